"""`fankui import --split`: a clean workbook for each class, together the whole roll."""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from builders import text_file, xlsx
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Run
from tongzhi_cli.columns.column import Column
from tongzhi_cli.loader.rolls.read import RollOptions, read_rolls, rows_of
from tongzhi_cli.office.writing import write_all
from tongzhi_cli.packs.split import files
from tongzhi_cli.packs.split.plan import split
from tongzhi_cli.roster import workbook as class_workbook

Fankui = Callable[..., Run]
HEAD = ["学号", "姓名", "学院", "专业", "班级", "层次", "校对结果", "备注"]
TITLE = "示例学院2014级学生名单"


def person(number: str, college: str, name: str, result: str = "") -> list[object]:
    return [number, "安若溪", college, "软件工程", name, "本科", result, ""]


ROLL: list[list[object]] = [
    [TITLE],
    [*HEAD],
    person("2014030101", "软件学院", "2014级软件1班", "无误"),
    person("2014050101", "数学学院", "2014级数学1班"),
    person("2014030102", "软件学院", "2014级软件1班", "照片不是本人"),
    person("2014050102", "数学学院", ""),
]


@pytest.fixture
def roll(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "全校.xlsx", ROLL)


def cells(path: Path) -> list[list[Any]]:
    """The cells of the first sheet as openpyxl, and so any other program, reads them."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def test_each_class_gets_its_workbook(fankui: Fankui, roll: Path, tmp_path: Path) -> None:
    """Title and header are kept; who has no class is in a file that says so, and told."""
    run = fankui("import", roll, "--split", "班级", "-o", tmp_path / "各班")
    assert (run.code, run.out) == (0, f"{tmp_path / '各班'}\n")
    assert below(tmp_path / "各班") == [
        "2014级数学1班.xlsx", "2014级软件1班.xlsx", "没有写班级.xlsx",
    ]  # fmt: skip
    whole = tmp_path / "整份.xlsx"
    assert fankui("import", roll, "-o", whole, "--allow", "no-class").code == 0
    header, first, _, third, lost = cells(whole)
    title, *software = cells(tmp_path / "各班/2014级软件1班.xlsx")
    assert title[0] == TITLE
    assert software == [header, first, third]
    title, *nobodys = cells(tmp_path / "各班/没有写班级.xlsx")
    assert title[0] == f"{TITLE}（没有写班级的学生）"
    assert nobodys == [header, lost]
    assert "！ 1 人没有写班级，单独放在“没有写班级”里。" in run.err
    assert "按班级拆成 3 份，一共 4 人：" in run.err


def test_two_levels_are_folders(fankui: Fankui, roll: Path, tmp_path: Path) -> None:
    """The outer one first, as it was typed."""
    run = fankui("import", roll, "--split", "学院", "--split", "班级", "-o", tmp_path / "各班")
    assert run.code == 0, run.err
    assert below(tmp_path / "各班") == [
        "数学学院/2014级数学1班.xlsx", "数学学院/没有写班级.xlsx", "软件学院/2014级软件1班.xlsx",
    ]  # fmt: skip


def test_a_zip_holds_what_the_folder_would(fankui: Fankui, roll: Path, tmp_path: Path) -> None:
    """The same files with the same bytes, on a fixed day; nothing else is written."""
    options = ("import", roll, "--split", "学院", "--split", "班级", "-o")
    fankui(*options, tmp_path / "各班")
    before = set(tmp_path.iterdir())
    run = fankui(*options, tmp_path / "又", "--zip")
    assert (run.code, run.out) == (0, f"{tmp_path / '又.zip'}\n")
    assert set(tmp_path.iterdir()) - before == {tmp_path / "又.zip"}
    with ZipFile(tmp_path / "又.zip") as archive:
        assert sorted(archive.namelist()) == below(tmp_path / "各班")
        for one in archive.infolist():
            assert archive.read(one) == (tmp_path / "各班" / one.filename).read_bytes()
            assert one.date_time == (1980, 1, 1, 0, 0, 0)
    assert fankui(*options, tmp_path / "再.zip").code == 0
    assert (tmp_path / "再.zip").read_bytes() == (tmp_path / "又.zip").read_bytes()


def test_where_the_parts_go(fankui: Fankui, roll: Path, tmp_path: Path) -> None:
    """Beside the roll, unless -o names a folder; a zip into a folder that is there."""
    run = fankui("import", roll, "--split", "班级")
    assert run.out == f"{tmp_path / '全校-按班级'}\n"
    run = fankui("import", roll, "--split", "学院", "--split", "班级", "--zip")
    assert run.out == f"{tmp_path / '全校-按学院班级.zip'}\n"
    (tmp_path / "旧").mkdir()
    run = fankui("import", roll, "--split", "班级", "--zip", "-o", tmp_path / "旧")
    assert run.out == f"{tmp_path / '旧/全校-按班级.zip'}\n"


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--split", "班级", "-o", "各班.xlsx"), 2, "请写成 -o 各班/（文件夹），或 -o 各班.zip"),
        (("--split", "宿舍"), 2, "不能按“宿舍”拆"),
        (("--zip",), 2, "--zip 要和 --split 一起用"),
        (("--split", "班级", "又.csv"), 2, "请加 -o 文件夹"),
        (("--split", "专业", "--map", "专业=没有这列"), 2, "没有这列"),
        (("--split", "专业", "--map", "专业=备注"), 3, "没有一个人写了专业，不能按专业拆"),
        (("--split", "班级", "-o", "占着"), 4, "占着 不是文件夹"),
    ],
)
def test_what_cannot_be_written_is_said(
    fankui: Fankui,
    roll: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: Sequence[str],
    code: int,
    said: str,
) -> None:
    """And nothing is."""
    monkeypatch.chdir(tmp_path)
    text_file(tmp_path / "占着", "x")
    before = set(tmp_path.iterdir())
    run = fankui("import", roll.name, *options)
    assert (run.code, run.out) == (code, "")
    assert said in run.err
    assert set(tmp_path.iterdir()) == before


def test_nothing_is_overwritten_without_force(fankui: Fankui, roll: Path, tmp_path: Path) -> None:
    """Where one of the files is there already, none is written; other files are left and told."""
    folder = tmp_path / "各班"
    folder.mkdir()
    there = text_file(folder / "没有写班级.xlsx", "my own")
    other = text_file(folder / "2013级软件1班.xlsx", "of last year")
    options = ("import", roll, "--split", "班级", "-o", folder)
    run = fankui(*options)
    assert (run.code, run.out) == (4, "")
    assert f"{there} 已经有了，没有覆盖" in run.err
    assert below(folder) == ["2013级软件1班.xlsx", "没有写班级.xlsx"]
    run = fankui(*options, "--force")
    assert run.code == 0
    assert len(below(folder)) == 4
    assert f"文件夹里原来就有、这次没有写的：{other}" in run.err
    assert other.read_text("utf-8") == "of last year"


def test_the_roll_itself_is_never_a_part(fankui: Fankui, tmp_path: Path) -> None:
    """Not with --force either."""
    source = xlsx(tmp_path / "2014级软件1班.xlsx", ROLL[:3])
    before = source.read_bytes()
    run = fankui("import", source, "--split", "班级", "-o", tmp_path, "--force")
    assert run.code == 4
    assert source.read_bytes() == before


def test_errors_of_the_roll_stop_it(fankui: Fankui, tmp_path: Path) -> None:
    """As they stop `import`: who stands there twice is looked at first."""
    rows: list[list[object]] = [
        [*HEAD],
        person("2014030101", "甲院", "软件1班"),
        person("2014030101", "甲院", "软件2班"),
    ]
    run = fankui("import", xlsx(tmp_path / "全校.xlsx", rows), "--split", "班级")
    assert (run.code, run.out) == (1, "")
    assert "什么也没有写" in run.err
    assert [path.name for path in tmp_path.iterdir()] == ["全校.xlsx"]


def test_classes_of_one_name_in_two_files(fankui: Fankui, tmp_path: Path) -> None:
    """1班 of 软件 in one file and 1班 of 网络 in another are two, as in one file."""
    paths = [
        text_file(tmp_path / f"{major}.csv", f"学号,姓名,班级,专业\n{number},李明,1班,{major}\n")
        for number, major in (("2014030101", "软件"), ("2014040101", "网络"))
    ]
    run = fankui("import", *paths, "--split", "班级", "-o", tmp_path / "各班")
    assert run.code == 0, run.err
    assert below(tmp_path / "各班") == ["网络1班.xlsx", "软件1班.xlsx"]


def test_a_title_that_names_a_class_is_kept_by_that_class_only(
    fankui: Fankui, tmp_path: Path
) -> None:
    """Each sheet has its own; a list without one has none that is another's."""
    sheets = {
        name: [[f"{name}学生名单"], HEAD, person(number, "甲院", name)]
        for name, number in (("软件1班", "2014030101"), ("软件2班", "2014030201"))
    } | {"其他": [HEAD, person("2014030301", "甲院", "软件3班")]}
    fankui("import", xlsx(tmp_path / "全.xlsx", sheets), "--split", "班级", "-o", tmp_path / "各班")
    firsts = {name: cells(tmp_path / "各班" / name)[0][0] for name in below(tmp_path / "各班")}
    assert firsts == {
        "软件1班.xlsx": "软件1班学生名单",
        "软件2班.xlsx": "软件2班学生名单",
        "软件3班.xlsx": "学号",
    }


