"""`fankui collect --evidence`, and pictures among `--from`: who handed in a file, and who did not.

A file is evidence that somebody looked, and never an answer: nothing of it is recorded.
"""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tongzhi_cli.answers.files.evidence import Compared
from tongzhi_cli.answers.files.owned import Nobodys, Owned
from tongzhi_cli.cli.collect.pasted import standard_input
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.detail import few, keep
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.loader.collection import Collection, Wanted
from tongzhi_cli.loader.evidence import copies, gathering
from tongzhi_cli.loader.evidence.gathering import Gathered
from tongzhi_cli.model.student import Student

#: So many names are listed in a line; -v has all.
_LISTED = 20
_NO_ANSWER = "图片只说明有人看过，不是答复，没有当作结果"

#: The only way to say whose a file is.
_RENAME = "知道是谁的：把文件（清单里的名字）改成“学号-姓名”，后面的 .png、.jpg 不动，再来一次。"


def run(found: Collection, wanted: Wanted) -> ExitCode:
    """Compare files with answers, and copy them; 1 where anything is missing or not understood.

    Raises:
        UsageError: what is to be copied is a list of names, or would be copied into itself.
        InputError: a folder, a zip or a list cannot be read.
        OutputError: a copy cannot be written.

    """
    out = None if wanted.output is None else Path(wanted.output)
    pasted = standard_input("--evidence") if "-" in wanted.evidence else None
    if out:
        copies.refuse_into_itself(wanted.evidence, out)
    gathered = gathering.gather(wanted.evidence, found, out, pasted)
    planned = copies.copies(gathered, out) if out else []
    written = copies.copy(planned) if out and not wanted.dry_run else []
    by_answer = gathering.compare(found, gathered)
    if wanted.as_json:
        from tongzhi_cli.cli.json import evidence as evidence_json

        evidence_json.write(found, gathered, written)
    else:
        tell(gathered, quiet=wanted.quiet)
        _tell_compared(by_answer)
        if out:
            _tell_copies(planned, written, out, dry_run=wanted.dry_run)
        have = len(by_answer.both) + len(by_answer.only_file)
        total = f"交了图片的 {have} 人，共 {len(found.expected)} 人。"
        show.say(f"{_NO_ANSWER}。", *([] if wanted.quiet else [total]))
        if out and written:
            show.wrote(out)
        if not wanted.quiet:
            sys.stdout.flush()
            asked = by_answer.only_file or by_answer.neither
            show.steps(found.whose.command("remind" if asked else "check"))
    is_all = not (gathered.found.lost or by_answer.only_answer or by_answer.only_file)
    return ExitCode.OK if is_all and not by_answer.neither else ExitCode.PROBLEMS


def tell(gathered: Gathered, *, quiet: bool) -> None:
    """How many files there are, and what is not plain of them."""
    evidence = gathered.found
    if not quiet:
        for name, many in gathered.sources:
            show.say(f"{name}：{many} 个文件")
        if gathered.left:
            reasons: dict[str, list[str]] = {}
            for label, why in gathered.left:
                reasons.setdefault(why, []).append(label)
            for why, labels in reasons.items():
                tell = partial(_tell_left, why, labels)
                tell()
                if few(len(labels), _LISTED) < len(labels):
                    keep(tell)
    if (doubtful := evidence.doubtful) and not quiet:
        show.say(f"！ 认了、请再看一眼的 {len(doubtful)} 个：")
        guessed = [one for one in doubtful if one.is_guess]
        show.say(*map(_given, guessed))
        rest = doubtful[len(guessed) :]
        show.listed(map(_given, rest), len(rest))
    several = {number: files for number, files in evidence.owned.items() if len(files) > 1}
    if several and not quiet:
        show.say(f"一人交了几个的 {len(several)} 人，算一次：")
        told = (
            f"  {_who(each[0])}：{_few([one.name for one in each])}" for each in several.values()
        )
        show.listed(told, len(several))
    if evidence.lost:
        show.say(f"× 不知道是谁的 {len(evidence.lost)} 个：")
        show.listed(map(_nobodys, evidence.lost), len(evidence.lost))
        if not quiet:
            show.say(_RENAME)


def tell_handed_in(found: Collection, gathered: Gathered, *, alone: bool) -> None:
    """Who handed in a file and who did not; *alone* if nothing else was read."""
    owned = gathered.found.owned
    without = [one for one in found.expected if one.number not in owned]
    have = len(found.expected) - len(without)
    show.say(f"交了图片的 {have} 人，没有交的 {len(without)} 人{_named(without)}")
    show.say(f"{_NO_ANSWER}{'：一条结果也没有记' if alone else ''}。")


def _tell_compared(by_answer: Compared) -> None:
    show.say(
        f"有结果、没有图片 {len(by_answer.only_answer)} 人{_named(by_answer.only_answer)}",
        f"有图片、没有结果 {len(by_answer.only_file)} 人{_named(by_answer.only_file)}",
        f"都没有 {len(by_answer.neither)} 人{_named(by_answer.neither)}",
    )


def _tell_copies(
    planned: Sequence[copies.Copy],
    written: Sequence[Path],
    out: Path,
    *,
    dry_run: bool,
) -> None:
    there = sum(one.is_there for one in planned)
    told = f"，已经在那里、一样的 {there} 个" if there else ""
    if dry_run:
        show.say(f"只是看看：会复制 {len(planned) - there} 个到 {out}{told}；一个也没有写。")
        return
    show.say(f"复制了 {len(written)} 个到 {out}{told}；原来的没有动。")


def _given(one: Owned) -> str:
    return visible(f"  {one.name} → {_who(one)}（{one.doubt}）")


def _nobodys(one: Nobodys) -> str:
    told = f"  {one.name}：{one.reason}"
    missing = [each for each in one.meant if each.number not in one.reason]
    if missing:
        told += f"；是 {'、'.join(f'{each.number} {each.name}' for each in missing)} 吗？"
    return visible(told)


def _who(one: Owned) -> str:
    return f"{one.student.number} {one.student.name}"


def _named(people: Sequence[Student]) -> str:
    return f"：{'、'.join(f'{one.number[-_TAIL:]} {one.name}' for one in people)}" if people else ""


#: Digits of a 学号 by which a monitor knows it.
_TAIL = 4


def _tell_left(why: str, labels: Sequence[str]) -> None:
    show.say(f"  没有算（{why}）：{_few(labels)}")


def _few(labels: Sequence[str]) -> str:
    shown = few(len(labels), _LISTED)
    more = f" 等 {len(labels)} 个" if len(labels) > shown else ""
    return "、".join(labels[:shown]) + more
