"""Numbers with 日 or 号 behind that are no day: of a gate, a window, a line, a building.

Source: issue 15; how notices name places.
"""

import re

from tongzhi_cli.dates.shapes import BUILDING
from tongzhi_cli.dates.tokens import plain

#: The last one is a day that is said again: 4月14日前（含14日）.
_BEFORE = (
    r"(?:[〕】\]]|\d{4}[)）]|[路街弄巷区楼附第条款门馆室层栋座]|附件|前[（(](?:包?含|包括))\s*$"
)
_BEHIND = (
    r"\s*(?:[楼线室栋幢座机院码店窗车柜桌厅门馆文令]|校区|教[室学]|公寓|食堂|信箱|[)）]\s*[栋幢座])"
)
#: A number of one figure and its 号 before a building: 二号实训楼; 25号综合楼 may be a day.
_ONE_FIGURE = 2


def is_behind_other(text: str, begin: int) -> bool:
    """Whether what stands before the number that begins there tells that it is no day."""
    return re.search(_BEFORE, text[:begin]) is not None


def is_other_number(text: str, begin: int, end: int) -> bool:
    """Whether the words around a number tell that it is no day.

    >>> [is_other_number(one, 0, len("2号")) for one in ("2号楼", "2号实训楼", "2号交表")]
    [True, True, False]
    >>> is_other_number("25号综合楼", 0, len("25号"))
    False
    """
    behind = text[end:]
    is_number = plain(text[end - 1 : end]) == "号" and re.match(_BEHIND, behind)
    is_house = end - begin == _ONE_FIGURE and re.match(BUILDING, behind)
    return bool(is_number or is_house) or is_behind_other(text, begin)
