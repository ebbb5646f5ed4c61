"""What a list may tell of a student's record beside the columns of a roster: 民族, 学制, 手机.

Only a form for one person asks for it (`form.word.person`); nothing is judged by it.
"""

from functools import lru_cache

from tongzhi_cli.anomaly.items.record_items import ID_NUMBER, ITEM_OF, PHOTO
from tongzhi_cli.columns.column import OF_A_STUDENT, Column
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.other_words import PHONES

PHONE = "手机"
#: What has a column of its own, and what is never written.
_NOT_HERE = {*OF_A_STUDENT, Column.NUMBER, Column.NAME, PHOTO, ID_NUMBER, "学校名称"}
#: How they are called whose cells hold days.
DAYS = ("出生日期", "入学日期", "毕业日期")


@lru_cache(maxsize=1024)
def record_fact(heading: str) -> str:
    """What a heading of a list, or a label of a form, asks for of that, "" for anything else.

    Words that students take for the same are the same; what only forms have is itself alone, for
    生源地 is not always 籍贯.

    >>> [record_fact(one) for one in ("民 族", "出生年月", "籍贯", "生源地", "本人联系电话")]
    ['民族', '出生日期', '籍贯', '生源地', '手机']
    >>> [record_fact(one) for one in ("身份证号", "专业", "家长电话", "备注")]
    ['', '', '', '']
    """
    word = normal(heading)
    if word in PHONES:
        return PHONE
    item = ITEM_OF.get(word)
    if item is None or item.name in _NOT_HERE:
        return ""
    return item.name if word in item.said else word
