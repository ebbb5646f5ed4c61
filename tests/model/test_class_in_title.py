"""Lines above lists and between their rows -> the class that they name, or none."""

import pytest

from tongzhi_cli.model.classes.class_in_title import class_in_title
from tongzhi_cli.model.classes.class_name import class_name_in, entry_year_in

#: Each line, with the class that a person reads in it.
NAMED = {
    "车辆工程1班学生花名册（2018年3月）": "车辆工程1班",
    "车辆工程1班花名册（2018.3）": "车辆工程1班",
    "示例学院汽车系车辆工程(1)班点名册　2018年3月9日": "车辆工程(1)班",
    "2018届软件1班毕业生名单": "软件1班",
    "2018年软件1班花名册": "软件1班",
    "示例学院2017-2018学年第二学期软件1班学生基本信息采集表": "软件1班",
    "信息工程学院软件1班综合测评成绩": "软件1班",
    "2018届毕业生名单（软件1班）": "软件1班",
    "软件1班通讯录": "软件1班",
    "班级：软件1班　　辅导员：左老师": "软件1班",
    "专业：软件工程　行政班：软件工程1401　人数：38": "软件工程1401",
    "示例学院机电系　机械电子工程1班　学生名册（截至2018年3月）": "机械电子工程1班",
    "酒店管理3班（△为入党积极分子，●为党员）": "酒店管理3班",
    "一、软件1班（12人）": "软件1班",
    "（二）软件2班": "软件2班",
    "2. 给排水1班成绩": "给排水1班",
    "（一）班": "（一）班",
    "学前教育1班学生名单": "学前教育1班",
    "2014级软件1班学生名单": "2014级软件1班",
    "体育教育1班学生名单": "体育教育1班",
    "英语1班学生名单": "英语1班",
    "2014级数学1班花名册": "2014级数学1班",
}
#: Sentences about a class, lines about another one, several, none in particular.
UNNAMED = [
    "请软件1班同学核对", "由软件2班转入", "转入软件1班学生名单", "制表人：软件1班班长",
    "教学班：高数1班 教师：左老师", "体育选项课篮球1班名单", "软件1班、2班花名册", "软件1班 2班",
    "班级：软件1班 班级：软件2班", "各班名单", "全班同学", "班级：", "合计：软件1班 30人",
    "软件1班的同学在4月2日前核对", "班级花名册",
    "大学英语3班学生成绩表", "高等数学1班点名册", "高数2班名单", "形势与政策2班名单",
    "体育3班学生名单",
    "大学体育(2)班", "毛概一班名单", "英语A2班花名册", "线性代数 3班 成绩",
]  # fmt: skip


@pytest.mark.parametrize(("title", "name"), NAMED.items())
def test_a_title_names_its_class_among_what_titles_say(title: str, name: str) -> None:
    """The paper, the term and the month are no part of a class, and hide none."""
    assert class_in_title(title) == name


@pytest.mark.parametrize("line", UNNAMED)
def test_a_line_about_a_class_is_no_title_of_it(line: str) -> None:
    """Nobody gets a class from a sentence, or from a line about another list."""
    assert class_in_title(line) is None


@pytest.mark.parametrize(
    "name",
    ["2018届软件1班", "2018年软件1班", "2018学年软件1班", "18届软件1班", "2018学期软件1班",
     "2018月嫂1班"],
)  # fmt: skip
def test_the_year_of_a_cohort_or_a_paper_is_no_entry_year(name: str) -> None:
    """2018届 came in 2014: nobody is judged by the year that they leave."""
    assert entry_year_in(name) is None
    assert class_name_in(f"{name}名单") is None


@pytest.mark.parametrize(
    ("name", "year"),
    [("2014学前教育1班", 2014), ("14学前教育2班", 2014), ("16学科教学1班", 2016),
     ("2014年级学前教育1班", 2014), ("22软件1班", 2022)],
)  # fmt: skip
def test_a_major_behind_the_year_keeps_it(name: str, year: int) -> None:
    """The first character of a 专业 is no word about the year: 学前教育 has nothing of 学年."""
    assert entry_year_in(name) == year
    assert class_name_in(f"{name}名单") == name
