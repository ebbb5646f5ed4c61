"""A table, or a list, that gives each class, college or level a day of its own.

None of the days is everybody's: 校对截止：本科3月28日，专科4月4日.

Which of the days is that of a reader's class is for a person to say (`notice.one_of_each`).

Source: issue 15 (a table of classes and dates was read as sure against the text).
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from tongzhi_cli.model.terms import SINGLE_ROLES, Role
from tongzhi_cli.notice.draft import DraftDeadline
from tongzhi_cli.notice.reading.due.found import Found

#: A half of the students, by their 学号: 学号尾数为单数的.
_BY_NUMBER = (
    r"(?:学号|尾号|序号|考生号)[^，。；]{0,10}?"
    r"(?:[单双奇偶][数号]?|\d{1,14}\s?[-—~～至到、]\s?\d{1,14})(?:结尾)?的?|"
    r"[单双奇偶]号的?|[男女]生?"
)
#: Whose a row or a column is: 23计科1班, 文学院, 本科（2023级）; not what stands over such: 班级.
_UNIT = (
    r"(?![全本我每]班$|(?:所在|各|所属|二级|责任)?(?:学院|院系|系部?|系别|班级|专业|年级|部门|单位|层次|[校院]级)$)"
    r"[^，。；：\d]{0,2}[^，。；：]{0,38}?"
    r"(?:学院|[院系部]|班|级|专业|校区|本科|专科|高职|专升本)(?:[（(][^（）()]{0,16}[)）])?|"
    rf"{_BY_NUMBER}"
)
#: What stands in front of who is named.
_MARK = r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）.．、]\s?|[①-⑳]\s?|由){1,2}"
#: Who does a step of one plan, what is done, and no part of the people: 各学院, 反馈表交学院.
_EVERYBODY = (
    r"^各|^所有|^全[体校]|教务|学生[处部]|二级学院|以班级|毕业班$|"
    r"交(?!通)|报|送|核对|校对|审[核签]|盖章|汇总|时间|日期|截止"
)
#: Whoever stands in brackets behind a day, where another day has others: （理工科）、…（文科）.
_ANYBODY = r"(?!.*(?:[日周节假休前后含午晚早夜止]|时间|地点|上班))[一-鿿]{2,8}"


#: What stands behind those whose a day of a list is.
_BEHIND = r"(?:学生|毕业生|同学|生)?\s?[于在为是]?\s?$"
#: Where the label of such a list ends, in which an hour may stand: 交表截止（均为17:00）：.
_LABEL_ENDS = r"[：:](?!\d\d)"


def of_list(one: Found) -> tuple[str, str]:
    """Whose a day is, as stands right before it; and the label of its list. "" for none.

    校对截止：文学院4月5日，理学院4月8日; 南校区学生4月10日前、北校区学生4月12日前登录.
    """
    if one.beside:
        return "", ""
    front = one.sentence.text[: one.phrase.begin]
    ends = list(re.finditer(_LABEL_ENDS, front))
    last = ends[-1] if ends else None
    label = re.split(r"[，。；\n]", front[: last.start()])[-1] if last else ""
    own = front[last.end() :] if last else front
    unit = _bare(re.sub(_BEHIND, "", re.split(r"[，,、；;\n]", own)[-1]))
    if not re.fullmatch(_UNIT, unit) or re.search(_EVERYBODY, unit):
        return "", ""
    return unit, label


def _bare(unit: str) -> str:
    """Who is named, without the mark of an item: （三）由文学院."""
    return re.sub(_MARK, "", unit).strip()


def named_before(one: Found) -> str:
    """The class or the like right before a day, in a cell, too: 1—5班：1月12日; "" for none."""
    front = re.split(r"[\t\n|，,。；;]", one.before)[-1]
    unit = _bare(front.rstrip("： :"))
    is_unit = re.fullmatch(_UNIT, unit) and not re.search(_EVERYBODY, unit)
    if is_unit and front.rstrip()[-1:] in {"：", ":"}:
        return unit
    return "" if one.beside else of_list(one)[0]


def _behind(one: Found) -> str:
    """Whose a day is, behind it: 4月10日（文学院、法学院）, 4月6日—4月9日为2024级专科."""
    if one.after.lstrip()[:1] not in {"（", "(", "为", "是"}:
        return ""
    inside = re.match(
        r"\s?(?:[（(](?=[^（）()\n]{2,40}[)）])|[为是](?=[^，。；（）()\n]{2,30}(?:[，,。；;\n]|$)))"
        r"([^（）()，,。；;\n]{2,40})",
        one.after,
    )
    named = re.split(r"[、，,和及]", inside[1]) if inside else []
    is_whose = bool(named) and all(
        re.fullmatch(rf"{_UNIT}|{_ANYBODY}", unit) and not re.search(_EVERYBODY, unit)
        for unit in named
    )
    return inside[1] if inside and is_whose else ""


def with_units(found: Sequence[DraftDeadline], of: Mapping[int, Found]) -> list[DraftDeadline]:
    """The deadlines *found*, those of a table of units with whose each is.

    *of* are the dates they were read from, by where those end. So are days for photos:
    补拍：东校区4月21日，西校区4月22日.
    """
    made = list(found)
    for role in (*SINGLE_ROLES, Role.PHOTO):
        units = {
            at: unit
            for at, one in enumerate(found)
            if one.role is role and one.at and (unit := _unit(one, of))
        }
        if len({found[at].at for at in units}) > 1 and len(set(units.values())) > 1:
            for at, unit in units.items():
                made[at] = found[at]._replace(unit=unit)
    return made


def _unit(one: DraftDeadline, of: Mapping[int, Found]) -> str:
    """The class or college whose a day in a table is, "" for what is no unit's."""
    date = of.get(one.places[-1][1]) if one.places else None
    if date is None:
        return ""
    told = date.beside
    if told is None:
        return of_list(date)[0] or _behind(date)
    for cell in (told.over, *told.row[:2]) if told.several else told.row[:2]:
        if re.fullmatch(_UNIT, cell) and not re.search(_EVERYBODY, cell):
            return cell
    return ""


def role_of_range(one: Found, found: Sequence[DraftDeadline]) -> Role | None:
    """The role of the range before a part of it: 12日至14日采集：12日文学院; 其中6日—9日为专科."""
    at, ranges = one.phrase.at, reversed(found)
    if _behind(one):
        before = next((x for x in ranges if _holds(x, at)), None)
    else:
        before = next((x for x in ranges if x.start or "月" in x.text), None)
        before = None if "月" in one.phrase.text else before
    return before.role if before and _holds(before, at) else None


def _holds(one: DraftDeadline, at: datetime | None) -> bool:
    return bool(at and one.start and one.at and one.start.date() <= at.date() <= one.at.date())
