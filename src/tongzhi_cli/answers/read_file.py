"""Any file that answers come in: the export of a questionnaire, another table, a 群接龙."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.answers import chat, exports
from tongzhi_cli.answers.attribution import Group, Placement, Unplaced, place
from tongzhi_cli.answers.exports import Answers, Export, Understood
from tongzhi_cli.answers.kinds import MATCHED_BY_NAME, UNPLACED_ANSWER
from tongzhi_cli.answers.rows import NOBODYS
from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.office import limits
from tongzhi_cli.tables import read as tables
from tongzhi_cli.tables.formats import text as text_format
from tongzhi_cli.tables.table import Book

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: What standard input is called in messages.
STANDARD_INPUT = Path("标准输入")


class Incoming(NamedTuple):
    """The answers of one *file*: how it was *understood*, how many *rows* answer, and whose.

    *untimed* are the places of answers whose time could not be read.
    """

    file: str
    understood: tuple[Understood, ...]
    rows: int
    placement: Placement
    notes: tuple[Problem, ...]
    untimed: frozenset[Where] = frozenset()


def read(
    path: Path,
    notice: "Notice",
    mapping: ColumnMap,
    group: Group,
    data: bytes | None = None,
    book: Book | None = None,
) -> Incoming:
    """The answers in *path*, or in the *data* that were read from standard input.

    *book* if the file has been opened as tables.

    Raises:
        InputError: the file cannot be read, or nothing in it tells whose an answer is.

    """
    data = limits.read_bytes(path) if data is None else data
    if not data.strip():
        raise InputError(f"{path} 里没有内容", "请把接龙或表格的内容粘贴进来。")
    try:
        book = book or tables.read_data(path, data)
        export = exports.of_book(book, notice, mapping, by_name=True)
    except InputError as refusal:
        return _as_chain(path, data, notice, mapping, group, refusal)
    return _of_export(path, export, group)


def _as_chain(
    path: Path,
    data: bytes,
    notice: "Notice",
    mapping: ColumnMap,
    group: Group,
    refusal: InputError,
) -> Incoming:
    """The answers of a text that was refused as a table.

    Raises:
        InputError: the *refusal*, where it is no 接龙 either.

    """
    text = None if mapping.targets else _as_text(data)
    if text is None or not chat.is_chain(text, group, notice, refusal):
        raise refusal
    return _of_chain(text, path, group, notice)


def _of_export(path: Path, export: Export, group: Group) -> Incoming:
    placement = place(export.answers, group)
    unplaced = tuple(_with_reason(one, export.unplaced) for one in placement.unplaced)
    by_name = _of_failed_formulas(placement, export.unplaced)
    return Incoming(
        str(path),
        export.understood,
        len(export.answers),
        placement._replace(unplaced=unplaced),
        (*export.notes, *by_name),
        export.untimed,
    )


def results(
    path: Path, notice: "Notice", mapping: ColumnMap, group: Group, book: Book | None = None
) -> Answers:
    """The answers of a --results file that has no 学号: a table or a 接龙, where names decide.

    *book* if it has been opened as tables. An answer that is nobody's is a problem.

    Raises:
        InputError: as `read`.

    """
    return _of_placement(read(path, notice, mapping, group, book=book))


def _of_placement(found: Incoming) -> Answers:
    """What was placed, and problems of what was not."""
    notes = [*found.notes]
    if found.placement.by_name:
        told = f"没有学号、按姓名对上的有 {found.placement.by_name} 条"
        notes.append(Problem(MATCHED_BY_NAME, Severity.INFO, told, where=Where(found.file)))
    for one in found.placement.unplaced:
        hint = f"是 {one.meant.number} {one.meant.name} 吗？请问清楚。" if one.meant else ""
        place, name = one.answer.where, one.answer.name
        notes.append(
            Problem(UNPLACED_ANSWER, Severity.ERROR, one.reason, hint, name=name, where=place)
        )
    return Answers(found.placement.placed, tuple(notes))


def _with_reason(one: Unplaced, problems: Mapping[Where, Problem]) -> Unplaced:
    """Why an answer is nobody's, where its row has no 学号 to go by; at the cell of the 学号."""
    problem = problems.get(one.answer.where)
    if problem is None or (one.answer.name and not problem.hint):
        return one
    if not problem.hint:
        return one._replace(reason=problem.message)
    whose = one.reason.removeprefix("没有学号，")
    reason = f"{problem.message.removesuffix(NOBODYS)}，{whose}，{problem.hint.rstrip('。')}"
    answer = one.answer._replace(where=problem.where or one.answer.where)
    return one._replace(reason=reason, answer=answer)


def _of_failed_formulas(
    placement: Placement, problems: Mapping[Where, Problem]
) -> Iterator[Problem]:
    """That the name alone told whose an answer is, because the formula of its 学号 failed."""
    for one in placement.placed:
        problem = problems.get(one.where)
        if problem and problem.hint:  # what is to be mended in the file
            told = f"{problem.message.removesuffix(NOBODYS)}，按姓名记给 {one.number}"
            yield problem._replace(severity=Severity.WARNING, message=told, number=one.number)


def _as_text(data: bytes) -> str | None:
    text = text_format.decode(data)
    return None if text is None or "\x00" in text else text


def _of_chain(text: str, path: Path, group: Group, notice: "Notice") -> Incoming:
    found = chat.read(text, str(path), group, notice)
    notes = [
        Problem(LEFT_OUT, Severity.INFO, f"不是接龙：{line}", where=Where(str(path)))
        for line in found.passed_over
    ]
    return Incoming(
        str(path),
        (Understood(None, chat.PLATFORM, {}),),
        len(found.answers) + len(found.unplaced),
        Placement(found.answers, found.by_name, found.unplaced, found.elsewhere),
        tuple(notes),
    )
