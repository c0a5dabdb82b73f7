PYTHON ?= python3
BIN := .venv/bin

.PHONY: all check preview test test-code lint bench accept clean help

all: .venv/.built ## build the deck, the sheet and the preview into build/
	$(BIN)/proofdeck build cards -o build

check: .venv/.built ## check every entry and formula, write nothing
	$(BIN)/proofdeck check cards

preview: .venv/.built ## build the preview alone
	$(BIN)/proofdeck build cards -o build --only html

test: .venv/.tested .venv/.mathjax ## run the tests
	$(BIN)/python -m pytest

test-code: .venv-code/.built ## run the code of the deck with the libraries it is about
	.venv-code/bin/proofdeck check cards --run-code

lint: .venv/.tested ## ruff and mypy, both strict
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: .venv/.tested ## time every stage, beside other ways; ENTRIES=10000 adds a deck of that size
	$(BIN)/python tests/bench/run.py $(ENTRIES)

accept: .venv/.tested .venv/.mathjax ## take today's output as the expected one
	ACCEPT=1 $(BIN)/python -m pytest

clean: ## remove outputs and the environment
	rm -rf .venv .venv-code build/ml-interview.*

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1: /p' $(MAKEFILE_LIST)

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.built: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	touch $@

.venv/.tested: .venv/.built requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

.venv-code/.built: requirements-code.txt requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv-code
	.venv-code/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-code.txt
	.venv-code/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	touch $@

# What Anki's desktop program brings, to show cards in a browser as it does; without npm, those tests are skipped.
.venv/.mathjax: | .venv/bin/python
	@mkdir -p .venv/mathjax
	@if command -v npm >/dev/null; then \
	  cd .venv/mathjax && npm pack --silent mathjax@3.2.2 && tar -xzf mathjax-3.2.2.tgz package/es5 && touch ../.mathjax; \
	else echo "npm is missing (on Debian: apt install npm): tests/browser is skipped"; fi
