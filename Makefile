# Every command is one of dev.py's, which also works where there is no make: `py dev.py --help`.
PYTHON ?= python3
# How many times `make soak` kills the program, and as many spoilt files as VBTUI_FILES says.
N ?= 200

# How many histories of writing and merging `make histories` goes through.
H ?= 2000

.PHONY: run test check sample bench soak histories clean

run: ; @$(PYTHON) dev.py run $(if $(FRESH),--ny)
test: ; @$(PYTHON) dev.py test $(ARGS)
check: ; @$(PYTHON) dev.py check
sample: ; @$(PYTHON) dev.py sample
bench: ; @$(PYTHON) dev.py bench $(ARGS)
soak: ; @VBTUI_SOAK=$(N) $(PYTHON) dev.py test -m soak -k "not histories"
histories: ; @VBTUI_HISTORIES=$(H) $(PYTHON) dev.py test -m soak -k histories
clean: ; rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
