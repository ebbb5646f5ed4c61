"""Blanks with a printed word behind each: ＿＿级＿＿专业＿＿班, ____年级____班, （  ）班.

Printed words that stand apart are labels; glued to their neighbours they are part of a name:
“2014 级 软件工程 专业 1 班” is 2014级软件工程1班, “2014级软件工程专业1班” is called so. What is
written into blanks is therefore set apart, and reads back (issue 15).
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.classes import class_name as names
from tongzhi_cli.named_tuple import NamedTuple

_GAP = r"[ \u3000\u00a0_＿]"
_WORD = (
    r"(?P<word>学院(?![领意负签公盖（(:：])|年级(?![组主:：])|级(?!别)|专业(?![负主意:：])|"
    r"班(?![会:：]|[ \u3000]{0,2}(?:[级长主委别]|名(?![单册]))))"
)
_SLOT = (
    rf"(?:[（(]{_GAP}{{0,200}}+[)）]|"
    rf"(?P<gap>(?=[ \u3000\u00a0]{{0,80}}[_＿]){_GAP}{{1,200}}+|{_GAP}{{2,200}}+))"
    rf"[ \u3000]{{0,80}}+{_WORD}"
)
_PRINTED_YEAR = r"(?P<printed>\d{2,4})[ \u3000]*级$"
_COLUMN = {
    "学院": Column.COLLEGE, "年级": Column.ENTRY_YEAR, "级": Column.ENTRY_YEAR,
    "专业": Column.MAJOR, "班": Column.CLASS,
}  # fmt: skip
_NUMBER = r"[（(]?[\d一二三四五六七八九十]+[)）]?"


class Slot(NamedTuple):
    """A blank from *start* to *end* in a line, and the printed *word* that stands behind it."""

    start: int
    end: int
    word: str
    in_brackets: bool = False

    @property
    def column(self) -> Column:
        """What goes in."""
        return _COLUMN[self.word]


class Phrase(NamedTuple):
    """Slots that follow one another in a line, up to *end*; a *year* may be printed in front."""

    slots: Sequence[Slot]
    start: int
    end: int
    year: str = ""

    @property
    def is_class(self) -> bool:
        """Whether it has a place for the class."""
        return self.slots[-1].word == "班"


def phrases(line: str) -> Iterator[Phrase]:
    """The phrases of blanks in a line."""
    slots: list[Slot] = []
    for match in re.finditer(_SLOT, line):
        is_bare = match["gap"] is not None
        start, end = match.span("gap") if is_bare else (match.start() + 1, match.start("word"))
        if not is_bare:
            end = line.index("）" if "）" in line[start:end] else ")", start)
        if slots and _end(slots[-1], line) != match.start():
            yield from _phrase(slots, line)
            slots = []
        slots.append(Slot(start, end, match["word"], not is_bare))
    if slots:
        yield from _phrase(slots, line)


def _end(slot: Slot, line: str) -> int:
    return line.index(slot.word, slot.end) + len(slot.word)


def _phrase(slots: list[Slot], line: str) -> Iterator[Phrase]:
    is_marked = any(
        one.in_brackets or re.search("[_＿]", line[one.start : one.end]) for one in slots
    )
    start = slots[0].start - slots[0].in_brackets
    printed = re.search(_PRINTED_YEAR, line[:start])
    year = printed["printed"] if printed else ""
    if slots[-1].word == "班" or is_marked:
        begin = printed.start() if printed else start
        yield Phrase(tuple(slots), begin, _end(slots[-1], line), year)


def written(
    phrase: Phrase, name: str, facts: Mapping[Column, str]
) -> list[tuple[int, int, str]] | None:
    """What to write where: spans of the line and texts; None where the parts are not known.

    Then the class's *name* takes the place of the whole phrase.
    """
    values = {Column.COLLEGE: re.sub("学院$", "", facts.get(Column.COLLEGE, ""))}
    values[Column.MAJOR] = re.sub("专业$", "", facts.get(Column.MAJOR, ""))
    words = {one.word for one in phrase.slots}
    year = facts.get(Column.ENTRY_YEAR, "").removesuffix("级")
    if phrase.is_class:
        parts = _parts(phrase, name, values[Column.MAJOR], by_year=bool({"级", "年级"} & words))
        if parts is None:
            return None
        year, values[Column.MAJOR], values[Column.CLASS] = parts
    values[Column.ENTRY_YEAR] = year
    return [
        (one.start, one.end, f" {values[one.column]} ")
        for one in phrase.slots
        if values.get(one.column)
    ]


def _parts(phrase: Phrase, name: str, major: str, *, by_year: bool) -> tuple[str, str, str] | None:
    """Year, 专业 and what stands before 班, of a class as its name falls into a phrase's slots."""
    by_year = by_year or bool(phrase.year)
    blanks = names.blanks(name)
    if by_year and (blanks is None or (phrase.year and phrase.year[-2:] != blanks[0][-2:])):
        return None
    whole = name.removesuffix("班")
    if whole == name or not whole:
        return None
    year, rest = (blanks[0], blanks[1]) if blanks and by_year else ("", whole)
    if all(one.word != "专业" for one in phrase.slots):
        return year, major, rest
    split = re.fullmatch(rf"(.{{1,60}}?)({_NUMBER})", rest)
    if "专业" in rest:
        return None  # it is part of the name
    if major and rest.startswith(major) and rest != major:
        return year, major, rest[len(major) :]
    if split and not major:
        return year, split[1], split[2]
    return (year, major, rest) if major and split else None


