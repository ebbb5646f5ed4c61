"""What was read out of a notice's own text, as JSON."""

from collections.abc import Sequence
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.cli.json.values import local, put

if TYPE_CHECKING:
    from tongzhi_cli.notice.draft import Draft, Unsure


def write_draft(
    draft: "Draft", unsure: Sequence["Unsure"], zone: tzinfo, written: Sequence[Path]
) -> None:
    """Print what was read out of a notice, and what is *unsure*; its times are those of *zone*."""
    put(
        {
            "schema": 1,
            "id": draft.id,
            "title": draft.title or None,
            "issuer": draft.issuer or None,
            "school": draft.school or None,
            "number": draft.number or None,
            "to": draft.to or None,
            "issued": draft.issued.isoformat() if draft.issued else None,
            "cohorts": [
                {
                    "year": one.year,
                    "entry_year": one.entry_year,
                    "level": one.level or None,
                    "length": one.length,
                }
                for one in draft.cohorts
            ],
            "deadlines": [
                {
                    "role": one.role,
                    "text": one.text,
                    "start": local(one.start, zone),
                    "at": local(one.at or one.day, zone),
                    "proposal": local(one.proposal, zone),
                    "hard": one.hard,
                    "sentence": one.sentence,
                    "where": one.where or None,
                    "whom": one.whom or None,
                }
                for one in draft.deadlines
            ],
            "papers": list(draft.papers),
            "columns": list(draft.form.columns or ()),
            "materials": list(draft.materials),
            "unsure": [one._asdict() for one in unsure],
            "left": [one.told() for one in draft.left],
            "written": [str(path) for path in written],
        }
    )
