"""How many tests a program ran, from the report it wrote."""

import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped
        )

    @property
    def is_ok(self) -> bool:
        """A stage without a single test that passed proves nothing."""
        return self.passed > 0 and self.failed == 0


def read_junit(path: Path, *folders: str) -> Count:
    """Pytest's report, or what it says of these folders of `tests`.

    Errors in fixtures and in collection count as failures.
    """
    if not path.exists():
        return Count()
    total = Count()
    for case in ET.parse(path).getroot().iter("testcase"):  # noqa: S314 - pytest just wrote it
        place = f"{case.get('classname', '')}.{case.get('name', '')}".lstrip(".")
        if not folders or place.split(".")[1] in folders:
            total += _result(case)
    return total


def _result(case: ET.Element) -> Count:
    if case.find("failure") is not None or case.find("error") is not None:
        return Count(failed=1)
    return Count(skipped=1) if case.find("skipped") is not None else Count(passed=1)


def read_vitest(path: Path) -> Count:
    """Vitest's JSON report; a file that could not be loaded counts as a failure."""
    if not path.exists():
        return Count()
    report = json.loads(path.read_text())
    broken = sum(
        1
        for suite in report["testResults"]
        if suite["status"] == "failed" and not suite["assertionResults"]
    )
    return Count(
        report["numPassedTests"],
        report["numFailedTests"] + broken,
        report["numPendingTests"] + report.get("numTodoTests", 0),
    )
