"""The libraries that reading pictures needs: which are missing, and the line that installs them."""

from pathlib import Path

import pytest

from tongzhi_cli.errors import UsageError
from tongzhi_cli.scan import extra


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is there, as new as it has to be."""
    monkeypatch.setattr(extra, "_is_there", lambda _: True)
    monkeypatch.setattr(extra, "_is_new", lambda _: True)
    monkeypatch.setattr(extra, "model_file", lambda: Path("rec.onnx"))


@pytest.mark.usefixtures("installed")
def test_a_package_without_its_model_is_installed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package is there, its file is not: pip would say that all is done already."""
    extra.require()
    monkeypatch.setattr(extra, "model_file", lambda: None)
    with pytest.raises(UsageError) as told:
        extra.require()
    assert "--force-reinstall --no-deps" in str(told.value)
    assert "rapidocr>=3.8" in str(told.value)


@pytest.mark.usefixtures("installed")
def test_what_is_too_old_is_named_with_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program may have brought an old one."""
    monkeypatch.setattr(extra, "_is_new", lambda wanted: not wanted.startswith("pypdfium2"))
    assert extra.missing() == ["pypdfium2>=5"]


def test_the_versions_are_those_of_the_extra() -> None:
    """What is told to install is what pyproject.toml asks for."""
    text = Path(__file__).parents[2].joinpath("pyproject.toml").read_text("utf-8")
    assert [one for one in extra.NEEDED.values() if f'"{one}"' not in text] == []
