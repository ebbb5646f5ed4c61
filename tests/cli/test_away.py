"""Who does not take part, through every command: as a monitor and a registrar meet them."""

import json
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from places import SHIPPED

from conftest import Run

Fankui = Callable[..., Run]
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

NOTICE = SHIPPED.read_text("utf-8")
ROSTER = (
    "学号,姓名,班级,层次,学籍状态,校对结果\n"
    "2014030101,安若溪,2014级软件1班,本科,在籍,无误\n"
    "2014030102,白景行,2014级软件1班,本科,休学,\n"
    "2014030103,方一鸣（已退学）,2014级软件1班,本科,,\n"
    "2014030104,毕思远,2014级软件1班,本科,在籍,民族应为回族\n"
)
AWAY = ["2014030102", "2014030103"]


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """A class of four, of whom one is 休学 and one 退学."""
    path = tmp_path / "花名册.csv"
    path.write_text(ROSTER, "utf-8")
    return path


def notice(folder: Path, form: str = "", tables: str = "") -> Path:
    """The built-in notice beside the roster, with more in [form] and more tables."""
    path = folder / "notice.toml"
    path.write_text(NOTICE.replace("[form]\n", f"{tables}\n[form]\n{form}\n", 1), "utf-8")
    return path


def statuses(run: Run) -> dict[str, tuple[str, str | None]]:
    """The status and the reason of each student in a JSON report."""
    document = json.loads(run.out)
    return {
        one["number"]: (one["status"], one["reason"])
        for each in document["classes"]
        for one in each["students"]
    }


def test_check_counts_them_apart_and_says_each_once(fankui: Fankui, roster: Path) -> None:
    """Not missing, no error; how many in a line, with -v each with the reason, once."""
    assert "· 不参加：2 人（-v 看全部）\n" in fankui("check", roster).out
    run = fankui("check", roster, "-v")
    assert run.code == 0
    assert run.out.startswith("2014级软件1班：4 人，无误 1，异常 1，不参加 2\n")
    assert [run.out.count(number) for number in AWAY] == [1, 1]
    assert "· 不参加：2014030102 白景行 休学" in run.out
    assert "· 不参加：2014030103 方一鸣 已退学" in run.out


def test_json_has_the_status_and_the_reason(fankui: Fankui, roster: Path) -> None:
    """Status `away`, the reason, no result; `away` in the counts, which add up."""
    run = fankui("check", roster, "--json")
    assert statuses(run) == {
        "2014030101": ("ok", None),
        "2014030102": ("away", "休学"),
        "2014030103": ("away", "已退学"),
        "2014030104": ("anomaly", None),
    }
    (counts,) = [each["counts"] for each in json.loads(run.out)["classes"]]
    assert counts["away"] == 2
    assert counts.pop("students") == sum(counts.values())


def test_nobody_who_is_gone_is_chased(fankui: Fankui, roster: Path) -> None:
    """Neither in public nor in the list to paste."""
    assert fankui("check", roster, "--missing", "-q").out == ""
    run = fankui("remind", roster)
    assert (run.code, run.out) == (0, "")


def test_the_form_leaves_them_out(fankui: Fankui, roster: Path) -> None:
    """As the notice says nothing else; what is read back are the others, numbered through."""
    assert fankui("build", roster).code == 0
    form = roster.with_name("反馈表-2014级软件1班.docx")
    assert list(statuses(fankui("check", form, "--json"))) == ["2014030101", "2014030104"]


