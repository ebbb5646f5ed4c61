"""To which office, room, system or e-mail address a paper goes, and to whom.

Source: how some three hundred notices say it (docs/design-notes.md, 读通知); issue 15, item 7.
"""

import re
from collections.abc import Iterator

from tongzhi_cli.model.words import SURNAMES
from tongzhi_cli.named_tuple import NamedTuple

_MAIL = r"[A-Za-z0-9._%+-]{1,40}@[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){1,4}"
#: What a place ends with; a room is a number.
ENDS = (
    r"(?:中心|收件箱|文件柜|服务台|前台|柜台|窗口|邮箱|信箱|系统|平台|教学点|校区|[室处科院部办厅馆站系楼校群号栋幢层]|组(?![长织员合])|"
    r"(?<=[侧旁边楼馆厅区])(?:照相|拍照|采集|拍摄|补拍)点|"
    r"(?<=图片)社|(?<=摄影)社|(?<=影像)社|分社|"
    r"\d[A-Za-zＡ-Ｚ]?(?:房间?)?)"
)
_SIGNS = r"[一-鿿\w#·&-]"
#: The name of an office may have a bracket within: 学生工作部（处）学籍科.
_RUN = rf"{_SIGNS}*(?:[（(][处部系科室办院所][)）]{_SIGNS}+)?"
#: Who takes it himself sends it on later: 发给我，我统一报教务处.
_TO_ME = r"(?:我|我们|本人|群里?|班群)(?=[，,。；;、\s]|$)"
#: A paper and how many of it, and then where it goes: 复印件1份至学籍科.
_PAPER_TO = r"[^至到]{1,24}(?:表|名单|材料|照片|[版档件])[》”]?(?:[一二两三\d]{1,2}[份张])?[至到]"
#: What is done at the place, or after it: the name of the place is over.
_OVER = (
    r"进行|办理|(?:审[核批查定]|汇总|登记|签[字名章])(?!表)|备[案查]|存[档查]|盖章|逾期|统一|处理|集中|领取|"
    r"[并由请将把再向或给]|后(?!勤)|到(?!站)|交(?![通流])|报(?!告)|送|发(?!展)"
)
#: What is handed over, and how; what has another sense on its own needs 至 or the like behind it.
_VERB = (
    r"(?:(?:交(?![通流换费叉友])|报(?![名到告考刊销酬])|送(?!别)|发(?![放布现生票文言])|寄|传(?![达真统]))"
    r"[送交递]?(?:给|\s*(至|到|达|往|回)|[（(][^（）()\n]{0,20}[)）]\s*(至|到)(?=[：:]))?[：:]?|"
    r"(?:反馈|返回|汇总|投递|存|放)(至|到|往)|[放投](?=[^，。；]{1,12}(?:收件箱|信箱|文件柜|窗口)))\s*"
)
#: The paper may stand between: 报送《汇总表》至教务处; 在教务系统上传 has the place in front.
_TO = r"(?:至|到)\s*"
_IN = (
    rf"(?:[在于到]|通过|登[录陆]|进入)([“\"]?{_SIGNS}{{2,20}}?[”\"]?{_SIGNS}{{0,12}}"
    r"(?:系统|平台|邮箱|群))[中里内上]?"
)
#: Where one goes with it oneself: 到教务处214交表, 到学籍科当面办理.
GOES = (
    r"(?:前往|[到去往来](?![自源说电函文期位达场会岗账货底今此时少多年届常]|\d{1,2}[点时日号]|校(?!本部|医院|区|史馆|办))|"
    r"(?<=[证件卡表料，。；\s])[至赴](?!少|多|今|此|于))\s*"
)
DONE_THERE = (
    r"(?:当面|现场|亲自|自行|统一|集中|直接|自助(?:照相|拍照|采集|拍摄|打印)?(?:终端|设备)?[机点]?)*"
    r"(?:[交送报](?![流通换费叉友名到告考刊])|[提递上]交|办理|填写?|更正|勘误|"
    r"变更|修改|登记|补[拍采录照]|拍[摄照]|采集|照相|签[字名]|领取|核[对实]|找)"
)
#: 向学院提交勘误申请表.
_ASKED_OF = (
    rf"向({_SIGNS}{{2,16}}?)"
    r"(?=提[交出](?!意见|疑)|递交|申请|申报|报[告备送]|登记|说明(?=[，。；]|$)|反映)"
)
_WHO = r"(?:[一-鿿]{1,3}(?:老师|干事|秘书|科长|主任))"
#: A day's own clause behind it is a place, whole: ，大学生活动中心201。
_ALONE = (
    r"[^一-鿿\n]{0,20}(?:(?:之|以)?前|止)?[，,、 ]\s{0,4}"
    rf"({_SIGNS}{{2,16}}?(?:\d{{2,5}}[A-Za-z]?(?:室|房间?)?|[馆厅室]|\d{{1,2}}楼|窗口|中心)(?:[（(][^（）()\n]{{1,20}}[)）])?|"
    rf"{_SIGNS}{{2,12}}?[（(][^（）()\n]{{0,14}}\d{{2,5}}[A-Za-z]?室?[)）])(?={_WHO}?(?:[，,。；;\n]|$))"
)
#: 地点不变，仍为致远楼A座320; 地点、顺序不变（学生活动中心）.
_SAME_PLACE = rf"地点[^，。；（(]{{0,6}}不变(?:[，,]?\s*(?:仍|还)[为是在]|[（(])({_SIGNS}{{2,20}})"
#: 地点：行政楼201, 地点研究生院114.
_CALLED_PLACE = (
    r"地点(?!看|见|不|另|以|同|由|未|待|请|按)\s*(?:均|都|统一|一律)?(?:设?[在为是])?\s*[：:]?\s*"
)
_DONE_IN = r"(?:上传|提交|填报|上报|报送|录入)"
#: What a place's brackets hold: rooms, streets, addresses; no number of copies, no stamp.
ROOM = rf"\d|[楼室区号房层座厅馆]|邮箱|{_MAIL}|窗口"
NO_ROOM = r"附件|一式|\d\s*份|份数|[纸电]|盖章|签[字名]|电话|邮编|传真|[月日点时]|:\d|：\d"
#: （综合楼410，联系人：李晓）: the room is the place, who sits there is another fact.
_CONTACT_IN = r"[，,、；; ]\s{0,4}(?:联系人|联系电话|电话|手机|邮编|传真|收件人|接收人)"
BRACKET = r"\s*[（(]([^（）()\n]{1,40})[）)]"
#: Behind somebody's name only a room is taken for one.
_REAL_ROOM = r"\d|[楼室号房层座厅馆]"
#: English names of rooms have blanks and commas.
_WORD = r"(?:[A-Z][A-Za-z]{1,20}|\d{1,5}[A-Z]?)"
_ENGLISH = rf"{_WORD}(?:,?[ ]{_WORD}){{1,6}}"

