"""Forms for one person in many shapes, each drawn blank and filled: `shapes/*.txt`.

The first line is the student's answer; then the blank form, the filled one, and what stays blank.
"""

from copy import deepcopy
from pathlib import Path

import pytest
from drawn_forms import drawn, read_back
from form_reading import Element, W, body, parts

from tongzhi_cli.anomaly.items.corrections import corrections
from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.word.person import blank, fill
from tongzhi_cli.form.word.person.blank import PersonForm
from tongzhi_cli.form.word.person.fill import FilledPerson, Person

SHAPES = sorted(Path(__file__).with_name("shapes").glob("*.txt"))
FACTS: dict[str, str] = {
    Column.NUMBER: "2014030101", Column.NAME: "安若曦", Column.SEX: "女",
    Column.CLASS: "2014级软件工程3班", Column.MAJOR: "软件工程", Column.COLLEGE: "软件学院",
    Column.ENTRY_YEAR: "2014级", Column.LEVEL: "本科",
}  # fmt: skip


class Shape:
    """A drawing: the *answer*, the *blank* form, the *filled* one, what is *left*."""

    def __init__(self, path: Path) -> None:
        answer, *lines = path.read_text("utf-8").splitlines()
        first, second = (at for at, line in enumerate(lines) if line == "---")
        self.answer, self.blank = answer, lines[:first]
        self.filled, self.left = lines[first + 1 : second], lines[second + 1 :]


def found(folder: Path, lines: list[str]) -> PersonForm:
    path = folder / "更正申请表.docx"
    path.write_bytes(drawn(lines))
    return blank.find(path)


def filled(form: PersonForm, answer: str) -> FilledPerson:
    return fill.fill(form, Person(FACTS, corrections(answer), answer))


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_a_form_is_filled_as_drawn(path: Path, tmp_path: Path) -> None:
    """What is known stands in its blank; what is not, or is somebody else's, is left and told."""
    shape = Shape(path)
    form = found(tmp_path, shape.blank)
    made = filled(form, shape.answer)
    assert read_back(body(made.data)) == shape.filled
    assert ["、".join([*made.left, *form.by_hand])] == shape.left


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_everything_outside_the_filled_blanks_is_as_it_was(path: Path, tmp_path: Path) -> None:
    """Only paragraphs that read otherwise differ, and those in their runs alone."""
    shape = Shape(path)
    form = found(tmp_path, shape.blank)
    data = filled(form, shape.answer).data
    before, after = parts(form.package.data), parts(data)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    old, new = body(form.package.data), body(data)
    assert without_runs(old) == without_runs(new)
    pairs = zip(old.iter(f"{W}p"), new.iter(f"{W}p"), strict=True)
    changed = [(one, other) for one, other in pairs if canonical(one) != canonical(other)]
    assert changed
    assert all(said(one) != said(other) for one, other in changed)


@pytest.mark.parametrize("path", SHAPES[:4], ids=lambda path: path.stem)
def test_the_same_student_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    """A form filled again is identical."""
    shape = Shape(path)
    form = found(tmp_path, shape.blank)
    assert filled(form, shape.answer).data == filled(form, shape.answer).data


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_nothing_known_leaves_a_form_blank(path: Path, tmp_path: Path) -> None:
    """A form filled with nothing is the blank one: no blank is ever guessed."""
    shape = Shape(path)
    form = found(tmp_path, shape.blank)
    data = fill.fill(form, Person({}, (), "")).data
    assert read_back(body(data)) == read_back(body(form.package.data))


def said(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def canonical(element: Element) -> bytes:
    from lxml import etree

    return etree.tostring(element, method="c14n")


def without_runs(root: Element) -> bytes:
    made = deepcopy(root)
    for paragraph in made.iter(f"{W}p"):
        for run in paragraph.findall(f"{W}r"):
            paragraph.remove(run)
    return canonical(made)
