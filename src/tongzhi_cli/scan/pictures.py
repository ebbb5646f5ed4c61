"""Photographs and scans, page by page, in memory: no temporary file is ever written.

JPEG, PNG, WebP, BMP and TIFF, turned as the camera says (EXIF); PDF by pypdfium2. HEIC, as iPhones
make it, is told.
"""

import os
import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pypdfium2
from PIL import Image, ImageOps, ImageSequence

from tongzhi_cli.errors import InputError
from tongzhi_cli.office import limits
from tongzhi_cli.scan.image.flat import Array
from tongzhi_cli.scan.inputs import HOW, is_heic

#: In points an inch: what a page of a PDF is seen with; in points, how long it may become.
_DPI, _LONGEST = 200, 3100
_POINTS = 72
#: A picture with more points than a camera makes is no photograph.
_MOST_POINTS = 120_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "MPO")


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
            if _is_pdf(path):
                yield from _of_pdf(path)  # by its name: a stack has more bytes than a roster may
            else:
                yield from _of_picture(path, limits.read_bytes(path))
        except InputError as error:
            yield Page(str(path), None, None, error)


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"%PDF"
    except OSError:
        return False  # who reads it says why


def _of_pdf(path: Path) -> Iterator[Page]:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        if is_locked:
            raise limits.locked(path) from error
        raise _torn(path) from error
    try:
        many = len(document)
        for at in range(many):
            page = document[at]
            scale = min(_DPI / _POINTS, _LONGEST / max(1.0, *page.get_size()))
            seen = page.render(scale=scale).to_numpy()
            page.close()
            image = np.ascontiguousarray(seen[..., 2::-1]) if seen.ndim == 3 else _grey(seen)
            yield Page(str(path), at + 1 if many > 1 else None, image)
    except pypdfium2.PdfiumError as error:
        raise _torn(path) from error
    finally:
        document.close()


def _grey(seen: Array) -> Array:
    return np.repeat(seen.reshape(*seen.shape[:2], 1), 3, axis=2)


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
            for at, frame in enumerate(ImageSequence.Iterator(picture), start=1):
                if frame.width * frame.height > _MOST_POINTS:
                    raise InputError(
                        f"{path} 太大（{frame.width}×{frame.height} 点），不像照片", HOW
                    )
                upright = ImageOps.exif_transpose(frame)
                yield Page(str(path), at if many > 1 else None, np.array(_on_white(upright)))
                if at == many:
                    return
    except Image.DecompressionBombError as error:
        raise InputError(f"{path} 太大，不像照片", HOW) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise _torn(path) from error


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
    if picture.mode[0] in "IF":  # 16 bits a point, or 32: convert would cut all that is bright
        wide = np.asarray(picture, np.float32)
        most = 255 if wide.max(initial=0) > 1 else 1
        most = 65535 if wide.max(initial=0) > most else most
        return Image.fromarray(np.clip(wide * (255 / most), 0, 255).astype(np.uint8)).convert("RGB")
    return picture.convert("RGB")


def number_of_pages(files: Sequence[Path]) -> int:
    """About how many pages *files* have: each that is no PDF is one."""
    total = 0
    for path in files:
        if path.suffix.lower() != ".pdf":
            total += 1
            continue
        try:
            document = pypdfium2.PdfDocument(os.fspath(path))
        except (pypdfium2.PdfiumError, OSError):
            total += 1
            continue
        total += len(document)
        document.close()
    return total
