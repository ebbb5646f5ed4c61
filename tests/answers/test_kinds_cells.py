"""Cells that hold nothing, and boxes that are ticked: what each amounts to (kinds_cells.tsv)."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.answers.boxes import outcome
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.answers.result.ticks import ticks
from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.nothing import is_nothing

TABLE = Path(__file__).with_name("kinds_cells.tsv")


def lines() -> Iterator[list[str]]:
    """The lines of the table, each with all of its fields."""
    for line in TABLE.read_text("utf-8").splitlines()[1:]:
        yield [*line.split("\t"), ""][:4]


@pytest.mark.parametrize(("kind", "cell", "status", "result"), list(lines()))
def test_a_cell_amounts_to(kind: str, cell: str, status: str, result: str) -> None:
    """Marks for nothing are no answer, and of boxes the ticked one is the answer."""
    judged = judge(cell)
    assert (judged.status.value, judged.text) == (status, result), kind


def test_each_kind_has_three() -> None:
    """No kind rests on one example or two."""
    assert min(Counter(kind for kind, *_ in lines()).values()) >= 3


@pytest.mark.parametrize("word", ["/", "-", "NULL"])
def test_words_of_a_notice_win(word: str) -> None:
    """What a notice lets stand for 无误 does so, however little it says."""
    assert judge(word, "无误", [word]).status == "ok"
    assert not is_nothing(word, [word])


BOXES = [
    ("√", "", "无误"), ("v", "", "无误"), ("■", "□", "无误"), ("（√）", "（ ）", "无误"),
    ("", "√", "有误"), ("□", "☑", "有误"), ("", "民族应为回族", "民族应为回族"), ("/", "✔", "有误"),
    ("", "", ""), ("□", "□", ""), ("/", "/", ""), ("#N/A", "-", ""),
    ("√", "√", "√无误 √有误"), ("☑", "☑", "√无误 √有误"),
    ("√", "照片不是本人", "√无误 √有误：照片不是本人"),
    ("×", "", "无误"), ("", "×", "有误"), ("×", "√", "有误"), ("√", "×", "无误"),
    ("×", "×", "√无误 √有误"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "said"), BOXES)
def test_two_columns_are_one_result(right: str, wrong: str, said: str) -> None:
    """A tick under 无误 or under 有误 is the result, both are unclear, none is no answer."""
    assert outcome(right, wrong, ()) == said


@pytest.mark.parametrize("more", ["民族应为回族", "照片不是本人", "姓名错了"])
def test_what_is_wrong_stands_beside(more: str) -> None:
    """Where 有误 is ticked, 备注 says what is wrong."""
    assert outcome("", "√", (), more) == f"有误：{more}"
    assert judge(f"有误：{more}").status == "anomaly"


def test_a_cross_among_ticks_is_a_question() -> None:
    """Where others tick 无误, a cross there may say no: nobody decides for its student."""
    assert outcome("×", "", [Column.RIGHT]) == "×"
    assert judge("×").status == "vague"


@given(st.lists(st.sampled_from([*"√×□☑（）○v ", "无误", "有误", "民族"])))
def test_ticks_never_make_a_fault_right(parts: list[str]) -> None:
    """Where 有误 is ticked and nothing else, the answer is never 无误."""
    text = f"{''.join(parts)}□无误 ☑有误"
    said = ticks(text)
    assert said.unclear or said.text == text or "有误" in said.text


@pytest.mark.parametrize("text", ["是√ 否", "是√", "姓名是√", "否v", "√是"])
def test_a_mark_beside_one_character_ticks_nothing(text: str) -> None:
    """是 and 对 may be anything; between brackets or in a box a tick is one."""
    assert ticks(text).text == text
