# SalesDesk: `make run` and `make test` do all set-up themselves (see .ci/setup.py).
# PYTHON=python3.12 chooses another Python; ARGS="..." goes to the program (run) or to pytest (test).

SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
	&& echo $$python && break; done)
BIN := .venv/bin
ARGS ?=
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.PHONY: help ready run test lint screens bench translations freeze clean

help:
	@echo "make run           start SalesDesk on the sample database"
	@echo "make test          ruff, mypy, all tests, coverage"
	@echo "make lint          ruff and mypy only"
	@echo "make screens       every screen as PNG in out/screens"
	@echo "make bench         speed, as ratios against a floor of the same run"
	@echo "make translations  collect new texts, compile the languages"
	@echo "make freeze        the program in one folder (dist/salesdesk), and its smoke test"
	@echo "make clean         remove what make made, except .venv"

ready:
	@test -n "$(PYTHON)" || { echo "SalesDesk: Python 3.11, 3.12 of 3.13 nodig / needed (apt-get install python3)" >&2; exit 1; }
	@$(PYTHON) .ci/setup.py $(SETUP)

run: SETUP := --window
run: ready
	@$(BIN)/python -m salesdesk --sample $(ARGS)

lint: ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	$(BIN)/coverage erase
	$(OFFSCREEN) $(BIN)/coverage run -m pytest -q -n auto --maxprocesses 4 --dist worksteal $(ARGS)
	@$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

screens: ready
	$(BIN)/python -m salesdesk --screens out/screens $(ARGS)

bench: ready
	$(OFFSCREEN) $(BIN)/python -m pytest tests/bench -q -s -o python_files='bench_*.py' $(ARGS)

translations: ready
	$(BIN)/python .ci/translations.py

freeze: SETUP := --bundle
freeze: ready
	$(BIN)/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build build_installer.spec
	$(OFFSCREEN) dist/salesdesk/salesdesk --smoke-test

clean:
	rm -rf build dist out .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find salesdesk tests migrations -name __pycache__ -prune -exec rm -rf {} +
