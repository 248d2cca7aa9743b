"""The encoder adapted to students' English and Spanish, as int8 weights on OpenVINO: no torch, no network.

OpenVINO brings a package that can report its use to its maker; it is kept from being loaded.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from voicelens.errors import ModelError
from voicelens.i18n import say
from voicelens.progress import Progress
from voicelens.registry import find_model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 128
"""Pieces of words read of one text: about 90 words; what comes after them is not read."""
_BATCH = 64
_CHUNK = 1024 * _BATCH
_PAD = 1
_TELEMETRY = "openvino_telemetry"


class StudentEncoder:
    """A compiled model with its tokenizer; every core works on a batch of its own."""

    def __init__(self, name: str, folder: Path) -> None:
        from tokenizers import Tokenizer

        self.name = name
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()  # the file asks for it; a text's vector would then depend on its neighbours
        self._tokenizer.no_truncation()
        self._unknown = cast("int", self._tokenizer.token_to_id("<unk>"))
        self._space = cast("int", self._tokenizer.token_to_id("\u2581"))
        self._streams = os.cpu_count() or 1
        self._model = _compiled(folder / "model.xml", self._streams)
        self.dimension = int(self._model.output(0).partial_shape[1].get_length())

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """One row of unit length per text."""
        import numpy as np

        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _CHUNK):
            part = texts[start : start + _CHUNK]
            self._fill(vectors[start : start + len(part)], self._pieces(part))
            if progress is not None:
                progress.step(start + len(part), len(texts))
        return vectors

    def unread(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """For each text whether more than half of its pieces are unknown, as in a script the model never learned."""
        import numpy as np

        inner = (ids[1:-1] for ids in self._pieces(texts))
        return np.array(
            [2 * ids.count(self._unknown) > len(ids) - ids.count(self._space) for ids in inner], dtype=np.bool_
        )

    def _pieces(self, texts: Sequence[str]) -> list[list[int]]:
        every = (found.ids for found in self._tokenizer.encode_batch_fast(list(texts)))
        return [ids if len(ids) <= LONGEST else [*ids[: LONGEST - 1], ids[-1]] for ids in every]

    def _fill(self, rows: NDArray[np.float32], pieces: Sequence[Sequence[int]]) -> None:
        """Encode texts of like length together, as many batches at once as there are cores.

        Requests are waited for in turn. A queue with a callback would be shorter, but OpenVINO then runs Python on
        threads of its own, and taking a model down can wait for them for ever.
        """
        waiting: deque[tuple[Any, list[int]]] = deque()
        idle = [self._model.create_infer_request() for _ in range(self._streams)]
        for places in _batches(pieces):
            if not idle:
                idle.append(_finished(waiting, rows))
            request = idle.pop()
            request.start_async(_padded([pieces[i] for i in places]))
            waiting.append((request, places))
        while waiting:
            _finished(waiting, rows)


def _finished(waiting: deque[tuple[Any, list[int]]], rows: NDArray[np.float32]) -> Any:
    """Wait for the oldest request, keep what it found, and give it back to be used again."""
    request, places = waiting.popleft()
    request.wait()
    rows[places] = request.get_output_tensor(0).data
    return request


def load(name: str) -> StudentEncoder:
    """The model of that name, every file checked; raises `ModelError` for one that is missing or altered."""
    folder = find_model(name)
    try:
        return StudentEncoder(name, folder)
    except (ImportError, RuntimeError, OSError) as error:
        raise ModelError(
            say("The encoder cannot be started on this machine ({error}).", error=type(error).__name__),
            where=str(folder),
            fix=say("Run: {command}", command="pip install --force-reinstall openvino tokenizers"),
        ) from error


def _compiled(path: Path, streams: int) -> Any:
    if _TELEMETRY not in sys.modules:
        # None makes an import of it fail; OpenVINO then goes on without.
        sys.modules[_TELEMETRY] = None  # type: ignore[assignment]  # the documented way to block an import
    from openvino import Core

    wanted = {"PERFORMANCE_HINT": "THROUGHPUT", "NUM_STREAMS": str(streams), "INFERENCE_NUM_THREADS": str(streams)}
    return Core().compile_model(str(path), "CPU", wanted)


def _batches(pieces: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    by_length = sorted(range(len(pieces)), key=lambda i: (len(pieces[i]), i))
    return (by_length[start : start + _BATCH] for start in range(0, len(by_length), _BATCH))


def _padded(batch: Sequence[Sequence[int]]) -> dict[str, NDArray[np.int64]]:
    import numpy as np

    width = max(len(ids) for ids in batch)
    ids = np.full((len(batch), width), _PAD, dtype=np.int64)
    mask = np.zeros((len(batch), width), dtype=np.int64)
    for row, pieces in enumerate(batch):
        ids[row, : len(pieces)] = pieces
        mask[row, : len(pieces)] = 1
    return {"input_ids": ids, "attention_mask": mask}
