# The two commands of a fresh machine: `make site` and `make test`. They need git, make, and Python 3.11+ with venv.

PYTHON ?= python3
BIN := .venv/bin
# What the tool needs to run, and every new portfolio is given.
RUNTIME := generator/otofolio/starter/files/requirements.lock
# Material's notice about MkDocs 2 is no concern of this project, which pins MkDocs 1.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site serve test quick check mutants audit bench growth fuzz constraints pictures clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 22

site: .venv/installed ## Build the example website into site/
	$(BIN)/mkdocs build --strict

serve: .venv/installed ## Show the example website while editing it
	$(BIN)/mkdocs serve

# A process that has nothing left to do takes over tests of another: what several tests need is there once a process.
PYTEST := $(BIN)/pytest -n auto --dist worksteal

test: .venv/installed-dev ## Run the tests
	$(PYTEST)

quick: .venv/installed-dev ## Run the tests that need neither a browser nor other people's files
	$(PYTEST) -m "not browser and not corpus"

check: .venv/installed-dev ## Lint, look at the formatting, and check the types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

mutants: .venv/installed-dev ## Change the code on purpose and count what the tests notice (hours; needs Linux or macOS)
	$(BIN)/python tests/mutants/run.py

bench: .venv/installed-dev ## Measure speed and memory
	$(BIN)/python tests/bench/run.py

growth: .venv/installed-dev ## Measure how time grows with the input
	$(BIN)/python tests/bench/growth.py

fuzz: .venv/installed-dev ## Read damaged files for a minute
	$(BIN)/python tests/fuzz/run.py

audit: .venv/installed-dev tests/audit/node_modules/installed ## Measure the site in a real browser (Chromium, npm, Java)
	$(BIN)/pytest -n auto --dist loadgroup -c tests/audit/pytest.ini tests/audit

pictures: .venv/installed-dev ## Draw the example's, the README's and the tests' pictures again
	$(BIN)/python tests/pictures/renew.py
	$(BIN)/python tests/kit/golden_pictures.py
	$(BIN)/python tests/site/golden_pages.py

LOCK := build/uv/bin/uv pip compile --no-config --system-certs --quiet --upgrade --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --only-binary :all: --no-annotate --custom-compile-command 'make constraints'
# Wheels only, here and where they are installed: a wheel runs nothing while it is being installed.
constraints: ## Write the newest versions that fit, with their hashes, into the lists that are installed from
	rm -rf build/uv
	$(PYTHON) -m venv build/uv
	build/uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement .ci/uv.txt
	$(LOCK) --emit-build-options --group dev --group build --output-file constraints.txt pyproject.toml
	$(LOCK) --emit-build-options --constraint constraints.txt --output-file $(RUNTIME) pyproject.toml
	echo uv | $(LOCK) --output-file .ci/uv.txt -

clean: ## Remove everything that can be made again
	rm -rf .venv site build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The stamps make a second call fast, and any change of the pins a new installation.
.venv/uv: .ci/uv.txt constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Otofolio needs Python 3.11 or newer, and $(PYTHON) is " + sys.version.split()[0])'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement .ci/uv.txt
	touch $@

# uv takes a tenth of pip's time, and holds all that it installs to the hashes, build tools too. The checkout itself has
# none to be held to. Like pip it trusts whom the system trusts, which includes the networks of hospitals.
INSTALL := $(BIN)/uv pip install --no-config --system-certs --quiet --python .venv
.venv/installed: .venv/uv pyproject.toml $(RUNTIME)
	$(INSTALL) --require-hashes --requirement $(RUNTIME)
	$(INSTALL) --no-deps --build-constraints constraints.txt --editable .
	touch $@

.venv/installed-dev: .venv/installed
	$(INSTALL) --constraint constraints.txt --group dev
	touch $@

tests/audit/node_modules/installed: tests/audit/package-lock.json
	npm ci --prefix tests/audit --no-audit --no-fund
	touch $@
