"""Small linked tables of invented counts, and every table of whole numbers that fits what is told of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from voicelens.audit.bounds import Layer
from voicelens.audit.decoding import Flags, Numbers
from voicelens.audit.figures import Layout, Table

ENDS = ((0, 1), (1, 1), (1, 2), (2, 1), (0, 2), (2, 2))  # how far below and above the truth a number is told


@dataclass(frozen=True)
class Small:
    """A district of schools, or one school, with its true counts and what is told of them."""

    layout: Layout
    layer: Layer


def small(rng: np.random.Generator) -> Small:
    """One or two schools, one or two dimensions of two or three groups, at most three students in a group."""
    schools = int(rng.integers(1, 3))
    groups = (2 + int(rng.integers(0, 2)),) if schools == 2 and rng.random() < 0.5 else (2, 2)
    layout = layout_of(schools, groups, combined=bool(rng.random() < 0.3))
    x = true_counts(layout, groups, rng)
    hidden = (rng.random(x.shape) < 0.4) & ~layout.combined & (np.arange(x.shape[1]) > 0)
    for d in range(1, len(layout.dimensions)):
        column = layout.sum_column(d)
        if column is not None:
            x[:, column] = np.where(hidden[:, layout.groups(d)], x[:, layout.groups(d)], 0).sum(axis=1)
    return Small(layout, Layer(told(x, hidden, layout, rng), x, hidden, np.zeros((len(x), len(layout.dimensions)))))


def layout_of(schools: int, groups: tuple[int, ...], *, combined: bool) -> Layout:
    columns = [("*", "*"), *((f"d{d}", f"g{g}") for d, size in enumerate(groups) for g in range(size))]
    columns += [("d0", "+")] if combined else []
    units = [("school", f"s{n}") for n in range(schools)] + ([("district", "all")] if schools > 1 else [])
    names = ("*", *(f"d{d}" for d in range(len(groups))))
    return Layout(
        tuple(units), tuple(columns), names,
        np.array([schools if schools > 1 and n < schools else -1 for n in range(len(units))]),
        np.array([names.index(d) for d, _ in columns]), np.array([g == "+" for _, g in columns]),
        np.zeros(len(names), dtype=bool),
    )  # fmt: skip


def true_counts(layout: Layout, groups: tuple[int, ...], rng: np.random.Generator) -> Numbers:
    schools = max(1, len(layout.units) - 1)
    x = np.zeros((len(layout.units), len(layout.columns)))
    for school in range(schools):
        x[school, 0] = total = rng.integers(0, 5)
        at = 1
        for size in groups:
            x[school, at : at + size] = np.bincount(rng.integers(0, size, int(total)), minlength=size)
            at += size
    if schools > 1:
        x[-1] = x[:-1].sum(axis=0)
    return x


def told(x: Numbers, hidden: Flags, layout: Layout, rng: np.random.Generator) -> Table:
    ends = np.array([ENDS[n] for n in rng.integers(0, len(ENDS), x.size)], dtype=float).reshape(*x.shape, 2)
    low = np.where(hidden, 0, np.maximum(x - ends[..., 0], 0))
    high = np.where(hidden, 8, x + ends[..., 1])
    exact = rng.random(len(x)) < 0.6
    low[:, 0], high[:, 0] = np.where(exact, x[:, 0], low[:, 0]), np.where(exact, x[:, 0], high[:, 0])
    endless = np.full(x.shape, np.inf)
    rest = x[:, :1] - x
    asked = (rng.random(x.shape) < 0.3) & ~hidden & ~layout.combined & (np.arange(x.shape[1]) > 0)
    return Table(
        low, high, np.where(asked, rest - 1, -endless), np.where(asked, rest + 1, endless), hidden,
        np.ones(x.shape, dtype=bool), x, np.full(x.shape, np.nan),
    )  # fmt: skip


def fitting(case: Small) -> Numbers:
    """All tables of whole numbers that fit, one after another."""
    layout, table, hidden = case.layout, case.layer.table, case.layer.hidden
    schools = [n for n in range(len(layout.units)) if not (layout.parent == n).any()]
    found = [_of_school(layout, table, hidden, school) for school in schools]
    if len(schools) == 1:
        return found[0][:, None, :]
    both = np.array([(a, b) for a, b in product(range(len(found[0])), range(len(found[1])))]).reshape(-1, 2)
    first, second = found[0][both[:, 0]], found[1][both[:, 1]]
    whole = first + second
    whole[:, layout.combined] = _sums(layout, hidden[-1], whole)
    fits = _fits(whole, layout, table, len(layout.units) - 1)
    return np.stack([first, second, whole], axis=1)[fits]


def _of_school(layout: Layout, table: Table, hidden: Flags, school: int) -> Numbers:
    each = [layout.groups(d) for d in range(1, len(layout.dimensions))]
    rows = []
    top = int(min(table.high[school, 0], 8))
    for total in range(top + 1):
        parts = [[p for p in product(range(total + 1), repeat=len(g)) if sum(p) == total] for g in each]
        rows += [(total, *(n for part in chosen for n in part)) for chosen in product(*parts)]
    made = np.zeros((len(rows), len(layout.columns)))
    made[:, ~layout.combined] = np.array(rows, dtype=float)
    made[:, layout.combined] = _sums(layout, hidden[school], made)
    return made[_fits(made, layout, table, school)]


def _sums(layout: Layout, hidden: Flags, made: Numbers) -> Numbers:
    columns = [d for d in range(1, len(layout.dimensions)) if layout.sum_column(d) is not None]
    sums = [made[:, [g for g in layout.groups(d) if hidden[g]]].sum(axis=1) for d in columns]
    return np.array(sums).T.reshape(len(made), len(columns))


def _fits(made: Numbers, layout: Layout, table: Table, unit: int) -> Flags:
    inside = ((made >= table.low[unit]) & (made <= table.high[unit])).all(axis=1)
    rest = made[:, :1] - made
    return np.asarray(inside & ((rest >= table.rest_low[unit]) & (rest <= table.rest_high[unit])).all(axis=1))
