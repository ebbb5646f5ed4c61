"""The questionnaire as 问卷星 takes it, and its export as `collect` reads it."""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from conftest import Run
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.paper.questionnaire import questions

Fankui = Callable[..., Run]
#: What 问卷星 writes before the questions.
OWN = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]
KINDS = [
    line.split("\t")
    for line in Path(__file__)
    .with_name("kinds_questionnaire.tsv")
    .read_text("utf-8")
    .splitlines()[1:]
]
SHIPPED = notice_toml.text_of(notice_toml.BUILT_IN)
Asked = tuple[str, str, list[str]]


def asked(text: str) -> list[Asked]:
    """The questions of a text by its shape alone, as the import takes it apart."""
    found: list[Asked] = []
    for line in text.splitlines():
        if match := re.fullmatch(r"(\d+)\. (.+)\[(.+题)\]", line):
            assert int(match[1]) == len(found) + 1
            found.append((match[2], match[3], []))
        elif line and found:
            found[-1][2].append(line)
    return found


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FANKUI_NOW", "2018-03-30 09:00")


def test_the_shape(fankui: Fankui) -> None:
    """A title, what to do first, then number, question and its kind, options below, blank lines."""
    run = fankui("guide", "--questionnaire")
    assert run.code == 0
    lines = run.out.splitlines()
    assert lines[:3] == [
        "学信网图像信息校对",
        "",
        "先照群里的说明登录学信网核对，再来填。截止：4月1日（星期日）23:00 以前（逾期不再受理）。",
    ]
    found = asked(run.out)
    assert [(text.split("（")[0].split("：")[0], kind) for text, kind, _ in found] == [
        ("学号", "填空题"),
        ("姓名", "填空题"),
        ("校对结果", "单选题"),
        ("哪里有误", "多选题"),
        ("有误的写明", "填空题"),
    ]
    assert found[2][2] == ["无误", "有误"]
    assert found[3][2][:5] == ["没有", "照片不是本人", "无学历照片", "姓名有误", "证件号码有误"]
    assert found[3][2][-1] == "其他"
    assert [lines[at - 1] for at, line in enumerate(lines) if line.endswith("题]")] == [""] * 5
    assert "不要写身份证号" in found[4][0]


def test_the_notices_own_words(fankui: Fankui) -> None:
    """What it wants for 无误, its own fields and its own kinds of fault are what is offered."""
    text = SHIPPED.replace('ok_text = "无误"', 'ok_text = "正确"')
    text += '\n[[anomaly]]\nname = "学位照片"\nkeywords = ["学位照片"]\nscope = "school"\n'
    text += 'text = "学位照片有误，请补采"\noffice = "学位办"\n'
    Path("notice.toml").write_text(text, "utf-8")
    found = asked(fankui("guide", "--questionnaire").out)
    assert found[2][2] == ["正确", "有误"]
    assert found[3][0] == "哪里有误（可以多选；正确的选“没有”）"
    assert "学位照片有误" in found[3][2]
    assert len(set(found[3][2])) == len(found[3][2])


def test_no_option_has_brackets_of_its_own() -> None:
    """An export puts the option into brackets behind its question."""
    every = [
        option
        for one in questions(notice_toml.read(notice_toml.BUILT_IN))
        for option in one.options
    ]
    assert [one for one in every if re.search(r"[()（）\[\]┋]", one)] == []


def test_each_kind_is_tried_by_three_answers_at_least() -> None:
    """No kind of answer stands by one example."""
    counts = Counter(kind for kind, *_ in KINDS)
    assert len(counts) == 6
    assert {kind: count for kind, count in counts.items() if count < 3} == {}


