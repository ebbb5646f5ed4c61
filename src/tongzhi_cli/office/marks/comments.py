"""What the comments (批注) of a Word document say. ECMA-376 part 1, 17.13.4."""

import re

from tongzhi_cli.office.marks.mark import AUTHOR
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.xml import P, T, W, parsed

_PART = re.compile(r"word/comments\d{0,3}\.xml")


def comments_of(package: Package) -> dict[str, str]:
    """What each comment says, by its id; those that we wrote ourselves are left out.

    Raises:
        InputError: the part with the comments is not well-formed.

    """
    said: dict[str, str] = {}
    for part in filter(_PART.fullmatch, package.names):
        for comment in parsed(package.path, package.read(part)).iter(f"{W}comment"):
            if comment.get(f"{W}author") == AUTHOR:
                continue
            lines = ("".join(one.text or "" for one in line.iter(T)) for line in comment.iter(P))
            said[comment.get(f"{W}id", "")] = " ".join(filter(None, map(str.strip, lines)))
    return said
