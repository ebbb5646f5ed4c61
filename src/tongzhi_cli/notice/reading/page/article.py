"""A saved web page -> the text of its article: title, who published it and when, body, attachments.

What a site adds (menus, side bars, lists of other notices, bread crumbs, footers) is told by three
signs: it stands outside of the block with the sentences, it is mostly links, or it is called so.
Everything else stays, so that no signature and no table of the article is lost. Own code, not
readability-lxml: measured in docs/design-notes.md (issue 15, item 2).
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree, html

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.reading.attached import FILE_END, attached, without_ending
from tongzhi_cli.notice.reading.page.frame import with_frame
from tongzhi_cli.notice.reading.page.furniture import begins_others, is_frame
from tongzhi_cli.notice.reading.page.merged_cells import spread
from tongzhi_cli.notice.reading.page.page_title import Heading, heading_of
from tongzhi_cli.notice.reading.page.struck import between_marks

_BLOCKS = {
    "p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl",
    "dd", "dt", "section", "article", "header", "footer", "title", "body", "blockquote", "center",
    "hr", "form", "main", "pre", "fieldset",
}  # fmt: skip
_NO_TEXT = ("script", "style", "noscript", "template", "head", "iframe", "svg")
#: What nobody reads as the article.
_UNSEEN = ("select", "button", "nav", "textarea", "aside", "footer")
#: What may hold an article.
_HOLDERS = {
    "body", "div", "section", "article", "main", "table", "tbody", "tr", "td", "center", "form",
    "font", "span", "blockquote", "fieldset", "dl", "dd", "ul", "li",
}  # fmt: skip
#: How sites call what is no article, in English and pinyin.
_CALLED = (
    r"(?i)(?:^|[\s_-])(?:side|hot|share|search|login|banner|logo|link|links|tool|tools|prev|next|"
    r"page|pages|pager|rank|tag|tags|foot|left_?nav|top|bshare)\d{0,2}(?:[\s_-]|$)|"
    r"nav(?:bar|i|$|[\s_-])|menu|footer|crumb|sidebar|weizhi|dqwz|copyright|friendlink|related|"
    r"relat[ei]|qrcode|comment|banquan|dibu|daohang|remen|sxp|pagination|shangxia|neighbou?r"
)
#: How they call what readers wrote, also within the block of the article.
_OF_READERS = r"(?i)comment|pinglun|liuyan|guestbook"
#: That is no more than this part of it.
_LEAST = 2
#: What a line goes through, by its name, its own style, or a rule of the page for its class.
_STRUCK = {"s", "strike", "del"}
_THROUGH = re.compile(r"(?i)text-decoration(?:-line)?\s*+:[^;]{0,60}line-through")
_RULE = r"(?i)([^{}]{1,300})\{[^{}]{0,2000}line-through"
#: Stands where a line ends, while the breaks of the page's own source are still blanks.
_BREAK = "\ue000"
#: Stands where the title stood.
_TITLE = "\ue001"
#: The block with the sentences has so much of what the block around it has.
_MOST = 0.6
#: What a sentence has, or so many signs without it.
_STOPS, _SENTENCE = frozenset("，。；："), 20
#: A page with more is no notice's; it is told so by its length.
_MOST_ELEMENTS = 30_000
#: No notice has as many attachments.
_MOST_FILES = 30
#: A cell with more is one of the page's own frame.
_LONGEST_CELL = 400


class _Weight(NamedTuple):
    """How many signs of an element stand in sentences, in links, and outside of links."""

    said: int
    links: int
    own: int


def article(page: str) -> str:
    """The text of the article of a *page*, a paragraph a line, a table's cells between tabs."""
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page)
    try:
        root: html.HtmlElement = html.document_fromstring(page)
    except (etree.ParserError, ValueError):
        return ""
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return _text(root, root, Heading(), [])
    _mark_struck(root)
    heading = heading_of(root)
    around: list[str] = []
    for element in list(root.iter(*_NO_TEXT, *_UNSEEN)):
        if heading.element is None or element not in heading.element.iterancestors():
            around += [] if element.tag in _NO_TEXT else _lines_of(element)
            element.drop_tree()
    for element in root.xpath("//*[@hidden or contains(@style, 'display')]"):
        style = re.sub(r"\s", "", element.get("style") or "").lower()
        if "display:none" in style or element.get("hidden") is not None:
            around += _lines_of(element)
            element.drop_tree()
    weights = _weights(root)
    core = _core(root, weights)
    files = list(_files(root, core, weights))
    _drop_frame(root, core, heading, weights, around)
    return with_frame(_with_files(_text(root, core, heading, around), files), around)


