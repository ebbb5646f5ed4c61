"""Lines as rows: written column by column they are what each is by itself."""

from array import array
from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summary.store.test_store import RECORDS, START
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.model.problem import Where
from tongzhi_cli.summary.model import Decision, Kind, Record
from tongzhi_cli.summary.store import pool
from tongzhi_cli.summary.store.rows import Rows
from tongzhi_cli.summary.store.store import Store
from tongzhi_cli.summary.workbook.layout import RECORD_COLUMNS, VARYING
from tongzhi_cli.summary.workbook.lines import Lines, with_status
from tongzhi_cli.summary.workbook.long_sheet import parting

LATER = START + timedelta(minutes=1)
ONE = Record(
    "2014030101", "李明", Where("1班.xlsx", "名单", "C2"), Kind.ROSTER, "软件 1班", "软件学院",
    2014, "本科", "", "无误", START, START, "班长",
)  # fmt: skip
#: What it may have instead, field by field.
OTHERWISE: dict[str, list[Any]] = {
    "number": ["0123", "", "B 1", "９"],
    "name": ["王 芳", "", "阿依·古丽", "a<b&c", "\ud800", "名" * 120, "%s"],
    "where": [
        Where("1班.xlsx", "名单", "C3"), Where("1班.xlsx", "名单", "C03"), Where("1班.csv"),
        Where("1班.docx", "第1张表", None, 1), Where("1班.docx", "第1张表", None, 0),
        Where("1班.csv", None, None, 7), Where("1班.csv", None, "", 0),
    ],
    "class_name": ["2班"],
    "result": ["", "照片 不是本人"],
    "checked_at": [None, LATER],
    "given_at": [None, LATER],
    "note": ["", "_x0041_"],
    "away": ["休学"],
    "on_purpose": [True],
    "decision": [Decision("王老师"), Decision(void="作废")],
}  # fmt: skip
#: It, and others that differ from it in one field.
EACH = [
    ONE,
    *(ONE._replace(**{field: value}) for field, values in OTHERWISE.items() for value in values),
]
#: Records of one class, which differ in little; they go into a store at once.
CLASS = [
    ONE._replace(where=Where("1班.xlsx", "名单", f"C{at}"), checked_at=one, given_at=other)
    for at, (one, other) in enumerate(
        [(None, None), (START, START), (LATER, LATER), (START, LATER)], 2
    )
]
ALIKE = st.fixed_dictionaries(
    {field: st.sampled_from([getattr(ONE, field), *values]) for field, values in OTHERWISE.items()}
).map(lambda told: ONE._replace(**told))


def law(records: Sequence[Record], statuses: Sequence[Status], moved: Collection[int] = ()) -> None:
    """The texts that vary are its own, and of one key is what has all else alike."""
    store = Store()
    raw = store.extend(records)
    shown = array("I")
    for at in raw:
        other = store.in_class(store.commons[at], "软件学院", "2班")
        shown.append(store.like(at, other) if at in moved else at)
    lines = Lines(Rows(store, shown), Rows(store, raw), statuses)
    parted = parting([RECORD_COLUMNS.index(one) for one in VARYING], len(RECORD_COLUMNS))
    quick, make = lines.quick()
    common: dict[object, object] = {}
    for (key, texts, at), line in zip(quick, lines, strict=True):
        alike, own, row = parted(with_status(line))
        assert texts == own
        assert common.setdefault(key, alike) == alike
        assert make(at) == row


@given(
    st.lists(ALIKE, max_size=8) | st.lists(RECORDS, max_size=6),
    st.lists(st.sampled_from(Status), min_size=8, max_size=8),
    st.sets(st.integers(0, 7)),
)
def test_lines_are_written_as_the_row_of_each_is(
    records: list[Record], statuses: list[Status], moved: set[int]
) -> None:
    """Whatever they are, and whether or not they are in another class than their file says."""
    law(records, statuses[: len(records)], moved)


@pytest.mark.parametrize("shared", [2, 30_000])
@pytest.mark.parametrize("records", [EACH, CLASS])
def test_so_are_lines_that_differ_in_one_thing(
    records: list[Record], shared: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In each field, and in what they amount to; whether or not their texts are packed."""
    monkeypatch.setattr(pool, "_SHARED", shared)
    law([*records, *records], [Status.OK] * len(records) + [Status.VAGUE] * len(records))
