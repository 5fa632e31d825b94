"""What stands in the way of a start is said in one sentence, with status 2."""

import os
import re
import socket
import tempfile
from pathlib import Path

import pytest

from tests.runner.runners import Machine
from tools.dev.commands import run_step
from tools.dev.errors import SetupError
from tools.dev.paths import PYTHON
from tools.dev.ports import free_port
from tools.dev.settings import Settings

# Name, value, and what the sentence must not repeat.
BROKEN = [
    ("PORT", "eighty"),
    ("PORT", "70000"),
    ("APP_URL", "todo.example.com"),
    ("APP_URL", "https://todo.example.com/app"),
    ("APP_URL", "https://todo.example.com/"),
    ("APP_URL", "https://Todo.example.com"),
    ("APP_URL", "http://localhost:80"),
    ("APP_URL", "https://todo.example.com:443"),
    ("APP_URL", "http://[::1]:3000"),
    ("BIND_ADDRESS", "everywhere"),
    ("DATABASE_URL", "mysql://root@host/db"),
    ("DATABASE_URL", "postgresql://host/db"),
    ("DATABASE_URL", "postgresql://me@host"),
    ("BETTER_AUTH_SECRET", "hunter2"),
    ("JWT_SECRETS", "no-key-ring"),
    ("JWT_SECRETS", "k1:c2hvcnQ"),
    ("JWT_ALGORITHM", "none"),
    ("JWT_TTL_SECONDS", "forever"),
    ("SMTP_URL", "http://mail"),
    ("RATE_LIMIT", "maybe"),
    ("LOG_FORMAT", "xml"),
    ("ENVIRONMENT", "prod"),
]
SECRET = {"BETTER_AUTH_SECRET", "JWT_SECRETS", "DATABASE_URL"}


@pytest.mark.parametrize(("name", "value"), BROKEN)
def test_a_broken_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(SetupError) as refusal:
        Settings.parse({name: value})

    assert name in str(refusal.value)
    assert name not in SECRET or value not in str(refusal.value)


def test_the_words_to_choose_from_are_named_once() -> None:
    with pytest.raises(SetupError, match=r"must be (json or console|console or json), not 'xml'"):
        Settings.parse({"LOG_FORMAT": "xml"})


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ({"PORT": "80"}, "http://localhost"),
        ({"PORT": "3000"}, "http://localhost:3000"),
        ({"APP_URL": "https://todo.example.com:80"}, "https://todo.example.com:80"),
    ],
)
def test_the_public_origin_is_written_as_browsers_write_it(
    given: dict[str, str], origin: str
) -> None:
    assert Settings.parse(given).app_url == origin


def test_two_services_on_one_port_are_named() -> None:
    with pytest.raises(SetupError, match="PORT and BACKEND_PORT are both 8000"):
        Settings.parse({"PORT": "8000"})


def test_a_secret_comes_from_a_file(folder: Path) -> None:
    secret = folder / "secret"
    secret.write_text("0123456789-abcdefghijklmnopqrstuvwxyz\n")

    settings = Settings.parse({"BETTER_AUTH_SECRET_FILE": str(secret)})

    assert settings.better_auth_secret == "0123456789-abcdefghijklmnopqrstuvwxyz"
    with pytest.raises(SetupError, match="BETTER_AUTH_SECRET_FILE"):
        Settings.parse({"BETTER_AUTH_SECRET_FILE": str(folder / "missing")})


def test_a_busy_port_names_the_program_and_the_mend(machine: Machine) -> None:
    with socket.create_server(("127.0.0.1", int(machine.ports["AUTH_PORT"]))):
        refused = machine.run("up")

    assert refused.returncode == 2
    assert machine.ports["AUTH_PORT"] in refused.stderr
    assert "AUTH_PORT=<port>" in refused.stderr
    assert f"process {os.getpid()}" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


def test_a_broken_setting_stops_the_start(folder: Path) -> None:
    refused = Machine(folder / "data", {"JWT_TTL_SECONDS": "soon"}).run("up")

    assert refused.returncode == 2
    assert refused.stderr.startswith("dev: JWT_TTL_SECONDS ")
    assert len(refused.stderr.splitlines()) == 1
    assert not (folder / "data").exists()


def test_production_needs_its_secrets(folder: Path) -> None:
    refused = Machine(folder / "data", {"ENVIRONMENT": "production"}).run("up")

    assert refused.returncode == 2
    assert "BETTER_AUTH_SECRET" in refused.stderr


def test_a_database_that_does_not_answer_is_one_sentence(folder: Path) -> None:
    url = f"postgresql://owner:of-the-database@127.0.0.1:{free_port()}/planner"

    refused = Machine(folder / "data", {"DATABASE_URL": url}).run("up")

    assert refused.returncode == 2, refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert "The database of DATABASE_URL does not answer" in refused.stderr
    assert "of-the-database" not in refused.stderr


def test_a_data_folder_that_cannot_be_made_is_one_sentence(folder: Path) -> None:
    (folder / "file").write_text("in the way")

    refused = Machine(folder / "file" / "data").run("up")

    assert refused.returncode == 2
    assert "DATA_DIR" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


def test_a_full_disk_is_looked_for_where_a_program_may_write() -> None:
    program = [str(PYTHON), "-c", "raise SystemExit('No space left on device')"]

    with pytest.raises(SetupError, match=re.escape(tempfile.gettempdir())):
        run_step("Something", program)


@pytest.mark.parametrize("arguments", [("upp",), ("up", "now"), ("backup",), ("restore", "none")])
def test_a_command_that_is_not_understood_says_so(
    machine: Machine, arguments: tuple[str, ...]
) -> None:
    refused = machine.run(*arguments)

    assert refused.returncode == 2
    assert len(refused.stderr.splitlines()) == 1
