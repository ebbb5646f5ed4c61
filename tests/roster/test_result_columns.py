"""Results in several columns, and columns of results that no heading tells: read, or told."""

from pathlib import Path

import pytest
from builders import notice_2018, text_file

from tongzhi_cli.answers.result.beside_notation import doubt_of
from tongzhi_cli.answers.result.judge import meaning
from tongzhi_cli.columns.mapping import ColumnMap, mapping_of
from tongzhi_cli.errors import NoHeaderError
from tongzhi_cli.roster import read as rosters

NOTICE = notice_2018()
ONE, TWO, THREE = "2014030101,安若溪", "2014030102,白景行", "2014030103,毕思远"


def of_file(folder: Path, text: str) -> tuple[list[str], list[str]]:
    """The answers of a roster as they are judged, and what is told of unread results."""
    roster, answers = rosters.read(text_file(folder / "花名册.csv", text), NOTICE)
    told = [
        f"{one.severity} {one.message.partition('里像是')[0]}"
        for one in roster.notes
        if one.code == "unread-results"
    ]
    return [f"{one.number[-1]} {meaning(one, NOTICE).status} {one.text}" for one in answers], told


READ = {
    "照片 and 信息 below one heading": (
        (
            f"序号,学籍信息,,校对结果,\n,学号,姓名,照片,信息\n1,{ONE},无误,无误\n"
            f"2,{TWO},没有照片,无误\n3,{THREE},无误,民族应为白族\n"
        ),
        ["1 ok 无误", "2 anomaly 没有照片", "3 anomaly 民族应为白族"],
    ),
    "the same, 学号 above": (
        f"学号,姓名,校对结果,\n,,照片,个人信息\n{ONE},√,√\n{TWO},没有,√\n{THREE},√,\n",
        ["1 ok 无误", "2 anomaly 照片没有", "3 unclear 照片无误，信息空着，未核对"],
    ),
    "what they ask is in the headings": (
        f"学号,姓名,照片是否无误,信息是否无误\n{ONE},无误,无误\n{TWO},有误,民族错了\n",
        ["1 ok 无误", "2 anomaly 照片有误；民族错了"],
    ),
    "whether something is wrong with each": (
        f"学号,姓名,照片有无问题,信息有无问题\n{ONE},无,无\n{TWO},没有,没有\n{THREE},有,无\n",
        ["1 ok 无误", "2 ok 无误", "3 anomaly 照片有误"],
    ),
    "whether each is wrong": (
        f"学号,姓名,照片是否有误,信息是否有误\n{ONE},无,否\n{TWO},否,民族错了\n{THREE},是,否\n",
        ["1 ok 无误", "2 anomaly 民族错了", "3 anomaly 照片有误"],
    ),
    "whether each is right": (
        f"学号,姓名,照片是否无误,信息是否无误\n{ONE},是,是\n{TWO},否,是\n{THREE},是,\n",
        ["1 ok 无误", "2 anomaly 照片有误", "3 unclear 照片无误，信息空着，未核对"],
    ),
    "the result of each": (
        f"学号,姓名,照片校对结果,信息校对结果\n{ONE},正确,正确\n{TWO},,\n{THREE},×,√\n",
        ["1 ok 无误", "3 anomaly 照片有误"],
    ),
    "the result of each, the item in brackets": (
        f"学号,姓名,校对结果（照片）,校对结果（信息）\n{ONE},正确,正确\n{TWO},没有,√\n{THREE},√,民族错\n",
        ["1 ok 无误", "2 anomaly 照片没有", "3 anomaly 民族错"],
    ),
    "the result of each, the item behind a dash": (
        f"学号,姓名,核对情况-图像,核对情况-学籍信息\n{ONE},无误,无误\n{TWO},没有,无误\n",
        ["1 ok 无误", "2 anomaly 照片没有"],
    ),
    "the result of each, the item behind a colon": (
        f"学号,姓名,核查结果：照片,核查结果：个人信息\n{ONE},无误,无误\n{TWO},无误,专业错了\n",
        ["1 ok 无误", "2 anomaly 专业错了"],
    ),
    "ticks below one heading, and what is wrong": (
        f"学号,姓名,校对情况,,\n,,正确,有误,有误内容\n{ONE},√,,\n{TWO},,√,没有照片\n{THREE},,√,\n",
        ["1 ok 无误", "2 anomaly 有误：没有照片", "3 vague 有误"],
    ),
    "ticks below one heading, in the lower row": (
        f"名单,,校对结果,\n学号,姓名,无误,有误\n{ONE},√,\n{TWO},,√\n{THREE},,姓名错了\n",
        ["1 ok 无误", "2 vague 有误", "3 anomaly 姓名错了"],
    ),
    "ticks, and the reason": (
        f"学号,姓名,无误,有误,错误说明\n{ONE},√,,\n{TWO},,√,层次错\n{THREE},√,,层次错\n",
        ["1 ok 无误", "2 anomaly 有误：层次错", "3 unclear 无误〔错误说明：层次错〕"],
    ),
    "whether something is wrong": (
        f"学号,姓名,信息是否有误\n{ONE},否\n{TWO},是\n{THREE},民族错了\n",
        ["1 ok 无误", "2 vague 有误", "3 anomaly 民族错了"],
    ),
    "whether all is right": (
        f"学号,姓名,是否无误,备注\n{ONE},是,\n{TWO},否,照片不是本人\n{THREE},√,\n",
        ["1 ok 无误", "2 anomaly 照片不是本人", "3 ok 无误"],
    ),
    "whether it is oneself": (
        f"学号,姓名,照片是否本人\n{ONE},是\n{TWO},不是本人\n{THREE},\n",
        ["1 unclear 照片无误，信息空着，未核对", "2 anomaly 不是本人"],
    ),
    "whether the photo is good": (
        f"学号,姓名,照片是否清晰\n{ONE},是\n{TWO},否\n",
        ["1 unclear 照片无误，信息空着，未核对", "2 anomaly 照片有误"],
    ),
    "whether both are wrong": (
        f"学号,姓名,照片和信息是否有误\n{ONE},否\n{TWO},没有照片\n",
        ["1 ok 无误", "2 anomaly 没有照片"],
    ),
    "another question beside it": (
        f"学号,姓名,宿舍信息是否正确,学籍信息是否有误\n{ONE},否,否\n{TWO},是,民族错了\n",
        ["1 ok 无误", "2 anomaly 民族错了"],
    ),
    "学号 and 姓名 in one cell beside them": (
        "姓名学号,照片情况,信息情况\n安若溪2014030101,无误,无误\n白景行2014030102,没有,无误\n",
        ["1 ok 无误", "2 anomaly 照片没有"],
    ),
    "in English": (
        f"Student ID,Name,Result,Remarks\n{ONE},无误,\n{TWO},有误,照片不是本人\n",
        ["1 ok 无误", "2 anomaly 照片不是本人"],
    ),
    "in English, of a check": (
        f"Student ID,Name,Verification Result\n{ONE},OK\n{TWO},no photo\n",
        ["1 ok OK", "2 anomaly no photo"],
    ),
    "in English, feedback": (f"Student No.,Full Name,Feedback\n{ONE},没问题\n", ["1 ok 没问题"]),
}

