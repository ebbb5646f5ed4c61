"""What a cell says that is no answer of its own: as above, taken back, left as printed, a file.

>>> [is_as_above(one) for one in ("同上", "〃", "和上面一样。", "同上届的照片")]
[True, True, True, False]
>>> [takes_back(one) for one in ("作废", "（撤回）", "撤销学籍")]
[True, True, False]
"""

import re

from tongzhi_cli.model.words import either

#: None of these is longer.
_SHORT = 20
#: So long the names of several files may be.
_LONG = 300
#: A line of a list, as people call it.
_LINE = "(?:面|边|头|一?[行格个位条栏])?(?:的|同学|那个?|人)*"
#: As the row above says, in words; 同上.
_AS_ABOVE = (
    f"亦?同[上前]{_LINE}|(?:和|与|跟|同|如|按|见|照|参照)(?:以?上|前){_LINE}(?:一样|相同|一致|一个样)?|"
    "(?:以?上|前面)(?:一样|相同)|上同|同楼上|ditto|(?:same)?asabove|same"
)
_OF_ABOVE = frozenset("上前das")
#: As it is drawn: 〃 and the quotation marks that stand for it.
_DITTO = "〃〞″＂\"”“''’‘，,、`·.。-－—"
_DITTO_SIGNS = frozenset('〃〞″＂"”“')
#: What people put around the words: —同上—, 「同上」, “同上”, ……同上.
_AROUND_ABOVE = "-－—–―─~～=＝_＿·*「」『』〈〉《》\"“”＂'‘’、，,：:↑"
#: What takes back an answer that was given before.
_BACK = (
    "取消", "作废", "作罢", "撤回", "撤[销消]", "收回", "不算数?", "不作数", "删[除掉了]", "忽略",
)  # fmt: skip
#: One of these is in each of them.
_OF_BACK = frozenset("消撤收算作删忽")
_WHICH = (
    "(?:(?:本|此|这|那|上|前)一?[条次个行]的?|(?:前面|之前|以前|先前|刚才|刚刚|上面|以上)的?|我的)"
)
_TAKEN_BACK = (
    f"(?:{_WHICH}|请|我|要|想|申请|先|已经?|[填写发点]错了?|答案|结果|[，,、 ])*{either(_BACK)}"
    f"(?:{_WHICH}|了|吧|掉|一下|一?条|重新?填|填写|接龙|提交|答案|结果|答复|回复|[，,、 ])*"
)
#: Outcomes of which a form has both printed: 无误/有误.
_PAIRS = frozenset(
    map(
        frozenset,
        (
            ("无误", "有误"), ("正确", "错误"), ("正确", "不正确"), ("正确", "有误"),
            ("无异常", "有异常"), ("正常", "异常"), ("正常", "不正常"), ("无异常", "异常"),
            ("没有问题", "有问题"), ("没问题", "有问题"), ("无问题", "有问题"),
            ("一致", "不一致"), ("符合", "不符合"), ("符合", "不符"), ("相符", "不符"),
            ("无错误", "有错误"), ("有", "无"), ("有", "没有"), ("是", "否"), ("是", "不是"),
            ("对", "错"), ("对", "不对"), ("无误", "异常"), ("无误", "错误"),
        ),
    )
)  # fmt: skip
_BETWEEN = r"(?:[\s/／\\、|｜]|或者?)+"
#: What a form prints beside them: A. and B., （请注明）, a line to write on.
_LETTER = r"^[A-Ba-b12①②][.．、)）:：]?(?=\D)"
_ASKED = r"(?<=.)(?:[（(](?:请|如|需|若)[^（()）]{1,10}[)）]|[:：_＿]{1,80}+){1,5}$"
_OF_BETWEEN = frozenset(" \t\n\u3000/／\\、|｜或")
#: Everybody, in what one cell says; 以上信息 and 全部 are a student's own.
_PEOPLE = "(?:同学|学生|人员?|名|位)(?:们)?"
_ABOVE = "(?:以上|以下|上面|下面|上述|下述|上列|下列)"
_EVERYBODY = (
    "全班|全体|大家|各位|我们班|本班|"
    f"(?:{_ABOVE}|全部|所有|每个?|其余|其他|其它|剩下)(?:的|各|几|所有|[一二三四五六七八九十两0-9])*{_PEOPLE}"
)
_ALL = "(?:均|都|皆|全部?|一律)"
_RIGHT = "(?:无误|正确|无异常|没有?问题|没有?错误?|正常|无问题|ok)"
_MATTERS = f"(?:的|{_PEOPLE}|[0-9]|信息|学籍|照片|图像|图片|校对|核对|经|确认|后|和|、)*"
_ALL_RIGHT = f"(?:{_EVERYBODY}){_MATTERS}{_ALL}*{_RIGHT}|{_ABOVE}{_ALL}+{_RIGHT}"
_OF_ALL = frozenset("全大各我本上下所每其剩")
#: What `_RIGHT` ends with.
_OF_RIGHT = frozenset("误确常题错k")
#: The last option of a questionnaire: none of those above it.
_NONE_OF_THESE = f"{_ABOVE}(?:信息|各?项|内容|选项|情况)*{_ALL}*{_RIGHT}"
_ENDS = " \t\u3000。.！!~～（）()【】[]…"
#: What a file is called by its end, as it comes out of a phone or a class's folder.
_FILE_ENDS = (
    "png", "jpe?g", "gif", "bmp", "heic", "heif", "webp", "tiff?", "pdf", "docx?", "xlsx?", "wps",
    "et", "txt", "zip", "rar", "7z", "mp4", "mov",
)  # fmt: skip
_FILE = rf"[^\n]{{0,200}}\.(?:{'|'.join(_FILE_ENDS)})(?:\s*[（(][^（()）]{{1,12}}[）)]|\?\S*)?"
#: Words before a blank within the name of a file.
_FILE_WORDS = r"[!-~]+|(?:微信|QQ|屏幕|手机|学信网)?(?:图片|截图|截屏|照片|扫描件?|文件|附件)"


