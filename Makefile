# Two commands do everything on a fresh machine with Python 3.11 and make: `make demo`, `make test`.
# Every target sets up what it needs in .venv, at the versions that constraints.txt pins; the training
# of the tagger (training/README.md) in .venv-training, at those of training/constraints.txt too.

PYTHON ?= python3
BIN := .venv/bin
TRAINING := .venv-training/bin
TRAINING_TESTS := tests/training/test_training.py tests/training/test_training_names.py
OUT := out
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check lint types docs bench golden model names test-training clean

demo: .venv/.user
	@mkdir -p $(OUT)
	@$(BIN)/kg build seeds/seed-article.txt -o $(OUT)/seed.ttl
	@$(BIN)/kg validate $(OUT)/seed.ttl
	@echo; echo "The graph, as Turtle: $(OUT)/seed.ttl"
	@echo; $(BIN)/kg query who-met-whom --in $(OUT)/seed.ttl
	@echo; $(BIN)/kg query commitments --in $(OUT)/seed.ttl
	@echo; $(BIN)/kg show seeds/seed-article.txt

# PyTorch is not in .venv, so the training's own tests skip on a desk, and say so. In CI, where a skip
# is a failure, they are left out here, for .ci/run has run them before: make test-training.
test: lint types
	$(BIN)/python -m pytest -n auto --cov --cov-report=term $(if $(CI),$(TRAINING_TESTS:%=--ignore=%))
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

# The figures of benchmarks/README.md that need nothing but this checkout; some minutes.
bench: .venv/.dev
	$(BIN)/python benchmarks/accuracy.py rules tests/quality/*-*.json
	$(BIN)/python benchmarks/accuracy.py tests/quality/*-*.json
	$(BIN)/python benchmarks/resolution.py tests/quality/groups-*.json
	$(BIN)/python benchmarks/speed.py 500
	$(BIN)/python benchmarks/peers.py 100
	$(BIN)/python benchmarks/scale.py 1000 10000
	$(BIN)/python benchmarks/workers.py 500
	$(BIN)/python benchmarks/loading.py 1000

# Trains the tagger, packages it, and judges it by gold that it has not seen:
# make model GOLD=gold.jsonl.gz [ANALYSIS=analysis.jsonl.gz] [DEV=other-gold]
DEV := tests/quality/wire-frozen.json
model: .venv-training/.ready
	@test -n "$(GOLD)" || { echo "Say by what to train: make model GOLD=<gold file or folder>"; exit 2; }
	$(TRAINING)/python -m training.tagger "$(GOLD)" $(if $(ANALYSIS),--analysis "$(ANALYSIS)") \
		--work $(OUT)/training
	$(TRAINING)/kg eval "$(DEV)" --texts $(OUT)/training/texts
	$(TRAINING)/kg build $(OUT)/training/texts -o $(OUT)/training/graph.nq
	$(TRAINING)/kg eval "$(DEV)" $(OUT)/training/graph.nq --format json > $(OUT)/training/scores.json

# Trains the head for names anew, which a new tagger needs, and judges it by documents held out:
# make names GUM=gum.jsonl.gz [GOLD=gold.jsonl.gz ANALYSIS=analysis.jsonl.gz]
names: .venv-training/.ready
	@test -n "$(GUM)" || { echo "Say by what to train: make names GUM=<gold file of GUM>"; exit 2; }
	$(TRAINING)/python -m training.names "$(GUM)" --work $(OUT)/training \
		$(if $(ANALYSIS),--gold "$(GOLD)" --analysis "$(ANALYSIS)")

test-training: .venv-training/.ready
	$(TRAINING)/python -m pytest $(TRAINING_TESTS)

.venv/.user: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

.venv/.dev: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch .venv/.user $@

# --no-compile: of a gigabyte of Python little is ever imported
.venv-training/.ready: pyproject.toml constraints.txt training/constraints.txt
	test -x $(TRAINING)/python || $(PYTHON) -m venv .venv-training
	$(TRAINING)/python -m pip install --quiet --no-compile --constraint constraints.txt \
		--constraint training/constraints.txt --editable '.[training]' hypothesis pytest
	@touch $@

clean:
	rm -rf $(OUT) site build dist .coverage
