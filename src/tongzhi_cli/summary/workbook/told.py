"""The rows of 问题 and 来源."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from tongzhi_cli.check.lists import reading_order
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.text import masked
from tongzhi_cli.summary.merge import Merged
from tongzhi_cli.summary.model import Origin
from tongzhi_cli.summary.named import answered_in
from tongzhi_cli.summary.store.rows import Rows
from tongzhi_cli.summary.union import held_parts
from tongzhi_cli.summary.workbook.layout import SEVERITY
from tongzhi_cli.summary.workbook.long_sheet import Cell


def without_private(where: Where) -> Where:
    """A place whose sheet has no 身份证号 in its name; files are called without it (`inbox`)."""
    sheet = where.sheet and _called(where.sheet)
    return where if sheet == where.sheet else where._replace(sheet=sheet)


_called = lru_cache(maxsize=256)(masked)  # the sheets of all classes are called the same


def problems(merged: Merged) -> list[tuple[Problem, str | None]]:
    """The problems, each with the file in which it was noticed while that was read."""
    found = [(one, None) for one in merged.problems]
    read = [(one, part.file) for part in merged.summary.parts for one in part.notes]
    return sorted([*found, *read], key=lambda pair: (reading_order(pair[0]), pair[1] or ""))


def problem(one: Problem, file: str | None) -> list[Cell]:
    """A problem as a row; *file* is that in which it was noticed while that was read."""
    where = one.where and without_private(one.where)
    places: list[Cell] = ["", "", None, None, None]
    if where:
        place = str(where._replace(file="")).strip()
        places = [where.file, place, where.sheet, where.cell, where.line and str(where.line)]
    return [
        SEVERITY[one.severity],
        one.kind.title,
        one.class_name or "",
        one.number or "",
        one.name or "",
        one.message,
        one.do,
        *places[:2],
        one.code,
        *places[2:],
        file,
    ]


def sources(merged: Merged) -> Iterator[list[Cell]]:
    """A row for each file: what it is, and how many students it has."""
    counted: Counter[str] = Counter()
    for told, count in merged.raw.counts():
        counted[told.place.file] += count
    errors = Counter(
        one.where.file
        for one in merged.all_problems
        if one.where and one.severity is Severity.ERROR
    )
    for part, (_, records) in zip(merged.summary.parts, held_parts(merged.summary), strict=True):
        for origin in part.origins:
            answered = answered_in(records.said(), merged.notice)
            yield _source(origin, records, answered, counted[part.file], errors[part.file])


def _source(origin: Origin, records: Rows, answered: int, counted: int, errors: int) -> list[Cell]:
    names = list(dict.fromkeys(one.class_name for one, _ in records.counts() if one.class_name))
    more = f" 等 {len(names)} 个班" if len(names) > 2 else ""
    return [
        origin.file,
        origin.kind.value,
        origin.inferred,
        "、".join(names[:2]) + more,
        len(records),
        answered,
        counted,
        errors,
    ]
