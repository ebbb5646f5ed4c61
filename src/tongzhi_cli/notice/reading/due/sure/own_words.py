"""What the own words of a deadline leave open: who, whether all of them, in any case, said by whom.

A deadline is sure only where its clause says who does what until when, of everybody whom the
notice is about, and says it itself: no condition, no guess, no quotation, no other year (issue 15).
Each entry of the table finds one of these, and says it.
"""

import re
from collections.abc import Callable
from functools import cache

from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.words import LOOK_VERBS, STUDENT_VERBS, either
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.draft import DraftDeadline
from tongzhi_cli.notice.reading.due.deadline_role import FAULTY, role_of_words
from tongzhi_cli.notice.reading.due.found import Found
from tongzhi_cli.notice.reading.due.matter.about import words_and_row
from tongzhi_cli.notice.reading.due.role.units import named_before
from tongzhi_cli.notice.reading.due.why_left.leaving import OFFICE_TAKES, OFFICE_THEN

#: What ends what is said of a day.
_ENDS = r"[。；;！!\n]"
#: Of what a notice needs one; of photos and of materials it often says: those who.
_OF_ALL = (Role.CHECK, Role.SUBMIT)

#: Levels of studies by what they are called; of several that a notice names a clause may name one.
_LEVELS = (
    ("本科", r"本科(?!院|生?(?:院|教[学务]|事务|工作|管理|培养|招生|学籍))"),
    ("专科", r"专科(?!升)|高职(?!本科)|大专"),
    ("专升本", "专升本|专接本|专转本"),
    ("研究生", r"研究生(?!院|处|部|秘书|教务)|硕士|博士"),
)  # fmt: skip
_COHORT = r"(?:20)?(\d\d)\s?届"
_ADDED = (
    r"[（(](?:[^（）()\n]{0,16}[，,])?[^（）()，\n]{0,4}(?:含|包括)[^（）()\n]{0,40}[)）]|"
    r"[（(][^（）()\n]{0,20}为单位[)）]"
)

_CONDITION = (
    r"(?:^|[，,。；;：:、.．）)\n])\s?(?:若|如果|如(?=有|遇|未|需|不)|倘|假如|要是|万一)"
    r"[^。；\n]{0,40}$"
)
#: The others, beside some: 其余班级, 剩下的同学.
_REST = (
    r"(?:其余|其他|其它|剩下|剩余|余下)的?(?:各?班级?|同学|学生|毕业生|人)?"
    r"(?!情况|材料|事项|内容|信息|要求|工作|环节|任务|时间)"
)
#: Only some of those whom the notice is about, by what they have done or where they are.
_SOME = (
    r"(?:提前|先|已经?|在校|在外|不在校|返校|实习|考研|需要?+(?!核对|校对|参加)|住校|走读|线[上下])[^，。；、]{0,10}的"
    r"(?:各?班级?|同学|学生|毕业生|人)[^，。；、]{0,6}$"
)
_SCHOOL_WANTS = (
    r"(?:学校|教务[处部科]|学籍科|校里)(?:统一|那边)?(?:要求|规定|定的?|截止)[^，。；]{0,6}$"
)
_OWN_DAY = (
    r"(?:(?:我们?|咱们?|本)(?:学?院|系|班)|(?:学院|系里|院里|班里|班级))[^，。；]{0,8}"
    r"\d\s?[月日号](?P<said>[^，。；]{0,20})"
)
_PUT_OFF = r"[遇逢][^，。；]{0,6}(?:节假日|假|周末|休息日|双休日)[^，。；]{0,6}顺延"
_SATURDAY = 5
#: The days of 清明, 五一 and 国庆 that are free in most years.
_HOLIDAYS = {
    (4, 4),
    (4, 5),
    *((5, day) for day in range(1, 6)),
    *((10, day) for day in range(1, 8)),
}
_LISTED = r"\s*[、和及与]\s*"
_TASKS_FIRST = r"[^，。；、\d]{2,10}、[^，。；\d]{2,14}(?:\d|[一二三四五六七八九十]{1,2}月|$)"
_TASKS_LAST = r"^(?:.*\d[日号]?前?)?[^，。；、\d]{2,10}、[^，。；、\d]{2,}"
_GUESS = r"(?:大约|大概|预计|争取|原则上|建议|尽量|初步|可能)[于在为是定到]{0,2}\s?$"
_ABOUT = r"\s?(?:左右|前后|上下|（?[暂待]定)"
_HEARSAY = r"有(?:的)?(?:同学|班级?|人)(?:问|说|反映|以为)|听说|据说|传言|误以为|误传"
_OTHER_YEAR = r"去年|往年|上届|以往|历年|上一届|前年|上学期"
_LOOKED = either((*STUDENT_VERBS, *LOOK_VERBS))
_STAFF = (
    r"教[务学]秘书|教[务学]干事|(?<![一-鿿])各?(?:二级)?学院|(?<![一-鿿])各系|教师|导师|"
    r"教务[处科部]|辅导员"
)
#: Who stands right before the day does it, whoever is named elsewhere.
_STAFF_DOES = rf"(?:{_STAFF})(?:们|老师)?[：:]?(?:请|须|应|要|需|务必|必须){{0,2}}[于在]?\s?$"
_MONITOR_DOES = r"班长(?:们)?(?:请|须|应|要|需|务必|必须){0,2}[于在]?\s?$"
_HAVE_DONE = r"组织|督促|通知|要求|指导|安排|提醒|动员|学生|毕业生|同学|本人"
_PAPER = r"表|[单册](?!位)|结果|材料|档|签字|签名"
#: An hour that is said of the day, and was not read as its own.
_HOUR = (
    r"(?:[上下中]午|晚上?|早上?|傍晚|凌晨)?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"\s?(?:[:：]\d\d|[点时](?![间候段期限效差而常刻]))"
)
#: No day of its own stands before it.
_HOUR_FIRST = (
    rf"(?:(?![月日号周]|\d[./-]\d)[^。；;\n]){{0,40}}?(?:最[迟晚]|不[晚迟]于|截[止至])[^，。；;\n\d]{{0,6}}({_HOUR})|"
    rf"(?:(?![月日号周]|\d[./-]\d)[^。；;\n]){{0,40}}?({_HOUR})(?:之?前|截[止至]|为?止|关|以?后?不)"
)
_IS_DOWN = r"\s*(?:系统|平台|网站|停机|停服|例行)?(?:升级|维护|检修)(?!之?前)"
_OF_OPENING = r"办公|上班|值班|开门|开放|受理|接待|咨询|会议|讲座|班会|开始|起"


