"""Workbooks with something odd in one of their parts, made from good ones by a seed.

An attribute that is empty or no number, one that is not there, a comment or an instruction to a
program at any place, an element too few or too many: as other programs, hands and damage leave
them.
"""

from pathlib import Path
from random import Random

from lxml import etree

from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.xml import Element

_VALUES = (
    "", " ", "abc", "-1", "0", "1.5", "1e400", "nan", "A:C", "1:3", "A0", "Z9:A1", "XFE1:ZZZ9",
    "99999999999999999999", "9" * 5000, "１２", "²", "true", "./..", "rId999", "/xl/none.xml",
)  # fmt: skip
_PARTS = (".xml", ".rels")
_UNREAD = ("docProps/", "xl/theme/", "_rels/")


def mutated(data: bytes, seed: int) -> bytes:
    """The workbook *data* with one to six odd places, the same for the same *seed*."""
    dice = Random(seed)  # noqa: S311  no secret
    package = Package(Path("表.xlsx"), data)
    names = sorted(
        one for one in package.names if one.endswith(_PARTS) and not one.startswith(_UNREAD)
    )
    changed: dict[str, bytes] = {}
    for _ in range(dice.randint(1, 6)):
        name = dice.choice(names)
        root = etree.fromstring(changed.get(name, b"") or package.read(name))
        _mutate(dice.choice([*root.iter("*")]), dice)
        changed[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return package.rewritten(changed)


def _mutate(one: Element, dice: Random) -> None:
    match dice.randrange(8):
        case 0 | 1 | 2 if one.attrib:
            one.set(dice.choice([*one.attrib]), dice.choice(_VALUES))
        case 3 if one.attrib:
            del one.attrib[dice.choice([*one.attrib])]
        case 4:
            put_aside(one, dice)
        case 5 if (parent := one.getparent()) is not None:
            parent.remove(one)
        case 6 if (parent := one.getparent()) is not None:
            parent.append(etree.fromstring(etree.tostring(one)))
        case _:
            one.text = dice.choice(_VALUES)


def put_aside(one: Element, dice: Random) -> None:
    """A comment or an instruction among the children, or in the middle of the text, of *one*."""
    made = dice.choice((etree.Comment(" 1 "), etree.ProcessingInstruction("fankui", "rows")))
    at = dice.randint(0, len(one))
    if at == 0 and one.text:
        cut = dice.randint(0, len(one.text))
        made.tail, one.text = one.text[cut:], one.text[:cut]
    one.insert(at, made)


def with_asides(data: bytes, seed: int) -> bytes:
    """The workbook *data* with a comment or an instruction in every tenth element of each part."""
    dice = Random(seed)  # noqa: S311  no secret
    package = Package(Path("表.xlsx"), data)
    changed = {}
    for name in sorted(name for name in package.names if name.endswith(_PARTS)):
        root = etree.fromstring(package.read(name))
        for one in [root, *(one for one in [*root.iter()] if dice.random() < 0.1)]:
            put_aside(one, dice)
        changed[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return package.rewritten(changed)
