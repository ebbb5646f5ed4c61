"""The title of a saved page: its heading, or <title> without the name of the site."""

import re
from collections.abc import Iterator

from lxml import html

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.reading.page.furniture import is_furniture
from tongzhi_cli.notice.reading.page.title import ENDED

#: Between the title and the name of the site.
_PARTED = r"(?<!\d)\s{0,20}[-—–_|｜·>»]{1,20}\s{0,20}|\s{0,20}[-—–_|｜·>»]{1,20}\s{0,20}(?!\d)"
_HEADINGS = ("h1", "h2", "h3", "h4")
_OTHERS = ("div", "p", "td", "th", "span", "font", "b", "strong", "center")
_CALLED = r"(?i)tit|biaoti|(?:^|[\s_-])bt\d*(?:[\s_-]|$)|headline|activity-name|subject|arti"
#: The name of an office or a site ends so, and no title does.
_SITE = "[处院校部网系科站]$|大学$|中心$"
#: 示例学院教务处 - 通知: the last is the section that the page stands in.
_SECTION = r"[-—–_|｜·>»]\s*(?:教务|学院|校内|最新)?(?:通知|公告|通知公告|通告|通报|说明)$"
_SHORTEST, _LONGEST, _MOST, _MOST_CHILDREN = 6, 100, 6, 20


class Heading(NamedTuple):
    """The *text* of the title, and the *element* that it stands in, None if only in <title>."""

    text: str = ""
    element: html.HtmlElement | None = None


def heading_of(root: html.HtmlElement) -> Heading:
    """The title of the page *root*."""
    told = _told(root)
    named = _bare(_without_site(told) or told)
    best, most = Heading(), 0
    for element, text in _candidates(root, frozenset(map(_bare, _parts(told)))):
        bare = _bare(text)
        points = 3 if re.search(ENDED, bare) else 0
        points += 3 if bare in named and not re.search(_SITE, bare) else 0
        points += 1 if element.tag == "h1" else 0
        points += 1 if element.tag in _HEADINGS else 0
        if points > most and points > 2:
            best, most = Heading(text, element), points
    return best if best.text else Heading(_without_site(told))


def _candidates(
    root: html.HtmlElement, parts: frozenset[str]
) -> Iterator[tuple[html.HtmlElement, str]]:
    """What may be the heading; none that is a link, as every title of a list is."""
    for element in root.iter(*_HEADINGS, *_OTHERS):
        if len(element) > _MOST_CHILDREN or (len(element) == 0 and not element.text):
            continue
        called = f"{element.get('class') or ''} {element.get('id') or ''}"
        text = " ".join(str(element.text_content()).split())
        if not _SHORTEST <= len(text) <= _LONGEST or is_furniture(text):
            continue
        if any(one.tag == "a" and one.get("href") for one in element.iterancestors()):
            continue
        if element.find(".//a[@href]") is not None or re.search("[。：:]$", text):
            continue
        is_own = element.tag in _HEADINGS or re.search(_CALLED, called) is not None
        if is_own or _bare(text) in parts:
            yield element, text


def _told(root: html.HtmlElement) -> str:
    """What the page says of itself."""
    for path in (
        "//meta[@property='og:title']/@content",
        "//meta[@name='ArticleTitle']/@content",
        "//head/title/text()",
    ):
        for found in root.xpath(path):
            if text := " ".join(str(found).split()):
                return text
    return ""


def _parts(told: str) -> list[str]:
    """What <title> may mean by the title: each of its parts, or several of them."""
    marks = [found.span() for found in re.finditer(_PARTED, told)][:_MOST]
    begins, ends = [0, *(end for _, end in marks)], [*(begin for begin, _ in marks), len(told)]
    return [told[begin:end] for begin in begins for end in ends if begin < end]


def _without_site(told: str) -> str:
    """The title in <title>; "" where that is only the name of a site or a section.

    >>> _without_site("关于2026—2027学年注册的通知-示例大学教务处"), _without_site("通知公告")
    ('关于2026—2027学年注册的通知', '')
    """
    named = [
        one
        for one in _parts(told)
        if re.search(ENDED, one) and len(one) >= _SHORTEST and not re.search(_SECTION, one)
    ]
    about = [one for one in named if one.startswith("关于")]
    return min(about or named, key=len, default="")


def _bare(text: str) -> str:
    return "".join(text.split())
