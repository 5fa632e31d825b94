"""The production build of the client, kept beside the sources it was made from.

A service never runs from `frontend/.next`: replacing that folder under a running server breaks it.
Each build is assembled in a folder of its own, named after what went into it.
"""

import contextlib
import fcntl
import shutil
import tempfile
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from tools.dev.commands import run_step
from tools.dev.node import NODE
from tools.dev.output import say
from tools.dev.paths import BUILDS, FRONTEND, ROOT, RUN
from tools.dev.stamps import digest

_NOT_SOURCES = frozenset({"node_modules", ".next", "Dockerfile", "next-env.d.ts"})
_ALSO_SOURCES = ("package.json", "package-lock.json", "tsconfig.base.json", "tools/dev/client.py")


@dataclass(frozen=True, slots=True)
class ClientBuild:
    """One finished build; `release` lets the next `prune` remove it."""

    folder: Path
    _in_use: IO[str]

    @property
    def server(self) -> Path:
        return self.folder / "frontend" / "server.js"

    @property
    def static_root(self) -> Path:
        return self.folder / "static"

    @property
    def csp_file(self) -> Path:
        return self.folder / "csp.caddy"

    @classmethod
    def open(cls) -> Self:
        """The build of the sources as they are now, made first when there is none."""
        folder = BUILDS / digest(_sources(), str(NODE.resolve()))[:16]
        with _lock():
            if not folder.exists():
                _make(folder)
            in_use = (folder / "in-use").open("w")
            fcntl.flock(in_use, fcntl.LOCK_SH)
            _prune(folder)
        return cls(folder, in_use)

    @classmethod
    def for_watching(cls) -> Self:
        """Stands in for a build where the development server answers: no files, no policy."""
        folder = RUN / "watch"
        (folder / "static").mkdir(parents=True, exist_ok=True)
        (folder / "csp.caddy").write_text('map {path} {csp} {\n\tdefault ""\n}\n')
        return cls(folder, (folder / "in-use").open("w"))

    def release(self) -> None:
        self._in_use.close()


def _sources() -> Iterator[Path]:
    for name in _ALSO_SOURCES:
        yield ROOT / name
    for path in FRONTEND.iterdir():
        if path.name in _NOT_SOURCES or path.suffix == ".tsbuildinfo":
            continue
        if path.is_file():
            yield path
        else:
            yield from (item for item in path.rglob("*") if item.is_file() and not _is_test(item))


def _is_test(path: Path) -> bool:
    return ".test." in path.name


@contextlib.contextmanager
def _lock() -> Generator[None]:
    RUN.mkdir(exist_ok=True)
    with (RUN / "build.lock").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def _make(folder: Path) -> None:
    say("building the client")
    next_program = ROOT / "node_modules" / "next" / "dist" / "bin" / "next"
    environment = {"NODE_ENV": "production"}
    run_step("next build", [NODE, next_program, "build"], environment, folder=FRONTEND)
    BUILDS.mkdir(parents=True, exist_ok=True)
    half_made = Path(tempfile.mkdtemp(prefix=".new-", dir=BUILDS))
    try:
        _assemble(half_made)
        half_made.chmod(0o755)
        half_made.rename(folder)
    finally:
        shutil.rmtree(half_made, ignore_errors=True)


def _assemble(folder: Path) -> None:
    """The standalone server, what the front door serves by itself, and the pages' CSP."""
    output = FRONTEND / ".next"
    shutil.copytree(output / "standalone", folder, symlinks=True, dirs_exist_ok=True)
    shutil.copytree(output / "static", folder / "frontend" / ".next" / "static", dirs_exist_ok=True)
    shutil.copytree(output / "static", folder / "static" / "_next" / "static")
    public = FRONTEND / "public"
    if public.is_dir():
        shutil.copytree(public, folder / "frontend" / "public", dirs_exist_ok=True)
        shutil.copytree(public, folder / "static", dirs_exist_ok=True)
    script = FRONTEND / "scripts" / "postbuild.ts"
    run_step("postbuild", [NODE, script, folder], folder=FRONTEND)


def _prune(current: Path) -> None:
    """Removes the builds that no running stack holds."""
    for folder in BUILDS.iterdir():
        if folder != current and _is_unused(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_unused(folder: Path) -> bool:
    try:
        with (folder / "in-use").open("w") as in_use:
            fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, FileNotFoundError):
        return False
    return True
