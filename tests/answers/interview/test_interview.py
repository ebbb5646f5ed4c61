"""Asking a class one by one: transcripts, and that both front ends leave the same log."""

import io
import json
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pexpect
import pytest
from builders import notice_2018
from forked import program
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from conftest import NOW
from tongzhi_cli.anomaly.kinds import Kind
from tongzhi_cli.anomaly.menu import catalogue
from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.chat_line import LineReader
from tongzhi_cli.answers.interview.state import (
    Mode,
    Words,
    begin,
    closing,
    opening,
    prompt,
)
from tongzhi_cli.answers.interview.step import candidates, step
from tongzhi_cli.answers.log.write import LogWriter
from tongzhi_cli.check.rules.sample import student
from tongzhi_cli.cli.collect.ask import Asking
from tongzhi_cli.cli.terminal import prompt as front_end
from tongzhi_cli.model.pinyin import initials
from tongzhi_cli.model.terms import Scope

AT = datetime.fromisoformat("2018-04-01T20:00:00+08:00")
NAMES = ["安若曦", "白思雨", "单雨桐", "曹子涵", "曹梓航", "陈若曦"]
PEOPLE = [student(f"20140301{at:02}", name) for at, name in enumerate(NAMES, start=1)]
WORDS = Words(
    catalogue=catalogue(notice_2018().record_fields),
    initials=initials,
    another=LineReader(Group(PEOPLE)).names_another,
)


def answers(lines: Sequence[str], known: dict[str, str] | None = None) -> dict[str, str]:
    """What is recorded, by the last two digits of the 学号, once *lines* have been typed."""
    state = begin(PEOPLE, known or {}, WORDS)
    for line in lines:
        state = step(state, line).state
    return {number[-2:]: text for number, text in state.answers.items()}


def turn(lines: Sequence[str], known: dict[str, str] | None = None) -> str:
    """The prompt that stands once *lines* have been typed."""
    state = begin(PEOPLE, known or {}, WORDS)
    for line in lines:
        state = step(state, line).state
    return prompt(state) if state.mode is not Mode.DONE else "DONE"


def said(lines: Sequence[str], known: dict[str, str] | None = None) -> str:
    """What is said after the last of *lines*."""
    state = begin(PEOPLE, known or {}, WORDS)
    for line in lines[:-1]:
        state = step(state, line).state
    return "\n".join(step(state, lines[-1]).said)


OK = "无误"
ALL_OK = dict.fromkeys(["01", "02", "03", "04", "05", "06"], OK)

