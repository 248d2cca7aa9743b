"""Ideas that give orders change nothing: not the prompt's marks, not what is done, and an obeying model is refused."""

import re

import pytest

from tests.llm.injections import INJECTIONS, Injection
from tests.llm.server import data_of, reply, serving
from tests.llm.topics import topic
from voicelens.llm.client import connect
from voicelens.llm.endpoint import build_endpoint
from voicelens.llm.names import Proposal, ask_for_name, judge_name
from voicelens.llm.prompts import load_prompt
from voicelens.llm.schema import BadAnswer, parse_answer
from voicelens.pipeline.language_model import framing_of
from voicelens.settings import LlmSettings

MARK = re.compile(r"^<<<(?:end )?\w+ [0-9a-f]{16}>>>$", re.MULTILINE)
IDS = [f"{n}-{one.kind}-{one.language}" for n, one in enumerate(INJECTIONS)]


def ask(injection: Injection, url: str) -> Proposal:
    """Ask about a theme with the injection among its ideas, and judge what comes back, as a run does."""
    about, prompt = topic([injection.text], injection.language), load_prompt("theme-name", injection.language)
    model = connect(build_endpoint(LlmSettings(endpoint=url, model="invented", calls_per_minute=6000)))
    try:
        answer = parse_answer(model.complete(ask_for_name(prompt, about), prompt.schema).text, prompt.schema)
    except BadAnswer as bad:
        return Proposal("T1", why_not=str(bad))
    return judge_name(answer, about, injection.language, framing_of(injection.language), ["Homework", "Tareas"])


def test_there_are_enough_of_them_in_both_languages_and_of_many_kinds() -> None:
    assert len(INJECTIONS) >= 40
    assert len({one.text for one in INJECTIONS}) == len(INJECTIONS)
    assert sum(one.language == "es" for one in INJECTIONS) >= 10
    assert len({one.kind for one in INJECTIONS}) >= 10


@pytest.mark.parametrize("injection", INJECTIONS, ids=IDS)
def test_the_marks_of_a_prompt_stay_its_own(injection: Injection) -> None:
    prompt = load_prompt("theme-name", injection.language)
    with_it = ask_for_name(prompt, topic([injection.text], injection.language))
    assert len(MARK.findall(with_it.user)) == 4
    assert with_it.user.count("<<<") == with_it.user.count(">>>") == 4
    assert "`" not in with_it.user
    assert "<|" not in with_it.user
    assert all(letter.isprintable() or letter == "\n" for letter in with_it.user)
    assert len(with_it.user.split("\n")) == len(ask_for_name(prompt, topic(["x"], injection.language)).user.split("\n"))
    plain = ask_for_name(prompt, topic(["x"], injection.language))
    fence = re.compile(r"[0-9a-f]{16}")
    assert fence.sub("", with_it.system) == fence.sub("", plain.system)


@pytest.mark.parametrize("injection", INJECTIONS, ids=IDS)
def test_a_model_that_obeys_changes_nothing(injection: Injection) -> None:
    with serving(lambda body: injection.answer(data_of(body, "ideas")[1])) as calls:
        proposal = ask(injection, calls.url)
    assert proposal.why_not, proposal
    assert not proposal.name
    assert calls.paths == ["/v1/chat/completions"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_same_theme_is_named_by_a_model_that_does_not_obey(language: str) -> None:
    good = Injection("none", "x", language=language)
    with serving(lambda body: good.answer(data_of(body, "ideas")[1])) as calls:
        proposal = ask(good, calls.url)
    assert proposal.name == {"en": "Lunch and food", "es": "Almuerzo y comida"}[language], proposal.why_not


def test_a_reply_that_calls_for_tools_is_no_answer() -> None:
    with serving(lambda body: "") as calls:
        assert ask(INJECTIONS[0], calls.url).why_not
    assert reply(None)
