"""The README is true: its commands exist, its settings are the settings, its examples run."""

import dataclasses
import re
from pathlib import Path

import pytest
from typer.main import get_command

import voicelens as vl
from voicelens.cli.app import app
from voicelens.review import ThemeDecision
from voicelens.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme_and_every_command_of_the_readme_exists() -> None:
    known = set(get_command(app).commands)  # type: ignore[attr-defined]
    told = set(re.findall(r"(?:^|`)voicelens ([a-z]+)", README, flags=re.MULTILINE))
    assert told == known


def test_every_setting_is_in_the_readme_with_its_default() -> None:
    sections = {
        name.strip("`[]"): row for name, row in re.findall(r"^\| (`\[+\w+\]+`) \| (.*) \|$", README, flags=re.MULTILINE)
    }
    for section in dataclasses.fields(Settings):
        row = sections[section.name]
        default = getattr(Settings(), section.name)
        for field in dataclasses.fields(default) if dataclasses.is_dataclass(default) else ():
            assert f"`{field.name}`" in row, (section.name, field.name)
            value = getattr(default, field.name)
            if value not in ("", ()):
                shown = (
                    f'"{value}"' if isinstance(value, str) else f"{value:g}" if isinstance(value, float) else str(value)
                )
                shown = shown.lower() if isinstance(value, bool) else shown
                assert shown in row.replace("0.10", "0.1"), (section.name, field.name)


def test_the_example_of_a_decision_is_one() -> None:
    header, line = re.search(r"```\n(action,.*)\n(rename,.*)\n```", README).groups()  # type: ignore[union-attr]
    assert header.split(",") == ThemeDecision.columns()
    assert (
        ThemeDecision.build(2, dict(zip(header.split(","), line.split(","), strict=True))).label == "More time to eat"
    )


def test_the_example_in_python_runs(tmp_path: Path, survey: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "answers.csv").write_bytes(survey.read_bytes())
    monkeypatch.chdir(tmp_path)
    code = re.search(r"```python\n(.*?)```", README, flags=re.DOTALL).group(1)  # type: ignore[union-attr]
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)
    report = names["report"]
    assert isinstance(report, type(vl.run(tmp_path / "answers-study")))
    assert report.brief.exists()


@pytest.mark.parametrize("page", ["README.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))])
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert ((ROOT / page).parent / target).exists(), target