#: A phrase that was filled in, its printed words set apart.
_FILLED = (
    r"(?P<year>\d{2,4})[ \u3000]{0,80}年?级(?:[ \u3000]{1,80}+|(?=[（(]))"
    r"(?:(?P<major>[^\s:：]{1,24})[ \u3000]{1,80}+专业[ \u3000]{0,80}+)?"
    r"[（(]?[ \u3000]{0,80}+(?P<rest>[^\s:：]{1,24})[ \u3000]{1,80}+[)）]?"
    r"[ \u3000]{0,80}+班(?![级长主])"
)
#: The same where 专业 comes first, as in 软件 学院 软件工程 专业 2014 年级 1 班.
_TURNED = (
    r"(?P<major>[^\s:：]{1,24})[ \u3000]{1,80}+专业[ \u3000]{1,80}+"
    r"(?P<year>\d{2,4})[ \u3000]{0,80}年?级(?:[ \u3000]{1,80}+|(?=[（(]))"
    r"[（(]?[ \u3000]{0,80}+(?P<rest>[^\s:：]{1,24})[ \u3000]{1,80}+[)）]?"
    r"[ \u3000]{0,80}+班(?![级长主])"
)
#: What stands in brackets in front of a printed word: （ 2014 ）级（ 软件工程 ）专业.
_BRACKETED = (
    r"[（(][ \u3000]{1,80}+(?P<inside>[^\s:：（(]{1,24})[ \u3000]{1,80}+[)）](?=年?级|专业|学院)"
)
_ALONE = r"[（(][ \u3000]+(?P<alone>[^\s:：]{1,24})[ \u3000]+[)）][ \u3000]*班(?![级长主])"


def joined(line: str) -> str:
    """A line in which a class that stands in blanks is written as its name.

    >>> joined("2014 级 软件工程 专业 1 班学历核对表"), joined("（ 2014级软件1 ）班")
    ('2014级软件工程1班学历核对表', '2014级软件1班')
    >>> joined("（ 2014 ）级（ 软件工程 ）专业（ 1 ）班"), joined("软件工程 专业 2014 级 1 班")
    (' 2014级软件工程1班', '2014级软件工程1班')
    >>> joined("2014 年级 软件工程1 班"), joined("2014级软件工程专业1班")
    ('2014级软件工程1班', '2014级软件工程专业1班')
    """
    if "班" not in line or not re.search(r"[ \u3000]班|[)）]\s*班", line):
        return line
    line = re.sub(r"[_＿]+", " ", line)
    line = re.sub(_BRACKETED, lambda match: f" {match['inside']} ", line)
    line = re.sub(_TURNED, _name, line)
    line = re.sub(_FILLED, _name, line)
    return re.sub(_ALONE, lambda match: f"{match['alone']}班", line)


def _name(match: re.Match[str]) -> str:
    major, rest = match["major"] or "", match["rest"]
    is_number = re.fullmatch(rf"(?:本科|专科|高职|专升本)?{_NUMBER}", rest)
    return f"{match['year']}级{major if is_number else ''}{rest}班"
