"""Fingerprints of files, so that nothing is made again from unchanged sources."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from tools.dev.paths import ROOT


def digest(paths: Iterable[Path], *extra: str) -> str:
    """One fingerprint of the names and contents of these files, and of further words."""
    total = hashlib.sha256()
    for path in sorted(paths):
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        total.update(f"{name}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    for word in extra:
        total.update(f"\0{word}".encode())
    return total.hexdigest()


def is_current(stamp: Path, fingerprint: str) -> bool:
    return stamp.exists() and stamp.read_text().strip() == fingerprint


def record(stamp: Path, fingerprint: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(f"{fingerprint}\n")
