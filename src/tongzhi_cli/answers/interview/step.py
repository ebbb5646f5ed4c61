"""Asking a class one by one: a state and a line typed in, the next state and what to do out.

No terminal and no file here: `cli.collect.ask` shows what is said, asks with the prompt, and
stores what is recorded before it goes on. The keys are digits and Enter, because letters open a
composition where a Chinese input method is on.

>>> from tongzhi_cli.check.rules.sample import student
>>> from tongzhi_cli.answers.interview.state import Words, begin, prompt
>>> state = begin([student("1", "李明"), student("2", "王伟")], {}, Words())
>>> prompt(state)
'[1/2] 1 李明 > '
>>> [tuple(one)[:4] for one in step(state, "2 民族应为回族").records]
[('1', '李明', '民族应为回族', '录入')]
>>> prompt(step(state, "").state)
'[2/2] 2 王伟 > '
"""

import re

from tongzhi_cli.answers.answer import ON_PURPOSE, PROXY, TYPED, Status
from tongzhi_cli.answers.interview.fault import anomaly, ask_what, guide, should
from tongzhi_cli.answers.interview.line import (
    BEHIND,
    begins_with_somebody,
    command,
    may_be_somebody,
)
from tongzhi_cli.answers.interview.moves import (
    go_on,
    noting_id_numbers,
    record,
    say,
    set_away,
    stepped_back,
    turned,
)
from tongzhi_cli.answers.interview.search import find
from tongzhi_cli.answers.interview.state import Event, Mode, Record, State, judged, short
from tongzhi_cli.model.standing import reason_in
from tongzhi_cli.model.student import Student, half_width
from tongzhi_cli.model.text import clean_answer, without_private

#: So many are offered where a few keys may mean several.
_OFFERED = 9


def step(state: State, line: str) -> Event:
    """What *line*, typed after `prompt(state)`, leads to."""
    line = clean_answer(line)
    if "\n" in line:
        return say(state, "一次只能一行，没有记。是粘贴的群接龙，就存成文件，用 --from 收。")
    match state.mode:
        case Mode.REST:
            return _rest(state, line)
        case Mode.WHICH:
            return _which(state, line)
        case Mode.UNCLEAR:
            return _unclear(state, line)
        case Mode.WHO if not line:  # Enter is no answer to what was not understood
            return Event(state._replace(mode=Mode.STUDENT))
        case Mode.WHO:
            return step(state._replace(mode=Mode.STUDENT), line)
        case Mode.GUIDE:
            return guide(state, line)
        case Mode.SHOWN:
            return Event(state._replace(mode=Mode.SHOULD, pending=line))
        case Mode.SHOULD:
            return should(state, line)
        case Mode.NOBODY if not line:
            return Event(state._replace(mode=Mode.DONE))
        case Mode.NOBODY:
            return _jump(state, line)
        case _:
            return _student(state, line)


def candidates(state: State, line: str) -> list[Student]:
    """Whom the beginning of a line may mean, to be shown while it is typed."""
    if (
        state.mode not in {Mode.STUDENT, Mode.NOBODY, Mode.UNCLEAR, Mode.WHO}
        or not line
        or command(line)
    ):
        return []
    return find(line, state.students, state.words.initials)


# --- the line of a student ---------------------------------------------------------------------


def _student(state: State, line: str) -> Event:
    one = state.student
    recorded = state.answers.get(one.number)
    gone = one.number in state.away
    if not line:
        return go_on(state) if recorded or gone else record(state, state.words.ok_text)
    key = command(line)
    if key is None:
        return _jump(state, line)
    digit, rest = key
    if digit == "2":
        return anomaly(state, rest, is_sure=True)
    if rest and not (digit == "1" and judged(state, rest).status is Status.OK):
        return say(state, f"{digit} 后面不用写字；有误写成：2 {rest}")
    match digit:
        case "0" if gone:
            return set_away(state, None)
        case "0" if recorded and one.number in state.fixed:
            return say(state, "花名册里写着这一条，这里撤回不了；要改请直接写新的，或改花名册。")
        case "0" if recorded:
            back = Record(one.number, one.name, None, TYPED)
            answers = {key: text for key, text in state.answers.items() if key != one.number}
            skipped = state.skipped | {state.at}
            return go_on(state._replace(answers=answers, skipped=skipped), (back,))
        case "0":
            return go_on(state._replace(skipped=state.skipped | {state.at}))
        case "8":
            return stepped_back(state)
        case "9":
            return _ask_rest(state)
        case _:
            return record(state, state.words.ok_text)


# --- whom a line means -------------------------------------------------------------------------


