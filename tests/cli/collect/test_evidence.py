"""Pictures that a class hands in: who has, who has not; never an answer."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run

Fankui = Callable[..., Run]
pytestmark = pytest.mark.usefixtures("here")
NAMES = ("安若曦", "白思远", "毕雨桐", "曹子涵", "岑望舒", "张伟", "张伟")
ROSTER = "学号,姓名\n" + "".join(
    f"20140301{at:02},{name}\n" for at, name in enumerate(NAMES, start=1)
)
ANSWERS = "学号,姓名,校对结果\n2014030101,安若曦,无误\n2014030105,岑望舒,无误\n"
#: Each with what it holds, which no command looks at.
PICTURES = {
    "2014030101安若曦.png": "1",
    "白思远-学信网.jpg": "2",
    "白思远-学信网(1).jpg": "2b",
    "曹梓涵.png": "3",
    "张伟.png": "4",
    "微信图片_20180402203015.jpg": "5",
}
NO_ANSWER = "图片只说明有人看过，不是答复，没有当作结果"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder with a class, its pictures, and a list of their names."""
    monkeypatch.chdir(tmp_path)
    Path("名单.csv").write_text(ROSTER, "utf-8")
    Path("截图").mkdir()
    for name, text in PICTURES.items():
        Path("截图", name).write_text(text, "utf-8")
    Path("清单.txt").write_text("\n".join(PICTURES), "utf-8")
    with zipfile.ZipFile("图.zip", "w") as archive:
        for name, text in PICTURES.items():
            archive.writestr(f"截图/{name}", text)


@pytest.mark.parametrize("source", ["截图", "清单.txt", "图.zip"])
def test_pictures_are_told_and_no_answers(source: str, fankui: Fankui) -> None:
    """Who handed in and who did not is told, nothing is recorded, and the exit code says so."""
    run = fankui("collect", "名单.csv", "--from", source)
    assert (run.code, run.out) == (1, "")
    assert (
        "交了图片的 3 人，没有交的 4 人：0103 毕雨桐、0105 岑望舒、0106 张伟、0107 张伟" in run.err
    )
    assert f"{NO_ANSWER}：一条结果也没有记。" in run.err
    assert not Path("名单.answers.jsonl").exists()


@pytest.mark.parametrize("source", ["截图", "清单.txt", "图.zip"])
def test_what_is_not_plain_is_told(source: str, fankui: Fankui) -> None:
    """An error of typing, namesakes, doubles and what is nobody's stand there with their reason."""
    told = fankui("collect", "名单.csv", "--evidence", source).err
    inside = "截图/" if source == "图.zip" else ""
    assert f"{inside}曹梓涵.png → 2014030104 曹子涵（写的是“曹梓涵”）" in told
    assert f"{inside}张伟.png：叫张伟的有 2 人（2014030106、2014030107），要写学号" in told
    assert "微信图片_20180402203015.jpg：文件名里没有学号，也没有姓名" in told
    assert "一人交了几个的 1 人，算一次：" in told


def test_what_is_nobodys_is_renamed(fankui: Fankui) -> None:
    """What to do is told once, and what was renamed so is its student's."""
    rename = "知道是谁的：把文件（清单里的名字）改成“学号-姓名”，后面的 .png、.jpg 不动，再来一次。"
    assert fankui("collect", "名单.csv", "--from", "截图").err.count(rename) == 1
    Path("截图/张伟.png").rename("截图/2014030106-张伟.png")
    Path("截图/微信图片_20180402203015.jpg").rename("截图/2014030105-岑望舒.jpg")
    run = fankui("collect", "名单.csv", "--from", "截图")
    assert "交了图片的 5 人，没有交的 2 人：0103 毕雨桐、0107 张伟" in run.err
    assert rename not in run.err


