"""What `notice pack` hands out: each class its own, the same each time, and nothing overwritten."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from builders import xlsx
from places import ROOT
from small_school import CLASSES, GONE, HEADER, files, own_notice, rows, school

from conftest import NOW, Run

Fankui = Callable[..., Run]
Row = tuple[object, ...]


@pytest.fixture
def pack(fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fankui:
    """Pack the school, or as is typed, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    school(tmp_path)

    def run(*words: object) -> Run:
        more = [] if "--roster" in words else ["--roster", "全校.xlsx"]
        return fankui("notice", "pack", *more, "--now", NOW, *words)

    return run


def sheet(data: bytes, at: int = 0) -> list[Row]:
    """The rows of a sheet as another program reads them."""
    return list(openpyxl.load_workbook(BytesIO(data)).worksheets[at].iter_rows(values_only=True))


def lines(data: bytes) -> list[str]:
    """The paragraphs of a document as another program reads them."""
    return [one.text for one in docx.Document(BytesIO(data)).paragraphs]


def test_each_class_has_what_it_needs(pack: Fankui) -> None:
    """A folder for each class, by college, each file in it, and an index of them all."""
    assert pack("-o", "任务包").code == 0
    own = {"notice.toml", "空白反馈表.docx", "索引.xlsx"}
    for college, name, _ in CLASSES:
        inside = ("说明.docx", f"{name}.xlsx", f"空表-{name}.docx", "问卷.txt", "notice.toml",
                  "空白反馈表.docx")  # fmt: skip
        own |= {f"{college}/{name}/{file}" for file in inside}
    assert set(files(Path("任务包"))) == own


def test_a_workbook_has_its_class_and_a_choice(pack: Fankui) -> None:
    """The workbook of a class is the clean one, with 无误 to choose in each row."""
    pack("-o", "任务包")
    data = files(Path("任务包"))["软件学院/2014级软件1班/2014级软件1班.xlsx"]
    header, *people = sheet(data)
    assert [one[1] for one in people] == ["安若", "毕若", "曹若", "岑若"]
    standing, result = header.index("学籍状态"), header.index("校对结果")
    assert [(one[standing], one[result]) for one in people] == [
        (None, None), (None, None), ("休学", None), (None, None),
    ]  # fmt: skip
    page = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    (offer,) = page.data_validations.dataValidation
    letter = openpyxl.utils.get_column_letter(result + 1)
    assert (str(offer.sqref), offer.formula1) == (f"{letter}2:{letter}5", '"无误"')
    assert any("build 2014级软件1班.xlsx" in str(one[0]) for one in sheet(data, 1))


def test_it_is_the_workbook_that_import_writes(pack: Fankui, fankui: Fankui) -> None:
    """A class's workbook says, cell by cell and in its styles, what `import` makes of the class."""
    pack("-o", "任务包")
    name = "2014级软件1班"
    xlsx(Path("一班.xlsx"), [HEADER, *(one for one in rows() if one[1] == name)])
    fankui("import", "一班.xlsx", "-o", f"{name}.xlsx")
    made, expected = (
        openpyxl.load_workbook(path)
        for path in (f"任务包/软件学院/{name}/{name}.xlsx", f"{name}.xlsx")
    )
    assert made.sheetnames == expected.sheetnames
    for page, other in zip(made.worksheets, expected.worksheets, strict=True):
        assert [[_look(cell) for cell in row] for row in page] == [
            [_look(cell) for cell in row] for row in other
        ]
        assert page.freeze_panes == other.freeze_panes
        assert page.print_title_rows == other.print_title_rows


def _look(cell: Any) -> tuple[object, ...]:
    return cell.value, cell.number_format, cell.border.left.style, cell.font.bold


