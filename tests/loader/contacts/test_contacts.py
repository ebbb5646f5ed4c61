"""Who speaks for a class, and at which phone, however a list tells it."""

from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from conftest import workbook
from tongzhi_cli.loader.contacts import find, match
from tongzhi_cli.loader.contacts.find import Told
from tongzhi_cli.loader.contacts.match import Monitor, Named

KINDS = [
    line.split("\t")
    for line in Path(__file__).with_name("kinds_contacts.tsv").read_text("utf-8").splitlines()[1:]
]


def in_words(one: Told) -> str:
    whose = one.number or f"{one.college}{one.class_name}"
    return f"{whose}: {' '.join([one.name, *one.phones])}"


@pytest.mark.parametrize(("kind", "rows", "told"), KINDS)
def test_kinds(tmp_path: Path, kind: str, rows: str, told: str) -> None:
    """Each way of telling it is read to the letter, and nobody else's phone is taken."""
    assert kind
    cells = [row.split("|") for row in rows.split(" / ")]
    path = workbook(tmp_path / "名单.xlsx", cells)
    assert " / ".join(map(in_words, find.in_files([path]))) == told


def test_each_kind_has_neighbours() -> None:
    """At least three inputs a kind."""
    assert [kind for kind, count in Counter(row[0] for row in KINDS).items() if count < 3] == []


def test_a_phone_that_is_a_number(tmp_path: Path) -> None:
    """Excel keeps a phone as a number: all its digits are told."""
    rows: list[list[object]] = [
        ["学号", "姓名", "职务", "手机"],
        ["1", "安若", "班长", 13800000001],
    ]
    path = workbook(tmp_path / "名单.xlsx", rows)
    assert find.in_files([path]) == [Told("1", "", "", "安若", ("13800000001",))]


def test_a_sheet_of_its_own(tmp_path: Path) -> None:
    """The second sheet of the roll may be the list of 班长; merged classes reach down."""
    path = workbook(tmp_path / "名单.xlsx", [["学号", "姓名"], ["1", "安若"]])
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("班长")
    for row in (
        ["班级", "姓名", "职务", "手机"],
        ["1班", "安若", "班长", "1"],
        ["", "白思", "班长", "2"],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(path)
    told = find.in_files([path])
    assert [(one.class_name, one.name) for one in told] == [("1班", "安若"), ("1班", "白思")]


def test_what_cannot_be_read_tells_nothing(tmp_path: Path) -> None:
    """A broken file was told of by whoever needs it."""
    broken = tmp_path / "名单.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    assert find.in_files([broken, tmp_path / "no.xlsx"]) == []


CLASSES = {"a": Named("软件学院", "2014级软件1班"), "b": Named("数学学院", "2014级软件1班"),
           "c": Named("数学学院", "2014级数学2班"), "d": Named("", "2014级英语3班")}  # fmt: skip


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (Told("7", "", "别的班", "安若", ()), {"a": (Monitor("安若", ()),)}),
        (Told("", "", "2014级数学（2）班", "安若", ("1",)), {"c": (Monitor("安若", ("1",)),)}),
        (Told("", "数学学院", "2014级软件1班", "安若", ()), {"b": (Monitor("安若", ()),)}),
        (Told("", "", "2014级软件1班", "安若", ()), {}),  # it may be either
        (Told("", "软件学院", "2014级数学2班", "安若", ()), {}),  # another college's class
        (Told("", "外语学院", "2014级软件1班", "安若", ()), {}),
        (Told("", "外语学院", "2014级英语3班", "安若", ()), {"d": (Monitor("安若", ()),)}),
        (Told("", "", "2014级软件9班", "安若", ()), {}),
        (Told("9", "", "", "安若", ()), {}),
    ],
)
def test_whose_class(told: Told, found: dict[str, tuple[Monitor, ...]]) -> None:
    """By a 学号 of the class, else by a name that only one class has."""
    assert match.by_class([told], {"7": "a"}, CLASSES) == found


def test_a_student_without_a_number_has_no_class_named() -> None:
    """A row that names a class is not that of somebody whose 学号 is empty as well."""
    told = Told("", "数学学院", "2014级数学2班", "安若", ())
    assert match.by_class([told], {"": "a"}, CLASSES) == {"c": (Monitor("安若", ()),)}


def test_who_is_told_with_a_phone_counts() -> None:
    """The same 班长 told twice is one, with the phone; several are called, at most three."""
    told = [
        Told("7", "", "", name, tuple(phone.strip()))
        for name, phone in ("安 ", "安1", "白2", "曹3", "丁4")
    ]
    (found,) = match.by_class(told, {"7": "a"}, CLASSES).values()
    assert found == (Monitor("安", ("1",)), Monitor("白", ("2",)), Monitor("曹", ("3",)))
