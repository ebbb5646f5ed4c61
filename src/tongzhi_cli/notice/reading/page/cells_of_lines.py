"""A table that was pasted one cell a line, laid out with tabs: 学生核对⏎4月5日前⏎班级交表⏎4月8日前.

So tables come out of chats and of web pages that are copied by hand. Everything keeps its place:
a line break becomes a tab. Source: issue 15.
"""

import re
from collections.abc import Iterator, Sequence

#: What a line says that names a column, and that of the days.
_HEAD = (
    r"(?:序号|编号|(?:主要|具体|工作|责任|完成|截止|起止|时间|办理|受理|交表|上交|提交|报送){0,2}"
    r"(?:时间|日期|期限|节点|截止|事项|任务|内容|项目|阶段|环节|步骤|流程|安排|单位|部门|人|对象|地点|方式|要求|材料)"
    r"|备注|工作|联系人|负责人)"
)
_WHEN = r"时间|日期|期限|截止|节点"
_DAY = (
    r"(?!20\d\d\s?年)(?=.{0,6}\d\s?[月./-]\s?\d)"
    r"[\d月日号\s前止至到起—–~～\-./:：点时半上下中午晚（）()周星期一二三四五六日天之以截]{3,40}"
)
_DATED = r"\d\s?[月./-]\s?\d"
#: What makes a limit of a day, or a time of two: 校对⏎4月6日 is asked about as a label over a day.
_LIMIT = r"[前止至到—–~～:：点时]|\d\s?[日号]?\s?-"
#: A line that names what is done, and nothing else.
_NAME = r"(?![（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])[^，。；：:！!？?\d\n]{2,24}"
_OFFICE = r".*(?:教务处|学院|大学|学校|教务[科部办]|办公室)"
_LONGEST = 60
_LEAST = 2


def in_rows(text: str) -> str:
    """The *text* with a tab where a line ends that is a cell of a row; as long as before.

    >>> in_rows("事项\\n时间\\n学生核对\\n4月5日前\\n班级交表\\n4月8日前")
    '事项\\t时间\\n学生核对\\t4月5日前\\n班级交表\\t4月8日前'
    """
    lines = text.split("\n")
    joined = {at for rows in (_under_head(lines), _in_pairs(lines)) for at in rows}
    return "".join(
        line + ("\t" if at in joined else "\n") for at, line in enumerate(lines[:-1])
    ) + lines[-1]  # fmt: skip


def _under_head(lines: Sequence[str]) -> Iterator[int]:
    """The lines that go on in the next one, in rows under the names of the columns."""
    at = 0
    while at < len(lines):
        many = 0
        while at + many < len(lines) and re.fullmatch(_HEAD, lines[at + many].strip()):
            many += 1
        when = [place for place in range(many) if re.search(_WHEN, lines[at + place])]
        rows = _rows(lines[at + many :], many, when[0]) if many >= _LEAST and when else 0
        if rows >= _LEAST:
            for row in range(rows + 1):
                begin = at + row * many
                yield from range(begin, begin + many - 1)
        at += max(1, many * (rows + 1) if rows >= _LEAST else many)


def _rows(lines: Sequence[str], many: int, when: int) -> int:
    """How many rows of so *many* lines there are, each with its day in the same place."""
    rows = 0
    while (rows + 1) * many <= len(lines):
        row = lines[rows * many : (rows + 1) * many]
        is_row = all(one.strip() and len(one) <= _LONGEST and "\t" not in one for one in row)
        if not is_row or not re.search(_DATED, row[when]):
            break
        rows += 1
    return rows


def _in_pairs(lines: Sequence[str]) -> Iterator[int]:
    """The same for names and days that take turns, where it is plain which of them leads."""
    days = [bool(re.fullmatch(_DAY, line.strip()) and re.search(_LIMIT, line)) for line in lines]
    names = [not days[at] and _is_name(lines, at) for at in range(len(lines))]
    at = 0
    while at < len(lines):
        if not days[at]:
            at += 1
            continue
        last = at
        while last + 2 < len(lines) and names[last + 1] and days[last + 2]:
            last += 2
        leads = at > 0 and names[at - 1]
        follows = last + 1 < len(lines) and names[last + 1]
        if last > at and leads != follows:
            yield from range(at - 1 if leads else at, last + 1, 2)
        at = last + 1


def _is_name(lines: Sequence[str], at: int) -> bool:
    """Whether a line may be what is done; the office of a signature is none."""
    line = lines[at].strip()
    if not re.fullmatch(_NAME, line):
        return False
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    return not (re.fullmatch(_OFFICE, line) and (not below or re.match(r"20\d\d|二[〇○]", below)))
