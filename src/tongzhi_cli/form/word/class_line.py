"""The place of a form for the class: a line that says 班级, or a cell with nothing in the next one.

Seen: 班级名称：__级__班 (普院教发（2018）4号, 附件2), 班级：________, with underscores, with
underlined spaces or with nothing; the rest of the line (辅导员签名 and so on) stays where it is.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.vocabulary import WORDS
from tongzhi_cli.form.word.labels import labels_in
from tongzhi_cli.form.word.prototypes import set_look, write_in
from tongzhi_cli.model.classes import class_name as names
from tongzhi_cli.model.student import clean_class
from tongzhi_cli.model.text import ems, printable
from tongzhi_cli.office.word.xml import (
    PPR,
    TAB,
    TBL,
    Element,
    P,
    R,
    T,
    W,
    cells_of,
    continues,
    half_points,
    replace_text,
    rows_of,
    text_of,
    twips,
)

if TYPE_CHECKING:
    from tongzhi_cli.form.word.document.parts import FormParts

_BLANK = r"[\s_＿\u00a0]{0,200}"
#: English may stand behind a label: 班级 Class：, 班级（Class）：.
_ENGLISH = r"(?:[（(]?+[A-Za-z][A-Za-z .']{0,24}+[)）]?+\s*+)?"
#: A label without a colon has a line to write on behind it: 班级____.
_COLON = r"(?:[:：]|(?=[ \u3000]{0,4}[_＿]{2}))"
_LABEL = (
    r"(?:班\s*+级|行政班(?:级)?|自然班|班[ \u3000]{0,4}[别名](?!称))\s*+(?:[名全]\s*+称)?\s*+"
    rf"{_ENGLISH}{_COLON}"
)
#: On a filled form, with the class behind it.
_BARE_LABEL = (
    r"(?<!\S)(?:班[级别名](?:名称)?|行政班|自然班)[ \u3000]{1,4}(?=[^\s:：]{2,40}班(?!\S))"
)
_TWO_BLANKS = rf"{_LABEL}(?P<year>{_BLANK}|\s*+\d{{2,4}}\s*+)级(?P<rest>{_BLANK})班"
_ONE_BLANK = rf"{_LABEL}(?P<whole>[_＿ \u00a0\u3000]{{0,200}})"
_FILLED = rf"{_LABEL}\s*+(?P<name>[^\s_＿:：]{{1,60}}班)(?=\s|$)"

#: What may stand behind the class on its line, and ends it.
_NEXT_LABEL = (
    r"班\s*级\s*(?:人\s*数|总)|辅\s*导\s*员|班\s*主\s*任|班\s*长|学\s*院\s*(?:领\s*导|[（(:：])|"
    r"院\s*(?:系|长|领导)|系\s*(?:主任|领导)|领\s*导|负责人|签\s*[名字章]|盖\s*章|公\s*章|日\s*期|"
    r"时\s*间|总\s*人\s*数|人\s*数|总\s*数|[合总]\s*计|应\s*[校核]\s*对|共\s*\d|"
    r"填\s*表|制\s*表|联\s*系|电\s*话|专\s*业\s*[:：]|年\s*级\s*[:：]|"
    r"学\s*号\s*[:：]|层\s*次\s*[:：]|\d{4}\s*年\s*\d{1,2}\s*月"
)
#: Any other label, where the class has its end: …1班   填报人：.
_OTHER_LABEL = r"(?<=班)[\s_＿]{1,200}+(?=[^\s:：]{1,12}[:：])"
_ASIDE = r"[（(][^（）()]{0,60}[章签][^（）()]{0,60}[)）]"

#: What is told where there is no place for the class.
NO_PLACE = "表上没有找到填班级的地方，请手写"
#: Characters may be made this much narrower, in percent, and still be read well.
_NARROWEST = 66
#: What stays free in front of the next label, in twips.
_GAP = 80


def read(line: str) -> str:
    """The class that a line of a filled form tells, "" where it tells none or was left blank.

    >>> read("班级名称：2014级信息管理与信息系统1班\t辅导员签名：\t学院领导：")
    '2014级信息管理与信息系统1班'
    >>> read("班级名称：2014级软件1班   填报人："), read("班级：软件1班  复核人签字：")
    ('2014级软件1班', '软件1班')
    >>> read("Class 班级：2014级软件工程1班   College 学院：软件学院")
    '2014级软件工程1班'
    >>> read("班 级：__2014_ 级 软件工程1 班   辅导员签名："), read("班级名称：__级__班")
    ('2014级软件工程1班', '')
    """
    whole = _joined(line)
    match = re.search(_LABEL, whole) or re.search(_BARE_LABEL, whole)
    if not match:
        return "" if whole == line else names.class_name_in(whole) or ""
    line = whole
    rest = re.split(_OTHER_LABEL, line[match.end() :], maxsplit=1)[0]
    rest, *behind = re.split(_NEXT_LABEL, rest, maxsplit=1)
    if behind:  # the English in front of it is of the next label: College 学院：
        rest = re.sub(r"(?<=[\s_＿])[A-Za-z][A-Za-z .']{0,24}$", "", rest)
    rest = re.sub(_ASIDE, "", re.sub(r"[\s_＿\u00a0]+", "", rest)).strip("，,。；;（(")
    if rest.count("）") + rest.count(")") > rest.count("（") + rest.count("("):
        rest = rest.rstrip("）)")  # 反馈表（班级：1班）
    return "" if re.fullmatch("级?班?", rest) else clean_class(rest)


def is_labelled(line: str) -> bool:
    """Whether 班级： stands in a line, with a class behind it or with none."""
    return re.search(_LABEL, line) is not None


def write(parts: "FormParts", name: str | None, facts: Mapping[Column, str] | None = None) -> str:
    """Write the class *name* where the form has a place for it: in its title, a line, a cell.

    Blanks of a school's form with words behind them are filled in with *facts* of the class.

    The result says what a person must do, "" where there is nothing left to do.
    """
    if not name:
        return "不知道是哪个班，表上的班级空着：请手写，或加 --class 班级 重新生成"
    name = printable(name).replace("\n", " ")
    if facts is not None and _write_slots(parts, name, facts):
        line = _line_of(parts.block)
        if not line or read(line) == clean_class(name):
            return ""
    if _line_of(parts.block):
        return _write_on_line(parts.block, name)
    cell = _cell(parts)
    if cell is not None:
        write_in(cell, name)
        return ""
    if facts is not None and _stands_bare(parts, name):
        return ""
    return f"{NO_PLACE}：{name}"


def place(parts: "FormParts") -> str:
    """Where the class is written, in words; "" where there is no place for it."""
    if line := _line_of(parts.block):
        own = (label for label in labels_in(line) if "班级" in label)
        return f"“{next(own, '班级')}”后面的空白处"
    if _cell(parts) is not None:
        return "“班级”后面的一格"
    from tongzhi_cli.form.word.around.facts import class_blank, has_slots  # noqa: PLC0415  likewise

    if class_blank(parts) is not None:
        return "“班级”后面的空白处"
    return "标题的空白处" if has_slots(parts, _TWO_BLANKS) else ""


def _joined(line: str) -> str:
    """A line in which a class that stands in blanks is written as its name."""
    if not re.search(r"[\s_＿）)]班", line):
        return line
    from tongzhi_cli.form.word.around import slots  # noqa: PLC0415  our own forms need none of it

    return slots.joined(line)


def _write_slots(parts: "FormParts", name: str, facts: Mapping[Column, str]) -> bool:
    from tongzhi_cli.form.word.around.facts import write_slots  # noqa: PLC0415  as `_joined`

    return write_slots(parts, name, facts, _TWO_BLANKS)


def _stands_bare(parts: "FormParts", name: str) -> bool:
    """Whether the class stands behind a label without a colon: `around.facts` has written it."""
    bare = rf"(?<!\S)(\S{{2,8}})\s{{1,9}}{re.escape(name)}(?!\S)"
    lines = (text_of(one) for element in parts.block for one in element.iter(P))
    found = (match[1] for line in lines for match in re.finditer(bare, line))
    return any(normal(label) in WORDS[Column.CLASS] for label in found)


def _cell(parts: "FormParts") -> Element | None:
    """The blank cell behind one that says 班级, outside the rows that the form is about."""
    own = parts.list_rows
    for element in parts.block:
        for table in element.iter(TBL):
            for row in rows_of(table):
                cells = [] if row in own else cells_of(row)
                for at, cell in enumerate(cells[:-1]):
                    after = cells[at + 1]
                    is_label = normal(text_of(cell)) in WORDS[Column.CLASS]
                    if is_label and not text_of(after).strip() and not continues(after):
                        return after
    return None


def _write_on_line(block: Sequence[Element], name: str) -> str:
    """Write the class *name* into the blanks behind 班级; what a person must do, as `write`."""
    for element in reversed(block):  # it stands below the table more often than above
        for paragraph in element.iter(P):
            text = text_of(paragraph)
            if match := re.search(_TWO_BLANKS, text):
                return _into_two(paragraph, match, name)
            if match := re.search(_FILLED, text):
                there = match["name"]
                return "" if there == name else f"表上的班级已经写着“{there}”，没有改成“{name}”"
            if match := re.search(_ONE_BLANK, text):
                if text[match.end() :].startswith("级"):  # ____级____专业____班
                    return f"表上填班级的空格不认得，请手写：{name}"
                if not match["whole"].strip() and text[match.end() :].startswith(name):
                    return ""
                blank = match["whole"]
                left = max(2 if blank else 0, len(blank) - 2 * len(name))
                apart = "" if text[match.start("whole") - 1] in ":：" else " "
                replace_text(paragraph, *match.span("whole"), apart + name + " " * left)
                return ""
    return f"{NO_PLACE}：{name}"


def _line_of(block: Sequence[Element]) -> str:
    """The line of the form's *block* that the class goes on, "" where there is none."""
    for element in reversed(block):
        for paragraph in element.iter(P):
            text = text_of(paragraph)
            if re.search(_LABEL, text):
                return text
    return ""


