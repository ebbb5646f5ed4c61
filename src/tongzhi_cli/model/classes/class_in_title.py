"""The class in a line that stands above a list, or between its rows.

A title says more than the class: what paper it is, of which term, when it was printed. What is
left of it without these, the class and its college, is a word for the list; a sentence about a
class is no title of one.
"""

import re

from tongzhi_cli.model.classes.class_in_file_name import class_in_file_name, without_decoration
from tongzhi_cli.model.classes.class_name import class_name_in

#: 班级：软件1班, among other things that a line says with a label each.
_LABELLED = (
    r"(?<![教学课选])(?:(?:所在)?行政班|自然班|班)级?(?:名称)?\s*[:：]\s*"
    r"([^\s:：,，;；、]{2,30})(?=\s|[,，;；]|$)"
)
#: What sentences have, and lines about somebody or something else than the list.
_PROSE = (
    "[:：,，。;；、?？!！]|请|由|须|需|应|把|将|的|于|在|前|各|转|课程|教学|教师|老师|班长|主任"
)
#: What everybody is taught, in classes of its own: 大学英语3班 is a 教学班. 体育教育1班 is none.
_COURSES = (
    "大学(?:英语|日语|俄语|外语|语文|物理|化学|数学|体育|计算机)|公共(?:英语|外语|体育)|高等?数学?|"
    "线性代数|概率论?|微积分|体育|形势与政策|形策|马克思主义|马原|毛泽东思想|毛概|思想道德|思修|"
    "思政|近代史|史纲|军事理论|军训|职业规划|就业指导|创业基础|心理健康|选修课?|公选课?|必修课?|"
    "通识课?|英语[A-Da-d]|听说|读写"
)
_OF_A_COURSE = (
    rf"(?:{_COURSES})[^\W\d_]{{0,6}}?[（(]?(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}}|[A-Ha-h]"
    r"\d{0,2})[）)]?班"
)
#: 体育教育1班, 形势 and the like are no 教学班 where a 专业 is called so.
_STUDIES = (
    "体育教育|体育经济|体育管理|体育(?:学|舞|保)|社会体育|思政教育|思想政治教育|马克思主义理论"
)
_COLLEGE = r"[^\W\d_]{0,20}(?:大学|学校|学院|系|部)"
#: What stands before 软件1班 and is no part of its name: 转入软件1班, 请软件1班.
_NO_NAME = (
    "^(?:请|由|把|将|从[^\\W_]{1,12}[入来]|转[入出至到]|调[入出]|合计|总计|共计)|课|选项|分级|教学"
)
#: 一、软件1班 · （二）软件2班 · 1. 软件1班; （一）班 is a class.
_HAN_DIGITS = "[一二三四五六七八九十]{1,3}"
_ORDINAL = (
    rf"^\s*+(?:[（(](?:{_HAN_DIGITS}|\d{{1,3}})[）)](?!班)|"
    rf"{_HAN_DIGITS}[、.．]|\d{{1,2}}[、.．](?!\d))"
)
_ASIDE = r"[（(][^（）()]{0,40}[）)]"
_MONTH = r"\d{4}[-./年]\d{1,2}(?:[-./月]\d{0,2}日?)?"
#: What a list is called by ends so.
_OF_A_LIST = r"(?:[^\W_]{0,12}(?:表|册|单|录|簿|成绩|信息|情况|统计|人员|同学|学生))?"


def class_in_title(text: str) -> str | None:
    """The class that a title names, None where it names none, or several.

    >>> class_in_title("车辆工程1班学生花名册（2018年3月）")
    '车辆工程1班'
    >>> class_in_title("示例学院2017-2018学年第二学期软件1班学生基本信息采集表")
    '软件1班'
    >>> class_in_title("专业：软件工程　行政班：软件工程1401　人数：38")
    '软件工程1401'
    >>> class_in_title("请软件1班同学核对"), class_in_title("教学班：高数1班 教师：左老师")
    (None, None)
    >>> class_in_title("大学英语3班学生成绩表"), class_in_title("体育教育1班学生名单")
    (None, '体育教育1班')
    """
    if "班" not in text:
        return None
    text = re.sub(_ORDINAL, "", text)
    if _is_of_a_course(text):
        return None
    name = class_name_in(text) or _labelled(text) or _among_titles(text)
    return None if name is None or re.search(_NO_NAME, name) else name


def _is_of_a_course(text: str) -> bool:
    """Whether the only class of a title is one that is taught together: 高等数学1班."""
    plain = "".join(text.split())
    return (
        plain.count("班") == 1
        and "级" not in plain
        and re.search(_OF_A_COURSE, plain) is not None
        and not re.search(_STUDIES, plain)
    )


def _labelled(text: str) -> str | None:
    """The class behind 班级：, where a line has that once."""
    found = re.findall(_LABELLED, text)
    return class_name_in(found[0]) or class_in_file_name(found[0]) if len(found) == 1 else None


def _among_titles(text: str) -> str | None:
    """The class of a line that only says what list it is, of whom and of when."""
    name = class_in_file_name("".join(text.split()))
    if name is None:
        return None
    before, _, after = without_decoration(text).partition(name)
    return name if is_of_a_list(re.sub(_COLLEGE, "", before) + after) else None


def is_of_a_list(rest: str) -> bool:
    """Whether what is left of a title without its class only says what list it is.

    >>> is_of_a_list("（2018.3）"), is_of_a_list("综合测评成绩"), is_of_a_list("同学请核对")
    (True, True, False)
    """
    plain = re.sub(f"{_MONTH}|{_ASIDE}", "", rest)
    plain = re.sub(r"[^\w:：,，。;；、?？!！]|_", "", plain)
    return not re.search(_PROSE, plain) and re.fullmatch(_OF_A_LIST, plain) is not None


def without_asides(text: str, name: str) -> str:
    """What a line says beside the class *name*, without its ordinal and what is in brackets.

    >>> without_asides("二、软件2班（含转入2人）名单", "软件2班")
    '名单'
    """
    rest = "".join(re.sub(_ORDINAL, "", text).split()).replace(name, "", 1)
    return re.sub(_ASIDE, "", rest)
