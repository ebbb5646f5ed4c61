"""Files that other programs open are read: packed anew, without what stands first, renamed."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spreadsheets import delimited, html, inline_strings, ods, unzipped, xlsb, xml2003, zipped

from tongzhi_cli.errors import InputError
from tongzhi_cli.tables.formats.text import decode
from tongzhi_cli.tables.read import read_data

ROWS = [["学号", "姓名"], ["2014030101", "安若思"]]
ODS = unzipped(ods({"名单": ROWS}))
XML = xml2003({"名单": ROWS})
BARE = re.sub(rb"^(?:\s*<\?.*?\?>)+\s*", b"", XML)
BOM = b"\xef\xbb\xbf"


def packed(*, without: str = "", kind: bytes | None = None) -> bytes:
    """The .ods packed anew, its parts in the order of their names."""
    parts: Mapping[str, bytes] = {
        name: ODS[name] for name in sorted(ODS, reverse=True) if not re.match(without or "$", name)
    }
    if kind is not None:
        parts = {**parts, "mimetype": kind}
    return zipped(parts)


def inside(folder: str, data: bytes, **beside: bytes) -> bytes:
    """A package with all of its parts in a folder, and what stands *beside* that."""
    return zipped({**beside, **{folder + name: part for name, part in unzipped(data).items()}})


def prefixed(prefix: str) -> bytes:
    """An .xlsx that names every element of every part of the workbook with a prefix."""
    parts = unzipped(inline_strings(ROWS, prefix=prefix))
    book = parts["xl/workbook.xml"].decode()
    book = re.sub(r"<(/?)(?=workbook|sheets|sheet )", rf"<\1{prefix}:", book)
    book = book.replace("xmlns=", f"xmlns:{prefix}=", 1)
    relations = "xl/_rels/workbook.xml.rels"
    told = parts[relations].decode().replace("xmlns=", f"xmlns:{prefix}=", 1)
    told = re.sub(r"<(/?)(?=Relationship)", rf"<\1{prefix}:", told)
    return zipped({**parts, "xl/workbook.xml": book.encode(), relations: told.encode()})


KIND = ODS["mimetype"]
#: Kind, name of the file, what it holds.
READ: list[tuple[str, str, Callable[[], bytes]]] = [
    ("packed anew", "a.ods", packed),
    ("packed anew", "a.ods", lambda: packed(without="mimetype")),
    ("packed anew", "a.xls", lambda: packed(without="mimetype|META-INF")),
    ("packed anew", "a.zip", lambda: zipped({"content.xml": ODS["content.xml"]})),
    ("mimetype", "a.ods", lambda: packed(kind=KIND + b"\n")),
    ("mimetype", "a.ods", lambda: packed(kind=BOM + KIND)),
    ("mimetype", "a.ODS", lambda: packed(kind=KIND.upper())),
    ("mimetype", "a.ots", lambda: packed(kind=KIND + b"-template")),
    ("mimetype", "a.ods", lambda: packed(kind=b"")),
    ("no first line", "a.xml", lambda: BARE),
    ("no first line", "a.xls", lambda: BARE),
    ("no first line", "a.XLS", lambda: b'<?mso-application progid="Excel.Sheet"?>\n' + BARE),
    ("no first line", "a.csv", lambda: BARE),
    ("in front", "a.xml", lambda: BOM + BARE),
    ("in front", "a.xls", lambda: b"\r\n\t \r\n" + XML),
    ("in front", "a.xls", lambda: b"\n" * 9000 + BARE),
    ("in front", "a.xml", lambda: "<!-- 教务系统导出 -->\n".encode() + BARE),
    ("in front", "a.xml", lambda: b"<!-- a -->" * 3000 + BARE),
    (
        "spelt",
        "a.xml",
        lambda: re.sub(rb"<(/?)(Workbook|Worksheet|Table|Row)\b", rb"<\1ss:\2", BARE),
    ),
    ("spelt", "a.xml", lambda: BARE.replace(b"<Workbook", b"<Workbook" + b" " * 5000, 1)),
    ("spelt", "a.xls", lambda: BARE.decode().encode("gbk")),
    ("spelt", "a.xml", lambda: b"\xff\xfe" + BARE.decode().encode("utf-16-le")),
    ("in a folder", "a.ods", lambda: inside("名单/", zipped(ODS))),
    ("in a folder", "a.ods", lambda: inside("a\\", packed(without="mimetype"))),
    ("in a folder", "a.ods", lambda: inside("a/", zipped(ODS), **{"__MACOSX/a/._x": b"1"})),
    ("in a folder", "a.xlsx", lambda: inside("花名册/", inline_strings(ROWS))),
    ("in a folder", "a.xlsx", lambda: inside("xl/", inline_strings(ROWS), **{"xl/": b""})),
    ("in a folder", "a.xlsb", lambda: inside("新建文件夹/", xlsb({"名单": ROWS}))),
    ("no mark", "a.txt", lambda: delimited(ROWS, delimiter="\t", encoding="utf-16-le")),
    ("no mark", "a.csv", lambda: delimited(ROWS, encoding="utf-16-be")),
    ("no mark", "a.csv", lambda: delimited([*ROWS, *[[]] * 5000], encoding="utf-16-le")),
    ("no mark", "a.xls", lambda: html(ROWS, encoding="utf-16-le", charset=None)),
    ("no mark", "a.xml", lambda: BARE.decode().encode("utf-16-be")),
    ("prefix", "a.xlsx", lambda: inline_strings(ROWS, prefix="x")),
    ("prefix", "a.xlsx", lambda: prefixed("x")),
    ("prefix", "a.xlsx", lambda: prefixed("ns0")),
]


@pytest.mark.parametrize(("name", "make"), [one[1:] for one in READ], ids=[
    f"{kind} {at}" for at, (kind, *_) in enumerate(READ)
])  # fmt: skip
def test_read_all_the_same(name: str, make: Callable[[], bytes]) -> None:
    """What another program opens is read, whatever was done to its first bytes and its name."""
    (table,) = read_data(Path(name), make()).tables
    assert [[str(one) for one in row] for row in table.rows if any(row)] == ROWS


def test_each_kind_has_three() -> None:
    """Three inputs of each kind at least."""
    kinds = [kind for kind, *_ in READ]
    assert min(map(kinds.count, kinds)) >= 3


@pytest.mark.parametrize("data", [BARE.replace(b"Workbook", b"workbook"), b'<a xmlns="urn:x"/>'])
def test_other_xml_is_told(data: bytes) -> None:
    """XML that is no spreadsheet is called what it is."""
    with pytest.raises(InputError, match="是 XML 文件"):
        read_data(Path("a.xml"), data)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("SHEETDATA", "<SHEETDATA>，应该是 <sheetData>"),
        ("sheetdata", "<sheetdata>，应该是 <sheetData>"),
        ("C", "<C>，应该是 <c>"),
    ],
)
def test_elements_in_other_letters_are_told(name: str, told: str) -> None:
    """A sheet whose elements no program reads is not called blank: it is said what is wrong."""
    parts = unzipped(inline_strings(ROWS))
    sheet = "xl/worksheets/sheet1.xml"
    wrong = re.sub(rf"(?i)(</?){name}\b".encode(), rb"\1" + name.encode(), parts[sheet])
    with pytest.raises(InputError, match=told):
        read_data(Path("a.xlsx"), zipped({**parts, sheet: wrong}))


@pytest.mark.parametrize(
    "data",
    [
        bytes(4096),
        bytes(range(256)) * 20,
        b"\x01\x00\x02\x00" * 99,
        "ab\0\0学号".encode("utf-16-le"),
        b"\x89\x00PNG" * 40,
    ],
)
def test_what_has_zeros_is_not_taken_for_text(data: bytes) -> None:
    """Bytes that are no text are not read as UTF-16."""
    with pytest.raises(InputError, match="认不出来的文件"):
        read_data(Path("a.csv"), data)


@given(
    st.text("学号姓名一二三班0123456789abc,，\t （）", min_size=20),
    st.sampled_from(["utf-16-le", "utf-16-be"]),
)
def test_text_in_utf_16_is_read_as_it_is(text: str, codec: str) -> None:
    """Text of a class in UTF-16 is what it is, whichever byte of a sign comes first."""
    text = f"学号,姓名\r\n2014030101,安若思\r\n{text}\r\n"
    assert decode(text.encode(codec)) == text
