"""What people put between who they are and what they say: signs, brackets, 校对结果：."""

import re
from collections.abc import Iterable

from tongzhi_cli.model.text import NO_ID_NUMBER
from tongzhi_cli.model.words import CHECK_VERBS, OUTCOMES, either

BETWEEN = " \t\u3000,，、:：;；-－—_|/+()（）【】[].。@"
GAP = f"[{re.escape(BETWEEN)}]*"
#: 我和李四.
_AND = "和与及跟同、"
_IN_CLAUSE = r"[^，,。；;！!\s]"
#: 跟李四一起核对的 tells how the own answer came about.
_TOGETHER = f"{_IN_CLAUSE}{{0,3}}(?:一起|一块|互相|[核校]对|对[了过]|看[了过])"
_RESULT_LABEL = rf"{either(CHECK_VERBS)}?{either(OUTCOMES)}\s*[:：]\s*"


def bare(rest: str) -> str:
    """An answer without what stands between it and the name: a label, brackets.

    >>> bare("（照片没有）"), bare("：照片（学历）没有。")
    ('照片没有', '照片（学历）没有。')
    >>> bare("（学历）照片没有")
    '（学历）照片没有'
    """
    rest = rest.strip().removeprefix(NO_ID_NUMBER).strip()
    whole = re.fullmatch(r"[（(【\[]([^（()）【】\[\]]*)[）)】\]][。.]?", rest)
    less = whole[1] if whole else rest.lstrip(BETWEEN.translate({ord(c): None for c in "（(【["}))
    less = re.sub(rf"^{_RESULT_LABEL}", "", less).strip()
    return less.removeprefix(NO_ID_NUMBER).strip()


def said_with(text: str, names: Iterable[str]) -> str:
    """Which of the *names* somebody speaks of together with themselves, "" if none.

    >>> [said_with(one, ["李四"]) for one in ("我和李四都没问题", "李四跟我无误", "照片和李四换了")]
    ['李四', '李四', '']
    >>> said_with("无误，跟李四一起核对的，都没问题", ["李四"])
    ''
    """
    for name in names:
        if len(name) < 2 or name not in text:
            continue
        called = re.escape(name)
        both = (
            rf"我[们的]?[{_AND}]{called}.{{0,6}}[都均全也]|{called}[{_AND}]我|"
            rf"(?<![^\W_])[{_AND}]{called}(?!{_TOGETHER}){_IN_CLAUSE}{{0,6}}[都均全也]"
        )
        if re.search(both, text):
            return name
    return ""
