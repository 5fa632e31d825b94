"""Where the runner keeps its things. All of `.run` can be deleted at any time."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUN = ROOT / ".run"
VENV_BIN = ROOT / ".venv" / "bin"
PYTHON = VENV_BIN / "python"
NODE_BIN = RUN / "node"
BUILDS = RUN / "builds"
AUTH_SERVER = ROOT / "auth-server"
FRONTEND = ROOT / "frontend"
CADDYFILE = ROOT / "front-door" / "Caddyfile"
