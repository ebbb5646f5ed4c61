"""Files of old Word, Excel and WPS, converted by LibreOffice: from the notice to the printed page.

They are made by LibreOffice too, from .docx and .xlsx, all by one call for each kind; a .wps is a
.doc that is called so, an .et an .xls.
"""

import json
import threading
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import blank_forms
import excel_blanks
import openpyxl
import pytest
from form_reading import squeezed
from places import ROOT

from cli.registrar.test_merge import form
from conftest import Run
from form.word.test_print import FONTS, _said, need_printer, scattered
from tongzhi_cli.form.word.read import read_data
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.office import convert, soffice
from tongzhi_cli.office.soffice import Document

Fankui = Callable[..., Run]
NOTICES = ROOT / "tests/notice/notices"
TEXTS = (
    "cohorts/two_years_two_levels.docx", "cohorts/by_lines.docx", "whole/registrar.docx",
    "whole/sections_and_subsections.docx",
)  # fmt: skip
WORD_BLANKS = (
    "usual", "columns in another order", "class line in the table", "landscape section",
    "30 rows",
)  # fmt: skip
EXCEL_BLANKS = ("merged title", "two header rows", "two lists side by side", "landscape")
RESULTS = ("无误", "照片不是本人", "无误", "身份证号错误：应为另一号码", "无误")
CLASSES = ("2014级软件1班", "2014级软件2班", "2014级软件3班", "2014级软件4班")
#: What is said of a file that was converted.
TOLD = "用 LibreOffice 转换后读的"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each file as it was made (.docx, .xlsx), and as old programs keep it (.doc, .xls)."""
    need_printer()
    folder = tmp_path_factory.mktemp("old")
    new = {f"notice{at}.docx": (NOTICES / name).read_bytes() for at, name in enumerate(TEXTS)}
    for at, name in enumerate(WORD_BLANKS):
        new[f"blank{at}.docx"] = blank_forms.SHAPES[name].make()
    for at, name in enumerate(CLASSES):
        new[f"class{at}.docx"] = form(name, 2014030001 + 100 * at, RESULTS)
    for at, name in enumerate(EXCEL_BLANKS):
        new[f"blank{at}.xlsx"] = excel_blanks.SHAPES[name].make()
    for name, data in new.items():
        (folder / name).write_bytes(data)
    old: list[tuple[Path, bytes]] = []
    for suffix, to in ((".docx", "doc"), (".xlsx", "xls")):
        paths = [folder / name for name in new if name.endswith(suffix)]
        made = soffice.convert([Document(suffix, new[path.name]) for path in paths], to)
        for path, one in zip(paths, made, strict=True):
            assert one, path
            path.with_suffix(f".{to}").write_bytes(one)
            old.append((path.with_suffix(f".{to}"), one))
    convert.all_converted(old)  # a call for each kind: what follows finds them converted
    return folder


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many files LibreOffice was given, for each call from here on; none is converted yet."""
    seen: list[int] = []
    whole = soffice.convert

    def counted(documents: Sequence[Document], to: str, reader: str = "") -> list[bytes | None]:
        seen.append(len(documents))
        return whole(documents, to, reader)

    monkeypatch.setattr(soffice, "convert", counted)
    monkeypatch.setattr(convert, "_made", {})
    return seen


@pytest.fixture(autouse=True)
def fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """宋体 as the print tests have it."""
    monkeypatch.setenv("FONTCONFIG_FILE", str(FONTS))


def put(files: Path, name: str, target: Path) -> Path:
    """A copy of one of *files*, called as *target*."""
    target.parent.mkdir(exist_ok=True, parents=True)
    target.write_bytes((files / name).read_bytes())
    return target


def roster(folder: Path, count: int = 28) -> Path:
    """A roster of an invented class with its results."""
    lines = [
        f"2014030{100 + at},{'安白毕曹岑'[at % 5]}若{'思雨子'[at % 3]},{CLASSES[0]},本科,"
        + ("照片不是本人" if at == 4 else "无误")
        for at in range(1, count + 1)
    ]
    path = folder / "花名册.csv"
    path.write_text("\n".join(["学号,姓名,班级,层次,校对结果", *lines]), encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".doc", ".wps"])
@pytest.mark.parametrize("at", range(len(TEXTS)))
def test_a_notice_is_read_as_the_new_document_is(
    fankui: Fankui, files: Path, tmp_path: Path, at: int, suffix: str
) -> None:
    """A .doc or .wps says what the .docx says that it was made of, and that it was converted."""
    new = fankui("notice", "import", put(files, f"notice{at}.docx", tmp_path / "通.docx"), "--json")
    path = put(files, f"notice{at}.doc", tmp_path / f"通{suffix}")
    old = fankui("notice", "import", path, "--json")
    assert (old.code, json.loads(old.out)) == (new.code, json.loads(new.out))
    assert f"{path} 是旧版 Word 文档（.doc 或 .wps），{TOLD}。" in old.err


