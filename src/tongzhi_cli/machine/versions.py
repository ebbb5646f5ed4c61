"""Which versions are at work, for somebody who reports a fault (issue 20)."""

import platform
import struct
import sys
from importlib import metadata

from tongzhi_cli import __version__
from tongzhi_cli.named_tuple import NamedTuple

#: What pip calls the package.
_DISTRIBUTION = "tongzhi-cli"


class Versions(NamedTuple):
    """The program, what runs it, and each library that it asks for by name; no path, no name."""

    program: str
    python: str
    platform: str
    #: Whether it is the standalone folder, without a Python of the person's own.
    is_standalone: bool
    libraries: dict[str, str]


def versions() -> Versions:
    """What is installed here; no libraries where the package itself is not (a bare checkout)."""
    bits = struct.calcsize("P") * 8
    return Versions(
        __version__,
        f"{platform.python_version()}（{platform.python_implementation()}，{bits} 位）",
        platform.platform(),
        bool(getattr(sys, "frozen", False)),
        dict(_libraries()),
    )


def _libraries() -> list[tuple[str, str]]:
    try:
        asked = metadata.requires(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return []
    names = sorted(_name(line) for line in asked if "extra ==" not in line)
    return [(name, _version(name)) for name in names]


def _name(requirement: str) -> str:
    """The distribution that a line of the metadata asks for.

    >>> _name("typer<0.30,>=0.29"), _name("python-docx>=1.2"), _name("tzdata")
    ('typer', 'python-docx', 'tzdata')
    """
    end = next((at for at, sign in enumerate(requirement) if sign in " <>=!~;["), None)
    return requirement[:end]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "没有"
