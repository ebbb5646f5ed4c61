"""`fankui notice import`: from whatever file a notice is in to a notice file, and what is said."""

import json
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from new_document import new_document

from conftest import Run
from tongzhi_cli.errors import InputError
from tongzhi_cli.notice.one_of_each import with_one_of_each
from tongzhi_cli.notice.reading import source as notice_source
from tongzhi_cli.notice.reading.read import read
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.notice.toml import write as notice_writing

Fankui = Callable[..., Run]

#: A notice of an invented school; the form is attached in the same document.
LINES = (
    "示例院教〔2027〕12号",
    "关于做好2027届毕业生图像信息校对的通知",
    "各学院：",
    (
        "2027届毕业生（2023级本科、2024级专科）于4月1日（星期四）晚23:00以前登录学信网"
        "（http://www.chsi.com.cn）校对本人图像信息。"
    ),
    (
        "各班班长填写图像信息校对反馈表（附件2），辅导员签字，学院盖章，"
        "于4月6日（星期二）下午17:30前交教务处214室，逾期不再受理。"
    ),
    "没有图像信息的学生务必于6月初将纸质照片交教务处。",
    "个人信息有误的，提交相应材料（身份证复印件、户口本复印件）。",
    "附件：1、校对操作流程",
    "2、图像信息校对反馈表（2027届）",
    "示例学院教务处",
    "二〇二七年三月十五日",
)
COLUMNS = ("序号", "学 号", "姓 名", "校对结果（无异常填“无误”）", "本人签名")
LAST_LINE = "班级名称：____级____班　辅导员签名：　学院领导：　学院（公章）"


def word(*, form: bool = True) -> bytes:
    document = new_document()
    for line in LINES:
        document.add_paragraph(line)
    if form:
        document.add_paragraph("附件2")
        table = document.add_table(rows=31, cols=5)
        for cell, label in zip(table.rows[0].cells, COLUMNS, strict=True):
            cell.text = label
        for serial, row in enumerate(table.rows[1:], start=1):
            row.cells[0].text = str(serial)
        document.add_paragraph(LAST_LINE)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def page() -> bytes:
    paragraphs = "".join(f"<p><span>{line}</span></p>\r\n" for line in LINES)
    head = (
        "<!DOCTYPE html><html><head><title>通知</title><script>var a='2027年9月9日前交';</script>"
    )
    nav = "<nav>首页 2027年1月1日</nav><div>发布时间：2027-03-16 点击：12</div>"
    return f"{head}</head><body>{nav}{paragraphs}</body></html>".encode()


def text(encoding: str) -> bytes:
    return "\r\n".join(LINES).encode(encoding)


FILES = {
    "通知.docx": word(),
    "没有附表.docx": word(form=False),
    "通知.html": page(),
    "通知.txt": text("utf-8"),
    "记事本.txt": text("gbk"),
    "统一码.txt": text("utf-16"),
    "名字是别的.doc": word(),  # the content counts
}


@pytest.mark.parametrize("name", FILES)
def test_a_notice_is_read_from_any_file(fankui: Fankui, tmp_path: Path, name: str) -> None:
    """The same facts out of Word, a saved page and text in every encoding."""
    path = tmp_path / name
    path.write_bytes(FILES[name])
    run = fankui("notice", "import", path, "--json")
    assert run.code == 0, run.err
    found = json.loads(run.out)
    assert found["schema"] == 1
    assert found["id"] == "shili-2027-12"
    assert found["number"] == "示例院教〔2027〕12号"
    assert found["title"] == LINES[1]
    assert (found["issuer"], found["school"]) == ("示例学院教务处", "示例学院")
    assert found["issued"] == "2027-03-15"
    assert found["cohorts"] == [
        {"year": 2027, "entry_year": 2023, "level": "本科", "length": 4},
        {"year": 2027, "entry_year": 2024, "level": "专科", "length": 3},
    ]
    assert [(one["role"], one["at"], one["hard"]) for one in found["deadlines"]] == [
        ("check", "2027-04-01T23:00:00+08:00", False),
        ("submit", "2027-04-06T17:30:00+08:00", True),
        ("photo", None, False),
    ]
    assert found["deadlines"][1]["text"] == "4月6日（星期二）下午17:30前"
    assert found["deadlines"][1]["where"] == "教务处214室"
    assert found["deadlines"][1]["sentence"] == LINES[4]
    assert [one["text"] for one in found["unsure"]] == ["6月初"]
    assert found["materials"] == ["身份证复印件", "户口本复印件"]
    assert found["written"] == []
    assert list(tmp_path.iterdir()) == [path]


