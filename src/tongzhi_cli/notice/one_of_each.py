"""Which deadlines of a notice its file holds: one to check, one to hand in; others are asked."""

import re
from collections.abc import Sequence

from tongzhi_cli.model.terms import SINGLE_ROLES, Role
from tongzhi_cli.notice.draft import Draft, DraftDeadline, Left, Stage

#: What a class does before its college does the next step.
_CLASS_HANDS_IN = r"(?:班级|各班|班长)[^。；\n]{0,24}(?:收齐|交|报|送)"
#: Why none of the days of a table is that of all, nor the one beside it.
OWN_DAYS = "通知里各有各的时间，这是“{}”的：请定本班照哪一个"
BESIDE_TABLE = "别处又各有各的时间，不都是这一天：请定本班照哪一个"
OF_COLLEGE = "这是学院交的时间，通知没有写本班什么时候交：本班照哪一个"
MAY_BE_CHECK = "通知里没有认出学生校对的截止，这一天是不是要看原文"
#: So much more has to be said of a day that is not told to be the class's own step.
_OWN_STEP = 3
_SEE = "是不是本班的截止要看原文"
MAY_BE_ANYTHING = f"没有认出这一天要做什么，{_SEE}"
#: Why a date that only says a deadline once more is left.
SAID_TWICE = "和“{}”说的是同一件事、同一天，写成一个截止"


def with_one_of_each(draft: Draft) -> Draft:
    """The draft as a notice file can hold it: one deadline to check, one to hand in.

    The one stays whose words say most of it, first of the class's own step; the others become
    `other`, with the question which one counts; what the college then hands in is no question. So
    is the first one asked about, where a table has one for each class; of days for photos that are
    each some unit's, one stays. What is against the one that stays makes a question of it.
    What only says another once more is no deadline of its own, and is left.
    """
    deadlines, again = _once(_same_checks(draft.deadlines))
    for role in (*SINGLE_ROLES, Role.PHOTO):
        of_role = [
            at
            for at, one in enumerate(deadlines)
            if one.role is role and (role.is_single or one.unit)
        ]
        kept = _kept(of_role, deadlines)
        if kept is None:
            continue
        one = deadlines[kept]
        others = [other.sentence for other in deadlines if other is not one]
        if why := _why_of_units(one, deadlines) or _why_of_college(one, draft.to, others):
            deadlines[kept] = one.asked(why)
        for at in of_role:
            if at != kept:
                one = deadlines[at]
                if _is_next_step(one, deadlines[kept]):
                    deadlines[at] = one._replace(role=Role.OTHER, what=one.stage.value)
                    continue
                why = f"通知里有几个{role.label}的时间，写成 {role} 的是另一个：请定本班照哪一个"
                deadlines[at] = one._replace(role=Role.OTHER, why=one.why or why)
    deadlines = [_judged(one) for one in deadlines]
    has_check = any(one.role is Role.CHECK for one in draft.deadlines)
    why = MAY_BE_ANYTHING if has_check else MAY_BE_CHECK
    deadlines = [one.asked(why) if _is_called_nothing(one) else one for one in deadlines]
    left = sorted([*draft.left, *again], key=lambda one: one.place)
    return draft._replace(deadlines=tuple(deadlines), left=left if again else draft.left)


def _kept(of_role: Sequence[int], found: Sequence[DraftDeadline]) -> int | None:
    """Which of several days of one role stays: the class's own, of which the words say most."""
    own = [at for at in of_role if found[at].stage is Stage.CLASS] or of_role
    sure = [at for at in own if found[at].at]
    if not sure or any(found[at].unit for at in sure):
        return next(iter(sure or own), None)
    known = [at for at in of_role if found[at].at and not found[at].stage.hands_on] or sure

    def says(at: int) -> int:
        return found[at].weight + _OWN_STEP * (found[at].stage is Stage.CLASS)

    return max(known, key=says)


