# Everything a developer or a new user types. `make run` and `make test` do all the set-up.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DATA ?= ../shared/data
.PHONY: run test check lint types arrows pytest bench screenshots install system

run: install
	@.ci/run-window

test: check

check: install lint types arrows pytest

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

arrows:
	$(BIN)/lint-imports

# Windows and indexes of all tests of a process stay in its memory: those that open many of them
# get a new process for every few files.
WINDOWS := tests/ui tests/journeys
pytest:
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(WINDOWS:%=--ignore=%)
	find $(WINDOWS) -name 'test_*.py' | sort | QT_QPA_PLATFORM=offscreen xargs -P 3 -n 4 .ci/few-tests

bench: install
	$(BIN)/python -m tests.benchmarks --data $(DATA)

screenshots: install
	$(BIN)/python -m tests.screenshots screenshots

install: system $(STAMP)

system:
	@.ci/system-libraries

# torch by itself and first: anything else that asks for it would bring gigabytes of CUDA packages
$(STAMP): pyproject.toml .ci/constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "Pandecta needs CPython 3.11 (set PYTHON=...)"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt --editable '.[dev]'
	touch $@
