"""What a deadline of a notice is for, by the clauses around it.

Most often the verb follows the date (于4月1日前登录……校对), what is handed in stands before it
(反馈表于4月2日前交), or a label does (上交时间：4月2日前); in a table the line above says it.

Source: how some fifty notices say it (docs/design-notes.md, 读通知).
"""

import re
from collections.abc import Sequence

from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.text import has_words
from tongzhi_cli.notice.reading.due.deadline_role import (
    LOOKED,
    PAPER,
    SUBJECTS,
    role_of_clause,
    role_of_words,
    told_by,
)

#: What is said beside, and what one is sent to: 看学院安排表.
_ASIDE = (
    r"[（(][^（）()\n]{0,40}[)）]|"
    r"(?:详?见|查?看|按照?|以|参照)[^，。；：:\n]{0,10}?(?:安排|日程|时间)表"
)
#: That others than the students sign is a step before it is handed in.
_OTHERS_SIGN = (
    r"将[^，。；]{0,10}签[字名]|(?:主任|领导|院长|书记|辅导员|负责人|导师|秘书|学院|系)[^，。；学生本人]{0,6}"
    r"(?:签[字名]|盖章|审[核签])"
)
#: Unless the students look, and a signature is beside it: 学生核对并由辅导员签字确认.
_LOOKED_FIRST = (
    rf"(?:学生|同学|本人)[^，。；]{{0,20}}?{LOOKED}|{LOOKED}(?!(?:无误)?[后的]|完|好|过)"
)
#: A deadline that was moved is what stands before its old date.
_MOVED = (
    r"(?:(?:推迟|延长|延期|顺延|延|改|调整|变更|提前)[为到至在]?|"
    r"(?:有误|[写打]错了?|错误|不对|笔误)[^。；\d]{0,4}(?:应|现|请)?(?:更正|改|修改|调整)?[为成是])"
    r"[“\"]?\s*$"
)
#: A label that does not say what is handed in.
_GENERIC = (
    r"\W*+[一二三四五六七八九十\d]*+\W*+(?:相关|有关)?材料"
    r"(?:上交|报送|提交|上报|收取|交送)(?:时间)?"
)
#: A verb that does not say what is done.
_NEUTRAL = r"(?:全部|须|应|要)?(?:完成|完毕|进行|结束|截止|办理|做完|做好).{0,4}"
#: The verb stands behind the date, even behind a comma: 毕业生于4月1日前，登录……
_BEFORE_DATE = r"[于在应须请需要将同学生]$|(?:表|名单|材料|照片)$"
#: Unless it is said: 核对于4月5日前，交表于……
_DONE_UNTIL = rf"(?:{LOOKED}|交表|上交|提交|报送|补[拍采])[于在]$"
#: A system is opened or closed: what for stands elsewhere.
_OF_SYSTEM = r"(?:到时|届时|随后|之后|然后)?(?:系统|平台)?(?:自动)?(?:开放|关闭|开启|开通|关)"
#: A date alone in brackets is of what stands before them.
_IN_BRACKETS = (
    r"([^，。；;、！!：:\n（）()]{2,20})[（(]\s*+(?:截[止至]|时间|日期|期限){0,3}\s*+[：:]?\s*+$"
)
#: Brackets behind a date that say what it is for, and nothing else.
_SAID_BEHIND = (
    rf"\s*[（(]((?:学生|班级|学院|网上|现场|材料)*(?:{LOOKED}|交表|[上提补]交|报送|补[拍采])"
    "(?:截止|时间|阶段|日期)*)[)）]"
)
#: What stands between two days that have the same said of both.
_OF_SEVERAL = r"\s*[、，,和及与]\s*[^，。；：:、\n\t]{1,14}"
#: One of several parts of the same work.
_PART = r"第?[一二三四五六\d](?:批次?|阶段|轮)"
#: What only leads to the first of two days: 网上核对：起：4月1日 止：4月8日.
_OF_START = r"(?<=[：:\s])(?:起|(?:开始|起始)(?:时间|日期)?)\s?[：:]\s?$"
_VERB = "[核校查看认交报送寄发补采拍签填登审收传领办盖]"
#: An arrow behind whoever hands in leads to whom: 学院→教务处.
_BOUNDS = r"(?:[，,。；;！!：:\n①-⑳\ufe0f]|(?<![班长院系级员])[→➜➡])"


