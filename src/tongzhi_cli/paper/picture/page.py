"""A picture as a page of LibreOffice, and the page as PNG by pdftoppm.

For a machine that has no Pillow. The page is flat ODF, in which each shape has its place.
"""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape, quoteattr

from tongzhi_cli.office import soffice
from tongzhi_cli.paper.picture.layout import WIDTH, Box, Picture, Words

#: Picture points to an inch.
_DENSITY = 96
#: So many seconds are more than a page takes.
_PATIENCE = 60
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{what}:1.0"'
    for name, what in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("draw", "drawing"),
        ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip


def converter() -> str | None:
    """What makes a PNG of a PDF, if it is there and LibreOffice is."""
    return shutil.which("pdftoppm") if soffice.program() else None


def rendered(pictures: Sequence[Picture]) -> list[bytes] | None:
    """The PNG of each picture; None where one did not become one."""
    try:
        pages = [soffice.Document(".fodt", page(one).encode()) for one in pictures]
        made = [one and _png(one) for one in soffice.convert(pages, "pdf")]
    except (OSError, subprocess.SubprocessError):
        return None
    found = [one for one in made if one]
    return found if len(found) == len(pictures) else None


def _png(pdf: bytes) -> bytes | None:
    """The first page of a PDF, as wide as a picture.

    Raises:
        OSError: the converter cannot be started.
        SubprocessError: it does not end.

    """
    with TemporaryDirectory(prefix="fankui-", ignore_cleanup_errors=True) as name:
        path = Path(name) / "page.pdf"
        path.write_bytes(pdf)
        words = ["-png", "-singlefile", "-scale-to-x", str(WIDTH), "-scale-to-y", "-1"]
        subprocess.run(  # noqa: S603  our own arguments, no shell
            [converter() or "pdftoppm", *words, str(path), str(path.with_suffix(""))],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
        made = path.with_suffix(".png")
        return made.read_bytes() if made.exists() else None


def page(picture: Picture) -> str:
    """The page: as large as the picture, each shape in its place."""
    styles: dict[str, str] = {}
    drawn = "".join(_drawn(one, styles) for one in picture.shapes)
    size = f'fo:page-width="{_inches(WIDTH)}" fo:page-height="{_inches(picture.height)}"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>'
        f"{''.join(styles.values())}"
        f'<style:page-layout style:name="page"><style:page-layout-properties {size} '
        'fo:margin="0in"/></style:page-layout></office:automatic-styles><office:master-styles>'
        '<style:master-page style:name="Standard" style:page-layout-name="page"/>'
        f"</office:master-styles><office:body><office:text>{drawn}<text:p/>"
        "</office:text></office:body></office:document>"
    )


def _inches(points: int) -> str:
    return f"{points / _DENSITY:.4f}in"


def _drawn(shape: Box | Words, styles: dict[str, str]) -> str:
    """A shape; the style that it needs is added to *styles*."""
    place = f'text:anchor-type="page" text:anchor-page-number="1" svg:x="{_inches(shape.x)}"'
    match shape:
        case Box(_, y, width, height, colour):
            name = f"b{colour[1:]}"
            styles[name] = (
                f'<style:style style:name="{name}" style:family="graphic"><style:graphic-properties'
                f' draw:stroke="none" draw:fill="solid" draw:fill-color="{colour}"'
                ' style:run-through="background" style:wrap="run-through"/></style:style>'
            )
            return (
                f'<draw:rect {place} svg:y="{_inches(y)}" svg:width="{_inches(width)}" '
                f'svg:height="{_inches(height)}" draw:style-name="{name}"/>'
            )
        case Words(_, y, text, size, colour, is_bold):
            name = f"w{size}{colour[1:]}{'b' if is_bold else ''}"
            styles["frame"] = (
                '<style:style style:name="frame" style:family="graphic"><style:graphic-properties '
                'fo:padding="0in" fo:border="none" draw:stroke="none" draw:fill="none" '
                'style:wrap="run-through" style:run-through="foreground"/></style:style>'
            )
            points = size * 72 / _DENSITY
            weight = ' style:font-weight-asian="bold" fo:font-weight="bold"' if is_bold else ""
            styles[name] = (
                f'<style:style style:name={quoteattr(name)} style:family="paragraph">'
                f'<style:text-properties fo:color="{colour}" fo:font-size="{points:.2f}pt" '
                f'style:font-size-asian="{points:.2f}pt"{weight}/></style:style>'
            )
            return (
                f'<draw:frame {place} svg:y="{_inches(y)}" svg:width="{_inches(WIDTH - shape.x)}" '
                f'draw:style-name="frame"><draw:text-box fo:min-height="0in">'
                f'<text:p text:style-name="{name}">{escape(text)}</text:p>'
                "</draw:text-box></draw:frame>"
            )
