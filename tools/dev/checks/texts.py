"""Nothing in a tracked file that belongs to one machine, one registry or nobody but its owner."""

import re
from pathlib import Path

from tools.dev.paths import ROOT
from tools.dev.sources import tracked_files

_MAX_BYTES = 2_000_000
# A random value of 24 characters has four digits on average; a phrase rarely has three.
_RANDOM_DIGITS = 3
# This test looks for the same words.
_EXEMPT = ROOT / "tests" / "docs" / "test_links.py"
_LOCKS = {"package-lock.json", "requirements.txt", "local.txt", "test.txt", "uv.txt"}
_HOSTS = re.compile(r"registry\.npmjs\.org|files\.pythonhosted\.org")
_URL = re.compile(r"https?://")
_PRIVATE_KEY = re.compile(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----")
_FILLED_SECRET = re.compile(
    r"\b[A-Z_]*(?:SECRETS?|PASSWORD|TOKEN|API_KEY)\s*[=:]\s*[\"']?(?P<value>[A-Za-z0-9+/=:_-]{24,})"
)
_MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|Users)/[a-z][\w.-]+/|(?<![\w.])/root/\w")
_FORBIDDEN_NAMES = re.compile(r"(^|/)(\.env(\.(?!example).*)?|.*\.(pem|key|p12)|secrets\.json)$")


def look() -> list[str]:
    findings: list[str] = []
    for path in tracked_files():
        name = str(path.relative_to(ROOT))
        if _FORBIDDEN_NAMES.search(name):
            findings.append(f"{name}: a file that may hold a secret is not for git")
        if path.stat().st_size <= _MAX_BYTES and path != _EXEMPT:
            findings += _findings(path, name)
    return findings


def _findings(path: Path, name: str) -> list[str]:
    try:
        text = path.read_text()
    except UnicodeDecodeError:
        return []
    findings: list[str] = []
    is_lock = path.name in _LOCKS
    for number, line in enumerate(text.splitlines(), 1):
        if _HOSTS.search(line) or (path.suffix == ".txt" and is_lock and _URL.search(line)):
            findings.append(f"{name}:{number}: names a registry or an address")
        if _PRIVATE_KEY.search(line):
            findings.append(f"{name}:{number}: holds a private key")
        if not is_lock and _is_secret(line):
            findings.append(f"{name}:{number}: holds something like a secret")
        if _MACHINE_PATH.search(line):
            findings.append(f"{name}:{number}: holds the path of one machine")
    return findings


def _is_secret(line: str) -> bool:
    """A long random-looking value behind a telling name; words and placeholders are none."""
    match = _FILLED_SECRET.search(line)
    if match is None:
        return False
    value = match["value"]
    digits = sum(map(str.isdigit, value))
    return (
        digits >= _RANDOM_DIGITS and any(map(str.islower, value)) and any(map(str.isupper, value))
    )
