"""The year of a day that a notice without a date of issue names with its year elsewhere.

Source: issue 15 (定于2027年4月21日现场核对 … 时间：4月21日下午15:00).
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from tongzhi_cli.dates.literal import dates_in
from tongzhi_cli.dates.parse import phrases
from tongzhi_cli.dates.phrase import Phrase
from tongzhi_cli.dates.resolve import Issued

_Days = Mapping[tuple[int, int], date]


def days_with_year(text: str) -> _Days:
    """The days that stand in a text with their year, by month and day; none that has two years.

    >>> days_with_year("2027年4月21日核对，4月22日交")
    {(4, 21): datetime.date(2027, 4, 21)}
    """
    found: dict[tuple[int, int], set[date]] = {}
    for one in dates_in(text):
        if one.year and (day := one.on(one.year)):
            found.setdefault((day.month, day.day), set()).add(day)
    return {key: days.pop() for key, days in found.items() if len(days) == 1}


def phrases_with_years(text: str, days: _Days) -> Iterator[Phrase]:
    """The date phrases of a sentence without a day of issue; *days* have their year elsewhere."""
    for phrase in phrases(text, None):
        ends = dates_in(phrase.text)
        day = days.get((ends[-1].month, ends[-1].day)) if ends and not ends[-1].year else None
        if day is None:
            yield phrase
            continue
        # two days, so that nothing is counted from the day of issue, which is not known
        about = phrases(text, Issued(day - timedelta(days=1), day))
        yield next(one for one in about if one.begin == phrase.begin)
