"""The moves of the asking: what is recorded of whose turn it is, and who has the turn then."""

from tongzhi_cli.answers.answer import TYPED
from tongzhi_cli.answers.interview.state import Event, Mode, Record, State, short
from tongzhi_cli.model.text import NO_ID_NUMBER


def say(state: State, *said: str) -> Event:
    """Nothing but something *said*: the same is asked again."""
    return Event(state, (), said)


def record(state: State, text: str, means: str | None = None) -> Event:
    """The result of whose turn it is, and on to the next; what it replaces is said."""
    one = state.student
    answers = {**state.answers, one.number: text}
    skipped = state.skipped - {state.at}
    stored = Record(one.number, one.name, text, TYPED, means=means)
    on_purpose = state.on_purpose - {one.number} | ({one.number} if means else set())
    state_then = state._replace(answers=answers, skipped=skipped, on_purpose=on_purpose)
    event = go_on(state_then, (stored,))
    old = state.answers.get(one.number)
    if why := state.away.get(one.number):
        told = f"  {one.name} 记着不参加（{short(why)}），结果先不算；照常参加按 0。"
        return event._replace(said=(told,))
    return event if old in (None, text) else event._replace(said=(f"  代替了“{short(old)}”。",))


def set_away(state: State, reason: str | None) -> Event:
    """That the student does not take part, and why; None: that they do, and what they answered."""
    one = state.student
    stored = Record(one.number, one.name, reason, TYPED, away=True)
    away = {number: why for number, why in state.away.items() if number != one.number}
    if reason is None:
        return Event(state._replace(away=away), (stored,))
    return go_on(state._replace(away={**away, one.number: reason}), (stored,))


def go_on(state: State, records: tuple[Record, ...] = ()) -> Event:
    """To the next student without a result, from here to the end and then from the beginning."""
    waiting = state.unanswered
    if not waiting:
        done = Mode.NOBODY if state.complete else Mode.DONE
        return Event(state._replace(mode=done, trail=(*state.trail, state.at)), records)
    following = next((at for at in waiting if at > state.at), waiting[0])
    return Event(turned(state, following), records)


def turned(state: State, at: int) -> State:
    """The same with the turn of another student; who had it before is remembered."""
    trail = (*state.trail, state.at) if state.mode is not Mode.NOBODY else state.trail
    return state._replace(
        mode=Mode.STUDENT, at=at, trail=trail, offered=(), pending="", anomaly=None
    )


def stepped_back(state: State) -> Event:
    """To who had the turn before."""
    if state.trail:
        before = state._replace(at=state.trail[-1], trail=state.trail[:-1])
    elif state.at:
        before = state._replace(at=state.at - 1)
    else:
        return say(state, "这已经是第一个人了。")
    return Event(before)


def noting_id_numbers(event: Event, text: str) -> Event:
    """The same *event*, with a word of it where a 身份证号 was left out of *text*."""
    if NO_ID_NUMBER not in text:
        return event
    return event._replace(said=("身份证号不写在表上，已略去。", *event.said))
