"""The system as it runs for people: production settings, HTTPS, rate limits, asymmetric keys."""

import contextlib
import itertools
import ssl
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

import httpx

from tests.system.door import listens, with_changes
from tests.system.forging import Ring
from tests.system.people import new_http
from tests.system.stage import Stage, new_ring
from tests.system.tls import Certificate, new_certificate
from tests.system.waiting import wait_for
from tools.dev.ports import free_ports
from tools.dev.processes import ServiceProcess, ServiceSpec, stop_all
from tools.dev.stack import Stack

# Makes clients that come from an address nobody has come from.
Visit = Callable[[], httpx.Client]

# Limits count by address, and all of 127.0.0.0/8 is this machine.
_ADDRESSES = (f"127.0.{a}.{b}" for a, b in itertools.product(range(1, 250), range(1, 250)))


class Production(Stage):
    """One of each. `plain_url` is where a browser lands that was told no scheme."""

    def __init__(
        self, stack: Stack, http: httpx.Client, ring: Ring, trust: ssl.SSLContext, plain_url: str
    ) -> None:
        super().__init__(stack, http, ring)
        self._trust = trust
        self.plain_url = plain_url

    def visitor(self) -> httpx.Client:
        """A client that comes from an address nobody has come from."""
        return new_http(address=next(_ADDRESSES), trust=self._trust)


@contextlib.contextmanager
def open_production(folder: Path) -> Generator[Production]:
    certificate = new_certificate(folder)
    ring = new_ring("shared")
    port, plain_port = free_ports(2)
    environment = {
        "NODE_ENV": "production",
        "ENVIRONMENT": "production",
        "APP_URL": f"https://localhost:{port}",
        "JWT_ALGORITHM": "EdDSA",
        "JWT_SECRETS": ring.setting,
        "BETTER_AUTH_SECRET": new_ring("cookies").setting,
    }
    trust = certificate.trust()
    with (
        Stack.start(environment=environment) as stack,
        new_http(trust=trust) as http,
        _door(stack, folder, certificate, port, plain_port),
    ):
        yield Production(stack, http, ring, trust, f"http://localhost:{plain_port}")


@contextlib.contextmanager
def _door(
    stack: Stack, folder: Path, certificate: Certificate, port: int, plain_port: int
) -> Generator[None]:
    """The front door under its own name: here it cannot get a certificate by itself."""
    (plain,) = (p.spec for p in stack.running() if p.spec.name == "front-door")
    address = {"SITE_ADDRESS": f"https://localhost:{port}"}
    spec: ServiceSpec = with_changes(
        replace(plain, environment={**plain.environment, **address}),
        folder,
        {
            "\tadmin off\n": f"\tadmin off\n\thttp_port {plain_port}\n",
            "\timport {$CSP_FILE:/dev/null}\n": (
                f"\ttls {certificate.certificate} {certificate.key}\n"
                "\timport {$CSP_FILE:/dev/null}\n"
            ),
        },
    )
    process = ServiceProcess(spec, lambda _name, _line: None, folder / "door.log")
    try:
        wait_for(lambda: listens(port), "the front door listens")
        yield
    finally:
        stop_all([process])
