"""Forms that ask for a signature and have no column for the result: what is read of them."""

import csv
from collections import Counter
from pathlib import Path

import docx
import pytest
from blank_forms import form, saved

from tongzhi_cli.answers.result.judge import judge, meaning
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.errors import NoResultError
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.rows import Row, outcome
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.model.file_kind import FileKind
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.summary import file_kind

with (Path(__file__).parent / "kinds_signed.tsv").open(encoding="utf-8") as lines:
    KINDS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
NAMED = [f"{one['header']}: {one['rows']}" for one in KINDS]
SIGN_ONLY = [one for one in KINDS if one["kind"] == "sign only"]
REMARKS = [one for one in KINDS if one not in SIGN_ONLY]
NOTICE = notice_toml.read(notice_toml.BUILT_IN)
NUMBERS = ("2014030101", "2014030102", "2014030103")
SAID = ("无误", "民族有误：显示“汉族”，应为“回族”", "")


def typed(kind: dict[str, str], folder: Path) -> Path:
    """The form, filled in by hand."""
    header = kind["header"].split("|")
    document = form(header, 3)
    rows = zip(document.tables[0].rows[1:], kind["rows"].split("|"), NUMBERS, "甲乙丙", strict=True)
    for row, said, number, name in rows:
        note, _, signed = f"/{said}".rpartition("/") if "/" not in said else said.rpartition("/")
        texts = {
            Column.NUMBER: number,
            Column.NAME: name,
            Column.NOTE: note.strip("/"),
            Column.SIGNATURE: signed,
        }
        for cell, heading in zip(row.cells, header, strict=True):
            column = column_of(normal(heading), Paper.SIGNED)
            cell.text = texts.get(column, "") if column else ""
    path = folder / "反馈表.docx"
    path.write_bytes(saved(document))
    return path


def built(kind: dict[str, str], folder: Path) -> Path:
    """The form as `build` fills it: nobody has signed yet."""
    (folder / "空表.docx").write_bytes(saved(form(kind["header"].split("|"), 5)))
    rows = [
        Row(at, number, name, said, outcome(judge(said)))
        for at, (number, name, said) in enumerate(zip(NUMBERS, "甲乙丙", SAID, strict=True), 1)
    ]
    path = folder / "反馈表.docx"
    path.write_bytes(blank_form.fill(blank_form.find(folder / "空表.docx"), rows).data)
    return path


@pytest.mark.parametrize("make", [typed, built])
@pytest.mark.parametrize("kind", SIGN_ONLY, ids=lambda kind: kind["header"])
def test_a_form_that_is_only_signed_has_no_results(
    kind: dict[str, str], make: "object", tmp_path: Path
) -> None:
    """Who signed may be wrong as well: nothing is inferred, and what to hand in is said."""
    path = (typed if make is typed else built)(kind, tmp_path)
    names = [[cell.text for cell in row.cells] for row in docx.Document(str(path)).tables[0].rows]
    assert [number in names[at] for at, number in enumerate(NUMBERS, 1)] == [True] * 3
    with pytest.raises(NoResultError, match="没有写结果的地方") as told:
        form_reading.read(path, NOTICE)
    assert "勘误表" in told.value.hint
    assert file_kind.kind_of(file_kind.opened(path), NOTICE).kind is FileKind.ONLY_SIGNED


@pytest.mark.parametrize("kind", REMARKS, ids=NAMED[len(SIGN_ONLY) :])
def test_a_remark_and_a_signature_are_read(kind: dict[str, str], tmp_path: Path) -> None:
    """A remark says what is wrong; who signed beside a blank one is right, else missing."""
    _, answers = form_reading.read(typed(kind, tmp_path), NOTICE)
    found = {one.number: str(meaning(one, NOTICE).status) for one in answers}
    assert [found.get(number, "missing") for number in NUMBERS] == kind["read"].split("|")


@pytest.mark.parametrize("kind", REMARKS, ids=NAMED[len(SIGN_ONLY) :])
def test_what_build_writes_into_remarks_reads_back(kind: dict[str, str], tmp_path: Path) -> None:
    """Unsigned as it comes out of the printer it says the same as the roster."""
    _, answers = form_reading.read(built(kind, tmp_path), NOTICE)
    found = {one.number: meaning(one, NOTICE).text for one in answers}
    assert [found.get(number, "") for number in NUMBERS] == [*SAID]


def test_each_kind_has_inputs_of_its_own() -> None:
    """Each kind has three inputs at least."""
    assert min(Counter(kind["kind"] for kind in KINDS).values()) >= 3
