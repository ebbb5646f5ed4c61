"""The cohorts that a notice is about: 届, 级, 层次, 学制, as far as its words tell.

Source: 普院教发（2018）4号, 2018、2019届毕业生（2014、2015级本科、2015、2016级专科）, where
届 = 级 + 学制.
What the words leave open (专升本 without its 级, 五年制) is not assumed but asked.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from tongzhi_cli.dates.tokens import plain
from tongzhi_cli.notice.cohorts import USUAL, computed
from tongzhi_cli.notice.draft import DraftCohort

_YEAR = r"(?:(?:19|20)\d{2}|\d{2})"
_YEARS = (
    rf"(?<!\d){_YEAR}(?:\s{{0,4}}[届级]?\s{{0,4}}[、，,和及与]\s{{0,4}}{_YEAR}){{0,12}}\s{{0,4}}"
)
_LEVELS = (
    ("专升本", r"专升本|专接本|专转本|专科起点本科|专起本"),
    ("五年制专科", r"三二连读|三二分段|3\+2|“3\+2”|五年一贯制|五年制高职"),
    ("五年制本科", r"五年制(?:本科)?|5年制(?:本科)?|本科（?五年制）?|本科\(五年制\)"),
    ("本科", r"本科"),
    ("专科", r"专科|高职|大专|高专"),
    ("硕士", r"硕士"),
    ("博士", r"博士"),
)
_KIND = r"(?:全日制|普通|师范|高职|统招|在校|应届|三年制|四年制|两年制|二年制|\s)*"
_WORDS = "|".join(f"(?P<l{at}>{words})" for at, (_, words) in enumerate(_LEVELS))
_COUNT = r"(?:[2-6](?:\.5)?|[二两三四五六])"
#: A 级 or several, with what stands before and behind them; in brackets behind it is the 学制.
_ENTRY = (
    rf"(?P<before>三年制高职|五年一贯制|高职|专升本|本科|专科)?(?:{_COUNT}年制)?(?P<years>{_YEARS})级"
    rf"(?!别|以上|[（(]含)(?P<behind>{_KIND}[一-鿿]{{0,6}}?(?:{_WORDS}))?"
    rf"[^（(、，。；\n]{{0,12}}?(?:[（(](?P<inside>[^（）()]{{0,24}})[)）])?"
)
#: Who is named to be left out.
_LEFT_OUT = r"(?:不含|不包括|不包含)[^。；]*|除[^，。；]{2,40}外"
#: 学制 in years, the usual one first; what is asked has none.
_LENGTHS: dict[str, tuple[float, ...]] = {
    "本科": (4, 5), "专科": (3, 2), "专升本": (2, 3), "五年制专科": (5, 2), "五年制本科": (5,),
}  # fmt: skip


class _Entered(NamedTuple):
    """级 that a phrase names; the level and the 学制 beside it, "" and None where none is."""

    year: int
    level: str
    length: float | None
    text: str


def cohorts(title: str, body: str) -> list[DraftCohort]:
    """The cohorts named in a notice; what is open has a *why*.

    >>> said = "2018、2019届毕业生（2014、2015级本科、2015级专科）"
    >>> [(one.year, one.entry_year, one.level, one.length) for one in cohorts("", said)]
    [(2018, 2014, '本科', 4), (2019, 2015, '本科', 4), (2018, 2015, '专科', 3)]
    """
    text = re.sub(_LEFT_OUT, "", plain(body))
    graduating = _graduating(plain(title)) or _graduating(text)
    entered = list(dict.fromkeys(_entered(f"{plain(title)}\n{text}")))
    with_level = [one for one in entered if one.level]
    found = [_of_entry(one, graduating) for one in with_level or entered]
    if not entered:
        found = list(_of_years(graduating, f"{plain(title)}\n{text}"))
    return list(dict.fromkeys(found))


def _years(text: str) -> Iterator[int]:
    for year in re.findall(r"\d{4}|\d{2}", text):
        whole = int(year) if len(year) == 4 else 2000 + int(year)
        if 1990 <= whole <= 2100:
            yield whole


def _graduating(text: str) -> list[int]:
    """The 届 that a text names."""
    found: list[int] = []
    for match in re.finditer(rf"({_YEARS})届", text):
        found += _years(match[1])
    return list(dict.fromkeys(found))


def _entered(text: str) -> Iterator[_Entered]:
    """The 级 that a text names, with the level and the 学制 that stand beside each."""
    for match in re.finditer(_ENTRY, text):
        level = match["before"] or ""
        if match["behind"]:
            level = next(name for at, (name, _) in enumerate(_LEVELS) if match[f"l{at}"])
        inside = match["inside"] or ""
        if not level and (told := re.search("|".join(words for _, words in _LEVELS), inside)):
            level = next(name for name, words in _LEVELS if re.fullmatch(words, told[0]))
        level = {"三年制高职": "专科", "高职": "专科", "五年一贯制": "五年制专科"}.get(level, level)
        said = re.search(
            rf"({_COUNT})\s*年制|学制\s*(?:为)?\s*({_COUNT})\s*年", f"{match[0]}{inside}"
        )
        length = _count(said[1] or said[2]) if said else None
        if level == "五年制本科":
            level, length = "本科", 5
        for year in _years(match["years"]):
            yield _Entered(year, level, length, match[0].strip())


def _count(text: str) -> float:
    return (
        float(text)
        if text[0].isdecimal()
        else float("〇一二三四五六".find(text.replace("两", "二")))
    )


def _of_entry(entered: _Entered, graduating: Sequence[int]) -> DraftCohort:
    """The cohort of one 级: of its 学制, or its level's usual one if that leads to a named 届."""
    lengths = (entered.length,) if entered.length else _LENGTHS.get(entered.level, ())
    made = DraftCohort(0, entered.level, entered.year, None, entered.text)
    if not entered.level:
        year = graduating[0] if len(graduating) == 1 else entered.year + 4
        return made._replace(year=year, why="通知没有写层次，请写明本科还是专科、学制几年")
    for length, year in product(lengths, graduating):
        if year == entered.year + length:
            return made._replace(year=year, length=length)
    if lengths and not graduating:
        year = int(entered.year + lengths[0])
        is_said = entered.length is not None and entered.length == int(entered.length)
        why = "" if is_said else f"通知没有写届，这里按学制 {lengths[0]:g} 年推算"
        return made._replace(year=year, length=lengths[0], why=why)
    year = graduating[0] if graduating else int(entered.year + (lengths or (4,))[0])
    why = f"届、级和学制对不上，或没有写明：{entered.text} 是几年制、哪一届"
    return made._replace(year=year, why=why)


def _of_years(graduating: Sequence[int], text: str) -> Iterator[DraftCohort]:
    """The cohorts of 届 alone: of the levels named, 本科 and 专科 as usual, others are asked."""
    told = re.sub(r"本专科|本（专）科|本\(专\)科", "本科专科", text)
    levels = [name for name, words in _LEVELS if re.search(words, told)]
    if "五年制本科" in levels and not re.search(r"五年制|5年制", told):
        levels.remove("五年制本科")
    if "专升本" in levels and not re.search(r"(?<!专科起点)(?<!五年制)本科", told):
        levels = [one for one in levels if one != "本科"]
    for year in graduating:
        for level in levels:
            if level in USUAL:
                why = f"通知没有写级，这里按学制 {USUAL[level]} 年推算"
                yield computed(year, level)._replace(text=f"{year}届{level}", why=why)
            else:
                why = f"{level}是哪一级、学制几年，通知没有写明"
                yield DraftCohort(year, level, None, None, f"{year}届{level}", why)
        if not levels:
            yield DraftCohort(
                year, "", None, None, f"{year}届", "通知没有写层次：本科、专科还是都有"
            )
