"""What is not understood, in a merge and its workbook; what a person says of it."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from builders import notice_2018

from tongzhi_cli.answers.answer import ON_PURPOSE, Status
from tongzhi_cli.model.problem import Where
from tongzhi_cli.summary.merge import Merged, as_rosters, merged
from tongzhi_cli.summary.model import Kind, Origin, Record, Summary, part_of
from tongzhi_cli.summary.verdict import calls, verdict
from tongzhi_cli.summary.workbook import read as summary_reading
from tongzhi_cli.summary.workbook import write as summary_writing
from tongzhi_cli.tables import read as tables

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
NOTICE = notice_2018()
CLASS = "2014级软件1班"
#: 状态 in 明细, and the folded column that says what somebody said.
STATUS, MEANT = "E", "V"


def summary(*results: str, on_purpose: bool = False, file: str = "甲.docx") -> Summary:
    """One class, each student with one of *results*."""
    records = [
        Record(
            f"20140301{at:02}", f"李{at}", Where(file, "第1张表", line=at), Kind.FORM, CLASS,
            result=result, on_purpose=on_purpose,
        )
        for at, result in enumerate(results, start=1)
    ]  # fmt: skip
    return Summary((part_of(file, [Origin(file, Kind.FORM)], records, []),))


def codes(found: Merged) -> list[tuple[str, str | None]]:
    return [(one.code, one.number) for one in found.problems if "answer" in one.code]


@pytest.mark.parametrize("text", ["无勿", "帮我带份饭", "全班无误"])
def test_it_is_counted_and_an_error(text: str) -> None:
    """It is neither 无误 nor an anomaly, stands in the counts, and the class is to be called."""
    found = merged(summary("无误", text, "民族错"), NOTICE)
    assert found.statuses == (Status.OK, Status.UNCLEAR, Status.ANOMALY)
    total = found.total
    assert (total.ok, total.anomaly, total.unclear, total.done) == (1, 1, 1, 3)
    assert codes(found) == [("unclear-answer", "2014030102")]
    assert verdict(found) == "1 个班 3 人，还不齐：1 人的答复看不懂。"
    assert [one.about for one in calls(found)] == ["答复看不懂 1 人"]
    assert "重新交来" in found.problems[0].hint


def test_what_somebody_called_a_fault_is_one() -> None:
    """Also where the same text of another student is not."""
    one, other = summary("无勿", on_purpose=True), summary("无勿", file="乙.docx")
    found = merged(Summary((*one.parts, *other.parts)), NOTICE)
    assert found.lines[0].on_purpose
    assert (found.statuses, codes(found)) == ((Status.ANOMALY,), [])
    [only] = as_rosters(found)[1]
    assert only.means == ON_PURPOSE


def typed_over(data: bytes, **cells: str) -> bytes:
    book = openpyxl.load_workbook(BytesIO(data))
    for address, value in cells.items():
        book["明细"][address] = value
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def reread(data: bytes) -> Summary:
    return summary_reading.read(tables.read_data(Path("汇总.xlsx"), data), NOTICE)


@pytest.mark.parametrize("on_purpose", [True, False])
def test_a_workbook_keeps_what_was_said(*, on_purpose: bool) -> None:
    """The same records come back."""
    made = summary("无误", "无勿", "民族错", on_purpose=on_purpose)
    assert reread(summary_writing.build(merged(made, NOTICE))) == made


def test_the_status_that_a_registrar_types_is_a_decision() -> None:
    """异常 in place of 看不懂; it stays when the form itself is read again."""
    made = summary("无误", "无勿")
    after = reread(
        typed_over(summary_writing.build(merged(made, NOTICE)), **{f"{STATUS}3": "异常"})
    )
    assert merged(after, NOTICE).statuses == (Status.OK, Status.ANOMALY)
    assert [one.kind for one in after.records()] == [Kind.FORM, Kind.DECIDED]


def test_a_summary_of_before_is_judged_anew() -> None:
    """异常 was every text that no rule knew; it is no decision there."""
    made = summary("无误", "无勿")
    before = typed_over(
        summary_writing.build(merged(made, NOTICE)), **{f"{STATUS}3": "异常", f"{MEANT}1": "无"}
    )
    assert reread(before) == made


def test_the_workbook_shows_it() -> None:
    """看不懂 has its column in the counts, its status in 明细, and is asked about in 异常汇总."""
    book = openpyxl.load_workbook(
        BytesIO(summary_writing.build(merged(summary("无误", "无勿"), NOTICE)))
    )
    heading = [[cell.value for cell in row] for row in book["总览"].iter_rows() if row[2].value]
    header = next(row for row in heading if row[2] == "人数")
    counts = heading[heading.index(header) + 1]
    assert counts[header.index("看不懂")] == 1
    assert book["明细"]["E3"].value == "看不懂"
    assert [cell.value for cell in book["异常汇总"][2]][4:9] == [
        "看不懂", "无勿", "先问清楚", None, None
    ]  # fmt: skip
