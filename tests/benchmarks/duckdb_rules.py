"""duckdb_rules.py FOLDER: the facts and rules that gouji_table_rules left there, in DuckDB on one thread.

Loading is told apart from judging. The time of judging is the best of five runs, of the processor;
the findings have to be those that gouji_table_rules left.
"""
import pathlib
import sys
import time

import duckdb

RUNS = 5


def timed(work):
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main(folder):
    base = duckdb.connect(config={"threads": 1})
    load = timed(lambda: base.execute(
        "CREATE TABLE facts AS SELECT CAST(COLUMNS(*) AS INTEGER) "
        f"FROM read_csv('{folder}/facts.csv', header = true, sample_size = -1)"))
    reports = base.execute("SELECT count(*) FROM facts").fetchone()[0]
    rules = (folder / "rules.sql").read_text()
    judge = min(timed(lambda: base.execute(f"CREATE OR REPLACE TEMP TABLE findings AS {rules}"))
                for _ in range(RUNS))
    columnar = float((folder / "columnar.txt").read_text())
    each = judge * 1e9 / reports
    print(f"{'DuckDB ' + duckdb.__version__:<28} {each:>10.0f} ns a report {each / columnar:>9.1f} x")
    print(f"{'  to load its table':<28} {load * 1e9 / reports:>10.0f} ns a report")
    found = {f"{report},{rule},{place}" for report, rule, place in
             base.execute("SELECT report, rule, place FROM findings").fetchall()}
    ours = set((folder / "findings.csv").read_text().split())
    if found != ours:
        print(f"the findings differ: {len(found - ours)} of DuckDB's alone, "
              f"{len(ours - found)} of ours, as {sorted(found ^ ours)[:5]}")
        return 1
    print(f"the same {len(ours)} findings")
    return 0


sys.exit(main(pathlib.Path(sys.argv[1])))
