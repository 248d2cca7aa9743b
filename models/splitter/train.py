"""Teach the idea splitter where ideas start: `python -m models.splitter.train`.

Logistic regression with an L2 penalty over the names of what is seen at each gap. The topics of words, which some of
the names use, are counted in other answers than the one they describe, so that the regression trusts them as much as
they deserve on answers nobody has seen.
"""

from __future__ import annotations

import hashlib
import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from models.splitter.answers import Case, punctuated, written
from voicelens.themes.splitting.gaps import JOINING, Token, described, gaps, tokens
from voicelens.themes.splitting.weights import FILE, UNIT, Weights
from voicelens.themes.words import STOP

HERE = Path(__file__).parent
SEED, PARTS = 7, 5
STRENGTH, FEWEST, LEAST = 0.1, 3, 0.02
DOUBT, APART = 1, 3
NEEDS = {"mark": 0.4, "mark+rule": 0.1, "join": 0.35, "join+rule": 0.1, "bare": 0.35}
Gap = tuple[list[str], bool]


def learn(cases: Sequence[Case]) -> Weights:
    """The weights for these answers and for the same answers with other punctuation."""
    chance = random.Random(SEED)
    part = [chance.randrange(PARTS) for _ in cases]
    seen: list[Gap] = []
    for n in range(PARTS):
        topics = telling([case for case, of in zip(cases, part, strict=True) if of != n])
        for case, of in zip(cases, part, strict=True):
            if of == n:
                seen += [*marked_gaps(case, topics), *marked_gaps(punctuated(case, chance), topics)]
    names, bias = fit(seen)
    needs = {kind: round(UNIT * math.log(p / (1 - p))) for kind, p in NEEDS.items()}
    return Weights(names, telling(cases), bias, needs)


def telling(cases: Iterable[Case]) -> dict[str, str]:
    """The code of each word that more than half of the ideas with it carry, counted with a doubt of one idea."""
    counts: dict[str, Counter[str]] = {}
    for case in cases:
        for idea in case.ideas:
            for word in {token.word for token in tokens(case.text[idea.start : idea.end])} - STOP - JOINING:
                counts.setdefault(word, Counter())[idea.codes[0]] += 1
    best = {word: codes.most_common(1)[0] for word, codes in counts.items() if len(word) > 2}
    return {word: code for word, (code, n) in best.items() if n > (counts[word].total() + DOUBT) / 2}


def marked_gaps(case: Case, topics: dict[str, str]) -> list[Gap]:
    """What is seen at each gap of an answer, and whether a marked idea starts there."""
    said = tokens(case.text)
    places, starts = gaps(said), first_words(case, said)
    return list(zip(described(said, places, topics), (place in starts for place in places), strict=True))


def first_words(case: Case, said: Sequence[Token]) -> set[int]:
    """The numbers of the words that ideas start with, what joins them to the one before taken in where it is short."""
    out = set()
    for before, idea in zip(case.ideas, case.ideas[1:], strict=False):
        after = sum(token.start < before.end for token in said)
        start = sum(token.start < idea.start for token in said)
        out.add(after if start - after <= APART else start)
    return out


def fit(seen: Sequence[Gap]) -> tuple[dict[str, int], int]:
    """Weights by name and the bias, in thousandths; rare names and weights near nothing are left out."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    often = Counter(name for names, _ in seen for name in names)
    column = {name: n for n, name in enumerate(sorted(name for name, n in often.items() if n >= FEWEST))}
    cells = [(row, column[name]) for row, (names, _) in enumerate(seen) for name in names if name in column]
    rows, columns = zip(*cells, strict=True)
    matrix = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(seen), len(column)))
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=SEED).fit(matrix, [y for _, y in seen])
    weights = zip(column, model.coef_[0], strict=True)
    return {name: round(UNIT * float(w)) for name, w in weights if abs(w) > LEAST}, round(
        UNIT * float(model.intercept_[0])
    )


def main() -> None:
    """Teach, write the file and print what the list of models needs."""
    learn(written()).save(HERE / FILE)
    print(f"size = {(HERE / FILE).stat().st_size}")
    print(f'"{FILE}" = "{hashlib.sha256((HERE / FILE).read_bytes()).hexdigest()}"')


if __name__ == "__main__":
    main()
