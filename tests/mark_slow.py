"""Writes tests/slow_tests.txt from the durations of one run of the suite.

    bash test.sh --junit-xml times.xml
    .venv/bin/python -m tests.mark_slow times.xml

A test is slow if it takes over 0.3 seconds, fixtures included. A test with parameters counts by
the slowest of them. Tests that the run skipped keep the mark that they had.
"""

import argparse
import xml.etree.ElementTree as ET
from pathlib import Path

LIST = Path(__file__).with_name("slow_tests.txt")
LIMIT_S = 0.3


def durations(report: Path) -> dict[str, float | None]:
    """Seconds of each test function in a JUnit report, by node id; None: it was skipped."""
    known: dict[str, float | None] = {}
    for case in ET.parse(report).iter("testcase"):
        file = case.attrib["classname"].replace(".", "/")
        test = f"{file}.py::{case.attrib['name'].partition('[')[0]}"
        longest = known.get(test)
        if case.find("skipped") is None:
            longest = max(longest or 0.0, float(case.attrib["time"]))
        known[test] = longest
    return known


def slow_tests(report: Path, before: set[str], limit: float = LIMIT_S) -> list[str]:
    """The node ids to list: tests over `limit` seconds, and skipped ones listed `before`."""
    return sorted(
        test
        for test, seconds in durations(report).items()
        if (test in before if seconds is None else seconds > limit)
    )


def main() -> None:
    """Write the list anew."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("report", type=Path, help="what pytest --junit-xml wrote")
    report = parser.parse_args().report
    before = set(LIST.read_text(encoding="utf-8").split())
    listed = slow_tests(report, before)
    LIST.write_text("\n".join(listed) + "\n", encoding="utf-8")
    print(f"{len(listed)} slow tests, {len(before)} before")


if __name__ == "__main__":
    main()
