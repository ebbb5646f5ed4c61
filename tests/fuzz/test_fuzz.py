"""Seconds of fuzzing with a fixed seed: no mutant of a good file finds a fault of ours."""

from pathlib import Path
from random import Random

import pytest

from fuzz import targets
from fuzz.mutate import mutant
from fuzz.targets import TARGETS, FaultError, seeds, try_one

_MUTANTS = 4
#: One target for each folder of seeds.
_FOLDERS = ("roster", "notice", "toml", "answers", "forms", "blank", "log")


def test_every_folder_of_seeds_is_tried() -> None:
    """No seed is left out of what follows."""
    tried = {folder for target in _FOLDERS for folder in TARGETS[target].seeds}
    assert tried == {one.name for one in targets.SEEDS.iterdir()}


@pytest.mark.parametrize("target", _FOLDERS)
def test_seeds_are_good(target: str, tmp_path: Path) -> None:
    """Every seed is read: what is fuzzed lies behind the first refusal."""
    for name, data in seeds(target):
        try_one(target, name, data, tmp_path)


@pytest.mark.parametrize("target", TARGETS)
def test_no_fault(target: str, tmp_path: Path) -> None:
    """The mutants of seed 16 end in exit codes that the command has."""
    random = Random(16)  # noqa: S311  the same each time
    files = seeds(target)
    for _ in range(_MUTANTS):
        name, data = random.choice(files)
        _, other = random.choice(files)
        try_one(target, name, mutant(data, other, random), tmp_path)


def test_same_seed_same_mutants() -> None:
    """What a run has found can be found again."""
    for _, data in seeds("roster"):
        one, other = (mutant(data, b"x" * 99, Random(7)) for _ in range(2))  # noqa: S311
        assert one == other


def test_fault_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours is one for the fuzzer: the last catch is off."""
    from tongzhi_cli.roster import read

    def planted(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(read, "of_book", planted)
    name, data = seeds("roster")[0]
    with pytest.raises(FaultError, match="exit 5"):
        try_one("roster", name, data, tmp_path)


@pytest.mark.parametrize(
    ("limit", "most", "said"),
    [
        ("_LONGEST", 0.0, r"\d s$"),
        ("_MOST", targets.BEGINNING - 1, r"\d MB$"),
        ("_CODES", (), "exit"),
    ],
)
def test_limits_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: object, said: str
) -> None:
    """A run that takes longer or more memory, or ends otherwise, than it may is a fault."""
    monkeypatch.setattr(targets, limit, most)
    name, data = seeds("roster")[0]
    with pytest.raises(FaultError, match=said):
        try_one("roster", name, data, tmp_path)