def role_of(
    before: str, after: str, lead: Sequence[str] = (), earlier: str = "", later: str = ""
) -> Role | None:
    """The role of a date, by what stands *before* and *after* it in its sentence; None: nothing.

    *lead* are the lines above that it stands under, the nearest first; *earlier* is what the
    sentence says before another date, which may name what is handed in, *later* what it says behind
    the next one, which may have the verb of both.

    >>> role_of("毕业生于", "登录“学信网”，校对本人毕业证图像采集信息").value
    'check'
    >>> role_of("加盖公章，于", "交教务处214室").value, role_of("务必于", "将照片交教务处").value
    ('submit', 'photo')
    >>> role_of("网上校对时间：", "。").value, role_of("根据", "的会议精神")
    ('check', None)
    """
    if role := _of_brackets(before, after):
        return role
    after, before = (re.sub(_ASIDE, "", text) for text in (after, before))
    is_listed = re.fullmatch(_OF_SEVERAL, after) and not role_of_words(after)
    goes_on = later[:1] not in {"，", ",", "；", ";", "。"}
    if later and goes_on and is_listed and not _is_said(before, after):
        verb = next(iter(_clauses(later)), "")
        after = verb if role_of_words(verb) else after  # 2026届4月1日、2027届4月15日交教务处
    earlier = re.sub(_OF_START, "", re.sub(_PART, "", earlier))
    behind, front = _clauses(after), _clauses(before)
    behind, front = ([one for one in many if not re.fullmatch(_OF_SYSTEM, one.strip())]
                     for many in (behind, front))  # fmt: skip
    if front and re.match(r"\s*[；;①-⑳]", after):
        behind = []  # 核对，4月5日前；交表，4月8日前
    label = re.search(r"([^，。；;！!：:\n]{2,30})[：:][^，。；;：:]{0,8}$", before)
    is_ended = re.search(rf"(?:{_BOUNDS}|、)[^\S\n]*$", before)
    own = [front.pop()] if front and not label and not is_ended else []
    things = [one for one in (*_clauses(earlier), *front) if not re.fullmatch(_GENERIC, one)]
    found = role_of_clause(label[1], things) if label else None
    if found is Role.MATERIALS and label and re.fullmatch(_GENERIC, label[1]):
        found = role_of_clause(" ".join(behind[:1]), things) or found
    if re.search(_MOVED, before):
        for clause in [*own, *reversed(front), *reversed(_clauses(earlier)[-1:])]:
            found = found or role_of_clause(clause, ())
    is_end = (
        own
        and re.match(r"\s*[，,；;①-⑳]", after)
        and (re.search(_DONE_UNTIL, own[0]) or not re.search(_BEFORE_DATE, own[0]))
    )
    if own and (is_end or re.search(r"(?:截止|时间|日期|为|至|到)$", own[0])):
        found = found or role_of_clause(own[0], things)
    said = " ".join([*own, *behind[:1]])
    signed = found is None and _is_signed(said)
    for clause in behind[1:] if signed else ():  # 系主任签字、盖系章，报教务处
        its = role_of_clause(clause, [*things, *own])
        found = found or (its if its is Role.SUBMIT else None)
    found = found or role_of_clause(said, things)
    if behind and re.fullmatch(_NEUTRAL, behind[0]) and front:
        found = found or role_of_clause(front[-1], ())
    for clause in behind[1:]:
        found = found or role_of_clause(clause, [*things, *own])
    for clause in [*reversed(front), *reversed(_clauses(earlier)[-1:])]:
        found = found or role_of_clause(clause, ())
    if own and behind and re.fullmatch(_NEUTRAL, behind[0]):
        found = found or told_by(SUBJECTS[:1], own[0])  # 同学3月26日前完成，3月29日前交表
    is_whole = behind and re.fullmatch(_NEUTRAL, behind[0]) and len(_clauses(after)) == 1
    for clause in [] if is_whole or not goes_on else _clauses(re.split("[。；;]", later)[0])[:1]:
        found = found or role_of_clause(clause, things)
    for line in lead:
        found = found or role_of_clause(line, ())
    return found or told_by(SUBJECTS, (own or front or [""])[-1])


def _is_signed(said: str) -> bool:
    """Whether what is *said* is that others sign a paper, and nobody looks at a record before."""
    sign = re.search(_OTHERS_SIGN, said)
    return sign is not None and not re.search(
        _LOOKED_FIRST, re.sub(PAPER, "表", said[: sign.start()])
    )


def role_of_whose(whose: str, said: str) -> Role | None:
    """The role of one of several days by *whose* it is, where something *said* is handed in."""
    its = told_by(SUBJECTS, whose)
    return role_of_words(whose) or (its if re.search("交|报送|送", said) else None)


def is_done(after: str) -> bool:
    """Whether what stands behind a date says that something is done, and not what: 前完成，."""
    behind = _clauses(after)
    return bool(behind) and re.fullmatch(_NEUTRAL, behind[0]) is not None


def _is_said(before: str, after: str) -> bool:
    """Whether a clause that ends with its day, before a comma, says itself what is to be done.

    校对工作于3月31日24:00截止，各班4月2日前交表.
    """
    own = _clauses(before)[-1:]
    return after.lstrip()[:1] in {"，", ","} and bool(own) and bool(role_of_clause(own[0], ()))


def _of_brackets(before: str, after: str) -> Role | None:
    """The role of a date in brackets by what stands before them; of one with brackets behind it.

    核对（4月5日前）、交表（4月8日前）; 4月5日（核对）、4月8日（交表）.
    """
    of = re.search(_IN_BRACKETS, before) if re.match(r"\s*[)）]", after) else None
    if of:
        behind = re.match(r"\s*[)）]([一-鿿][^，。；;、\n]*)", after)
        its = role_of_clause(behind[1], [of[1]]) if behind else None
        return its or role_of_clause(of[1], ())  # 反馈表于校对结束后第二天（4月6日）交学院
    said = re.match(_SAID_BEHIND, after) if after.lstrip()[:1] in {"（", "("} else None
    return role_of_clause(said[1], ()) if said else None


def _clauses(text: str) -> list[str]:
    """The clauses of a text; things that are only listed stay with what is done to them.

    >>> _clauses("学生核对个人信息、照片，签字、上交"), _clauses("反馈表、照片于")
    (['学生核对个人信息、照片', '签字', '上交'], ['反馈表、照片于'])
    """
    made: list[str] = []
    for part in re.split(_BOUNDS, text):
        listed: list[str] = []
        for piece in filter(has_words, part.split("、")):  # 4月1日开放、4月8日关闭
            is_dated = bool(listed) and re.search(r"\d\s?[日号]", listed[-1])
            if listed and not is_dated and not (_does(piece) and _does(listed[-1])):
                listed[-1] += f"、{piece}"
            else:
                listed.append(piece)
        made += listed
    return [clause for clause in made if has_words(clause)]


def _does(piece: str) -> bool:
    """Whether a piece of a list has a verb, and is no thing alone: 补拍照片, not 照片 or 核对表."""
    return re.search(_VERB, re.sub(PAPER, "表", piece)) is not None
