from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from voicelens.errors import UsageError
from voicelens.pipeline import pdf


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text("<!doctype html><title>A</title><p>One page", encoding="utf-8")
    return path


@pytest.mark.skipif(not pdf.find_browser(), reason="no browser on this machine")
def test_a_page_is_printed_beside_itself(page: Path) -> None:
    target = pdf.print_pdf(page)
    assert target == page.with_suffix(".pdf")
    assert target.read_bytes().startswith(b"%PDF")


def test_without_anything_to_print_with_a_person_is_told_what_to_do(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "find_browser", lambda: "")
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match="nothing on this machine could print it") as told:
        pdf.print_pdf(page)
    assert "Chromium" in told.value.fix


def test_a_browser_that_fails_is_the_same_as_none(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_browser", lambda: sys.executable)
    with pytest.raises(UsageError):
        pdf.print_pdf(page)


def test_a_library_prints_where_there_is_no_browser(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Page:
        def __init__(self, filename: str) -> None:
            self.text = Path(filename).read_text(encoding="utf-8")

        def write_pdf(self, target: str) -> None:
            Path(target).write_text(self.text, encoding="utf-8")

    monkeypatch.setitem(sys.modules, "weasyprint", SimpleNamespace(HTML=Page))
    monkeypatch.setattr(pdf, "find_browser", lambda: "")
    monkeypatch.setattr(pdf, "find_spec", lambda name: True)
    assert "One page" in pdf.print_pdf(page).read_text(encoding="utf-8")


def test_a_browser_is_found_by_its_name_or_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    monkeypatch.setattr(pdf, "PLACES", (str(tmp_path / "gone"),))
    assert pdf.find_browser() == ""
    (tmp_path / "browser").touch()
    monkeypatch.setattr(pdf, "PLACES", (str(tmp_path / "gone"), str(tmp_path / "browser")))
    assert pdf.find_browser() == str(tmp_path / "browser")
