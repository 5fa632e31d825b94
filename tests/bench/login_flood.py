"""What a flood of wrong passwords costs everybody else: the time that a token takes meanwhile.

`python -m tests.bench.login_flood` starts an auth server of its own for it.
"""

import json
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from tests.backend.support.auth_server import auth_server
from tests.backend.support.tokens import Ring
from tests.bench.figures import percentile
from tests.bench.load import Job
from tests.databases import Template
from tools.dev.environment import base_environment
from tools.dev.paths import ROOT
from tools.dev.postgres import temporary_postgres

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


def _session_of(url: str) -> str:
    """The session token of a new account."""
    account = {
        "name": "Ada",
        "email": f"{secrets.token_hex(8)}@example.com",
        "password": secrets.token_urlsafe(),
    }
    answer = httpx.post(f"{url}/api/auth/sign-up/email", json=account, trust_env=False)
    return str(answer.raise_for_status().json()["token"])


def bench(seconds: float = 3.0) -> None:
    """Measures an auth server of its own and prints one line."""
    with ExitStack() as stack:
        cluster = stack.enter_context(temporary_postgres())
        database = stack.enter_context(Template.make(cluster.url).copy())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(auth_server(database, Ring.new("bench"), folder))
        headers = {"authorization": f"Bearer {_session_of(url)}"}
        print(measure(int(url.rpartition(":")[2]), headers, seconds).summary())


if __name__ == "__main__":
    print("\nTokens during a flood of wrong passwords")
    bench()
