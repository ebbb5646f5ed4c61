"""A list of file names as people paste one: out of a folder, 坚果云, QQ 群文件, `dir`, `ls`.

A line may hold the size, the day, who uploaded it and how often it was downloaded, and these may
stand on lines of their own. Who uploaded a file need not be whose it is.
"""

import re
from collections.abc import Iterable, Iterator

from tongzhi_cli.dates.chat import is_time_line
from tongzhi_cli.model.file_kind import OTHER_ENDINGS, PICTURES
from tongzhi_cli.model.student import half_width
from tongzhi_cli.model.words import SURNAMES_OF_TWO
from tongzhi_cli.named_tuple import NamedTuple

_ENDINGS = "|".join(one[1:] for one in sorted((*PICTURES, *OTHER_ENDINGS), key=len, reverse=True))
#: The end of a file's name; 安若曦.jpg.png has two.
_END = re.compile(
    rf"\.(?:{_ENDINGS})(?![A-Za-z0-9.]|[(（\[][^)）\]]{{0,9}}[)）\]]\.)", re.IGNORECASE
)
#: Between the cells of a line, for sure, and where spaces may as well stand within a name.
_SURELY = r"\t+|\s?[|｜│]\s?|(?<=[A-Za-z])\s?[,，、;；]\s?"
_CELLS = re.compile(rf"{_SURELY}|\s{{2,}}")
#: What stands in front of a name: a bullet, its number in the list, what `tree` draws.
_FRONT = re.compile(r"^[\s\"'“‘<├└│─┣┗━*●○·•▪>➤√✓-]+")
_PERMISSIONS = re.compile(r"^[-dl][-rwxsStT]{9}[.+@]?\s+\d+\s+\S+\s+\S+\s+\d[\d.,]*[KMG]?\s+")
_ABOUT_SIZE = r"(?:(?:约|大小[:：]?)\s?)?"
_WITH_UNIT = rf"{_ABOUT_SIZE}\d[\d,.]*\s?(?:[KMGkmg]i?[Bb]?|[Bb]|字节|bytes)(?![\w.])"
#: Without a unit only as `dir` writes it, behind the day; more digits are a 学号.
_UNITLESS = r"\d{1,3}(?:,\d{3})*(?![\w.])"
_SIZE = rf"(?:{_WITH_UNIT}|{_ABOUT_SIZE}{_UNITLESS})"
_DAY = (
    r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.月]\d{1,2}日?|今天|昨天|前天|刚刚|"
    r"\d{1,3}\s?(?:秒|分钟|小时|天|周|个月)前|(?:星期|周)[一二三四五六日天]|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+\d{1,2}(?:\s+\d{4}(?!\d))?)"
)
_CLOCK = r"(?:[上下]午|晚上|中午|早上|[AaPp][Mm])?\s?\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AaPp][Mm])?"
#: Words of a list that are nobody's name and no file's.
_WORDS = (
    r"下载(?:次数)?[:：]?\s?\d*\s?次?|\d+\s?次(?:下载)?|永久|(?:剩余)?\d+\s?天(?:后过期|有效)?|已过期|有效期.{0,9}|"
    r"文件名称?|名称|大小|(?:修改|上传|更新|创建)?(?:日期|时间)|类型|上传者|上传人|发送者|来自|操作|分享|更多|"
    r"预览|另存为?|已?下载|删除|转发|"
    r"[A-Za-z]{3,5}\s?(?:图片)?文件|图片|图像|文件夹?|<DIR>|所有者|共享|权限|状态|版本|备注"
)
#: 1.2MB is no second of January.
_DETAIL = re.compile(rf"(?:{_WITH_UNIT}|{_DAY}|{_CLOCK}|{_SIZE}|{_WORDS}|\s|[-·|/,，~])*+")
#: Single characters that stand apart, as those of a name that is to be as wide as the others.
_SPREAD = re.compile(
    rf"(?<![一-鿿])(?:[一-鿿]|{'|'.join(SURNAMES_OF_TWO)})"
    r"(?:[ \u3000]{1,6}[一-鿿]){1,3}(?![一-鿿])"
)
#: What a whole listing says of itself.
_ABOUT = re.compile(
    r"(?:共|总计|合计)\s?\d{1,6}\s?(?:个|项|条|张)?|^total\s+\d|的目录|中的卷|卷的?序列号|个文件|个目录|可用字节|"
    r"Directory of|Volume|File\(s\)|Dir\(s\)|^[A-Za-z]:\\[^>]{0,200}>|^\$ |"
    r"[群的]文件(?:列表)?[:：]?$|清单[:：]?$"
)
_UPLOADED = re.compile(
    r"[^\s:：]{2,20}\s?(?:(?:上传|发送|分享|提交)了(?:文件)?\s?[:：]?|[:：])\s*(?=[^\s.])"
)
#: That something is said of a record, as in a chat.
_SAID = re.compile("无误|有误|没(?:有)?问题|有问题|正确|不对|错")
#: Of so many lines one at least has the name of a file.
_LINES_A_FILE = 6


class Listed(NamedTuple):
    """The *name* of a file, the *line* of the list where it stands, and who *uploaded* it.

    Who uploaded it is told as it stands there, with whatever else does.
    """

    name: str
    line: int
    uploaded: str = ""


