"""What somebody writes for another, or of another as well: 张三代李四：无误, 李四的也没有."""

import re
from collections.abc import Collection, Iterable

from tongzhi_cli.answers.files.words import HELPS
from tongzhi_cli.answers.messages.between import BETWEEN
from tongzhi_cli.model.student import clean_name
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.named_tuple import NamedTuple

_WRITES = "填写?|写|报|交|答|接龙|说"
#: 室友代填 behind an answer is said of whose it is.
_BY_WHOM = "".join(
    f"(?<!{one})" for one in ("室友", "舍友", "同学", "班长", "家长", "学委", "同桌", "父母")
)
_FOR_ANOTHER = rf"{_BY_WHOM}代(?:填|写|报|交|答)|[帮替](?!我[填写报交答]).{{0,4}}(?:填|写|报|交|答)"
_HAN = r"[\u3400-\u9fff·]"
_BY_ANOTHER = (
    rf"({_HAN}{{2,8}}?)[代帮替给]({_HAN}{{2,8}}?)(?:代?(?:{_WRITES}))?[\s：:，,]{{1,9}}(.+)$"
)
#: That it is so with another as well.
_TOO = (
    "(?:(?:同学|的|那边|她|他){0,3}(?:也|跟我一样|和我一样|同样)|"
    r"(?:同学)?的[^，,。；;！!\s]{1,5}也)"
)  # fmt: skip
#: Of whom a line begins to speak: 李四的民族错了.
_OF_THEIRS = (
    "(?:同学)?的(?:照片|图像|姓名|名字|民族|身份证|专业|性别|学制|学籍|信息|学号|出生|生日)"
)


#: By whom it was only written, behind an answer: 无误（李四代）.
_BY_PROXY = (
    rf"(?<!\s)\s?[（(]\s?由?(?P<who>{_HAN}{{2,8}}?)(?:同学)?(?:代|代填|代写|代报|代答|代接龙?|代发|代回|"
    r"帮填|帮写|帮报|帮接龙?)\s?[)）]$"
)


_TELLS = f"(?:{_WRITES}|回复?|反馈|登记|报告|讲|发|转告|转达|确认)"
#: Before what somebody says for a classmate: 帮李四报一下：, 李四让我说一声，.
_TELLS_SO = (
    rf"(?:{_TELLS}){{1,2}}(?:一?[下声句]|个)?"
    r"(?:[：:，,。\s]{1,3}|(?=无误|没|都|照片|信息|民族|姓名))"
)
_FOR_THEM = (
    rf"(?:我|我来|顺便|先)?(?:[{HELPS}](?!我)|替一下|帮忙替)(?P<who>{_HAN}{{2,8}}?)"
    rf"(?:同学)?也?{_TELLS_SO}"
)
_ASKED_TO = (
    rf"(?P<who>{_HAN}{{2,8}}?)(?:同学)?(?:让|叫|托|请|喊|要)我"
    rf"(?:[{HELPS}][他她]|帮忙|来|也)*{_TELLS_SO}"
)


class SaidFor(NamedTuple):
    """Whom an answer is said for, as it calls them, and what it says."""

    other: str
    said: str


class ByAnother(NamedTuple):
    """Who wrote a line, the *other* whom it is of, and what it says."""

    writer: str
    other: str
    said: str


def is_said_to_be(text: str) -> bool:
    """Whether an answer says that it was written for somebody else."""
    return re.search(_FOR_ANOTHER, text) is not None


def with_whose_was_seen(text: str, names: Iterable[str]) -> str:
    """*text* in which a classmate whose record was only looked at by mistake is not named.

    >>> with_whose_was_seen("登成李四的号了 我的没问题", ["李四"])
    '登成同学的号了 我的没问题'
    >>> with_whose_was_seen("照片换成李四的了", ["李四"])
    '照片换成李四的了'
    """
    for name in names:
        if name and name in text:
            seen = rf"(?P<saw>[登看点查进开][录陆]?[成错到进入上串]了?){re.escape(name)}(?=的)"
            text = re.sub(seen, r"\g<saw>同学", text)
    return text


def without_proxy(text: str, name: str) -> str:
    """An answer of *name* without who only wrote it for them, behind it.

    >>> without_proxy("无误（李四代）", "张三"), without_proxy("无误（代李四）", "张三")
    ('无误', '无误（代李四）')
    >>> without_proxy("无误（张三代）", "张三")
    '无误（张三代）'
    """
    found = re.search(_BY_PROXY, text)
    return text[: found.start()] if found and found["who"] != name else text


def written_in(line: str) -> ByAnother | None:
    """Who writes a *line* for whom, as far as it says so.

    >>> written_in("张三代李四：无误")
    ByAnother(writer='张三', other='李四', said='无误')
    >>> written_in("张三：无误")
    """
    found = re.match(_BY_ANOTHER, line)
    if not found:
        return None
    return ByAnother(clean_name(found[1]), clean_name(found[2]), clean_answer(found[3]))


def said_for(text: str, names: Collection[str]) -> SaidFor | None:
    """Whom of *names*, or of anybody, an answer says that it is said for; None for any other.

    >>> said_for("帮李四报一下：无误，他手机坏了", ["李四"])
    SaidFor(other='李四', said='无误，他手机坏了')
    >>> said_for("李四让我说一声，照片没有", ["李四"]), said_for("替室友填：无误", ["李四"])
    (SaidFor(other='李四', said='照片没有'), SaidFor(other='室友', said='无误'))
    >>> told = ("帮我跟李四说一声，无误", "让李四帮我报无误", "帮李四报一下", "老师让我说无误")
    >>> [said_for(one, ["李四"]) for one in (*told, "帮李四说一声，我的也无误")]
    [None, None, None, None, None]
    """
    found = re.match(_FOR_THEM, text)
    if not found:
        found = re.match(_ASKED_TO, text)
        if not found or found["who"] not in names:
            return None
    said = text[found.end() :]
    return SaidFor(found["who"], said) if said and not said.startswith("我") else None


def name_in(text: str, names: Iterable[str]) -> str:
    """Which of *names* an answer tells of beside its own, "" if none.

    >>> [name_in(one, ["李四"]) for one in ("没有，李四的也没有", "无误，帮李四也接一下")]
    ['李四', '李四']
    >>> [name_in(one, ["李四"]) for one in ("李四的民族也错了", "李四的照片没有")]
    ['李四', '李四']
    >>> name_in("照片换成了李四的", ["李四"])
    ''
    """
    words = [word for word in re.split(f"[{re.escape(BETWEEN)}]+", text) if word]
    last = clean_name(re.sub("^[和与及跟]|同学$", "", words[-1])) if words else ""
    for name in names:
        if name and name == last:
            return name
        if len(name) < 2 or name not in text:
            continue
        called = re.escape(name)
        if re.match(f"{called}{_OF_THEIRS}", text) or writes_for(text, name):
            return name
        if re.search(rf"{called}[{HELPS}]|(?<![^\W_]){called}{_TOO}", text):
            return name
    return ""


def writes_for(text: str, name: str) -> bool:
    """Whether an answer is written for somebody of that *name*: 替李四报：照片没有."""
    return re.search(rf"[{HELPS}]{re.escape(name)}", text) is not None
