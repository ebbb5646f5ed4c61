"""撤回 and what is no answer, among several answers of one student; faults on purpose."""

import json
from datetime import datetime
from itertools import permutations
from pathlib import Path

import pytest
from builders import notice_2018, text_file
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.answers.answer import ON_PURPOSE, UNREAD, Answer, Source
from tongzhi_cli.answers.import_plan import plan
from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.answers.log.history import history, undoing
from tongzhi_cli.answers.result.judge import meaning
from tongzhi_cli.answers.result.newest import newest
from tongzhi_cli.check.rules.sample import answer

NOTICE = notice_2018()
FIRST, SECOND, THIRD = "2018-03-28 08:00", "2018-03-29 08:00", "2018-03-30 08:00"


def counts(given: list[Answer]) -> str:
    """The text that counts, and what was told to have given way."""
    counting, replaced = newest(given)
    last = counting.get("1")
    said = f"{meaning(last, NOTICE).status} {last.text}" if last else "-"
    return " < ".join([said, *(one.old.text or "" for one in replaced)])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([("无误", FIRST), ("撤回", SECOND)], "missing 撤回 < 无误"),
        ([("民族错", FIRST), ("作废", SECOND), ("无误", THIRD)], "ok 无误 < 民族错"),
        ([("无误", FIRST), ("民族错", SECOND), ("取消", THIRD)], "missing 取消 < 无误 < 民族错"),
        ([("撤销", FIRST), ("无误", SECOND)], "ok 无误"),
        ([("撤回", FIRST)], "missing 撤回"),
        ([("撤回", FIRST), ("撤回", SECOND)], "missing 撤回"),
        ([("无误", FIRST), ("IMG_1.jpg", SECOND)], "ok 无误 < IMG_1.jpg"),
        ([("无误/有误", FIRST), ("民族错", SECOND)], "anomaly 民族错 < 无误/有误"),
        ([("IMG_1.jpg", FIRST), ("IMG_2.jpg", SECOND)], "missing IMG_2.jpg < IMG_1.jpg"),
    ],
)
def test_it_is_the_time_that_counts(given: list[tuple[str, str]], expected: str) -> None:
    """In whatever order the rows stand, what came before is taken back, what came after stays."""
    answers = [answer("1", text, at) for text, at in given]
    assert {counts(list(order)) for order in permutations(answers)} == {expected}


def test_only_its_own_source_is_taken_back() -> None:
    """What the roster says, or a monitor has typed, is not the questionnaire's to take back."""
    own = answer("1", "民族错", FIRST, source=Source.ROSTER)
    export = [answer("1", "无误", SECOND), answer("1", "撤回", THIRD)]
    assert counts([own, *export]) == "anomaly 民族错 < 无误"


def test_in_a_log_the_order_counts() -> None:
    """Its order is surer than the laptop's clock."""
    lines = [
        answer("1", "无误", THIRD, source=Source.LOG), answer("1", "撤回", FIRST, source=Source.LOG)
    ]  # fmt: skip
    assert counts(lines) == "missing 撤回 < 无误"
    assert [one.counts for one in history(lines)] == [False, False]


def test_a_fault_on_purpose_stays_one() -> None:
    """Where the same text is said again; another text is another answer."""
    typed = answer("1", "帮我带份饭", FIRST, source=Source.LOG)._replace(means=ON_PURPOSE)
    assert counts([typed, answer("1", "帮我带份饭", SECOND)]).startswith("anomaly")
    assert counts([typed, answer("1", "食堂几点关门", SECOND)]).startswith("unclear")


def test_an_import_does_not_unsay_it() -> None:
    """The same words in a file are nothing new."""
    typed = answer("1", "帮我带份饭", source=Source.LOG)._replace(means=ON_PURPOSE)
    made = plan([answer("1", "帮我带份饭", SECOND)], [typed], {"1": typed}, NOTICE)
    assert (made.size, [one.text for one in made.unchanged]) == (0, ["帮我带份饭"])


