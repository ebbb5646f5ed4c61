"""A 群接龙 pasted as text: one line each, `1. 张三 无误` or `2、2014030102李四 照片没有`.

Whose line it is is told by the class's own 学号 and names (`core.entry`), because nothing else
tells where a name ends and an answer begins. What cannot be placed is given back as it stands.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tongzhi_cli.core.answer import IMPORTED, Answer, Source, clean_answer
from tongzhi_cli.core.entry import Nobody, Reader
from tongzhi_cli.core.placing import Unplaced
from tongzhi_cli.core.problem import Where
from tongzhi_cli.core.student import Student
from tongzhi_cli.errors import InputError, NoHeaderError

PLATFORM = "群接龙"
_DIGITS = "[0-9０-９]{1,3}"
#: What numbers a line: 1. 1、 1） （1） ① ⒈ 1️⃣ 一、 No.1, a dot; a longer number is a 学号.
_SERIAL = (
    rf"\s*(?:[(（【\[]\s*{_DIGITS}\s*[)）】\]]|{_DIGITS}(?:\ufe0f?\u20e3|\s*[.、．。,，:：)）]|\s+(?=\D|\d{{4}}))|"
    rf"第\s*{_DIGITS}\s*[位个名]|[Nn][Oo]\.?\s*{_DIGITS}|"
    r"[一二三四五六七八九十]{1,3}\s*[、.．]|[①-⒛⓪-⓿❶-➓]|[•·*▪●○■□◆-]\s)\s*[.、．:：]?\s*"
)
_EXAMPLE = r"\s*[(（【]?(?:例|示例|样例|例如|格式|模板|示范|参考|比如|如)\s*[:：)）】 ]"


class Chain(NamedTuple):
    """The answers of a 接龙 under the 学号 and name of the roster, *by_name* how many had no 学号.

    *passed_over* are the lines that are no entry: the title, examples.
    """

    answers: tuple[Answer, ...]
    unplaced: tuple[Unplaced, ...]
    by_name: int
    passed_over: tuple[str, ...]


def read(text: str, file: str, students: Sequence[Student]) -> Chain:
    """The answers in *text*; *file* is what it is called in messages.

    >>> from tongzhi_cli.core.rules.sample import student
    >>> people = [student("2014030101", "张三"), student("2014030102", "李四")]
    >>> pasted = "#接龙\\n1. 张三 无误\\n2、2014030102李四 照片没有\\n3. 王五 无误"
    >>> found = read(pasted, "接龙", people)
    >>> [(one.number, one.text) for one in found.answers]
    [('2014030101', '无误'), ('2014030102', '照片没有')]
    >>> [one.reason for one in found.unplaced]
    ['看不出是谁的：王五 无误']
    """
    reader = Reader(students)
    answers: list[Answer] = []
    unplaced: list[Unplaced] = []
    passed_over: list[str] = []
    by_name = 0
    lines = text.replace("\ufeff", "").splitlines()
    begun = not any(re.match(_SERIAL, line) for line in lines)
    for at, line in enumerate(lines, start=1):
        said = clean_answer(line)
        begun = begun or re.match(_SERIAL, said) is not None
        for entry in _entries(said, reader):
            if said.startswith("#") or re.match(_EXAMPLE, entry) or not begun:
                passed_over.append(said)
                continue
            where = Where(file, line=at)
            origin = f"{IMPORTED}：{PLATFORM} {file}"
            blank = Answer("", entry, Source.RESULTS, where, origin=origin)
            whose = reader.whose(entry)
            if isinstance(whose, Nobody):
                text_of = None if whose.says_nothing else entry
                unplaced.append(
                    Unplaced(blank._replace(text=text_of), whose.reason, whose.meant, whose.unknown)
                )
            else:
                one = whose.student
                by_name += whose.by_name
                answers.append(blank._replace(number=one.number, name=one.name, text=whose.text))
    return Chain(tuple(answers), tuple(unplaced), by_name, tuple(passed_over))


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


def is_chain(text: str, students: Sequence[Student], refusal: InputError) -> bool:
    """Whether a text that was refused as a table is a 接龙.

    It is one where most lines have a number in front; without numbers it must not look like a
    table that lacks a column, and some line must belong to somebody.
    """
    lines = [line for line in text.replace("\ufeff", "").splitlines() if line.strip()]
    if not lines:
        return False
    numbered = sum(re.match(rf"{_SERIAL}", line) is not None for line in lines)
    delimited = sum(re.search(r"[,;\t]", line) is not None for line in lines)
    if lines[0].lstrip().startswith("#接龙") or (2 * numbered > len(lines) > 2 * delimited):
        return True
    if delimited or not isinstance(refusal, NoHeaderError):
        return False
    return bool(read(text, "", students).answers)
