"""The day of a class in words: one screen, the next step last."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import STATUS_WORDS, Status
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.by_number import words_of
from tongzhi_cli.cli.terminal.wrapping import visible, width_of
from tongzhi_cli.loader.class_folder import told_off
from tongzhi_cli.loader.day.state import Day, FormThere, names_of
from tongzhi_cli.loader.day.step import Step, StepKind
from tongzhi_cli.loader.day.steps import of_roll
from tongzhi_cli.loader.reminding import in_words
from tongzhi_cli.model.file_kind import UNREADABLE
from tongzhi_cli.model.shell import command
from tongzhi_cli.model.standing import reason_in
from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.text import without_private
from tongzhi_cli.model.times import weekday
from tongzhi_cli.notice.deadlines import dated, handed_in_at, left, past

if TYPE_CHECKING:
    from tongzhi_cli.check.check import Line
    from tongzhi_cli.model.student import Student

#: So many lines of names at most; who else is missing is counted.
_LINES = 2
#: So many open points of a notice are told, and so many of who came are named.
_POINTS, _FIRST = 2, 3
#: Of what somebody answered, so many characters.
_SAID = 12


def screen(day: Day, width: int) -> list[str]:
    """The lines of the day for a terminal of *width* columns, without the next step."""
    parts = (_head(day), _notice(day, width), _due(day), _files(day, width))
    lines = [line for part in parts for line in part]
    if day.is_roll:
        lines += ["", *_roll(day)]
    elif day.report:
        lines += ["", *_counts(day), *_people(day, width), *_left(day, width)]
    lines += [line for error in day.failures for line in f"！ {words_of(error)}".split("\n")]
    return [visible(line) for line in lines]


def next_step(day: Day, step: Step, again: Sequence[Path] = ()) -> list[str]:
    """What to do next, and the command for it where there is one.

    *again* are the files of the sheets that alone are to be printed and signed anew.
    """
    is_part = step.kind is StepKind.SIGN and bool(again)
    lines = [f"下一步：{_told_sign(day, again) if is_part else _STEPS[step.kind](day)}"]
    if step.words:
        lines.append(f"  {command(step.words)}")
    return lines


# --- what is given ---------------------------------------------------------------------------


def _head(day: Day) -> Iterator[str]:
    classes = [each.name for each in day.report.classes if each.name] if day.report else []
    name = ("" if day.is_roll else "、".join(classes)) or Path(os.path.abspath(day.folder)).name  # noqa: PTH100  no links
    yield f"【{name}】{day.now.month}月{day.now.day}日（{weekday(day.now)}）{day.now:%H:%M}"


def _notice(day: Day, width: int) -> Iterator[str]:
    """Which notice holds; first of all, where it is another year's."""
    seen = day.seen
    if seen.is_wrong and day.is_roll:
        yield "！ 没有今年的通知：内置的是 2018 年的，名单上的不在里面，不能用它"
    elif seen.is_wrong:
        entries = sorted({str(one.student.entry_year or "") for one in day.lines} - {""})
        whose = f"这个班是 {'、'.join(entries)} 级" if entries else "这个班"
        yield f"！ 没有今年的通知：内置的是 2018 年的，{whose}，不能用它"
    elif seen.file is None:
        why = f"{seen.text.name} 还没有定好" if seen.text else "文件夹里没有通知"
        yield _fitted(f"通知：内置的 2018 年通知（{why}）", width)
    else:
        how = "，读自原文" if seen.is_text else ""
        told = f"通知：{seen.file.name}{how} {seen.notice.number}《{seen.notice.title}》"
        yield _fitted(told, width)
        if over := past(seen.notice, day.now):
            yield f"！ 多半是往年的通知：上交截止已经过了 {over.days} 天"
    if seen.file is None:
        for path, _ in day.found.left:
            if "通知" in path.name and path.suffix.lower() in UNREADABLE:
                yield f"！ {path.name} 读不了：用 WPS 另存为 Word，或把文字存成 .txt，放进来"
    if seen.asked:
        where = f"{seen.text.name} " if seen.text else "通知里"
        points = "；".join(" ".join(one.split()) for one in seen.asked[:_POINTS])
        yield _fitted(f"！ {where}还有 {len(seen.asked)} 处没有定：{points}", width)


def _due(day: Day) -> Iterator[str]:
    """Until when, with the weekday and how long it still is; what a notice says twice, once."""
    notice = day.seen.notice
    if day.seen.is_wrong:
        return
    said: dict[str, None] = {}
    for one in day.deadlines:
        label = "上交" if one.role is Role.SUBMIT else one.role.label
        said[f"  {label}：{dated(one, notice)}{left(one, notice, day.now)}"] = None
    yield from said


def _files(day: Day, width: int) -> Iterator[str]:
    """Which file is what, and which are of no use."""
    found = day.found
    blanks = [Path(day.blank)] if day.blank else found.blanks
    used = (
        ("花名册", found.rosters),
        ("结果", [path for path, _ in found.results]),
        ("空白表", blanks),
    )
    told = [f"{what} {_named(paths)}" for what, paths in used if paths]
    if told:
        yield _fitted(f"文件：{'；'.join(told)}", width, lines=2)
    if found.left:
        yield _fitted(f"没有用到：{_named([path for path, _ in found.left])}", width)
    for name in day.locked:
        yield f"！ {name} 正开着：先在 WPS（Office）里存好、关掉"


