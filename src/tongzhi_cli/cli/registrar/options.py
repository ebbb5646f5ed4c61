"""The options of `fankui merge`, as typed."""

from collections.abc import Sequence

from tongzhi_cli.named_tuple import NamedTuple


class MergeOptions(NamedTuple):
    """*paths* are what was handed in, *lists* the rolls, *joined* is --docx."""

    paths: Sequence[str]
    lists: Sequence[str]
    outputs: Sequence[str]
    joined: str | None
    template: str | None
    mapping: Sequence[str]
    notice: str | None
    now: str | None
    send_back: str | None = None
    by_college: str | None = None
    since: str | None = None
