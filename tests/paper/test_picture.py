"""The picture of a class's state: what stands in it, that it fits a phone, who draws it."""

import subprocess
import sys
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from fake_office import program, without_office
from hypothesis import given
from hypothesis import strategies as st
from no_pillow import without_pillow
from PIL import Image

from form.word.test_print import need_printer
from tongzhi_cli.errors import OutputError
from tongzhi_cli.model.text import ems
from tongzhi_cli.office import pdf
from tongzhi_cli.paper.picture import draw, fonts, page, paint
from tongzhi_cli.paper.picture.fonts import Face
from tongzhi_cli.paper.picture.layout import HIGHEST, WIDTH, Box, Picture, State, Words, picture_of

Image.preinit()  # what opens a PNG is there, also while a test has no Pillow
LONG = ("古丽娜扎尔·买买提", "欧阳慕容雪", "李明（0105）", "阿卜杜热合曼·艾力江·吐尔逊")
UNTIL = "校对截止：4月1日（星期日）23:00 以前（逾期不再受理）"


def names(count: int) -> tuple[str, ...]:
    """So many names, every ninth a long one."""
    surnames = "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩"
    return tuple(
        LONG[at // 9 % 4] if at % 9 == 8 else f"{surnames[at % 20]}若{chr(0x4E00 + at)}"
        for at in range(count)
    )


def state(missing: int, again: int = 0, of: int = 45) -> State:
    """A class of 45, or of as many as are missing."""
    of = max(of, missing + again)
    return State("软件1班", of - missing - again, of, names(missing), names(again), UNTIL)


def written(picture: Picture) -> list[str]:
    """The lines of a picture."""
    return [one.text for one in picture.shapes if isinstance(one, Words)]


@pytest.fixture(autouse=True)
def _font() -> None:
    if not pdf.has_chinese_font():
        need_printer()


@pytest.mark.parametrize("missing", [3, 20, 45])
def test_what_stands_in_it(missing: int) -> None:
    """The class, how many of how many, until when, and each name of who is missing, in order."""
    made = written(picture_of(state(missing)))
    assert made[:3] == ["学信网信息校对", "软件1班", f"已答 {45 - missing} / 45 人"]
    assert "".join(made[3:5]) == UNTIL
    assert made[5] == f"还差 {missing} 人"
    assert tuple(made[6:-1]) == names(missing)
    assert made[-1] == "怎么做、怎么答，看群里的说明。身份证号不要写。"


def test_who_has_to_write_again_is_a_list_of_its_own() -> None:
    """Behind those who are missing; a list without anybody is not there."""
    made = written(picture_of(state(2, 3)))
    assert made[made.index("没写清楚 3 人，请再写一次") + 1 : -1] == list(names(3))
    assert [one for one in written(picture_of(state(0, 3))) if "还差" in one] == []


@pytest.mark.parametrize(("done", "expected", "bar"), [(0, 45, []), (15, 45, [320]), (5, 5, [960])])
def test_the_bar_is_as_long_as_it_is_far(done: int, expected: int, bar: list[int]) -> None:
    """A third of the class is a third of the bar; nobody is none of it."""
    shapes = picture_of(State("1班", done, expected, ("安若",))).shapes
    boxes = [one for one in shapes if isinstance(one, Box) and one.height == 36]
    assert [one.width for one in boxes] == [960, *bar]


@given(
    st.integers(0, 300),
    st.integers(0, 60),
    st.text("软件信息ab（）1班", max_size=80),
    st.booleans(),
)
def test_it_fits_a_phone(missing: int, again: int, name: str, is_due: bool) -> None:
    """Whatever the class: no line runs out of the picture, no name lies on another, all is seen."""
    of = max(1, missing + again)
    until = UNTIL * (3 if is_due else 0)
    picture = picture_of(State(name, 0, of, names(missing), names(again), until))
    assert picture.height <= HIGHEST
    lines = [one for one in picture.shapes if isinstance(one, Words)]
    for one in lines:
        assert one.x + ems(one.text) * one.size <= WIDTH
        assert 0 <= one.y <= picture.height - one.size
    places = sorted((one.y, one.x, one) for one in lines)
    for (above, left, one), (y, x, _) in pairwise(places):
        assert y >= above + one.size or x >= left + ems(one.text) * one.size


def test_who_is_cut_is_counted() -> None:
    """300 names have no room on a phone: the first of them, and how many they are in all."""
    made = written(picture_of(state(300)))
    shown = made[made.index("还差 300 人") + 1 : -2]
    assert tuple(shown) == names(300)[: len(shown)]
    assert 90 < len(shown) < 300
    assert made[-2] == "等 300 人"


# --- Pillow --------------------------------------------------------------------------------------


def test_pillow_draws_the_same_each_time() -> None:
    """A PNG as wide as a phone, black where the words are, and byte for byte the same again."""
    picture = picture_of(state(20, 2))
    (data,) = draw.drawn([picture]).data
    assert draw.drawn([picture]).data == [data]
    image = Image.open(BytesIO(data))
    assert (image.format, image.size) == ("PNG", (WIDTH, picture.height))
    for one in picture.shapes:
        if isinstance(one, Words) and one.text.strip():
            where = (
                one.x,
                one.y,
                min(WIDTH, one.x + round(ems(one.text) * one.size)),
                one.y + one.size,
            )
            assert len(image.crop(where).getcolors(1 << 20) or ()) > 5, one.text


def test_letters_that_no_font_has_are_told() -> None:
    """They would be boxes in the picture; those that a font has are not told."""
    found = paint.usable(fonts.faces())
    letters = paint.Fonts(found)
    assert letters.lacking("安若 曦·\U000e0fff安") == "\U000e0fff"
    assert draw.drawn([picture_of(State("1班", 0, 1, ("张\U000e0fff",)))]).lacking == "\U000e0fff"


def test_a_file_that_is_no_font_is_passed_over(tmp_path: Path) -> None:
    """What fontconfig names may be gone or broken."""
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    good = fonts.faces()
    odd = [Face(str(tmp_path / "broken.ttf")), Face(str(tmp_path / "gone.ttf"))]
    assert paint.usable([*odd, *good]) == good


#: What fontconfig says of each font, and the file that is to be taken first.
RANKED = {
    "a screen font before a book font": (
        "/f/uming.ttc\t0\t50\tAR PL UMing CN\n/f/wqy.ttc\t0\t80\tWenQuanYi Micro Hei", "/f/wqy.ttc",
    ),
    "simplified letters before others": (
        "/f/noto.ttc\t0\t80\tNoto Sans CJK JP\n/f/noto-sc.ttc\t2\t80\tNoto Sans CJK SC",
        "/f/noto-sc.ttc",
    ),
    "neither light nor bold": (
        "/f/a.ttf\t0\t200\tNoto Sans SC\n/f/b.ttf\t0\t50\tNoto Sans SC\n/f/c\t0\t80\tNoto Sans SC",
        "/f/c",
    ),
    "one of no known name is better than none": ("/f/own.ttf\t0\t80\t某某体", "/f/own.ttf"),
    "a variable font has no weight": ("/f/v.ttf\t0\t[0 210]\tNoto Sans SC", "/f/v.ttf"),
}  # fmt: skip


@pytest.mark.parametrize(("told", "first"), RANKED.values(), ids=RANKED)
def test_which_font_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str, first: str
) -> None:
    """The one that is read best in small letters on a phone."""
    program(tmp_path, "fc-list", f"#!/bin/sh\ncat <<'END'\n{told}\nEND\n")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert fonts.faces()[0].path == first