def test_the_form_has_them_at_its_end_where_the_notice_wants_it(
    fankui: Fankui, roster: Path
) -> None:
    """With away = "at-end": behind all others with the reason; check and merge read that back."""
    notice(roster.parent, 'away = "at-end"')
    assert fankui("build", roster).code == 0
    form = roster.with_name("反馈表-2014级软件1班.docx")
    run = fankui("check", form, "--json")
    assert statuses(run) == statuses(fankui("check", roster, "--json"))
    places = {one["number"]: one for one in json.loads(run.out)["problems"]}
    assert [places[number]["line"] for number in AWAY] == [4, 5]
    assert "not-ascending" not in run.out
    target = roster.with_name("汇总.xlsx")
    assert fankui("merge", form, "-o", target).code == 0
    book = openpyxl.load_workbook(target)
    listed = [[cell.value for cell in row][2:5] for row in book["不参加"].iter_rows(min_row=2)]
    assert listed == [["2014030102", "白景行", "休学"], ["2014030103", "方一鸣", "已退学"]]
    again = fankui("merge", target, "--json")
    assert statuses(again) == statuses(run)


def test_a_word_that_the_key_does_not_know_is_refused(fankui: Fankui, roster: Path) -> None:
    """The notice file's message names the key and what it may be."""
    path = notice(roster.parent, 'away = "last"')
    run = fankui("notice", "check", path)
    assert run.code == 1
    assert '不能是 "last"，只能是 "leave-out"、"at-end"' in run.out + run.err


def test_notice_show_tells_of_it(fankui: Fankui, roster: Path) -> None:
    """Where they stand is part of how the form looks."""
    told = fankui("notice", "show", notice(roster.parent, 'away = "at-end"')).out
    assert "不参加的（休学、退学等）：排在表的最后，写明原因" in told
    assert "不参加的" not in fankui("notice", "show", notice(roster.parent)).out


def test_who_the_notice_excludes_is_away_with_its_reason(fankui: Fankui, roster: Path) -> None:
    """[[exclude]]: not missing, not chased, no error; the reason is the notice's."""
    roster.write_text(ROSTER.replace("在籍,无误", "在籍,"), "utf-8")
    tables = '[[exclude]]\nnumber = "2014030101"\nreason = "已转入2013级"\n'
    assert fankui("build", roster).code == 1  # 安若溪 is missing
    notice(roster.parent, tables=tables)
    run = fankui("check", roster, "-v")
    assert run.code == 0
    assert "· 不参加：2014030101 安若溪 已转入2013级（通知写明不在此列）" in run.out
    assert "安若溪" not in fankui("remind", roster).out
    assert fankui("build", roster).code == 0


def test_who_the_notice_takes_in_takes_part(fankui: Fankui, roster: Path) -> None:
    """[[extra]]: whatever the roster says; missing until there is a result."""
    notice(roster.parent, tables='[[extra]]\nnumber = "2014030102"\nreason = "复学"\n')
    run = fankui("check", roster)
    assert run.code == 1
    assert "花名册写着“休学”，通知写明列入（复学），照常参加" in run.out
    assert fankui("check", roster, "--missing", "-q").out == "白景行\n"


def test_the_counts_paper_counts_who_takes_part(fankui: Fankui, roster: Path) -> None:
    """应校对 is those who take part; 备注 tells how many do not."""
    run = fankui("build", roster, "--paper", "counts", "--paper", "corrections")
    assert run.code == 0
    assert "统计表：1 个班，2 人" in run.err
    assert "勘误表：1 人" in run.err


def test_a_class_in_which_nobody_takes_part_has_no_form(fankui: Fankui, roster: Path) -> None:
    """There is nothing to sign; nothing is written and the line says why."""
    header, _, gone, *_ = ROSTER.splitlines()
    roster.write_text(f"{header}\n{gone}\n", "utf-8")
    run = fankui("build", roster)
    assert (run.code, "1 人，无误 0，不参加 1" in run.err) == (1, True)
    assert sorted(path.name for path in roster.parent.iterdir()) == ["花名册.csv"]


