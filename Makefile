# Two commands do everything on a fresh machine with Python 3.11 and make: `make demo`, `make test`.
# Every target sets up what it needs in .venv, at the versions that constraints.txt pins.

PYTHON ?= python3
BIN := .venv/bin
OUT := out
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check lint types docs bench golden clean

demo: .venv/.user
	@mkdir -p $(OUT)
	@$(BIN)/kg build seeds/seed-article.txt -o $(OUT)/seed.ttl
	@$(BIN)/kg validate $(OUT)/seed.ttl
	@echo; echo "The graph, as Turtle: $(OUT)/seed.ttl"
	@echo; $(BIN)/kg query who-met-whom --in $(OUT)/seed.ttl
	@echo; $(BIN)/kg query commitments --in $(OUT)/seed.ttl
	@echo; $(BIN)/kg show seeds/seed-article.txt

test: lint types
	$(BIN)/python -m pytest -n auto --cov --cov-report=term
	$(MAKE) --no-print-directory docs

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/.dev
	$(BIN)/mypy

docs: .venv/.dev
	$(BIN)/sphinx-build -q -W --keep-going -b html docs site

# The expected graph of the seed, after a change that is meant to change it: read the difference.
golden: .venv/.user
	$(BIN)/kg build seeds/seed-article.txt --extractor rules -o seeds/seed-article.ttl

.venv/.user: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

.venv/.dev: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch .venv/.user $@

clean:
	rm -rf $(OUT) site build dist .coverage
