"""What becomes of a file of answers, told to the letter; and files that hold what is told."""

import os
from collections.abc import Iterator
from pathlib import Path

from builders import notice_2018

from tongzhi_cli.answers import read_file as answer_files
from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.import_plan import plan
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.problem import Where

NOTICE = notice_2018()
#: What parts the file above from what is told below.
LINE = "-" * 40 + "\n"


def compared(path: Path, given: str, told: str) -> None:
    """See that a file holds what was given and told, or write it anew."""
    if os.environ.get("FANKUI_REGEN"):
        path.write_text(given + told, "utf-8")
    assert path.read_text("utf-8") == given + told


def answer_of(one: Answer) -> str:
    """An answer with all that is known of it."""
    times = [f"{at:%m-%d %H:%M}" for at in (one.checked_at, one.given_at) if at]
    rest = (one.class_name, one.note and f"备注 {one.note}", *times, one.origin)
    return f"{one.number or '-'} {one.name or '-'}｜{one.text}｜{'｜'.join(filter(None, rest))}"


def imported(name: str, text: str | bytes, recorded: dict[str, str], group: Group) -> Iterator[str]:
    """What is understood of a file of that *name*, and what it would change."""
    data = text.encode() if isinstance(text, str) else text
    try:
        read = answer_files.read(Path(name), NOTICE, ColumnMap(), group, data)
    except InputError as refused:
        yield f"读不了：{refused.message} → {refused.hint}"
        return
    for one in read.understood:
        columns = "，".join(f"{field.value}={header}" for field, header in one.columns.items())
        yield f"读作 {one.platform}：{columns}；没有用的 {'、'.join(one.unread)}"
    placement = read.placement
    yield f"{read.rows} 行，按姓名 {placement.by_name}，别班 {placement.elsewhere}"
    for note in read.notes:
        whose = f"{note.number or '-'} {note.name or '-'}"
        yield f"{note.severity} {note.code} {whose} {note.where}：{note.message}"
    old = {
        f"20140301{number}": Answer(f"20140301{number}", said, Source.LOG, Where("log", line=1))
        for number, said in recorded.items()
    }
    found = plan(placement.placed, [], old, NOTICE, read.untimed)
    yield from (f"新 {answer_of(one)}" for one in found.new)
    yield from (f"改 {answer_of(one.new)}（原来 {one.old.text}）" for one in found.changed)
    yield from (f"没变 {answer_of(one)}" for one in found.unchanged)
    yield from (f"早先 {answer_of(one.new)}" for one in found.older)
    yield from (f"让位 {answer_of(one.old)}" for one in found.replaced)
    for lost in (*placement.unplaced, *found.unsure):
        meant = f"，是不是 {lost.meant.number} {lost.meant.name}" if lost.meant else ""
        where = lost.answer.where.line or lost.answer.where.cell
        yield f"没有收 {answer_of(lost.answer)}（{where}）：{lost.reason}{meant}"
    yield f"要写 {found.size} 条"
