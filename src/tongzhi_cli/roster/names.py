"""What is told of a name that was cleaned: what left it, and which characters are others now."""

from collections.abc import Mapping, Sequence

from tongzhi_cli.columns.rows import Listed
from tongzhi_cli.model import person_name
from tongzhi_cli.model.characters.look_alikes import plain
from tongzhi_cli.model.enrolment import Enrolment, Standing
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.standing import enrolment_of
from tongzhi_cli.roster.kinds import NAME_CLEANED

#: So many characters that only look like others are named, and so many students.
_MOST = 3
#: What people put before or behind the names of some. A * also stands for what a program hides,
#: and a dot is a mark where a name begins or ends with it.
_HIDES = "*＊"
_SIGNS = f"{_HIDES}★☆▲△▼▽◆◇■※◎#＃✓✔√"
_DOTS = "·•●・"
_SIGN_SET = frozenset(_SIGNS)


def note_of(one: Listed, where: Where, class_name: str | None = None) -> Problem | None:
    """That the name in a row was cleaned, and how; a warning where what left it is not understood.

    *where* is its cell. That somebody is 休学 is told as that alone. Source: issue 14.
    """
    if one.name == one.written:
        return None
    read = person_name.read(one.written)
    if one.name in one.written and read.remarks and all(map(_is_told, read.remarks)):
        return None
    message = f"“{' '.join(one.written.splitlines())}”整理成“{one.name}”"
    if others := _look_alikes(one.written):
        message += f"：{others}"
    severity, hint = Severity.INFO, ""
    if read.remarks:
        named = "".join(f"“{remark}”" for remark in read.remarks if remark)
        message += f"，{named or '空的括号'}不算姓名"
    if read.doubtful:
        severity = Severity.WARNING
        hint = "要是姓名里的字，请在花名册里去掉括号，写成一个字；不是的话不用管。"
    return Problem(
        NAME_CLEANED, severity, message, hint, one.number or None, one.name, class_name, where
    )


def standing_beside(written: str) -> Enrolment | None:
    """What stands beside a name about the student's 学籍, in brackets or not.

    >>> standing_beside("方一鸣（已退学）"), standing_beside("方一鸣-休学").said
    (Enrolment(standing=<Standing.WITHDRAWN: '退学'>, said='已退学'), '休学')
    >>> standing_beside("方一鸣（组长）")
    """
    if written.isalpha():  # as nearly all
        return None
    return next(filter(None, map(enrolment_of, person_name.read(written).remarks)), None)


def _is_told(remark: str) -> bool:
    """Whether a remark is told by the rules on who takes part."""
    told = enrolment_of(remark)
    return told is not None and told.standing is not Standing.ENROLLED


def _look_alikes(written: str) -> str:
    """Which characters only look like others, each with its code: the same to the eye."""
    changed = [(one, meant) for one in dict.fromkeys(written) if (meant := plain(one)) != one]
    named = [
        f"U+{ord(one):04X} 换成了“{meant}”" if meant else f"去掉了看不见的 U+{ord(one):04X}"
        for one, meant in changed[:_MOST]
    ]
    return "，".join(named) + ("等" if len(changed) > _MOST else "")


def marked_names(people: Sequence[Listed]) -> dict[int, tuple[str, str]]:
    """The marks at names which the others of a list lack: by row the name, and the mark.

    Where a * is within a name too, beside a surname alone, or at half of the names, it hides
    something, and is no mark.
    """
    found = {}
    hides = 0
    for one in people:
        name = one.name
        if name.isalpha() or ("·" not in name and _SIGN_SET.isdisjoint(name)):
            continue
        bare = name.strip(f"{_SIGNS}· ")
        hidden = any(sign in name for sign in _HIDES)
        if sum(map(str.isalpha, bare)) > 1 and _SIGN_SET.isdisjoint(bare):
            hides += hidden
            if bare != name:
                mark = "".join(sign for sign in one.written if sign in f"{_SIGNS}{_DOTS}")
                found[one.row] = person_name.read(bare).name, mark
        elif hidden:
            hides += len(people)
    if 2 * hides < len(people):
        return found
    return {row: one for row, one in found.items() if set(_HIDES).isdisjoint(one[1])}


def told_of_marks(marks: Mapping[int, tuple[str, str]], where: Where, said: str) -> Problem:
    """That some names have marks, which are none of them; *said* is what the list says of these."""
    signs = "".join(f"“{sign}”" for sign in dict.fromkeys(mark for _, mark in marks.values()))
    named = "、".join(name for name, _ in list(marks.values())[:_MOST])
    more = f"等 {len(marks)} 人" if len(marks) > _MOST else ""
    means = f"，名单上写着“{said}”" if said else "，没有写是什么意思"
    message = f"有的姓名旁边有记号{signs}（{named}{more}）{means}；记号不算姓名"
    hint = "要是休学、退学等不参加的，请写进备注；“*”要是没显示出来的字，请把姓名写全。"
    return Problem(NAME_CLEANED, Severity.WARNING, message, hint, where=where)


def meaning_of_marks(marks: Mapping[int, tuple[str, str]], lines: Sequence[str]) -> str:
    """What the lines around a list say of its marks: 注：*为休学学生, "" where they do not."""
    signs = {sign for _, mark in marks.values() for sign in mark}
    return next((line for line in lines if not signs.isdisjoint(line)), "")