BESIDE = {
    "无误, and the photo is not": (
        "照片是否有误",
        "无误",
        "是",
        "照片是否有误一栏写的和结果对不上",
    ),
    "无误, and it is not right": ("信息是否正确", "无误", "否", "信息是否正确一栏写的和结果对不上"),
    "无误, and what is wrong": ("是否有误", "无误", "民族错了", "是否有误一栏写的和结果对不上"),
    "nothing, and it is wrong": ("是否有误", "", "是", "结果空着，是否有误一栏写的是有误"),
    "a fault, and nothing is": ("是否有误", "民族错了", "否", "是否有误一栏写的和结果对不上"),
    "a fault, and the photo is right": ("照片是否有误", "民族错了", "否", ""),
    "a fault, and it is wrong": ("是否有误", "民族错了", "是", ""),
    "无误 twice": ("是否有误", "无误", "否", ""),
    "another thing": ("宿舍信息是否有误", "无误", "是", ""),
}


@pytest.mark.parametrize("kind", BESIDE)
def test_a_question_beside_the_result_does_not_contradict_it_in_silence(
    tmp_path: Path, kind: str
) -> None:
    """Where a column of 是 and 否 says otherwise than 校对结果, the row is asked about."""
    asked, result, said, expected = BESIDE[kind]
    text = f"学号,姓名,校对结果,{asked}\n{ONE},{result},{said}\n{TWO},无误,\n"
    _, answers = rosters.read(text_file(tmp_path / "花名册.csv", text), NOTICE)
    assert (doubt_of(answers[0].text or ""), answers[-1].text) == (expected, "无误")
    if not expected:
        assert answers[0].text == result


@pytest.mark.parametrize("kind", READ)
def test_results_in_several_columns_are_read(tmp_path: Path, kind: str) -> None:
    """Each row has one answer of all the columns that are about it, and none of them is lost."""
    text, expected = READ[kind]
    assert of_file(tmp_path, text) == (expected, [])


