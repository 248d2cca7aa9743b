"""The optional language model of a study: which ideas it would be sent, and what its answers may change.

It is asked after people's decisions were replayed, so a name that a person gave is never asked for. What was answered
is kept in the study; what was not, because the endpoint is gone, is asked again by the next run.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from voicelens.errors import EndpointError
from voicelens.i18n import ngettext, say
from voicelens.llm.client import connect
from voicelens.llm.endpoint import build_endpoint, is_on
from voicelens.llm.grounding import Evidence, Framing, Space, stem
from voicelens.llm.model import Recorded
from voicelens.llm.names import FEWEST, PROMPT, Proposal, Topic, ask_for_name, judge_name
from voicelens.llm.pacing import Breaker
from voicelens.llm.prompts import Filled, Prompt, load_prompt
from voicelens.llm.schema import BadAnswer, Schema, parse_answer
from voicelens.settings import Settings
from voicelens.study.answers import Answers, put_waiting, waiting
from voicelens.study.folder import Study
from voicelens.tables import Result, check
from voicelens.text import fold, words

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

Call = tuple[Filled, Schema]


@dataclass(frozen=True)
class Tables:
    """What a model's questions are made of. `vectors` has one row per idea."""

    themes: pd.DataFrame
    membership: pd.DataFrame
    ideas: pd.DataFrame
    safety: pd.DataFrame
    vectors: NDArray[np.float32]

    @cached_property
    def placed(self) -> pd.DataFrame:
        """One row per idea that has a theme: its place in `vectors`, text, writer, and whether it may be sent."""
        from voicelens.protect.quotes import HARMLESS, SAFE_ENOUGH

        rows = self.ideas.reset_index(drop=True).reset_index(names="row")[["row", "idea_id", "text"]]
        rows = rows.merge(self.membership, on="idea_id").merge(self.safety, on="response_id", how="left")
        harmless = rows["reasons"].map(lambda why: isinstance(why, list) and HARMLESS.issuperset(why)).astype(bool)
        masked = rows["text"].str.contains("[", regex=False)
        fine = (rows["safety"].fillna(0) >= SAFE_ENOUGH) & ~masked
        return rows.assign(fine=fine & harmless).dropna(subset=["theme_id"])


def check_model(settings: Settings) -> None:
    """Refuse an endpoint that may not be asked, before anything is done; raises `SettingsError`."""
    if is_on(settings.llm):
        build_endpoint(settings.llm)


def owed(study: Study) -> str:
    """Why themes have to be named again: the model did not answer the last time. Empty where nothing is owed."""
    if waiting(study) and is_on(study.settings.llm):
        return say("the language model did not answer the last time")
    return ""


def model_of(study: Study, calls: Iterable[Call]) -> Recorded:
    """The study's model, connected only if it was never asked one of the calls; raises `EndpointError`."""
    chosen = study.settings.llm
    model = Recorded(chosen.model, Answers(study))
    if is_on(chosen) and any(not model.known(*call) for call in calls):
        model.inner = Breaker(connect(build_endpoint(chosen, _key(chosen.key_env))))
    return model


def _key(name: str) -> str:
    if name and name not in os.environ:
        raise EndpointError(
            say("The key for the language model is not there."),
            where=say("environment variable {name}", name=name),
            fix=say("Set it before you run, or leave key_env empty."),
        )
    return os.environ.get(name, "").strip()


def framing_of(language: str) -> Framing:
    """Whether a text blames, ranks or claims too much."""
    from voicelens.brief.framing import find_framing

    return lambda text: bool(find_framing([text], language))


def topics(tables: Tables, settings: Settings, wanted: Sequence[str]) -> list[Topic]:
    """The themes of these ids with what may be sent of each; one with too few ideas to send is left out."""
    from voicelens.embed.encoders import load_encoder

    encode = load_encoder(settings.themes.encoder).encode
    rows = dict(iter(tables.placed.groupby("theme_id", sort=True)))
    there = [theme for theme in tables.themes["theme_id"] if theme in rows]
    middles = _middles([tables.vectors[rows[theme]["row"].to_numpy()] for theme in there])
    keywords = dict(zip(tables.themes["theme_id"], tables.themes["keywords"], strict=True))
    allowed = _vocabulary(settings.study.language)
    found = []
    for own, theme in enumerate(there):
        part = rows[theme]
        shown = _shown(part, tables.vectors[part["row"].to_numpy()] @ middles[own], settings.llm.quotes_per_theme)
        if theme in wanted and len(shown) >= FEWEST:
            evidence = Evidence(part["text"].tolist(), part["respondent_id"].tolist(), allowed)
            found.append(Topic(theme, tuple(keywords[theme]), shown, evidence, Space(encode, middles, own)))
    return found


