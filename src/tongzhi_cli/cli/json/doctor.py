"""`doctor --json`: what was looked at on this computer, and the versions at work."""

from typing import TYPE_CHECKING

from tongzhi_cli.cli.json.values import put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tongzhi_cli.machine.checks import Finding
    from tongzhi_cli.machine.versions import Versions


def write(found: "Sequence[Finding]", known: "Versions") -> None:
    """Print what was *found*, and what is *known* of versions."""
    put(
        {
            "schema": 1,
            "checks": [
                {
                    "code": one.code,
                    "title": one.title,
                    "severity": one.severity.value if one.severity else None,
                    "message": one.says,
                    "hint": one.do or None,
                }
                for one in found
            ],
            "versions": {
                "fankui": known.program,
                "python": known.python,
                "platform": known.platform,
                "standalone": known.is_standalone,
                "libraries": known.libraries,
            },
        }
    )
