# Proven Python. `make help` prints the commands.

SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The user's own Python settings have no business in here.
unexport PYTHONHOME VIRTUAL_ENV
export PYTHONPATH := $(CURDIR)/book/_ext
export PYTHON
# What the tools keep, they keep inside the clone.
export VIRTUALENV_OVERRIDE_APP_DATA := $(CURDIR)/.tools/cache/virtualenv
export PIP_CACHE_DIR := $(CURDIR)/.tools/cache/pip
export UV_CACHE_DIR := $(CURDIR)/.tools/cache/uv

python := .venv/bin/python
proven := $(python) -m proven
chapter := $(if $(CHAPTER),--chapter "$(CHAPTER)")

##@ Make the book
.PHONY: book html epub pdf cards doctest live
book: venv ## prove every example, then make all editions
	@$(proven) doctest html epub pdf cards
html epub pdf cards: venv
	@$(proven) $@ $(chapter)
html: ## the site: build/html/index.html
epub: ## the ePub: build/proven-python.epub
pdf: ## the PDFs: build/proven-python.pdf, -ereader.pdf, -cheatsheet.pdf
cards: ## the deck for Anki: build/proven-python.apkg
doctest: venv ## prove the examples; CHAPTER=memory/slots proves one chapter
	@$(proven) doctest $(chapter)
live: venv ## preview in the browser, rebuilt on save
	@$(python) -m sphinx_autobuild -c . -d build/doctrees-live --port 0 --open-browser \
	    --watch code --watch conf.py book build/live

##@ Write it
.PHONY: new-chapter
new-chapter: venv ## the frame of a chapter: NAME=memory/slots
	@$(python) -m proven.new_chapter "$(NAME)"

##@ Test it
.PHONY: test exercises test-all check lint bench
test: venv ## prove the examples, then run pytest (ARGS="-k gil" for some of it)
	@$(proven) doctest --fresh
	@$(python) -m pytest $(ARGS)
exercises: venv ## which exercises you have solved; CHAPTER=memory/slots for one chapter
	@$(python) -m proven.progress "$(CHAPTER)"
test-all: venv ## the same on every supported interpreter, free-threaded builds included
	@$(python) .ci/test_all.py
check: venv ## validate the built editions with the outside tools
	@$(python) tests/validators/check.py $(ARGS)
lint: venv ## ruff, mypy, typos, prose
	@$(python) .ci/lint.py
bench: venv ## measure build, proof, page weight and search, as ratios
	@$(python) tests/bench/bench.py $(ARGS)

##@ Keep house
.PHONY: venv lock clean help
venv: ## .venv with what requirements.txt lists; PYTHON=... names an interpreter
	@.ci/bootstrap
lock: ## pin the newest allowed versions anew, with hashes (needs uv)
	@.ci/lock
clean: ## remove what was built; .venv and .tools stay
	rm -rf build .tox .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find book code tests conf.py .ci \( -name __pycache__ -o -name ".*_cache" \) -type d -prune -exec rm -rf {} +
help: ## this list
	@awk 'BEGIN { FS = ":.*## " } \
	    /^##@/ { printf "\n%s\n", substr($$0, 5) } \
	    /^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
