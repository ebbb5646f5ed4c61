"""What `signed` says: a line a class, whose rows are open, what the pictures are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.detail import SEE_ALL, few, keep
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.columns.column import Column
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.loader.rosters import Checked
from tongzhi_cli.model.terms import NAMELESS
from tongzhi_cli.model.text import shown
from tongzhi_cli.scan.classes.account import Account, Doubt, Entry, Standing
from tongzhi_cli.scan.classes.points import WHOLE, points, why, word
from tongzhi_cli.scan.classes.sheets import Paper
from tongzhi_cli.scan.seen import NOT_KEPT, Shot, Trouble

#: So many rows of a kind fill a screen.
_MOST = 12
#: The page of the cells, and the folder that it gets where it must not lie in this one.
_PAGE, _APART = "请看一眼.html", "看完就删"
#: In letters: so much of what was read is shown.
_SHOWN = 30


def put(accounts: Sequence[Account], shots: Sequence[Shot]) -> None:
    """Everything that is to be told, on standard output."""
    keep(lambda: put(accounts, shots))
    told = _shown(accounts)
    for one in told:
        show.put(counts(one))
        show.put(*_open(one), *_papers(one))
    if unseen := [_name(one) for one in accounts if one not in told]:
        many = few(len(unseen), _MOST)
        more = f"……（{SEE_ALL}）" if len(unseen) > many else ""
        show.put(f"没有照片的班（{len(unseen)} 个）：{'、'.join(unseen[:many])}{more}")
    show.put(*_troubles(shots), verdict(accounts, shots))


def put_counts(accounts: Sequence[Account]) -> None:
    """How it stands now."""
    show.put(*map(counts, _shown(accounts)))


def put_papers(accounts: Sequence[Account], shots: Sequence[Shot]) -> None:
    """A line for each class that is not complete: whose rows are open stands in the workbook."""
    keep(lambda: put_papers(accounts, shots))
    seen = [one for one in accounts if one.is_seen]
    waits = sum(one.trouble is Trouble.WAITING for one in shots)
    unfinished = [one for one in seen if waits or not one.is_complete]
    many = few(len(unfinished), _MOST)
    show.put(*(f"{_name(one)}：{word(one, waits=waits > 0)}" for one in unfinished[:many]))
    if len(unfinished) > many:
        show.put(f"……还有 {len(unfinished) - many} 个班（{SEE_ALL}）")
    show.put(f"有照片的 {len(seen)} 个班，{WHOLE} {len(seen) - len(unfinished)} 个")
    show.put(*_troubles(shots), verdict(accounts, shots))


def _shown(accounts: Sequence[Account]) -> list[Account]:
    """The classes that are told one by one: all where no picture shows any."""
    return [one for one in accounts if one.is_seen] or [*accounts]


def _name(one: Account) -> str:
    return visible(one.name or NAMELESS)


def counts(one: Account) -> str:
    """How many of a class have signed.

    ``2014级软件1班：45 人，已签 38，没看到签名 3，请看一眼 4``
    """
    if not one.is_seen and (said := Counter(each.said for each in one.entries if each.said)):
        recorded = "，".join(f"{word} {many}" for word, many in said.items())
        return f"{_name(one)}：{len(one.entries)} 人，没有照片，记着：{recorded}"
    many = {standing: len(one.of(standing)) for standing in Standing}
    told = [f"{len(one.entries)} 人", f"{Standing.SIGNED} {many[Standing.SIGNED]}"]
    told += [f"{word} {many[word]}" for word in [*Standing][1:] if many[word]]
    return f"{_name(one)}：{'，'.join(told)}"


def _open(one: Account) -> Iterator[str]:
    """Whose rows are not settled."""
    if unsigned := one.of(Standing.UNSIGNED):
        yield f"  {Standing.UNSIGNED}：{'、'.join(map(_unsigned, unsigned))}"
    looks = [*one.of(Standing.LOOK), *one.of(Standing.UNREAD)]
    if looks:
        yield f"  {Standing.LOOK}（对着纸看，前面是序号）："
        many = few(len(looks), _MOST)
        for entry in sorted(looks, key=lambda each: each.serial)[:many]:
            yield f"    {_numbered(entry)}：{visible(why(entry))}（{visible(entry.label)}）"
        if len(looks) > many:
            yield f"    ……还有 {len(looks) - many} 人（{SEE_ALL}）"
    if one.unnumbered:
        who = "、".join(map(visible, one.unnumbered))
        yield f"  没有学号，对不上纸上的行：{who}（补上学号再看）"
    if others := one.uncompared:
        labels = "、".join(map(visible, dict.fromkeys(entry.label for entry in others)))
        yield f"  没有“校对结果”一栏，不像反馈表，{len(others)} 人的结果没有比：{labels}"
    for entry in one.different:
        for each in entry.differs:
            own = {Column.NAME: entry.person.name, Column.NUMBER: entry.person.number}
            have = own.get(each.column, entry.person.result)
            read = f"好像是“{shown(each.read, _SHOWN)}”" if each.read else "看不到字"
            read = "不一样" if each.read == NOT_KEPT else read
            wanted = f"“{shown(have, _SHOWN)}”" if have else "没有"
            yield f"  {_called(entry)} 的{each.column}：纸上{read}，数据里{wanted}"


def _called(entry: Entry) -> str:
    return f"{entry.serial} {visible(entry.person.name)}"


def _numbered(entry: Entry) -> str:
    return f"{entry.serial} {visible(entry.person.number)} {visible(entry.person.name)}"


def _unsigned(entry: Entry) -> str:
    return f"{_called(entry)}（看过，记着未签）" if entry.by_person else _called(entry)


def _papers(one: Account) -> Iterator[str]:
    for paper in one.papers:
        named = _named(paper)
        if not paper.labels:
            yield f"  {named}没有照片"
            continue
        told = [str(paper.seal)] if paper.seal else []
        told += map(str, paper.signers)
        if paper.is_blurred:
            told.append("太糊，请重拍")
        if paper.strangers:
            told.append(f"{paper.strangers} 行对不上名单里的人，请看看是谁")
        yield f"  {named}{'、'.join(map(visible, paper.labels))}：{'，'.join(told)}"


def _named(paper: Paper) -> str:
    return f"第 {paper.number} 张（{paper.first}–{paper.last} 号）"


def _troubles(shots: Sequence[Shot]) -> Iterator[str]:
    for one in shots:
        if one.error:
            yield f"出错：{one.error}"
        elif one.trouble and one.trouble is not Trouble.WAITING:
            yield f"出错：{visible(one.label)} {one.trouble}"


def verdict(accounts: Sequence[Account], shots: Sequence[Shot]) -> str:
    """Whether it is fit to be handed in, in a line."""
    if not shots:
        return "没有照片：只记着看过的。和照片一起看，才说得出齐不齐。"
    if any(one.is_no_sheet for one in shots):
        return "有照片读不了，上面的不是全部。"
    if waits := sum(one.trouble is Trouble.WAITING for one in shots):
        return f"还没看完：还有 {waits} 张没有看，上面的不是全部。"
    unsealed = sum(len(one.unsealed) for one in accounts)
    seals = f"；没看到章的 {unsealed} 张，请看看" if unsealed else ""
    if all(one.is_complete for one in accounts) and not any(one.trouble for one in shots):
        return f"都签了，印的结果和数据一致{seals}。"
    shown = _shown(accounts)
    unseen = len(accounts) - len(shown)
    told = [*([f"{unseen} 个班没有照片"] if unseen else []), *points(shown)]
    return f"还不齐：{'，'.join(told) or '有照片不是这个班的'}{seals}。"


def code(accounts: Sequence[Account], shots: Sequence[Shot]) -> ExitCode:
    """0 only where pictures show that everybody has signed, and all agrees."""
    if any(one.is_no_sheet for one in shots):
        return ExitCode.INPUT
    is_fine = bool(shots) and all(one.is_complete for one in accounts)
    return ExitCode.OK if is_fine and not any(one.trouble for one in shots) else ExitCode.PROBLEMS


def steps(
    found: Checked, pictures: Sequence[str], accounts: Sequence[Account], written: Sequence[Path]
) -> Iterator[str]:
    """What to do next."""
    given = found.given
    looks = [entry for one in accounts for entry in one.of(Standing.LOOK)]
    if written:
        yield f"用浏览器打开 {written[0]}，看完把那一行粘回来，然后删掉这个网页"
    elif looks and pictures:
        page = given.command("signed", *pictures, "--look", _page(found, pictures))
        yield f"看格子的图（不用翻纸）：{page}"
    doubts = {entry.reason for entry in looks}
    if Doubt.BLANK_NOW in doubts:
        yield "记着已签、照片上是空的：看看纸。没签的请他签，签得淡的描深，再拍"
    if Doubt.PICTURES_DIFFER in doubts:
        yield "两张照片不一样的：只给要交的那张纸的照片"
    if looks and found.rosters:
        typed = given.command("signed", *pictures, "--seen", "…")
        yield f"看过了，记下来（… 写：已签、未签，后面是序号）：{typed}"
    if found.rosters and any(
        each.by_person for one in accounts for each in one.of(Standing.UNSIGNED)
    ):
        typed = given.command("signed", *pictures, "--seen", "…")
        yield f"记着未签、后来签了的（… 写：已签 学号）：{typed}"
    if differing := [one for each in accounts for one in each.different]:
        who = differing[0].person.number
        change = given.command("collect", "--set", f"{who}=…", results="")
        yield f"纸上改了结果的，问过本人再改：{change}"


def _page(found: Checked, pictures: Sequence[str]) -> str:
    """Where the page may be written: not beside the pictures."""
    from tongzhi_cli.cli.signed import look

    is_refused = look.refused(Path(_PAGE), [*found.given.rosters, *pictures])
    return str(Path(_APART, _PAGE)) if is_refused else _PAGE
