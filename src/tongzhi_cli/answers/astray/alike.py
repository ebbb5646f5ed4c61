"""Whom an answer may be of that is nobody's because a character of a name is wrong: proposed, told.

Nothing is given to anybody by it. The tables of sounds and looks are read where a name is odd only.
"""

import re
from collections.abc import Collection, Sequence

from tongzhi_cli.answers.attribution import Group, Placement, Unplaced
from tongzhi_cli.answers.chat_line import STRANGER
from tongzhi_cli.model.student import Student, clean_name
from tongzhi_cli.model.words import BEGINS_ANSWER

#: Of more strangers than that most are of other classes, and nobody is proposed.
_FEW = 20


def proposed(found: Placement, group: Group) -> Placement:
    """The same, with whom each of nobody may be of: the one is *meant*, several are told.

    Who has an answer of their own among those placed is told and not proposed: it may well be
    somebody else whose name is like theirs.

    >>> from tongzhi_cli.answers.attribution import place
    >>> from tongzhi_cli.check.rules.sample import answer, student
    >>> group = Group([student("2014030101", "李子涵"), student("2014030102", "王五")])
    >>> told = proposed(place([answer("", "无误", name="李梓涵")], group), group)
    >>> [one.meant.number for one in told.unplaced]
    ['2014030101']
    >>> both = [answer("", "无误", name=name) for name in ("李子涵", "李梓涵")]
    >>> [one.meant for one in proposed(place(both, group), group).unplaced]
    [None]
    """
    heard = {one.number for one in found.placed}
    names = {clean_name(one.name) for one in (*group.students, *group.others)}
    odd = {at: name for at, one in enumerate(found.unplaced) if (name := _odd(one, names))}
    if not 0 < len(odd) <= _FEW:
        return found
    return found._replace(
        unplaced=tuple(
            _of(one, alike(odd[at], group.students), heard) if at in odd else one
            for at, one in enumerate(found.unplaced)
        )
    )


def alike(name: str, students: Sequence[Student]) -> tuple[Student, ...]:
    """The students whom a *name* that nobody has may be a slip for, as in the name of a file.

    >>> from tongzhi_cli.check.rules.sample import student
    >>> people = [student("01", "李子涵"), student("02", "王五"), student("03", "李子涵")]
    >>> [one.number for one in alike("李梓涵", people)], alike("赵四", people)
    (['01', '03'], ())
    """
    from tongzhi_cli.answers.files import likeness  # noqa: PLC0415  only for a slip (start fast)

    return likeness.named(likeness.near(name, students)) if likeness.bare(name) else ()


def _odd(one: Unplaced, names: set[str]) -> str:
    """The name that nobody of the class has, beside an answer or where a line begins; "" if none.

    Without it there is nothing to go by, nor where a 学号 tells or somebody is meant already.
    """
    answer = one.answer
    if one.people or one.unknown or answer.number or answer.text is None:
        return ""
    name = clean_name(answer.name or "")
    begun = None if name else re.match(STRANGER, answer.text)
    if begun and not re.match(BEGINS_ANSWER, answer.text):
        name = begun["name"]
    return "" if name in names else name


def _of(one: Unplaced, alike: Sequence[Student], heard: Collection[str]) -> Unplaced:
    people = [each for each in alike if each.number not in heard]
    if len(people) == 1:
        return one._replace(meant=people[0])
    if not alike:
        return one
    called = "、".join(f"{each.number} {each.name}" for each in people or alike)
    if not people:
        return one._replace(reason=f"{one.reason}，像的 {called} 自己另有结果")
    told = f"{one.reason}，像的有 {len(people)} 人（{called}）"
    return one._replace(reason=told, several=tuple(people))
