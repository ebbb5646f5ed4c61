"""Whether a 级 of a notice is no whole 级: those held back, those who come back, some of them.

They have to be told by their 学号, and are no cohort. Source: issue 15, item 5.
"""

import re

_STOPS = "，,。；;：:、\t\n！？"
#: Students of a 级 who are no whole 级, and 级 without an end.
_SOME = (
    r"留级|休学|复学|延期(?=毕|的|生|学|者|[)）])|延长(?=学|修|年|毕|的|[)）])|转入|降级|退役|退伍|参军|入伍|保留学籍|结业|往届|未毕业|跟班|试读|"
    r"预科|转专业|提前毕业|(?:降|编|并|转|插|归)[到至入为成]|插班|交换生|辅修|双学位|当兵|服役|重修|未修满|未按时|未如期|未能毕业|"
    r"学生会|志愿者|学长|学姐|助教|助管|助研|班助|导生|朋辈|辅导员助理|助理班主任"
)
#: So they are called in brackets: 2021级（拟提前毕业）.
_SOME_INSIDE = rf"\s*[（(][^（）()含除不]{{0,6}}(?:{_SOME})[^（）()除不外]{{0,8}}[)）]"
#: Some of a 级: 2021级本科生中预计今年毕业者.
_SOME_AMONG = (
    r"[^，。；（(]{0,8}?(?<![其当高集])中"
    "(?![心外文医国药职学高专小东西南北期等级山])"
)
_OPEN_ENDED = r"^\s*[（(]?(?:含[)）])?(?:及|和|之|含)?(?:其)?(?:以前|以上|之前|以后|以下|以来)"


def is_bracketed(text: str, end: int) -> bool:
    """Whether brackets behind a 级 say that some of it are meant; they are of the last of several.

    >>> is_bracketed("2022级、2021级（延期）本科", 11), is_bracketed("2021级（本科）", 5)
    (True, False)
    """
    return re.match(_SOME_INSIDE, text[end : end + 40]) is not None


def is_partial(text: str, start: int, end: int) -> bool:
    """Whether the words of *text* from *start* to *end*, a 届 or 级, are of some of them only.

    >>> [is_partial(one, 0, 5) for one in ("2022级降级学生", "2022级本科", "2022级及以前")]
    [True, False, True]
    """
    rest = re.split(f"[{_STOPS}）)]|[（(](?!含[)）])", text[end : end + 40])[0]
    lead = re.split(f"[{_STOPS}（()）]", text[max(0, start - 12) : start])[-1]
    return bool(
        re.search(_SOME, rest)
        or is_bracketed(text, end)
        or re.match(_OPEN_ENDED, text[end : end + 20])
        or re.match(_SOME_AMONG, rest)
        or re.search(rf"(?:{_SOME})[^（(，。]{{0,4}}[（(]\s*$", text[:start][-16:])
        or re.search(f"(?:{_SOME})", lead)
    )
