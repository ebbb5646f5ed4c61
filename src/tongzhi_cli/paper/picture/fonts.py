"""Where a font with Chinese in it lies: by fontconfig, else in the folders of the system."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.pdf import CHARACTERS, fonts_with

#: Families by how well a phone's small letters are read in them; a font of another name comes last.
_FAMILIES = (
    "noto sans cjk sc", "noto sans sc", "source han sans sc", "source han sans cn", "思源黑体",
    "microsoft yahei", "微软雅黑", "pingfang sc", "hiragino sans gb", "wenquanyi micro hei",
    "wenquanyi zen hei", "heiti sc", "simhei", "黑体", "dengxian", "等线", "noto sans cjk",
    "source han sans", "noto serif cjk sc", "source han serif", "simsun", "宋体", "ar pl uming cn",
    "ar pl ukai cn",
)  # fmt: skip
#: The fonts that Windows and macOS bring, in the same order.
_WINDOWS = (
    "msyh.ttc", "msyh.ttf", "simhei.ttf", "Deng.ttf", "simsun.ttc", "simsunb.ttf", "SimsunExtG.ttf",
)  # fmt: skip
_MAC = (
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/Hiragino Sans GB.ttc",
    "/System/Library/Fonts/STHeiti Medium.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
    "/System/Library/Fonts/Supplemental/Songti.ttc",
    "/Library/Fonts/Arial Unicode.ttf",
    "/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
)
#: The weight that fontconfig gives a font that is neither light nor bold.
_REGULAR = 80


class Face(NamedTuple):
    """A font: the file at *path*, and which of those in it."""

    path: str
    number: int = 0


def faces(characters: str = CHARACTERS) -> list[Face]:
    """The fonts that have *characters*, the best first; those of a system's folders may lack some.

    An empty list where the machine has none.
    """
    found = fonts_with(characters, "%{file}\t%{index}\t%{weight}\t%{family}\n")
    if found is None:
        return list(_in_folders(sys.platform, os.environ))
    ranked = sorted(_rank(*line.split("\t", 3)) for line in found if line.count("\t") >= 3)
    return list(dict.fromkeys(face for _, _, face in ranked))


def _rank(path: str, index: str, weight: str, family: str) -> tuple[int, int, Face]:
    """How far a font is from the one to be had first; the faces of a variable one are one.

    >>> _rank("/f/NotoSansCJK-Bold.ttc", "2", "200", "Noto Sans CJK SC")
    (0, 120, Face(path='/f/NotoSansCJK-Bold.ttc', number=2))
    """
    name = family.lower()
    at = next((at for at, one in enumerate(_FAMILIES) if one in name), len(_FAMILIES))
    is_number = weight.isdecimal()
    away = abs(int(weight) - _REGULAR) if is_number else _REGULAR
    return at, away, Face(path, int(index) & 0xFFFF if index.isdecimal() else 0)


def _in_folders(platform: str, environ: Mapping[str, str]) -> Iterator[Face]:
    """The fonts of a system that has no fontconfig, as far as they are there."""
    places: list[Path] = []
    if platform == "win32":
        folders = [Path(environ.get("WINDIR", r"C:\Windows"), "Fonts")]
        if own := environ.get("LOCALAPPDATA"):
            folders.append(Path(own, "Microsoft", "Windows", "Fonts"))
        places = [folder / name for name in _WINDOWS for folder in folders]
    elif platform == "darwin":
        places = list(map(Path, _MAC))
    yield from (Face(str(path)) for path in places if path.is_file())
