"""Files that other programs open are read: packed anew, without what stands first, renamed."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from spreadsheets import ods, unzipped, xml2003, zipped

from tongzhi_cli.errors import InputError
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
]


@pytest.mark.parametrize(("name", "make"), [one[1:] for one in READ], ids=[
    f"{kind} {at}" for at, (kind, *_) in enumerate(READ)
])  # fmt: skip
def test_read_all_the_same(name: str, make: Callable[[], bytes]) -> None:
    """What another program opens is read, whatever was done to its first bytes and its name."""
    (table,) = read_data(Path(name), make()).tables
    assert [[str(one) for one in row] for row in table.rows] == ROWS


def test_each_kind_has_three() -> None:
    """Three inputs of each kind at least."""
    kinds = [kind for kind, *_ in READ]
    assert min(map(kinds.count, kinds)) >= 3


@pytest.mark.parametrize("data", [BARE.replace(b"Workbook", b"workbook"), b'<a xmlns="urn:x"/>'])
def test_other_xml_is_told(data: bytes) -> None:
    """XML that is no spreadsheet is called what it is."""
    with pytest.raises(InputError, match="是 XML 文件"):
        read_data(Path("a.xml"), data)
