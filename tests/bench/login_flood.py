"""What a flood of wrong passwords costs everybody else: the time that a token takes meanwhile."""

import json
import secrets
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from tests.bench.figures import percentile
from tests.bench.load import Job
from tools.dev.environment import base_environment
from tools.dev.paths import ROOT

GUESSERS = 20
_TOKEN = "/api/auth/token"
_SIGN_IN = "/api/auth/sign-in/email"
_LOAD = (sys.executable, "-m", "tests.bench.load")


@dataclass(frozen=True, slots=True)
class LoginFlood:
    """Seconds that GET /api/auth/token took before the flood and during it."""

    idle: list[float]
    flooded: list[float]
    guesses_per_second: float

    @property
    def slowdown(self) -> float:
        """How many times as long as usual it takes."""
        return median(self.flooded) / median(self.idle)

    def summary(self) -> str:
        before, during = (median(each) * 1e3 for each in (self.idle, self.flooded))
        return (
            f"  {GUESSERS} at once, {self.guesses_per_second:.0f} guesses/s:"
            f" a token takes {during:.1f} ms instead of {before:.1f} ms"
            f" ({self.slowdown:.1f} times), p99 {percentile(self.flooded, 0.99) * 1e3:.0f} ms,"
            f" the longest {max(self.flooded) * 1e3:.0f} ms"
        )


def measure(port: int, headers: dict[str, str], seconds: float) -> LoginFlood:
    """One client asks for tokens of its session, alone and then beside those who guess."""
    body = json.dumps({"email": "nobody@example.com", "password": secrets.token_urlsafe()})
    tokens = Job(port, "GET", _TOKEN, headers, seconds, connections=1)
    guesses = Job(port, "POST", _SIGN_IN, {}, seconds + 1, connections=GUESSERS, body=body)
    idle = _run(tokens)
    with _running(guesses) as flood:
        flooded = _run(tokens)
        result = json.loads(flood.communicate()[0])
    rate = len(result["latencies"]) / result["seconds"]
    return LoginFlood(idle["latencies"], flooded["latencies"], rate)


@contextmanager
def _running(job: Job) -> Generator[subprocess.Popen[bytes]]:
    with subprocess.Popen(  # noqa: S603 - our own module
        _LOAD, cwd=ROOT, env=base_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        process.stdin.write(json.dumps(asdict(job)).encode())
        process.stdin.close()
        process.stdin = None
        yield process


def _run(job: Job) -> dict[str, Any]:
    with _running(job) as process:
        result: dict[str, Any] = json.loads(process.communicate()[0])
    return result
