"""Answers told to the letter: dialogues/ has a class asked, imports/ files taken in.

A dialogue has what is typed behind "> " and all that is said between; an import has a file above
its line and what became of each answer below. FANKUI_REGEN=1 writes what is told anew; read the
diff.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from builders import notice_2018
from told import LINE, compared, imported

from tongzhi_cli.anomaly.menu import catalogue
from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.chat_line import LineReader
from tongzhi_cli.answers.interview.state import (
    Mode,
    State,
    Words,
    acknowledged,
    begin,
    closing,
    hint,
    opening,
    prompt,
)
from tongzhi_cli.answers.interview.step import candidates, step
from tongzhi_cli.check.rules.sample import student
from tongzhi_cli.model.pinyin import initials
from tongzhi_cli.model.student import Student

FOLDER = Path(__file__).parent
NOTICE = notice_2018()
NAMES = [
    "安若曦",
    "白思雨",
    "单雨桐",
    "曹子涵",
    "曹梓航",
    "陈若曦",
    "阿依古丽·麦麦提",
    "陈静",
    "陈静",
]
PEOPLE = [student(f"20140301{at:02}", name) for at, name in enumerate(NAMES, start=1)]


def files(folder: str) -> list[Path]:
    return sorted((FOLDER / folder).glob("*.txt"))


# --- a class is asked --------------------------------------------------------------------------


def people_of(
    heading: str,
) -> tuple[list[Student], dict[str, str], set[str], set[str], dict[str, str]]:
    """Who is asked, what is recorded by 学号, of whom it is fixed or doubtful, and who is away.

    A heading has "软件 01=无误 02=照片不对（花名册） 03=无误（看不懂） 04=休学（不参加）"; without
    软件 no class.
    """
    answers, fixed, doubtful, away = {}, set(), set(), {}
    people = PEOPLE
    for word in heading.split():
        number, _, text = word.partition("=")
        if not text:
            people = [
                one._replace(class_name=f"{number}{at // 5 + 1}班") for at, one in enumerate(PEOPLE)
            ]
            continue
        number = f"20140301{number}"
        answers[number] = text.removesuffix("（花名册）")
        if answers[number] != text:
            fixed.add(number)
        if text.endswith("（看不懂）"):
            doubtful.add(number)
            del answers[number]
        if text.endswith("（不参加）"):
            away[number] = answers.pop(number).removesuffix("（不参加）")
    return people, answers, fixed, doubtful, away


def dialogue(heading: str, typed: Sequence[str]) -> Iterator[str]:
    """What is on the screen from the opening to the end, and what would be stored."""
    people, answers, fixed, doubtful, away = people_of(heading)
    words = Words(
        catalogue=catalogue(NOTICE.record_fields),
        initials=initials,
        another=LineReader(Group(people)).names_another,
    )
    state: State = begin(people, answers, words, fixed, doubtful, away)
    yield from opening(state)
    for line in typed:
        yield from filter(None, (hint(state),))
        shown = [one.name for one in candidates(state, line)]
        yield f"{prompt(state)}"
        yield f"> {line}" + (f"    （候选：{'、'.join(shown)}）" if shown else "")
        event = step(state, line.replace("\\n", "\n"))
        if event.records:
            yield acknowledged(event.records)
            yield from (
                f"  存 {one.number} {one.text} {one.origin}{'（参加不参加）' * one.away}"
                for one in event.records
            )
        yield from event.said
        yield from (f"  可选：{one}" for one in event.offered)
        state = event.state
        if state.mode is Mode.DONE:
            break
    yield f"（{state.mode.name}）{closing(state)}"


@pytest.mark.parametrize("path", files("dialogues"), ids=lambda path: path.stem)
def test_a_class_is_asked_like_this(path: Path) -> None:
    """Prompts, offers, acknowledgements and what is said to each line typed are these."""
    heading, _, rest = path.read_text("utf-8").partition("\n")
    typed = [
        line[2:].partition("    （候选")[0] for line in rest.splitlines() if line.startswith("> ")
    ]
    compared(path, f"{heading}\n", "".join(f"{line}\n" for line in dialogue(heading, typed)))


# --- a file comes in ---------------------------------------------------------------------------


@pytest.mark.parametrize("path", files("imports"), ids=lambda path: path.stem)
def test_a_file_is_taken_like_this(path: Path) -> None:
    """Columns, answers, doubts and who may be meant are these.

    The first line has the file's name, and what is recorded so far: 接龙.txt 01=无误.
    """
    text, _, _ = path.read_text("utf-8").partition(LINE)
    heading, _, body = text.partition("\n")
    name, *known = heading.split()
    recorded = dict(word.split("=") for word in known)
    told = "".join(f"{line}\n" for line in imported(name, body, recorded, Group(PEOPLE)))
    compared(path, f"{text}{LINE}", told)
