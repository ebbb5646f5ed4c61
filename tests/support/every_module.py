"""Every module of the package; those that import the extra `scan` only where it is wanted."""

import importlib
import importlib.util
import pkgutil
from types import ModuleType

import tongzhi_cli
from tongzhi_cli.scan import extra

_SCAN = "tongzhi_cli.scan."


def is_of_extra(name: str) -> bool:
    """Whether a module of that name imports what the extra brings."""
    return name.startswith(f"{_SCAN}image") or name in {
        f"{_SCAN}{one}"
        for one in ("header", "pictures", "read", "rendered", "sheet", "stack", "stacks")
    }


def imported(*, with_extra: bool = True) -> list[ModuleType]:
    """The package and all that is in it; with the extra where it is wanted and installed."""
    is_whole = with_extra and not extra.missing()
    names = [one.name for one in pkgutil.walk_packages(tongzhi_cli.__path__, "tongzhi_cli.")]
    return [
        tongzhi_cli,
        *(importlib.import_module(one) for one in names if is_whole or not is_of_extra(one)),
    ]
