"""Which modules are looked at for doctests: those of the extra `scan` only where it is."""

from pathlib import Path

_SOURCE = Path(__file__).parent / "src"
#: It draws with the extra's libraries, for tests that are skipped without them.
_DRAWN = Path(__file__).parent / "tests/support/drawn_sheets.py"


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Nothing of the extra is imported where it is not installed."""
    if collection_path == _DRAWN:
        return True
    if collection_path.suffix != ".py" or _SOURCE not in collection_path.parents:
        return None
    from every_module import extra, is_of_extra  # noqa: PLC0415  found once pytest has begun

    name = ".".join(collection_path.relative_to(_SOURCE).with_suffix("").parts)
    return True if is_of_extra(name) and extra.missing() else None