def _named(paths: Sequence[Path]) -> str:
    return "、".join(path.name for path in paths)


def _roll(day: Day) -> Iterator[str]:
    """That a school's list is no class's, and what it is for."""
    classes = day.report.classes if day.report else ()
    colleges = len({each.college for each in classes if each.college})
    of = f"、{colleges} 个学院" if colleges > 1 else ""
    size = f"{len(classes)} 个班{of}、{len(day.lines)} 人"
    yield f"{day.found.rosters[0].name} 是 {size}的名单，不是一个班的花名册。可以："
    for about, words in of_roll(day).items():
        yield f"  {about}："
        yield f"    {command(words)}"


# --- how far it is -----------------------------------------------------------------------------


def _counts(day: Day) -> Iterator[str]:
    kinds = Counter(line.result.status for line in day.lines)
    told = "，".join(
        f"{STATUS_WORDS[one]} {kinds[one]}" for one in (Status.OK, Status.ANOMALY) if kinds[one]
    )
    yield f"已答 {len(day.done)}/{day.expected} 人{f'：{told}' if told else ''}{_since(day)}"


def _since(day: Day) -> str:
    """What came since the day before, as one says it."""
    came, last = day.since.came, day.since.last
    if last is None:
        return f"；今天记下 {len(came)} 人" if came else ""
    today = day.now.date()
    then = "昨天" if today - last == timedelta(days=1) else f"{last.month}月{last.day}日"
    told = [f"比{then}多 {_some(came)}"] if came else []
    told += [f"今天改了 {_some(day.since.changed)}"] if day.since.changed else []
    return f"；{'，'.join(told) or f'和{then}一样'}"


def _some(students: Sequence["Student"]) -> str:
    """How many, and the first of them."""
    names = "、".join(one.name for one in students[:_FIRST])
    more = " 等" if len(students) > _FIRST else ""
    return f"{len(students)} 人（{names}{more}）"


def _people(day: Day, width: int) -> Iterator[str]:
    """Who is missing, who has to be asked again, who does not take part."""
    if day.missing:
        names = _names(day, day.missing)
        shown = _as_fit(names, width * _LINES - width_of(f"没答 {len(names)} 人：") - 16)
        yield f"没答 {len(names)} 人：{'、'.join(names[:shown])}{_rest(names, shown)}"
        if shown < len(names):
            yield f"  {command(['check', *day.taken, '--missing'])}"
        if often := in_words([line.student.number for line in day.missing], day.reminded):
            yield f"  {often}"
    if day.unclear:
        said = [
            f"{name}“{_short(line.result.text)}”"
            for name, line in zip(_names(day, day.unclear), day.unclear, strict=True)
        ]
        shown = _as_fit(said, width * _LINES - 24)
        yield f"没说清 {len(said)} 人：{'、'.join(said[:shown])}{_rest(said, shown)}"
    if day.faulty:
        names = _names(day, day.faulty)
        shown = _as_fit(names, width - 48)
        told = f"{'、'.join(names[:shown])}{_rest(names, shown)}"
        yield f"有误 {len(names)} 人：{told}；各自要带什么："
        yield f"  {command(['followup', *day.taken])}"
    if day.away:
        gone = [
            f"{name}（{_short(reason_in(line.result.text) or line.result.text)}）"
            for name, line in zip(_names(day, day.away), day.away, strict=True)
        ]
        shown = _as_fit(gone, width - 24)
        yield f"不参加 {len(gone)} 人：{'、'.join(gone[:shown])}{_rest(gone, shown)}"


def _rest(names: Sequence[str], shown: int) -> str:
    return f" 等，还有 {len(names) - shown} 人" if shown < len(names) else ""


def _as_fit(names: Sequence[str], room: int) -> int:
    """How many of *names* go into so many columns; one at least."""
    for at, name in enumerate(names):
        room -= width_of(name) + 2
        if room < 0:
            return max(at, 1)
    return len(names)


def _names(day: Day, lines: Sequence["Line"]) -> list[str]:
    """The names of *lines*, two of one name in a class told apart."""
    wanted = set(map(id, names_of(lines)))
    return [
        name
        for each in (day.report.classes if day.report else ())
        for name in show.names(
            each, [line.student for line in each.lines if id(line.student) in wanted]
        )
    ]


def _left(day: Day, width: int) -> Iterator[str]:
    """What came in and is not recorded, what stands against the form, the form itself."""
    if day.news:
        yield f"文件里有 {day.news} 条新的，还没有记下"
    if day.errors:
        kinds = Counter(one.kind.title for one in day.errors)
        told = "、".join(f"{title} {count}" for title, count in kinds.items())
        yield _fitted(f"错误 {len(day.errors)} 个：{told}", width, lines=2)
    for one in day.made:
        yield f"{one.path.name}：{_compared(one)}"
    yield from told_off(day.found)