#: name: (lines, what is recorded in the end, whose turn it is then)
TRANSCRIPTS: dict[str, tuple[list[str], dict[str, str], str]] = {
    "enter is 无误": ([""], {"01": OK}, "[2/6]"),
    "one is 无误": (["1"], {"01": OK}, "[2/6]"),
    "a word for it is": (["没问题"], {"01": OK}, "[2/6]"),
    "a tick is": (["√"], {"01": OK}, "[2/6]"),
    "all of them": ([""] * 6, ALL_OK, "DONE"),
    "two and what is wrong": (["2 民族应为回族"], {"01": "民族应为回族"}, "[2/6]"),
    "no space after two": (["2民族应为回族"], {"01": "民族应为回族"}, "[2/6]"),
    "as typed in Chinese": (["２、民族应为回族"], {"01": "民族应为回族"}, "[2/6]"),
    "full-width space": (["2\u3000照片不是本人"], {"01": "照片不是本人"}, "[2/6]"),
    "colon after two": (["2：照片不是本人"], {"01": "照片不是本人"}, "[2/6]"),
    "zero skips": (["0"], {}, "[2/6]"),
    "full-width zero": (["０"], {}, "[2/6]"),
    "skipped are not asked again": (["0", "", "", "", "", ""], ALL_OK | {"01": ""}, "DONE"),
    "eight goes back": (["", "", "8"], {"01": OK, "02": OK}, "[2/6]"),
    "eight twice": (["", "", "8", "8"], {"01": OK, "02": OK}, "[1/6]"),
    "eight at the beginning": (["8"], {}, "[1/6]"),
    "back and keep": (["", "", "8", ""], {"01": OK, "02": OK}, "[3/6]"),
    "back and correct": (["", "8", "2 照片不对"], {"01": "照片不对"}, "[2/6]"),
    "back and take back": (["", "8", "0"], {}, "[2/6]"),
    "back from wrong to 无误": (["2 照片不对", "8", "1"], {"01": OK}, "[2/6]"),
    "nine and nine": (["9", "9"], ALL_OK, "DONE"),
    "full-width nine": (["９", "９、"], ALL_OK, "DONE"),
    "nine and enter": (["9", ""], {}, "[1/6]"),
    "nine and something else": (["9", "2 照片不对"], {"01": "照片不对"}, "[2/6]"),
    "nine leaves out who was not reached": (["0", "9", "9"], ALL_OK | {"01": ""}, "DONE"),
    "nine leaves out who has an answer": (
        ["2 照片不对", "9", "9"],
        ALL_OK | {"01": "照片不对"},
        "DONE",
    ),
    "a name jumps": (["曹子涵"], {}, "[4/6]"),
    "part of a name": (["子涵"], {}, "[4/6]"),
    "initials jump": (["byr", "bsy"], {}, "[2/6]"),
    "every reading of a surname": (["syt"], {}, "[3/6]"),
    "and the wrong one": (["dyt"], {}, "[3/6]"),
    "capital initials": (["BSY"], {}, "[2/6]"),
    "the end of a 学号": (["04"], {}, "[4/6]"),
    "full-width end": (["０４"], {}, "[4/6]"),
    "a whole 学号": (["2014030105"], {}, "[5/6]"),
    "on from where one jumped to": (["04", ""], {"04": OK}, "[5/6]"),
    "round to the beginning": (["06", ""], {"06": OK}, "[1/6]"),
    "in passing": (["04 照片不对"], {"04": "照片不对"}, "[1/6]"),
    "in passing, by name": (["白思雨 民族应为回族"], {"02": "民族应为回族"}, "[1/6]"),
    "in passing, 无误": (["白思雨 无误"], {"02": OK}, "[1/6]"),
    "in passing, with two": (["bsy 2 照片不对"], {"02": "照片不对"}, "[1/6]"),
    "in passing, with comma": (["04，照片不对"], {"04": "照片不对"}, "[1/6]"),
    "several may be meant": (["曹"], {}, "是哪一个"),
    "chosen by its number": (["曹", "2"], {}, "[5/6]"),
    "chosen by its number, with an answer": (["曹 照片不对", "2"], {"05": "照片不对"}, "[1/6]"),
    "no such choice": (["曹", "czhang"], {}, "是哪一个"),
    "chosen by name": (["曹", "梓航"], {}, "[5/6]"),
    "none of them": (["曹", ""], {}, "[1/6]"),
    "nobody, and no answer": (["钱七"], {}, "安若曦：1=无误，2=有误、选哪一项"),
    "nobody, and not answered": (["钱七", ""], {}, "[1/6]"),
    "guide": (["2"], {}, "安若曦 哪一项有误"),
    "guide, a photo": (["2", "1"], {"01": "照片不是本人"}, "[2/6]"),
    "guide, no photo": (["2", "２"], {"01": "无学历照片"}, "[2/6]"),
    "guide, a field": (["2", "7"], {}, "学信网显示的民族"),
    "guide, both values": (
        ["2", "7", "汉族", "回族"],
        {"01": "民族有误：显示“汉族”，应为“回族”"},
        "[2/6]",
    ),
    "guide, shown alone": (["2", "7", "汉族", ""], {"01": "民族有误：显示“汉族”"}, "[2/6]"),
    "guide, neither": (["2", "7", "", ""], {}, "[1/6]"),
    "guide, the name and neither": (["2", "3", "", ""], {}, "[1/6]"),
    "another's name": (["2 白思雨 照片不对"], {}, "[1/6]"),
    "another's name alone": (["2 白思雨"], {}, "[1/6]"),
    "a line out of a chain": (["2. 白思雨 照片不对"], {}, "[1/6]"),
    "two names": (["白思雨 和 曹子涵 无误"], {}, "[2/6]"),
    "a classmate within": (
        ["2 照片换成了曹子涵的照片"],
        {"01": "照片换成了曹子涵的照片"},
        "[2/6]",
    ),
    "ok is no name": (["ok"], {"01": OK}, "[2/6]"),
    "guide, a number and words": (["2", "8 专业应为旅游管理"], {"01": "专业应为旅游管理"}, "[2/6]"),
    "guide, letters": (["2", "czh"], {}, "安若曦 哪一项有误"),
    "guide, a sentence": (
        ["2", "7", "", "民族显示汉族，应为哈尼族"],
        {"01": "民族显示汉族，应为哈尼族"},
        "[2/6]",
    ),
    "digits say nothing": (["2 17"], {}, "安若曦 哪一项有误"),
    "guide, the name is known": (
        ["2", "3", "安若羲", ""],
        {"01": "姓名有误：显示“安若羲”，应为“安若曦”"},
        "[2/6]",
    ),
    "guide, digits are values there": (
        ["2", "10", "8", "9"],
        {"01": "学制有误：显示“8”，应为“9”"},
        "[2/6]",
    ),
    "guide, 身份证号 is not asked": (["2", "4"], {"01": "证件号码有误，以身份证为准"}, "[2/6]"),
    "guide, in words": (["2", "照片上是别人"], {"01": "照片上是别人"}, "[2/6]"),
    "guide, back": (["2", ""], {}, "[1/6]"),
    "guide, no such number": (["2", "77"], {}, "安若曦 哪一项有误"),
    "a field by its name": (["2 民族", "", "回族"], {"01": "民族有误：应为“回族”"}, "[2/6]"),
    "有误 says too little": (["2 有误"], {}, "安若曦 哪一项有误"),
    "and still": (["2 有误", "不对"], {}, "安若曦 哪一项有误"),
    "无误 is not wrong": (["2 无误"], {}, "[1/6]"),
    "a digit with words": (["9 人"], {}, "[1/6]"),
    "25月 is no 学号": (["25月生日错了"], {}, "[1/6]"),
}  # fmt: skip


