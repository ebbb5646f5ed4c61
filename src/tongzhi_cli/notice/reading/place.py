"""To which room or office a paper goes, and to whom, by the words behind a date."""

import re

#: To which room, office or system a paper goes.
_PLACE = (
    r"(?:交|送|报|发)(?:送)?(?:至|到|回|给)?([^，。；、\s]{1,24}"
    r"(?:室|处|科|中心|办公室|窗口|邮箱|系统|学院|办|部|号))(?=[^一-鿿]|[一-鿿]{1,3}老师|$)"
)


def where_and_whom(behind: str) -> tuple[str, str]:
    """Where something goes and who takes it, by what stands *behind* the date; "" if not told.

    >>> where_and_whom("交教务处214室周敏老师")
    ('教务处214室', '周敏老师')
    """
    where = re.search(_PLACE, behind)
    whom = re.search(r"([一-鿿]{1,6}老师)", behind)
    name = _name_only(whom[1]) if whom else ""
    return where[1].split(name)[0] if where and name else where[1] if where else "", name


def _name_only(text: str) -> str:
    """周敏老师 of 行政楼周敏老师: what stands behind the place, three signs at most."""
    return re.split("[室处科号院系部办心楼]", text)[-1][-5:]
