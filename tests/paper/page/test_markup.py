"""Whatever people wrote is shown on a page, and does nothing there."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tongzhi_cli.paper.page.markup import element, in_css, text

KINDS = [
    line.split("\t")
    for line in Path(__file__).with_name("kinds_shown.tsv").read_text("utf-8").splitlines()[1:]
]


def unescaped(written: str) -> str:
    """A text of the table, its characters in place of what stands for them."""
    if "\\" not in written:
        return written
    return written.encode("latin-1", "backslashreplace").decode("unicode-escape")


@pytest.mark.parametrize(("kind", "written", "shown"), KINDS)
def test_kinds(kind: str, written: str, shown: str) -> None:
    """A browser shows just that, as the text of one cell and as the value of an attribute."""
    assert kind
    made = element("td", unescaped(written), title=unescaped(written))
    cell = html.fragment_fromstring(f"<table><tr>{made}</tr></table>").find(".//td")
    assert cell is not None
    assert cell.xpath("string()") == shown
    assert cell.get("title") == shown
    assert [one.tag for one in cell] in ([], ["bdi"])


def test_each_kind_has_neighbours() -> None:
    """At least three inputs a kind."""
    assert [kind for kind, count in Counter(row[0] for row in KINDS).items() if count < 3] == []


@given(st.text())
def test_any_text(written: str) -> None:
    """No text makes an element, ends one, or leaves what nobody sees; it stays on one line."""
    made = text(written)
    cell = html.fragment_fromstring(f"<p>{made}</p>")
    assert [one.tag for one in cell] in ([], ["bdi"])
    assert made.replace("\u3000", "").replace("\xa0", "").isprintable()
    made.encode()


@given(st.text())
def test_any_text_in_a_style_sheet(written: str) -> None:
    """It ends neither the string nor the style sheet."""
    made = in_css(written)
    assert (made[0], made[-1]) == ('"', '"')
    assert not set(made[1:-1]) & set("\"'<>{}\n;/*@")