def test_the_empty_form_has_the_names_and_no_result(pack: Fankui, fankui: Fankui) -> None:
    """It is, byte for byte, what `build --draft` makes; whoever is away is told and not on it."""
    told = pack("-o", "任务包").err
    data = Path("任务包/软件学院/2014级软件1班/空表-2014级软件1班.docx").read_bytes()
    table = docx.Document(BytesIO(data)).tables[0]
    said = [[cell.text for cell in row.cells][1:4] for row in table.rows[1:5]]
    assert said == [
        ["2014010101", "安若", ""], ["2014010102", "毕若", ""], ["2014010104", "岑若", ""],
        ["", "", ""],
    ]  # fmt: skip
    assert f"{GONE} 曹若 休学" in told
    fankui("build", "全校.xlsx", "--draft", "-o", "草稿")
    assert data == Path("草稿/反馈表-2014级软件1班.docx").read_bytes()


def test_a_link_is_no_place_to_hand_paper_in(pack: Fankui) -> None:
    """Where a notice says that it is filled in on a page, the text says so, at both deadlines."""
    text = (ROOT / "src/tongzhi_cli/notices/puer-2018-4.toml").read_text("utf-8")
    before = next(
        line for line in text.splitlines() if line.startswith("where = ") and "214" in line
    )
    Path("notice.toml").write_text(text.replace(before, 'where = "https://wj.example/2"'), "utf-8")
    pack("-o", "任务包")
    said = "\n".join(lines(Path("任务包/数学学院/2014级数学1班/说明.docx").read_bytes()))
    assert "，在 http://www.chsi.com.cn 校对。" in said
    assert "，在 https://wj.example/2 填写（李其琛老师）。" in said
    assert "下午17:00前在 https://wj.example/2 填写" in said
    assert "交https" not in said


def test_the_text_names_its_own_class(pack: Fankui) -> None:
    """Each 说明.docx has its class, its list, how many they are and its link, and no other's."""
    pack("-o", "任务包", "--link", "https://wj.example/s?a=1&b=<2>")
    for college, name, people in CLASSES:
        said = "\n".join(lines(Path(f"任务包/{college}/{name}/说明.docx").read_bytes()))
        count = len(people.split()) - (name == "2014级软件1班")
        assert f"{college} {name}\n" in said
        assert f"本班名单：{name}.xlsx，{count} 人" in said
        assert "问卷链接：https://wj.example/s?a=1&b=<2>\n" in said
        assert "4月1日（星期日）23:00 以前" in said
        assert "4月2日（星期一）17:00 以前" in said
        assert f"fankui build {name}.xlsx" in said
        assert "另有 1 人不参加" in said or name != "2014级软件1班"
        assert "fankui:" not in said
        assert not any(other in said for _, other, _ in CLASSES if other != name)


@pytest.mark.parametrize(
    ("link", "written", "doubted"),
    [
        ("https://wj.example/532701199501011234", "https://wj.example/532701199501011234", False),
        ("wj.example/v?id=532701199501011234", "wj.example/v?id=532701199501011234", False),
        ("https://wj.example/s", "https://wj.example/s", False),
        ("xx", "xx", True),
        ("问卷.docx", "问卷.docx", True),
        ("532701199501011234", "（证件号码略）", True),
    ],
)
def test_a_link_is_whole_and_one_that_leads_nowhere_is_told(
    pack: Fankui, link: str, written: str, doubted: bool
) -> None:
    """However many digits an address has, it stays; what is none is said, and masked as ever."""
    run = pack("-o", "任务包", "--link", link)
    said = lines(Path("任务包/数学学院/2014级数学1班/说明.docx").read_bytes())
    assert f"问卷链接：{written}" in said
    assert any(f"打开 {written} 填写" in one for one in said)
    assert ("不像网址" in run.err) is doubted
    assert "532701199501011234" not in "".join(said) or not doubted


def test_without_a_link_there_is_a_place_for_it(pack: Fankui) -> None:
    """Whoever makes the questionnaire later writes its link there, and is told so."""
    run = pack("-o", "任务包")
    said = lines(Path("任务包/数学学院/2014级数学1班/说明.docx").read_bytes())
    assert any(one.startswith("问卷链接：＿＿＿") for one in said)
    assert "没有问卷链接" in run.err


