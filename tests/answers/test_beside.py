"""What is a fault in a cell beside the result is in the result, or is asked about."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import notice_2018, text_file
from new_document import new_document

from tongzhi_cli.answers import read_file
from tongzhi_cli.answers.answer import Answer, Status
from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.result.judge import meaning, result_of
from tongzhi_cli.check.rules.sample import student
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.roster import read as rosters

NOTICE = notice_2018()
NUMBER, NAME = "2014030101", "安若曦"
FAULT = "照片不是本人"


def of_sheet(folder: Path, heading: str, result: str, beside: str) -> list[Answer]:
    """The answers of a roster with one more column."""
    path = text_file(
        folder / "花名册.csv",
        f"学号,姓名,班级,校对结果,{heading}\n{NUMBER},{NAME},2014级软件1班,{result},{beside}\n",
    )
    return rosters.read(path, NOTICE)[1]


def of_form(folder: Path, heading: str, result: str, beside: str) -> list[Answer]:
    """The answers of a form in Word with one more column."""
    document = new_document()
    document.add_paragraph("班级：2014级软件1班")
    table = document.add_table(rows=2, cols=5)
    for row, texts in enumerate(
        (["序号", "学号", "姓名", "校对结果", heading], ["1", NUMBER, NAME, result, beside])
    ):
        for cell, text in zip(table.rows[row].cells, texts, strict=True):
            cell.text = text
    document.save(str(folder / "反馈表.docx"))
    return form_reading.read(folder / "反馈表.docx", NOTICE)[1]


def of_export(folder: Path, heading: str, result: str, beside: str) -> list[Answer]:
    """The answers of what a questionnaire gives out, with one more column."""
    path = text_file(
        folder / "导出.csv",
        f"序号,提交答卷时间,学号,姓名,校对结果,{heading}\n"
        f"1,2018/4/1 8:00,{NUMBER},{NAME},{result},{beside}\n",
    )
    found = read_file.read(path, NOTICE, ColumnMap(), Group([student(NUMBER, NAME)]))
    return list(found.placement.placed)


Reader = Callable[[Path, str, str, str], list[Answer]]
CELLS = [
    (of_sheet, "备注"), (of_sheet, "异常说明"), (of_sheet, "说明"),
    (of_form, "备注"), (of_form, "本人签名"),
    (of_export, "备注"),
]  # fmt: skip


@pytest.mark.parametrize(("read", "heading"), CELLS)
@pytest.mark.parametrize("result", ["", "无误", "有误", "姓名有误", "有只猫"])
@pytest.mark.parametrize("said", [FAULT, "姓名错了，应为李明", "民族显示汉族，应为彝族"])
def test_a_fault_beside_the_result_is_never_dropped(
    tmp_path: Path, read: Reader, heading: str, result: str, said: str
) -> None:
    """Law: what `judge` calls an anomaly in a cell of a row is in that row's result, or told."""
    assert result_of(said, NOTICE).status is Status.ANOMALY
    [answer] = read(tmp_path, heading, result, said)
    found = meaning(answer, NOTICE)
    is_explained = result in {"有误", "姓名有误"}
    assert found.status is (Status.ANOMALY if is_explained else Status.UNCLEAR)
    assert said in found.text
    assert is_explained or heading in found.hint
    assert result_of(found.text, NOTICE) == found  # as a summary reads it back


@pytest.mark.parametrize(("read", "heading"), CELLS)
@pytest.mark.parametrize(
    "said",
    [
        *(NAME, "班长", "已通知本人", "转专业", "无", "/"),
        *("手机换号了，新号后四位6630", "手机已更新", "和隔壁班同名，注意", "照片已交"),
    ],
)
def test_a_remark_that_is_no_fault_stays_a_remark(
    tmp_path: Path, read: Reader, heading: str, said: str
) -> None:
    """So does a signature, and what a list says of where somebody comes from."""
    assert [one.text for one in read(tmp_path, heading, "无误", said)] == ["无误"]
    assert read(tmp_path, heading, "", said) == []


DENIED = [("民族有误", "无误"), ("有误", "没问题")]


@pytest.mark.parametrize("read", [of_sheet, of_form])
@pytest.mark.parametrize("said", ["休学", "已退学"])
def test_who_is_gone_by_the_list_itself_is_told_elsewhere(
    tmp_path: Path, read: Reader, said: str
) -> None:
    """The result stands as it is for when somebody says that they take part after all."""
    assert [one.text for one in read(tmp_path, "备注", "无误", said)] == ["无误"]


@pytest.mark.parametrize(
    ("read", "result", "said"),
    [
        *((read, *one) for read in (of_sheet, of_form, of_export) for one in DENIED),
        *((of_export, "无误", one) for one in ("休学", "已退学")),
        *((of_sheet, "无误", one) for one in ("照片已补拍，6月交", "照片重拍了", "民族已更正")),
    ],
)
def test_what_denies_the_result_is_asked_about(
    tmp_path: Path, read: Reader, result: str, said: str
) -> None:
    """休学 or 照片已补拍 beside 无误, 无误 beside a fault: a person says which of the two is."""
    [answer] = read(tmp_path, "备注", result, said)
    found = meaning(answer, NOTICE)
    assert (found.status, found.hint) == (Status.UNCLEAR, "备注一栏写的和结果对不上")
    assert result in found.text
    assert said in found.text


@pytest.mark.parametrize(("read", "heading"), CELLS)
@pytest.mark.parametrize(
    ("said", "whole"),
    [("照片", "有误：照片"), ("姓名、民族", "有误：姓名、民族"), ("班长", "有误"), ("√", "有误")],
)
def test_an_item_beside_is_what_is_wrong(
    tmp_path: Path, read: Reader, heading: str, said: str, whole: str
) -> None:
    """有误 with 照片 in 备注 says what is wrong, and 班长 does not."""
    assert [one.text for one in read(tmp_path, heading, "有误", said)] == [whole]


@pytest.mark.parametrize(
    "said", ["照片还没看", "民族好像写错了", "他说等家长看了再定", "等下我再看看", "照片可能不对"]
)
@pytest.mark.parametrize("result", ["无误", "√"])
def test_a_doubt_beside_what_is_right_is_asked_about(
    tmp_path: Path, result: str, said: str
) -> None:
    """Who has not looked at a part, or is not sure, has not said 无误."""
    [answer] = of_sheet(tmp_path, "备注", result, said)
    assert meaning(answer, NOTICE).status is Status.UNCLEAR
    assert said in (answer.text or "")


@pytest.mark.parametrize("said", ["班级群昵称已改", "班长", "请假", "手机已更新", "代签"])
def test_a_remark_of_something_else_is_no_doubt(tmp_path: Path, said: str) -> None:
    """What says nothing of the record leaves 无误 as it is."""
    [answer] = of_sheet(tmp_path, "备注", "无误", said)
    assert meaning(answer, NOTICE).status is Status.OK


@pytest.mark.parametrize("said", ["信息全部正确，照片清晰", "已核对无误", "没问题"])
def test_what_is_right_beside_an_empty_result_is_told(tmp_path: Path, said: str) -> None:
    """An answer in the wrong column is asked about, and never dropped."""
    [answer] = of_sheet(tmp_path, "备注", "", said)
    found = meaning(answer, NOTICE)
    assert found.status is Status.UNCLEAR
    assert said in found.text
    assert found.hint == "结果空着，备注一栏写的是无误"
