"""The environment of the programs the runner starts: said in full, never inherited as it is."""

import os
from collections.abc import Mapping

from tools.dev.paths import NODE_BIN, RUN

# What a program needs to find its user, the network and the time; no setting of Daymark.
_INHERITED = frozenset(
    {"HOME", "USER", "LOGNAME", "LANG", "TZ", "TMPDIR", "TERM", "CI", "NO_COLOR"}
    | {"SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE"}
    | {"HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"}
)
_INHERITED_PREFIXES = ("LC_", "XDG_", "npm_config_", "NPM_CONFIG_", "PIP_", "UV_")


def process_environment() -> Mapping[str, str]:
    """The runner's own environment; only the settings and this module look at it."""
    return os.environ  # noqa: TID251 - the one place


def base_environment() -> dict[str, str]:
    """What every program gets: the real Node first on PATH, no telemetry."""
    own = process_environment()
    kept = {
        name: value
        for name, value in own.items()
        if name in _INHERITED or name.startswith(_INHERITED_PREFIXES)
    }
    path = f"{NODE_BIN}:{own.get('PATH', '/usr/local/bin:/usr/bin:/bin')}"
    return kept | {
        "PATH": path,
        "NEXT_TELEMETRY_DISABLED": "1",
        "REDOCLY_TELEMETRY": "off",
        # Modules without their types, compiled: a third of what a start of Node costs.
        "NODE_COMPILE_CACHE": str(RUN / "node-cache"),
        "PYTHONUNBUFFERED": "1",
    }
