"""What says nothing is seen however it is spelt, and a quick no is a no."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.model import nothing
from tongzhi_cli.model.nothing import Nothing, nothing_in
from tongzhi_cli.model.student import half_width

_MARKS = {
    **dict.fromkeys(("#N/A", "#REF!", "ERR:502", "错误:502", "####"), Nothing.FAILED),
    **dict.fromkeys(("=VLOOKUP(A2,D:E)", "'=A1+B1"), Nothing.FORMULA),
    **dict.fromkeys(("None", "NaN", "1.#QNAN", "无数据", "空", "\\N", "<NA>"), Nothing.EXPORTED),
    **dict.fromkeys(("未填", "跳过", "待补充", "(空)"), Nothing.UNFILLED),
    **dict.fromkeys(("-", "—", "ー", "/"), Nothing.DASH),
}
#: As long as the longest mark is.
_LONGEST = 20
#: Every sign that is the same letter, by that letter: capitals, full-width forms.
_ALIKE: dict[str, list[str]] = defaultdict(list)
for _sign in map(chr, range(0x10000)):
    _ALIKE[half_width(_sign).lower()].append(_sign)


@pytest.mark.parametrize(("mark", "why"), _MARKS.items())
def test_every_spelling_of_the_first_sign(mark: str, why: Nothing) -> None:
    """A mark is seen in capitals, small and full-width, with white space and brackets around it."""
    spelt = [sign + mark[1:] for sign in _ALIKE[mark[0].lower()]]
    assert {nothing_in(one) for one in spelt} == {why}
    assert {nothing_in(f" \u3000{one}\t") for one in spelt} == {why}
    if why in {Nothing.EXPORTED, Nothing.UNFILLED}:
        assert {nothing_in(f"【{one}】") for one in spelt} <= {Nothing.EXPORTED, Nothing.UNFILLED}


@given(
    st.one_of(
        st.text(max_size=24),
        st.builds(
            "{}{}{}".format,
            st.sampled_from(["", " ", "(", "ｎ", "N", "错", "2", "李"]),
            st.sampled_from(sorted(_MARKS)),
            st.text(max_size=3),
        ),
    )
)
def test_a_quick_no_is_a_no(text: str) -> None:
    """What a text begins with only spares the looking: the whole rules say the same of it."""
    whole = nothing._nothing_in(text)  # noqa: SLF001  which it may not contradict
    assert nothing_in(text) in ({whole} if len(text.strip()) <= _LONGEST else {whole, None})