def _into_two(paragraph: Element, match: re.Match[str], name: str) -> str:
    """__级__班: the year before 级, the rest before 班; 信管141 takes the place of all of it."""
    blanks = names.blanks(name)
    printed = match["year"].strip(" \t\u3000_＿\u00a0")
    if blanks is None or (printed and printed[-2:] != blanks.before_year_mark[-2:]):
        replace_text(paragraph, match.start("year"), match.end(), name)
    else:
        replace_text(paragraph, *match.span("rest"), blanks.before_class_mark)
        if not printed:
            replace_text(paragraph, *match.span("year"), blanks.before_year_mark)
    _narrow(paragraph, match.start("year"))
    return ""


def _narrow(paragraph: Element, start: int) -> None:
    """Make a long class narrower, so that the labels behind it stay at their tab stops."""
    stops = [twips(stop.get(f"{W}pos"), 0) for stop in paragraph.findall(f"{PPR}/{W}tabs/{TAB}")]
    label, behind = text_of(paragraph)[:start], text_of(paragraph)[start:].split("\t")[0]
    em = 10 * half_points(paragraph)  # in twips
    room = min(stops, default=0) - _GAP - ems(label) * em - _seams(behind) * em / 4
    if not stops or "\t" not in text_of(paragraph) or ems(behind) * em <= room:
        return
    scale = max(_NARROWEST, int(100 * room / (ems(behind) * em)))
    position = 0
    for run in paragraph.iter(R):
        text = "".join(leaf.text or "" for leaf in run.iter(T))
        inside = start <= position < start + len(behind) and run.find(TAB) is None
        position += len(text_of(run))
        if inside and text:
            set_look(run, "w", scale)


def _seams(text: str) -> int:
    """How often 汉字 and digits meet; a program leaves a quarter of a character there."""
    pairs = ((a, b) for a, b in pairwise(text) if a.isalnum() and b.isalnum())
    return sum(a.isascii() != b.isascii() for a, b in pairs)
