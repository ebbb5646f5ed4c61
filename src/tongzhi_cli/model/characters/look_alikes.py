"""Characters of names that only look like the right ones, and what they are.

They come out of PDF files, old fonts and old encodings, look the same, and compare as others:

* radicals (⼀ U+2F00, ⻢ U+2EE2) where the character is meant: CJK Radicals Supplement by
  EquivalentUnifiedIdeograph (Unicode 16, UAX #44), Kangxi Radicals by their decomposition;
* compatibility ideographs (U+F900 on), which are the same characters by canonical equivalence;
* codes of the private use area that GBK had for 80 characters (U+E815 to U+E864) until Unicode 4.1
  gave the last of them their own: what GB 18030-2000 had already given is known to Python's codec,
  the other 14 are those of GB 18030-2005 and 2022 (U+9FB4 to 9FBB among them);
* variation selectors, which say only how a character is drawn.

Nothing else is changed: NFKC of a whole name would rewrite full-width forms and dots besides.
"""

import re
import unicodedata
from functools import cache

# fmt: off
#: Each radical of the supplement with its character.
_RADICALS = (
    "⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 "
    "⺐尢 ⺑𡯂 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 "
    "⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 "
    "⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑 "
    "⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 "
    "⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 "
    "⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 "
    "⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟 "
)
#: What GB 18030-2000 left in the private use area, each with its character since 2005.
_PRIVATE = {
    0xE816: 0x20087, 0xE817: 0x20089, 0xE818: 0x200CC, 0xE81E: 0x9FB4, 0xE826: 0x9FB5,
    0xE82B: 0x9FB6, 0xE82C: 0x9FB7, 0xE831: 0x215D7, 0xE832: 0x9FB8, 0xE83B: 0x2298F,
    0xE843: 0x9FB9, 0xE854: 0x9FBA, 0xE855: 0x241FE, 0xE864: 0x9FBB,
}
# fmt: on
#: The 80 codes begin here, and stand in GBK at FE50 on, without FE7F.
_FIRST_PRIVATE, _OF_GBK, _GAP = 0xE815, 0x50, 0x7F
_LOOK_ALIKE = "[\u2e80-\u2ef3\u2f00-\u2fd5\ue815-\ue864\uf900-\ufad9\U0002f800-\U0002fa1d]"
_SELECTORS = "[\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef]"


def plain(text: str) -> str:
    """*text* with the characters that are meant; it is never longer.

    >>> plain("\u2ee2\u2f00鸣"), plain("\uf9d1"), plain("\ue81e")
    ('马一鸣', '六', '龴')
    >>> plain("葛\U000e0100"), plain("ＡＢ・㈱")
    ('葛', 'ＡＢ・㈱')
    """
    # as nearly all are; the first of the two blocks has the marks and signs that people type
    if all(c < "\u180b" or "\u2000" <= c < "\u2e80" or "\u3000" <= c < "\ue815" for c in text):
        return text
    return re.sub(_LOOK_ALIKE, lambda found: _meant(found[0]), re.sub(_SELECTORS, "", text))


@cache
def _meant(character: str) -> str:
    """The character that one of `_LOOK_ALIKE` stands for, itself where there is none."""
    code = ord(character)
    if code <= 0x2EF3:
        at = _RADICALS.find(character)
        return _RADICALS[at + 1] if at >= 0 else character
    if code <= 0x2FD5:
        return unicodedata.normalize("NFKC", character)
    if code <= 0xE864:
        meant = chr(_PRIVATE[code]) if code in _PRIVATE else _of_gbk(code)
        return plain(meant)
    return unicodedata.normalize("NFC", character)


def _of_gbk(code: int) -> str:
    second = _OF_GBK + code - _FIRST_PRIVATE
    return bytes([0xFE, second + (second >= _GAP)]).decode("gb18030")
