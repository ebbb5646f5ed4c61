"""Each folder of examples/ is documentation and acceptance test at once.

The lines of `command` are run one after the other in a copy of the folder; what they say, and the
files that they write, must be what `expected.txt` holds. `just regen` rewrites the expectations; a
person reads the diff.
"""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.table import Table, _Row
from lxml import html
from places import ROOT

from tongzhi_cli.office.word.xml import W

EXAMPLES = ROOT / "examples"
FANKUI = [sys.executable, "-m", "tongzhi_cli"]
REGENERATE = os.environ.get("FANKUI_REGEN") == "1"


@pytest.mark.filterwarnings("ignore:.*extension is not supported")  # openpyxl on data bars
@pytest.mark.parametrize("case", sorted(path.parent.name for path in EXAMPLES.glob("*/command")))
def test_example(case: str, tmp_path: Path) -> None:
    """The command of an example says and writes what its folder promises."""
    folder = EXAMPLES / case
    there = tmp_path / case
    shutil.copytree(folder, there)
    told = transcript(there)
    expected = folder / "expected.txt"
    if REGENERATE:
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")


def transcript(folder: Path) -> str:
    commands = (folder / "command").read_text(encoding="utf-8").strip().splitlines()
    before = _files(folder)
    parts: list[str] = []
    for command in commands:
        done = subprocess.run(
            [*FANKUI, *shlex.split(command)[1:]],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": "100", "NO_COLOR": "1"},
        )
        parts += [""] if parts else []
        parts += [f"$ {command}", f"（退出码 {done.returncode}）", ""]
        parts += ["【标准输出】", *_lines(done.stdout), "", "【说明】", *_lines(done.stderr)]
    for path in sorted(_files(folder) - before):
        name = path.relative_to(folder).as_posix()
        parts += ["", f"【{name}】", *_READ[path.suffix](path)]
    return "\n".join(parts) + "\n"


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_the_readme_has_the_commands_of_next_year() -> None:
    """From a notice to a form by the README alone: its block is the example that is run."""
    readme = (EXAMPLES.parent / "README.md").read_text(encoding="utf-8")
    block = readme.partition("<!-- next-year -->\n```sh\n")[2].partition("```")[0]
    assert block == (EXAMPLES / "next-year" / "command").read_text(encoding="utf-8")


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines()]


def _workbook(path: Path) -> list[str]:
    """The first sheet of a workbook as openpyxl, and so any other program, reads it."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [
        " | ".join(
            f"{cell.value or ''}{_noted(cell.comment.text if cell.comment else '')}" for cell in row
        ).rstrip()
        for row in sheet.iter_rows()
    ]


def _noted(text: str) -> str:
    return f"〔批注：{text.replace(chr(10), '／')}〕" if text else ""


def _text(path: Path) -> list[str]:
    """The lines of an answer log, a notice file, a calendar or a text."""
    return path.read_text(encoding="utf-8-sig").splitlines()


def _form(path: Path) -> list[str]:
    """A form as python-docx, and so any other program, reads it."""
    lines: list[str] = []
    document = docx.Document(str(path))
    notes = {str(one.comment_id): _noted(one.text) for one in document.comments}
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            lines += [" | ".join(_cells(row, notes)).rstrip() for row in part.rows]
        else:
            lines.append(part.text)
    return lines


def _page(path: Path) -> list[str]:
    """A page as it is read: its headings, paragraphs and the rows of its tables."""
    tree = html.parse(str(path)).getroot()
    found = tree.xpath("//h1|//h2|//h3|//p|//dl/div|//tr|//li")
    return [" | ".join(filter(None, map(_plain, list(one) or [one]))) for one in found]


def _plain(element: Any) -> str:
    return " ".join(part.strip() for part in element.itertext() if part.strip())


def _name_alone(_: Path) -> list[str]:
    """A picture is told by its name."""
    return []


def _cells(row: _Row, notes: dict[str, str]) -> list[str]:
    """The texts of a row, a merged cell's once, each with the comments on it."""
    found = {id(cell._tc): cell for cell in row.cells}  # noqa: SLF001
    texts = []
    for cell in found.values():
        there = cell._tc.iter(f"{W}commentReference")  # noqa: SLF001
        said = "".join(notes[one.get(f"{W}id", "")] for one in there)
        texts.append(cell.text.replace("\n", "／") + said)
    return texts


_READ = {
    ".xlsx": _workbook, ".docx": _form, ".jsonl": _text, ".toml": _text, ".png": _name_alone,
    ".ics": _text, ".txt": _text, ".html": _page,
}  # fmt: skip
