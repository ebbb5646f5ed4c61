"""What a line of somebody's own list says of several of the class: a monitor's, who asked around.

Each is given what is said of all: 1-6号 ok, 无误：张三、李四. Where a number may be of two, or two
lines of the list say different things of one, nobody is sure, and somebody is asked.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Answer, Result, Status
from tongzhi_cli.answers.attribution import Unattributed, Unplaced
from tongzhi_cli.answers.chat_line import LineReader
from tongzhi_cli.answers.listed.by_number import Numbers
from tongzhi_cli.answers.listed.several import Part, People, Person, heading_in, parts_of, people_at
from tongzhi_cli.answers.result.beside_notation import LATER_SAID, with_cell
from tongzhi_cli.answers.result.judge import result_of
from tongzhi_cli.model.student import Student
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

_SURE = (Status.OK, Status.ANOMALY)
_OF_HEADING = (*_SURE, Status.VAGUE, Status.MISSING)
_BARE_NUMBER = r"(?P<number>\d{1,3})(?:\s?[、.．:：,，]\s?|\s)(?P<said>[^\d\s].*)"
#: A room, and who lives there: 301：张三、李四都没问题.
_ROOM = r"\d{3,4}(?:宿舍|寝室?|室)?[:：\s、]{1,3}"
_BUT_FOR = "其余"
_ALL_RIGHT = "没问题"
#: One number, which 号 and a zero in front would tell from how many they are.
_MAY_COUNT = r"[1-9]\d{0,2}"
_HAS_NUMBER = r"\d{1,3}\s?号"


class Told(NamedTuple):
    """What is *said* of a *student*, or why nobody knows of whom (*reason*, *several*).

    *of_many* if it is said of others as well, *but_others* if other lines name exceptions.
    """

    said: str
    student: Student | None = None
    reason: str = ""
    several: tuple[Student, ...] = ()
    of_many: bool = False
    but_others: bool = False


class ListReader:
    """Reads the lines of a list; what stands over some of them is said of each."""

    def __init__(
        self,
        reader: LineReader,
        notice: "Notice",
        lines: Sequence[str],
        *,
        is_of_one: bool = True,
    ) -> None:
        """Go by the names that *reader* knows; all *lines* tell what their numbers count.

        *is_of_one* if one person wrote them all: what one line counts, others do.
        """
        self._reader = reader
        self._notice = notice
        self._heading = ""
        self._is_under_it = False
        self._numbers = Numbers(reader.students)
        self._is_of_one = is_of_one
        #: Whether some line says of several, by their numbers alone, how it is.
        self._goes_by_numbers = False
        #: Whether a line before left out those of whom other lines tell.
        self._leaves_out = False
        #: Whether numbers stand before people, as in a 接龙; 28号看的 there is of a day.
        self._numbers_lines = False
        if any(re.search(r"\d", line) for line in lines):
            self._learn(lines)

    def _learn(self, lines: Sequence[str]) -> None:
        beside = []
        for line in lines:
            people = people_at(line, self._name_at)
            numbered = [one for one in people.people if one.numbers]
            if not (people.surely and numbered):
                continue
            for person in numbered:
                student = self._reader.only_names(person.name) if person.name else None
                if student and len(person.numbers) == 1:
                    beside.append((person.numbers[0], student))
            self._goes_by_numbers = self._is_of_one
        entry = re.compile(_BARE_NUMBER)
        named = (one for line in lines if (one := entry.fullmatch(line)))
        self._numbers_lines = any(self._name_at(one["said"]) for one in named)
        self._numbers.learn("\n".join(lines[:2]), beside)

    def _name_at(self, text: str) -> tuple[str, str] | None:
        """A name with which *text* begins; more names may follow it, which none is close behind."""
        return self._reader.names.at(text) or self._reader.names.before_others(text)

    def forget(self) -> None:
        """Read on where no heading stands above."""
        self._heading, self._is_under_it = "", False

    def read(self, line: str) -> list[Told]:
        """What *line* says of several, or of whom it names by a number; nothing of any other.

        >>> from tongzhi_cli.answers.attribution import Group
        >>> from tongzhi_cli.check.rules.sample import notice, student
        >>> both = [student("2014030101", "张三"), student("2014030102", "李四")]
        >>> listed = ListReader(LineReader(Group(both)), notice(), [])
        >>> [(one.student.name, one.said) for one in listed.read("1-2号 ok")]
        [('张三', 'ok'), ('李四', 'ok')]
        >>> listed.read("张三 无误")
        []
        """
        if not line:
            self._heading = "" if self._is_under_it else self._heading
            return []
        if (told := self._of_heading(line)) or self.is_heading(line):
            return told
        if self._heading and not people_at(line, self._name_at).people:
            self.forget()  # 待确认, or what else is over those below it
        if self._leaves_out and _is_all(people := people_at(line, self._name_at)):
            return [self._of_nothing_said(one, _ALL_RIGHT) for one in people.people]
        room = re.match(_ROOM, line)
        line = line[room.end() :] if room and self._name_at(line[room.end() :]) else line
        parts = parts_of(line, self._name_at, self._says_how) or self._of_bare_number(line)
        parts = parts or self._of_quoted(line)
        if not parts:
            return []
        main = parts[0]
        numbers = [n for part in parts for one in part.people for n in one.numbers]
        if len(numbers) == 1 and self._numbers_lines and not main.people[0].name:
            return []
        is_named = not main.people or any(one.name for one in main.people)
        if not (self._reads(main.said) or is_named or re.search(_HAS_NUMBER, line)):
            return []
        self._leaves_out = self._leaves_out or any(part.is_but_others for part in parts)
        return [each for part in parts for each in self._of_part(part)]

    def _of_part(self, part: Part) -> list[Told]:
        told = [each for one in part.but for each in self._left_out(one, part.said)]
        if not part.people:
            rest = Told(f"{_BUT_FOR}{part.said}", None, "没有写是哪些人")
            return [rest, *told] if told else []
        left_out = {one.number for each in told for one in (each.student, *each.several) if one}
        if self._speaks_of_others(part):
            several = self._told(part.people, part.said)
            people = {each.number: each for one in several for each in (one.student, *one.several)
                      if each}  # fmt: skip
            doubt = Told(part.said, None, "里面还说到别人，看不出说的是谁", tuple(people.values()))
            return [doubt, *told]
        rest_of = self._told(part.people, part.said, but_others=part.is_but_others)
        kept = [one for one in rest_of if not (one.student and one.student.number in left_out)]
        return [*kept, *told]

    def _speaks_of_others(self, part: Part) -> bool:
        """Whether what is said of several names somebody once more: 无误，3号的再问问."""
        many = len(part.people) > 1 or any(len(one.numbers) > 1 for one in part.people)
        is_named = re.search(_HAS_NUMBER, part.said) is not None
        return many and (is_named or any(name in part.said for name in self._reader.all_names))

    def _of_bare_number(self, line: str) -> tuple[Part, ...]:
        """A number without 号 in a list that goes by numbers: 1-3 ok, and below it 4 照片没有."""
        found = re.fullmatch(_BARE_NUMBER, line)
        is_sure = found is not None and self._status(found["said"]) in _SURE
        if found is None or not (self._goes_by_numbers and is_sure) or self._numbers_lines:
            return ()
        return (Part((Person((int(found["number"]),)),), found["said"]),)

    def _of_quoted(self, line: str) -> tuple[Part, ...]:
        """What whoever wrote the list heard from one of the class: 李四说照片没有.

        Where others write as well, in a chat, it may be of who sends it.
        """
        found = self._reader.names.who_says(line) if self._is_of_one else None
        if found is None or self._status(found[1]) not in _SURE:
            return ()
        if any(name in found[1] for name in self._reader.all_names):
            return ()
        return (Part((Person((), found[0]),), found[1]),)

    def _of_heading(self, line: str) -> list[Told]:
        """What a heading says of those behind it, or the heading above of those who stand here."""
        found = heading_in(line)
        if found and self._status(found[0]) in _OF_HEADING:
            said, who = found
            people = people_at(who, self._name_at)
            if not who:
                self._heading, self._is_under_it = said, False
                return []
            return self._told_of_all(people, said, who)
        if self._heading and _is_all(people := people_at(line, self._name_at)):
            self._is_under_it = True
            return self._told_of_all(people, self._heading, line)
        return []

    def _told_of_all(self, people: People, said: str, written: str) -> list[Told]:
        """What a heading says of those who are *written*, if nothing else is: 没问题：6 counts."""
        if re.fullmatch(_MAY_COUNT, written):
            return [Told(f"{said}：{written}", None, "只写了一个数，看不出是几个人还是几号")]
        return self._told(people.people, said) if _is_all(people) else []

    def is_heading(self, line: str) -> bool:
        """Whether *line* is the heading that the list has just read."""
        found = heading_in(line)
        return found is not None and not found[1] and found[0] == self._heading

    def is_of_people(self, line: str) -> bool:
        """Whether *line* names people and says nothing of them, as below a heading."""
        return _is_all(people_at(line, self._name_at))

    def _told(self, people: Sequence[Person], said: str, *, but_others: bool = False) -> list[Told]:
        many = len(people) > 1 or any(len(one.numbers) > 1 for one in people)
        told: list[Told] = []
        for one in people:
            if not said:
                told.append(self._of_nothing_said(one, _ALL_RIGHT))
            elif one.name:
                told.append(self._of_name(one, said))
            else:
                told += self._of_numbers(one.numbers, said)
        return [one._replace(of_many=many, but_others=but_others) for one in told]

    def _left_out(self, part: Part, others: str) -> list[Told]:
        """What is said of those who are left out where something is said of the *others*."""
        if part.said:
            return self._told(part.people, part.said)
        return [self._of_nothing_said(one, others) for one in part.people]

    def _of_nothing_said(self, person: Person, others: str) -> Told:
        """Who is only left out of what is said of the *others*: 1-6号除了3号都没问题."""
        whose = self._reader.only_names(person.name) if person.name else None
        meant = self._numbers.of(person.numbers)
        people = (whose,) if whose else (*meant.sure, *meant.either)
        how = "哪里有问题" if self._reads(others) else "结果"
        return Told("", None, f"不在“{others}”里面，没有写{how}", people)

    def _of_name(self, person: Person, said: str) -> Told:
        whose = self._reader.whose(f"{person.name}：{said}")
        if isinstance(whose, Unattributed):
            several = whose.several or ((whose.meant,) if whose.meant else ())
            return Told(said, None, whose.reason, several)
        if person.numbers:
            meant = self._numbers.of(person.numbers)
            people = (*meant.sure, *meant.either)
            if people and all(one.number != whose.student.number for one in people):
                written = person.numbers[0]
                reason = f"{written} 号是{people[0].name}，写的却是“{person.name}”"
                return Told(said, None, reason, (*people, whose.student))
        return Told(said, whose.student)

    def _of_numbers(self, numbers: Sequence[int], said: str) -> list[Told]:
        meant = self._numbers.of(numbers)
        told = [Told(said, one) for one in meant.sure]
        if meant.either:
            written = f"{numbers[0]}" + (f"-{numbers[-1]}" if len(numbers) > 1 else "")
            reason = f"看不出 {written} 号是名单里的第几个，还是学号的末尾"
            told.append(Told(said, None, reason, meant.either))
        if meant.unknown:
            first, last = meant.unknown[0], meant.unknown[-1]
            written = f"{first}" if first == last else f"{first}-{last}"
            told.append(Told(said, None, f"不知道 {written} 号是班里的谁"))
        return told

    def _says_how(self, said: str) -> bool:
        return self._status(said) in _OF_HEADING

    def _reads(self, said: str) -> bool:
        return self._status(said) in _SURE

    def _status(self, said: str) -> Status:
        return result_of(said, self._notice).status


def _is_all(found: People) -> bool:
    return bool(found.people) and not found.rest


class Given(NamedTuple):
    """An *answer* of a list, and how it was told."""

    answer: Answer
    told: Told


def settled(
    answers: Sequence[Answer],
    listed: Sequence[Given],
    doubted: Sequence[Unplaced],
    notice: "Notice",
) -> list[Answer]:
    """*answers* in which no line of a list is over another that says something else of one.

    What is said of many gives way to the exceptions that it announces, be it not known what is
    wrong with them (*doubted*); any other two are put one behind the other, and nobody is sure.
    """
    out = {each.number for one in doubted for each in one.people}
    of_many = [one for one in listed if one.told.of_many]
    but_others = {id(one.answer) for one in of_many if one.told.but_others}
    own_of: dict[str, list[Answer]] = {one.answer.number: [] for one in of_many}
    for one in answers:
        if one.number in own_of:
            own_of[one.number].append(one)
    instead: dict[int, Answer | None] = {}
    for number, own in own_of.items():
        rest = [one for one in own if id(one) not in but_others]
        if len(own) > 1 or number in out:
            instead |= dict.fromkeys(but_others.intersection(map(id, own)))
        results = [_result(one, notice) for one in rest]
        if len({(r.status, r.text) for r in results if r.status is not Status.MISSING}) > 1:
            last = rest[-1]
            other = next(one for one, r in zip(rest, results, strict=True) if r != results[-1])
            text = with_cell(other.text or "", LATER_SAID, last.text or "")
            instead[id(last)] = last._replace(text=text)
    return [now for one in answers if (now := instead.get(id(one), one))]


def _result(answer: Answer, notice: "Notice") -> Result:
    return result_of(answer.text, notice, (answer.number, answer.name, answer.class_name))


def unplaced(told: Told, answer: Answer) -> Unplaced:
    """What is told of nobody: why, and who may be meant."""
    meant = told.several[0] if len(told.several) == 1 else None
    reason = f"{told.reason}：{told.said}" if told.said else told.reason
    return Unplaced(answer, reason, meant, several=() if meant else told.several)