def test_a_class_has_its_own_link(pack: Fankui) -> None:
    """A link in the list is its class's, before the one for all; of two both are told."""
    header = [*HEADER, "问卷链接"]
    links = {"2014级软件1班": "https://a.cn/1", "2014级软件2班": "https://a.cn/2"}
    listed = [[*one, links.get(one[1], "")] for one in rows()]
    listed[1][-1] = "https://a.cn/9"
    xlsx(Path("带链接.xlsx"), [header, *listed])
    run = pack("--roster", "带链接.xlsx", "-o", "任务包", "--link", "https://a.cn/all")
    said = [row[-1] for row in sheet(Path("任务包/索引.xlsx").read_bytes())]
    assert said == ["问卷链接", *["https://a.cn/all"] * 2, "https://a.cn/1", "https://a.cn/2"]
    text = "\n".join(lines(Path("任务包/软件学院/2014级软件2班/说明.docx").read_bytes()))
    assert "打开 https://a.cn/2 填写" in text
    assert "2014级软件1班：名单里有 2 个问卷链接，用了 https://a.cn/1" in run.err


def test_the_index_says_what_went_to_whom(pack: Fankui) -> None:
    """A row for each class: whom to call, how many, where it lies, until when."""
    pack("-o", "任务包")
    data = Path("任务包/索引.xlsx").read_bytes()
    software, maths = "软件学院/2014级软件", "数学学院/2014级数学"
    due = ("4月1日（星期日）23:00 以前", "4月2日（星期一）17:00 以前")
    assert sheet(data) == [
        ("学院", "班级", "班长", "手机", "人数", "不参加", "放在", "学生校对截止", "上交截止"),
        ("数学学院", "2014级数学1班", "邓若", "13800000003", 3, None, f"{maths}1班", *due),
        ("数学学院", "2014级数学2班", "杜若", "13800000004", 2, None, f"{maths}2班", *due),
        ("软件学院", "2014级软件1班", "安若", "13800000001", 3, 1, f"{software}1班", *due),
        ("软件学院", "2014级软件2班", "陈若", "13800000002", 3, None, f"{software}2班", *due),
    ]  # fmt: skip
    header, *people = sheet(data, 1)
    assert header == ("学院", "班级", "年级", "层次", "学号", "姓名", "学籍状态")
    assert sorted(one[4:6] for one in people) == sorted((one[4], one[5]) for one in rows())


def test_the_same_list_gives_the_same_bytes(pack: Fankui) -> None:
    """Neither clock nor chance is in a pack, as folders or as archives."""
    for more in ((), ("--zip",)):
        pack("-o", "一", "--force", *more)
        pack("-o", "二", "--force", *more, "--now", "2018-03-30 10:00")
        assert files(Path("一")) == files(Path("二"))


def test_an_archive_holds_what_the_folder_holds(pack: Fankui) -> None:
    """--zip writes one .zip for each class, with its folder in it."""
    pack("-o", "夹")
    pack("-o", "包", "--zip")
    folders = files(Path("夹"))
    seen: dict[str, bytes] = {}
    for name, data in files(Path("包")).items():
        if not name.endswith(".zip"):
            continue
        with ZipFile(BytesIO(data)) as archive:
            for one in archive.infolist():
                assert one.date_time == (1980, 1, 1, 0, 0, 0)
                seen[f"{name.partition('/')[0]}/{one.filename}"] = archive.read(one)
    assert seen == {name: data for name, data in folders.items() if name.count("/") == 2}
    where = [row[6] for row in sheet(Path("包/索引.xlsx").read_bytes())][1:]
    assert all(Path("包", str(one)).is_file() for one in where)