def _judged(one: DraftDeadline) -> DraftDeadline:
    """What is the class's own is a question where anything is against it."""
    is_open = one.against and one.role is not Role.OTHER
    return one.asked(f"{'；'.join(one.against)}：{_SEE}") if is_open else one


def _is_called_nothing(one: DraftDeadline) -> bool:
    """Whether a day is for nothing that has a name: it may be the check, or anybody's day."""
    return one.role is Role.OTHER and not one.is_named and not one.stage.hands_on


def _is_next_step(one: DraftDeadline, kept: DraftDeadline) -> bool:
    """Whether a day is others' step behind the class's own, which is *kept*: no question."""
    is_next = one.stage.hands_on and not kept.stage.hands_on
    return is_next and _is_later(one, kept)


def _is_later(one: DraftDeadline, kept: DraftDeadline) -> bool:
    """Whether a day is not before another, as far as both are known."""
    days = [each.at.date() if each.at else each.day for each in (kept, one)]
    return None in days or days == sorted(day for day in days if day)


def _why_of_units(kept: DraftDeadline, found: Sequence[DraftDeadline]) -> str:
    """Why a deadline may be none of the reader's class, beside those of other units; "" if it is.

    What a college hands in is another stage than what a table says of classes.
    """
    if kept.why or kept.at is None:
        return ""
    if kept.unit:
        return OWN_DAYS.format(kept.unit)
    others = [one for one in found if one.unit and one.role is kept.role is Role.CHECK]
    return BESIDE_TABLE if any(one.at != kept.at for one in others) else ""


def _why_of_college(kept: DraftDeadline, to: str, others: Sequence[str]) -> str:
    """Why a day to hand in may be none of the class's: the notice is *to* classes or students.

    Or *others* of its sentences say what the classes hand in.
    """
    is_to_class = re.search("班|同学|毕业生|学生(?!处)", to) is not None
    is_to_class = is_to_class or any(re.search(_CLASS_HANDS_IN, one) for one in others)
    is_college = kept.stage is Stage.COLLEGE and not kept.why and kept.at is not None
    return OF_COLLEGE if is_to_class and is_college else ""


def _same_checks(found: Sequence[DraftDeadline]) -> list[DraftDeadline]:
    """The deadlines; a check that is sure at the time of one before it says that once more.

    Where the one before is in doubt, as one that is not the students' own, it gives way.
    """
    made: list[DraftDeadline] = []
    for one in found:
        is_own = one.role is Role.CHECK and one.at and not (one.why or one.unit or one.against)
        same = (x for x in made if (x.role, x.at) == (one.role, one.at))
        before = next((x for x in same if None in (x.start, one.start)), None)
        if not (is_own and before) or before.unit or one.same_as:
            made.append(one)
        elif before.against and not before.same_as:
            made[made.index(before)] = one
            made.append(before._replace(same_as=one.places[0]))
        else:
            made.append(one._replace(same_as=before.places[0]))
    return made


def _once(found: Sequence[DraftDeadline]) -> tuple[list[DraftDeadline], list[Left]]:
    """The deadlines, each once, and what only says one of them once more.

    The one with the hour stays, with what only the other tells.
    """
    kept: list[DraftDeadline] = []
    again: list[Left] = []
    for one in found:
        at = next((at for at, other in enumerate(kept) if one.same_as in other.places), None)
        if at is None:
            kept.append(one)
            continue
        before = kept[at]
        more, less = (one, before) if one.has_clock and not before.has_clock else (before, one)
        kept[at] = more._replace(
            start=more.start or less.start,
            hard=more.hard or less.hard,
            where=more.where or less.where,
            whom=more.whom or less.whom,
            places=before.places,
            same_as=None,
        )
        text = " ".join(more.text.split())
        again.append(Left(less.text, SAID_TWICE.format(text), less.sentence, less.places[0]))
    return kept, again
