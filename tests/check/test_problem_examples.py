"""The example of each kind of problem is true: a class that holds it brings up just that."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import docx
import pytest

from conftest import NOW, Run
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.problem_kinds import KINDS

Fankui = Callable[..., Run]
HEAD = "学号,姓名,班级,层次,校对结果,校对时间\n"
CLASS = "2014级软件1班"


def roster(*rows: str) -> str:
    """Rows as `2014030101,安若溪,无误` or with a time behind, as a roster of one class."""
    lines = []
    for row in rows:
        number, name, *rest = row.split(",")
        result, time = [*rest, "", ""][:2]
        lines.append(f"{number},{name},{CLASS},本科,{result},{time}\n")
    return HEAD + "".join(lines)


def form(title: str, *rows: str) -> bytes:
    """A form typed in Word: what is above the table, and rows as `2014030101,安若溪,无误`."""
    document = docx.Document()
    document.add_paragraph(title)
    table = document.add_table(0, 3)
    for row in ("学号,姓名,校对结果", *rows):
        for cell, text in zip(table.add_row().cells, row.split(","), strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


WELL = "2014030101,安若溪,无误"
TWO = ("2014030101,安若溪,无误", "2014030102,白景行,无误")
ONE_CLASS = f"班级：{CLASS}"


class Invented(NamedTuple):
    """What is in a folder, and what is typed there."""

    files: dict[str, str | bytes]
    command: str = "check 花名册.csv"


INVENTED = {
    "missing-answer": Invented({"花名册.csv": roster(WELL, "2014030102,白景行")}),
    "vague-answer": Invented({"花名册.csv": roster(WELL, "2014030102,白景行,有误")}),
    "unknown-student": Invented(
        {
            "花名册.csv": roster(WELL, "2014030102,白景行"),
            "结果.csv": "学号,姓名,校对结果\n2014030112,白景行,无误\n",
        },
        "check 花名册.csv --results 结果.csv",
    ),
    "name-mismatch": Invented(
        {
            "花名册.csv": roster("2014030101,安若溪"),
            "结果.csv": "学号,姓名,校对结果\n2014030101,安若曦,无误\n",
        },
        "check 花名册.csv --results 结果.csv",
    ),
    "conflicting-answer": Invented(
        {
            "一班.docx": form(ONE_CLASS, *TWO),
            "一班改.docx": form(ONE_CLASS, WELL, "2014030102,白景行,照片不是本人"),
        },
        "merge 一班.docx 一班改.docx",
    ),
    "duplicate-number": Invented(
        {"花名册.csv": roster(*TWO, "2014030102,毕思远,无误")},
    ),
    "bad-number": Invented(
        {"花名册.csv": roster(WELL, "2.01403E+09,白景行,无误")},
    ),
    "bad-name": Invented({"花名册.csv": roster(WELL, "2014030102,王?,无误")}),
    "no-class": Invented({"花名册.csv": roster(*TWO) + "2014030103,毕思远,,本科,无误,\n"}),
    "unreadable-file": Invented(
        {"交来/一班.docx": form(ONE_CLASS, *TWO), "交来/二班.pdf": b"%PDF-1.4 scanned"},
        "merge 交来",
    ),
    "missing-form": Invented(
        {
            "一班.docx": form(ONE_CLASS, *TWO),
            "全校名单.csv": "学号,姓名,班级\n2014030101,安若溪,2014级软件1班\n"
            "2014030102,白景行,2014级软件1班\n2014030201,卫澜,2014级软件2班\n"
            "2014030202,易安,2014级软件2班\n",
        },
        "merge 一班.docx --roster 全校名单.csv",
    ),
    "two-classes": Invented(
        {
            "一班.docx": form(ONE_CLASS, *TWO),
            "二班.docx": form("班级：2014级软件2班", TWO[1], "2014030201,卫澜,无误"),
        },
        "merge 一班.docx 二班.docx",
    ),
    "one-class": Invented(
        {
            "一班.docx": form(
                ONE_CLASS, *TWO, "2014030103,毕思远,无误", "2014030104,曹雨桐,无误"
            ),
            "又一份.docx": form(
                "班级：14级软件（一）班", *TWO, "2014030103,毕思远,无误"
            ),
        },
        "merge 一班.docx 又一份.docx",
    ),
    "similar-class": Invented(
        {
            "一班.docx": form(ONE_CLASS, *TWO),
            "二班.docx": form("班级：14级软件（一）班", "2014030201,卫澜,无误"),
        },
        "merge 一班.docx 二班.docx",
    ),
    "total-mismatch": Invented(
        {
            "一班.docx": form(ONE_CLASS, *TWO),
            "全校名单.csv": "学号,姓名,班级\n2014030101,安若溪,2014级软件1班\n"
            "2014030102,白景行,2014级软件1班\n2014030103,毕思远,2014级软件1班\n",
        },
        "merge 一班.docx --roster 全校名单.csv",
    ),
    "not-ascending": Invented(
        {"一班.docx": form(ONE_CLASS, *reversed(TWO))}, "merge 一班.docx"
    ),
    "cohort": Invented(
        {"花名册.csv": "学号,姓名,年级,层次,校对结果\n2013030101,安若溪,2013,本科,无误\n"}
    ),
    "late-check": Invented(
        {"花名册.csv": roster(WELL, "2014030102,白景行,无误,2018-04-01 23:20")},
        "check 花名册.csv --now 2018-04-02T09:00",
    ),
    "late-submission": Invented(
        {"花名册.csv": roster(WELL)}, "check 花名册.csv --now 2018-04-02T17:30"
    ),
    "future-time": Invented(
        {"花名册.csv": roster("2014030101,安若溪,无误,2018-04-11 20:05")}
    ),
    "number-order": Invented(
        {"花名册.csv": roster(*TWO, "13030101,陈望舒,无误")}
    ),
    "bad-time": Invented({"花名册.csv": roster("2014030101,安若溪,无误,昨天晚上")}),
    "contradiction": Invented(
        {
            "花名册.csv": roster("2014030101,安若溪"),
            "结果.csv": "学号,姓名,校对结果,如有误请写明\n2014030101,安若溪,无误,民族应为回族\n",
        },
        "check 花名册.csv --results 结果.csv",
    ),
    "out-of-scope": Invented({"花名册.csv": roster(WELL, "2014030102,白景行,班级不对")}),
    "not-here": Invented({"花名册.csv": roster(WELL, "2014030102,白景行,高考报名时姓名就错了")}),
    "standard-wording": Invented({"花名册.csv": roster(WELL, "2014030102,白景行,照片没有")}),
    "replaced-answer": Invented(
        {
            "花名册.csv": roster("2014030101,安若溪"),
            "结果.csv": "学号,姓名,校对结果,提交时间\n"
            "2014030101,安若溪,照片没有显示,2018-03-26 19:10\n"
            "2014030101,安若溪,无误,2018-03-28 08:05\n",
        },
        "check 花名册.csv --results 结果.csv",
    ),
    "same-file": Invented(
        {"一班.docx": form(ONE_CLASS, *TWO), "一班(1).docx": form(ONE_CLASS, *TWO)},
        "merge 一班.docx 一班(1).docx",
    ),
    "inferred": Invented({"2014级软件1班.csv": "学号,姓名,校对结果\n2014030101,安若溪,无误\n"},
        "check 2014级软件1班.csv"),
    "name-cleaned": Invented({"花名册.csv": roster("2014030101,阿依努尔．吐尔逊,无误")}),
    "left-out": Invented({"花名册.csv": roster(*TWO) + "合计,2 人,,,,\n"}),
    "taken-once": Invented(
        {
            "成绩单.csv": "学号,姓名,班级,课程名称,成绩\n"
            "2014030101,安若溪,2014级软件1班,高等数学,86\n"
            "2014030101,安若溪,2014级软件1班,大学英语,79\n"
        },
        "check 成绩单.csv",
    ),
    "torn-log": Invented(
        {
            "花名册.csv": roster("2014030101,安若溪"),
            "花名册.answers.jsonl": '{"number": "2014030101", "name": "安若溪", "ans',
        }
    ),
}  # fmt: skip


def problems(fankui: Fankui, invented: Invented, folder: Path) -> list[dict[str, Any]]:
    """What the command of *invented* says in *folder*, as --json gives it."""
    for name, content in invented.files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    words = invented.command.split()
    if "--now" not in words:
        words += ["--now", NOW]
    run = fankui(*words, "--json")
    found: list[dict[str, Any]] = json.loads(run.out)["problems"]
    return found


def test_every_kind_has_one() -> None:
    """There is an invented class for each code, and for no other."""
    assert set(INVENTED) == set(KINDS)


@pytest.mark.parametrize("code", KINDS)
def test_examples_are_true(
    code: str, fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The report on the class says what the example says it does, of the place it names."""
    monkeypatch.chdir(tmp_path)
    invented = INVENTED[code]
    example = KINDS[code].example
    found = problems(fankui, invented, tmp_path)
    told = {one["message"]: place(one) for one in found if one["code"] == code}
    assert example.said in told
    assert example.seen.startswith(told[example.said])
    written = " ".join(invented.files) + "".join(map(text_of, invented.files.values()))
    for what in re.findall(r"\d{8,}|[^\s：；，]+\.(?:csv|docx|pdf|jsonl)", example.seen):
        assert what in written


def place(problem: dict[str, Any]) -> str:
    """Where a problem of --json is, as reports write it."""
    if problem["file"] is None:
        return ""
    return str(Where(problem["file"], problem["sheet"], problem["cell"], problem["line"]))


def text_of(content: str | bytes) -> str:
    """What a file holds, a form's table among it."""
    if isinstance(content, str):
        return content
    if not content.startswith(b"PK"):
        return ""
    rows = docx.Document(io.BytesIO(content)).tables[0].rows
    return " ".join(cell.text for row in rows for cell in row.cells)


@pytest.mark.parametrize("code", KINDS)
def test_explain_shows_the_example(code: str, fankui: Fankui) -> None:
    """`fankui explain` tells all of it: what it means, an example, what to do."""
    kind = KINDS[code]
    run = fankui("explain", code)
    assert run.code == 0
    for told in (kind.title, code, kind.means, kind.example.seen, kind.example.said, kind.do):
        assert told in run.out
