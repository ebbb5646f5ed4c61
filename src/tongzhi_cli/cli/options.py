"""What the commands that read rosters do alike: --map, and files that could not be read."""

from collections.abc import Sequence

from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.files.column_map import ColumnMap


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
