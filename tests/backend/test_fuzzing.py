"""Whatever a request looks like, the answer is one that the document announces.

schemathesis makes thousands of requests from the OpenAPI document, right and wrong ones, alone and
in sequence, as two people who must not see each other's things; every check it has is on. The same
seed makes the same requests: `--fuzz-seed` chooses another one, `--fuzz-examples` how many.
"""

import json
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.backend.support.auth_server import auth_server
from tests.backend.support.people import Registry
from tests.backend.support.processes import python_environment, service
from tests.backend.support.tokens import AUDIENCE, ISSUER, Ring
from tests.databases import DatabaseUrls
from tools.dev.paths import ROOT, VENV_BIN
from tools.dev.ports import free_port
from tools.dev.processes import ServiceSpec

CONFIGURATION = Path(__file__).with_name("fuzzing") / "schemathesis.toml"
# A deep run may take this long; its tokens have to last.
LONGEST_SECONDS = 3600


@pytest.fixture(scope="module")
def backend_url(
    database: DatabaseUrls, ring: Ring, tmp_path_factory: pytest.TempPathFactory
) -> Generator[str]:
    """A real backend on a real database, with the real auth server behind it."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    lifetime = {"JWT_TTL_SECONDS": str(LONGEST_SECONDS)}
    with auth_server(database, ring, tmp_path_factory.mktemp("mail"), **lifetime) as auth_url:
        environment = {
            "APP_URL": ISSUER,
            "AUTH_URL": auth_url,
            "BACKEND_PORT": str(port),
            "DATABASE_URL": database.api,
            "JWT_SECRETS": ring.setting,
            "JWT_AUDIENCE": AUDIENCE,
            "LOG_FORMAT": "json",
        }
        spec = ServiceSpec(
            name="backend",
            command=[sys.executable, "-m", "backend"],
            environment=python_environment() | environment | lifetime,
            health_url=f"{url}/api/health/ready",
            setting_of_port="BACKEND_PORT",
            port=port,
        )
        with service(spec):
            yield url


@pytest_asyncio.fixture(loop_scope="session")
async def workspace(tmp_path: Path, people: Registry) -> Path:
    """A folder with the configuration, and with the tokens of two people."""
    expires_at = int(time.time()) + LONGEST_SECONDS
    identities = []
    for name in ("ada", "ben"):
        person = await people.new_person(name)
        token = people.ring.token(person.user_id, person.session_id, exp=expires_at)
        header = {"name": "Authorization", "value": f"Bearer {token}"}
        identities.append({"name": name, "fixedHeaders": [header]})
    (tmp_path / "identities.json").write_text(json.dumps({"auth": identities}))
    (tmp_path / "schemathesis.toml").write_text(CONFIGURATION.read_text())
    return tmp_path


@pytest.mark.parametrize("phases", ["examples,coverage", "fuzzing,stateful"])
def test_no_request_gets_an_answer_that_is_not_announced(
    phases: str, backend_url: str, workspace: Path, request: pytest.FixtureRequest
) -> None:
    examples, seed = (request.config.getoption(f"--fuzz-{name}") for name in ("examples", "seed"))
    # One worker: before 3.11.9, threads that parse Python at once break each other (gh-106905).
    command = [
        *(str(VENV_BIN / "schemathesis"), "--config-file", "schemathesis.toml", "run"),
        *(f"{backend_url}/api/openapi.json", "--phases", phases, "--checks", "all"),
        *("--mode", "all", "--workers", "1", "--generation-database", "none"),
        *("--output-sanitize", "false"),
        *("--max-examples", str(examples), "--seed", str(seed)),
    ]
    print(f"seed {seed}, {examples} examples per operation")  # noqa: T201 - pytest keeps it

    done = subprocess.run(  # noqa: S603 - no shell
        command,
        cwd=workspace,
        env=python_environment() | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
