"""What becomes of a system that is asked for several times as much as it can do."""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from typing import Any

from tests.bench.figures import percentile
from tests.bench.load import Job
from tools.dev.environment import base_environment
from tools.dev.paths import ROOT

# A busy hour, a rush, and ten times what keeps it at 60 % of its capacity.
FACTORS = (2.0, 3.0, 6.0)


@dataclass(frozen=True, slots=True)
class Overload:
    """Requests a second, and the time that the accepted ones took."""

    factor: float
    capacity: float
    goodput: float
    accepted: int
    p99_seconds: float
    refused: int
    unclean: int

    @property
    def share(self) -> float:
        """How much of its capacity it still gives."""
        return self.goodput / self.capacity

    def summary(self) -> str:
        return (
            f"  {self.factor:g} times the capacity of {self.capacity:.0f}/s offered:"
            f" {self.share:.0%} of it done, p99 {self.p99_seconds:.2f} s,"
            f" {self.refused} refused, {self.unclean} unclean"
        )


def measure(
    port: int, path: str, headers: dict[str, str], seconds: float, factor: float
) -> Overload:
    """The capacity first, then the storm, from processes of their own."""
    job = Job(port=port, method="GET", path=path, headers=headers, seconds=seconds)
    usual = _run("load", asdict(job))
    capacity = (len(usual["latencies"]) - usual["failures"]) / usual["seconds"]
    storm = _run("storm", {"job": asdict(job), "rate": capacity * factor})
    return Overload(
        factor=factor,
        capacity=capacity,
        goodput=storm["done_in_time"] / seconds,
        accepted=len(storm["accepted"]),
        p99_seconds=percentile(storm["accepted"] or [float("inf")], 0.99),
        refused=len(storm["refused"]),
        unclean=storm["unclean"],
    )


def _run(module: str, job: dict[str, Any]) -> dict[str, Any]:
    done = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", f"tests.bench.{module}"],
        input=json.dumps(job).encode(),
        cwd=ROOT,
        env=base_environment(),
        stdout=subprocess.PIPE,
        check=True,
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result
