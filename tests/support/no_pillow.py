"""A machine on which Pillow is not installed."""

import sys

import pytest

from tongzhi_cli.paper import picture


def without_pillow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Importing it fails, and nothing that imports it has been imported."""
    monkeypatch.setitem(sys.modules, "PIL", None)
    monkeypatch.delitem(sys.modules, "tongzhi_cli.paper.picture.paint", raising=False)
    monkeypatch.delattr(picture, "paint", raising=False)
