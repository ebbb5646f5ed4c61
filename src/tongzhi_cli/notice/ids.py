"""What a new notice is called: its id, out of the school, the year and its number."""

import re

from tongzhi_cli.model.pinyin import spelt

#: What nearly every school's name ends in.
_KIND = (
    "(?:职业技术大学|职业大学|职业技术学院|职业学院|高等专科学校|高等职业学校|师范大学|师范学院|"
    "大学|学院|学校)$"
)


def notice_id(school: str, year: int | None, number: str = "") -> str:
    """The school's name without 大学 or 学院, the year, and the *number* in the 文号.

    >>> notice_id("示例大学", 2027), notice_id("示例职业技术学院", 2027), notice_id("MIT", 2027)
    ('shili-2027', 'shili-2027', 'mit-2027')
    >>> notice_id("？", 2027), notice_id("普洱学院", 2018, "4")
    ('notice-2027', 'puer-2018-4')
    """
    name = re.sub(_KIND, "", school.strip()) or school
    parts = (re.sub(r"[^a-z0-9]+", "", spelt(name))[:40] or "notice", str(year or ""), number)
    return "-".join(filter(None, parts))
