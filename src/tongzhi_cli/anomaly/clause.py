"""The clauses of an answer, and what each says by the words it is made of."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.kinds import Kind
from tongzhi_cli.anomaly.lists.denied import may_be_denied_in
from tongzhi_cli.anomaly.matching import tells_fault
from tongzhi_cli.anomaly.tokens import Token, begins_what_is_right
from tongzhi_cli.model.words import SURNAMES

#: What was done when the photos were taken: 拍照那天请假了 is no answer that nobody has looked.
_CAPTURED = ("拍照", "采集", "照相", "拍摄")
# What the parts of a clause say, each a letter of `Part`. Between them stands what says nothing.
_BESIDE = "[HBhSJYK]*"
_NOT_SEEN = r"[Zy][HBhO]*[KL]|l[HBhN]*(?:[KL]|$)"
_WRONG = (
    rf"X[^GA]{{0,60}}[IU](?![HBhJIU]*A)|D[HBSh]*Z[HB]*$|[IU][HBhS]*X|[Zy][HBhSV]*[IU]|[IU]{_BESIDE}Z|E(?![HB]*G)|D[HBSh]*[V?IhU]|"
    rf"[IUV?][HBhS]*M|M[HBh]*[VI?]|[ZM][HBS]*G|G[HB]*[IU]+[HB]*S"
)


_SAYS_NO_FAULT = frozenset((Part.ASIDE, Part.MEANT))


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
            self.wrong = tells_fault(
                "".join(one.word for one in words if one.part not in _SAYS_NO_FAULT), own
            )
        self.said = "".join(one.word for one in words)
        self.asked = (asked and "q" not in told) or "Q" in told
        self.right = "G" in told and not self.wrong


_OPENS = frozenset("“\"「『‘'")
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
    for at, one in enumerate(words):
        if behind and len(one.word) == 1 and one.part not in _STAYS:
            quoted = bool(at) and words[at - 1].word in _OPENS
            found.append(one._replace(part=Part.UNKNOWN if quoted else Part.HARMLESS))
            continue
        if one.part in {Part.SHOWN, Part.SHOULD}:
            behind = True
        elif one.part != Part.DIVIDES and len(one.word) > 1:
            behind = False
        found.append(one)
    return found


#: That something is wrong, and not how.
_JUST_WRONG = frozenset((
    "有误", "错误", "不对", "有问题", "错", "错了", "不正确", "有错", "异常", "有异常", "误",
))  # fmt: skip


def contradicts_itself(clause: Clause) -> bool:
    """Whether it says in one breath that all is right, and something wrong: 无误（照片有误）."""
    sides: list[list[Token]] = [[]]
    for one in clause.words:
        if one.part == Part.DIVIDES and (one.word in "(（[【" or one.word.isspace()):
            sides.append([])
        elif one.part not in {Part.DIVIDES, Part.ASIDE}:
            sides[-1].append(one)
    parts = ["".join(one.part for one in side) for side in sides if side]
    wrong = [one.word for one in clause.words if one.part == Part.WRONG]
    return (
        len(parts) > 1
        and any(re.fullmatch("[HJ]*G[HJ]*", one) for one in parts)
        and all(re.fullmatch("[HJ]*G[HJ]*|[HJBIU]*W[HJBIUW]*", one) for one in parts)
        and all(one in _JUST_WRONG for one in wrong)
    )


def is_beside(right: Clause, wrong: Sequence[Clause]) -> bool:
    """Whether a clause says that other items are right than those that were written wrongly.

    姓名没问题，专业写成会计; 显示会计 may be as it should be.
    """
    of_right, of_wrong = (
        {word.word for one in some for word in one.words if word.part == Part.ITEM}
        for some in ([right], wrong)
    )
    is_written = any(
        word.part == Part.SHOWN and word.word.rstrip("了").endswith("成")
        for one in wrong
        for word in one.words
    )
    return bool(of_right and of_wrong) and is_written and of_right.isdisjoint(of_wrong)


#: That somebody is not sure, and nothing else.
_NOT_SURE = (
    "不确定", "不太确定", "不敢确定", "不肯定", "拿不准", "吃不准", "说不准", "没把握",
    "说不清", "说不好", "不知道有没有", "不知道有无", "不知道是不是", "不知道对不对",
    "不知道算不算",
    "又像", "又有点像", "也有点像", "像又不像",
)  # fmt: skip


def is_left_open(clauses: Sequence[Clause]) -> bool:
    """Whether a clause says of what was told before it only that somebody is not sure."""
    return any(
        re.fullmatch("[HBhJSQ]*O[HBhJSQ]*", one.parts) and any(no in one.said for no in _NOT_SURE)
        for one in clauses[1:]
    )


def denied_too(text: str, wrong: Sequence[Clause]) -> str:
    """Why all that is *wrong* may be denied as well, "" if not: 没有错误、信息遗漏."""
    spans = may_be_denied_in(text)
    is_in_them = (any(start <= one.words[0].start < end for start, end in spans) for one in wrong)
    return "看不出后一项是没有，还是有误" if spans and all(is_in_them) else ""


#: Of somebody who has not looked: not yet, and what is done; or what is done, and later.
_NOT_YET = r"[Zy][HBhON]*[KL]|l[HBhN?]{0,6}[KL]|A"
_NO_MORE_THAN = "[KLHBhSJNPlyAZqQ?OoI]*"


def is_not_yet(clause: Clause) -> bool:
    """Whether it says that nobody has looked yet, whatever else is in it: 我在上课晚点看."""
    told = clause.parts
    return (
        clause.unseen
        and not clause.wrong
        and re.search(_NOT_YET, told) is not None
        and re.fullmatch(_NO_MORE_THAN, told) is not None
        and not re.search("I[HBhSJ]*[Zy]|[Zy][HBh]*I", told)
    )


def is_name(clause: Clause) -> bool:
    """Whether a clause may be nothing but somebody's name."""
    said = "".join(one.word for one in clause.words)
    is_one_each = len(said) == len(clause.words) and said[:1] in SURNAMES
    return is_one_each and re.fullmatch(r"[\u3400-\u9fff·]{2,4}", said) is not None


