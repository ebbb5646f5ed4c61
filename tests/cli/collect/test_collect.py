"""`fankui collect` and `fankui remind` as a monitor runs them."""

import csv
import io
import json
import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from builders import notice_2018, text_file
from forked import program
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from places import SHIPPED

from conftest import CLASS, NOW, Run, students, workbook
from tongzhi_cli.answers import read_file as answer_files
from tongzhi_cli.answers import table as answers_table
from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.result.judge import is_blank
from tongzhi_cli.check.rules.sample import student
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.text import clean_answer

Fankui = Callable[..., Run]
HEAD = ["学号", "姓名", "班级", "层次"]
OK = "无误"


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """A class of six without answers: 安若 白若 毕若 曹若 岑若 陈若."""
    return workbook(tmp_path / "class.xlsx", [HEAD, *(row[:4] for row in students(6))])


def entries(roster: Path) -> list[dict[str, object]]:
    """The lines of the answer log beside *roster*."""
    path = roster.with_name(f"{roster.stem}.answers.jsonl")
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [json.loads(line) for line in text.splitlines()]


def recorded(roster: Path) -> dict[str, object]:
    """The last answer in the log of each student, by the last two digits of the 学号."""
    return {str(entry["number"])[-2:]: entry["answer"] for entry in entries(roster)}


def export(folder: Path, *rows: str, name: str = "结果.csv") -> Path:
    return text_file(
        folder / name, "学号,姓名,校对结果,提交时间\n" + "".join(f"{row}\n" for row in rows)
    )


def test_a_file_that_is_read_in_half_is_not_recorded(fankui: Fankui, roster: Path) -> None:
    """Where a column names faults and nobody read it, nothing of its file is saved, until said."""
    head = "学号,姓名,校对结果,照片那块\n"
    numbers = [row[:2] for row in students(6)]
    lines = [f"{numbers[0][0]},{numbers[0][1]},无误,照片不是本人\n"]
    path = text_file(roster.with_name("反馈.csv"), head + "".join(lines))
    other = export(roster.parent, f"{numbers[1][0]},{numbers[1][1]},无误,")
    run = fankui("collect", roster, "--from", path, "--from", other)
    assert run.code == 1
    assert recorded(roster) == {str(numbers[1][0])[-2:]: OK}
    assert "一条也没有记" in run.err
    assert "并到“校对结果”一列里" in run.err
    assert "--map 校对结果=C" in run.err
    run = fankui("collect", roster, "--from", path, "--map", "校对结果=D")
    assert run.code == 0
    assert recorded(roster)[str(numbers[0][0])[-2:]] == "照片不是本人"


# --- --from ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "places"),
    [("结果.xlsx", ("A2", "A3", "A4")), ("结果.csv", ("第 2 行", "第 3 行", "第 4 行"))],
)
def test_a_failed_formula_for_a_number_is_told(
    fankui: Fankui, roster: Path, name: str, places: tuple[str, str, str]
) -> None:
    """With its cell: where the name alone told whose it is, and where nothing did."""
    rows = [["#N/A", "白若", OK], ["#REF!", "钱七", "照片没有"], ["#NAME?", "", OK]]
    path = roster.with_name(name)
    if path.suffix == ".xlsx":
        workbook(path, [["学号", "姓名", "校对结果"], *rows])
    else:
        lines = ["学号,姓名,校对结果", *map(",".join, rows)]
        text_file(path, "".join(f"{line}\n" for line in lines))
    run = fankui("collect", roster, "--from", path)
    assert run.code == 1
    assert recorded(roster) == {"02": OK}
    told = "".join(run.err.split())
    by_name, stranger, nobody = ("".join(place.split()) for place in places)
    assert "学号是公式的错误值#N/A，按姓名记给2014030102（" in told
    assert f"{by_name}）" in told
    mend = "请在Excel/WPS里改好那一格，保存后再试："
    assert f"{stranger}学号是公式的错误值#REF!，班里没有叫“钱七”的，{mend}照片没有" in told
    assert f"{nobody}学号是公式的错误值#NAME?，也没有姓名，{mend}无误" in told


def test_what_was_understood_is_told_before_anything_is_written(
    fankui: Fankui, roster: Path
) -> None:
    """--dry-run tells platform, columns, how many of what, and writes nothing."""
    path = text_file(
        roster.with_name("95_按文本.csv"),
        "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,"
        "1、学号,2、姓名,3、信息是否无误,4、如有误请写明\n"
        "1,2018/3/20 12:00:33,9秒,微信,N/A,某省,2014030101,安若,A.无误,(跳过)\n"
        "2,2018/3/20 12:01:33,9秒,微信,N/A,某省,2014030102,白若,B.有误,民族应为回族\n"
        "3,2018/3/20 12:02:33,9秒,微信,N/A,某省,2014030199,钱七,A.无误,(跳过)\n"
        "4,2018/3/20 12:03:33,9秒,微信,N/A,某省,2014030103,王五,A.无误,(跳过)\n",
        "gbk",
    )
    run = fankui("collect", roster, "--from", path, "--dry-run")
    assert run.code == 1
    assert run.out == ""
    for told in (
        "问卷星", "学号←“1、学号”", "校对结果←“3、信息是否无误”", "异常说明←“4、如有误请写明”",
        "有结果的 4 条", "新记 2 人：无误 1，有误 1", "2014030102 白若：民族应为回族",
        "名单外 1 条", "名单里没有学号 2014030199（钱七）", "不知道该记给谁、记什么的 1 条",
        "学号 2014030103 是毕若，写的却是“王五”", "什么也没有写",
    ):  # fmt: skip
        assert told in run.err, told
    assert " 0 人" not in run.err
    assert entries(roster) == []


def test_the_own_class_says_nothing_in_an_answer(fankui: Fankui, roster: Path) -> None:
    """As check understands it: who says of which class they are answers all the same."""
    path = export(
        roster.parent, f"2014030101,安若,{CLASS}的，无误,", "2014030102,白若,2014级的 没问题,"
    )
    run = fankui("collect", roster, "--from", path)
    assert (run.code, "新记 2 人：无误 2，有误 0" in run.err) == (0, True)


