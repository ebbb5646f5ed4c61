"""What a page consists of: the sheet itself, the verdict, figures, bars, tables, sections."""

from collections.abc import Iterable, Mapping, Sequence

from tongzhi_cli.answers.answer import STATUS_WORDS, Status
from tongzhi_cli.model.file_kind import OWN_PAGE
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.paper.page.markup import Markup, element, joined, text
from tongzhi_cli.paper.page.style import COLOURS, style

#: Nothing is fetched and nothing runs, whatever a text in the page may say.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
#: In this order they stand in a bar.
_PARTS = tuple(COLOURS)


class Section(NamedTuple):
    """A part of the page that the list at its top leads to: *key* is the place."""

    key: str
    title: str
    inside: Markup


def page(title: str, as_of: str, head: Sequence[str], sections: Sequence[Section]) -> bytes:
    """The whole page as the bytes of its file; the *head* stands above the *sections*."""
    links = (element("a", one.title, href=f"#{one.key}") for one in sections)
    meta = (
        element("meta", charset="utf-8"),
        Markup(OWN_PAGE),
        element("meta", name="viewport", content="width=device-width,initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="robots", content="noindex"),
        element("meta", name="format-detection", content="telephone=no"),  # 学号 are none
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
        element("title", title),
        element("style", Markup(style(title, as_of))),
    )
    body = element(
        "body",
        element("header", *head),
        element("nav", *links) if len(sections) > 1 else Markup(),
        element("main", *(_section(one) for one in sections)),
    )
    made = "\n".join(meta)
    return (
        f'<!doctype html>\n<html lang="zh-CN">\n<head>\n{made}\n</head>\n{body}\n</html>\n'.encode()
    )


def _section(one: Section) -> Markup:
    return joined("\n", element("section", element("h2", one.title), one.inside, id=one.key))


def verdict(said: str, *, good: bool) -> Markup:
    """What it comes to, in one line."""
    return element("p", said, class_="verdict good" if good else "verdict")


def figures(counts: Iterable[tuple[str, int]]) -> Markup:
    """The numbers that one looks for first."""
    return element(
        "dl",
        *(element("div", element("dt", what), element("dd", f"{many:,}")) for what, many in counts),
    )


def note(said: str) -> Markup:
    """A remark in small type."""
    return element("p", said, class_="soft")


def legend() -> Markup:
    """What the colours of the bars are."""
    parts = (element("span", element("i", class_=str(one)), STATUS_WORDS[one]) for one in _PARTS)
    return element("p", *parts, class_="key", aria_hidden="true")


def bar(counts: Mapping[Status, int]) -> Markup:
    """A bar of so many of each; what it says is said in words beside it."""
    whole = sum(counts.get(one, 0) for one in _PARTS)
    parts = (
        element("i", class_=str(one), style=f"width:{100 * counts[one] / whole:.4g}%")
        for one in _PARTS
        if counts.get(one)
    )
    return element("div", *parts, class_="bar", aria_hidden="true")


class Cell(NamedTuple):
    """A cell and what kind of cell it is, as the style sheet knows it."""

    inside: str
    kind: str = ""


def table(
    heading: Sequence[str],
    groups: Iterable[tuple[str, Iterable[Sequence[str | Cell]]]],
    kind: str = "",
) -> Markup:
    """Rows under a heading that each printed page repeats; a group has a line of its own above.

    The first cell of a row says what the row is about.
    """
    head = element("thead", element("tr", *(element("th", one, scope="col") for one in heading)))
    bodies = (_group(title, rows, len(heading)) for title, rows in groups)
    return element("table", head, *bodies, class_=kind)


def _group(title: str, rows: Iterable[Sequence[str | Cell]], width: int) -> Markup:
    above = Markup()
    if title:
        cell = element("th", title, colspan=str(width), scope="rowgroup")
        above = element("tr", cell, class_="g")
    return element("tbody", above, *(_row(one) for one in rows))


def _row(cells: Sequence[str | Cell]) -> Markup:
    told = [one if isinstance(one, Cell) else Cell(one) for one in cells]
    first = element("th", told[0].inside, class_=told[0].kind)
    rest = (element("td", one.inside, class_=one.kind) for one in told[1:])
    return joined("\n", element("tr", first, *rest))


def names(several: Iterable[str]) -> Markup:
    """Names one behind the other."""
    return Markup("、".join(map(text, several)))
