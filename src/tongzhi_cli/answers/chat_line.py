"""One line that people write in a chat: whose it is, and what it says.

A 学号 or a name decides where it stands at the beginning, or at the end behind the answer; what
stands in the middle of an answer is part of it (学号显示为…). What may be somebody else's is given
to nobody.
"""

import re
from collections.abc import Sequence

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.attribution import (
    Attributed,
    Group,
    Unattributed,
    Whose,
    choices,
    may_be_of,
)
from tongzhi_cli.answers.messages import for_another
from tongzhi_cli.answers.messages.between import BETWEEN, GAP, bare, said_with
from tongzhi_cli.answers.messages.class_names import LEAST, ClassNames
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.dates.chat import is_time_line
from tongzhi_cli.model.classes import class_written
from tongzhi_cli.model.number_and_name import NUMBER
from tongzhi_cli.model.student import Student, clean_name, half_width
from tongzhi_cli.model.text import NO_ID_NUMBER, clean_answer, without_id_numbers
from tongzhi_cli.model.words import BEGINS_ANSWER

#: Digits of a 学号 that is not of the class; a year has four.
_SHORTEST = 6
#: The name of somebody who is not of the class.
STRANGER = rf"(?P<name>[\u3400-\u9fff·]{{2,4}})(?:[{re.escape(BETWEEN)}]|{BEGINS_ANSWER}|$)"


