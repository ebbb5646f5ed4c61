"""A table that gives each class, college or level a day of its own: none of them is everybody's.

Which of the days is that of a reader's class is for a person to say (`draft.with_one_of_each`).

Source: issue 15 (a table of classes and dates was read as sure against the text).
"""

import re
from collections.abc import Mapping, Sequence

from tongzhi_cli.model.terms import SINGLE_ROLES
from tongzhi_cli.notice.draft import DraftDeadline
from tongzhi_cli.notice.reading.due.found import Found

#: Whose a row or a column is: 23计科1班, 文学院, 本科（2023级）; not what stands over such: 班级.
_UNIT = (
    r"(?!(?:所在|各|所属|二级|责任)?(?:学院|院系|系部?|系别|班级|专业|年级|部门|单位|层次|[校院]级)$)"
    r"[^，。；：\d]{0,2}[^，。；：]{0,38}?"
    r"(?:学院|[院系部]|班|级|专业|校区|本科|专科|高职|专升本)(?:[（(][^（）()]{0,16}[)）])?"
)
#: Who does a step of one plan, what is done, and no part of the people: 各学院, 反馈表交学院.
_EVERYBODY = (
    r"^各|^所有|^全[体校]|教务|学生[处部]|二级学院|以班级|毕业班$|"
    r"交(?!通)|报|送|核对|校对|审[核签]|盖章|汇总|时间|日期|截止"
)


def with_units(found: Sequence[DraftDeadline], of: Mapping[int, Found]) -> list[DraftDeadline]:
    """The deadlines *found*, those of a table of units with whose each is.

    *of* are the dates they were read from, by where those end.
    """
    made = list(found)
    for role in SINGLE_ROLES:
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
    told = date.beside if date else None
    if told is None:
        return ""
    for cell in (told.over, *told.row[:2]) if told.several else told.row[:2]:
        if re.fullmatch(_UNIT, cell) and not re.search(_EVERYBODY, cell):
            return cell
    return ""
