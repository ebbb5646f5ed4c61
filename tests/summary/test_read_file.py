"""What kind of file was handed in, and what is said of those that are none."""

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
