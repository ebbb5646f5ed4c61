"""What `-o` names: by the ending, a page or something else; and what is done with a page."""

import os
from collections.abc import Iterable
from pathlib import Path

#: How a page ends.
PAGE = ".html"
#: What may tell whom to call; forms have no such columns.
_TABLES = (".xlsx", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".et")


def is_page(output: str) -> bool:
    """Whether what -o names is a page, and no folder that is called so."""
    return output.lower().endswith(PAGE) and not os.path.isdir(output)  # noqa: PTH112  no raising


def tables_of(paths: Iterable[Path]) -> list[Path]:
    """Those that are tables by their names."""
    return [path for path in paths if path.suffix.lower() in _TABLES]


def page_step(page: Path, *, phones: bool) -> str:
    """What to do with a page; one with phones is for those who have to call."""
    private = "和班长的手机号" if phones else ""
    return f"打开 {page}（手机、电脑的浏览器都行），可以打印；里面有姓名{private}，不要发到学生群"
