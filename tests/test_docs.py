"""The documents cannot drift from the code."""

import re
from html import unescape

import pytest
from command_tree import TREE
from places import ROOT

from tongzhi_cli.errors import ExitCode
from tongzhi_cli.notice import model as notice
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.summary.kinds import KINDS

#: Keys of a notice that head a part of the file.
TABLES = {
    "cohort", "extra", "exclude", "deadline", "form", "corrections_form", "counts_form", "anomaly",
    "correction", "no_photo", "not_own_photo",
}  # fmt: skip


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("code", KINDS)
def test_every_code_has_a_section(code: str) -> None:
    """docs/problems.md has one section per code."""
    assert text("docs/problems.md").count(f" `{code}`\n") == 1


def test_every_command_and_option_is_on_the_page_of_options() -> None:
    """docs/options.md has a section a command with each of its options."""
    sections = dict(
        re.findall(
            r"^## `fankui ([a-z ]+?)(?: [^a-z`]*)?`\n(.*?)(?=^## |\Z)",
            text("docs/options.md"),
            re.DOTALL | re.MULTILINE,
        )
    )
    for name, command in TREE.items():
        if hasattr(command, "commands"):  # a group: its commands have the sections
            continue
        for param in command.params:
            for option in getattr(param, "opts", ()):
                if option.startswith("--") and not getattr(param, "hidden", False):
                    assert f"`{option}`" in sections[name], (name, option)


def test_the_readme_is_short() -> None:
    """README.md has at most 200 lines (issue 17); the rest is a page a person."""
    assert len(text("README.md").splitlines()) <= 200


@pytest.mark.parametrize("part", notice.PARTS, ids=lambda part: part.__name__)
def test_every_key_of_a_notice_is_explained(part: type) -> None:
    """docs/notice-file.md explains every key of the model, by the name the file uses."""
    page = text("docs/notice-file.md")
    for key in (one.key for one in notice.declared(part)):
        is_table = part is notice.Notice and key in TABLES
        assert (f"[{key}]" if is_table else f"`{key}`") in page, key


def test_the_shortest_notice_is_one() -> None:
    """The example in docs/notice-file.md can be copied as it stands."""
    example = re.search(r"```toml\n(.*?)```", text("docs/notice-file.md"), re.DOTALL)
    assert example
    assert notice_toml.parse(example[1], "notice.toml").id == "shili-2027"


def test_every_exit_code_is_explained() -> None:
    """docs/exit-codes.md has a row per exit code."""
    page = text("docs/exit-codes.md")
    for code in ExitCode:
        assert f"\n| {code.value} | " in page


def test_the_exit_codes_of_every_way_to_start_are_told() -> None:
    """`fankui 文件夹`, which is no command by its name, too."""
    assert "`fankui 文件夹`" in text("docs/exit-codes.md")


def test_the_page_of_windows_names_tests_that_are_there() -> None:
    """docs/windows.md: each test that it says plays a difference is in the suite."""
    named = set(re.findall(r"`(test_\w+)`", text("docs/windows.md")))
    there = {
        name
        for file in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"(?m)^def (test_\w+)", file.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= there


def test_links_lead_somewhere() -> None:
    """Every relative link and picture of the documents exists."""
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/*.md")]:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_picture_of_the_folder_shows_what_is_said_today() -> None:
    """What stands in README's picture stands on the first screen of the example, line by line."""
    drawn = re.findall("<text [^>]*>([^<]*)</text>", text("docs/pictures/day.svg"))
    expected = text("examples/class-folder/expected.txt").partition("【标准输出】\n")[2]
    screen = [line.strip() for line in expected.partition("【说明】")[0].splitlines()]
    first, *middle, last = map(unescape, drawn)
    assert first == "$ fankui 软件1班"
    assert middle == list(filter(None, screen))
    assert last == "回车=做这一步，1=详细，2=菜单，3=有误的怎么办，4=改一个人的，0=退出 >"
    assert "](docs/pictures/day.svg)" in text("README.md")