@pytest.mark.parametrize("text", ["IMG_1.jpg", "无误/有误", "截图1.png；截图2.png"])
def test_what_is_no_answer_changes_none(text: str) -> None:
    """A later row without an answer leaves what is recorded; where nothing is, it is recorded."""
    old = answer("1", "民族错", FIRST, source=Source.LOG)
    given = [answer("1", text, SECOND), answer("2", text, SECOND)]
    made = plan(given, [old], {"1": old}, NOTICE)
    assert [[one.number for one in each] for each in (made.new, made.unchanged)] == [["2"], ["1"]]
    assert made.changed == ()


@pytest.mark.parametrize("means", [ON_PURPOSE, UNREAD, None])
def test_a_log_remembers_what_was_said(tmp_path: Path, means: str | None) -> None:
    """The line gives it back, and so does the line that undoes the next one."""
    one = answer("1", "帮我带份饭", source=Source.LOG)._replace(means=means)
    path = tmp_path / "a.jsonl"
    path.write_bytes(answer_log.line_of(one))
    [read] = answer_log.read(path, NOTICE).answers
    assert read.means == means
    now = NOTICE.local(datetime(2018, 4, 1))  # noqa: DTZ001  local to the notice
    again = undoing([read, read._replace(text="无误", means=None)], now)
    assert again is not None
    assert again[0].means == means


LINE = {"number": "1", "name": "李一", "answer": "无勿"}


@pytest.mark.parametrize(
    "entry",
    [LINE, {**LINE, "means": "maybe"}, {**LINE, "means": ["anomaly"]}, {**LINE, "means": None},
     {**LINE, "colour": "red"}],
)  # fmt: skip
def test_a_log_with_other_words_is_read(tmp_path: Path, entry: dict[str, object]) -> None:
    """What is not known beside an answer is left; the answer is there."""
    path = text_file(tmp_path / "a.jsonl", json.dumps(entry) + "\n")
    found = answer_log.read(path, NOTICE)
    assert [(one.text, one.means) for one in found.answers] == [("无勿", None)]
    assert found.notes == ()


@pytest.mark.parametrize(
    ("lines", "told", "answers", "torn"),
    [
        ([{"told": ["1", "2"]}], {"1", "2"}, 0, 0),
        ([{"told": ["1"]}, LINE, {"told": ["3"]}], {"1", "3"}, 1, 0),
        ([{"told": "1"}], set(), 0, 1),
        ([{"told": []}, LINE], set(), 1, 1),
        ([{**LINE, "answer": 'he said "told"'}], set(), 1, 0),
    ],
)
def test_a_told_line_is_no_answer(
    tmp_path: Path, lines: list[dict[str, object]], told: set[str], answers: int, torn: int
) -> None:
    """It is remembered of whom it was told; a line of another shape is set aside."""
    path = text_file(tmp_path / "a.jsonl", "".join(json.dumps(one) + "\n" for one in lines))
    found = answer_log.read(path, NOTICE)
    assert found.told == told
    assert (len(found.answers), len(found.notes)) == (answers, torn)


@given(
    st.lists(st.sampled_from(["无误", "民族错", "撤回", "IMG_1.jpg", "无勿", "有误"]), min_size=1)
)
def test_the_order_of_rows_tells_nothing(texts: list[str]) -> None:
    """Of one source with times, the same answer counts whatever the order of the rows."""
    answers = [answer("1", text, f"2018-03-{at:02} 08:00") for at, text in enumerate(texts[:28], 1)]
    assert newest(answers)[0] == newest(answers[::-1])[0]


@pytest.mark.parametrize(
    ("origin", "at", "changed", "unsure"),
    [
        ("导入：问卷星 1班.xlsx", FIRST, ["1"], 0),
        ("导入：问卷星 1班.xlsx", THIRD, [], 1),
        ("录入", FIRST, [], 1),
        (None, FIRST, [], 1),
    ],
)
def test_what_an_import_recorded_a_later_import_takes_back(
    origin: str | None, at: str, changed: list[str], unsure: int
) -> None:
    """Where it is later; what was typed, or came later, is left to a person."""
    old = answer("1", "无误", at, source=Source.LOG)._replace(origin=origin)
    made = plan([answer("1", "撤回", SECOND)], [old], {"1": old}, NOTICE)
    assert [one.new.number for one in made.changed if one.new.text is None] == changed
    assert len(made.unsure) == unsure
