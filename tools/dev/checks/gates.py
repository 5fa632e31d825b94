"""The list of all gates, the slow ones first so that none of them is waited for at the end."""

from pathlib import Path

from tools.dev.checks import compose, generated, locks, structure, texts
from tools.dev.checks.gate import Gate, Look, program, program_on
from tools.dev.node import NODE
from tools.dev.paths import AUTH_SERVER, CADDYFILE, FRONTEND, PYTHON, ROOT, VENV_BIN
from tools.dev.sources import tracked_files

_COMPOSE = ROOT / "docker-compose.yml"
_WORKFLOWS = ROOT / ".github" / "workflows"
# Words in these are data, or another language.
_NOT_PROSE = {".lock", ".svg", ".png", ".webp", ".woff2", ".ico", ".js"}
_WORD_LISTS = {"common-words.txt", "weak_secrets.py", "package-lock.json"}


def all_gates() -> list[Gate]:
    return [*_typescript_gates(), *_python_gates(), *_container_gates(), *_own_gates()]


def _python_gates() -> list[Gate]:
    return [
        Gate("mypy", program(PYTHON, "-m", "mypy")),
        Gate("ty", program(PYTHON, "-m", "ty", "check", "--output-format", "concise")),
        Gate("ruff check", program(PYTHON, "-m", "ruff", "check", "--quiet", ".")),
        Gate("ruff format", program(PYTHON, "-m", "ruff", "format", "--check", "--quiet", ".")),
        Gate("import-linter", program(VENV_BIN / "lint-imports", "--no-cache")),
    ]


def _typescript_gates() -> list[Gate]:
    modules = ROOT / "node_modules"
    biome = modules / "@biomejs" / "biome" / "bin" / "biome"
    oxlint = modules / "oxlint" / "bin" / "oxlint"
    knip = modules / "knip" / "bin" / "knip.js"
    next_program = modules / "next" / "dist" / "bin" / "next"
    sources = [AUTH_SERVER / "src", FRONTEND / "src", FRONTEND / "scripts"]
    lint = (NODE, oxlint, "--type-aware", "--deny-warnings")
    return [
        Gate("oxlint", program_on(sources, "sources", *lint)),
        Gate("biome", program(NODE, biome, "ci", "--colors=off", "--error-on-warnings", ".")),
        Gate(
            "tsc frontend",
            both(
                program(NODE, next_program, "typegen", folder=FRONTEND),
                program(NODE, modules / "typescript" / "bin" / "tsc", "-p", FRONTEND, "--noEmit"),
            ),
        ),
        Gate(
            "tsc auth-server",
            program(NODE, modules / "typescript" / "bin" / "tsc", "-p", AUTH_SERVER, "--noEmit"),
        ),
        Gate("knip", program(NODE, knip, "--treat-config-hints-as-errors")),
        Gate("knip production", program(NODE, knip, "--production")),
    ]


def _container_gates() -> list[Gate]:
    schema = (PYTHON, "-m", "check_jsonschema", "--builtin-schema")
    dockerfiles = [path for path in tracked_files() if path.name == "Dockerfile"]
    workflows = sorted(_WORKFLOWS.glob("*.yml"))
    caddy = VENV_BIN / "caddy"
    return [
        Gate("hadolint", program_on(dockerfiles, "Dockerfiles", VENV_BIN / "hadolint")),
        Gate("compose schema", program(*schema, "vendor.compose-spec", _COMPOSE)),
        Gate("compose references", compose.look),
        Gate("workflows", program_on(workflows, "workflows", *schema, "vendor.github-workflows")),
        Gate(
            "caddy",
            both(
                program(caddy, "fmt", "--diff", CADDYFILE),
                program(caddy, "validate", "--adapter", "caddyfile", "--config", CADDYFILE),
            ),
        ),
    ]


def _own_gates() -> list[Gate]:
    return [
        Gate("generated files", generated.look),
        Gate("codespell", program_on(_prose(), "texts", PYTHON, "-m", "codespell_lib")),
        Gate("structure", structure.look),
        Gate("texts", texts.look),
        Gate("npm locks", locks.look_at_npm),
        Gate("python locks", locks.look_at_python),
    ]


def _prose() -> list[Path]:
    requirements = ROOT / "tools" / "dev" / "requirements"
    return [
        path
        for path in tracked_files()
        if path.suffix not in _NOT_PROSE
        and path.name not in _WORD_LISTS
        and not path.is_relative_to(requirements)
    ]


def both(first: Look, second: Look) -> Look:
    """The second is only asked when the first found nothing."""
    return lambda: first() or second()