class LineReader:
    """Finds whose line one is among the students of a class."""

    def __init__(self, group: Group, words: tuple[str, Sequence[str]] = ("无误", ())) -> None:
        """Look among *group*; *words* are those of the notice for 无误."""
        self._words = words
        #: The class that a title above the lines names; one beside a name is surer.
        self.headed = ""
        self.students = group.students
        self._by_number = {one.number.casefold(): one for one in group.students if one.number}
        #: 学号 with marks within (2014-03-01), and what they are read as in a line.
        marked = [number for number in self._by_number if not number.isalnum()]
        self._marked = {number: re.sub("[^a-z0-9]", "", number) for number in marked}
        self._by_number |= {bare: self._by_number[one] for one, bare in self._marked.items()}
        self._others = {one.number.casefold() for one in group.others}
        self._by_name: dict[str, list[Student]] = {}
        for one in group.students:
            if one.name:
                self._by_name.setdefault(one.name, []).append(one)
        #: Everybody who may be named, of those left out as well.
        others = filter(None, (one.name for one in group.others))
        self.all_names = [*dict.fromkeys((*self._by_name, *others))]
        self._others_of_name = [one for one in group.others if one.name in self._by_name]
        self.names = ClassNames(self.all_names, self._is_ok)

    def begins_with_somebody(self, entry: str) -> bool:
        """Whether *entry* begins with a 学号 or a name of the class."""
        entry = self.without_marks(entry.strip(BETWEEN))
        entry = self.names.without_number(entry)
        number = self._number_at(entry)
        is_ours = number is not None and number[0].casefold() in self._by_number
        return is_ours or self.names.at(entry) is not None

    def only_names(self, entry: str) -> Student | None:
        """Whose an entry is that says who and nothing else, None for any other."""
        who = re.sub(r"\s@\S+$", "", entry)
        whose = self.whose(f"{who}：{self._words[0]}")
        is_all = isinstance(whose, Attributed) and whose.text == self._words[0]
        return whose.student if isinstance(whose, Attributed) and is_all else None

    def says_ok(self, entry: str) -> bool:
        """Whether an entry is who it is of and 无误, and nothing else."""
        whose = self.whose(entry)
        return isinstance(whose, Attributed) and self._is_ok(whose.text)

    def may_be_number(self, digits: str) -> bool:
        """Whether *digits* are a 学号 of the class, or look like one of the same years."""
        alike = (one for one in self._by_number if len(one) == len(digits))
        return any(one[:4] == digits[:4] for one in alike)

    def reads_as_answer(self, text: str) -> bool:
        """Whether *text* begins as answers do; a stranger's name does not."""
        return self._is_ok(text) or re.match(BEGINS_ANSWER, text) is not None

    def names_another(self, text: str, student: Student) -> str:
        """Whose name stands in an answer that is not *student*'s, "" if nobody's.

        At the beginning of a clause, at the end, or as for whom it is; not in 照片换成了李四的.
        """
        for clause in re.split(r"[，,、；;。\s]+", text):
            named = self.names.at(re.sub("^[和与及跟]", "", clause))
            if named and named[0] != student.name:
                return named[0]
        named_there = for_another.name_in(text, self._names_but(student))
        return named_there or self.says_of_both(text, student)

    def says_of_both(self, text: str, student: Student) -> str:
        """Of whom else *student* says how it is, "" if of nobody: 我和李四都没问题."""
        is_sure = judge(text, *self._words).status in {Status.OK, Status.ANOMALY}
        return said_with(text, self._names_but(student)) if is_sure else ""

    def _names_but(self, student: Student) -> list[str]:
        return [name for name in self.all_names if name != student.name]

    def whose(self, entry: str) -> Whose:
        """The student and the answer of a line without what numbers it.

        >>> from tongzhi_cli.check.rules.sample import student
        >>> both = Group([student("2014030101", "张三"), student("2014030102", "李四")])
        >>> reader = LineReader(both)
        >>> [reader.whose(line).text for line in ("张三：无误", "无误 2014030102 李四")]
        ['无误', '无误']
        >>> reader.whose("张三 学号显示为2014030102").text
        '学号显示为2014030102'
        >>> reader.whose("2014030102 张三 无误").reason
        '学号 2014030102 是李四，写的却是“张三”'
        """
        called = entry.strip().startswith("@")
        line = self._without_ids(re.sub(r"\s@\S+$", "", entry.strip().lstrip("@")))
        line = self.without_marks(line)
        line = self.names.without_number(line)
        if written := self._written_for(line):
            return written
        found = self._at_the_beginning(line) or self._at_the_end(line) or self._within(line)
        if found is None:
            return Unattributed("看不出是谁的")
        if isinstance(found, Unattributed):
            return found._replace(text=clean_answer(found.text) if found.text else None)
        one, text = found.student, clean_answer(found.text)
        if not text:
            return Unattributed(f"只写了 {one.number} {one.name}，没有写结果", silent=True)
        text = for_another.without_proxy(text, one.name)
        if for_another.is_said_to_be(text):
            return Unattributed(f"{one.name}这一行像是代别人写的", text, one)
        if called and not (self._is_ok(text) or re.match(BEGINS_ANSWER, text)):
            return Unattributed(f"像是在叫{one.name}，不是{one.name}写的", text, one)
        if other := self.names_another(text, one):
            return Unattributed(f"写了两个人，{one.name}和{other}")
        return found._replace(text=text)

    def _written_for(self, line: str) -> Unattributed | None:
        """Who is meant where a line says that one writes it for another: 张三代李四：无误."""
        found = for_another.written_in(line)
        people = self._by_name.get(found.other, []) if found else []
        if not found or found.writer not in self._by_name or len(people) != 1:
            return None
        return Unattributed(f"是{found.writer}替{found.other}写的", found.said, people[0])

    def without_marks(self, line: str) -> str:
        """*line* with the marks taken out of a 学号 of the class."""
        for number, plain in self._marked.items():
            line = re.sub(re.escape(number), f" {plain} ", line, flags=re.IGNORECASE)
        return line

    def _without_ids(self, line: str) -> str:
        """*line* without 身份证号; a 学号 of the class may look like one."""
        ours = any(word.casefold() in self._by_number for word in re.findall(NUMBER, line))
        return line if ours else without_id_numbers(line)

    # --- where it stands -----------------------------------------------------------------------

    def _at_the_beginning(self, line: str) -> Whose | None:
        """Who stands there: a 学号, a name and a class, in any order."""
        before, behind = class_written.before_a_name, class_written.at_the_beginning
        typed = name = ""
        none = mention = class_written.Mention("", "")
        rest = line
        while True:
            if not typed and (number := self._number_at(rest)):
                typed, rest = number
            elif not name and (named := self.names.at(rest)):
                name, rest = named
            elif mention is none and (at := (behind if typed or name else before)(rest)):
                mention, rest = at, at.rest
            else:
                break
        written = mention.written
        if typed:
            return self._of_both(typed, name, rest, written)
        if name and mention.is_unsure:
            return self._of_said(name, line, mention)
        if name:
            return self._of_name(name, rest, written)
        if written and re.match(STRANGER, rest) and not re.match(BEGINS_ANSWER, rest):
            is_ours = any(may_be_of(written, one) for one in self.students)
            return None if is_ours else Unattributed(f"“{written}”是别的班", elsewhere=True)
        return None

    def _at_the_end(self, line: str) -> Whose | None:
        plain = half_width(line)
        found = [one for one in re.finditer(NUMBER, plain) if one[0].casefold() in self._by_number]
        if not found or not found[-1].start():
            return None
        last = found[-1]
        before, behind = line[: last.start()].rstrip(BETWEEN), line[last.end() :].strip(BETWEEN)
        student = self._by_number[last[0].casefold()]
        if clean_name(behind) == student.name:
            return Attributed(student, before, by_name=False)
        if not behind and clean_name(before).endswith(student.name):
            return Attributed(student, before[: -len(student.name)].rstrip(BETWEEN), by_name=False)
        if not behind and self._is_ok(before):
            return Attributed(student, before, by_name=False)
        return None

    def _within(self, line: str) -> Whose | None:
        """A name that stands by itself, if there is but one."""
        line = line.replace(NO_ID_NUMBER, " ")
        words = re.split(f"[{re.escape(BETWEEN)}]+", line)
        names = [word for word in words if clean_name(word) in self._by_name]
        if len(names) != 1:
            return Unattributed("写了几个人") if names else None
        before, _, behind = line.partition(names[0])
        before = re.sub(rf"^(?:{GAP}[0-9]{{1,3}}(?![0-9]))?{GAP}", "", half_width(before))
        mention = class_written.before_a_name(before)
        before = mention.rest if mention else before
        said, more = before.strip(BETWEEN), bare(behind)
        if said and more:
            return Unattributed("看不出哪些是结果", line)
        return self._of_name(clean_name(names[0]), said or more, mention.written if mention else "")

    # --- whose it is ---------------------------------------------------------------------------

    def _of_both(self, typed: str, name: str, behind: str, written: str) -> Whose:
        """A 学号 with what stands behind it; the *name* must be that student's."""
        student = self._by_number.get(typed.casefold())
        alone = self._by_name.get(name, [])
        meant = alone[0] if len(alone) == 1 else None
        text = bare(behind)
        if written and student and not may_be_of(written, student):
            text = f"{written} {text}"  # what a student of ours says of another class is told
        if student is None:
            told = f"名单里没有学号 {without_id_numbers(typed)}"
            return Unattributed(told, text, meant, True, typed.casefold() in self._others)
        if (second := self._number_at(text)) and second[0].casefold() in self._by_number:
            return Unattributed("写了两个学号", text)
        if name and name != student.name:
            reason = f"学号 {student.number} 是{student.name}，写的却是“{name}”"
            return Unattributed(reason, text, meant)
        wrong, rest = ("", "") if name else self._other_name(text, student)
        if wrong:
            return Unattributed(f"学号 {student.number} 是{student.name}，写的却是“{wrong}”", rest)
        return Attributed(student, text, by_name=False)

    def _of_name(self, name: str, behind: str, written: str) -> Whose:
        """A name without a 学号; the class *written* beside it must be that student's."""
        people = self._by_name.get(name, [])
        text = bare(behind)
        if not people:
            return Unattributed(f"{name}是别的班的", elsewhere=True)
        if not written and (ended := class_written.at_the_end(text)):
            written, text = ended.written, ended.rest
        told = f"写的班级是“{written}”" if written else f"上面的标题写着“{self.headed}”"
        written = written or self.headed
        namesakes = [*people, *(one for one in self._others_of_name if one.name == name)]
        fitting = [one for one in namesakes if not written or may_be_of(written, one)]
        if not fitting:
            return Unattributed(f"{told}，是别的班的{name}", text)
        if len(fitting) > 1:
            told = f"叫{name}的不止一个，要写学号（{choices(fitting)}）"
            return Unattributed(told, text, several=tuple(fitting))
        if fitting[0] not in people:
            return Unattributed(f"{name}是别的班的", elsewhere=True)
        return Attributed(fitting[0], text, by_name=True)

    def _of_said(self, name: str, line: str, mention: class_written.Mention) -> Whose:
        """A name, and behind it a class that may be what is said, and not whose the name is."""
        whole = self.names.at(line)
        said = mention.written + mention.rest
        found = self._of_name(name, whole[1] if whole else said, "")
        if not isinstance(found, Attributed) or may_be_of(mention.written, found.student):
            return found
        told = f"写着“{mention.written}”，看不出是在说班级，还是别的班的{name}"
        return Unattributed(told, clean_answer(said), found.student)

    def _number_at(self, entry: str) -> tuple[str, str] | None:
        """The 学号 that *entry* begins with (any of the class's, else what looks like one)."""
        plain = half_width(entry)
        label = re.match(rf"{GAP}(?:学号\s*[:：]?\s*)?", plain)
        start = label.end() if label else 0
        word = re.compile("[A-Za-z0-9]+").match(plain, start)
        if word is None:
            return None
        is_ours = word[0].casefold() in self._by_number
        looks_like = len(word[0]) >= _SHORTEST and re.compile(NUMBER).match(plain, start)
        return (word[0], entry[word.end() :]) if is_ours or looks_like else None

    def _other_name(self, text: str, student: Student) -> tuple[str, str]:
        """What stands behind a 学号 like a name and is not the student's, and the rest."""
        first = re.split(f"[{re.escape(BETWEEN)}]", text, maxsplit=1)[0]
        behind = text[len(first) :].strip(BETWEEN)
        if not first or first == student.name or self._is_ok(first) or is_time_line(first):
            return "", ""
        if behind:
            alike = len(first) == len(student.name) and set(first) & set(student.name)
            is_name = re.fullmatch("[\u3400-\u9fff·]{2,4}", first)
            wrong = alike or (is_name and not re.match(BEGINS_ANSWER, first))
            return (first, behind) if wrong else ("", "")
        for size in (2, 3, 4):  # 李肆无误
            name, said = first[:size], first[size:]
            says = self._is_ok(said) or (len(said) >= LEAST and re.match(BEGINS_ANSWER, said))
            is_name = re.fullmatch("[\u3400-\u9fff·]{2,4}", name)
            if said and says and is_name and not re.match(BEGINS_ANSWER, name):
                return name, said
        return "", ""

    def _is_ok(self, text: str) -> bool:
        return judge(text, *self._words).status is Status.OK
