"""Files that students handed in, as JSON: whose each is, and who has which of file and answer."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.files.owned import Owned
from tongzhi_cli.cli.json.values import put

if TYPE_CHECKING:
    from tongzhi_cli.loader.collection import Collection
    from tongzhi_cli.loader.evidence.gathering import Gathered
    from tongzhi_cli.model.student import Student


def write(found: "Collection", gathered: "Gathered", written: Sequence[Path]) -> None:
    """Print what `collect --evidence` found."""
    put(
        {
            "schema": 1,
            "file": found.roster.file,
            "log": str(found.path),
            **handed_in(found, gathered),
            "written": [str(path) for path in written],
        }
    )


def handed_in(found: "Collection", gathered: "Gathered") -> dict[str, object]:
    """Whose each file is, what is no evidence, and the students by what there is of them."""
    from tongzhi_cli.loader.evidence.gathering import compare

    by_answer = compare(found, gathered)
    return {
        "evidence": {
            "sources": [{"file": name, "files": many} for name, many in gathered.sources],
            "files": [
                {
                    "file": one.name,
                    "number": one.student.number if isinstance(one, Owned) else None,
                    "name": one.student.name if isinstance(one, Owned) else None,
                    "told": (one.doubt if isinstance(one, Owned) else one.reason) or None,
                    "meant": [] if isinstance(one, Owned) else [each.number for each in one.meant],
                }
                for one in gathered.found.files
            ],
            "left": [{"file": name, "reason": why} for name, why in gathered.left],
            "answer_and_file": _people(by_answer.both),
            "answer_without_file": _people(by_answer.only_answer),
            "file_without_answer": _people(by_answer.only_file),
            "neither": _people(by_answer.neither),
        }
    }


def _people(students: "Sequence[Student]") -> list[dict[str, str]]:
    return [{"number": one.number, "name": one.name} for one in students]
