"""Names of files: of whatever a class is called, fit for every system, no two alike."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.office.disk.names import distinct, file_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2014级信息管理与信息系统1班", "2014级信息管理与信息系统1班"),
        ("信管141/142", "信管141_142"),
        (r"a\b:c*d?e\"f<g>h|i".replace(r"\"", '"'), "a_b_c_d_e_f_g_h_i"),
        ("班\x00\x1f\x7f级", "班_级"),
        ("班\n级", "班_级"),
        ("..", "_"),
        ("../../etc/passwd", "_.._etc_passwd"),
        (" 软件1班. ", "软件1班"),
        ("", "_"),
        ("   ", "_"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("con .班", "_con .班"),
        ("Nul  .docx", "_Nul  .docx"),
        ("com¹", "_com¹"),
        ("LPT9", "_LPT9"),
        ("CONSOLE", "CONSOLE"),
        ("com10", "com10"),
        ("班" * 100, "班" * 60),
        ("班" * 59 + ". 级", "班" * 59),
    ],
)
def test_file_names(text: str, name: str) -> None:
    """A class's name becomes a name that Windows and Linux both take."""
    assert file_name(text) == name


@given(st.text(max_size=200))
def test_any_text_makes_a_name(text: str) -> None:
    """Whatever a class is called: a name, short enough, no path, the same the second time."""
    name = file_name(text)
    assert name
    assert len(name.encode()) <= 181  # 60 汉字, and the _ of a reserved name
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert name == name.strip(" .")
    assert Path(name).name == name
    assert file_name(name) == name


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a", "b"], ["a", "b"]),
        (["软件1班", "软件1班", "软件1班"], ["软件1班", "软件1班-2", "软件1班-3"]),
        (["A班", "a班"], ["A班", "a班-2"]),
        (["STRASSE", "straße"], ["STRASSE", "straße-2"]),
        ([], []),
        # a name that is there keeps its own, wherever it stands
        (["班", "班", "班-2"], ["班", "班-3", "班-2"]),
        (["班-2", "班", "班"], ["班-2", "班", "班-3"]),
        (["班", "班", "班-2", "班-3"], ["班", "班-4", "班-2", "班-3"]),
        (["班", "班-2", "班", "班-2"], ["班", "班-2", "班-3", "班-2-2"]),
        (["a", "A", "a-2", "A-2"], ["a", "A-3", "a-2", "A-2-2"]),
    ],
)
def test_equal_names_get_numbers(names: list[str], expected: list[str]) -> None:
    """Two classes of one name get two files, on a disk that knows no upper and lower case too."""
    assert distinct(names) == expected


@pytest.mark.parametrize("names", [["a-2", "a", "a"], ["a", "a", "a-2"], ["a", "a-2", "A"]])
def test_number_never_makes_a_taken_name(names: list[str]) -> None:
    """A class that is called like another with a number has a file of its own as well."""
    assert len({name.casefold() for name in distinct(names)}) == len(names)


@given(
    st.lists(st.sampled_from(["班", "班-2", "班-3", "班-2-2", "a", "A", "a-2", "A-2"]), max_size=12)
)
def test_names_are_told_apart_by_numbers_alone(names: list[str]) -> None:
    """No two are equal, the first of each name keeps it, and a later one only gets a number."""
    made = distinct(names)
    assert len({name.casefold() for name in made}) == len(names)
    seen: set[str] = set()
    for name, file in zip(names, made, strict=True):
        assert (file == name) == (name.casefold() not in seen)
        assert re.fullmatch(rf"{name}(-\d+)?", file)
        seen.add(name.casefold())
