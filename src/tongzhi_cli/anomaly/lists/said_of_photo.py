"""What is told behind a photo that is only said to be wrong: 照片有错：方向倒了; 照片有误，是室友.

A choice of a form says no more than that something is wrong with the photo; what is written beside
it says what, and is read as said of the photo.
"""

import re
from collections.abc import Callable, Sequence

from tongzhi_cli.anomaly.kinds import NO_PHOTO, PEOPLE, WRONG_PHOTO
from tongzhi_cli.model.words import NOT_RIGHT, THE_REST, WRONG, either

PHOTO = "照片"
#: Whose it is may stand before it; another photo is none of the graduate's.
_OF_WHOM = (
    r"[\d.]{0,20}(?:(?:(?!录取|高考|入学|身份|准考|高中)[\u3400-\u9fff·]){2,7}?)?(?:我的?|的)?"
)
_ONLY_WRONG = rf"{_OF_WHOM}{PHOTO}[也都就是有点]{{0,3}}(?:{either(WRONG)})+[了的吧啊呀]*"
#: So it does of one that is there: 有照片，但不是本人.
_ONLY_THERE = f"(?:是|倒是|确实)?有{PHOTO}[的了]?"
#: Said of what else there is, and not of the photo.
_OF_ELSE = f"{either(THE_REST)}|信息|资料|学籍"
_SOMEBODY = either(PEOPLE)
#: A date or a sign.
_BEHIND = r"[\W\d]*"
#: Who is on it, and not who saw it: 是我妹妹的, 换成朋友了.
_IS = "(?:上面|显示|那|这|好像|应该|也|就|都|居然|竟然)*(?:是|像|成|换成|变成|用|换)了?(?:我的?)?"
_THEM = rf"(?:{_SOMEBODY}){{1,2}}(?:的(?:{PHOTO})?)?[了啊呀吧]*{_BEHIND}"
_IS_SOMEBODY = f"(?:{_IS})?{_THEM}"
#: That there is none, and nothing else: 没有时间 is of another thing, a bare 没有 or 无 may say
#: that there is no more to tell, and 还没 that nobody has looked.
_IS_NOT_THERE = (
    "(?:(?:就|也|都|是|为)*(?:那里|上面|显示)(?:就|也|都|还|是|为)*(?:没有?|没了|无|没显示|空白?|空着)|"
    f"(?:就|也|都|还|是|为)*(?:没了|没显示|空白?|空着))[了的啊呀]*{_BEHIND}"
)
#: What is denied of it, but for whose it is: 不是模糊, 不是本人.
_DENIED, _OWN = (
    "(?:也|并|又|都)?(?:不是|并非|不算|没有?(?=模糊|糊|变形|歪|倒|反|黑|暗))",
    "本人|我|自己",
)
#: By these alone nobody knows whose a photo is.
_HOW_WRONG = either(("错", "反", "不一样", "不匹配", *NOT_RIGHT))


def said_of_photo(parts: Sequence[str], names: Callable[[str], Sequence[str]]) -> list[str]:
    """The *parts* of an answer, those that tell how the photo is wrong in place of that it is.

    *names* gives the kinds of fault that a part names.

    >>> def of_one(part):
    ...     return ["照片"] if "方向" in part else [NO_PHOTO]
    >>> said_of_photo(["照片有错", "方向倒了"], of_one), said_of_photo(["照片有错"], of_one)
    (['照片方向倒了'], ['照片有错'])
    >>> said_of_photo(["照片有错", "没有时间"], of_one), said_of_photo(["照片有错", "没了"], of_one)
    (['照片有错', '没有时间'], ['照片没了'])
    """
    parts = [said for part in parts for said in _apart(part)]
    bare = [_is_bare(part) and all(PHOTO in name for name in names(part)) for part in parts]
    if len(parts) < 2 or not any(bare):
        return [*parts]
    first = bare.index(True)
    told = [
        _as_photo(part, names) if at > first and not bare[at] else ""
        for at, part in enumerate(parts)
    ]
    if not any(told):
        return [*parts]
    return [
        said or part
        for part, said, is_bare in zip(parts, told, bare, strict=True)
        if said or not is_bare
    ]


def _is_bare(part: str) -> bool:
    """Whether a part says of the photo that it is wrong, or there, and no more."""
    return re.fullmatch(f"{_ONLY_WRONG}|{_ONLY_THERE}", part) is not None


def _apart(part: str) -> list[str]:
    """A part in two where it says first that the photo is wrong, and then that there is none.

    >>> _apart("照片有错没有照片"), _apart("照片有错，没有收到")
    (['照片有错', '没有照片'], ['照片有错，没有收到'])
    """
    found = re.match(rf"({_ONLY_WRONG})(?=没有?{PHOTO}|无{PHOTO})", part)
    return [found[1], part[found.end() :]] if found else [part]


