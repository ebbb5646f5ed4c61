"""Fuzzing by hand: `just fuzz roster 3600`, or so many mutants: `just mutants 10000`.

With atheris (the extra `fuzz`) and --guided the fuzzer is led by the lines that it reaches; else it
makes mutants of the seeds, each told by its number, so that one can be made again. What finds a
fault is kept beside the message.
"""

import argparse
import faulthandler
import math
import sys
import tempfile
import time
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
#: After so many seconds by the clock the process says where it is, and ends.
_HANGS = 600
sys.path.insert(0, str(HERE.parent))

from fuzz.mutate import mutant  # noqa: E402
from fuzz.targets import TARGETS, FaultError, seeds, try_one  # noqa: E402


def run(target: str, seconds: float, count: int, seed: int, found: Path) -> int:
    """Try *count* mutants, or as many as so many *seconds* allow; how many faults there were."""
    files = seeds(target, others=True)
    faults = tried = 0
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        while tried < count and time.monotonic() < end:
            random = Random(f"{seed} {tried}")  # noqa: S311  to be made again
            name, data = random.choice(files)
            _, other = random.choice(files)
            made = mutant(data, other, random)
            kept = found / f"{target}-{seed}-{tried}-{name}"
            kept.write_bytes(made)  # it stays where the process comes to an end as well
            faulthandler.dump_traceback_later(_HANGS, exit=True)
            try:
                try_one(target, name, made, Path(folder))
            except FaultError as error:
                faults += 1
                print(f"{kept}\n{error}", flush=True)  # noqa: T201
            else:
                kept.unlink()
            tried += 1
    faulthandler.cancel_dump_traceback_later()
    print(f"{target}: {tried} mutants, {faults} faults", flush=True)  # noqa: T201
    return faults


def guided(target: str, seconds: float) -> None:
    """Let atheris look for faults; it ends the process."""
    import atheris

    name = seeds(target)[0][0]
    folder = Path(tempfile.mkdtemp())
    atheris.instrument_all()
    atheris.Setup(
        [
            sys.argv[0],
            f"-max_total_time={int(seconds)}",
            str(HERE / "seeds" / TARGETS[target].seeds[0]),
        ],
        lambda data: try_one(target, name, data, folder),
    )
    atheris.Fuzz()


def main() -> int:
    """Read the options and fuzz."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("target", choices=[*TARGETS, "all"])
    options.add_argument("seconds", type=float, nargs="?", default=600)
    options.add_argument("--count", type=int, help="so many mutants, however long it takes")
    options.add_argument("--seed", type=int, default=int(time.time()))
    options.add_argument("--guided", action="store_true")
    given = options.parse_args()
    if given.guided:
        guided(given.target, given.seconds)
    wanted = list(TARGETS) if given.target == "all" else [given.target]
    found = Path(tempfile.mkdtemp(prefix="fankui-fuzz-"))
    seconds, count = given.seconds / len(wanted), sys.maxsize
    if given.count:
        seconds, count = math.inf, -(-given.count // len(wanted))
    return sum(run(one, seconds, count, given.seed, found) for one in wanted)


if __name__ == "__main__":
    sys.exit(min(main(), 1))
