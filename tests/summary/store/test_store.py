"""Records in columns: what goes in comes out, in the same order, and takes little room."""

import tracemalloc
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from tempfile import TemporaryFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import NumberFault, number_key
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.summary.merge import merged
from tongzhi_cli.summary.model import Decision, Kind, Origin, Record, Summary, part_of, record_key
from tongzhi_cli.summary.store import pool
from tongzhi_cli.summary.store.order import in_order
from tongzhi_cli.summary.store.pool import Numbers
from tongzhi_cli.summary.store.rows import Rows
from tongzhi_cli.summary.store.store import Store
from tongzhi_cli.summary.union import held, merge, part_in, rows_of
from tongzhi_cli.summary.workbook.write import write

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
START = NOTICE.local(datetime(2018, 3, 20, 8))  # noqa: DTZ001  of the notice

# --- a record comes out as it went in ------------------------------------------------------------

NUMBERS = st.sampled_from(
    ["", "0", "00", "123", "0123", "2014030101", "B2014-1", "b2014", "１２３", "2.01E+09", "9" * 16,
     "9" * 17, "1" * 30, "-1", " 1", "²", "甲1", "0" * 16]
) | st.text(max_size=24)  # fmt: skip
TEXTS = st.text(st.characters(), max_size=12)  # halves of surrogates as well
CELLS = st.sampled_from(
    [
        "A1",
        "B12",
        "XFD1048576",
        "B012",
        "b12",
        "12",
        "B",
        "",
        "B0",
        "$B$2",
        "B1234567890",
        "Ｂ2",
        "B２",
    ]
) | st.text(max_size=4)
LINES = st.sampled_from([None, 0, 1, -1, 999_999_999, 1_000_000_000, 2**40])
TIMES = st.none() | (st.integers(0, 10**7) | st.floats(0, 9)).map(
    lambda seconds: START + timedelta(seconds=seconds)
)
RECORDS = st.builds(
    Record,
    NUMBERS,
    TEXTS,
    st.builds(Where, TEXTS, st.none() | TEXTS, st.none() | CELLS, LINES),
    st.sampled_from(Kind),
    *[TEXTS] * 2,
    st.none() | st.integers(0, 3000),
    *[TEXTS] * 3,
    *[TIMES] * 2,
    TEXTS,
    st.sampled_from(NumberFault),
    st.booleans(),
    TEXTS,
    st.none() | st.builds(Decision, *[TEXTS] * 4),
)


def rows(records: Sequence[Record]) -> Rows:
    """Records in a store of their own."""
    store = Store()
    return Rows(store, array("I", map(store.add, records)))