def test_json_says_what_the_notice_file_holds(fankui: Fankui, tmp_path: Path) -> None:
    """The college's day is one of others in both, and no question."""
    path = tmp_path / "通知.txt"
    steps = "各班4月8日前将反馈表交学院，学院4月12日前报教务处。"
    path.write_text("\n".join([*LINES[:4], steps, *LINES[-2:]]), "utf-8")
    found = json.loads(fankui("notice", "import", path, "--json").out)
    told = fankui("notice", "import", path, "-o", "-")
    assert [(one["role"], one["at"][:10]) for one in found["deadlines"]] == [
        ("check", "2027-04-01"),
        ("submit", "2027-04-08"),
        ("other", "2027-04-12"),
    ]
    assert found["unsure"] == []
    assert told.out.count('role = "submit"') == 1
    assert 'what = "学院报教务处"' in told.out


def test_the_attached_form_is_read_as_well() -> None:
    """Its columns, rows and the labels of its last line, as they stand in the document."""
    form = read(notice_source.text_of(Path("通知.docx"), word())).form
    assert form.title == "图像信息校对反馈表（2027届）"
    assert form.columns == ["序号", "学号", "姓名", "校对结果（无异常填“无误”）", "本人签名"]
    assert form.rows == 30
    assert form.signatures == ["班级名称：__级__班", "辅导员签名：", "学院领导：", "学院（公章）"]


def test_the_file_is_a_notice_once_the_open_question_is_settled() -> None:
    """What is written reads back as the facts; the TODO names phrase and sentence."""
    draft = read(notice_source.text_of(Path("通知.docx"), word()))._replace(id="shili-2027-12")
    toml = notice_writing.written(with_one_of_each(draft))
    assert toml.count("TODO 没有写明是哪一天") == 1
    assert f"#   所在的句子：{LINES[5]}" in toml
    notice = notice_toml.parse(toml, "notice.toml")
    assert [one.text for one in notice.deadlines] == [one.text for one in draft.deadlines]
    assert notice.form.rows == 30


def test_it_is_written_beside_the_notice_and_never_over_a_file(
    fankui: Fankui, tmp_path: Path
) -> None:
    """notice.toml beside it, its path on standard output; --force to overwrite; -o - prints it."""
    path = tmp_path / "通知.txt"
    path.write_bytes(text("utf-8"))
    run = fankui("notice", "import", path)
    target = tmp_path / "notice.toml"
    assert (run.code, run.out.strip()) == (0, str(target))
    assert "6月初" in run.err
    assert "fankui notice check" in run.err
    first = target.read_bytes()
    target.write_text("mine", encoding="utf-8")
    again = fankui("notice", "import", path)
    assert again.code == 4
    assert target.read_text(encoding="utf-8") == "mine"
    assert fankui("notice", "import", path, "--force", "-q").err == ""
    assert target.read_bytes() == first
    printed = fankui("notice", "import", path, "-o", "-")
    assert printed.out.encode() == first
    assert fankui("notice", "import", path, "-o", path, "--force").code == 4


def test_a_pasted_notice(fankui: Fankui, monkeypatch: pytest.MonkeyPatch) -> None:
    """- is the standard input, in the encoding that it has."""
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text("gbk"))))
    run = fankui("notice", "import", "-", "--json")
    assert run.code == 0, run.err
    assert json.loads(run.out)["issued"] == "2027-03-15"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空"),
        (b"%PDF-1.7", "PDF"),
        (b"\xff\xd8\xff\xe0 a picture", "图片"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), ".doc"),
        (b"   \r\n ", "没有字"),
        ("学号,姓名\n1,甲\n".encode(), "不像通知"),
        (b"<html><body><img src='a.png'></body></html>", "没有字"),
        (("通知" * 300_000).encode(), "不像通知"),
    ],
    ids=["empty", "pdf", "picture", "doc", "blank", "roster", "page", "book"],
)
def test_what_is_no_notice_is_refused(
    fankui: Fankui, tmp_path: Path, data: bytes, words: str
) -> None:
    """In words, with exit code 3, and nothing is written."""
    path = tmp_path / "通知.docx"
    path.write_bytes(data)
    run = fankui("notice", "import", path)
    assert run.code == 3
    assert words in run.err
    assert "通知.docx" in run.err
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """As everywhere: what is missing, by its name."""
    with pytest.raises(InputError, match="没有"):
        notice_source.read(tmp_path / "没有.docx")


