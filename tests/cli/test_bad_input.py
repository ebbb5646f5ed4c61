"""Bad input: one line of Chinese that names the file and the next step, the right exit code.

Nothing is written, nothing is overwritten, and no traceback is shown .
"""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from new_document import new_document
from places import ROOT

from conftest import HEADER, Run, students, workbook
from tongzhi_cli.tables.table import Book

Fankui = Callable[..., Run]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _word(path: Path) -> None:
    new_document().save(str(path))


def _archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("照片/1.jpg", b"\xff\xd8\xff")


def _cut_off(path: Path) -> None:
    workbook(path, [HEADER, *students(5)])
    path.write_bytes(path.read_bytes()[:2000])


def _sheet(*rows: list[object]) -> Callable[[Path], object]:
    return lambda path: workbook(path, rows)


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


ROSTERS: list[tuple[str, Callable[[Path], object], str]] = [
    ("没有的.xlsx", lambda _: None, "没有 没有的.xlsx 这个文件"),
    ("文件夹.xlsx", Path.mkdir, "是文件夹"),
    ("空.xlsx", _bytes(b""), "是空文件"),
    ("其实是.xlsx", _word, "是 Word 文档（.docx）"),
    ("压缩包.xlsx", _archive, "是压缩包"),
    ("断了.xlsx", _cut_off, "损坏"),
    ("密码.xlsx", _bytes(OLE + "EncryptedPackage".encode("utf-16-le")), "加了密码"),
    ("旧的.xls", _bytes(OLE + "Workbook".encode("utf-16-le")), "损坏"),
    ("网页.xls", _bytes("<html><table><tr><td>学号</td></tr></table>".encode()), "现有的列：学号"),
    ("断了.doc", _bytes(OLE + "WordDocument".encode("utf-16-le")), "不完整或已经损坏"),
    ("打印.pdf", _bytes(b"%PDF-1.7 ..."), "是 PDF"),
    ("照片.png", _bytes(b"\x89PNG\r\n\x1a\n"), "是图片"),
    ("乱码.csv", _bytes(b"\xff\x00\x80\x81\x82"), "认不出来"),
    ("无表头.xlsx", _sheet(["编号", "名称", "备注"], [1, "甲", ""]), "[名单] 编号、名称、备注"),
    ("两列.xlsx", _sheet(["学号", "学号", "姓名"], ["1", "2", "甲"]), "A 列“学号”、B 列“学号”"),
    ("两列名.csv", _bytes("学号,姓名,学生姓名\n1,甲,乙\n".encode()), "B 列“姓名”、C 列“学生姓名”"),
    ("没人.xlsx", _sheet(["学号", "姓名"]), "没有学生"),
    ("空表.xlsx", _sheet(), "没有内容"),
    ("引号.csv", _bytes('学号,姓名\n1,"甲\n2,乙\n'.encode()), "引号"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "words"), ROSTERS, ids=[row[0] for row in ROSTERS])
@pytest.mark.parametrize("command", ["build", "check"])
def test_rosters(
    fankui: Fankui,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    name: str,
    make: Callable[[Path], object],
    words: str,
) -> None:
    """A roster that cannot be used: exit 3, the file named, what to do said, nothing written."""
    monkeypatch.chdir(tmp_path)
    make(tmp_path / name)
    before = sorted(tmp_path.rglob("*"))
    run = fankui(command, name, "-q")
    assert (run.code, run.out) == (3, "")
    assert run.err.startswith("出错：")
    assert run.err.count("\n") == 1
    assert name in run.err
    assert words in run.err
    assert "。请" in run.err
    assert sorted(tmp_path.rglob("*")) == before


def _without_table(path: Path) -> None:
    document = new_document()
    document.add_paragraph("高等教育学历电子注册图像信息校对反馈表")
    document.add_table(rows=3, cols=2).cell(0, 0).text = "名称"
    document.save(str(path))


TEMPLATES: list[tuple[str, Callable[[Path], object], str]] = [
    ("没有的.docx", lambda _: None, "没有 没有的.docx 这个文件"),
    ("无表.docx", _without_table, "认不出反馈表"),
    ("旧的.doc", _bytes(OLE + "WordDocument".encode("utf-16-le")), "另存为 .docx"),
    ("断了.docx", _bytes(b"PK\x03\x04word/document.xml"), "损坏"),
    ("表格.docx", lambda path: workbook(path, [HEADER]), "像一份空的名单，不是反馈表"),
]


@pytest.mark.parametrize(("name", "make", "words"), TEMPLATES, ids=[row[0] for row in TEMPLATES])
def test_templates(
    fankui: Fankui,
    class_of_45: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    make: Callable[[Path], object],
    words: str,
) -> None:
    """A template that cannot be used: exit 3, named, nothing written."""
    monkeypatch.chdir(class_of_45.parent)
    make(class_of_45.with_name(name))
    run = fankui("build", class_of_45, "--template", name, "-q")
    assert (run.code, run.out, run.err.count("\n")) == (3, "", 1)
    assert words in run.err


