"""A filled form read back: what `fankui` wrote exactly, what people typed as it is meant."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from new_document import new_document
from typed_forms import FORMS, Typed

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.errors import InputError
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.shipped import shipped_template
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.form.word.fit import Layout
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.roster.model import Roster

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
FORM = blank_form.find(shipped_template())
CLASS = "2014级软件工程1班"


def read(data: bytes, name: str = "form.docx") -> tuple[Roster, list[Answer]]:
    return form_reading.read_data(Path(name), data, NOTICE)


def rows_of(roster: Roster, answers: list[Answer]) -> tuple[tuple[str, str, str], ...]:
    said = {answer.where: answer.text or "" for answer in answers}
    return tuple((one.number, one.name, said.get(one.where, "")) for one in roster.students)


@pytest.mark.parametrize("name", [name for name, typed in FORMS.items() if typed.rows])
def test_typed_by_hand(name: str) -> None:
    """Each row of a form that somebody typed is read as it is meant, and so is its class."""
    typed: Typed = FORMS[name]
    roster, answers = read(typed.make())
    assert rows_of(roster, answers) == typed.rows
    assert {one.class_name for one in roster.students} == {typed.class_name}


@pytest.mark.parametrize("name", [name for name, typed in FORMS.items() if not typed.rows])
def test_a_form_of_nobody_is_refused(name: str) -> None:
    """Nothing but blank rows."""
    with pytest.raises(InputError, match="空白"):
        read(FORMS[name].make())


@pytest.mark.parametrize("name", [name for name, typed in FORMS.items() if typed.statuses])
def test_what_was_typed_is_judged(name: str) -> None:
    """Where a form has answers in unusual words, they amount to what was meant."""
    typed: Typed = FORMS[name]
    statuses = tuple(judge(text).status.value for *_, text in rows_of(*read(typed.make())))
    assert statuses == typed.statuses


NUMBERS = st.integers(2014000000, 2014999999).map(str)
NAMES = st.text("安白毕曹岑陈程崔邓丁·𠮷㛃", min_size=1, max_size=6).filter(
    lambda n: n.strip("·") == n
)
RESULTS = st.one_of(
    st.sampled_from(
        ["无误", "", "民族应为回族", "=民族错", "-无", "@李明", "照片<不是>本人 & 他人"]
    ),
    st.text("民族应为回汉有误，。\n 1a<&>", max_size=60).map(lambda text: " ".join(text.split())),
)


@given(
    rows=st.lists(st.tuples(NAMES, RESULTS), min_size=1, max_size=60),
    start=st.integers(1, 900),
    layout=st.sampled_from(list(Layout)),
)
@settings(max_examples=40)
def test_what_was_written_is_read(rows: list[tuple[str, str]], start: int, layout: Layout) -> None:
    """A form that `fankui` filled gives back every student and result that went in."""
    lines = [
        Row(at, f"2014{start + at:06}", name, result)
        for at, (name, result) in enumerate(rows, start=1)
    ]
    data = fill.fill(FORM, lines, class_name=CLASS, layout=layout).data
    roster, answers = read(data)
    written = tuple((line.number, line.name, line.result) for line in lines)
    assert rows_of(roster, answers) == tuple(
        (number, name, "" if result in {"-", "/", "—"} else result)
        for number, name, result in written
    )
    assert {one.class_name for one in roster.students} == {CLASS}
    assert not [note for note in roster.notes if note.code != "name-cleaned"]


def test_class_from_the_file_name_is_said() -> None:
    """A form that does not tell its class is of the class its file is called after."""
    data = fill.fill(FORM, [Row(1, "2014030101", "李明", "无误")]).data
    roster, _ = read(data, "反馈表-2014级软件工程7班(1).docx")
    assert roster.students[0].class_name == "2014级软件工程7班"
    (note,) = [one for one in roster.notes if one.code == "inferred"]
    assert note.message == "班级取自文件名：2014级软件工程7班"


def test_no_class_at_all_is_a_warning() -> None:
    """Nobody guesses the class of a form that does not tell it."""
    roster, _ = read(fill.fill(FORM, [Row(1, "2014030101", "李明", "无误")]).data, "附件2.docx")
    assert roster.students[0].class_name is None
    assert [one.code for one in roster.notes] == ["no-class"]


def test_wrong_order_is_a_warning() -> None:
    """附件2 wants 学号 in ascending order; the first that is not is named with its place."""
    lines = [Row(at, number, "李明") for at, number in enumerate(("2014030102", "2014030101"), 1)]
    roster, _ = read(fill.fill(FORM, lines, class_name=CLASS).data)
    (note,) = [one for one in roster.notes if one.code == "not-ascending"]
    assert str(note.where) == "form.docx [第1张表] 第 3 行"


def test_two_classes_in_one_file() -> None:
    """Each sheet is of the class on its own line, as in the file that --docx makes."""
    classes = [([Row(1, f"201403{at}101", "李明", "无误")], f"2014级软件{at}班") for at in (1, 2)]
    roster, _ = read(fill.fill_all(FORM, classes).data)
    assert [one.class_name for one in roster.students] == ["2014级软件1班", "2014级软件2班"]


NO_FORMS = {
    "blank": (FORM.package.data, "空白的反馈表"),
    "damaged": (FORM.package.replaced(FORM.part, b"<w:document"), "填好的反馈表"),
    "half": (b"PK\3\4 half", "损坏"),
}


@pytest.mark.parametrize("name", NO_FORMS)
def test_no_form(name: str) -> None:
    """A blank form, a damaged one, half a file: each is refused in words."""
    data, said = NO_FORMS[name]
    with pytest.raises(InputError, match=said):
        read(data)


def test_a_notice_is_no_form() -> None:
    """A document with no such table says which headers it has."""
    document = new_document()
    document.add_table(1, 2).cell(0, 0).text = "联系人"
    file = BytesIO()
    document.save(file)
    with pytest.raises(InputError, match=r"认不出反馈表.*看到的表头：联系人"):
        read(file.getvalue())


def test_a_list_of_who_is_wrong() -> None:
    """A 勘误表 has no 校对结果: what is wrong stands in a column of its own."""
    document = new_document()
    table = document.add_table(2, 4)
    for at, text in enumerate(("学号", "姓名", "错误信息", "备注")):
        table.cell(0, at).text = text
    for at, text in enumerate(("2014030101", "李明", "民族应为回族", "")):
        table.cell(1, at).text = text
    file = BytesIO()
    document.save(file)
    roster, answers = read(file.getvalue(), f"{CLASS}勘误表.docx")
    assert rows_of(roster, answers) == (("2014030101", "李明", "民族应为回族"),)


@pytest.mark.parametrize("heading", ["错误信息", "错误内容", "错误说明"])
def test_an_empty_word_under_a_heading_of_faults_stays_vague(heading: str) -> None:
    """有误 under 错误信息 names no fault, whatever question stands beside it."""
    paper = new_document()
    paper.add_paragraph(f"班级：{CLASS}")
    rows = (
        ("学号", "姓名", heading, "是否一致", "签字"),
        ("2014030101", "李明", "姓名错", "", ""),
        ("2014030102", "王伟", "有误", "", ""),
    )
    table = paper.add_table(len(rows), 5)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    data = BytesIO()
    paper.save(data)
    _, answers = read(data.getvalue())
    assert [answer.text for answer in answers] == ["姓名错", "有误"]
