"""Where the asking of a class stands, and what is said of it; `answers.interview.step` moves it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import Enum, auto

from tongzhi_cli.anomaly.kinds import Kind
from tongzhi_cli.anomaly.menu import MenuEntry
from tongzhi_cli.answers.answer import ON_PURPOSE, Result, Status
from tongzhi_cli.answers.interview.search import Initials
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.model.standing import away_text
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.text import shown
from tongzhi_cli.named_tuple import NamedTuple

KEYS = (
    "回车=无误   2 说明=有误   0=没联系上   8=退回   9=其余无误",
    "姓名、拼音首字母、学号末两位=跳到某人；空一格接着写，一次记好：17 照片不对",
)


class Words(NamedTuple):
    """What the notice says: its words for 无误, what may be wrong; and how names are typed.

    *another* tells whose name an explanation begins or ends with that is not the student's,
    *fields* are the items of the notice's record, *own* its kinds of fault.
    """

    ok_text: str = "无误"
    ok_synonyms: tuple[str, ...] = ()
    catalogue: tuple[MenuEntry, ...] = ()
    initials: Initials = lambda _: ()
    another: Callable[[str, Student], str] = lambda _text, _student: ""
    fields: tuple[str, ...] = ()
    own: tuple[Kind, ...] = ()


class Mode(Enum):
    """What the next line answers."""

    STUDENT = auto()  # what the student's result is
    NOBODY = auto()  # whom to change: everybody has a result
    REST = auto()  # whether all others are 无误
    WHICH = auto()  # which of several students is meant
    GUIDE = auto()  # what is wrong
    SHOWN = auto()  # what 学信网 shows
    SHOULD = auto()  # what it should be
    UNCLEAR = auto()  # what an answer means that is not understood
    WHO = auto()  # whom, or what, a few characters mean that are nobody and no answer
    DONE = auto()


class State(NamedTuple):
    """Where the asking stands.

    *students* in the order in which they are asked, *answers* what is recorded by 学号, *at* the
    one whose turn it is, *skipped* who was not reached, *trail* who had the turn before, *complete*
    that everybody had a result at the beginning. *fixed* are the 学号 of those whose result stands
    in the roster, *doubtful* of those whose result stands in the log and cannot be read, or is
    none; *on_purpose* of those whose result is not understood, and was said to be a fault; *away*
    why those do not take part who do not.
    """

    students: tuple[Student, ...]
    answers: Mapping[str, str]
    words: Words
    mode: Mode = Mode.STUDENT
    at: int = 0
    skipped: frozenset[int] = frozenset()
    trail: tuple[int, ...] = ()
    offered: tuple[int, ...] = ()
    pending: str = ""
    anomaly: MenuEntry | None = None
    complete: bool = False
    fixed: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    away: Mapping[str, str] = {}
    on_purpose: frozenset[str] = frozenset()

    @property
    def student(self) -> Student:
        """The one whose turn it is."""
        return self.students[self.at]

    @property
    def unanswered(self) -> list[int]:
        """Who takes part, has no result yet, and was not skipped."""
        settled = self.answers.keys() | self.away.keys()
        return [
            at
            for at, one in enumerate(self.students)
            if one.number not in settled and at not in self.skipped
        ]

    @property
    def counted(self) -> list[str]:
        """The results of those who take part."""
        return [text for number, text in self.answers.items() if number not in self.away]

    @property
    def rest(self) -> list[int]:
        """Who becomes 无误 with all the others: not those whose answer may be another."""
        return [at for at in self.unanswered if self.students[at].number not in self.doubtful]


class Record(NamedTuple):
    """An answer to store; *text* None takes back what is recorded, *means* as in an `Answer`.

    With *away* it says that the student does not take part, and why; None that they do.
    """

    number: str
    name: str
    text: str | None
    origin: str
    away: bool = False
    means: str | None = None


class Event(NamedTuple):
    """What a line led to: the next *state*, what to store first, what to say and to offer."""

    state: State
    records: tuple[Record, ...] = ()
    said: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()


def begin(
    students: Sequence[Student],
    answers: Mapping[str, str],
    words: Words,
    fixed: Collection[str] = (),
    doubtful: Collection[str] = (),
    away: Mapping[str, str] | None = None,
    on_purpose: Collection[str] = (),
) -> State:
    """The state before the first line; the first student without a result has the turn."""
    state = State(
        tuple(students),
        dict(answers),
        words,
        fixed=frozenset(fixed),
        doubtful=frozenset(doubtful),
        away=dict(away or {}),
        on_purpose=frozenset(on_purpose),
    )
    waiting = state.unanswered
    if not waiting:
        return state._replace(mode=Mode.NOBODY, complete=True)
    return state._replace(at=waiting[0])


def opening(state: State) -> tuple[str, ...]:
    """What to say before the first prompt."""
    total = len(state.students) - len(state.away)
    left = len(state.unanswered)
    status = {
        number: status_of(state, number) for number in state.answers if number not in state.away
    }
    unsaid, unclear = (
        [one for one in state.students if status.get(one.number) is wanted]
        for wanted in (Status.VAGUE, Status.UNCLEAR)
    )
    perhaps_gone = [one for one in unsaid if _recorded(state, one.number).perhaps_away]
    vague = [one for one in unsaid if one not in perhaps_gone]
    told = []
    if vague:
        called = "、".join(f"{one.number[-2:]} {one.name}" for one in vague)
        told.append(f"没写明哪一项有误的：{called}；打学号末两位补上。")
    for what, people in (("看不懂的", unclear), ("像是不参加的", perhaps_gone)):
        called = "、".join(
            f"{one.number[-2:]} {one.name}“{short(state.answers[one.number])}”" for one in people
        )
        told += [f"{what}：{called}；问清楚了，打学号末两位重新记。"] if called else []
    gone = [
        f"{one.number[-2:]} {one.name}（{short(state.away[one.number])}）"
        for one in state.students
        if one.number in state.away
    ]
    told += [f"不参加、不问的 {len(gone)} 人：{'、'.join(gone)}。"] if gone else []
    if not left:
        return (f"{total} 人都有结果了。", *told)
    begun = f"{total} 人，已记 {total - left}。每答一人即存盘；Ctrl+C 随时停，再运行接着来。"
    return (begun, *told, *KEYS)


def closing(state: State) -> str:
    """How many have what, and who has nothing."""
    settled = state.answers.keys() | state.away.keys()
    missing = [one for one in state.students if one.number not in settled]
    given = {
        number: status_of(state, number) for number in state.answers if number not in state.away
    }
    kinds = list(given.values())
    ok, unsaid, unclear = map(kinds.count, (Status.OK, Status.VAGUE, Status.UNCLEAR))
    gone = sum(bool(_recorded(state, number).perhaps_away) for number in given)
    told = f"已记 {len(kinds)} 人：无误 {ok}，有误 {len(kinds) - ok - unsaid - unclear}"
    told += f"，没写明 {unsaid - gone}" if unsaid > gone else ""
    told += f"，像是不参加 {gone}" if gone else ""
    told += f"，看不懂 {unclear}" if unclear else ""
    told += f"，另有不参加 {len(state.away)}" if state.away else ""
    return f"{told}；还有 {len(missing)} 人没有结果。" if missing else f"{told}。"


def hint(state: State) -> str:
    """The keys that the next line may begin with, to stand below it."""
    return KEYS[0] if state.mode is Mode.STUDENT else ""


def prompt(state: State) -> str:
    """What stands before the cursor."""
    match state.mode:
        case Mode.NOBODY:
            return "改谁的？（姓名、拼音首字母或学号末两位；回车=不改了） > "
        case Mode.REST:
            rest = f"其余 {len(state.rest)} 人{_of_classes(state)}"
            return f"{rest}都记为“无误”？再按 9 回车确认，回车=不记 > "
        case Mode.WHICH:
            return "是哪一个？（编号；回车=都不是） > "
        case Mode.UNCLEAR:
            ok = state.words.ok_text
            return f"{state.student.name}：1={ok}，2=有误、照原文记，或重新写；回车=不记 > "
        case Mode.WHO:
            ok = state.words.ok_text
            return f"{state.student.name}：1={ok}，2=有误、选哪一项，或重新写；回车=不记 > "
        case Mode.GUIDE:
            return f"{state.student.name} 哪一项有误？（编号，或直接写；回车=退回） > "
        case Mode.SHOWN if state.anomaly:
            return f"学信网显示的{state.anomaly.label}（不知道就回车） > "
        case Mode.SHOULD if state.anomaly:
            known = f"回车={proposed(state)}" if proposed(state) else "不知道就回车"
            return f"应当是（{known}） > "
        case _:
            one = state.student
            recorded = state.answers.get(one.number)
            known = f"（已记“{short(recorded)}”，回车=不改，1=无误，0=撤回）" if recorded else ""
            if reason := state.away.get(one.number):
                known = f"（记着不参加：{short(reason)}；回车=不改，0=照常参加）"
            several = len({each.class_name for each in state.students}) > 1
            of_class = f"{one.class_name} " if several and one.class_name else ""
            place = f"[{state.at + 1}/{len(state.students)}]"
            return f"{place} {of_class}{one.number} {one.name}{known} > "


def _of_classes(state: State) -> str:
    """Of how many classes the rest are, where they are of several."""
    classes = {state.students[at].class_name for at in state.rest}
    return f"（{len(classes)} 个班）" if len(classes) > 1 else ""


def proposed(state: State) -> str:
    """What a field should be, where the roster knows it."""
    is_name = state.anomaly is not None and state.anomaly.label == "姓名"
    is_wrong = bool(state.pending) and state.pending != state.student.name
    return state.student.name if is_name and is_wrong else ""


def judged(state: State, text: str, student: Student | None = None) -> Result:
    """What *text* of a *student* amounts to by the words of the notice; of whose turn it is."""
    words, one = state.words, student or state.student
    who = (one.number, one.name, one.class_name or "")
    return judge(
        text, words.ok_text, words.ok_synonyms, who=who, fields=words.fields, own=words.own
    )


def status_of(state: State, number: str) -> Status:
    """What the recorded answer of a student amounts to."""
    status = _recorded(state, number).status
    is_fault = status is Status.UNCLEAR and number in state.on_purpose
    return Status.ANOMALY if is_fault else status


def _recorded(state: State, number: str) -> Result:
    text = state.answers[number]
    if text == state.words.ok_text:
        return Result(Status.OK, text)
    student = next((one for one in state.students if one.number == number), None)
    return judged(state, text, student)


def short(text: str) -> str:
    """*text* on one line, cut where it would fill the screen."""
    return shown(text, 16)


def acknowledged(records: Collection[Record]) -> str:
    """The acknowledgement of what has been stored."""
    first = next(iter(records))
    if len(records) > 1:
        return f"  已存：{len(records)} 人 {first.text}（{first.origin}）"
    if first.away:
        said = "照常参加" if first.text is None else away_text(first.text)
        return f"  已存：{first.number} {first.name} {said}"
    said = "撤回，算没有反馈" if first.text is None else " ".join(first.text.split())
    said += "（看不懂，按你说的记作异常，照原文）" if first.means == ON_PURPOSE else ""
    return f"  已存：{first.number} {first.name} {said}"
