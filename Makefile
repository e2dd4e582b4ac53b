.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.NOTPARALLEL:

IN := .venv/bin
CODE := portal strategy ecosystems contacts tests manage.py
PUBLIC := SITE_URL=https://portal.example SECRET_KEY=only-for-checks-0123456789-abcdefghijklmnopqrstuvwxyz
# Python 3.11 keeps Django at 5.2, its long-term release.
LOCK := $(IN)/uv pip compile pyproject.toml --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet

.PHONY: help run test check format messages lock bench interleavings test-next installed installed-dev system \
	lint types layers deployable migrated pytest-sqlite pytest-postgres pytest-browser

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

run: installed ## Serve the portal on http://127.0.0.1:8000/ (PORT=8001 for another port)
	@exec $(IN)/python manage.py serve

test: installed-dev system check pytest-sqlite pytest-postgres pytest-browser ## Run every check and every test, as CI does

check: installed-dev lint types layers deployable migrated ## Run the fast checks: format, lint, templates, types, layers, deployment

format: installed-dev ## Format Python and templates
	@$(IN)/ruff check --fix-only --quiet $(CODE)
	@$(IN)/ruff format $(CODE)
	@find templates -name '*.html' -exec $(IN)/djade --target-version 5.2 {} + || true # 1 says that it changed one

messages: installed-dev ## Collect the visible words into portal/locale and compile the translations
	@$(IN)/python -m tests.messages

lock: installed-dev ## Pin the newest releases that pyproject.toml allows
	@$(LOCK) --upgrade --output-file requirements.lock
	@$(LOCK) --upgrade --group dev --constraints requirements.lock --output-file tests/requirements.lock

bench: installed-dev ## Measure requests a second beside a bare Django view
	@$(IN)/python -m tests.bench

interleavings: installed-dev ## Search 1,000 interleavings of three editors on each database for a lost edit
	@INTERLEAVINGS=1000 $(IN)/python -m pytest -s tests/publishing/test_nothing_is_lost.py
	@INTERLEAVINGS=1000 $(IN)/python -m tests.postgres $(IN)/python -m pytest -s tests/publishing/test_nothing_is_lost.py

test-next: ## Run the tests on the newest Python and Django of this machine
	@.ci/venv-next
	@.venv-next/bin/python -m pytest -n 2 --dist loadfile --ignore=tests/browser

installed:
	@.ci/venv requirements.lock

installed-dev:
	@.ci/venv requirements.lock tests/requirements.lock

system:
	@.ci/test-packages

lint:
	$(IN)/ruff format --check $(CODE)
	$(IN)/ruff check $(CODE)
	@find templates -name '*.html' -exec $(IN)/djade --check --target-version 5.2 {} +

types:
	$(IN)/mypy $(CODE)

layers:
	$(IN)/lint-imports

deployable:
	$(PUBLIC) $(IN)/python manage.py check --deploy --fail-level WARNING

migrated:
	$(IN)/python manage.py makemigrations --check --dry-run

pytest-sqlite:
	$(IN)/python -m pytest -n 2 --dist loadfile --ignore=tests/browser

pytest-postgres:
	$(IN)/python -m tests.postgres $(IN)/python -m pytest -n 2 --dist loadfile --ignore=tests/browser

pytest-browser:
	$(IN)/python -m pytest tests/browser
