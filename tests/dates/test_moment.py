"""A moment as programs write it is what its numbers say, however it is read."""

import re
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.dates.moment import read_time

SPELLINGS = ("%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y-%m-%d %H:%M")
MOMENTS = st.datetimes(datetime(1000, 1, 1)).map(lambda at: at.replace(microsecond=0))  # noqa: DTZ001
#: What may stand in place of one of the characters, by a slip or in another format.
SLIPS = st.text("0123456789-/: TWZ+.０年", max_size=2)


@given(MOMENTS, st.sampled_from(SPELLINGS))
def test_what_programs_write_is_read_as_it_stands(at: datetime, spelling: str) -> None:
    """Year to second, each where a program puts it."""
    text = at.strftime(spelling)
    assert read_time(text) == (at if "%S" in spelling else at.replace(second=0))


@given(MOMENTS, st.sampled_from(SPELLINGS), st.data())
def test_one_character_else_is_read_by_its_numbers_or_not_at_all(
    at: datetime, spelling: str, data: st.DataObject
) -> None:
    """No slip makes another moment of it than its numbers: neither a week nor a zone counts."""
    text = at.strftime(spelling)
    where = data.draw(st.integers(0, len(text) - 1))
    slipped = text[:where] + data.draw(SLIPS) + text[where + 1 :]
    found = read_time(slipped)
    numbers = [int(one) for one in re.findall("[0-9]+", slipped)]
    is_as_exported = re.fullmatch(
        "[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}( [0-9]{1,2}:[0-9]{1,2}(:[0-9]{1,2})?)?", slipped
    )
    if is_as_exported and numbers[3:4] != [24]:
        try:
            expected = datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001
        except ValueError:
            expected = None
        assert found == expected
