"""One extension: a problem is let pass for one student, recorded with who allowed it."""

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from blank_forms import form, saved
from form_reading import squeezed
from places import SHIPPED

from conftest import CLASS, Run

Fankui = Callable[..., Run]
LATE = "2014030102"
#: The morning after: two have looked after the deadline for that.
NOW = "2018-04-02 09:00"
OPTION = f"late-check:{LATE}"
#: Beside the school's own columns one for notes.
COLUMNS = ("序号", "学号", "姓名", "校对结果", "备注", "本人签名")


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Three students; the second and the third have looked after the deadline."""
    path = tmp_path / "名单.csv"
    path.write_text(
        "学号,姓名,班级,年级,层次,校对结果,校对时间\n"
        f"2014030101,安若溪,{CLASS},2014,本科,无误,2018-03-28 10:00\n"
        f"{LATE},白景行,{CLASS},2014,本科,无误,2018-04-01 23:40\n"
        f"2014030103,卫澜,{CLASS},2014,本科,无误,2018-04-02 01:10\n",
        "utf-8",
    )
    return path


def errors(fankui: Fankui, roster: Path, *more: str) -> list[str]:
    """The 学号 of whom check says that they stand in the way."""
    told = json.loads(fankui("check", roster, "--json", *more, now=NOW).out)["problems"]
    return [one["number"] for one in told if one["severity"] == "error"]


def test_for_one_run_of_check_and_build(fankui: Fankui, roster: Path) -> None:
    """--allow 代号:学号 lets pass that one, and nobody else; both, and build writes."""
    assert errors(fankui, roster) == [LATE, "2014030103"]
    assert errors(fankui, roster, "--allow", OPTION) == ["2014030103"]
    assert fankui("build", roster, "--allow", OPTION, now=NOW).code == 1
    both = ("--allow", f"{OPTION},late-check:2014030103")
    assert errors(fankui, roster, *both) == []
    run = fankui("build", roster, *both, now=NOW)
    assert run.code == 0
    assert "按--allow放行" in squeezed(run.err)
    assert "按人放行了 2 条：校对逾期（late-check）2014030102 白景行、2014030103 卫澜。" in run.err
    assert "，请向辅导员说明" not in run.err


def test_codes_for_everybody_stay_as_they_are(fankui: Fankui, roster: Path) -> None:
    """--allow 代号 lets it pass for all, beside what is for one."""
    assert errors(fankui, roster, "--allow", "late-check") == []
    run = fankui("build", roster, "--allow", "late-check", "--allow", OPTION, now=NOW)
    assert run.code == 0
    assert "按 --allow 放行了 1 条：校对逾期（late-check），请向辅导员说明。" in run.err
    assert "按人放行了 1 条：校对逾期（late-check）2014030102 白景行。" in run.err


@pytest.mark.parametrize("command", ["check", "build", "import"])
def test_an_unknown_student_is_refused(fankui: Fankui, roster: Path, command: str) -> None:
    """A 学号 that nobody has: exit 2, with whom it is a slip for, if it is for one."""
    run = fankui(command, roster, "--allow", "bad-name:201403102")
    assert run.code == 2
    assert "名单里没有 201403102。是不是 2014030102 白景行？冒号后面写学号。" in run.err
    run = fankui(command, roster, "--allow", "bad-name:2014030129")
    assert run.code == 2
    assert "名单里没有 2014030129。冒号后面写学号。" in run.err
    assert sorted(roster.parent.iterdir()) == [roster]


def test_a_code_of_a_class_is_refused(fankui: Fankui, roster: Path) -> None:
    """What is about the class has no student: exit 2, with how it is let pass."""
    run = fankui("check", roster, "--allow", f"late-submission:{LATE}")
    assert run.code == 2
    assert "不能只给一名同学放行。确认无妨，整个放行：build、check 加 --allow" in run.err


def test_recorded_with_who_allowed_it(fankui: Fankui, roster: Path) -> None:
    """With collect --allow --by, from then on check and build go by it, and say by whom and why."""
    log = roster.with_name("名单.answers.jsonl")
    run = fankui("collect", roster, "--allow", f"{OPTION}=住院", "--by", "王老师", now=NOW)
    assert (run.code, run.out) == (0, f"{log}\n")
    assert "已记下：2014030102 白景行 的校对逾期（late-check），王老师同意，住院。" in run.err
    assert json.loads(log.read_text("utf-8")) == {
        "number": LATE, "name": "白景行", "allow": "late-check", "by": "王老师",
        "recorded_at": "2018-04-02T09:00:00+08:00", "note": "住院",
    }  # fmt: skip
    check = fankui("check", roster, now=NOW)
    assert "（按王老师放行：住院）" in squeezed(check.out)
    assert "已经放行，不用再做什么" in check.out
    assert errors(fankui, roster) == ["2014030103"]
    build = fankui("build", roster, "--allow", "late-check:2014030103", now=NOW)
    assert build.code == 0
    assert "按王老师放行：住院" in squeezed(build.err)


def test_recorded_once(fankui: Fankui, roster: Path) -> None:
    """The same again writes nothing; another teacher, or another reason, is a new line."""
    log = roster.with_name("名单.answers.jsonl")
    allow = ("collect", roster, "--allow", OPTION)
    assert fankui(*allow, "--by", "王老师").code == 0
    data = log.read_bytes()
    again = fankui(*allow, "--by", "王老师")
    assert (again.code, again.out, log.read_bytes()) == (0, "", data)
    assert "早就记着" in again.err
    assert fankui(*allow, "--by", "李老师").code == 0
    assert len(log.read_bytes().splitlines()) == 2
    assert "按李老师放行" in squeezed(fankui("check", roster, now=NOW).out)


def test_dry_run_writes_nothing(fankui: Fankui, roster: Path) -> None:
    """--dry-run says what would be recorded."""
    run = fankui("collect", roster, "--allow", OPTION, "--by", "王老师", "--dry-run")
    assert (run.code, run.out) == (0, "")
    assert "会记下：2014030102 白景行 的校对逾期（late-check），王老师同意。" in run.err
    assert sorted(roster.parent.iterdir()) == [roster]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--allow", OPTION], "--allow 没有写是谁同意的"),
        (["--allow", OPTION, "--by", " "], "选项 --by 后面是空的"),
        (["--by", "王老师"], "--by 说的是谁同意放行，要和 --allow 一起用"),
        (["--allow", "late-check", "--by", "王老师"], "没有写是谁"),
        (["--allow", "late-check:2014030199", "--by", "王老师"], "名单里没有 2014030199"),
        (["--allow", OPTION, "--by", "王老师", "--set", "01=无误"], "不能一起用"),
        (["--allow", OPTION, "--by", "王老师", "--undo"], "不能一起用"),
        (
            ["--allow", f"{OPTION}=住院", "--allow", f"{OPTION}=实习", "--by", "王老师"],
            "给 2014030102 白景行 写了两次 late-check",
        ),
    ],
)
def test_what_is_not_whole_is_refused(
    fankui: Fankui, roster: Path, words: list[str], told: str
) -> None:
    """Who, what and by whom: without one of them nothing is recorded."""
    run = fankui("collect", roster, *words)
    assert run.code == 2
    assert told in run.err
    assert sorted(roster.parent.iterdir()) == [roster]


def test_undo_takes_the_last_line_back_whatever_it_is(fankui: Fankui, roster: Path) -> None:
    """Answers and what was let pass are taken back in the order in which they were recorded."""
    fankui("collect", roster, "--set", "01=民族应为回族")
    fankui("collect", roster, "--allow", OPTION, "--by", "王老师")
    fankui("collect", roster, "--set", "03=照片不是本人")
    assert "03 卫澜 的“照片不是本人”" in fankui("collect", roster, "--undo").err
    assert errors(fankui, roster) == ["2014030103"]
    dry = fankui("collect", roster, "--undo", "--dry-run")
    assert "会撤回放行：2014030102 白景行 的校对逾期（late-check），王老师同意" in dry.err
    run = fankui("collect", roster, "--undo")
    assert "已撤回放行：2014030102 白景行 的校对逾期（late-check），王老师同意。" in run.err
    assert errors(fankui, roster) == [LATE, "2014030103"]
    assert "01 安若溪 的“民族应为回族”" in fankui("collect", roster, "--undo").err
    assert fankui("collect", roster, "--undo").code == 1


def test_how_it_is_taken_back_is_said(fankui: Fankui, roster: Path) -> None:
    """By whom: what is recorded behind it stays. Of several, whose is to be written."""
    said = fankui("collect", roster, "--allow", OPTION, "--by", "王老师").err
    assert said.splitlines()[-1].endswith(" --undo-of 2014030102")
    fankui("collect", roster, "--set", "03=照片不是本人")
    assert "已撤回放行：2014030102" in fankui("collect", roster, "--undo-of", "2014030102").err
    both = [word for who in ("02", "03") for word in ("--allow", f"late-check:{who}")]
    said = fankui("collect", roster, *both, "--by", "王老师").err
    assert said.splitlines()[-1].endswith(" --undo-of 学号")


def test_the_log_shows_it(fankui: Fankui, roster: Path) -> None:
    """--log: what was let pass stands among the answers, in its place, with what became of it."""
    fankui("collect", roster, "--set", "01=民族应为回族")
    fankui("collect", roster, "--allow", f"{OPTION}=住院", "--by", "王老师")
    fankui("collect", roster, "--set", "03=照片不是本人")
    table = fankui("collect", roster, "--log")
    rows = [line.split("\t") for line in table.out.splitlines()[1:]]
    assert [row[4] for row in rows] == [
        "民族应为回族", "放行：校对逾期（late-check），王老师同意，住院", "照片不是本人",
    ]  # fmt: skip
    assert "共 3 行，算数的 3 行。" in table.err
    fankui("collect", roster, "--undo")
    fankui("collect", roster, "--undo")
    table = fankui("collect", roster, "--log")
    rows = [line.split("\t") for line in table.out.splitlines()[1:]]
    assert rows[1][-1] == "已撤回"
    assert rows[-1][4] == "撤回放行：校对逾期（late-check），王老师同意，住院"
    told = json.loads(fankui("collect", roster, "--log", "--json").out)
    assert [(one["code"], one["by"], one["reason"], one["undo"]) for one in told["allowed"]] == [
        ("late-check", "王老师", "住院", False),
        ("late-check", "王老师", "住院", True),
    ]


def test_as_json(fankui: Fankui, roster: Path) -> None:
    """With collect --allow --json: what was recorded, and where."""
    log = str(roster.with_name("名单.answers.jsonl"))
    words = ("collect", roster, "--allow", f"{OPTION}=住院", "--by", "王老师", "--json")
    told = json.loads(fankui(*words, now=NOW).out)
    assert told == {
        "schema": 1, "file": str(roster), "log": log, "dry_run": False,
        "allowed": [
            {
                "number": LATE, "name": "白景行", "code": "late-check", "by": "王老师",
                "reason": "住院", "recorded_at": "2018-04-02T09:00:00+08:00", "undo": False,
                "file": None, "sheet": None, "cell": None, "line": None,
            }
        ],
        "written": [log],
    }  # fmt: skip
    assert json.loads(fankui(*words, now=NOW).out)["written"] == []


def _notice(roster: Path, *, wanted: bool) -> None:
    text = SHIPPED.read_text("utf-8").replace(
        "[form]\n", f"[form]\nallowed_in_note = {str(wanted).lower()}\n"
    )
    roster.with_name("notice.toml").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("wanted", "notes"),
    [(True, ["", "校对逾期，住院（王老师同意）", "校对逾期"]), (False, ["", "", ""])],
)
def test_the_form_says_so_where_the_notice_wants_it(
    fankui: Fankui, roster: Path, wanted: bool, notes: list[str]
) -> None:
    """allowed_in_note: 备注 says what was let pass, why and who agreed; else nothing."""
    _notice(roster, wanted=wanted)
    blank = roster.with_name("附件2.docx")
    blank.write_bytes(saved(form(COLUMNS)))
    fankui("collect", roster, "--allow", f"{OPTION}=住院", "--by", "王老师")
    run = fankui("build", roster, "--allow", "late-check:2014030103", "--template", blank, now=NOW)
    assert run.code == 0
    (table,) = docx.Document(run.out.strip()).tables
    assert [row.cells[4].text for row in table.rows[1:4]] == notes


def test_notice_show_says_what_the_notice_wants(fankui: Fankui, roster: Path) -> None:
    """`notice show` tells that 备注 has to say what was let pass, where the notice wants it."""
    _notice(roster, wanted=True)
    told = "给个人放行的（逾期等）：备注里写明是什么、为什么、谁同意"
    notice = roster.with_name("notice.toml")
    assert told in fankui("notice", "show", notice).out
    _notice(roster, wanted=False)
    assert told not in fankui("notice", "show", notice).out


def test_a_form_without_a_column_for_notes(fankui: Fankui, roster: Path) -> None:
    """Where the notice wants it and the form has no 备注: it is told, to be written by hand."""
    _notice(roster, wanted=True)
    fankui("collect", roster, "--allow", f"{OPTION}=住院", "--by", "王老师")
    run = fankui("build", roster, "--allow", "late-check:2014030103", now=NOW)
    assert (
        "表上没有“备注”一列，请手写：2014030102 白景行：校对逾期，住院（王老师同意），"
        "2014030103 卫澜：校对逾期" in run.err
    )


def test_what_was_let_pass_is_no_answer(fankui: Fankui, roster: Path) -> None:
    """A student for whom something was let pass has answered as before; collect asks as before."""
    text = roster.read_text("utf-8").replace("无误", "")
    roster.write_text(text, "utf-8")
    fankui("collect", roster, "--allow", OPTION, "--by", "王老师")
    told = json.loads(fankui("check", roster, "--json", now=NOW).out)
    assert told["classes"][0]["counts"]["missing"] == 3
    run = fankui("collect", roster, "--allow", "missing-answer:01", "--by", "王老师")
    assert run.code == 0
    assert errors(fankui, roster) == [LATE, "2014030103"]


def test_of_a_class_s_folder(fankui: Fankui, roster: Path) -> None:
    """A folder stands for its roster; files of answers in it are left alone."""
    chat = roster.with_name("接龙.txt")
    chat.write_text("1. 安若溪 无误\n2. 白景行 无误\n", "utf-8")
    run = fankui("collect", roster.parent, "--allow", OPTION, "--by", "王老师")
    assert run.code == 0
    lines = roster.with_name("名单.answers.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line).get("allow") for line in lines] == ["late-check"]


def test_import_too(fankui: Fankui, tmp_path: Path) -> None:
    """A doubtful name of one student does not keep the list from being cleaned."""
    path = tmp_path / "名单.csv"
    path.write_text("学号,姓名\n2014030101,安若溪\n2014030102,无误\n", "utf-8")
    assert fankui("import", path, "-o", tmp_path / "a.xlsx").code == 1
    run = fankui("import", path, "-o", tmp_path / "a.xlsx", "--allow", "bad-name:2014030102")
    assert run.code == 0
