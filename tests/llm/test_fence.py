import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from voicelens.llm.fence import LONGEST, fence_of, fenced, harmless


@given(st.text())
def test_nothing_in_a_line_can_pass_for_a_mark(text: str) -> None:
    line = harmless(text)
    assert not set(line) & set("<>{}|`\\#~")
    assert len(line) <= LONGEST
    assert all(unicodedata.category(letter)[0] != "C" for letter in line)
    assert "\n" not in line


@given(st.text())
def test_making_harmless_twice_changes_nothing_more(text: str) -> None:
    assert harmless(harmless(text)) == harmless(text)


def test_plain_words_stay_as_they_are() -> None:
    assert harmless("más tiempo, ¡por favor! it's [teacher]'s idea (really)") == (
        "más tiempo, ¡por favor! it's [teacher]'s idea (really)"
    )


def test_a_fence_depends_on_all_that_is_sent_and_on_nothing_else() -> None:
    assert fence_of("p", "a", "b") == fence_of("p", "a", "b")
    assert len({fence_of("p", "a", "b"), fence_of("p", "ab"), fence_of("q", "a", "b")}) == 3


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_a_block_has_one_line_for_each_piece_of_data(lines: list[str]) -> None:
    assert len(fenced("ideas", lines, "f" * 16).split("\n")) == len(lines) + 2
