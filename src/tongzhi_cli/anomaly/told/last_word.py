"""The last word of an answer: what was wrong, or was said by mistake, and is right now.

Source: issue 14, 之前有误现在无误了 = 无误. An answer is a small story: what is told of the past
(之前, 刚才), what was put right since, what somebody only thought, and that they could not log in
at first, is over once it says plainly that all is right. What is wrong now (现在还是错的) never
is, and where it is not plain which of the two it is, somebody is asked.
"""

import re
from collections.abc import Iterator, Sequence

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.clause import Clause
from tongzhi_cli.anomaly.fault_words import VALUES
from tongzhi_cli.anomaly.kinds import Kind
from tongzhi_cli.anomaly.outcome_words import SO_FAR, says_all_right
from tongzhi_cli.anomaly.tokens import Token
from tongzhi_cli.anomaly.told.looks import PHOTOS
from tongzhi_cli.anomaly.told.people import saw_anothers
from tongzhi_cli.anomaly.told.so_far import leaves_open
from tongzhi_cli.anomaly.verdict import Verdict, for_right

#: So far it is looked for what a piece is about.
_NEAR = 12
_RIGHT, _NOTHING, _OVER, _WRONG, _OPEN = "right", "nothing", "over", "wrong", "open"

#: What goes on, whatever was before.
_STILL = (
    "还是", "仍", "依然", "依旧", "没变", "没有变", "未变", "一直", "至今", "到现在", "还没",
    "还未", "没改", "未改", "没换", "没更", "未更", "没处理", "没解决", "一样错", "照样",
)  # fmt: skip
#: So much of the present that what stands behind is no story any more.
_NOW = frozenset((
    *SO_FAR, "现在", "如今", "这次", "这回", "今天", "今日", "今年", "现", "现已", "现如今",
    "而今", "此次", "本次", "现在已经",
))  # fmt: skip
#: What only the student got wrong, and 学信网 did not.
_MISTAKEN = (
    "看错", "看串", "看岔", "看花", "看走眼", "眼花", "眼拙", "眼瞎", "记错", "记岔", "误会",
    "误解", "以为", "没看清", "登错号", "登错账号", "没看仔细", "没仔细看", "看漏", "听错",
    "手滑", "手抖", "手误", "按错", "点错", "选错", "虚惊", "搞混", "大惊小怪", "怕", "担心",
)  # fmt: skip
_NOT_CLOSELY = ("没看清", "没看仔细", "没仔细看", "看漏")
_LATELY = frozenset((
    "昨天", "昨晚", "昨儿", "前天", "刚才", "刚刚", "前几天", "前两天", "上周", "大前天",
))  # fmt: skip
_MISTAKEN_IF_MINE = ("弄错", "搞错", "填错", "写错", "打错", "发错", "说错", "报错", "交错", "想错")
_MINE = ("我", "自己", "本人", "刚才", "刚刚", "上面", "前面", "上一条", "前一条", "之前", "昨天")
#: How one does not get in.
_NO_WAY_IN = (
    "登不", "登录", "登陆", "密码", "验证码", "打不开", "进不去", "进不了", "上不去", "崩", "卡",
    "没网", "没信号", "网站", "网络", "刷不", "加载", "账号", "帐号", "没流量", "没电", "维护",
)  # fmt: skip
#: Why somebody is late or far away; whoever then says that all is right has looked.
_CIRCUMSTANCES = frozenset((
    "不在校", "不在学校", "不在家", "人不在", "不在", "太忙", "很忙", "比较忙", "在忙", "忙",
    "没回", "未回", "请假", "请假了", "病假", "没网",
    "没有网", "没电脑", "没带手机", "手机没电", "没流量", "没信号", "没有信号", "外出",
    "手机坏了", "电脑坏了", "关机", "停机", "没到", "没来", "没通知到",
))  # fmt: skip
#: What an account has, and no record.
ACCOUNT = frozenset(("密码", "验证码", "账号", "帐号", "手机", "手机号", "手机号码", "邮箱"))
_NEVER_MIND = frozenset((
    "没事儿", "不影响", "没关系", "没事", "不要紧", "无所谓", "不用管", "无关紧要",
))  # fmt: skip
#: Words that leave it open in front of an item (就照片对), and say nothing in front of 对.
_SOFT = frozenset(("但", "但是", "不过", "可是", "就", "还", "还是", "才", "那", "这", *SO_FAR))
#: What 现在改成简体了 says of what was before, where it is right now.
_CHANGED = frozenset(("改成", "改为", "更正为", "换成", "改成了", "变成"))
_NEW = frozenset(("已是新", "已经是新", "也是新", "都是新", "新照片", "是新的了"))
_TURNED = frozenset(("现在", "如今", "现在已经", "现已", "这次", "这回"))
#: What a piece may begin with, whatever its time is: 名字 | 以前是繁体.
_NO_TIME = frozenset("HhJ,BSNIU")
_HEDGED = frozenset("OoQCAylTX?ZMDEV")
_SAYS_NOTHING = frozenset("HBhJSKNLPFUqY")
#: An answer that ends with one of these was cut off.
_BUT = frozenset(("但", "但是", "就是", "只是", "不过", "可是", "然而", "除了", "有"))
#: Words that say that something is there, and not how it is.
_IS_THERE = frozenset(("有没", "是否", "有"))


