"""Whose a file is, by its name: 2014030101安若曦.png, 安若曦-学信网.jpg.

A 学号 of the class decides, and a name beside it must be that student's; without one a name decides
that only one student has. An error of typing counts where one student alone is near, and is told.
What a parent or another hands in says nothing of who has looked: like everything else it is given
to nobody, with who may be meant. Nothing is ever given to the wrong one: whoever it is of would not
be asked again.
Source: issue 17; as for the lines of a chat (`answers.chat_line`).
"""

import re
from collections.abc import Iterable, Sequence

from tongzhi_cli.answers.attribution import Group, choices, is_slip, may_be_of
from tongzhi_cli.answers.files import likeness
from tongzhi_cli.answers.files.beside_name import (
    LEAST_TAIL,
    class_beside,
    holds_many,
    is_part_of,
    is_typed_wrongly,
    not_theirs,
    of_sex,
    of_year,
    tail_of_another,
)
from tongzhi_cli.answers.files.file_name import Parts, numbers_of, parts_of, stem_of
from tongzhi_cli.answers.files.found_names import Names
from tongzhi_cli.answers.files.owned import (
    FileOf,
    Nobodys,
    Owned,
    contradicted,
    handed_in_by,
    several,
)
from tongzhi_cli.answers.files.partial import run_on, without_a_digit
from tongzhi_cli.model.student import Student, same_name
from tongzhi_cli.model.text import without_id_numbers

#: Of a 学号 the digits that are its year: one that differs there is of another year.
_YEAR = 4
#: For a character that is lost, and a word with one.
_LOST = frozenset("?□\ufffd")
_WITH_LOST = "[\u3400-\u9fff?□\ufffd]{2,20}"