@pytest.mark.parametrize(
    ("name", "called"),
    [
        *((f"blank{at}.doc", f"表{at}.{('doc', 'wps')[at % 2]}") for at in range(len(WORD_BLANKS))),
        *((f"blank{at}.xls", f"表{at}.{('xls', 'et')[at % 2]}") for at in range(len(EXCEL_BLANKS))),
    ],
)
def test_a_blank_form_is_recognised_as_the_new_one_is(
    fankui: Fankui, files: Path, tmp_path: Path, name: str, called: str
) -> None:
    """`form inspect` finds the same columns, rows and labels, and tells that it was converted."""
    path = put(files, name, tmp_path / called)
    new = json.loads(fankui("form", "inspect", files / f"{name}x", "--json").out)
    old = json.loads(fankui("form", "inspect", path, "--json").out)
    told, *notes = old.pop("notes")
    assert [*notes] == new.pop("notes")
    assert old == new
    assert told.startswith(f"{path} 是旧版 ")
    assert told.endswith(f"，{TOLD}，打印前看一眼")


@pytest.mark.parametrize("name", [f"blank{at}.doc" for at in range(len(WORD_BLANKS))])
def test_a_word_form_is_filled(fankui: Fankui, files: Path, tmp_path: Path, name: str) -> None:
    """What build writes on a .doc is a .docx that reads back to exactly the class."""
    path, people = put(files, name, tmp_path / "附件2.doc"), roster(tmp_path)
    before = path.read_bytes()
    run = fankui("build", people, "--template", path)
    made = tmp_path / f"反馈表-{CLASSES[0]}.docx"
    assert (run.code, run.out) == (0, f"{made}\n")
    assert f"！ {path} 是旧版 Word 文档（.doc 或 .wps），{TOLD}，打印前看一眼" in run.err
    found, answers = read_data(made, made.read_bytes(), notice_toml.read(notice_toml.BUILT_IN))
    assert [(one.number, one.name) for one in found.students] == students_in(people)
    assert [one.text for one in answers] == results_in(people)
    assert path.read_bytes() == before


def students_in(people: Path) -> list[tuple[str, str]]:
    lines = people.read_text(encoding="utf-8").splitlines()[1:]
    return [(line.split(",")[0], line.split(",")[1]) for line in lines]


