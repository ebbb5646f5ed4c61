"""Where the elements of an XML part begin and end, in bytes: so that a part is changed in places.

A part that is parsed and written anew is the same to a program, and other bytes: quotes, entities,
blank elements. Here what is put in is all that is new.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from xml.parsers import expat

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.limits import broken
from tongzhi_cli.office.word.xml import parsed, written

#: A tag; a > may stand in the value of an attribute.
_TAG = re.compile(rb"<(?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+>")
_NAME = re.compile(rb"</?((?:[^\s:/>]+:)?)([^\s:/>]+)")
_UTF8 = re.compile(
    rb"(?:\xef\xbb\xbf)?<\?xml [^<>]{0,200}?encoding\s*=\s*[\"'](?!(?i:utf-8|utf8)[\"'])"
)
_BOMS = (b"\xff\xfe", b"\xfe\xff")


class Span(NamedTuple):
    """An element: its tag lies from *start* to *inner*, its content ends at *close*.

    *depth* is 0 of the root, *at* its place among all elements of the part. Of a blank one
    (``<c/>``) *inner*, *close* and *end* are one.
    """

    name: str
    start: int
    inner: int
    close: int
    end: int
    depth: int
    at: int
    attributes: Mapping[str, str]

    @property
    def is_blank(self) -> bool:
        """Whether it is one tag, that is begin and end."""
        return self.inner == self.end

    def moved(self, by: int) -> "Span":
        """The same, so many bytes further on."""
        start, inner, close, end = (at + by for at in self[1:5])
        return self._replace(start=start, inner=inner, close=close, end=end)

    def get(self, name: str) -> str | None:
        """An attribute by its name without prefix."""
        for key, value in self.attributes.items():
            if key == name or key.endswith(f":{name}"):
                return value
        return None


class Edit(NamedTuple):
    """The bytes from *start* to *end* give way to *text*; nothing does where they are one."""

    start: int
    end: int
    text: bytes


def in_utf8(path: Path, xml: bytes) -> bytes:
    """*xml*, anew in UTF-8 where it is in something else.

    Raises:
        InputError: it is not well-formed.

    """
    if xml.startswith(_BOMS) or b"\0" in xml[:4] or _UTF8.match(xml):
        return written(parsed(path, xml))
    return xml


def spans(path: Path, xml: bytes, names: Collection[str], depth: int = 1) -> list[Span]:
    """The elements called one of *names*, and all down to *depth*, as they begin.

    Raises:
        InputError: it is not well-formed, or has a DOCTYPE.

    """
    return _Spans(path, xml, names, depth).found()


class _Spans:
    def __init__(self, path: Path, xml: bytes, names: Collection[str], depth: int) -> None:
        self._path, self._xml, self._names, self._depth = path, xml, names, depth
        self._parser = expat.ParserCreate()
        self._open: list[int] = []
        self._count = 0
        self._spans: list[Span] = []

    def found(self) -> list[Span]:
        parser = self._parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(self._xml, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise broken(self._path) from error
        return self._spans

    def _refuse(self, *_: object) -> None:
        raise broken(self._path, "里面有不该有的声明")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name, depth = tag.rpartition(":")[2], len(self._open)
        at, self._count = self._count, self._count + 1
        if depth > self._depth and name not in self._names:
            self._open.append(-1)
            return
        self._open.append(len(self._spans))
        start = self._parser.CurrentByteIndex
        inner = tag_end(self._xml, start)
        self._spans.append(Span(name, start, inner, inner, inner, depth, at, attributes))

    def _end(self, _: str) -> None:
        which = self._open.pop()
        if which < 0:
            return
        span = self._spans[which]
        if self._xml[span.inner - 2 : span.inner] != b"/>":
            close = self._parser.CurrentByteIndex
            self._spans[which] = span._replace(close=close, end=tag_end(self._xml, close))


def tag_end(xml: bytes, start: int) -> int:
    """Behind the tag that begins at *start*."""
    match = _TAG.match(xml, start)
    return match.end() if match else start


def prefix_of(xml: bytes, span: Span) -> bytes:
    """The prefix of an element as it is written, with its colon; b"" where it has none."""
    match = _NAME.match(xml, span.start)
    return match[1] if match else b""


def inserted(at: int, content: bytes) -> Edit:
    """That *content* stands before the byte at that place."""
    return Edit(at, at, content)


def appended(xml: bytes, span: Span, content: bytes) -> Edit:
    """That *content* stands last in an element."""
    if not span.is_blank:
        return Edit(span.close, span.close, content)
    match = _NAME.match(xml, span.start)
    name = match[1] + match[2] if match else b""
    return Edit(span.inner - 2, span.inner, b">" + content + b"</" + name + b">")


def retagged(xml: bytes, span: Span, name: bytes, value: bytes, content: bytes) -> list[Edit]:
    """That an element has that attribute, and *content* stands last in it.

    >>> xml = b'<fills count="1"><fill/></fills>'
    >>> edited(xml, retagged(xml, spans(Path(), xml, ["fills"])[0], b"count", b"2", b"<fill/>"))
    b'<fills count="2"><fill/><fill/></fills>'
    """
    tag = with_attribute(xml[span.start : span.inner], name, value)
    end = appended(xml, span, content)
    if span.is_blank:
        closing = end.text.removeprefix(b">")
        return [Edit(span.start, span.end, tag.removesuffix(b"/>") + b">" + closing)]
    return [Edit(span.start, span.inner, tag), end]


def with_attribute(tag: bytes, name: bytes, value: bytes) -> bytes:
    """A tag with that attribute, whether it had it or not.

    >>> with_attribute(b'<c r="A1" s="3"/>', b"s", b"4"), with_attribute(b"<c>", b"s", b"4")
    (b'<c r="A1" s="4"/>', b'<c s="4">')
    """
    new = b" " + name + b'="' + value + b'"'
    there = re.search(rb"\s" + re.escape(name) + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", tag)
    if there:
        return tag[: there.start()] + new + tag[there.end() :]
    end = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return tag[:end].rstrip() + new + tag[end:]


def edited(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """*xml* with *edits* in it; of those at one place the first stands first."""
    return b"".join(_pieces(xml, sorted(edits, key=lambda one: (one.start, one.end))))


def _pieces(xml: bytes, edits: Iterable[Edit]) -> Iterator[bytes]:
    done = 0
    for start, end, text in edits:
        yield xml[done:start]
        yield text
        done = max(done, end)
    yield xml[done:]
