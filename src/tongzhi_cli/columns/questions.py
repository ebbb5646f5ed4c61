"""What the questions of a form mean: whether all is right, and what is wrong, in many words."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache

from tongzhi_cli.columns.candidates import ASKED, MAPPED, Candidates, worded
from tongzhi_cli.columns.column import STRICT, Column
from tongzhi_cli.columns.heading import column_of, is_of_others
from tongzhi_cli.columns.other_words import PEOPLE, names_another
from tongzhi_cli.model.words import (
    ASKED_FAULTS,
    CHANGES,
    CHECK_VERBS,
    LOOK_VERBS,
    LOOKS,
    NOT_RIGHT,
    OUTCOMES,
    OWN_CHECK_VERBS,
    QUALITY,
    REMARKS,
    RIGHT,
    WHETHER,
    either,
)

#: What a record is held against: 和你本人一致吗, 与身份证相符.
_AS_IN_LIFE = (
    r"[与和跟同](?:[你您我](?:的?(?:本人|自己))?|本人|自己|实际|身份证|户口本)的?(?:情况|信息)?"
)
#: How it is asked with nothing before the word for it: 一致吗, 有问题吗.
_ASKED_AS_SUCH = rf"{either((*RIGHT, *ASKED_FAULTS))}[吗么嘛不]$"
#: A question whose answer is the result, in the words of a questionnaire; and what is less sure.
_ASKS_RESULT = (
    rf"{either(WHETHER)}.{{0,8}}{either(('本人', *RIGHT, *ASKED_FAULTS))}|"
    r"(?:照片|图像|头像|信息|姓名|民族|专业).{0,4}是否.{0,6}"
    rf"{either(('本人', *QUALITY, *CHANGES))}|"
    rf"(?:是否|需不需要?).{{0,2}}需要?.{{0,6}}{either(CHANGES)}|"
    rf"{either((*OWN_CHECK_VERBS, '检查'))}(?:的|后)?.{{0,4}}结果|"
    r"(?:照片|图像|头像|相片).{0,4}是不?是?(?:你|您|我)?(?:自己|的)?(?:本人|自己)|"
    # 以上信息属实 is what people promise
    r"(?:信息|照片|图像|学籍|学历).{0,4}(?:对不对|对吗|无误|有误|正确)"
)
#: So it is asked of one of these; whose it is stands before it: 银行卡信息一致吗.
_ASKED_OF_ITEM = (
    rf"(?:信息|资料|档案|照片|图像|头像|相片|学籍|学历)"
    rf"(?:{_AS_IN_LIFE}|文字|内容|完全|全部|没有?|存在|[的上里中都均全是有]){{0,6}}"
    rf"{_ASKED_AS_SUCH}"
)
_MAY_ASK_RESULT = rf"{either((*CHECK_VERBS, '检查', '反馈'))}(?:的|后)?.{{0,4}}{either(OUTCOMES)}"
#: A question behind it, for those whose record is wrong: what is wrong.
_ASKS_DETAIL = (
    r"(?:有误|如|若|错|异常|问题|不符|不对|不一致|不正确).{0,80}"
    r"(?:写明|写出|写清|写在|写到|写这|写下|写上|写正确|写对|请写|填这|填在|填写|填明|说明|注明|描述|补充|指出|列出|具体|详细|是什么|哪|内容)|"
    r"^(?:请)?(?:具体|详细|补充|简要)?(?:地)?(?:写明|写出|说明|描述|补充|填写|注明).{0,80}(?:错|误|异常|问题|原因)|"
    r"^(?:其[他它])?请(?:说明|注明|写明|填写)$|(?:有误|错误|异常|问题|出错|有错)的?(?:项目?|之?处(?!理)|地方|类别|类型)|"
    r"(?:更正|改|应)为|^(?:请|那|正确的?|实际)*(?:应该?|应当|实际)是(?:什么|啥|多少|怎[么样]的?)?$|"
    r"怎么错|错成(?:什么|啥)|改成(?:什么|啥)|正确的(?:是|写法|内容)|选否.{0,80}(?:填|写|说明)|"
    rf"(?:需要?|要|拟).{{0,4}}{either(CHANGES)}.{{0,80}}(?:内容|信息|项|之?处|什么|哪)|"
    rf"^{either(CHANGES)}(?:内容|信息|项目?|说明|意见|事项)$|"
    r"(?:哪里|哪一?项|哪几[项样个处]|哪些|什么地方).{0,80}(?:误|错|异常|问题|不对)|(?:输入文本|填空)$"
)
#: Which items are wrong, to be ticked: 以下有误的打勾, 请勾选有错的信息.
_IS_WRONG = either(("有误", "错误", "有错", "错", "异常", "有问题", "出错", *NOT_RIGHT))
_PICKS = either((
    "打勾", "打钩", "打√", "打对勾", "勾选", "勾出", "勾上", "点选", "选出", "选上", "多选", "选择",
))  # fmt: skip
_ASKS_WHICH = (
    rf"{_IS_WRONG}的.{{0,6}}{_PICKS}|{_PICKS}.{{0,6}}{_IS_WRONG}的|"
    rf"^(?:以下|下列|上述|下面|上面).{{0,8}}{_IS_WRONG}的(?:项目?|信息|内容|地方|选项)?$"
)
#: What stands alone over a column for what is wrong, beside one for the result or for who looked;
#: 有误 and 错误 are boxes to tick.
FAULT_ALONE = frozenset({
    "问题", "有问题", "存在问题", "存在的问题", "有误的", "有问题的", "错的",
    "不对的", "问题反馈", "问题所在", "发现的问题", "有错的", "错误反馈",
    "问题登记", "错误登记", "有误登记", "问题记录",
})  # fmt: skip
#: Whether somebody has looked, and not what they saw: 看完没, 你登录学信网看过了吗.
_LOOKS = either((*LOOKS, "登录", "登陆"))
_ASKS_LOOKED = (
    rf"(?:是否|有没有|有无|是不是).{{0,8}}{_LOOKS}|{_LOOKS}.{{0,6}}(?:没有?|了吗|过吗|好吗|完吗|了没|与否|否)$|"
    rf"^(?:我|本人)?已经?.{{0,10}}{_LOOKS}|^{_LOOKS}(?:完成|完毕|[完过好了])*(?:打勾|打√|的?打[勾钩√])?$|^打勾处?$|"
    rf"^{_LOOKS}?(?:完成|进展|进度)(?:情况|状态|没有?|了?吗)?$|^是否完成$"
)
#: What else somebody has to say, in a question of a form.
_ASKS_NOTE = (
    r"^(?:你|您|大家)?(?:还有|有没有|有无|有)"
    r"(?:什么|啥|哪些|其[他它]|别的|没有|需要|要|想|的|事|话|情况|问题)*+"
    r"(?:说|补充|反映|反馈|讲|咨询|留言|备注|告诉)|"
    r"^(?:其[他它]|另外|别的|补充|想|需要)"
    r"(?:情况|要|想|需要|补充|说明?|反映|反馈|留言|的|话|问题|事项|意见)++$|^(?:留言|附言)$"
)
#: One of these is in each of them: the patterns are costly to set up.
_OF_RESULT = frozenset(f"{''.join(WHETHER)}是需结对无有正吗么嘛不")
_OF_DETAIL = frozenset(_ASKS_DETAIL)


def asks_result(header: str, *, surely: bool = True) -> bool:
    """Whether a header (as `normal` writes it) asks for the result, whatever its words.

    >>> [asks_result(one) for one in ("学信网信息是否正确", "有误请写明具体内容", "政治面貌")]
    [True, False, False]
    >>> [asks_result(one) for one in ("信息和你本人一致吗", "照片有错吗", "学籍信息没有问题吗")]
    [True, True, True]
    >>> [asks_result(one) for one in ("信息员的通知准确吗", "宿舍信息有错吗", "家里一致吗")]
    [False, False, False]
    """
    if asks_detail(header):
        return False
    asked = not _OF_RESULT.isdisjoint(header) and (
        re.search(_ASKS_RESULT, header) is not None or _asks_as_such(header)
    )
    return asked or (not surely and re.search(_MAY_ASK_RESULT, header) is not None)


def _asks_as_such(header: str) -> bool:
    """Whether a header asks how the record is by 吗 alone, which people ask of much else as well.

    >>> [_asks_as_such(one) for one in ("学信网上的照片一致吗", "体检照片一致吗", "家长信息准确吗")]
    [True, False, False]
    """
    asked = re.search(_ASKED_OF_ITEM, header)
    before = header[: asked.start()] if asked else ""
    return asked is not None and not (names_another(before) or re.search(PEOPLE, before))


def may_be_result(header: str) -> bool:
    """Whether a header (as `normal` writes it) is called the result, or may ask for it.

    >>> [may_be_result(one) for one in ("反馈", "检查情况", "信息是否正确", "政治面貌")]
    [True, True, True, False]
    """
    return column_of(header) is Column.RESULT or asks_result(header, surely=False)


def asks_detail(header: str) -> bool:
    """Whether a header asks what is wrong, of those who chose 有误 before.

    >>> asks_detail("如有误，请写明错误内容和正确内容"), asks_detail("校对结果:输入文本")
    (True, True)
    >>> asks_detail("信息是否无误")
    False
    """
    if _OF_DETAIL.isdisjoint(header):
        return False
    return re.search(_ASKS_DETAIL, header) is not None or _asks_which(header)


def _asks_which(header: str) -> bool:
    return "的" in header and re.search(_ASKS_WHICH, header) is not None


#: A question which of the items is wrong, and of nothing that it names itself: 照片哪里有误.
_ASKS_WHERE = (
    rf"(?:{_IS_WRONG}的(?:信息|内容|地方|项目?)?)?"
    r"(?:请|选择|勾选|具体|是|下面|下列|以下|以上|上面|上述|你的|您的|有)*(?:哪里|哪一?[项处]|哪几[项样个处]|哪些|什么地方|"
    r"(?:有误|错误|异常|问题)的?(?:项目?|之?处|地方|类别|类型))"
)


def asks_where(header: str) -> bool:
    """Whether a header asks which item is wrong, so that another one may ask what of it.

    >>> asks_where("哪里有误"), asks_where("照片哪里有误"), asks_where("错误内容")
    (True, False, False)
    >>> [asks_where(one) for one in ("不一致的是哪几项", "有误的信息有哪些", "有错的同学是哪些")]
    [True, True, False]
    >>> asks_where("对照学信网，以下有误的打勾"), asks_where("请勾选有错的信息")
    (True, True)
    """
    return re.match(_ASKS_WHERE, header) is not None or _asks_which(header)


def asks_looked(header: str) -> bool:
    """Whether a header (as `normal` writes it) asks if somebody has looked, not what they saw.

    >>> [asks_looked(one) for one in ("看完没", "你登录学信网看过了吗", "是否已核对", "打勾")]
    [True, True, True, True]
    >>> [asks_looked(one) for one in ("核对结果", "信息是否无误", "问题")]
    [False, False, False]
    """
    return not asks_result(header) and re.search(_ASKS_LOOKED, header) is not None


def asks_note(header: str) -> bool:
    """Whether a header (as `normal` writes it) asks what else there is to say.

    >>> [asks_note(one) for one in ("还有什么要说的", "其他需要说明的情况", "想对班长说的话")]
    [True, True, False]
    >>> [asks_note(one) for one in ("还有哪里不对", "其他信息", "校对结果")]
    [False, False, False]
    """
    return not asks_detail(header) and re.search(_ASKS_NOTE, header) is not None


#: What an answer says of a field, and no header: 学号显示为2014030199.
_SAYS_OF_FIELD = r"\d{4}|显示|应为|应是|错|有误|不对"


@lru_cache(maxsize=256)  # the lists of a school have the same few headers
def told_by_words(headers: tuple[str, ...]) -> Candidates:
    """The columns that may be each field by the words over them; not to be changed."""
    found = worded(headers)
    taken = {column for columns in found.values() for _, column in columns}
    by_word = set(found)
    for field, column in asking(headers):
        if column not in taken and field not in by_word:
            found.setdefault(field, []).append((ASKED, column))
    return found


def asking(headers: Sequence[str]) -> Iterator[tuple[Column, int]]:
    """Longer headers that ask for one sure field, e.g. 请填写你的学号; the shortest ones only."""
    for field in (Column.NUMBER, Column.NAME, Column.RESULT):
        found = {at: len(text) for at, text in enumerate(headers) if _asks_for(field, text)}
        if not found:  # 信息核查说明
            like = (at for at, text in enumerate(headers) if column_of(text) is field)
            found = {at: len(headers[at]) for at in like}
        yield from (
            (field, column) for column, length in found.items() if length == min(found.values())
        )


def _asks_for(field: Column, header: str) -> bool:
    if field not in header or (header != field and is_of_others(header)):
        return False
    if field is not Column.RESULT and (asks_result(header) or re.search(_SAYS_OF_FIELD, header)):
        return False
    return sum(other in header for other in STRICT) == 1


def with_questions(
    headers: Sequence[str], candidates: Candidates, first_below: Callable[[int], str]
) -> Candidates:
    """*candidates* with what the questions of a form mean, where no word of a header says it.

    您的姓名和学号 is both; whether all is right is the result, and what is wrong its detail.
    *first_below* gives the first text below a header.
    """
    found = dict(candidates)
    others = [columns for field, columns in found.items() if field is not Column.RESULT]
    taken = {column for columns in others for _, column in columns}
    free = {at: text for at, text in enumerate(headers) if text and at not in taken}
    if Column.NUMBER not in found:
        both = [at for at, text in free.items() if _asks_both(text) or _holds_both(first_below(at))]
        if both and Column.NAME not in found:
            found[Column.NUMBER] = found[Column.NAME] = [(ASKED, at) for at in both]
    found |= _results(headers, taken, found.get(Column.RESULT, []))
    if found.get(Column.DETAIL, [(ASKED, 0)])[0][0] != MAPPED:
        results = {column for _, column in found.get(Column.RESULT, ())}
        worded = [at for _, at in found.get(Column.DETAIL, ())]
        asked = [
            at
            for at, text in free.items()
            if at not in results and (asks_detail(text) or text in FAULT_ALONE)
        ]
        behind = sorted({*worded, *asked}, key=lambda at: (at < min(results, default=0), at))
        found |= {Column.DETAIL: list(enumerate(behind))} if behind else {}
    if Column.NOTE not in found:
        read = {at for columns in found.values() for _, at in columns}
        notes = [(ASKED, at) for at, text in free.items() if at not in read and asks_note(text)]
        found |= {Column.NOTE: notes} if notes else {}
    return found


def _results(
    headers: Sequence[str], taken: Collection[int], found: Sequence[tuple[int, int]]
) -> Candidates:
    """The column whose header is a word for the result, and each question that asks for it.

    What asks less surely counts only where nothing else does, and what asks by 吗 alone only where
    no column is called the result: 上次填的信息准确吗.
    """
    worded = [one for one in found if one[0] != ASKED]
    if worded and worded[0][0] == MAPPED:
        return {}
    free = [
        (at, text)
        for at, text in enumerate(headers)
        if at not in {column for _, column in worded} | {*taken} and not is_of_others(text)
    ]
    asked = [at for at, text in free if asks_result(text) and not (worded and _asks_as_such(text))]
    if not (asked or worded):
        asked = [at for at, text in free if asks_result(text, surely=False)]
    results = [*worded, *((ASKED, at) for at in asked)] or list(found)
    return {Column.RESULT: results} if results else {}


def further_questions(candidates: Candidates) -> dict[Column, list[int]]:
    """The columns behind the first one where a form asks for a field in several questions.

    Two columns that are called 校对结果 are no questions: which one counts has to be said.
    """
    further = {}
    results = candidates.get(Column.RESULT, ())
    asked = [column for rank, column in results[1:] if rank == ASKED]
    if asked and len(asked) == len(results) - 1:
        further[Column.RESULT] = asked
    if details := [column for _, column in candidates.get(Column.DETAIL, ())[1:]]:
        further[Column.DETAIL] = sorted(details)
    return further


def _asks_both(header: str) -> bool:
    return Column.NUMBER in header and Column.NAME in header and not is_of_others(header)


def _holds_both(text: str) -> bool:
    """Whether *text* is what a form offers that knows the class: 学生：李明-2014030101-1班."""
    return re.match(r"学生[:：].+\d{4}", text) is not None


def topic(question: str) -> str:
    """What a question is about: what 有误 has to be said of.

    >>> topic("您的学历照片是否无误"), topic("照片校对结果"), topic("核对意见"), topic("错误信息")
    ('学历照片', '照片', '', '')
    >>> topic("学籍信息和你本人一致吗"), topic("照片有错吗"), topic("信息跟身份证相符吗")
    ('学籍信息', '照片', '信息')
    >>> topic("照片和信息是否有误")
    '照片和信息'
    """
    comes_of_it = either((*OUTCOMES, *REMARKS))
    done = either((*CHECK_VERBS, *LOOK_VERBS))
    text = re.sub(
        rf"^(?:请|{done}(?!{comes_of_it})|您的?|你的?|本人的?|学信网上?的?)+",
        "",
        question,
    )
    return re.sub(
        rf"(?:的|上|中|里)?(?:{_AS_IN_LIFE})?(?:{either(WHETHER)}|都|均|对不对|"
        rf"{done}{comes_of_it}?|没?有?{_ASKED_AS_SUCH}|无误|有误|正确|错误|异常|情况).{{0,200}}$",
        "",
        text,
    )
