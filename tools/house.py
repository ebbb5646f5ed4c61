"""The picture of the packages for docs/design-notes.md, from the contracts and the imports.

    python tools/house.py

The packages and their order are those of the contract "layers" (pyproject.toml, import-linter). An
arrow says that one imports from another; arrows that follow from others are left out.
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


if __name__ == "__main__":
    print(picture())
