"""Pages in a browser, scripts off: at 360 and 1,280 pixels, in the dark, and printed on A4.

`just pages` runs these and needs Chromium and poppler; elsewhere they are skipped without them.
"""

import os
import re
import shutil
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import school
from browser import FOUND, Browser, Seen, browser
from pages import parsed

from tongzhi_cli.cli.registrar.output import Made
from tongzhi_cli.cli.registrar.page import page_of
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.loader import handed_in
from tongzhi_cli.loader.contacts.find import Told, in_read
from tongzhi_cli.loader.rosters import ClassOptions, checked
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.paper.page import checked as checked_page
from tongzhi_cli.summary import inbox
from tongzhi_cli.summary.merge import merged

IS_REQUIRED = os.environ.get("FANKUI_PAGES") == "required"
IS_THERE = bool(FOUND and shutil.which("pdftotext"))
pytestmark = [
    pytest.mark.pages,
    pytest.mark.skipif(
        not (IS_THERE or IS_REQUIRED), reason="needs chromium and poppler-utils: CONTRIBUTING.md"
    ),
]
NOTICE = notice_toml.read(notice_toml.BUILT_IN)
#: A word that no browser breaks by itself, for each column.
LONG = "Abcdefghijklmnopqrstuvwxyz" * 6


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all."""
    with browser() as one:
        yield one


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of 60 classes with a roll of 2,580, that of one class, and one of hostile names."""
    folder = tmp_path_factory.mktemp("pages")
    handed, roll = school.write(folder)
    (handed / "3班.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    odd = folder / "odd"
    odd.mkdir()
    lines = ["学院,班级,学号,姓名,校对结果,校对时间"]
    for at, said in enumerate(("民族应为回族", "照片不是本人", "看不懂", "")):
        number = f"{at}{'7' * 40}"
        lines.append(f"{LONG},{LONG},{number},{LONG},{said}{LONG},2018-03-28 09:00")
    lines[-1] = lines[-1].replace(f",{LONG},2018", ",,")
    lines.append("<b>学院,<script>document.title=1</script>,1,<i>安\u202e</i>,</table>有误,")
    (odd / f"{LONG[:90]}.csv").write_text("\n".join(lines), "utf-8")
    one = next(handed.rglob("2014级园林1班.csv"))
    report = checked(
        ClassOptions([str(one)], [], None, [], [], [], None, "2018-03-30 09:00")
    ).report
    found = {
        "school": _merged([handed], [roll]),
        "odd": _merged([odd], []),
        "class": checked_page.page(report, "有 4 个错误，还不能交。", (), {}, None),
    }
    paths = {name: folder / f"{name}.html" for name in found}
    for name, data in found.items():
        paths[name].write_bytes(data)
    return paths


def _merged(folders: list[Path], lists: list[Path]) -> bytes:
    rolls, box = inbox.find(map(str, lists)), inbox.find(map(str, folders))
    told: list[Told] = []
    read = handed_in.read(
        box, NOTICE, ColumnMap(), lists=rolls, look=lambda book: told.extend(in_read(book))
    )
    found = merged(read.summary, NOTICE)
    made = Made(found, box, rolls, [], ColumnMap(), None, told)
    return page_of(found, made.monitors, None, None)


NAMES = ("school", "class", "odd")


def plain(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_on_a_screen(
    chromium: Browser, pages: dict[str, Path], name: str, width: int, dark: bool
) -> None:
    """Nothing is wider than the screen, nothing is fetched, and every text is to be seen."""
    seen = chromium.open(pages[name], width, dark=dark)
    assert seen.fetched == (pages[name].as_uri(),)
    assert seen.width == width
    for text, (left, _, wide, high) in seen.texts:
        assert left >= 0, text
        assert left + wide <= width, text
        assert high > 0, text
    page = parsed(pages[name].read_bytes())
    shown = plain("".join(text for text, _ in seen.texts)).replace("•", "")
    assert plain(page.tree.body.xpath("string()")) == shown
    assert page.tree.findtext(".//title") != "1"


def test_the_dark_is_dark(chromium: Browser, pages: dict[str, Path]) -> None:
    """The first pixel of the page is light by day and dark by night."""
    lights = []
    for dark in (False, True):
        chromium.open(pages["class"], 360, dark=dark)
        lights.append(first_pixel(chromium.picture()))
    assert lights[0] == (255, 255, 255)
    assert max(lights[1]) < 64


def first_pixel(png: bytes) -> tuple[int, ...]:
    """The pixel at the top on the left, which no filter of a PNG changes."""
    data, at = b"", 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += length + 12
    return tuple(zlib.decompressobj().decompress(data, 64)[1:4])


@pytest.mark.parametrize("name", NAMES)
def test_printed(chromium: Browser, pages: dict[str, Path], tmp_path: Path, name: str) -> None:
    """On A4 all of it is there, also from a dark screen; each page has its header and number."""
    chromium.open(pages[name], 1280, dark=True)
    path = tmp_path / "page.pdf"
    path.write_bytes(chromium.printed())
    info = _said("pdfinfo", path)
    assert re.search(r"Page size: +59[45]\S* x 84[12]\S* pts \(A4\)", info)
    many = int(re.search(r"Pages: +(\d+)", info)[1])  # type: ignore[index]
    texts = _said("pdftotext", "-layout", path, "-").split("\f")[:many]
    page = parsed(pages[name].read_bytes())
    as_of = next(one for one in page.tree.xpath("//p[@class='soft']") if "截至" in one.text).text
    for at, text in enumerate(texts, start=1):
        assert plain(page.tree.findtext(".//title")) in plain(text)
        assert plain(as_of) in plain(text)
        assert f"第{at}页，共{many}页" in plain(text)
    if name == "school":
        assert many <= 8
        printed = plain("".join(texts))
        for section in page.tree.iter("section"):
            for row in section.iterfind(".//tbody/tr"):
                for cell in row:
                    assert cell.get("class") == "b" or plain(cell.xpath("string()"))[:12] in printed
        heads = ("班级", "已反馈", "其中")
        started = [text for text in texts if all(one in text for one in heads)]
        assert len(started) >= 2  # the heading of a long table is repeated


def _said(*words: object) -> str:
    return subprocess.run([*map(str, words)], capture_output=True, text=True, check=True).stdout


def test_type_is_no_smaller_than_8_points(
    chromium: Browser, pages: dict[str, Path], tmp_path: Path
) -> None:
    """What is printed can be read."""
    chromium.open(pages["school"], 1280)
    path = tmp_path / "page.pdf"
    path.write_bytes(chromium.printed())
    told = _said("pdftohtml", "-xml", "-stdout", "-i", "-zoom", "1", path)
    sizes = [int(one) for one in re.findall(r'<fontspec id="\d+" size="(\d+)"', told)]
    assert sizes
    assert min(sizes) >= 8


def test_seen_is_what_is_asked_for(chromium: Browser, tmp_path: Path) -> None:
    """The probe itself: a page that is too wide, fetches or runs is found out."""
    path = tmp_path / "bad.html"
    path.write_text(
        "<!doctype html><meta name=viewport content='width=device-width'><title>0</title>"
        "<body><pre style='width:900px'>wide</pre><img src='x.png'>"
        "<script>document.body.append('ran')</script>",
        "utf-8",
    )
    seen: Seen = chromium.open(path, 360)
    assert seen.width > 360
    assert len(seen.fetched) == 2
    assert "ran" not in [text for text, _ in seen.texts]
