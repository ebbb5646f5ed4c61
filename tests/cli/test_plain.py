"""A command line that is taken without Typer is what Typer would make of it (issue 19, item 2)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cache, partial
from io import StringIO
from itertools import chain
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from tongzhi_cli.cli import app_day, plain
from tongzhi_cli.cli.app import app_alone, app_of, judged
from tongzhi_cli.cli.commands import parts
from tongzhi_cli.cli.declared import Command, Commands, Parameter
from tongzhi_cli.errors import FankuiError, UsageError
from tongzhi_cli.office.disk import system

#: Every command by what is typed for it, with where it is declared; `fankui 文件夹` has no name.
COMMANDS: dict[str, tuple[Commands, Command]] = {
    f"{group} {one.name}".strip(): (part, one)
    for group, part in parts()
    for one in part.commands.values()
}
COMMANDS[""] = (app_day.app, app_day.app.commands["day"])
#: What stands on command lines: files, values, what is no option, what only looks like one.
WORDS = st.sampled_from(
    [
        "花名册.xlsx", "a b.csv", "", "-", "--", "-1", "无误", "01=民族有误", "--set=01=无误", "=",
        "*.csv", "help", "帮助", "检查", "-x", "--nothing", "-qv", "-oX", "-o=X", "--output",
        "--output=", "-h", "--help", "--quiet=1", "--json", "-q", "--force", "--now=x", "--rest",
        "学号",
    ]
)  # fmt: skip


@cache
def lines(command: Command) -> st.SearchStrategy[list[str]]:
    """What stands behind a command, from its declaration; some with a word put in or left out."""
    pieces = [st.lists(WORDS, max_size=2)]
    for one, said in command.options:
        for name in said.names:
            pieces += [st.just([name])] if one.is_flag else [_apart(name), _joined(name)]
    found = st.lists(st.one_of(pieces), max_size=6).map(lambda many: [*chain(*many)])
    return st.one_of(found, st.builds(_mutated, found, st.randoms(use_true_random=False)))


def _apart(name: str) -> st.SearchStrategy[list[str]]:
    return WORDS.map(lambda value: [name, value])


def _joined(name: str) -> st.SearchStrategy[list[str]]:
    return WORDS.map(lambda value: [f"{name}={value}"])


def _mutated(words: list[str], random: Random) -> list[str]:
    if not words:
        return words
    mutated = [*words, random.choice(words)[: random.choice([1, 2, 99])]]
    random.shuffle(mutated)
    return mutated[: random.choice([-1, len(mutated)])]


#: What the commands are called with; a test that records them begins with none.
_calls: list[dict[str, Any]] = []


@contextmanager
def recorded(name: str) -> Iterator[Command]:
    """The command, in its place, as one that only says what it is called with."""
    part, command = COMMANDS[name]

    def record(**values: Any) -> int:
        _calls.append(values)
        return 0

    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(part.commands, command.name, command._replace(function=record))
        yield part.commands[command.name]


def shown(run: Callable[[], Any]) -> list[str]:
    """What a command is called with, to the kind of its values, what is printed, what is wrong."""
    out = StringIO()
    _calls.clear()
    try:
        with redirect_stdout(out):
            run()
    except FankuiError as error:
        out.write(str(error))
    return [*(repr(sorted(one.items())) for one in _calls), out.getvalue()]


@cache
def _apps(name: str) -> tuple[Command, Any]:
    """The command and Typer's reading of it, both with a record instead of what it does."""
    with recorded(name) as command:
        return command, app_of(name.split()) if name else app_alone(command)


@pytest.mark.parametrize("name", COMMANDS)
@given(data=st.data())
def test_a_line_that_is_taken_is_called_as_typer_would(name: str, data: st.DataObject) -> None:
    """The same function with equal values, or the same help; what Typer refuses is not taken."""
    command, app = _apps(name)
    line = [*name.split(), *data.draw(lines(command))]
    with recorded(name), pytest.MonkeyPatch.context() as patched:
        patched.setenv("FANKUI_NOW", data.draw(st.sampled_from(["", "2018-04-02 09:00"])))
        call = plain.call_of(line) if name else plain.called(command, line)
        if call is not None:
            assert shown(call) == shown(partial(judged, app, line))


