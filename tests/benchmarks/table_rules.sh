#!/bin/sh
# table_rules.sh TABLE_RULES FOLDER [COUNT]: the sums and balances of so many reports by our own
# evaluators, then by DuckDB over the same facts. FOLDER keeps DuckDB from run to run; nothing else
# needs it, and where it cannot be had this is said. Fails where the findings differ.
set -eu
table_rules=$1 duckdb=$2 count=${3:-100000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$table_rules" "$folder" "$count"
export PYTHONPATH="$duckdb"
if ! python3 -c 'import duckdb' 2>/dev/null &&
    ! python3 -m pip install --quiet --target "$duckdb" duckdb 2>"$folder/errors"; then
    echo "skipped: DuckDB cannot be had: $(tail -n 1 "$folder/errors")"
    exit 0
fi
python3 "$(dirname "$0")/duckdb_rules.py" "$folder"