class Case(NamedTuple):
    """A deadline that would be sure: *due*, the *date* that it was read from, and its *notice*.

    *levels* are those for whom other words name the same time.
    """

    due: DraftDeadline
    date: Found
    notice: "Told"
    levels: frozenset[str] = frozenset()


class Told(NamedTuple):
    """What a notice names all in all: its levels of studies, and its first 届."""

    levels: frozenset[str]
    cohort: int


def told_in(title: str, text: str) -> Told:
    """What the *text* of a notice with this *title* names."""
    cohorts = _years(_COHORT, title) or _years(_COHORT, text)
    return Told(levels_in(f"{title}\n{text}"), next(iter(cohorts), 0))


def _years(shape: str, text: str) -> list[int]:
    return [int(year) for year in re.findall(shape, text)]


@cache
def _levels(text: str) -> tuple[str, ...]:
    return tuple(name for name, shape in _LEVELS if re.search(shape, text))


def levels_in(words: str) -> frozenset[str]:
    """The levels of studies that some words name."""
    return frozenset(_levels(words))


def _front(case: Case) -> str:
    return re.split(_ENDS, case.date.before)[-1]


def _behind(case: Case) -> str:
    return re.split(_ENDS, case.date.after)[0]


def _clause(case: Case) -> str:
    """What is said of the day up to the next sign, in a table its row and what stands over it."""
    if told := case.date.beside:
        return "，".join((told.over, told.whose, *told.row))
    return words_and_row(case.due, case.date)[0]


def _of_other_cohort(case: Case) -> str:
    """A 届 is named that is not the notice's: 2026届4月2日前交申请表."""
    years = _years(_COHORT, re.sub(_ADDED, "", _clause(case)))
    is_other = bool(years and case.notice.cohort) and case.notice.cohort not in years
    return f"这一天写的是20{years[0]}届" if is_other else ""


def _of_part(case: Case) -> str:
    """Only some of those whom the notice names are named: 本科生4月7日前, 1—5班：4月12日前."""
    if case.due.role not in _OF_ALL or case.due.unit:
        return ""
    named = set(_levels(re.sub(_ADDED, "", _clause(case))))
    if named and named | case.levels < case.notice.levels:
        return f"这一天只写了{'、'.join(sorted(named))}"
    unit = named_before(case.date)
    is_one = re.search(r"\d|[男女单双奇偶]", unit) and "各" not in unit
    return f"这一天写的是“{unit}”" if is_one else ""


def _of_faulty(case: Case) -> str:
    """Only those whose record is wrong are named: 照片有误的同学4月6日前联系辅导员."""
    if case.due.role not in _OF_ALL or case.date.beside:
        return ""
    said = re.split("[，,：:]", _front(case))[-1]
    return "这一天写的是信息有误的人" if re.search(FAULTY, said) else ""


def _of_some(case: Case) -> str:
    """Those who do it earlier, or the rest: 提前完成的班级4月6日前交表，其余4月12日前."""
    if case.due.role not in _OF_ALL or case.date.beside:
        return ""
    front, behind = _front(case), case.date.sentence.text[case.date.phrase.end :]
    said = re.split("[，,：:、]", front)[-1]
    is_rest = re.match(_REST, said) is not None
    is_first = (
        re.match(rf"\D*[，,；;。]\s?{_REST}[^，。；]{{0,8}}\d\s?[月日号./]", behind) is not None
    )
    is_rest = is_rest or is_first or re.search(_SOME, said) is not None
    return "这一天写的只是一部分人" if is_rest else ""


