"""The small mutations of a module: found in its syntax tree, named, and made.

A mutant is named `module:function:kind:ordinal`, e.g. `summary/merge:merged:compare:2` for the
second comparison of that function, so that its name outlives edits elsewhere in the file. What is
changed, one thing a mutant:

- `compare`: < and <=, > and >=, == and !=, `in`, `is` and their opposites;
- `boolean`: `and` and `or`, a `not` that is left out;
- `constant`: a number is one more, a text has one character more, True and False;
- `return`: what is returned is None;
- `removed`: a statement that does something (a call, a yield, raise, continue, break, a bare
  return, an assignment that changes what was there) is left out.

Left alone: docstrings, annotations, decorators, what only type checkers read, and an assignment
that introduces a name (without it nothing runs, which says nothing about the tests).
"""

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

KINDS = ("compare", "boolean", "constant", "return", "removed")
MARK = "□"  # what a text has more; no text of people ends in it

_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_FOR_TYPE_CHECKERS = {"cast", "TypeVar", "NewType"}
_FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
_EFFECTS = (ast.Raise, ast.Continue, ast.Break, ast.AugAssign, ast.Delete)


class Mutant(NamedTuple):
    """One mutation: its name, where it is, and the two readings of what it changes."""

    name: str
    module: str
    owner: str  # the outermost function, as Class.method; empty for what runs at import
    kind: str
    lines: range  # of the statement it stands in, without the statements inside that one
    before: str
    after: str


class _Scope(NamedTuple):
    """Where the walk is: the dotted name, the outermost function, its names, the statement."""

    names: tuple[str, ...]
    owner: str
    known: Counter[str]  # how often each name is set in the innermost function
    statement: ast.stmt


class _Place(NamedTuple):
    scope: _Scope
    kind: str
    node: ast.AST
    change: Callable[[Any], None]  # of the node, in place


def mutants(module: str, source: str) -> Iterator[Mutant]:
    """Every mutant of the *source* of *module*, in its order."""
    for name, place in _named(module, ast.parse(source)):
        after = "pass"
        if place.kind != "removed":
            changed = deepcopy(place.node)
            place.change(changed)
            after = _one_line(changed)
        scope = place.scope
        lines = _own_lines(scope.statement)
        before = _one_line(place.node)
        yield Mutant(name, module, scope.owner, place.kind, lines, before, after)


def mutated(mutant: Mutant, source: str) -> ast.Module:
    """The *source* of the mutant's module with its change made; lines stand where they stood.

    Raises:
        KeyError: the source has no such mutant.
    """
    tree = ast.parse(source)
    for name, place in _named(mutant.module, tree):
        if name == mutant.name:
            place.change(place.node)
            return ast.fix_missing_locations(tree)
    raise KeyError(mutant.name)


def _named(module: str, tree: ast.Module) -> Iterator[tuple[str, _Place]]:
    seen: Counter[str] = Counter()
    for place in list(_in_body(tree.body, _Scope((), "", Counter(), ast.Pass()))):
        stem = f"{module}:{'.'.join(place.scope.names)}:{place.kind}"
        seen[stem] += 1
        yield f"{stem}:{seen[stem]}", place


def _in_body(body: list[ast.stmt], scope: _Scope) -> Iterator[_Place]:
    for at, statement in enumerate(body):
        here = scope._replace(statement=statement)
        if _is_left_alone(statement):
            continue
        if scope.owner and _does_something(statement, scope.known):
            yield _Place(here, "removed", statement, _removal(body, at))
        if isinstance(statement, _FUNCTION):
            defaults = [*statement.args.defaults, *filter(None, statement.args.kw_defaults)]
            for default in defaults:
                yield from _in_node(default, _inside(here, statement)._replace(owner=scope.owner))
            yield from _in_body(statement.body, _inside(here, statement))
        elif isinstance(statement, ast.ClassDef):
            inside = here._replace(names=(*scope.names, statement.name))
            yield from _in_body(statement.body, inside)
        else:
            yield from _in_node(statement, here)


