"""Whom to call in a class, and where its questionnaire is, by the columns of the school's list."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from tongzhi_cli.packs.contacts import Row, Told, contact_of, told_by

ROWS = list(
    csv.DictReader(
        Path(__file__).with_name("kinds_contacts.tsv").read_text("utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['kind']}: {row['headings']}" for row in ROWS])
def test_what_the_rows_of_a_class_tell(row: dict[str, str]) -> None:
    """The monitor, the phone and the links are those of the columns, and nobody else's."""
    headings = dict(enumerate(row["headings"].split(",")))
    columns = told_by(headings)
    assert Told[row["kind"]] in columns
    people = [one.split(",") for one in row["rows"].split(";")]
    rows = [Row(one[0], {told: one[at] for told, at in columns.items()}) for one in people]
    found = contact_of(rows)
    links = tuple(row["links"].split())
    assert (found.monitor, found.phone, found.links) == (row["monitor"], row["phone"], links)


def test_each_kind_has_three() -> None:
    """No column is known by one or two lists alone."""
    counts = Counter(row["kind"] for row in ROWS)
    assert {told.name: counts[told.name] >= 3 for told in Told} == dict.fromkeys(
        (told.name for told in Told), True
    )


def test_what_tells_of_nobody_is_no_such_column() -> None:
    """The columns that a roster is read for stay its own."""
    assert told_by({0: "学号", 1: "姓名", 2: "班级", 3: "备注", 4: "QQ", 5: "家长电话"}) == {}
