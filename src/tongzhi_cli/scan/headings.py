"""Whose signatures stand under a heading: the students' own, or somebody else's."""

import re

#: The letters of a heading over signatures, of which so many were read.
_SIGNATURE, _LIKE = frozenset("本人签名字"), 2
#: What else may stand in such a heading; whose word it is that somebody else signs.
_BESIDE = frozenset("学生确认章请亲笔处栏手写考生同")
_OTHERS = re.compile(
    r"家|[父母][亲签]|监护|辅导|班主|审|领|负责|[主院系组班科处校]长|书记|经办|[老教]师|代|导师"
)


def is_like_signature(heading: str) -> bool:
    """Whether a heading, a letter of which may be misread, is over signatures of the students.

    >>> [is_like_signature(one) for one in ("木人签名", "本人签", "学生亲笔签名", "家长签名",
    ...     "审核人签名", "辅导员签字", "领取人签字", "班主任签名")]
    [True, True, True, False, False, False, False, False]

    What hangs into it from the first signature is read as Latin letters.

    >>> is_like_signature("本人签名pha"), is_like_signature("家长签名ak")
    (True, False)
    """
    word = re.split(r"[（(]", heading, maxsplit=1)[0]
    there = set(word) & _SIGNATURE
    strange = [
        one for one in word
        if one.isalpha() and not one.isascii() and one not in _SIGNATURE | _BESIDE
    ]  # fmt: skip
    return len(there) >= _LIKE and len(strange) <= 1 and not _OTHERS.search(word)
