"""What one cell says of several rows of a table is said in each of them: the rows stand alone.

A table's rows are lines of text to the reader; without it, a place or a day that is written once
for several rows would be that of the first only. Source: issue 15 (rows with several dates).
"""

import re
from collections.abc import Mapping, Sequence

#: A row of days, not one of a form that somebody fills in.
_DATED = r"\d\s?[月日号]|\d[-/.]\d|(?:周|星期)[一二三四五六日天]"
#: A longer text is said once.
_LONGEST = 60


def with_merged(
    rows: Sequence[Sequence[str]], merged: Mapping[tuple[int, int], int]
) -> list[list[str]]:
    """The *rows* of days with what the cells say that go on from above.

    *merged* tells of each cell that goes on, by its row and column, in which row it began.

    >>> with_merged([["交表", "4月8日", "行政楼305"], ["补采", "4月9日", ""]], {(1, 2): 0})
    [['交表', '4月8日', '行政楼305'], ['补采', '4月9日', '行政楼305']]
    >>> with_merged([["序号", "学号"], ["", "姓名"]], {(1, 0): 0})
    [['序号', '学号'], ['', '姓名']]
    """
    made = [list(row) for row in rows]
    for at, row in enumerate(made):
        own = {column: top for (place, column), top in merged.items() if place == at}
        filled = list(row)
        for column, top in own.items():
            if column < len(row) and column < len(rows[top]) and not row[column].strip():
                above = rows[top][column]
                filled[column] = above if len(above) <= _LONGEST else row[column]
        if re.search(_DATED, "\t".join(filled)):
            made[at] = filled
    return made
