from voicelens.ingest.question import Question
from voicelens.settings import SameSettings


def test_an_answer_is_kept_with_what_was_asked():
    question = Question("Is it?", SameSettings(new=("a",), known=("b",)))
    assert question.answered(yes=True).answer == "yes"
    assert question.answered(yes=False).answer == "no"
    assert question.same.answer == "?"
