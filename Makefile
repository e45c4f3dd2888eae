# Everything needed is installed into .venv from pinned, hash-checked files; nothing else is touched.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
READY := .venv/.ready
DEMO_DAY := 2016-10-05

.PHONY: demo test lint quality bench lock clean

demo: $(READY)  ## read the sample pile, print the brief, leave brief.html
	@# one sample is a broken upload on purpose: exit code 3 says that not every report could be read
	.venv/bin/detente read samples/syria --ledger demo.detente || test $$? -eq 3
	.venv/bin/detente brief --ledger demo.detente --on $(DEMO_DAY) --output brief.html

test: $(READY)  ## run the tests
	.venv/bin/pytest -q -n 2 --dist loadgroup

lint: $(READY)  ## style, types, and the one way of imports
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

quality: $(READY)  ## print how well each layer reads, against our own gold
	.venv/bin/python -m tests.quality

bench: $(READY)  ## print how fast it is, beside spaCy alone, and keep the figures (--most 100000: hours)
	.venv/bin/python -m tests.bench --json bench/latest.json

lock: $(READY)  ## pin again after a change of pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra dev --generate-hashes --python-version 3.11 --universal \
	  --no-emit-index-url --no-header --output-file requirements/dev.txt

clean:  ## remove what the targets made
	rm -rf .venv demo.detente brief.html

$(READY): requirements/dev.txt pyproject.toml
	test -x .venv/bin/python || $(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)
