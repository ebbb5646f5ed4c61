"""What a list says of its students' 学籍: in a column for it, in 备注, and by marks elsewhere.

Marks stand behind a name (方一鸣（已退学）), in the cell of the class, above a group of rows
(退学学生), on the tab of a sheet. Source: issue 14.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.rows import Listed
from tongzhi_cli.columns.vocabulary import COLUMN_OF
from tongzhi_cli.model.enrolment import Enrolment, Standing
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.standing import enrolment_of, marked, may_be_gone, titled
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.text import clean_answer, shortened
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster.kinds import UNKNOWN_STANDING
from tongzhi_cli.roster.names import standing_beside
from tongzhi_cli.roster.sheets import Sheet
from tongzhi_cli.tables.table import as_text

_YES = {"是", "有", "在", "y", "yes", "true", "1", "√"}
_PLAINLY = {"是", "有", "在"}
_NO = {"否", "不", "无", "没有", "n", "no", "false", "0", "×"}
#: 异动 asks for what happened, 是否在校 whether somebody is there.
_OF_CHANGES = "异动|变动|xjyd"
_IS_THERE = "在校|在籍|在读|在册|有学籍|sfz|sfyxj"
#: Over such a column another state may stand: 已交, 已阅.
_UNSURE = "状态"
_SHOWN = 30


#: What ends that somebody is 在籍; 休学 and 留级 do not, but the one is not 在校.
_NO_LONGER = {
    Standing.SERVING, Standing.WITHDRAWN, Standing.TRANSFERRED, Standing.DECEASED,
}  # fmt: skip
_AT_SCHOOL = "在校|在读|在学"


class _Said(NamedTuple):
    """What one *place* of a row says, in the column *at*, if it is one cell."""

    place: str
    at: int | None
    told: Enrolment

    @property
    def is_of_column(self) -> bool:
        """Whether the cell holds that and nothing else, as one beside a name does not."""
        return self.at is not None and self.place not in (Column.NAME, Column.CLASS)


class Standings:
    """What one list says of the 学籍 of its students; *notes* are what it leaves in doubt."""

    def __init__(self, sheet: Sheet) -> None:
        self.notes: list[Problem] = []
        self._sheet = sheet
        self._columns = _columns(sheet)
        self._sections = [(one.row, titled(_text_of(sheet, one.row))) for one in sheet.passed_over]
        self._unclear: dict[tuple[str, str], list[tuple[Where, Listed]]] = {}
        self._columns = [one for one in self._columns if self._is_sure(*one)]
        self._class_marks = self._has_class_marks()
        self.is_silent = not (
            self._columns
            or sheet.enrolment
            or self._class_marks
            or any(told for _, told in self._sections)
        )

    def of(self, person: Listed) -> Enrolment | None:
        """What is said of the 学籍 of the student in a row."""
        row = person.row
        if self.is_silent and row not in self._sheet.notes and person.written.isalpha():
            return None
        of_all = self._above(row) or self._sheet.enrolment
        told = [
            *((head, at, self._in_column(person, at, head)) for at, head in self._columns),
            *((str(at), self._sheet.header.columns.get(at), one) for at, one in (
                (Column.NOTE, self._remark(person)),
                (Column.NAME, standing_beside(person.written)),
                (Column.CLASS, self._mark_of_class(row)),
            )),
            ("旁边", None, self._beside(row) if of_all and not of_all.takes_part else None),
            ("小标题或工作表", None, of_all),
        ]  # fmt: skip
        said = [_Said(place, at, one) for place, at, one in told if one]
        chosen = _chosen([one.told for one in said])
        if chosen and not chosen.takes_part:
            other = next(one for one in said if one.told is chosen)
            stated = [one for one in said if one.told is not of_all and self._denies(one, chosen)]
            if stated:
                self.notes.append(self._contradiction(person, stated[0], other))
        return chosen

    @staticmethod
    def _denies(one: "_Said", gone: Enrolment) -> bool:
        """Whether a cell says that somebody is here who is *gone*: 在籍 are also those of 休学."""
        if one.told.standing is not Standing.ENROLLED:
            return False
        text = one.told.said if one.told.said not in _YES else one.place
        return gone.standing in _NO_LONGER or re.search(_AT_SCHOOL, text) is not None

    def _contradiction(self, person: Listed, stated: "_Said", other: "_Said") -> Problem:
        """That one place says that somebody is here, and another that they are gone."""
        here, gone = (self._as_written(person, one) for one in (stated, other))
        message = f"{stated.place}写着“{here}”，{other.place}写着“{gone}”，按不参加算"
        log = "记一下：fankui collect 花名册.xlsx --without 学号= （等号后面空着）。"
        clear = f"清空“{other.place}”那一格，或" if other.is_of_column else ""
        at = self._sheet.header.columns.get(Column.NAME, 0) if stated.at is None else stated.at
        where = self._sheet.table.where(person.row, at)
        about = (person.number or None, person.name, None, where)
        hint = f"照常参加就{clear}{log}"
        return Problem(UNKNOWN_STANDING, Severity.WARNING, message, hint, *about)

    def _as_written(self, person: Listed, one: "_Said") -> str:
        """What stands in a cell: 否, of which 不在校 is what it means."""
        if not one.is_of_column:
            return one.told.said
        text = clean_answer(self._sheet.table.text_of_merged(person.row, one.at))
        return shortened(text, _SHOWN)

    def is_aside(self, person: Listed) -> bool:
        """Whether a title, or the sheet's tab, says of all there that they have left."""
        if self.is_silent:
            return False
        told = self._above(person.row)
        return self._sheet.is_of_the_gone or (told is not None and not told.takes_part)

    def with_classes(self, told_of: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """What rows tell, by `Sheet.fields`; who has left and no class is of the neighbours'.

        The list goes class by class, and who has left stands among their own, or at the end.
        """
        sheet = self._sheet
        if self.is_silent or Column.CLASS not in sheet.fields:
            return told_of
        before, made = "", list(told_of)
        for at, (person, said) in enumerate(zip(sheet.people, told_of, strict=True)):
            has_left = self._mark_of_class(person.row) or self.is_aside(person)
            if said[0] or not has_left:
                before = said[0] or before
                continue
            after = next((one[0] for one in told_of[at:] if one[0]), "")
            made[at] = (before or after, *said[1:])
        return made

    def finish(self) -> list[Problem]:
        """All that is in doubt: what a column says, each text once with its first cell."""
        for (heading, text), places in self._unclear.items():
            many = f"（共 {len(places)} 人）" if len(places) > 1 else ""
            message = f"{heading}写着“{text}”{many}，看不出参加不参加，先照参加算"
            (where, one), only = places[0], len(places) == 1
            number, name = (one.number or None, one.name) if only else (None, None)
            about = (number, name, None, where)
            self.notes.append(Problem(UNKNOWN_STANDING, Severity.WARNING, message, "", *about))
        return self.notes

    def _is_sure(self, column: int, heading: str) -> bool:
        """Whether a column is about 学籍; one headed 状态 is if a cell of it says so."""
        if heading != _UNSURE:
            return True
        texts = (self._sheet.table.text(one.row, column) for one in self._sheet.people)
        return any(enrolment_of(text) for text in texts)

    def _in_column(self, person: Listed, column: int, heading: str) -> Enrolment | None:
        table, row = self._sheet.table, person.row
        text = clean_answer(table.text_of_merged(row, column))
        is_nothing, told = _in_cell(heading, text)
        if is_nothing or told:
            return told
        key = (heading, shortened(text, _SHOWN))
        self._unclear.setdefault(key, []).append((table.where(row, column), person))
        return None

    def _remark(self, person: Listed) -> Enrolment | None:
        """What stands under 备注; one that may say so, and does not plainly, is told."""
        row = person.row
        if row not in self._sheet.notes:
            return None
        place = self._sheet.table.where(row, self._sheet.header.columns[Column.NOTE])
        told, doubt = of_remark(self._sheet.notes[row], place)
        if doubt:
            self.notes.append(doubt._replace(number=person.number or None, name=person.name))
        return told

    def _has_class_marks(self) -> bool:
        """Whether any cell of the class says of somebody that they are gone."""
        column = self._sheet.header.columns.get(Column.CLASS)
        if column is None or Column.CLASS not in self._sheet.fields:
            return False
        texts = {as_text(one) for one in self._sheet.values_of(Column.CLASS)}
        return any(marked(text)[1] or enrolment_of(text) for text in texts)

    def _mark_of_class(self, row: int) -> Enrolment | None:
        column = self._sheet.header.columns.get(Column.CLASS)
        if column is None or not self._class_marks:
            return None
        text = self._sheet.table.text_of_merged(row, column)
        return marked(text)[1] or enrolment_of(text)

    def _beside(self, row: int) -> Enrolment | None:
        """What a cell of no column that is known says, where a title says that all here have left.

        On a sheet 休学、退学 each has their own: 原因 休学.
        """
        table, header = self._sheet.table, self._sheet.header
        known = header.columns.values()
        cells = range(header.first, min(len(table.rows[row]), header.last + 1))
        told = (enrolment_of(table.text(row, at)) for at in cells if at not in known)
        return next((one for one in told if one and not one.takes_part), None)

    def _above(self, row: int) -> Enrolment | None:
        """What the nearest title between the rows says of those below it."""
        before = [told for at, told in self._sections if at < row]
        return before[-1] if before else None


def of_remark(text: str, where: Where) -> tuple[Enrolment | None, Problem | None]:
    """What a remark says of somebody's 学籍; the problem if it may, and does not plainly."""
    if not text:
        return None, None
    told = enrolment_of(text)
    if told or not may_be_gone(text):
        return told, None
    message = f"备注写着“{shortened(text, _SHOWN)}”，看不出参加不参加，先照参加算"
    return None, Problem(UNKNOWN_STANDING, Severity.WARNING, message, where=where)


def settled(students: Sequence[Student], aside: Collection[Where]) -> list[Student]:
    """*students* of all lists of a file together, those who have left once.

    *aside* are the places below a title, or on a sheet, that says of all there that they have
    left: whoever stands elsewhere as well is one student; whoever does not is of the class of the
    others, if there is one.
    Who was 留级 and whose 学号 is not like those of the class has come into it, and takes part.
    """
    if not any(one.enrolment for one in students):
        return list(students)
    gone = {
        one.number: one.enrolment
        for one in students
        if one.where in aside and one.number and one.enrolment
    }
    there = [one for one in students if one.where not in aside]
    if gone and there:
        known = {one.number for one in there}
        classes = {one.class_name for one in there}
        rest = [one for one in students if one.where in aside and one.number not in known]
        if len(classes) == 1:
            rest = [one._replace(class_name=one.class_name or there[0].class_name) for one in rest]
        there = [
            one._replace(enrolment=_chosen(list(filter(None, (one.enrolment, gone[one.number])))))
            if one.number in gone
            else one
            for one in there
        ]
        students = [*there, *rest]
    return _with_held_back(students)


def _with_held_back(students: Sequence[Student]) -> list[Student]:
    """Who was 留级 into this class is new in it: the 学号 is not like those of the others."""
    usual: dict[str | None, str] = {}
    for name in {one.class_name for one in students if _is_held_back(one)}:
        starts = Counter(one.number[:4] for one in students if one.class_name == name)
        usual[name] = starts.most_common(1)[0][0]
    return [
        one._replace(enrolment=Enrolment(Standing.JOINED, one.enrolment.said))
        if one.enrolment and _is_held_back(one) and not one.number.startswith(usual[one.class_name])
        else one
        for one in students
    ]


def _is_held_back(student: Student) -> bool:
    return student.enrolment is not None and student.enrolment.standing is Standing.HELD_BACK


def _chosen(told: Sequence[Enrolment]) -> Enrolment | None:
    """What counts of several: who is back is back, and else who is gone is gone."""
    back = [one for one in told if one.standing is Standing.RETURNED]
    gone = [one for one in told if not one.takes_part]
    moved = [one for one in told if one.standing is not Standing.ENROLLED]
    return next(iter([*back, *gone, *moved, *told]), None)


@lru_cache(maxsize=4096)  # a list says the same of nearly all its students
def _in_cell(heading: str, text: str) -> tuple[bool, Enrolment | None]:
    """Whether a cell under a heading about 学籍 says nothing, and else what it says."""
    if not any(c.isalnum() for c in text) and text not in _YES | _NO:
        return True, None
    return False, _answered(heading, text) or enrolment_of(text)


def _answered(heading: str, text: str) -> Enrolment | None:
    """What 是 or 无 says under a heading that asks: 是否在校, 学籍异动."""
    word = text.strip("。.").lower()
    if re.search(_OF_CHANGES, heading):
        return Enrolment(Standing.ENROLLED, text) if word in _NO else None
    asked = re.search(_IS_THERE, heading)
    if word in _YES and (asked or word in _PLAINLY):  # 1 may be a code of the school's
        return Enrolment(Standing.ENROLLED, text)
    if word in _NO and asked:
        said = asked[0] if "在" in asked[0] else "在校"
        return Enrolment(Standing.ABSENT, f"不{said}")
    return None


def _columns(sheet: Sheet) -> list[tuple[int, str]]:
    """The columns of a list that are about 学籍, and what stands over each."""
    table, header = sheet.table, sheet.header
    chosen = header.columns.get(Column.STANDING)
    if chosen is None:
        return []
    if header.row < 0:
        return [(chosen, Column.STANDING)]
    last = min(len(table.rows[header.row]) - 1, header.last)
    headings = {at: normal(table.text(header.row, at)) for at in range(header.first, last + 1)}
    found = {
        at: text for at, text in headings.items() if COLUMN_OF[None].get(text) is Column.STANDING
    }
    found.setdefault(chosen, headings.get(chosen) or Column.STANDING)
    return sorted(found.items())


def _text_of(sheet: Sheet, row: int) -> str:
    first, last = sheet.header.first, sheet.header.last
    cells = range(first, min(len(sheet.table.rows[row]), last + 1))
    return " ".join(filter(None, (sheet.table.text(row, at).strip() for at in cells)))
