"""What a default run never loads: the packages that take seconds to import."""

from __future__ import annotations

import subprocess
import sys

from tests.themes.cases import topics
from voicelens.study.folder import Study

HEAVY = {"torch", "transformers", "sentence_transformers", "bertopic", "umap", "hdbscan", "numba"}


def loaded(program: str) -> str:
    """Which heavy packages a fresh process has loaded after a program."""
    after = f"import sys\nsys.exit(str([name for name in {sorted(HEAVY)} if sys.modules.get(name)]))\n"
    done = subprocess.run([sys.executable, "-c", f"{program}\n{after}"], check=False, capture_output=True, text=True)
    return done.stderr.strip().splitlines()[-1]


def test_themes_of_a_list_of_texts_are_found_without_them() -> None:
    texts = topics("lunch", "recess", "bathroom")
    program = f"from voicelens.pipeline.texts import find_themes\ntexts = {texts!r}\nfind_themes(texts, texts)"
    assert loaded(program) == "[]"
    assert loaded(program.replace("find_themes(texts, texts)", "find_themes(texts, texts, frame='none')")) == "[]"


def test_a_study_is_run_to_its_brief_without_them(fresh: Study) -> None:
    program = f"from pathlib import Path\nfrom voicelens.pipeline.studies import run\nrun(Path({str(fresh.path)!r}))"
    assert loaded(program) == "[]"
    assert (fresh.path / "output" / "drafts" / "brief.html").exists()
