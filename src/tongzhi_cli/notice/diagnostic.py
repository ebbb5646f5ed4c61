"""A mistake in a notice file: where, how bad, what is wrong, what to do."""

from typing import TypeAlias

from tongzhi_cli.model.problem import Severity
from tongzhi_cli.named_tuple import NamedTuple

#: A key as pydantic's `ErrorDetails.loc` writes it: ("cohort", 1, "year"); () is the whole file.
Key: TypeAlias = tuple[str | int, ...]


class Diagnostic(NamedTuple):
    """What is wrong with *key*; *line* is 0 until it is known, or where there is none."""

    key: Key
    severity: Severity
    message: str
    hint: str = ""
    line: int = 0

    def told(self) -> str:
        """Line, key and message as one reads them.

        >>> error(("form", "rows"), "0 太小，至少 1", "")._replace(line=34).told()
        '第 34 行 form 的 rows：0 太小，至少 1'
        >>> error(("title",), "缺这一项", "").told(), error((), "没有写完", "").told()
        ('title：缺这一项', '没有写完')
        """
        place = f"第 {self.line} 行" if self.line else ""
        key = spoken(self.key)
        if not key:
            return f"{place}{self.message}"
        return f"{place} {key}：{self.message}".lstrip()


def warning(key: Key, message: str, hint: str) -> Diagnostic:
    """A mistake that may be none."""
    return Diagnostic(key, Severity.WARNING, message, hint)


def error(key: Key, message: str, hint: str) -> Diagnostic:
    """A mistake that has to be mended."""
    return Diagnostic(key, Severity.ERROR, message, hint)


def spoken(key: Key) -> str:
    """A key as a person finds it in the file, list items counted from 1.

    >>> spoken(("deadline", 1, "at")), spoken(("form", "columns", 3)), spoken(())
    ('deadline 第 2 个 的 at', 'form 的 columns 第 4 个', '')
    """
    text = ""
    for part in key:
        text += f" 第 {part + 1} 个" if isinstance(part, int) else f"{' 的 ' if text else ''}{part}"
    return text.replace("  ", " ")


def written(key: Key) -> str:
    """A key as programs write it, list items counted from 0.

    >>> written(("deadline", 1, "at")), written(())
    ('deadline[1].at', '')
    """
    return "".join(
        f"[{part}]" if isinstance(part, int) else f"{'.' if at else ''}{part}"
        for at, part in enumerate(key)
    )
