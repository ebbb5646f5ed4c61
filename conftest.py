"""Which modules are looked at for doctests: those of the extra `scan` only where it is."""

import importlib.util
from pathlib import Path

_ROOT = Path(__file__).parent
_SCAN = _ROOT / "src/tongzhi_cli/scan"
#: They import what the extra brings.
_OF_EXTRA = {
    *(_SCAN / "image").glob("*.py"),
    *(_SCAN / f"{name}.py" for name in ("header", "pictures", "read", "sheet", "stack")),
    _ROOT / "tests/support/drawn_sheets.py",
}


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Nothing of the extra is imported where it is not installed."""
    if collection_path in _OF_EXTRA and importlib.util.find_spec("cv2") is None:
        return True
    return None
