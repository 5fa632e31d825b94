"""`./dev check`: everything that can be said without running the product."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

from tools.dev.checks.gate import Gate, Outcome
from tools.dev.checks.gates import all_gates
from tools.dev.checks.self_test import check_the_checks
from tools.dev.commands import show
from tools.dev.errors import SetupError, StepFailedError
from tools.dev.output import fail, succeed, title
from tools.dev.packages import install_packages


def run(arguments: Sequence[str]) -> None:
    """`--only NAME` runs one gate, `--self-test` proves that each gate can fail."""
    install_packages()
    match arguments:
        case []:
            outcomes = run_gates(all_gates())
        case ["--only", name]:
            outcomes = run_gates(
                [gate for gate in all_gates() if gate.name == name], everything=True
            )
        case ["--self-test"]:
            outcomes = check_the_checks(all_gates())
        case _:
            message = f"{arguments[0]} is not understood: --self-test, or --only and one of: "
            raise SetupError(message + ", ".join(gate.name for gate in all_gates()) + ".")
    failed = sum(1 for outcome in outcomes if not outcome.is_ok)
    title(f"static: {len(outcomes) - failed} passed, {failed} failed")
    if failed:
        raise StepFailedError("The static checks found something; see the lines above.")


def run_gates(gates: Sequence[Gate], *, everything: bool = False) -> list[Outcome]:
    """Runs the gates side by side and says at once what each found, `everything` or the gist."""
    outcomes: list[Outcome] = []
    with ThreadPoolExecutor(os.cpu_count() or 2) as workers:
        for future in as_completed([workers.submit(gate.run) for gate in gates]):
            outcome = future.result()
            _report(outcome, everything=everything)
            outcomes.append(outcome)
    return outcomes


def _report(outcome: Outcome, *, everything: bool) -> None:
    (succeed if outcome.is_ok else fail)(f"{outcome.name} ({outcome.seconds:.1f} s)")
    show(outcome.findings, everything=everything)
