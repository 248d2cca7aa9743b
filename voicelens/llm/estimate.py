"""How much a call would be, before it is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from voicelens.llm.prompts import Filled

LETTERS_PER_TOKEN = 3
_AROUND = 8
_MILLION = 1_000_000


class Cost(NamedTuple):
    """Tokens that go out, tokens that may come back at most, and what both cost at most."""

    sent: int
    answered: int
    price: float


def tokens(text: str) -> int:
    """An estimate on the high side: tokenisers make about one token of 4 letters of English and 3 of Spanish."""
    return -(-len(text) // LETTERS_PER_TOKEN)


def cost(calls: Iterable[Filled], price_in: float, price_out: float) -> Cost:
    """The tokens of these calls and their greatest price; prices are for a million tokens."""
    calls = list(calls)
    sent = sum(tokens(message["content"]) + _AROUND for call in calls for message in call.messages)
    answered = sum(call.most_tokens for call in calls)
    return Cost(sent, answered, (sent * price_in + answered * price_out) / _MILLION)
