# The few commands that people type. Each installs the Debian packages it needs where they are
# missing, says what it does, and is quick when there is nothing to do.

.PHONY: build demo test bench docs format lint

packages := g++ cmake ninja-build libexpected-dev antlr4 libantlr4-runtime-dev libyaml-cpp-dev catch2 \
    libfmt-dev libicu-dev libre2-dev libgumbo-dev libpugixml-dev libzip-dev libxlsxwriter-dev nlohmann-json3-dev libsimdjson-dev libcli11-dev \
    libpoppler-private-dev poppler-data uuid-dev libgoogle-perftools-dev
lint_packages := git clang-format clang-tidy

# The labelled corpus lies outside the project; tests that need it say so when it is not there.
ifneq ($(wildcard ../shared/corpus),)
export GOUJI_CORPUS ?= $(abspath ../shared/corpus)
endif

ifneq ($(shell command -v ccache),)
export CMAKE_CXX_COMPILER_LAUNCHER ?= ccache
endif

# Compilers write their messages, and tests compare them, in UTF-8.
export LC_ALL := C.UTF-8

sudo := $(if $(filter-out 0,$(shell id -u)),sudo)

# Installs those of the packages $(1) that are not there.
define install
@if ! command -v dpkg-query >/dev/null; then \
    echo "== not a Debian system; taken as installed: $(1)"; \
else \
    there=$$(dpkg-query -W -f='$${Package} $${db:Status-Status}\n' $(1) 2>/dev/null | sed -n 's/ installed$$//p'); \
    missing=$$(printf '%s\n' $(1) | grep -vxF "$$there" | tr '\n' ' '); \
    if [ -n "$$missing" ]; then \
        echo "== installing $$missing"; \
        $(sudo) apt-get update -q && $(sudo) env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
            --no-install-recommends -o DPkg::Lock::Timeout=120 $$missing; \
    fi; \
fi
endef

build:
	$(call install,$(packages))
	@echo "== building the program: build/gouji"
	@cmake --workflow --preset release
	@ln -sf release/gouji release/gouji-pdf build/

# Findings are what a demonstration is for: they do not fail it.
demo: build
	@echo "== checking the sample reports in docs/samples"
	@build/gouji check docs/samples --fail-on never

test:
	$(call install,$(packages))
	@echo "== building and running the tests"
	@cmake --workflow --preset dev

bench: build
	$(call install,hyperfine time libbenchmark-dev python3-pip)
	@echo "== one report from cold, and five"
	@hyperfine --shell none --warmup 3 \
	    'build/gouji check docs/samples/yunting-education-2023.txt' \
	    'build/gouji check docs/samples --fail-on never'
	@echo "== reports read a second in each format, and pages parsed by gumbo alone"
	@cmake --preset release -DGOUJI_BENCHMARKS=ON >/dev/null
	@cmake --build --preset release --target gouji_read_benchmark gouji_parts_benchmark \
	    gouji_columnar_benchmark gouji_table_rules gouji_generate
	@build/release/tests/benchmarks/gouji_read_benchmark --benchmark_counters_tabular=true
	@echo "== the parts of a batch, over 200 generated reports"
	@build/release/tests/benchmarks/gouji_parts_benchmark --benchmark_counters_tabular=true
	@echo "== the table rules of the shipped pack, over a million reports in blocks"
	@build/release/tests/benchmarks/gouji_columnar_benchmark --benchmark_counters_tabular=true
	@echo "== sums and balances, beside a plain walk and DuckDB"
	@tests/benchmarks/table_rules.sh build/release/tests/benchmarks/gouji_table_rules build/duckdb
	@echo "== whole batches beside a plain scan"
	@tests/benchmarks/whole.sh build/gouji build/release/tests/benchmarks/gouji_generate
	@echo "== memory"
	@command time -f '%M KB at most' build/gouji check docs/samples/yunting-education-2023.txt >/dev/null

# What the program itself says of the language, its functions, facts, diagnostics and rules.
docs: build
	@echo "== writing docs/reference"
	@mkdir -p docs/reference
	@for part in language functions facts diagnostics rules; do \
	    build/gouji pack --only $$part --format md > docs/reference/$$part.md || exit 1; \
	done

format:
	$(call install,$(lint_packages))
	@echo "== formatting every C++ file"
	@git ls-files '*.h' '*.cpp' | xargs clang-format -i

# `make lint SINCE=main` looks only at what has changed since. grammar/lex.cpp and parse.cpp are
# left out of clang-tidy: clang 14 cannot read the ANTLR runtime's headers.
lint:
	$(call install,$(packages) $(lint_packages))
	@echo "== layout of the C++ files"
	@git ls-files '*.h' '*.cpp' | xargs clang-format --dry-run -Werror
	@echo "== clang-tidy"
	@cmake --preset dev >/dev/null
	@$(if $(SINCE),git diff --name-only --diff-filter=d $(SINCE) --,git ls-files) '*.cpp' \
	    | grep -v -e '^tests/' -e '^grammar/lex.cpp$$' -e '^grammar/parse.cpp$$' \
	    | xargs -r -n 4 -P 2 clang-tidy -p build/dev --quiet
