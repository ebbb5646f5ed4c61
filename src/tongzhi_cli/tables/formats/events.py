"""XML parts read as a stream, whatever the namespace prefixes, in the memory of one row."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tongzhi_cli.office.counted import refuse_tree, too_much
from tongzhi_cli.office.limits import MAX_DEPTH, broken, refuse_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CHUNK = 65_536
#: Elements that are there at a time, those of one row with them: some 300 bytes each.
MAX_KEPT = 250_000


def local(name: str) -> str:
    """A tag or attribute name without its namespace.

    >>> local("{urn:x}row"), local("row")
    ('row', 'row')
    """
    return name.rpartition("}")[2]


def attributes(element: "Element") -> dict[str, str]:
    """The attributes of an element by their names without namespace."""
    return {local(name): value for name, value in element.attrib.items()}


def elements(
    path: Path, xml: bytes, forget: Collection[str]
) -> "Iterator[tuple[str, str, Element]]":
    """Each element of *xml* as ("start" or "end", name, element).

    Elements whose name is in *forget* are dropped after their end.

    Raises:
        InputError: it is not well-formed, has a DOCTYPE, or goes too deep.

    """
    from xml.etree.ElementTree import ParseError, XMLPullParser  # noqa: PLC0415  (start fast)

    refuse_xml(path, xml)
    if not forget:
        refuse_tree(path, xml)
    # refuse_xml lets no DOCTYPE pass, and so no entities
    parser: Any = XMLPullParser(events=("start", "end"))
    stack: list[Element] = []
    kept = 0
    sizes = [0]  # elements that stay in each of the stack, and in the part
    try:
        for at in range(0, len(xml), _CHUNK):
            parser.feed(xml[at : at + _CHUNK])
            for event, element in parser.read_events():
                name = local(element.tag)
                if event == "start":
                    stack.append(element)
                    sizes.append(1)
                    kept += 1
                    if len(stack) > MAX_DEPTH:
                        raise broken(path, "一层套一层，套得太深")
                    if kept > MAX_KEPT:
                        raise too_much(path, "里面的东西太多")
                    yield "start", name, element
                    continue
                yield "end", name, element
                stack.pop()
                size = sizes.pop()
                if name in forget and stack:
                    stack[-1].remove(element)
                    kept -= size
                else:
                    sizes[-1] += size
        parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise broken(path) from error