@pytest.mark.parametrize(
    ("row", "typed", "status"),
    [
        ("在籍,无误", "2014030101=参军", ("away", "参军")),
        ("在籍,", "2014030101=参军", ("away", "参军")),
        ("休学,不参加（休学）", "2014030101=", ("missing", None)),
        ("在籍,不参加（休学）", "2014030101=", ("missing", None)),
        ("休学,无误", "2014030101=", ("ok", None)),
    ],
)
def test_merge_and_check_agree_on_who_takes_part(
    fankui: Fankui, roster: Path, row: str, typed: str, status: tuple[str, str | None]
) -> None:
    """What the log says last outranks the row and [[extra]], for one class and for many."""
    roster.write_text(ROSTER.replace("在籍,无误", row), "utf-8")
    assert fankui("collect", roster, "--without", typed).code == 0
    notice(roster.parent, tables='[[extra]]\nnumber = "2014030101"\nreason = "复学"\n')
    for command in ("check", "merge"):
        given = ["--notice", roster.with_name("notice.toml")] if command == "merge" else []
        run = fankui(command, roster, "--json", *given)
        assert statuses(run)["2014030101"] == status, command


@pytest.mark.parametrize("said", ["休学", "A.休学", "B、当兵去了", "已退学。"])
def test_who_may_be_gone_is_asked_about_and_not_in_public(
    fankui: Fankui, roster: Path, said: str
) -> None:
    """However it is written: a question for the monitor, and no name in the group's text."""
    roster.write_text(ROSTER.replace("在籍,无误", f"在籍,{said}"), "utf-8")
    assert "away-answer" in fankui("check", roster, "--json").out
    assert "安若溪" not in fankui("remind", roster).out


def test_the_command_that_is_offered_says_no_more_than_the_reason(
    fankui: Fankui, tmp_path: Path
) -> None:
    """A mark, an option's letter, or what was cut never stands in the command to type."""
    roster = tmp_path / "花名册.csv"
    roster.write_text("学号,姓名,班级,层次\n2014030101,安若溪,2014级软件1班,本科\n", "utf-8")
    given = tmp_path / "结果.csv"
    given.write_text("学号,校对结果\n2014030101,A、因个人身体原因已经办理休学手续。\n", "utf-8")
    told = fankui("collect", roster, "--from", given).err
    assert "--without 2014030101=休学\n" in told
    problems = json.loads(fankui("check", roster, "--json").out)["problems"]
    (asked,) = [one["message"] for one in problems if one["code"] == "away-answer"]
    assert asked.endswith("--without 2014030101=休学")


@pytest.mark.parametrize("dry_run", [False, True])
@pytest.mark.parametrize(
    ("typed", "missing", "away"),
    [
        (["--without", "2014030101=参军"], 0, 3),
        (["--without", "2014030102="], 1, 1),
        (["--without", "2014030102=", "--set", "2014030102=无误"], 0, 1),
        (["--set", "2014030101=民族应为回族"], 0, 2),
        (["--without", "2014030102=休学"], 0, 2),
    ],
)
def test_what_collect_counts_is_what_holds_afterwards(
    fankui: Fankui, roster: Path, typed: list[str], missing: int, away: int, *, dry_run: bool
) -> None:
    """--json counts who is missing and who does not take part once it is written, tried or done."""
    run = fankui("collect", roster, *typed, "--json", *(["--dry-run"] if dry_run else []))
    counts = json.loads(run.out)["counts"]
    assert (run.code, counts["missing"], counts["away"]) == (0, missing, away)


# --- the log -------------------------------------------------------------------------------------


