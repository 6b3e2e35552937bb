# The tasks of the project; `make help` lists them.
#
# The stamps in .venv say what is installed there. They depend on pyproject.toml, so a second
# run installs nothing. The package is installed editable: a change in src/ is live at once.

PYTHON ?= python3
ARGS   ?=
# How many tests run at once: a number, or auto for one to a core. Tests of a file stay in one process, as far as that
# leaves none idle: they share what they have worked out.
JOBS   ?= auto
# How long each reader is fuzzed.
SECONDS_EACH ?= 60

VENV := .venv
BIN  := $(VENV)/bin
DEMO := $(VENV)/.installed-demo
DEV  := $(VENV)/.installed-dev
# The compiled kernel, under whatever name it was built.
BUILT = $(wildcard src/denouement/_kernel.*so src/denouement/_kernel.*pyd)
PYTEST = $(BIN)/python -m pytest -n $(JOBS) --dist worksteal

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export PIP_NO_INPUT := 1
PIP_INSTALL := $(BIN)/python -m pip install --quiet

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## list the tasks
	@echo "make TASK [PYTHON=python3.12] [JOBS=4] [ARGS='more arguments for the command']"
	@awk -F ':.*## ' '/^[a-z][a-z-]*:.*## / { printf "  %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: demo
demo: $(DEMO) ## install what is needed to run, and take the tour
	@$(BIN)/denouement demo $(ARGS)

.PHONY: test
test: $(DEV) ## run the tests, except the slow ones
	$(PYTEST) $(ARGS)

# Exit code 5 is pytest's word for "nothing selected", which is no failure here. What is answered by the kernel,
# where there is one, is then answered by the reference engine too.
.PHONY: slow
slow: $(DEV) ## run the slow tests, with many more random cases, and all that answers with the other engine
	HYPOTHESIS_PROFILE=long $(PYTEST) -m slow $(ARGS) || [ $$? -eq 5 ]
	DENOUEMENT_ENGINE=reference $(PYTEST) $(ARGS) tests/answers tests/search || [ $$? -eq 5 ]

# What cannot be installed is named and left out; its tests are then skipped, each with the reason.
.PHONY: clients
clients: $(DEV) ## install the programs of others that the slow tests hold exports against
	tests/clients/install

# Guided by atheris where it can be had; else texts are changed at random, and the first line says so.
.PHONY: fuzz
fuzz: $(DEV) ## feed both readers with texts that are nearly right; SECONDS_EACH=600 for longer
	@$(PIP_INSTALL) --editable '.[fuzz]' || echo "atheris cannot be installed here." >&2
	$(BIN)/python tests/fuzz/run.py problems --seconds $(SECONDS_EACH) $(ARGS)
	$(BIN)/python tests/fuzz/run.py stories --seconds $(SECONDS_EACH) $(ARGS)

.PHONY: check
check: lint types kernel test docs ## run everything that CI runs, except the slow tests

.PHONY: lint
lint: $(DEV) ## look for mistakes and for unformatted code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

.PHONY: types
types: $(DEV) ## check the types
	$(BIN)/mypy

# What is not installed here is left out, with a line that says so; everything else works without it.
.PHONY: kernel
kernel: $(DEV) ## check the compiled kernel: format, lints, its own tests, the types it promises
	@if ! command -v cargo >/dev/null; then \
	  echo "cargo is not installed: the source of the kernel is not checked." >&2; \
	else cd kernel; \
	  if cargo fmt --version >/dev/null 2>&1; then cargo fmt --check; \
	  else echo "rustfmt is not installed: the format of the kernel is not checked." >&2; fi && \
	  if cargo clippy --version >/dev/null 2>&1; then \
	    cargo clippy --quiet --locked --workspace --all-targets -- -D warnings; \
	  else echo "clippy is not installed: the kernel is not searched for mistakes." >&2; fi && \
	  cargo test --quiet --locked; \
	fi
	@if $(BIN)/python -c 'import denouement._kernel' 2>/dev/null; then \
	  $(BIN)/python -m mypy.stubtest denouement._kernel; \
	else echo "the compiled kernel is not installed: its types are not checked, and tests/kernel is skipped." >&2; fi

.PHONY: build
build: $(DEV) ## build the compiled kernel anew, after a change to its source
	@rm -f $(BUILT)
	@$(PIP_INSTALL) --editable .
	@$(BIN)/python -c 'import denouement._kernel' || { \
	  echo "The kernel could not be built; cargo build in kernel/ tells why." >&2; exit 1; }

# -E reads every page again: a page that Sphinx remembers does not repeat its warnings.
.PHONY: docs
docs: $(DEV) ## build the documentation into docs/_build/html
	$(BIN)/python -m sphinx -E -W --keep-going -q -b html docs docs/_build/html

.PHONY: format
format: $(DEV) ## format the code and repair what can be repaired
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: clean
clean: ## remove everything that was made here, the environment too
	rm -rf $(VENV) build dist docs/_build kernel/target .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -f $(BUILT)
	find src tests docs -name __pycache__ -type d -prune -exec rm -rf {} +

# A half-made environment is removed, so that the next run starts afresh.
$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Denouement needs Python 3.11 or newer, and '$(PYTHON)' was not found." >&2; \
	  echo "Say which to use, for example: make demo PYTHON=/path/to/python3.12" >&2; \
	  exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Denouement needs Python 3.11 or newer; '$(PYTHON)' is `$(PYTHON) -V 2>&1`." >&2; \
	  echo "Say which to use, for example: make demo PYTHON=python3.12" >&2; \
	  exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  rm -rf $(VENV); \
	  echo "The environment could not be made; on Debian and Ubuntu, install python3-venv." >&2; \
	  exit 1; }

$(DEMO): pyproject.toml | $(BIN)/python
	@echo "Installing Denouement into $(VENV) ..." >&2
	@$(PIP_INSTALL) --editable .
	@touch $@

# What the tests need includes what the demo needs.
$(DEV): pyproject.toml | $(BIN)/python
	@echo "Installing Denouement and its tools into $(VENV) ..." >&2
	@$(PIP_INSTALL) --editable '.[dev,docs]'
	@touch $(DEMO) $@
