"""Pictures by what the machine has: Pillow, or LibreOffice and a converter of its pages."""

import sys
from collections.abc import Sequence

from tongzhi_cli.errors import OutputError
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import pdf
from tongzhi_cli.paper.picture import fonts, page
from tongzhi_cli.paper.picture.layout import Picture

_FONTS = "装一种中文字体（Debian、Ubuntu：apt install fonts-noto-cjk；Windows、macOS 自带）"


class Drawn(NamedTuple):
    """The pictures as PNG; *lacking* are the letters in them that no font has."""

    data: list[bytes]
    lacking: str = ""


def drawn(pictures: Sequence[Picture]) -> Drawn:
    """The PNG of each picture.

    Raises:
        OutputError: nothing here draws, or there is no Chinese font; with what to install.

    """
    try:
        from tongzhi_cli.paper.picture import paint  # noqa: PLC0415  an extra
    except ImportError:
        return _by_office(pictures)
    usable = paint.usable(fonts.faces())
    if not usable:
        raise _no_font()
    used = paint.Fonts(usable)
    data = [paint.painted(one, used) for one in pictures]
    return Drawn(data, used.lacking("".join(one.text for one in pictures)))


def _by_office(pictures: Sequence[Picture]) -> Drawn:
    if page.converter():
        if not pdf.has_chinese_font():
            raise _no_font()
        if made := page.rendered(pictures):
            return Drawn(made)
    raise OutputError(
        "这台电脑上画不了图（没有 Pillow），图片没有写",
        f"装上再来一次：{quoted(sys.executable)} -m pip install pillow；或直接发上面的文字。",
    )


def _no_font() -> OutputError:
    return OutputError(
        "这台电脑上没有中文字体，图里的字会变成方框，图片没有写",
        f"{_FONTS}再来一次；或直接发上面的文字。",
    )
