"""姓名 as people write it: what stands beside the name, what stands in place of a character.

A remark in brackets (张三（组长）) leaves the name; so does one behind a space or a dash that is
surely none of it (张三-1班). A character that is written in parts (韩(火华)秋, 韩⿰火华秋), or that
something else stands for, stays: a person has to type it. Source: class lists as they occur; 民委发
〔2016〕33号 for the dot (U+00B7); issue 14.
"""

import re
from functools import lru_cache

from tongzhi_cli.model.characters.look_alikes import plain
from tongzhi_cli.model.standing_words import NEWS
from tongzhi_cli.model.words import SURNAMES_OF_TWO
from tongzhi_cli.named_tuple import NamedTuple

# What a cell may carry along from Excel, forms and chats: zero-width marks, direction marks.
MARKS = r"\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_CONTROLS = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff"  # what is no white space
# The dots that people type where 民委发〔2016〕33号 wants U+00B7. NFKC would not help: it turns
# ． into a full stop and ･ into ・, and rewrites compatibility ideographs besides.
_DOTS = "·•・･‧⋅∙．●"

_OPEN, _CLOSE = r"(（\[［【〔〖「『《〈<＜{｛", r")）\]］】〕〗」』》〉>＞}｝"
#: Where a remark may stand: behind the name, before it; a bracket that nobody closed.
_BRACKETS = (
    f"^(?P<before>.+?)[{_OPEN}](?P<remark>[^{_OPEN}{_CLOSE}]{{0,20}})[{_CLOSE}]$",
    f"^[{_OPEN}](?P<remark>[^{_OPEN}{_CLOSE}]{{0,20}})[{_CLOSE}](?P<before>.+)$",
    f"^(?P<before>[^{_OPEN}{_CLOSE}]+)[{_OPEN}](?P<remark>[^{_OPEN}{_CLOSE}]{{1,20}})$",
)
_SIGNS_OF_BRACKETS = frozenset("(（[［【〔〖「『《〈<＜{｛")
_SEPARATORS = frozenset(" -－—–_/／、,，;；:：|")
_BESIDE = (
    r"^(?P<before>[^\s]{2,}|[A-Za-z][A-Za-z .']+)"
    r"[\s\-－—–_/／、,，;；:：|]{1,20}(?P<remark>\S{1,12})$"
)
#: What people write beside a name: what somebody does in the class, sex, class, where from and
#: where to, another name, which of two of one name.
_OFFICES = (
    "[正副]?(?:班长|组长|队长|舍长|寝室长|室长|宿舍长|课代表|代表|团支书|团支部书记|支书|书记|班委|"
    "委员|学委|团委|生活委|负责人|联系人|填表人|心理委员|信息员|助理|党员|预备党员|团员|群众|老师)"
)
_KNOWN = (
    rf".{{0,6}}{_OFFICES}|.{{0,2}}委员?|[男女♂♀]生?|.{{0,12}}班|.{{0,8}}(?:专业|学院|系|年级|级|组|室|区)|"
    rf".{{0,8}}(?:{'|'.join(NEWS)}|转|休|退|保留|在籍|交换|走读|借读|旁听|重修|补录).{{0,12}}|"
    r"(?:曾用名|原名|又名|现名|现用名|别名|旧名|改名|乳名|小名|英文名|昵称|拼音|身份证名?)[为是叫:：]?.{0,16}|"
    r"(?:汉|[^\W\d_]{1,6}族)|[大小甲乙丙丁一二三四五12345ABab]|大的|小的|专升本|本科|专科|留学生|本人|"
    r"无|空|[★☆▲△√✓#]*|\d{4,}"
)
#: What is said of a record, and is no remark: 班级应为1班.
_ANSWERS = "应|错|误|不对|不符|显示|照片|没有|写成|正确"
#: A character by its parts: joined by a sign, or told in words.
_SIGNS = "⿰-⿿\u31ef+＋"
_PARTS = (
    rf"[{_SIGNS}]|旁|部首|字头|字底|点水|宝盖|走之|提手|竖心|反文|立刀|耳刀|"
    r"[左上外][^\W\d_]{1,3}[右下内里中][^\W\d_]|"
    # a character by its sound: one syllable
    r"^[bcdfghjklmnpqrstwxyz]{0,2}[aeiouvüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,3}(?:ng?|r)?[1-5]?$"
)
#: What many characters have on their left or above them; two of these parts in brackets are one.
_LEFT = (
    "火王玉木金钅土女石山虫鱼鸟马讠言车贝目禾竹米羊艹草口日月田犭糸足酉雨风门衣礻立穴广弓水氵冫亻忄扌"
    "纟饣彳阝"
)


#: So long is no name with a remark, but prose.
_LONGEST = 40


class PersonName(NamedTuple):
    """A *name* as it is compared and printed, and the *remarks* that stood beside it.

    *doubtful* are those that nothing is known of: a part of the name may be among them.
    """

    name: str
    remarks: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


