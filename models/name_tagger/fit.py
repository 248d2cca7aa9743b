"""Training the network in torch; what it learns is read in numpy by `voicelens.anonymise.tagging.network`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from models.name_tagger.augment import Names, variants
from models.name_tagger.corpus import BEGINS, INSIDE, NOBODY, Example
from models.name_tagger.lists import Lists
from voicelens.anonymise.tagging.known import Known, hashed, stem

CLASSES = 5


@dataclass(frozen=True)
class Plan:
    """How large the network is and how long it learns.

    `reach` is one layer each; `times` how often an answer comes in one round; `own` how many words are learnt whole;
    `empty` the share of public texts without people in one round; `steady` how slowly the kept weights, a running mean
    of the learnt ones, move; `blind` how often a word is shown without what lists say of it.
    """

    hidden: int = 112
    last: int = 64
    reach: tuple[int, ...] = (1, 1, 2)
    rounds: int = 12
    times: int = 4
    batch: int = 64
    rate: float = 2e-3
    drop: float = 0.25
    own: int = 1500
    empty: float = 0.7
    steady: float = 0.998
    blind: float = 0.15
    seed: int = 7


class Tagger(nn.Module):
    """The network of `voicelens.anonymise.tagging.network`, to be trained. Input: texts × pieces × features."""

    def __init__(self, width: int, own: int, plan: Plan) -> None:
        super().__init__()
        h = plan.hidden
        self.plan = plan
        self.enter = nn.Linear(width, h, bias=False)
        self.own = nn.Embedding(own + 1, h, padding_idx=0)
        nn.init.zeros_(self.own.weight)
        self.sum, self.spread = nn.Linear(h, 32, bias=False), nn.Linear(32, h, bias=False)
        self.layers = nn.ModuleList(nn.Linear(3 * h, h) for _ in plan.reach)
        self.last, self.out = nn.Linear(h, plan.last), nn.Linear(plan.last, CLASSES)
        self.drop = nn.Dropout(plan.drop)

    def forward(self, described: Tensor, own: Tensor, here: Tensor) -> Tensor:
        """Logits; `here` is 1 where there is a piece."""
        on = here[..., None]
        h = self.drop(self.enter(described) + self.own(own)) * on
        mean = (torch.relu(self.sum(h)) * on).sum(1, keepdim=True) / on.sum(1, keepdim=True)
        h = (h + self.spread(mean)) * on
        for layer, reach in zip(self.layers, self.plan.reach, strict=True):
            before = torch.nn.functional.pad(h, (0, 0, reach, 0))[:, : h.shape[1]]
            after = torch.nn.functional.pad(h, (0, 0, 0, reach))[:, reach:]
            h = (h + self.drop(torch.relu(layer(torch.cat([before, h, after], 2))))) * on
        result: Tensor = self.out(self.drop(torch.relu(self.last(h))))
        return result


def loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy; where only "nobody" is known, any class but a person is right."""
    log = torch.log_softmax(logits, -1)
    nobody = torch.logsumexp(torch.cat([log[..., :1], log[..., 3:]], -1), -1)
    known = log.gather(-1, labels.clamp(min=0)[..., None])[..., 0]
    return -torch.where(labels == NOBODY, nobody, known)


def frequent(examples: Sequence[Example], most: int) -> list[str]:
    """The words to learn whole: frequent ones that are hardly ever a name."""
    seen: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for example in examples:
        for (piece, kind), label in zip(example.found, example.labels, strict=True):
            key = stem(piece)
            if kind == "word" and key:
                seen[key] += 3 if example.student else 1
                named[key] += (3 if example.student else 1) * (label in {BEGINS, INSIDE})
    fit = {key: n for key, n in seen.items() if n >= 6 and named[key] < 0.05 * n}
    return [key for key, _ in sorted(fit.items(), key=lambda item: (-item[1], item[0]))[:most]]


class Described:
    """Descriptions of pieces, made once each, known and blind."""

    def __init__(self, known: Known, own: Sequence[str]) -> None:
        self.known, self._rows = known, {key: i + 1 for i, key in enumerate(own)}
        self._at: dict[tuple[str, str], int] = {}
        self._parts: list[tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]] = []
        self.own = np.zeros(0, np.int64)  # for each row, which of the words learnt whole it is, or 0
        self.sighted = self.unsighted = np.zeros((0, 0), np.float32)

    def index(self, examples: Sequence[Example]) -> list[npt.NDArray[np.int64]]:
        """Row numbers of the pieces of each example; new pieces are described first."""
        new = sorted({pair for e in examples for pair in e.found} - set(self._at))
        if new:
            for pair in new:
                self._at[pair] = len(self._at)
            own = [self._rows.get(stem(p), 0) if k == "word" else 0 for p, k in new]
            self.own = np.concatenate([self.own, np.array(own, np.int64)])
            self._parts.append((self.known.describe(new), self.known.describe(new, blind=True)))
            self.sighted = np.concatenate([a for a, _ in self._parts])
            self.unsighted = np.concatenate([b for _, b in self._parts])
        return [np.array([self._at[pair] for pair in e.found], np.int64) for e in examples]