def test_without_is_recorded_and_taken_back(fankui: Fankui, roster: Path) -> None:
    """By 学号 or 姓名; --without 学号= and --undo take it back; all is appended."""
    log = roster.with_name("花名册.answers.jsonl")
    assert fankui("collect", roster, "--without", "安若溪=参军").code == 0
    assert statuses(fankui("check", roster, "--json"))["2014030101"] == ("away", "参军")
    first = log.read_text("utf-8")
    assert json.loads(first)["away"] == "参军"
    assert "answer" not in json.loads(first)
    run = fankui("collect", roster, "--undo")
    assert "已撤回：2014030101 安若溪 的“不参加（参军）”，照常参加。" in run.err
    assert statuses(fankui("check", roster, "--json"))["2014030101"] == ("ok", None)
    assert fankui("collect", roster, "--without", "2014030102=").code == 0
    assert statuses(fankui("check", roster, "--json"))["2014030102"] == ("missing", None)
    assert fankui("collect", roster, "--undo").code == 0
    assert statuses(fankui("check", roster, "--json"))["2014030102"] == ("away", "休学")
    assert log.read_text("utf-8").startswith(first)
    lines = fankui("collect", roster, "--log").out
    assert "不参加（参军）" in lines
    assert "照常参加" in lines


def test_without_goes_with_what_else_is_recorded(fankui: Fankui, tmp_path: Path) -> None:
    """In one command: a result, who is away, and all others 无误, who is away not among them."""
    path = tmp_path / "名单.csv"
    path.write_text("学号,姓名\n1401,甲甲\n1402,乙乙\n1403,丙丙\n", "utf-8")
    given = ("--set", "1401=民族应为回族", "--without", "1402=休学", "--rest", "无误")
    assert fankui("collect", path, *given).code == 0
    assert statuses(fankui("check", path, "--json")) == {
        "1401": ("anomaly", None), "1402": ("away", "休学"), "1403": ("ok", None),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("休学", "--without 休学 的写法不对"),
        ("=休学", "写成 --without 学号=休学"),
        ("2014030199=休学", "--without：名单里没有 2014030199"),
        ("2014030101=复学", "复学的照常参加"),
        ("2014030101=延期毕业", "延期的照常参加"),
        ("2014030101=无误", "--set 2014030101=无误"),
        ("2014030101=照片不是本人", "写的是校对结果，不是为什么不参加"),
        ("2014030101=还没看", "说的是还没有结果，照常参加"),
    ],
)
def test_without_that_means_nothing_is_refused(
    fankui: Fankui, roster: Path, typed: str, told: str
) -> None:
    """Exit 2, what is wrong and how to write it; nothing is recorded."""
    run = fankui("collect", roster, "--without", typed)
    assert run.code == 2
    assert told in run.err
    assert not roster.with_name("花名册.answers.jsonl").exists()


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("2014030101=转专业到会计", "转专业到会计"),
        ("2014030101=没学籍", "没学籍"),
        ("2014030101=去国外交换", "去国外交换"),
        ("2014030101=不参加（照片不是本人）", "照片不是本人"),
    ],
)
def test_any_other_reason_is_one(fankui: Fankui, roster: Path, typed: str, reason: str) -> None:
    """Why somebody is gone is said in anybody's words; 不参加（…） makes a reason of any."""
    assert fankui("collect", roster, "--without", typed).code == 0
    assert statuses(fankui("check", roster, "--json"))["2014030101"] == ("away", reason)


def test_a_result_that_says_so_is_asked_about(fankui: Fankui, roster: Path) -> None:
    """休学 as a result is neither an anomaly nor taken as away: an error with what to type."""
    roster.write_text(ROSTER.replace("在籍,无误", "在籍,当兵去了"), "utf-8")
    run = fankui("check", roster, "--json")
    assert run.code == 1
    (found,) = [one for one in json.loads(run.out)["problems"] if one["severity"] == "error"]
    command = f"fankui collect {roster} --without 2014030101=当兵去了"
    assert found["message"] == f"反馈写的是“当兵去了”：不参加的话 {command}"
    assert fankui("remind", roster).out == ""  # it is the monitor's to ask, not in public
    assert fankui("collect", roster, "--without", "2014030101=参军").code == 0
    run = fankui("check", roster)
    assert (run.code, "away-with-answer" in run.out) == (0, False)


