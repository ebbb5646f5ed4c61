"""`fankui build`: what it writes, what it says, when it refuses."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from fake_office import on_path, program, without_office
from new_document import new_document
from places import SHIPPED

from conftest import CLASS, HEADER, Run, students, workbook

Fankui = Callable[..., Run]
FORM = f"反馈表-{CLASS}.docx"


def rows_of(path: Path) -> list[list[str]]:
    """The rows below the headers of all sheets of a form."""
    tables = docx.Document(str(path)).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows[1:]]


def test_a_form_beside_the_roster(fankui: Fankui, class_of_45: Path) -> None:
    """One form per class, beside the roster, its path alone on standard output."""
    run = fankui("build", class_of_45)
    form = class_of_45.with_name(FORM)
    assert (run.code, run.out) == (0, f"{form}\n")
    rows = rows_of(form)
    assert [row[1] for row in rows[:45]] == [str(2014030101 + at) for at in range(45)]
    assert rows[44][3] == "无误"
    assert rows[45] == ["46", "", "", "", ""]
    assert len(rows) == 50


def test_what_is_said_afterwards(fankui: Fankui, class_of_45: Path) -> None:
    """How many, where, what was inferred, and the next steps from the notice."""
    run = fankui("build", class_of_45)
    for words in (
        "普院教发（2018）4号",
        f"{CLASS}：45 人，无误 45，2 张表",
        "年级取自班级名称",
        "请每名同学核对自己那一行并签名",
        "辅导员签字审核",
        "4月2日（星期一）下午17:00前交教务处214室",
        "逾期不再受理",
        "还有 21 小时",
    ):
        assert words in run.err


def test_quiet_says_nothing(fankui: Fankui, class_of_45: Path) -> None:
    """-q leaves the path."""
    assert fankui("build", class_of_45, "-q")[1:] == (f"{class_of_45.with_name(FORM)}\n", "")


def test_errors_write_nothing(fankui: Fankui, tmp_path: Path) -> None:
    """With an error-level problem nothing is written, and the exit code is 1."""
    roster = workbook(tmp_path / "class.xlsx", [HEADER, *students(3), *students(4, None)[3:]])
    run = fankui("build", roster)
    assert (run.code, run.out) == (1, "")
    assert "未反馈（missing-answer）1 条" in run.err
    assert "名单] A5" in run.err
    assert "什么也没有写" in run.err
    assert sorted(tmp_path.iterdir()) == [roster]


def test_a_draft_has_blanks(fankui: Fankui, tmp_path: Path) -> None:
    """--draft prints anyway, leaves the missing blank and says that it is a draft."""
    roster = workbook(tmp_path / "class.xlsx", [HEADER, *students(3), *students(4, None)[3:]])
    run = fankui("build", roster, "--draft")
    assert run.code == 0
    assert "这是草稿" in run.err
    assert rows_of(tmp_path / FORM)[3][1:4] == ["2014030104", students(4)[3][1], ""]


def test_an_error_is_overruled_by_name(fankui: Fankui, class_of_45: Path) -> None:
    """--allow lets one kind of error pass, and the run says so."""
    late = fankui("build", class_of_45, now="2018-04-02 18:00")
    assert late.code == 1
    assert "--allow late-submission" in late.err
    allowed = fankui("build", class_of_45, "--allow", "late-submission", now="2018-04-02 18:00")
    assert allowed.code == 0
    assert "放行了 1 条：提交逾期（late-submission）" in allowed.err


def test_codes_may_be_titles_and_several(fankui: Fankui, tmp_path: Path) -> None:
    """--allow takes the Chinese title too, and several with commas."""
    rows = students(3)
    rows[1][4] = "有误"
    roster = workbook(tmp_path / "class.xlsx", [HEADER, *rows])
    allow = "异常未写明，late-submission"
    run = fankui("build", roster, "--allow", allow, now="2018-04-02 18:00")
    assert run.code == 0
    assert "放行了 2 条" in run.err


def test_anomalies_are_named(fankui: Fankui, tmp_path: Path) -> None:
    """Who has what wrong is listed, so that it can be read without opening the form."""
    rows = students(3)
    rows[1][4] = "照片不是本人"
    roster = workbook(tmp_path / "class.xlsx", [HEADER, *rows])
    line = f"  2014030102 {rows[1][1]}：照片不是本人\n"
    assert line in fankui("build", roster).err
    assert line in fankui("check", roster).out


def test_last_years_notice_is_named_as_such(fankui: Fankui, class_of_45: Path) -> None:
    """Years after the deadline it is the notice that is wrong, and that is said last."""
    run = fankui("build", class_of_45, now="2027-04-01 20:00")
    assert run.code == 1
    assert run.err.splitlines()[-1].startswith("多半用错了通知")
    assert "多半" not in fankui("build", class_of_45, now="2018-04-02 18:00").err


def test_results_without_the_option_are_recognised(fankui: Fankui, class_of_45: Path) -> None:
    """A results file typed as a second roster: what to type instead."""
    results = class_of_45.with_name("结果.csv")
    results.write_text("学号,姓名,校对结果\n2014030101,安若,无误\n", encoding="utf-8")
    run = fankui("build", class_of_45, results)
    assert (run.code, f"--results {results}" in run.err) == (2, True)


def test_an_answer_under_another_name_is_not_lost(fankui: Fankui, tmp_path: Path) -> None:
    """Somebody typed another's 学号 before the right one answered: an error that names both."""
    roster = workbook(tmp_path / "class.xlsx", [HEADER[:4], *(row[:4] for row in students(1))])
    results = tmp_path / "结果.csv"
    results.write_text(
        "学号,姓名,校对结果,提交时间\n2014030101,王芳,照片不是本人,2018-03-28 10:00\n"
        f"2014030101,{students(1)[0][1]},无误,2018-03-28 11:00\n",
        encoding="utf-8",
    )
    run = fankui("build", roster, "--results", results)
    assert run.code == 1
    assert "“王芳”也填了这个学号" in run.err