TITLES = (
    r"(?:老师|干事|书记|主任|科长|处长|部长|院长|教授|女士|先生|小姐|同志|教务员|秘书|助理|师傅)"
)
#: Signs that are none of a name in front of a title: those of the place before it.
_OF_PLACE = (
    "人组室处科院部办楼厅馆站系校群号栋幢层区班级口点箱台交送报发寄给至到由与和请找向的各本该我"
)
NAME = rf"(?:(?![{_OF_PLACE}]|(?<=中)心)[一-鿿]){{1,3}}"
#: The end of what somebody is, in front of his name.
_CUT_TITLE = "^(?:务员|导员|员|书|任|事)"
#: What stands in front of a title and is the office, no name.
_OFFICE_OF = (
    r"(?:教学秘书|教务秘书|教秘|教务|教学|辅导员|学籍|秘书|干事|主管|负责|经办|值班|相关|指导|任课|总支|支部|"
    r"党委|团委|年级|专职|副|正)"
)
_CALLED = rf"(?:[一-鿿·]{{1,3}}{TITLES}|[一-鿿]{{2,4}}(?![一-鿿·])|[一-鿿]{{1,6}}·[一-鿿]{{1,6}})"
#: So a name without a title stands behind an office or a room: 交教务处姚远处. These are none.
_NO_NAME = (
    r"周[一二三四五六日天末知内]|方[可能便式才]|任[课何务职意]|[于向]|常[规用务]|金额|何[时人处]|严[格禁肃]|马上|"
    r"高[校等考]|余下|万[元份]|史|程序|文|石|江|白|龙|毛|田|夏|秦|汪|向|党|武装|钱|许可|陆续|段|章|"
    r"顾客|谢|卢|孔"
)
_BARE = (
    rf"(?<=[处部科室办岗书员\d）)])(?!{_NO_NAME})(?P<name>[{SURNAMES}](?:(?![处前后内中上下])[一-鿿]){{1,2}})处?"
    r"(?=[，,。；;、）)（(\s]|$)"
)
#: Behind this somebody is named, or several.
_CONTACT = r"(?:联系|负责|接收|经办|收件|收表|联络)(?:人|老师)\s*[为是:：]\s*"
#: The same without a sign: 联系人叶知秋。
_CONTACT_BARE = (
    r"(?:联系人|接收人|经办人|收件人|收表人|联络人)\s*(?![名信电姓方一请需须应均及和])"
    r"([一-鿿]{2,3})(?=[，,。；;、）)\s\d]|$)"
)
#: Somebody by what he is, if it is handed to him: 交辅导员签字.
_POSITION = (
    r"教务员|教[学务]秘书|教[学务]干事|研究生秘书|科研秘书|辅导员|班主任|班长|学习委员|学委|导师"
)
#: Each of them ends with one of these.
_ENDS_OF_POSITION = frozenset("员书任长委师事")
_TO_POSITION = (
    rf"{_VERB}(?:(?:本|各|该|所在|二级)?(?:学院|院系)的?)?(?P<who>(?:本|各|该|所在)?[系班]?(?:{_POSITION}))"
    r"(?=[，,。；;、）)\s]|[签审转汇代统处]|$)"
)
_SENTENCE = (
    r"(?:[。；;]|[→➜](?=[①-⑳]))(?![^（）()。\n]{0,60}[)）])"  # （地点：…；联系人：…） is one
)
#: Nothing is said behind the date: what it is for stands before it.
_NOTHING = r"[^一-鿿A-Za-z]*+(?:(?:之|以)?前|止|内)?[^一-鿿A-Za-z]*+(?:(?:逾期|过期|不得)[^。]*)?"
LONGEST = 60
#: An hour behind the place is none of its rooms: 交学院办公室17:00前.
_CLOCK = r"(?:[上下中]午|傍晚|晚上?|早上?)?(?<!\d)\d{1,2}(?:[:：]\d\d|[点时])"


