# make setup   everything that running and testing need
# make run     the form builder in your browser, with example forms
# make test    every check
# make accept  the long checks too
# make bench   measure speed and size
# make wheel   a file to install from, in dist/
# make locks   choose the newest dependencies again
# make clean   away with everything that was made

BIN = .venv/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
PYTEST = $(BIN)/pytest -n 2 --dist loadgroup
LOCK = $(BIN)/pip-compile --quiet --no-config --upgrade --generate-hashes --allow-unsafe --strip-extras \
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

.PHONY: setup run test accept bench wheel locks clean
.NOTPARALLEL:

BUILT = .venv/installed static/build/manifest.json translations/compiled

setup: $(BUILT) var/ready
	@echo "Everything is there. make run starts the form builder."

run: $(BUILT)
	$(BIN)/formbuilder demo

test: export PYTHONDONTWRITEBYTECODE =
test: $(BUILT)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --check templates
	$(BIN)/djlint --quiet --lint templates
	sh tools/get_chromium.sh
	$(PYTEST)

accept: export KILLS = 200
accept: export PAGES = 1
accept: export DATABASES = both
accept: export LONG = 1
accept: export PYTEST_ADDOPTS = --junitxml=build/accept.xml
accept: test
	$(BIN)/python tools/accepted.py "$$(chromium --version | cut -d' ' -f2)" build/accept.xml

bench: $(BUILT) .venv/peers benchmarks/peers/node_modules/installed
	$(BIN)/python -m benchmarks

wheel: $(BUILT)
	$(BIN)/python tools/wheel.py dist

locks: .venv/installed
	$(PIP) --require-hashes -r requirements/locks.txt
	CUSTOM_COMPILE_COMMAND="make locks" $(LOCK) --all-build-deps -o requirements/run.txt pyproject.toml
	for name in dev node locks bench; do \
	  CUSTOM_COMPILE_COMMAND="make locks" $(LOCK) -o requirements/$$name.txt requirements/$$name.in || exit 1; \
	done
	sh tools/with_node.sh npm install --package-lock-only --ignore-scripts
	sh tools/with_node.sh npm --prefix benchmarks/peers install --package-lock-only --ignore-scripts

clean:
	rm -rf .venv node_modules benchmarks/peers/node_modules static/build translations/compiled translations/*/LC_MESSAGES/*.mo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	sh tools/make_venv.sh

.venv/installed: requirements/run.txt requirements/dev.txt pyproject.toml | .venv/bin/python
	@echo "Installing what the form builder needs. The first time takes a minute or two."
	$(PIP) --require-hashes -r requirements/run.txt -r requirements/dev.txt
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

translations/compiled: $(wildcard translations/*/LC_MESSAGES/messages.po) tools/catalogues.py | .venv/installed
	$(BIN)/python tools/catalogues.py
	touch $@

.venv/peers: requirements/bench.txt .venv/installed
	$(PIP) --require-hashes -r requirements/bench.txt
	touch $@

benchmarks/peers/node_modules/installed: benchmarks/peers/package.json benchmarks/peers/package-lock.json | .venv/installed
	sh tools/with_node.sh npm --prefix benchmarks/peers ci --ignore-scripts --loglevel=error
	touch $@

node_modules/installed: package.json package-lock.json .npmrc | .venv/installed
	sh tools/with_node.sh npm ci --omit=optional --ignore-scripts --loglevel=error
	touch $@

var/ready: .venv/installed static/build/manifest.json
	$(BIN)/formbuilder demo --prepare
	mkdir -p var
	touch $@

static/build/manifest.json: node_modules/installed tools/assets.mjs forms/pictures.yaml $(wildcard static/src/*)
	sh tools/with_node.sh node tools/assets.mjs
