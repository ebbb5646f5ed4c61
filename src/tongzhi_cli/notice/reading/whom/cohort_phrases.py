"""Each 级 and 届 of a text with the level and the 学制 that stand beside it.

2027届本科毕业生（2023级）, 三年制专科：2024级, 护理学（专升本）为2019级: what belongs to a word is
what stands behind it, in the brackets behind it, before it, or around the brackets that it is in,
in this order. Source: issue 15, and the notices of some fifty schools.
"""

import re
from collections.abc import Iterator, Sequence

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.cohorts import can_last
from tongzhi_cli.notice.reading.sections import sentences
from tongzhi_cli.notice.reading.whom.beside_words import is_more, length_of, levels_of
from tongzhi_cli.notice.reading.whom.cohort_scope import (
    Standing,
    begins_left_out,
    mark_of,
    standing,
)
from tongzhi_cli.notice.reading.whom.cohort_words import OF_YEAR, Sort, Word, words
from tongzhi_cli.notice.reading.whom.partial import is_bracketed, is_partial

#: So far from a 级 its level may stand: 2022级城乡规划专业本科.
_NEAR = 14
#: Behind these something else is spoken of: 2023级学生到本科教务办.
_VERBS = "请于到须应按将由并参填报送组织登录前后已"
_STOPS = "，,。；;：:、\t\n！？"
#: What stands between 和 and the level: 本科毕业生和毕业研究生.
_KIND_OF_STUDENT = r"(?:毕业|应届|全日制|非全日制|在校|普通)*"
#: Majors of one 级: 临床医学、口腔医学和护理学（五年制）.
_MAJORS = re.compile(r"(?:[、和及与](?:(?![和及与])[一-鿿]){2,14}){1,8}(?=[（(])")
_OPEN, _CLOSE = "（(", "）)"
#: The next of a list on one line: 1.本科2023级 2.专科2024级.
_NEXT_ITEM = re.compile(r"\s*(?:[（(]?\d{1,2}[.．、)）](?!\d)|[①-⑳])")


class Phrase(NamedTuple):
    """A 级, or 届, of a text: its *years*, what it is to the notice, and what is told beside it.

    *levels* are its own, *around* those of the words it is within, *following* those of the next in
    a list; *graduating* the 届 that it
    belongs to, none where that is not said. *more* are levels that are taken in beside it
    （含专升本）. *partial* says that not a whole 级 is meant.
    """

    sort: Sort
    years: tuple[int, ...]
    standing: Standing
    levels: tuple[str, ...]
    around: tuple[str, ...]
    following: tuple[str, ...]
    length: float | None
    graduating: tuple[int, ...]
    more: tuple[str, ...]
    text: str
    sentence: str
    partial: bool


def phrases(text: str) -> Iterator[Phrase]:
    """The phrases of a text that is as `cohort_words.readable` gives it, in order."""
    marks: list[str] | None = None  # those of a list of who is left out, as it goes on
    for sentence in sentences(text):
        mark = mark_of(sentence.text)
        if marks is not None and (not mark or {*marks} - {mark}):
            marks = None
        if re.search(rf"[届级]|{OF_YEAR}|\d\d[本专]", sentence.text):
            for one in _Reader(sentence.text).phrases():
                yield one if marks is None else one._replace(standing=Standing.LEFT_OUT)
        if marks is not None:
            marks.append(mark)
        if begins_left_out(sentence.text):
            marks = []


