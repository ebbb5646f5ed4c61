"""What the roster knows of a class, written into the blanks of a form's head and foot.

学院：____, 专业, 年级, 层次, 班级人数：____, 共____人, or a cell with nothing in the next one.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.form.word.around import slots
from tongzhi_cli.form.word.labels import closed_up, without_english
from tongzhi_cli.form.word.prototypes import write_in
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.text import printable
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.word.xml import (
    TBL,
    Element,
    P,
    cells_of,
    continues,
    replace_text,
    rows_of,
    text_of,
)

if TYPE_CHECKING:
    from tongzhi_cli.form.word.document.parts import FormParts

_OF_A_CLASS = (Column.COLLEGE, Column.MAJOR, Column.ENTRY_YEAR, Column.LEVEL)
_COUNTS = (
    Column.EXPECTED, Column.CHECKED, Column.OK_COUNT, Column.WRONG_COUNT, Column.MISSING_COUNT,
)  # fmt: skip
#: Where a person signs or seals, whatever else the label says: 学院（公章）.
BY_HAND = r"章|签|领导|负责|意见|主任|书记|辅导员|班长|日期|时间"
_GAP = r"[ \u3000\u00a0_＿]"
_LABEL = rf"(?P<label>[^:：_＿\t\n，。；、]{{1,14}})[:：](?P<gap>{_GAP}*)"
#: What may stand behind a blank: nothing, a unit, the next label.
_BEHIND = (
    r"$|[\t\n）)]|(?P<unit>人(?!数)|名(?![单称])|级(?!别))|"
    r"[^:：\s]{1,10}(?:[ \u3000][^:：\s]{1,4}){0,3}[:：]|[^:：\s]{0,6}[（(]|"
    r"[\u4e00-\u9fff](?:[ \u3000\u00a0]{1,12}[\u4e00-\u9fff]){1,3}[:：]"
)
#: What stands behind a number of people, and is no label: 人数.
_UNIT = "(?:人(?!数)|名(?![单称]))"
_COUNTED = (
    rf"(?P<word>共计?|全班|本班|班级|合计|总计|无误|有误|正确|错误|异常|[应已未实]?[校核]对)(?:共|人数)?"
    rf"(?P<gap>(?=[ \u3000\u00a0]{{0,80}}[_＿]){_GAP}{{1,200}}+|[ \u3000]{{2,80}}+){_UNIT}"
)
#: A number of people without a word behind its blank; 共____ may be of pages.
_NUMBER = (
    r"(?<![□☐○\u4e00-\u9fff])(?P<word>(?:班级|学生)?总?人数|[应已未实]?[校核]对(?:人数)?|"
    rf"(?:无误|有误|正确|错误|异常)(?:人数)?)(?P<gap>[_＿]{_GAP}{{1,200}}+)(?=[，,。；;、（(）)]|{_UNIT}|\s|$)"
)
#: Labels and blanks and nothing else on a line.
_BARE = (
    r"(?P<label>[^\s:：_＿]{2,8})(?P<gap>[ \u3000\u00a0_＿]{3,200}+)"
    rf"(?P<unit>{_UNIT}(?=\s|$))?"
)
_ALL = frozenset({"共", "共计", "全班", "本班", "班级", "合计", "总计", "应校对", "应核对"})


class Blank(NamedTuple):
    """A blank of a form: what goes in (*column*), as what it is *called*, and where it is.

    In a *cell* of its own, or from *start* to *end* in a *paragraph*, before a *unit*; *is_bare* if
    no colon stands before it.
    """

    column: Column
    called: str
    paragraph: Element | None = None
    start: int = 0
    end: int = 0
    unit: str = ""
    cell: Element | None = None
    is_bare: bool = False


def write(parts: "FormParts", facts: Mapping[Column, str]) -> list[str]:
    """Fill in the blanks that the *facts* of a class are for; those left, by what they are called.

    Those are for the hand: the roster does not say.
    """
    left = []
    for one in reversed([*blanks(parts)]):  # what is written moves what is behind it
        text = facts.get(one.column, "")
        if not text:
            left.append(one.called)
        elif one.cell is not None:
            write_in(one.cell, printable(text))
        elif one.paragraph is not None:
            text = printable(text).removesuffix(one.unit) if one.unit else printable(text)
            gap = one.end - one.start
            rest = " " * max(2 if gap and not one.unit else 0, gap - 2 * len(text))
            apart = " " if one.is_bare else ""
            replace_text(one.paragraph, one.start, one.end, apart + text + rest)
    return list(dict.fromkeys(reversed(left)))


def class_blank(parts: "FormParts") -> Blank | None:
    """The blank behind 班级 on a line of labels without colons; None where there is none."""
    own = parts.list_rows
    for element in parts.block:
        for paragraph in element.iter(P):
            if own.isdisjoint(paragraph.iterancestors()):
                for blank in _bare(paragraph, text_of(paragraph)):
                    if blank.column is Column.CLASS:
                        return blank
    return None


def blanks(parts: "FormParts") -> Iterator[Blank]:
    """The blanks of a form that a roster knows what to write into."""
    own = parts.list_rows
    for element in parts.block:
        labels: set[Element] = set()
        for table in element.iter(TBL):
            for row in rows_of(table):
                if own.isdisjoint(row.iter(row.tag)):
                    for label, blank in _in_cells(cells_of(row)):
                        labels.add(label)
                        if blank:
                            yield blank
        for paragraph in element.iter(P):
            above = [*paragraph.iterancestors()]
            if labels.isdisjoint(above) and own.isdisjoint(above):
                yield from _in_line(paragraph)


def column_called(label: str, *, counted: bool = False) -> Column | None:
    """What a label of a form's head or foot asks for, None where no roster says it."""
    if re.search(BY_HAND, label):
        return None
    word = normal(without_english(label.lstrip("（(【[")))
    if (found := column_of(word)) in _OF_A_CLASS:
        return found
    count = column_of(word, Paper.COUNTS)
    return count if count in _COUNTS and (counted or "人数" in word) else None


