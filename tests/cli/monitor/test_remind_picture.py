"""`fankui remind -o 催交.png`: the state of the class as a picture for its group."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_office import without_office
from no_pillow import without_pillow

from conftest import CLASS, HEADER, Run, students, workbook
from form.word.test_print import need_printer
from tongzhi_cli.office import pdf
from tongzhi_cli.paper.picture import draw
from tongzhi_cli.paper.picture.layout import Picture, State, Words, picture_of

Fankui = Callable[..., Run]
UNTIL = "校对截止：4月1日（星期日）23:00 以前（逾期不再受理）"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A class of five: one is missing, two of one name, one has a fault, one is not clear."""
    if not pdf.has_chinese_font():
        need_printer()
    monkeypatch.chdir(tmp_path)
    rows = students(6)
    rows[1][4], rows[2][4], rows[3][4], rows[5][4] = None, "民族应为回族", "有误", None
    rows[0][1] = rows[1][1]
    workbook(Path("class.xlsx"), [HEADER, *rows])


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Picture]:
    """The pictures that were drawn."""
    seen: list[Picture] = []

    def kept(pictures: list[Picture]) -> draw.Drawn:
        seen.extend(pictures)
        return draw.Drawn([b"png"] * len(pictures))

    monkeypatch.setattr("tongzhi_cli.cli.monitor.group_picture.drawn", kept)
    return seen


def test_what_it_shows(fankui: Fankui, drawn: list[Picture]) -> None:
    """Names as in the text, two of one name told apart; no 学号, and nothing of who has a fault."""
    run = fankui("remind", "class.xlsx", "-o", "催交.png")
    assert (run.code, run.out) == (0, "催交.png\n")
    assert Path("催交.png").read_bytes() == b"png"
    again = ("曹若",)
    wanted = State(CLASS, 3, 6, ("白若（0102）", "陈若"), again, UNTIL)
    assert drawn == [picture_of(wanted)]
    told = "".join(one.text for one in drawn[0].shapes if isinstance(one, Words))
    assert "2014030" not in told
    assert "毕若" not in told
    assert "民族" not in told


def test_the_same_class_is_the_same_picture(fankui: Fankui) -> None:
    """Whatever the clock says."""
    fankui("remind", "class.xlsx", "-o", "一.png")
    fankui("remind", "class.xlsx", "-o", "二.PNG", now="2018-03-28 08:00")
    assert Path("一.png").read_bytes() == Path("二.PNG").read_bytes()
    assert Path("一.png").read_bytes().startswith(b"\x89PNG")


def test_the_screen_says_what_to_do(fankui: Fankui, drawn: list[Picture]) -> None:
    """It is to be sent; an address in it cannot be tapped; that it was sent can be recorded."""
    run = fankui("remind", "class.xlsx", "-o", "催交.png", "--link", "https://a.cn", "--done")
    assert len(drawn) == 1
    assert "图里的网址点不了，另发一句：https://a.cn\n" in run.err
    assert "记下了：催了 3 人" in run.err
    step = fankui("remind", "class.xlsx", "-o", "催交2.png").err
    assert "  发到班级群\n  发到群里了，就记一笔：fankui remind class.xlsx --done\n" in step


def test_each_class_has_its_own(fankui: Fankui, drawn: list[Picture]) -> None:
    """Two classes are two groups; their names stand in the files, and none is overwritten."""
    rows = students(4, None)
    rows[2][2] = rows[3][2] = "2014级软件2班"
    workbook(Path("class.xlsx"), [HEADER, *rows])
    run = fankui("remind", "class.xlsx", "-o", "催交.png")
    files = [f"催交-{CLASS}.png", "催交-2014级软件2班.png"]
    assert sorted(run.out.splitlines()) == sorted(files)
    assert len(drawn) == 2
    again = fankui("remind", "class.xlsx", "-o", "催交.png")
    assert (again.code, again.out) == (4, "")
    assert "已经有了，没有覆盖" in again.err
    assert fankui("remind", "class.xlsx", "-o", "催交.png", "--force").code == 0


def test_nobody_missing_is_no_picture(fankui: Fankui, drawn: list[Picture]) -> None:
    """As there is no text then."""
    workbook(Path("class.xlsx"), [HEADER, *students(3)])
    run = fankui("remind", "class.xlsx", "-o", "催交.png")
    assert (run.code, run.out, drawn) == (0, "", [])
    assert "全都反馈了，不用催。" in run.err
    assert not Path("催交.png").exists()


def test_another_years_notice_gives_none(fankui: Fankui, drawn: list[Picture]) -> None:
    """As it gives no text."""
    rows = [[str(2023030101 + at), *row[1:]] for at, row in enumerate(students(3, None))]
    for row in rows:
        row[2] = "2023级软件1班"
    workbook(Path("class.xlsx"), [HEADER, *rows])
    run = fankui("remind", "class.xlsx", "-o", "催交.png")
    assert (run.code, run.out, drawn) == (1, "", [])
    assert "用的是内置的 2018 年通知" in run.err
    assert not Path("催交.png").exists()


def test_json_names_the_picture(fankui: Fankui, drawn: list[Picture]) -> None:
    """The text is in it all the same."""
    told = json.loads(fankui("remind", "class.xlsx", "-o", "催交.png", "--json").out)
    assert told["written"] == ["催交.png"]
    assert "还差 2 人" in told["classes"][0]["text"]
    assert len(drawn) == 1


def test_letters_that_are_boxes_are_told(fankui: Fankui, monkeypatch: pytest.MonkeyPatch) -> None:
    """The monitor looks before sending it."""
    told = draw.Drawn([b"png"], "𬱖玥")
    monkeypatch.setattr("tongzhi_cli.cli.monitor.group_picture.drawn", lambda _: told)
    run = fankui("remind", "class.xlsx", "-o", "催交.png")
    assert "！ 这台电脑的字体里没有 𬱖、玥，图里是方框：发以前看一眼。" in run.err


def test_where_nothing_draws_the_text_is_there(
    fankui: Fankui, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text to paste on the screen, one line that says how to get the picture, and no file."""
    text = fankui("remind", "class.xlsx").out
    without_pillow(monkeypatch)
    without_office(monkeypatch)
    run = fankui("remind", "class.xlsx", "-o", "催交.png", "--done")
    assert (run.code, run.out) == (4, text)
    assert "这台电脑上画不了图（没有 Pillow），图片没有写" in run.err
    assert "-m pip install pillow；或直接发上面的文字。" in run.err
    assert not Path("催交.png").exists()
    assert not Path("class.answers.jsonl").exists()  # it was not sent yet
