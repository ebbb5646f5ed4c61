"""What a deadline in an English sentence is for: notices for international students have both.

Source: issue 15 (English months are read; a role is never that of the next, Chinese sentence).
"""

import re

from tongzhi_cli.model.terms import Role

#: A paper that is due is handed in.
_PAPERS = r"(?:form|sheet|table|list|roster|paper|material)s?\b"
_LIMIT = r"\b(?:due|deadline)\b"
_HANDED_IN = (
    r"submit|submission|hand(?:ed)?[ -]?in|return|send|deliver|turn in|email|upload|"
    rf"{_PAPERS}[^.;]{{0,40}}{_LIMIT}|{_LIMIT}[^.;]{{0,40}}\b{_PAPERS}"
)
#: The roles by their verbs, in the order in which they count.
_VERBS = (
    (Role.SUBMIT, _HANDED_IN),
    (Role.CHECK, r"check|verif|confirm|review|log ?in|proofread"),
    (Role.PHOTO, r"photo(?:graph)?s? (?:taken|session)|take (?:the |your )?photo|retake"),
)
#: A full stop behind one of these ends no sentence: Ms. Ai, 3:30 p.m. on.
_STOP = (
    r"(?<!\bM[rs])(?<!\bMrs)(?<!\bDr)(?<!\bProf)(?<!\bNo)(?<!\bRm)(?<!\b[ap]\.m)[.;!?]\s|"
    r"[。；！？\n]"
)


def is_english(text: str) -> bool:
    """Whether a date phrase is in English letters.

    >>> is_english("April 24, 2026"), is_english("5月15日（Mon.）"), is_english("2026-04-24")
    (True, False, False)
    """
    return text.isascii() and re.search("[A-Za-z]{3}", text) is not None


def own_sentence(before: str, after: str) -> tuple[str, str]:
    """What of the English sentence that a date is in stands *before* and *after* the date.

    >>> own_sentence("登录核对. 反馈表 deadline: ", ", 5:00 PM. 请各班按时")
    ('反馈表 deadline: ', ', 5:00 PM')
    """
    return re.split(_STOP, before)[-1], re.split(_STOP, f"{after} ")[0]


def role_in_english(before: str, after: str) -> Role | None:
    """The role that the English sentence around a date tells; None where it tells none.

    >>> role_in_english("Please check your record by ", ". 请各班将核对表交教务处。").value
    'check'
    """
    said = " ".join(own_sentence(before, after))
    return next((role for role, verbs in _VERBS if re.search(verbs, said, re.IGNORECASE)), None)


def role_of_label(front: str) -> Role | None:
    """The role of Deadline: by the English sentences in *front* of it, the nearest first.

    >>> role_of_label("Please check your record. Then submit the form. Deadline: ").value
    'submit'
    """
    said = reversed(re.split(_STOP, front))
    return next(filter(None, (role_in_english(one, "") for one in said)), None)