class _Reader:
    """The words of one sentence, and what belongs to which."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [each for one in words(text) for each in _apart(one, text)]
        self.named = [one for one in self.words if one.sort in {Sort.GRADUATING, Sort.ENTRY}]
        self.beside = [one for one in self.words if one.sort in {Sort.LEVEL, Sort.LENGTH}]
        self.brackets = list(_brackets(text))
        self._starting = {one.start: one for one in self.words}
        self._ending = {one.end: one for one in self.words}
        self._opening = dict(self.brackets)
        self._closing = {end: begin for begin, end in self.brackets}
        self.taken: set[int] = set()

    def phrases(self) -> Iterator[Phrase]:
        """Each 届 and 级 in order; a level stands with one of them only."""
        own = {one.start: self._own(one) for one in self.named}
        for word in self.beside:  # 2027届毕业生（2023级，含专升本）
            before = [one for one in self.named if one.end <= word.start]
            if before and word.start not in self.taken and is_more(word, self.text):
                own[before[-1].start].append(word)
        following = {one.start: self._next_in_list(one, own) for one in self.named}
        for one in self.named:
            levels = own[one.start]
            around = self._around(one, own, following)
            yield Phrase(
                one.sort,
                one.years,
                standing(self.text, one.start, one.end),
                levels_of(levels, self.text, more=False),
                around,
                following[one.start],
                length_of(levels),
                self._graduating(one),
                levels_of(levels, self.text, more=True),
                self._quoted(one, levels),
                self.text,
                is_partial(self.text, one.start, one.end),
            )

    # --- what stands beside --------------------------------------------------------------------

    def _own(self, one: Word) -> list[Word]:
        """The words of level and length that stand behind a word, else before it."""
        behind = self._behind(one)
        found = [word for word in behind if word.start not in self.taken]
        if not (levels_of(found, self.text, more=False) and length_of(found)):
            before = self._before(one)
            if not levels_of(found, self.text, more=False) or not any(
                word.sort is Sort.LEVEL for word in before
            ):
                found = [*before, *found]
        self.taken.update(word.start for word in found)
        return found

    def _behind(self, one: Word) -> list[Word]:
        """Up to a sign of punctuation that no level follows at once; brackets are gone into."""
        found: list[Word] = []
        at, last = one.end, one.end
        while at < len(self.text):
            word = self._starting.get(at)
            if word is not None and word.sort in {Sort.GRADUATING, Sort.ENTRY}:
                break
            if word is not None:
                if word.start - last > _NEAR:
                    break
                found.append(word)
                at = last = word.end
                continue
            sign = self.text[at]
            if sign in _OPEN and (close := self._opening.get(at)):
                if at - last > _NEAR:
                    break
                found += self._inside(at, close)
                at = last = close
                continue
            if sign.isspace() and _NEXT_ITEM.match(self.text, at):
                break
            if sign in _STOPS or sign in _CLOSE:
                place = self._follows(at + 1, is_first=not found) if sign in "、,，" else None
                if place is None and sign == "、" and not found:
                    place = self._end_of_majors(at)
                if place is None:
                    break
                at = last = place
                continue
            if sign in _VERBS or self.text.startswith(("和", "及", "与"), at):
                place = self._follows(at + 1) if sign in "和及与" and found else None
                if place is None and sign in "和及与" and not found:
                    place = self._end_of_majors(at)
                if place is None:
                    break
                at = last = place
                continue
            at += 1
        return found

    def _follows(self, at: int, *, is_first: bool = False) -> int | None:
        """Where a level, or the first 学制, stands next that is of no 级 behind it, if one does."""
        kind = re.compile(_KIND_OF_STUDENT).match(self.text, at)
        at = kind.end() if kind else at
        word = self._starting.get(at)
        if word is None or word.sort is not (Sort.LENGTH if is_first else Sort.LEVEL):
            return None
        end = self._opening.get(word.end, word.end)
        rest = re.split(f"[{_STOPS}）)]", self.text[end : end + _NEAR])[0]
        leads = self.text[end : end + 1] in {"：", ":"}
        return None if leads or re.search(r"\d{2}\s*[级届]", rest) else at

    def _end_of_majors(self, at: int) -> int | None:
        """Where a list of majors ends that goes on *at* a 、 and has its 学制 behind."""
        listed = _MAJORS.match(self.text, at)
        close = self._opening.get(listed.end()) if listed else None
        if listed is None or close is None or not self._inside(listed.end(), close):
            return None
        is_else = any(at < word.start < close for word in self.named)
        return None if is_else else listed.end()

    def _inside(self, begin: int, end: int) -> list[Word]:
        """The levels and lengths within brackets, up to a 届 or 级 that they may belong to."""
        stop = next((word.start for word in self.named if begin < word.start < end), end)
        return [word for word in self.beside if begin < word.start < stop and (
            stop == end or word.end < self._item_before(stop, begin))
            and not self._is_excepted(word, begin, end)]  # fmt: skip

    def _is_excepted(self, word: Word, begin: int, end: int) -> bool:
        """Whether brackets leave a 学制 out: 本科（五年制除外）."""
        before, behind = self.text[begin : word.start], self.text[word.end : end]
        is_but = re.search("(?:不含|不包括|除)[^，。；]{0,6}$", before) or re.match(
            "[^，。；、]{0,8}除外", behind
        )
        return word.sort is Sort.LENGTH and is_but is not None

    def _item_before(self, at: int, begin: int) -> int:
        """Where the item of a list begins that a word stands in."""
        return max(self.text.rfind(sign, begin, at) for sign in "，,、；;（(") + 1

    def _before(self, one: Word) -> list[Word]:
        """The words that lead to a 级: 三年制专科：2024级, 城乡规划专业（五年制）为2022级."""
        at = one.start
        found: list[Word] = []
        lead = re.search(r"(?:为|是|即|指|：|:|\s|的|含){0,6}$", self.text[:at][-6:])
        at -= len(lead[0]) if lead else 0
        last = at
        while at > 0:
            word = self._ending.get(at)
            if word is not None:
                if word.sort in {Sort.GRADUATING, Sort.ENTRY} or word.start in self.taken:
                    break
                found.insert(0, word)
                at = last = word.start
                continue
            sign = self.text[at - 1]
            if sign in _CLOSE and (begin := self._closing.get(at)) is not None:
                if any(begin < word.start < at for word in self.named):
                    break
                found[:0] = self._inside(begin, at)
                at = last = begin
                continue
            if sign in _STOPS or sign in _OPEN or sign in _VERBS or last - at > _NEAR:
                break
            at -= 1
        return [word for word in found if word.start not in self.taken]

    # --- what stands around --------------------------------------------------------------------

    def _around(
        self, one: Word, own: dict[int, list[Word]], following: dict[int, tuple[str, ...]]
    ) -> tuple[str, ...]:
        """The levels behind and before the brackets that a word is in, else of a 届 before it."""
        bracket = next(
            ((begin, end) for begin, end in self.brackets if begin < one.start < end), None
        )
        if bracket is not None:
            behind = next((word for word in self.words if word.start >= bracket[1]), None)
            gap = self.text[bracket[1] : behind.start] if behind is not None else ""
            is_beside = len(gap) <= 4 and not set(gap) & set(_STOPS + _VERBS + _OPEN + "和及与")
            if behind is not None and behind.sort is Sort.LEVEL and is_beside:
                return behind.levels
            begin = max(self.text.rfind(sign, 0, bracket[0]) for sign in "。；;，,\n") + 1
            head = [word for word in self.beside if begin <= word.start and word.end <= bracket[0]]
            closed = max(self.text.rfind(sign, 0, bracket[0]) for sign in _CLOSE)
            # 本科（2023级）以及专科（2024级）
            nearest = [word for word in head if word.start > closed] or head
            levels = levels_of(nearest, self.text, more=False)
            if levels := levels or levels_of(nearest, self.text, more=True):
                return levels
        before = [word for word in self.named if word.end <= one.start]
        for word in reversed(before):
            if word.sort is Sort.GRADUATING:
                levels = levels_of(own[word.start], self.text, more=False)
                if levels := levels or following[word.start]:
                    return levels
        return ()

    def _next_in_list(self, one: Word, own: dict[int, list[Word]]) -> tuple[str, ...]:
        """The level of the next of a list, for one without: 2023级四年制、2022级五年制本科."""
        last = one
        length = length_of(own[one.start])
        for word in self.named:
            if word.start <= one.start or word.sort is not one.sort:
                continue
            if not re.fullmatch(
                rf"[^{_VERBS}班，。；：\n]{{0,16}}[、和及与]", self.text[last.end : word.start]
            ):
                break
            levels = levels_of(own[word.start], self.text, more=False)
            if levels := tuple(one for one in levels if can_last(one, length)):
                return levels
            last = word
        return ()

    def _graduating(self, one: Word) -> tuple[int, ...]:
        """The 届 whose brackets a 级 is in, that stands in its own brackets, or leads to it."""
        if one.sort is Sort.GRADUATING:
            return one.years
        years = [word for word in self.named if word.sort is Sort.GRADUATING]
        for begin, end in self.brackets:
            if begin < one.start < end:
                lead = [word for word in years if word.end <= begin]
                if lead and not set(self.text[lead[-1].end : begin]) & set("，,。；;\n"):
                    return lead[-1].years
            elif begin - 6 <= one.end <= begin:
                inside = [word for word in years if begin < word.start < end]
                if inside and not self._is_of_else(inside[0]):
                    return inside[0].years
        lead = [word for word in years if word.end <= one.start]
        if lead and re.match(r"[^，。；\n]{0,12}[：:为]", self.text[lead[-1].end : one.start]):
            return lead[-1].years
        return ()

    def _is_of_else(self, one: Word) -> bool:
        """Whether a 届 is in the name of a paper or a rule: （附2026届样表）."""
        return standing(self.text, one.start, one.end) is Standing.ELSE

    # --- brackets and texts --------------------------------------------------------------------

    def _quoted(self, one: Word, levels: Sequence[Word]) -> str:
        """The phrase as the text has it, with what belongs to it."""
        begin = min([one.start, *(word.start for word in levels)])
        end = max([one.end, *(word.end for word in levels)])
        for opening, closing in self.brackets:
            if begin <= opening < end < closing:
                end = closing if closing - end <= 1 else end
            elif opening < begin < closing <= end:
                begin = opening
        return self.text[begin:end].strip()


def _apart(one: Word, text: str) -> Iterator[Word]:
    """The last of several 级 by itself, where brackets say that not all of it is meant."""
    last = text.rfind("级", one.start, one.end - 1) + 1
    if len(one.years) < 2 or not last or not is_bracketed(text, one.end):
        yield one
        return
    yield one._replace(end=last, years=one.years[:-1])
    start = next(at for at in range(last, one.end) if text[at].isdigit())
    yield one._replace(start=start, years=one.years[-1:])


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """The brackets of a text, the inner first, each from its sign to behind its end."""
    opened: list[int] = []
    for at, sign in enumerate(text):
        if sign in _OPEN:
            opened.append(at)
        elif sign in _CLOSE and opened:
            yield opened.pop(), at + 1