def exported(text: str, rows: Sequence[tuple[str, str, str]], shape: str) -> Path:
    """The export of the questionnaire in *text*: as 问卷星 writes it, in one of its two shapes."""
    found = asked(text)
    heads = [f"{at}、{question}" for at, (question, _, _) in enumerate(found, start=1)]
    options = found[3][2]
    if shape == "a column an option":
        heads[3:4] = [f"{heads[3]}({one})" for one in options]
    path = Path("95_按文本_学信网图像信息校对_21_21.csv")
    with path.open("w", encoding="gbk", newline="") as file:
        out = csv.writer(file)
        out.writerow([*OWN, *heads])
        for at, (chosen, items, said) in enumerate(rows, start=1):
            person = [
                str(2014030100 + at),
                "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩何"[at - 1] + "若",
            ]
            where = [items]
            if shape == "a column an option":
                where = [str(int(one in items.split("┋"))) for one in options]
            stamp = [str(at), f"2018/3/28 19:{at + 10}:11", "35秒", "微信", "N/A", "10.0.0.1"]
            out.writerow([*stamp, *person, chosen, *where, said])
    return path


@pytest.mark.parametrize("shape", ["as text", "a column an option"])
@pytest.mark.parametrize("ok", ["无误", "正确"])
def test_its_export_is_read_without_a_word(fankui: Fankui, shape: str, ok: str) -> None:
    """No --map, no column left over, and each answer says what was chosen and what was written."""
    Path("notice.toml").write_text(
        SHIPPED.replace('ok_text = "无误"', f'ok_text = "{ok}"'), "utf-8"
    )
    text = fankui("guide", "--questionnaire").out
    rows = [(chosen.replace("无误", ok), items, said) for _, chosen, items, said, _ in KINDS]
    export = exported(text, rows, shape)
    names = "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩何"
    roster = "".join(
        f"{2014030101 + at},{name}若,2014级软件1班,本科\n" for at, name in enumerate(names)
    )
    Path("花名册.csv").write_text(f"学号,姓名,班级,层次\n{roster}", "utf-8")
    told = json.loads(fankui("collect", "花名册.csv", "--from", export, "--json").out)
    (source,) = told["sources"]
    assert source["platforms"] == ["问卷星"]
    assert source["unread"] == [[]]
    found = {one["number"]: one["answer"] for one in told["new"]}
    orders = {"照片不是本人；姓名有误": "姓名有误；照片不是本人"}  # as the options stand
    for at, (kind, _, items, _, expected) in enumerate(KINDS):
        said = found[str(2014030101 + at)]
        for one, other in orders.items():
            said = said.replace(one, other)
        assert said == expected.replace("无误", ok), (kind, items)
    assert [one["number"][-2:] for one in told["problems"] if one["code"] == "contradiction"] == [
        f"{at:02}" for at, (kind, *_) in enumerate(KINDS, start=1) if kind == "contradiction"
    ]
    assert not told["unplaced"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["-o", "问卷.docx"], 2, "请写成 -o 问卷.txt。"),
        (["-o", "问卷"], 2, "-o 问卷 不是 .txt"),
        (["--short"], 2, "--questionnaire 和 --short 不能一起用"),
        (["--link", "https://a.cn"], 2, "--questionnaire 和 --link 不能一起用"),
        (["-o", "有了.txt"], 4, "有了.txt 已经有了，没有覆盖"),
    ],
)
def test_what_is_refused(fankui: Fankui, words: list[str], code: int, told: str) -> None:
    """Another ending, options of the other text, a file that is there."""
    Path("有了.txt").write_bytes(b"old")
    run = fankui("guide", "--questionnaire", *words)
    assert (run.code, run.out) == (code, "")
    assert told in run.err
    assert [path.read_bytes() for path in Path().iterdir()] == [b"old"]


def test_in_a_file(fankui: Fankui) -> None:
    """The same text, for Notepad; what to do with it is said."""
    text = fankui("guide", "--questionnaire").out
    run = fankui("guide", "--questionnaire", "-o", "问卷.txt")
    assert (run.code, run.out) == (0, "问卷.txt\n")
    assert Path("问卷.txt").read_bytes().decode("utf-8-sig") == text.replace("\n", "\r\n")
    assert "选“文本导入”" in run.err
    assert run.err.splitlines()[-1].endswith("fankui collect 花名册.xlsx --from 问卷.xlsx")


def test_last_years_deadline_is_told(fankui: Fankui) -> None:
    """It stands in the text, so that the wrong notice gives none."""
    run = fankui("guide", "--questionnaire", "--now", "2027-03-20 09:00")
    assert (run.code, run.out) == (1, "")
    assert "用的是内置的 2018 年通知" in run.err
