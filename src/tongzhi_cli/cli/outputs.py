"""What `-o` names: by the ending, a page or something else; and what is done with a page."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.errors import UsageError

if TYPE_CHECKING:
    from tongzhi_cli.loader.contacts.match import Monitor

#: How a page ends.
PAGE = ".html"
#: What may tell whom to call; forms have no such columns.
_TABLES = (".xlsx", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".et")


def is_page(output: str) -> bool:
    """Whether what -o names is a page, and no folder that is called so."""
    return output.lower().endswith(PAGE) and not os.path.isdir(output)  # noqa: PTH112  no raising


def parted(outputs: Sequence[str]) -> tuple[str | None, Path | None]:
    """The workbook, as typed, and the page: of several -o the ending decides.

    Raises:
        UsageError: two of them are of one kind.

    """
    pages = [one for one in outputs if is_page(one)]
    others = [one for one in outputs if not is_page(one)]
    for several in (pages, others):
        if len(several) > 1:
            named = "、".join(f"-o {one}" for one in several)
            raise UsageError(
                f"{named} 是同一种，一次只写一份",
                "工作簿写 -o 汇总.xlsx，网页写 -o 报告.html，各一次。",
            )
    return next(iter(others), None), next(map(Path, pages), None)


def tables_of(paths: Iterable[Path]) -> list[Path]:
    """Those that are tables by their names."""
    return [path for path in paths if path.suffix.lower() in _TABLES]


def page_step(page: Path, called: "Iterable[Sequence[Monitor]]") -> str:
    """What to do with a page; one with phones of who is *called* is for those who have to call."""
    phones = any(one.phones for several in called for one in several)
    private = "和班长的手机号" if phones else ""
    return f"打开 {page}（手机、电脑的浏览器都行），可以打印；里面有姓名{private}，不要发到学生群"