#: 交到教务处（崇实楼二楼），5月23日一天集中收: the place stands in the clause before the day.
_GIVEN_BEFORE = (
    r"(?:^|[，,。；;：:\n])[^，,。；;：:\n]{0,16}?"
    rf"{_VERB}[^，。；]{{2,30}}[，,]\s?$"
)
_TAKEN = (
    r"(?:（[^（）]{1,12}）)?(?:上午|下午|全天|一天|当天|统一|集中)*"
    r"(?:收取?|接收|受理|收齐|截止)(?:[，,。；;]|$)"
)
_TAKES = frozenset("收受截")
_SHORT = 12
#: The room of an office behind a comma: 教务处学籍科，弘毅楼A213.
_ROOM_BEHIND = (
    r"[，,]\s?(?:(?:(?![由报交送请并到将后在需须])[一-鿿]){1,8}(?:楼|馆|厅|大厦|校区|座)[A-Za-z]?座?(?:\d{1,5}(?:[-–]\d{1,4})?[A-Za-z]?)?(?:室|房间|层|楼)?|"
    r"[A-Za-z]?\d{3,4}(?:室|房间?))(?=[，,。；;\n（(]|$)"
)
_ROOMS = frozenset("楼馆厅座室区厦房")
#: A place that stands alone in the brackets behind a day: 12月10日17:00（教务处学籍科，综合楼306）.
_OPENS = frozenset("（(")
_IN_BRACKETS = (
    r"\s?(?:前|止|截止)?\s?[（(](?:地点[：:]?|交|送|报)?([一-鿿]{2,14}(?:科|处|办|办公室|室|中心|学院|窗口|楼\d{2,5}室?|馆)"
    r"(?:[，,][一-鿿A-Za-z]{1,8}[\d-]{1,6}[A-Za-z]?室?)?)[)）]"
)


class HandedTo(NamedTuple):
    """*where* a paper goes and to *whom*; "" for what is not said."""

    where: str = ""
    whom: str = ""


