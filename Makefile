# make demo    the demo neighbourhood in your browser        make test    all tests
# make start   the server with your own data                 make check   everything that is not a test
# PORT and WIJKAANPAK_DATA are honoured everywhere. `make help` lists all.

.DEFAULT_GOAL := help
UV_VERSION := 0.13.9
UV := .uv/bin/uv
PY := .venv/bin/python
BUILT_FROM := $(shell find wijkaanpak/ui/assets wijkaanpak/locale -type f \( -name '*.js' -o -name '*.css' -o -name '*.svg' -o -name '*.po' \) 2>/dev/null) package-lock.json build_assets.py build_fonts.py pyproject.toml

.PHONY: help
help:  ## Show what there is
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

.PHONY: demo
demo: .venv/.ready  ## Start De Hazelkamp, the demo neighbourhood, and keep what you do in it
	@.venv/bin/wijkaanpak demo

.PHONY: demo-fresh
demo-fresh: .venv/.ready  ## Start the demo over; what was done in it is gone
	@.venv/bin/wijkaanpak demo --fresh

.PHONY: start
start: .venv/.ready  ## Start the server with your own data
	@.venv/bin/wijkaanpak serve

.PHONY: test
test: .venv/.dev  ## Run all tests (browser journeys too when Chromium is there)
	@$(PY) -m pytest -n 2 --dist loadfile

.PHONY: test-postgres
test-postgres: .venv/.dev  ## Run the tests that use the database on a PostgreSQL of their own
	@$(PY) tools/with_postgres.py $(PY) -m pytest -n 2 --dist loadfile -m "not journey" --ignore tests/methods

.PHONY: explore
explore: .venv/.dev  ## Let the property tests try examples they never tried before
	$(PY) -m pytest -n 2 --dist loadfile -m "not journey" --hypothesis-profile explore

.PHONY: check
check: .venv/.dev  ## Look at everything that is not a test: style, types, floors, migrations, Dutch, licences
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) tools/dutch.py missing
	.venv/bin/reuse --suppress-deprecation lint -q
	$(PY) tools/publiccode.py

.PHONY: bench
bench: .venv/.dev  ## Measure: public pages, lists of 50,000, a million entries
	$(PY) -m bench

.PHONY: lock
lock: $(UV)  ## Take the newest versions of what we depend on and lock them
	$(UV) pip compile -q --upgrade pyproject.toml --universal --generate-hashes --no-header -o requirements.lock
	$(UV) pip compile -q --upgrade pyproject.toml --group dev --universal --generate-hashes --no-header -o requirements-dev.lock

$(UV):
	python3 -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/bin/python: | $(UV)
	$(UV) venv --quiet --no-python-downloads .venv || $(UV) venv --quiet --python 'python3' .venv

.venv/.locked: requirements.lock | .venv/bin/python
	$(UV) pip sync --quiet --require-hashes requirements.lock
	@touch $@

.venv/.ready: .venv/.locked $(BUILT_FROM)
	$(UV) pip install --quiet --no-deps --editable .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.ready
	$(UV) pip install --quiet --require-hashes --requirements requirements-dev.lock
	@touch $@
