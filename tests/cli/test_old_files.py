"""Files of old Word, Excel and WPS, converted by LibreOffice: from the notice to the printed page.

They are made by LibreOffice too, from .docx and .xlsx, all by one call for each kind; a .wps is a
.doc that is called so, an .et an .xls.
"""

import json
import threading
from collections.abc import Callable, Sequence
from csv import DictReader
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
#: What each old file is made from, and what it is called: any name that people give one.
with Path(__file__).with_name("kinds_old.tsv").open(encoding="utf-8") as table:
    KINDS = [
        (one["kind"], one["source"], one["called"]) for one in DictReader(table, delimiter="\t")
    ]
RESULTS = ("无误", "照片不是本人", "无误", "身份证号错误：应为另一号码", "无误")
CLASSES = ("2014级软件1班", "2014级软件2班", "2014级软件3班", "2014级软件4班")
#: What is said of a file that was converted.
TOLD = "用 LibreOffice 转换后读的"
USUAL, EXCEL_BLANK = "blank usual.doc", "blank merged title.xls"
NOTICE = "notice cohorts two_years_two_levels.doc"


def name_of(kind: str, source: str) -> str:
    """The name of the new file that an old one is made from."""
    what, suffix = (
        kind.split(maxsplit=1)[0],
        ".xlsx" if kind in {"blank .xls", "blank .et"} else ".docx",
    )
    return f"{what} {source.replace('/', ' ')}{suffix}"


def old_of(kind: str, source: str) -> str:
    """The name of the old file that is made from it."""
    return name_of(kind, source).replace(".docx", ".doc").replace(".xlsx", ".xls")


def made_from(kind: str, source: str) -> bytes:
    """The new file."""
    match kind.split():
        case "notice", _:
            return (NOTICES / f"{source}.docx").read_bytes()
        case "blank", ".doc" | ".wps":
            return blank_forms.SHAPES[source].make()
        case "blank", _:
            return excel_blanks.SHAPES[source].make()
        case _:
            return form(CLASSES[int(source)], 2014030001 + 100 * int(source), RESULTS)


def rows(*kinds: str) -> list[tuple[str, str, str]]:
    """The rows of the table of these *kinds*."""
    return [one for one in KINDS if one[0] in kinds]


