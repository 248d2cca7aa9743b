"""REDCap exports, raw and labelled: one header row, checkbox fields spread over one column a choice.

The shape is from the REDCap help page on exports and from the test projects of the R package REDCapR. A raw file
names columns by field (`record_id`, `redcap_event_name`, `race___1` with 0 and 1, `grades_timestamp`,
`grades_complete` with 0, 1 and 2); a labelled one by label (“Record ID”, “Event Name”, “Race (choice=White)” with
Checked and Unchecked, “Survey Timestamp”, “Complete?”). An event is a time at which data were collected.
"""

from __future__ import annotations

import re
from collections import defaultdict

import pandas as pd

from voicelens.i18n import say
from voicelens.ingest.headers import row_of, with_names
from voicelens.ingest.names import plain
from voicelens.ingest.readers import Sheet
from voicelens.ingest.ticks import TickAll, folded, holds_only, merge

_RAW_CHOICE = re.compile(r"([a-z]\w*?)___(\w+)")
_LABEL_CHOICE = re.compile(r"(.+?) ?\(choice=(.*)\)")
_TICKED = frozenset({"1", "checked"})
_NOT_TICKED = frozenset({"", "0", "unchecked"})
_STATES = ("", "0", "1", "2", "incomplete", "unverified", "complete", "[not completed]")
_EVENTS = ("redcap_event_name", "event name")
_RECORDS = ("record_id", "record id", "study_id", "participant_id", "study id", "participant id")
_ABOUT = {
    "redcap_repeat_instrument", "redcap_repeat_instance", "redcap_data_access_group", "redcap_survey_identifier",
    "repeat instrument", "repeat instance", "data access group", "survey identifier", "survey timestamp", "complete?",
}  # fmt: skip


class Redcap:
    """One header row of REDCap. The columns of one checkbox field become one, choices joined with ";"."""

    tool = "REDCap"

    def fits(self, cells: pd.DataFrame) -> bool:
        """Whether the names are ones that only REDCap gives."""
        names = [name.casefold() for name in row_of(cells, 0)]
        own = any(name.startswith("redcap_") or "(choice=" in name or _RAW_CHOICE.fullmatch(name) for name in names)
        form = any(name == "complete?" or name.endswith("_complete") for name in names[1:])
        return own or (form and names[0] in _RECORDS)

    def read(self, cells: pd.DataFrame) -> Sheet:
        """The answers, each checkbox field in one column."""
        names, body = [plain(name) for name in row_of(cells, 0)], cells.iloc[1:]
        parts = _parts(names, body)
        names, body, merged = merge(names, body, _checkboxes(names, body))
        note = say("This is an export of {tool}: its columns were recognised.", tool=self.tool)
        return with_names(names, body, 2, [note, *merged], parts)


def _parts(names: list[str], body: pd.DataFrame) -> dict[str, str]:
    parts = {name: "technical" for place, name in enumerate(names) if _is_technical(name.casefold(), body, place)}
    events = [place for place, name in enumerate(names) if name.casefold() in _EVENTS]
    several = any(folded(body.iloc[:, place]).nunique() > 1 for place in events)
    parts |= {names[place]: "wave" if several else "technical" for place in events}
    parts[names[0]] = "student_id" if several else "technical"
    return parts


def _is_technical(name: str, body: pd.DataFrame, place: int) -> bool:
    if name in _ABOUT or name.endswith("_timestamp"):
        return True
    return name.endswith("_complete") and holds_only(body.iloc[:, place], _STATES)


def _checkboxes(names: list[str], body: pd.DataFrame) -> list[TickAll]:
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, name in enumerate(names):
        choice = _LABEL_CHOICE.fullmatch(name) or _RAW_CHOICE.fullmatch(name)
        if choice and holds_only(body.iloc[:, place], _TICKED | _NOT_TICKED):
            groups[choice[1]].append((place, choice[2]))
    return [
        TickAll(name, tuple(p for p, _ in columns), tuple(o for _, o in columns), (_TICKED,) * len(columns))
        for name, columns in groups.items()
    ]