@pytest.mark.skipif(os.name == "nt", reason="no permissions of POSIX")
def test_the_parts_are_their_owners(fankui: Fankui, roll: Path, tmp_path: Path) -> None:
    """Students are nobody else's business."""
    fankui("import", roll, "--split", "班级", "-o", tmp_path / "各班")
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "各班").iterdir()} == {0o600}


def test_json_says_who_is_in_which_part(fankui: Fankui, roll: Path, tmp_path: Path) -> None:
    """By their places among the students; nothing is written but where -o asks for it."""
    options = ("import", roll, "--json", "--split", "班级")
    told = json.loads(fankui(*options).out)
    assert told["parts"] == [
        {
            "file": "2014级软件1班.xlsx",
            "college": "软件学院",
            "class": "2014级软件1班",
            "students": [0, 2],
        },
        {
            "file": "2014级数学1班.xlsx",
            "college": "数学学院",
            "class": "2014级数学1班",
            "students": [1],
        },
        {"file": "没有写班级.xlsx", "class": None, "students": [3]},
    ]
    assert (told["written"], below(tmp_path)) == ([], ["全校.xlsx"])
    told = json.loads(fankui(*options, "-o", tmp_path / "各班").out)
    assert told["written"] == [
        str(tmp_path / "各班" / one["file"]) for one in told["parts"]
    ]  # fmt: skip