def test_answers_and_pictures_are_compared(fankui: Fankui) -> None:
    """Who has an answer and no picture, a picture and no answer, and neither."""
    Path("结果.csv").write_text(ANSWERS, "utf-8")
    assert fankui("collect", "名单.csv", "--from", "结果.csv").code == 0
    run = fankui("collect", "名单.csv", "--evidence", "截图")
    assert (run.code, run.out) == (1, "")
    assert "有结果、没有图片 1 人：0105 岑望舒" in run.err
    assert "有图片、没有结果 2 人：0102 白思远、0104 曹子涵" in run.err
    assert "都没有 3 人：0103 毕雨桐、0106 张伟、0107 张伟" in run.err


def test_everything_is_there(fankui: Fankui) -> None:
    """Where each student has an answer and a picture, nothing is left to do."""
    Path("结果.csv").write_text(
        ROSTER.replace("\n", ",无误\n").replace("姓名,无误", "姓名,结果"), "utf-8"
    )
    fankui("collect", "名单.csv", "--from", "结果.csv")
    Path("全.txt").write_text("".join(f"20140301{at:02}.png\n" for at in range(1, 8)), "utf-8")
    run = fankui("collect", "名单.csv", "--evidence", "全.txt")
    assert run.code == 0
    assert "交了图片的 7 人，共 7 人。\n下一步：fankui check 名单.csv" in run.err


def test_json_has_every_file(fankui: Fankui) -> None:
    """A program gets whose each file is, why one is nobody's, and the same four groups."""
    run = fankui("collect", "名单.csv", "--evidence", "截图", "--json")
    found = json.loads(run.out)["evidence"]
    assert found["sources"] == [{"file": "截图", "files": 6}]
    assert [one["number"] for one in found["files"] if one["number"]] == [
        "2014030101", "2014030104", "2014030102", "2014030102",
    ]  # fmt: skip
    namesakes = next(one for one in found["files"] if one["file"] == "张伟.png")
    assert namesakes["meant"] == ["2014030106", "2014030107"]
    assert [one["number"][-2:] for one in found["file_without_answer"]] == ["01", "02", "04"]
    assert found["answer_and_file"] == found["answer_without_file"] == []


def test_exports_beside_pictures_are_read(fankui: Fankui) -> None:
    """A folder of pictures that also holds a table of answers is read for both."""
    Path("截图/结果.csv").write_text(ANSWERS, "utf-8")
    Path("截图/名单.csv").write_text(ROSTER, "utf-8")
    run = fankui("collect", "名单.csv", "--from", "截图")
    assert (run.code, run.out) == (1, "名单.answers.jsonl\n")
    assert "新记 2 人：无误 2" in run.err
    assert f"{NO_ANSWER}。" in run.err
    as_json = fankui("collect", "名单.csv", "--from", "截图", "--json", "--dry-run").out
    assert [one["number"] for one in json.loads(as_json)["evidence"]["answer_without_file"]] == [
        "2014030105"
    ]


@pytest.mark.parametrize("source", ["截图", "图.zip"])
def test_copies_have_one_naming(source: str, fankui: Fankui) -> None:
    """The pictures are copied as 学号-姓名, the second with -2; the originals stay."""
    before = {path: path.read_bytes() for path in Path("截图").iterdir()}
    run = fankui("collect", "名单.csv", "--evidence", source, "-o", "改名")
    assert "复制了 4 个到 改名；原来的没有动。" in run.err
    assert run.out == "改名\n"
    assert {path.name: path.read_text() for path in Path("改名").iterdir()} == {
        "2014030101-安若曦.png": "1",
        "2014030102-白思远.jpg": "2",
        "2014030102-白思远-2.jpg": "2b",
        "2014030104-曹子涵.png": "3",
    }
    assert {path: path.read_bytes() for path in Path("截图").iterdir()} == before
    again = fankui("collect", "名单.csv", "--evidence", source, "-o", "改名")
    assert "复制了 0 个到 改名，已经在那里、一样的 4 个" in again.err


def _copies() -> dict[str, str]:
    return {path.name: path.read_text() for path in Path("改名").iterdir()}


