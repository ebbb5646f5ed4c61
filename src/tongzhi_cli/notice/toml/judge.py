"""The judge of a notice file: pydantic models of what `notice.model` declares.

A notice that is plainly right never comes here (`plain`): this is for what has mistakes, and for
the commands that look for them.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    create_model,
    model_validator,
)

from tongzhi_cli.notice.model import PARTS, WHOLE, Declared, declared
from tongzhi_cli.notice.toml.diagnostics import BrokenError

_Part = TypeVar("_Part")
#: Unknown keys and empty texts are refused, nothing changes; the outermost model is built at once.
_CONFIG = ConfigDict(extra="forbid", frozen=True, strict=True, str_min_length=1, defer_build=True)


def judged(facts: object, part: type[_Part]) -> _Part:
    """The *part* of a notice that *facts* are, as `tomllib` reads them.

    Raises:
        BrokenError: with every mistake.

    """
    try:
        made: _Part = _fact(MODELS[part].model_validate(facts, by_alias=True, by_name=False))
    except ValidationError as error:
        raise BrokenError(error.errors()) from error
    return made


def _model(part: type[Any]) -> type[BaseModel]:
    fields: dict[str, Any] = {one.name: (_type(one), _default(one, part)) for one in declared(part)}
    validators: dict[str, Any] = {}
    if part in WHOLE:
        validators["whole"] = model_validator(mode="after")(_passed(WHOLE[part]))
    return create_model(
        part.__name__, __config__=_CONFIG, __doc__=part.__doc__, __validators__=validators, **fields
    )


def _type(one: Declared) -> Any:
    limits = one.limits
    field = Field(
        alias=limits.key, ge=limits.least, gt=limits.above, le=limits.most,
        min_length=limits.fewest, pattern=limits.pattern,
    )  # fmt: skip
    checks = [AfterValidator(_passed(limits.check))] if limits.check else []
    return Annotated[_kind(one.kind), field, *checks]


def _passed(check: Callable[[Any], None]) -> Callable[[Any], Any]:
    """A validator: what passes the *check* goes on as it is."""

    def passed(value: Any) -> Any:
        check(value)
        return value

    return passed


def _kind(kind: Any) -> Any:
    """A declared type as pydantic should take it: a file has lists, and words for choices."""
    of = [_kind(one) for one in get_args(kind) if get_origin(kind) is not Literal]
    made: Any = {Sequence: list, Mapping: dict, UnionType: Union}.get(get_origin(kind))
    if made:
        return made[*of]
    if kind in MODELS:
        return MODELS[kind]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return Annotated[kind, Field(strict=False)]
    return kind


def _default(one: Declared, part: type[Any]) -> Any:
    """What a file may leave out, as the schema says it; `_fact` has the default of the part."""
    default = part._field_defaults.get(one.name, ...)
    if isinstance(default, PARTS):
        return MODELS[type(default)]()
    return list(default) if isinstance(default, tuple) else default


def _fact(value: Any) -> Any:
    """What a model holds, as the program has it."""
    if isinstance(value, BaseModel):
        given = {name: _fact(getattr(value, name)) for name in value.model_fields_set}
        return _PARTS[type(value)](**given)
    return tuple(map(_fact, value)) if isinstance(value, list) else value


#: The pydantic model of each part.
MODELS: dict[type[Any], type[BaseModel]] = {}
for _one in PARTS:
    MODELS[_one] = _model(_one)
_PARTS = {model: part for part, model in MODELS.items()}
