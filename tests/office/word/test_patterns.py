"""A Word document told by patterns of its rows says what parsing all of it says."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_forms import FORMS
from typed_forms_odd import USUAL_XML

from form.word.test_read import CLASS, FORM, NAMES, NUMBERS, RESULTS
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word import fill
from tongzhi_cli.form.word.columns import FormColumns
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.office.word import patterns
from tongzhi_cli.office.word import tables as word_tables

TEXT = '<w:t xml:space="preserve">欧阳雪</w:t>'
STUDENTS = [
    Row(at, f"20140301{at:02}", "欧阳雪", "无误" if at % 7 else "民族应为回族")
    for at in range(1, 46)
]

IS_HEADER = FormColumns(notice_toml.read(notice_toml.BUILT_IN), ColumnMap()).is_header


def part_of(data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read("word/document.xml")


def both(xml: bytes) -> list[object]:
    """What a part tells; both ways must tell the same, or refuse it alike."""
    told = []
    for contents in (patterns.contents, word_tables.contents):
        try:
            told.append(contents(Path("form.docx"), xml, IS_HEADER))
        except InputError as error:
            told.append([str(error)])
    assert told[0] == told[1]
    return [*told[0]]


@pytest.mark.parametrize("name", FORMS)
def test_typed_by_hand(name: str) -> None:
    data = FORMS[name].make()
    with ZipFile(BytesIO(data)) as archive:
        parts = [archive.read(one) for one in archive.namelist() if "document" in one]
    for part in parts:
        both(part)


@pytest.mark.parametrize("count", [0, 1, 25, 26, 45])
def test_forms_of_ours_are_told_by_patterns(count: int) -> None:
    xml = part_of(fill.fill(FORM, STUDENTS[:count], class_name=CLASS).data)
    assert patterns.by_patterns(xml) == both(xml)


def test_what_word_saves_is_told_by_patterns() -> None:
    """Word numbers each row and paragraph; people's rows differ in looks."""
    xml = part_of(fill.fill(FORM, STUDENTS, class_name=CLASS).data)
    at = iter(range(10**6))
    numbered = re.sub(
        b"<w:(tr|p)>",
        lambda tag: b'<w:%b w:rsidR="00A1B2C3" w14:paraId="%08X">' % (tag[1], next(at)),
        xml,
    )
    numbered = re.sub(b"<w:b/>", lambda _: b'<w:b w:val="%d"/>' % next(at), numbered)
    assert patterns.by_patterns(numbered) == both(numbered) == both(xml)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("欧阳雪", "欧阳&#x96EA;"),
        ("欧阳雪", "A&amp;B"),
        ("欧阳雪", "A&B"),
        ("欧阳雪", "欧]]>阳"),
        ("欧阳雪", "欧\x08阳"),
        ("欧阳雪", "欧\ufffe阳"),
        ("欧阳雪", "欧\ufdd0阳"),
        ("欧阳雪", "欧\r\n阳\t雪"),
        ("欧阳雪", "欧\n阳"),
        ("欧阳雪", "100% %s"),
        ("欧阳雪", ""),
        (TEXT, "<w:t/>"),
        (TEXT, "<w:t>欧<w:t>阳</w:t>雪</w:t>"),
        (TEXT, "<w:x>欧阳雪</w:t>"),
        ("</w:tc>", ""),
        ("</w:tbl>", ""),
        ("</w:tr>", "<w:tr/></w:tr>"),
        ("</w:tr>", "</w:tr><w:tr/>"),
        ("<w:tr>", '<w:tr w:rsidR="1"/><w:tr>'),
        ("<w:tr>", "<w:tr><w:t>不在格子里</w:t>"),
        ("<w:tr>", "<w:p><w:r><w:t>表里的一行</w:t></w:r></w:p><w:tr>"),
        ("<w:tbl>", '<w:tbl xmlns:w="urn:other">'),
        ("<w:tbl>", "<w:tbl><?pi?>"),
        ("<w:tbl>", "<w:tbl><!-- 两 -->"),
        ("<w:tbl>", "<w:tbl><w:p><w:r><w:t>&lt;w:tr/&gt;</w:t></w:r></w:p>"),
        ("<w:body>", "<w:body><w:tr><w:tc/></w:tr>"),
        ("UTF-8", "GB18030"),
        ("UTF-8", "utf-8"),
    ],
)
def test_odd_texts_and_damage(old: str, new: str) -> None:
    """Whatever is in the way, both ways tell the same or refuse the same."""
    assert old in USUAL_XML
    first, *others = USUAL_XML.split(old)
    for at in {0, len(others) // 2, len(others) - 1}:  # behind rows that are as usual, too
        here = [new if one == at else old for one in range(len(others))]
        odd = first + "".join(map(str.__add__, here, others))
        both(odd.encode("utf-8", "surrogatepass"))
    both(USUAL_XML.replace(old, new).encode("utf-8", "surrogatepass"))


def test_bytes_that_are_no_text() -> None:
    xml = USUAL_XML.encode()
    for damaged in (b"\xff", b"\xe4\xb8", b"\xed\xa0\x80"):
        both(xml.replace("欧阳雪".encode(), damaged))


@given(st.lists(st.tuples(NUMBERS, NAMES, RESULTS), max_size=30), st.data())
@settings(max_examples=60)
def test_any_form_with_any_piece_gone(
    said: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    rows = [Row(at, *one) for at, one in enumerate(said, 1)]
    xml = part_of(fill.fill(FORM, rows, class_name=CLASS).data)
    assert both(xml)
    first = data.draw(st.integers(0, len(xml)))
    both(xml[:first] + xml[first + data.draw(st.integers(0, 300)) :])
