"""What a date in a table is for: by the words of its row, and those over its column.

Its other columns say where, to whom and with what; the lines below the table say it of all rows.
"""

import re
from collections.abc import Sequence

from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.draft import DraftDeadline
from tongzhi_cli.notice.reading.due.deadline_role import role_of_words
from tongzhi_cli.notice.reading.due.found import REFUSED, Found
from tongzhi_cli.notice.reading.due.role.in_sentence import role_of
from tongzhi_cli.notice.reading.due.role.shared_cell import own_words
from tongzhi_cli.notice.reading.due.tables import MATERIALS, WHERE, WHOM, Beside
from tongzhi_cli.notice.reading.place_cells import parted
from tongzhi_cli.notice.reading.where import HandedTo, handed_to, place_at

#: Roles whose papers or pictures somebody takes.
_HANDED_IN = (Role.SUBMIT, Role.MATERIALS, Role.PHOTO)
#: A row that says itself who takes it: 班级交学院.
_OWN_TAKER = (
    r"[交报送发](?:送|至|到|给|回){0,4}"
    r"(?:学院|院|系|辅导员|班长|班主任|教学办|[\u4e00-\u9fff]{0,6}(?:处|科|办|室))"
)
#: A cell that only says whose turn it is, and how many they are: 建筑系, 23级护理1-3班, 312.
_UNIT = (
    r"[^，。；]{0,40}?(?:学院|[院系部]|班|级|专业|校区|批次?|[组队])(?:[（(][^（）()]{0,12}[)）])?|"
    r"[\W\d]*人?"
)
#: Who does a step of a plan that is none of a class's or a college's.
_ITS_DOER = (
    r"(?:(?:学校|校)?(?:教务[处部科]|学籍[科办]|学生[处部]|研究生院|宣传部|保卫处|图书馆|学校|"
    r"(?:信息|网络|现代教育技术|教育技术|数据|档案|招生就业|就业指导)[一-鿿]{0,6}中心)[、，和及/\s]?){1,3}"
)
#: What is asked of students, classes and colleges, whoever is named beside it.
_ASKED_OF_ALL = (
    "交|(?<!上)报(?!省|教育|备)|上报(?!$|省|教育)|送|核对|校对|登录|补[拍采照]|签|"
    "采集(?!照片|图像|数据|系统)|材料"
)
#: What an office takes from classes and colleges is handed in to it: 收取各班反馈表, 反馈表截止.
_PAPER = "表|名[单册]|申请|照片|相片|证明|[电纸][子质][版档件]"
_FROM_ABOVE = "新华社|省|采集(?:中心|单位|公司)|上级"
_TAKEN = (
    rf"(?:收(?![费录看])|受理)(?![^，。；]{{0,12}}(?:{_FROM_ABOVE}))[^，。；]{{0,16}}?(?:{_PAPER})|"
    rf"(?:{_PAPER})[^，。；]{{0,8}}?(?:收(?![费录看])|受理|截止)"
)
#: From whom a paper goes to whom.
_ARROW = r"(?:→|➜|➔|-{1,2}>|—>|⇒)"
_BRACKETS = r"[（(][^（）()]*[)）]"
#: What several days in one row are said to be, if neither row nor column tells them apart.
TWO_DAYS = "一行里有两个日子，是起止还是两件事要看表头"
#: What a row of days is called from which on something is done, whatever stands over each.
_STARTS = r"\s*(?:开始|起始|起(?!草)|启动|开放|开通)(?:的?(?:时间|日期|日))?\s*"
_TWO_TASKS = "这一天在表里勾了不止一件事，是不是每一件都在这一天截止要看原文"
_MANY_DAYS = "这件事在表里勾了几天，哪一天截止要看原文"


def role_in_table(one: Found) -> Role | None:
    """The role of a date in a cell; None if nothing tells it.

    One day in a row is what its row says; of several, each is what stands over its column, or in
    it where the table lies on its side, else what the row says of all of them.
    """
    told = one.beside
    if told is None:
        return None
    if of_ticks := _of_ticks(told):
        return of_ticks[0]
    if (own := own_words(one)) and (of_own := role_of(own.before, own.after)):
        return of_own
    before, after = one.before, one.after
    if not told.several and is_of_units(told):  # whose turn it is is no task
        before, after = (_without(text, told.said or ()) for text in (before, after))
    of_row = role_of(before, after, one.lead, one.earlier or "", one.later)
    if not told.several and of_row is Role.PHOTO:  # 核对学籍信息、学历照片 is one task
        of_row = next(filter(None, map(_of, told.row)), of_row)
    if told.said is not None and not told.several and of_row is Role.MATERIALS and told.materials:
        of_row = role_of("，".join(told.said), "", one.lead)  # 携带材料 is no task
    if not told.several and is_of_units(told) and (of_column := _of(told.over)):
        return of_column
    if not told.several:
        return _of(told.task) or of_row or _of(told.over)
    return _by_column(one) or _of("，".join(told.row)) or of_row


def _without(text: str, cells: Sequence[str]) -> str:
    """A row's text without some of its cells."""
    return "\t".join("" if one.strip() in cells else one for one in text.split("\t"))


def is_in_row_of_starts(one: Found) -> bool:
    """Whether each day of a table's row is when something begins: 开始 | 4月7日 | 4月14日."""
    told = one.beside
    if told is None or not told.several or not told.row:
        return False
    return re.fullmatch(_STARTS, told.row[0]) is not None


