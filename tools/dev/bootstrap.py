"""Makes `.venv` with everything a verb needs, then becomes `python -m tools.dev <verb>`.

Only the standard library is there yet. Nothing is done twice: a stamp in `.venv` remembers what
is installed.
"""

import contextlib
import errno
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Generator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "tools" / "dev" / "requirements"
FILES_TO_RUN = (ROOT / "backend" / "requirements.txt", REQUIREMENTS / "local.txt")
FILES_TO_TEST = (*FILES_TO_RUN, REQUIREMENTS / "test.txt")
VERBS_THAT_TEST = frozenset({"test", "check", "bench", "gen"})
SHOWN_LINES = 12
_NEARLY_FULL_BYTES = 20_000_000


class BootstrapError(Exception):
    """What stops the set-up: one sentence with the mend, and the output behind it."""

    def __init__(self, sentence: str, output: str = "") -> None:
        super().__init__(sentence)
        self.output = output


def main(arguments: Sequence[str]) -> None:
    """Ends by becoming the runner itself, so that signals reach it directly."""
    try:
        with _lock():
            _make_environment()
            needs_tests = bool(arguments) and arguments[0] in VERBS_THAT_TEST
            _install(FILES_TO_TEST if needs_tests else FILES_TO_RUN)
    except BootstrapError as error:
        _stop(str(error), error.output)
    except OSError as error:
        _stop(_explain(error))
    except KeyboardInterrupt:
        _stop("Interrupted: the same command goes on where it stopped.", status=130)
    os.chdir(ROOT)
    os.execv(PYTHON, [str(PYTHON), "-m", "tools.dev", *arguments])  # noqa: S606 - no shell wanted


@contextlib.contextmanager
def _lock() -> Generator[None]:
    """Two first starts at once install one after the other."""
    folder = ROOT / ".run"
    folder.mkdir(exist_ok=True)
    with (folder / "bootstrap.lock").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def _make_environment() -> None:
    if _environment_is_usable():
        return
    _say("making the Python environment .venv")
    _run([sys.executable, "-m", "venv", "--clear", str(VENV)], "The environment cannot be made")


def _environment_is_usable() -> bool:
    """False also for a copied folder: the programs in it would run the original's Python."""
    with contextlib.suppress(OSError):
        made_as = (VENV / "pyvenv.cfg").read_text()
        is_here = f"-m venv {VENV}\n" in made_as or f"--clear {VENV}\n" in made_as
        probe = "import sys; sys.exit(sys.version_info < (3, 11))"
        return is_here and subprocess.run([PYTHON, "-c", probe], check=False).returncode == 0  # noqa: S603 - our own Python
    return False


def _install(files: Sequence[Path]) -> None:
    wanted = {_digest(path) for path in files}
    stamp = VENV / "installed.stamp"
    installed = set(stamp.read_text().split()) if stamp.exists() else set()
    if wanted <= installed:
        return
    stamp.unlink(missing_ok=True)
    _say("installing the Python packages")
    uv_files = REQUIREMENTS / "uv.txt"
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not _has_uv(uv_files):
        _run([*pip, "--require-hashes", "-r", str(uv_files)], "uv cannot be installed")
    chosen = [argument for path in files for argument in ("-r", str(path))]
    uv = [str(VENV / "bin" / "uv"), "pip", "install", "--quiet", "--python", str(PYTHON)]
    try:
        _run([*uv, "--require-hashes", *chosen], "")
    except BootstrapError:
        # pip knows mirrors and certificates of its own configuration that uv does not read.
        _run([*pip, "--require-hashes", *chosen], "The Python packages cannot be installed")
    still_valid = installed & {_digest(path) for path in FILES_TO_TEST}
    stamp.write_text("\n".join(sorted(wanted | still_valid)) + "\n")


def _has_uv(requirement: Path) -> bool:
    name, _, version = requirement.read_text().split()[0].partition("==")
    return any((VENV / "lib").glob(f"python*/site-packages/{name}-{version}.dist-info"))


def _digest(path: Path) -> str:
    content = path.read_bytes() + sys.version.encode()
    return f"{path.name}:{hashlib.sha256(content).hexdigest()}"


def _run(command: Sequence[str], failure: str) -> None:
    result = subprocess.run(  # noqa: S603 - fixed programs, no shell
        command,
        check=False,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if result.returncode == 0:
        return
    lines = [line for line in result.stdout.splitlines() if line.strip()]
    # ensurepip does not say what it failed of.
    is_full = shutil.disk_usage(ROOT).free < _NEARLY_FULL_BYTES
    if is_full or "No space left on device" in result.stdout:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(ROOT))
    sentence = f"{failure}: see the lines above (is the network reachable?), then start again."
    raise BootstrapError(sentence, "\n".join(lines[-SHOWN_LINES:]))


def _explain(error: OSError) -> str:
    place = error.filename or ROOT
    if error.errno == errno.ENOSPC:
        return f"The disk that holds {place} is full: make room and start again."
    return f"{place} cannot be written ({error.strerror}): make {ROOT} writable for this user."


def _say(text: str) -> None:
    sys.stderr.write(f"· {text}\n")


def _stop(sentence: str, output: str = "", status: int = 2) -> None:
    if output:
        sys.stderr.write(f"{output}\n")
    sys.stderr.write(f"dev: {sentence}\n")
    sys.exit(status)


if __name__ == "__main__":
    main(sys.argv[1:])
