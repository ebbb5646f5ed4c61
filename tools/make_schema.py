"""Make src/tongzhi_cli/notices/notice.schema.json: the model, described by docs/notice-file.md.

    .venv/bin/python tools/make_schema.py

Editors check a notice file by it while it is typed (`#:schema` in its first line). What a key
means is taken from the tables of the document, so that there is one text for both. JSON has no
dates: a date is a text of that shape, which is how the editors see a TOML date.
"""

import json
import re
from pathlib import Path
from typing import Any

from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.notice.toml.judge import MODELS

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src/tongzhi_cli/notices/notice.schema.json"
PAGE = ROOT / "docs/notice-file.md"

#: Which definitions a section of the document is about, by the first word of its heading.
SECTIONS = {
    "最上面": ["Notice"],
    "[[cohort]]": ["Cohort"],
    "[[extra]]": ["Named"],
    "[[deadline]]": ["Deadline"],
    "[form]": ["Form"],
    "[corrections_form]": ["OtherForm"],
    "[[anomaly]]": ["NoticeKind"],
    "[correction]": ["Correction"],
    "[no_photo]": ["NoPhoto"],
    "[not_own_photo]": ["NotOwnPhoto"],
}
#: What a part is, where its key stands in the list of all keys.
PARTS = {
    "cohort": "哪些学生，每种一个 [[cohort]]，至少一个",
    "extra": "按学号列入的，每个一段 [[extra]]",
    "exclude": "按学号排除的，每个一段 [[exclude]]",
    "deadline": "截止时间，每个一段 [[deadline]]",
    "anomaly": "异常的种类，每种一段 [[anomaly]]",
    "papers": "要交哪几种纸：signed 全员签名表、corrections 勘误表、counts 统计表",
    "form": "反馈表",
    "corrections_form": "勘误表",
    "counts_form": "统计表",
    "correction": "勘误：带什么、到哪里",
    "no_photo": "没有照片的怎么办",
    "not_own_photo": "照片不是本人的怎么办",
}
DATES = {
    "date": r"^\d{4}-\d{2}-\d{2}$",
    "date-time": r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$",
}


def main() -> int:
    TARGET.write_text(schema(), encoding="utf-8")
    print(TARGET.name)
    return 0


def schema() -> str:
    """The text of the schema."""
    made = MODELS[Notice].model_json_schema(by_alias=True)
    for one in made["$defs"].values():
        one.pop("description", None)  # what the program says to its programmers
    definitions = {"Notice": made, **made.pop("$defs")}
    for name, told in descriptions(PAGE.read_text(encoding="utf-8")).items():
        for key, words in told.items():
            for one in _of_section(name, definitions):
                if key in one["properties"]:
                    one["properties"][key]["description"] = words
    roles = "、".join(f'"{role}" {role.label}' for role in Role)
    definitions["Deadline"]["properties"]["role"]["description"] = roles
    for key, words in PARTS.items():
        made["properties"][key]["description"] = words
    document = {
        "$schema": "http://json-schema.org/draft-04/schema#",
        "title": "fankui 的通知文件",
        "description": "各项的意思见 docs/notice-file.md。",
        **_plain(definitions.pop("Notice")),
        "definitions": {name: _plain(one) for name, one in sorted(definitions.items())},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _of_section(name: str, definitions: dict[str, Any]) -> list[dict[str, Any]]:
    return [definitions[one] for one in SECTIONS[name]]


def descriptions(page: str) -> dict[str, dict[str, str]]:
    """What each key of each section means, without the marks of the page."""
    told: dict[str, dict[str, str]] = {}
    for section in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        name = re.split(r"[ \n、]", section)[0].strip("`")
        if name not in SECTIONS:
            continue
        for keys, words in re.findall(
            r"^\| (`.+?`(?:、`.+?`)*) \| (.+?) \|", section, re.MULTILINE
        ):
            for key in re.findall(r"`(.+?)`", keys):
                told.setdefault(name, {})[key] = words.replace("`", "").replace("**", "")
    return told


def _plain(node: Any) -> Any:
    """*node* in the words that every version of JSON Schema has, without what editors misread.

    Even Better TOML knows Draft 4 only: no `const`, no number in `exclusiveMinimum`.
    """
    if isinstance(node, list):
        return [_plain(one) for one in node]
    if not isinstance(node, dict):
        return node
    made: dict[str, Any] = {}
    for key, value in node.items():
        match key:
            case "title" if isinstance(value, str):
                continue  # English names of the program
            case "description" if not re.search("[一-鿿]", value):
                continue
            case "const":
                made["enum"] = [value]
            case "exclusiveMinimum":
                made |= {"minimum": value, "exclusiveMinimum": True}
            case "format" if value in DATES:
                made["pattern"] = DATES[value]
            case "$ref":
                made[key] = value.replace("#/$defs/", "#/definitions/")
            case "anyOf":
                made |= _without_null(value)
            case "default" if not value or isinstance(value, dict):
                continue
            case _:
                made[key] = _plain(value)
    return made


def _without_null(kinds: list[dict[str, Any]]) -> dict[str, Any]:
    """A key that may be left out is not written as null: TOML has none."""
    (kind,) = [one for one in kinds if one.get("type") != "null"]
    plain: dict[str, Any] = _plain(kind)
    return plain


if __name__ == "__main__":
    raise SystemExit(main())
