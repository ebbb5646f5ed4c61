"""What is asked over a result: 是 under 是否有误 says the opposite of 是 under 是否无误."""

import csv
from collections import Counter
from pathlib import Path

import docx
import pytest
from new_document import new_document

from form.word.test_choices import FAULT, SAID, filled
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.notice.toml import read as notice_toml

with (Path(__file__).parent / "kinds_asked.tsv").open(encoding="utf-8") as lines:
    KINDS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
NOTICE = notice_toml.read(notice_toml.BUILT_IN)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind['header']} {kind['row']}")
def test_the_answer_is_that_of_the_question(kind: dict[str, str], tmp_path: Path) -> None:
    """Who has no fault answers the question that the form asks, in the signs that it asks for."""
    table = docx.Document(str(filled(kind, tmp_path))).tables[0]
    start = kind["header"].split("|").index("姓名") + 1
    for row, wanted in zip(table.rows[1:3], (kind["right"], kind["wrong"]), strict=True):
        texts = wanted.replace("FAULT", FAULT).split("/")
        assert [cell.text for cell in row.cells[start : start + len(texts)]] == texts


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind['header']} {kind['row']}")
def test_it_reads_back(kind: dict[str, str], tmp_path: Path) -> None:
    """What was written is read as what was said: 无误, the fault itself, nothing."""
    _, answers = form_reading.read(filled(kind, tmp_path), NOTICE)
    told = {one.number: judge(one.text).text for one in answers}
    assert [told.get(f"201403010{at}", "") for at in (1, 2, 3)] == [*SAID]


#: What people write by hand under a heading, and what it is.
BY_HAND = [
    ("是否有误", "是", Status.VAGUE), ("是否有误", "否", Status.OK),
    ("是否有误", "√", Status.VAGUE), ("是否有误", "□是 ☑否", Status.OK),
    ("是否有误", "是，照片不是本人", Status.ANOMALY), ("有无错误", "无", Status.OK),
    ("有无异常", "有：照片不是本人", Status.ANOMALY), ("信息是否异常", "不是", Status.OK),
    ("信息是否正确", "是", Status.OK), ("信息是否正确", "否", Status.VAGUE),
    ("是否无误", "否，民族错", Status.ANOMALY), ("信息是否一致", "☑是 □否", Status.OK),
    ("信息没有问题吗", "没有", Status.OK), ("信息没有问题吗", "有", Status.VAGUE),
    ("照片没错吗", "否", Status.UNCLEAR), ("信息是否没有异常", "没有", Status.OK),
    ("信息是否没有异常", "否", Status.VAGUE),
    ("校对结果", "是", Status.UNCLEAR), ("校对结果", "√", Status.OK),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "said", "status"), BY_HAND)
def test_what_is_written_by_hand(heading: str, said: str, status: Status, tmp_path: Path) -> None:
    """A word alone is the answer to what the heading asks; where it asks nothing it is unclear."""
    document = new_document()
    document.add_paragraph("班级：2014级软件工程1班")
    table = document.add_table(rows=2, cols=4)
    for row, texts in zip(
        table.rows,
        (("学号", "姓名", heading, "签名"), ("2014030101", "安若思", said, "")),
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(tmp_path / "反馈表.docx"))
    _, (answer,) = form_reading.read(tmp_path / "反馈表.docx", NOTICE)
    assert judge(answer.text).status is status


def test_each_kind_has_inputs_of_its_own() -> None:
    """Each kind has three inputs at least."""
    assert min(Counter(one["kind"] for one in KINDS).values()) >= 3
