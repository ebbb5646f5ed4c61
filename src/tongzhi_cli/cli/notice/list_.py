"""`fankui notice list`: the notices there are, and which one is used here."""

import sys

from tongzhi_cli.cli.json.values import put
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.errors import ExitCode, InputError
from tongzhi_cli.loader.notices import notice_here
from tongzhi_cli.model.terms import Role
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.notice.toml import read as notice_toml


class _Entry(NamedTuple):
    """A notice by its *name* as typed; *notice* is None where it cannot be read."""

    name: str
    built_in: bool
    notice: Notice | None

    @property
    def years(self) -> list[int]:
        return sorted({one.year for one in self.notice.cohorts}) if self.notice else []


def run(*, as_json: bool, quiet: bool) -> ExitCode:
    """Print the notice file of the working folder, and each shipped notice."""
    here = notice_here()
    used = here or notice_toml.BUILT_IN
    entries = [_entry(name, built_in=name != here) for name in filter(None, [here, *_shipped()])]
    if as_json:
        _write(entries, used)
        return ExitCode.OK
    show.table(
        ("", "文件或编号", "学校", "届", "上交截止", "标题"),
        [_row(one, used) for one in entries],
        sys.stdout,
    )
    if not quiet:
        where = "当前文件夹的" if here else "内置的"
        show.say(f"● 在这个文件夹里会用{where} {used}；用别的：--notice 文件或编号")
        show.say("写一份新的：fankui notice new；看一份：fankui notice show 文件或编号")
    return ExitCode.OK


def _shipped() -> list[str]:
    return notice_toml.shipped()


def _entry(name: str, *, built_in: bool) -> _Entry:
    try:
        return _Entry(name, built_in, notice_toml.read(name))
    except InputError:
        return _Entry(name, built_in, None)


def _row(entry: _Entry, used: str) -> tuple[str, ...]:
    mark = "●" if entry.name == used else ""
    notice = entry.notice
    if notice is None:
        return mark, entry.name, "（读不了，看哪里不对：fankui notice check）", "", "", ""
    submit = notice.deadline(Role.SUBMIT)
    until = "" if submit is None else submit.text
    if submit and submit.at:
        until = f"{notice.local(submit.at):%Y-%m-%d %H:%M}"
    years = "、".join(map(str, entry.years))
    return mark, entry.name, notice.school, years, until, notice.title


def _write(entries: list[_Entry], used: str) -> None:
    document = {
        "schema": 1,
        "used": used,
        "notices": [
            {
                "id": one.notice.id if one.notice else None,
                "file": None if one.built_in else one.name,
                "school": one.notice.school if one.notice else None,
                "number": (one.notice.number or None) if one.notice else None,
                "title": one.notice.title if one.notice else None,
                "years": one.years,
                "readable": one.notice is not None,
            }
            for one in entries
        ],
    }
    put(document)
