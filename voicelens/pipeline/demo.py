"""The sample survey, run end to end: an invented school, with a person's approvals of quotes shipped beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

from voicelens.pipeline.run import RunReport, run_stages
from voicelens.pipeline.studies import new_study
from voicelens.progress import Progress
from voicelens.shipped import shipped
from voicelens.study.folder import is_study, open_study

SCHOOL = "Juniper Hill School"
WAVE = "Spring 2026"


def demo(folder: str | Path | None = None, *, progress: Progress | None = None) -> RunReport:
    """Make the demo study if it is not there yet and run it; a second call finds nothing stale."""
    place = Path(folder or "voicelens-demo-study")
    sample = shipped("sample_data") / "juniper_hill"
    if not is_study(place):
        new_study([sample / "google_forms.csv"], place, wave=WAVE, name=SCHOOL, enrolment=sample / "enrolment.csv")
        shutil.copyfile(sample / "quotes.csv", place / "review" / "quotes.csv")
    return run_stages(open_study(place), progress)