@pytest.mark.parametrize("shared", [1, 3, 30_000])
def test_a_record_comes_out_as_it_went_in(shared: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each field, whether a value is one of the first or not."""
    monkeypatch.setattr(pool, "_SHARED", shared)

    @given(st.lists(RECORDS, max_size=6))
    def law(records: list[Record]) -> None:
        found = rows(records)
        at_once = Store()
        assert Rows(at_once, at_once.extend(records)) == found
        assert [repr(one) for one in found] == [repr(one) for one in records]
        assert [found.store.where(at) for at in found.ids] == [one.where for one in records]
        assert [*found.told()] == [(one.number, one.name, one.result) for one in records]
        assert found.said() == Counter(one.result for one in records)

    law()


@given(st.lists(RECORDS, max_size=6))
def test_sound_together_is_each(records: list[Record]) -> None:
    """Records that are sound as one are sound each; 学号 of digits and nothing wrong are sound."""
    found = rows(records)
    lost = [found.store.is_lost(at) for at in found.ids]
    if found.store.are_sound(found.ids):
        assert not any(lost)
    plain = [one._replace(number="12", fault=NumberFault.NONE) for one in records]
    sound = rows(plain)
    assert sound.store.are_sound(sound.ids) == bool(records)


def test_of_one_class_at_once() -> None:
    """Those of one class go in at once, whatever number, name or row each has, and come out."""
    store = Store()
    told = [record(str(at * 37), at) for at in range(45)]
    lines = [
        one._replace(where=Where("1班.docx", "第1张表", None, at)) for at, one in enumerate(told)
    ]
    assert Rows(store, store.extend(told)) == tuple(told)
    assert Rows(store, store.extend(lines)) == tuple(lines)
    assert Rows(store, store.extend([])) == ()


@given(st.lists(RECORDS, max_size=5), st.lists(RECORDS, max_size=5))
def test_rows_are_equal_as_tuples_are(some: list[Record], others: list[Record]) -> None:
    """To what holds the same records, in whatever store, and to nothing else."""
    found = rows(some)
    assert found == rows(some) == tuple(some)
    assert tuple(some) == found
    assert hash(found) == hash(tuple(some))
    assert (found == rows(others)) == (some == others) == (found == tuple(others))
    assert found[1:] == tuple(some[1:])
    assert found != some  # a list is no tuple either


@given(st.lists(NUMBERS, max_size=400))
def test_each_number_has_one_code(numbers: list[str]) -> None:
    """Two 学号 are equal if their codes are, and each is told by its code."""
    codes = Numbers()
    found = [codes.code(one) for one in numbers]
    assert [codes.text(one) for one in found] == numbers
    assert [codes.known(one) for one in numbers] == found
    assert len(set(found)) == len(set(numbers))
    assert all(-(2**63) <= one < 2**63 for one in found)


def test_heads_without_number() -> None:
    """Where more letters come in front of the digits than are numbered, each 学号 is kept whole."""
    numbers = [f"{chr(0x4E00 + at)}{at}" for at in range(600)]
    codes = Numbers()
    assert [codes.text(codes.code(one)) for one in numbers + numbers] == numbers + numbers
    assert codes.known("外1") is None


#: 学号 that ascend, in which the integers need not.
ORDERED = [["9", "10"], ["09", "10"], ["010", "11"], ["A9", "B1"], ["2", "10", "A1"], ["", "1"]]


@pytest.mark.parametrize("numbers", ORDERED)
@pytest.mark.parametrize("turned", [False, True])
def test_order_of_lines(numbers: list[str], turned: bool) -> None:
    """学号 by their value, however they are held."""
    known = sorted(numbers, key=number_key)
    given_in = [*reversed(known)] if turned else known
    found = rows([record(one, at) for at, one in enumerate(given_in)])
    order = in_order(found.store, found.ids)
    assert [found[at].number for at in order] == known


def record(number: str, at: int, file: str = "1班.xlsx", classes: int = 45) -> Record:
    """The row of a student, as those of a school are."""
    when = START + timedelta(minutes=at % 500)
    name = "".join(chr(0x4E00 + at * step % 900) for step in (7, 11, 13))
    where = Where(file, "名单", f"B{at % 45 + 2}")
    of_class = (f"2014级软件{at // classes}班", "软件学院", 2014, "本科", "软件工程")
    return Record(number, name, where, Kind.ROSTER, *of_class, "无误", when, when)


@given(
    st.lists(RECORDS.map(lambda one: one._replace(where=one.where._replace(file="甲"))), max_size=8)
)
def test_a_part_in_a_store_is_the_part(records: list[Record]) -> None:
    """Its records come in the same order and once, as those of a part that is no store's."""
    store = Store()
    ids = array("I", map(store.add, [*records, *records[:2]]))
    origins = [Origin("甲", Kind.FORM)]
    part = part_of("甲", origins, records, [])
    assert part_in(store, "甲", origins, ids, []) == part
    assert [record_key(one) for one in part.records] == sorted(map(record_key, set(records)))


def test_records_move_once() -> None:
    """Parts that are held stay where they are, and a merge moves the fewer to the more."""
    store, other = Store(), Store()
    of = [
        part_of(f"{at}", [], [record("1", at, f"{at}") for at in range(at + 1)], [])
        for at in (0, 3)
    ]
    few, many = held(Summary((of[0],)), store), held(Summary((of[1],)), other)
    assert held(few, other) == few
    assert (len(store), len(other)) == (1, 4)
    whole = merge([few, many])
    assert [one.records for one in whole.parts] == [of[0].records, of[1].records]
    assert rows_of(whole).store is other
    assert (len(store), len(other)) == (1, 5)
    found = merged(Summary(tuple(of)), NOTICE)
    before = len(found.lines.store)
    assert rows_of(found.summary).store is found.lines.store
    assert len(found.lines.store) == before


# --- little room ---------------------------------------------------------------------------------


def traced(
    make: Callable[[int], object], fewer: int = 1_000, more: int = 10_000
) -> tuple[float, float]:
    """Bytes a line of what is made of so many lines: what stays, and the most at a time.

    What is kept for the whole run and not for a line (caches, each with a bound) is filled
    first, or a line would cost what the tests before this one happened to leave unfilled.
    """
    sizes = []
    make(more)
    for count in (fewer, more):
        tracemalloc.start()
        kept = make(count)
        sizes.append(tracemalloc.get_traced_memory())
        tracemalloc.stop()
        del kept
    (least, least_peak), (most, peak) = sizes
    return (most - least) / (more - fewer), (peak - least_peak) / (more - fewer)


def school(count: int) -> Summary:
    """The summary of a school of so many students, 45 to a file."""
    store = Store()
    ids = {
        f"{begin}班.xlsx": array(
            "I",
            (
                store.add(record(f"2014{begin + at:08d}", begin + at, f"{begin}班.xlsx"))
                for at in range(min(45, count - begin))
            ),
        )
        for begin in range(0, count, 45)
    }
    return Summary(
        tuple(
            part_in(store, file, [Origin(file, Kind.ROSTER)], own, [])
            for file, own in sorted(ids.items())
        )
    )


def test_lines_take_little_room() -> None:
    """As objects a line took some 400 bytes: a province of a million would not fit."""
    stays, most = traced(school)
    assert stays < 90
    assert most < 100
    stays, most = traced(lambda count: merged(school(count), NOTICE))
    assert stays < 120
    assert most < 170


def test_workbook_is_not_held() -> None:
    """Its bytes go to the file as they are made, and leave nothing behind."""

    def written(count: int) -> None:
        found = merged(in_one_class(count), NOTICE)
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        with TemporaryFile() as file:
            write(file, found)
        peaks.append(tracemalloc.get_traced_memory()[1] - before)

    peaks: list[int] = []
    traced(written, 1_000, 5_000)  # what caches and garbage take is little beside so many
    assert (peaks[2] - peaks[1]) / 4_000 < 50


def in_one_class(count: int) -> Summary:
    """Of so many students of one class: 总览 is short."""
    people = [record(f"2014{at:08d}", at, classes=count) for at in range(count)]
    return Summary((part_of("1班.xlsx", [Origin("1班.xlsx", Kind.ROSTER)], people, []),))
