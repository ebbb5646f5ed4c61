"""Which of the records of one student counts, what the others add to it, and what is odd."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.anomaly.items.field_correction import FieldCorrection, split
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.judge import result_of
from tongzhi_cli.check.check import REPLACED_ANSWER
from tongzhi_cli.check.rules.answers import name_mismatch
from tongzhi_cli.check.rules.people import bad_name, duplicate_number
from tongzhi_cli.model.classes.class_called import is_called
from tongzhi_cli.model.problem import Kind as ProblemKind
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.student import clean_name, same_name
from tongzhi_cli.model.text import EMBEDDED, without_pictures
from tongzhi_cli.model.times import moment
from tongzhi_cli.summary.classes.called import Class
from tongzhi_cli.summary.classes.kinds import TWO_CLASSES
from tongzhi_cli.summary.classes.names import ClassNames
from tongzhi_cli.summary.kinds import CONFLICTING_ANSWER
from tongzhi_cli.summary.model import Kind, Record, record_key
from tongzhi_cli.summary.people.same import bare, said, same_fault, same_result, short

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.summary.people.strays import Roll


#: What to do about two rows of one student in one file.
TWO_ROWS = "这份表里这名同学有两行：请问这个班哪一行对，删掉另一行，重新交来，再汇总一次。"
#: The same where they stand on two lists of it: neither is one too many.
TWO_LISTS = (
    "这名同学在这份表的两张表上，写的不一样：请问这个班哪一处对，改成一样，"
    "多写的删掉，重新交来，再汇总一次。"
)
#: What to do about another name than the list's.
WHO_IS_IT = (
    "请问这个班这一行是谁填的：姓名写错了，改好重新交来，再汇总一次；是名单写错了，就改名单。"
)
TWO_PEOPLE = "两行学号一样、姓名不同，多半有一行学号写错了：请这个班改好重新交来，再汇总一次。"
ONE_ROW = "请这个班删掉多出的一行；汇总里已经只算一次。"
#: What to do about a page that was copied from another class's, people and all.
COPIED = "两个班的表上是同样的人，多半有一张是照抄的：请写错的班改好重新交来，再汇总一次。"
#: The sheet that people change.
LINES = "明细"
#: What a wrong result costs: one that says what is wrong counts before one that says 无误.
_WEIGHT = {
    Status.AWAY: 5,
    Status.ANOMALY: 4,
    Status.VAGUE: 3,
    Status.UNCLEAR: 2,
    Status.OK: 1,
    Status.MISSING: 0,
}


def status_of(record: Record, notice: "Notice") -> Status:
    """What a record amounts to; one by itself, of which the notice says nothing by name."""
    return Status.AWAY if record.away else result_status(record, notice)


def result_status(record: Record, notice: "Notice") -> Status:
    """What the result of a record amounts to, whether its student takes part or not."""
    if record.result == notice.ok_text:  # nearly always
        return Status.OK
    who = (record.number, record.name, record.class_name)
    status = result_of(record.result, notice, who).status
    return Status.ANOMALY if status is Status.UNCLEAR and record.on_purpose else status


def file_key(record: Record) -> tuple[object, ...]:
    """Sort key for records: by file, and as they come in it."""
    return (record.where.file, record_key(record))


def spot(where: Where, beside: Where) -> str:
    """A place as it is called *beside* another of its file: without the file, and the same sheet.

    >>> spot(Where("一班.xlsx", "甲", "B5"), Where("一班.xlsx", "甲", "B6"))
    'B5'
    >>> spot(Where("一班.docx", "第2张表", line=3), Where("一班.docx", "第1张表", line=9))
    '[第2张表] 第 3 行'
    """
    sheet = None if where.sheet == beside.sheet else where.sheet
    return str(where._replace(file="", sheet=sheet)).strip()


class OneStudent:
    """The records of one student: the *best*, the *line* it becomes, the *others*, *problems*.

    *strays* are those of the others that are somebody else's: by the school's list the name is not
    that of the 学号, but a classmate's, or the class is another. None of them counts before the
    owner's own, or where somebody of that name and class has no record else (`Roll.waiting`).
    """

    def __init__(
        self,
        records: Sequence[Record],
        names: ClassNames,
        notice: "Notice",
        roll: "Roll",
    ) -> None:
        self.problems: list[Problem] = []
        self.others: list[Record] = []
        self.strays: list[Record] = []
        if len(records) == 1:
            self.best = records[0]
            self.line = names.unified(self.best)
            self.listed = records[0].kind is Kind.LIST
            return
        self._notice = notice
        handed_in = sorted((one for one in records if one.kind is not Kind.LIST), key=file_key)
        listed = sorted((one for one in records if one.kind is Kind.LIST), key=file_key)
        self.listed = bool(listed)
        decided = [one for one in handed_in if one.kind is Kind.DECIDED]
        if listed and not decided:
            self.strays = _strays(handed_in, names.unified(listed[0]), names, roll)
            handed_in = [one for one in handed_in if one not in self.strays]
            records = [one for one in records if one not in self.strays]
        given = handed_in or listed
        best = self.best = self._best(_newest_decided(decided) or given)
        self.others = [*(one for one in records if one is not best), *self.strays]
        self.line = self._completed(best, [*decided, *listed, *given], names)
        if handed_in:
            self._look_at_results(best, handed_in)
            self._look_twice(handed_in)
        if len(decided) > 1:
            from tongzhi_cli.summary.people.decided import contradictions  # noqa: PLC0415  start fast

            contradictions(best, decided, self._problem)
        if not decided:
            self._look_at_names(best, listed or given)
        self._look_at_classes(records, names)

    def _best(self, given: Sequence[Record]) -> Record:
        """The newest record with a time, and those without; of these the one that weighs most.

        A time alone does not make an anomaly 无误 that somebody wrote without one.
        """
        told = [one for one in given if self._status(one) is not Status.MISSING]
        newest = max((one.given_at for one in told if one.given_at), default=None)
        standing = [one for one in given if one.given_at is None or one.given_at == newest]
        # the first of equals, in the order of files
        return max(
            standing or given,
            key=lambda one: (
                _WEIGHT[self._status(one)],
                bool(one.result),
                one.given_at is not None,
            ),
        )

    def _status(self, record: Record) -> Status:
        return status_of(record, self._notice)

    def _completed(self, best: Record, facts: Sequence[Record], names: ClassNames) -> Record:
        """The line: facts are what somebody decided, then the list's, then the best record's."""
        facts = [names.unified(one) for one in facts]
        sure = [one for one in facts if one.kind in {Kind.DECIDED, Kind.LIST}]
        best = names.unified(best)
        ordered = [*sure, best, *facts]

        def first(field: str) -> str:
            return next((value for one in ordered if (value := getattr(one, field))), "")

        year = next((one.entry_year for one in ordered if one.entry_year), None)
        return best._replace(
            name=first("name"),
            class_name=first("class_name"),
            college=first("college"),
            entry_year=year,
            level=first("level"),
            major=first("major"),
            away=best.away if best.kind is Kind.DECIDED else best.away or _listed_away(facts),
        )

    def _problem(
        self, kind: ProblemKind, severity: Severity, message: str, where: Where, hint: str = ""
    ) -> None:
        line = self.line
        about = (line.number, line.name, line.class_name or None)
        self.problems.append(Problem(kind, severity, message, hint, *about, where))

    def _look_at_results(self, best: Record, given: Sequence[Record]) -> None:
        told: set[str | FieldCorrection] = {bare(said(best)), split(said(best))}
        for one in given:
            text = said(one)
            if best.kind is one.kind is Kind.DECIDED:
                continue  # `contradictions`
            if not text or bare(text) in told or same_fault(text, told):
                continue
            if Status.MISSING in {self._status(one), self._status(best)}:
                continue  # who has not checked yet says nothing else
            told |= {bare(text), split(text)}
            if best.kind is Kind.DECIDED is not one.kind:
                by = f"（{best.decision}）" if best.decision else ""
                message = f"按“{LINES}”里改的“{short(best)}”{by}列，没有用“{short(one)}”"
                self._problem(REPLACED_ANSWER, Severity.INFO, message, one.where)
                continue
            if one.given_at and best.given_at and one.given_at < best.given_at:
                message = f"用了“{short(best)}”（{moment(best.given_at)}，{best.where}），"
                message += f"没有用“{short(one)}”（{moment(one.given_at)}）"
                self._problem(REPLACED_ANSWER, Severity.INFO, message, one.where)
                continue
            there, hint = str(best.where), ""
            if one.where.file == best.where.file:
                there = spot(best.where, one.where)
                two = TWO_ROWS if one.where.sheet == best.where.sheet else TWO_LISTS
                hint = two if same_name(one.name, best.name) else TWO_PEOPLE
            message = f"这里写“{short(one)}”，{there} 写“{short(best)}”，按“{short(best)}”列"
            self._problem(CONFLICTING_ANSWER, Severity.ERROR, message, one.where, hint)

    def _look_twice(self, given: Sequence[Record]) -> None:
        """A 学号 that stands twice in one file may be somebody else's by mistake.

        Of one person who says two things there it is told that they do (`_look_at_results`).
        """
        disputed = {one.where for one in self.problems if one.kind == CONFLICTING_ANSWER}
        rows: dict[str, list[Record]] = {}
        for one in given:
            rows.setdefault(one.where.file, []).append(one)
        for same in rows.values():
            places = {same[0].where: same[0]}  # a file that was changed has a row twice
            for one in same[1:]:
                if one.where in places or one.kind is Kind.DECIDED:
                    continue
                places[one.where] = one
                first, there = same[0], spot(same[0].where, one.where)
                if not same_name(one.name, first.name):
                    message = f"这个学号在 {there} 已经有了，那里的姓名是“{first.name}”，"
                    message += f"这里是“{one.name}”"
                    self._problem(duplicate_number.KIND, Severity.ERROR, message, one.where)
                elif _are_of_two_classes(one, first):
                    message = f"和 {there} 是同一个人，那里的班级是“{first.class_name}”，"
                    message += f"这里是“{one.class_name}”"
                    self._problem(duplicate_number.KIND, Severity.ERROR, message, one.where, COPIED)
                elif disputed.isdisjoint({one.where, first.where}):
                    alike = "一样" if same_result(one, first) else "写的不一样"
                    message = f"和 {there} 是同一个人写了两行，{alike}，只算一次"
                    self._problem(
                        duplicate_number.KIND, Severity.WARNING, message, one.where, ONE_ROW
                    )

    def _look_at_names(self, best: Record, by: Sequence[Record]) -> None:
        name = self.line.name
        told: set[str] = set()
        rows = {one.where for one in self.problems if one.kind == duplicate_number.KIND}
        for one in [*by, *self.others, best]:
            if one in self.strays or (not self.listed and one.where in rows):
                continue
            cleaned = clean_name(one.name)
            if not cleaned or not name or cleaned in told or same_name(cleaned, name):
                continue
            told.add(cleaned)
            if EMBEDDED in cleaned and _may_be_drawn(cleaned, name):
                fault, hint = bad_name.fault_of(cleaned)
                message = f"{fault}，名单上是“{name}”" if self.listed else fault
                self._problem(bad_name.KIND, Severity.ERROR, message, one.where, hint)
                continue
            says = "名单上是" if self.listed else "别处写的是"
            message = f"这里写的是“{without_pictures(one.name)}”，{says}“{name}”"
            self._problem(name_mismatch.KIND, Severity.ERROR, message, one.where, WHO_IS_IT)

    def _look_at_classes(self, records: Sequence[Record], names: ClassNames) -> None:
        here = Class(self.line.college, self.line.class_name)
        told = {here}
        if any(one.kind is Kind.DECIDED for one in records):
            return
        for one in sorted(records, key=file_key):
            unified = names.unified(one)
            there = Class(unified.college, unified.class_name)
            if not there.name or there in told or names.is_told(there, here):
                continue
            told.add(there)
            message = f"在“{there}”，又在“{here}”，算在“{here}”"
            self._problem(TWO_CLASSES, Severity.WARNING, message, one.where)


def _are_of_two_classes(one: Record, other: Record) -> bool:
    """Whether two rows name two classes, and not one in two spellings: 软件1班, 2014级软件(1)班."""
    names = one.class_name, other.class_name
    return all(names) and not is_called(*names)


def _strays(
    handed_in: Sequence[Record], owner: Record, names: ClassNames, roll: "Roll"
) -> list[Record]:
    """Those of the records of a 学号 that its *owner* on the list has nothing to do with."""
    here = Class(owner.college, owner.class_name)
    strays = []
    for one in handed_in:
        if not one.name or not owner.name or same_name(one.name, owner.name):
            continue
        unified = names.unified(one)
        there = Class(unified.college, unified.class_name)
        is_elsewhere = there != here and not names.is_told(there, here)
        if there.name and (  # or those who wait are in another class that is called so
            is_elsewhere or any(names.usual(each) != here for each in roll.waiting(unified))
        ):
            strays.append(unified)
        elif roll.has_beside(owner, one.name):
            strays.append(one._replace(college=owner.college, class_name=owner.class_name))
    if len(strays) == len(handed_in):  # the 学号 stands nowhere else: whose else may they be?
        strays = [one for one in strays if roll.waiting(one)]
    places = {one.where for one in strays}
    return [one for one in handed_in if one.where in places]


def _newest_decided(decided: Sequence[Record]) -> Sequence[Record]:
    """Those of several decisions that were made last, where each says when."""
    if len(decided) < 2:
        return decided
    from tongzhi_cli.summary.people.decided import newest_decided  # noqa: PLC0415  start fast

    return newest_decided(decided)


def _listed_away(facts: Sequence[Record]) -> str:
    """Why the school's list says that a student does not take part."""
    return next((one.away for one in facts if one.kind is Kind.LIST and one.away), "")


def _may_be_drawn(drawn: str, name: str) -> bool:
    """Whether a name with a picture in it is the *name*, each picture one character or more.

    >>> _may_be_drawn("沈\ufffc", "沈秀"), _may_be_drawn("沈\ufffc", "王秀")
    (True, False)
    """
    first, *middle, last = drawn.split(EMBEDDED)
    drawn_in = len(name) - len(first) - len(last)
    is_around = name.startswith(first) and name.endswith(last)
    return is_around and drawn_in > sum(map(len, middle)) and all(one in name for one in middle)
