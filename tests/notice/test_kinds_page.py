"""Title, office, attachments, chats and places of notices: each kind by three inputs or more.

`kinds_page.tsv` holds whole small notices (⏎ ends a line) and one fact of each; `kinds_where.tsv`
what stands behind a date, where a paper goes and to whom; `kinds_task.tsv` a sentence with what is
to be done until its days.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tongzhi_cli.notice.draft import Draft
from tongzhi_cli.notice.reading.read import read
from tongzhi_cli.notice.reading.where import handed_to


def _rows(name: str) -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def _read(draft: Draft) -> str:
    cohorts = [f"{one.year}/{one.entry_year}/{one.level}" for one in draft.cohorts]
    return " ".join([*cohorts, *(f"{one.role}:{one.text}" for one in draft.deadlines)])


FACTS: dict[str, Callable[[Draft], str]] = {
    "title": lambda draft: draft.title,
    "issuer": lambda draft: draft.issuer,
    "number": lambda draft: draft.number,
    "issued": lambda draft: str(draft.issued),
    "attachments": lambda draft: "|".join(draft.attachments),
    "phrases": lambda draft: "|".join(one.text for one in draft.deadlines),
    "no_photo": lambda draft: draft.no_photo,
    "form": lambda draft: draft.form.title or "",
    "read": _read,
    "places": lambda draft: "|".join(f"{one.where}/{one.whom}" for one in draft.deadlines),
}
PAGES, WHERE, TASKS = map(_rows, ("kinds_page.tsv", "kinds_where.tsv", "kinds_task.tsv"))


@pytest.mark.parametrize(("kind", "text", "fact", "value"), PAGES)
def test_a_notice_says(kind: str, text: str, fact: str, value: str) -> None:
    """The fact of the row, and nothing else for it."""
    assert FACTS[fact](read(text.replace("⏎", "\n"))) == value, kind


@pytest.mark.parametrize(("kind", "after", "where", "whom"), WHERE)
def test_a_paper_goes(kind: str, after: str, where: str, whom: str) -> None:
    """To the place that is named whole, and to the person without it."""
    assert handed_to(after) == (where, whom), kind


@pytest.mark.parametrize("rows", [PAGES, WHERE, TASKS], ids=["page", "where", "task"])
def test_each_kind_has_three_rows(rows: list[list[str]]) -> None:
    """A kind that is tried once is an example, not a kind."""
    few = {kind: many for kind, many in Counter(row[0] for row in rows).items() if many < 3}
    assert few == {}


@pytest.mark.parametrize(("kind", "sentence", "what"), TASKS)
def test_what_is_to_be_done_until_a_day(kind: str, sentence: str, what: str) -> None:
    """Whole and alone: neither cut within a clause, nor with the words of the next day."""
    found = read(f"关于学信网图像校对的通知\n各学院：\n{sentence}\n教务处\n2027年3月1日\n")
    assert "|".join(one.what for one in found.deadlines) == what, kind