def _middles(vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    import numpy as np

    middles = np.stack([part.mean(axis=0) for part in vectors])
    unit: NDArray[np.float32] = middles / np.maximum(np.linalg.norm(middles, axis=1, keepdims=True), 1e-9)
    return unit


def _shown(part: pd.DataFrame, near: NDArray[np.float32], most: int) -> list[str]:
    """The most typical ideas that may be sent, one a student, none twice."""
    part = part.assign(near=near.round(5), said=part["text"].map(fold))
    part = part[part["fine"]].sort_values(["near", "idea_id"], ascending=[False, True], kind="stable")
    return part.drop_duplicates("respondent_id").drop_duplicates("said")["text"].head(most).tolist()


def _vocabulary(language: str) -> frozenset[str]:
    """Stems of words that VoiceLens itself uses about school: the names and descriptions of its list of themes."""
    from voicelens.themes.frames.frame import SCHOOL, load_frame, said

    frame = load_frame(SCHOOL)
    told = (
        [text for theme in frame.themes for text in (said(theme.name, language), said(theme.description, language))]
        if frame
        else []
    )
    return frozenset(stem(word) for text in told for word in words(text))


def nameable(themes: pd.DataFrame, settings: Settings) -> list[str]:
    """The themes that a model may name: never one that a person named or hid."""
    sources = {"found": ("keywords", "model"), "all": ("keywords", "model", "frame"), "none": ()}[settings.llm.names]
    open_to_it = themes["name_source"].isin(list(sources)) & ~themes["hidden"].astype(bool)
    return themes.loc[open_to_it, "theme_id"].tolist()


def name_calls(found: Sequence[Topic], prompt: Prompt) -> list[Call]:
    """The questions about these themes, in their order."""
    return [(ask_for_name(prompt, topic), prompt.schema) for topic in found]


def with_names(study: Study, tables: Tables, made: Result) -> Result:
    """What the agree stage made, with the names and descriptions that a model proposed and that hold."""
    settings = study.settings
    wanted = nameable(tables.themes, settings) if is_on(settings.llm) else []
    if not wanted:
        put_waiting(study, 0)
        return made
    found = topics(tables, settings, wanted)
    prompt = load_prompt(PROMPT, settings.study.language)
    proposals, silent = _ask_all(study, found, prompt, tables.themes)
    put_waiting(study, len(silent))
    themes = _renamed(made.tables["themes"], proposals)
    told = _notes(made.tables["themes"], proposals, silent)
    return replace(made, tables={**made.tables, "themes": themes}, notes=[*made.notes, *told])


def _ask_all(
    study: Study, found: Sequence[Topic], prompt: Prompt, themes: pd.DataFrame
) -> tuple[list[Proposal], list[EndpointError]]:
    """A proposal for each theme that was answered, and an error for each that was not."""
    calls = name_calls(found, prompt)
    model, framing = model_of(study, calls), framing_of(prompt.language)
    names = dict(zip(themes["theme_id"], themes["name"], strict=True))
    proposals, silent = [], []
    for topic, (filled, schema) in zip(found, calls, strict=True):
        others = [name for theme, name in names.items() if theme != topic.theme_id]
        try:
            answer = parse_answer(model.complete(filled, schema).text, schema)
            proposal = judge_name(answer, topic, prompt.language, framing, others)
        except BadAnswer:
            proposal = Proposal(topic.theme_id, why_not=say("its answer has another shape than the one asked for"))
        except EndpointError as error:
            silent.append(error)
            continue
        proposals.append(proposal)
        names[topic.theme_id] = proposal.name or names[topic.theme_id]
    return proposals, silent


def _renamed(themes: pd.DataFrame, proposals: Iterable[Proposal]) -> pd.DataFrame:
    """The themes under their new names; a description that a person or a list gave stays."""
    import pandas as pd

    from voicelens.themes.naming import description

    kept = {proposal.theme_id: proposal for proposal in proposals if proposal.name}
    rows = [dict[Any, Any](row) for row in themes.to_dict("records")]
    for row in rows:
        if row["theme_id"] in kept:
            proposal = kept[row["theme_id"]]
            row |= {"name": proposal.name, "name_source": "model"}
            if row["description"] == description(row["keywords"]):
                row["description"] = proposal.description
    return check("themes", pd.DataFrame(rows, columns=list(themes.columns)))


def _notes(themes: pd.DataFrame, proposals: Sequence[Proposal], silent: Sequence[EndpointError]) -> list[str]:
    names = dict(zip(themes["theme_id"], themes["name"], strict=True))
    kept = sum(bool(proposal.name) for proposal in proposals)
    told = ngettext("A language model named {n} theme.", "A language model named {n} themes.", kept).format(n=kept)
    notes = [told] if kept else []
    notes += [
        say(
            "“{name}” keeps its name; the language model's was refused: {why}.",
            name=names[one.theme_id],
            why=one.why_not,
        )
        for one in proposals
        if one.why_not
    ]
    if silent:
        sentence = ngettext(
            "{n} theme keeps its name, since the language model gave no answer: {why} The next run asks again.",
            "{n} themes keep their names, since the language model gave no answer: {why} The next run asks again.",
            len(silent),
        )
        notes.append(sentence.format(n=len(silent), why=silent[0].problem))
    return notes