def is_as_above(text: str) -> bool:
    """Whether a cell says only that the row above holds for it as well.

    >>> [is_as_above(one) for one in ("—同上—", "「同上」", "〃 〃", "“上”", "--上报--")]
    [True, True, True, False, False]
    """
    bare = "".join(text.split()).strip(_ENDS).lower()
    if not bare or len(bare) > _SHORT:
        return False
    if not _DITTO_SIGNS.isdisjoint(bare) and set(bare) <= set(_DITTO):
        return True
    if _OF_ABOVE.isdisjoint(bare):  # nearly always
        return False
    return re.fullmatch(_AS_ABOVE, bare.strip(_ENDS + _AROUND_ABOVE)) is not None


def takes_back(text: str) -> bool:
    """Whether somebody takes back what they answered before.

    >>> [takes_back(one) for one in ("取消", "之前的作废", "民族有误", "照片被取消")]
    [True, True, False, False]
    """
    if len(text) > _SHORT or _OF_BACK.isdisjoint(text):  # nearly always
        return False
    return re.fullmatch(_TAKEN_BACK, text.strip(_ENDS)) is not None


#: What a list to choose from shows before anybody has chosen.
_UNCHOSEN = (
    r"[-—–=*\s（(【\[<《]*(?:请|点击|点此|下拉)?(?:选择|下拉选择|请选择|请填写|选一项|在此填写|输入)"
    r"(?:一项|校对结果|核对结果|结果)?[-—–=*\s）)】\]>》.…。]*"
)


def is_as_printed(text: str) -> bool:
    """Whether both outcomes of a form still stand there, so that nobody has chosen.

    >>> [is_as_printed(one) for one in ("无误/有误", "（正确 / 错误）", "是或否", "无误")]
    [True, True, True, False]
    >>> is_as_printed("否，无误")  # an answer to 是否有误
    False
    """
    if len(text) <= _SHORT and ("选择" in text or "填写" in text or "输入" in text):
        return re.fullmatch(_UNCHOSEN, text) is not None
    if len(text) > _SHORT or _OF_BETWEEN.isdisjoint(text):  # nearly always
        return False
    bare = re.sub(_ASKED, "", text.strip())
    parts = (re.sub(_LETTER, "", part) for part in re.split(_BETWEEN, bare.strip(_ENDS)))
    return frozenset(parts) in _PAIRS


def is_file_name(text: str) -> bool:
    """Whether there is nothing but the names of files, as of screenshots.

    >>> [is_file_name(one) for one in ("2014030101安若曦.png", "截图1.jpg；截图2.jpg")]
    [True, True]
    >>> [is_file_name(one) for one in ("照片不对 截图1.jpg", "照片不对，见截图1.jpg", "无误")]
    [False, False, False]
    """
    if "." not in text or len(text) > _LONG:
        return False
    parts = [part.strip() for part in re.split(r"[，,;；、┋|\n]", text.lower()) if part.strip()]
    return bool(parts) and all(map(_is_one_file, parts))


