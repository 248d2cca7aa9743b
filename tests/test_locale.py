"""Everything a person reads can be read in Spanish, and the catalogue that says so is complete and current."""

import ast
import gettext
import html
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import voicelens
from tests.test_layers import HELP_SECONDS, plain_environment
from voicelens.cli.door import run as command
from voicelens.i18n import speaking
from voicelens.pipeline.run import run_stages
from voicelens.pipeline.steps import STEPS, Step
from voicelens.pipeline.studies import new_study
from voicelens.settings_file import change
from voicelens.study.folder import Study, open_study
from voicelens.study.sources import sources
from voicelens.study.store import manifest, read_table

PACKAGE = Path(voicelens.__file__).parent
COLLECT = PACKAGE / "locale" / "collect.py"
CATALOGUE = PACKAGE / "locale" / "es" / "LC_MESSAGES"
PLACES = re.compile(r"\{\w*\}|%\(\w+\)s|</?\w+>")
ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "with",
        "that",
        "this",
        "is",
        "are",
        "was",
        "not",
        "for",
        "from",
        "which",
        "who",
        "what",
        "they",
    ]
)


@pytest.fixture(scope="module")
def spanish() -> Catalog:
    with (CATALOGUE / "voicelens.po").open("rb") as text:
        return read_po(text, locale="es")


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def test_every_sentence_has_its_translation_and_the_files_are_current() -> None:
    done = subprocess.run([sys.executable, str(COLLECT), "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "Every sentence has its translation.\n"), done.stderr


def test_the_check_names_what_is_missing_and_changes_nothing(spanish: Catalog, tmp_path: Path) -> None:
    program = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(COLLECT.parent)!r})
import collect
collect.file_of = lambda language, kind: Path({str(tmp_path)!r}) / kind
sys.exit(collect.main(["--check"]))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "es: no translation of “Draft”" in done.stdout
    assert "not up to date" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_translation_keeps_the_places_and_the_markup_of_its_sentence(spanish: Catalog) -> None:
    for message in messages(spanish):
        for sentence, translation in zip(forms(message.id), forms(message.string), strict=True):
            assert sorted(PLACES.findall(translation)) == sorted(PLACES.findall(sentence)), sentence


def test_a_translation_begins_and_ends_like_its_sentence(spanish: Catalog) -> None:
    for message in messages(spanish):
        for sentence, translation in zip(forms(message.id), forms(message.string), strict=True):
            spaces = [(len(text) - len(text.lstrip()), text.endswith(" ")) for text in (sentence, translation)]
            assert spaces[0] == spaces[1], sentence
            assert (sentence[-1] in ".:?!") == (translation[-1] in ".:?!"), sentence


def test_no_translation_is_a_guess_and_every_number_has_its_form(spanish: Catalog) -> None:
    assert [message.id for message in messages(spanish) if message.fuzzy] == []
    assert spanish.num_plurals == 2
    assert all(
        len(message.string) == 2 and all(message.string) for message in messages(spanish) if message.pluralizable
    )


def test_the_compiled_catalogue_says_what_the_text_says(spanish: Catalog) -> None:
    with (CATALOGUE / "voicelens.mo").open("rb") as compiled:
        said = gettext.GNUTranslations(compiled)
    for message in messages(spanish):
        if message.pluralizable:
            assert [said.ngettext(*message.id, n) for n in (1, 2)] == list(message.string)
        else:
            assert said.gettext(message.id) == message.string


def test_every_sentence_is_written_out_where_it_is_said() -> None:
    """A sentence put together from pieces, or named by a variable, can be neither collected nor translated."""
    made_up = [
        f"{path.name}:{call.lineno}"
        for path in PACKAGE.rglob("*.py")
        if path.name != "i18n.py"
        for call in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"say", "ngettext"}
        if not all(isinstance(each, ast.Constant) for each in call.args[: 1 if call.func.id == "say" else 2])
    ]
    assert made_up == []


@pytest.fixture(scope="module")
def in_spanish(finished: Path, tmp_path_factory: pytest.TempPathFactory) -> Study:
    """The small study, run for a Spanish brief from an English terminal. Do not change it."""
    study = open_study(shutil.copytree(finished, tmp_path_factory.mktemp("es") / "school-study"))
    study.change_settings(change(study.settings_text, {("study", "language"): "es"}))
    run_stages(study)
    return study