@pytest.mark.parametrize(
    ("listed", "folders"),
    [
        # two classes of one name in two colleges; one class (as to --split); one name to Windows
        ([("甲院", "1班", "安若"), ("乙院", "1班", "白若")], {"甲院/甲院1班", "乙院/乙院1班"}),
        ([("甲院", "A班", "安若"), ("甲院", "a班", "白若")], {"甲院/A班"}),
        (
            [("甲院", "软|甲班", "安若"), ("甲院", "软?甲班", "白若")],
            {"甲院/软_甲班", "甲院/软_甲班-2"},
        ),
        ([("甲/院", "1/班", "安若"), ("甲:院", "2班", "白若")], {"甲_院/1_班", "甲_院-2/2班"}),
        # no college at all, or of some; one that is called as the index
        ([("", "1班", "安若"), ("", "2班", "白若")], {"1班", "2班"}),
        ([("", "索引", "安若"), ("", "2班", "白若")], {"索引-2", "2班"}),
        # or as another file that lies there
        ([("", "索引.xlsx", "安若"), ("", "2班", "白若")], {"索引.xlsx-2", "2班"}),
        ([("", "Notice.toml", "安若"), ("", "2班", "白若")], {"Notice.toml-2", "2班"}),
        (
            [("notice.toml", "1班", "安若"), ("乙院", "2班", "白若")],
            {"notice.toml-2/1班", "乙院/2班"},
        ),
        ([("", "空白反馈表.docx", "安若"), ("", "2班", "白若")], {"空白反馈表.docx-2", "2班"}),
        ([("甲院", "1班", "安若"), ("", "2班", "白若")], {"甲院/1班", "没有写学院/2班"}),
    ],
)
def test_no_class_takes_another_s_place(
    pack: Fankui, listed: list[tuple[str, str, str]], folders: set[str]
) -> None:
    """Whatever classes and colleges are called, each class has a folder of its own."""
    made = [["学院", "班级", "年级", "层次", "学号", "姓名"]]
    for at, (college, name, who) in enumerate(listed):
        made.append([college, name, "2014", "本科", f"20140101{at:02d}", who])
    xlsx(Path("名单.xlsx"), made)
    run = pack("--roster", "名单.xlsx", "-o", "任务包")
    assert run.code == 0, run.err
    found = {str(Path(one).parent) for one in files(Path("任务包")) if one.endswith("说明.docx")}
    assert found == folders


@pytest.mark.parametrize(
    ("listed", "folders", "note"),
    [
        # a class of two colleges is two; one that is written in two ways is one
        ([("甲院", "2014级软件1班", 30), ("乙院", "2014级软件1班", 30)],
         {"甲院/2014级软件1班": 30, "乙院/2014级软件1班": 30}, "几个学院的班"),
        ([("甲院", "软件1班", 27), ("甲院", "软件一班", 3)],
         {"甲院/软件1班": 30}, "班级写法不同"),
        # few with another 学院, or none, are of the class all the same
        ([("甲院", "2014级软件1班", 29), ("乙院", "2014级软件1班", 1)],
         {"甲院/2014级软件1班": 30}, "几个学院的班"),
        ([("甲院", "2014级软件1班", 20), ("", "2014级软件1班", 10)],
         {"甲院/2014级软件1班": 30}, ""),
    ],
)  # fmt: skip
def test_the_classes_are_those_of_split(
    pack: Fankui, listed: list[tuple[str, str, int]], folders: dict[str, int], note: str
) -> None:
    """Each class of each college has one pack of its own people, and what is doubted is told."""
    made: list[list[str]] = [["学院", "班级", "年级", "层次", "学号", "姓名"]]
    for college, name, count in listed:
        start = f"201401{['', '甲院', '乙院'].index(college):02d}"
        for _ in range(count):
            who, at = f"安{chr(0x4E00 + len(made))}", len(made) % 30 + 1
            made.append([college, name, "2014", "本科", f"{start}{at:02d}", who])
    xlsx(Path("名单.xlsx"), made)
    run = pack("--roster", "名单.xlsx", "-o", "任务包")
    assert run.code == 0, run.err
    assert note in run.err
    found = files(Path("任务包"))
    packed = {str(Path(one).parent): one for one in found if one.endswith("说明.docx")}
    assert packed.keys() == folders.keys()
    for folder, count in folders.items():
        header, *people = sheet(found[f"{folder}/{Path(folder).name}.xlsx"])
        assert len(people) == count
        assert {one[header.index("班级")] for one in people} == {Path(folder).name}
        assert f"{count} 人" in "\n".join(lines(found[f"{folder}/说明.docx"]))


