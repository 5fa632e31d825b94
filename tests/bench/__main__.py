"""`./dev bench`: what things cost, as ratios from one run.

`tokens` is a token check in process, `requests` a list and a create against two other servers,
`flood` a new token while passwords are guessed, `overload` several times as much as can be done,
`faults` how soon a running instance is well again after each of its processes was killed.
"""

import argparse
import asyncio
import json
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from urllib.request import Request, urlopen

from backend.core.security.jwt import SharedSecrets, TokenVerifier
from backend.core.security.sessions import LiveSessions
from backend.models.token import LiveSession
from tests.backend.support.tokens import AUDIENCE, ISSUER, TTL_SECONDS
from tests.bench import faults, whole
from tests.bench.database import PEOPLE, TODOS_EACH, Sample, fill
from tests.bench.figures import ratios, summary
from tests.bench.load import Job
from tests.bench.servers import Server
from tests.bench.tokens import compare, hmac_of, run_now
from tests.databases import DatabaseUrls, Template
from tools.dev.postgres import temporary_postgres

PARTS = ("tokens", "requests", "flood", "overload", "faults")
PAGE = 50
NEW_TODO = json.dumps({"title": "Call about the boat", "notes": "Ask for the keys."})


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("parts", nargs="*", type=_part, help=f"{', '.join(PARTS)} (all)")
    parser.add_argument("--rounds", type=int, default=5, help="turns of each server (5)")
    parser.add_argument("--seconds", type=float, default=2.0, help="length of a turn (2)")
    arguments = parser.parse_args()
    parts = frozenset(arguments.parts or PARTS)
    if parts & {"tokens", "requests"}:
        bench_backend(parts, arguments.rounds, arguments.seconds)
    if parts & {"flood", "overload"}:
        whole.bench(parts, arguments.rounds, arguments.seconds)
    if "faults" in parts:
        faults.bench()


def _part(name: str) -> str:
    if name not in PARTS:
        raise argparse.ArgumentTypeError(f"there is no part {name}")
    return name


def bench_backend(parts: frozenset[str], rounds: int, seconds: float) -> None:
    with ExitStack() as stack:
        cluster = stack.enter_context(temporary_postgres())
        template = Template.make(cluster.url)
        database = stack.enter_context(template.copy())
        sample = asyncio.run(fill(database))
        if "tokens" in parts:
            asyncio.run(bench_tokens(sample))
        if "requests" in parts:
            servers = start(database, sample)
            for server in servers:
                stack.callback(server.stop)
            bench_http(servers, sample, rounds, seconds)


async def bench_tokens(sample: Sample) -> None:
    """Cold: verified anew each time. Warm: the second request with the same token."""
    token, ring, person = sample.person.token, sample.ring, sample.person
    session = LiveSession(
        user_id=person.user_id, expires_at=datetime.now(tz=UTC) + timedelta(hours=1)
    )

    async def read(_session_id: object) -> LiveSession:
        return session

    verifier = TokenVerifier(
        SharedSecrets(ring.keys.items()),
        issuer=ISSUER,
        audience=AUDIENCE,
        lifetime_seconds=TTL_SECONDS,
    )
    sessions = LiveSessions(read)
    sessions.start_listening()

    async def check() -> None:
        verified = await verifier.verify(token)
        await sessions.find(verified.session_id)

    async def check_anew() -> None:
        verifier.forget()
        await check()

    print(f"\nChecking a token of {len(token)} bytes, in process, session known")
    compare(
        {
            "hmac.digest alone": hmac_of(token, ring.keys[ring.signer]),
            "check, warm": lambda: run_now(check()),
            "check, cold": lambda: run_now(check_anew()),
        },
        floor="hmac.digest alone",
    )


def start(database: DatabaseUrls, sample: Sample) -> list[Server]:
    """The backend, the usual way, and the bare server with the backend's own bytes."""
    ring = sample.ring
    backend = Server.backend(
        {
            "DATABASE_URL": database.api,
            "JWT_SECRETS": ring.setting,
            "APP_URL": ISSUER,
            "JWT_AUDIENCE": AUDIENCE,
        },
    )
    address = f"http://127.0.0.1:{backend.port}/api/v1/todos?limit={PAGE}"
    with urlopen(Request(address, headers=sample.person.headers)) as answer:
        page = answer.read().decode()
    usual = Server.comparison(
        {
            "kind": "usual",
            "database_url": database.api.replace("postgresql:", "postgresql+asyncpg:"),
            "key": ring.keys[ring.signer].hex(),
            "audience": AUDIENCE,
            "issuer": ISSUER,
        },
    )
    bare = Server.comparison({"kind": "bare", "status": 200, "body": page})
    return [backend, usual, bare]


def bench_http(servers: Sequence[Server], sample: Sample, rounds: int, seconds: float) -> None:
    print(f"\n{PEOPLE} people with {TODOS_EACH} todos each; 16 connections; one worker each;")
    print(f"medians of {rounds} turns of {seconds:g} s; CPU is that of the server's process")
    for name, method, body in (("List of 50", "GET", None), ("Create", "POST", NEW_TODO)):
        for server in servers:
            server.rounds.clear()
        for _ in range(rounds):
            for server in servers:
                query = f"?limit={PAGE}" if method == "GET" else ""
                server.measure(
                    Job(
                        port=server.port,
                        method=method,
                        path=server.path + query,
                        headers=sample.person.headers,
                        seconds=seconds,
                        body=body,
                    )
                )
        report(name, servers)


def report(name: str, servers: Sequence[Server]) -> None:
    print(f"\n{name:<26}{'rate':>11}{'server':>13}{'p50 /':>12}{'p99':>8}{'failed':>9}")
    for server in servers:
        print(summary(server.name, server.rounds))
    backend, usual, bare = servers
    for other in (usual, bare):
        by_rate, by_cpu = ratios(backend.rounds, other.rounds)
        print(f"  against {other.name:<8} {by_rate:>8.3f}x by rate {by_cpu:>8.3f}x by server CPU")


if __name__ == "__main__":
    main()