def visible(page: str) -> str:
    """The words of a page, those for screen readers included."""
    body = re.sub(r"<style>.*?</style>", " ", page, flags=re.DOTALL)
    spoken = " ".join(re.findall(r'aria-label="([^"]*)"', body))
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body) + " " + spoken).split())


def of_people(study: Study) -> Iterator[str]:
    """What stands on a page in the words of people: names, questions, answers."""
    settings = study.settings
    yield from (settings.study.name, *(prompt.wording for prompt in settings.prompts))
    yield from (group.label for group in settings.groups)
    yield from read_table(study, folder("themes"), "themes")["name"]
    yield from read_table(study, folder("quotes"), "quotes")["text"]
    yield from read_table(study, folder("published"), "published")["group"].astype(str)


def folder(table: str) -> str:
    return next(step.folder for step in STEPS if table in step.writes)


def test_a_spanish_brief_has_no_english_sentence_in_it(in_spanish: Study, spanish: Catalog) -> None:
    text = visible((in_spanish.drafts / "brief.html").read_text(encoding="utf-8"))
    for sentence in (form for message in messages(spanish) for form in forms(message.id)):
        for piece in PLACES.split(sentence):
            assert len(piece.split()) < 3 or piece.strip() not in text
    for words in sorted(of_people(in_spanish), key=len, reverse=True):
        text = text.replace(words, " ") if len(words) > 2 else text
    assert set(re.findall(r"[a-z]+", text.lower())) & ENGLISH == set()


def test_the_tables_behind_a_spanish_brief_speak_spanish(in_spanish: Study) -> None:
    shown = read_table(in_spanish, folder("published"), "published")
    told = set(shown["shown"]) | set(shown["reason"])
    assert "no se muestra" in told
    assert not [sentence for sentence in told if set(sentence.lower().split()) & ENGLISH]
    meanings = read_table(in_spanish, folder("themes"), "themes")["description"]
    assert not [meaning for meaning in meanings if set(meaning.lower().split()) & ENGLISH]


def test_every_stage_that_says_something_depends_on_the_language(in_spanish: Study, finished: Path) -> None:
    def says(study: Study, step: Step) -> tuple[object, ...]:
        sealed = manifest(study, step.folder)
        assert sealed is not None
        return tuple(sealed[part] for part in ("files", "notes"))

    english = open_study(finished)
    silent = [step for step in STEPS if "study.language" not in step.settings]
    assert {step.name for step in silent} <= {"screen", "split", "embed"}
    assert all(says(in_spanish, step) == says(english, step) for step in silent)


def test_the_terminal_keeps_its_own_language(study: Study, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["run", str(study.path), "--lang", "es"]) == 0
    said = capsys.readouterr().out
    assert "brief: the setting study.language changed" in said
    assert "The brief (a draft) is here" in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not count the processor time of child processes")
def test_help_in_spanish_is_spanish_and_answers_at_once() -> None:
    import resource

    said = []

    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-m", "voicelens", "run", "--help"], capture_output=True, encoding="utf-8", check=True,
            cwd=PACKAGE.parent, env={**plain_environment(), "VOICELENS_LANG": "es"},
        )  # fmt: skip
        said.append(done.stdout)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    assert statistics.median(seconds() for _ in range(5)) < HELP_SECONDS
    assert {"Uso:", "Opciones:", "Argumentos:"} <= set(said[0].split())
    assert set(re.findall(r"[a-z]+", said[0].lower())) & ENGLISH == set()


def test_a_new_study_asked_for_in_spanish_is_spanish_from_its_first_word(survey: Path, tmp_path: Path, capsys) -> None:
    assert command(["run", str(survey), "--study", str(tmp_path / "s"), "--lang", "es", "--dry-run"]) == 0
    report = new_study(survey, tmp_path / "s", language="es")
    study = open_study(report.study)
    assert study.settings.study.language == "es"
    assert [entry.wave for entry in sources(study)] == ["Ciclo 1"]
    assert "Rows" in report.understood


def test_the_labels_of_groups_do_not_depend_on_the_terminal(survey: Path, tmp_path: Path) -> None:
    with speaking("es"):
        report = new_study(survey, tmp_path / "s")
    assert "Filas" in report.understood
    assert "Grade" in {group.label for group in open_study(report.study).settings.groups}


def test_a_language_that_is_not_known_is_refused_before_anything_is_written(
    survey: Path, tmp_path: Path, capsys
) -> None:
    assert command(["run", str(survey), "--study", str(tmp_path / "s"), "--lang", "fr"]) == 11
    assert not (tmp_path / "s").exists()
