"""Every role of a deadline is known wherever a notice goes: its entry in the table is enough."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from places import ROOT

from conftest import Run
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.reading.due.deadline_role import role_of_words

Fankui = Callable[..., Run]

#: How a notice tells each of them.
SAID = {
    Role.CHECK: "毕业生于6月10日前登录学信网校对本人图像信息。",
    Role.SUBMIT: "反馈表于6月10日前交教务处。",
    Role.PHOTO: "没有照片的于6月10日前补交照片。",
    Role.MATERIALS: "有误的于6月10日前交身份证复印件。",
    Role.OTHER: "毕业证书于6月10日前领取。",
}
HEAD = """\
关于做好2027届毕业生图像信息校对的通知
各学院：
2027届毕业生（2023级本科）参加校对。
"""
FOOT = """
示例学院教务处
2027年3月15日
"""
EVERY_ROLE = pytest.mark.parametrize("role", Role)


@pytest.fixture
def file(tmp_path: Path) -> Callable[[Role], Path]:
    """The file of a notice that tells one role."""

    def made(role: Role) -> Path:
        path = tmp_path / "通知.txt"
        path.write_text(f"{HEAD}{SAID[role]}{FOOT}", encoding="utf-8")
        return path

    return made


@EVERY_ROLE
def test_a_role_is_read_from_its_words(
    role: Role, file: Callable[[Role], Path], fankui: Fankui
) -> None:
    """`notice import` knows it by how notices say it."""
    run = fankui("notice", "import", file(role), "--json")
    assert run.code == 0, run.err
    (found,) = json.loads(run.out)["deadlines"]
    assert (found["role"], found["at"][:10]) == (role, "2027-06-10")


@EVERY_ROLE
def test_a_role_has_one_name(role: Role, file: Callable[[Role], Path], fankui: Fankui) -> None:
    """`notice import` says what `notice show` says, and the file that it writes has it in full."""
    path = file(role)
    run = fankui("notice", "import", path)
    assert f"  {role.label}：6月10日前 → " in run.err
    written = path.with_name("notice.toml")
    text = written.read_text(encoding="utf-8")
    assert f'role = "{role}" # {role.in_full}\n' in text
    written.write_text(re.sub("# TODO .*", "", text), encoding="utf-8")
    run = fankui("notice", "show", written)
    assert run.code == 0, run.err
    assert re.search(rf"^{role.label} +2027年6月10日（星期四）", run.out, re.MULTILINE)


@EVERY_ROLE
def test_a_role_stands_in_the_page_and_in_the_schema(role: Role) -> None:
    """Both are made of the table: `just regen` after an entry is added."""
    page = (ROOT / "docs/notice-file.md").read_text(encoding="utf-8")
    assert f'| `"{role}"` | {role.label} | ' in page
    schema = json.loads(
        (ROOT / "src/tongzhi_cli/notices/notice.schema.json").read_text(encoding="utf-8")
    )["definitions"]
    assert role in schema["Role"]["enum"]
    assert f'"{role}" {role.label}' in schema["Deadline"]["properties"]["role"]["description"]


@pytest.mark.parametrize(
    ("clause", "role"),
    [
        ("学生本人登录学信网核对并上交反馈表", Role.CHECK),
        ("各自登录学信网看看后提交", Role.CHECK),
        ("学生在学信网上完成本人信息核对并提交", Role.CHECK),
        ("学生自己看一遍并交表", Role.SUBMIT),
        ("每位学生看一下照片并交签字表", Role.SUBMIT),
    ],
)
def test_a_check_that_is_also_handed_in(clause: str, role: Role) -> None:
    """What each does on 学信网 is the check, though it is handed in there, too."""
    assert role_of_words(clause) is role