def _compared(one: FormThere) -> str:
    """How a form differs from what is known now; only its results were compared."""
    if one.behind is None:
        return "读不出来，看不出和现在的一样不一样"
    return f"有 {len(one.behind)} 人的和现在的不一样" if one.behind else "结果和现在的一样"


def _short(text: str) -> str:
    said = " ".join(without_private(text).split())
    return said if len(said) <= _SAID else f"{said[: _SAID - 1]}…"


def _fitted(text: str, width: int, lines: int = 1) -> str:
    """*text* cut to so many lines; the continued ones are indented."""
    room = width * lines - 4 * (lines - 1) - 1
    if width_of(text) <= room:
        return text
    kept = text
    while width_of(kept) > room - 2:
        kept = kept[:-1]
    return f"{kept}…"


# --- what is next ------------------------------------------------------------------------------


def _told_notice(day: Day) -> str:
    seen = day.seen
    if seen.text:
        return f"把 {seen.text.name} 读成通知文件，说不准的 {len(seen.asked)} 处一处一处定"
    if seen.is_wrong:
        return "把今年的通知（.docx、网页、文字）放进这个文件夹，再看"
    return f"把通知里没有定的 {len(seen.asked)} 处定下来"


def _told_collect(day: Day) -> str:
    files = "、".join(path.name for path, _ in day.found.results)
    return f"把 {files} 里新的 {day.news} 条记下来"


def _told_remind(day: Day) -> str:
    over = _over(day, Role.CHECK)
    asked = "校对截止已经过了，先问辅导员还收不收；" if over else ""
    return f"{asked}催没答的 {len(day.missing)} 人：发到群里的话"


def _over(day: Day, role: Role) -> bool:
    notice = day.seen.notice
    one = notice.deadline(role)
    return one is not None and one.at is not None and notice.local(one.at) < day.now


def _told_sign(day: Day, again: Sequence[Path] = ()) -> str:
    printed = "打印反馈表，请每人签名"
    if again:
        printed = f"只打印 {visible(_named(again))}，请上面的同学签名，别的几张签过的照用"
    submit = day.seen.notice.deadline(Role.SUBMIT)
    if submit is None:
        return printed
    when = f"{dated(submit, day.seen.notice)}{left(submit, day.seen.notice, day.now)}"
    told = (printed, handed_in_at(submit))
    return f"{'，'.join(filter(None, told))}：{when}"


def _told_rebuild(day: Day) -> str:
    why = f"{len(day.behind)} 人的结果后来变了" if day.behind else "现在这份读不出来"
    return f"重新生成反馈表：{why}"


def _told_wait(day: Day) -> str:
    """Whom one waits for; where that is nobody, what else was left."""
    if day.missing:
        return "等大家答；新的问卷、接龙放进这个文件夹，再看"
    left = "、".join(_LEFT[one.kind](day) for one in day.steps if one.kind in _LEFT)
    return f"还有没做完的：{left}；改好了，回车再看"


#: What is left, of a step that was passed over while nobody is waited for.
_LEFT: dict[StepKind, Callable[[Day], str]] = {
    StepKind.READ: lambda day: f"读不了的文件 {len(day.failures)} 个",
    StepKind.NOTICE: lambda day: "今年的通知" if day.seen.is_wrong else "通知里没有定的",
    StepKind.COLLECT: lambda day: f"没有记下的 {day.news} 条",
    StepKind.UNCLEAR: lambda day: f"没说清的 {len(day.unclear)} 人",
    StepKind.ERRORS: lambda day: f"错误 {len(day.errors)} 个",
    StepKind.BUILD: lambda _: "反馈表还没有生成",
    StepKind.REBUILD: lambda day: "反馈表还是旧的" if day.behind else "反馈表读不出来",
    StepKind.NOBODY: lambda _: "花名册里没有要参加的人",
}
#: What each step is called.
_STEPS: dict[StepKind, Callable[[Day], str]] = {
    StepKind.READ: lambda _: "把读不了的文件换掉，或拿到别处，再看",
    StepKind.ROSTER: lambda _: "把花名册（有学号、姓名的表）放进这个文件夹，再看",
    StepKind.ROLL: lambda _: "看上面要做哪一样，打它的命令，或进菜单",
    StepKind.NOTICE: _told_notice,
    StepKind.COLLECT: _told_collect,
    StepKind.UNCLEAR: lambda day: f"没说清的 {len(day.unclear)} 人，一个一个定下来",
    StepKind.ERRORS: lambda day: f"看看 {len(day.errors)} 个错误，在哪里，怎么改",
    StepKind.GUIDE: lambda _: "还没有人答：先把说明发到群里",
    StepKind.REMIND: _told_remind,
    StepKind.BUILD: lambda _: "都齐了：生成可以打印签字的反馈表",
    StepKind.REBUILD: _told_rebuild,
    StepKind.SIGN: _told_sign,
    StepKind.WAIT: _told_wait,
    StepKind.NOBODY: lambda _: "花名册里没有要参加的人",
}
