"""What a command is, as `app_*.py` declares it: its function, its parameters, what help says of it.

No library is needed to read it. The plain way (plain.py) and help go by it alone; Typer, who judges
what is doubtful and words what is wrong, is told the same by app.py. Source: issue 19, item 2.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from tongzhi_cli.errors import UsageError
from tongzhi_cli.named_tuple import NamedTuple

_Function = TypeVar("_Function", bound=Callable[..., Any])


class Argument(NamedTuple):
    """What stands on a command line without a name; *metavar* is what help calls it."""

    metavar: str
    help: str


class Option(NamedTuple):
    """What has *names*; *envvar* says it where it is not given, *callback* takes it as given."""

    names: tuple[str, ...]
    help: str
    metavar: str | None
    envvar: str | None
    callback: Callable[[bool], bool] | None


def option(
    *names: str,
    help: str,  # noqa: A002  as Typer calls it
    metavar: str | None = None,
    envvar: str | None = None,
    callback: Callable[[bool], bool] | None = None,
) -> Option:
    """An option of these names, as it stands in an annotation."""
    return Option(names, help, metavar, envvar, callback)


class Parameter(NamedTuple):
    """A parameter of a command's function: its name there, its *type*, and what is *said* of it."""

    name: str
    type: Any
    said: Argument | Option
    is_required: bool

    @property
    def is_flag(self) -> bool:
        """Whether it takes no value."""
        return self.type is bool

    @property
    def unset(self) -> bool | None:
        """What it is where nobody gives it."""
        return False if self.is_flag else None

    @property
    def is_many(self) -> bool:
        """Whether it may be given several times."""
        return self.type in (list[str], list[str] | None)


class Command(NamedTuple):
    """A command: texts, lists of texts and flags go into its *function*, an exit code comes out."""

    name: str
    function: Callable[..., Any]
    parameters: tuple[Parameter, ...]
    help: str
    epilog: str

    @property
    def arguments(self) -> list[Parameter]:
        """What stands without a name."""
        return [one for one in self.parameters if isinstance(one.said, Argument)]

    @property
    def options(self) -> Iterator[tuple[Parameter, Option]]:
        """What has names."""
        return ((one, one.said) for one in self.parameters if isinstance(one.said, Option))

    def call(self, values: Mapping[str, Any]) -> Any:
        """What the function makes of *values*, by the parameters' names.

        Raises:
            UsageError: a value was given that is blank: it says nothing, and is not passed over.
            FankuiError: as the function.

        """
        for one in self.parameters:
            value = values[one.name]
            for text in (value or ()) if one.is_many else (value,):
                if isinstance(text, str) and not text.strip():
                    raise _blank(one.said)
        return self.function(**values)


def _blank(said: Argument | Option) -> UsageError:
    """A value of a parameter is blank: "" where a variable of a script had none."""
    if isinstance(said, Argument):
        return UsageError(f"参数 {said.metavar} 是空的", f"请写上{said.metavar}。")
    name = max(said.names, key=len)
    return UsageError(f"选项 {name} 后面是空的", f"请写上{said.metavar}，或去掉 {name}。")


class Commands:
    """The commands that one module declares; of a group, what its help says."""

    def __init__(self, help: str = "", epilog: str = "") -> None:  # noqa: A002  as Typer calls it
        """Nothing is declared yet."""
        self.help, self.epilog = help, epilog
        self.commands: dict[str, Command] = {}

    def command(
        self,
        name: str = "",
        *,
        help: str,  # noqa: A002  as Typer calls it
        epilog: str,
    ) -> Callable[[_Function], _Function]:
        """Declare the function below as a command, called as it is or by *name*."""

        def declared(function: _Function) -> _Function:
            own = name or function.__name__
            parameters = tuple(_parameters(function))
            self.commands[own] = Command(own, function, parameters, help, epilog)
            return function

        return declared


def _parameters(function: Any) -> Iterator[Parameter]:
    required = function.__code__.co_argcount - len(function.__defaults__ or ())
    for at, (name, said) in enumerate(function.__annotations__.items()):
        if name != "return":
            yield Parameter(name, said.__origin__, said.__metadata__[0], at < required)
