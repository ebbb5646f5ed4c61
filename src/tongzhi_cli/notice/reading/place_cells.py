"""A place, or who sits there, as the cell of a table has it alone.

Source: issue 15 (columns 地点, 联系人 of a table of dates).
"""

import re

from tongzhi_cli.model.words import SURNAMES
from tongzhi_cli.notice.reading.where import ENDS, HandedTo

#: Whose own task it is; nobody who takes a paper.
_OWN = r"(?:全体|各|所有|相关)*(?:毕业生|学生|同学|班级?|学院|院系|系部|二级学院|单位|本人)+"
#: A place by its own words, alone in a cell.
_CELL = (
    r"(?!各)[一-鿿\w·#-]{1,14}(?:校区|[馆厅楼室场窗层]|中心|窗口|(?<![\d-])\d{3,4})"
    r"(?:[一-鿿A-Z]{0,3}\d{0,4}(?:[馆厅楼室场层区]|(?<=\d)))?"
)


def parted(place: str) -> HandedTo:
    """A place as the cell of a table has it, without who sits there.

    >>> parted("教务处211（何文）"), parted("教务处(办公楼2-09)，覃瑞安").whom
    (HandedTo(where='教务处211', whom='何文'), '覃瑞安')
    >>> parted("教务处（行政楼305）").where
    '教务处（行政楼305）'
    """
    named = re.fullmatch(
        rf"(.{{2,40}}?)(?:[（(]([{SURNAMES}][一-鿿]{{1,2}})[)）]|[，,、\s]\s*([{SURNAMES}][一-鿿]{{1,2}}))",
        place,
    )
    if named is None or re.search(ENDS + "$", named[2] or named[3]):
        return HandedTo(place)
    return HandedTo(named[1].strip(), named[2] or named[3])


def is_place(cell: str) -> bool:
    """Whether all that a cell says is a place.

    >>> is_place("行政楼305"), is_place("各学院办公室"), is_place("学生自查")
    (True, False, False)
    """
    return re.fullmatch(_CELL, cell) is not None


def taker(named: str) -> str:
    """Who takes a paper; who hands it in himself is none: 责任人 学生本人."""
    return "" if re.fullmatch(_OWN, named) else named