def last_word(clauses: Sequence[Clause], own: tuple[Kind, ...]) -> tuple[Verdict, str, str] | None:
    """What an answer comes to by its last word; None where it is no story of what was and is.

    Only of an answer that says somewhere that all is right.
    """
    pieces = [piece for one in clauses for piece in _pieces(one, own)]
    if len(pieces) < 2 or not any(one.right for one in pieces) or leaves_open(pieces):
        return None
    story = _Story(pieces)
    sorts = story.sorts()
    rights = [at for at, sort in enumerate(sorts) if sort == _RIGHT]
    if not rights:
        return None
    last = rights[-1]
    wrong = [at for at, sort in enumerate(sorts) if sort == _WRONG]
    if pieces[-1].said in _BUT:
        return None
    if wrong:
        ends = not any(set(one.parts) - _SAYS_NOTHING - {"G"} for one in pieces[last + 1 :])
        if ends and wrong[-1] < last and _contradicts(pieces, last):
            return Verdict.UNCLEAR, "说了有误，最后又说无误", "无误"
        return None
    if _OPEN in sorts:
        return None
    over = [pieces[at] for at, sort in enumerate(sorts) if sort == _OVER and at not in story.fixed]
    if not _covers([pieces[at] for at in rights], over, sorts):
        return (Verdict.UNCLEAR, "没说现在是否都对", "无误") if over else None
    return Verdict.RIGHT, "", ""


def _pieces(clause: Clause, own: tuple[Kind, ...]) -> Iterator[Clause]:
    """A *clause* in pieces of one time each: 上次照片错了 | 这次对了."""
    words: list[Token] = []
    says = False  # whether they say something that may be of that time
    for at, one in enumerate(clause.words):
        turns = (one.part == Part.NOW and one.word in _NOW) or (
            one.part == Part.BEFORE and not _is_attribute(clause.words, at)
        )
        if turns and says:
            yield Clause(words, own, asked=False)
            words, says = [], False
        words.append(one)
        says = says or one.part not in _NO_TIME
    if len(words) == len(clause.words):
        yield clause
    elif words:
        yield Clause(words, own, asked=clause.asked)


def _is_attribute(words: Sequence[Token], at: int) -> bool:
    """Whether the word of the past only says which: 还是原来的专业."""
    behind = next((one for one in words[at + 1 : at + 1 + _NEAR] if not one.soft), None)
    return behind is not None and behind.word == "的"


