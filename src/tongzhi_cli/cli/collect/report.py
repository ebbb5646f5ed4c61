"""What `collect --from` and the like say: what was understood, and what becomes of it."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import PROXY, Answer, Status
from tongzhi_cli.answers.astray import settled
from tongzhi_cli.answers.attribution import Unplaced
from tongzhi_cli.answers.import_plan import Change
from tongzhi_cli.answers.read_file import Incoming
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.columns.column import Column
from tongzhi_cli.loader.collection import Collection, Outcome, Wanted
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.model.shell import is_plain
from tongzhi_cli.model.student import same_name
from tongzhi_cli.model.text import shown, without_private
from tongzhi_cli.model.times import moment

if TYPE_CHECKING:
    from tongzhi_cli.answers.log.write import LogWriter

#: What answers are counted as; the first two always.
_COUNTED = {
    Status.OK: "无误",
    Status.ANOMALY: "有误",
    Status.VAGUE: "没写明",
    Status.UNCLEAR: "看不懂",
    Status.AWAY: "不参加",
    Status.MISSING: "等于没答",
}
#: One that says 休学 or the like is asked about, and is not vague as well.
_PERHAPS_AWAY = "像是不参加"


def tell(outcome: Outcome, *, quiet: bool) -> None:
    """What was understood and what will be written; what nobody got, even if *quiet*."""
    if not quiet:
        for each in outcome.read:
            _tell_file(each)
    notes = [note for each in outcome.read for note in each.notes]
    shown = [note for note in notes if not quiet or note.severity is not Severity.INFO]
    shown.sort(key=lambda note: (list(Severity).index(note.severity), note.code))
    show.problems(shown, sys.stderr, classes=1)
    if not quiet:
        _tell_plan(outcome)
        _tell_settled(outcome)
    for title, unknown in (("名单外", True), ("不知道该记给谁、记什么的", False)):
        group = [one for one in outcome.unplaced if one.unknown is unknown]
        if group:
            aside = "；不是本班的，放着不管就行" if unknown else ""
            show.say(f"× {title} {len(group)} 条，没有记{aside}：")
            show.listed((_unplaced(one, outcome.found) for one in group), len(group))


def _tell_settled(outcome: Outcome) -> None:
    """Which answers of nobody need nothing, because of what a person has recorded."""
    put_right = [_nobodys(one, outcome.found, by) for one, by in outcome.astray if by]
    if put_right:
        show.say(f"对不上人、由人记过了的 {len(put_right)} 条，不用再记：")
        show.listed(put_right, len(put_right))


def _tell_plan(outcome: Outcome) -> None:
    made, found = outcome.plan, outcome.found
    if made.replaced:
        show.say(f"同一人交了几次的，用最新的一次；没有用的 {len(made.replaced)} 条：")
        replaced = (
            f"  {_who(one.new)}：用“{_short(one.new.text)}”{_when(one.new)}，"
            f"没有用“{_short(one.old.text)}”{_when(one.old)}"
            for one in made.replaced
        )
        show.listed(replaced, len(made.replaced))
    proxies = [one for one in made.new if one.origin == PROXY]
    told = f"（其中代填 {len(proxies)}）" if proxies else ""
    if made.new:
        show.say(f"新记 {len(made.new)} 人{told}：{_counts(made.new, found)}")
    if proxies and len(found.classes) > 1:
        numbers = {one.number for one in proxies}
        filled = [one.class_name or "" for one in found.students if one.number in numbers]
        each = (f"{name} {filled.count(name)} 人" for name in dict.fromkeys(filled))
        show.say(f"  代填的是：{'，'.join(each)}")
    odd = [one for one in made.new if found.status(one) is not Status.OK]
    show.listed(
        (f"  {_who(one)}：{_short(one.text)}{_remark(one, found)}" for one in odd), len(odd)
    )
    if made.changed:
        show.say(f"改记 {len(made.changed)} 人")
        changed = (f"  {_from_to(one, '改成')}{_remark(one.new, found)}" for one in made.changed)
        show.listed(changed, len(made.changed))
    if made.unchanged:
        show.say(f"没有变 {len(made.unchanged)} 人")
    if made.corrected:
        show.say(f"以前收过、后来改过，不再改回去 {len(made.corrected)} 人")
        corrected = (f"  {_from_to(one, '，以前收的是')}" for one in made.corrected)
        show.listed(corrected, len(made.corrected))
    if made.older:
        show.say(f"比已记的早，没有用 {len(made.older)} 人")
        older = (f"  {_from_to(one, '，早一些的是')}" for one in made.older)
        show.listed(older, len(made.older))
    _tell_away(outcome)
    if elsewhere := sum(each.placement.elsewhere for each in outcome.read):
        show.say(f"别的班 {elsewhere} 条，没有用")


def _tell_away(outcome: Outcome) -> None:
    """Who does not take part from now on, who does, and which answers a person has to look at."""
    made, found = outcome.plan, outcome.found
    gone = [one for one in made.away if one.text is not None]
    if gone:
        show.say(f"不参加 {len(gone)} 人")
        show.listed((f"  {_who(one)}：{_short(one.text)}" for one in gone), len(gone))
    if back := [one for one in made.away if one.text is None]:
        show.say(f"照常参加 {len(back)} 人")
        show.listed((f"  {_who(one)}：不再记着不参加" for one in back), len(back))
    asked = {one.number for one in made.away}
    for one in (*made.new, *(change.new for change in made.changed)):
        if one.number in asked:
            continue
        if reason := found.away.get(one.number):
            command = found.whose.command("collect", "--without", f"{one.number}=")
            told = f"记着不参加（{reason}），这条结果先不算；照常参加的话 {command}"
            show.say(f"！ {_who(one)} {told}")
        elif why := found.result(one).perhaps_away:
            command = found.whose.command("collect", "--without", f"{one.number}={why}")
            show.say(f"！ {_who(one)} 的反馈写的是“{_short(one.text)}”：不参加的话 {command}")


def _tell_file(each: Incoming) -> None:
    for one in each.understood:
        sheet = f" [{one.sheet}]" if one.sheet and len(each.understood) > 1 else ""
        by_column: dict[str, list[str]] = {}
        for field in sorted(one.columns, key=list(Column).index):
            if one.columns[field]:
                by_column.setdefault(one.columns[field], []).append(field)
        columns = "，".join(f"{'、'.join(fields)}←“{text}”" for text, fields in by_column.items())
        show.say(f"{each.file}{sheet}：{one.platform}{'；' if columns else ''}{columns}")
        if one.unread:
            show.say(f"  没有读的列：{'、'.join(one.unread)}")
    by_name = each.placement.by_name
    told = f"，其中 {by_name} 条没有学号，按姓名对上" if by_name else ""
    half = "，像结果的列没有读，一条也没有记" if each.is_half else ""
    show.say(f"  有结果的 {each.rows} 条{told}{half}")


def _nobodys(one: Unplaced, found: Collection, by: Sequence[Answer] = ()) -> str:
    """Where an answer of nobody stands, why it is that, what it says, *by* what it is settled."""
    place = one.answer.where
    name = f"（{one.answer.name}）" if one.answer.name and one.answer.name not in one.reason else ""
    given = _short(one.answer.text)
    said = f"：{given}" if given not in one.reason else ""
    more = settled.remark(one, found.recorded, by)
    told = f"  {Path(place.file).name} {place.spot} {one.reason}{name}{said}{more}"
    return visible(" ".join(told.splitlines()))


def _unplaced(one: Unplaced, found: Collection) -> str:
    told = _nobodys(one, found)
    if one.meant is None:
        return told
    asked = f"{told}\n    是 {one.meant.number} {one.meant.name} 吗？"
    text = " ".join(without_private(one.answer.text or "").split())
    says_enough = found.status(one.answer) in {Status.OK, Status.ANOMALY}
    if not (says_enough and is_plain(text)):
        return f"{asked}问清楚了再用 --set {one.meant.number}=… 记"
    command = found.whose.command("collect", "--set", f"{one.meant.number}={text}")
    return f"{asked}是就记：\n    {command}"


def tell_end(outcome: Outcome, wanted: Wanted) -> None:
    """What was written, what does not count, and who is left."""
    made, found = outcome.plan, outcome.found
    if wanted.rest is not None and (outcome.unplaced or found.torn):
        why = "上面那些可能正是其余的人" if outcome.unplaced else _torn(found)
        show.say(f"！ --rest 没有做：{why}，先弄清楚。")
    for one in outcome.beaten:
        when = _when(one)
        show.say(f"！ {_who(one)}：花名册里写着“{_short(one.text)}”{when}，比刚记的晚，以它为准。")
    if wanted.quiet:
        return
    if wanted.dry_run:
        show.say("只是看看，什么也没有写。")
        return
    show.say(f"已存 {made.size} 条。" if outcome.written else "没有要记的，什么也没有写。")
    show.say(_left(outcome.after or found))


def next_step(outcome: Outcome, wanted: Wanted) -> str:
    """What to type next, after files were read."""
    if wanted.dry_run:
        return "去掉 --dry-run 再运行一次，就记下来。"
    return next_of(outcome.after or outcome.found)


def next_of(found: Collection) -> str:
    """What to type next: to remind those who are left, or else to check."""
    vague, unclear, _ = _unsaid(found)
    if found.missing or vague or unclear:
        return found.whose.command("remind")
    return found.whose.command("check")


def _left(found: Collection) -> str:
    vague, unclear, away = _unsaid(found)
    parts = [f"{len(found.missing)} 人没有结果"] if found.missing else []
    parts += [f"{vague} 人没写明哪一项有误"] if vague else []
    parts += [f"{unclear} 人的答复看不懂"] if unclear else []
    parts += [f"{away} 人像是不参加，要问一下"] if away else []
    return f"还有 {'，'.join(parts)}。" if parts else _all(found)


def _unsaid(found: Collection) -> tuple[int, int, int]:
    """How many did not say what is wrong, or are not understood, or say 休学 or the like."""
    kinds = Counter(_kind(one, found) for one in found.counted)
    vague, unclear = (kinds[_COUNTED[one]] for one in (Status.VAGUE, Status.UNCLEAR))
    return vague, unclear, kinds[_PERHAPS_AWAY]


def _all(found: Collection) -> str:
    away = f"（另有 {len(found.away)} 人不参加）" if found.away else ""
    return f"{len(found.expected)} 人都有结果了{away}。"


def _torn(found: Collection) -> str:
    names = "、".join(f"{one.number} {one.name}" for one in found.torn)
    return f"收集记录里读不懂的行可能是 {visible(names)} 的"


def ask_to_paste() -> None:
    """What to do at a terminal where --from - waits."""
    show.say("把接龙或表格的内容粘贴进来，完了另起一行按 Ctrl+D（Windows：Ctrl+Z 再回车）。")


def _counts(answers: Sequence[Answer], found: Collection) -> str:
    kinds = Counter(_kind(one, found) for one in answers)
    always, more = list(_COUNTED.values())[:2], [*_COUNTED.values(), _PERHAPS_AWAY][2:]
    shown = [*always, *(word for word in more if kinds[word])]
    return "，".join(f"{word} {kinds[word]}" for word in shown)


def _kind(answer: Answer, found: Collection) -> str:
    """As what an answer is counted."""
    result = found.result(answer)
    return _PERHAPS_AWAY if result.perhaps_away else _COUNTED[result.status]


def _remark(answer: Answer, found: Collection) -> str:
    """What to add to an answer that is not understood, or is none."""
    result = found.result(answer)
    if result.status is Status.UNCLEAR:
        return f"（看不懂{'，' if result.hint else ''}{result.hint}）"
    if result.status is Status.MISSING and answer.text:
        return f"（{result.hint or '没有说结果'}）"
    return ""


def tell_reread(found: Collection, log: "LogWriter | None") -> None:
    """Say once whose answer was recorded before and is not understood now; the log remembers it.

    Source: issue 14: answers that were recorded before and are judged anew by the stricter reading
    are told once. Without a *log* (--dry-run) it is said again the next time.
    """
    anew = found.reread
    if not anew:
        return
    show.say(f"！ 以前收下的 {len(anew)} 条，现在的版本读不懂，不再当作异常（只说这一次）：")
    told = (f"  {_who(one)}：{_short(one.text)}{_remark(one, found)}" for one in anew)
    show.listed(told, len(anew))
    show.say(
        f"  问清楚了再记：{found.whose.command('collect', '--set')} 学号=无误；"
        '写的确实是异常：--set "学号=2 原话"。check 会逐条列出。'
    )
    if log:
        log.append_told([one.number for one in anew], found.clock())


def _who(answer: Answer) -> str:
    return visible(f"{answer.number} {answer.name or ''}".strip())


def _from_to(change: Change, verb: str) -> str:
    if change.new.text is None:
        return f"{_who(change.new)}：撤回“{_short(change.old.text)}”，算没有反馈"
    names = change.old.name or "", change.new.name or ""
    if change.old.text == change.new.text and same_name(*names):
        return f"{_who(change.new)}：还是“{_short(change.new.text)}”，这次是手工记的"
    if change.old.text == change.new.text:  # the roster's name was corrected
        return f"{_who(change.new)}：“{_short(change.new.text)}”，记的姓名原来是{change.old.name}"
    return f"{_who(change.new)}：“{_short(change.old.text)}”{verb}“{_short(change.new.text)}”"


def _when(answer: Answer) -> str:
    return f"（{moment(answer.given_at)}）" if answer.given_at else ""


def _short(text: str | None) -> str:
    return visible(shown(text or "", 40))