def _in_cells(cells: list[Element]) -> Iterator[tuple[Element, Blank | None]]:
    """The cells with a label, each with the blank one behind it; None where that is filled in."""
    for label, cell in pairwise(cells):
        text, behind = text_of(label).strip(), text_of(cell).strip()
        column = column_called(text) if len(text) <= 12 else None
        if column is None or continues(cell):
            continue
        if not behind:
            yield label, Blank(column, text.rstrip(":："), cell=cell)
        elif not re.search("[:：]", behind) and column_of(normal(behind)) is None:
            yield label, None


def _in_line(paragraph: Element) -> Iterator[Blank]:
    line = text_of(paragraph)
    found = [*_labelled(paragraph, line), *_counted(paragraph, line), *_bare(paragraph, line)]
    seen = -1
    for one in sorted(found, key=lambda one: one.start):
        if one.start >= seen:
            yield one
            seen = one.end


def _labelled(paragraph: Element, line: str) -> Iterator[Blank]:
    at = 0
    while match := re.compile(_LABEL).search(line, at):
        at = match.end("label") + 1
        behind = re.match(_BEHIND, line[match.end() :])
        if not behind and not re.search("[_＿]", match["gap"]):
            continue  # something is written there
        unit = (behind and behind["unit"]) or ""
        whole = closed_up(f"{match['label']}:")[:-1]
        label = "".join(re.split(r"[ \u3000]{2,}", whole)[-1].split())
        last = whole.split()[-1:] or [""]
        called_so = (label,) if column_of(normal(label)) else (label, last[0])  # 班 级
        for called in dict.fromkeys(called_so):
            if column := column_called(called, counted=unit in {"人", "名"}):
                end = match.end("gap")
                gap = match["gap"]
                if not unit and not re.search("[_＿]", gap) and end < len(line) and gap:
                    end -= 1  # what stands behind stays apart
                yield Blank(
                    column, without_english(called), paragraph, match.start("gap"), end, unit
                )
                break


def _counted(paragraph: Element, line: str) -> Iterator[Blank]:
    for match in re.finditer(_COUNTED, line):
        word = match["word"]
        column = Column.EXPECTED if word in _ALL else column_of(word, Paper.COUNTS)
        if column in _COUNTS:
            yield Blank(column, f"{word}…人", paragraph, *match.span("gap"), "人")
    for match in re.finditer(_NUMBER, line):
        column = column_of(match["word"], Paper.COUNTS)
        if column in _COUNTS:
            unit = line[match.end() :][:1]
            unit = unit if unit in {"人", "名"} else ""
            yield Blank(column, match["word"], paragraph, *match.span("gap"), unit)


def _bare(paragraph: Element, line: str) -> Iterator[Blank]:
    """The blanks of a line that is labels without a colon: 所在学院　　　　专业名称　　　　."""
    found = [*re.finditer(_BARE, f"{line}   ")]
    columns = [_bare_column(match["label"]) for match in found]
    if "".join(match[0] for match in found).strip() != line.strip():
        return
    if not all(columns):
        return
    for match, column in zip(found, columns, strict=True):
        start, end = match.start("gap"), min(match.end("gap"), len(line))
        if column and end > start:
            keeps = end < len(line) and not re.search("[_＿]", match["gap"])
            unit = match["unit"] or ""
            span = (start, end - keeps, unit)
            yield Blank(column, match["label"], paragraph, *span, is_bare=not unit)


def _bare_column(label: str) -> Column | None:
    """What a label without a colon asks for, among others of its kind: also 班级."""
    word = normal(label)
    return Column.CLASS if column_of(word) is Column.CLASS else column_called(label)


def write_slots(parts: "FormParts", name: str, facts: Mapping[Column, str], of_others: str) -> bool:
    """Write the class into blanks such as ＿＿级＿＿专业＿＿班; whether there is such a place.

    *of_others* as in `has_slots`.
    """
    found = False
    for paragraph, phrase in [*_phrases(parts, of_others)][::-1]:  # what is written moves the rest
        found |= phrase.is_class
        places = slots.written(phrase, name, facts)
        if places is None:
            replace_text(paragraph, phrase.start, phrase.end, f" {name} ")
        for start, end, text in reversed(places or []):
            replace_text(paragraph, start, end, text)
    return found


def has_slots(parts: "FormParts", of_others: str) -> bool:
    """Whether a form has blanks such as ＿＿级＿＿专业＿＿班 for the class.

    A line with the pattern *of_others* is not looked at: 班级名称：__级__班 has room for a long
    class before the next label, and no more.
    """
    return any(phrase.is_class for _, phrase in _phrases(parts, of_others))


def _phrases(parts: "FormParts", of_others: str) -> Iterator[tuple[Element, slots.Phrase]]:
    """The blanks for the class around the list of a form, each with its paragraph."""
    own = parts.list_rows
    for element in parts.block:
        for paragraph in element.iter(P):
            line = text_of(paragraph)
            if own.isdisjoint(paragraph.iterancestors()) and not re.search(of_others, line):
                yield from ((paragraph, phrase) for phrase in slots.phrases(line))
