"""Any sentence-transformers model in a local folder (Reimers and Gurevych 2019); never downloads one."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voicelens.errors import ModelError
from voicelens.i18n import say
from voicelens.progress import Progress
from voicelens.registry import find_model, models

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BATCH = 64
_STEP = 16 * _BATCH


class SentenceTransformerEncoder:
    """A loaded model on the processor: the same texts in the same order give the same vectors."""

    def __init__(self, name: str, model: Any) -> None:
        self.name, self._model = name, model
        self.dimension = int(model.get_embedding_dimension())

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """One row of unit length per text."""
        import numpy as np

        done = [np.empty((0, self.dimension), dtype=np.float32)]
        for start in range(0, len(texts), _STEP):
            part = list(texts[start : start + _STEP])
            done.append(
                self._model.encode(
                    part, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
                )
            )
            if progress is not None:
                progress.step(start + len(part), len(texts))
        return np.concatenate(done).astype(np.float32)

    def unread(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """For each text whether more than half of its pieces are unknown, as in a script the model never learned."""
        import numpy as np

        return np.array([_unread(self._model.tokenizer, text) for text in texts], dtype=np.bool_)


def _unread(tokenizer: Any, text: str) -> bool:
    pieces = tokenizer(text, add_special_tokens=False)["input_ids"]
    return tokenizer.unk_token_id is not None and 2 * pieces.count(tokenizer.unk_token_id) > len(pieces)


def load(name: str) -> SentenceTransformerEncoder:
    """The model from the list of models, or from the folder `name`; raises `ModelError` for anything else."""
    folder = find_model(name) if name in models() else Path(name)
    if not folder.is_dir():
        raise ModelError(
            say("“{name}” is no model VoiceLens knows and no folder on this machine.", name=name),
            where="voicelens.toml, [themes] encoder",
            fix=say("Use one of: {known}; or the path of a folder with a model.", known=_known()),
        )
    try:
        return SentenceTransformerEncoder(name, _quietly(folder))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            say("The folder holds no model that can be loaded ({error}).", error=type(error).__name__),
            where=str(folder),
            fix=say("It must be one that sentence-transformers saved."),
        ) from error


def _known() -> str:
    return ", ".join(sorted(name for name, model in models().items() if model.kind == "encoder"))


def _quietly(folder: Path) -> Any:
    """Load without bars, logs or warnings, and leave the settings of the process as they were."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from sentence_transformers import SentenceTransformer

        logging: Any = import_module("transformers.utils.logging")
        verbosity, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
        logging.set_verbosity_error()
        logging.disable_progress_bar()
        try:
            return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        finally:
            logging.set_verbosity(verbosity)
            if bars:
                logging.enable_progress_bar()
