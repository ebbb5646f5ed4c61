"""What a word that nobody wrote on purpose is likely to be: 无勿, 吴误 and wuwu are 无误.

Nothing is judged by it: the message that asks offers it (issue 14).
"""

import unicodedata

from tongzhi_cli.anomaly.outcome_words import bare

#: The characters that sound like 无误; typed by sound, one stands for the other.
_WU = frozenset("无勿吴误悟物五午武舞务雾屋乌污巫捂晤毋吾伍侮戊坞呜诬芜梧鹉鹜恶唔兀骛寤焐无")
_TYPED = {
    "无误": "wuwu、wuw、ww、误无、无误误、无无误、无物误、天误、元误、夫误",
    "没问题": "没问提、没文题、没问替、没温题、没问体、美问题、每问题、没有问提、"
    "没毛问题、没问、没问题题、没题、没为题、没问踢、木问提、梅问题、meiwenti、mwt、meiyouwenti、myw、mywt",
    "正确": "正缺、整确、正雀、证确、正却、正去、争确、政确、正确确、真确、蒸确、"
    "确正、zhengque、zq",
    "没错": "没措、没搓、没挫、美错、莫错、meicuo、mc",
    "无异常": "无异长、无一常、无异尝、无疑常、无议常、五异常、wuyichang",
    "对": "队、兑、dui",
    "ok": "0k、oj、ko、okk、欧克、欧了、okey、o了、oki、okok",
    "无问题": "无文题、无问提、wuwenti",
}
_MEANT = {typed: word for word, typos in _TYPED.items() for typed in typos.split("、")}
_MEANT["👌"] = "ok"


def likely_right(text: str) -> str:
    """The word for 无误 that *text* may have been meant to be, "" for any other.

    >>> [likely_right(text) for text in ("无勿", "吴误。", "wú wù", "没问提", "有只猫")]
    ['无误', '无误', '无误', '没问题', '']
    """
    if text.strip() in _MEANT:
        return _MEANT[text.strip()]
    plain = bare(
        "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    )
    for front in ("信息", "照片", "核对", "校对", "已核对", "都", "均", "全部"):
        plain = plain.removeprefix(front) if len(plain) > len(front) + 1 else plain
    if len(plain) in {2, 3} and set(plain.rstrip("了的")) <= _WU and plain != "无误":
        return "无误"
    return _MEANT.get(plain, "")
