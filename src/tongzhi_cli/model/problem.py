"""Problems as values; their kinds are listed in `kinds`."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from tongzhi_cli.model.problem_kinds import KINDS, Kind


class Severity(StrEnum):
    """How much a problem matters: an error blocks `build`, a warning does not, info is told."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Where(NamedTuple):
    """A place in a person's file: *cell* is an A1 address, *line* counts from 1 (text files).

    >>> print(Where("class.xlsx", sheet="名单", cell="B7"))
    class.xlsx [名单] B7
    >>> print(Where("结果.csv", line=3))
    结果.csv 第 3 行
    """

    file: str
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None

    @property
    def row(self) -> tuple[str, str | None, str]:
        """The row that the place is in, the same for all its cells, and for lists side by side.

        >>> Where("class.xlsx", "名单", "B7").row == Where("class.xlsx", "名单", "AA7").row
        True
        """
        number = (self.cell or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or str(self.line)
        return self.file, self.sheet, number

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet is not None:
            parts.append(f"[{self.sheet}]")
        if self.cell is not None:
            parts.append(self.cell)
        if self.line is not None:
            parts.append(f"第 {self.line} 行")
        return " ".join(parts)


class Problem(NamedTuple):
    """One thing that is wrong, or worth knowing.

    *message* says what is wrong with this very row; *hint*, where it is given, replaces what
    the kind says to do. *number*, *name* and *class_name* name the student, if there is one.
    """

    code: str
    severity: Severity
    message: str
    hint: str = ""
    number: str | None = None
    name: str | None = None
    class_name: str | None = None
    where: Where | None = None

    @property
    def kind(self) -> Kind:
        """The entry of KINDS that explains this problem."""
        return KINDS[self.code]

    def allowed(self) -> "Problem":
        """The same problem after a person overruled it by `--allow`: a warning."""
        return self._replace(severity=Severity.WARNING)


class Skipped(NamedTuple):
    """A *rule* that could not be applied to some or all students, and the *reason*."""

    rule: str
    reason: str


#: What a rule yields: a problem it found, or the reason why it could not look.
Finding = Problem | Skipped
Findings = Iterator[Finding]
