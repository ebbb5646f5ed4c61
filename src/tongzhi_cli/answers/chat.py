"""A 群接龙 pasted as text: one line each, `1. 张三 无误` or `2、2014030102李四 照片没有`.

Whose line it is is told by the class's own 学号 and names (`answers.chat_line`), because nothing
else tells where a name ends and an answer begins. What cannot be placed is given back as it stands.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.answers.attribution import Attributed, Group, Unattributed, Unplaced
from tongzhi_cli.answers.chat_line import LineReader
from tongzhi_cli.answers.listed.lines import Given, ListReader, settled, unplaced
from tongzhi_cli.answers.sent import Line, blank_of, moment_of, without_time
from tongzhi_cli.dates.chat import is_time_line
from tongzhi_cli.errors import InputError, NoHeaderError
from tongzhi_cli.model.classes import class_written
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.text import clean_answer, clean_lines, without_id_numbers
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

PLATFORM = "群接龙"
_DIGITS = "[0-9０-９]{1,3}"
#: What numbers a line: 1. 1、 1） （1） ① ⒈ 1️⃣ 一、 No.1, a dot; a longer number is a 学号.
SERIAL = (
    rf"\s*(?:[(（【\[]\s*{_DIGITS}\s*[)）】\]]|{_DIGITS}(?:\ufe0f?\u20e3|\s*(?:[.、．。,，)）\-－—]|[:：](?!\d\d(?!\d)))|\s+(?=\S))|"
    rf"第\s*{_DIGITS}\s*[位个名]|[Nn][Oo]\.?\s*{_DIGITS}|"
    r"[一二三四五六七八九十]{1,3}\s*[、.．]|[①-⒛⓪-⓿❶-➓]|[•·*▪●○■□◆-]\s)\s*[.、．:：]?\s*"
)
#: What a title says, in one of the first lines.
_TITLE, _HEAD = "汇总|统计|情况|接龙|名单|登记|核对", 2
_EXAMPLE = r"\s*[(（【]?(?:例|示例|样例|例如|格式|模板|示范|参考|比如|如)\s*[:：)）】 ]"


class Chat(NamedTuple):
    """The answers of a 接龙 under the 学号 and name of the roster, *by_name* how many had no 学号.

    *elsewhere* counts the lines of classes that are left out, *passed_over* are the lines that are
    no entry: the title, examples.
    """

    answers: tuple[Answer, ...]
    unplaced: tuple[Unplaced, ...]
    by_name: int
    elsewhere: int
    passed_over: tuple[str, ...]
    platform: str = PLATFORM


def read(text: str, file: str, group: Group, notice: "Notice") -> Chat:
    """The answers in *text*; *file* is what it is called in messages.

    >>> from tongzhi_cli.check.rules.sample import notice, student
    >>> group = Group([student("2014030101", "张三"), student("2014030102", "李四")])
    >>> pasted = "#接龙\\n1. 张三 无误\\n2、2014030102李四 照片没有\\n3. 王五 无误"
    >>> found = read(pasted, "接龙", group, notice())
    >>> [(one.number, one.text) for one in found.answers]
    [('2014030101', '无误'), ('2014030102', '照片没有')]
    >>> [one.reason for one in found.unplaced]
    ['看不出是谁的：王五 无误']
    """
    return _Reading(text, file, group, notice).result()


class _Waiting(NamedTuple):
    """Somebody who has only said who they are, as *blank* tells: the answer comes further down."""

    student: Student
    blank: Answer


class _Reading:
    """What is gathered while a 接龙 is read."""

    def __init__(self, text: str, file: str, group: Group, notice: "Notice") -> None:
        self._file = file
        self._reader = LineReader(group, (notice.ok_text, tuple(notice.ok_synonyms)))
        self._notice = notice
        self._answers: list[Answer] = []
        self._unplaced: list[Unplaced] = []
        self._passed_over: list[str] = []
        self._by_name = self._elsewhere = 0
        self._waiting: _Waiting | None = None
        #: Who was named alone on the line before; if a time follows, it is theirs.
        self._named: _Waiting | None = None
        self._below_time = False
        lines = _lines(text, self._reader)
        self._list = ListReader(self._reader, notice, [line.said for line in lines])
        self._listed: list[Given] = []
        #: Of whom a line only says that what is said of others is not of them.
        self._left_out: list[Unplaced] = []
        #: The number of the last line of those that are numbered from 1.
        self._serial = 0
        begun = not any(re.match(SERIAL, line.said) for line in lines)
        for at, (said, sent) in enumerate(lines, start=1):
            begun = begun or re.match(SERIAL, said) is not None
            if sent and not said:
                self._wait(sent)
                self._below_time = True
            if self._take_list(said, Where(file, line=at), sent):
                begun = True
                continue
            for entry in entries_of(said, self._reader):
                is_title = not begun and not self._reader.begins_with_somebody(entry)
                is_title = is_title or (at <= _HEAD and self._is_title(entry))
                if "#接龙" in said or said.startswith("#") or re.match(_EXAMPLE, entry) or is_title:
                    if said.strip("# ") != "接龙":  # what 微信 puts in front says nothing
                        self._passed_over.append(without_id_numbers(said))
                    self._reader.headed = class_written.in_a_title(said) or self._reader.headed
                else:
                    self._take(entry, Where(file, line=at), sent, numbered=entry != said)
        self._give_up()

    def _is_title(self, entry: str) -> bool:
        """Whether a line tells of what a list is, before anybody is named in it."""
        is_first = not (self._answers or self._unplaced or self._waiting)
        is_named = self._reader.begins_with_somebody(entry)
        of_list = is_first and not is_named and re.search(_TITLE, entry) is not None
        return of_list and not self._reader.reads_as_answer(entry)

    def _take_list(self, said: str, where: Where, sent: str) -> bool:
        """Take what a line says of several, or of whom it names by a number."""
        several = len(list(entries_of(said, self._reader))) > 1
        if several or said.startswith("#") or re.match(_EXAMPLE, said):
            return False
        serial = re.match(SERIAL, said)
        is_entry = serial and self._reader.begins_with_somebody(said[serial.end() :])
        number = serial[0].strip(" \t、.．)）:：") if serial else ""
        is_next = self._serial and number == str(self._serial + 1)
        found = self._list.read(said[serial.end() :] if serial and (is_entry or is_next) else said)
        if is_next or (is_entry and number == "1"):
            self._serial = int(number)
        if found:
            self._give_up()
        for one in found:
            blank = self._blank(one.said, where, sent)
            if one.student:
                self._by_name += 1
                self._answers.append(_given(blank, one.student))
                self._listed.append(Given(self._answers[-1], one))
            else:
                self._unplaced.append(unplaced(one, blank))
                self._left_out += [] if one.said else [self._unplaced[-1]]
        return bool(found) or self._list.is_heading(said)

    def _blank(self, said: str, where: Where, sent: str) -> Answer:
        return blank_of(sent, where, PLATFORM, self._notice)._replace(text=clean_answer(said))

    def _take(self, entry: str, where: Where, sent: str, *, numbered: bool) -> None:
        entry, inner = without_time(entry, self._reader)
        entry = self._reader.names.without_link(entry)
        sent = sent or inner
        is_dated, self._below_time = bool(sent) or self._below_time, False
        blank = self._blank(entry, where, sent)
        whose = self._reader.whose(entry)
        named, self._named = self._reader.only_names(entry.rstrip(":： ")), None
        is_call = isinstance(whose, Attributed) and whose.text[-1:] in ":：" and not numbered
        if isinstance(whose, Attributed) and (is_call or is_time_line(whose.text)):
            named = whose.student
        if named and (is_dated or is_call or entry[-1:] in ":：" or isinstance(whose, Attributed)):
            self._give_up()
            self._waiting = _Waiting(named, blank)
            return
        waiting, self._waiting = self._waiting, None
        if isinstance(whose, Attributed):
            self._by_name += whose.by_name
            self._answers.append(_given(blank._replace(text=whose.text), whose.student))
        elif waiting and not numbered and self._may_be_answer(whose, entry, sent):
            self._by_name += 1
            at = blank.checked_at or waiting.blank.checked_at
            self._answers.append(_given(blank._replace(checked_at=at), waiting.student))
            return
        elif whose.elsewhere:
            self._elsewhere += 1
        else:
            says = None if whose.silent else whose.text or blank.text
            told = whose.reason if whose.silent or whose.text else f"{whose.reason}：{blank.text}"
            self._unplaced.append(whose.unplaced(blank._replace(text=says), told))
            self._named = _Waiting(named, blank) if named else None
        if waiting:
            self._waiting = waiting
            self._give_up()

    def _may_be_answer(self, whose: Unattributed, entry: str, sent: str) -> bool:
        """Whether a line may be what somebody says who is waited for; 王老师 8:05 is a stranger."""
        is_free = whose.text is None and not whose.unknown
        return is_free and (not sent or self._reader.reads_as_answer(entry))

    def _wait(self, sent: str) -> None:
        """Go on waiting behind a line that is a time; who was named alone is heard further down."""
        if self._named:
            self._waiting, self._named = self._named, None
            self._unplaced.pop()
        if self._waiting and (at := moment_of(sent, self._notice)):
            student, blank = self._waiting
            self._waiting = _Waiting(student, blank._replace(checked_at=at))

    def _give_up(self) -> None:
        """Tell who is waited for in vain."""
        if self._waiting:
            student, blank = self._waiting
            told = f"只写了 {student.number} {student.name}，没有写结果"
            self._unplaced.append(Unplaced(blank._replace(text=None), told))
        self._waiting = None

    def result(self) -> Chat:
        """What came of it."""
        of_many = {id(one.answer) for one in self._listed if one.told.of_many}
        heard = {one.number for one in self._answers if id(one) not in of_many}
        answered = [id(one) for one in self._left_out if {s.number for s in one.people} <= heard]
        return Chat(
            tuple(settled(self._answers, self._listed, self._unplaced, self._notice)),
            tuple(one for one in self._unplaced if id(one) not in answered or not one.people),
            self._by_name,
            self._elsewhere,
            tuple(dict.fromkeys(self._passed_over)),
        )


def _lines(text: str, reader: LineReader) -> list[Line]:
    """The lines of a paste, each without the time with which it begins or that it is."""
    lines = []
    for line in text.replace("\ufeff", "").splitlines():
        said = clean_lines(line)
        serial = re.match(SERIAL, said)
        is_numbered = serial and reader.begins_with_somebody(said[serial.end() :])
        lines.append(Line(said) if is_numbered else without_time(said, reader))
    return lines


def _given(answer: Answer, student: Student) -> Answer:
    return answer._replace(number=student.number, name=student.name)


def entries_of(said: str, reader: LineReader) -> Iterator[str]:
    """The entries in one line, without what numbers them; a paste may have run two together."""
    starts = [0]
    for match in re.finditer(rf"(?<=\S)\s+(?={_DIGITS}\s*[.、．])", said):
        rest = said[match.end() :]
        serial = re.match(SERIAL, rest)
        if serial and reader.begins_with_somebody(rest[serial.end() :]):
            starts.append(match.end())
    for start, end in zip(starts, [*starts[1:], len(said)], strict=True):
        line = said[start:end].strip()
        serial = re.match(SERIAL, line)
        entry = line[serial.end() :] if serial else line
        if serial and not reader.begins_with_somebody(entry) and reader.begins_with_somebody(line):
            entry = line  # a 学号 of three digits
        if entry.strip():
            yield entry.strip()


def numbers_people(lines: Iterable[str], reader: LineReader) -> bool:
    """Whether numbers in front are of people, and not of what is wrong: 1. 照片 2. 民族."""
    serials = ((line, re.match(SERIAL, line)) for line in lines)
    return any(one and reader.begins_with_somebody(line[one.end() :]) for line, one in serials)


def is_chain(text: str, group: Group, notice: "Notice", refusal: InputError) -> bool:
    """Whether a text that was refused as a table is a 接龙.

    It is one where most lines have a number in front; without numbers it must not look like a
    table that lacks a column, and some line must belong to somebody.
    """
    lines = [line for line, _ in _lines(text, LineReader(group)) if line]
    if not lines:
        return False
    if lines[0].startswith("#接龙"):
        return True
    serials = [re.match(SERIAL, line) for line in lines]
    numbered = sum(one is not None and not one[0].rstrip().endswith(",") for one in serials)
    if 2 * numbered > len(lines):
        return True
    divided = sum(re.search(r"[,;\t]", one) is not None for one in lines)
    if not isinstance(refusal, NoHeaderError) or 2 * divided > len(lines):
        return False
    return bool(read(text, "", group, notice).answers)