def _mark_struck(root: html.HtmlElement) -> None:
    """Put what a line goes through between marks: it is none of the text, and is told."""
    classes = {
        name
        for sheet in root.iter("style")
        if "line-through" in str(sheet.text or "").casefold()
        for rule in re.finditer(_RULE, str(sheet.text or ""))
        for name in re.findall(r"\.([\w-]+)\s*+(?:,|$)", rule[1])
    }
    for element in list(root.iter(etree.Element)):
        is_named = not classes.isdisjoint((element.get("class") or "").split())
        if is_named or element.tag in _STRUCK or _THROUGH.search(element.get("style") or ""):
            told = between_marks(" ".join(map(str, element.itertext(etree.Element))))
            for child in list(element):
                element.remove(child)
            element.text = told


def _weights(root: html.HtmlElement) -> dict[html.HtmlElement, _Weight]:
    """The weight of every element of the page."""
    sums: dict[html.HtmlElement, list[int]] = {}
    in_links: set[html.HtmlElement] = set()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        linked = element.getparent() in in_links
        linked = linked or (element.tag == "a" and element.get("href") is not None)
        if linked:
            in_links.add(element)
        mine = sums.setdefault(element, [0, 0, 0])
        for text in (element.text, *(child.tail for child in element)):
            many = len("".join(text.split())) if text else 0
            if linked or not many:
                mine[1] += many
                continue
            mine[2] += many
            if many > _SENTENCE or not _STOPS.isdisjoint(text or ""):
                mine[0] += many
    for element in reversed(list(sums)):
        above = element.getparent()
        if above is not None and above in sums:
            sums[above] = [a + b for a, b in zip(sums[above], sums[element], strict=True)]
    return {element: _Weight(*told) for element, told in sums.items()}


def _core(root: html.HtmlElement, weights: dict[html.HtmlElement, _Weight]) -> html.HtmlElement:
    """The smallest block that has most of the sentences."""
    core = root
    while True:
        inside = [one for one in core if one in weights and one.tag in _HOLDERS]
        best = max(inside, key=lambda one: weights[one].said, default=None)
        if best is None or weights[best].said < _MOST * max(weights[core].said, 1):
            return core
        core = best


def _drop_frame(
    root: html.HtmlElement,
    core: html.HtmlElement,
    heading: Heading,
    weights: dict[html.HtmlElement, _Weight],
    dropped_lines: list[str],
) -> None:
    """Drop what belongs to the site; its lines that may name days go to *dropped_lines*."""
    kept = {root, core, *core.iterancestors()}
    if heading.element is not None:
        around = {heading.element, *heading.element.iterancestors()}
        inner = next(one for one in (core, *core.iterancestors()) if one in around)
        for above in inner.iterancestors():  # outside of what holds title and sentences
            for beside in list(above):
                if beside not in kept and beside not in around and beside in weights:
                    dropped_lines += _lines_of(beside)
                    _blank(beside)
        kept |= around
    inside, dropped = set(core.iterdescendants()), set()
    for element in list(root.iter()):
        if element.getparent() in dropped:
            dropped.add(element)
            continue
        if element in kept or element not in weights or element.tag in {"a", "br", "html", "body"}:
            continue
        is_small = _LEAST * weights[element].own < weights[core].own
        is_of_readers = is_small and re.search(_OF_READERS, _called(element)) is not None
        if is_of_readers or _is_frame(element, weights[element], is_inside=element in inside):
            dropped.add(element)
            dropped_lines += _lines_of(element)
            _blank(element)


def _lines_of(element: html.HtmlElement) -> list[str]:
    """The lines of an element of the frame, without what is no text."""
    pieces: list[str] = []
    unseen: set[html.HtmlElement] = set()
    for one in element.iter(etree.Element):
        if one is not element and one.getparent() in unseen:
            unseen.add(one)
            continue
        if one.tag in _NO_TEXT:
            unseen.add(one)
        text = "" if one in unseen else one.text or ""
        pieces += ["\n" if one.tag in _BLOCKS else " ", " ".join(text.split())]
        if one is not element:
            pieces += [" ", " ".join((one.tail or "").split())]
    return "".join(pieces).split("\n")