def _jump(state: State, line: str) -> Event:
    """To another student, or a result in words for this one; *line* may hold both."""
    is_somebody = any(line in (one.name, one.number) for one in state.students)
    is_somebody = is_somebody or begins_with_somebody(line, state.students)
    result = judged(state, line)
    says_ok = result.status is Status.OK
    if state.mode is Mode.STUDENT and (result.perhaps_away or reason_in(line)):
        return anomaly(state, line)
    if says_ok and not is_somebody and state.mode is Mode.STUDENT:  # ok is not 欧凯
        return record(state, state.words.ok_text)
    found = find(line, state.students, state.words.initials)
    rest = ""
    if not found and (match := re.match(rf"([^{BEHIND}]+)[{BEHIND}]+(.*)", line, re.DOTALL)):
        found, rest = find(match[1], state.students, state.words.initials), match[2]
    places = tuple(state.students.index(one) for one in found)
    if len(places) == 1:
        return _arrive(state, places[0], rest)
    if places:
        shown = places[:_OFFERED]
        lines = [
            f"  {at}. {state.students[place].number} {state.students[place].name}"
            for at, place in enumerate(shown, start=1)
        ]
        more = [f"  ……共 {len(places)} 人，请多写几个字"] if len(places) > len(shown) else []
        asked = state._replace(mode=Mode.WHICH, offered=shown, pending=rest)
        return Event(asked, (), (*lines, *more))
    if state.mode is Mode.NOBODY:
        return say(state, f"没有找到“{short(line)}”。")
    if re.match(r"2[0-9]", half_width(line)):
        return say(state, f"没有这样的学号；要写有误，2 后面空一格：2 {line[1:].strip()}")
    result = judged(state, line)
    if result.status is Status.UNCLEAR:
        event = ask_what(state, line, f"没有“{short(line)}”这个人，当作答复也看不懂", result.hint)
        is_name = not result.likely and may_be_somebody(line)
        # a name mistyped must not become a fault by the key that offers the catalogue
        return event._replace(state=state._replace(mode=Mode.WHO)) if is_name else event
    name = state.student.name
    return say(
        state,
        f"没有找到“{short(line)}”这个人；如果是 {name} 有误，请输入：2 {without_private(line)}",
    )


def _arrive(state: State, at: int, rest: str) -> Event:
    there = turned(state, at)
    if not rest:
        return Event(there)
    if command(rest):
        event = _student(there, rest)
    elif judged(there, rest).status is Status.OK:
        event = record(there, there.words.ok_text)
    else:
        event = anomaly(there, rest)
    if event.records and event.state.mode is Mode.STUDENT:  # in passing: back to who had the turn
        waiting = event.state.unanswered
        turn = next((place for place in waiting if place >= state.at), waiting[0])
        return event._replace(state=event.state._replace(at=turn))
    return event


def _which(state: State, line: str) -> Event:
    asking = Mode.NOBODY if state.complete else Mode.STUDENT
    back = state._replace(mode=asking, offered=(), pending="")
    if not line:
        return Event(back)
    chosen = half_width(line).rstrip(BEHIND)
    if chosen.isdecimal() and 1 <= int(chosen) <= len(state.offered):
        return _arrive(back, state.offered[int(chosen) - 1], state.pending)
    named = find(line, [state.students[at] for at in state.offered], state.words.initials)
    if len(named) == 1:
        return _arrive(back, state.students.index(named[0]), state.pending)
    return say(state, f"请输入 1 到 {len(state.offered)}，或直接回车。")


# --- all the others ----------------------------------------------------------------------------


def _ask_rest(state: State) -> Event:
    without = [f"没联系上的 {len(state.skipped)} 人不算在内。"] if state.skipped else []
    if doubtful := len(state.unanswered) - len(state.rest):
        without.append(f"收集记录里读不懂的、答了等于没答的 {doubtful} 人不算在内。")
    if not state.rest:
        return say(state, *without, "没有别的人了。")
    return Event(state._replace(mode=Mode.REST), (), tuple(without))


def _rest(state: State, line: str) -> Event:
    back = state._replace(mode=Mode.STUDENT)
    if half_width(line).rstrip(BEHIND) != "9":
        said = Event(back, (), ("没有记。",))
        if not line:
            return said
        event = step(back, line)
        return event._replace(said=(*said.said, *event.said))
    ok = state.words.ok_text
    people = [state.students[at] for at in state.rest]
    records = tuple(Record(one.number, one.name, ok, PROXY) for one in people)
    answers = {**state.answers, **{one.number: ok for one in people}}
    return go_on(back._replace(answers=answers), records)


def _unclear(state: State, line: str) -> Event:
    """What a text means that was not understood; anything else is a line of its own."""
    text, back = state.pending, state._replace(mode=Mode.STUDENT, pending="")
    if not line:
        return Event(back)
    match command(line):
        case ("1", ""):
            return record(back, state.words.ok_text)
        case ("2", ""):
            return noting_id_numbers(record(back, text, ON_PURPOSE), text)
        case _:
            return step(back, line)
