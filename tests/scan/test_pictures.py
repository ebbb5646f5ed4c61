"""Files that are no photographs, or larger and finer ones than others; only with the extra."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tongzhi_cli.scan import extra, inputs

if extra.missing():
    pytest.skip("the extra scan is not installed", allow_module_level=True)

import numpy as np
from PIL import Image

from tongzhi_cli.scan import pictures
from tongzhi_cli.scan.pictures import Page


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def pages(name: str) -> list[Page]:
    return [*pictures.pages([Path(name)])]


def pdf(content: bytes) -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    data, places = b"%PDF-1.4\n", []
    for at, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj%sendobj\n" % (at, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 5\n0000000000 65535 f \n" + table + end


@pytest.mark.parametrize("data", [b"hello", b"GIF89a", b"\xff\xd8\xff", b"%PDF-1.4\n", b"RIFFxxxx"])
def test_what_is_of_no_known_kind_is_told(data: bytes) -> None:
    """With its name and what to do; the others are read."""
    Path("1.jpg").write_bytes(data)
    Image.new("RGB", (30, 40), "white").save("2.png")
    one, other = pictures.pages([Path("1.jpg"), Path("2.png")])
    assert one.image is None
    assert "1.jpg 不是能读的" in str(one.error)
    assert other.image is not None


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes that have a name")
def test_a_pipe_is_not_waited_for() -> None:
    """It is no file."""
    os.mkfifo("1.jpg")
    (one,) = pages("1.jpg")
    assert "不是普通文件" in str(one.error)


#: In a process of its own: what other tests have taken counts for the limit, too.
_WITHIN = """
from tongzhi_cli.office import memory
from pathlib import Path
from tongzhi_cli.scan import pictures

with memory.limited(700_000_000):
    for name in ("1.jpg", "2.png"):
        (one,) = pictures.pages([Path(name)])
        assert one.image is not None, one.error
        assert 2400 <= max(one.image.shape) < 4800
        assert (one.image.shape[0] > one.image.shape[1]) is (name == "1.jpg")
"""


def test_a_photograph_of_many_points_fits_into_the_memory() -> None:
    """Of sixty million points fewer are made; a PNG is made smaller; both are upright."""
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (9000, 7000), "grey").save("1.jpg", exif=exif)
    Image.new("1", (12000, 9900), 1).save("2.png")
    done = subprocess.run([sys.executable, "-c", _WITHIN], capture_output=True, text=True)  # noqa: PLW1510
    assert done.returncode == 0, done.stderr


def test_what_is_too_much_is_the_trouble_of_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the name of the file; the others are read."""
    Image.new("RGB", (30, 40), "white").save("1.png")
    monkeypatch.setattr(pictures, "_seen", _full)
    (one,) = pages("1.png")
    assert "1.png 太大" in str(one.error)
    assert one.error is not None
    assert (one.error.__cause__, one.error.__traceback__) == (None, None)  # they hold the picture


def _full(_: object) -> None:
    raise MemoryError


def test_a_picture_of_sixteen_bits_is_not_all_white() -> None:
    """Scanners make them: grey stays grey."""
    grey = np.full((40, 30), 32768, np.uint16)
    grey[0, 0] = 65535
    Image.fromarray(grey).save("1.png")
    Image.fromarray((grey / 65535).astype(np.float32)).save("2.tif")
    for name in ("1.png", "2.tif"):
        (one,) = pages(name)
        assert one.image is not None
        assert abs(int(one.image[20, 20, 0]) - 128) <= 1


def test_a_page_that_ends_pdfium_ends_nothing_else() -> None:
    """A million lines: told, and the next file is read; one with something before it, too."""
    Path("1.pdf").write_bytes(pdf(b"0 0 600 800 re f\n" * 2_000_000))
    Path("2.pdf").write_bytes(b"\n\n" + pdf(b"0 0 60 80 re f"))
    one, other = pictures.pages([Path("1.pdf"), Path("2.pdf")])
    assert "1.pdf 第 1 页读不下去" in str(one.error)
    assert (other.image is not None, other.number) == (True, None)
    assert [inputs.number_of_pages(Path(one)) for one in ("2.pdf", "3.jpg")] == [1, 1]