TOLD = {
    "a heading that nobody foresaw": (
        f"学号,姓名,看了没有\n{ONE},无误\n{TWO},没有照片\n",
        ["error C 列“看了没有”"],
    ),
    "two items under bare words": (
        f"学号,姓名,照片,信息\n{ONE},无误,无误\n{TWO},没有照片,无误\n",
        ["error C 列“照片”", "error D 列“信息”"],
    ),
    "no heading": (f"学号,姓名,\n{ONE},无误\n{TWO},没问题\n", ["error C 列（没有表头）"]),
    "another language": (f"学号,姓名,Verdict\n{ONE},无误\n{TWO},正确\n", ["error C 列“Verdict”"]),
    "a tick under 无误 alone": (f"学号,姓名,无误\n{ONE},√\n{TWO},\n", ["error C 列“无误”"]),
    "what is wrong, and no result": (
        f"学号,姓名,错误信息,正确信息\n{ONE},,\n{TWO},汉族,彝族\n",
        ["error C 列“错误信息”", "error D 列“正确信息”"],
    ),
    "a fault in 备注, and no result": (
        f"学号,姓名,备注\n{ONE},班长\n{TWO},照片不是本人\n",
        ["error C 列“备注”"],
    ),
    "a fault beside the column that counts": (
        f"学号,姓名,校对结果,第二次\n{ONE},无误,\n{TWO},无误,照片不是本人\n",
        ["error D 列“第二次”"],
    ),
    "the same result again": (
        f"学号,姓名,校对结果,第二次\n{ONE},无误,无误\n{TWO},无误,无误\n",
        ["warning D 列“第二次”"],
    ),
    "one fault among other things": (
        f"学号,姓名,校对结果,宿舍\n{ONE},无误,3栋\n{TWO},无误,民族错了\n{THREE},无误,4栋\n",
        ["warning D 列“宿舍”"],
    ),
    "one of two, of another thing": (
        f"学号,姓名,校对结果,采集照片情况\n{ONE},无误,已采集\n{TWO},无误,未采集照片\n",
        ["warning D 列“采集照片情况”"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", TOLD)
def test_a_column_of_results_that_is_not_read_is_told(tmp_path: Path, kind: str) -> None:
    """Law: no column whose cells look like results goes by in silence."""
    text, expected = TOLD[kind]
    assert of_file(tmp_path, text)[1] == expected


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("手机", ("13800001111", "13900002222")),
        ("家庭住址", ("云南省普洱市正确路8号", "常州市实验路3号")),
        ("班费", ("√", "×")),
        ("是否党员", ("是", "否")),
        ("照片", ("照片1.jpg", "照片2.jpg")),
        ("民族", ("汉族", "彝族")),
        ("班长核对", ("无误", "没有照片")),
        ("就业情况", ("已签约", "未签约")),
        ("缴费", ("已交", "未交")),
    ],
)
def test_other_columns_are_no_results(tmp_path: Path, heading: str, cells: tuple[str, str]) -> None:
    """What a class keeps of its people besides is nobody's answer."""
    text = f"学号,姓名,校对结果,{heading}\n{ONE},无误,{cells[0]}\n{TWO},无误,{cells[1]}\n"
    assert of_file(tmp_path, text)[1] == []


@pytest.mark.parametrize("text", [text for text, _ in TOLD.values()])
def test_what_is_told_names_the_column_to_type(tmp_path: Path, text: str) -> None:
    """`--map 校对结果=列号` is in what to do next, and --allow; no --map that drops results."""
    roster, _ = rosters.read(text_file(tmp_path / "花名册.csv", text), NOTICE)
    notes = [one for one in roster.notes if one.code == "unread-results"]
    for one in notes:
        is_mapped = f"--map 校对结果={one.message[0]}" in (one.hint or "")
        assert is_mapped is ("校对结果" not in text)
        assert "--allow unread-results" in (one.hint or "")


@pytest.mark.parametrize(
    "asked",
    [
        "宿舍信息是否正确", "手机号是否有误", "银行卡号有无问题", "家长信息是否无误",
        "学分是否正确", "成绩是否有误", "材料是否属实", "论文题目是否正确", "快递地址是否无误",
        "医保信息是否无误", "照片和手机号是否无误",
    ],
)  # fmt: skip
def test_a_question_about_another_thing_is_no_result(tmp_path: Path, asked: str) -> None:
    """Nobody is 无误 because their 宿舍信息 is, and nothing says that it was taken for that."""
    text = f"学号,姓名,{asked}\n{ONE},是\n{TWO},无\n{THREE},否\n"
    roster, answers = rosters.read(text_file(tmp_path / "花名册.csv", text), NOTICE)
    assert answers == []
    assert {one.code for one in roster.notes if asked in one.message} <= {"unread-columns"}


@pytest.mark.parametrize(
    "asked",
    ["是否有误", "学信网信息是否正确", "校对是否无误", "以上信息是否属实", "照片是否本人"],
)
def test_the_column_that_is_taken_for_the_result_is_told(tmp_path: Path, asked: str) -> None:
    """A question read as 校对结果 is named, with its column; a heading 校对结果 is not."""
    text = f"学号,姓名,{asked}\n{ONE},是\n"
    roster, answers = rosters.read(text_file(tmp_path / "花名册.csv", text), NOTICE)
    told = [one.message for one in roster.notes if one.code == "inferred"]
    assert len(answers) == 1
    assert f"校对结果取自 C 列“{asked}”" in told
    plain = text_file(tmp_path / "另一份.csv", f"学号,姓名,校对结果\n{ONE},无误\n")
    roster, _ = rosters.read(plain, NOTICE)
    assert not [one for one in roster.notes if "校对结果取自" in one.message]


MAPPED = {
    "the question itself": (
        f"学号,姓名,信息是否有误\n{ONE},没有照片\n",
        ["校对结果=信息是否有误"],
        ["没有照片"],
    ),
    "the question for another field": (
        f"学号,姓名,信息是否有误\n{ONE},否\n",
        ["备注=信息是否有误"],
        [],
    ),
    "one of two columns": (
        f"学号,姓名,照片是否无误,信息是否无误\n{ONE},无误,民族错了\n",
        ["校对结果=D"],
        ["民族错了"],
    ),
    "another column than the question": (
        f"学号,姓名,信息是否有误,看了没有\n{ONE},否,没有照片\n",
        ["校对结果=看了没有"],
        ["没有照片"],
    ),
    "what the file does not have": (
        f"学号,姓名,信息是否有误\n{ONE},否\n",
        ["校对结果=别处的"],
        ["无误"],
    ),
}


@pytest.mark.parametrize("kind", MAPPED)
def test_what_map_names_is_read_as_it_stands(tmp_path: Path, kind: str) -> None:
    """`--map` finds each heading of the file, and overrules what is read of them without it."""
    text, typed, expected = MAPPED[kind]
    mapping = mapping_of(typed)
    path = text_file(tmp_path / "花名册.csv", text)
    _, answers = rosters.read(path, NOTICE, mapping=mapping)
    assert [one.text for one in answers] == expected
    assert bool(mapping.unused) is (kind == "what the file does not have")


def test_the_column_for_both_may_be_mapped(tmp_path: Path) -> None:
    """学号 and 姓名 in one cell, and `--map` says that it is so."""
    path = text_file(tmp_path / "花名册.csv", "学号姓名,班级\n2014030101 安若溪,1班\n")
    roster, _ = rosters.read(path, NOTICE, mapping=mapping_of(["学号=学号姓名", "姓名=学号姓名"]))
    assert [one.number for one in roster.students] == ["2014030101"]


def test_messages_name_the_headings_of_the_file(tmp_path: Path) -> None:
    """Where no list is found, what is there is told in its own words."""
    path = text_file(tmp_path / "花名册.csv", f"学号,同学,信息是否有误\n{ONE},否\n")
    with pytest.raises(NoHeaderError, match="学号、同学、信息是否有误"):
        rosters.read(path, NOTICE, mapping=ColumnMap())


@pytest.mark.parametrize(
    ("heading", "cells", "read", "told"),
    [
        ("Grade", ("85", "90"), [None, None], "C 列“Grade”下面不像年级，没有读"),
        ("Grade", ("A", "B+"), [None, None], "C 列“Grade”下面不像年级，没有读"),
        ("Grade", ("2014", "2014级"), [2014, 2014], ""),
        ("Grade", ("14级", "14级"), [2014, 2014], ""),
        ("Level", ("CET-4", "CET-6"), [None, None], "C 列“Level”下面不像层次，没有读"),
        ("Level", ("本科", "专升本"), ["本科", "专升本"], ""),
        ("年级", ("14", "14"), [2014, 2014], ""),
        ("层次", ("预科", "预科"), ["预科", "预科"], ""),
    ],
)
def test_marks_are_no_years_and_tests_no_levels(
    tmp_path: Path, heading: str, cells: tuple[str, str], read: list[object], told: str
) -> None:
    """Grade and Level are read where the cells say 年级 and 层次, and told where they do not."""
    text = f"Student ID,Name,{heading}\n{ONE},{cells[0]}\n{TWO},{cells[1]}\n"
    roster, _ = rosters.read(text_file(tmp_path / "花名册.csv", text), NOTICE)
    of_level = heading in {"Level", "层次"}
    assert [one.level if of_level else one.entry_year for one in roster.students] == read
    assert [one.message for one in roster.notes if "列“" in one.message] == [told] * bool(told)