def is_list(text: str) -> bool:
    """Whether a text is a list of file names, and neither a chat nor a table of answers.

    >>> is_list("安若曦.png\\n李明-学信网.jpg"), is_list("安若曦 无误\\n李明 截图.png 无误")
    (True, False)
    >>> is_list("安若曦.png\\n1.2MB 李明\\n2018-04-02\\n"), is_list("安若曦\\n李明")
    (True, False)
    """
    lines = [line for line in text.lstrip("\ufeff").splitlines() if line.strip()]
    files = [line for line in lines if _END.search(line)]
    if not files or len(files) * _LINES_A_FILE < len(lines):
        return False
    others = [line for line in lines if not _END.search(line)]
    said = sum(bool(_SAID.search(line)) for line in others)
    behind = sum(bool(_SAID.search(line[list(_END.finditer(line))[-1].end() :])) for line in files)
    return not behind and not said and not any("#接龙" in line for line in lines)


def says_anything(text: str) -> bool:
    """Whether a line says how a record is, as answers do.

    >>> says_anything("1. 安若曦\\n2. 张文"), says_anything("1. 安若曦 无误")
    (False, True)
    """
    return _SAID.search(text) is not None


def listed(text: str) -> tuple[list[Listed], list[Listed]]:
    """The files of a list, and the lines that are neither a file nor a detail of one.

    Where no line has an ending, each names a file.

    >>> names, rest = listed("2018/04/02  20:30    123,456 安若曦.png\\n李明.png 1.2MB 王五")
    >>> [one.name for one in names], rest
    (['安若曦.png', '李明.png'], [])
    """
    lines = list(enumerate(text.lstrip("\ufeff").splitlines(), start=1))
    has_endings = any(_END.search(line) for _, line in lines)
    has_column = _has_column(line for _, line in lines)
    found: list[Listed] = []
    rest: list[Listed] = []
    for at, line in lines:
        names = list(_names_in(line, has_column=has_column))
        if names:
            beside = _beside(line) if len(names) == 1 else ""
            found += [Listed(name, at, beside) for name in names]
        elif _is_detail(line):
            continue
        elif has_endings:
            rest.append(Listed(line.strip(), at))
        else:
            found += [Listed(name, at) for name in _bare_names(line)]
    # who uploaded each, or when, on a line of its own
    return found, [] if 2 * len(rest) >= len(found) else rest


def _is_detail(line: str) -> bool:
    plain = half_width(line).strip()
    return bool(
        not plain or _DETAIL.fullmatch(plain) or _ABOUT.search(plain) or is_time_line(plain)
    )


def _names_in(line: str, *, has_column: bool) -> Iterator[str]:
    """The names in a line that has their endings; *has_column*: other things stand in front."""
    line, start = _without_time(line), 0
    for end in _END.finditer(line):
        before = line[start : end.end()]
        start = end.end()
        cell = re.split(_SURELY, before)[-1]
        if name := _without_front(cell[_begins(cell, has_column=has_column) :]):
            yield name


def _begins(cell: str, *, has_column: bool) -> int:
    """Where the name of a file begins behind wide spaces, which may stand within it, too.

    A 学号 and a class are of the name, whatever stands before the others: 2014030101  李明.png.
    """
    spread = [one.span() for one in _SPREAD.finditer(cell)]
    gaps = [
        gap for gap in re.finditer(r"\s{2,}", cell)
        if not any(start < gap.start() < end for start, end in spread)
    ]  # fmt: skip
    starts = [0, *(gap.end() for gap in gaps)]
    for start, gap in reversed([*zip(starts, gaps, strict=False)]):
        piece = cell[start : gap.start()]
        is_other = has_column and not any(c.isdigit() for c in piece)
        if is_other or (_is_detail(piece) and not piece.isdigit()):
            return gap.end()
    return 0


def _has_column(lines: Iterable[str]) -> bool:
    """Whether in a list who uploaded them stands in front of the files, with wide spaces."""
    found = [line[: end.end()] for line in map(_without_time, lines) if (end := _END.search(line))]
    cells = (re.split(_SURELY, line)[-1] for line in found)
    return 2 * sum(_begins(cell, has_column=True) > 0 for cell in cells) > len(found)


def _beside(line: str) -> str:
    """What stands beside the only name of a line and may be who uploaded it."""
    end = next(_END.finditer(line)).end()
    front = _without_time(line[:end])
    before = line[: line.find(_without_front(front))] if front else ""
    words = f"{before} {line[end:]}".split()
    return " ".join(word for word in words if not _is_detail(word)).strip()


def _without_time(text: str) -> str:
    """A line without the permissions, the day and the size with which it begins."""
    text = _FRONT.sub("", _PERMISSIONS.sub("", text))
    front = rf"(?:{_DAY}|{_CLOCK}|(?!{_UNITLESS}){_SIZE})\s+"
    while found := re.match(front, text):
        text = text[found.end() :]
        front = rf"(?:{_DAY}|{_CLOCK}|{_SIZE})\s+"
    return text


def _without_front(text: str) -> str:
    """A name without what stands in front of it in a list: the day, the size, who uploaded it."""
    text = _without_time(text)
    if (who := _UPLOADED.match(text)) and len(text) > who.end():
        text = text[who.end() :]
    return text.strip(" \t\"'“”‘’,，、;；")


def _bare_names(line: str) -> Iterator[str]:
    """The names in a line of a list without endings."""
    for cell in _CELLS.split(line):
        name = _without_front(cell)
        if name and not _is_detail(name):
            yield name
            return
