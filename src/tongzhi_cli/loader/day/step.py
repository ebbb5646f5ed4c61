"""One step of the day."""

from enum import StrEnum

from tongzhi_cli.named_tuple import NamedTuple


class StepKind(StrEnum):
    """What a step is; in the order in which they are to be done."""

    READ = "read"
    ROSTER = "roster"
    ROLL = "roll"
    NOTICE = "notice"
    COLLECT = "collect"
    UNCLEAR = "unclear"
    ERRORS = "errors"
    GUIDE = "guide"
    REMIND = "remind"
    BUILD = "build"
    REBUILD = "rebuild"
    SIGN = "sign"
    NOBODY = "nobody"
    WAIT = "wait"


class Step(NamedTuple):
    """One step, and the *words* of the command that does it; () where none does."""

    kind: StepKind
    words: tuple[str, ...] = ()