def _called(element: html.HtmlElement) -> str:
    """How a site calls an element."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _blank(element: html.HtmlElement) -> None:
    """Take the text out of an element; to take elements out takes lxml far longer."""
    for inside in element.iter():
        inside.text = None
        if inside is not element:
            inside.tail = None


def _is_frame(element: html.HtmlElement, weight: _Weight, *, is_inside: bool) -> bool:
    """Whether an element belongs to the site; inside of the article it takes more signs."""
    if element.tag not in _HOLDERS | {"ul", "ol", "p", "h2", "h3", "h4", "dt", "header"}:
        return False
    if weight.links == weight.own == 0 or (is_inside and weight.links == 0):
        return False
    links = [one for one in element.iter("a") if one.get("href")] if weight.links else []
    if any(map(_is_file, links)):
        return False
    called = re.search(_CALLED, _called(element))
    if called and (not is_inside or weight.links >= weight.own):
        return True
    text = " ".join(str(element.text_content()).split())
    if links and begins_others(text):
        return True
    if is_inside:
        return len(links) > 2 and weight.links > 3 * weight.own
    return weight.links > weight.own or is_frame(text)


# --- its attachments -------------------------------------------------------------------------


def _is_file(link: html.HtmlElement) -> bool:
    target = link.get("href") or ""
    return (
        re.search(rf"(?i){FILE_END}|download", target + " " + str(link.text_content())) is not None
    )


def _files(
    root: html.HtmlElement, core: html.HtmlElement, weights: dict[html.HtmlElement, _Weight]
) -> Iterator[str]:
    """The names of the files that the article links to."""
    inside = set(core.iterdescendants())
    seen = set()
    for link in root.iter("a"):
        if not link.get("href") or not _is_file(link) or link.get("href") in seen:
            continue
        seen.add(link.get("href"))
        if len(seen) > _MOST_FILES:
            return
        around = next(
            (one for one in link.iterancestors() if one in weights and one.tag in _HOLDERS), root
        )
        called = _called(around)
        beside = str(around.text_content()).strip()
        if link not in inside and (
            begins_others(" ".join(beside.split())) or re.search(_CALLED, called)
        ):
            continue
        name = " ".join(str(link.text_content()).split())
        in_target = unquote((link.get("href") or "").split("?")[0].rsplit("/", 1)[-1])
        if not name or re.fullmatch("(?:点击)?(?:下载|查看|附件)(?:附件)?", name):
            name = in_target if re.search(FILE_END, in_target) else ""
        if name and (link in inside or re.search(FILE_END, name) or "附件" in beside):
            yield name


def _with_files(text: str, files: list[str]) -> str:
    """The *text* with a line for each of the *files* that it does not list as attached."""
    lines = text.split("\n")
    for name in list(dict.fromkeys(files))[:_MOST_FILES]:
        bare = re.sub(r"^附\s*件\s*(?:\d{1,2}\s*[:：、.．\s]|[:：\s])\s*", "", name)
        stems = {without_ending(one) for one in (*attached(lines), "")}
        if without_ending(bare) not in stems:
            lines = [line for line in lines if line != name]
            lines.append(f"附件：{bare}")
    return "\n".join(lines)


# --- its text --------------------------------------------------------------------------------


def _text(
    root: html.HtmlElement, core: html.HtmlElement, heading: Heading, dropped_lines: list[str]
) -> str:
    """The lines of what is left, under the title; what is of the frame goes to *dropped_lines*."""
    if heading.element is not None and heading.element not in core.iterdescendants():
        heading.element.text = f"{_BREAK}{_TITLE}{_BREAK}"
        for child in list(heading.element):
            heading.element.remove(child)
    for table in root.iter("table"):
        if (
            table is not core
            and table not in core.iterancestors()
            and table.find(".//table") is None
        ):
            _flatten(table)
            spread(table)
    for element in root.iter():
        if element.tag in _BLOCKS:
            element.text = _BREAK + (element.text or "")
            element.tail = _BREAK + (element.tail or "")
        elif element.tag in {"td", "th"}:
            element.tail = "\t" + (element.tail or "").strip()
    lines = str(root.text_content()).split(_BREAK)  # a line's own breaks are blanks in a page
    cleaned = [re.sub(r"[ \xa0\r\n]+", " ", line).strip(" ") for line in lines]
    above = cleaned.index(_TITLE) if _TITLE in cleaned else -1
    dropped_lines += [*cleaned[: max(above, 0)], *filter(is_frame, cleaned[above + 1 :])]
    cleaned = cleaned[above + 1 :]
    before = [heading.text] if heading.text and not _begins_with(cleaned, heading.text) else []
    return "\n".join([*before, *(one for one in cleaned if one.strip() and not is_frame(one))])


def _begins_with(lines: list[str], title: str) -> bool:
    """Whether the *title* stands at the head of the lines, on one line or on several."""
    bare = "".join(title.split())
    return bare in "".join("".join(one.split()) for one in lines if one.strip())[:400]


def _flatten(table: html.HtmlElement) -> None:
    """One line a cell, so that a row of the table is one line."""
    for cell in table.iter("td", "th"):
        if len(cell) == 0:
            continue
        text = str(cell.text_content())
        if len(text) > _LONGEST_CELL:
            continue
        for child in list(cell):
            cell.remove(child)
        cell.text = " ".join(text.split())