class _Story:
    """The pieces of an answer, one behind the other, and what each comes to."""

    def __init__(self, pieces: Sequence[Clause]) -> None:
        self._pieces = pieces
        self._plain = [_is_plainly_right(one) for one in pieces]
        counts = [
            plain and Part.REST not in one.parts
            for one, plain in zip(pieces, self._plain, strict=True)
        ]
        self._last_right = max((at for at, one in enumerate(counts) if one), default=-1)
        self._first_right = next((at for at, one in enumerate(self._plain) if one), len(pieces))
        self._differs = _differs(pieces)
        #: What was put right by a later piece: 民族错误 | 已更正; 其他均无误 leaves it out.
        self.fixed: set[int] = set()

    def sorts(self) -> list[str]:
        """What each piece comes to."""
        sorts: list[str] = []
        is_past = was_past = False
        open_wrongs: list[int] = []
        for at, one in enumerate(self._pieces):
            before = any(
                each.part == Part.BEFORE and not _is_attribute(one.words, n)
                for n, each in enumerate(one.words)
            )
            now = any(each.word in _NOW for each in one.words)
            is_past = before or (is_past and not now)
            was_past = was_past or before
            sort = self._sort(at, is_past=is_past, was_past=was_past)
            sorts.append(sort)
            fixes = Part.FIXED in one.parts and sort != _WRONG
            if fixes or (sort == _RIGHT and _has_turned(one)):
                over = [n for n in open_wrongs[-_NEAR:] if _may_be_same(self._pieces[n], one)]
                open_wrongs = [n for n in open_wrongs if n not in over]
                for n in over:
                    sorts[n] = _OVER
            if fixes and any(each.part == Part.FIXED and "已" in each.word for each in one.words):
                near = range(max(0, at - _NEAR), at)
                past = {n for n in near if Part.BEFORE in self._pieces[n].parts}
                self.fixed |= {n for n in past if sorts[n] == _OVER}
            if sort == _WRONG:
                open_wrongs = [*open_wrongs[-_NEAR:], at]
            if sort in {_RIGHT, _WRONG}:
                is_past = False
        return sorts

    def _sort(self, at: int, *, is_past: bool, was_past: bool) -> str:
        one = self._pieces[at]
        told = set(one.parts)
        if self._plain[at]:
            return _RIGHT
        if one.asked or "Q" in told:
            return _OPEN
        right_behind = self._last_right > at
        if self._is_mistaken(at, right_behind=right_behind):
            return _OVER
        goes_on = any(word in one.said for word in _STILL)
        is_told_of = Part.BEFORE in told and _NOW.isdisjoint(each.word for each in one.words)
        over = is_past and (is_told_of or not goes_on)
        outside = (
            right_behind and any(word in one.said for word in _NO_WAY_IN) and _is_of_account(one)
        )
        if one.wrong:
            changed = was_past and right_behind and any(w.word in _CHANGED for w in one.words)
            is_past = is_told_of or Part.FIXED in told  # 之前登录不上，照片不是我 is two things
            if not right_behind and Part.FIXED not in told and _was_seen_lately(one):
                return _WRONG  # 无误，昨天看照片是空的
            return _OVER if is_past or outside or changed else _WRONG
        if one.unseen or told & set("Ayl"):
            return self._of_unseen(one, right_behind=right_behind, over=over or outside)
        return self._of_others(one, told, over=over and right_behind, outside=outside)

    def _of_unseen(self, one: Clause, *, right_behind: bool, over: bool) -> str:
        if not right_behind:
            return _OPEN
        away = {each.word for each in one.words if each.part == Part.UNSEEN}
        if away and away <= _CIRCUMSTANCES and set(one.parts).isdisjoint("ylZ"):
            return _NOTHING
        return _OVER if over else _OPEN

    def _of_others(self, one: Clause, told: set[str], *, over: bool, outside: bool) -> str:
        never_mind = all(each.word in _NEVER_MIND for each in one.words if each.part == "C")
        if "C" in told and never_mind:
            told = told - {"C"}
            if told <= _SAYS_NOTHING | set("IV"):
                return _NOTHING
        if any(each.word in _IS_THERE for each in one.words):
            return _OPEN
        if told <= _SAYS_NOTHING:
            return _NOTHING
        if told <= _SAYS_NOTHING | set("IV") and told & set("VKLF") and not self._differs:
            return _NOTHING
        is_rest = "G" in told and not told.isdisjoint("VR")
        if is_rest and told <= _SAYS_NOTHING | set("GIVUR") and not self._differs:
            return _RIGHT
        if over and not told & set("GXTOo"):
            return _OVER
        return _OVER if outside and told <= _SAYS_NOTHING | set("?I") else _OPEN

    def _is_hasty(self, one: Clause) -> bool:
        """Whether nobody looked closely, where nothing was told that was wrong."""
        return any(word in one.said for word in _NOT_CLOSELY) and not any(
            each.wrong for each in self._pieces
        )

    def _is_mistaken(self, at: int, *, right_behind: bool) -> bool:
        """Whether a piece says, or the one behind it, that somebody had only seen wrongly."""
        one = self._pieces[at]
        if self._is_hasty(one):
            return False
        said = [each.said for each in self._pieces[at:]]
        if right_behind and not _items(one) and (saw_anothers(said) or saw_anothers(said[1:])):
            return True
        if _says_mistaken(one):
            return right_behind or (self._first_right < at and not _items(one))
        return (
            right_behind
            and one.wrong
            and any(
                _says_mistaken(each) and not _items(each) for each in self._pieces[at + 1 : at + 2]
            )
        )