def test_the_blank_form_of_the_notice_goes_along(pack: Fankui, fankui: Fankui) -> None:
    """In a pack `build` goes by the notice that is there and fills the school's own form."""
    own_notice(Path("教务处"))
    assert pack("教务处/notice.toml", "-o", "任务包").code == 0
    here = Path("任务包/数学学院/2014级数学1班")
    original = Path("教务处/表/附件2.docx").read_bytes()
    assert (here / "表/附件2.docx").read_bytes() == original
    assert (here / "notice.toml").read_bytes() == Path("教务处/notice.toml").read_bytes()
    assert not (here / "空白反馈表.docx").exists()
    run = fankui("build", here / "2014级数学1班.xlsx", "--draft")
    assert f"（{here / 'notice.toml'}）" in run.err
    assert run.out == f"{here}/反馈表-2014级数学1班.docx\n"


def test_in_a_pack_the_day_of_the_class_is_plain(pack: Fankui, fankui: Fankui) -> None:
    """`fankui` in the folder of a pack takes it for the class's, and asks nothing."""
    pack("-o", "任务包")
    run = fankui("任务包/软件学院/2014级软件1班", "--now", NOW)
    assert "花名册 2014级软件1班.xlsx" in run.out
    assert "没答 3 人：安若、毕若、岑若" in run.out


def test_without_a_list_there_is_one_for_all(fankui: Fankui, tmp_path: Path) -> None:
    """A pack for everybody has a workbook without students, and nobody's name."""
    run = fankui("notice", "pack", "-o", tmp_path / "包", "--now", NOW)
    assert (run.code, run.out) == (0, f"{tmp_path / '包'}\n")
    assert set(files(tmp_path / "包")) == {
        "说明.docx", "花名册.xlsx", "问卷.txt", "notice.toml", "空白反馈表.docx",
    }  # fmt: skip
    assert len(sheet((tmp_path / "包/花名册.xlsx").read_bytes())) == 1
    text = "\n".join(lines((tmp_path / "包/说明.docx").read_bytes()))
    assert "花名册.xlsx" in text
    assert "fankui:" not in text


def test_what_is_there_is_not_overwritten(pack: Fankui) -> None:
    """Without --force a folder with anything in it stays as it is; an empty one is filled."""
    Path("任务包").mkdir()
    assert pack("-o", "任务包").code == 0
    before = files(Path("任务包"))
    run = pack("-o", "任务包")
    assert run.code == 4
    assert "任务包 已经有了，没有覆盖" in run.err
    assert files(Path("任务包")) == before
    assert pack("-o", "任务包", "--force").code == 0
    Path("文件").write_text("x", "utf-8")
    assert pack("-o", "文件").code == 4


def test_the_pack_of_a_class_that_is_gone_is_named(pack: Fankui) -> None:
    """What --force leaves is said, and stays; what is written anew is not."""
    assert "这次没有写的" not in pack("-o", "任务包").err
    assert "这次没有写的" not in pack("-o", "任务包", "--force").err
    fewer = [one for one in rows() if one[1] != "2014级数学2班" and one[0] != "软件学院"]
    xlsx(Path("少.xlsx"), [HEADER, *fewer])
    before = files(Path("任务包"))
    told = "".join(pack("--roster", "少.xlsx", "-o", "任务包", "--force").err.split())
    gone = ("任务包/数学学院/2014级数学2班", "任务包/软件学院")
    assert f"这次没有写的：{'、'.join(gone)}；" in told
    after = files(Path("任务包"))
    assert all(after[one] == data for one, data in before.items() if one.startswith(gone))
    assert after.keys() == before.keys()
    told = "".join(pack("-o", "任务包", "--force", "--zip").err.split())
    assert "2014级数学1班、" in told