def test_the_next_commands_work_on_a_part(fankui: Fankui, roll: Path, tmp_path: Path) -> None:
    """A part is a roster like any other: its class, its answers."""
    fankui("import", roll, "--split", "班级", "-o", tmp_path / "各班")
    run = fankui("check", tmp_path / "各班/2014级软件1班.xlsx", "--json")
    (one,) = json.loads(run.out)["classes"]
    assert (one["class"], [each["result"] for each in one["students"]]) == (
        "2014级软件1班", ["无误", "照片不是本人"],
    )  # fmt: skip
    run = fankui("check", tmp_path / "各班/没有写班级.xlsx", "--json")
    assert [one["class"] for one in json.loads(run.out)["classes"]] == [None]


text = st.text("甲乙丙 <&>_x0041_=\n'1", max_size=6)
people = st.lists(
    st.tuples(
        st.sampled_from(["", "甲院", "乙/院"]), st.sampled_from(["", "1班", "一班", "2班"]), text
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


@settings(max_examples=25)
@given(people, st.sampled_from([[Column.CLASS], [Column.COLLEGE, Column.CLASS]]))
def test_the_rows_of_all_parts_are_those_of_the_whole(
    rows: list[tuple[str, str, str]], levels: list[Column]
) -> None:
    """Every row of the clean workbook is in exactly one part, cell by cell, in the same columns."""
    lines = [
        [f"20140301{at:02}", "安若溪", college, "软件", name, "本科", "", note]
        for at, (college, name, note) in enumerate(rows)
    ]
    if not (any(one[4] for one in lines) and any(one[2] for one in lines)):
        return
    with TemporaryDirectory() as folder:
        source = xlsx(Path(folder) / "全校.xlsx", [[TITLE], HEAD, *lines])
        found = read_rolls(RollOptions([str(source)], None, [], []))
        made = split([one.student for one in found.placed], levels)
        filled = rows_of(found.placed)
        whole = Path(folder) / "整份.xlsx"
        whole.write_bytes(class_workbook.build(filled, whole.name))
        roll = files.roll_of(found.placed, filled)
        write_all(files.files_of(made.parts, roll, Path(folder) / "各班", zipped=False))
        parts = [cells(path) for path in (Path(folder) / "各班").rglob("*.xlsx")]
        header, *everybody = cells(whole)
    assert all(title[0].startswith(TITLE) and head == header for title, head, *_ in parts)
    assert sorted(row for part in parts for row in part[2:]) == sorted(everybody)
