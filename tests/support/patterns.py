"""Every regular expression of the package, with the place and the manner in which it is used.

No call can be missed: the syntax tree of each module is searched for every use of `re`, the pattern
is worked out from the module's own names (f-strings, tables, arguments of the callers), and a
pattern that cannot be worked out is an error, not a gap.
"""

import ast
import importlib
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import every_module

#: The functions of `re` that take a pattern, and those that take none.
TAKE_A_PATTERN = frozenset(
    {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
)
_TAKE_NONE = frozenset({"escape", "purge"})
#: Parts of `re` that are no functions: flags, types.
_NO_FUNCTIONS = frozenset({"Match", "Pattern", "error"}) | set(re.RegexFlag.__members__)
#: Stands for a text that is only known when the program runs and is escaped: any literal.
_ESCAPED = "某"
_MOST = 3000
_DEEPEST = 16
#: What hangs on tables and files in a way that is not followed: the module and the expression as it
#: stands there, and what stands for it, in the names of that module.
BY_HAND = {
    ("columns.heading", "like"): "[like for table in LIKE.values() for like in table.values()]",
    ("columns.heading", "GLOSSES_LIKE[field]"): "[*GLOSSES_LIKE.values()]",
    ("form.options", "_order_of(options) or _BOX_FIRST"): "[one for one, _ in _ORDERS]",
    ("notice.toml.plain", "limits.pattern"): (
        "[one.limits.pattern for part in PARTS for one in declared(part) if one.limits.pattern]"
    ),
    ("office.word.patterns", "shape"): """[rb"(.{20})([^<]++)(.{300})([^<]++)(.{9})"]""",
    ("tables.formats.xlsx", "styles"): """[rb' s="(?:1|22)"']""",
    ("tables.formats.xlsx", "looking"): """[rb' s="(?:1|22)"']""",
    ("tables.formats.xlsx", "strings"): '[rb"<v>(?:1|22)</v>"]',
}

Pattern = str | bytes


class UnknownPatternError(Exception):
    """A pattern that cannot be worked out from the source; says where and why."""


@dataclass(frozen=True)
class Use:
    """One pattern at one call: *how* is the function of `re`, *flags* what it was given."""

    where: str
    how: str
    pattern: Pattern
    flags: int = 0


@dataclass
class Source:
    """One module, its tree and the function around each node."""

    module: ModuleType
    tree: ast.Module = field(init=False)

    def __post_init__(self) -> None:
        self.tree = ast.parse(Path(str(self.module.__file__)).read_text("utf-8"))

    @cached_property
    def around(self) -> dict[ast.AST, ast.AST]:
        """The node around each node."""
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node."""
        return [self.tree, *self.around]

    def scopes(self, node: ast.AST) -> list[ast.AST]:
        """The functions, comprehensions and loops around *node*, from the inside."""
        found = []
        while node in self.around:
            node = self.around[node]
            found.append(node)
        return found


@cache
def sources() -> tuple[Source, ...]:
    """Every module of the package, imported."""
    return tuple(Source(module) for module in every_module.imported())


@cache
def all_uses() -> tuple[Use, ...]:
    """Every pattern of the package.

    Raises:
        UnknownPatternError: one that cannot be worked out, or a use of `re` that is not known.

    """
    return tuple(use for source in sources() for use in _uses(source))


def _uses(source: Source) -> Iterator[Use]:
    for node in source.nodes:
        if isinstance(node, ast.ImportFrom) and node.module == "re":
            raise UnknownPatternError(f"{source.module.__name__}:{node.lineno} from re import")
        if not (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "re"
        ):
            continue
        where = f"{source.module.__name__}:{node.lineno}"
        if node.attr in _TAKE_NONE | _NO_FUNCTIONS:
            continue
        call = source.around[node]
        if node.attr not in TAKE_A_PATTERN or not isinstance(call, ast.Call) or call.func != node:
            raise UnknownPatternError(f"{where} re.{node.attr} is not called where it stands")
        flags = 0
        for given in [*call.args[1:], *(word.value for word in call.keywords)]:
            with_flags = [
                part.attr
                for part in ast.walk(given)
                if isinstance(part, ast.Attribute) and part.attr in re.RegexFlag.__members__
            ]
            for name in with_flags:
                flags |= int(re.RegexFlag[name])
        hand = source.module.__name__.removeprefix("tongzhi_cli."), ast.unparse(call.args[0])
        try:
            if hand in BY_HAND:
                patterns = eval(BY_HAND[hand], dict(vars(source.module)))  # noqa: S307  our own
            else:
                patterns = _values(call.args[0], source, 0)
        except UnknownPatternError as error:
            raise UnknownPatternError(f"{where} {ast.unparse(call.args[0])}: {error}") from error
        if not patterns:
            raise UnknownPatternError(f"{where} {ast.unparse(call.args[0])}: nothing")
        for one in patterns:
            pattern = one
            if isinstance(one, re.Pattern):
                pattern = one.pattern
            if not isinstance(pattern, (str, bytes)):
                raise UnknownPatternError(f"{where} {ast.unparse(call.args[0])}: {one!r}")
            for how in _methods(call, source) if node.attr == "compile" else [node.attr]:
                yield Use(where, how, pattern, flags)


def _methods(call: ast.Call, source: Source) -> list[str]:
    """The methods called of a compiled pattern, if it has a name of its own; else search."""
    statement = source.around[call]
    if not (isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)):
        return ["search"]
    name = statement.targets[0].id
    pattern = vars(source.module).get(name)
    if not isinstance(pattern, re.Pattern):
        return ["search"]
    done: set[str] = set()
    for other, node, around in _named()[name]:
        known = vars(other.module)
        if (isinstance(node, ast.Name) and known.get(name) is pattern) or (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and getattr(known.get(node.value.id), name, None) is pattern
        ):
            if isinstance(around, ast.Attribute) and around.attr in TAKE_A_PATTERN:
                done.add(around.attr)
            elif not (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)):
                done.add("search")  # given on
    return sorted(done) or ["search"]


@cache
def _named() -> dict[str, list[tuple[Source, ast.AST, ast.AST]]]:
    """Every name of the package and every attribute, by how it is spelt, with what is around it."""
    found: dict[str, list[tuple[Source, ast.AST, ast.AST]]] = defaultdict(list)
    for source in sources():
        for node, around in source.around.items():
            if isinstance(node, ast.Name):
                found[node.id].append((source, node, around))
            elif isinstance(node, ast.Attribute):
                found[node.attr].append((source, node, around))
    return found


# --- what an expression may be -------------------------------------------------------------------


def _values(expression: ast.expr, source: Source, depth: int) -> list[Any]:
    """Every value that *expression* may have.

    Raises:
        UnknownPatternError: it hangs on what is only known when the program runs.

    """
    if depth > _DEEPEST:
        raise UnknownPatternError("too deep")
    if isinstance(expression, ast.IfExp):
        return [
            *_values(expression.body, source, depth + 1),
            *_values(expression.orelse, source, depth + 1),
        ]
    own = _of_self(expression)
    if own:
        return [
            value
            for given in _constructed(own, expression, source)
            for value in _values(given[0], given[1], depth + 1)
        ]
    names = _unknown(expression, source)
    choices: list[list[Any]] = []
    for name in names:
        try:
            choices.append(_bound(name, expression, source, depth + 1))
        except UnknownPatternError:
            if not _only_escaped(name, expression):
                raise
            choices.append([_ESCAPED])
    code = compile(ast.Expression(expression), "<pattern>", "eval")
    found = []
    for number, chosen in enumerate(itertools.product(*choices)):
        if number > _MOST:
            raise UnknownPatternError(f"more than {_MOST} values")
        scope = dict(vars(source.module)) | dict(zip(names, chosen, strict=True))
        try:
            found.append(eval(code, scope))  # noqa: S307  our own source
        except Exception as error:
            raise UnknownPatternError(f"{type(error).__name__}: {error}") from error
    return found


def _of_self(expression: ast.expr) -> str:
    """The name of the field that *expression* is: self.words."""
    if (
        isinstance(expression, ast.Attribute)
        and isinstance(expression.value, ast.Name)
        and expression.value.id == "self"
    ):
        return expression.attr
    return ""


def _constructed(name: str, at: ast.AST, source: Source) -> Iterator[tuple[ast.expr, Source]]:
    """What is given for a field of the class around *at* wherever one is made."""
    kind = next(one for one in source.scopes(at) if isinstance(one, ast.ClassDef))
    fields = [
        part.target.id
        for part in kind.body
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
    ]
    for caller, node in _calls()[kind.name]:
        given = {word.arg: word.value for word in node.keywords}
        if name in given:
            yield given[name], caller
        elif name in fields and len(node.args) > fields.index(name):
            yield node.args[fields.index(name)], caller


def _unknown(expression: ast.expr, source: Source) -> list[str]:
    """The names in *expression* that are not the module's own."""
    own = {
        part.id
        for node in ast.walk(expression)
        if isinstance(node, ast.comprehension)
        for part in ast.walk(node.target)
        if isinstance(part, ast.Name)
    }
    own |= {part.arg for part in ast.walk(expression) if isinstance(part, ast.arg)}
    known = vars(source.module)
    names = [node.id for node in ast.walk(expression) if isinstance(node, ast.Name)]
    builtins = vars(__import__("builtins"))
    local = _local_names(expression, source)
    return list(
        dict.fromkeys(
            name
            for name in names
            if name not in own and (name in local or (name not in known and name not in builtins))
        )
    )


def _local_names(node: ast.AST, source: Source) -> set[str]:
    """The names bound in the functions around *node*."""
    found: set[str] = set()
    for scope in source.scopes(node):
        if isinstance(scope, (ast.FunctionDef, ast.Lambda)):
            found |= _names_of(scope)
        elif isinstance(scope, (ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp)):
            found |= {
                part.id
                for generator in scope.generators
                for part in ast.walk(generator.target)
                if isinstance(part, ast.Name)
            }
    return found


@cache
def _names_of(function: ast.AST) -> frozenset[str]:
    stored = {
        part.id
        for part in ast.walk(function)
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
    }
    return frozenset(
        stored | {part.arg for part in ast.walk(function) if isinstance(part, ast.arg)}
    )


def _only_escaped(name: str, expression: ast.expr) -> bool:
    """Whether *name* stands in *expression* in `re.escape(…)` only."""
    inside = sum(
        isinstance(part, ast.Name) and part.id == name
        for node in ast.walk(expression)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.escape"
        for part in ast.walk(node)
    )
    whole = sum(isinstance(node, ast.Name) and node.id == name for node in ast.walk(expression))
    return inside == whole


def _bound(name: str, at: ast.AST, source: Source, depth: int) -> list[Any]:
    """Every value that the local *name* may have at *at*."""
    for scope in source.scopes(at):
        if isinstance(scope, (ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp)):
            for generator in scope.generators:
                if _holds(generator.target, name):
                    return _items(generator.target, generator.iter, name, source, depth)
        if isinstance(scope, (ast.FunctionDef, ast.Lambda)):
            found = list(_assigned(name, scope, source, depth))
            arguments = [*scope.args.posonlyargs, *scope.args.args, *scope.args.kwonlyargs]
            if name in [one.arg for one in arguments] or (
                scope.args.vararg and scope.args.vararg.arg == name
            ):
                found += _given(name, scope, source, depth)
            if found:
                return found
    raise UnknownPatternError(f"{name} is bound nowhere")


def _assigned(name: str, scope: ast.AST, source: Source, depth: int) -> Iterator[Any]:
    for node in ast.walk(scope):
        if isinstance(node, ast.For) and _holds(node.target, name):
            yield from _items(node.target, node.iter, name, source, depth)
        elif isinstance(node, ast.Assign) and any(_holds(one, name) for one in node.targets):
            for target in node.targets:
                for value in _values(node.value, source, depth):
                    yield _unpacked(target, value, name)
        elif isinstance(node, ast.NamedExpr) and node.target.id == name:
            yield from _values(node.value, source, depth)
        elif isinstance(node, ast.ImportFrom):
            for one in node.names:
                if (one.asname or one.name) == name:
                    yield vars(importlib.import_module(str(node.module)))[one.name]


def _holds(target: ast.AST, name: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(target))


def _items(
    target: ast.expr, iterable: ast.expr, name: str, source: Source, depth: int
) -> list[Any]:
    return [
        _unpacked(target, item, name)
        for value in _values(iterable, source, depth)
        for item in value
    ]


def _unpacked(target: ast.expr, value: Any, name: str) -> Any:
    if isinstance(target, ast.Name):
        return value
    if isinstance(target, ast.Tuple):
        for part, one in zip(target.elts, value, strict=True):
            if _holds(part, name):
                return _unpacked(part, one, name)
    raise UnknownPatternError(f"{ast.unparse(target)} is not taken apart")


def _given(
    name: str, function: ast.FunctionDef | ast.Lambda, source: Source, depth: int
) -> list[Any]:
    """What the callers of *function* give it as *name*."""
    if isinstance(function, ast.Lambda):
        raise UnknownPatternError("given to a lambda")
    arguments = [one.arg for one in [*function.args.posonlyargs, *function.args.args]]
    found: list[Any] = []
    defaults = dict(zip(arguments[::-1], function.args.defaults[::-1], strict=False)) | {
        one.arg: value
        for one, value in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
        if value is not None
    }
    if name in defaults:
        found += _values(defaults[name], source, depth)
    if arguments[:1] in (["self"], ["cls"]):
        arguments = arguments[1:]
    for caller, node in _calls()[function.name]:
        if function.name.startswith("_") and caller is not source:
            continue
        given = {word.arg: word.value for word in node.keywords}
        if name in given:
            found += _values(given[name], caller, depth)
        elif name in arguments and len(node.args) > arguments.index(name):
            found += _values(node.args[arguments.index(name)], caller, depth)
        elif function.args.vararg and name == function.args.vararg.arg:
            raise UnknownPatternError("given with a star")
    return found


@cache
def _calls() -> dict[str, list[tuple[Source, ast.Call]]]:
    """Every call of the package, by the name of what is called."""
    found: dict[str, list[tuple[Source, ast.Call]]] = defaultdict(list)
    for source in sources():
        for node in source.nodes:
            if isinstance(node, ast.Call):
                found[_called(node)].append((source, node))
    return found


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""
