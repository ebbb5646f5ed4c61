"""What is told of a name that was cleaned: what left it, and which characters are others now."""

from tongzhi_cli.columns.rows import Listed
from tongzhi_cli.model import person_name
from tongzhi_cli.model.look_alikes import plain
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.roster.kinds import NAME_CLEANED

#: So many characters that only looked like others are named.
_MOST = 3


def note_of(one: Listed, where: Where, class_name: str | None = None) -> Problem | None:
    """That the name in a row was cleaned, and how; a warning where what left it is not understood.

    *where* is its cell. Source: issue 14.
    """
    if one.name == one.written:
        return None
    read = person_name.read(one.written)
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


def _look_alikes(written: str) -> str:
    """Which characters only look like others, each with its code: the same to the eye."""
    changed = [(one, meant) for one in dict.fromkeys(written) if (meant := plain(one)) != one]
    named = [
        f"U+{ord(one):04X} 换成了“{meant}”" if meant else f"去掉了看不见的 U+{ord(one):04X}"
        for one, meant in changed[:_MOST]
    ]
    return "，".join(named) + ("等" if len(changed) > _MOST else "")