#: That it is somebody else's, in so many words; of no other item.
_NOT_OWN = f"(?:但|而|却|可|显示)*(?:不是|非|不像)(?:我|本人|自己){{1,2}}的?(?:{PHOTO})?[了啊呀吧]*"
_THERE_NOT_OWN = rf"(?<!没)有{PHOTO}[了的]?[，,；;\s]{{0,2}}{_NOT_OWN}(?!\w)"


def is_not_own(text: str, parts: Sequence[str], *, is_photo: bool) -> bool:
    """Whether a *text* says in one of its *parts* that the photo is somebody else's, and no more.

    Of the photo it is where that is wrong (*is_photo*), or there: 有照片，但不是本人.

    >>> [is_not_own("", [one], is_photo=True) for one in ("但不是本人", "不是我点的")]
    [True, False]
    >>> is_not_own("有照片，但不是本人", ["不是本人"], is_photo=False)
    True
    >>> is_not_own("姓名错了，不是本人", ["姓名错了", "不是本人"], is_photo=False)
    False
    """
    if is_photo:
        return any(re.fullmatch(_NOT_OWN, part) for part in parts)
    return PHOTO in text and re.search(_THERE_NOT_OWN, text) is not None


#: By these words alone, with no photo named before them, somebody is on it; who saw it or was asked
#: is not, and goes on: 是同学告诉我的, 我问的是同学.
_WHO = "是我?(?:同学|室友)"
_ON_IT = rf"(?:的(?:{PHOTO}|头像|脸|样子)?)?[了啊呀吧呢]*(?![^\W\d])"
_NOT_ON_IT = rf"{_WHO}(?!{_ON_IT})|(?:问|找|帮|陪|旁边|隔壁)[^\W\d]{{0,3}}{_WHO}"


#: That the record is wrong, or somebody's: whose it is is said of that.
_RECORD_WRONG = rf"(?:信息|资料|学籍)(?:是|[都也全]?{either(WRONG)})"


def without_onlookers(part: str, *, is_of_record: bool = False) -> str:
    """A *part* without a classmate who is not said to be on the photo.

    >>> [without_onlookers(one) for one in ("点开是同学的脸", "是同学告诉我的", "我问的是室友")]
    ['点开是同学的脸', '，告诉我的', '我，']
    >>> without_onlookers("是我室友的", is_of_record=True), without_onlookers("就是室友")
    ('，的', '就是室友')
    """
    if "同学" not in part and "室友" not in part:
        return part
    return re.sub(_WHO if is_of_record else _NOT_ON_IT, "，", part)


def is_of_record(text: str) -> bool:
    """Whether a *text* says of the record, and nothing of a photo, that it is wrong or somebody's.

    >>> is_of_record("信息有误，是我室友的"), is_of_record("信息没问题，是室友")
    (True, False)
    """
    return PHOTO not in text and re.search(_RECORD_WRONG, text) is not None


#: That the photo is one's own, until how it is wrong: 照片是本人，但是倒着的.
_IS_OWN = (
    rf"{PHOTO}(?:确实|的确|倒|倒也|也)?是(?:我|本人|自己){{1,2}}的?(?:没错)?"
    r"[，,；;。\s]{0,3}(?:但是?|可是?|不过|只是|却|而)?"
)


def said_of_own(
    parts: Sequence[str], text: str, names: Callable[[str], Sequence[str]]
) -> list[str]:
    """The *parts* of a *text*, what stands close behind 照片是我 read as said of the photo.

    >>> said_of_own(["倒着的"], "照片是我，但是倒着的", lambda part: ["照片"])
    ['照片倒着的']
    >>> said_of_own(["倒着的"], "照片是我，专业错了，倒着的", lambda part: ["照片"])
    ['倒着的']
    """
    found = re.search(_IS_OWN, text)
    behind = "".join(text[found.end() :].split()) if found else ""
    first = next((at for at, part in enumerate(parts) if behind.startswith(part)), None)
    if not behind or first is None:
        return [*parts]
    said = _as_photo(parts[first], names)
    is_how = bool(said) and not {NO_PHOTO, WRONG_PHOTO}.intersection(names(said))
    return [*parts[:first], said if is_how else parts[first], *parts[first + 1 :]]


def _as_photo(part: str, names: Callable[[str], Sequence[str]]) -> str:
    """A part as it is said of the photo; "" where it does not say how that is wrong."""
    if re.search(_OF_ELSE, part):
        return ""
    if re.match(_DENIED, part) and not re.search(_OWN, part):
        return ""
    if re.search(_SOMEBODY, part) and not re.fullmatch(_IS_SOMEBODY, part.removeprefix(PHOTO)):
        return ""
    said = part if PHOTO in part else f"{PHOTO}{part}"
    found = names(said)
    if not found or any(PHOTO not in name for name in found):
        return ""  # 性别反了
    if WRONG_PHOTO in found and re.search(_HOW_WRONG, part):
        return ""
    if NO_PHOTO in found and said != part and not re.fullmatch(_IS_NOT_THERE, part):
        return ""
    return said
