# Needs git, make and Python 3.11 or newer; everything else goes into .venv.
# Written for any POSIX shell and for GNU make 3.81, the one macOS ships.

.PHONY: help demo test lint types generate check-generated bench fuzz dist sbom lock clean

PYTHON =
FAST =
UPGRADE =
PYTESTFLAGS =
WORKERS = auto
BENCH =
FUZZ =

BIN := $(if $(filter Windows_NT,$(OS)),Scripts,bin)
VENV := .venv/$(BIN)
READY := .venv/.project
ACTION := $(wildcard action.yml)

help:
	@echo 'make demo             a leaky agent and a hardened one are audited'
	@echo 'make test             everything that continuous integration runs'
	@echo 'make test FAST=1      the same without the heavy end-to-end tests'
	@echo 'make lint             ruff, zizmor and the workflows against their schema'
	@echo 'make types            mypy --strict'
	@echo 'make generate         rewrite what follows from the hooks: manifest, docs pages, tables'
	@echo 'make check-generated  fail when any of that is stale'
	@echo 'make bench            compare with other scanners, in one run (BENCH=keys-speed: only that)'
	@echo 'make fuzz             the property tests for a long time, then every parser (FUZZ=--help)'
	@echo 'make dist             the sdist and the wheel, in dist/'
	@echo 'make sbom             the bill of materials of what the Action installs, sbom.cdx.json'
	@echo 'make lock             resolve the locked requirements again (UPGRADE=1: to the newest)'
	@echo 'make clean            remove everything that make has made'
	@echo
	@echo 'PYTHON=python3.13 chooses the interpreter, PYTESTFLAGS="-k name" the tests, WORKERS=0 one'
	@echo 'process for all of them.'

# --- setting up -----------------------------------------------------------------------------

# $(call venv,FOLDER): an empty virtual environment of the first Python that is new enough.
define venv
@for python in $(if $(PYTHON),$(PYTHON),python3.11 python3.12 python3.13 python3.14 python3 python); do \
	if "$$python" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
		echo "Setting up $(1) with $$python (once, about a minute)"; \
		exec "$$python" -m venv --clear $(1); \
	fi; \
done; \
echo 'This needs Python 3.11 or newer with its venv module, and found none$(if $(PYTHON), at $(PYTHON)).' >&2; \
echo 'Debian, Ubuntu: apt install python3.11 python3.11-venv. macOS: brew install python@3.13.' >&2; \
echo 'Installed somewhere else? make PYTHON=/path/to/python3.11 ...' >&2; \
exit 1
endef

# Wheels only, each with its hash: nothing that is installed gets to run code while installing.
.venv/.requirements: requirements/dev.txt
	$(call venv,.venv)
	@$(VENV)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --only-binary :all: -r requirements/dev.txt
	@touch $@

# The version is read from the package, the console scripts from pyproject.toml.
.venv/.project: pyproject.toml hooks/tenpoint/__init__.py .venv/.requirements
	@$(VENV)/python -m pip install --quiet --disable-pip-version-check \
		--no-index --no-deps --no-build-isolation -e .
	@touch $@

# --- checking -------------------------------------------------------------------------------

demo: $(READY)
	@$(VENV)/python examples/demo.py

test: lint types check-generated
	$(VENV)/python -m pytest -n $(WORKERS) --dist loadfile $(if $(FAST),-m "not heavy") $(PYTESTFLAGS)

lint: $(READY)
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/zizmor --quiet --offline --persona auditor .github docs/workflows $(ACTION)
	$(VENV)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml docs/workflows/*.yml
	$(VENV)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(if $(ACTION),$(VENV)/check-jsonschema --builtin-schema vendor.github-actions $(ACTION))

types: $(READY)
	$(VENV)/mypy

generate: $(READY)
	$(VENV)/python -m tenpoint.audit.generate

check-generated: $(READY)
	$(VENV)/python -m tenpoint.audit.generate --check

bench: $(READY)
	$(VENV)/python benchmarks/run.py $(BENCH)

fuzz: $(READY)
	$(VENV)/python -m pytest -m hypothesis --hypothesis-profile=fuzz $(PYTESTFLAGS)
	$(VENV)/python tests/fuzz/run.py $(FUZZ)

# --- releasing ------------------------------------------------------------------------------

dist: $(READY)
	rm -rf dist
	$(VENV)/python -m build --no-isolation

# CycloneDX, from the locked requirements of the Action: every file with its hash, the same bytes
# in every run.
sbom: $(READY)
	@$(VENV)/cyclonedx-py requirements --pyproject pyproject.toml --mc-type library \
		--output-reproducible --validate --output-file sbom.cdx.json action/requirements.txt

.cache/lock/.ready: requirements/lock.txt
	$(call venv,.cache/lock)
	@.cache/lock/$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --only-binary :all: -r requirements/lock.txt
	@touch $@

COMPILE = .cache/lock/$(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header $(if $(UPGRADE),--upgrade)

lock: .cache/lock/.ready
	$(COMPILE) --all-extras --output-file requirements/dev.txt requirements/dev.in pyproject.toml
	$(COMPILE) --extra audit --output-file action/requirements.txt \
		action/requirements.in pyproject.toml
	$(COMPILE) --output-file requirements/lock.txt requirements/lock.in

clean:
	rm -rf .venv .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist sbom.cdx.json
	find action hooks tests examples -type d -name __pycache__ -prune -exec rm -rf {} +