def _of_those_above(case: Case) -> str:
    """What the school wants, where the college has its own day: 学校要求4月12日前，我院4月10日."""
    if case.date.beside or not re.search(_SCHOOL_WANTS, _front(case)):
        return ""
    behind = f"{case.date.sentence.text[case.date.phrase.end :]}{case.date.following}"
    own = re.search(_OWN_DAY, behind)
    is_same = own is not None and role_of_words(own["said"]) in {None, case.due.role}
    return "这是学校要求的，后面写着自己的时间" if is_same else ""


def _put_off_by_holidays(case: Case) -> str:
    """遇节假日顺延, of a day that is no workday."""
    at = case.due.at
    behind = case.date.sentence.text[case.date.phrase.end :]
    if at is None or not re.search(_PUT_OFF, f"{behind}{case.date.following}"):
        return ""
    is_free = at.weekday() >= _SATURDAY or (at.month, at.day) in _HOLIDAYS
    return "写着遇假期顺延，这一天是周末或假期" if is_free else ""


def _in_a_list(case: Case) -> str:
    """Several days in a list, and as many who do it, or tasks, in another list.

    学生、班长、辅导员须在4月8日、4月10日、4月12日前完成.
    """
    date = case.date
    is_later = date.earlier is not None and re.fullmatch(_LISTED, date.before)
    is_first = bool(date.later) and re.fullmatch(_LISTED, date.after)
    if case.due.role not in _OF_ALL or date.beside or not (is_later or is_first):
        return ""
    front = re.split(_ENDS, date.sentence.text[: date.phrase.begin])[-1]
    behind = re.split(_ENDS, date.sentence.text[date.phrase.end :])[0]
    lists = re.search(_TASKS_FIRST, front) or re.search(_TASKS_LAST, behind)
    return "几个日子列在一起，哪个对哪个要看原文" if lists else ""


def _in_a_case(case: Case) -> str:
    """Said for a case that need not be: 若有同学未核对，该班须于."""
    of_all = case.due.role in _OF_ALL and not case.date.beside
    return "这一天是“如果……”以后的" if of_all and re.search(_CONDITION, _front(case)) else ""


def _guessed(case: Case) -> str:
    """大约4月12日左右."""
    is_guess = re.search(_GUESS, case.date.before) or re.match(_ABOUT, case.date.after)
    return "写着大约、预计" if is_guess else ""


def _said_by_others(case: Case) -> str:
    """Within quotation marks, or what somebody is said to have said."""
    front = _front(case)
    if front.count("“") > front.count("”") or re.search(_HEARSAY, front):
        return "这是引的话"
    return "前面说的是别的年份" if re.search(_OTHER_YEAR, front) else ""


def _of_staff(case: Case) -> str:
    """The check of those who are no students, or one clause for the check and the hand-in."""
    if case.date.beside:
        return ""
    is_theirs = re.search(_STAFF_DOES, case.date.before) is not None
    if case.due.role is Role.CHECK and is_theirs and not re.search(_HAVE_DONE, _behind(case)):
        return "写的不是学生自己核对"
    said = re.split("[，,]", _behind(case))[0]
    if case.due.role is Role.CHECK and re.search(_MONITOR_DOES, case.date.before) and "表" in said:
        return "写的是班长做的事"
    is_both = case.due.role is Role.SUBMIT and re.search(
        rf"(?:{_LOOKED})(?![^，。；]{{0,6}}表)", said
    )
    return "一句话里有核对，也有交" if is_both and not re.search(_PAPER, said) else ""


def _of_office(case: Case) -> str:
    """What an office or a system does then: 教务处4月8日导出数据，请在此之前核对."""
    date = case.date
    is_office = re.search(OFFICE_THEN, date.before) and re.match(OFFICE_TAKES, date.after)
    is_down = re.match(_IS_DOWN, date.after) is not None
    return "这一天写的是部门、系统的事" if is_office or is_down else ""


def _hour_behind(case: Case) -> str:
    """An hour in the same sentence that is no day's: 交表4月12日，最晚下午四点半."""
    if case.due.has_clock or case.date.beside:
        return ""
    behind = case.date.sentence.text[case.date.phrase.end :]
    hour = re.match(_HOUR_FIRST, behind)
    if hour is None or re.search(_OF_OPENING, re.split("[，,]", hour[0])[-1]):
        return ""
    return f"这一句后面还写着“{(hour[1] or hour[2]).strip()}”"


_DOUBTS: tuple[Callable[[Case], str], ...] = (
    _of_other_cohort, _of_faulty, _of_some, _of_those_above, _put_off_by_holidays, _in_a_list,
    _in_a_case, _guessed, _said_by_others, _of_staff, _of_office, _hour_behind,
)  # fmt: skip


def reasons(case: Case) -> list[str]:
    """All that the own words of a deadline leave open; empty where they are complete."""
    return [*filter(None, [_of_part(case)]), *faults(case)]


def faults(case: Case) -> list[str]:
    """The same but for whose it is: of two parts of the students neither counts more."""
    return [why for doubt in _DOUBTS if (why := doubt(case))]