@pytest.mark.parametrize(
    ("there", "made"),
    [
        ({"2014030104-曹子涵.png": "别的"}, {"2014030104-曹子涵-2.png": "3"}),
        (
            {"2014030104-曹子涵.png": "别的", "2014030104-曹子涵-3.png": "3"},
            {"2014030104-曹子涵-3.png": "3"},
        ),
        ({"2014030102-白思远.jpg": "2b"}, {"2014030102-白思远-2.jpg": "2"}),
        ({"2014030101-安若曦.JPG": "别的"}, {"2014030101-安若曦-2.png": "1"}),
    ],
)
def test_nothing_is_overwritten(
    there: dict[str, str], made: dict[str, str], fankui: Fankui
) -> None:
    """What is there keeps its name; another file in the place of a copy gives it the next one."""
    Path("改名").mkdir()
    for name, text in there.items():
        Path("改名", name).write_text(text, "utf-8")
    run = fankui("collect", "名单.csv", "--evidence", "截图", "-o", "改名")
    assert run.code == 1
    assert "--force" not in run.err
    found = _copies()
    assert found == {**found, **there, **made}
    kept = {"1", "2", "2b", "3"} & {*there.values()}
    assert len(found) == len(there) + 4 - len(kept)


@pytest.mark.parametrize("name", ["安若曦.png", "00安若曦.png", "2014030101安若曦-学信网.jpg"])
def test_a_picture_that_comes_later_is_added(name: str, fankui: Fankui) -> None:
    """Copying again adds what is new, under the next free name; the others keep theirs."""
    fankui("collect", "名单.csv", "--evidence", "截图", "-o", "改名")
    before = _copies()
    Path("截图", name).write_text("later", "utf-8")
    run = fankui("collect", "名单.csv", "--evidence", "截图", "-o", "改名")
    assert "复制了 1 个到 改名，已经在那里、一样的 4 个" in run.err
    assert _copies() == {**before, f"2014030101-安若曦-2{Path(name).suffix}": "later"}
    again = fankui("collect", "名单.csv", "--evidence", "截图", "-o", "改名", "--dry-run")
    assert "会复制 0 个到 改名，已经在那里、一样的 5 个" in again.err


@pytest.mark.parametrize("out", ["截图", "截图/../截图/", "别名"])
def test_copies_do_not_go_among_the_pictures(out: str, fankui: Fankui) -> None:
    """The folder of the pictures takes no copies, by whatever name: they would be copied again."""
    Path("别名").symlink_to("截图")
    before = sorted(Path("截图").iterdir())
    run = fankui("collect", "名单.csv", "--evidence", "截图", "-o", out)
    assert run.code == 2
    assert "-o 和 --evidence 是同一个文件夹，请换一个" in run.err
    assert sorted(Path("截图").iterdir()) == before


def test_copies_within_the_pictures_are_no_pictures(fankui: Fankui) -> None:
    """A folder for the copies may lie among the pictures: they are not counted again."""
    first = fankui("collect", "名单.csv", "--evidence", "截图", "-o", "截图/改名")
    again = fankui("collect", "名单.csv", "--evidence", "截图", "-o", "截图/改名")
    assert "截图：6 个文件" in first.err
    assert "截图：6 个文件" in again.err


def test_what_is_no_evidence(fankui: Fankui) -> None:
    """Links, empty files and those on their way are told and not counted; a folder may tell who."""
    Path("截图/毕雨桐.png").write_bytes(b"")
    Path("截图/岑望舒.png.crdownload").write_bytes(b"1")
    Path("截图/岑望舒.png").symlink_to("/etc/hostname")
    Path("截图/2014030107张伟").mkdir()
    Path("截图/2014030107张伟/IMG_0001.JPG").write_bytes(b"1")
    run = fankui("collect", "名单.csv", "--evidence", "截图")
    assert "没有算（空文件，没有传成）：毕雨桐.png" in run.err
    assert "没有算（链接，没有跟过去）：岑望舒.png" in run.err
    assert "没有算（没有下载完）：岑望舒.png.crdownload" in run.err
    assert "2014030107张伟/IMG_0001.JPG → 2014030107 张伟（在文件夹“2014030107张伟”里）" in run.err