def _was_seen_lately(one: Clause) -> bool:
    """Whether its time is when somebody looked, and not when it was so: 昨天看照片是空的."""
    past = {each.word for each in one.words if each.part == Part.BEFORE}
    return bool(past) and past <= _LATELY


def _contradicts(pieces: Sequence[Clause], last: int) -> bool:
    """Whether the last word, that all is right, is of what was said to be wrong before it."""
    if Part.REST in pieces[last].parts or "I" in pieces[last].parts:
        return False
    of_record = "U" not in pieces[last].parts or not any(
        _items(one) & set(PHOTOS) or "像" in one.said for one in pieces if one.wrong
    )
    return of_record and not any(Part.REST in one.parts for one in pieces)


def _has_turned(one: Clause) -> bool:
    """Whether a piece says that all is right now, as against before: 现在对了."""
    return any(each.word in _TURNED for each in one.words) and Part.REST not in one.parts


def _is_plainly_right(one: Clause) -> bool:
    if not one.right or one.asked or not _HEDGED.isdisjoint(one.parts):
        return False
    words = [each for each in one.words if each.part != Part.DIVIDES]
    said = [
        "，"
        if each.word in _SOFT
        and (not at or (words[at + 1 : at + 2] and words[at + 1].part in "GJ"))
        else for_right(each)
        for at, each in enumerate(words)
    ]
    return says_all_right(
        "".join("" if one == "，" and at else one for at, one in enumerate(said)).lstrip("，")
    )


def _is_general(one: Clause) -> bool:
    return _is_plainly_right(one) and set("IUR").isdisjoint(one.parts)


def _is_of_account(one: Clause) -> bool:
    """Whether no item is named but those of the account."""
    return _items(one) <= ACCOUNT


def _says_mistaken(one: Clause) -> bool:
    said = "".join(each.word for each in one.words if each.part != Part.GOOD)  # 没写错
    if any(word in said for word in _MISTAKEN):
        return True
    if not any(word in said for word in _MISTAKEN_IF_MINE):
        return False
    by_me = re.search("(?:我|自己)(?:给|都)?(?:弄|搞|说|写|填)错", one.said) is not None
    return by_me or (not _items(one) and any(word in one.said for word in _MINE))


def _items(one: Clause) -> set[str]:
    return {each.word for each in one.words if each.part == Part.ITEM}


def _may_be_same(was: Clause, fixed: Clause) -> bool:
    """Whether what was put right may be what was wrong."""
    if any(each.word in _NEW for each in fixed.words):
        return True
    return not _items(fixed) or not _items(was) or bool(_items(fixed) & _items(was))


def _differs(pieces: Sequence[Clause]) -> bool:
    """Whether two values are told of one item: 学制四年，我读的五年."""
    values = {each.word for one in pieces for each in one.words if each.part == Part.VALUE}
    return any(len(values & set(listed.split("、"))) > 1 for listed in VALUES.values())


def _covers(rights: Sequence[Clause], over: Sequence[Clause], sorts: Sequence[str]) -> bool:
    """Whether what is right now is all of it, or whatever was wrong before."""
    if any(_is_general(one) for one in rights):
        return True
    named: set[str] = set().union(*map(_items, rights))
    record = any("U" in one.parts for one in rights)
    rest = any(Part.REST in one.parts for one in rights)
    of_it: set[str] = set().union(*map(_items, over)) - ACCOUNT
    left = {
        item
        for item in of_it - named
        if not (record and item not in PHOTOS) and not (item in PHOTOS and named & set(PHOTOS))
    }
    if rest and not named and not record and set(sorts) == {_RIGHT}:
        return False
    return not left if over else True
