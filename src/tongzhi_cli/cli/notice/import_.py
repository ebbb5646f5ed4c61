"""`fankui notice import`: a notice's own text -> a notice file; what is not sure stays a TODO."""

import os
import re
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.seat import can_ask, is_typed
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import ExitCode, InputError, UsageError
from tongzhi_cli.loader.notices import NOTICE_FILE
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.model.times import zone_of
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.deadlines import day_in_words, moment_in_words
from tongzhi_cli.notice.draft import FRAME, Draft, Unsure, all_unsure
from tongzhi_cli.notice.ids import notice_id
from tongzhi_cli.notice.one_of_each import with_one_of_each
from tongzhi_cli.notice.reading import source as notice_source
from tongzhi_cli.notice.reading.read import read
from tongzhi_cli.notice.toml.lines import todos
from tongzhi_cli.office import convert, file_type, limits, writing
from tongzhi_cli.office.file_type import Content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tongzhi_cli.notice.draft import DraftCohort, DraftDeadline, Left

#: What stands for the standard input, and for the standard output.
_PIPE = "-"
#: So many dates of a page's menus and lists are shown; the file has them all.
_SHOWN = 6
#: Notices are written in China's time (docs/notice-file.md, time_zone).
_ZONE = zone_of("Asia/Shanghai")


class NoticeImportOptions(NamedTuple):
    """The notice to read (*file*, - for the standard input) and where its TOML goes."""

    file: str
    output: str | None


def run(given: NoticeImportOptions, *, as_json: bool, force: bool, quiet: bool) -> ExitCode:
    """Read the notice, write the notice file, and say what was understood.

    Raises:
        UsageError: the standard input is closed.
        InputError: the file cannot be read, or is no notice.
        OutputError: the notice file cannot be written, or would overwrite another.

    """
    source = "" if given.file == _PIPE else given.file
    text = _text(given.file, quiet=quiet)
    draft = read(text, visible(Path(source).name) if source else "")
    if not (draft.deadlines or draft.cohorts or draft.title):
        raise InputError(
            f"{source or '标准输入'} 不像通知：没有找到标题、截止时间和届次",
            "请给通知本身（.docx、.txt 或存下来的网页）；从头填一份：fankui notice new。",
        )
    draft = draft._replace(id=_id(draft))
    target = _target(given, as_json=as_json)
    held = with_one_of_each(draft)
    asks = can_ask() and not as_json and not quiet
    if target:
        writing.refuse_existing([target], [Path(source)] if source else [], force=force)
    if asks:
        from tongzhi_cli.cli.notice import doubts

        _say_understood(held, ())  # each is asked below
        try:
            held = doubts.settled(held)
        except (EOFError, KeyboardInterrupt):
            show.say("", "已停下，什么也没有写。")
            return ExitCode.INTERRUPTED
        held = held._replace(id=_id(held))
    toml = "" if as_json and not target else _toml(held)
    if target:
        writing.write(target, toml.encode(), students=False)
    if as_json:
        from tongzhi_cli.cli.json.draft import write_draft

        write_draft(held, all_unsure(held), _ZONE, [target] if target else [])
        return ExitCode.OK
    if asks and target:
        _show_whole(target)
    elif not (quiet or asks):
        _say_understood(held, all_unsure(held))
    if target:
        show.wrote(target)
    else:
        sys.stdout.write(toml)
    sys.stdout.flush()
    if target and not quiet:
        _say_next(target, _questions(held, toml), is_asked=asks)
    return ExitCode.OK


def _questions(draft: Draft, toml: str) -> int:
    """How many questions are open, as a person is asked them."""
    from tongzhi_cli.notice.doubts import doubts

    return len(doubts(draft)) or len(todos(toml))


def _toml(draft: Draft) -> str:
    from tongzhi_cli.notice.toml.write import written

    return written(draft)


def _show_whole(target: Path) -> None:
    """The notice as a person reads it, where that can be."""
    from tongzhi_cli.cli.notice import show as notice_show

    try:
        notice_show.run(str(target), os.environ.get("FANKUI_NOW"), as_json=False, quiet=True)
    except InputError:
        show.say("还有要定的，定了才能看全。")


def _text(file: str, *, quiet: bool) -> str:
    if re.match(r"https?:", file):
        raise UsageError(
            f"{file} 是网址，这里不上网", "请在浏览器里打开，另存为网页（.html），再读那个文件。"
        )
    if file != _PIPE:
        data = limits.read_bytes(Path(file))
        text = notice_source.text_of(Path(file), data)
        if file_type.content_of(data) is Content.DOC and not quiet:
            show.say(f"{file} 是{Content.DOC}，{convert.CONVERTED}。")
        return text
    if sys.stdin is None or sys.stdin.closed:
        raise UsageError(
            "- 要从标准输入读，可是它关着", "请写出文件名：fankui notice import 通知.docx。"
        )
    if is_typed():
        show.say("请粘贴通知的全文，粘好后另起一行按 Ctrl+D（Windows：Ctrl+Z 再回车）：")
    return notice_source.text_of(Path("标准输入"), sys.stdin.buffer.read())


