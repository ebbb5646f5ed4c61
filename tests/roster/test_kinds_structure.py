"""What stands above, below and beside the cells of a roster: each kind, and what must come of it.

The files of `kinds_structure/` hold a kind each, as `roster_kinds` tells.
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from builders import notice_2018, shown
from roster_kinds import CASES, FOLDER, MARKS, Case, cases_of, written

from tongzhi_cli.check.lists import check_lists
from tongzhi_cli.columns.mapping import mapping_of
from tongzhi_cli.errors import InputError
from tongzhi_cli.roster import read as rosters

REGENERATE = os.environ.get("FANKUI_REGEN") == "1"
#: A kind is shown by so many cases at least.
FEWEST = 3


def came_of(path: Path, case: Case) -> list[str]:
    """What comes of reading a file, as lines of a case."""
    sheets = [case.options[at + 1] for at, one in enumerate(case.options) if one == "--sheet"]
    maps = [case.options[at + 1] for at, one in enumerate(case.options) if one == "--map"]
    try:
        roster, _ = rosters.read(path, notice_2018(), mapping=mapping_of(maps), sheets=sheets)
    except InputError as error:
        message = error.message.replace(str(path), "名单")
        return [f"x {message}", f"? {error.hint}"]
    notes = [
        f"! {one.code} {one.severity} "
        f"{(one.where.cell or one.where.line or one.where.sheet or '-') if one.where else '-'} "
        f"{one.message.replace(str(path), '名单')}"
        for one in check_lists([roster])
    ]
    return [*(f"-> {line}" for line in shown(roster.students)), *notes]


def students(lines: Sequence[str]) -> list[str]:
    """Of what comes of a file, what is the same in every format."""
    return [line for line in lines if line.startswith("-> ")] or [
        line.split(" ", 1)[0] for line in lines if line.startswith("x ")
    ]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.kind}: {case.title}" for case in CASES])
def test_each_kind_comes_out_as_a_person_reads_it(tmp_path: Path, case: Case) -> None:
    """Every student is read, or it is said which were not and why; in every format the same."""
    for at, form in enumerate(case.formats):
        came = came_of(written(case, form, tmp_path), case)
        if at == 0:
            assert came == case.expected
        else:
            assert students(came) == students(case.expected), form


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_each_kind_is_shown_by_several_cases(path: Path) -> None:
    """A kind is mended, not an example: at least three cases, each with what comes of it."""
    cases = list(cases_of(path))
    assert len(cases) >= FEWEST
    assert all(case.expected for case in cases)
    assert len({case.title for case in cases}) == len(cases)


@pytest.mark.skipif(not REGENERATE, reason="only where the expected lines are made anew")
def test_regenerate(tmp_path: Path) -> None:
    """Write what comes out today; read the difference."""
    for path in sorted(FOLDER.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        blocks = re.split(r"^== ", text, flags=re.MULTILINE)
        made = [blocks[0]]
        for block, case in zip(blocks[1:], cases_of(path), strict=True):
            inputs = [one for one in block.split("\n") if not one.startswith(MARKS)]
            body = "\n".join(inputs).rstrip("\n")
            came = came_of(written(case, case.formats[0], tmp_path), case)
            made.append(f"{body}\n" + "\n".join(came) + "\n\n")
        path.write_text("== ".join(made).rstrip("\n") + "\n", encoding="utf-8")