@lru_cache(maxsize=1024)
def read(text: str, *, of_cell: bool = True) -> PersonName:
    """The name in a text, and what stood beside it.

    Outside the cell for a name (*of_cell*) only what is known and stands in brackets leaves it:
    who types 白思雨 民族应为回族 has answered.

    >>> read("张三(组长)"), read("李小明（曾用名李明）").name
    (PersonName(name='张三', remarks=('组长',), doubtful=()), '李小明')
    >>> read("韩(火华)秋").name, read("李（yǎn）").name, read("⻢一鸣 1班").name
    ('韩(火华)秋', '李（yǎn）', '马一鸣')
    """
    name, before = _clean(text), ""
    remarks: list[str] = []
    while name != before:  # 张 三-1班 has a remark once 张三 is joined
        before = name
        while found := _beside(name, of_cell=of_cell):
            name, remark = found
            remarks.insert(0, remark)
        name = _joined(name)
    doubtful = tuple(one for one in remarks if not is_known(one))
    return PersonName(name, tuple(remarks), doubtful)


def is_known(remark: str) -> bool:
    """Whether what stands beside a name is one of the things that do.

    >>> is_known("已退学"), is_known("副班长"), is_known("转专业"), is_known("云南")
    (True, True, True, False)
    """
    remark = "".join(remark.split())
    return re.fullmatch(_KNOWN, remark) is not None and not re.search(_ANSWERS, remark)


def parts_in(name: str) -> str:
    """What stands in a name for a character in parts, "" where nothing does.

    >>> parts_in("韩(火华)秋"), parts_in("韩火+华秋"), parts_in("李（王莹）"), parts_in("李明")
    ('(火华)', '+', '（王莹）', '')
    """
    found = re.search(f"[{_OPEN}][^{_CLOSE}]*+[{_CLOSE}]?|[{_SIGNS}{_CLOSE}]", name)
    return found[0] if found else ""


def _clean(text: str) -> str:
    """*text* without marks, its characters those that are meant, its spaces single."""
    if not text.isprintable():
        text = re.sub(f"[{MARKS}{_CONTROLS}]", "", text)
    text = plain(text)
    return " ".join(text.split()).strip(":： ")


def _joined(text: str) -> str:
    """A name without space between Han, its dots as ·.

    Letter by letter: patterns of what is Han cost more to set up than a class of names to read.
    """
    made = ""
    for at, character in enumerate(text):
        behind = text[at + 1 : at + 2]
        if character in _DOTS or (character in ".。" and is_han(made[-1:]) and is_han(behind)):
            made = f"{made.rstrip()}·"
        elif character != " " or not (made[-1:] == "·" or (is_han(made[-1:]) and is_han(behind))):
            made += character
    return made


def is_han(character: str) -> bool:
    """Whether a character is Han, or one of the private ones that schools draw for Han.

    >>> is_han("李"), is_han("𠮷"), is_han("\ue123"), is_han("〇"), is_han("A"), is_han("")
    (True, True, True, False, False, False)
    """
    if "㐀" <= character < "\ua000":
        return True
    return "\ue000" <= character < "\ufb00" or "\U00020000" <= character < "\U00040000"


def _beside(text: str, *, of_cell: bool) -> tuple[str, str] | None:
    """The text without one remark, and the remark; None where none stands beside the name."""
    if len(text) > _LONGEST:
        return None
    found = None
    if not _SIGNS_OF_BRACKETS.isdisjoint(text):
        found = next(filter(None, (re.match(one, text) for one in _BRACKETS)), None)
    if found is None:
        # 李 想: there is nothing to find, and the patterns are costly to set up
        if not of_cell or _SEPARATORS.isdisjoint(text[2:]) or sum(map(str.isalpha, text)) < 2:
            return None
        found = re.match(_BESIDE, text)
        if found is None or not _is_surely_none(found["remark"]):
            return None
    name, remark = found["before"].strip(" :：-－—–_/／、,，;；|"), found["remark"].strip()
    letters = sum(map(str.isalpha, name))
    if letters < 2 or not (is_known(remark) or (of_cell and not _is_in_parts(remark))):
        return None
    return name, remark


def _is_surely_none(word: str) -> bool:
    """Whether a word behind a name, without brackets, is none of it: 欧阳 一 is called so."""
    if word.isascii():
        return word.isdecimal() and len(word) > 3
    return (len(word) > 1 or word in "男女♂♀") and is_known(word)


def _is_in_parts(remark: str) -> bool:
    """Whether a remark tells a character by its parts."""
    remark = "".join(remark.split())
    return bool(re.search(_PARTS, remark)) or (len(remark) == 2 and remark[0] in _LEFT)


def spread_in(text: str, name: str) -> str:
    """A name as *text* has it, with the blanks of a list within it; anything else as it is.

    >>> spread_in("张 三无误", "张三"), spread_in("三张照片无误", "张三"), spread_in("张三", "张三")
    ('张 三', '张三', '张三')
    """
    if not 2 <= len(name) <= 4 or not name.isalpha() or name in text or name[0] not in text:
        return name
    blanks = (" " * many for many in (1, 2, 3))
    ways = [sign.join(name) for sign in (*blanks, "\u3000", "\u3000\u3000")]
    return next((one for one in ways if one in text), name)


def surname_of(name: str) -> str:
    """The surname of a name of Han characters: one, or two of which a surname is made.

    >>> surname_of("欧阳静怡"), surname_of("安若曦"), surname_of("司马")
    ('欧阳', '安', '司')
    """
    return name[:2] if name[:2] in SURNAMES_OF_TWO and len(name) > 2 else name[:1]
