"""A form's document as text between marks, put together with the rows of each page.

`form.word.fill` marks the tree (processing instructions, which never reach the file) where each
part begins and where a value goes; here it is cut there, and joined again.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.rows import Row, in_lines
from tongzhi_cli.form.word.document.parts import FormParts
from tongzhi_cli.form.word.prototypes import MARK, holes
from tongzhi_cli.model.text import printable
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.word.boxes import MARKS, as_symbol
from tongzhi_cli.office.word.xml import Element, W, written

#: Where a row has the text of a column by itself; asked most often, so not by a call.
_FIELDS = {Column.NUMBER: 1, Column.NAME: 2, Column.RESULT: 3}

#: Where the rows of a sheet go: those of the list, and those of the 勘误表 below it.
_SECOND = "second_rows"
_PLACES = ("rows", _SECOND)


class MarkedText:
    """A marked document as text: what stands before, in and behind the sheets, and its rows."""

    def __init__(self, root: Element, parts: FormParts, narrowed: Collection[int] = ()) -> None:
        """*narrowed* are the rows, by their 序号, whose name is written in narrower letters."""
        self._narrowed = narrowed
        self._holes = {
            name: (block, column, _FIELDS.get(column, 0))
            for name, block, column, _ in holes(parts.all_blocks)
        }
        self._columns = [frozenset(one) for one in parts.all_blocks]
        self._numbered = parts.numbered
        self._lists, self._across = len(parts.blocks), parts.across
        prefix = next((key for key, uri in root.nsmap.items() if f"{{{uri}}}" == W), "w")
        mark = f"{prefix}:" if prefix else ""
        self._mark = mark
        names = [key for key, uri in root.nsmap.items() if key and f"{{{uri}}}" == W]
        self._prefix = names[0] if names else ""
        self._new_line = f'</{mark}t><{mark}br/><{mark}t xml:space="preserve">'
        xml = written(root)
        pieces = re.split(rf"<\?{MARK} (\w+)\?>", xml.decode())
        self.before = pieces[0]
        self._sections: dict[str, list[str]] = {}
        section = ""
        for name, text in zip(pieces[1::2], pieces[2::2], strict=True):
            if name in self._holes or name in _PLACES:
                self._sections[section] += [name, text]
            else:
                section = name
                self._sections[section] = [text]

    def rows(self, rows: Sequence[Row], *, held: bool) -> list[str]:
        """The XML of some rows; *held*: the last two stay on the page of what follows the table.

        Otherwise a row that grows could leave the line to sign alone on an empty page.
        """
        lines = in_lines(rows, self._lists, across=self._across)
        first_held = len(lines) - 2 if held else len(lines)
        has_top = "written_top" in self._sections
        return [
            self._row(
                line,
                ("_top" if has_top and at == 0 else "") + ("_held" if at >= first_held else ""),
            )
            for at, line in enumerate(lines)
        ]

    def _row(self, line: Sequence[Row], kind: str, whose: str = "") -> str:
        used = any(row.is_used for row in line)
        if (
            self._narrowed
            and used
            and not whose
            and any(row.serial in self._narrowed for row in line)
        ):
            kind = "_narrow" + kind
        pieces = self._sections[whose + ("written" if used else "unused") + kind]
        text = [pieces[0]]
        for name, after in zip(pieces[1::2], pieces[2::2], strict=True):
            block, column, field = self._holes[name]
            row = line[block] if block < len(line) else line[-1]
            if field:
                value = str(row[field])
            elif column is Column.SERIAL and not (row.is_used or self._numbered[block]):
                value = ""
            elif column is Column.SHOWN:
                value = row.shown_among(self._columns[block])
            else:
                value = row.text(column)
            text.append(value if value.isalnum() else self._escaped(value, text[-1]))
            text.append(after)
        return "".join(text)

    def second_rows(self, rows: Sequence[Row]) -> list[str]:
        """The XML of the rows of the 勘误表 on a sheet."""
        return [self._row([row], "", "second_") for row in rows]

    def sheets(self, laid_out: "LaidOut", *, is_first: bool) -> list[str]:
        """The sheets with the rows of each page; *is_first* if nothing stands before them."""
        text: list[str] = []
        numbers = laid_out.numbers or range(1, len(laid_out.pages) + 1)
        pages = zip(numbers, laid_out.pages, laid_out.seconds, strict=True)
        for at, (number, rows, second) in enumerate(pages):
            own = f"sheet{number}"
            if own not in self._sections:
                own = "sheet" if is_first and not at else "further"
            for one in self._sections[own]:
                text += rows if one == "rows" else second if one == _SECOND else [one]
        return text

    @property
    def after(self) -> list[str]:
        """What stands behind the last sheet."""
        return [*self._sections["rest"], *self._sections["end"]]

    def _escaped(self, value: str, before: str) -> str:
        value = printable(value)
        value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if not value.isprintable() and re.search(MARKS, value):
            value = self._with_symbols(value, before)
        return value.replace("\n", self._new_line)

    def _with_symbols(self, value: str, before: str) -> str:
        """A value with its marks as signs of a font, each in a run like the one begun *before*.

        In one run with text, LibreOffice sets what follows a sign in its font.
        """
        run = before[max(before.rfind(f"<{self._mark}r>"), before.rfind(f"<{self._mark}r ")) :]
        start, _, _ = run.rpartition(f"<{self._mark}t")
        own, declared = self._prefix, ""
        if not own:
            own, declared = "w", f' xmlns:w="{W[1:-1]}"'

        def symbol(mark: re.Match[str]) -> str:
            font, code = as_symbol(mark[0])
            sign = f'<{own}:sym{declared} {own}:font="{font}" {own}:char="{code}"/>'
            end = f"</{self._mark}r>"
            return f"</{self._mark}t>{end}{start}{sign}{end}{run}"

        return re.sub(MARKS, symbol, value)


class LaidOut(NamedTuple):
    """One class laid out: the document as text, the rows of each page, what to know.

    *seconds* are the rows of the 勘误表 on each page, where the form has one; *numbers* are those
    of the pages, where these are not all.
    """

    text: MarkedText
    pages: Sequence[Sequence[str]]
    notes: Sequence[str]
    seconds: Sequence[Sequence[str]]
    numbers: Sequence[int] = ()


class Joined:
    """Classes in one document, one after the other: none is kept when the next one is laid out."""

    def __init__(self) -> None:
        self.pages = 0
        self.notes: dict[str, None] = {}

    def pieces(self, classes: Iterable[LaidOut]) -> Iterator[bytes]:
        """The document part, piece by piece.

        Raises:
            ValueError: there is no class.

        """
        first: MarkedText | None = None
        for one in classes:
            before = "" if first else one.text.before
            text = one.text.sheets(one, is_first=first is None)
            yield "".join([before, *text]).encode()
            first = first or one.text
            self.pages += len(one.pages)
            self.notes.update(dict.fromkeys(one.notes))
        if first is None:
            raise ValueError("no class")
        yield "".join(first.after).encode()
