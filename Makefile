# Everything is done by these few words; `make` alone tells them. Nothing is installed outside .venv.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
SETS ?= dev dev2
LOCK = $(BIN)/uv pip compile --generate-hashes --universal --python-version 3.11 --quiet --no-header \
	--no-emit-index-url --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help environment packages setup run test check evaluate weigh benchmark drill screenshots lock

help: ## Tell what can be asked for
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

environment:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Merzim needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1)." \
			"Name another one: make setup PYTHON=python3.12"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
		echo "Making the environment in $(VENV) …"; \
		$(PYTHON) -m venv --clear $(VENV) || { \
			echo "Python cannot make an environment. On Debian or Ubuntu: apt install python3-venv"; exit 1; }; }

# A copy of the lock that was installed last lies in the environment; only another one is installed.
packages: environment
	@cmp -s requirements/base.txt $(VENV)/base.installed || { \
		echo "Installing what Merzim runs on (under a minute) …"; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
			-r requirements/base.txt && cp requirements/base.txt $(VENV)/base.installed; }

setup: packages ## Make the environment from the locked requirements
	@cmp -s requirements/dev.txt $(VENV)/dev.installed || { \
		echo "Installing what the tests and checks need (a minute) …"; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
			-r requirements/base.txt -r requirements/dev.txt && cp requirements/dev.txt $(VENV)/dev.installed; }
	@$(BIN)/python -m compileall -q instructions notifications tracker

run: packages ## Start Merzim with sample data on http://127.0.0.1:8000/ (PORT= takes another port)
	@exec env MERZIM_DEBUG=1 MERZIM_DEMO=1 MERZIM_PORT=$(PORT) $(BIN)/python manage.py serve

test: setup ## Run every test, with private PostgreSQL and Redis servers
	@echo "The domain on SQLite …"
	@$(BIN)/python -m pytest -q -n 2 $(PYTEST) -m "not (postgres or redis or browser or shared or slow)" \
		--ignore=tests/instructions/extraction tests/instructions
	@echo "Everything on PostgreSQL and Redis …"
	@$(BIN)/python -m tests.servers -- $(BIN)/python -m pytest -n 2 $(PYTEST)

check: setup ## Lint, types, import contract, migrations, deployment, API schema, translations
	@$(BIN)/python -m tests.checks

evaluate: setup ## Print scores and reliability over the documents beside the checkout (MISSES=1 for misses)
	@$(BIN)/python -m benchmarks.evaluate $(if $(MISSES),--misses) $(SETS)

weigh: setup ## Fit the weights of reading anew to the documents with keys and the sentences of the tests
	@$(BIN)/python -m benchmarks.sentences && $(BIN)/python -m benchmarks.weigh && $(BIN)/python -m benchmarks.weigh_owners

benchmark: setup ## Print speed and scale beside their limits, and write var/benchmark.json
	@$(BIN)/python -m benchmarks.run

drill: setup ## Kill workers, beats, Redis and PostgreSQL at random while reminders go out (KILLS=200)
	@$(BIN)/python -m benchmarks.drill --kills $(or $(KILLS),200)

screenshots: setup ## Take the pictures of docs/screenshots/ anew, in three languages
	@MERZIM_TEST_SCREENSHOTS=docs/screenshots $(BIN)/python -m tests.servers -- \
		$(BIN)/python -m pytest -q tests/browser/test_screenshots.py

lock: setup ## Compile requirements/*.in into locks with hashes
	$(LOCK) requirements/base.in -o requirements/base.txt
	$(LOCK) requirements/dev.in -c requirements/base.txt -o requirements/dev.txt
