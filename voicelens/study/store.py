"""What stages made, on disk: tables as Parquet, arrays as .npy, pages as they are, and a manifest that seals them.

A stage has two folders, `stages/NN-name` and `private/stages/NN-name`; the manifest in the first is written last of
all, lists every file with its SHA-256, and without it the stage does not exist.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voicelens.errors import StudyError
from voicelens.i18n import say
from voicelens.study.files import make_private, sha256, swapped_in, sweep
from voicelens.study.folder import Study
from voicelens.tables import TABLES, Result, check, to_arrow

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

MANIFEST = "manifest.json"


def stage_folder(study: Study, stage: str, *, private: bool = False) -> Path:
    """The folder of a stage (its name with its number, such as `04-redact`)."""
    return (study.private / "stages" if private else study.stages) / stage


def _path(study: Study, stage: str, name: str) -> Path:
    if name in TABLES:
        return stage_folder(study, stage, private=TABLES[name].private) / f"{name}.parquet"
    return stage_folder(study, stage) / f"{name}.npy"


def _missing(study: Study, path: Path) -> StudyError:
    return StudyError(
        say("A file of this study is missing or damaged."),
        where=str(path),
        fix=say("Run it again: voicelens run {study}", study=study.path),
    )


def read_table(study: Study, stage: str, name: str) -> pd.DataFrame:
    """A table of a finished stage, checked against its contract."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = _path(study, stage, name)
    try:
        return check(name, pq.read_table(path).to_pandas(integer_object_nulls=True))
    except (OSError, pa.ArrowInvalid) as error:
        raise _missing(study, path) from error


def read_array(study: Study, stage: str, name: str) -> np.ndarray[Any, Any]:
    """An array of a finished stage."""
    import numpy as np

    path = _path(study, stage, name)
    try:
        array: np.ndarray[Any, Any] = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise _missing(study, path) from error
    return array


def manifest(study: Study, stage: str) -> dict[str, Any] | None:
    """The manifest of a stage, or None where the stage is not finished."""
    try:
        found = json.loads((stage_folder(study, stage) / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("files"), dict) else None


def is_whole(study: Study, stage: str) -> bool:
    """Whether every file the manifest lists is there and unaltered; `private/` is left out once it is forgotten."""
    sealed = manifest(study, stage)
    if sealed is None:
        return False
    for name, digest in sealed["files"].items():
        path = study.path / name
        if study.forgotten and name.startswith("private/"):
            continue
        if not path.is_file() or sha256(path) != digest:
            return False
    return True


def file_digest(study: Study, stage: str, name: str) -> str:
    """The recorded SHA-256 of one output of a finished stage; empty where there is none."""
    sealed = manifest(study, stage) or {"files": {}}
    return str(sealed["files"].get(_path(study, stage, name).relative_to(study.path).as_posix(), ""))


def commit(study: Study, stage: str, result: Result, made_from: Mapping[str, Any]) -> None:
    """Write everything a stage gave back, whole or not at all; `made_from` is what its fingerprint was made of."""
    with ExitStack() as both:
        public = both.enter_context(swapped_in(stage_folder(study, stage)))
        files: dict[str, str] = {}
        if any(TABLES[name].private for name in result.tables):
            make_private(study.private / "stages")
            # entered last, so swapped in first: the manifest becomes visible only after every other file
            private = both.enter_context(swapped_in(stage_folder(study, stage, private=True), private=True))
            files |= _write_tables(study, stage, result.tables, private, private=True)
        files |= _write_tables(study, stage, result.tables, public, private=False)
        files |= _write_rest(study, stage, result, public)
        rows = {name: len(frame) for name, frame in result.tables.items() if TABLES[name].counted}
        seal = {
            "stage": stage,
            "made_from": made_from,
            "files": dict(sorted(files.items())),
            "rows": rows,
            "set_aside": len(result.dropped),
            "notes": list(result.notes),
        }
        (public / MANIFEST).write_text(
            json.dumps(seal, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n"
        )


def _write_tables(
    study: Study, stage: str, tables: Mapping[str, pd.DataFrame], folder: Path, *, private: bool
) -> dict[str, str]:
    import pyarrow.parquet as pq

    files = {}
    home = stage_folder(study, stage, private=private).relative_to(study.path)
    for name, frame in tables.items():
        if TABLES[name].private == private:
            path = folder / f"{name}.parquet"
            pq.write_table(to_arrow(name, check(name, frame)), path, compression="zstd")
            files[(home / path.name).as_posix()] = sha256(path)
    return files


def _write_rest(study: Study, stage: str, result: Result, folder: Path) -> dict[str, str]:
    import numpy as np

    home = stage_folder(study, stage).relative_to(study.path)
    for name, array in result.arrays.items():
        # opened for reading as well, so that NumPy writes through Python: its own writing hides why a disk refuses
        with (folder / f"{name}.npy").open("w+b") as file:
            np.save(file, array, allow_pickle=False)
    for name, page in result.pages.items():
        path = folder / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8", newline="")
    (folder / "dropped.csv").write_text(_dropped(stage, result), encoding="utf-8", newline="")
    written = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".parquet")
    return {(home / path.relative_to(folder)).as_posix(): sha256(path) for path in written}


def _dropped(stage: str, result: Result) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["id", "stage", "reason"])
    rows.writerows((dropped.id, stage, dropped.reason) for dropped in result.dropped)
    return out.getvalue()


def sweep_stages(study: Study) -> None:
    """Delete what a stopped run left half written."""
    for folder in (study.stages, study.private / "stages"):
        sweep(folder)
