"""The picture of the packages for docs/design-notes.md, from the contracts and the imports.

    python tools/house.py

A package stands on the line that its contract (pyproject.toml, import-linter) gives it; an arrow
says that it imports from another, and only those arrows are drawn that do not follow from others.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "tongzhi_cli"


def layers() -> list[list[str]]:
    """The packages from top to bottom, as the contract "layers" has them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    contract = next(one for one in contracts if one["id"] == "layers")
    return [[name.strip() for name in line.split("|")] for line in contract["layers"]]


def arrows(packages: list[str]) -> dict[str, set[str]]:
    """Which package imports which."""
    graph = grimp.build_graph(PACKAGE, include_external_packages=False)
    for name in packages:
        graph.squash_module(f"{PACKAGE}.{name}")
    return {
        name: {
            found.removeprefix(f"{PACKAGE}.")
            for found in graph.find_modules_directly_imported_by(f"{PACKAGE}.{name}")
        }
        & set(packages)
        for name in packages
    }


def needed(found: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """The arrows without those that follow from others."""

    def reached(start: str, seen: set[str]) -> set[str]:
        for below in found[start] - seen:
            seen.add(below)
            reached(below, seen)
        return seen

    return {
        name: sorted(
            below
            for below in those
            if not any(below in reached(other, set()) for other in those - {below})
        )
        for name, those in found.items()
    }


def picture() -> str:
    """The packages as a Mermaid graph, in a code block."""
    lines = layers()
    order = [name for line in lines for name in line]
    found = needed(arrows(order))
    drawn = [f"    {name} --> {below}" for name in order for below in found[name]]
    return "\n".join(["```mermaid", "graph TD", *drawn, "```"])


def rooms() -> str:
    """The packages as a table, from top to bottom, each with the first line of its docstring."""
    source = ROOT / "src" / PACKAGE
    rows = []
    for name in (name for line in layers() for name in line):
        module = source / name / "__init__.py"
        if not module.exists():
            module = source / f"{name}.py"
        says = module.read_text("utf-8").split('"""')[1].strip().splitlines()[0]
        inside = sorted(one.parent.name for one in (source / name).glob("*/__init__.py"))
        rows.append(f"| `{name}` | {says} | {'、'.join(f'`{one}`' for one in inside)} |")
    return "\n".join(["| 房间 | 是什么 | 里面的 |", "|---|---|---|", *rows])


if __name__ == "__main__":
    print(picture())
    print(rooms())
