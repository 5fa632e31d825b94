"""A gate that cannot fail checks nothing: one fault is planted for each, in a copy of the tree."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.dev.checks.gate import Gate, Outcome
from tools.dev.commands import run_captured
from tools.dev.output import fail, say, succeed
from tools.dev.paths import PYTHON, ROOT
from tools.dev.sources import tracked_files

Plant = Callable[[Path], None]
_WRONG_TYPE = 'export const one: number = "one";\n'
_LINKED = (".venv", "node_modules", ".run/node", "tools/openapi/node_modules")


def _add(name: str, text: str) -> Plant:
    """Adds to the end of a file, or makes it."""

    def plant(tree: Path) -> None:
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((path.read_text() if path.exists() else "") + text)

    return plant


def _change(name: str, old: str, new: str) -> Plant:
    def plant(tree: Path) -> None:
        text = (tree / name).read_text()
        if old not in text:
            message = f"{name} no longer holds {old!r}: the fault cannot be planted"
            raise LookupError(message)
        (tree / name).write_text(text.replace(old, new, 1))

    return plant


# What is planted, and a word that the gate says when it finds it.
_FAULTS: dict[str, tuple[Plant, str]] = {
    "mypy": (_add("backend/planted.py", 'NUMBER: int = "one"\n'), "planted"),
    "ty": (_add("backend/planted.py", 'NUMBER: int = "one"\n'), "planted"),
    "ruff check": (_add("backend/planted.py", "import os\n"), "planted"),
    "ruff format": (_add("backend/planted.py", "NUMBER  =  1\n"), "planted"),
    "import-linter": (_add("backend/errors.py", "\nimport backend.main\n"), "backend.errors"),
    "oxlint": (
        _add("auth-server/src/planted.ts", "export const f = () => { Promise.resolve(1); };\n"),
        "planted",
    ),
    "biome": (_add("auth-server/src/planted.ts", "export const x: any = 1\n"), "planted"),
    "tsc frontend": (_add("frontend/src/lib/planted.ts", _WRONG_TYPE), "planted"),
    "tsc auth-server": (_add("auth-server/src/planted.ts", _WRONG_TYPE), "planted"),
    "knip": (_add("auth-server/src/planted.ts", "export const nobody = 1;\n"), "planted"),
    "knip production": (_add("auth-server/src/planted.ts", "export const a = 1;\n"), "planted"),
    "hadolint": (_add("backend/Dockerfile", "RUN apt-get install curl\n"), "DL3008"),
    "compose schema": (
        _change("docker-compose.yml", "  read_only: true", "  read_onli: true"),
        "read_onli",
    ),
    "compose references": (_change("docker-compose.yml", "[inside, data]", "[dada]"), "dada"),
    "workflows": (_change(".github/workflows/ci.yml", "runs-on:", "runs-at:"), "runs-at"),
    "caddy": (
        _change("front-door/Caddyfile", "persist_config off", "persist_config maybe"),
        "persist_config",
    ),
    "generated files": (_add("docs/configuration.md", "| `PLANTED` | | |\n"), "PLANTED"),
    "codespell": (_add("docs/planted.md", "They rec" + "ieve it.\n"), "planted"),
    "structure": (_add("tests/planted.py", "x = 1\n" * 300), "planted"),
    "texts": (_add("backend/planted.txt", "API_KEY=" + "aB3" * 12 + "\n"), "planted"),
    "npm locks": (_change("package-lock.json", '"integrity"', '"integrated"'), "has no hash"),
    "python locks": (_change("backend/requirements.txt", "fastapi==", "fastapi==0."), "fastapi"),
}


def check_the_checks(gates: Sequence[Gate]) -> list[Outcome]:
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="daymark-check-") as folder:
        for gate in gates:
            began = time.monotonic()
            finding = _finding_of(gate, Path(folder) / gate.name.replace(" ", "-"))
            outcomes.append(Outcome(gate.name, finding, time.monotonic() - began))
            (fail if finding else succeed)(f"{gate.name}: {finding[0] if finding else 'found it'}")
    return outcomes


def _finding_of(gate: Gate, tree: Path) -> list[str]:
    if gate.name not in _FAULTS:
        return ["no fault is known for this gate"]
    plant, word = _FAULTS[gate.name]
    _copy_tree(tree)
    try:
        plant(tree)
    except (OSError, LookupError) as error:
        return [str(error)]
    status, output = run_captured(
        [str(PYTHON), "-m", "tools.dev", "check", "--only", gate.name], folder=tree
    )
    shutil.rmtree(tree)
    if f"✗ {gate.name}" in output and word in output and status == 1:
        return []
    say(output)
    return ["passed in spite of a planted fault"]


def _copy_tree(tree: Path) -> None:
    """What git would take, with the installed packages of this checkout."""
    for path in tracked_files():
        copied = tree / path.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copied)
    for name in _linked():
        target = tree / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(ROOT / name)
    run_captured(["git", "init", "--quiet", str(tree)])


def _linked() -> list[str]:
    workspaces = [f"{name}/node_modules" for name in ("auth-server", "frontend")]
    return [name for name in (*_LINKED, *workspaces) if os.path.lexists(ROOT / name)]
