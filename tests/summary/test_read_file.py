"""What kind of file was handed in, and what is said of those that are none."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.model.problem import Where
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.summary import read_file
from tongzhi_cli.summary.inbox import Found
from tongzhi_cli.summary.merge import merged
from tongzhi_cli.summary.model import Kind, Origin, Record, Summary, part_of
from tongzhi_cli.summary.workbook import write as summary_writing

NOTICE = notice_toml.read(notice_toml.BUILT_IN)


def summary() -> Summary:
    """One class of one form."""
    where = Where("1班.docx", "第1张表", line=2)
    one = Record("2014030101", "李明", where, Kind.FORM, "2014级软件1班", "", result="无误")
    return Summary((part_of("1班.docx", [Origin("1班.docx", Kind.FORM)], [one], []),))


def read(label: str, data: bytes, *, is_list: bool = False) -> read_file.Read:
    return read_file.read(Found(label, data=data), NOTICE, ColumnMap(), is_list=is_list)


def test_an_earlier_summary_gives_the_parts_it_was_made_of() -> None:
    """It is known by what is in it, whatever it is called."""
    found = read("别的名字.xlsx", summary_writing.build(merged(summary(), NOTICE)))
    assert found == read_file.Read("别的名字.xlsx", summary(), is_summary=True)


def test_an_earlier_summary_is_no_list() -> None:
    """As --roster it is refused, with what to give instead."""
    data = summary_writing.build(merged(summary(), NOTICE))
    found = read("汇总.xlsx", data, is_list=True)
    (note,) = found.summary.notes()
    assert (note.code, note.message, note.hint, found.is_summary) == (
        "unreadable-file",
        "汇总.xlsx 是以前的汇总，不是全校名单",
        "--roster 要写全校的花名册。",
        False,
    )


@pytest.mark.parametrize(
    ("label", "parts", "is_list", "message", "hint"),
    [
        ("1班.zip", ["1班.docx"], False, "是压缩包，不是能读的反馈表", "文件名改成 .zip"),
        ("1班.docx", ["1班.docx"], False, "是压缩包，不是能读的反馈表", "文件名改成 .zip"),
        ("全校.xlsx", ["名单.csv"], True, "是压缩包，不是能读的反馈表", "文件名改成 .zip"),
        ("1班.docx", ["_rels/.rels"], False, "是压缩包，不是填好的反馈表", "请先解压"),
        ("全校.docx", ["_rels/.rels"], True, "是 Word 文档（.docx），不是全校名单", "存成 .xlsx"),
    ],
)
def test_an_archive_is_no_document(
    label: str, parts: list[str], is_list: bool, message: str, hint: str
) -> None:
    """What was packed is called so; only what Office put together is called a broken document."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for part in parts:
            archive.writestr(part, "<a/>")
    (note,) = read(label, file.getvalue(), is_list=is_list).summary.notes()
    assert note.message.startswith(f"{label} {message}")
    assert hint in note.hint
