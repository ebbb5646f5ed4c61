"""The letters of one line of text, by the recognition model that the package rapidocr carries.

Only its file is used: nothing of that package is imported, and nothing is asked of any network.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnxruntime

from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.image.flat import Array

#: In points: how high the model wants a line.
_HEIGHT = 48
#: So many lines at once: more are no faster on a laptop, and take more memory.
_BATCH = 2
#: In points: the narrowest and the widest line that it is given.
_NARROW, _WIDE = 48, 1280


class Text(NamedTuple):
    """What was read: the letters, and how sure of each, from 0 to 1.

    *chances* has, of letters that were looked for, how likely each stands anywhere in the line;
    *places* where each letter stands, in parts of the line's width.
    """

    text: str
    sure: tuple[float, ...]
    chances: Mapping[str, float] = {}
    places: tuple[float, ...] = ()

    @property
    def confidence(self) -> float:
        """How sure of all, on the average; 0 of nothing."""
        return sum(self.sure) / len(self.sure) if self.sure else 0.0


class Letters:
    """The model, loaded once."""

    def __init__(self, model: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False
        self._session: Any = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name
        letters = self._session.get_modelmeta().custom_metadata_map["character"]
        self._letters = ["", *letters.split("\n"), " "]
        self._places: dict[str, list[int]] = {}
        for at, letter in enumerate(self._letters):  # 葉 is 叶, as people sign
            self._places.setdefault(simplified(letter), []).append(at)

    def read(self, lines: Sequence[Array], wanted: Sequence[str] = ()) -> list[Text]:
        """What each picture of a line (RGB, or how bright) says.

        *wanted* has for each line the letters whose chances are to be known.
        """
        result = [Text("", ())] * len(lines)
        shaped = [_shaped(one) for one in lines]
        order = sorted(range(len(lines)), key=lambda at: shaped[at].shape[1])
        for first in range(0, len(order), _BATCH):
            some = order[first : first + _BATCH]
            widest = max(shaped[at].shape[1] for at in some)
            batch = np.zeros((len(some), 3, _HEIGHT, widest), np.float32)
            for place, at in enumerate(some):
                line = shaped[at].astype(np.float32).transpose(2, 0, 1) / 127.5 - 1
                batch[place, :, :, : line.shape[2]] = line
            (chances,) = self._session.run(None, {self._input: batch})
            for place, at in enumerate(some):
                result[at] = self._decoded(chances[place], widest / shaped[at].shape[1])
                if wanted:
                    result[at] = result[at]._replace(
                        chances=self._chances(chances[place], wanted[at])
                    )
        return result

    def _decoded(self, chances: Array, wide: float) -> Text:
        """The letters of a line: each once, however long it lasts.

        What was read is so many times as *wide* as the line.
        """
        best = chances.argmax(axis=1)
        sure = chances.max(axis=1)
        text, each, places = [], [], []
        for at, letter in enumerate(best):
            if letter == 0 or (at and letter == best[at - 1]) or letter >= len(self._letters):
                continue
            text.append(self._letters[letter])
            each.append(float(sure[at]))
            places.append(min(1.0, (at + 0.5) / len(best) * wide))
        return Text("".join(text), tuple(each), places=tuple(places))

    def _chances(self, chances: Array, wanted: str) -> dict[str, float]:
        """How likely each letter stands anywhere in a line, written in one way or another."""
        best = chances.max(axis=0)
        return {
            letter: max((float(best[at]) for at in self._places.get(letter, ())), default=0.0)
            for letter in dict.fromkeys(wanted)
        }


def _shaped(line: Array) -> Array:
    """A line in the size and the colours that the model wants."""
    if line.ndim == 2:
        line = cv2.cvtColor(line, cv2.COLOR_GRAY2RGB)
    height, width = line.shape[:2]
    wide = int(np.clip(round(width * _HEIGHT / max(height, 1)), 8, _WIDE))
    line = cv2.resize(line, (wide, _HEIGHT), interpolation=cv2.INTER_LINEAR)
    if wide < _NARROW:
        line = cv2.copyMakeBorder(
            line, 0, 0, 0, _NARROW - wide, cv2.BORDER_CONSTANT, value=(255, 255, 255)
        )
    return line[:, :, ::-1]
