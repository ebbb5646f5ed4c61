"""A 群接龙 pasted as text: one line each, `1. 张三 无误` or `2、2014030102李四 照片没有`.

Whose line it is is told by the class's own 学号 and names (`core.entry`), because nothing else
tells where a name ends and an answer begins. What cannot be placed is given back as it stands.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.core.answer import IMPORTED, Answer, Source
from tongzhi_cli.core.entry import Reader, Somebody
from tongzhi_cli.core.placing import Group, Unplaced
from tongzhi_cli.core.problem import Where
from tongzhi_cli.core.student import Student, without_id_numbers
from tongzhi_cli.core.text import clean_answer, clean_lines
from tongzhi_cli.core.times import read_time
from tongzhi_cli.errors import InputError, NoHeaderError

if TYPE_CHECKING:
    from datetime import datetime

    from tongzhi_cli.core.notice import Notice

PLATFORM = "群接龙"
_DIGITS = "[0-9０-９]{1,3}"
#: What numbers a line: 1. 1、 1） （1） ① ⒈ 1️⃣ 一、 No.1, a dot; a longer number is a 学号.
_SERIAL = (
    rf"\s*(?:[(（【\[]\s*{_DIGITS}\s*[)）】\]]|{_DIGITS}(?:\ufe0f?\u20e3|\s*[.、．。,，:：)）\-－—]|\s+(?=\S))|"
    rf"第\s*{_DIGITS}\s*[位个名]|[Nn][Oo]\.?\s*{_DIGITS}|"
    r"[一二三四五六七八九十]{1,3}\s*[、.．]|[①-⒛⓪-⓿❶-➓]|[•·*▪●○■□◆-]\s)\s*[.、．:：]?\s*"
)
#: When a message was sent, as chats show it.
_STAMP = r"(?:昨天|今天|前天|星期.|上午|下午|晚上|凌晨)?\s*\d{1,2}:\d{2}(?::\d{2})?"
_EXAMPLE = r"\s*[(（【]?(?:例|示例|样例|例如|格式|模板|示范|参考|比如|如)\s*[:：)）】 ]"


class Chain(NamedTuple):
    """The answers of a 接龙 under the 学号 and name of the roster, *by_name* how many had no 学号.

    *elsewhere* counts the lines of classes that are left out, *passed_over* are the lines that are
    no entry: the title, examples.
    """

    answers: tuple[Answer, ...]
    unplaced: tuple[Unplaced, ...]
    by_name: int
    elsewhere: int
    passed_over: tuple[str, ...]


def read(text: str, file: str, group: Group, notice: "Notice") -> Chain:
    """The answers in *text*; *file* is what it is called in messages.

    >>> from tongzhi_cli.core.rules.sample import notice, student
    >>> group = Group([student("2014030101", "张三"), student("2014030102", "李四")])
    >>> pasted = "#接龙\\n1. 张三 无误\\n2、2014030102李四 照片没有\\n3. 王五 无误"
    >>> found = read(pasted, "接龙", group, notice())
    >>> [(one.number, one.text) for one in found.answers]
    [('2014030101', '无误'), ('2014030102', '照片没有')]
    >>> [one.reason for one in found.unplaced]
    ['看不出是谁的：王五 无误']
    """
    return _Reading(text, file, group, notice).chain()


class _Reading:
    """What is gathered while a 接龙 is read."""

    def __init__(self, text: str, file: str, group: Group, notice: "Notice") -> None:
        self._file = file
        self._reader = Reader(group, (notice.ok_text, tuple(notice.ok_synonyms)))
        self._notice = notice
        self._answers: list[Answer] = []
        self._unplaced: list[Unplaced] = []
        self._passed_over: list[str] = []
        self._by_name = self._elsewhere = 0
        #: Who has only said who they are so far: the answer comes on the next line.
        self._waiting: Student | None = None
        self._time: datetime | None = None
        lines = text.replace("\ufeff", "").splitlines()
        begun = not any(re.match(_SERIAL, line) for line in lines)
        for at, line in enumerate(lines, start=1):
            said = clean_lines(line)
            begun = begun or re.match(_SERIAL, said) is not None
            for entry in _entries(said, self._reader):
                is_title = not begun and not self._reader.begins_with_somebody(entry)
                if "#接龙" in said or said.startswith("#") or re.match(_EXAMPLE, entry) or is_title:
                    self._passed_over.append(without_id_numbers(said))
                else:
                    self._take(entry, Where(file, line=at), numbered=entry != said)

    def _take(self, entry: str, where: Where, *, numbered: bool) -> None:
        origin = f"{IMPORTED}：{PLATFORM} {Path(self._file).name}"
        blank = Answer("", clean_answer(entry), Source.RESULTS, where, origin=origin)
        whose = self._reader.whose(entry)
        if isinstance(whose, Somebody):
            one = whose.student
            time = read_time(whose.text)
            if (
                time
                or re.fullmatch(_STAMP, whose.text)
                or (whose.text[-1:] in ":：" and not numbered)
            ):
                self._waiting, self._time = one, self._notice.local(time) if time else None
                return  # 张三 2018/4/1 8:00:00, as a chat is copied: what is said comes below
            self._by_name += whose.by_name
            self._answers.append(blank._replace(number=one.number, name=one.name, text=whose.text))
        elif self._waiting and not numbered and whose.text is None and not whose.unknown:
            one, self._by_name = self._waiting, self._by_name + 1
            self._answers.append(
                blank._replace(number=one.number, name=one.name, checked_at=self._time)
            )
        elif whose.elsewhere:
            self._elsewhere += 1
        elif waiting := self._of_colon(entry):
            self._waiting, self._time = waiting, None
            return
        else:
            says = None if whose.silent else whose.text or blank.text
            told = whose.reason if whose.silent or whose.text else f"{whose.reason}：{blank.text}"
            self._unplaced.append(
                Unplaced(blank._replace(text=says), told, whose.meant, whose.unknown)
            )
        self._waiting = None

    def _of_colon(self, entry: str) -> Student | None:
        """Who has written no more than their name and a colon: 1. 李四：, and the answer below."""
        if entry[-1:] not in (":", "："):
            return None
        whose = self._reader.whose(f"{entry}{self._notice.ok_text}")
        return whose.student if isinstance(whose, Somebody) else None

    def chain(self) -> Chain:
        """What came of it."""
        return Chain(
            tuple(self._answers),
            tuple(self._unplaced),
            self._by_name,
            self._elsewhere,
            tuple(dict.fromkeys(self._passed_over)),
        )


def _entries(said: str, reader: Reader) -> Iterator[str]:
    """The entries in one line, without what numbers them; a paste may have run two together."""
    starts = [0]
    for match in re.finditer(rf"(?<=\S)\s+(?={_DIGITS}\s*[.、．])", said):
        rest = said[match.end() :]
        serial = re.match(_SERIAL, rest)
        if serial and reader.begins_with_somebody(rest[serial.end() :]):
            starts.append(match.end())
    for start, end in zip(starts, [*starts[1:], len(said)], strict=True):
        line = said[start:end].strip()
        serial = re.match(_SERIAL, line)
        entry = line[serial.end() :] if serial else line
        if serial and not reader.begins_with_somebody(entry) and reader.begins_with_somebody(line):
            entry = line  # a 学号 of three digits
        if entry.strip():
            yield entry.strip()


def is_chain(text: str, group: Group, notice: "Notice", refusal: InputError) -> bool:
    """Whether a text that was refused as a table is a 接龙.

    It is one where most lines have a number in front; without numbers it must not look like a
    table that lacks a column, and some line must belong to somebody.
    """
    lines = [line for line in text.replace("\ufeff", "").splitlines() if line.strip()]
    if not lines:
        return False
    if lines[0].lstrip().startswith("#接龙"):
        return True
    serials = [re.match(_SERIAL, line) for line in lines]
    numbered = sum(one is not None and not one[0].rstrip().endswith(",") for one in serials)
    if 2 * numbered > len(lines):
        return True
    if not isinstance(refusal, NoHeaderError) or any(re.search(r"[,;\t]", one) for one in lines):
        return False
    return bool(read(text, "", group, notice).answers)