def test_a_name_does_not_steer_the_terminal(fankui: Fankui) -> None:
    """Control characters and 身份证号 in the names of files are not shown."""
    Path("截图/\x1b[31m王五53270119950101123X.png").write_bytes(b"1")
    run = fankui("collect", "名单.csv", "--evidence", "截图")
    assert "\x1b" not in run.err
    assert "53270119950101123X" not in run.err
    assert "?[31m王五（证件号码略）.png" in run.err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--evidence", "名单.csv"], 3, "名单.csv 是花名册，不是放图片的文件夹或文件名的清单"),
        (["--evidence", "没有"], 3, "没有 这个文件"),
        (["--evidence", "清单.txt", "-o", "改名"], 2, "只有名字，没有文件可以复制"),
        (
            ["--evidence", "截图", "--from", "截图"],
            2,
            "--from、--set、--without、--rest 和 --evidence",
        ),
        (["-o", "改名"], 2, "-o 要和 --evidence 一起用"),
        (["--evidence", "截图", "--dry-run"], 2, "--dry-run 要和"),
    ],
)
def test_what_is_refused(words: list[str], code: int, told: str, fankui: Fankui) -> None:
    """What cannot be is said, and what to do instead."""
    run = fankui("collect", "名单.csv", *words)
    assert run.code == code
    assert told in run.err


@pytest.mark.parametrize("most", [0, 1, 4])
def test_a_zip_that_is_too_large(
    most: int, fankui: Fankui, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So much is held until all is written; what is more is to be unpacked first."""
    monkeypatch.setattr("tongzhi_cli.loader.evidence.gathering._MOST_PACKED", most)
    run = fankui("collect", "名单.csv", "--evidence", "图.zip", "-o", "改名")
    assert run.code == 2
    assert "所在的压缩包太大" in run.err
    assert "请先解压" in run.err
    assert not Path("改名").exists()


def test_a_dry_run_copies_nothing(fankui: Fankui) -> None:
    """What would be copied is told."""
    run = fankui("collect", "名单.csv", "--evidence", "截图", "-o", "改名", "--dry-run")
    assert "会复制 4 个到 改名；一个也没有写" in run.err
    assert not Path("改名").exists()


def test_a_class_folder_is_its_own_folder_of_pictures(fankui: Fankui) -> None:
    """A folder with roster and pictures is given twice: as the class and as the pictures."""
    Path("截图/名单.csv").write_text(ROSTER, "utf-8")
    run = fankui("collect", "截图", "--evidence", "截图")
    assert run.code == 1
    assert "交了图片的 3 人，共 7 人。" in run.err


def test_a_list_of_files_is_no_table_of_answers(fankui: Fankui) -> None:
    """Where results are wanted, a list of pictures is refused with what takes it."""
    run = fankui("check", "名单.csv", "--results", "清单.txt")
    assert run.code == 3
    assert "清单.txt 是文件名的清单，不是交来的校对结果" in run.err
    assert "--evidence 清单.txt" in run.err


def test_every_guess_is_shown(fankui: Fankui) -> None:
    """A picture that is given to somebody by guess is never among those that are only counted."""
    guessed = [f"曹梓涵-{at}次.png" for at in range(1, 21)]
    plain = [f"2014030191安若曦-{at}次.png" for at in range(1, 21)]
    Path("清单.txt").write_text("\n".join([*plain, *guessed]), "utf-8")
    told = fankui("collect", "名单.csv", "--from", "清单.txt").err
    shown = [line.split(" → ")[0].strip() for line in told.splitlines() if " → " in line]
    assert shown[: len(guessed)] == guessed
    assert len(shown) < len(guessed) + len(plain)
