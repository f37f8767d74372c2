# `make guide` and `make test` set up what they need by themselves; see .ci/setup.
PYTEST   := .venv/bin/python -m pytest
SIDESTEP := .venv/bin/sidestep
# More words for the command a target runs: make test ARGS="-k overlay", make serve ARGS="--clinic demo"
ARGS     ?=

.DEFAULT_GOAL := help
.PHONY: guide show serve test check format verify bench golden schema syllables screenshots \
	sheets-contact audit lock clean help

guide: ## Set everything up, then build the site and its PDFs into build/site
	@.ci/setup guide
	@$(SIDESTEP) build $(ARGS)
	@echo "The guide is in build/site, ready for any web server. To read it here: make show"

show: ## Show the built site, with its sheets, at http://127.0.0.1:8000/ (stop with Ctrl-C)
	@test -f build/site/index.html || { echo "There is no build/site yet (run make guide)"; exit 1; }
	@echo "http://127.0.0.1:8000/"
	@.venv/bin/python -m http.server 8000 --bind 127.0.0.1 --directory build/site

serve: ## Show the site, and every saved change to it
	@.ci/setup guide
	@$(SIDESTEP) serve $(ARGS)

test: ## Set everything up, then run the tests (all but the full matrices)
	@.ci/setup test
	@$(PYTEST) -n 2 --dist loadgroup $(ARGS)

check: ## Format, lint, types, and the content's own rules
	@.ci/setup check
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	$(SIDESTEP) check

format: ## Put the code in its standard shape
	@.ci/setup check
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

verify: ## Run every test, with the full matrices (long)
	@.ci/setup test
	@$(PYTEST) -n 2 --dist loadgroup -m "not bench" $(ARGS)

bench: ## Measure times and memory against their budgets
	@.ci/setup test
	@$(PYTEST) tests/bench -m bench -s $(ARGS)

golden: ## Write the golden files again; read the diff before committing it
	@.ci/setup test
	@$(PYTEST) --golden $(ARGS)

schema: ## Write content/schema/ again from the models
	@.ci/setup guide
	@$(SIDESTEP) schema $(ARGS)

syllables: ## Write the table of syllables again from the words in use
	@.ci/setup check
	@.venv/bin/python -m tools.syllables $(ARGS)

screenshots: ## Photograph the site's pages into build/screenshots
	@.ci/setup test
	@.venv/bin/python -m tools.screenshots $(ARGS)

sheets-contact: ## Draw every kind of sheet onto one picture, build/sheets-contact.png
	@.ci/setup check
	@.venv/bin/python -m tools.sheets_contact $(ARGS)

audit: ## Ask whether a locked package has a known weakness (needs the network)
	@.ci/setup check
	.venv/bin/python -m pip_audit --disable-pip --require-hashes -r requirements.lock
	.venv/bin/python -m pip_audit --disable-pip --require-hashes -r requirements-dev.lock

# One version of each package for every Python from Debian 12's 3.11.2 on. ARGS=--upgrade takes newer ones.
LOCK := UV_CUSTOM_COMPILE_COMMAND="make lock" build/uv/bin/uv pip compile pyproject.toml -q --universal \
	--fork-strategy fewest --python-version 3.11.2 --generate-hashes --no-annotate
lock: ## Resolve both locks again from pyproject.toml (ARGS=--upgrade for newer versions)
	@test -x build/uv/bin/uv || (python3 -m venv build/uv && build/uv/bin/pip install -q uv==0.13.9)
	$(LOCK) $(ARGS) --extra build -o requirements.lock
	$(LOCK) $(ARGS) --extra build --extra dev -c requirements.lock -o requirements-dev.lock

clean: ## Remove what was built and cached, but not .venv
	rm -rf build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' Makefile
