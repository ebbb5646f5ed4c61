"""The JSON Schema of a notice file: fresh, in Chinese, and true of every notice there is."""

import importlib.util
import json
import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from places import ROOT

from conftest import Run
from tongzhi_cli.notice.toml import read as notice_toml

SHIPPED = ROOT / "src/tongzhi_cli/notices/notice.schema.json"
SCHEMA: dict[str, Any] = json.loads(SHIPPED.read_text(encoding="utf-8"))
NOTICES = sorted([*ROOT.glob("src/tongzhi_cli/notices/*.toml"), *ROOT.glob("examples/**/*.toml")])


def complaints(text: str) -> list[str]:
    """What the schema says against a notice file."""
    facts = json.loads(json.dumps(tomllib.loads(text), default=lambda at: at.isoformat()))
    checker = jsonschema.Draft4Validator(SCHEMA)
    return [f"{error.json_path}: {error.validator}" for error in checker.iter_errors(facts)]


def test_the_schema_is_a_schema_and_is_fresh() -> None:
    """`just regen` leaves it as it is: the model and the document have not moved on."""
    jsonschema.Draft4Validator.check_schema(SCHEMA)
    spec = importlib.util.spec_from_file_location("make_schema", ROOT / "tools/make_schema.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.schema() == SHIPPED.read_text(encoding="utf-8")


def test_every_key_is_described_in_chinese() -> None:
    """Each key of each part says what it is, as docs/notice-file.md does; no English title."""
    for name, part in {"Notice": SCHEMA, **SCHEMA["definitions"]}.items():
        for key, told in part.get("properties", {}).items():
            assert re.search("[一-鿿]", told.get("description", "")), f"{name}.{key}"
            assert "title" not in told


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_every_notice_satisfies_it(path: Path) -> None:
    """The shipped notices and those of the examples."""
    assert complaints(path.read_text(encoding="utf-8")) == []


def test_the_shortest_notice_of_the_document_satisfies_it() -> None:
    """The example in docs/notice-file.md."""
    page = (ROOT / "docs/notice-file.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(schema.*?)```", page, re.DOTALL)
    assert complaints(example) == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('id = "puer-2018-4"', 'id = "普洱"', "$.id: pattern"),
        ("schema = 1", "schema = 2", "$.schema: enum"),
        ("issued = 2018-03-14", 'issued = "三月十四日"', "$.issued: pattern"),
        ("at = 2018-04-01T23:00:00", "at = 2018-04-01", "$.deadline[0].at: pattern"),
        ('role = "check"', 'role = "校对"', "$.deadline[0].role: enum"),
        ("length = 4", "length = 0", "$.cohort[0].length: minimum"),
        ("rows = 25", 'rows = "25"', "$.form.rows: type"),
        ("rows = 25", "", "$.form: required"),
        ("rows = 25", "rows = 25\nlines = 2", "$.form: additionalProperties"),
        ('title = "关于', 'titel = "关于', "$: additionalProperties"),
    ],
)
def test_what_the_program_refuses_is_marked_in_the_editor(
    old: str, new: str, complaint: str
) -> None:
    """A wrong value, a key that is missing or unknown."""
    text = notice_toml.text_of(notice_toml.BUILT_IN)
    assert text.count(old) >= 1
    assert complaint in complaints(text.replace(old, new, 1))


def test_dates_are_those_of_toml() -> None:
    """A TOML date, with or without a zone, is what the program takes."""
    text = notice_toml.text_of(notice_toml.BUILT_IN)
    zoned = text.replace("at = 2018-04-01T23:00:00", "at = 2018-04-01T15:00:00Z")
    assert isinstance(tomllib.loads(zoned)["issued"], date)
    assert complaints(zoned) == []
    assert notice_toml.parse(zoned, "notice.toml").deadlines[0].at is not None


def test_the_command_prints_it(fankui: Callable[..., Run]) -> None:
    """Standard output is the schema and nothing else."""
    run = fankui("notice", "schema")
    assert run.code == 0
    assert json.loads(run.out) == SCHEMA
    assert run.err == ""


def test_the_command_writes_it(fankui: Callable[..., Run], tmp_path: Path) -> None:
    """-o writes the bytes that are shipped, and overwrites only with --force."""
    path = tmp_path / "notice.schema.json"
    assert fankui("notice", "schema", "-o", path).code == 0
    assert path.read_bytes() == SHIPPED.read_bytes()
    assert fankui("notice", "schema", "-o", path).code == 4
    assert fankui("notice", "schema", "-o", path, "--force").code == 0
