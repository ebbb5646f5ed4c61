"""What is wrong with a student's record, in words or out of the catalogue that is offered."""

import re

from tongzhi_cli.anomaly.menu import MenuEntry, worded
from tongzhi_cli.answers.answer import ON_PURPOSE, Status
from tongzhi_cli.answers.interview.line import BEHIND
from tongzhi_cli.answers.interview.moves import (
    noting_id_numbers,
    record,
    say,
    set_away,
)
from tongzhi_cli.answers.interview.state import Event, Mode, State, judged, proposed, short
from tongzhi_cli.model.standing import reason_in
from tongzhi_cli.model.student import clean_number, half_width


def anomaly(state: State, text: str, *, is_sure: bool = False) -> Event:
    """An anomaly in words; the catalogue is offered where they do not say what is wrong.

    Words that are not understood are asked about, but for those of which the person has said that
    they are a fault (*is_sure*), and that look like nothing else.
    """
    result = judged(state, text)
    if result.perhaps_away:
        return set_away(state, text)
    if reason := reason_in(text):
        return set_away(state, reason)
    named = next((one for one in state.words.catalogue if one.label == text), None)
    if named:
        return of_catalogue(state, named)
    if other := state.words.another(text, state.student):
        return say(
            state,
            f"“{short(text)}”像是 {other} 的，没有记。记给 {other} 就先打姓名；"
            "粘贴的群接龙用 --from 收。",
        )
    names_something = any(map(str.isalpha, text))  # 2 17 names nobody, and no fault either
    match result.status:
        case Status.OK:
            return say(state, f"“{short(text)}”不是有误；没有问题请直接回车。")
        case Status.ANOMALY:
            return noting_id_numbers(record(state, text), text)
        case Status.UNCLEAR if names_something and is_sure and not result.likely:
            return noting_id_numbers(record(state, text, ON_PURPOSE), text)
        case Status.UNCLEAR if names_something:
            return ask_what(state, text, f"看不懂“{short(text)}”", result.hint)
        case _:
            offered = tuple(one.label for one in state.words.catalogue)
            asked = Event(state._replace(mode=Mode.GUIDE), offered=offered)
            if not text:
                return asked
            said = f"“{short(text)}”说不出是哪一项。"
            return asked._replace(said=(said, *asked.said))


def guide(state: State, line: str) -> Event:
    """What *line* chooses from the catalogue, or says in words."""
    back = state._replace(mode=Mode.STUDENT)
    if not line:
        return Event(back)
    catalogue = state.words.catalogue
    numbered = re.match(rf"([0-9]{{1,2}})[{BEHIND}]+(.+)", half_width(line), re.DOTALL)
    if numbered and judged(state, numbered[2]).status is Status.ANOMALY:
        return anomaly(back, line[numbered.start(2) :])  # 8 专业应为旅游管理
    chosen = numbered[1] if numbered else clean_number(line).rstrip(BEHIND)
    if line.isascii() and line.isalpha():
        return say(state, f"“{line}”说不出哪里有误；换人先按回车退回。")
    if not chosen.isdecimal():
        return anomaly(back, line, is_sure=True)
    if not 1 <= int(chosen) <= len(catalogue):
        return say(state, f"请输入 1 到 {len(catalogue)}，或直接写哪里有误。")
    return of_catalogue(back, catalogue[int(chosen) - 1])


def ask_what(state: State, text: str, told: str, likely: str) -> Event:
    """Ask what *text* means; nothing is recorded."""
    said = f"{told}：{likely}。没有记。" if likely else f"{told}，没有记。"
    return Event(state._replace(mode=Mode.UNCLEAR, pending=text), (), (said,))


def of_catalogue(state: State, entry: MenuEntry) -> Event:
    """A fault of the catalogue; of an item it is asked what is shown and what it should be."""
    if entry.text:
        return record(state, entry.text)
    return Event(state._replace(mode=Mode.SHOWN, anomaly=entry, pending=""))


def should(state: State, line: str) -> Event:
    """The fault that is recorded once it is known what should be there."""
    if state.anomaly is None or not (line or state.pending):
        back = state._replace(mode=Mode.STUDENT)
        return say(back, "两样都不知道，没有记；可以直接写：2 民族显示错了")
    text = worded(state.anomaly.label, state.pending, line or proposed(state))
    if re.search("应为|应是|显示", line):  # a whole sentence says it already
        text = line
    back = state._replace(mode=Mode.STUDENT)
    return noting_id_numbers(record(back, text), text)
