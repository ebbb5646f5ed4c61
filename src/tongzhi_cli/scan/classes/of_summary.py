"""The classes of a summary, and what pictures have shown of them: kept as rows, and made of them.

Kept is what is said of a row, and why; of a signature nothing, and of what is printed otherwise
only under which heading (issue 21). What it amounts to is worked out anew each time, so that who
merges sees what is true of the data as they are then.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING

from tongzhi_cli.answers.log.signings import SIGNED, TAKEN_BACK, Signing, said_by, strength
from tongzhi_cli.columns.column import Column
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.text import masked, without_id_numbers
from tongzhi_cli.scan.classes.account import Account, accounts
from tongzhi_cli.scan.classes.of_form import class_of
from tongzhi_cli.scan.classes.points import changed_in, word
from tongzhi_cli.scan.classes.sheets import Class
from tongzhi_cli.scan.judge import Reason, State, Verdict
from tongzhi_cli.scan.match import Person
from tongzhi_cli.scan.printed import Difference
from tongzhi_cli.scan.seen import GUESSED, NOT_KEPT, Seal, SeenRow, SeenSheet, Shot, Trouble
from tongzhi_cli.summary.merge import Merged, classes_of
from tongzhi_cli.summary.paper_rows import rows_of_records
from tongzhi_cli.summary.scanned.rows import ScanRow
from tongzhi_cli.summary.workbook.layout import SCANS, check_code

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    NameOf = Callable[[ScanRow], str | None]

_AND = "、"


class Signed:
    """The classes of a summary, and what was seen of each."""

    def __init__(self, found: Merged, file: str = "") -> None:
        self._found = found
        self._file = file
        self.classes: Sequence[Class] = [*_classes(found, file)]
        self.people = [person for each in self.classes for person in each.people]
        #: By 学号 the names of those who have it, by what the data have of each.
        self._codes: dict[str, dict[str, str]] = {}
        for one in self.people:
            self._codes.setdefault(one.number, {})[_code(one)] = one.name
        self._of_all = check_code(map(_code, self.people))

    # --- kept ---------------------------------------------------------------------------------

    def rows(self, shot: Shot, picture: str, digest: str) -> Iterator[ScanRow]:
        """What is kept of a page that was read."""
        plain = ScanRow(picture, digest, shot.page, compared=self._of_all)
        if not shot.sheets:
            yield plain._replace(reason=masked(without_id_numbers(str(shot.error or shot.trouble))))
        for at, sheet in enumerate(shot.sheets, start=1):
            whole = plain._replace(
                sheet=at, head=sheet.head, seal=str(sheet.seal), is_blurred=sheet.is_blurred
            )
            if sheet.unread or not sheet.rows:
                told = f"{sheet.unread} 行没有对上名单里的人" if sheet.rows else Trouble.FOREIGN
                yield whole._replace(reason=str(told), unread=sheet.unread)
            for row in sheet.rows:
                kept = whole._replace(
                    number=row.number,
                    state=str(row.verdict.state),
                    reason=str(row.verdict.reason or ""),
                    differs=_AND.join(each.column for each in row.differs),
                    has_result=row.is_compared,
                )
                yield kept._replace(compared=_row_code(self._code_of(row), kept))

    def _code_of(self, row: SeenRow) -> str:
        codes = self._codes.get(row.number, {})
        return next((code for code, name in codes.items() if row.name in {"", name}), "")

    def name_of(self, row: ScanRow) -> str | None:
        """Whose a row of a 学号 is; "" where it or the data have changed, None where nobody's."""
        codes = self._codes.get(row.number)
        if codes is None:
            return None
        found = (name for code, name in codes.items() if _row_code(code, row) == row.compared)
        return next(found, "")

    def is_fresh(self, rows: "Iterable[ScanRow]") -> bool:
        """Whether a page need not be read again: nothing that it was compared with has changed.

        Where something on it was nobody's, that is everybody. What could not be opened is tried,
        and so is a list without a header: the sheet before it may be given now.
        """
        return all(
            not row.is_waiting
            and not row.head.startswith(GUESSED)
            and (row.compared == self._of_all or self.name_of(row))
            and (row.sheet or row.reason in _TROUBLES)
            for row in rows
        )

    # --- and made of it -----------------------------------------------------------------------

    def shots(self, rows: Sequence[ScanRow]) -> list[Shot]:
        """The pages as they were read, without what is not kept."""
        pages = groupby(rows, key=lambda one: (one.picture, one.page, one.digest))
        return [_shot(picture, page, [*own], self.name_of) for (picture, page, _), own in pages]

    def _seen_before(self, rows: Iterable[ScanRow]) -> list[Signing]:
        """What somebody who looked has written beside a row, while the row is true.

        Of two pictures of a student the stronger word counts; what was taken back beside one says
        nothing of the other.
        """
        words: dict[tuple[str, str], str] = {}
        for row in rows:
            if row.said and row.said != TAKEN_BACK and (name := self.name_of(row)):
                whose = row.number, name
                words[whose] = max(words.get(whose, ""), row.said, key=strength)
        return [
            Signing(number, said, name)
            for (number, name), word in words.items()
            if (said := said_by(word))
        ]

    def accounts(self, shots: Sequence[Shot], rows: Iterable[ScanRow]) -> list[Account]:
        """What is to be said of each class, in their order; *rows* with what somebody has seen."""
        return accounts(self.classes, shots, {self._file: self._seen_before(rows)})

    def papers(self, rows: Sequence[ScanRow]) -> dict[tuple[str, str], str]:
        """纸件 of each class, by 学院 and name; of none where no picture was looked at."""
        waits = any(row.is_waiting for row in rows)
        told = self.accounts(self.shots(rows), rows) if rows else []
        named = zip(self._found.classes, told, strict=False)
        return {(one.college, one.name): word(own, waits=waits) for one, own in named}

    def told(self, rows: Sequence[ScanRow]) -> Iterator[str]:
        """What has changed since pictures were looked at; what was written and means nothing."""
        told = self.accounts(self.shots(rows), rows)
        if changed := [one for one in told if changed_in(one)]:
            who = _AND.join(f"{one.name}（{changed_in(one)} 人）" for one in changed)
            yield f"看过照片以后数据改过，纸上可能是旧的，重新签、再看：{who}"
        retyped = dict.fromkeys(
            row.number for row in rows
            if self.name_of(row) == ""
            and any(self.name_of(row._replace(state=str(state))) for state in State)
        )  # fmt: skip
        if retyped:
            who = _AND.join(retyped)
            yield f"“{SCANS}”里“纸件”一栏的字改过，不算；看过了，写在“看过”一栏：{who}"
        void = [row for row in rows if said_by(row.said) and row.number not in retyped]
        if why := dict.fromkeys(filter(None, map(self._why_not, void))):
            yield f"“{SCANS}”里“看过”写了也不算的：{_AND.join(why)}"
        said = {one.number for one in self._seen_before(rows) if not one.is_signed}
        both = {row.number for row in rows if row.number in said and said_by(row.said) == SIGNED}
        if both:
            who = _AND.join(sorted(both))
            yield f"“{SCANS}”里同一个人一行写了已签，一行写了未签，算未签，要改就都改：{who}"
        unknown = [
            row.number for row in rows
            if row.said and row.said != TAKEN_BACK and not said_by(row.said)
        ]  # fmt: skip
        if unknown:
            yield f"“{SCANS}”里“看过”一栏要写 已签 或 未签，没看懂的：{_AND.join(unknown)}"

    def _why_not(self, row: ScanRow) -> str:
        """Whose row it is beside which something is written that does not count, and why; or ""."""
        name = self.name_of(row)
        if name:
            return ""
        if not row.number:
            return f"{row.picture} 没对上的行（说不出是谁的）"
        return f"{row.number}（{'汇总里没有这个人' if name is None else '数据后来改过，看新的纸'}）"


