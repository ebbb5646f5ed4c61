"""What stands instead of a result is kept: why somebody has not checked is not lost on the way."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from builders import notice_2018, xlsx
from send_backs import document, merge, text_of

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.judge import result_of
from tongzhi_cli.model.problem import Where
from tongzhi_cli.summary.merge import as_rosters, merged
from tongzhi_cli.summary.model import Kind, Origin, Record, Summary, part_of
from tongzhi_cli.summary.named import Named, answered_in
from tongzhi_cli.summary.reconcile_student import TWO_LISTS, TWO_ROWS
from tongzhi_cli.summary.verdict import calls, verdict
from tongzhi_cli.summary.workbook import read as summary_reading
from tongzhi_cli.summary.workbook import write as summary_writing
from tongzhi_cli.tables import read as tables

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
NOTICE = notice_2018()
CLASS = "2014级软件1班"
WORDS = ["联系不上", "出国交换，暂未校对", "不清楚，他没回我", "还没校对，下周补"]


def part(file: str, *results: str, hour: int | None = None) -> Summary:
    """A form of a class, and when it was filled in."""
    at = None if hour is None else NOTICE.local(datetime(2018, 3, 20, hour))  # noqa: DTZ001  the notice's zone
    records = [
        Record(
            f"20140301{seat:02}", f"李{seat}", Where(file, "第1张表", line=seat), Kind.FORM, CLASS,
            result=result, checked_at=at, given_at=at,
        )
        for seat, result in enumerate(results, start=1)
    ]  # fmt: skip
    return Summary((part_of(file, [Origin(file, Kind.FORM)], records, []),))


def both(*parts: Summary) -> Summary:
    return Summary(tuple(one for each in parts for one in each.parts))


@pytest.mark.parametrize("words", WORDS)
def test_it_is_told_as_it_was_written(words: str, tmp_path: Path) -> None:
    """In the problem, in 明细 and 未反馈, and in what goes back to the class; it is no result."""
    handed = tmp_path / "交来"
    handed.mkdir()
    rows = [
        ["学号", "姓名", "校对结果"],
        ["2014030101", "李一", "无误"],
        ["2014030102", "李二", words],
    ]
    (handed / "甲.docx").write_bytes(document(rows, f"班级：{CLASS}"))
    found, plan = merge(handed, [], NOTICE)
    assert found.statuses == (Status.OK, Status.MISSING)
    (told,) = [one for one in found.problems if one.code == "missing-answer"]
    assert told.message == f"写的是“{words}”，还没有校对结果"
    data = summary_writing.build(found)
    book = openpyxl.load_workbook(BytesIO(data))
    assert [cell.value for cell in book["明细"]["F"]][1:] == ["无误", words]
    assert [cell.value for cell in book["未反馈"]["E"]][1:] == [told.message]
    assert f"写的是“{words}”" in text_of(plan.folders[0].files)
    again = summary_reading.read(tables.read_data(Path("汇总.xlsx"), data), NOTICE)
    assert merged(again, NOTICE).problems == found.problems
    on_paper = Named(NOTICE)
    assert [on_paper.text(*one) for one in zip(found.lines, found.statuses, strict=True)] == [
        "无误", "",
    ]  # fmt: skip
    (records,) = [one.records for one in found.summary.parts]
    assert answered_in({one.result: 1 for one in records}, NOTICE) == 1


@pytest.mark.parametrize(
    "words",
    [
        "没登录上去，密码忘了",
        "账号被锁",
        "账号被人注册了",
        "手机号换了，登不上学信网",
        "查无此人，登录不上",
    ],
)
def test_who_did_not_get_in_is_told_as_the_check_tells(words: str) -> None:
    """One rule for all commands: who has not looked is asked, here as in the class."""
    found = merged(part("甲.docx", "无误", words), NOTICE)
    assert found.statuses == (Status.OK, result_of(words, NOTICE).status)
    assert (Status.ANOMALY in found.statuses) is ("查无此人" in words)
    mixed = merged(part("甲.docx", f"{words}；民族应为回族"), NOTICE)
    assert mixed.statuses == (Status.ANOMALY,)


@pytest.mark.parametrize("blank", ["", " ", "/", "□无误 □有误"])
def test_what_says_nothing_is_blank(blank: str, tmp_path: Path) -> None:
    """A cell with nothing in it, or with the choices as printed, is empty."""
    path = xlsx(
        tmp_path / "甲.xlsx",
        [["学号", "姓名", "班级", "校对结果"], ["2014030101", "李一", CLASS, blank]],
    )
    found, _ = merge(path, [], NOTICE)
    assert [one.result for one in found.lines] == [""]
    assert [one.message for one in found.problems if one.code == "missing-answer"] == [
        "还没有校对结果"
    ]


@pytest.mark.parametrize("hour", [None, 1, 5])
def test_a_result_counts_before_it(hour: int | None) -> None:
    """Whenever it was written: who has not checked yet contradicts nobody."""
    found = merged(
        both(part("甲.docx", "照片不是本人", hour=3), part("乙.docx", "联系不上", hour=hour)),
        NOTICE,
    )
    assert [one.result for one in found.lines] == ["照片不是本人"]
    assert not [one for one in found.problems if "answer" in one.code]


def test_it_counts_before_nothing() -> None:
    """Of two rows without a result the one that says why is the line."""
    found = merged(both(part("乙.docx", ""), part("甲.docx", "联系不上")), NOTICE)
    assert [one.result for one in found.lines] == ["联系不上"]
    assert [one.text for one in as_rosters(found)[1]] == ["联系不上"]


@pytest.mark.parametrize("words", ["休学", "参军入伍", "当兵去了"])
def test_who_seems_to_take_no_part_is_no_anomaly_that_lacks_words(words: str) -> None:
    """Counted, called and listed as that, with what was written; nobody is asked for papers."""
    found = merged(part("甲.docx", "无误", words, "有误"), NOTICE)
    assert verdict(found) == "1 个班 3 人，还不齐：1 人像是不参加，1 人的异常没有写明。"
    assert [(one.about, one.people) for one in calls(found)] == [
        ("像是不参加 1 人", "李2"), ("异常没有写明 1 人", "李3"),
    ]  # fmt: skip
    book = openpyxl.load_workbook(BytesIO(summary_writing.build(found)))
    assert [cell.value for cell in book["异常汇总"]["F"]][1:] == ["有误"]
    assert [cell.value for cell in book["不参加"]["E"]][1:] == [
        f"写的是“{words}”，像是不参加，先问清楚"
    ]


@pytest.mark.parametrize(
    ("sheets", "hint"),
    [(("第1张表", "第2张表"), TWO_LISTS), (("反馈表", "勘误表"), TWO_LISTS),
     (("第1张表", "第1张表"), TWO_ROWS)],
)  # fmt: skip
def test_two_lists_of_a_file_have_no_row_too_many(sheets: tuple[str, str], hint: str) -> None:
    """Whoever says two things on a list and on its 勘误表 makes them agree, and takes none away."""
    file = "1班.docx"
    records = [
        Record("2014030101", "李一", Where(file, sheet, line=at), Kind.FORM, CLASS, result=result)
        for at, (sheet, result) in enumerate(zip(sheets, ("无误", "照片不是本人"), strict=True), 2)
    ]
    parts = (part_of(file, [Origin(file, Kind.FORM)], records, []),)
    found = merged(Summary(parts), NOTICE)
    (told,) = [one for one in found.problems if one.code == "conflicting-answer"]
    assert told.hint == hint