@pytest.mark.parametrize("more", [(), ("--zip",)])
def test_what_came_back_is_never_overwritten(pack: Fankui, more: tuple[str, ...]) -> None:
    """Where a class has sent its results back, --force does not help: it is named."""
    pack("-o", "任务包", *more)
    name = "数学学院/2014级数学2班"
    inside = f"{name}/2014级数学2班.xlsx"
    data = files(Path("任务包")).get(inside)
    if data is None:
        archive = ZipFile(f"任务包/{name}.zip")
        data = archive.read("2014级数学2班/2014级数学2班.xlsx")
    book = openpyxl.load_workbook(BytesIO(data))
    page = book.worksheets[0]
    page.cell(2, [cell.value for cell in page[1]].index("校对结果") + 1, "无误")
    place = Path("任务包", inside if not more else f"{name}.zip")
    filled = BytesIO()
    book.save(filled)
    if more:
        with ZipFile(place, "w") as made:
            made.writestr("2014级数学2班/2014级数学2班.xlsx", filled.getvalue())
    else:
        place.write_bytes(filled.getvalue())
    before = files(Path("任务包"))
    run = pack("-o", "任务包", "--force", *more)
    assert run.code == 4
    assert str(place) in run.err
    assert files(Path("任务包")) == before


def test_a_list_with_errors_is_told_and_nothing_written(pack: Fankui) -> None:
    """A 学号 that two students have stops it; --allow lets it pass."""
    doubled = rows()
    doubled[1][4] = doubled[0][4]
    xlsx(Path("错.xlsx"), [HEADER, *doubled])
    run = pack("--roster", "错.xlsx", "-o", "任务包")
    assert run.code == 1
    assert "duplicate-number" in run.err
    assert "什么也没有写" in run.err
    assert not Path("任务包").exists()
    assert pack("--roster", "错.xlsx", "-o", "任务包", "--allow", "duplicate-number").code == 0


def test_json_lists_the_classes(pack: Fankui) -> None:
    """One object: each class with its folder, its monitor and how many they are."""
    told = json.loads(pack("-o", "任务包", "--json").out)
    assert told["classes"][2] == {
        "college": "软件学院", "name": "2014级软件1班", "students": 3, "away": 1,
        "monitor": "安若", "phone": "13800000001", "link": None,
        "folder": "任务包/软件学院/2014级软件1班",
    }  # fmt: skip
    assert len(told["written"]) == len(files(Path("任务包")))
    assert [one["code"] for one in told["problems"]] == ["away"]


def test_by_its_chinese_name(fankui: Fankui, tmp_path: Path) -> None:
    """`fankui 通知 发放` is the same command."""
    run = fankui("通知", "发放", "-o", tmp_path / "包", "--now", NOW)
    assert run.code == 0


def test_zip_without_a_list_is_refused(fankui: Fankui, tmp_path: Path) -> None:
    """There is nothing to pack one by one."""
    run = fankui("notice", "pack", "--zip", "-o", tmp_path / "包", "--now", NOW)
    assert run.code == 2
    assert not (tmp_path / "包").exists()


def test_another_year_s_dates_do_not_go_out(fankui: Fankui, tmp_path: Path) -> None:
    """The shipped notice of 2018 is nobody's any more."""
    listed = school(tmp_path)
    words = ("notice", "pack", "--roster", listed, "-o", tmp_path / "包")
    run = fankui(*words, "--now", "2027-03-20 09:00")
    assert run.code == 1
    assert not (tmp_path / "包").exists()


