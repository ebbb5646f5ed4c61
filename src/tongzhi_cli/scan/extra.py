"""The libraries that reading pictures needs: an extra, for they are larger than all the rest."""

import importlib.util
import re
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tongzhi_cli.errors import UsageError
from tongzhi_cli.model.shell import quoted

#: What is imported, and what is installed for it (the extra `scan` in pyproject.toml).
NEEDED = {
    "cv2": "opencv-python-headless>=4.10",
    "numpy": "numpy>=2",
    "onnxruntime": "onnxruntime>=1.20",
    "pypdfium2": "pypdfium2>=5",
    "PIL": "pillow>=11.3",
    "rapidocr": "rapidocr>=3.8",
}
#: The package that carries the model, and what its file is called.
_CARRIER, _MODEL = "rapidocr", "*rec*.onnx"
#: In megabytes, what is fetched for all of it (docs/design-notes.md).
SIZE = 150


def missing() -> list[str]:
    """The packages that are not installed, are too old, or have no model in them."""
    return [
        wanted for module, wanted in NEEDED.items()
        if not _is_there(module) or not _is_new(wanted) or (module == _CARRIER and not model_file())
    ]  # fmt: skip


def model_file() -> Path | None:
    """The file of the recognition model, None where it is not installed."""
    try:
        found = importlib.util.find_spec(_CARRIER)
    except ValueError:  # it is imported, and says not from where
        return None
    if found is None or not found.submodule_search_locations:
        return None
    folder = Path(found.submodule_search_locations[0]) / "models"
    return next(iter(sorted(folder.glob(_MODEL))), None)


def _is_new(wanted: str) -> bool:
    name, _, least = wanted.partition(">=")
    try:
        return _numbers(version(name)) >= _numbers(least)
    except PackageNotFoundError:
        return True  # it came otherwise, as opencv-python


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers of a version.

    >>> _numbers("4.10.0.84") >= _numbers("4.10"), _numbers("3.8rc1")
    (True, (3, 8))
    """
    found = re.match(r"\d+(?:\.\d+)*", text)
    return tuple(map(int, found[0].split("."))) if found else ()


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
    names = " ".join(map(quoted, lacking))
    if lacking == [NEEDED[_CARRIER]] and _is_there(_CARRIER) and _is_new(lacking[0]):
        names = f"--force-reinstall --no-deps {names}"  # it is there without its model
    if importlib.util.find_spec("pip") is None:
        raise UsageError(
            f"{wrong}，这里没有 pip（免安装的文件夹里没有，也不带这些部件）",
            f"用 uv 装的：uv pip install --python {quoted(sys.executable)} {names}",
        )
    raise UsageError(wrong, f"装上再来一次：{quoted(sys.executable)} -m pip install {names}")
