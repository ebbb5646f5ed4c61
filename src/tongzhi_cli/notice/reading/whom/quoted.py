"""Which 届 and 级 of a notice stand there for something else: a text that is quoted, an example.

What an earlier notice said and is void, articles of rules, 例如…, and the 级 at the school before
this one (2019级中职入学). Source: issue 15, item 5.
"""

import re

#: What an earlier notice said, and is no more: “2017级本科提前采集”的安排作废.
_VOID = "(?:作废|废止|取消|撤销|撤回|失效|不再执行|停止执行|不再有效|不作数|不算数)"
_WRONG = "(?:系|是|属|为)?(?:笔误|误写|误植|口误|错误|错的)|有误(?!的|者)"
_VOID_QUOTED = rf"^[^“”\"。；\n]{{0,40}}[”\"][^，。；“”\n]{{0,12}}(?:{_VOID}|{_WRONG})"
_TOLD_BEFORE = (
    r"(?:通知|文件|方案|办法|公告|规定|安排)[^，。；\n]{0,12}"
    r"(?:中|里|内|关于|对|有关)[^，。；\n]{0,24}$"
)
_VOID_SAID = (
    r"^[^，。；\n]{0,30}(?:安排|规定|要求|内容|说法|表述|条款|部分|字样)"
    rf"[^，。；\n]{{0,4}}{_VOID}"
)
#: One that a rule or a sentence is explained by: 例如2021级专升本学生应于2023届毕业.
_EXAMPLE = r"(?:例如|比如|譬如|举例|[（(，,：:]如|以)[：:，,]?\s*$"
_AS_EXAMPLE = r"^[^，。；\n]{0,20}为例"
#: An article of a rule that is quoted; what a notice itself numbers so has small numbers.
_ARTICLE = (
    r"^\s*(?:[^，。；《》\n]{0,12}《[^》\n]{1,40}》\s*第[〇一二三四五六七八九十百\d]{1,5}条|"
    r"第(?:[一二三四五六七八九十]{2,4}|\d{2,3})条(?![中里款规]))"
)
#: With whom somebody goes along: 明年随2028届核对.
_WITH_OTHERS = r"(?:随同?|跟随?)(?:下一?届)?[（(]?\s*$"
#: The school before this one: 2019级中职入学, 中专阶段为2019级.
_SCHOOL_BEFORE = "(?:中职|中专|高中|职高|技校|技工学校|中技|预科|初中)"
_ENTERED_THERE = rf"^\s*{_SCHOOL_BEFORE}(?:入学|学籍|[阶学]?段|注册|入校|就读|学生|毕业生|班)"
_WHILE_THERE = (
    rf"{_SCHOOL_BEFORE}(?:[阶学]?段|学校|学籍|入学|入校|年级|就读|注册|[时期间部为是属于在即：:])*"
    r"\s*$"
)


def is_void(before: str, behind: str) -> bool:
    """Whether an earlier notice said it, and it holds no more."""
    if re.match(_VOID_QUOTED, behind):
        return True
    return re.match(_VOID_SAID, behind) is not None and re.search(_TOLD_BEFORE, before) is not None


def is_of_before(before: str, behind: str) -> bool:
    """Whether it is the 级 at the school before this one."""
    there = re.match(_ENTERED_THERE, behind) or re.search(_WHILE_THERE, before)
    return there is not None


def is_example(text: str, before: str, behind: str) -> bool:
    """Whether a rule is explained by it, or quoted with it."""
    if re.match(_ARTICLE, text) or re.search(_WITH_OTHERS, before):
        return True
    example = re.search(_EXAMPLE, before)
    if example is None:
        return False
    return not example[0].startswith("以") or re.match(_AS_EXAMPLE, behind) is not None
