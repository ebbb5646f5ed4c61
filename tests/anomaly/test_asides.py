"""What is left aside beside an answer: a costly pattern is asked only of what it may match."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.anomaly.row_words import takes_back
from tongzhi_cli.anomaly.told.asides import NOTHING
from tongzhi_cli.anomaly.told.own_answer import is_of_own_answer


@pytest.mark.parametrize(("signs", "pattern"), NOTHING, ids=lambda one: str(one)[:12])
def test_whatever_it_matches_has_one_of_its_signs(signs: frozenset[str], pattern: str) -> None:
    """No text that the pattern would match is passed over."""

    @given(st.from_regex(pattern.replace(")*+", ")*").replace("]*+", "]*"), fullmatch=True))
    def law(text: str) -> None:
        assert not signs.isdisjoint(text)

    law()


@pytest.mark.parametrize(
    "word",
    [
        "取消", "作废", "作罢", "撤回", "撤销", "撤消", "收回", "不算", "不算数", "不作数", "删除",
        "删了", "忽略",
    ],
)  # fmt: skip
def test_each_word_takes_an_answer_back(word: str) -> None:
    """Each is seen, though few signs are looked for."""
    assert takes_back(f"上一条{word}")


@pytest.mark.parametrize(
    "words",
    ["更正一下", "更新一下", "补充一下", "纠正下", "改一下", "重新回复", "打错字了", "撤回前面的"],
)  # fmt: skip
def test_each_preface_is_of_an_answer(words: str) -> None:
    """Each is seen by one of its first signs."""
    assert is_of_own_answer(words)
