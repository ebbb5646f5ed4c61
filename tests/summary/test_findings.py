"""What a merge makes of its files, to the letter: merges/ has files and what is told of them.

Above the line of a case stand its files: name｜kind｜class｜college｜time in a heading, below it
"学号 姓名 结果" from the second line of the file on ("-" for what is blank). Below the line stands
all that the merge tells: problems, lines, records that gave way, counts, whom to call, the verdict.
FANKUI_REGEN=1 writes the lower half anew; read the diff.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tongzhi_cli.model.problem import Problem, Where
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.summary.merge import Merged, merged
from tongzhi_cli.summary.model import Kind, Origin, Record, Summary, part_of
from tongzhi_cli.summary.tally import Tally
from tongzhi_cli.summary.verdict import calls, verdict

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
CASES = sorted((Path(__file__).parent / "merges").glob("*.txt"))
LINE = "-" * 40 + "\n"


def summary(text: str) -> Summary:
    """The files of a case as one summary."""
    parts = []
    for block in text.strip().split("\n\n"):
        heading, *people = block.splitlines()
        file, kind, class_name, college, time = [*heading.split("｜"), "", "", "", ""][:5]
        at = NOTICE.local(datetime.fromisoformat(f"2018-{time}")) if time else None
        records = []
        for line, one in enumerate(people, start=2):
            number, name, result = (
                "" if word == "-" else word for word in [*one.split(" ", 2), "", ""][:3]
            )
            where = Where(file, "表", line=line)
            about = (class_name, college, 2014, "本科", "")
            record = Record(number, name, where, Kind(kind), *about, result, at, at)
            records.append(record)
        parts.append(part_of(file, [Origin(file, Kind(kind))], records, []))
    return Summary(tuple(sorted(parts)))


def told(found: Merged) -> Iterator[str]:
    """All that a merge tells, a line each."""
    yield from map(problem, found.problems)
    for line, status in zip(found.lines, found.statuses, strict=True):
        where = f"{line.where.file} {line.where.line}"
        whose = f"{line.number} {line.name} {line.college} {line.class_name}"
        yield f"明细｜{whose}｜{status}｜{line.result}｜{where}"
    for other in found.others:
        yield f"其他记录｜{other.number} {other.name}｜{other.where.file} {other.where.line}"
    yield from (f"各班｜{counts(each)}" for each in found.classes)
    yield from (f"各学院｜{counts(each)}" for each in found.colleges)
    yield f"合计｜{counts(found.total)}"
    yield from (f"未查｜{one.rule}｜{one.reason}" for one in found.skipped)
    yield from (f"联系｜{'｜'.join(call)}" for call in calls(found))
    yield verdict(found)


def problem(one: Problem) -> str:
    """How grave, what kind, whose, of which class, where, what."""
    whose = f"{one.number or '-'} {one.name or '-'} {one.class_name or '-'}"
    where = f"{one.where.file} {one.where.line or '-'}" if one.where else "-"
    hint = f" → {one.hint}" if one.hint else ""
    return f"{one.severity}｜{one.code}｜{whose}｜{where}｜{one.message}{hint}"


def counts(one: Tally) -> str:
    """The counts of a class or college in words."""
    said = f"无误 {one.ok} 异常 {one.anomaly} 未写明 {one.vague} 未反馈 {one.missing}"
    came = "有交表" if one.handed_in else "没有交表"
    return (
        f"{one.college} {one.name}｜{one.classes} 班 {one.students} 人：{said}"
        f" 已反馈 {one.done} 错误 {one.errors}，{came}，名单 {one.listed}"
    )


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_merge_tells_this_of_its_files(path: Path) -> None:
    """Problems, lines, counts and calls of a case are those that stand below its files."""
    files, _, expected = path.read_text("utf-8").partition(LINE)
    found = "".join(f"{line}\n" for line in told(merged(summary(files), NOTICE)))
    if os.environ.get("FANKUI_REGEN"):
        path.write_text(f"{files}{LINE}{found}", "utf-8")
        return
    assert found == expected