def test_another_year_s_class_gets_no_dates_of_2018(fankui: Fankui, tmp_path: Path) -> None:
    """Where the shipped notice is not about the classes of the list, nothing is written."""
    listed = [[*one[:2], "2023", *one[3:]] for one in rows()]
    path = xlsx(tmp_path / "全校.xlsx", [HEADER, *listed])
    run = fankui("notice", "pack", "--roster", path, "-o", tmp_path / "包", "--now", NOW)
    assert run.code == 1
    assert "用的是内置的 2018 年通知" in run.err
    assert not (tmp_path / "包").exists()


def test_the_notice_is_named_as_everywhere(pack: Fankui) -> None:
    """What other commands, the menu and every advice say is understood: --notice 通知文件.toml."""
    own_notice(Path("教务处"))
    run = pack("--notice", "教务处/notice.toml", "-o", "一")
    assert run.code == 0
    assert "（--notice 教务处/notice.toml）" in run.err
    assert pack("教务处/notice.toml", "-o", "二").code == 0
    assert files(Path("一")) == files(Path("二"))
    both = pack("教务处/notice.toml", "--notice", "puer-2018-4", "-o", "三")
    assert both.code == 2
    assert "写了两份通知" in both.err
    assert not Path("三").exists()


def test_results_in_the_list_are_told(fankui: Fankui, tmp_path: Path) -> None:
    """A pack is blank; that the list knows more is said, and the list keeps it."""
    listed = [[*one, "无误"] for one in rows()]
    path = xlsx(tmp_path / "全校.xlsx", [[*HEADER, "校对结果"], *listed])
    run = fankui("notice", "pack", "--roster", path, "-o", tmp_path / "包", "--now", NOW)
    assert "名单里已有 12 人的校对结果，任务包里没有写上" in run.err
    data = (tmp_path / "包/数学学院/2014级数学1班/2014级数学1班.xlsx").read_bytes()
    assert not any("无误" in one for one in sheet(data))


def test_a_notice_that_wants_no_signed_form_has_no_empty_one(pack: Fankui, tmp_path: Path) -> None:
    """Only the papers that the notice wants are in a pack, and its text speaks of no other."""
    path = own_notice(tmp_path / "教务处")
    text = path.read_text("utf-8").replace("schema = 1", 'schema = 1\npapers = ["corrections"]', 1)
    path.write_text(text, "utf-8")
    assert pack("教务处/notice.toml", "-o", "任务包").code == 0
    here = Path("任务包/数学学院/2014级数学1班")
    assert {one.name for one in here.iterdir()} == {
        "说明.docx", "2014级数学1班.xlsx", "问卷.txt", "notice.toml", "空白勘误表.docx",
    }  # fmt: skip
    said = "\n".join(lines((here / "说明.docx").read_bytes()))
    assert "空表" not in said
    assert "电子版交回填好的 2014级数学1班.xlsx，不要改文件名" in said


def test_a_class_of_which_nobody_takes_part_has_no_form(pack: Fankui) -> None:
    """Nobody signs an empty form: it is neither there nor spoken of."""
    listed = [[*one[:6], "休学" if one[1] == "2014级数学2班" else "", *one[7:]] for one in rows()]
    xlsx(Path("名单.xlsx"), [HEADER, *listed])
    assert pack("--roster", "名单.xlsx", "-o", "任务包").code == 0
    here = Path("任务包/数学学院/2014级数学2班")
    assert not list(here.glob("空表*"))
    said = "\n".join(lines((here / "说明.docx").read_bytes()))
    assert "2 人都不参加（休学等）。这次不用校对，也不用签名、交表" in said
    assert not any(word in said for word in ("空表", "0 人", "打印", "发到班级群", "fankui:"))
    assert "打印" in "\n".join(lines((here.parent / "2014级数学1班/说明.docx").read_bytes()))
