"""Who lacks a result, and of whom a row with a destroyed 学号 may be: told at both ends."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.check.rules.answers import missing_answer
from tongzhi_cli.check.rules.people import bad_name, bad_number
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.text import shown
from tongzhi_cli.summary.kinds import MISSING_FORM
from tongzhi_cli.summary.model import Kind, Record
from tongzhi_cli.summary.people.owners import SHOWN, Owners
from tongzhi_cli.summary.store.rows import Rows

if TYPE_CHECKING:
    from tongzhi_cli.summary.people.likely import Likely

#: What to do about somebody missing in what was handed in.
AGAIN = "请这个班补上这些同学，改好的表重新交来，再汇总一次；已不在校的请在备注里写明。"
#: What to do about somebody whose row is likely to be there: another one would be a second.
PUT_RIGHT = (
    "是这名同学，就请这个班改好那一行的学号和姓名（不要另加一行），重新交来，再汇总一次；"
    "不是，就请这个班补上。"
)
#: What to do about somebody whose row the office voided: nothing that the class can do.
RESTORE = "作废错了，就在汇总的“其他记录”里清空这一行的“作废”，和汇总一起再汇总一次。"
_LONGEST = 20
#: What is said of a class of which only a file came that nobody can be read from.
NONE_READ = "，没有读得出来的表"
#: What is said of a row without a result.
NOT_YET = "还没有校对结果"
#: What comes before whom a row may be of.
LIKE, ONE_OF = "；像是 ", "；可能是其中一位："


def by_row(likely: Mapping[Where, "Sequence[Likely]"]) -> dict[Where, "Likely"]:
    """Whose each row is likely to be, by its place."""
    return {one.record.where: one for rows in likely.values() for one in rows}


class Suggested:
    """Of whom rows with a wrong 学号 may be, by the places of the rows and of the students."""

    def __init__(
        self, lines: Rows, owners: Owners, likely: Mapping[Where, "Sequence[Likely]"]
    ) -> None:
        self._lines, self._likely = lines, likely
        self._of = {lines[lost].where: told for lost, told in owners.of.items()}
        self._at = {lines[owner].where: lines[lost] for lost, owner in owners.sure}

    def is_explained(self, found: Problem) -> bool:
        """Whether a problem of a row only follows from what is told of it: it is the other way."""
        if not self._likely or found.kind not in {bad_number.KIND, bad_name.KIND}:
            return False
        row = self._by_row.get(found.where) if found.where else None
        return row is not None and row.is_exchanged

    @cached_property
    def _by_row(self) -> dict[Where, "Likely"]:
        return by_row(self._likely)

    def is_lost(self, line: Record) -> bool:
        """Whether a line may be somebody's who is told of it."""
        return bool(self._of) and line.where in self._of

    def of_lost(self, found: Problem) -> Problem:
        """A problem of a row; that with its 学号 says who is meant."""
        told = self._of.get(found.where) if self._of and found.where else None
        if not told or found.kind != bad_number.KIND:
            return found
        who = [self._lines[at] for at in told[:SHOWN]]
        names = "、".join(" ".join(filter(None, (one.class_name, one.number, one.name)))
                         for one in who)  # fmt: skip
        if len(told) > 1:
            message = f"{found.message}{ONE_OF}{names}"
            return found._replace(message=message, hint=_WHICH)
        message = f"{found.message}{LIKE}{names}"
        return found._replace(message=message, hint=_SURE)

    def file_of(self, line: Record) -> str | None:
        """The file with a row that may be of a student, None where there is none."""
        if self._likely and (rows := self._likely.get(line.where)):
            return rows[0].record.where.file
        lost = self._at.get(line.where) if self._at else None
        return lost.where.file if lost else None

    def of_owner(self, line: Record) -> str | None:
        """What a row says that may be of a student, None where there is none."""
        if self._likely and (rows := self._likely.get(line.where)):
            from tongzhi_cli.summary.people.likely import in_words  # noqa: PLC0415  for few

            return in_words(rows)
        lost = self._at.get(line.where) if self._at else None
        if lost is None:
            return None
        said = f"写着“{shown(lost.result, _LONGEST)}”" if lost.result else "也没有结果"
        number = "学号毁了" if lost.number else "没有学号"
        return f"{lost.where} 的“{lost.name}”{number}，{said}，像是这名同学"


_ANEW = "在汇总的“明细”里把这一行的学号改对，和汇总一起再汇总一次。"
_SURE = f"是这名同学，就请这个班改好学号重新交来；或{_ANEW}"
_WHICH = f"请问这个班是哪一位，改好学号重新交来；或{_ANEW}"


def not_yet(line: Record) -> str:
    """That a row has no result, with what stands there instead."""
    return f"写的是“{shown(line.result, _LONGEST)}”，还没有校对结果" if line.result else NOT_YET


def anything_came(lines: Sequence[Record], voided: Collection[str]) -> bool:
    """Whether anything of a class was handed in, also where the office *voided* all of it."""
    return any(line.kind is not Kind.LIST or line.number in voided for line in lines)


def lacking(
    lines: Sequence[Record],
    statuses: Sequence[Status],
    told: Suggested,
    voided: Collection[str] = (),
    *,
    came: bool,
) -> Iterator[Problem]:
    """Who of a class has no result; a class of which nothing *came* is one problem.

    Of a row that may be somebody's it is told there. *voided* are the 学号 whose rows the office
    voided: they were handed in.
    """
    first = lines[0]
    expected = len(lines) - statuses.count(Status.AWAY)
    if expected and not came:
        message = f"名单上有 {expected} 人，一份表也没有交来"
        yield Problem(
            MISSING_FORM, Severity.ERROR, message,
            class_name=first.class_name or None, where=first.where,
        )  # fmt: skip
        return
    for line, status in zip(lines, statuses, strict=True):
        if status is not Status.MISSING or told.is_lost(line):
            continue
        message, hint = not_yet(line), AGAIN
        if line.kind is Kind.LIST:
            message = "名单上有，交来的表上没有这名同学"
            if line.number in voided:
                message, hint = "名单上有，表上的一行被作废了", RESTORE
        if row := told.of_owner(line):
            message, hint = f"名单上有，表上没有这个学号；{row}", PUT_RIGHT
        yield Problem(
            missing_answer.KIND, Severity.ERROR, message, hint, line.number, line.name,
            line.class_name or None, line.where,
        )  # fmt: skip