@pytest.mark.parametrize("kind", sorted({kind for kind, _, _ in KINDS}))
def test_each_kind_has_three_files(kind: str) -> None:
    """Of each kind of old file at least three are tried, under names of their own."""
    assert len({called for _, _, called in rows(kind)}) >= 3


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each file as it was made (.docx, .xlsx), and as old programs keep it (.doc, .xls)."""
    need_printer()
    folder = tmp_path_factory.mktemp("old")
    new: dict[str, bytes] = {}
    for kind, source, _ in KINDS:
        new[name_of(kind, source)] = made_from(kind, source)
    for at, name in enumerate(CLASSES):
        new[f"form {at}.docx"] = form(name, 2014030001 + 100 * at, RESULTS)
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


@pytest.mark.parametrize(("kind", "source", "called"), rows("notice .doc", "notice .wps"))
def test_a_notice_is_read_as_the_new_document_is(
    fankui: Fankui, files: Path, tmp_path: Path, kind: str, source: str, called: str
) -> None:
    """A .doc or .wps says what the .docx says that it was made of, and that it was converted."""
    new = fankui("notice", "import", files / name_of(kind, source), "--json")
    path = put(files, old_of(kind, source), tmp_path / called)
    old = fankui("notice", "import", path, "--json")
    assert (old.code, json.loads(old.out)) == (new.code, json.loads(new.out))
    assert f"{path} 是旧版 Word 文档（.doc 或 .wps），{TOLD}。" in old.err


BLANKS = rows("blank .doc", "blank .wps", "blank .xls", "blank .et")


@pytest.mark.parametrize(("kind", "source", "called"), BLANKS)
def test_a_blank_form_is_recognised_as_the_new_one_is(
    fankui: Fankui, files: Path, tmp_path: Path, kind: str, source: str, called: str
) -> None:
    """`form inspect` finds the same columns, rows and labels, and tells that it was converted."""
    path = put(files, old_of(kind, source), tmp_path / called)
    new = json.loads(fankui("form", "inspect", files / name_of(kind, source), "--json").out)
    old = json.loads(fankui("form", "inspect", path, "--json").out)
    told, *notes = old.pop("notes")
    assert [*notes] == new.pop("notes")
    assert old == new
    assert told.startswith(f"{path} 是旧版 ")
    assert told.endswith(f"，{TOLD}，打印前看一眼")


@pytest.mark.parametrize(("kind", "source", "called"), rows("blank .doc", "blank .wps"))
def test_a_word_form_is_filled(
    fankui: Fankui, files: Path, tmp_path: Path, kind: str, source: str, called: str
) -> None:
    """What build writes on a .doc is a .docx that reads back to exactly the class."""
    path, people = put(files, old_of(kind, source), tmp_path / called), roster(tmp_path)
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


@pytest.mark.parametrize(("kind", "source", "called"), rows("blank .xls", "blank .et"))
def test_an_excel_form_is_filled(
    fankui: Fankui, files: Path, tmp_path: Path, kind: str, source: str, called: str
) -> None:
    """What build writes on an .xls is an .xlsx, in which each student stands once."""
    path, people = put(files, old_of(kind, source), tmp_path / called), roster(tmp_path)
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
    put(files, "form 0.doc", folder / "软件学院/一班.doc")
    put(files, "form 1.doc", folder / "软件学院/二班.wps")
    put(files, "form 2.doc", folder / "三班.docx")
    whole = (files / "form 0.doc").read_bytes()
    (folder / "坏.doc").write_bytes(whole[:512] + "WordDocument".encode("utf-16-le"))
    with ZipFile(folder / "四班.zip", "w") as archive:
        archive.write(files / "form 3.doc", "四班.doc")
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
    put(files, "form 0.docx", Path("交/又.docx"))
    run = fankui("merge", "交", "-o", "汇总.xlsx")
    assert [line for line in run.err.splitlines() if TOLD in line] == [
        f"· {TOLD}：交/三班.docx、交/四班.zip/四班.doc、交/软件学院/一班.doc、交/软件学院/二班.wps"
    ]


@pytest.mark.parametrize(
    ("kind", "source", "called"), rows("form .doc", "form .wps", "form under another name")
)
def test_check_reads_a_form(
    fankui: Fankui, files: Path, tmp_path: Path, kind: str, source: str, called: str
) -> None:
    """`check` says of a .doc what it says of the .docx, and that it was converted."""
    path = put(files, old_of(kind, source), tmp_path / called)
    run = fankui("check", path)
    assert f"{CLASSES[int(source)]}：5 人，无误 3，异常 2" in run.out
    assert f"{TOLD}：旧版 Word 文档（.doc 或 .wps）（{path}）" in run.out


def test_the_folder_of_a_class(
    fankui: Fankui,
    files: Path,
    tmp_path: Path,
    runs: list[int],
) -> None:
    """The blank form and the notice of a folder are used where they are .doc and .wps."""
    roster(tmp_path)
    put(files, USUAL, tmp_path / "附件2.doc")
    put(files, NOTICE, tmp_path / "通知.wps")
    run = fankui("build", tmp_path)
    assert run.code == 0, run.err
    assert f"  {TOLD}：通知.wps、附件2.doc" in run.err
    assert f"空白表用文件夹里的 {tmp_path / '附件2.doc'}" in run.err
    assert "通知.wps 是通知的原文" in run.err
    assert runs == [2]


NEXT = {"notice": "读成通知文件", "blank": "看看认出了什么", "form": "汇总成一份工作簿"}


@pytest.mark.parametrize(
    ("kind", "source", "called"), [one for one in KINDS if one[0].endswith((".doc", ".wps"))]
)
def test_a_dropped_file(
    fankui: Fankui, files: Path, tmp_path: Path, kind: str, source: str, called: str
) -> None:
    """What is dropped on the program is told by what it is, and what to type next."""
    run = fankui(put(files, old_of(kind, source), tmp_path / called))
    assert NEXT[kind.split(maxsplit=1)[0]] in run.err
    assert "Excel" not in run.err


def test_two_at_a_time(files: Path) -> None:
    """Two runs of the program do not disturb each other."""
    data = (files / "form 0.doc").read_bytes()
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
    put(files, NOTICE, tmp_path / "通知.doc")
    put(files, EXCEL_BLANK, tmp_path / "附件2.xls")
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
