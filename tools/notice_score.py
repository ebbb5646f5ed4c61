"""Print how well notices are read: by what they try, and in all (docs/design-notes.md, 读通知).

    .venv/bin/python tools/notice_score.py

What is wrong notice by notice stands beside each, under `differs`.
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from notice import truth

COLUMNS = {
    "notices": "份",
    "deadlines": "截止",
    "wrong": "日期读错",
    "missed": "写明了却说不准或没有读到",
    "role": "用处认错",
    "needless": "不是截止却拿来问",
    "head": "标题、文号、单位、届次的差别",
    "rest": "其余的差别",
}


def score(true: truth.Truth, reading: truth.Truth) -> Counter[str]:
    """The differences of a notice, by kind."""
    found = Counter({"notices": 1, "deadlines": len(true.deadlines)})
    for one in truth.differences(true, reading):
        found["rest" if one.fact.startswith("deadline ") else "head"] += 1
    free = list(reading.deadlines)
    for due in true.deadlines:
        read = next((one for one in free if one.text == due.text), None)
        if read is not None:
            free.remove(read)
        for kind in _kinds(due, read):
            found += Counter({kind: 1, "rest": -1})
    for extra in free:
        found += Counter({"wrong" if extra.at else "needless": 1, "rest": -1})
    return found


def _kinds(due: truth.Deadline, read: truth.Deadline | None) -> list[str]:
    if read == due:
        return []
    if read is None or (read.open and not due.open):
        return [] if due.open else ["missed"]
    if not read.open and (read.start, read.at) != (due.start, due.at):
        return ["wrong"]
    return ["role"] if read.role != due.role else []


def _row(name: str, counts: Counter[str]) -> str:
    return f"| {name} | {' | '.join(str(counts[kind]) for kind in COLUMNS)} |"


def main() -> None:
    """Print the table."""
    folders: dict[str, Counter[str]] = {}
    for path in truth.notices():
        true = truth.truth_of(path)
        counts = score(true, truth.reading_of(path))
        for row in (path.parent.name, "真通知的日期原话" if true.real else "编的", "一共"):
            folders.setdefault(row, Counter()).update(counts)
    print(f"| 哪些通知 | {' | '.join(COLUMNS.values())} |")
    print(f"|---{'|---' * len(COLUMNS)}|")
    last = ("真通知的日期原话", "编的", "一共")
    for row in (*sorted(set(folders) - set(last)), *last):
        print(_row(row, folders[row]))


if __name__ == "__main__":
    main()