def test_answers_are_written_with_their_time_and_origin(fankui: Fankui, roster: Path) -> None:
    """One line an answer: as given, when it was handed in and recorded, and from where."""
    path = export(roster.parent, "2014030101,安若,没问题,2018-03-30 10:00")
    run = fankui("collect", roster, "--from", path)
    assert (run.code, run.out) == (0, f"{roster.with_name('class.answers.jsonl')}\n")
    assert entries(roster) == [
        {
            "number": "2014030101",
            "name": "安若",
            "answer": "没问题",
            "checked_at": "2018-03-30T10:00:00+08:00",
            "recorded_at": "2018-04-01T20:00:00+08:00",
            "source": "导入：表格 结果.csv",
        }
    ]


def test_the_same_file_twice_changes_nothing(fankui: Fankui, roster: Path) -> None:
    """The second import writes no line, even if an answer was corrected in between."""
    path = export(roster.parent, "2014030101,安若,无误,2018-03-30 10:00", "2014030102,白若,无误,")
    fankui("collect", roster, "--from", path)
    assert fankui("collect", roster, "--from", path).code == 0
    assert len(entries(roster)) == 2
    fankui("collect", roster, "--set", "2014030102=照片不对")
    run = fankui("collect", roster, "--from", path)
    assert "没有变 1 人" in run.err
    assert "不再改回去 1 人" in run.err
    assert (run.out, recorded(roster)) == ("", {"01": OK, "02": "照片不对"})


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["甲错,2018-03-30 10:00", "乙错,2018-03-30 09:00"], "甲错"),
        (["甲错,2018-03-30 09:00", "乙错,2018-03-30 10:00"], "乙错"),
        (["甲错,2018-03-30 09:00", "乙错,"], "甲错"),
        (["甲错,", "乙错,"], "乙错"),
    ],
)  # fmt: skip
def test_the_latest_time_wins(fankui: Fankui, roster: Path, rows: list[str], expected: str) -> None:
    """Of several answers in a file the latest counts, whatever the order of the lines."""
    path = export(roster.parent, *(f"2014030101,安若,{row}" for row in rows))
    fankui("collect", roster, "--from", path)
    assert recorded(roster) == {"01": expected}


def test_an_older_answer_does_not_replace_a_newer_one(fankui: Fankui, roster: Path) -> None:
    """A late import of an early answer leaves what was recorded since."""
    new = export(roster.parent, "2014030101,安若,甲错,2018-03-30 10:00")
    old = export(roster.parent, "2014030101,安若,乙错,2018-03-29 10:00", name="旧.csv")
    fankui("collect", roster, "--from", new)
    run = fankui("collect", roster, "--from", old)
    assert "比已记的早，没有用 1 人" in run.err
    assert recorded(roster) == {"01": "甲错"}


def test_an_imported_answer_is_as_old_as_it_was_handed_in(fankui: Fankui, roster: Path) -> None:
    """However late the import: at check time a newer --results answer still wins."""
    fankui(
        "collect", roster, "--from", export(roster.parent, "2014030101,安若,甲错,2018-03-29 10:00")
    )
    newer = export(roster.parent, "2014030101,安若,乙错,2018-03-30 10:00", name="新.csv")
    run = fankui("check", roster, "--results", newer, "--json")
    (first, *_) = json.loads(run.out)["classes"][0]["students"]
    assert first["result"] == "乙错"


