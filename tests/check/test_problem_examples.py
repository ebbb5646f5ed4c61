"""The example of each kind of problem is true: a class that holds it brings up just that."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from new_document import new_document
from places import ROOT

from conftest import NOW, Run
from tongzhi_cli.model.problem import Example, Kind, Where
from tongzhi_cli.summary.kinds import KINDS

Fankui = Callable[..., Run]
DOCS = (ROOT / "docs/problems.md").read_text("utf-8")


def form(text: str) -> bytes:
    """A form typed in Word: what is above the table, and below it the rows of the table."""
    above, *rows = text.splitlines()
    document = new_document()
    document.add_paragraph(above)
    table = document.add_table(0, 3)
    for row in rows:
        for cell, said in zip(table.add_row().cells, row.split(","), strict=True):
            cell.text = said
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def section(kind: Kind) -> str:
    """What docs/problems.md says of a kind."""
    clause = f"依据：{kind.clause}\n\n" if kind.clause else ""
    return (
        f"## {kind.title} `{kind.code}`\n\n{kind.means}\n\n{clause}例子：{kind.example.seen}\n\n"
        f"> {kind.example.said}\n\n怎么办：{kind.do}\n"
    )


def problems(fankui: Fankui, example: Example, folder: Path) -> list[dict[str, Any]]:
    """What the command of *example* says in *folder*, as --json gives it."""
    for name, text in example.files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(form(text) if path.suffix == ".docx" else text.encode())
    words = example.command.split()
    if "--now" not in words and words[0] != "import":  # which asks for no time
        words += ["--now", NOW]
    run = fankui(*words, "--json")
    found: list[dict[str, Any]] = json.loads(run.out)["problems"]
    return found


@pytest.mark.parametrize("code", KINDS)
def test_the_docs_say_of_each_kind_what_the_program_says(code: str) -> None:
    """What a kind means, where that stands, an example and what to do: word by word."""
    assert section(KINDS[code]) in DOCS


@pytest.mark.parametrize("code", KINDS)
def test_examples_are_true(
    code: str, fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The report on the class says what the example says it does, of the place it names."""
    monkeypatch.chdir(tmp_path)
    example = KINDS[code].example
    found = problems(fankui, example, tmp_path)
    told = {one["message"]: place(one) for one in found if one["code"] == code}
    assert example.said in told
    is_of_student = all(one["number"] for one in found if one["code"] == code)
    assert is_of_student or not KINDS[code].of_student
    assert example.seen.startswith(told[example.said])
    written = " ".join([*example.files, *example.files.values()])
    for what in re.findall(r"\d{8,}|[^\s：；，]+\.(?:csv|docx|pdf|jsonl)", example.seen):
        assert what in written


def place(problem: dict[str, Any]) -> str:
    """Where a problem of --json is, as reports write it."""
    if problem["file"] is None:
        return ""
    return str(Where(problem["file"], problem["sheet"], problem["cell"], problem["line"]))


@pytest.mark.parametrize("code", KINDS)
def test_the_tables_of_examples_are_whole(code: str) -> None:
    """Their last line ends as programs end it: what is shown is what the kind is about, alone."""
    tables = [text for name, text in KINDS[code].example.files.items() if name.endswith(".csv")]
    assert [text for text in tables if not text.endswith("\n") or text.endswith("\n\n")] == []


@pytest.mark.parametrize("code", KINDS)
def test_explain_shows_the_example(code: str, fankui: Fankui) -> None:
    """`fankui explain` tells all of it: what it means, an example, what to do."""
    kind = KINDS[code]
    run = fankui("explain", code)
    assert run.code == 0
    for told in (kind.title, code, kind.means, kind.example.seen, kind.example.said, kind.do):
        assert told in run.out
