"""What a blank form brings along of elsewhere: taken out, and told (issue 16)."""

from collections.abc import Collection
from pathlib import Path

from tongzhi_cli.form.allowances import EXTERNAL
from tongzhi_cli.office.package import Package


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
