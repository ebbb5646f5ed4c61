"""What people decided in 明细: rows that are void, a 学号 put right, and contradictions."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time

from tongzhi_cli.check.rules.answers import name_mismatch
from tongzhi_cli.dates.moment import read_time
from tongzhi_cli.model.nothing import nothing_in
from tongzhi_cli.model.problem import Kind as ProblemKind
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.student import clean_name
from tongzhi_cli.model.text import shown
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.classes.kinds import TWO_CLASSES
from tongzhi_cli.summary.kinds import CONFLICTING_ANSWER, VOIDED
from tongzhi_cli.summary.model import Decision, Kind, Record, is_no_key, record_key
from tongzhi_cli.summary.store.rows import Rows

#: What people write under 作废 who mean just that; more is the reason; and what means the contrary.
_YES = frozenset(
    ["是", "√", "✓", "✔", "v", "y", "yes", "true", "1", "对", "废", "作废", "已作废", "作废了",
     "无效", "删", "删除"]
)  # fmt: skip
_NO = frozenset(
    ["否", "不", "不是", "无", "没有", "不作废", "未作废", "不用", "有效", "n", "no", "0", "false"]
)
#: A sign alone is no reason.
_SHORTEST = 2


def is_void(said: str) -> bool | None:
    """Whether what stands under 作废 says so; None where nobody can tell.

    >>> is_void("是"), is_void("学号抄错了，重复"), is_void("否"), is_void("×")
    (True, True, False, None)
    """
    text = said.strip().lower()
    if text in _NO or nothing_in(text):
        return False
    return True if text in _YES or len(text) >= _SHORTEST else None


def without_decided(
    parts: Sequence[tuple[str, Rows]],
) -> tuple[list[tuple[str, Rows]], "array[int]", list[Problem]]:
    """Files and their records without those that somebody decided are none; these; and the voids.

    Voided are all records of a 学号, but the list's: that a student is on the list only the list
    can say. Where a 学号 was put right, the row as the file still has it gives way.
    """
    gone = array("I")
    store = parts[0][1].store if parts else None
    if store is None:
        return [*parts], gone, []
    decided = [
        one
        for _, rows in parts
        if any(told.kind is Kind.DECIDED for told, _ in rows.counts())
        for one in rows
        if one.kind is Kind.DECIDED
    ]
    disputes = [*_disputes(decided)]
    overruled = {void for each in disputes for void in each.overruled}
    numbers: set[str] = set()
    places: dict[Where, set[str]] = {}
    for one in decided:
        if one in overruled:
            continue
        says = is_void(one.void) if one.void else None
        if says and not is_no_key(one.number, one.fault):
            numbers.add(one.number)
        elif says or not one.void:
            places.setdefault(one.where, set()).add(one.number)
    codes = {store.code(one) for one in numbers}
    files = {where.file for where in places}
    kept = []
    for file, rows in parts:
        own = array("I")
        for at in rows.ids:
            told = store.common[store.commons[at]]
            is_none = told.decision is not None and bool(told.decision.void)
            if told.kind is not Kind.LIST and not is_none:
                is_none = store.numbers[at] in codes or (
                    file in files and told.kind is not Kind.DECIDED
                    and _is_put_right(store.record(at), places, decided)
                )  # fmt: skip
            (gone if is_none else own).append(at)
        kept.append((file, Rows(store, own)))
    standing = [one for one in decided if one not in overruled]
    return kept, gone, [*(one.problem for one in disputes), *_voids(standing, parts)]


class _Dispute(NamedTuple):
    """That one voided a row of which another decided something; the voids that do not count."""

    problem: Problem
    overruled: Sequence[Record]


def _disputes(decided: Sequence[Record]) -> Iterator[_Dispute]:
    """What was voided and decided by two who did not know of each other, each 学号 once.

    The later one counts. Where nobody can tell which is, the row is listed: nobody gets lost.
    """
    voids: dict[str, list[Record]] = {}
    lines: dict[str, list[Record]] = {}
    for one in decided:
        if not is_no_key(one.number, one.fault) and (not one.void or is_void(one.void)):
            (voids if one.void else lines).setdefault(one.number, []).append(one)
    for number in sorted(voids.keys() & lines.keys()):
        own = sorted(voids[number], key=record_key)
        known = {"".join(one.result.split()) for one in own}
        others = [one for one in lines[number] if "".join(one.result.split()) not in known]
        if not others:
            continue
        others.sort(key=record_key)
        newest = newest_decided([*own, *others])
        is_void_last = all(one in own for one in newest)
        is_later = is_void_last or all(one in others for one in newest)
        line = others[0] if is_void_last or not is_later else newest[0]
        taken = newest[0] if is_void_last else own[0]
        message = f"人工核定不一样：{_decided('作废', taken.decision)}和"
        message += f"{_decided(line.result, line.decision)}，按{'后核定的' if is_later else ''}"
        counts = "作废" if is_void_last else shown(line.result, 20)
        message += f"“{counts}”列{_untimely([taken, line])}"
        severity = Severity.WARNING if is_later else Severity.ERROR
        about = (line.number, line.name or None, line.class_name or None, line.where)
        problem = Problem(CONFLICTING_ANSWER, severity, message, AGREE, *about)
        yield _Dispute(problem, [] if is_void_last else own)


def _is_put_right(one: Record, places: dict[Where, set[str]], decided: Sequence[Record]) -> bool:
    """Whether somebody gave the student of a row another 学号, or voided it by its place."""
    if one.where not in places or one.number in places[one.where]:
        lost = is_no_key(one.number, one.fault)
        return lost and any(
            each.where == one.where and each.void and is_void(each.void) for each in decided
        )
    name = clean_name(one.name)
    return any(each.where == one.where and clean_name(each.name) == name for each in decided)


def _voids(decided: Sequence[Record], parts: Sequence[tuple[str, Rows]]) -> Iterator[Problem]:
    """That a row is void, each once; and what nobody can tell to be."""
    store = parts[0][1].store
    listed = {
        store.number(at)
        for _, rows in parts
        for at in rows.ids
        if store.common[store.commons[at]].kind is Kind.LIST
    }
    told: set[tuple[str, str, str]] = set()
    for one in decided:
        decision = one.decision
        if not decision or not decision.void:
            continue
        key = (one.number, one.name, decision.void)
        says = is_void(decision.void)
        if key in told or says is False:
            continue
        told.add(key)
        by = f"（{decision}）" if str(decision) else ""
        about = (one.number or None, one.name or None, one.class_name or None, one.where)
        if says is None:
            message = f"“作废”一栏写着“{decision.void}”{by}，看不出是不是作废，没有作废"
            yield Problem(VOIDED, Severity.WARNING, message, _SAY, *about)
            continue
        reason = "" if decision.void.strip().lower() in _YES else f"：{shown(decision.void, 40)}"
        message = f"“明细”里作废了{by}{reason}"
        if one.number in listed:
            message += "；名单上有这名同学，仍照名单列着"
        yield Problem(VOIDED, Severity.INFO, message, "", *about)


_SAY = "要作废就在“其他记录”的这一格写“是”或原因，不作废就清空，再汇总一次。"


# --- two at one table --------------------------------------------------------------------------

#: Tells a problem of a student: kind, severity, message, place, and what to do.
Tell = Callable[[ProblemKind, Severity, str, Where, str], None]


#: What to do about what two people decided differently, which is theirs alone.
AGREE = (
    "请两位核定的人商量好，在其中一份的“明细”里改成一样，再汇总一次；"
    "“明细”里已经一样了，就在核定错的那一份的“其他记录”里删掉那一行。"
)


def newest_decided(decided: Sequence[Record]) -> list[Record]:
    """Those that were decided last, where each says when; else all of them.

    昨天 or 9:00 says of no day when; a day alone says nothing of what was decided on that day.
    """
    times = [_time(one) for one in decided]
    known = [at for at in times if at]
    if len(known) < len(times):
        return [*decided]
    last = max(known)
    if any(at != last and at == datetime.combine(last, time()) for at in known):
        return [*decided]
    return [one for one, at in zip(decided, times, strict=True) if at == last]


def _time(one: Record) -> datetime | None:
    return read_time(one.decision.at) if one.decision and one.decision.at else None


def _untimely(decided: Sequence[Record]) -> str:
    """What of the times of *decided* nobody can tell, in words."""
    said = dict.fromkeys(one.decision.at for one in decided if one.decision and not _time(one))
    unread = "、".join(f"“{shown(one, 20)}”" for one in said if one)
    return f"；核定时间{unread}看不出是哪天几点，分不出先后" if unread else ""


def contradictions(best: Record, decided: Sequence[Record], tell: Tell) -> None:
    """Tell what others decided otherwise than the *best*: the result, the name, the class."""
    told: set[tuple[str, str]] = set()
    newest = newest_decided(decided)
    is_later = best in newest and len(newest) < len(decided)
    for one in decided:
        for what, here, there, kind in (
            ("结果", best.result, one.result, CONFLICTING_ANSWER),
            ("姓名", best.name, one.name, name_mismatch.KIND),
            ("班级", best.class_name, one.class_name, TWO_CLASSES),
            ("学院", best.college, one.college, TWO_CLASSES),
        ):
            if "".join(here.split()) == "".join(there.split()) or (what, there) in told:
                continue
            told.add((what, there))
            message = f"人工核定的{what}不一样：{_decided(here, best.decision)}和"
            message += (
                f"{_decided(there, one.decision)}，按{'后核定的' if is_later else ''}“{here}”列"
            )
            message += _untimely([best, one])
            severity = Severity.WARNING if is_later else Severity.ERROR
            tell(kind, severity, message, one.where, AGREE)


def _decided(text: str, decision: Decision | None) -> str:
    by = str(decision) if decision else ""
    return f"“{shown(text, 20)}”（{by or '没写谁核定的'}）"