def given_each(one: Parameter) -> Iterator[tuple[list[str], Any]]:
    """The ways to give a parameter, each with the value that it has then."""
    for name in getattr(one.said, "names", ()):
        if one.is_flag:
            yield [name], True
        else:
            yield [name, "无误"], ["无误"] if one.is_many else "无误"
        if not one.is_flag and name.startswith("--"):
            yield [f"{name}=a=b"], ["a=b"] if one.is_many else "a=b"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_taken(name: str) -> None:
    """No command and no option needs Typer, however its value is given; nor do several files."""
    command = COMMANDS[name][1]
    files = ["文件"] if any(one.is_required for one in command.arguments) else []
    for one, _ in command.options:
        for words, value in given_each(one):
            for line in ([*words, *files], [*files, *words]):
                values = plain.values_of(command, line, {})
                assert values is not None
                assert values[one.name] == value
    for one in command.arguments:
        many = plain.values_of(command, ["一", "二"], {})
        assert (many or {}).get(one.name) == (["一", "二"] if one.is_many else None)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("blank", ["", " \u3000"])
def test_a_blank_value_is_none(name: str, blank: str) -> None:
    """Whatever it is of, and whoever reads the line: which one is said, and nothing is done."""
    command, app = _apps(name)
    files = ["文件"] if any(one.is_required for one in command.arguments) else []
    given = [(max(said.names, key=len), one) for one, said in command.options if not one.is_flag]
    lines = [([*files, called, blank], called) for called, _ in given]
    lines += [([blank], one.said.metavar or "") for one in command.arguments[:1]]
    for line, called in lines:
        with recorded(name):
            call = plain.called(COMMANDS[name][1], line)
            assert call is not None
            for run in (call, partial(judged, app, [*name.split(), *line])):
                with pytest.raises(UsageError, match="空的") as caught:
                    run()
                assert f" {called} " in caught.value.message


@pytest.mark.parametrize("name", ["notice", "form", *COMMANDS])
def test_help_is_that_of_typer(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for help, however wide the terminal is, reads what Typer would show."""
    for columns in ("40", "80", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        line = [*name.split(), "--help"]
        call = plain.call_of(line)
        assert call is not None
        assert shown(call) == shown(partial(judged, app_of(line), line))


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("asks", ["-h", "--help"])
def test_help_is_shown_behind_the_rest(name: str, asks: str) -> None:
    """Whatever is typed already, by each of its names; `fankui 文件夹 -h`, too."""
    app = _apps(name)[1]
    (text,) = shown(partial(judged, app, [*name.split(), "文件", asks]))
    assert text.startswith("用法：fankui ")


@pytest.mark.parametrize("words", ["check *.xlsx", "check ~/a.xlsx", "check %TEMP%/a.xlsx"])
def test_windows_wildcards_are_expanded(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Typer does it, for what a person typed; what the menu runs has names of files."""
    asked: list[object] = []

    def judge(_: object, words: object) -> int:
        asked.append(words)
        return 0

    monkeypatch.setattr("tongzhi_cli.cli.app.judged", judge)
    monkeypatch.setattr(system, "is_windows", lambda: True)
    _calls.clear()
    with recorded("check"):
        assert plain.run(words.split(), are_typed=True) == 0
        assert (asked, _calls) == ([None], [])
        assert plain.run(words.split(), are_typed=False) == 0
        assert (asked, _calls[0]["rosters"]) == ([None], words.split()[1:])


def test_a_pipe_that_ends_is_a_stop(fankui: Callable[..., Run], monkeypatch: Any) -> None:
    """What asks and is answered by the end of the input stops as Ctrl+C does (exit 130)."""

    def ended(_: object) -> int:
        raise EOFError

    monkeypatch.setattr("tongzhi_cli.cli.help.explain.run", ended)
    run = fankui("explain", now=None)
    assert (run.code, run.out, run.err) == (130, "", "\n已停下。\n")