def _is_one_file(part: str) -> bool:
    if re.fullmatch(_FILE, part) is None:
        return False
    *before, _ = part.split()
    return all(re.fullmatch(_FILE_WORDS, word) for word in before)


def is_of_all(text: str) -> bool:
    """Whether a cell says of several rows that they are right: 全班无误, 以上均无误.

    >>> [is_of_all(one) for one in ("全班无误", "以上均无误", "以上信息无误", "全部无误")]
    [True, True, False, False]
    """
    if len(text) > 2 * _SHORT or _OF_ALL.isdisjoint(text):  # nearly always
        return False
    bare = text.strip(_ENDS).lower()
    if bare[-1:] not in _OF_RIGHT:
        return False
    return re.fullmatch(_ALL_RIGHT, bare) is not None


def is_none_of_these(option: str) -> bool:
    """Whether an option of a questionnaire says that none of the faults above it is there.

    >>> is_none_of_these("以上均无误"), is_none_of_these("以上同学均无误")
    (True, False)
    """
    if option[:1] not in "以上下":
        return False
    return re.fullmatch(_NONE_OF_THESE, option.strip(_ENDS).lower()) is not None


#: What somebody asks those to do whom it is about: what nobody does for themselves, and what
#: stands in an answer of one's own as well: 我的报名姓名错了, 照片是别人的请联系我.
_SHOW = (
    "举[个下]?[手爪]|举一下[手爪]|扣个?[1一]|扣波[1一]|打个?[1一]|吱个?声|吱一声|冒个?泡|站出来|"
    "集合|在群里说"
)
_TO_ME = "找我|联系我|私聊我|私我|加我"
_ASK = "报个?名(?![字称姓时信照表后前的])|报一下名|接龙|说一声|说一下"
_THOSE = "的(?:那些|那几个|这些|几个|几位)?"
_CALLED = "(?:同学|人|朋友|小伙伴|兄弟|姐妹|家人)们?"
_PLEASE = "(?:请|都|快|赶紧|麻烦|来|自己|过来){0,3}"
_AT_END = r"(?:一下|[哈哦啊呀吧哟啦呗])?\W{0,3}(?:谢谢)?\W{0,9}$"
#: Behind 是 or 我, 的 is of what is wrong and calls nobody.
_CALLED_ON = (
    f"{_THOSE}(?:{_CALLED})?{_PLEASE}(?:{_SHOW})|{_THOSE}{_CALLED}{_PLEASE}(?:{_TO_ME}|{_ASK})|"
    rf"(?<![^\s，,。；;！!])[^\s是，,。；;！!]{{0,20}}(?<!我){_THOSE}{_PLEASE}(?:{_TO_ME}|(?:{_ASK}){_AT_END})"
)


def calls_others(text: str) -> bool:
    """Whether it is a call to whoever it is about, and no answer.

    >>> [calls_others(one) for one in ("没照片的举个手", "有误的同学接龙", "名字错的找我")]
    [True, True, True]
    >>> [calls_others(one) for one in ("照片是错的", "照片是错的，找我", "我的报名姓名错了")]
    [False, False, False]
    """
    return "的" in text and re.search(_CALLED_ON, text) is not None


def no_answer(text: str) -> str:
    """Why a cleaned text is no answer at all, "" where it may be one.

    >>> no_answer("无误/有误"), no_answer("IMG_2034.HEIC"), no_answer("民族有误")
    ('还是印好的选项，没有选', '只是文件名', '')
    """
    if is_as_printed(text):
        return "还是印好的选项，没有选"
    if is_file_name(text):
        return "只是文件名"
    if takes_back(text):
        return "前面交的不算"
    return ""


def of_others(text: str) -> str:
    """What to say of a text that speaks of other rows and stands in one; "" for any other.

    >>> of_others("同上"), of_others("全班无误"), of_others("无误")
    ('不知道是哪一行', '说的是几个人，一格只算一个人的', '')
    """
    if is_as_above(text):
        return "不知道是哪一行"
    if is_of_all(text):
        return "说的是几个人，一格只算一个人的"
    if calls_others(text):
        return "像是对别人说的"
    return ""