def test_without_fontconfig_the_folders_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows: its own fonts, then those that the person has put there; only what is there."""
    own = tmp_path / "own" / "Microsoft" / "Windows" / "Fonts"
    for path in (tmp_path / "Fonts" / "simsun.ttc", own / "msyh.ttc"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("WINDIR", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "own"))
    assert [Path(one.path).name for one in fonts.faces()] == ["msyh.ttc", "simsun.ttc"]
    monkeypatch.setattr(sys, "platform", "linux")
    assert fonts.faces() == []


# --- without Pillow ------------------------------------------------------------------------------


@pytest.fixture
def _no_pillow(monkeypatch: pytest.MonkeyPatch) -> None:
    without_pillow(monkeypatch)


@pytest.mark.usefixtures("_no_pillow")
@pytest.mark.parametrize("missing", [3, 45])
def test_libreoffice_draws_the_same_picture(missing: int) -> None:
    """A PNG of that size, the same each time, with ink where each line is."""
    need_printer()
    picture = picture_of(state(missing))
    data, again = draw.drawn([picture, picture]).data
    assert data == again
    image = Image.open(BytesIO(data))
    assert image.size[0] == WIDTH
    assert abs(image.size[1] - picture.height) <= 2
    for one in picture.shapes:
        if isinstance(one, Words) and one.text.strip():
            where = (one.x, one.y, min(WIDTH, one.x + one.size), one.y + one.size)
            assert len(image.crop(where).getcolors(1 << 20) or ()) > 5, one.text


def test_a_page_is_whole_however_odd_the_names() -> None:
    """What a name has of markup is a letter on the page."""
    from lxml import etree

    made = page.page(picture_of(State("<1班>", 0, 1, ("O'Brien & <b>",))))
    text = "".join(map(str, etree.fromstring(made.encode()).itertext()))
    assert "<1班>" in text
    assert "O'Brien & <b>" in text


@pytest.mark.usefixtures("_no_pillow")
def test_nothing_that_draws_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to install."""
    without_office(monkeypatch)
    with pytest.raises(OutputError, match="没有 Pillow") as told:
        draw.drawn([picture_of(state(3))])
    assert f"{sys.executable} -m pip install pillow" in told.value.hint


@pytest.mark.usefixtures("_no_pillow")
def test_an_office_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that LibreOffice or the converter does not make is no picture."""
    program(tmp_path, "soffice", "#!/bin/sh\nexit 1\n")
    program(tmp_path, "pdftoppm", "#!/bin/sh\nexit 1\n")
    program(tmp_path, "fc-list", "#!/bin/sh\necho 宋体\n")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(OutputError, match="没有 Pillow"):
        draw.drawn([picture_of(state(3))])


@pytest.mark.parametrize("pillow", [True, False])
def test_no_chinese_font_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pillow: bool
) -> None:
    """With what to install: boxes are no picture, whoever draws."""
    if not pillow:
        without_pillow(monkeypatch)
        program(tmp_path, "soffice", "#!/bin/sh\nexit 1\n")
        program(tmp_path, "pdftoppm", "#!/bin/sh\nexit 1\n")
    program(tmp_path, "fc-list", "#!/bin/sh\n")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(OutputError, match="没有中文字体") as told:
        draw.drawn([picture_of(state(3))])
    assert "fonts-noto-cjk" in told.value.hint


def test_nothing_but_a_picture_imports_pillow() -> None:
    """A command that draws nothing starts without it."""
    code = (
        "import sys, tongzhi_cli.cli.app, tongzhi_cli.cli.monitor.remind\n"
        "import tongzhi_cli.cli.monitor.group_picture\nprint('PIL' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
