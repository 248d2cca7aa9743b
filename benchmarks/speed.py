"""How fast themes are found, beside what someone would use instead, in one run on the same machine.

    python -m benchmarks.speed [--runs 3] [--sizes 150 1500] [--torch FOLDER] [--encode 3000] [--large 700000]

Each measured thing is a process of its own. Cold: the whole command, from an export to themes, beside a BERTopic script
with its defaults on the same answers; one run of each is not counted, so that files are in the cache. Embedding: texts
a second once the model is loaded; `--torch` names the folder with the weights that the shipped encoder was made from,
for the same weights in torch. Large: so many answers (`benchmarks/many_answers.py`) split, embedded and sorted.
Where others use the machine too, seconds of CPU say more than seconds by the clock.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.many_answers import answers
from benchmarks.processes import cost_of, paired

HERE = Path(__file__).parent
MINILM = "all-MiniLM-L6-v2"
WARM = 64
Vectors = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]
Command = Callable[[int], list[str]]


class Embedded(NamedTuple):
    """What one encoder did: its name, texts a second by the clock and by CPU time, and the vectors."""

    name: str
    by_clock: float
    by_cpu: float
    vectors: Vectors


def sides(number: int, folder: Path) -> tuple[Command, Command]:
    """The whole command and the BERTopic script on the same answers, each run once already, for the file cache."""
    source = _export(number, folder)
    ours, theirs = _ours(source, folder), _theirs(source, folder)
    cost_of(ours(-1))
    cost_of(theirs(-1))
    return ours, theirs


def _ours(source: Path, folder: Path) -> Command:
    command = [sys.executable, "-m", "voicelens", "themes", str(source), "--text", "text", "--id", "id", "--out"]
    return lambda n: [*command, str(folder / f"themes-{source.stem}-{n}")]


def _theirs(source: Path, folder: Path) -> Command:
    command = [sys.executable, str(HERE / "peers" / "bertopic_script.py"), str(source)]
    return lambda n: [*command, str(folder / f"topics-{source.stem}-{n}.csv")]


def _export(number: int, folder: Path) -> Path:
    path = folder / f"answers-{number}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "text"))
        writer.writerows((n, made.text) for n, made in enumerate(answers(number)))
    return path


def embedded(name: str, number: int, folder: Path) -> Embedded:
    """One encoder on `number` answers, in a process of its own; `name` is `students` or the folder of a torch model."""
    out = folder / "vectors.npy"
    command = [sys.executable, "-m", "benchmarks.speed", "--task", "embed", "--of", name, "--encode", str(number)]
    found = _told([*command, "--save", str(out)])
    return Embedded(name, number / found["wall"], number / found["cpu"], np.load(out))


def large(number: int) -> dict[str, Any]:
    """Seconds of each step, peak memory and counts for so many answers, in a process of its own."""
    return _told([sys.executable, "-m", "benchmarks.speed", "--task", "large", "--large", str(number)])


def _told(command: Sequence[str]) -> dict[str, Any]:
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=HERE.parent)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def cosine(one: Vectors, other: Vectors) -> float:
    """The mean cosine of rows of unit length."""
    return float(np.einsum("ij,ij->i", one, other).mean())


def _embed(name: str, number: int, out: Path) -> dict[str, float]:
    texts = [made.text for made in answers(number)]
    encode = _students() if name == "students" else _torch(name)
    encode(texts[:WARM])
    began = time.monotonic(), time.process_time()
    vectors = encode(texts)
    took = time.monotonic() - began[0], time.process_time() - began[1]
    np.save(out, vectors)
    return {"wall": took[0], "cpu": took[1]}


def _students() -> Encode:
    from voicelens.embed.encoders import load_encoder

    return load_encoder("students").encode


def _torch(folder: str) -> Encode:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(folder, device="cpu")
    return lambda texts: np.asarray(model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False))


class _Watch:
    """Seconds by the clock and of CPU since the last look, by step."""

    def __init__(self) -> None:
        self.steps: dict[str, list[float]] = {}
        self._last = time.monotonic(), time.process_time()

    def look(self, step: str) -> None:
        now = time.monotonic(), time.process_time()
        self.steps[step] = [round(after - before, 1) for after, before in zip(now, self._last, strict=True)]
        self._last = now


def _large(number: int) -> dict[str, Any]:
    from voicelens.embed.embed import embed
    from voicelens.embed.encoders import load_encoder
    from voicelens.pipeline.frames import taught_frame
    from voicelens.themes.find import find
    from voicelens.themes.finders import load_finder
    from voicelens.themes.split import split

    comments = _comments(number)
    watch = _Watch()
    ideas = split(comments).tables["ideas"]
    watch.look("split")
    vectors = embed(ideas, encoder=load_encoder("students")).arrays["vectors"]
    watch.look("embed")
    taught = taught_frame("school", "students", beside=Path(), seed=1)
    found = find(ideas, comments, vectors, finder=load_finder("graph"), smallest=4, seed=1, taught=taught)
    watch.look("find")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return {
        "steps": watch.steps, "peak_gb": round(peak, 2), "themes": len(found.tables["themes_found"]),
        "distinct_answers": comments["text"].nunique() / number,
        "ideas": len(ideas), "distinct_ideas": ideas["text"].nunique(),
    }  # fmt: skip


def _comments(number: int) -> Any:
    import pandas as pd

    from voicelens.tables import check

    frame = pd.DataFrame(answers(number)).rename(columns={"prompt": "prompt_id"})
    frame["response_id"] = [f"{n:07d}" for n in range(number)]
    frame["respondent_id"] = [f"p{n // 2:07d}" for n in range(number)]
    return check("comments", frame.assign(wave="", polarity=frame["prompt_id"], status="substantive"))


def report_embedding(number: int, torch: Path | None, folder: Path) -> None:
    """Print the table of encoders."""
    from voicelens.registry import find_model

    ours = embedded("students", number, folder)
    others = [("MiniLM, torch", embedded(str(find_model(MINILM)), number, folder))]
    if torch is None:
        print("The same weights in torch are left out: --torch FOLDER was not given.")
    else:
        others.insert(0, ("the same weights, torch", embedded(str(torch), number, folder)))
    print(f"{'embedding':26}{'texts/s':>10}{'a CPU s':>10}{'of ours':>10}{'by CPU':>10}{'cosine':>10}")
    print(f"{'VoiceLens, int8':26}{ours.by_clock:10.0f}{ours.by_cpu:10.0f}")
    for label, other in others:
        ratios = ours.by_clock / other.by_clock, ours.by_cpu / other.by_cpu
        like = f"{cosine(ours.vectors, other.vectors):10.4f}" if label.startswith("the same") else ""
        line = f"{label:26}{other.by_clock:10.0f}{other.by_cpu:10.0f}{ratios[0]:9.2f}x{ratios[1]:9.2f}x{like}"
        print(line, flush=True)


def report_large(number: int) -> None:
    """Print what so many answers took."""
    found = large(number)
    print(f"{number:,} answers, {found['distinct_answers']:.0%} distinct; {found['ideas']:,} ideas, ", end="")
    print(f"{found['distinct_ideas']:,} distinct; {found['themes']} themes; peak {found['peak_gb']} GB")
    for step, (wall, cpu) in found["steps"].items():
        print(f"{step:10}{wall:10.1f} s{cpu:10.1f} CPU s")
    wall, cpu = (sum(took) for took in zip(*found["steps"].values(), strict=True))
    print(f"{'together':10}{wall:10.1f} s{cpu:10.1f} CPU s")


def report_cold(number: int, runs: int, folder: Path) -> None:
    """Print the whole command beside the script."""
    ours, theirs = sides(number, folder)
    print(f"cold, {number} answers", flush=True)
    paired(runs, ours, theirs)


def main() -> None:
    """Measure and print, or do one of the measured things."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--runs", type=int, default=3)
    ask.add_argument("--sizes", type=int, nargs="*", default=[150, 1500])
    ask.add_argument("--torch", type=Path)
    ask.add_argument("--encode", type=int, default=3000)
    ask.add_argument("--large", type=int, nargs="?", const=700_000, default=0)
    ask.add_argument("--task", choices=("embed", "large"), help=argparse.SUPPRESS)
    ask.add_argument("--of", help=argparse.SUPPRESS)
    ask.add_argument("--save", type=Path, help=argparse.SUPPRESS)
    chosen = ask.parse_args()
    if chosen.task:
        done = _large(chosen.large) if chosen.task == "large" else _embed(chosen.of, chosen.encode, chosen.save)
        print(json.dumps(done))
        return
    with tempfile.TemporaryDirectory() as folder:
        for number in chosen.sizes:
            report_cold(number, chosen.runs, Path(folder))
        if chosen.encode:
            report_embedding(chosen.encode, chosen.torch, Path(folder))
    if chosen.large:
        report_large(chosen.large)


if __name__ == "__main__":
    main()
