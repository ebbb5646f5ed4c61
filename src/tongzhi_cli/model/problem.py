"""Problems as values, and what a kind of problem is.

A kind stands beside the code that finds such problems; `summary.kinds` has the list of all.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from tongzhi_cli.named_tuple import NamedTuple

#: What the notice of 2018 says of the form: where several kinds come from.
SIGNED_LIST = "各班班长按学号由小到大的顺序统一填写反馈表（附件2）"


#: How it begins what is said to do where nothing is; what may be done all the same stands behind.
NOTHING_TO_DO = "不用做什么"


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

    @property
    def is_row(self) -> bool:
        """Whether it says which row or cell, and not the file or a sheet of it alone."""
        return self.cell is not None or self.line is not None

    @property
    def spot(self) -> str:
        """The cell, or the line, "" where it says neither."""
        return self.cell or (f"第 {self.line} 行" if self.line else "")

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet is not None:
            parts.append(f"[{self.sheet}]")
        if self.cell is not None:
            parts.append(self.cell)
        if self.line is not None:
            parts.append(f"第 {self.line} 行")
        return " ".join(parts)


class Example(NamedTuple):
    """What is *seen* in somebody's files, and what is *said* about it: the problem's message.

    *seen* begins with the place that the report names, where it names one. Every example is true:
    over *files*, by name, *command* says just that (tests/check/test_problem_examples.py). All
    names and numbers are invented. A `.docx` stands here as text: what is above the table, then
    its rows.
    """

    seen: str
    said: str
    files: Mapping[str, str]
    command: str = "check 花名册.csv"


class Kind(NamedTuple):
    """One kind of problem: its *code*, Chinese *title*, what it *means*, what to *do*.

    Codes are permanent: a code has one meaning, one section in docs/problems.md and is never used
    again for something else; a kind equals another if the code does. Reports show problems by
    ascending *rank*, which no two kinds share. *clause* is where the rule comes from; empty for a
    rule of ours about files. *of_student*: each such problem is one student's, and may be let pass
    for that one alone; else it is a file's, or a class's.
    """

    code: str
    title: str
    rank: int
    means: str
    do: str
    example: Example
    clause: str = ""
    of_student: bool = False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kind) and self.code == other.code

    def __hash__(self) -> int:
        return hash(self.code)

    def __repr__(self) -> str:
        return f"Kind({self.code!r})"


#: What only whoever makes a form can type: what lets something pass, what writes into a log, what
#: names a sheet of the one file.
_OF_MONITOR = "--allow|--sheet|fankui collect"


def doing_for_registrar(do: str) -> str:
    """What to *do* without the clauses that say what a monitor types: a merge has no such thing.

    >>> doing_for_registrar("请核对是谁填的；确认无妨加 --allow name-mismatch，用名单的。")
    '请核对是谁填的。'
    >>> doing_for_registrar("不是本班的，就删掉，或加 --allow unread-students。请重交。")
    '不是本班的，就删掉。请重交。'
    >>> doing_for_registrar("请在花名册里改。"), doing_for_registrar("请在花名册里补上班级。")
    ('请改。', '请在花名册里补上班级。')
    """
    do = re.sub(r"，或加 --allow [a-z-]+|(?<=请)在花名册里(?=改)", "", do)
    kept = [one for one in re.findall("[^；。]+[；。]?", do) if not re.search(_OF_MONITOR, one)]
    text = "".join(kept)
    return f"{text[:-1]}。" if text.endswith("；") else text


class Problem(NamedTuple):
    """One thing that is wrong, or worth knowing.

    *message* says what is wrong with this very row; *hint*, where it is given, replaces what
    the kind says to do. *number*, *name* and *class_name* name the student, if there is one;
    *college* is that of the class where another college has one called so.
    """

    kind: Kind
    severity: Severity
    message: str
    hint: str = ""
    number: str | None = None
    name: str | None = None
    class_name: str | None = None
    where: Where | None = None
    college: str = ""

    @property
    def class_title(self) -> str:
        """The class as screens call it: with the *college* that tells it from another's."""
        return f"{self.college}{self.class_name or ''}"

    @property
    def code(self) -> str:
        """The code of its kind."""
        return self.kind.code

    @property
    def do(self) -> str:
        """What to do about it."""
        return self.hint or self.kind.do

    @property
    def needs_nothing(self) -> bool:
        """Whether it is only told: nobody has to do anything."""
        return self.do.startswith(NOTHING_TO_DO)

    def for_registrar(self) -> "Problem":
        """The same for a command that lets nothing pass and has no log: what to do there."""
        do = doing_for_registrar(self.do)
        return self if do == self.do else self._replace(hint=do)

    def allowed(self) -> "Problem":
        """The same problem after a person overruled it by `--allow`: a warning."""
        return self._replace(severity=Severity.WARNING)

    def permitted(self, told: str) -> "Problem":
        """The same problem after it was let pass for its student; *told* is by whom and why."""
        milder = Severity.WARNING if self.severity is Severity.ERROR else self.severity
        message = f"{self.message}（{told}）"
        return self._replace(severity=milder, message=message, hint="已经放行，不用再做什么。")


class Skipped(NamedTuple):
    """A *kind* that could not be looked for in some or all students, and the *reason*."""

    kind: Kind
    reason: str

    @property
    def rule(self) -> str:
        """The code of its kind."""
        return self.kind.code


#: What a rule yields: a problem it found, or the reason why it could not look.
Finding = Problem | Skipped
Findings = Iterator[Finding]
