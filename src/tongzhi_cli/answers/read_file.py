"""Any file that answers come in: the export of a questionnaire, another table, a 群接龙."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers import exports
from tongzhi_cli.answers.attribution import Group, Placement, Unplaced, place
from tongzhi_cli.answers.exports import Answers, Understood
from tongzhi_cli.answers.kinds import MATCHED_BY_NAME, UNPLACED_ANSWER
from tongzhi_cli.answers.messages import export
from tongzhi_cli.answers.rows import NOBODYS
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.kinds import LEFT_OUT, UNREAD_RESULTS
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.file_kind import SOME_ANSWERS, FileKind, WrongKindError
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.text import without_private
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import limits
from tongzhi_cli.office.counted import refuse_lines
from tongzhi_cli.tables import read as tables
from tongzhi_cli.tables.formats import text as text_format
from tongzhi_cli.tables.table import Book

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: What to do with a record of QQ's that is no text.
_AS_TEXT = "请在 QQ 的消息管理器里导出成文本（.txt）再试。"
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

    @property
    def is_half(self) -> bool:
        """Whether a column that may be the result was not read: what was is not recorded."""
        return any(
            one.kind == UNREAD_RESULTS and one.severity is Severity.ERROR for one in self.notes
        )


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
    return _incoming(path, _read(path, data, notice, mapping, group, book), group)


def read_both(
    path: Path, notice: "Notice", mapping: ColumnMap, group: Group, book: Book | None = None
) -> tuple[Incoming, Answers]:
    """What `read` and what `read_results` make of a file that is read once.

    Raises:
        InputError: as `read`.

    """
    found = _read(path, limits.read_bytes(path), notice, mapping, group, book)
    return _incoming(path, found, group), _results(path, found, group)


def _incoming(path: Path, found: Incoming | exports.Export, group: Group) -> Incoming:
    if isinstance(found, Incoming):
        return found
    placement = _proposed(place(found.answers, group), group)
    unplaced = tuple(_with_reason(one, found.unplaced) for one in placement.unplaced)
    by_name = _of_failed_formulas(placement, found.unplaced)
    return Incoming(
        str(path),
        found.understood,
        len(found.answers),
        placement._replace(unplaced=unplaced),
        (*found.notes, *by_name),
        found.untimed,
    )


def _proposed(found: Placement, group: Group) -> Placement:
    """The same, with whom of the class each of nobody may be of."""
    if not found.unplaced:
        return found
    from tongzhi_cli.answers.astray.alike import proposed  # noqa: PLC0415  only for a slip (start fast)

    return proposed(found, group)


def _of_log(path: Path, data: bytes, group: Group, notice: "Notice") -> Incoming:
    """What counts of another log, each answer as old as it is there."""
    from tongzhi_cli.answers.log import read as answer_log  # noqa: PLC0415  only for a log
    from tongzhi_cli.answers.log.history import latest  # noqa: PLC0415  (start fast)

    read = answer_log.of_data(path, data, notice)
    counting = latest(read.answers, notice.ok_words)
    placement = place(counting.values(), group)
    understood = (Understood(None, "收集记录", {}),)
    return Incoming(str(path), understood, len(counting), placement, read.notes)


def _read(
    path: Path,
    data: bytes,
    notice: "Notice",
    mapping: ColumnMap,
    group: Group,
    book: Book | None,
) -> Incoming | exports.Export:
    """A table as it stands, a 接龙 or the record of a chat with whose its answers are."""
    if path.suffix.lower() == ".jsonl":
        return _of_log(path, data, group, notice)
    if export.is_saved_page(data):
        from tongzhi_cli.answers.messages import saved_page  # noqa: PLC0415  start fast

        if not export.has_messages(record := saved_page.record_in(data)):
            raise InputError(f"{path} 是 QQ 的聊天记录（.mht），里面的消息读不出来", _AS_TEXT)
        return _of_text(record, path, group, notice, is_record=True)
    if not data.startswith(b"PK"):
        refuse_lines(path, data)
    text = None if mapping.targets or data.startswith(b"PK") else _as_text(data)
    if text is not None and export.is_record(text):
        return _of_text(text, path, group, notice, is_record=True)
    try:
        book = book or tables.read_data(path, data)
        return exports.of_book(book, notice, mapping)
    except InputError as refusal:
        from tongzhi_cli.answers import chat  # noqa: PLC0415  only for a text (start fast)

        if text is not None and _is_list_of_files(text):
            raise WrongKindError(str(path), FileKind.FILES, wanted=SOME_ANSWERS) from refusal
        if text is None or not chat.is_chain(text, group, notice, refusal):
            raise
        return _of_text(text, path, group, notice, is_record=False)


def read_results(
    path: Path, notice: "Notice", mapping: ColumnMap, group: Group, book: Book | None = None
) -> Answers:
    """The answers of a --results file for the rosters of *group*, and what is nobody's as notes.

    *book* if the file has been opened as tables. What has a 学号 is given back under it, be it in a
    roster or not: the rules say so. What has none is whose name it bears, if only one student of
    all the rosters does.

    Raises:
        InputError: as `read`.

    """
    return _results(path, _read(path, limits.read_bytes(path), notice, mapping, group, book), group)


def _results(path: Path, found: Incoming | exports.Export, group: Group) -> Answers:
    if isinstance(found, Incoming):
        strangers = tuple((one, _as_note(one)) for one in found.placement.unplaced)
        named = _matched(found.placement, path)
        notes = (*found.notes, *named, *_elsewhere(path, found.placement))
        return Answers(found.placement.placed, notes, strangers)
    numbered = [one for one in found.answers if one.number]
    if len(numbered) == len(found.answers):
        return Answers(tuple(numbered), found.notes)
    placement = place((one for one in found.answers if not one.number), group)
    placed = (*numbered, *placement.placed)
    unplaced = _proposed(placement._replace(placed=placed), group).unplaced
    by_name = _of_failed_formulas(placement, found.unplaced)
    ours = {one.name for one in group.students}
    has_numbers = any(Column.NUMBER in one.columns for one in found.understood)
    lost = []
    for was, one in zip(placement.unplaced, unplaced, strict=True):
        problem = found.unplaced.get(one.answer.where)
        is_told = problem is not None and has_numbers and one.answer.name not in ours
        is_told = is_told and not one.people and one == was
        lost.append((one, problem if problem and is_told else _as_note(one)))
    notes = (*found.notes, *by_name, *_matched(placement, path), *_elsewhere(path, placement))
    return Answers(placed, notes, tuple(lost))


def _elsewhere(path: Path, placement: Placement) -> Iterator[Problem]:
    """That a file has answers of other classes as well."""
    if placement.elsewhere:
        told = f"别的班 {placement.elsewhere} 条，没有用"
        yield Problem(LEFT_OUT, Severity.INFO, told, where=Where(str(path)))


def _as_note(one: Unplaced) -> Problem:
    """That an answer was given to nobody; who says nothing is only missing."""
    answer = one.answer
    said = without_private(answer.text or "", answer.number)
    told = one.reason if not said or said in one.reason else f"{one.reason}，没有记：{said}"
    severity = Severity.ERROR if said else Severity.WARNING
    hint = f"是 {one.meant.number} {one.meant.name} 吗？请问清楚。" if one.meant else ""
    name = answer.name or None
    return Problem(UNPLACED_ANSWER, severity, told, hint, name=name, where=answer.where)


def _matched(placement: Placement, path: Path) -> list[Problem]:
    """How many answers were given to a student by name."""
    if not placement.by_name:
        return []
    told = f"没有学号、按姓名对上的有 {placement.by_name} 条"
    return [Problem(MATCHED_BY_NAME, Severity.INFO, told, where=Where(str(path)))]


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


def lists_files(path: Path, data: bytes | None = None) -> bool:
    """Whether a file is a list of file names; *data* is what came from standard input."""
    try:
        text = _as_text(limits.read_bytes(path) if data is None else data)
    except InputError:  # reading it says why
        return False
    return text is not None and _is_list_of_files(text)


def _is_list_of_files(text: str) -> bool:
    from tongzhi_cli.answers.text_kind import is_list_of_files  # noqa: PLC0415  (start fast)

    return is_list_of_files(text)


def _as_text(data: bytes) -> str | None:
    text = text_format.decode(data)
    return None if text is None or "\x00" in text else text


def _of_text(text: str, path: Path, group: Group, notice: "Notice", *, is_record: bool) -> Incoming:
    from tongzhi_cli.answers import chat  # noqa: PLC0415  only for a text (start fast)
    from tongzhi_cli.answers.chats import record  # noqa: PLC0415

    found = (record if is_record else chat).read(text, str(path), group, notice)
    told = "没有当作结果" if is_record else "不是接龙"
    notes = [
        Problem(LEFT_OUT, Severity.INFO, f"{told}：{line}", where=Where(str(path)))
        for line in found.passed_over
    ]
    return Incoming(
        str(path),
        (Understood(None, found.platform, {}),),
        len(found.answers) + len(found.unplaced),
        _proposed(Placement(found.answers, found.by_name, found.unplaced, found.elsewhere), group),
        tuple(notes),
    )