def handed_to(after: str, before: str = "") -> HandedTo:
    """What a sentence says *after* its date, else *before* it.

    >>> handed_to("前将反馈表报送至教务处学籍科（行政楼407室）李老师。")
    HandedTo(where='教务处学籍科（行政楼407室）', whom='李老师')
    >>> handed_to("前送达行政楼407。").where, handed_to("前发送至邮箱：xjk@example.edu.cn").where
    ('行政楼407', 'xjk@example.edu.cn')
    >>> handed_to("前交学院办公室，联系人：叶知秋").whom, handed_to("前报送汇总表")
    ('叶知秋', HandedTo(where='', whom=''))
    """
    behind = _own(after, at=0)
    found = HandedTo(_place(behind) or _beside(behind), _person(behind))
    front = _own(before, at=-1)
    is_said_before = re.fullmatch(_NOTHING, behind) or (
        not _TAKES.isdisjoint(behind[:_SHORT])  # the patterns are costly to set up
        and re.match(_TAKEN, behind)
        and re.search(_GIVEN_BEFORE, front)
    )
    if found.where or found.whom or not is_said_before:
        return found
    where = _place(front)
    return HandedTo(where, _person(front) if where else "")


def _beside(text: str) -> str:
    """The place that stands beside a day by itself, or is said to be the same as before."""
    if not _OPENS.isdisjoint(text[:4]) and (named := re.match(_IN_BRACKETS, text)):
        return named[1]
    if "地点" in text and (same := re.search(_SAME_PLACE, text)):
        return same[1]
    alone = re.match(_ALONE, text)
    if alone is None or re.search(rf"{_VERB}|{_OVER}|[各请须应班表份]|届|级|附件", alone[1]):
        return ""
    return alone[1]


def _own(text: str, *, at: int) -> str:
    """The sentence next to the date, the line of it in a table."""
    sentence = re.split(_SENTENCE, text)[at]
    return sentence.split("\n")[at] if re.search(r"[|\t]", sentence) else sentence


def _place(text: str) -> str:
    return next(filter(None, _places(text)), "")


def _places(text: str) -> Iterator[str]:
    """What may be the place, in the order of the text."""
    for verb in re.finditer(_VERB, text):
        rest = text[verb.end() :][:LONGEST]
        if re.match(_TO_ME, rest):
            return
        is_sure = any(verb.groups())
        clause = re.split(r"[，,\t|]", rest)[0]
        sent = [] if is_sure else [rest[to.end() :] for to in re.finditer(_TO, clause)]
        is_paper = re.match(_PAPER_TO, clause)
        if not is_paper:
            yield place_at(rest, is_sure=is_sure)
        for behind in sent:
            yield place_at(behind, is_sure=True)
    for asked in re.finditer(_ASKED_OF, text) if "向" in text else ():
        yield asked[1] if re.fullmatch(rf".*{ENDS}", asked[1]) else ""
    for inside in re.finditer(_IN + _DONE_IN, text):
        yield inside[1]
    for goes in re.finditer(rf"{GOES}|在(?!线|校|籍|册|读|此|规定|学信网|本人)", text):
        rest = text[goes.end() :][:LONGEST]
        place = place_at(rest, is_sure=True)
        if place and re.match(DONE_THERE, rest[len(place) :]):
            yield place
    for named in re.finditer(_CALLED_PLACE, text) if "地点" in text else ():
        yield place_at(text[named.end() :][:LONGEST], is_sure=True)


