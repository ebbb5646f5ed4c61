"""The names that stand in the name of a file: exact, mistyped, in pinyin, of a stranger."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from tongzhi_cli.answers.files import likeness
from tongzhi_cli.answers.files.file_name import Parts
from tongzhi_cli.answers.files.latin import MOST_TOGETHER, joined, spans, words_of
from tongzhi_cli.answers.files.likeness import Near, bare
from tongzhi_cli.answers.files.words import (
    HELPS,
    LATIN,
    OTHERS,
    begins,
    ends,
    may_stand_before,
    may_stand_behind,
)
from tongzhi_cli.model import pinyin
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.model.words import SURNAMES
from tongzhi_cli.named_tuple import NamedTuple

#: Letters of the shortest name that is known by its pinyin alone.
_LEAST_LETTERS = 4
_LEAST_PART = 2
#: A name in characters and letters.
_MIXED = "[\u3400-\u9fff]{1,3}[A-Za-z]{1,12}|[A-Za-z]{1,12}[\u3400-\u9fff]{1,3}"
#: Any name of two characters.
_SHORT = "张文"
#: Who hands in for somebody else: behind the name, before it.
_FOR_ANOTHER = rf"[\s(]*+(?:同学)?+\s*+(?:代(?!表)|[帮替]|转[交发])|的?(?:{OTHERS})"
_FOR = rf"{_FOR_ANOTHER}|\s*+(?:同学)?+\s*+(?:转|传|发来|上传|提供)"
_TO, _RECEIVES = ("致", "给", "发送至", "发至", "to"), r"(?:班长|学委|团支书|同学|老师)?收(?!集)"
_BY = ("由", "来自", "转自", "from")


class Typed(NamedTuple):
    """A *word* that is nobody's name, and whose it may be (*near*)."""

    word: str
    near: tuple[Near, ...]