USAGE: list[tuple[list[str], str]] = [
    (["buidl"], "fankui build"),
    (["build"], "缺少参数 花名册"),
    (["build", "class.xlsx", "--tempalte", "x"], "--template"),
    (["build", "class.xlsx", "--template"], "选项 --template"),
    (["build", "class.xlsx", "--allow", "late"], "是不是 late-check？"),
    (["build", "class.xlsx", "--allow", "校对逾"], "是不是 late-check？"),
    (["build", "class.xlsx", "-o", "forms.dcox"], ".docx"),
    (["build", "class.xlsx", "--map", "学号=A", "--map", "学号=B"], "写了两次"),
    (["build", "class.xlsx", "--map", "班级=没有"], "哪个文件里都没有这一列"),
    (["check", "class.xlsx", "--missing", "--json"], "不能一起用"),
    (["build", "class.xlsx", "--map", "学号"], "--map 学号=列名"),
    (["build", "class.xlsx", "--map", "电话=B"], "--map 不认识“电话”"),
    (["build", "class.xlsx", "--now", "明天"], "不是时间"),
    (["build", "class.xlsx", "-o", "表.pdf"], ".docx"),
    (["build", "class.xlsx", "--layout", "pages"], "sheets 或 flow"),
    (["check", "class.xlsx", "--json=1"], "--json"),
    (["explain", "late"], "没有 late 这个代号"),
    (["explain", "late-check", "more"], "写法不对"),
]


@pytest.mark.parametrize(("arguments", "words"), USAGE, ids=[" ".join(row[0]) for row in USAGE])
def test_usage(
    fankui: Fankui,
    class_of_45: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    words: str,
) -> None:
    """A command written wrongly: exit 2, one line that says what would be right."""
    monkeypatch.chdir(class_of_45.parent)
    run = fankui(*arguments, now=None)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("出错：")
    assert words in run.err


def test_notice_mistakes_come_all_at_once(fankui: Fankui, class_of_45: Path) -> None:
    """A bad notice file: every mistake in one go, with key and line; exit 3."""
    notice = class_of_45.with_name("notice.toml")
    notice.write_text('schema = 1\nid = "x"\ntitel = "通知"\nissued = "三月"\n', encoding="utf-8")
    run = fankui("check", class_of_45)
    assert run.code == 3
    assert "第 3 行 titel：没有这一项" in run.err
    assert "第 4 行 issued：要写成日期" in run.err
    assert "title：缺这一项" in run.err


def test_an_input_is_never_the_output(fankui: Fankui, class_of_45: Path) -> None:
    """-o on the template itself is refused even with --force."""
    template = class_of_45.with_name("附件2.docx")
    shipped = ROOT / "templates" / "fankui_template.docx"
    template.write_bytes(shipped.read_bytes())
    run = fankui("build", class_of_45, "--template", template, "-o", template, "--force")
    assert run.code == 4
    assert template.read_bytes() == shipped.read_bytes()


def test_a_fault_of_our_own_is_one_line(
    fankui: Fankui, class_of_45: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unexpected error: exit 5, one line without data, a traceback only for FANKUI_DEBUG=1."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(students(1)[0][1])

    monkeypatch.setattr("tongzhi_cli.form.rows.rows", fail)
    monkeypatch.setattr("tongzhi_cli.form.plan.rows", fail)
    monkeypatch.delenv("FANKUI_DEBUG")
    run = fankui("build", class_of_45, "-q")
    assert (run.code, run.err.count("\n")) == (5, 1)
    assert str(students(1)[0][1]) not in run.err
    monkeypatch.setenv("FANKUI_DEBUG", "1")
    assert "Traceback" in fankui("build", class_of_45, "-q").err


def test_one_bad_file_never_ends_a_run(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours in reading one file is a line with its name, the rest goes on."""
    good, bad = (workbook(tmp_path / f"{name}.xlsx", [HEADER, *students(5)]) for name in "甲乙")
    answers = tmp_path / "结果.csv"
    answers.write_text(f"学号,校对结果\n{students(1)[0][0]},无误\n", "utf-8")

    def fails(real: Callable[..., object]) -> Callable[..., object]:
        def read(book: Book | Path, *given: object, **named: object) -> object:
            if "乙" in str(book.file if isinstance(book, Book) else book):
                raise RuntimeError(students(1)[0][1])
            return real(book, *given, **named)

        return read

    from tongzhi_cli.answers import read_file
    from tongzhi_cli.roster import read

    monkeypatch.setattr(read, "of_book", fails(read.of_book))
    monkeypatch.setattr(read_file, "read", fails(read_file.read))
    monkeypatch.setattr(read_file, "read_results", fails(read_file.read_results))
    broken = tmp_path / "结果乙.csv"
    broken.write_bytes(answers.read_bytes())
    commands: dict[tuple[object, ...], tuple[int, str]] = {
        ("check", good, bad): (3, "无误5"),
        ("check", good, "--results", broken, "--results", answers): (3, "无误5"),
        ("merge", good, bad, "-o", tmp_path / "汇总.xlsx"): (1, "读不了的文件"),
        ("collect", good, "--from", broken, "--from", answers): (3, ""),
    }
    assert [fankui(*words).code for words in commands] == [5, 5, 5, 5]  # with FANKUI_DEBUG=1
    monkeypatch.delenv("FANKUI_DEBUG")
    for words, (code, said) in commands.items():
        run = fankui(*words, "--now", "2018-04-01 20:00")
        told = "".join((run.out + run.err).split())
        assert run.code == code, words
        assert "程序读不了这一份（RuntimeError）" in told, words
        assert said in told, words
        assert str(students(1)[0][1]) not in run.err, words
    assert (tmp_path / "汇总.xlsx").exists()


def test_a_closed_pipe_is_no_fault(
    fankui: Fankui, class_of_45: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`fankui check … | head` ends quietly."""

    class Closed(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError(32, "closed")

        def fileno(self) -> int:
            return descriptor

    with class_of_45.with_name("sink").open("w") as sink:
        descriptor = sink.fileno()
        monkeypatch.setattr("sys.stdout", Closed())
        run = fankui("check", class_of_45, "-q")
    assert run.err == ""
