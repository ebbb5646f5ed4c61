"""Photographs and scans, page by page, in memory: no temporary file is ever written.

JPEG, PNG, WebP, BMP and TIFF, turned as the camera says (EXIF); PDF by `rendered`. HEIC, as iPhones
make it, is told.
"""

import struct
import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from tongzhi_cli.errors import InputError
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import limits
from tongzhi_cli.scan import rendered
from tongzhi_cli.scan.image.flat import Array
from tongzhi_cli.scan.kinds import HOW, is_heic, is_pdf

#: A picture with more points than a camera makes is no photograph.
_MOST_POINTS = 120_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF")  # what two-eyed telephones make is a JPEG
#: In points: no side of a picture is read that is longer (`read`).
_WANTED = 2400
_ORIENTATION = 0x0112
#: What Pillow raises where a picture is not whole.
_NOT_WHOLE = (OSError, SyntaxError, ValueError, KeyError, struct.error)


class Page(NamedTuple):
    """A page of a file: *file* as it was given, its *number* where it has several, its *image*.

    *error* says instead why there is none.
    """

    file: str
    number: int | None
    image: Array | None
    error: InputError | None = None

    @property
    def label(self) -> str:
        """How the page is called.

        >>> Page("扫描.pdf", 3, None).label, Page("1.jpg", None, None).label
        ('扫描.pdf 第 3 页', '1.jpg')
        """
        return f"{self.file} 第 {self.number} 页" if self.number else self.file


def pages(files: Sequence[Path]) -> Iterator[Page]:
    """All pages of *files*, one by one; of one that cannot be read, why."""
    for path in files:
        try:
            if is_pdf(path):
                yield from _of_pdf(path)  # by its name: a stack has more bytes than a roster may
            else:
                yield from _of_picture(path, limits.read_bytes(path))
        except InputError as error:
            yield Page(str(path), None, None, _bare(error))
        except MemoryError:
            yield Page(str(path), None, None, _too_large(path))


def count(path: Path) -> int:
    """How many pages a TIFF has; 1 where that cannot be told."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=["TIFF"]) as picture:
                return int(getattr(picture, "n_frames", 1))
    except (*_NOT_WHOLE, Image.DecompressionBombError):
        return 1


def _bare(error: InputError) -> InputError:
    """An error without what it came from: that holds the picture, and the next needs the room."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def _of_pdf(path: Path) -> Iterator[Page]:
    try:
        for page in rendered.pages(path):
            yield Page(str(path), page.number if page.many > 1 else None, page.image)
            del page  # the next one needs the room
    except rendered.LockedError as error:
        raise limits.locked(path) from error
    except rendered.TooMuchError as error:
        raise InputError(
            f"{path} 第 {error.at} 页读不下去：画得太多太细，不像扫描的纸",
            "请重新扫描，或拍成 JPG 再看；这一页以后的都没有看。",
        ) from error
    except rendered.TornError as error:
        raise InputError(
            f"{path} 不是能读的 PDF，或没有传完整", "请重新扫描、另存为 PDF，或请人再发一次。"
        ) from error


def _of_picture(path: Path, data: bytes) -> Iterator[Page]:
    if is_heic(data):
        raise InputError(
            f"{path} 是 iPhone 的 HEIC 照片，这里读不了",
            "请在手机里把它存成 JPG 再发（设置 → 相机 → 格式 → 兼容性最佳；或用微信发“原图”）。",
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of fields of EXIF that are not used
            picture = Image.open(BytesIO(data), formats=_FORMATS)
            many = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
            for at in range(1, many + 1):
                if many > 1:
                    picture.seek(at - 1)
                if picture.width * picture.height > _MOST_POINTS:
                    raise _too_large(path, f"（{picture.width}×{picture.height} 点）")
                image = _seen(picture)
                if at == many:
                    del picture  # what reads the image needs the room
                yield Page(str(path), at if many > 1 else None, image)
                del image
    except (Image.DecompressionBombError, MemoryError) as error:
        raise _too_large(path) from error
    except _NOT_WHOLE as error:
        raise _torn(path) from error


def _seen(frame: Image.Image) -> Array:
    """A picture upright, no larger than it is read: one of a good camera would fill the memory."""
    longest = max(frame.size)
    if longest > _WANTED:
        wanted = (
            max(1, frame.width * _WANTED // longest),
            max(1, frame.height * _WANTED // longest),
        )
        frame.draft(None, wanted)  # of a JPEG fewer points are made at all
    frame = _of_bytes(frame)
    times = max(frame.size) // _WANTED
    if times > 1:
        if frame.mode in {"1", "P"}:
            frame = frame.convert("L" if frame.mode == "1" else "RGBA")
        orientation = frame.getexif().get(_ORIENTATION)
        frame = frame.reduce(times)
        if orientation:
            frame.getexif()[_ORIENTATION] = orientation
    return np.array(_on_white(ImageOps.exif_transpose(frame)))


def _of_bytes(frame: Image.Image) -> Image.Image:
    """A picture of a byte a point; Pillow cuts off what is finer, and all is white."""
    if frame.mode != "F" and not frame.mode.startswith("I"):
        return frame
    points = np.asarray(frame).astype(np.float32)
    most = float(points.max(initial=0.0))
    full = next((each for each in (1.0, 255.0, 65535.0) if most <= each), most)
    if frame.mode != "F" and most > 1:
        full = max(full, 65535.0)
    even = np.clip(points * (255.0 / full), 0, 255).astype(np.uint8)
    orientation = frame.getexif().get(_ORIENTATION)
    plain = Image.fromarray(even)
    if orientation:
        plain.getexif()[_ORIENTATION] = orientation
    return plain


def _too_large(path: Path, size: str = "") -> InputError:
    return InputError(f"{path} 太大{size}，不像照片", f"{HOW}。")


def _torn(path: Path) -> InputError:
    return InputError(
        f"{path} 不是能读的图片或 PDF，或没有传完整", "请重新拍、扫描，或请人再发一次。"
    )


def _on_white(picture: Image.Image) -> Image.Image:
    """A picture as RGB; what lets the ground through lies on white paper."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        cover = picture.convert("RGBA")
        ground = Image.new("RGBA", cover.size, "white")
        return Image.alpha_composite(ground, cover).convert("RGB")
    return picture.convert("RGB")