def test_a_chain_comes_from_standard_input(
    fankui: Fankui, roster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A 群接龙 piped in is read as one in a file is."""
    text = "#接龙\n核对学籍\n\n1. 安若 无误\n2、2014030102白若 照片没有\n3. 毕若\n4. 某某 无误\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode("gbk")), "utf-8"))
    run = fankui("collect", roster, "--from", "-")
    assert run.code == 1
    assert recorded(roster) == {"01": OK, "02": "照片没有"}
    for told in (
        "标准输入：群接龙",
        "第 6 行 只写了 2014030103 毕若",
        "第 7 行 看不出是谁的：某某 无误",
    ):
        assert told in run.err


def test_a_command_is_proposed_for_who_may_be_meant(fankui: Fankui, roster: Path) -> None:
    """A slip in the 学号 is not put right silently; what to type is told, ready to paste."""
    run = fankui("collect", roster, "--from", export(roster.parent, "2014030191,,民族 应为回族,"))
    assert (run.code, recorded(roster)) == (1, {})
    assert '--set "2014030101=民族 应为回族"' in run.err


def test_what_was_cleared_up_is_not_listed_again(fankui: Fankui, roster: Path) -> None:
    """Once the proposed command was run, the same file lists that line no more: exit 0."""
    path = export(roster.parent, "2014030191,安若,照片不对,")
    assert fankui("collect", roster, "--from", path).code == 1
    fankui("collect", roster, "--set", "2014030101=照片不对")
    assert fankui("collect", roster, "--from", path).code == 0


def test_a_dated_and_an_undated_answer_that_differ_are_not_chosen_between(
    fankui: Fankui, roster: Path
) -> None:
    """A questionnaire says when, a 接龙 does not: nobody knows which came later."""
    dated = export(roster.parent, "2014030101,安若,无误,2018-03-30 10:00")
    chain = text_file(roster.with_name("c.txt"), "1. 安若 照片是高中的\n2. 白若 无误\n")
    run = fankui("collect", roster, "--from", dated, "--from", chain)
    assert (run.code, recorded(roster)) == (1, {"02": OK})
    assert "不知道哪次在后" in run.err


def test_undone_answers_are_not_told_of(fankui: Fankui, roster: Path) -> None:
    """What was taken back is not told of as replaced."""
    fankui("collect", roster, "--set", "安若=民族错了", "--rest", OK)
    fankui("collect", roster, "--set", "安若=照片不对")
    fankui("collect", roster, "--undo")
    assert "照片不对" not in fankui("check", roster).out


def test_a_pattern_and_several_files(fankui: Fankui, roster: Path) -> None:
    """A pattern is expanded by the program, as Windows shells do not; --from may be repeated."""
    for at in range(1, 4):
        export(roster.parent, f"201403010{at},,无误,", name=f"导出{at}.csv")
    other = export(roster.parent, "2014030104,,无误,", name="另一份.csv")
    run = fankui("collect", roster, "--from", roster.parent / "导出*.csv", "--from", other)
    assert run.code == 0
    assert set(recorded(roster)) == {"01", "02", "03", "04"}


def test_one_file_that_cannot_be_read_stops_the_others(fankui: Fankui, roster: Path) -> None:
    """Nothing is written of half of the files: exit 3."""
    good = export(roster.parent, "2014030101,,无误,")
    run = fankui("collect", roster, "--from", good, "--from", roster.parent / "没有.csv")
    assert run.code == 3
    assert entries(roster) == []


def test_answers_of_other_classes_are_told(fankui: Fankui, tmp_path: Path) -> None:
    """With --class the rest of the roster is neither recorded nor called unknown."""
    rows = [["学号", "姓名", "班级"], ["1001", "李明", "1班"], ["2001", "王伟", "2班"]]
    roster = workbook(tmp_path / "class.xlsx", rows)
    path = export(tmp_path, "1001,李明,无误,", "2001,王伟,无误,")
    run = fankui("collect", roster, "--from", path, "--class", "1班")
    assert run.code == 0
    assert "别的班 1 条" in run.err
    assert [entry["number"] for entry in entries(roster)] == ["1001"]


def test_json_tells_all_of_it(fankui: Fankui, roster: Path) -> None:
    """--json: sources, new, changed, unchanged, unplaced, counts; nothing else on stdout."""
    fankui("collect", roster, "--set", "2014030101=照片不对", now="2018-03-01 08:00")
    path = export(
        roster.parent,
        "2014030101,安若,无误,2018-03-30 10:00", "2014030102,白若,无误,", "2014030199,钱七,无误,",
    )  # fmt: skip
    run = fankui("collect", roster, "--from", path, "--json")
    told = json.loads(run.out)
    assert (run.code, told["schema"], told["dry_run"]) == (1, 1, False)
    assert told["sources"][0]["platforms"] == ["表格"]
    assert [(one["number"], one["old"], one["answer"]) for one in told["changed"]] == [
        ("2014030101", "照片不对", OK)
    ]
    assert [one["number"] for one in told["new"]] == ["2014030102"]
    assert told["unplaced"][0]["line"] == 4
    assert told["unplaced"][0]["unknown"] is True
    assert told["counts"] == {
        "students": 6, "missing": 4, "unclear": 0, "away": 0, "repeated": 0,
    }  # fmt: skip
    assert told["written"] == [told["log"]]


ID_LIKE = ["201410194912310021", "201410200812010103"]  # 学号 of 18 digits


def test_a_number_may_look_like_an_id_number(fankui: Fankui, tmp_path: Path) -> None:
    """学号 of 18 digits are keys as others are: nobody gets another's answer."""
    roster = workbook(tmp_path / "c.xlsx", [HEAD[:2], [ID_LIKE[0], "李四"], [ID_LIKE[1], "王五"]])
    pasted = text_file(
        tmp_path / "c.txt", f"1. {ID_LIKE[1]} 王五 照片不对\n2. {ID_LIKE[0]} 李四 无误\n"
    )
    assert fankui("collect", roster, "--from", pasted).code == 0
    assert {entry["number"]: entry["answer"] for entry in entries(roster)} == {
        ID_LIKE[0]: OK, ID_LIKE[1]: "照片不对",
    }  # fmt: skip
    table = export(tmp_path, f"{ID_LIKE[0]},李四,民族错,2018-04-01 21:00")
    fankui("collect", roster, "--from", table)
    assert entries(roster)[-1]["answer"] == "民族错"


@pytest.mark.parametrize("options", [[], ["--class", "软件1班"]])
def test_a_namesake_of_another_class_is_not_meant(
    fankui: Fankui, tmp_path: Path, options: list[str]
) -> None:
    """Where names alone tell, the class written beside them decides."""
    rows = [["学号", "姓名", "班级"], ["1001", "张三", "软件1班"], ["2001", "张三", "软件2班"]]
    roster = workbook(tmp_path / "c.xlsx", rows)
    path = text_file(
        tmp_path / "g.csv",
        "姓名,班级,校对结果,提交时间\n"
        "张三,软件1班,照片不对,2018-04-01 08:00\n张三,软件2班,无误,2018-04-01 08:30\n",
    )
    fankui("collect", roster, "--from", path, *options)
    found = {entry["number"]: entry["answer"] for entry in entries(roster)}
    assert found["1001"] == "照片不对"
    assert found.get("2001") == (None if options else OK)


def test_columns_that_were_not_read_are_told(fankui: Fankui, roster: Path) -> None:
    """What holds something and was not looked at stands in the report; platform columns do not."""
    path = text_file(
        roster.with_name("f.csv"),
        "序号,提交答卷时间,所用时间,来源,1、学号,2、校对结果,3、宿舍\n"
        "1,2018/3/28 10:00:00,9秒,微信,2014030101,无误,3栋\n",
    )
    assert "没有读的列：3、宿舍\n" in fankui("collect", roster, "--from", path).err


def test_a_note_that_disagrees_is_asked_about(fankui: Fankui, roster: Path) -> None:
    """无误 with a fault in 备注 is no 无误, as on a form; both stand in what is recorded."""
    path = text_file(
        roster.with_name("f.csv"), "学号,校对结果,备注\n2014030101,无误,照片不是我本人\n"
    )
    run = fankui("collect", roster, "--from", path)
    assert "备注一栏写的和结果对不上" in run.err
    assert entries(roster)[0]["answer"] == "无误〔备注：照片不是我本人〕"


def test_a_note_that_is_not_understood_is_told(fankui: Fankui, roster: Path) -> None:
    """The result counts as it was chosen, and somebody is asked to look."""
    path = text_file(roster.with_name("f.csv"), "学号,校对结果,备注\n2014030101,无误,已换手机\n")
    run = fankui("collect", roster, "--from", path)
    assert "备注却是“已换手机”" in run.err
    assert entries(roster)[0]["answer"] == "无误"


def test_a_typed_answer_is_not_a_file_that_was_imported(fankui: Fankui, roster: Path) -> None:
    """What a file says for the first time counts, though somebody once typed the same."""
    fankui("collect", roster, "--set", "安若=照片不对")
    fankui("collect", roster, "--set", "安若=无误")
    pasted = text_file(roster.with_name("c.txt"), "1. 安若 照片不对\n")
    assert "改记 1 人" in fankui("collect", roster, "--from", pasted).err
    fankui("collect", roster, "--undo")
    assert recorded(roster) == {"01": OK}
    fankui("collect", roster, "--from", pasted)  # what was taken back may come again
    assert recorded(roster) == {"01": "照片不对"}


def test_two_answers_of_which_nobody_knows_the_later_are_not_recorded(
    fankui: Fankui, roster: Path
) -> None:
    """An unreadable time and two results: listed, not chosen."""
    path = export(
        roster.parent,
        "2014030101,安若,照片不对,4月1日晚上", "2014030101,安若,无误,2018-04-01 08:00",
    )  # fmt: skip
    run = fankui("collect", roster, "--from", path)
    assert (run.code, entries(roster)) == (1, [])
    assert "不知道哪次在后" in run.err


def test_nobody_is_nobody(fankui: Fankui, tmp_path: Path) -> None:
    """An answer without 学号 and name is not that of a student without a name."""
    roster = workbook(tmp_path / "c.xlsx", [HEAD[:2], ["1001", None], ["1002", "李四"]])
    run = fankui("collect", roster, "--from", export(tmp_path, ",,无误,"))
    assert (run.code, entries(roster)) == (1, [])


def test_letters_of_map_are_those_of_the_export(fankui: Fankui, roster: Path) -> None:
    """--map 校对结果=D is about the file of answers: the roster's column D is 层次."""
    path = text_file(
        roster.with_name("f.csv"), "学号,姓名,说的,你看了吗\n2014030101,安若,x,照片不对\n"
    )
    run = fankui("collect", roster, "--from", path, "--map", "校对结果=D")
    assert (run.code, recorded(roster)) == (0, {"01": "照片不对"})
    bare = text_file(roster.with_name("g.csv"), "1,2014030102,没照片\n2,2014030103,没问题\n")
    run = fankui("collect", roster, "--from", bare, "--map", "学号=B", "--map", "校对结果=C")
    assert recorded(roster) == {"01": "照片不对", "02": "没照片", "03": "没问题"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. 安若 无误\n2. 白若：\n   照片不对\n", {"01": OK, "02": "照片不对"}),
        (
            "安若 2018/3/30 8:00:00\n无误\n白若 2018/3/30 8:01:00\n照片不对\n",
            {"01": OK, "02": "照片不对"},
        ),
        ("1. 安若 无误 白若 无误\n2. 毕若 无误\n", {"01": OK, "02": OK, "03": OK}),
        ("1. 安若（代白若）无误\n2. 毕若 无误\n", {"03": OK}),
        ("1. 安若全 无误\n2. 毕若都 照片不对\n3. 曹若 无误\n", {"04": OK}),
        ("1. 2014030101 钱小七 照片不对\n2. 毕若 无误\n", {"03": OK}),
        ("1、安若 无误,但照片不清\n2、白若,无误\n", {"01": "无误,但照片不清", "02": OK}),
    ],
)
def test_chats_as_people_copy_them(
    fankui: Fankui, roster: Path, text: str, expected: dict[str, str]
) -> None:
    """Answers below a name or a time, each of two in one line, for another, longer names."""
    fankui("collect", roster, "--from", text_file(roster.with_name("c.txt"), text))
    assert recorded(roster) == expected


