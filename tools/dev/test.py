"""`./dev test`: everything that must hold, stage by stage; the last line is for machines."""

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.dev.browser import find_or_install_chromium
from tools.dev.check import run_gates
from tools.dev.checks.gates import all_gates
from tools.dev.client import ClientBuild
from tools.dev.commands import run_shown
from tools.dev.errors import SetupError, StepFailedError
from tools.dev.node import NODE
from tools.dev.output import fail, succeed, title, write
from tools.dev.packages import install_packages
from tools.dev.paths import PYTHON, ROOT, RUN
from tools.dev.postgres import temporary_postgres
from tools.dev.reports import Count, read_junit, read_vitest
from tools.dev.stack import Stack

_SECURITY = "backend/core/security/*"
_BACKEND_PERCENT, _SECURITY_PERCENT = 95, 100
# Whoever has nothing left to do takes over from the other.
_TWO_WORKERS = ("-n", "2", "--dist", "worksteal")


@dataclass(slots=True)
class Run:
    """One run of the whole suite: where reports go, and what every stage found."""

    reports: Path
    counts: dict[str, Count] = field(default_factory=dict)

    def stage(self, name: str, work: Callable[[], Count]) -> None:
        """Runs a stage; one that breaks or runs nothing is a failure, and the next still runs."""
        title(name)
        began = time.monotonic()
        try:
            count = work()
        except (StepFailedError, SetupError) as error:
            fail(str(error))
            count = Count(failed=1)
        if count == Count():
            fail("no test was run")
            count = Count(failed=1)
        self.counts[name] = count
        skipped = f", {count.skipped} skipped" if count.skipped else ""
        line = f"{name}: {count.passed} passed, {count.failed} failed{skipped}"
        (succeed if count.is_ok else fail)(f"{line} ({time.monotonic() - began:.0f} s)")


def run(arguments: Sequence[str]) -> None:
    """Everything, or, with arguments, what pytest makes of them."""
    install_packages()
    with tempfile.TemporaryDirectory(prefix="daymark-reports-") as folder:
        suite = Run(Path(folder))
        if arguments:
            suite.stage("pytest", lambda: _pytest(suite, "pytest", arguments))
        else:
            _everything(suite)
    total = sum(suite.counts.values(), Count())
    title("total")
    if not total.is_ok:
        fail("not everything holds: see the stages above")
    # Machines read this line: it stays the last one, and plain.
    write(f"{total.passed} passed, {total.failed} failed")
    if not total.is_ok:
        raise StepFailedError


def _everything(suite: Run) -> None:
    suite.stage("static", _static)
    suite.stage("auth-server", lambda: _auth_server(suite))
    suite.stage("frontend", lambda: _vitest(suite, "frontend", {}))
    suite.stage("backend", lambda: _backend(suite))
    suite.stage("docs", lambda: _pytest(suite, "docs", ["tests/docs"]))
    suite.stage("system", lambda: _system(suite))
    suite.stage("browser", lambda: _browser(suite))


def _static() -> Count:
    outcomes = run_gates(all_gates())
    failed = sum(1 for outcome in outcomes if not outcome.is_ok)
    return Count(len(outcomes) - failed, failed)


def _auth_server(suite: Run) -> Count:
    with temporary_postgres() as server:
        return _vitest(suite, "auth-server", {"TEST_DATABASE_URL": server.url})


def _backend(suite: Run) -> Count:
    """The rules and the API, with every branch of them counted."""
    environment = {"COVERAGE_FILE": str(RUN / "coverage" / "data")}
    (RUN / "coverage").mkdir(parents=True, exist_ok=True)
    arguments = [*_TWO_WORKERS, "--cov", "--cov-branch", "--cov-report=", "tests/backend"]
    count = _pytest(suite, "backend", arguments, environment)
    for limit, include in ((_BACKEND_PERCENT, "backend/*"), (_SECURITY_PERCENT, _SECURITY)):
        report = [str(PYTHON), "-m", "coverage", "report", f"--include={include}"]
        status = run_shown([*report, f"--fail-under={limit}"], environment)
        count += Count(passed=1) if status == 0 else Count(failed=1)
    return count


def _system(suite: Run) -> Count:
    """Tests that share a running system share a worker: see tests/scheduling.py."""
    ClientBuild.open().release()
    workers = ["-n", "2", "--dist", "loadscope"]
    return _pytest(suite, "system", [*workers, "tests/system", "tests/runner"])


def _browser(suite: Run) -> Count:
    """Two workers, each with browsers of its own, before one running system."""
    chromium = find_or_install_chromium()
    with Stack.start() as stack:
        environment = {"CHROMIUM_PATH": str(chromium), "DAYMARK_TEST_URL": stack.url}
        return _pytest(suite, "browser", [*_TWO_WORKERS, "tests/e2e"], environment)


def _pytest(
    suite: Run, name: str, arguments: Sequence[str], environment: dict[str, str] | None = None
) -> Count:
    report = suite.reports / f"{name}.xml"
    command = [str(PYTHON), "-m", "pytest", "-q", f"--junitxml={report}", *arguments]
    status = run_shown(command, environment)
    return _believe(read_junit(report), status)


def _vitest(suite: Run, folder: str, environment: dict[str, str]) -> Count:
    report = suite.reports / f"{folder}.json"
    vitest = ROOT / "node_modules" / "vitest" / "vitest.mjs"
    reporters = ["--reporter=dot", "--reporter=json", f"--outputFile.json={report}"]
    command = [str(NODE), str(vitest), "run", *reporters]
    status = run_shown(command, environment, folder=ROOT / folder)
    return _believe(read_vitest(report), status)


def _believe(count: Count, status: int) -> Count:
    """A program that ended badly failed, whatever its report says."""
    return count + Count(failed=1) if status != 0 and count.failed == 0 else count
