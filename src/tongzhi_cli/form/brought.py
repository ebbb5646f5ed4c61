"""What a blank form brings along: of elsewhere, taken out (issue 16), and its protection."""

import re
from collections.abc import Collection
from pathlib import Path

from tongzhi_cli.form.allowances import EXTERNAL
from tongzhi_cli.office.package import Package

#: What is told of a form that is protected: it is filled, and keeps people from typing.
PROTECTED = "空白表的{}设了保护，填好的表也带着：要手改，先在 {}/WPS 的“审阅”里取消保护"
#: A document that keeps people from typing.
_LOCKED = rb"<\w{1,9}:documentProtection\s[^>]{0,600}:enforcement=[\"'](?:1|true|on)[\"']"


def cleaned(path: Path, data: bytes, allow: Collection[str] | None) -> tuple[bytes, list[str]]:
    """A blank form without what it brings along, and what is told of that.

    It stays where *allow* has that code. None instead of codes is for a command without --allow.
    """
    from tongzhi_cli.office import external  # noqa: PLC0415  not for our forms

    made = external.cleaned(Package(path, data))
    if not made.found:
        return data, []
    named = "、".join(f"{what} {count} 处" for what, count in sorted(made.found.items()))
    if allow and EXTERNAL.code in allow:
        return data, [f"空白表里有外来的内容：{named}，照 --allow {EXTERNAL.code} 留着"]
    keep = "" if allow is None else f"（要留着就加 --allow {EXTERNAL.code}）"
    return made.data, [f"空白表里有外来的内容：{named}，都去掉了再填{keep}"]


def is_locked(package: Package, part: str) -> bool:
    """Whether the document whose main *part* that is keeps people from typing."""
    settings = f"{part.rpartition('/')[0]}/settings.xml"
    return settings in package and re.search(_LOCKED, package.read(settings)) is not None