def test_set_does_not_take_it_for_a_result(fankui: Fankui, roster: Path) -> None:
    """--set 学号=休学 is refused with the option that is meant."""
    run = fankui("collect", roster, "--set", "2014030101=休学")
    assert run.code == 2
    assert "--without 2014030101=休学" in run.err


def test_a_result_of_somebody_who_is_gone_is_told(fankui: Fankui, roster: Path) -> None:
    """退学 and 无误 in one row: away, with a warning; --without 学号= makes the result count."""
    roster.write_text(ROSTER.replace("本科,休学,", "本科,退学,无误"), "utf-8")
    run = fankui("check", roster)
    assert run.code == 0
    assert "！ 不参加的有结果（away-with-answer）1 条" in run.out
    assert statuses(fankui("check", roster, "--json"))["2014030102"] == ("away", "退学")
    fankui("collect", roster, "--without", "2014030102=")
    assert statuses(fankui("check", roster, "--json"))["2014030102"] == ("ok", None)


def test_an_export_with_an_answer_of_who_is_away_is_kept_and_told(
    fankui: Fankui, roster: Path
) -> None:
    """What --from brings is recorded; it counts once the student is said to take part."""
    export = roster.with_name("结果.csv")
    export.write_text("学号,姓名,校对结果\n2014030102,白景行,无误\n", "utf-8")
    run = fankui("collect", roster, "--from", export)
    assert run.code == 0
    assert "记着不参加（休学），这条结果先不算" in run.err
    assert statuses(fankui("check", roster, "--json"))["2014030102"] == ("away", "休学")
    fankui("collect", roster, "--without", "2014030102=")
    assert statuses(fankui("check", roster, "--json"))["2014030102"] == ("ok", None)


def test_who_is_back_and_still_said_to_be_away_is_told(fankui: Fankui, roster: Path) -> None:
    """The log says 休学, the roster 复学: a warning, and a person decides."""
    roster.write_text(ROSTER.replace("在籍,无误", "已复学,无误"), "utf-8")
    run = fankui("check", roster)
    assert "· 学籍变动：2014030101 安若溪 已复学，照常参加" in run.out
    fankui("collect", roster, "--without", "2014030101=休学")
    run = fankui("check", roster)
    assert "！ 学籍变动（standing）1 条" in run.out
    assert statuses(fankui("check", roster, "--json"))["2014030101"] == ("away", "休学")


def test_newcomers_stand_last_where_the_notice_wants_them(fankui: Fankui, roster: Path) -> None:
    """new_last: 转入 and 复学 stand behind the others, before those who are away; told."""
    notice(roster.parent, 'new_last = true\naway = "at-end"')
    roster.write_text(ROSTER.replace("在籍,无误", "转入,无误"), "utf-8")
    run = fankui("check", roster)
    assert "转入，照常参加，排在名单最后" in run.out
    assert fankui("build", roster).code == 0
    form = roster.with_name("反馈表-2014级软件1班.docx")
    target = roster.with_name("汇总.xlsx")
    assert fankui("merge", form, "-o", target).code in {0, 1}
    lines = {
        row[2].value: row[15].value for row in openpyxl.load_workbook(target)["明细"].iter_rows()
    }
    order = sorted(["2014030101", "2014030104", *AWAY], key=lambda one: int(str(lines[one])))
    assert order == ["2014030104", "2014030101", *AWAY]