def test_contradictions_that_time_cannot_decide_are_warned_of(
    fankui: Fankui, tmp_path: Path
) -> None:
    """Two answers of one time: the later line counts, with a warning, not a whisper."""
    roster = workbook(tmp_path / "class.xlsx", [HEADER[:4], *(row[:4] for row in students(1))])
    results = tmp_path / "结果.csv"
    results.write_text(
        "学号,校对结果\n2014030101,照片不是本人\n2014030101,无误\n", encoding="utf-8"
    )
    run = fankui("build", roster, "--results", results)
    assert run.code == 0
    assert "！ 以新代旧" in run.err


def test_our_form_follows_the_notice(fankui: Fankui, class_of_45: Path) -> None:
    """The notice's title, headers and rows stand on our form; what it lacks is said."""
    shipped = SHIPPED
    text = shipped.read_text(encoding="utf-8")
    text = text.replace("rows = 25", "rows = 20").replace(
        '    "本人签名",', '    "学生签字", "备注",'
    )
    text = text.replace("无异常填“无误”，异常情况", "无异常填“正确”，异常情况")
    class_of_45.with_name("notice.toml").write_text(text, encoding="utf-8")
    run = fankui("build", class_of_45)
    tables = docx.Document(str(class_of_45.with_name(FORM))).tables
    assert [len(table.rows) for table in tables] == [21, 21, 21]
    headers = [cell.text for cell in tables[2].rows[0].cells]
    assert headers[4] == "学生签字"
    assert "无异常填“正确”" in headers[3]
    assert "没有通知所要的“备注”一列" in run.err


def test_a_form_without_a_class_says_so(fankui: Fankui, tmp_path: Path) -> None:
    """No class anywhere: the line stays blank, and what to do is said."""
    rows = [[row[0], row[1], row[4]] for row in students(2)]
    roster = workbook(tmp_path / "class.xlsx", [["学号", "姓名", "校对结果"], *rows])
    run = fankui("build", roster)
    assert run.out == f"{tmp_path / '反馈表-class.docx'}\n"
    assert "--class 班级" in run.err


def test_an_existing_form_stays(fankui: Fankui, class_of_45: Path) -> None:
    """A form that is there is not overwritten without --force."""
    form = class_of_45.with_name(FORM)
    form.write_bytes(b"signed")
    run = fankui("build", class_of_45)
    assert run.code == 4
    assert "--force" in run.err
    assert form.read_bytes() == b"signed"
    assert fankui("build", class_of_45, "--force").code == 0
    assert form.read_bytes() != b"signed"


def test_the_same_input_gives_the_same_bytes(fankui: Fankui, class_of_45: Path) -> None:
    """Two builds are identical files."""
    one, two = class_of_45.with_name("one.docx"), class_of_45.with_name("two.docx")
    fankui("build", class_of_45, "-o", one)
    fankui("build", class_of_45, "-o", two, "--now", "2018-03-31 08:00")
    assert one.read_bytes() == two.read_bytes()


