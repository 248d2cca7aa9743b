"""A page is read as sentences: headings, labels and cells aside, and never a student's words."""

from __future__ import annotations

from voicelens.brief.prose import sentences, split_sentences, texts, without

PAGE = """<!doctype html><html><head><title>Title</title><style>p { x: y }</style></head><body>
<h1>What students told us</h1><p>One. Two<br>lines! <b>About 3</b> in 100 said so.</p>
<blockquote>“never this.”</blockquote><p>They said <q>nor this</q> to us.</p>
<ul><li>An item without an end</li><li>An item that ends.</li></ul>
<table><tr><td>A cell.</td></tr></table><svg role="img" aria-label="Lunch: 20 in 100."><text>tick</text></svg>
<div>Loose text.<p>Inside.</p></div></body></html>"""


def test_running_sentences_are_found_one_by_one() -> None:
    found = sentences(PAGE)
    assert found[:3] == ("One.", "Two lines!", "About 3 in 100 said so.")
    assert "They said … to us." in found
    assert "An item that ends." in found
    assert found[-2:] == ("Loose text.", "Inside.")


def test_headings_cells_and_items_without_an_end_are_texts_but_not_sentences() -> None:
    for text in ("What students told us", "A cell.", "An item without an end", "Lunch: 20 in 100."):
        assert text in texts(PAGE)
        assert text not in sentences(PAGE)


def test_nothing_that_a_student_said_and_no_style_is_read() -> None:
    everything = " ".join(texts(PAGE))
    for hidden in ("never this", "nor this", "tick", "x: y", "Title"):
        assert hidden not in everything


def test_text_is_cut_at_full_stops_that_end_something() -> None:
    assert split_sentences("About 3.5 in 100. “Why?” Ask. ¿Por qué? Así.") == (
        "About 3.5 in 100.", "“Why?", "Ask.", "¿Por qué?", "Así.",
    )  # fmt: skip
    assert split_sentences("  ") == ()


def test_names_are_left_out_the_longest_first() -> None:
    assert without("Lunch and Lunch line", ["Lunch", "Lunch line", " "]) == "… and …"
