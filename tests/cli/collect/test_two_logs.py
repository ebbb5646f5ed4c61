"""Two logs of one class, from two laptops or a cloud: read as one by every command, and told."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import text_file

from conftest import Run

Fankui = Callable[..., Run]
NUMBERS = ("2014030101", "2014030102", "2014030103")
COPIES = (
    "花名册.answers (1).jsonl",
    "花名册.answers - 副本.jsonl",
    "花名册.answers(冲突副本 2018-03-28).jsonl",
    "花名册 (2).answers.jsonl",
)


def line(number: str, text: str, at: str, **more: object) -> str:
    entry = {"number": number, "name": "", "answer": text, "recorded_at": f"2018-03-28T{at}+08:00"}
    return json.dumps({**entry, "source": "录入", **more}, ensure_ascii=False) + "\n"


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """A class of three; two of them are in its log."""
    path = text_file(
        tmp_path / "花名册.csv",
        "学号,姓名,班级,层次\n2014030101,安若曦,2014级软件1班,本科\n"
        "2014030102,白思雨,2014级软件1班,本科\n2014030103,单雨桐,2014级软件1班,本科\n",
    )
    log = line(NUMBERS[0], "无误", "08:00:00") + line(NUMBERS[1], "无误", "08:01:00")
    text_file(tmp_path / "花名册.answers.jsonl", log)
    return path


def further(roster: Path, name: str, *lines: str) -> Path:
    """Another log beside *roster*, which began as a copy of its own."""
    own = roster.with_name("花名册.answers.jsonl").read_text("utf-8")
    return text_file(roster.with_name(name), own + "".join(lines))


def results(run: Run) -> list[str | None]:
    """The result of each student as --json has it."""
    (one,) = json.loads(run.out)["classes"]
    return [each["result"] for each in one["students"]]


@pytest.mark.parametrize("name", COPIES)
def test_both_logs_count_and_nothing_is_written(fankui: Fankui, roster: Path, name: str) -> None:
    """Check has what either has, the newer of each student, says so and how to bring it in."""
    path = further(
        roster, name,
        line(NUMBERS[1], "照片没有", "09:00:00"), line(NUMBERS[2], "无误", "09:01:00"),
    )  # fmt: skip
    before = {one.name: one.read_bytes() for one in roster.parent.iterdir()}
    run = fankui("check", roster, "--json")
    assert run.code == 0
    assert results(run) == ["无误", "照片没有", "无误"]
    (told,) = [one for one in json.loads(run.out)["problems"] if one["code"] == "second-log"]
    assert told["severity"] == "warning"
    assert told["message"].startswith("2 人的结果比 花名册.answers.jsonl 新，或是它没有的")
    assert path.name in "".join(fankui("check", roster).out.split("\n"))
    assert {one.name: one.read_bytes() for one in roster.parent.iterdir()} == before


def test_build_has_both_as_well(fankui: Fankui, roster: Path) -> None:
    """Who has answered on the other laptop is on the form; the exit code is 0."""
    further(roster, COPIES[0], line(NUMBERS[2], "无误", "09:01:00"))
    run = fankui("build", roster)
    assert run.code == 0
    assert "second-log" in run.err


def test_an_older_answer_of_the_other_log_does_not_count(fankui: Fankui, roster: Path) -> None:
    """By 记录时间: what the own log says later counts, and the copy is known to add nothing."""
    path = roster.with_name(COPIES[0])
    text_file(path, line(NUMBERS[0], "照片没有", "07:00:00"))
    run = fankui("check", roster, "--json")
    assert results(run)[0] == "无误"
    (told,) = [one for one in json.loads(run.out)["problems"] if one["code"] == "second-log"]
    assert (told["severity"], told["message"]) == ("info", "里面没有新的；不用了就移到别处")


def test_collect_offers_to_bring_it_in_and_does(fankui: Fankui, roster: Path) -> None:
    """The command that is offered appends what is new, as old as it is; the copy stays."""
    path = further(
        roster, COPIES[0],
        line(NUMBERS[1], "照片没有", "09:00:00"), line(NUMBERS[2], "无误", "09:01:00"),
    )  # fmt: skip
    told = "".join(fankui("collect", roster, "--log").err.split())
    assert "".join(f'--from "{path}"'.split()) in told
    own, copy = roster.with_name("花名册.answers.jsonl"), path.read_bytes()
    before = own.read_bytes()
    run = fankui("collect", roster, "--from", path)
    assert run.code == 0
    assert own.read_bytes().startswith(before)
    new = [json.loads(one) for one in own.read_text("utf-8").splitlines()[2:]]
    assert [(one["number"], one["answer"], one["recorded_at"][11:19]) for one in new] == [
        (NUMBERS[1], "照片没有", "09:00:00"), (NUMBERS[2], "无误", "09:01:00"),
    ]  # fmt: skip
    assert path.read_bytes() == copy
    assert fankui("collect", roster, "--from", path).code == 0
    assert len(own.read_text("utf-8").splitlines()) == 4
    again = json.loads(fankui("check", roster, "--json").out)["problems"]
    assert [one["severity"] for one in again if one["code"] == "second-log"] == ["info"]


def test_who_is_in_the_other_log_is_not_asked_again(fankui: Fankui, roster: Path) -> None:
    """--rest fills in nobody who has answered on the other laptop."""
    further(roster, COPIES[1], line(NUMBERS[2], "照片没有", "09:01:00"))
    fankui("collect", roster, "--rest", "无误")
    assert results(fankui("check", roster, "--json")) == ["无误", "无误", "照片没有"]


def test_undo_takes_back_what_the_own_log_holds(fankui: Fankui, roster: Path) -> None:
    """The last line of the log that is written to, whatever the other laptop recorded later."""
    further(roster, COPIES[2], line(NUMBERS[2], "照片没有", "09:01:00"))
    run = fankui("collect", roster, "--undo")
    assert run.code == 0
    assert "2014030102" in run.err
    assert results(fankui("check", roster, "--json")) == ["无误", None, "照片没有"]


def gone(number: str, reason: str | None, at: str, **more: object) -> str:
    """A line about who takes part."""
    entry = {"number": number, "name": "", "away": reason}
    times = {"recorded_at": f"2018-03-28T{at}+08:00", "source": "录入"}
    return json.dumps({**entry, **times, **more}, ensure_ascii=False) + "\n"


def statuses(run: Run) -> list[str]:
    """The status of each student as --json has it."""
    (one,) = json.loads(run.out)["classes"]
    return [each["status"] for each in one["students"]]


def test_who_does_not_take_part_comes_with_the_other_log(fankui: Fankui, roster: Path) -> None:
    """Read, told as news, brought in as old as it is, once; an undo of it takes back no answer."""
    path = further(
        roster, COPIES[0],
        gone(NUMBERS[1], "休学", "09:00:00"),
        gone(NUMBERS[2], "入伍", "09:01:00"),
        line(NUMBERS[2], "无误", "09:02:00"),
        gone(NUMBERS[2], None, "09:03:00", undo=True),
    )  # fmt: skip
    run = fankui("check", roster, "--json")
    assert statuses(run) == ["ok", "away", "ok"]
    (told,) = [one for one in json.loads(run.out)["problems"] if one["code"] == "second-log"]
    assert told["message"].startswith("2 人的结果比 花名册.answers.jsonl 新，或是它没有的")
    own = roster.with_name("花名册.answers.jsonl")
    assert fankui("collect", roster, "--from", path).code == 0
    new = [json.loads(one) for one in own.read_text("utf-8").splitlines()[2:]]
    assert [(one["number"], one.get("away"), one["recorded_at"][11:19]) for one in new] == [
        (NUMBERS[1], "休学", "09:00:00"), (NUMBERS[2], None, "09:02:00"),
    ]  # fmt: skip
    assert fankui("collect", roster, "--from", path).code == 0
    assert len(own.read_text("utf-8").splitlines()) == 4
    path.unlink()
    assert statuses(fankui("check", roster, "--json")) == ["ok", "away", "ok"]


def test_the_other_log_and_a_questionnaire_are_put_in_order_by_time(
    fankui: Fankui, roster: Path
) -> None:
    """When a line was recorded, and when an answer was handed in: the later one is taken."""
    path = further(
        roster, COPIES[0],
        line(NUMBERS[1], "照片没有", "09:00:00"), line(NUMBERS[2], "民族错", "09:01:00"),
    )  # fmt: skip
    export = text_file(
        roster.with_name("问卷.csv"),
        "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、学号,2、姓名,3、校对结果\n"
        f"1,2018/3/28 08:30:00,9秒,微信,N/A,云南,{NUMBERS[1]},白思雨,姓名错\n"
        f"2,2018/3/28 09:30:00,9秒,微信,N/A,云南,{NUMBERS[2]},单雨桐,无误\n",
    )
    run = fankui("collect", roster, "--from", path, "--from", export)
    assert (run.code, "没有记" in run.err) == (0, False)
    path.unlink()
    assert results(fankui("check", roster, "--json")) == ["无误", "照片没有", "无误"]


def test_a_log_in_the_place_of_the_roster_is_put_right(fankui: Fankui, roster: Path) -> None:
    """The two files of collect swapped, the other one being a further log: said, and recorded."""
    path = further(roster, COPIES[0], line(NUMBERS[2], "无误", "09:01:00"))
    run = fankui("collect", path, "--from", roster)
    assert (run.code, run.out) == (0, f"{roster.with_name('花名册.answers.jsonl')}\n")
    assert "两个文件写反了，已经换过来" in run.err
    assert "新记 1 人" in run.err


def test_what_the_own_log_says_later_of_who_takes_part_stands(fankui: Fankui, roster: Path) -> None:
    """An older 休学 of the other log does not come back."""
    own = roster.with_name("花名册.answers.jsonl")
    path = further(roster, COPIES[0], gone(NUMBERS[1], "休学", "09:00:00"))
    with own.open("a", encoding="utf-8") as file:
        file.write(gone(NUMBERS[1], None, "10:00:00"))
    before = own.read_bytes()
    assert fankui("collect", roster, "--from", path).code == 0
    assert own.read_bytes() == before
    assert statuses(fankui("check", roster, "--json")) == ["ok", "ok", "missing"]


def test_a_line_of_an_unknown_kind_is_told_and_outlives_every_command(
    fankui: Fankui, roster: Path
) -> None:
    """Check exits as without it; collect appends behind it."""
    own = roster.with_name("花名册.answers.jsonl")
    strange = '{"number": "2014030103", "seal": "红"}\n'
    with own.open("a", encoding="utf-8") as file:
        file.write(strange)
    run = fankui("check", roster)
    assert run.code == 1  # who is missing is missing
    assert "记录里不认识的一行（unknown-log-line）1 条" in run.out
    assert fankui("collect", roster, "--set", "03=无误").code == 0
    assert fankui("collect", roster, "--undo").code == 0
    assert strange in own.read_text("utf-8")
    assert fankui("collect", roster, "--rest", "无误").code == 0
    assert results(fankui("check", roster, "--json")) == ["无误"] * 3


def test_a_folder_is_merged_with_both_logs(fankui: Fankui, roster: Path, tmp_path: Path) -> None:
    """A copy of a log is no file that was handed in, and what it holds counts."""
    further(roster, COPIES[0], line(NUMBERS[2], "照片没有", "09:01:00"))
    folder = tmp_path / "交来的"
    folder.mkdir()
    for one in list(tmp_path.glob("花名册*")):
        one.rename(folder / one.name)
    run = fankui("merge", folder, "--json", "-o", tmp_path / "汇总.xlsx")
    told = json.loads(run.out)
    codes = {one["code"] for one in told["problems"]}
    assert "second-log" in codes
    assert "unreadable-file" not in codes
    (one,) = told["classes"]
    assert [each["result"] for each in one["students"]] == ["无误", "无误", "照片没有"]