def test_several_classes_give_several_forms(fankui: Fankui, tmp_path: Path) -> None:
    """A roster of several 行政班 gives one form per class, into the folder of -o."""
    rows = [[*row[:2], f"2014级软件{1 + at % 2}班", *row[3:]] for at, row in enumerate(students(6))]
    roster = workbook(tmp_path / "grade.xlsx", [HEADER, *rows])
    run = fankui("build", roster, "-o", tmp_path / "forms")
    assert run.out.split() == [
        str(tmp_path / "forms" / f"反馈表-2014级软件{number}班.docx") for number in (1, 2)
    ]
    assert [row[1] for row in rows_of(Path(run.out.split()[1]))[:3]] == [
        "2014030102", "2014030104", "2014030106",
    ]  # fmt: skip
    one_file = fankui("build", roster, "-o", tmp_path / "all.docx")
    assert one_file.code == 2
    assert "有 2 个班" in one_file.err


def test_class_names_stay_inside_the_folder(fankui: Fankui, tmp_path: Path) -> None:
    """A class name cannot lead the form out of its folder."""
    rows = [[*row[:2], "../../2014级软件1班", *row[3:]] for row in students(2)]
    roster = workbook(tmp_path / "class.xlsx", [HEADER, *rows])
    run = fankui("build", roster, "-o", tmp_path / "forms")
    assert Path(run.out.strip()).parent == tmp_path / "forms"


def test_answers_from_a_file_win_by_time(fankui: Fankui, tmp_path: Path) -> None:
    """--results goes over the roster's own column where it is newer, and says what it replaced."""
    header = [*HEADER, "校对时间"]
    rows = [[*row, "2018-03-20 10:00"] for row in students(2)]
    roster = workbook(tmp_path / "class.xlsx", [header, *rows])
    results = tmp_path / "results.csv"
    results.write_text(
        "学号,校对结果,校对时间\n2014030101,民族应为回族,2018-03-21 10:00\n"
        "2014030102,照片不是本人,2018-03-19 10:00\n",
        encoding="utf-8",
    )
    run = fankui("build", roster, "--results", results)
    assert [row[3] for row in rows_of(tmp_path / FORM)[:2]] == ["民族应为回族", "无误"]
    assert "· 以新代旧：2 人（-v 看全部）\n" in run.err


def test_the_answer_log_is_read(fankui: Fankui, tmp_path: Path) -> None:
    """Answers in <roster>.answers.jsonl count; a torn last line is set aside and told."""
    roster = workbook(tmp_path / "class.xlsx", [HEADER[:4], *(row[:4] for row in students(2))])
    entries = [
        {"number": row[0], "name": row[1], "answer": "没问题", "checked_at": None,
         "recorded_at": "2018-03-30T08:00:00+08:00", "source": "终端"}
        for row in students(2)
    ]  # fmt: skip
    lines = [json.dumps(entry, ensure_ascii=False) for entry in entries]
    log = tmp_path / "class.answers.jsonl"
    log.write_text("\n".join([*lines, '{"number": "20140']), encoding="utf-8")
    run = fankui("build", roster)
    assert run.code == 0
    assert "记录有残行（torn-log）1 条" in run.err
    assert [row[3] for row in rows_of(tmp_path / FORM)[:2]] == ["无误", "无误"]


def test_json_lists_what_was_written(fankui: Fankui, class_of_45: Path) -> None:
    """--json: the report of check and the paths, nothing else on standard output."""
    run = fankui("build", class_of_45, "--json")
    document = json.loads(run.out)
    assert document["written"] == [str(class_of_45.with_name(FORM))]
    assert document["classes"][0]["counts"] == {
        "students": 45, "ok": 45, "anomaly": 0, "vague": 0, "unclear": 0, "missing": 0, "away": 0,
    }  # fmt: skip
    late = fankui("build", class_of_45, "--json", now="2018-04-02 18:00")
    assert (late.code, json.loads(late.out)["written"]) == (1, [])