@pytest.mark.parametrize(
    ("said", "extra", "new_last", "told"),
    [
        ("转入", False, True, "转入，照常参加，排在名单最后"),
        ("已复学", False, True, "已复学，照常参加，排在名单最后"),
        ("转入", True, True, "转入，照常参加，排在名单最后"),
        ("延期", True, True, "延期，照常参加，排在名单最后"),
        ("延期", False, True, "延期，照常参加"),
        ("转入", False, False, "转入，照常参加"),
        ("延期", True, False, "延期，照常参加"),
    ],
)
def test_who_is_said_to_stand_last_does(
    fankui: Fankui, roster: Path, said: str, told: str, *, extra: bool, new_last: bool
) -> None:
    """new_last is for newcomers and for whom the notice takes in by name: the form agrees."""
    named = '[[extra]]\nnumber = "2014030101"\nreason = "补录"\n' if extra else ""
    notice(roster.parent, "new_last = true" if new_last else "", named)
    roster.write_text(ROSTER.replace("在籍,无误", f"{said},无误"), "utf-8")
    run = fankui("check", roster)
    assert f"2014030101 安若溪 {told}（" in run.out
    assert fankui("build", roster).code == 0
    form = docx.Document(str(roster.with_name("反馈表-2014级软件1班.docx")))
    order = [cell.text for cell in form.tables[0].columns[1].cells if cell.text.startswith("2014")]
    expected = ["2014030101", "2014030104"]
    assert order == (expected[::-1] if "最后" in told else expected)


# --- many classes --------------------------------------------------------------------------------


def test_a_form_without_somebody_who_is_gone_lacks_nobody(fankui: Fankui, roster: Path) -> None:
    """The school's list has them as 退学: not missing, the counts agree, and they are counted."""
    assert fankui("build", roster).code == 0
    form = roster.with_name("反馈表-2014级软件1班.docx")
    school = roster.with_name("全校.csv")
    school.write_text(
        "学号,姓名,班级,学籍状态\n2014030101,安若溪,2014级软件1班,在籍\n"
        "2014030102,白景行,2014级软件1班,休学\n2014030103,方一鸣,2014级软件1班,退学\n"
        "2014030104,毕思远,2014级软件1班,在籍\n2014030201,卫澜,2014级软件2班,退学\n",
        "utf-8",
    )
    run = fankui("merge", form, "--roster", school, "--json")
    document = json.loads(run.out)
    assert run.code == 0
    assert document["totals"]["away"] == 3
    codes = {one["code"] for one in document["problems"]}
    assert codes & {"missing-answer", "missing-form", "total-mismatch", "unknown-student"} == set()


def test_a_handed_in_form_that_says_so_is_asked_about(fankui: Fankui, roster: Path) -> None:
    """休学 typed as a result: an error for the registrar; 不参加（休学） is none."""
    roster.write_text(ROSTER.replace("在籍,无误", "在籍,休学"), "utf-8")
    run = fankui("merge", roster, "--json")
    found = {one["code"]: one["number"] for one in json.loads(run.out)["problems"]}
    assert (run.code, found["away-answer"]) == (1, "2014030101")
    roster.write_text(ROSTER.replace("在籍,无误", "在籍,不参加（休学）"), "utf-8")
    run = fankui("merge", roster, "--json")
    assert run.code == 0
    assert statuses(run)["2014030101"] == ("away", "休学")


def test_what_a_person_writes_into_the_summary_ends_it(fankui: Fankui, roster: Path) -> None:
    """A result typed into 明细 counts, whatever the file said of who takes part."""
    target = roster.with_name("汇总.xlsx")
    fankui("merge", roster, "-o", target)
    book = openpyxl.load_workbook(target)
    (row,) = [row for row in book["明细"].iter_rows() if row[2].value == "2014030102"]
    row[5].value = "无误"
    book.save(target)
    told = statuses(fankui("merge", target, "--json"))
    assert told["2014030102"] == ("ok", None)
    assert told["2014030103"] == ("away", "已退学")


def test_import_keeps_what_is_said_of_them(fankui: Fankui, roster: Path) -> None:
    """The clean workbook has the column, and is read as the messy one was."""
    assert fankui("import", roster).code == 0
    clean = roster.with_name("花名册-整理.xlsx")
    assert statuses(fankui("check", clean, "--json")) == statuses(fankui("check", roster, "--json"))
    told = json.loads(fankui("import", roster, "--json").out)["students"]
    assert [one["standing"] for one in told] == ["在籍", "休学", "退学", "在籍"]
