"""A text for a class put into a file: as text, or as a document to print."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import UsageError
from tongzhi_cli.office import writing
from tongzhi_cli.paper.blocks import Block, Title, lines_of

WORD, TEXT, PICTURE = ".docx", ".txt", ".png"


def target_of(output: str | None, kinds: Sequence[str] = (WORD, TEXT)) -> Path | None:
    """Where a text goes that is not to be shown.

    Raises:
        UsageError: it is to be of another kind than *kinds*, the first of which is proposed.

    """
    if output is None:
        return None
    if Path(output).suffix.lower() not in kinds:
        stem, first = Path(output).stem, kinds[0]
        raise UsageError(f"-o {output} 不是 {'、'.join(kinds)}", f"请写成 -o {stem}{first}。")
    return Path(output)


def is_printed(target: Path | None) -> bool:
    """Whether a text is for paper, on which how long there is still time would be wrong."""
    return target is not None and target.suffix.lower() not in {TEXT, PICTURE}


def is_picture(target: Path | None) -> bool:
    """Whether a text is to be a picture."""
    return target is not None and target.suffix.lower() == PICTURE


def sending(target: Path | None) -> str:
    """What to do with a text, now that it is there."""
    if is_picture(target):
        return "发到班级群"
    return "打开它打印，或发到班级群" if target else "把上面这段粘到班级群"


def shown(parts: Iterable[Sequence[Block]]) -> str:
    """Texts as they are pasted into a group, a blank line between them."""
    lines = "\n\n".join("\n".join(lines_of(blocks)) for blocks in parts).splitlines()
    return "".join(f"{visible(line)}\n" for line in lines)


def write(target: Path, parts: Sequence[Sequence[Block]], issued: date, *, students: bool) -> None:
    """Put texts into a file; *issued* is the notice's day, which a document says it is of.

    Raises:
        OutputError: it cannot be written.

    """
    if target.suffix.lower() == TEXT:
        write_text(target, shown(parts), students=students)
        return
    from tongzhi_cli.paper.word import document

    title = next((one.text for one in parts[0] if isinstance(one, Title)), "")
    writing.write(target, document(parts, title, issued), students=students)


def write_text(target: Path, text: str, *, students: bool) -> None:
    """Put a text into a file.

    Raises:
        OutputError: it cannot be written.

    """
    writing.write(target, encoded(text), students=students)


def encoded(text: str) -> bytes:
    """A text with the mark and the line ends by which every Notepad reads it."""
    return text.replace("\n", "\r\n").encode("utf-8-sig")
