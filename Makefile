PYTHON = .venv/bin/python
PORT = 8000
export NO_MKDOCS_2_WARNING = 1
# Tests start Python hundreds of times: it keeps what it has compiled, whatever the habit of whoever calls.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: serve test fuzz programs build check bench mine wheel lock clean
.NOTPARALLEL:  # what is missing is said before anything is set up or built

serve: build  ## build the finished site and serve it at 127.0.0.1:8000, or at PORT=8001
	$(PYTHON) -m calculator.site.server --root site --port $(PORT)

test: programs build  ## everything a reader would notice, in a real browser too
	$(PYTHON) -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

fuzz: .venv/ready  ## odd requests, links and files by chance, for a quarter of an hour; SEED=5 makes the same ones again
	$(PYTHON) -m tests.fuzz $(if $(SEED),--seed $(SEED))

programs:  ## say what the tests need from this machine; as root on Debian, install it
	@python3 tests/programs.py

build: .venv/ready  ## write site/
	@mkdir -p build/docs
	.venv/bin/mkdocs build --strict

check: build  ## lint, types, text, links and markup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	$(PYTHON) -m tests.prose
	$(PYTHON) -m tests.site.markup
	$(PYTHON) -m pytest tests/site/test_built.py -k "links or ids"

bench: programs build bench/node_modules  ## the README's figures
	$(PYTHON) -m bench

bench/node_modules: bench/package-lock.json
	PATH="$(CURDIR)/.venv/bin:$$PATH" $(PYTHON) -m calculator.site.npm ci --prefix bench --ignore-scripts --no-audit --no-fund --silent
	@touch $@

mine: .tools/bin/uv  ## the library and the command line alone, in an environment of their own
	.tools/bin/uv venv --quiet --allow-existing --python 3.13 mine
	.tools/bin/uv pip install --quiet --python mine --constraints requirements.lock \
		--build-constraints requirements.lock --require-build-hashes .

wheel: .tools/bin/uv  ## write the library as a wheel to dist/
	.tools/bin/uv build --quiet --wheel --build-constraints requirements.lock --require-hashes

lock: .tools/bin/uv  ## pin everything again, hashes and no addresses
	.tools/bin/uv pip compile pyproject.toml --group site --group test --group check --python-version 3.13 \
		--universal --generate-hashes --no-annotate --no-header --no-emit-index-url -o requirements.lock

clean:
	rm -rf build site dist mine .venv .tools node_modules bench/node_modules

.tools/bin/uv: tools.lock
	python3 -m pip install --quiet --disable-pip-version-check --upgrade --target .tools --require-hashes -r tools.lock
	@touch $@

.venv/ready: .tools/bin/uv requirements.lock package-lock.json
	.tools/bin/uv venv --quiet --allow-existing --python 3.13 .venv
	.tools/bin/uv pip sync --quiet --require-hashes \
		--build-constraints requirements.lock --require-build-hashes requirements.lock
	PATH="$(CURDIR)/.venv/bin:$$PATH" $(PYTHON) -m calculator.site.npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@
