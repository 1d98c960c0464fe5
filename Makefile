PYTHON = .venv/bin/python
export NO_MKDOCS_2_WARNING = 1

.PHONY: serve test build check bench lock clean

serve: build  ## build the finished site and serve it at 127.0.0.1:8000
	$(PYTHON) -m calculator.site.server --root site --port 8000

test: build .venv/browser .venv/office  ## everything a reader would notice, in a real browser too
	$(PYTHON) -m pytest

build: .venv/ready  ## write site/
	$(PYTHON) -m calculator.site
	.venv/bin/mkdocs build --strict

check: build  ## lint, types, text, links and markup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	$(PYTHON) -m tests.prose
	$(PYTHON) -m tests.site.markup
	$(PYTHON) -m pytest tests/site/test_built.py -k "links or ids"

bench: build .venv/browser  ## the README's figures
	$(PYTHON) -m bench

lock: .tools/bin/uv  ## pin everything again, hashes and no addresses
	.tools/bin/uv pip compile pyproject.toml --group site --group test --group check --python-version 3.13 \
		--universal --generate-hashes --no-annotate --no-header --no-emit-index-url -o requirements.lock

clean:
	rm -rf build site .venv .tools node_modules

.tools/bin/uv: tools.lock
	python3 -m pip install --quiet --disable-pip-version-check --upgrade --target .tools --require-hashes -r tools.lock
	@touch $@

.venv/ready: .tools/bin/uv requirements.lock package-lock.json
	.tools/bin/uv venv --quiet --allow-existing --python 3.13 .venv
	.tools/bin/uv pip sync --quiet --require-hashes requirements.lock
	PATH="$(CURDIR)/.venv/bin:$$PATH" $(PYTHON) -m calculator.site.npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

.venv/office: .venv/ready
	$(PYTHON) tests/site/office.py
	@touch $@

.venv/browser: .venv/ready
	$(PYTHON) tests/browser/install.py
	@touch $@