class FileReader:
    """Finds whose files are among the students of a class."""

    def __init__(self, group: Group) -> None:
        """Look among *group*."""
        self._students = group.students
        self._others = {id(one) for one in group.others}
        everybody = (*group.students, *group.others)
        self._by_number = {one.number: one for one in reversed(everybody)}
        self._numbers = numbers_of(self._by_number)
        self._names = Names(everybody)
        self._known: dict[str, FileOf] = {}

    def whose(self, name: str) -> FileOf:
        """The student of a file, or why it is nobody's.

        Where its own name says nothing, that of the folder tells: 安若曦/1.png. A folder that says
        another is told; the 学号 of another on it contradicts.

        >>> from tongzhi_cli.check.rules.sample import student
        >>> people = [student("2014030101", "安若曦"), student("2014030102", "张文")]
        >>> reader = FileReader(Group(people))
        >>> reader.whose("安若希.png").doubt, reader.whose("王明.png").reason
        ('写的是“安若希”', '班里没有叫“王明”的')
        >>> reader.whose("2014030102安若曦.png").reason
        '学号 2014030102 是张文，写的却是“安若曦”'
        """
        found = self._of_stem(stem_of(name))
        folders = name.replace("\\", "/").strip("/").split("/")[-2::-1]
        if isinstance(found, Nobodys) and found.is_silent:
            found = self._of_folders(folders) or found
        if isinstance(found, Owned):
            found = self._beside_folders(found, folders)
        return found._replace(name=name)

    def _of_folders(self, folders: Sequence[str]) -> FileOf | None:
        """Whose the nearest folder is that names one, or else why one is nobody's."""
        each = [(folder, self._of_stem(stem_of(folder))) for folder in folders]
        for folder, outer in each:
            if isinstance(outer, Owned):
                return outer._replace(doubt=f"在文件夹“{folder}”里")
        for folder, outer in each:
            if isinstance(outer, Nobodys) and not outer.is_silent:
                told = f"在文件夹“{folder}”里：{outer.reason}"
                return Nobodys("", told, outer.meant, is_silent=not outer.meant)
        return None

    def _beside_folders(self, found: Owned, folders: Sequence[str]) -> FileOf:
        """What the folders around a student's file say of another."""
        for folder in folders:
            outer = self._of_stem(stem_of(folder))
            if not isinstance(outer, Owned) or outer.student is found.student:
                continue
            one, other = found.student, outer.student
            if parts_of(stem_of(folder), self._numbers).numbers:
                told = f"写的是{one.name}，却在 {other.number} {other.name}的文件夹里"
                return Nobodys("", told, (one, other))
            if not holds_many(folder):
                doubts = (found.doubt, f"在文件夹“{folder}”里，像是{other.name}的")
                return found._replace(doubt="；".join(filter(None, doubts)))
        return found

    def _of_stem(self, stem: str) -> FileOf:
        if stem not in self._known:
            parts = parts_of(stem, self._numbers)
            self._known[stem] = self._unless_denied(self._whose(parts), parts)
        return self._known[stem]

    def _unless_denied(self, found: FileOf, parts: Parts) -> FileOf:
        """A student's file, unless its name says that it is none of theirs."""
        if isinstance(found, Nobodys):
            return found
        one = found.student
        typed = self._names.typed(parts).word if found.doubt else ""
        why = not_theirs((one.name, likeness.bare(one.name), one.number, typed), parts.stem)
        return Nobodys("", why, (one,)) if why else found

    def _whose(self, parts: Parts) -> FileOf:
        numbered = [self._by_number[one] for one in parts.numbers]
        if len(numbered) == 1:
            numbered += run_on(numbered[0], parts.stem, self._by_number)
        if len(numbered) > 1:
            return several("写了几个学号", numbered)
        names = self._names.exact(parts)
        if numbered:
            return self._of_number(numbered[0], names, parts)
        if not _LOST.isdisjoint(parts.bare) and (lost := self._of_lost(parts)):
            return lost
        if (mixed := self._names.partly_in_pinyin(parts)) and len(names) < 2:
            return self._of_spelt(mixed, parts)
        if len(names) > 1:
            owner = self._names.owner(names, parts)
            if owner is None:
                return several("写了几个人", self._named(names))
            found = self._of_people(self._names.people(owner), parts, "")
            by = self._named(self._names.others(owner, names, parts))
            return handed_in_by(found.student, by) if by and isinstance(found, Owned) else found
        if names and self._names.is_by_another(names[0], parts):
            why = not_theirs(names[:1], parts.stem) or "像是代别人交的"
            return Nobodys("", why, self._named(names))
        if names and self._names.is_addressed(names[0], parts):
            return Nobodys("", "像是交给这个人的，没有写是谁的", self._named(names))
        if names:
            return self._of_people(self._names.people(names[0]), parts, "")
        return self._of_typed(parts) or self._of_pinyin(parts) or self._of_digits(parts)

    # --- a 学号 ----------------------------------------------------------------------------------

    def _of_number(self, one: Student, names: Sequence[str], parts: Parts) -> FileOf:
        """Whose a 学号 is, if nothing beside it is another's."""
        own = likeness.bare(one.name)
        if own in names and len(names) > 1 and self._names.owner(names, parts) != own:
            return several("写了几个人", [one, *self._named(names)])
        if names and own not in names:
            return contradicted(one, self._names.people(names[0])[0].name, self._named(names))
        doubt = "学号里的字母当作数字" if parts.mistyped else ""
        if names:
            return self._given(one, doubt)
        typed = self._names.typed(parts)
        if typed.word and all(each.student is not one for each in typed.near):
            if not is_part_of(typed.word, one):
                return contradicted(one, typed.word, likeness.named(typed.near))
        elif typed.word:
            return self._given(one, f"写的是“{typed.word}”")
        if (spelt := self._names.in_pinyin(parts)) and one not in spelt:
            return contradicted(one, spelt[0].name, spelt)
        if surname := self._names.other_surname(parts, one):
            return contradicted(one, surname, ())
        return self._given(one, doubt)

    # --- a name ----------------------------------------------------------------------------------

    def _of_people(
        self, people: Sequence[Student], parts: Parts, doubt: str, typed: str = ""
    ) -> FileOf:
        """Who bears a name: whom the class and the digits that stand beside it leave."""
        name = people[0].name
        written = class_beside(typed or name, parts)
        fitting = [one for one in people if may_be_of(written, one)]
        if alone := of_year(people, written):
            fitting, doubt = alone, doubt or f"按学号开头的年级认的（写的是“{written}”）"
        if not fitting:
            return Nobodys("", f"写的班级是“{written}”，是别的班的{name}", tuple(people))
        if len(fitting) > 1:
            return self._of_namesakes(fitting, parts, doubt)
        one = fitting[0]
        for digits in parts.strange:
            if one.number.startswith(digits) or one.number.endswith(digits):
                continue
            is_close = is_typed_wrongly(digits, one)
            if not (is_close or self._numbers.may_be(digits)):
                continue  # what a phone or a cloud adds
            if not is_close:
                told = f"名单里没有学号 {without_id_numbers(digits)}，写的姓名是{name}"
                return Nobodys("", told, (one,))
            doubt = f"学号写成了 {digits}"
        if other := tail_of_another(one, self._students, parts):
            told = f"写着 {other[0]}，{name}的学号是 {one.number}"
            return Nobodys("", told, (one, *other[1]))
        return self._given(one, doubt)

    def _of_namesakes(self, people: Sequence[Student], parts: Parts, doubt: str) -> FileOf:
        alike = of_sex(people, parts)
        tails = (*parts.said, *parts.tails)
        found = {
            id(one): (one, tail)
            for tail in tails
            for one in people
            if one.number.endswith(tail) and not self._may_be_place(tail, one, people, parts)
        }
        found |= {
            id(one): (one, typed)
            for typed in parts.strange
            for one in people
            if is_typed_wrongly(typed, one)
        }
        if not found and len(alike) == 1:
            return self._given(alike[0], doubt or "按性别认的")
        if len(found) == 1 and (not alike or any(id(one) in found for one in alike)):
            one, digits = next(iter(found.values()))
            return self._given(one, doubt or f"按学号末尾 {digits} 认的")
        told = f"叫{people[0].name}的有 {len(people)} 人（{choices(people)}），要写学号"
        return Nobodys("", told, tuple(people))

    def _may_be_place(
        self, tail: str, one: Student, people: Sequence[Student], parts: Parts
    ) -> bool:
        """Whether digits may as well be the place in the list of another of that name."""
        if tail in parts.said or len(tail) >= LEAST_TAIL:
            return False
        there = self._students[int(tail) - 1 : int(tail)] if int(tail) else ()
        return any(each is not one and each in people for each in there)

    # --- neither ---------------------------------------------------------------------------------

    def _of_lost(self, parts: Parts) -> FileOf | None:
        """A name with a ? for a character that some program could not write."""
        words = [one for one in re.findall(_WITH_LOST, parts.bare) if len(one) > 1]
        for size in (4, 3, 2):
            cut = (word[at : at + size] for word in words for at in range(len(word) - size + 1))
            fitting = {
                id(one): (one, word)
                for word in cut
                for one in self._students
                if not _LOST.isdisjoint(word) and same_name(word, one.name)
            }
            people = [one for one, _ in fitting.values()]
            if len(people) == 1:
                word = next(iter(fitting.values()))[1]
                return self._of_people(people, parts, f"写的是“{word}”", word)
            if people:
                return several("有一个字没有写出来，可能是几个人", people)
        return None

    def _of_typed(self, parts: Parts) -> FileOf | None:
        """A word that is like a name."""
        word, near = self._names.typed(parts)
        people = likeness.named(near)
        if near and all(one.is_sure for one in near) and len({one.name for one in people}) == 1:
            return self._of_people(people, parts, f"写的是“{word}”", word)
        if tailed := self._tailed(parts, people):
            return self._given(tailed, f"写的是“{word}”，按学号末尾认的")
        if people or word:
            if (one := self._tailed(parts, self._students)) and is_part_of(word, one):
                return self._given(one, f"写的是“{word}”，按学号末尾认的")
            return Nobodys("", f"班里没有叫“{word}”的", people)
        return None

    def _of_pinyin(self, parts: Parts) -> FileOf | None:
        if spelt := self._names.in_pinyin(parts):
            return self._of_spelt(spelt, parts)
        for people, what in (
            (self._names.by_given_name(parts), "名的拼音"),
            (self._names.by_initials(parts), "姓名的缩写"),
        ):
            if tailed := self._tailed(parts, people):
                return self._given(tailed, f"按{what}和学号末尾认的")
            if people:
                return Nobodys("", f"只有{what}", tuple(people))
        return None

    def _of_spelt(self, spelt: Sequence[Student], parts: Parts) -> FileOf:
        """Those whose names are spelt so."""
        if len({one.name for one in spelt}) == 1:
            return self._of_people(spelt, parts, "按拼音认的")
        if tailed := self._tailed(parts, spelt):
            return self._given(tailed, "按拼音和学号末尾认的")
        return several("这个拼音的不止一个", spelt)

    def _of_digits(self, parts: Parts) -> FileOf:
        one = self._tailed(parts, self._students)
        is_spelt = one and max(map(len, parts.tails), default=0) >= LEAST_TAIL
        if one and is_spelt and self._names.by_surname(parts, one):
            return self._given(one, "按姓的拼音和学号末尾认的")
        part = next((run for run in parts.runs if one and run in one.name), "")
        if one and (parts.said or part):
            tail = next(each for each in (*parts.said, *parts.tails) if one.number.endswith(each))
            return self._given(one, f"按学号末尾 {tail} 认的")
        if parts.said:
            ending = [each for tail in parts.said for each in self._ending_in(tail)]
            told = f"学号末尾是 {parts.said[0]} 的有 {len(ending)} 人"
            return Nobodys("", told, tuple(ending))
        for typed in parts.strange:
            if cut := without_a_digit(typed, self._students):
                return self._given(cut, f"学号写成了 {typed}")
            same_year = (one for one in self._students if one.number[:_YEAR] == typed[:_YEAR])
            close = [each for each in same_year if is_slip(typed, each.number)]
            told = f"名单里没有学号 {without_id_numbers(typed)}"
            return Nobodys("", told, tuple(close) if len(close) == 1 else ())
        if parts.tails:
            long = one and max(map(len, parts.tails)) >= LEAST_TAIL
            told = "只有几位数字，没有说是学号的末几位"
            return Nobodys("", told, (one,) if one and long else (), is_silent=True)
        if touched := self._names.touched(parts):
            return Nobodys("", "看不出是谁的", tuple(touched))
        return Nobodys("", "文件名里没有学号，也没有姓名", is_silent=True)

    # --- helpers ---------------------------------------------------------------------------------

    def _given(self, one: Student, doubt: str) -> FileOf:
        if id(one) in self._others:
            return Nobodys("", f"{one.name}是别的班的")
        return Owned("", one, doubt)

    def _named(self, names: Iterable[str]) -> tuple[Student, ...]:
        return tuple(one for name in names for one in self._names.people(name))

    def _ending_in(self, tail: str) -> list[Student]:
        return [one for one in self._students if one.number.endswith(tail)]

    def _tailed(self, parts: Parts, people: Iterable[Student]) -> Student | None:
        """The only one of *people* whose 学号 ends in digits that stand there."""
        tails = (*parts.said, *parts.tails)
        if not tails:
            return None
        found = [one for one in people if any(map(one.number.endswith, tails))]
        return found[0] if len(found) == 1 else None