@pytest.mark.parametrize("said", ["照片$HOME", "照片`id`", '显示"张珊"', "照片>模糊", "照片|糊"])
def test_a_proposed_command_can_be_pasted(fankui: Fankui, roster: Path, said: str) -> None:
    """Nothing that a shell would act on is proposed; the class's own options come along."""
    run = fankui(
        "collect",
        roster,
        "--from",
        export(roster.parent, f'2014030191,,"{said.replace(chr(34), chr(34) * 2)}",'),
    )
    assert f"--set 2014030101={said}" not in run.err
    assert "--set 2014030101=… 记" in run.err
    run = fankui(
        "collect", roster, "--from", export(roster.parent, "2014030191,,照片不对,"),
        "--class", CLASS,
    )  # fmt: skip
    assert f"--class {CLASS} --set 2014030101=照片不对" in run.err


# --- --set, --rest -----------------------------------------------------------------------------


def test_set_and_rest(fankui: Fankui, roster: Path) -> None:
    """What --set says, and 无误 for all the others, of whom it is said that somebody filled in."""
    run = fankui(
        "collect",
        roster,
        "--set",
        "2014030102=民族应为回族",
        "--set",
        "陈若=照片没有",
        "--rest",
        OK,
    )
    assert run.code == 0
    assert recorded(roster) == dict.fromkeys(["01", "03", "04", "05"], OK) | {
        "02": "民族应为回族", "06": "照片没有",
    }  # fmt: skip
    assert sorted({str(entry["source"]) for entry in entries(roster)}) == ["代填", "录入"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--set", "2014030101"], "写法不对"),
        (["--set", "2014030101="], "写法不对"),
        (["--set", "=无误"], "写法不对"),
        (["--set", "2014030101=有误"], "没有写明"),
        (["--set", "2014030101=-"], "等于没有写结果"),
        (["--set", "钱七=无误"], "名单里没有 钱七"),
        (["--set", "2014030199=无误"], "名单里没有 2014030199"),
        (["--rest", "照片不对"], "只能一起记“无误”"),
        (["--set", "2014030101=无误", "--set", "2014030101=民族错"], "写了两次"),
        (["--log", "--undo"], "不能一起用"),
        (["--undo", "--undo-of", "2014030101"], "--undo 和 --undo-of 不能一起用"),
        (["--from", "x.csv", "--log"], "不能一起用"),
        (["--json"], "--json 要和"),
        (["--dry-run"], "--allow、--undo 或 --undo-of 一起用"),
        (["--export", "x.txt"], "写成 .xlsx 或 .csv"),
        (["问卷.xlsx"], "要收的结果写在 --from 后面"),
        (["问卷.xlsx", "接龙.txt"], "fankui collect 花名册.xlsx --from 问卷.xlsx"),
    ],
)
def test_options_that_cannot_be(
    fankui: Fankui, roster: Path, options: list[str], told: str
) -> None:
    """Written wrongly: exit 2, what is wrong and how it is written, and nothing is recorded."""
    run = fankui("collect", roster, *options)
    assert run.code == 2
    assert told in run.err
    assert entries(roster) == []


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("2014030101=无误 2014030102=照片不对", "--set 2014030101=无误 --set 2014030102=照片不对"),
        ("2014030101=无误，2014030102=无误", "--set 2014030101=无误 --set 2014030102=无误"),
        ("2014030101＝无误；02＝民族错", "--set 2014030101=无误 --set 02=民族错"),
        ("2014030101、2014030102=无误", "--set 2014030101=无误 --set 2014030102=无误"),
        ("安若,白若，毕若=无误", "--set 安若=无误 --set 白若=无误 --set 毕若=无误"),
        ("安若=无误 白若=照片不对", "--set 安若=无误 --set 白若=照片不对"),
        ("安若和白若=无误", "--set 安若=无误 --set 白若=无误"),
        ("安若=无误，白若照片不对", "--set 2014030101=… --set 白若=…"),
        ("01-02=无误", "--set 2014030101=无误 --set 2014030102=无误"),
        ("2014030101～2014030102=无误", "--set 2014030101=无误 --set 2014030102=无误"),
        ("01至02=照片不对", "--set 2014030101=照片不对 --set 2014030102=照片不对"),
    ],
)
def test_several_students_in_one_set_are_refused(
    fankui: Fankui, roster: Path, text: str, spelt: str
) -> None:
    """With the command as it is written; nothing is recorded."""
    run = fankui("collect", roster, "--set", text)
    assert run.code == 2
    assert "里写了几个人" in run.err
    assert " ".join(spelt.split()) in " ".join(run.err.split())
    assert entries(roster) == []


