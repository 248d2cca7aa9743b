import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelens.ingest.delimiter import delimiter_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a;b\n1;2\n", ";"), ("a\tb\r1\t2\r", "\t"), ("a|b", "|"), ("What do you like?\nlunch\n", ""), ("", ""),
        ('a;b\n"x,y,z";2\n"x,\n,z";2\n', ";"),
        ('a,b\n5" pipe;,2\n3,4\n', ","),
    ],
)  # fmt: skip
def test_what_most_lines_agree_on_outside_quotes_is_the_delimiter(text, expected):
    assert delimiter_of(text.encode()) == expected


@given(st.lists(st.sampled_from(["a", ",", ";", "\n", '"', "é", "bb"]), min_size=1, max_size=40), st.integers(1, 9))
def test_a_file_in_pieces_counts_as_one(parts, size):
    text = "".join(parts).encode()
    with pytest.MonkeyPatch.context() as patch:
        whole = delimiter_of(text)
        patch.setattr("voicelens.ingest.delimiter.pieces", lambda data, _: _cut(data, size))
        assert delimiter_of(text) == whole


def _cut(data, size):
    return re.findall(rb"(?s).{1,%d}" % size, data)
