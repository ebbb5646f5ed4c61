"""A 群接龙 pasted as text: one line each, `1. 张三 无误` or `2、2014030102李四 照片没有`.

Whose line it is is told by the class's own 学号 and names, because nothing else tells where a name
ends and an answer begins. What cannot be placed is given back as it stands, never guessed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tongzhi_cli.core.answer import IMPORTED, Answer, Source, Status, clean_answer, judge
from tongzhi_cli.core.placing import Unplaced
from tongzhi_cli.core.problem import Where
from tongzhi_cli.core.student import Student, clean_name
from tongzhi_cli.errors import InputError, NoHeaderError

PLATFORM = "群接龙"
#: 1. or 1、 or （1） in front; a longer number is a 学号.
_SERIAL = re.compile(
    r"^\s*(?:[(（【\[]\s*[0-9０-９]{1,3}\s*[)）】\]]|[0-9０-９]{1,3}\s*[.、．。,，:：)）](?![0-9]{4})|"
    r"[0-9０-９]{1,3}[.、．]|[0-9０-９]{1,3}\s+(?=\D|\d{4}))\s*[.、．]?\s*"
)
_EXAMPLE = re.compile(r"^\s*[(（【]?(?:例|示例|例如|格式|比如|如)\s*[:：)）】 ]")
_BETWEEN = " \t\u3000,，、:：;；-－—_|/+()（）【】[].。"
#: Words that begin an answer which stands close behind a name: 张三无误, 李四没有照片.
_BEGINS_ANSWER = (
    "照片|图像|头像|学籍|学历|信息|姓名|名字|民族|性别|专业|身份证|证件|出生|生日|层次|学制|入学|毕业|"
    "没|无|有|已|未|不|都|全|均|是|核对|校对|正确|正常|准确|一切|[√\u2713\u2714\u2611\u2705]|OK|ok|Ok"
)


class Chain(NamedTuple):
    """The answers of a 接龙 under the 学号 and name of the roster, *by_name* how many had no 学号.

    *passed_over* are the lines before the first one that has a number in front: the title.
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
    reader = _Reader(students)
    answers: list[Answer] = []
    unplaced: list[Unplaced] = []
    passed_over: list[str] = []
    by_name = 0
    numbered = any(_SERIAL.match(line) for line in text.splitlines())
    begun = not numbered
    for at, line in enumerate(text.splitlines(), start=1):
        said = clean_answer(line)
        serial = _SERIAL.match(said)
        begun = begun or serial is not None
        if not said:
            continue
        if said.startswith("#") or _EXAMPLE.match(said) or not begun:
            passed_over.append(said)
            continue
        where = Where(file, line=at)
        entry = said[serial.end() :] if serial else said
        blank = Answer("", entry, Source.RESULTS, where, origin=f"{IMPORTED}：{PLATFORM} {file}")
        whose = reader.whose(entry) or (reader.whose(said) if serial else None)
        if whose is None:
            unplaced.append(Unplaced(blank, f"看不出是谁的：{said if not serial else entry}"))
        elif isinstance(whose, str):
            unplaced.append(Unplaced(blank, f"{whose}：{entry}"))
        elif not whose.text:
            one = whose.student
            said_nothing = f"只写了{one.number} {one.name}，没有写结果"
            unplaced.append(Unplaced(blank._replace(text=None), said_nothing))
        else:
            by_name += whose.by_name
            one = whose.student
            answers.append(blank._replace(number=one.number, name=one.name, text=whose.text))
    return Chain(tuple(answers), tuple(unplaced), by_name, tuple(passed_over))


