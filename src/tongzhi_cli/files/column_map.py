"""What `--map` says: which column a field is in, by its header or its letters."""

import re
from collections.abc import Iterable

from tongzhi_cli.core.column_words import COLUMN_OF, WORDS
from tongzhi_cli.core.columns import Column
from tongzhi_cli.core.headings import normal
from tongzhi_cli.errors import UsageError

#: What a form asks for beside who answers.
_OF_ANSWERS = (Column.RESULT, Column.DETAIL, Column.CHECKED_AT, Column.RECORDED_AT, Column.NOTE)


class ColumnMap:
    """What `--map` says: field -> header text or column letters; and which were *used*.

    A roster and a results file may need different ones, so a column that one file does not have
    is looked for by the ordinary words there.
    """

    def __init__(self, typed: Iterable[tuple[str, str]] = ()) -> None:
        """Take the words as typed.

        Raises:
            UsageError: a word names no field, or one field twice.

        """
        self.targets: dict[Column, str] = {}
        for name, target in typed:
            field = _field(name)
            if self.targets.setdefault(field, target) != target:
                raise UsageError(f"--map {field} 写了两次", "一项只能指明一列。")
        self.used: set[Column] = set()

    def for_roster(self) -> "ColumnMap":
        """What it says of a roster, where files of answers are read besides.

        Column letters and the columns of answers are theirs.
        """
        part = ColumnMap()
        part.used = self.used
        part.targets = {
            field: target
            for field, target in self.targets.items()
            if field not in _OF_ANSWERS and not is_letters(target)
        }
        return part

    @property
    def unused(self) -> list[str]:
        """The mappings that fitted no file, as typed."""
        return [
            f"{field}={target}" for field, target in self.targets.items() if field not in self.used
        ]


def _field(name: str) -> Column:
    try:
        return COLUMN_OF[None][normal(name)]
    except KeyError:
        fields = "、".join(WORDS)
        raise UsageError(f"--map 不认识“{name}”", f"等号左边只能是：{fields}。") from None


def is_letters(target: str) -> bool:
    """Whether a column is told by its letters."""
    return re.fullmatch(r"[A-Za-z]{1,2}", target.strip()) is not None