@pytest.mark.parametrize("case", TRANSCRIPTS)
def test_what_lines_lead_to(case: str) -> None:
    """Each line does what the keys say, whatever the input method made of it."""
    lines, recorded, stands = TRANSCRIPTS[case]
    assert answers(lines) == {number: text for number, text in recorded.items() if text}
    assert turn(lines).startswith(stands)


#: One answer of each kind that is asked about; 06 does not take part, whatever is recorded.
ASKED_ABOUT = {
    "2014030101": OK, "2014030102": "照片不对", "2014030103": "有误",
    "2014030104": "帮我带份饭", "2014030105": "休学", "2014030106": OK,
}  # fmt: skip


def test_each_answer_to_ask_about_is_named_once() -> None:
    """没写明, 看不懂 and 像是不参加 are three things; the numbers at the end add up."""
    state = begin(PEOPLE, ASKED_ABOUT, WORDS, away={"2014030106": "休学"})
    assert opening(state) == (
        "5 人都有结果了。",
        "没写明哪一项有误的：03 单雨桐；打学号末两位补上。",
        "看不懂的：04 曹子涵“帮我带份饭”；问清楚了，打学号末两位重新记。",
        "像是不参加的：05 曹梓航“休学”；问清楚了，打学号末两位重新记。",
        "不参加、不问的 1 人：06 陈若曦（休学）。",
    )
    assert closing(state) == (
        "已记 5 人：无误 1，有误 1，没写明 1，像是不参加 1，看不懂 1，另有不参加 1。"
    )


@pytest.mark.parametrize("text", ["12. 安若曦 无误", "安若曦：无误", "2014030101安若曦无误"])
def test_who_the_student_is_says_nothing_beside_an_answer(text: str) -> None:
    """As check judges it; beside the answer of another one it is not understood."""
    assert "无误 1" in closing(begin(PEOPLE, {"2014030101": text}, WORDS))
    assert "看不懂 1" in closing(begin(PEOPLE, {"2014030102": text}, WORDS))


def test_the_kinds_and_items_of_the_notice_count_while_asking() -> None:
    """A fault by a word that only the notice has is recorded as one, and counted as one."""
    own = Kind("校徽", ("校徽",), Scope.SELF, "照相馆")
    state = begin(PEOPLE, {"2014030101": "校徽不见了"}, WORDS._replace(own=(own,)))
    assert "有误 1" in closing(state)
    assert "看不懂 1" in closing(begin(PEOPLE, {"2014030101": "校徽不见了"}, WORDS))


def test_who_has_a_result_already_is_not_asked() -> None:
    """A second run goes on where the first one stopped."""
    known = {"2014030101": OK, "2014030102": "照片不对"}
    assert turn([], known).startswith("[3/6]")
    assert opening(begin(PEOPLE, known, WORDS))[0].startswith("6 人，已记 2。")
    assert turn(["8"], known).startswith("[2/6] 2014030102 白思雨（已记“照片不对”")


def test_a_complete_class_is_asked_whom_to_change() -> None:
    """Where everybody has a result, a name leads to them, and Enter ends."""
    known = {one.number: OK for one in PEOPLE}
    assert turn([], known).startswith("改谁的")
    assert turn(["bsy", "2 照片不对"], known).startswith("改谁的")
    assert answers(["bsy", "2 照片不对"], known) == ALL_OK | {"02": "照片不对"}
    assert turn([""], known) == "DONE"
    assert turn(["曹", ""], known).startswith("改谁的")