def test_a_form_of_the_school(fankui: Fankui, class_of_45: Path) -> None:
    """--template: a school's own blank, columns in its order, its own title kept."""
    blank = new_document()
    blank.add_paragraph("某学院核对表")
    table = blank.add_table(rows=31, cols=4)
    for cell, text in zip(table.rows[0].cells, ("姓 名", "学 号", "核对情况", "签字"), strict=True):
        cell.text = text
    blank.add_paragraph("班级：__________　　辅导员：")
    template = class_of_45.with_name("附件2.docx")
    blank.save(str(template))
    run = fankui(
        "build", class_of_45, "--template", template, "-o", class_of_45.with_name("o.docx")
    )
    assert run.code == 0
    made = docx.Document(str(class_of_45.with_name("o.docx")))
    assert made.paragraphs[0].text == "某学院核对表"
    assert f"班级：{CLASS}" in made.paragraphs[1].text
    assert [len(table.rows) for table in made.tables] == [31, 31]
    assert [cell.text for cell in made.tables[1].rows[15].cells] == [
        students(45)[44][1], "2014030145", "无误", "",
    ]  # fmt: skip


def test_flow_is_one_table(fankui: Fankui, class_of_45: Path) -> None:
    """--layout flow: one table with all students and no blank rows."""
    output = class_of_45.with_name("flow.docx")
    assert fankui("build", class_of_45, "--layout", "flow", "-o", output).code == 0
    assert len(rows_of(output)) == 45
    wrong = fankui("build", class_of_45, "--layout", "pages")
    assert (wrong.code, "sheets 或 flow" in wrong.err) == (2, True)


def test_pdf_without_libreoffice(
    fankui: Fankui, class_of_45: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--pdf without LibreOffice: the Word form is there, and how to get a PDF is said."""
    without_office(monkeypatch)
    run = fankui("build", class_of_45, "--pdf")
    assert run.code == 4
    assert "没有 LibreOffice" in run.err
    assert run.out == f"{class_of_45.with_name(FORM)}\n"
    assert class_of_45.with_name(FORM).exists()


@pytest.mark.parametrize("layout", ["sheets", "flow"])
def test_pdf_without_a_chinese_font(
    fankui: Fankui, class_of_45: Path, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    """--pdf where boxes would be printed: exit 4 with what to install; the form is there, named."""
    folder = on_path(monkeypatch, class_of_45.parent / "bin")
    program(folder, "fc-list", "#!/bin/sh\n")
    run = fankui("build", class_of_45, "--pdf", "--layout", layout)
    form = class_of_45.with_name(FORM)
    assert (run.code, run.out) == (4, f"{form}\n")
    assert f"没有中文字体，PDF 里的字会变成方框，没有生成（{form} 已经写好）" in run.err
    assert "apt install fonts-noto-cjk 或 fonts-arphic-uming" in run.err
    assert (form.exists(), form.with_suffix(".pdf").exists()) == (True, False)
    program(folder, "fc-list", "#!/bin/sh\necho 宋体\n")
    again = fankui("build", class_of_45, "--pdf", "--layout", layout, "--force")
    assert (again.code, again.out) == (0, f"{form}\n{form.with_suffix('.pdf')}\n")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission(fankui: Fankui, class_of_45: Path) -> None:
    """A folder that may not be written to: said so, exit 4."""
    folder = class_of_45.with_name("locked")
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    run = fankui("build", class_of_45, "-o", folder)
    folder.chmod(stat.S_IRWXU)
    assert (run.code, "没有权限" in run.err) == (4, True)


@pytest.mark.parametrize(
    ("error", "words"),
    [(13, "没有权限"), (28, "磁盘已满"), (30, "没有权限"), (5, "写不进去")],
)
def test_output_faults(
    fankui: Fankui, class_of_45: Path, monkeypatch: pytest.MonkeyPatch, error: int, words: str
) -> None:
    """A fault while writing is one line with what to do; exit 4 and nothing left behind."""

    def fail(*_: object) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "fsync", fail)
    run = fankui("build", class_of_45, "-q")
    assert (run.code, run.out, run.err.count("\n")) == (4, "", 1)
    assert words in run.err
    assert sorted(path.name for path in class_of_45.parent.iterdir()) == ["class.xlsx"]


def test_a_form_open_in_another_program(
    fankui: Fankui, class_of_45: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form that WPS holds open: close it first; the old form is as it was."""
    form = class_of_45.with_name(FORM)
    form.write_bytes(b"old")

    def held(_: Path, target: Path) -> None:
        raise PermissionError(13, "held", str(target))

    monkeypatch.setattr(Path, "replace", held)
    run = fankui("build", class_of_45, "--force")
    assert (run.code, "请先关闭" in run.err) == (4, True)
    assert form.read_bytes() == b"old"
