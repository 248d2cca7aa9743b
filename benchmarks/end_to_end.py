"""The sample survey from export to brief, beside the plain script someone would write instead, in one run.

    python benchmarks/end_to_end.py [--runs 3]

Needs the `bench` extra (Presidio). Models are on disk and the file cache is warm: one run of each is not counted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from processes import cost_of, paired

from voicelens.shipped import shipped

HERE = Path(__file__).parent


def main() -> None:
    """Measure and print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--runs", type=int, default=3)
    runs = ask.parse_args().runs
    export = shipped("sample_data") / "juniper_hill" / "google_forms.csv"
    with tempfile.TemporaryDirectory() as folder:

        def ours(n: int) -> list[str]:
            return [sys.executable, "-m", "voicelens", "run", str(export), "--study", f"{folder}/study-{n}"]

        def theirs(n: int) -> list[str]:
            return [sys.executable, str(HERE / "peers" / "plain_script.py"), str(export), f"{folder}/topics-{n}.csv"]

        cost_of(ours(-1))
        cost_of(theirs(-1))
        paired(runs, ours, theirs)


if __name__ == "__main__":
    main()
