"""Whom a sentence of a notice speaks of: whose data are wrong, whose photo is missing or another's.

Only a student's record counts. What is wrong, or without a photo, is named before the word for it
(课表信息有误的), or behind it (没有照片的展板): there only words stand that a record's items go by,
and those that people put beside them; in doubt nobody is spoken of. Source: issue 15.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from tongzhi_cli.anomaly.fault_words import ITEMS, RECORDS
from tongzhi_cli.model.words import CHECK_VERBS, FAULTS, LOOK_VERBS, NOT_OWN, NOT_RIGHT, either
from tongzhi_cli.notice.reading.whom.cohort_words import readable

PICTURE = "(?:照片|图像|相片|头像)"
_NO = "(?:无|没有?|未见|缺少?|缺失|尚无|看不到|(?:没有?|未|不)显示)"
#: Who has no photo.
_NO_PHOTO = (
    rf"{_NO}(?:本人)?(?:的)?(?:学历|学籍|毕业|电子|个人)?{PICTURE}(?!模糊)|"
    rf"{PICTURE}(?:信息)?(?:仍|还|显示)?(?:缺失|为?空白|为空|(?:没有?|未)(?:成功)?上传(?:成功)?|没有?显示|没有|没?显示不|未显示|不显示|不存在|缺少|未上传)"
)
_OF_A_PHOTO = (
    r"(?:本次|该次|学校|学院|校内|集中|统一|现场|图像|照片|相片|头像|信息|毕业照?|学历|学籍|证书|电子|正常|"
    r"新华社|第?[一二三四五六七八九十两\d]{1,3}[次批月日年届级]?|上次|秋季|春季|去年|前期|的|过)"
)
#: Who was not there when it was taken, which is said of photos only.
_NOT_TAKEN = (
    rf"(?:未|没有?|未能|没能|错过|漏)(?:按时|及时)?(?:参加|进行|随校)?{_OF_A_PHOTO}{{0,8}}+"
    rf"(?:采集|补拍|拍照|拍摄|采像)(?:{PICTURE})?(?=的|者|[^，。；]{{0,4}}(?:学生|同学|毕业生|人员|研究生)|[，、或])|"
    r"(?:未拍|漏拍|漏采)(?:的|者)"
)
#: Who was not there, of whatever the sentence says.
_NOT_THERE = r"(?:缺席|未到场?|错过)(?:的|者)|未参加(?:的|者)"
_TAKEN = "采集|[补重]采|拍|照|图像|采像"
#: Whose photo is another's, or is of no use.
_NOT_OF_NAME = (
    rf"{PICTURE}(?:信息)?(?:与|和|同|跟)(?:学生|本人|姓名|名字|学号|真人|身份|实际|的){{1,3}}(?:明显|严重|确实)?"
    r"(?:不对应|对应不上|对不上|不匹配|不相符|不符|不一致|不吻合)"
)
_NOT_OWN_PHOTO = (
    rf"{_NOT_OF_NAME}|"
    rf"{PICTURE}(?:信息)?(?:与|和|同|跟)?(?:学生)?(?:本人)?(?:明显|严重|确实)?(?:不符|不一致|不是本人|非本人|非同一人|有误|错误|串号|不对|异常|"
    rf"模糊|{either(NOT_OWN)})|"
    rf"(?:非|不是)本人(?:的)?{PICTURE}|{PICTURE}?(?:不是|非)(?:我|本人|同一人)|非同一人|人像比对[^，。；]{{0,4}}不"
)
_WRONG = rf"有误|有错|错误|错了?(?=的)|有?问题|有?异常|不符|有出入|有?异议|差错|{either(NOT_RIGHT)}"
#: Whose data are wrong, in words for it.
_WRONG_DATA = (
    rf"(?:{_WRONG})(?:的|者|学生|同学|，|,|：|:|需|须|应|请|于)|"
    r"(?:需要?|申请|办理|要求)(?:进行)?(?:勘误|更正|变更|修改)(?:的|者)|"
    r"(?:勘误|更正|变更|修改)(?:的学生|的同学|者|学生)|如(?:果)?(?:个人)?(?:信息)?(?:有|存在)(?:错误|误|问题)"
)

#: What people put beside the items of a record: what they are of, where they are seen, how they
#: are looked at, whose they are.
_BESIDE = (
    "学信网、网站、网上、系统、平台、页面、界面、核对表、反馈表、校对表、名单、库、学生、"
    "同学、毕业生、研究生、学员、本人、自己、应届、全体、各位、部分、个别、少数、关键、"
    "重要、基本、文字、其他、其它、其余、相关、有关、上述、以上、以下、下列、主要、任何、"
    "几项、前置、身份、注册、备案、电子、实际、真实、原件、证明、采集、拍摄、显示、发现、"
    "看到、登录、打开、查询、浏览、凡、凡是、如、如果、若、倘若、对、对于、针对、经、请、"
    "将、需、需要、须、要、确、确需、确有、申请、办理、要求、进行、确实、仍、仍然、还、"
    "均、也、都、暂、尚、目前、至今、截止、截至、以后、之后、本次、此次、可能、疑似、"
    "涉及、属于、存在、出现、与、和、或、及、跟、同、或者、以及、等、的、之、有、为、是、"
    "内、其、只、在、由、填、不一致、不符、不对、有误、有错、错误、错、缺失、不全、"
    "不合格、为空、张冠李戴、不清、模糊、无误、正确、结果、异常、无、没、没有、未、本科、"
    "专科、高职、硕士、博士、含、疑问、疑义"
)
_NAMES = (
    *CHECK_VERBS,
    *LOOK_VERBS,
    *FAULTS,
    *f"{ITEMS}、{RECORDS}、{_BESIDE}".split("、"),
    *"“”项届级",
)
#: Cards that have a photo, too, are no record.
_CARDS = {"学生证", "准考证"}
_NUMERALS = "一二三四五六七八九十两几"
#: Of what is written in Latin letters no notice speaks.
_WORDS = frozenset(one for one in (*_NAMES, *_NUMERALS) if not one[0].isascii()) - _CARDS
_LONGEST_WORD = max(map(len, _WORDS))
#: Where a clause, or what it is about, begins.
_BOUNDS = frozenset("，,。；;：:、（(）)《》【】[]•·▲★◆●﹑.．/\"'前后时中上里因0123456789")
_CAUSES = ("由于", "导致", "造成")
#: So a person is called, who may be told more of behind.
_PERSON = (
    r"(?:\d{1,4}(?:余|多)?名?|[一二三四五六七八九十两几]名|本专?科|本、专科|专科|高职|硕士|博士|应届|全日制|在校|各类|"
    r"\d{2,4}[届级]|之|上述|这些|个别|少数|该类|我[院校班系])*+"
    r"(?:学生(?![证卡会处科宿公手工档])|同学(?!录)|毕业生(?!登记表|名册)|研究生(?![院处部])|学员|人员?(?![像脸])|本人|"
    r"[本专]科生|硕士生?|博士生?|者|孩子|小伙伴|朋友|亲|家人们)"
)
#: What is said to somebody begins with one of these; a thing that is meant with its own name.
_SAID = (
    r"(?!登记[^，。]{0,4}[表册]|报名|工作|上岗|交接|一卡|一寸|申请[表书]|各?教室|本子|同批|先进|全部?教|上课|当天|持卡|"
    r"在建|名片|提案|下[水发]|交通|用品|用具|用书|填充)"
    r"[，,：:；;。、）)（(“”\"'》】\s请须应需要可由于在到去来向将把按持带携凭填写交提附报先务必自统集均都不抓联私用当退最让也还千立及"
    r"如尽随另再即就登上下每各全或且若经以属与和并仍暂现则准备补重联找发别勿切赶快麻严禁忌拍说截拿@\d一二三四五六七八九十这本同打处办进名]"
)
#: 没有照片的展板: nobody, but a thing that has none.
OF_A_THING = rf"(?:{_NO_PHOTO})的(?!{_PERSON}|{_SAID}|$)[^，。；：\n]{{0,12}}"
_CALLED = re.compile(
    rf"[”\"』」）)]{{0,2}}(?:信息|状态|情况|字样|提示|问题)?(?:[（(][^（）()]{{1,16}}[)）])?"
    rf"(?:[的地之](?:{_PERSON}|{_SAID}|$)|{_PERSON}|(?![的纸])(?:{_SAID}|$)|[一-鿿]{{0,2}}或)"
)
_PHOTO_TAKEN = re.compile(rf"(?:毕业|学历|证件)?(?:照片?|{PICTURE}|信息)")
#: A day in front of a clause is none of what it is about.
_DAYS = r"[\d\W_月日号年周星期一二三四五六天上中下午前]*"
#: A word for a record, or for what is done to it.
_SPOKEN_OF = re.compile(
    rf"信息|照片|图像|学籍|学历|姓名|身份|勘误|更正|反馈|名单|{either(CHECK_VERBS)}|学信网|采集|数据|资料|证"
)
_HEADED = (
    rf"^[^，。；？?]{{0,8}}(?:{_NO_PHOTO}|{_NOT_TAKEN}|{_NOT_THERE}|{_NOT_OWN_PHOTO}|(?:信息|数据)?有误|不符)"
    "[^，。；？?]{0,4}(?:学生|同学|毕业生|者|处理|的)[：:]?$"
)
_LONGEST_HEADING = 24


class Addressed(StrEnum):
    """What is said of those whom a sentence speaks of."""

    NO_PHOTO = "no photo"
    NOT_OWN_PHOTO = "not their own photo"
    WRONG_DATA = "wrong data"


_PATTERNS = {
    Addressed.NO_PHOTO: re.compile(f"(?P<no>{_NO_PHOTO})|{_NOT_TAKEN}|(?P<there>{_NOT_THERE})"),
    Addressed.NOT_OWN_PHOTO: re.compile(_NOT_OWN_PHOTO),
    Addressed.WRONG_DATA: re.compile(_WRONG_DATA),
}
#: What is wrong with these is no record: 系统登录有问题的.
_NO_RECORD = ("系统", "平台", "网站", "网上", "页面", "界面", "登录", "打开", "查询", "浏览")
#: So far before a word what it is of is looked for.
_FAR = 40


def named(text: str, whom: Addressed) -> Iterator[re.Match[str]]:
    """Where a sentence speaks of these students, and of nothing else that goes by such words.

    >>> [bool(list(named(one, Addressed.WRONG_DATA))) for one in ("姓名有误的", "桌椅有误的")]
    [True, False]
    >>> [bool(list(named(f"没有照片的{one}", Addressed.NO_PHOTO))) for one in ("同学", "教室")]
    [True, False]
    """
    for match in _PATTERNS[whom].finditer(text):
        if _is_of_record(text, match, whom):
            yield match


def _is_of_record(text: str, match: re.Match[str], whom: Addressed) -> bool:
    groups = match.groupdict()
    if groups.get("there"):
        return re.search(_TAKEN, text) is not None
    is_taken = whom is Addressed.NO_PHOTO and not groups["no"]
    before = text[: match.start()]
    if not is_taken and not is_own(before):
        return False
    if whom is Addressed.WRONG_DATA and before.endswith(_NO_RECORD):
        return False
    if whom is Addressed.WRONG_DATA and match[0][-1] not in "的者，,：:":
        return True  # 有误学生, 有误须…
    ends = match.end() - (match[0][-1] in "的者，,：:")
    if is_taken and (photo := _PHOTO_TAKEN.match(text, ends)):
        ends = photo.end()
    return _CALLED.match(text, ends) is not None


def is_own(before: str) -> bool:
    """Whether what stands *before* a fault, or a change, is of a record: 个人信息, not 课表信息.

    Where no item is named in the clause, the sentence may have said what it is about.

    >>> is_own("凡学籍信息"), is_own("宿舍床位信息"), is_own("课表已发群里，")
    (True, False, False)
    """
    if not _is_of_items(before[-_FAR:]):
        return False
    earlier, _, own = before.rpartition("，")
    if own or re.fullmatch(_DAYS, earlier[-_FAR:]):
        return True
    return _SPOKEN_OF.search(earlier) is not None


def _is_of_items(before: str) -> bool:
    """Whether only words of a record, and those beside them, stand behind the last boundary."""
    at = len(before)
    while at:
        last = before[at - 1]
        if last in _BOUNDS or last.isspace() or before.endswith(_CAUSES, 0, at):
            return True
        lengths = range(min(at, _LONGEST_WORD), 0, -1)
        length = next((many for many in lengths if before[at - many : at] in _WORDS), 0)
        if not length:
            return "①" <= last <= "⑳"
        at -= length
    return True


def is_heading(text: str) -> bool:
    """Whether a line only says whom the next one is said to: 五、未采集图像的学生.

    >>> is_heading("未采集图像的学生"), is_heading("桌椅有误的处理")
    (True, False)
    """
    if len(text) > _LONGEST_HEADING or not re.search(_HEADED, text):
        return False
    return has_whom(text) or is_own(re.split("有误", text)[0])


def has_whom(text: str) -> bool:
    """Whether a text speaks of any of these students."""
    return any(next(named(text, whom), None) for whom in Addressed)


# --- the parts of a sentence that are said to different ones -----------------------------------


PHOTO_ACT = (
    "补采|补拍|补录|补照|补交|采集|拍摄|拍照|重新|联系|私聊|登记|办理|填写|提交|交|报|来|去|前往|补|"
    "更换|找"
)
WRONG_ACT = (
    "提交|提供|携带|带(?!来|领)|持|附|出示|交|送|报|寄|发至?|填写?|联系|写明|登记|改|打印|准备|到|@|"
    "反馈给|告知"
)
#: What is said to all of those before it.
_TO_ALL = "(?:以上|上述|两类|均|都)"


def parts(sentence: str) -> list[str]:
    """A sentence divided where it turns to others: those whose data are wrong, without a photo.

    >>> parts("没有照片的到体育馆补拍，带身份证；信息有误的到教务处更正。")
    ['没有照片的到体育馆补拍，带身份证', '信息有误的到教务处更正。']
    >>> parts("没有照片的、照片不是本人的学生，到体育馆补拍。")
    ['没有照片的、照片不是本人的学生，到体育馆补拍。']
    """
    folded = readable(sentence)
    begins = [0]
    spoken_of: set[Addressed] = set()
    for begin, end in _clauses(folded):
        whom = whom_of(folded[begin:end])
        said = folded[begins[-1] : begin]
        if whom - spoken_of and spoken_of and re.search(f"{PHOTO_ACT}|{WRONG_ACT}", _behind(said)):
            begins.append(begin)
            spoken_of = whom
        else:
            spoken_of |= whom
    ends = [*begins[1:], len(sentence)]
    made = [sentence[begin:end] for begin, end in zip(begins, ends, strict=True)]
    last = re.search(rf"[，,；;]({_TO_ALL}[^，,；;]*)$", made[-1]) if len(made) > 1 else None
    heads = [one.rstrip("，,；; ") for one in made[:-1]]
    return [*(f"{one}，{last[1]}" if last else one for one in heads), made[-1]]


def speaks_of_data(text: str) -> bool:
    """Whether more than the photo is spoken of."""
    rest = re.sub(rf"{_NOT_OF_NAME}|{PICTURE}信息", "", text)
    words = "信息|数据|姓名|性别|民族|身份(?!证)|专业|学籍(?!照)|资料|内容|勘误|更正"
    return re.search(words, rest) is not None


def _clauses(sentence: str) -> Iterator[tuple[int, int]]:
    """Where the clauses begin and end, each with the sign that ends it; brackets are whole."""
    begin = depth = 0
    for at, sign in enumerate(sentence, start=1):
        depth += (sign in "（(") - (sign in "）)")
        if (sign in "，,；;" and depth <= 0) or at == len(sentence):
            yield begin, at
            begin = at


def whom_of(clause: str) -> set[Addressed]:
    """Of which students a clause speaks; 照片有误 alone is of the photo only."""
    found = {whom for whom in Addressed if next(named(clause, whom), None)}
    if Addressed.NOT_OWN_PHOTO in found and not speaks_of_data(clause):
        found.discard(Addressed.WRONG_DATA)
    return found


def _behind(part: str) -> str:
    """What stands behind the last of those whom a part speaks of."""
    ends = [match.end() for whom in Addressed for match in named(part, whom)]
    return part[max(ends, default=0) :]