class Names:
    """The names of *students*, and how to find them."""

    def __init__(self, students: Sequence[Student]) -> None:
        """Know the names; the words of their classes are none."""
        self._students = students
        self._people: dict[str, list[Student]] = {}
        for one in students:
            if name := bare(one.name):
                self._people.setdefault(name, []).append(one)
        self._at: dict[str, list[str]] = {}
        for name in sorted(self._people, key=len, reverse=True):
            self._at.setdefault(name[0], []).append(name)
        self._latin = {name for name in self._people if name.isascii()}
        self._more = frozenset(
            word
            for one in students
            for run in re.findall("[\u3400-\u9fff]{2,}", f"{one.class_name} {one.college}")
            for word in _short_for(simplified(run))
        )
        self._typed: dict[tuple[str, ...], Typed] = {}
        self._near: dict[str, list[Near]] = {}

    def people(self, name: str) -> list[Student]:
        """Who is called so."""
        return self._people[name]

    # --- as they are written ---------------------------------------------------------------------

    def exact(self, parts: Parts) -> list[str]:
        """The names in *parts*, each once, the longest where one is within another.

        One that may be a part of a longer one counts only beside one that is surely there: there
        may be two.
        """
        runs = self._with_spread(parts.runs)
        found = [one for run in runs for one in self._within(simplified(run))]
        if not found and len(parts.runs) > 1:
            found = [*self._within(simplified("".join(parts.runs)))]
        names = [name for name, _ in found] if any(is_sure for _, is_sure in found) else []
        if self._latin:
            names += [one for one in joined(parts.letters) if one in self._latin]
        return list(dict.fromkeys(names))

    def touched(self, parts: Parts) -> list[Student]:
        """Whose names stand there, be it that they may be a part of other words."""
        found = [name for run in parts.runs for name, _ in self._within(simplified(run))]
        return [one for name in dict.fromkeys(found) for one in self._people[name]]

    def _with_spread(self, runs: tuple[str, ...]) -> tuple[str, ...]:
        """The runs with those as one that are one name together: 张文 静."""
        for start in range(len(runs) - 1):
            for end in range(min(len(runs), start + MOST_TOGETHER), start + 1, -1):
                if bare("".join(runs[start:end])) in self._people:
                    return (*runs[:start], "".join(runs[start:end]), *runs[end:])
        return runs

    def _within(self, run: str) -> Iterator[tuple[str, bool]]:
        """The names in a run of characters, and whether each is surely no part of another word."""
        found: list[tuple[int, str]] = []
        at = 0
        while at < len(run):
            name = next((one for one in self._at.get(run[at], ()) if run.startswith(one, at)), "")
            found += [(at, name)] if name else []
            at += len(name) or 1
        edges = [0, *(edge for at, name in found for edge in (at, at + len(name))), len(run)]
        for place, (_, name) in enumerate(found):
            before = run[edges[2 * place] : edges[2 * place + 1]]
            behind = run[edges[2 * place + 2] : edges[2 * place + 3]]
            is_sex = behind in {"男", "女"} and len(self._people[name]) > 1
            is_alone = is_sex or may_stand_behind(name, behind, self._more)
            yield name, is_alone and may_stand_before(name, before, self._more)

    def owner(self, names: Sequence[str], parts: Parts) -> str | None:
        """Whose a file is with the names of several: of who does not hand in for another."""
        left = [
            one for one in names
            if not (self._hands_in(one, parts) or self.is_addressed(one, parts))
        ]  # fmt: skip
        helped = [one for one in names if self._is_helped(one, parts)]
        alone = left if len(left) == 1 else helped
        return alone[0] if len(alone) == 1 else None

    def others(self, owner: str, names: Sequence[str], parts: Parts) -> list[str]:
        """Who hands in for the *owner* of a file, among *names*; to whom it is sent is none."""
        return [one for one in names if one != owner and not self.is_addressed(one, parts)]

    def _around(self, name: str, parts: Parts) -> tuple[str, str]:
        """What stands before and behind a name, where it is no part of a longer one."""
        stem, written = parts.stem, self._people[name][0].name
        for longer in self._at[name[0]]:
            if len(longer) > len(name) and name in longer:
                stem = stem.replace(longer, "\0" * len(longer))
        before, _, behind = stem.partition(written)
        return before, behind

    def _is_helped(self, name: str, parts: Parts) -> bool:
        before, _ = self._around(name, parts)
        return before.rstrip().endswith(tuple(HELPS))

    def _hands_in(self, name: str, parts: Parts) -> bool:
        before, behind = self._around(name, parts)
        return bool(re.match(_FOR, behind)) or before.rstrip().endswith(_BY)

    def is_addressed(self, name: str, parts: Parts) -> bool:
        """Whether a file is sent to who is named: 致邵帅班长."""
        before, behind = self._around(name, parts)
        return before.rstrip("@ ").endswith(_TO) or re.match(_RECEIVES, behind) is not None

    def is_by_another(self, name: str, parts: Parts) -> bool:
        """Whether the only one who is named has handed it in for somebody else."""
        _, behind = self._around(name, parts)
        return re.match(_FOR_ANOTHER, behind) is not None

    # --- typed wrongly ---------------------------------------------------------------------------

    def typed(self, parts: Parts) -> Typed:
        """What is written like a name and is none of the class's, and who may be meant."""
        if parts.runs not in self._typed:
            self._typed[parts.runs] = self._find_typed(parts.runs)
        return self._typed[parts.runs]

    def _find_typed(self, runs: tuple[str, ...]) -> Typed:
        words: dict[str, list[Near]] = {}
        joined = ("".join(runs),) if len(runs) > 1 else ()
        for run in (*runs, *joined):
            for word in self._cores(simplified(run)):
                if word not in self._near:
                    self._near[word] = likeness.near(word, self._candidates(word))
                if near := self._near[word]:
                    words[word] = near
            if words:
                break
        sure = {word: near for word, near in words.items() if any(one.is_sure for one in near)}
        found: dict[int, Near] = {}
        for near in (sure or words).values():
            for one in near:
                if id(one.student) not in found or one.is_sure:
                    found[id(one.student)] = one
        if found:
            return Typed(next(iter(sure or words)), tuple(found.values()))
        return Typed(next(filter(None, map(self._like_a_name, runs)), ""), ())

    def _candidates(self, word: str) -> Iterable[Student]:
        """Who shares a character with *word*, or else sounds the same."""
        found = {id(one): one for c in bare(word) for one in self._sharing.get(c, ())}
        if not found and len(word) > _LEAST_PART:
            return self._spelt(pinyin.spellings(word))
        return found.values()

    @cached_property
    def _sharing(self) -> dict[str, list[Student]]:
        made: dict[str, list[Student]] = {}
        for one in self._students:
            for c in set(bare(one.name)):
                made.setdefault(c, []).append(one)
        return made

    def _cores(self, run: str) -> Iterator[str]:
        """What of a run may be a name, with known words around it."""
        longest = max(map(len, self._people), default=0) + 1
        starts = [
            at
            for at in range(len(run))
            if begins(run, self._more)[at] or may_stand_before(_SHORT, run[:at], self._more)
        ]
        for start in starts:
            for end in range(start + 2, min(len(run), start + longest) + 1):
                word, behind = run[start:end], run[end:]
                # what may follow a short name may follow any; one character less surely
                short = word if len(behind) == 1 else _SHORT
                if may_stand_behind(short, behind, self._more) and not begins(word, self._more)[-1]:
                    yield word

    def _like_a_name(self, run: str) -> str:
        """What in a run of characters is built as names are, "" for nothing."""
        before, behind = begins(run, self._more), ends(run, self._more)
        start = max(at for at, known in enumerate(before) if known)
        end = min((at for at, known in enumerate(behind) if known and at >= start), default=start)
        word = run[start : len(run) if len(run) == end + 1 else end]
        is_name = 2 <= len(word) <= 3 and word[0] in SURNAMES
        return word if is_name or likeness.has_long_surname(word) else ""

    # --- in pinyin -------------------------------------------------------------------------------

    def other_surname(self, parts: Parts, one: Student) -> str:
        """A surname that stands by itself, and is not that of *one*."""
        alone = (run for run in parts.runs if len(run) == 1 and run in SURNAMES)
        return next((run for run in alone if run not in one.name), "")

    def in_pinyin(self, parts: Parts) -> list[Student]:
        """Whose names stand there in pinyin; gao xiang within gao xiang yu is none."""
        found = [
            one for one in spans(parts.letters)
            if len(one.word) >= _LEAST_LETTERS and one.word in self._spellings
        ]  # fmt: skip
        return self._spelt(
            one.word for one in found if not any(other.holds(one) for other in found)
        )

    def partly_in_pinyin(self, parts: Parts) -> list[Student]:
        """Whose names stand there with some of the characters in pinyin: 张文jing."""
        mixed = [one for one in re.findall(_MIXED, parts.bare) if not LATIN & set(words_of(one))]
        if not mixed:
            return []
        words = {way: one for one in mixed for way in pinyin.spellings(simplified(one))}
        return [
            one
            for one in self._spelt(words)
            if any(c in word for c in bare(one.name) for word in mixed)
        ]

    def _spelt(self, words: Iterable[str]) -> list[Student]:
        found = {id(one): one for word in words for one in self._spellings.get(word, ())}
        return list(found.values())

    @cached_property
    def _spellings(self) -> dict[str, list[Student]]:
        made: dict[str, list[Student]] = {}
        for one in self._students:
            words = {*pinyin.spellings(bare(one.name))}
            words |= {way for part in one.name.split("·")[:-1] for way in pinyin.spellings(part)}
            if one.name.isascii():
                words |= {part for part in one.name.lower().split() if len(part) > _LEAST_PART}
            for word in words:
                made.setdefault(word, []).append(one)
        return made

    def by_surname(self, parts: Parts, one: Student) -> bool:
        """Whether a word begins as the surname of *one* is spelt."""
        words = [word.lower() for word in parts.letters]
        return any(word.startswith(tuple(pinyin.readings(one.name[:1]))) for word in words)

    def by_given_name(self, parts: Parts) -> list[Student]:
        """Whose given names stand there in pinyin."""
        words = {one for one in joined(parts.letters) if len(one) >= _LEAST_LETTERS}
        if not words:
            return []
        return [
            one
            for one in self._students
            if len(bare(one.name)) > 2
            and not words.isdisjoint(pinyin.spellings(bare(one.name)[1:]))
        ]

    def by_initials(self, parts: Parts) -> list[Student]:
        """Whose names begin with the letters of a word."""
        words = {one.lower() for one in parts.letters if 2 <= len(one) <= 4} - LATIN
        if not words:
            return []
        return [one for one in self._students if not words.isdisjoint(pinyin.initials(one.name))]


def _short_for(run: str) -> Iterator[str]:
    """A word of a class, and how people shorten it: 软件工程, 软件, 软工."""
    yield run
    yield from (run[:end] for end in range(2, len(run)))
    if len(run) > 3:
        yield run[0] + run[2]
