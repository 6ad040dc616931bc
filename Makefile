# Diptych: run, test and check. Needs Python 3.11 or newer with venv, and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.run
WORK := $(VENV)/.work
ARGS ?=
# Tests run in as many processes as there are cores; JOBS=0 runs them in one, to debug.
JOBS ?= auto
HOSTILE ?= ../shared/hostile/generate.py

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
# Without them pytest rewrites every test file at each start, which takes longer than many tests.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help run test fast coverage pythons check faults fuzz keys hostile bench picture docs pins clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: $(RUN) ## open the bundled pair of articles
	@$(BIN)/diptych sample

test: $(WORK) ## run the tests; ARGS is handed to pytest
	$(BIN)/python -m pytest -q -n $(JOBS) --dist worksteal $(ARGS)

fast: $(WORK) ## run the tests that need no app, no terminal and no child process
	$(BIN)/python -m pytest -q -n $(JOBS) --dist worksteal -m fast $(ARGS)

coverage: $(WORK) ## run the tests and list the lines and branches that none of them reaches
	$(BIN)/python -m pytest -q -n $(JOBS) --dist worksteal --cov --cov-report=term-missing $(ARGS)

pythons: | $(BIN)/python ## run the tests on every Python from 3.11 on that is installed here
	@$(PYTHON) -m venv $(VENV)/nox
	@$(VENV)/nox/bin/pip install -q 'nox>=2025.5,<2027'
	$(VENV)/nox/bin/nox $(if $(ARGS),-- $(ARGS))

check: $(WORK) ## lint, format, types, import contracts, size budgets
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/test_budgets.py

faults: $(WORK) ## break disk, terminal and program in every way, for an hour or two, and print what came of it
	DIPTYCH_LONG=1 $(BIN)/python -m pytest tests/faults tests/articles/notes tests/real_terminal/test_two_windows.py \
		tests/real_terminal/test_leaving_in_mid_word.py $(ARGS)

# The fuzzer is made for few systems and Pythons; elsewhere hypothesis makes the inputs, unguided.
fuzz: $(WORK) ## feed broken input to every reader for long; TARGET, RUNS, SECONDS, REPLAY
	@$(BIN)/python -m pip install -q --require-hashes --no-deps -r tests/fuzz/atheris.txt 2>/dev/null || \
		echo "atheris does not install here: hypothesis makes the inputs"
	$(BIN)/python -m tests.fuzz $(if $(TARGET),--target $(TARGET)) $(if $(RUNS),--runs $(RUNS)) \
		$(if $(SECONDS),--seconds $(SECONDS)) $(if $(REPLAY),--replay $(REPLAY)) $(ARGS)

keys: $(WORK) ## press random keys on a real terminal for half an hour, and print what came of it; KEYS, SEED
	$(BIN)/python -m tests.real_terminal.random_keys --keys $(or $(KEYS),50000) --seed $(or $(SEED),1) $(ARGS)

hostile: $(WORK) ## open every input of the hostile corpus in a real terminal, and print what came of it
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
		$(BIN)/python -m tests.real_terminal.corpus --make $(HOSTILE) "$$folder/corpus" $(ARGS)

bench: $(WORK) ## measure speed beside what a user would pick instead
	$(BIN)/python -m benchmarks $(ARGS)

picture: $(WORK) ## redraw the pictures of the pages, and the recording
	$(BIN)/python -m docs.picture
	$(BIN)/python -m docs.recording

docs: ## build the pages as a site that needs no network, in site/
	@$(PYTHON) -m venv $(VENV)/docs
	@$(VENV)/docs/bin/pip install -q --require-hashes --no-deps -r docs/requirements.txt
	NO_MKDOCS_2_WARNING=1 $(VENV)/docs/bin/mkdocs build --quiet
	@echo "open site/index.html"

clean: ## remove the virtual environment, caches and builds
	rm -rf $(VENV) site dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .fuzz .nox .coverage*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "make: $(PYTHON) is not Python 3.11 or newer; name one: make PYTHON=python3.12 run" >&2; exit 2; }
	@echo "Making $(VENV); this happens once and takes about a minute"
	@$(PYTHON) -m venv $(VENV)

# Without hashes pip would take whatever the index offers; the project itself is a folder and cannot have one.
$(RUN): pyproject.toml constraints.txt | $(BIN)/python
	@sed '/^# to test and check/,$$d' constraints.txt > $(VENV)/run.txt
	@$(BIN)/python -m pip install -q --require-hashes --no-deps -r $(VENV)/run.txt
	@$(BIN)/python -m pip install -q --no-deps --no-build-isolation --editable .
	@touch $@

$(WORK): $(RUN)
	@$(BIN)/python -m pip install -q --require-hashes --no-deps -r constraints.txt
	@touch $@

# Writes constraints.txt anew from the ranges in pyproject.toml: newest versions, unless PINS names a file that holds others.
PINS ?= /dev/null
COMPILE := $(VENV)/pins/bin/pip-compile -q --generate-hashes --no-header --no-annotate --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

pins: | $(BIN)/python ## choose the pinned versions anew
	@$(PYTHON) -m venv $(VENV)/pins
	@$(VENV)/pins/bin/pip install -q 'pip-tools>=7.5,<8'
	@$(BIN)/python -c 'import tomllib; p = tomllib.load(open("pyproject.toml", "rb")); \
		print(*p["project"]["dependencies"], *p["build-system"]["requires"], "editables", "textual==8.2.8", sep="\n")' > $(VENV)/run.in
	@$(BIN)/python -c 'import tomllib; p = tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]; \
		print(*p["test"], *p["check"], sep="\n")' > $(VENV)/work.in
	@$(COMPILE) -c $(PINS) -o $(VENV)/run.txt $(VENV)/run.in
	@$(COMPILE) -c $(PINS) -o $(VENV)/all.txt $(VENV)/work.in $(VENV)/run.txt
	@$(BIN)/python -c 'import tomllib; p = tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]; \
		print(*p["docs"], sep="\n")' > $(VENV)/docs.in
	@$(COMPILE) -c $(PINS) -o docs/requirements.txt $(VENV)/docs.in
	@$(BIN)/python -c 'import re; read = lambda n: re.split(r"\n(?=\S)", open("$(VENV)/" + n).read().strip()); \
		run = read("run.txt"); work = [pin for pin in read("all.txt") if pin not in run]; \
		print("# to run", *run, "# to test and check", *work, sep="\n")' > constraints.txt
