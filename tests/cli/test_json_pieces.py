"""What a command prints as JSON is put together in few long pieces, whatever its size."""

import json
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from conftest import Run
from tongzhi_cli.cli.json import values
from tongzhi_cli.notice.toml import read as notice_toml

Fankui = Callable[..., Run]


@pytest.mark.parametrize("joined", [1, 3, 7, 10_000])
def test_pieces_are_the_text(joined: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many pieces are joined at a time, nothing is lost or changed."""
    monkeypatch.setattr(values, "_JOINED", joined)
    pieces = [str(at) for at in range(22)]
    assert "".join(values.printable(pieces)) == "".join(pieces)
    assert len(values.printable(pieces)) == -(-22 // joined)


@pytest.mark.parametrize(("encoding", "is_escaped"), [("utf-8", False), ("gbk", True)])
def test_document_is_what_json_makes_of_it(
    encoding: str, is_escaped: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As indented JSON, in the characters of the output, or all of it escaped; never half of it."""
    monkeypatch.setattr(values, "_JOINED", 3)
    out = TextIOWrapper(BytesIO(), encoding=encoding, newline="")
    monkeypatch.setattr(sys, "stdout", out)
    document: dict[str, object] = {"students": [{"name": "李明"}, {"name": "𠮷田"}], "no": None}
    values.put(document)  # every report goes through it
    out.flush()
    text = out.buffer.getvalue().decode(encoding)
    assert text == json.dumps(document, ensure_ascii=is_escaped, indent=2) + "\n"


@pytest.mark.parametrize("command", ["check", "show"])
def test_no_command_has_a_number_of_a_card_in_json(
    command: str, tmp_path: Path, fankui: Fankui
) -> None:
    """A 身份证号 in the name of a notice file is masked, as in a report."""
    path = tmp_path / "532701199501011234.toml"
    path.write_text(notice_toml.text_of(notice_toml.BUILT_IN), "utf-8")
    told = fankui("notice", command, path, "--json")
    assert told.code == 0
    assert json.loads(told.out)["schema"] == 1
    assert path.stem not in told.out
