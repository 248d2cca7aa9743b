"""Answers that tick several options at once: finding the separator, and taking the options apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping

SEPARATORS = (";", "|", ", ", ",", " / ", "/")
_TRAILING = 0.5
_COMBINED = 0.5


def separator_of(counts: Mapping[str, int]) -> str:
    """The separator of a tick-all column whose values were seen so often; "" for a column with one choice each.

    A separator counts where most values that contain it fall into options that others ticked alone.
    """
    filled = sum(counts.values())
    for separator in SEPARATORS:
        having = {value: n for value, n in counts.items() if separator in value}
        ends = sum(n for value, n in having.items() if value.endswith(separator))
        if filled and ends >= _TRAILING * filled:
            return separator
        if _combines(having, counts, separator):
            return separator
    return ""


def _combines(having: Mapping[str, int], counts: Mapping[str, int], separator: str) -> bool:
    options = options_of(counts, separator)
    several = single = 0
    for value, n in having.items():
        parts = split(value, separator, options)
        known = sum(part in options for part in parts)
        several += n * (len(parts) > 1 and known >= max(_COMBINED * len(parts), 1))
        single += n * (len(parts) == 1)
    rest = sum(having.values()) - single
    return several > 0 and several >= _COMBINED * rest


def options_of(values: Collection[str] | Mapping[str, int], separator: str) -> frozenset[str]:
    """The answers that are one option: those that do not fall apart into other answers, all given alone."""
    whole = {value.strip().strip(separator.strip()).strip() for value in values} - {""}
    simple = {value for value in whole if separator.strip() not in value}
    return frozenset(
        value for value in whole if value in simple or not any(part in simple for part in _pieces(value, separator))
    )


def _pieces(value: str, separator: str) -> list[str]:
    return [piece for piece in (part.strip() for part in value.split(separator)) if piece]


def split(value: str, separator: str, options: Collection[str]) -> list[str]:
    """The options in one answer, in its order, each once; an option that holds the separator itself stays whole."""
    pieces, out, start = _pieces(value, separator), [], 0
    while start < len(pieces):
        longest = range(len(pieces), start + 1, -1)
        glued = ((stop, _glued(pieces[start:stop], separator, options)) for stop in longest)
        end, option = next(((stop, text) for stop, text in glued if text), (start + 1, pieces[start]))
        out.append(option)
        start = end
    return list(dict.fromkeys(out))


def _glued(pieces: list[str], separator: str, options: Collection[str]) -> str:
    written = (separator.join(pieces), f"{separator} ".join(pieces))
    return next((text for text in written if text in options), "")
