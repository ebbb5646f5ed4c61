"""What an OLE file is: by what stands at its top, wherever else those words stand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ole_files import ole_file

from tongzhi_cli.office import file_type, ole
from tongzhi_cli.office.file_type import Content

_TEXT = "2018 Workbook, Book, EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = b"\xec\xa5" + bytes(9) + b"\x01" + bytes(500)
KINDS = {
    "doc": ({"1Table": b"", "WordDocument": bytes(5000)}, Content.DOC),
    "wps is a doc": ({"WordDocument": bytes(99), "WpsCustomData": b"1"}, Content.DOC),
    "doc with a workbook in it": (
        {"WordDocument": bytes(9), "ObjectPool": {"_1": {"Workbook": bytes(9)}}}, Content.DOC,
    ),
    "doc that speaks of a workbook": ({"WordDocument": _TEXT}, Content.DOC),
    "doc with a protected file in it": (
        {"ObjectPool": {"_1": {"EncryptedPackage": b"1"}}, "WordDocument": b"1"}, Content.DOC,
    ),
    "old wps": ({"WpsDocument": bytes(700)}, Content.DOC),
    "doc of many streams": (
        {**{f"Stream{at}": bytes(600) for at in range(20)}, "WordDocument": b"1"}, Content.DOC,
    ),
    "xls": ({"Workbook": bytes(600)}, Content.XLS),
    "xls of 1995": ({"Book": bytes(600)}, Content.XLS),
    "et": ({"ETExtData": b"1", "WORKBOOK": bytes(600)}, Content.XLS),
    "xls with a document in it": (
        {"MBD0001": {"WordDocument": bytes(9)}, "Workbook": bytes(9)}, Content.XLS,
    ),
    "xls that speaks of a document": (
        {"Workbook": "WordDocument".encode("utf-16-le")}, Content.XLS,
    ),
    "protected docx or xlsx": ({"EncryptedPackage": b"1", "EncryptionInfo": b"1"}, Content.LOCKED),
    "protected doc": ({"WordDocument": _ENCRYPTED}, Content.LOCKED),
    "protected doc, its table first": (
        {"1Table": bytes(900), "WordDocument": _ENCRYPTED}, Content.LOCKED,
    ),
    "slides": ({"PowerPoint Document": b"1"}, Content.OLE),
    "a mail": ({"__nameid_version1.0": {"WordDocument": b"1"}}, Content.OLE),
    "nothing": ({}, Content.OLE),
}  # fmt: skip


@pytest.mark.parametrize(("inside", "kind"), KINDS.values(), ids=KINDS)
def test_an_ole_file_is_what_stands_at_its_top(inside: dict[str, bytes], kind: Content) -> None:
    """A Word document is never called Excel for a workbook within it, nor the other way round."""
    data = ole_file(inside)
    assert [one.name for one in ole.top(data)] == list(inside)
    assert file_type.content_of(data) is kind


def test_a_stream_begins_where_it_is_said_to() -> None:
    """The place that is told is that of the stream's first byte."""
    data = ole_file({"1Table": b"table" * 300, "WordDocument": b"document"})
    starts = {one.name: data[one.start : one.start + 5] for one in ole.top(data)}
    assert starts == {"1Table": b"table", "WordDocument": b"docum"}


_WHOLE = ole_file(
    {"1Table": bytes(900), "WordDocument": _TEXT, "ObjectPool": {"_1": {"Book": b"1"}}}
)


@given(st.integers(0, len(_WHOLE)))
def test_a_file_that_is_cut_off_is_told(cut: int) -> None:
    """Wherever it ends, it is told what it is or that it is of an old program, without a fault."""
    kind = file_type.content_of(_WHOLE[:cut])
    assert kind in {Content.DOC, Content.XLS, Content.OLE, Content.LOCKED} or cut < 4


@given(st.dictionaries(st.integers(4, len(_WHOLE) - 1), st.integers(0, 255), max_size=40))
def test_a_broken_file_comes_to_an_end(changes: dict[int, int]) -> None:
    """Chains that lead in circles, or nowhere, are left: not more is found than there is."""
    data = bytearray(_WHOLE)
    for at, value in changes.items():
        data[at] = value
    assert len(ole.top(bytes(data))) <= len(data) // 128


def test_a_circle_of_sectors_is_left() -> None:
    """A directory that leads to itself, or a list of the FAT's sectors, is read once."""
    data = bytearray(_WHOLE)
    data[0x44:0x48] = bytes(4)  # the FAT's own sector, taken for a list of more
    assert [one.name for one in ole.top(bytes(data))] == ["1Table", "WordDocument", "ObjectPool"]
    data[512:1024] = bytes(512)  # the chains of all sectors lead to that one, and it to itself
    data[0x30:0x34] = bytes(4)  # where the directory begins
    assert ole.top(bytes(data)) == []


def test_a_refusal_of_an_ole_file_says_that_it_may_be_broken() -> None:
    """What does not say what it is may be cut off: that is said beside how to save it."""
    hint = file_type.refuse(Path("表.doc"), Content.OLE, "Word 表格（.docx）", ".docx").hint
    assert hint == (
        "请用 Word/WPS 打开后另存为 .docx。打不开，就是文件不完整或已经损坏，请重新下载。"
    )
