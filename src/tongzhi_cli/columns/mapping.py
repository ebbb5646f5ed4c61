"""What `--map` says: which column a field is in, by its header or its letters."""

import re
from collections.abc import Iterable, Mapping, Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_named, normal
from tongzhi_cli.columns.vocabulary import COLUMN_OF, COLUMN_WORDS, WORDS
from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.office.addresses import column_name

#: Columns of a paper as a person or a notice maps them: by header text, letters or number.
Mapped = Mapping[Column, str]
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

    def places_in(self, rows: Sequence[Sequence[object]]) -> dict[Column, set[int]]:
        """The columns that it names by a heading in *rows*, or by letters."""
        found: dict[Column, set[int]] = {}
        for row in rows:
            texts = {at: text for at, text in enumerate(row) if isinstance(text, str)}
            for field, target in self.targets.items():
                found.setdefault(field, set()).update(places_meant(target, texts, len(row)))
        return {field: places for field, places in found.items() if places}

    def for_paper(self, paper: Paper) -> dict[Column, str]:
        """What it says of the columns that a *paper* has."""
        known = COLUMN_WORDS[paper]
        return {column: target for column, target in self.targets.items() if column in known}

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


def mapped(typed: Iterable[tuple[str, str]], paper: Paper, source: str = "--map") -> Mapped:
    """Pairs of a column's name and a header text, letters or a number, as a mapping.

    *source* is where they were written, for messages.

    Raises:
        UsageError: a name is none of the paper's columns, or stands there twice.

    """
    found: dict[Column, str] = {}
    for name, target in typed:
        column = column_named(name, paper)
        if column is None:
            known = "、".join(COLUMN_WORDS[paper])
            raise UsageError(f"{source} 不认识“{name}”", f"等号左边只能是：{known}。")
        if found.setdefault(column, target) != target:
            raise UsageError(f"{source} 里“{column}”写了两次", "一项只能指明一列。")
    return found


def places_meant(
    target: str, texts: Mapping[int, str], width: int, *, numbers: bool = False
) -> list[int]:
    """The columns that `--map` means by *target*, counting from 0.

    Those of a header text (*texts* by column); else the one of letters, of *width* columns; with
    *numbers* also the one of a number from 1.

    >>> places_meant("编号", {0: "编 号：", 1: "姓名"}, 2), places_meant("b", {0: "编号"}, 2)
    ([0], [1])
    >>> places_meant("2", {0: "编号"}, 2, numbers=True), places_meant("2", {0: "编号"}, 2)
    ([1], [])
    """
    plain, bare = normal(target), target.strip()
    by_text = [
        at for at, text in texts.items() if text and (text == target or normal(text) == plain)
    ]
    if by_text:
        return by_text
    if is_letters(target):
        return [at for at in range(width) if column_name(at) == bare.upper()]
    at = int(bare) - 1 if numbers and re.fullmatch(r"\d{1,2}", bare) else -1
    return [at] if 0 <= at < width else []


def is_letters(target: str) -> bool:
    """Whether a column is told by its letters."""
    return re.fullmatch(r"[A-Za-z]{1,2}", target.strip()) is not None


def refuse_failures(failures: Sequence[InputError]) -> None:
    """Stop if anything could not be read.

    Raises:
        InputError: what could not be read, one line a file.

    """
    if failures:
        first, *more = failures
        if not more:
            raise first
        raise InputError("有几个文件读不了：\n" + "\n".join(f"  {one}" for one in failures))


def mapping_of(typed: Sequence[str]) -> ColumnMap:
    """What --map says.

    Raises:
        UsageError: it is written wrongly, names no field, or one field twice.

    """
    return ColumnMap(pairs_of(typed))


def pairs_of(typed: Sequence[str]) -> list[tuple[str, str]]:
    """Each --map as what stands left and right of its equals sign.

    Raises:
        UsageError: one is written wrongly.

    """
    return [_mapped(text) for text in typed]


def refuse_unused(mapping: ColumnMap) -> None:
    """Stop if --map names a column that no file has.

    Raises:
        UsageError: it does.

    """
    if mapping.unused:
        raise UsageError(
            f"--map {'、'.join(mapping.unused)}：哪个文件里都没有这一列",
            "请照表头的字写，或写列号。",
        )


def _mapped(text: str) -> tuple[str, str]:
    field, equals, column = text.partition("=")
    if not (equals and field.strip() and column.strip()):
        raise UsageError(f"--map {text} 的写法不对", "写成 --map 学号=列名，例如 --map 姓名=C。")
    return field.strip(), column.strip()
