"""A page as a parser sees it: its tables, what it would fetch, what would run."""

import re
from typing import Any, NamedTuple

from lxml import html

#: Whatever fetches, runs or leads out of a page.
ACTIVE = ("script", "link", "img", "iframe", "object", "embed", "form", "base", "svg", "audio",
          "video", "input", "button", "noscript", "template", "details")  # fmt: skip


class Page(NamedTuple):
    """A page: its text as it is written, and its tree."""

    source: str
    tree: Any

    def rows(self, key: str) -> list[list[str]]:
        """The rows of all tables of a section, but for those above groups."""
        found = self.tree.xpath(f"//section[@id='{key}']//tbody/tr[not(@class='g')]")
        return [[text_of(cell) for cell in row] for row in found]

    def titles(self) -> dict[str, str]:
        """The heading of each section."""
        return {one.get("id"): text_of(one.find("h2")) for one in self.tree.xpath("//section")}

    def text(self) -> str:
        """All that is read."""
        return text_of(self.tree.body)


def text_of(element: Any) -> str:
    """The text of an element; each of its parts apart."""
    return " ".join(element.xpath("string()").split()) if len(element) == 0 else " ".join(
        part.strip() for part in element.itertext() if part.strip()
    )  # fmt: skip


def parsed(data: bytes) -> Page:
    """A page from the bytes of its file."""
    source = data.decode()
    return Page(source, html.document_fromstring(source))


def faults(page: Page) -> list[str]:
    """What a page must not have: what fetches, runs, leads out; tables that are none."""
    tree = page.tree
    found = [f"<{one.tag}>" for one in tree.iter(*ACTIVE)]
    for one in tree.iter():
        for name, value in one.attrib.items():
            if name.startswith("on") or name in {"src", "srcset", "action", "background"}:
                found.append(f"{one.tag} {name}")
            if name == "href" and not re.fullmatch(r"#[a-z]+|tel:\+?[0-9]+", value):
                found.append(f"href {value}")
            if name == "href" and value[0] == "#" and not tree.xpath(f"//*[@id='{value[1:]}']"):
                found.append(f"nothing at {value}")
    found += [word for word in ("://", "url(", "@import", "javascript:") if word in page.source]
    if re.sub("[\n\t]", "", page.source).isprintable() is False:
        found.append("something that nobody sees")
    for table in tree.iter("table"):
        width = len(table.findall("thead/tr/th"))
        for row in table.findall("tbody/tr"):
            cells = sum(int(cell.get("colspan", "1")) for cell in row)
            if cells != width or not width:
                found.append(f"a row of {cells} cells under {width} headings: {text_of(row)}")
    ids = [one.get("id") for one in tree.xpath("//*[@id]")]
    found += ["twice: " + one for one in ids if ids.count(one) > 1]
    return found
