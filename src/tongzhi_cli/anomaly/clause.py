"""The clauses of an answer, and what each says by the words it is made of."""

import re
from collections.abc import Iterator, Sequence

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.kinds import Kind
from tongzhi_cli.anomaly.matching import tells_fault
from tongzhi_cli.anomaly.tokens import Token

#: What was done when the photos were taken: 拍照那天请假了 is no answer that nobody has looked.
_CAPTURED = ("拍照", "采集", "照相", "拍摄")
# What the parts of a clause say, each a letter of `Part`. Between them stands what says nothing.
_BESIDE = "[HBhSJYK]*"
_NOT_SEEN = r"[Zy][HBhO]*[KL]|l[HBhN]*(?:[KL]|$)"
_WRONG = (
    rf"X[^G]*[IU]|[IU][HBhS]*X|[Zy][HBhSV]*[IU]|[IU]{_BESIDE}Z|E(?![HB]*G)|D[HBSh]*[V?IhU]|"
    rf"[IUV?][HBh]*M|M[HBh]*[VI?]|[ZM][HBS]*G|G[HB]*[IU]+[HB]*S"
)


class Clause:
    """Some words of a text between two marks, and what they say."""

    def __init__(self, words: list[Token], own: tuple[Kind, ...], *, asked: bool) -> None:
        self.words = words
        told = "".join(one.part for one in words if one.part != Part.DIVIDES)
        self.parts = told
        rest = re.sub(_NOT_SEEN, "A", told) if set("Zyl") & set(told) else told
        self.unseen = "A" in rest
        if any(one.word[:2] in _CAPTURED for one in words):  # 拍照那天请假了
            self.unseen = False
        self.wrong = "W" in rest or re.search(_WRONG, rest) is not None
        if (
            not self.wrong
            and "G" not in told
            and set(told) != {"h"}
            and ("A" in told or not self.unseen)
        ):
            self.wrong = tells_fault("".join(one.word for one in words), own)
        self.said = "".join(one.word for one in words)
        self.asked = (asked and "q" not in told) or "Q" in told
        self.right = "G" in told and not self.wrong


#: Characters that say that something is wrong, and may as well be within a name.
_IN_NAMES = frozenset("少缺漏丢空糊歪丑旧叉")


def by_what_stands_beside(found: list[Token]) -> list[Token]:
    """Words that are something else beside others: 照片不清楚 and 不清楚, 张三说."""
    found = _without_references(found)
    items = any(one.part == Part.ITEM for one in found)
    values = {one.word for one in found if one.part == Part.VALUE}
    classes = {one.word for one in found if one.word.endswith("班") and one.part == Part.VALUE}
    told: list[Token] = []
    for at, one in enumerate(found):
        behind = found[at + 1] if at + 1 < len(found) else None
        if one.word in _HOW and behind and behind.part in {Part.SHOWN, Part.IS}:
            told.append(one._replace(part=Part.HARMLESS))  # 怎么变女的了
        elif (
            one.word in _OTHER
            and told
            and (told[-1].part == Part.SHOWN or told[-1].word in {"是", "成"})
            and behind
            and behind.part == Part.ITEM
        ):
            told.append(one._replace(part=Part.WRONG))  # 学校显示为别的学校
        elif (
            one.word in _OWN_IS
            and behind
            and behind.word != one.word
            and len(classes) > 1
            and behind.word in classes
        ):
            told.append(one._replace(part=Part.SHOULD))  # 我是2班，我明明1班
        elif one.word == "为" and _is_right(found[at + 1 : at + 3]):
            told.append(one._replace(part=Part.HARMLESS))
        elif one.word == "拼音" and not items:
            told.append(one._replace(part=Part.ITEM))
        elif (
            one.part == Part.IS
            and len(values) > 1
            and behind
            and behind.part == Part.VALUE
            and told
            and told[-1].word in _ME
        ):
            told.append(one._replace(part=Part.SHOULD))  # 政治面貌是群众，我是党员
        elif _is_done(one, told):
            told.append(one._replace(part=Part.FIXED))
        elif one.part == Part.SHOULD and _is_right(found[at + 1 :]):
            told.append(one._replace(part=Part.OPEN))  # 应该是本人
        elif one.word in {"应该", "应"} and found[at + 1 : at + 2] and found[at + 1].part in "Vh":
            told.append(one._replace(part=Part.SHOULD))  # 应该4年
        elif one.word == "不清楚" and not items:
            told.append(one._replace(part=Part.OPEN))
        elif one.word in _IN_NAMES and not items and told and told[-1].part == Part.UNKNOWN:
            told.append(one._replace(part=Part.UNKNOWN))  # 孙悟空
        elif one.word == "说" and told and told[-1].part in {Part.UNKNOWN, Part.ASIDE}:
            told.append(one._replace(part=Part.CHANGES))
        else:
            told.append(one)
    return told