def _classes(found: Merged, file: str) -> Iterator[Class]:
    statuses = iter(found.statuses)
    names = [one.name for one in found.classes]
    for tally, lines in zip(found.classes, classes_of(found.lines), strict=True):
        own = [*islice(statuses, tally.lines)]
        by_number = {line.number: status for line, status in zip(lines, own, strict=True)}
        name = tally.name
        if names.count(name) > 1:
            name = f"{tally.college} {name}".strip()
        yield class_of(
            name, file, rows_of_records(lines, own, found.notice), by_number, found.notice
        )


def _code(person: Person) -> str:
    return check_code((person.number, person.name, person.result))


def _row_code(code: str, row: ScanRow) -> str:
    """A code of what the data have of a student, and of what was seen: neither is typed by hand."""
    return check_code((code, row.state, row.reason, row.differs, str(row.has_result)))


def _shot(picture: str, page: int | None, rows: Sequence[ScanRow], name_of: "NameOf") -> Shot:
    label = f"{picture} 第 {page} 页" if page else picture
    if rows[0].is_waiting:
        return Shot(label, (), Trouble.WAITING)
    sheets = [
        _sheet([*own], name_of)
        for at, own in groupby(rows, key=lambda one: one.sheet)
        if at
    ]  # fmt: skip
    if not sheets:
        why = next((one for one in Trouble if one == rows[0].reason), Trouble.UNREADABLE)
        error = InputError(rows[0].reason) if why is Trouble.UNREADABLE else None
        return Shot(label, (), why, error)
    trouble = None if any(one.rows for one in sheets) else Trouble.FOREIGN
    return looked_at(Shot(label, tuple(sheets), trouble), rows)


