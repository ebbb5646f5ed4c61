"""What `signed` says: a line a class, whose rows are open, what the pictures are."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.detail import SEE_ALL, few
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.columns.column import Column
from tongzhi_cli.loader.rosters import Checked
from tongzhi_cli.model.text import shown
from tongzhi_cli.scan.account import Account, Entry, Paper, Standing
from tongzhi_cli.scan.judge import Reason
from tongzhi_cli.scan.seen import Shot

#: So many rows of a kind fill a screen.
_MOST = 12
#: In letters: so much of what was read is shown.
_SHOWN = 30


def put(accounts: Sequence[Account], shots: Sequence[Shot]) -> None:
    """Everything that is to be told, on standard output."""
    for one in accounts:
        show.put(counts(one))
        show.put(*_open(one), *_papers(one))
    show.put(*_troubles(shots), verdict(accounts, shots))


def put_counts(accounts: Sequence[Account]) -> None:
    """How it stands now."""
    show.put(*map(counts, accounts))


def counts(one: Account) -> str:
    """How many of a class have signed.

    ``2014级软件1班：45 人，已签 38，没看到签名 3，请看一眼 4``
    """
    many = {standing: len(one.of(standing)) for standing in Standing}
    told = [f"{len(one.entries)} 人", f"{Standing.SIGNED} {many[Standing.SIGNED]}"]
    told += [f"{word} {many[word]}" for word in [*Standing][1:] if many[word]]
    return f"{visible(one.name or '（没有班级名称）')}：{'，'.join(told)}"


def _open(one: Account) -> Iterator[str]:
    """Whose rows are not settled."""
    if unsigned := one.of(Standing.UNSIGNED):
        yield f"  {Standing.UNSIGNED}：{'、'.join(map(_called, unsigned))}"
    looks = [*one.of(Standing.LOOK), *one.of(Standing.UNREAD)]
    if looks:
        yield f"  {Standing.LOOK}（对着纸看，序号在前）："
        many = few(len(looks), _MOST)
        for entry in sorted(looks, key=lambda each: each.serial)[:many]:
            yield f"    {_called(entry)}：{_why(entry)}（{visible(entry.label)}）"
        if len(looks) > many:
            yield f"    ……还有 {len(looks) - many} 人（{SEE_ALL}）"
    for entry in one.different:
        for each in entry.differs:
            have = entry.person.name if each.column is Column.NAME else entry.person.result
            read = f"好像是“{shown(each.read, _SHOWN)}”" if each.read else "看不到字"
            wanted = f"“{shown(have, _SHOWN)}”" if have else "没有"
            yield f"  {_called(entry)} 的{each.column}：纸上{read}，数据里{wanted}"


def _called(entry: Entry) -> str:
    return f"{entry.serial} {visible(entry.person.name)}"


def _why(entry: Entry) -> str:
    if entry.standing is Standing.UNREAD:
        return "这一行的学号和姓名没有读出来"
    if entry.reason is Reason.OTHERS:
        return f"写的好像是{visible(entry.whose)}的名字"
    return str(entry.reason or Reason.UNSURE)


def _papers(one: Account) -> Iterator[str]:
    for paper in one.papers:
        named = _named(paper)
        if not paper.labels:
            yield f"  {named}没有照片"
            continue
        told = [str(paper.seal)] if paper.seal else []
        if paper.is_blurred:
            told.append("太糊，请重拍")
        yield f"  {named}{'、'.join(map(visible, paper.labels))}：{'，'.join(told)}"


def _named(paper: Paper) -> str:
    return f"第 {paper.number} 张（{paper.first}–{paper.last} 号）"


def _troubles(shots: Sequence[Shot]) -> Iterator[str]:
    for one in shots:
        if one.error:
            yield f"出错：{one.error}"
        elif one.trouble:
            yield f"出错：{visible(one.label)} {one.trouble}"


def verdict(accounts: Sequence[Account], shots: Sequence[Shot]) -> str:
    """Whether it is fit to be handed in, in a line."""
    if any(one.is_no_sheet for one in shots):
        return "有照片读不了，上面的不是全部。"
    if all(one.is_complete for one in accounts) and not any(one.trouble for one in shots):
        return "都签了，印的和数据一致。"
    lacking = sum(not paper.labels for one in accounts for paper in one.papers)
    told = [f"缺 {lacking} 张"] if lacking else []
    words = [Standing.UNSIGNED, Standing.LOOK, Standing.UNREAD]
    for word in words if lacking else [*words, Standing.NOT_THERE]:
        many = sum(len(one.of(word)) for one in accounts)
        told += [f"{many} 人{word}"] if many else []
    blurred = sum(paper.is_blurred for one in accounts for paper in one.papers)
    told += [f"{blurred} 张太糊"] if blurred else []
    different = sum(len(one.different) for one in accounts)
    told += [f"{different} 人印的和数据不一样"] if different else []
    return f"还不齐：{'，'.join(told) or '有照片不是这个班的'}。"


def steps(
    found: Checked, pictures: Sequence[str], accounts: Sequence[Account], written: Sequence[Path]
) -> Iterator[str]:
    """What to do next."""
    given = found.given
    looks = [entry for one in accounts for entry in one.of(Standing.LOOK)]
    if written:
        yield f"用浏览器打开 {written[0]}，看完把那一行粘回来，然后删掉这个网页"
    elif looks and pictures:
        page = given.command("signed", *pictures, "--look", "请看一眼.html")
        yield f"看格子的图（不用翻纸）：{page}"
    if looks and found.rosters:
        example = f"已签 {looks[0].serial}"
        yield f"看过了，记下来：{given.command('signed', *pictures, '--seen', example)}"
    if differing := [one for each in accounts for one in each.different]:
        who = differing[0].person.number
        change = given.command("collect", "--set", f"{who}=…", results="")
        yield f"纸上改了结果的，问过本人再改：{change}"