def place_at(rest: str, *, is_sure: bool) -> str:
    """The place that *rest* begins with; *is_sure* if 至 or the like stands before it.

    Behind 报 and 交 alone may stand what is handed in (报学院汇总表): then it is no place.
    """
    rest = re.split(_CLOCK, rest)[0]
    if mail := re.match(rf"[（(]?\s*+(?:电子)?(?:邮箱|信箱|邮件)?\s*+[:：(（]?\s*+({_MAIL})", rest):
        return mail[1]
    if mailed := re.match(rf"[一-鿿]{{1,16}}(?:邮箱|信箱)?[:：]?\s*{_MAIL}", rest):
        return re.sub("^(?:我的?|本人)(?=邮箱)", "", mailed[0])
    if is_sure and (english := re.match(_ENGLISH, rest)):
        return english[0]
    if rest.startswith("地点"):
        return ""
    shape = rf"[“\"]{_SIGNS}{{1,20}}[”\"]{_SIGNS}*" if rest[:1] in {"“", '"'} else _RUN
    run = re.match(shape, rest)
    name = run[0] if run else ""
    inside = re.search(rf"(?<=学院)(?:{_POSITION})(?!办公室)", name) if "学院" in name else None
    room = ""
    if person := _person_in(name) or (inside[0] if inside else "") or _bare_in(name):
        name = name[: name.index(person)]
        room = room_behind(rest[len(name) + len(person) :])
    over = re.search(_OVER, name)
    ended = re.match(rf".*{ENDS}", name[: over.start()] if over else name)
    if ended is None:
        return room if not name or re.fullmatch(f"(?:{_OFFICE_OF})++|{_POSITION}", name) else ""
    if re.match(f"长|{TITLES}", name[ended.end() :]):  # 交系主任签字
        return ""
    if room and ended[0] == name:
        return f"{name}（{room}）"
    if not is_sure and name.startswith("表"):  # 交表地点为综合楼215
        return ""
    left = rest[ended.end() : ended.end() + 1]
    is_whole = bool(person or over) or not re.match("[一-鿿]", left)
    if not is_sure and not is_whole:
        return ""
    behind = rest[ended.end() :]
    its_room = re.match(_ROOM_BEHIND, behind) if _has_room(behind) else None
    if its_room and not re.search(r"\d", ended[0]):
        return ended[0] + its_room[0]
    aside = re.match(BRACKET, behind)
    held = re.split(_CONTACT_IN, aside[1])[0] if aside else ""
    held = re.sub(rf"[，,、；; ]\s{{0,4}}{NAME}{TITLES}(?:收|处)?$", "", held)
    if aside and re.search(ROOM, held) and not re.search(NO_ROOM, held):
        if held != aside[1]:
            return ended[0] + aside[0].replace(aside[1], held)
        number = re.match(r"\d{2,5}[A-Za-z]?室?|", behind[aside.end() :])
        return ended[0] + aside[0] + (number[0] if number else "")
    return ended[0]


def _has_room(behind: str) -> bool:
    """Whether a room may stand behind a comma; the pattern is costly to set up."""
    return behind[:1] in {"，", ","} and not _ROOMS.isdisjoint(behind[:16])


def room_behind(text: str) -> str:
    """The room in brackets behind somebody: 郑老师处（致远楼A208）."""
    aside = re.match(rf"(?:处|那里|那儿|那|办公室)?{BRACKET}", text)
    held = re.split(_CONTACT_IN, aside[1])[0] if aside else ""
    return held if re.search(_REAL_ROOM, held) and not re.search(NO_ROOM, held) else ""


def _person(text: str) -> str:
    if person := _person_in(text) or _bare_in(text):
        return person
    if "人" in text or "老师" in text:  # the patterns are costly to set up
        named = (_named(text[one.end() :]) for one in re.finditer(_CONTACT, text))
        if person := next(filter(None, named), ""):
            return person
        if bare := re.search(_CONTACT_BARE, text):
            return bare[1]
    if _ENDS_OF_POSITION.isdisjoint(text):
        return ""
    office = re.search(_TO_POSITION, text)
    return office["who"] if office else ""


def _named(text: str) -> str:
    """The names that a text begins with."""
    end = at = 0
    while found := re.match(_CALLED, text[at:]):
        end = at + found.end()
        if text[end : end + 1] not in {"、", " "}:
            break
        at = end + 1
    return text[:end]


def _bare_in(text: str) -> str:
    """Somebody who is named behind an office or a room, without a title."""
    found = re.search(_BARE, text)
    return found["name"] if found else ""


def _person_in(text: str) -> str:
    """Somebody who is called by name and title, 李老师."""
    for found in re.finditer(rf"({NAME})({TITLES})", text):
        name = re.sub(f"^{_OFFICE_OF}+", "", found[1])
        if len(name) > 2:
            name = re.sub(_CUT_TITLE, "", name)  # 辅导员李敏老师
        if name and not re.search(_OFFICE_OF, name):
            others = re.match(rf"(?:、{NAME}{TITLES}){{1,3}}", text[found.end() :])
            return name + found[2] + (others[0] if others else "")
    return ""