def with_doer(role: Role | None, told: Beside) -> Role | None:
    """The *role* of a row, which is none of a class's where an office does it by itself."""
    return Role.OTHER if role is not None and is_of_office(told) else role


def is_of_units(told: Beside) -> bool:
    """Whether the row of a day says nothing but whose turn it is: its task is that of the title."""
    return bool(told.said) and all(re.fullmatch(_UNIT, cell) for cell in told.said or ())


def is_of_office(told: Beside) -> bool:
    """Whether a row of a plan is done by an office, and nothing is handed in: 换版 | 信息中心."""
    if not re.fullmatch(_ITS_DOER, told.doer):
        return False
    return re.search(f"{_ASKED_OF_ALL}|{_TAKEN}", told.task or "".join(told.row)) is None


def doubt_of(one: Found) -> str:
    """Why it is not sure what a date in a table is for; "" if it is, or no table tells."""
    told = one.beside
    if told is None or one.phrase.start:
        return ""
    if of_ticks := _of_ticks(told):
        return _TWO_TASKS if len(of_ticks) > 1 else _MANY_DAYS * told.goes_on
    if not told.several or told.whose:
        return ""
    by_column = _by_column(one)
    by_row = _of("，".join(told.row))
    is_open = by_column is None or (by_row is not None and by_row is not by_column)
    return TWO_DAYS if is_open else ""


def _of_ticks(told: Beside) -> list[Role]:
    """The roles of the tasks that ticks put on a day, each once."""
    return list(dict.fromkeys(filter(None, map(_of, told.ticked))))


def with_table(made: DraftDeadline, one: Found) -> DraftDeadline:
    """The deadline with what the other cells, and the lines below the table, say of it."""
    told = one.beside
    if told is None:
        return made
    materials = told.materials or _of_several(told, MATERIALS, made.role)
    what = "：".join(filter(None, (told.whose, told.task, materials))) or made.what
    at = parted(told.where)
    # 交表地点 below several rows of days is none of all of them
    is_taken = not told.several or bool(told.tasks) or made.role in _HANDED_IN
    at = at if is_taken and told.where else parted(_of_several(told, WHERE, made.role))
    whom = (told.whom if is_taken else "") or _of_several(told, WHOM, made.role)
    made = made._replace(
        what=re.sub(r"\s+", " ", what)[:100],
        where=at.where or made.where,
        whom=whom or at.whom or made.whom,
    )
    if made.role in _HANDED_IN and (led_to := _by_arrow(told)):
        whom = "" if re.search(_ARROW, made.whom) else made.whom
        made = made._replace(where=made.where if told.where else led_to, whom=whom)
    if made.role in _HANDED_IN and not (made.where or made.whom):
        said = (told.task, told.over if told.several else "", *told.row[:1])
        to = next(filter(any, map(handed_to, said)), HandedTo())
        made = made._replace(where=to.where, whom=to.whom)
    if not one.below or made.role not in _HANDED_IN:
        return made
    where, whom = handed_to(one.below)
    has_taker = re.search(_OWN_TAKER, told.task or "".join(told.row)) is not None
    return made._replace(
        hard=made.hard or re.search(REFUSED, one.below) is not None,
        where=made.where or ("" if has_taker else where),
        whom=made.whom or ("" if has_taker else whom),
    )


def _by_arrow(told: Beside) -> str:
    """Where an arrow in a cell of a row of one day leads to: 学院→教务处（博文楼105）."""
    if told.several:
        return ""
    found = (re.search(rf"{_ARROW}\s?(?P<to>[^→➜>]{{2,40}})$", cell) for cell in told.row)
    return next((place_at(one["to"], is_sure=True) for one in found if one), "")


def _of_several(told: Beside, words: str, role: Role) -> str:
    """What a row of several days says of one of them, under a header of some *words*.

    交表地点 is of the day to hand in; of two columns 地点 each is of the day before it, and one
    alone is of all whose papers or pictures somebody takes.
    """
    named = [one for one in told.facts if re.search(words, one.name)]
    roles = [_of(re.sub(words, "", one.name)) for one in named]
    own = [one.said for one, its in zip(named, roles, strict=True) if its is role]
    bare = [one for one, its in zip(named, roles, strict=True) if its is None]
    if len(bare) > 1:
        bare = [one for one in bare if one.is_next]
    elif role not in _HANDED_IN:
        bare = []
    return next(iter([*own, *(one.said for one in bare)]), "")


def _by_column(one: Found) -> Role | None:
    """What stands over a date, or over and below it in a table that lies on its side."""
    told = one.beside
    if told is None:
        return None
    said = (told.over, *told.tasks)
    found = next(filter(None, map(_of, said)), None)
    if found or not told.tasks:
        return found
    return next(filter(None, (role_of(words, "") for words in said)), None)  # whose task it is


def _of(words: str) -> Role | None:
    """What the words of a cell tell; what stands in brackets says it only where nothing else does.

    信息核对表（学生签字） is handed in.
    """
    words = re.sub(r"\s+", "", words)
    bare = re.sub(_BRACKETS, "", words)
    return (role_of_words(bare) if bare else None) or (role_of_words(words) if words else None)