def train(
    examples: Sequence[Example], known: Known, lists: Lists, plan: Plan, told: Callable[[int, Tagger, Described], None]
) -> tuple[Tagger, Described, list[str]]:
    """Train on the examples; `told` hears of every round."""
    torch.manual_seed(plan.seed)
    random = Random(plan.seed)
    names = Names(lists, random)
    words = sorted(frequent(examples, plan.own), key=hashed)
    described = Described(known, words)
    described.index(examples[:1])
    model, kept = (Tagger(described.sighted.shape[1], len(words), plan) for _ in range(2))
    opt = torch.optim.AdamW(model.parameters(), lr=plan.rate, weight_decay=1e-2)
    for round_ in range(plan.rounds):
        some = [e for e in examples if e.found and (e.student or BEGINS in e.labels or random.random() < plan.empty)]
        shown = variants(some, names, random, times=plan.times)
        random.shuffle(shown)
        rows = described.index(shown)
        order = _batches(shown, plan.batch, random)
        model.train()
        for step, batch in enumerate(order):
            progress = (round_ + step / len(order)) / plan.rounds
            for group in opt.param_groups:
                group["lr"] = plan.rate * min(1.0, progress * plan.rounds) * (1 - progress) + 1e-5
            opt.zero_grad()
            error = _error(model, described, [(rows[i], shown[i]) for i in batch], plan.blind)
            error.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            _follow(kept, model, plan.steady if round_ else 0.9)
        told(round_, kept, described)
    return kept, described, words


def _follow(kept: nn.Module, model: nn.Module, steady: float) -> None:
    """Move the kept weights a little towards the learnt ones (Polyak and Juditsky 1992)."""
    with torch.no_grad():
        for mean, now in zip(kept.parameters(), model.parameters(), strict=True):
            mean.lerp_(now, 1 - steady)


def _batches(shown: Sequence[Example], size: int, random: Random) -> list[list[int]]:
    """Texts of about one length together."""
    order = sorted(range(len(shown)), key=lambda i: (len(shown[i].found) // 4, random.random()))
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    random.shuffle(batches)
    return batches


def _error(
    model: Tagger, described: Described, batch: Sequence[tuple[npt.NDArray[np.int64], Example]], blind: float
) -> Tensor:
    longest = max(len(rows) for rows, _ in batch)
    at = np.zeros((len(batch), longest), np.int64)
    labels = np.zeros((len(batch), longest), np.int64)
    here = np.zeros((len(batch), longest), np.float32)
    weight = np.ones((len(batch), 1), np.float32)
    for i, (rows, example) in enumerate(batch):
        at[i, : len(rows)], labels[i, : len(rows)], here[i, : len(rows)] = rows, example.labels, 1
    hidden = torch.rand(at.shape) < blind
    x = torch.where(
        hidden[..., None], torch.from_numpy(described.unsighted[at]), torch.from_numpy(described.sighted[at])
    )
    own = torch.from_numpy(described.own[at])
    own = torch.where(hidden, torch.zeros_like(own), own)
    on = torch.from_numpy(here)
    errors = loss(model(x, own, on), torch.from_numpy(labels)) * on * torch.from_numpy(weight)
    return errors.sum() / on.sum()


def weights(model: Tagger, words: Sequence[str]) -> dict[str, npt.NDArray[np.generic]]:
    """The trained weights under the names `Network` reads, the words learnt whole as hashes."""
    found = {name: value.detach().numpy() for name, value in model.named_parameters()}
    out: dict[str, npt.NDArray[np.generic]] = {
        "enter": found["enter.weight"].T,
        "own": found["own.weight"],
        "sum": found["sum.weight"].T,
        "spread": found["spread.weight"].T,
        "last": found["last.weight"].T,
        "last_bias": found["last.bias"],
        "out": found["out.weight"].T,
        "out_bias": found["out.bias"],
    }
    for i in range(len(model.plan.reach)):
        out[f"layer{i}"] = found[f"layers.{i}.weight"].T
        out[f"bias{i}"] = found[f"layers.{i}.bias"]
    halved = {name: value.astype(np.float16) for name, value in out.items()}
    learnt = np.array([hashed(word) for word in words], np.uint32)
    return {**halved, "reach": np.array(model.plan.reach, np.int64), "learnt": learnt}
