#!/bin/sh
# whole.sh GOUJI GENERATE [COUNT]: whole runs over generated reports, beside a plain scan of the
# same bytes in the same minute. Times are seconds of the clock and of the processor; the ratio is
# of processor time to that of the scan.
set -eu
gouji=$1 generate=$2 count=${3:-5000}
cores=$(nproc)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$generate" "$count" >"$folder/reports.jsonl"

# Words: label, then the command.
measure() {
    label=$1
    shift
    command time -o "$folder/time" -f '%e %U %S %M' "$@" >/dev/null 2>"$folder/errors" || true
    tail -n 1 "$folder/time" | awk -v label="$label" -v count="$count" -v scan="${scan:-0}" \
        '{ cpu = $2 + $3
           printf "%-28s %8.2f s %8.2f s cpu %9.0f reports/s %7.0f MB", label, $1, cpu,
               ($1 > 0 ? count / $1 : 0), $4 / 1024
           if (scan > 0) printf " %7.1f x scan", cpu / scan
           printf "\n" }'
}

# A scan that is too short to be timed is done fifty times.
echo "== $count reports, $(wc -c <"$folder/reports.jsonl") bytes, $cores cores"
for i in $(seq 50); do echo "$folder/reports.jsonl"; done | xargs cat >"$folder/fifty"
measure "scan (wc -l), fifty times" wc -l "$folder/fifty"
scan=$(awk '{ print ($2 + $3) / 50 }' "$folder/time")
rm "$folder/fifty"
measure "check, 1 job" "$gouji" check "$folder/reports.jsonl" --format jsonl --jobs 1
measure "check, $cores jobs" "$gouji" check "$folder/reports.jsonl" --format jsonl --jobs "$cores"
measure "check, held one by one" "$gouji" check "$folder/reports.jsonl" --format jsonl --together 1
measure "facts, $cores jobs" "$gouji" facts "$folder/reports.jsonl" --format jsonl