def looked_at(shot: Shot, rows: Iterable[ScanRow]) -> Shot:
    """A page without those empty cells of which somebody who looked wrote 已签 beside the row.

    The word is of this very picture: it is not doubted because of what the picture shows, as one is
    that was said of another (`Doubt.BLANK_NOW`).
    """
    said = {
        (row.sheet, row.number) for row in rows
        if row.state == State.UNSIGNED and said_by(row.said) == SIGNED
    }  # fmt: skip
    if not said:
        return shot
    sheets = (
        sheet._replace(rows=tuple(
            row._replace(verdict=Verdict(State.LOOK, Reason.UNSURE))
            if (at, row.number) in said and row.verdict.state is State.UNSIGNED else row
            for row in sheet.rows
        ))
        for at, sheet in enumerate(shot.sheets, start=1)
    )  # fmt: skip
    return shot._replace(sheets=tuple(sheets))


def _sheet(rows: "Collection[ScanRow]", name_of: "NameOf") -> SeenSheet:
    numbered = [(row, name_of(row)) for row in rows if row.number]
    seen = tuple(
        SeenRow(
            row.number,
            Verdict(_STATES.get(row.state, State.LOOK), _REASONS.get(row.reason)),
            tuple(
                Difference(_COLUMNS[each], NOT_KEPT)
                for each in row.differs.split(_AND)
                if each in _COLUMNS
            ),
            is_compared=row.has_result,
            is_stale=not name,
            name=name,
        )
        for row, name in numbered
        if name is not None
    )
    first = next(iter(rows))
    return SeenSheet(
        seen,
        sum(row.unread for row in rows),
        _SEALS.get(first.seal, Seal.NOT_SEEN),
        is_blurred=first.is_blurred,
        head=first.head,
        others=sum(name is None for _, name in numbered),
    )


_TROUBLES = {str(one) for one in Trouble}
_STATES = {str(one): one for one in State}
_REASONS = {str(one): one for one in Reason}
_COLUMNS = {str(one): one for one in Column}
_SEALS = {str(one): one for one in Seal}