def _target(given: NoticeImportOptions, *, as_json: bool) -> Path | None:
    """Where the TOML goes; None: to the standard output, or nowhere."""
    if given.output == _PIPE or (given.output is None and as_json):
        return None
    if given.output is None:
        return Path(NOTICE_FILE) if given.file == _PIPE else Path(given.file).with_name(NOTICE_FILE)
    output = Path(given.output)
    return output / NOTICE_FILE if output.is_dir() else output


def _id(draft: Draft) -> str:
    """The school in pinyin, the year, and the number of the notice in it: puer-2018-4."""
    year = (
        draft.issued.year
        if draft.issued
        else max((one.year for one in draft.cohorts), default=None)
    )
    number = re.search(r"(?<!\d)(\d+)\s{0,9}号", draft.number)
    return notice_id(draft.school, year, number[1] if number else "")


# --- what is said ----------------------------------------------------------------------------


def _say_understood(draft: Draft, unsure: "Sequence[Unsure]") -> None:
    facts = (
        ("文号", draft.number),
        ("标题", draft.title),
        ("发文", " ".join(filter(None, (draft.issuer, str(draft.issued or ""))))),
        ("届次", "；".join(map(_cohort, draft.cohorts))),
    )
    show.say(*(f"{name}：{value}" for name, value in facts if value))
    show.say("截止：", *(f"  {_deadline(one)}" for one in draft.deadlines))
    show.say(
        "给学生看的（fankui followup、guide 照抄）：", *(f"  {one}" for one in _for_students(draft))
    )
    if unsure:
        show.say(
            f"！ 有 {len(unsure)} 处说不准，没有猜：", *(f"  {_unsure(one)}" for one in unsure)
        )
    beside = [one for one in draft.left if one.is_beside]
    days = [one for one in draft.left if not one.is_beside]
    if days:
        show.say(
            f"另有 {len(days)} 处日期不是截止，没有写进去：", *(f"  {one}" for one in _left(days))
        )
    show.say(*_left(beside))


def _say_next(target: Path, open_questions: int, *, is_asked: bool) -> None:
    """What is left to do; the whole notice has been shown where a person was asked about it."""
    name = quoted(str(target))
    if is_asked:
        left = f"还有 {open_questions} 处没有定（带 TODO 的）：" if open_questions else "不对的，"
        show.steps(f"{left}用记事本打开 {name} 改，改完检查：fankui notice check {name}")
        return
    todo = f"，把 {open_questions} 处 TODO 定下来" if open_questions else "，看一眼对不对"
    show.steps(
        f"1. 用记事本打开 {name}{todo}",
        f"2. 检查：fankui notice check {name}",
        f"3. 看看要做什么：fankui notice show {name}",
    )


def _left(left: "Sequence[Left]") -> "Iterator[str]":
    """The dates that are no deadlines, those of one reason in one line."""
    for why in dict.fromkeys(one.why for one in left):
        texts = list(dict.fromkeys(" ".join(one.text.split()) for one in left if one.why == why))
        more = f"……共 {len(texts)} 处" if why == FRAME and len(texts) > _SHOWN else ""
        yield f"{why}：{'、'.join(texts[:_SHOWN] if more else texts)}{more}"


def _for_students(draft: Draft) -> "Iterator[str]":
    """What students will read as the notice's own words, so that a person reads it once."""
    if draft.correction or draft.materials:
        yield f"信息有误：{draft.correction}"
        yield f"  带：{'、'.join(draft.materials) or '没有认出来'}"
    else:
        yield "信息有误：通知里没有说清楚谁、怎么办"
    if draft.no_photo:
        yield f"没有照片：{draft.no_photo}"
    else:
        yield "没有照片：通知里没有说清楚谁、怎么办"
    if draft.not_own_photo:
        yield f"照片不对：{draft.not_own_photo}"


def _cohort(cohort: "DraftCohort") -> str:
    entry = f"{cohort.entry_year}级" if cohort.entry_year else ""
    length = f"，学制 {cohort.length:g} 年" if cohort.length else ""
    return f"{cohort.year}届（{entry}{cohort.level or '层次没有写明'}{length}）"


def _deadline(one: "DraftDeadline") -> str:
    when = _open(one) if one.why else _span(one.start, one.at)
    hard = "，逾期不再受理" if one.hard else ""
    return f"{one.role.label}：{' '.join(one.text.split())} → {when}{hard}"


def _open(one: "DraftDeadline") -> str:
    """What is known of a deadline that is not sure: its day, or what it is if it is counted."""
    if one.day:
        return f"{day_in_words(one.day)}，几点说不准"
    if one.proposal is None:
        return "说不准"
    if isinstance(one.proposal, datetime):
        return f"说不准，{one.proposed_as}{moment_in_words(one.proposal)}"
    return f"说不准，{one.proposed_as}{day_in_words(one.proposal)}"


def _span(start: datetime | None, at: datetime | None) -> str:
    if start and at:
        return f"{moment_in_words(start)} 至 {moment_in_words(at)}"
    if at:
        return f"{moment_in_words(at)} 以前"
    return f"{moment_in_words(start)} 起" if start else "没有写时间"


def _unsure(one: Unsure) -> str:
    said = f"“{' '.join(one.text.split())}”：" if one.text else ""
    return f"{said}{one.why}"
