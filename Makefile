# Two commands for a fresh machine with Python 3.11 or newer and make:  make demo  ·  make test
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STUDY ?= voicelens-demo-study
TEXTS ?= $(VOICELENS_SHARED)

.PHONY: demo test check unit quality bench locale clean

$(VENV)/.run: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.dev: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

demo: $(VENV)/.run  ## from the sample survey to a brief
	$(BIN)/voicelens demo --study $(STUDY)

test: check unit  ## everything that has to pass

check: $(VENV)/.dev  ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/.dev  ## the tests, with branch coverage
	$(BIN)/python -m pytest -n 2 -m "not quality" --cov --cov-report=term

quality: $(VENV)/.bench  ## slow bars on measured quality; builds a small language-model server unless one is named
	VOICELENS_LLAMA_BUILD=$(if $(VOICELENS_LLAMA_PYTHON),,1) $(BIN)/python -m pytest -m quality

$(VENV)/.bench: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	touch $@

bench: $(VENV)/.bench  ## the benchmarks, each beside its peer
	$(BIN)/python benchmarks/end_to_end.py
	$(BIN)/python benchmarks/ingest.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python -m benchmarks.screen
	$(BIN)/python -m benchmarks.identifiers
	$(BIN)/python -m benchmarks.roster
	$(BIN)/python -m benchmarks.splitting
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.name_swap
	$(BIN)/python -m benchmarks.statistics
	$(BIN)/python -m benchmarks.protection
	$(BIN)/python -m benchmarks.labels
	$(if $(TEXTS),$(BIN)/python -m benchmarks.anonymise --shared $(TEXTS),@echo 'names in texts of others: not measured: TEXTS does not name their folder')

locale: $(VENV)/.dev  ## collect sentences for translators and compile the catalogues
	$(BIN)/python voicelens/locale/collect.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