def test_id_numbers_are_left_out() -> None:
    """An ID number in an explanation is neither recorded nor said again."""
    lines = ["2 证件号码应为11010519491231002X"]
    assert answers(lines) == {"01": "证件号码应为（证件号码略）"}
    assert said(lines) == "身份证号不写在表上，已略去。"


def test_the_end_counts_everybody() -> None:
    """The last line says how many have what, and how many have nothing."""
    state = begin(PEOPLE, {}, WORDS)
    for line in ["2 照片不对", "0", "9", "9"]:
        state = step(state, line).state
    assert closing(state) == "已记 5 人：无误 4，有误 1；还有 1 人没有结果。"


def test_the_kinds_of_the_notice_are_offered() -> None:
    """A bare fault is asked about with the notice's own kinds behind the fields of the record."""
    kind = Kind("学位照片", ("学位照片",), Scope.SCHOOL, "学位办", text="学位照片有误")
    unneeded = kind._replace(name="籍贯", scope=Scope.NONE)
    offered = catalogue(notice_2018().record_fields, [kind, unneeded])
    asked = step(begin(PEOPLE, {}, WORDS._replace(catalogue=offered)), "2 有误")
    assert asked.offered[-1] == "学位照片"
    chosen = step(asked.state, str(len(asked.offered)))
    assert [one.text for one in chosen.records] == ["学位照片有误"]


def test_whom_a_line_may_mean_is_offered() -> None:
    """While a line is typed, those it may mean are listed; a command offers nobody."""
    state = begin(PEOPLE, {}, WORDS)
    assert [one.name for one in candidates(state, "c")] == ["单雨桐", "曹子涵", "曹梓航", "陈若曦"]
    assert [one.name for one in candidates(state, "若曦")] == ["安若曦", "陈若曦"]
    assert candidates(state, "2 照片") == []


@settings(max_examples=200)
@given(st.lists(st.one_of(
    st.sampled_from(["", "0", "1", "2", "8", "9", "2 照片不对", "曹", "04", "04 照片不对", "3"]),
    st.text(max_size=6),
), max_size=25))  # fmt: skip
def test_nothing_typed_loses_an_answer(lines: list[str]) -> None:
    """Whatever is typed: what is recorded is just what was given to be stored, in its order."""
    state = begin(PEOPLE, {}, WORDS)
    stored: dict[str, str | None] = {}
    gone: dict[str, str | None] = {}  # 死亡 is why somebody does not take part, and no answer
    for line in lines:
        if state.mode is Mode.DONE:
            break
        assert prompt(state)
        event = step(state, line)
        stored |= {one.number: one.text for one in event.records if not one.away}
        gone |= {one.number: one.text for one in event.records if one.away}
        state = event.state
    assert state.answers == {number: text for number, text in stored.items() if text is not None}
    assert state.away == {number: why for number, why in gone.items() if why is not None}


# --- both front ends ---------------------------------------------------------------------------


class Heard:
    """A front end whose prompts and lines are written down."""

    def __init__(self, inner: front_end.FrontEnd, transcript: list[str]) -> None:
        self.is_terminal = inner.is_terminal
        self._inner = inner
        self._transcript = transcript

    def ask(self, prompt: str, complete: front_end.Complete, hint: str = "") -> str:
        """The line of the inner one."""
        self._transcript.append(prompt)
        line = self._inner.ask(prompt, complete, hint)
        self._transcript.append(line)
        return line


def transcript_of(
    front: front_end.FrontEnd, path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[str], list[dict[str, object]]]:
    """All that was asked, typed and said, and the lines of the log."""
    transcript: list[str] = []
    monkeypatch.setattr("tongzhi_cli.cli.terminal.show.say", lambda *said: transcript.extend(said))
    asking = Asking(begin(PEOPLE, {}, WORDS), Heard(front, transcript), lambda: AT)
    with LogWriter(path, AT) as log:
        asking.run(log)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return transcript, [json.loads(line) for line in lines]


