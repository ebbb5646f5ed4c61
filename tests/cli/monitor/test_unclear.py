"""An answer that is not understood, from the roster to the paper, as a monitor meets it."""

import io
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from builders import text_file
from form_reading import read as read_form

from conftest import Run

Fankui = Callable[..., Run]
#: Nobody can tell what these mean.
UNCLEAR = ["无勿", "帮我带份饭", "全班无误"]


def roster(folder: Path, *results: str) -> Path:
    """A class in which each has one of *results*."""
    lines = [
        f"20140301{at:02},李{'一二三四五六七八'[at - 1]},2014级软件1班,本科,{text}"
        for at, text in enumerate(results, start=1)
    ]
    return text_file(folder / "花名册.csv", "\n".join(["学号,姓名,班级,层次,校对结果", *lines, ""]))


def log_of(path: Path) -> list[dict[str, object]]:
    log = path.with_name(f"{path.stem}.answers.jsonl")
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def codes(run: Run) -> dict[str, str]:
    """The severity of each problem about an answer, by code and 学号."""
    problems = json.loads(run.out)["problems"]
    return {
        f"{one['code']} {one['number'][-2:]}": one["severity"]
        for one in problems
        if "answer" in one["code"]
    }


@pytest.mark.parametrize("text", UNCLEAR)
def test_check_and_build_stop_at_it(
    monkeypatch: pytest.MonkeyPatch, fankui: Fankui, tmp_path: Path, text: str
) -> None:
    """An error with its text, its place and what to type; nothing is written."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    path = roster(Path(), "无误", text)
    run = fankui("check", path)
    assert run.code == 1
    assert f"看不懂“{text}”" in run.out
    assert "（花名册.csv 第 3 行）" in run.out
    assert "fankui collect 花名册.csv --set 学号=无误" in run.out
    assert '--set "学号=2 原话"' in run.out
    assert "看不懂 1" in run.out
    built = fankui("build", path, "-o", tmp_path / "表.docx")
    assert built.code == 1
    assert not (tmp_path / "表.docx").exists()


@pytest.mark.parametrize("text", UNCLEAR)
def test_json_has_a_status_for_it(fankui: Fankui, tmp_path: Path, text: str) -> None:
    """Status unclear, in the counts, and no anomaly."""
    [one] = json.loads(fankui("check", roster(tmp_path, "无误", text), "--json").out)["classes"]
    assert one["counts"] == {
        **dict.fromkeys(one["counts"], 0), "students": 2, "ok": 1, "unclear": 1
    }  # fmt: skip
    last = one["students"][1]
    assert (last["status"], last["result"], last["anomalies"]) == ("unclear", text, [])


def test_a_monitor_may_allow_it(fankui: Fankui, tmp_path: Path) -> None:
    """The text goes onto the paper as an anomaly as written, and it is said."""
    path = roster(tmp_path, "无误", "帮我带份饭")
    run = fankui("build", path, "--allow", "unclear-answer", "-o", tmp_path / "表.docx")
    assert run.code == 0
    assert "按 --allow 放行了 1 条：看不懂的答复（unclear-answer）" in run.err
    [sheet] = read_form((tmp_path / "表.docx").read_bytes())
    assert [row.result for row in sheet.rows[:2]] == ["无误", "帮我带份饭"]
    counted = fankui(
        "build", path, "--allow", "unclear-answer", "--paper", "counts", "-o", tmp_path / "计.docx"
    )
    assert counted.code == 0


def test_an_answer_said_to_be_a_fault_is_one(fankui: Fankui, tmp_path: Path) -> None:
    """`--set 学号=2 …` is remembered; check, followup and merge take it as an anomaly."""
    path = roster(tmp_path, "无误", "")
    assert fankui("collect", path, "--set", "2014030102=2 帮我带份饭").code == 0
    [line] = log_of(path)
    assert (line["answer"], line["means"]) == ("帮我带份饭", "anomaly")
    run = fankui("check", path, "--json")
    assert (run.code, codes(run)) == (0, {})
    [one] = json.loads(run.out)["classes"]
    assert [student["status"] for student in one["students"]] == ["ok", "anomaly"]
    merged = json.loads(fankui("merge", path, "-o", tmp_path / "汇总.xlsx", "--json").out)
    assert merged["totals"]["anomaly"] == 1
    again = json.loads(
        fankui("merge", tmp_path / "汇总.xlsx", "-o", tmp_path / "二.xlsx", "--json").out
    )
    assert again["totals"] == merged["totals"]


def test_undo_brings_back_what_was_said_of_it(fankui: Fankui, tmp_path: Path) -> None:
    """The line before counts again, with its meaning."""
    path = roster(tmp_path, "无误", "")
    fankui("collect", path, "--set", "2014030102=2 帮我带份饭")
    fankui("collect", path, "--set", "2014030102=无误")
    assert fankui("collect", path, "--undo").code == 0
    assert log_of(path)[-1]["means"] == "anomaly"
    assert fankui("check", path).code == 0


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("无勿", "看不懂：像是“无误”"),
        ("帮我带份饭", "看不懂"),
        ("同上", "看不懂：不知道是哪一行"),
        ("2 没问题", "自相矛盾"),
    ],
)
def test_set_records_nothing_that_is_not_understood(
    fankui: Fankui, tmp_path: Path, said: str, told: str
) -> None:
    """It is refused with what may be meant and how to say that it is a fault."""
    path = roster(tmp_path, "无误", "")
    run = fankui("collect", path, "--set", f"2014030102={said}")
    assert run.code == 2
    assert told in run.err
    assert not path.with_name("花名册.answers.jsonl").exists()


def typed(monkeypatch: pytest.MonkeyPatch, fankui: Fankui, path: Path, lines: Sequence[str]) -> Run:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return fankui("collect", path, "--plain")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["2 帮我带份饭"], [("帮我带份饭", "anomaly")]),
        (["无勿", "1"], [("无误", None)]),
        (["无勿", "2"], [("无勿", "anomaly")]),
        (["无勿", "", "2 民族错"], [("民族错", None)]),
        (["2 无勿", "2"], [("无勿", "anomaly")]),
        (["2 无勿", "无误"], [("无误", None)]),
        (["02 帮我带份饭", "2 民族错"], [("民族错", None)]),
    ],
)
def test_typing_it_asks_at_once(
    monkeypatch: pytest.MonkeyPatch,
    fankui: Fankui,
    tmp_path: Path,
    lines: list[str],
    expected: list[tuple[str, str | None]],
) -> None:
    """1 is 无误, 2 a fault as written, anything else is typed again; nothing goes by in silence."""
    path = roster(tmp_path, "无误", "")
    run = typed(monkeypatch, fankui, path, lines)
    assert [(one["answer"], one.get("means")) for one in log_of(path)] == expected
    assert "看不懂" in run.err


def test_an_import_tells_what_it_does_not_understand(fankui: Fankui, tmp_path: Path) -> None:
    """It is recorded as it came, and named as not understood; not said again as news."""
    path = roster(tmp_path, "无误", "")
    text_file(tmp_path / "结果.csv", "学号,姓名,校对结果\n2014030102,李二,无勿\n")
    run = fankui("collect", path, "--from", tmp_path / "结果.csv")
    assert run.code == 0
    assert "2014030102 李二：无勿（看不懂，像是“无误”）" in run.err
    assert "1 人的答复看不懂" in run.err
    again = fankui("collect", path, "--set", "2014030101=无误")
    assert "以前收下的" not in again.err
    assert codes(fankui("check", path, "--json")) == {"unclear-answer 02": "error"}


def old_log(path: Path, *texts: str) -> None:
    """A log as it was written before there was anything that is not understood."""
    lines = [
        {"number": f"20140301{at:02}", "name": f"李{'一二三四'[at - 1]}", "answer": text,
         "checked_at": None, "recorded_at": "2018-03-28T08:00:00+08:00", "source": "录入"}
        for at, text in enumerate(texts, start=1)
    ]  # fmt: skip
    content = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    text_file(path.with_name(f"{path.stem}.answers.jsonl"), content)


def test_what_is_judged_anew_is_told_once(fankui: Fankui, tmp_path: Path) -> None:
    """How many, who, what to type; the log remembers it, and check says it each time."""
    path = roster(tmp_path, "", "", "")
    old_log(path, "无勿", "民族错", "IMG_1.jpg")
    first = fankui("collect", path, "--set", "2014030102=无误")
    assert "以前收下的 2 条" in first.err
    assert "2014030101 李一：无勿（看不懂，像是“无误”）" in first.err
    assert "2014030103 李三：IMG_1.jpg（只是文件名）" in first.err
    assert {"told": ["2014030101", "2014030103"], "about": "unclear-answer"}.items() <= log_of(
        path
    )[-2].items()
    second = fankui("collect", path, "--set", "2014030102=民族错")
    assert "以前收下的" not in second.err
    assert codes(fankui("check", path, "--json")) == {
        "unclear-answer 01": "error", "missing-answer 03": "error", "replaced-answer 02": "info",
    }  # fmt: skip


def test_check_and_build_write_nothing_into_the_log(fankui: Fankui, tmp_path: Path) -> None:
    """Only collect does."""
    path = roster(tmp_path, "", "")
    old_log(path, "无勿", "民族错")
    log = path.with_name("花名册.answers.jsonl")
    before = log.read_bytes()
    for command in ("check", "build", "remind"):
        fankui(command, path)
    fankui("collect", path, "--set", "2014030101=无误", "--dry-run")
    assert log.read_bytes() == before


def test_followup_has_them_asked(fankui: Fankui, tmp_path: Path) -> None:
    """They stand among those to be asked, with nothing to bring."""
    found = json.loads(fankui("followup", roster(tmp_path, "民族错", "无勿"), "--json").out)
    assert [(one["group"], one["result"]) for one in found["students"]] == [
        ("here", "民族错"), ("ask", "无勿"),
    ]  # fmt: skip
    assert found["counts"]["unclear"] == 1


@pytest.mark.parametrize("text", ["有误", "无勿", "帮我带份饭"])
def test_remind_is_kind(fankui: Fankui, tmp_path: Path, text: str) -> None:
    """The class learns who has to write again, not what they wrote or what it may mean."""
    run = fankui("remind", roster(tmp_path, "无误", "民族应为回族", text))
    assert "1 人没写清楚，请再写一次：\n李三\n" in run.out
    assert text not in run.out.replace("姓名有误：", "")
    assert "李二" not in run.out
    assert "回族" not in run.out


@pytest.mark.parametrize(
    "name", ["李二（延期毕业）", "李二13800000000", "李二 【复学】", "李二(组长 138-0000-0000)"]
)
def test_what_stands_behind_a_name_is_not_public(fankui: Fankui, tmp_path: Path, name: str) -> None:
    """Neither a remark nor a phone is pasted into the group."""
    path = text_file(
        tmp_path / "花名册.csv", f"学号,姓名,校对结果\n2014030101,李一,无误\n2014030102,{name},\n"
    )
    assert fankui("check", path, "--missing").out == "李二\n"
    told = fankui("remind", path).out
    assert "还差 1 人的校对结果：\n李二\n" in told
    assert not any(part in told for part in ("延期", "复学", "组长", "138"))


@pytest.mark.parametrize("name", ["李二（已退学）", "李二 【休学】", "李二(参军)", "李二-入伍"])
def test_who_is_gone_by_the_name_is_not_public(fankui: Fankui, tmp_path: Path, name: str) -> None:
    """Who does not take part is not missed, and neither they nor why are named in the group."""
    path = text_file(
        tmp_path / "花名册.csv",
        f"学号,姓名,校对结果\n2014030101,李一,无误\n2014030102,{name},\n2014030103,李三,\n",
    )
    assert fankui("check", path, "--missing").out == "李三\n"
    told = fankui("remind", path).out
    assert "还差 1 人的校对结果：\n李三\n" in told
    assert not any(part in told for part in ("李二", "退学", "休学", "参军", "入伍"))


@pytest.mark.parametrize("text", ["撤回", "IMG_1.jpg", "无误/有误"])
def test_what_is_no_answer_is_missing(fankui: Fankui, tmp_path: Path, text: str) -> None:
    """It is told what was written instead, to the monitor; in public it is a name alone."""
    path = roster(tmp_path, "无误", text)
    assert f"写的是“{text}”" in fankui("check", path).out
    assert fankui("check", path, "--missing").out == "李二\n"
    assert text not in fankui("remind", path).out


def test_taking_back_takes_back_what_the_file_said(fankui: Fankui, tmp_path: Path) -> None:
    """The newest is 撤回, whatever the order of the rows; what somebody typed stays."""
    path = roster(tmp_path, "", "")
    rows = [
        "2014030101,李一,撤回,2018-03-29 08:00\n", "2014030101,李一,无误,2018-03-28 08:00\n",
    ]  # fmt: skip
    for order in (rows, rows[::-1]):
        text_file(tmp_path / "结果.csv", "学号,姓名,校对结果,提交时间\n" + "".join(order))
        run = fankui("check", path, "--results", tmp_path / "结果.csv", "--json")
        assert codes(run) == {
            "missing-answer 01": "error", "missing-answer 02": "error",
            "replaced-answer 01": "info",
        }  # fmt: skip


def test_taking_back_an_import(fankui: Fankui, tmp_path: Path) -> None:
    """A later export with 撤回 takes back what was imported, not what was typed."""
    path = roster(tmp_path, "", "")
    head = "学号,姓名,校对结果,提交时间\n"
    text_file(tmp_path / "一.csv", head + "2014030101,李一,无误,2018-03-28 08:00\n")
    back = "2014030101,李一,撤回,2018-03-29 08:00\n2014030102,李二,撤回,2018-03-29 08:00\n"
    text_file(tmp_path / "二.csv", head + back)
    fankui("collect", path, "--from", tmp_path / "一.csv", "--set", "2014030102=无误")
    run = fankui("collect", path, "--from", tmp_path / "二.csv")
    assert run.code == 1  # one of them could not be done
    assert "2014030101 李一：撤回“无误”，算没有反馈" in run.err
    assert "要撤回的“无误”不是从这样的文件收的，没有动" in run.err
    assert [(one["number"], one["answer"]) for one in log_of(path)][-1] == ("2014030101", None)
    assert codes(fankui("check", path, "--json")) == {"missing-answer 01": "error"}
    assert fankui("collect", path, "--from", tmp_path / "二.csv").code == 1
    assert len(log_of(path)) == 3
