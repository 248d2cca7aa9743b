"""Categories and reasons in plain words. None of them quotes anybody."""

from __future__ import annotations

from voicelens.i18n import say


def category_words(category: str) -> str:
    """What a category is called."""
    return {
        "self_harm": say("self-harm"),
        "abuse_neglect": say("abuse or neglect"),
        "threat_weapon": say("threat or weapon"),
        "bullying": say("bullying"),
        "other_danger": say("other danger"),
    }[category]


def reason_words(reason: str) -> str:
    """What a group of cues points at."""
    return {
        "wish_to_die": say("may speak of wanting to die"),
        "hurts_themself": say("may speak of hurting oneself"),
        "goodbye": say("may be a goodbye, or speaks of giving things away"),
        "feared_at_home": say("someone at home may hit, threaten or be feared"),
        "touched": say("may speak of being touched or approached in a wrong way"),
        "adult_at_school": say("an adult may have hurt or humiliated a child"),
        "without_care": say("a child may be without enough food, care or a safe home"),
        "weapon": say("a weapon may be spoken of"),
        "threat": say("may be a threat to hurt someone, made or reported"),
        "running_away": say("may speak of running away or having nowhere safe to sleep"),
        "drugs": say("drugs or alcohol may be sold, given or used"),
        "stranger": say("an adult or a stranger may be following, writing or asking for something"),
        "gangs": say("gangs may be spoken of"),
        "asks_for_help": say("may be asking for help, or keeping a secret for somebody"),
        "mocked": say("one child may be bullied, mocked or called names"),
        "hurt_by_children": say("other children may be hitting, robbing or chasing one child"),
        "shut_out": say("one child may be shut out, or shamed online"),
        "reads_alike": say("reads like answers that needed an adult, though no single word says so"),
        "stays_away": say("a child may hide or stay away because of other children"),
    }[reason]