def results_in(people: Path) -> list[str]:
    return [line.split(",")[-1] for line in people.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize("name", [f"blank{at}.xls" for at in range(len(EXCEL_BLANKS))])
def test_an_excel_form_is_filled(fankui: Fankui, files: Path, tmp_path: Path, name: str) -> None:
    """What build writes on an .xls is an .xlsx, in which each student stands once."""
    path, people = put(files, name, tmp_path / "附件2.xls"), roster(tmp_path)
    run = fankui("build", people, "--template", path)
    made = tmp_path / f"反馈表-{CLASSES[0]}.xlsx"
    assert (run.code, run.out) == (0, f"{made}\n")
    assert f"！ {path} 是旧版 Excel 工作簿（.xls），{TOLD}，打印前看一眼" in run.err
    cells = [
        str(cell.value)
        for sheet in openpyxl.load_workbook(made).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    for number, _ in students_in(people):
        assert cells.count(number) == 1, number
    assert cells.count("照片不是本人") == 1


def school(files: Path, folder: Path) -> dict[str, bytes]:
    """What four classes handed in, and a broken file: in folders, in a zip, by any name."""
    put(files, "class0.doc", folder / "软件学院/一班.doc")
    put(files, "class1.doc", folder / "软件学院/二班.wps")
    put(files, "class2.doc", folder / "三班.docx")
    whole = (files / "class0.doc").read_bytes()
    (folder / "坏.doc").write_bytes(whole[:512] + "WordDocument".encode("utf-16-le"))
    with ZipFile(folder / "四班.zip", "w") as archive:
        archive.write(files / "class3.doc", "四班.doc")
    return {str(one): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def test_a_merge_converts_all_by_one_call(
    fankui: Fankui,
    files: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    runs: list[int],
) -> None:
    """Folders, zips, wrong names: one start of LibreOffice, and places in the files as given."""
    monkeypatch.chdir(tmp_path)
    before = school(files, Path("交"))
    run = fankui("merge", "交", "-o", "汇总.xlsx", "--json", "--now", "2018-04-01 20:00")
    told = json.loads(run.out)
    assert [(one["class"], one["file"]) for one in told["classes"]] == [
        (CLASSES[0], "交/软件学院/一班.doc"), (CLASSES[1], "交/软件学院/二班.wps"),
        (CLASSES[2], "交/三班.docx"), (CLASSES[3], "交/四班.zip/四班.doc"),
    ]  # fmt: skip
    assert all(
        [one["result"] for one in each["students"]] == list(RESULTS) for each in told["classes"]
    )
    assert run.code == 1
    assert "交/坏.doc 打不开，文件不完整或已经损坏" in run.out
    assert runs == [4]
    assert {name: Path(name).read_bytes() for name in before} == before


def test_a_merge_tells_what_was_converted(
    fankui: Fankui, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files that LibreOffice made readable are named, once."""
    monkeypatch.chdir(tmp_path)
    school(files, Path("交"))
    put(files, "class0.docx", Path("交/又.docx"))
    run = fankui("merge", "交", "-o", "汇总.xlsx")
    assert [line for line in run.err.splitlines() if TOLD in line] == [
        f"· {TOLD}：交/三班.docx、交/四班.zip/四班.doc、交/软件学院/一班.doc、交/软件学院/二班.wps"
    ]


@pytest.mark.parametrize("name", ["一班.doc", "一班.wps", "一班.docx"])
def test_check_reads_a_form(fankui: Fankui, files: Path, tmp_path: Path, name: str) -> None:
    """`check` says of a .doc what it says of the .docx, and that it was converted."""
    path = put(files, "class0.doc", tmp_path / name)
    run = fankui("check", path)
    assert f"{CLASSES[0]}：5 人，无误 3，异常 2" in run.out
    assert f"{TOLD}：旧版 Word 文档（.doc 或 .wps）（{path}）" in run.out


def test_the_folder_of_a_class(
    fankui: Fankui,
    files: Path,
    tmp_path: Path,
    runs: list[int],
) -> None:
    """The blank form and the notice of a folder are used where they are .doc and .wps."""
    roster(tmp_path)
    put(files, "blank0.doc", tmp_path / "附件2.doc")
    put(files, "notice0.doc", tmp_path / "通知.wps")
    run = fankui("build", tmp_path)
    assert run.code == 0, run.err
    assert f"  {TOLD}：通知.wps、附件2.doc" in run.err
    assert f"空白表用文件夹里的 {tmp_path / '附件2.doc'}" in run.err
    assert "通知.wps 是通知的原文" in run.err
    assert runs == [2]


@pytest.mark.parametrize(
    ("name", "called", "words"),
    [
        ("notice1.doc", "通知.doc", "读成通知文件"),
        ("notice2.doc", "通知.wps", "读成通知文件"),
        ("blank0.doc", "附件2.doc", "看看认出了什么"),
        ("blank1.doc", "附件2.wps", "看看认出了什么"),
        ("class1.doc", "二班.doc", "汇总成一份工作簿"),
        ("class2.doc", "三班.wps", "汇总成一份工作簿"),
    ],
)
def test_a_dropped_file(
    fankui: Fankui, files: Path, tmp_path: Path, name: str, called: str, words: str
) -> None:
    """What is dropped on the program is told by what it is, and what to type next."""
    path = put(files, name, tmp_path / called)
    run = fankui(path)
    assert words in run.err
    assert "Excel" not in run.err


def test_two_at_a_time(files: Path) -> None:
    """Two runs of the program do not disturb each other."""
    data = (files / "class0.doc").read_bytes()
    made: list[bytes | None] = []

    def once() -> None:
        made.extend(soffice.convert([Document(".doc", data)], "docx", "MS Word 97"))

    threads = [threading.Thread(target=once) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert [bool(one) and ZipFile(BytesIO(one or b"")).testzip() for one in made] == [None, None]


def test_from_the_notice_to_the_printed_page(
    fankui: Fankui, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A .doc notice, an .xls blank, a roster: each student, the class, the labels are printed."""
    monkeypatch.chdir(tmp_path)
    put(files, "notice0.doc", tmp_path / "通知.doc")
    put(files, "blank0.xls", tmp_path / "附件2.xls")
    people = roster(tmp_path)
    steps = (
        ("notice", "import", "通知.doc"),
        ("form", "inspect", "附件2.xls", "--save-as", "notice.toml"),
        ("check", people.name),
        ("build", people.name, "--pdf"),
    )
    for step in steps:
        run = fankui(*step)
        assert run.code == 0, run.err
    stem = f"反馈表-{CLASSES[0]}"
    assert run.out == f"{stem}.xlsx\n{stem}.pdf\n"
    pages = _said("pdftotext", "-layout", f"{stem}.pdf", "-").split("\f")[:-1]
    assert len(pages) == 2
    for number, name in students_in(people):
        assert sum(number in squeezed(page) for page in pages) == 1
        assert any(scattered(page, name) for page in pages)
    assert "照片不是本人" in squeezed(pages[0])
    for page in pages:
        assert CLASSES[0] in squeezed(page)
        for label in excel_blanks.LABELS:
            assert squeezed(page).count(label) == 1, label
