"""`fankui form inspect` of a form that one student fills in: what would go where."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tongzhi_cli.cli.json.values import put
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.form.record_facts import record_fact
from tongzhi_cli.form.word.person import blank
from tongzhi_cli.form.word.person.asked import Wants
from tongzhi_cli.form.word.person.spots import Spot
from tongzhi_cli.model.shell import quoted

#: What goes into a blank, as people are told.
_FROM = {
    Wants.SCHOOL: "学校名称（照通知）", Wants.ITEM: "错的是哪一项", Wants.SHOWN: "学信网显示的",
    Wants.SHOULD_BE: "应当是的", Wants.WHOLE: "答复的原话",
}  # fmt: skip


def run(path: Path, *, as_json: bool, quiet: bool) -> ExitCode:
    """Say what would be filled in a form for one person, and what stays blank.

    Raises:
        InputError: the file cannot be read, or is no such form.

    """
    form = blank.find(path, allow=None)
    _, spots = form.parsed()
    filled = [*dict.fromkeys(_told(spots))]
    left = blank.without_pen(one.called for one in spots if not _goes_in(one))
    left = [*dict.fromkeys((*left, *form.by_hand))]
    if as_json:
        put(
            {
                "schema": 1,
                "one_person": True,
                "filled": [{"label": label, "with": what} for label, what in filled],
                "left_blank": left,
                "notes": list(form.doubts),
            }
        )
    else:
        show.put(f"{path}：一个人填一份的表", "填上的：")
        show.put(*(f"  {label} → {what}" for label, what in filled))
        show.put(f"空着的：{'、'.join(left) or '没有'}")
        about = "照片的也写" if form.is_about_photos else "不是照片的，只差照片的人不写"
        show.put(f"· 给谁：要到本校更正的人；{about}", *(f"· {one}" for one in form.doubts))
    if not quiet:
        show.say(
            f"用它给每个人填：fankui followup 花名册.xlsx --template {quoted(str(path))} -o 文件夹"
        )
    return ExitCode.OK


def _goes_in(spot: Spot) -> bool:
    return spot.ask.wants is Wants.FACT or spot.ask.wants in _FROM


def _told(spots: Sequence[Spot]) -> Iterator[tuple[str, str]]:
    """What each blank is called, and what goes in."""
    for one in spots:
        if not _goes_in(one):
            continue
        what = "、".join(one.ask.columns) if one.ask.columns else _FROM[one.ask.wants]
        if any(map(record_fact, one.ask.columns)):
            what += "（花名册里有这一列的话）"
        if one.ask.item:
            what = f"{one.ask.item}：{what}"
        if one.item:
            what = f"{one.item}：{what}"
        if one.choices:
            what += f"，打勾（{' '.join(each.word for each in one.choices)}）"
        yield one.called or "（没有标签）", what