_OWN = frozenset(("我", "我们", "本人", "明明", "我明明", "可", "可我", "俺", "咱"))


def is_outcry(clauses: Sequence[Clause], one: Clause) -> bool:
    """Whether what is asked is a fault all the same: 层次怎么是本科？我们是专科啊."""
    at = clauses.index(one)
    behind = clauses[at + 1] if at + 1 < len(clauses) else None
    return (
        Part.OPEN not in one.parts
        and re.search("I[HBhSJ]*D[HBhS]*[V?h]", one.parts) is not None
        and behind is not None
        and not behind.asked
        and any(each.word in _OWN for each in behind.words[:2])
        and Part.GOOD not in behind.parts
    )


#: That something is no fault, as it is asked: 这样正常吗, 算不算错.
_WHETHER = (
    r"(?:正常|对|算.{0,4}|可以|行|没事|有问题|没问题|ok|没关系|合格|合规)的?(?:吗|么|嘛|不|没|吧)?[呀啊呢]?$|算不算|正不正常|"
    "对不对|行不行|有没有问题|要不要紧|是不是错|是不是不对"
)


#: So somebody hopes: 名字多一横，没问题吧.
_HOPES = ("没问题吧", "没关系吧", "没事吧", "可以吧", "正常吧", "不要紧吧", "没影响吧")


def asks_whether(clause: Clause) -> bool:
    """Whether a clause asks if what is told beside it is a fault at all."""
    return (clause.asked and re.search(_WHETHER, clause.said) is not None) or clause.said.endswith(
        _HOPES
    )


def may_name_somebody(clause: Clause) -> bool:
    """Whether a clause is, or begins to say all is right with, somebody's name: 王五 无误."""
    if is_name(clause):
        return True
    run = ""
    for one in clause.words:
        if one.part == Part.UNKNOWN:
            run += one.word
        elif run:
            break
    return "G" in clause.parts and run[:1] in SURNAMES and 1 < len(run) < 5


_OTHERS = (
    "男朋友", "女朋友", "男友", "女友", "对象", "闺蜜", "老乡", "室友", "舍友", "同学", "同桌",
    "朋友", "另一个人", "别人", "他", "她",
)  # fmt: skip


#: That it may be oneself who has changed, or did not look: 可能是我当时胖, not 可能是我传错了.
_MAY_BE_ME = (
    "(?:可能|也许|或许|大概|估计|说不定|兴许)(?:就?是)?(?:因为)?"
    "(?:我|本人|自己)(?!.{0,4}(?:传|交|填|写))"
)


def may_be_no_fault(clauses: Sequence[Clause], wrong: Sequence[Clause]) -> bool:
    """Whether what is *wrong* is of somebody else, or of how the student looks or looked at it."""
    mine = any(not one.wrong and re.search(_MAY_BE_ME, one.said) for one in clauses)
    return mine or any(map(is_of_another, wrong))


def is_of_another(clause: Clause) -> bool:
    """Whether it is somebody else's record that is wrong: 我室友照片没有, not 别人的照片."""
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
    told = "".join(rest)  # 我室友照片没有, 我室友没有照片
    return re.match(f"[{Part.ITEM}{Part.RECORD}]|{Part.NOT}{Part.ITEM}", told) is not None and (
        Part.WRONG in told or Part.NOT in told
    )


#: What is said of what was said before, and goes no further than a blank: 看错行了 无误.
_SPOKE_WRONGLY = ("没有没有", "不是不是", "看错", "看串", "看岔", "记错")


def _is_over(clause: Sequence[Token]) -> bool:
    """Whether a blank behind *clause* ends it: it takes back what was said before."""
    last = next((one for one in reversed(clause[-2:]) if one.word != "了"), None)
    return last is not None and any(word in last.word for word in _SPOKE_WRONGLY)


#: What is shown for a character that a page has none for.
_NO_GLYPH = frozenset("?□▯■�")


def _is_shown(clause: Sequence[Token]) -> bool:
    """Whether a question mark behind *clause* is what is shown, and asks nothing."""
    near = (one for one in reversed(clause[-3:]) if one.word not in _OPENS and one.word != "了")
    last = next(near, None)
    return last is not None and (last.part == Part.SHOWN or last.word in _NO_GLYPH)


def divided(words: Sequence[Token], own: tuple[Kind, ...]) -> Iterator[Clause]:
    """The clauses that *words* are, between the marks that end what is said of one thing."""
    clause: list[Token] = []
    for at, one in enumerate([*words, Token(0, 0, Part.DIVIDES, "")]):
        if one.part != Part.DIVIDES or (one.soft and not (one.word.isspace() and _is_over(clause))):
            if begins_what_is_right(words, at) and any(
                each.part != Part.DIVIDES for each in clause
            ):
                yield Clause(_values_whole(clause), own, asked=False)
                clause = []
            clause.append(one)
        elif one.word in _NO_GLYPH and _is_shown(clause):
            clause.append(one._replace(part=Part.UNKNOWN))  # 姓名显示为？？, 显示成“□”
        elif clause:
            marks = takewhile(lambda each: each.part == Part.DIVIDES, words[at:])
            yield Clause(_values_whole(clause), own, asked="?" in (each.word for each in marks))
            clause = []