@pytest.mark.parametrize("who", ["2014030102", "30102", "02", "白若", "白", " 02 "])
def test_who_is_meant_by_set_is_told_as_at_the_prompt(
    fankui: Fankui, roster: Path, who: str
) -> None:
    """A 学号 or its end, a name or a part of it, where one student has it."""
    assert fankui("collect", roster, "--set", f"{who}=学号显示为2014030103").code == 0
    assert recorded(roster) == {"02": "学号显示为2014030103"}


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("若", "若 可能是的有 6 人"),
        ("2014", "名单里没有 2014"),
        ("2", "名单里没有 2"),
        ("201403010", "名单里没有 201403010"),
    ],
)
def test_who_may_be_several_or_nobody_is_refused(
    fankui: Fankui, roster: Path, who: str, told: str
) -> None:
    """With the choices: 学号 and 姓名 of each; nothing is recorded."""
    run = fankui("collect", roster, "--set", f"{who}=无误")
    assert run.code == 2
    assert told in run.err
    assert ("2014030101 安若、2014030102 白若" in run.err) is (who == "若")
    assert entries(roster) == []


@pytest.mark.parametrize(
    "again",
    [
        ("--set", "2014030101=无误"),
        ("--set", "01=照片不对"),
        ("--from", "结果.csv"),
    ],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_name_corrected_in_the_roster_is_put_right_by_answering_again(
    fankui: Fankui, roster: Path, again: tuple[str, str], command: str
) -> None:
    """It blocks until then, and no more: what was recorded under the old name is information."""
    fankui("collect", roster, "--rest", OK)
    rows = [row[:4] for row in students(6)]
    rows[0][1] = "安若曦"
    workbook(roster, [HEAD, *rows])
    assert fankui(command, roster).code == 1
    export(roster.parent, "2014030101,安若曦,无误,2018-04-01 19:00")
    option, text = again
    answer = roster.with_name(text) if option == "--from" else text
    assert fankui("collect", roster, option, answer).code == 0
    run = fankui(command, roster)
    assert "name-mismatch" not in run.out + run.err
    assert run.code == 0


def test_two_of_one_name_need_their_number(fankui: Fankui, tmp_path: Path) -> None:
    """--set by a name that two have is refused with both numbers."""
    roster = workbook(tmp_path / "class.xlsx", [HEAD[:2], ["1001", "李明"], ["1002", "李明"]])
    run = fankui("collect", roster, "--set", "李明=无误")
    assert run.code == 2
    assert "1001、1002" in run.err


def test_rest_waits_for_answers_that_found_nobody(fankui: Fankui, roster: Path) -> None:
    """Whose anomaly could not be placed must not become 无误."""
    path = export(roster.parent, "2014030199,,照片不是本人,", "2014030101,,无误,")
    run = fankui("collect", roster, "--from", path, "--rest", OK)
    assert run.code == 1
    assert "--rest 没有做" in run.err
    assert recorded(roster) == {"01": OK}


def test_id_numbers_are_never_recorded(fankui: Fankui, roster: Path) -> None:
    """Neither in the log nor in anything said is there a 身份证号."""
    private = "11010519491231002X"
    path = export(roster.parent, f"2014030101,,证件号码应为{private},", f"{private},钱七,无误,")
    for options in (
        ["--from", path],
        ["--set", f"2014030102=证件号错，应为{private}"],
        ["--set", f"{private}=无误"],
        ["--from", path, "--json"],
        ["--log"],
        ["--export", roster.with_name("out.csv")],
    ):
        run = fankui("collect", roster, *options)
        assert private not in run.out + run.err
    everything = b"".join(one.read_bytes() for one in roster.parent.iterdir() if one != path)
    assert private.encode() not in everything


def test_rest_waits_for_lines_that_cannot_be_read(fankui: Fankui, roster: Path) -> None:
    """Whose answer stands in a torn line of the log does not become 无误; -q says so as well."""
    fankui("collect", roster, "--set", "2014030101=无误")
    log = roster.with_name("class.answers.jsonl")
    log.write_bytes(log.read_bytes() + '{"number": "2014030102", "name": "白若", "ans'.encode())
    run = fankui("collect", roster, "--rest", OK, "-q")
    assert "2014030102 白若" in run.err
    assert "记录有残行" in run.err
    assert len(entries_that_can_be_read(log)) == 1


def entries_that_can_be_read(log: Path) -> list[str]:
    return [line for line in log.read_text(encoding="utf-8").splitlines() if line.endswith("}")]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8-sig"])
def test_a_log_that_an_editor_saved_is_still_read(
    fankui: Fankui, roster: Path, encoding: str
) -> None:
    """Saved as ANSI or with a BOM, nothing in it is lost, and answers may follow."""
    fankui("collect", roster, "--set", "2014030101=照片不对")
    log = roster.with_name("class.answers.jsonl")
    log.write_bytes(log.read_text(encoding="utf-8").encode(encoding))
    fankui("collect", roster, "--rest", OK)
    counts = json.loads(fankui("check", roster, "--json").out)["classes"][0]["counts"]
    assert (counts["ok"], counts["anomaly"]) == (5, 1)


def test_what_the_roster_says_later_still_counts_and_is_told(
    fankui: Fankui, tmp_path: Path
) -> None:
    """An answer that gives way to the roster's is not said to be recorded and no more: exit 1."""
    rows = [[*HEAD[:2], "校对结果", "校对时间"], ["1001", "李明", "照片不对", "2018-04-01 22:00"]]
    roster = workbook(tmp_path / "c.xlsx", rows)
    run = fankui("collect", roster, "--set", "1001=无误")
    assert run.code == 1
    assert "花名册里写着“照片不对”（2018-04-01 22:00），比刚记的晚" in run.err


def test_undo_tells_what_holds_then(fankui: Fankui, tmp_path: Path) -> None:
    """Behind what is taken back, the roster's own answer holds again."""
    rows = [[*HEAD[:2], "校对结果"], ["1001", "李明", "照片不对"]]
    roster = workbook(tmp_path / "c.xlsx", rows)
    fankui("collect", roster, "--set", "1001=无误")
    assert "恢复为花名册里的“照片不对”" in fankui("collect", roster, "--undo").err


def test_undo_keeps_to_its_class(fankui: Fankui, tmp_path: Path) -> None:
    """--class picks whose last answer is taken back, and whose lines are shown."""
    rows = [["学号", "姓名", "班级"], ["1001", "李明", "1班"], ["2001", "王伟", "2班"]]
    roster = workbook(tmp_path / "c.xlsx", rows)
    fankui("collect", roster, "--set", "1001=照片不对", "--set", "2001=民族不对")
    assert "1001 李明" in fankui("collect", roster, "--class", "1班", "--undo").err
    assert "2001" not in fankui("collect", roster, "--class", "1班", "--log").out


def test_the_last_line_of_one_student_is_taken_back(fankui: Fankui, tmp_path: Path) -> None:
    """--undo-of: whatever was recorded of others since; answers, away and what was let pass."""
    rows = [["学号", "姓名"], ["1001", "李明"], ["1002", "王伟"], ["1003", "王伟"]]
    roster = workbook(tmp_path / "c.xlsx", rows)
    fankui("collect", roster, "--set", "1001=照片不对")
    fankui("collect", roster, "--without", "1001=休学")
    fankui("collect", roster, "--allow", "late-check:1001=住院", "--by", "王老师")
    fankui("collect", roster, "--set", "1002=无误")
    trial = fankui("collect", roster, "--undo-of", "李明", "--dry-run")
    assert (
        "会撤回放行：1001 李明 的校对逾期（late-check），王老师同意，住院。什么也没有写。"
        in trial.err
    )
    said = [fankui("collect", roster, "--undo-of", who) for who in ("李明", "01", "1001", "1001")]
    assert [run.code for run in said] == [0, 0, 0, 1]
    told = [
        "已撤回放行：1001 李明 的校对逾期",
        "已撤回：1001 李明 的“不参加（休学）”，照常参加。",
        "已撤回：1001 李明 的“照片不对”，算没有反馈。",
        "收集记录里 1001 没有可以撤回的。",
    ]
    assert [one for one, run in zip(told, said, strict=True) if one not in run.err] == []
    assert "1002 王伟 的“无误”" in fankui("collect", roster, "--undo").err
    for who, why in (
        ("王伟", "叫王伟的有 2 人"),
        ("李鸣", "是不是 1001 李明？"),
        (" ", "--undo-of 后面是空的"),
    ):
        run = fankui("collect", roster, "--undo-of", who)
        assert (run.code, why in run.err) == (2, True)
    assert fankui("collect", roster, "--undo-of", "01", "--log").code == 2


def test_a_number_that_two_have_is_nobodys(fankui: Fankui, tmp_path: Path) -> None:
    """Two rows of one 学号: nothing is recorded for either, and it is said."""
    rows = [HEAD[:2], ["1001", "李明"], ["1001", "王伟"], ["1002", "张三"]]
    roster = workbook(tmp_path / "c.xlsx", rows)
    run = fankui("collect", roster, "--rest", OK)
    assert "2 行记不了结果" in run.err
    assert [entry["number"] for entry in entries(roster)] == ["1002"]


def test_id_numbers_of_a_log_are_not_shown(fankui: Fankui, roster: Path) -> None:
    """What another program wrote into the log is masked where it is shown and handed on."""
    private = "11010519491231002X"
    line = {"number": "2014030101", "name": "安若", "answer": f"证件号应为{private}"}
    text_file(roster.with_name("class.answers.jsonl"), json.dumps(line) + "\n")
    out = roster.with_name("out.csv")
    said = [fankui("collect", roster, *words) for words in (["--log"], ["--export", out])]
    assert private not in "".join(run.out + run.err for run in said)
    assert private.encode() not in out.read_bytes()


# --- --log, --undo, --export -------------------------------------------------------------------


def test_the_log_judges_by_the_words_of_the_notice(fankui: Fankui, roster: Path) -> None:
    """What the notice lets stand for 无误 counts, even where exports write it for a blank."""
    shipped = SHIPPED
    text = shipped.read_text(encoding="utf-8").replace("ok_synonyms = []", 'ok_synonyms = ["/"]')
    roster.with_name("notice.toml").write_text(text, encoding="utf-8")
    assert fankui("collect", roster, "--set", "2014030101=/").code == 0
    assert "共 1 行，算数的 1 行。" in fankui("collect", roster, "--log").err
    (line,) = json.loads(fankui("collect", roster, "--log", "--json").out)["lines"]
    assert (line["answer"], line["counts"]) == ("/", True)


def test_the_log_tells_what_replaced_what(fankui: Fankui, roster: Path) -> None:
    """A line each, and behind it by which line it was replaced or taken back."""
    fankui("collect", roster, "--set", "2014030101=照片不对", now="2018-03-30 08:00")
    fankui("collect", roster, "--set", "2014030101=无误", now="2018-03-30 09:00")
    fankui("collect", roster, "--undo", now="2018-03-30 10:00")
    run = fankui("collect", roster, "--log")
    assert [line.split("\t") for line in run.out.splitlines()] == [
        ["行", "记录时间", "学号", "姓名", "结果", "来源"],
        ["1", "2018-03-30 08:00", "2014030101", "安若", "照片不对", "录入", "被第 2 行代替"],
        ["2", "2018-03-30 09:00", "2014030101", "安若", "无误", "录入", "被第 3 行撤回"],
        ["3", "2018-03-30 10:00", "2014030101", "安若", "撤回，又是“照片不对”", "录入"],
    ]
    lines = json.loads(fankui("collect", roster, "--log", "--json").out)["lines"]
    assert [(one["line"], one["replaces"], one["undo"], one["counts"]) for one in lines] == [
        (1, None, False, False),
        (2, 1, False, False),
        (3, 2, True, True),
    ]


def test_undo_takes_back_one_after_the_other(fankui: Fankui, roster: Path) -> None:
    """Each --undo appends a line; the answers before come back, and then there is nothing."""
    fankui("collect", roster, "--set", "2014030101=姓名错")
    fankui("collect", roster, "--set", "2014030102=民族错")
    fankui("collect", roster, "--set", "2014030101=专业错")
    seen = []
    for _ in range(4):
        run = fankui("collect", roster, "--undo")
        seen.append((run.code, recorded(roster)))
    assert seen == [
        (0, {"01": "姓名错", "02": "民族错"}),
        (0, {"01": "姓名错", "02": None}),
        (0, {"01": None, "02": None}),
        (1, {"01": None, "02": None}),
    ]
    assert len(entries(roster)) == 6
    run = fankui("check", roster, "--missing")
    assert run.out == "安若、白若、毕若、曹若、岑若、陈若\n"


@pytest.mark.parametrize("name", ["结果.xlsx", "结果.csv"])
def test_an_export_is_read_back_and_changes_nothing(
    fankui: Fankui, roster: Path, name: str
) -> None:
    """Into the same log nothing is news; into an empty one the same answers come, 代填 and all."""
    fankui("collect", roster, "--set", "2014030102=民族应为回族", "--rest", OK)
    target = roster.with_name(name)
    run = fankui("collect", roster, "--export", target)
    assert (run.code, run.out) == (0, f"{target}\n")
    before = entries(roster)
    run = fankui("collect", roster, "--from", target)
    assert "fankui 导出的表" in run.err
    assert "没有变 6 人" in run.err
    assert entries(roster) == before
    roster.with_name("class.answers.jsonl").unlink()
    fankui("collect", roster, "--from", target, now="2018-04-01 21:00")
    again = entries(roster)
    keys = ("number", "answer", "recorded_at")
    assert [[one[key] for key in keys] for one in again] == sorted(
        [one[key] for key in keys] for one in before
    )
    assert [one["source"] for one in again].count("代填") == 5


def test_an_export_does_not_overwrite(fankui: Fankui, roster: Path) -> None:
    """An existing file stays: exit 4; --force replaces it."""
    target = text_file(roster.with_name("结果.csv"), "旧的")
    assert fankui("collect", roster, "--export", target).code == 4
    assert target.read_text(encoding="utf-8") == "旧的"
    assert fankui("collect", roster, "--export", target, "--force").code == 0
    assert fankui("collect", roster, "--export", roster, "--force").code == 4


def test_an_export_holds_no_formula(fankui: Fankui, roster: Path) -> None:
    """What begins with = + - @ is text in both kinds, and 学号 are text."""
    fankui("collect", roster, "--set", "2014030101=2 =见说明", "--set", "2014030102=2 +民族错")
    book, text = roster.with_name("out.xlsx"), roster.with_name("out.csv")
    fankui("collect", roster, "--export", book)
    fankui("collect", roster, "--export", text)
    with ZipFile(book) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
    sheet = openpyxl.load_workbook(book).worksheets[0]
    assert [sheet["A2"].value, sheet["A2"].data_type, sheet["D2"].value] == [
        "2014030101", "s", "=见说明",
    ]  # fmt: skip
    rows = list(csv.reader(io.StringIO(text.read_text(encoding="utf-8-sig"))))
    assert [rows[1][0], rows[1][3], rows[2][3]] == ["2014030101\t", "'=见说明", "'+民族错"]


PEOPLE = [student(str(2014030101 + at), f"学{'甲乙丙丁戊'[at]}") for at in range(5)]
SIGNS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"])
ANSWERS = st.text(SIGNS, min_size=1, max_size=12).map(clean_answer)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@example(texts=["'=", "''+1", "=1", "'无误'", "@甲"], kind=".xlsx")
@example(texts=["'=", "''+1", "=1", "'无误'", "@甲"], kind=".csv")
@given(texts=st.lists(ANSWERS, min_size=5, max_size=5), kind=st.sampled_from([".xlsx", ".csv"]))
def test_what_is_exported_is_read_back_exactly(texts: list[str], kind: str) -> None:
    """Whatever was answered: the export gives the same text to the same student."""
    answers = {
        one.number: Answer(one.number, text, Source.LOG, Where("log"), name=one.name)
        for one, text in zip(PEOPLE, texts, strict=True)
    }
    build = answers_table.workbook if kind == ".xlsx" else answers_table.text
    data = build(PEOPLE, answers)
    whose = Group(PEOPLE)
    assume(not all(is_blank(text) for text in texts))  # nothing that could be read back
    read = answer_files.read(Path(f"out{kind}"), notice_2018(), ColumnMap(), whose, data)
    given = {one.number: one.text for one in read.placement.placed}
    assert given == {
        number: one.text for number, one in answers.items() if not is_blank(one.text or "")
    }


# --- asking ------------------------------------------------------------------------------------


def collect(roster: Path, typed: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    """`fankui collect` in another process, with *typed* on standard input."""
    env = {**os.environ, "FANKUI_NOW": NOW, "PYTHONUTF8": "1"}
    return subprocess.run(
        [*program(env), "collect", str(roster), *options],
        input=typed,
        capture_output=True,
        check=False,
        env=env,
    )


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_lines_from_a_pipe_are_answers(roster: Path, encoding: str) -> None:
    """Nothing is asked of a pipe; its lines count as if they had been typed."""
    done = collect(roster, "\n2 民族应为回族\n9\n9\n".encode(encoding))
    assert done.returncode == 0
    assert b">" not in done.stderr
    assert "已存：2014030102 白若 民族应为回族" in done.stderr.decode()
    assert recorded(roster) == dict.fromkeys(["01", "03", "04", "05", "06"], OK) | {
        "02": "民族应为回族"
    }


def test_a_pipe_may_be_utf_16(roster: Path) -> None:
    """As PowerShell writes a file: each line is an answer, none becomes an empty one."""
    done = collect(roster, "2 照片不对\r\n\r\n2 民族错了\r\n".encode("utf-16"))
    assert done.returncode == 130
    assert recorded(roster) == {"01": "照片不对", "02": OK, "03": "民族错了"}


@pytest.mark.parametrize("line", [b"2 \xd5\n", b"2 \x00\n", "2 照片\n".encode("utf-16-le")])
def test_a_line_that_is_no_text_is_no_answer(roster: Path, line: bytes) -> None:
    """What cannot be decoded is not Enter: exit 3, and what came before is kept."""
    done = collect(roster, b"\n" + line + b"\n\n")
    assert done.returncode == 3
    assert recorded(roster) == {"01": OK}


@pytest.mark.parametrize("options", [[], ["--from", "-"]])
def test_a_closed_input_is_told(roster: Path, options: list[str]) -> None:
    """A service has no standard input at all: exit 2, in words."""
    env = {**os.environ, "PYTHONUTF8": "1"}
    command = [*program(env), "collect", str(roster), *options]
    done = subprocess.run(
        ["sh", "-c", '"$@" <&-', "sh", *command],
        capture_output=True,
        check=False,
        env=env,
    )
    assert done.returncode == 2
    assert "标准输入" in done.stderr.decode()


def test_a_roster_answer_is_not_taken_back(tmp_path: Path) -> None:
    """0 cannot take back what the roster says, and does not pretend to."""
    rows: list[list[object]] = [[*HEAD[:2], "校对结果"], ["1001", "李明", "照片不对"]]
    rows.append(["1002", "王伟", None])
    roster = workbook(tmp_path / "c.xlsx", rows)
    done = collect(roster, "李明 0\n".encode())
    assert "花名册里写着这一条" in done.stderr.decode()
    assert entries(roster) == []


def test_a_pipe_that_ends_early_keeps_what_it_said(roster: Path) -> None:
    """Exit 130, what was said is kept, and how to go on is told."""
    done = collect(roster, b"\n\n")
    assert done.returncode == 130
    assert f"接着来：fankui collect {roster}" in done.stderr.decode()
    assert recorded(roster) == {"01": OK, "02": OK}


def test_nothing_is_asked_where_nobody_can_answer(roster: Path) -> None:
    """Without a terminal and without lines: exit 2, and which options to use."""
    done = collect(roster, b"")
    assert done.returncode == 2
    assert "--from" in done.stderr.decode()
    assert entries(roster) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_the_log_is_for_its_owner(fankui: Fankui, roster: Path) -> None:
    """Names and faults of a class are nobody else's business: mode 0600."""
    fankui("collect", roster, "--rest", OK)
    assert stat.S_IMODE(roster.with_name("class.answers.jsonl").stat().st_mode) == 0o600


def test_the_roster_is_never_written_to(fankui: Fankui, roster: Path) -> None:
    """Whatever collect does, the roster's bytes stay, and nothing else lies about afterwards."""
    before = roster.read_bytes()
    fankui("collect", roster, "--rest", OK)
    fankui("collect", roster, "--undo")
    assert roster.read_bytes() == before
    assert sorted(one.name for one in roster.parent.iterdir()) == [
        "class.answers.jsonl",
        "class.xlsx",
    ]


def test_a_torn_line_is_told_and_the_next_answer_is_whole(fankui: Fankui, roster: Path) -> None:
    """A power cut left half a line: it is told, kept, and nothing is written onto it."""
    fankui("collect", roster, "--set", "2014030101=无误")
    log = roster.with_name("class.answers.jsonl")
    torn = log.read_bytes() + '{"number": "2014030102", "name": "白'.encode()
    log.write_bytes(torn)
    run = fankui("collect", roster, "--set", "2014030103=无误")
    assert "记录有残行" in run.err
    assert log.read_bytes().startswith(torn + b"\n")
    checked = json.loads(fankui("check", roster, "--json").out)
    assert checked["classes"][0]["counts"]["ok"] == 2


def test_what_is_collected_counts_in_check_and_build(fankui: Fankui, roster: Path) -> None:
    """From the questions to the form without another option; proxies are counted apart."""
    fankui("collect", roster, "--set", "2014030102=民族应为回族", "--rest", OK)
    run = fankui("check", roster)
    assert run.code == 0
    assert f"{CLASS}：6 人，无误 5（代填 5），异常 1" in run.out
    assert fankui("build", roster, "-o", roster.with_name("out.docx")).code == 0


# --- remind ------------------------------------------------------------------------------------


def test_remind_writes_what_can_be_pasted(fankui: Fankui, roster: Path) -> None:
    """Who is missing in 学号 order, the deadline with weekday and time left, how, and what."""
    fankui("collect", roster, "--set", "2014030103=无误")
    run = fankui("remind", roster)
    assert run.code == 0
    lines = run.out.splitlines()
    assert lines[:4] == [
        f"【学信网信息校对】{CLASS}",
        "还差 5 人的校对结果：",
        "安若、白若、曹若、岑若、陈若",
        "校对截止：4月1日（星期日）23:00 以前（还有 3 小时，逾期不再受理）",
    ]
    assert [line[:2] for line in lines if line[:1].isdigit()] == ["1.", "2.", "3.", "4."]
    assert "在群里接龙回复" in run.out
    assert "没有问题写“无误”" in run.out


def test_remind_calls_by_name(fankui: Fankui, roster: Path) -> None:
    """--at puts an @ before each, --link says where to answer; two of a name are told apart."""
    rows = [HEAD[:2], ["1001", "李明"], ["1002", "李明"], ["1003", "王伟"]]
    twins = workbook(roster.with_name("twins.xlsx"), rows)
    run = fankui("remind", twins, "--at", "--link", "https://example.edu/f")
    assert "@李明（1001） \n@李明（1002） \n@王伟 \n" in run.out
    assert "打开 https://example.edu/f 填写。" in run.out


def test_remind_asks_again_who_said_too_little(fankui: Fankui, tmp_path: Path) -> None:
    """有误 alone would be sent back: they are named as well."""
    rows = [[*HEAD, "校对结果"], ["1001", "李明", CLASS, "本科", "有误"]]
    run = fankui("remind", workbook(tmp_path / "class.xlsx", rows))
    assert "1 人没写清楚，请再写一次：\n李明\n" in run.out


def test_nobody_is_reminded_where_all_have_answered(fankui: Fankui, class_of_45: Path) -> None:
    """Nothing to paste, and it is said."""
    run = fankui("remind", class_of_45)
    assert (run.code, run.out) == (0, "")
    assert "不用催" in run.err
