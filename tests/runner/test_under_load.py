"""Faults and backups while somebody goes on writing: nothing acknowledged is lost."""

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from tests.runner.catalogue import ask, catalogue
from tests.runner.instance import SERVICES, Instance, running_instance
from tests.runner.runners import Machine
from tests.system.ledger import Ledger
from tests.system.waiting import wait_for
from tools.dev.postgres_files import temporary_directory

# How soon each is back: `./dev bench faults`.
PATIENCE_SECONDS = 60.0


@pytest.fixture(scope="module")
def instance() -> Iterator[Instance]:
    with running_instance() as running:
        yield running


@pytest.mark.parametrize("service", SERVICES)
def test_a_killed_service_comes_back_by_itself(service: str, instance: Instance) -> None:
    victim = instance.pid(service)
    assert victim is not None
    with Ledger(instance.ada) as ledger:
        os.kill(victim, signal.SIGKILL)
        is_back = partial(instance.is_another, service, victim)
        wait_for(is_back, f"{service} is started again", PATIENCE_SECONDS)
        ledger.wait_for_progress(PATIENCE_SECONDS)

    ledger.assert_nothing_was_lost()
    assert f"{service} ended by itself" in instance.runner.output

    def is_there(path: str) -> bool:
        return httpx.get(f"{instance.machine.url}{path}", trust_env=False).status_code == 200

    wait_for(partial(is_there, "/api/auth/get-session"), "sessions are there", PATIENCE_SECONDS)
    assert instance.ada.again().user_id == instance.ada.user_id
    wait_for(partial(is_there, "/login"), "the pages are there", PATIENCE_SECONDS)


def test_a_backup_made_under_load_brings_everything_back(
    instance: Instance, tmp_path: Path
) -> None:
    """Rows, and also roles, policies, grants and everything else that the database enforces."""
    backup = str(tmp_path / "backup.dump")
    with Ledger(instance.ada) as ledger:
        acknowledged = set(ledger.acknowledged)
        saved = instance.machine.run("backup", backup)
        ledger.wait_for_progress(PATIENCE_SECONDS)
    with temporary_directory() as folder:
        elsewhere = Machine(folder / "data")
        restored = elsewhere.run("restore", backup)
        stored = set(ask(elsewhere.data_dir, "select id from app.todo"))
        after = catalogue(elsewhere.data_dir)
    before = catalogue(instance.machine.data_dir)

    assert saved.returncode == 0, saved.stderr
    assert restored.returncode == 0, restored.stderr
    assert acknowledged
    assert acknowledged - stored == set()
    assert all(before.values()), "each part of the comparison looks at something"
    assert after == before