_HOW = frozenset(("怎么", "咋个", "咋", "怎个", "啷个", "点解", "咋会", "怎么会", "为啥", "为什么"))
_OTHER = frozenset(("别的", "其他", "其它", "另外"))
_ME = frozenset(("我", "本人", "我明明", "明明", "俺", "自己", "其实"))
_OWN_IS = frozenset(("明明", "我明明", "明明是", "其实", "本来", "实际"))
#: What is said to be done by 已 in front of it, with who and when between: 已于3月20日更正.
_DONE = frozenset(
    (
        "更正",
        "修改",
        "勘误",
        "更正为",
        "修改为",
        "改为",
        "更改为",
        "变更为",
        "修改成",
        "改成",
        "更换",
    )
)
_REFERENCES = frozenset(
    ("身份证", "身份证件", "户口", "户口本", "户口簿", "户籍", "档案", "实际", "事实", "毕业证",
     "学生证",
     "录取照片", "本人", "高考照片")
)  # fmt: skip
_WITH = frozenset(("和", "与", "跟", "同", "比", "按", "按照", "对照", "对照着"))
_AROUND_REFERENCE = frozenset(("我", "我的", "本人", "的", "上", "上面", "里", "情况", "信息"))
_DIFFERS = (
    "不符", "不一致", "不一样", "对不上", "不同", "不相符", "不匹配", "有出入", "有差", "不对应",
    "不吻合", "不符合",
    "对不起来",
)  # fmt: skip


def _is_done(one: Token, told: Sequence[Token]) -> bool:
    """Whether what is to be done is done already: 已于3月20日更正."""
    if one.word not in _DONE:
        return False
    near = [each.word for each in told[-6:]]
    return any(
        word in {"已", "已于", "已经", "已由", "现在已经", "现已", "都已经"} for word in near
    ) and Part.DIVIDES not in {each.part for each in told[-1:] if not each.soft}


def _without_references(found: list[Token]) -> list[Token]:
    """*found* in which what something was compared with is no item: 跟身份证对不上."""
    told = list(found)
    for at, one in enumerate(found):
        if one.word not in _REFERENCES or one.part not in {Part.ITEM, Part.HARMLESS}:
            continue
        before = [each.word for each in found[max(0, at - 3) : at] if not each.soft]
        while before and before[-1] in _AROUND_REFERENCE:
            before.pop()
        behind = [
            each.word for each in found[at + 1 : at + 5] if each.word not in _AROUND_REFERENCE
        ]
        if before and before[-1] in _WITH and behind and behind[0].startswith(_DIFFERS):
            told[at] = one._replace(part=Part.HARMLESS)
    return told


_SELF = frozenset(("本人", "我", "自己", "我的", "没有", "无", "没"))


def _is_right(behind: Sequence[Token]) -> bool:
    """Whether what stands behind 应该是 is that all is right: 无误, 本人."""
    for one in behind:
        if one.part == Part.GOOD or one.word in _SELF:
            return True
        if one.part not in {Part.HARMLESS, Part.BESIDE, Part.JOINS} and not one.soft:
            return False
    return False


#: What keeps its meaning behind 应为, even if it is a single character.
_STAYS = frozenset(
    {
        Part.GOOD, Part.DIVIDES, Part.ITEM, Part.UNKNOWN, Part.VALUE, Part.WRONG, Part.NOT,
        Part.ASIDE, Part.ASKS, Part.IS,
    }
)  # fmt: skip


def _values_whole(words: list[Token]) -> list[Token]:
    """*words* in which what stands behind 应为 is one value, whatever its characters mean."""
    found: list[Token] = []
    behind = False
    for one in words:
        if behind and len(one.word) == 1 and one.part not in _STAYS:
            found.append(one._replace(part=Part.HARMLESS))
            continue
        if one.part in {Part.SHOWN, Part.SHOULD}:
            behind = True
        elif one.part != Part.DIVIDES and len(one.word) > 1:
            behind = False
        found.append(one)
    return found


#: The names that nine in ten people have.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚"
    "沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
)


def is_name(clause: Clause) -> bool:
    """Whether a clause may be nothing but somebody's name."""
    said = "".join(one.word for one in clause.words)
    is_one_each = len(said) == len(clause.words) and said[:1] in _SURNAMES
    return is_one_each and re.fullmatch(r"[\u3400-\u9fff·]{2,4}", said) is not None


_OTHERS = (
    "男朋友",
    "女朋友",
    "室友",
    "舍友",
    "同学",
    "同桌",
    "朋友",
    "另一个人",
    "别人",
    "他",
    "她",
)


def is_of_another(clause: Clause) -> bool:
    """Whether it is somebody else's record that is wrong: 我室友的姓名错了, not 别人的照片."""
    said = "".join(one.word for one in clause.words)
    if not any(word in said for word in _OTHERS):
        return False
    found = re.match(f"(?:我|我的|我们)?(?:{'|'.join(_OTHERS)})的?", said)
    rest = [
        one.part
        for one in clause.words
        if found and one.start - clause.words[0].start >= found.end()
    ]
    if any(word in said for word in ("本人名下", "我名下", "我的名下", "我的照片", "我这")):
        return False
    return bool(rest) and rest[0] in {Part.ITEM, Part.RECORD} and Part.WRONG in rest


def divided(words: Sequence[Token], own: tuple[Kind, ...]) -> Iterator[Clause]:
    """The clauses that *words* are, between the marks that end what is said of one thing."""
    clause: list[Token] = []
    for one in [*words, Token(0, 0, Part.DIVIDES, "")]:
        if one.part != Part.DIVIDES or one.soft:
            clause.append(one)
        elif clause:
            yield Clause(_values_whole(clause), own, asked=one.word == "?")
            clause = []
