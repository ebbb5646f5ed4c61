"""The libraries that reading pictures needs: an extra, for they are larger than all the rest."""

import importlib.util
import sys

from tongzhi_cli.errors import UsageError
from tongzhi_cli.model.shell import quoted

#: What is imported, and the names of what is installed (the extra `scan` in pyproject.toml).
NEEDED = {
    "cv2": "opencv-python-headless",
    "numpy": "numpy",
    "onnxruntime": "onnxruntime",
    "pypdfium2": "pypdfium2",
    "PIL": "pillow",
    "rapidocr": "rapidocr",
}
#: In megabytes, what is fetched for all of it (docs/design-notes.md).
SIZE = 150


def missing() -> list[str]:
    """The packages that are not installed."""
    return [name for module, name in NEEDED.items() if not _is_there(module)]


def _is_there(module: str) -> bool:
    if module in sys.modules:
        return sys.modules[module] is not None
    return importlib.util.find_spec(module) is not None


def require() -> None:
    """Go on where everything is installed.

    Raises:
        UsageError: it is not; with the one line that installs it where this program runs.

    """
    lacking = missing()
    if not lacking:
        return
    wrong = f"看照片和扫描件要另装几个部件（下载约 {SIZE} MB）"
    names = " ".join(lacking)
    if importlib.util.find_spec("pip") is None:
        raise UsageError(
            f"{wrong}，这里没有 pip（免安装的文件夹里没有，也不带这些部件）",
            f"用 uv 装的：uv pip install --python {quoted(sys.executable)} {names}",
        )
    raise UsageError(wrong, f"装上再来一次：{quoted(sys.executable)} -m pip install {names}")
