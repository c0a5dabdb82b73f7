PYTHON ?= python3
BIN := .venv/bin

.PHONY: all check preview test lint bench accept clean help

all: .venv/.built ## build the deck, the sheet and the preview into build/
	$(BIN)/proofdeck build cards -o build

check: .venv/.built ## check every entry and formula, write nothing
	$(BIN)/proofdeck check cards

preview: .venv/.built ## build the preview alone
	$(BIN)/proofdeck build cards -o build --only html

test: .venv/.tested ## run the tests
	$(BIN)/python -m pytest

lint: .venv/.tested ## ruff and mypy, both strict
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: .venv/.tested ## time every stage, beside a bare genanki script
	$(BIN)/python tests/bench/run.py

accept: .venv/.tested ## take today's output as the expected one
	ACCEPT=1 $(BIN)/python -m pytest

clean: ## remove outputs and the environment
	rm -rf .venv build/ml-interview.*

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1: /p' $(MAKEFILE_LIST)

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.built: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	touch $@

.venv/.tested: .venv/.built requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@
