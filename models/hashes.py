"""Bring the sizes and hashes of the models that travel with VoiceLens up to date in models.toml.

python -m models.hashes
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import tomlkit

FOLDER = Path(__file__).parent


def main() -> None:
    """Rewrite only the entries without a distribution, and only their numbers."""
    path = FOLDER / "models.toml"
    document = tomlkit.parse(path.read_text(encoding="utf-8"))
    for entry in document["models"].values():  # type: ignore[union-attr]  # tomlkit types every value as an item
        if "distribution" in entry:
            continue
        files = {name: FOLDER / entry["folder"] / name for name in entry["files"]}
        entry["size"] = sum(file.stat().st_size for file in files.values())
        for name, file in files.items():
            entry["files"][name] = hashlib.sha256(file.read_bytes()).hexdigest()
    path.write_text(tomlkit.dumps(document), encoding="utf-8")


if __name__ == "__main__":
    main()