def is_chain(text: str, students: Sequence[Student], refusal: InputError) -> bool:
    """Whether a text that was refused as a table is a 接龙.

    It is one where most lines have a number in front; without numbers it must not look like a
    table that lacks a column, and some line must belong to somebody.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    numbered = sum(re.match(r"\s*[0-9０-９]{1,3}\s*[.、．)）]", line) is not None for line in lines)
    if lines[0].lstrip("\ufeff ").startswith("#接龙") or 2 * numbered > len(lines):
        return True
    is_table = any(re.search(r"[,;\t]", line) for line in lines)
    if is_table or not isinstance(refusal, NoHeaderError):
        return False
    return bool(read(text, "", students).answers)


class _Whose(NamedTuple):
    student: Student
    text: str
    by_name: bool


class _Reader:
    """Finds whose line one is among the students of a class."""

    def __init__(self, students: Sequence[Student]) -> None:
        self._by_number: Mapping[str, Student] = {
            one.number.casefold(): one for one in students if one.number
        }
        self._by_name: dict[str, list[Student]] = {}
        for one in students:
            if one.name:
                self._by_name.setdefault(one.name, []).append(one)
        self._names = sorted(self._by_name, key=len, reverse=True)

    def whose(self, entry: str) -> _Whose | str | None:
        """The student and the answer of a line without its serial; a text if there is none."""
        number = re.search(
            r"(?<![A-Za-z0-9])[A-Za-z]{0,3}[0-9]{4,}[A-Za-z]?(?![A-Za-z0-9])", _half(entry)
        )
        first = re.match(r"[A-Za-z0-9]+", _half(entry))
        for match in filter(None, (number, first)):
            if student := self._by_number.get(match[0].casefold()):
                rest = _bare(f"{entry[: match.start()]} {entry[match.end() :]}")
                return self._of_number(student, rest)
        if number and not self._named_in(entry[: number.start()]):
            return f"名单里没有学号 {number[0]}"
        return self._of_name(entry)

    def _of_number(self, student: Student, rest: str) -> _Whose | str:
        """*rest* may begin with the name, which must be that student's."""
        for name, behind in self._names_at(rest):
            if name == student.name:
                return _Whose(student, behind, by_name=False)
            return f"学号 {student.number} 是{student.name}，写的却是“{name}”"
        first, _, behind = rest.partition(" ")
        alike = len(first) == len(student.name) and set(first) & set(student.name)
        if alike and first != student.name:
            return f"学号 {student.number} 是{student.name}，写的却是“{first}”"
        if behind and re.fullmatch("[\u3400-\u9fff·]{2,4}", first) and _is_ok(behind):
            return f"学号 {student.number} 是{student.name}，写的却是“{first}”"
        return _Whose(student, rest, by_name=False)

    def _of_name(self, entry: str) -> _Whose | str | None:
        found = list(self._names_at(entry)) or list(self._named_in(entry))
        if not found:
            return None
        name, text = found[0]
        if len(self._by_name[name]) > 1:
            return f"叫{name}的有 {len(self._by_name[name])} 人，要写学号"
        return _Whose(self._by_name[name][0], text, by_name=True)

    def _names_at(self, entry: str) -> Iterator[tuple[str, str]]:
        """The longest name that *entry* begins with, and what stands behind it."""
        for name in self._names:
            behind = _behind(entry, name)
            if behind is not None:
                yield name, behind
                return

    def _named_in(self, entry: str) -> list[tuple[str, str]]:
        """A name that stands by itself somewhere in *entry*, if there is but one, and the rest."""
        words = re.split(f"[{re.escape(_BETWEEN)}]+", entry)
        names = [word for word in words if clean_name(word) in self._by_name]
        if len(names) != 1:
            return []
        rest = entry.replace(names[0], " ", 1).strip(_BETWEEN)
        return [(clean_name(names[0]), " ".join(rest.split()))]


def _behind(entry: str, name: str) -> str | None:
    """What stands behind *name* at the beginning of *entry*, None if it does not stand there.

    White space within the name and any dot for · are one; close behind it only a word may stand
    that begins an answer, for 张三丰 is not 张三.

    >>> [_behind(line, "张三") for line in ("张 三：无误", "张三丰 无误", "张三没有照片")]
    ['无误', None, '没有照片']
    """
    at = 0
    for c in name:
        while at < len(entry) and entry[at].isspace():
            at += 1
        if at == len(entry) or clean_name(f"某{entry[at]}某")[1:2] != c:
            return None
        at += 1
    rest = entry[at:]
    if rest and rest[0] not in _BETWEEN and not re.match(f"(?:{_BEGINS_ANSWER})", rest):
        return rest if _is_ok(rest) else None
    return _bare(rest)


def _bare(rest: str) -> str:
    """An answer without what stands between it and the name.

    >>> _bare("（照片没有）"), _bare("：照片（学历）没有。")
    ('照片没有', '照片（学历）没有。')
    """
    less = rest.lstrip(_BETWEEN).rstrip()
    opened = less.count("（") + less.count("(") < less.count("）") + less.count(")")
    return less.rstrip("）)") if opened else less


def _half(text: str) -> str:
    return "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) < 0xFF5F else c for c in text)


def _is_ok(text: str) -> bool:
    return judge(text).status is Status.OK
