"""The cells of a pasted table, told apart by bars and by runs of blanks, laid out with tabs.

Source: issue 15; how tables come out of Word, web pages and chats. Everything keeps its place: what
is laid out anew is as long as it was.
"""

import re
from collections.abc import Sequence
from itertools import groupby

#: What stands between two cells of a pasted table.
_BARS = "|｜│"
_BAR = re.compile(r"[ \u3000\xa0\t]{0,40}[|｜│][ \u3000\xa0\t]{0,40}")
_BLANKS = re.compile(r"(?<=\S)[ \u3000\xa0]{2,}(?=\S)")
#: One blank only, behind a day or its clock: 4月14日(周二)12:00前 行政楼226.
_ONE_BLANK = re.compile(r"(?<=[)）前时日止]) (?=[一-鿿])|(?<=:\d\d) (?=[一-鿿])")
#: No cell that is set off by blanks only is as long, and none is a sentence.
_LONGEST_CELL = 24
_SENTENCE = "[。！？；;]"
#: A line of dashes between the header of a table and its rows.
RULE = r"[\s|｜│:+=\-—─]+"
#: What a header says that stands over blanks only.
_OVER_BLANKS = "时间|日期|截止|事项|任务|内容|阶段|节点|批次|环节|安排"
_BEGIN, _END = r"开始|起始|起(?:始)?时间|^起$", r"截止|结束|终止|^止$"


def laid_out(text: str) -> str:
    """*text* with a tab, and blanks, where cells of a pasted table are apart; as long as before.

    >>> laid_out("事项 | 时间\\n交表 | 4月8日")
    '事项\\t  时间\\n交表\\t  4月8日'
    """
    lines = text.split("\n")
    made: list[str] = []
    set_off = [_is_set_off(line) for line in lines]
    for at in range(1, len(lines) - 1):  # a line of dashes parts no table
        is_rule = bool(lines[at].strip()) and re.fullmatch(RULE, lines[at]) is not None
        set_off[at] = set_off[at] or (is_rule and set_off[at - 1] and set_off[at + 1])
    for is_set_off, group in groupby(zip(set_off, lines, strict=True), key=lambda one: one[0]):
        block = [line for _, line in group]
        if is_set_off and len(block) > 1 and _is_table(block):
            columns = len(_split(block[0]))
            block = [
                _ONE_BLANK.sub("\t", made) if made.strip("\t ").count("\t") + 1 < columns else made
                for made in (_BLANKS.sub(_tab, line) for line in block)
            ]
        made += block
    barred = [_BAR.search(line) is not None for line in made]
    return "\n".join(
        _without_bars(line, is_first=_is_first_empty(made, at)) if barred[at] else line
        for at, line in enumerate(made)
    )


def _is_first_empty(lines: Sequence[str], at: int) -> bool:
    """Whether the first cell of a row is empty: its bar has none in the rows beside it."""
    line = lines[at].strip()
    if line[:1] not in set(_BARS) or line[-1:] in set(_BARS):
        return False
    beside = [one.strip() for one in lines[max(0, at - 1) : at + 2] if one is not lines[at]]
    barred = [one for one in beside if _BAR.search(one)]
    return bool(barred) and all(one[0] not in set(_BARS) for one in barred)


def _is_set_off(line: str) -> bool:
    """Whether a line may be a row of cells with blanks between them."""
    cells = _split(line)
    short = all(len(part) <= _LONGEST_CELL for cell in cells for part in _ONE_BLANK.split(cell))
    return len(cells) > 1 and short and not re.search(_SENTENCE, line)


def _split(line: str) -> Sequence[str]:
    """The cells of a line with blanks between."""
    return _BLANKS.split(line.strip())


def _is_table(block: Sequence[str]) -> bool:
    """Whether lines of cells with blanks between are a table: by its header, or its columns."""
    if re.search(_OVER_BLANKS, block[0]):
        return True
    columns = {len(_split(line)) for line in block}
    return len(block) > 2 and len(columns) == 1 and columns.pop() > 2


def _without_bars(line: str, *, is_first: bool = False) -> str:
    if re.search(r"https?:|首页|>|上一[篇条]|下一[篇条]", line):
        return line
    if re.fullmatch(RULE, line):
        return line
    edges = r"[|｜│]\s*$" if is_first else r"^\s*[|｜│]|[|｜│]\s*$"
    inner = re.sub(edges, lambda edge: " " * len(edge[0]), line)
    return _BAR.sub(_tab, inner)


def _tab(match: re.Match[str]) -> str:
    return "\t" + " " * (len(match[0]) - 1)


def with_ranges(text: str) -> str:
    """A text that is laid out, with 至 between the two columns that are 开始 and 截止."""
    lines = text.split("\n")
    column: int | None = None
    for at, line in enumerate(lines):
        cells = line.split("\t")
        if len(cells) == 1:
            column = column if re.fullmatch(RULE, line) and line else None
            continue
        starts = [place for place, cell in enumerate(cells[:-1]) if re.search(_BEGIN, cell.strip())
                  and re.search(_END, cells[place + 1].strip())]  # fmt: skip
        column = starts[0] if starts else column
        if column is not None and column + 1 < len(cells):
            joined = f"{cells[column]}至{cells[column + 1]}"
            lines[at] = "\t".join([*cells[:column], joined, *cells[column + 2 :]])
    return "\n".join(lines)