@pytest.mark.parametrize(
    ("sentence", "materials", "where", "whom"),
    [
        (
            "4．勘误：须携带身份证复印件、户口簿首页复印件，于4月7日前交至教务处学籍科周敏老师处。",
            ["身份证复印件", "户口簿首页复印件"],
            "教务处学籍科",
            "周敏老师",
        ),
        (
            "信息有误的提交勘误材料（身份证复印件、户口簿），4月7日前交教务科王老师。",
            ["身份证复印件", "户口簿"],
            "教务科",
            "王老师",
        ),
        ("信息有误的4月7日前到学院更正。", [], "学院", ""),
    ],
)
def test_what_to_bring_where_to_whom(
    sentence: str, materials: list[str], where: str, whom: str
) -> None:
    """As the notice says it; a clause's number and a teacher's name are no part of the place."""
    lines = [*LINES[:4], sentence, *LINES[-2:]]
    draft = read("\n".join(lines))
    due = next(one for one in draft.deadlines if "4月7日" in one.text)
    assert list(draft.materials) == materials
    assert (due.where, due.whom) == (where, whom)
    assert not draft.correction.startswith("4")


def test_a_page_saved_as_one_file() -> None:
    """As Chrome and Edge save it: MHTML that begins like a mail."""
    head = b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    parts = b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    body = b"Content-Type: text/html; charset=utf-8\r\n\r\n" + page() + b"\r\n--b--\r\n"
    told = notice_source.text_of(Path("通知.mhtml"), head + parts + body)
    assert read(told).number == "示例院教〔2027〕12号"


def test_no_id_number_is_kept(fankui: Fankui, tmp_path: Path) -> None:
    """A 身份证号 that stands in a notice reaches neither the file nor the report."""
    path = tmp_path / "通知.txt"
    lines = [*LINES[:4], "身份证号53010219900101123X于4月7日前到教务处核对。", *LINES[-2:]]
    path.write_text("\n".join(lines), encoding="utf-8")
    run = fankui("notice", "import", path, "--json")
    assert "5301021990" not in run.out + run.err
    assert fankui("notice", "import", path).code == 0
    assert "5301021990" not in (tmp_path / "notice.toml").read_text(encoding="utf-8")


def test_a_date_that_is_no_deadline_is_told_with_why(fankui: Fankui, tmp_path: Path) -> None:
    """On the screen, to programs, and as a comment of the file, which is no question."""
    path = tmp_path / "通知.txt"
    fee = "摄像费3月23日前交财务处。"
    lines = [*LINES[:5], fee, *LINES[8:]]
    path.write_text("\n".join(lines), encoding="utf-8")
    run = fankui("notice", "import", path)
    assert run.code == 0, run.err
    assert "另有 2 处日期不是截止，没有写进去：\n  收费、缴费的时间：3月23日前\n" in run.err
    toml = path.with_name("notice.toml").read_text(encoding="utf-8")
    assert "#   3月23日前：收费、缴费的时间\n" in toml
    assert "TODO" not in toml.partition("# 通知里还有这些日期")[2]
    found = json.loads(fankui("notice", "import", path, "--json").out)
    assert {"text": "3月23日前", "why": "收费、缴费的时间", "sentence": fee} in found["left"]
    assert "3月23日前" not in [one["text"] for one in found["deadlines"]]


_TITLED = "关于2027届毕业生（2023级本科）核对的通知\n"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (
            "4月9号前登录学信网校对，反馈表4月10号前交。",
            ["通知的标题", "发文单位", "学校的全称", "哪些学生", "没有找到发文日期"],
        ),
        (
            f"{_TITLED}4月9日前登录学信网核对。\n示例大学教务处\n2027年3月15日",
            ["上交反馈表的截止"],
        ),
        (
            f"{_TITLED}4月9日前登录学信网核对，反馈表4月10日前交。\n2027年3月15日",
            ["发文单位", "学校的全称"],
        ),
    ],
)
def test_what_is_missing_is_unsure_to_a_program(
    fankui: Fankui, tmp_path: Path, text: str, missing: list[str]
) -> None:
    """What a person has to fill in is no fact to a program: it stands in `unsure` with why."""
    path = tmp_path / "通知.txt"
    path.write_text(text, "utf-8")
    found = json.loads(fankui("notice", "import", path, "--json").out)["unsure"]
    told = [one["why"] for one in found if not one["text"]]
    assert [each.split("：")[0].split("（")[0] for each in told] == missing
