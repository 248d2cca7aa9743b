"""Collect every sentence a person can read, keep its translations, and compile the catalogues.

    python voicelens/locale/collect.py            bring the catalogues up to date
    python voicelens/locale/collect.py --check    change nothing; name what is missing and end with 1

A sentence that is no longer said loses its translation; one that is new, or was reworded, waits for one with an empty
`msgstr`. Files come out the same, byte for byte, wherever and whenever they are made.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from voicelens.brief.page import environment
from voicelens.i18n import LANGUAGES

PACKAGE = Path(__file__).resolve().parent.parent
TRANSLATED = LANGUAGES[1:]
FORMS = {"say": 1, "_": 1, "ngettext": 2}
PARSER = ("Arguments", "Options", "Commands", "required", "default: {default}", "Missing command.")
WIDTH = 110
Sentence = str | tuple[str, ...]


class _Steady(Catalog):
    """A catalogue whose header says nothing about when, by whom and with which version it was made."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """What a reader of the file needs to know."""
        return [
            ("Language", str(self.locale_identifier)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def sentences() -> Iterator[tuple[str, Sentence]]:
    """Each sentence with the file it is said in, in the order of files and of lines in them."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for said in _said_in(ast.parse(path.read_bytes())):
            yield path.relative_to(PACKAGE).as_posix(), said
    for path in sorted(PACKAGE.rglob("templates/*.html")):
        page = path.read_text(encoding="utf-8")
        for _, called, said in environment("en").extract_translations(page):  # type: ignore[attr-defined]
            yield path.relative_to(PACKAGE).as_posix(), _written_out(called, said)
    yield from (("typer", word) for word in PARSER)


def _said_in(node: ast.AST) -> Iterator[Sentence]:
    """The sentences of a program, those inside f-strings too, which a reader of tokens would miss."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORMS:
        values = [each.value for each in node.args[: FORMS[node.func.id]] if isinstance(each, ast.Constant)]
        forms = [value for value in values if isinstance(value, str)]
        if len(forms) == FORMS[node.func.id]:
            yield forms[0] if len(forms) == 1 else tuple(forms)
    for child in ast.iter_child_nodes(node):
        yield from _said_in(child)


def _written_out(called: str, said: str | tuple[str | None, ...]) -> Sentence:
    """A template's sentence, or its two forms, without the gaps that stand for values."""
    forms = [said] if isinstance(said, str) else [form for form in said if form is not None]
    return (forms[0], forms[1]) if called == "ngettext" else forms[0]


def file_of(language: str, kind: str) -> Path:
    """Where the catalogue of a language is."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / f"voicelens.{kind}"


def translations(language: str) -> Catalog:
    """What has been translated so far."""
    path = file_of(language, "po")
    return read_po(io.BytesIO(path.read_bytes() if path.exists() else b""), locale=language)


def updated(language: str, said: Iterable[tuple[str, Sentence]]) -> Catalog:
    """The catalogue with exactly these sentences and the translations that they have."""
    old, new = translations(language), _Steady(language, fuzzy=False)
    new.header_comment = "# What VoiceLens says. Made by make locale: only what follows msgstr is written by hand."
    for file, sentence in said:
        known = old.get(sentence if isinstance(sentence, str) else sentence[0])
        same = known is not None and known.id == sentence
        new.add(sentence, known.string if known and same else "", locations=[(file, 0)])
    return new


def untranslated(catalogue: Catalog) -> list[str]:
    """The sentences without a translation, or without one for each number."""
    return [_first(message) for message in catalogue if message.id and not _is_translated(message)]


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _is_translated(message: Message) -> bool:
    forms = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    return all(forms) and (len(forms) > 1) == message.pluralizable


def files(language: str, catalogue: Catalog) -> dict[Path, bytes]:
    """The text people translate in, and the file the program reads."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalogue, width=WIDTH, include_lineno=False)
    write_mo(mo, catalogue)
    return {file_of(language, "po"): po.getvalue(), file_of(language, "mo"): mo.getvalue()}


def main(arguments: list[str]) -> int:
    """Update, or with `--check` only compare; 1 where a sentence waits for a translation or a file is not current."""
    said = list(sentences())
    problems = []
    for language in TRANSLATED:
        catalogue = updated(language, said)
        problems += [f"{language}: no translation of “{sentence}”" for sentence in untranslated(catalogue)]
        for path, content in files(language, catalogue).items():
            if not path.exists() or path.read_bytes() != content:
                if "--check" in arguments:
                    problems.append(f"{path}: not up to date; run make locale")
                else:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
    print("\n".join(problems) or "Every sentence has its translation.")  # noqa: T201  (it tells a developer)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