@pytest.mark.parametrize("case", TRANSCRIPTS)
def test_both_front_ends_leave_the_same(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same lines give the same transcript and the same log, typed into either front end."""
    lines, recorded, _ = TRANSCRIPTS[case]
    typed = io.BytesIO("".join(f"{line}\n" for line in lines).encode())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(typed, "utf-8"))
    plain, simple_log = transcript_of(front_end.Plain(), tmp_path / "plain.jsonl", monkeypatch)
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("".join(f"{line}\r" for line in lines) + "\x04")
        console = front_end.Console(DummyOutput())
        rich, log = transcript_of(console, tmp_path / "rich.jsonl", monkeypatch)
    assert rich == plain
    assert log == simple_log
    last = {str(entry["number"])[-2:]: entry["answer"] for entry in log}
    assert {number: text for number, text in last.items() if text} == {
        number: text for number, text in recorded.items() if text
    }


def test_each_answer_is_acknowledged_once_it_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """已存 stands between what was typed and the next prompt, with who and what."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n9\n9\n"), "utf-8"))
    transcript, log = transcript_of(front_end.Plain(), tmp_path / "log.jsonl", monkeypatch)
    assert transcript[2] == "  已存：2014030101 安若曦 无误"
    assert transcript[-1] == "  已存：5 人 无误（代填）"
    assert [entry["source"] for entry in log] == ["录入", *["代填"] * 5]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., "pexpect.spawn[str]"]]:
    """Start `fankui collect` on an invented class of 45, on a terminal of its own."""
    rows = [
        f"20140301{at:02},{NAMES[at % 6]}{'甲乙丙丁戊己庚辛'[at // 6]},软件1班"
        for at in range(1, 46)
    ]
    roster = tmp_path / "class.csv"
    roster.write_text("学号,姓名,班级\n" + "\n".join(rows) + "\n", encoding="utf-8")
    started: list[pexpect.spawn[str]] = []

    def start(*options: str) -> "pexpect.spawn[str]":
        env = {**os.environ, "FANKUI_NOW": NOW, "TERM": "xterm", "PYTHONUTF8": "1"}
        command, *first = program(env)
        child: pexpect.spawn[str] = pexpect.spawn(
            command,
            [*first, "collect", str(roster), *options],
            encoding="utf-8", env=env, dimensions=(24, 80), timeout=120,
        )  # fmt: skip
        started.append(child)
        return child

    yield start
    for child in started:
        child.close(force=True)


def log_of(tmp_path: Path) -> dict[str, str]:
    lines = (tmp_path / "class.answers.jsonl").read_text(encoding="utf-8").splitlines()
    return {entry["number"]: entry["answer"] for entry in map(json.loads, lines)}


#: What is typed to put a line right, and what has to be recorded.
LEFT, BACKSPACE, PASTE = "\x1b[D", "\x7f", "\x1b[200~{}\x1b[201~"
EDITS = {
    "backspace": (f"17 照片不是本人吗{BACKSPACE}", "照片不是本人"),
    "left": (f"17 照不是本人{LEFT * 4}片", "照片不是本人"),
    "left and backspace": (f"17 照片也不是本人{LEFT * 4}{BACKSPACE}", "照片不是本人"),
    "paste": ("17 " + PASTE.format("照片不是本人，应为𠮷某"), "照片不是本人，应为𠮷某"),
}


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a pseudo terminal")
@pytest.mark.parametrize(
    ("edit", "options"), [*((edit, ()) for edit in EDITS), ("backspace", ("--plain",))]
)
def test_chinese_is_edited_right(
    edit: str,
    options: tuple[str, ...],
    tmp_path: Path,
    terminal: Callable[..., "pexpect.spawn[str]"],
) -> None:
    """Backspace takes a whole character, Left moves by one, a paste arrives as it is."""
    keys, recorded = EDITS[edit]
    child = terminal(*options)
    child.expect_exact("[1/45]")
    child.send(keys + "\r")
    child.expect_exact("已存")
    child.expect_exact("[1/45]")
    child.sendcontrol("d")  # a key: readline does not see a signal right behind its prompt
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert log_of(tmp_path) == {"2014030117": recorded}


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a pseudo terminal")
def test_a_class_of_45_with_three_anomalies(
    tmp_path: Path, terminal: Callable[..., "pexpect.spawn[str]"]
) -> None:
    """Exceptions first, then the rest: at most 16 keys beside the explanations themselves."""
    anomalies = {"17": "照片不是本人", "28": "民族应为回族", "39": "姓名显示错了"}
    child = terminal()
    child.expect_exact("[1/45]")
    keys = 0
    for who, what in anomalies.items():
        child.send(f"{who} {what}\r")
        child.expect_exact("已存")
        keys += len(f"{who} \r")
    for line in ("9\r", "9\r"):
        child.send(line)
        keys += len(line)
    child.expect_exact("已存：42 人 无误（代填）")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert keys <= 16
    log = log_of(tmp_path)
    assert len(log) == 45
    assert {number[-2:]: text for number, text in log.items() if text != OK} == anomalies