def _inside(scope: _Scope, function: ast.FunctionDef | ast.AsyncFunctionDef) -> _Scope:
    names = (*scope.names, function.name)
    known = Counter(
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    known.update(node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg))
    return scope._replace(names=names, owner=scope.owner or ".".join(names), known=known)


def _in_node(node: ast.AST, scope: _Scope) -> Iterator[_Place]:
    """What can be changed in *node*, outermost first, the statements inside it included."""
    if isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield _Place(scope, "return", node, _return_none)
    elif isinstance(node, ast.Compare):
        for at, sign in enumerate(node.ops):
            if type(sign) in _OPPOSITE:
                yield _Place(scope, "compare", node, _other_sign(at))
    elif isinstance(node, ast.BoolOp):
        yield _Place(scope, "boolean", node, _other_word)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield _Place(scope, "boolean", node, _without_not)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool | int | float | str):
        yield _Place(scope, "constant", node, _other_value)
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "type_comment"} or _is_for_type_checkers(node, name):
            continue
        if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
            yield from _in_body(value, scope)
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _in_node(child, scope)


def _is_left_alone(statement: ast.stmt) -> bool:
    """Whether it is a text that stands alone, an import, or for type checkers only."""
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    if isinstance(statement, ast.If):
        return isinstance(statement.test, ast.Name) and statement.test.id == "TYPE_CHECKING"
    if isinstance(statement, ast.Assign):
        names = {target.id for target in statement.targets if isinstance(target, ast.Name)}
        return bool(names & {"__all__", "__slots__"})
    return isinstance(statement, ast.Import | ast.ImportFrom)


def _is_for_type_checkers(node: ast.AST, field: str) -> bool:
    if not isinstance(node, ast.Call) or field == "func":
        return False
    return isinstance(node.func, ast.Name) and node.func.id in _FOR_TYPE_CHECKERS


def _does_something(statement: ast.stmt, known: Counter[str]) -> bool:
    if isinstance(statement, ast.Return):
        return statement.value is None
    if isinstance(statement, ast.Assign):
        names = [each for target in statement.targets for each in _names_set(target)]
        return all(known[name] > 1 for name in names)  # none: an attribute or an item is set
    return isinstance(statement, (ast.Expr, *_EFFECTS))


def _names_set(target: ast.expr) -> list[str]:
    return [
        node.id
        for node in ast.walk(target)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _removal(body: list[ast.stmt], at: int) -> Callable[[Any], None]:
    def change(statement: ast.stmt) -> None:
        body[at] = ast.copy_location(ast.Pass(), statement)

    return change


def _return_none(node: ast.Return) -> None:
    node.value = ast.Constant(None)


def _other_sign(at: int) -> Callable[[Any], None]:
    def change(node: ast.Compare) -> None:
        node.ops[at] = _OPPOSITE[type(node.ops[at])]()

    return change


def _other_word(node: ast.BoolOp) -> None:
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()


def _without_not(node: ast.UnaryOp) -> None:
    node.operand = ast.UnaryOp(ast.Not(), node.operand)


def _other_value(node: ast.Constant) -> None:
    value = node.value
    if isinstance(value, bool):
        node.value = not value
    elif isinstance(value, str):
        node.value = value + MARK
    elif isinstance(value, int | float):
        node.value = value + 1


def _own_lines(statement: ast.stmt) -> range:
    """Its lines, for a compound statement those of its head."""
    body = getattr(statement, "body", None) or getattr(statement, "cases", None)
    first = body[0] if body else None
    start = getattr(first, "lineno", None) or getattr(getattr(first, "pattern", None), "lineno", 0)
    end = max(statement.lineno, start - 1) if start else statement.end_lineno or statement.lineno
    return range(statement.lineno, end + 1)


def _one_line(node: ast.AST) -> str:
    return ast.unparse(node).splitlines()[0]
