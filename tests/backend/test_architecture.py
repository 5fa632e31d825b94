"""What import-linter and ruff cannot say about the backend."""

import ast
import re
from pathlib import Path

import backend

PACKAGE = Path(backend.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
# A code, and a sentence after it.
SUPPRESSION = r"# (noqa: [A-Z]+\d+(, [A-Z]+\d+)*|type: ignore\[[\w-]+\])( +#| -) \S+"


def code_of(path: Path) -> str:
    """The source without comments and docstrings, which may speak of anything."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            value = body[0].value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                body[0] = ast.Pass()
    return ast.unparse(tree)


def occurrences(pattern: str, *, outside: tuple[str, ...] = ()) -> list[str]:
    """The modules whose code the pattern occurs in."""
    names = (
        str(path.relative_to(PACKAGE)) for path in MODULES if re.search(pattern, code_of(path))
    )
    return [name for name in names if not name.startswith(outside)]


def test_tokens_are_decoded_in_one_place() -> None:
    assert occurrences(r"\bjwt\.decode\(|\bPyJW[TS]\b|get_unverified") == ["core/security/jwt.py"]


def test_transactions_begin_and_end_in_one_place() -> None:
    pattern = r"(?i)['\"]\s*(begin|commit)\b|\.commit\(|\.transaction\("

    # A calendar begins and ends components.
    elsewhere = ("migrations/", "core/services/exports/")
    assert occurrences(pattern, outside=elsewhere) == ["db/database.py"]


def test_the_identity_of_a_transaction_is_set_by_the_database_alone() -> None:
    assert occurrences(r"app\.user_id|set_config", outside=("migrations/",)) == []
    assert occurrences(r"app\.enter", outside=("migrations/",)) == ["db/database.py"]


def test_pools_are_made_in_one_place() -> None:
    assert occurrences(r"create_pool\(") == ["db/database.py"]
    assert occurrences(r"create_(async_)?engine\(", outside=("migrations/",)) == []
    assert occurrences(r"create_all\(") == []


def test_nobody_answers_403_for_a_row() -> None:
    assert occurrences(r"HTTP_403|\b403\b") == [
        "api/better_auth.py",
        "api/documentation.py",
        "errors.py",
    ]
    # The one comparison there is: whose session a token belongs to.
    assert occurrences(r"user_id\s*!=") == ["dependencies/auth.py"]


def test_the_environment_is_read_in_one_place() -> None:
    assert occurrences(r"\benviron\b|getenv\(") == []
    assert occurrences(r"BaseSettings") == ["config.py"]


def test_nothing_sleeps_for_lack_of_a_condition() -> None:
    """Only background work pauses: after a failure, or before it looks again."""
    assert occurrences(r"\bsleep\(") == [
        "core/events/listener.py",
        "core/events/publisher.py",
        "core/runtime.py",
        "core/security/jwks.py",
        "core/services/expiry.py",
    ]


def test_every_statement_of_a_service_starts_with_the_caller() -> None:
    """`mine(...)` is the condition; a table without it is read on nobody's behalf."""
    for path in (PACKAGE / "core" / "services").glob("*.py"):
        code = code_of(path)
        tables = len(re.findall(r"\b(?:select|update|delete)\(", code))
        if (
            re.search(r"\b(TODO|TODO_LIST|LABEL|USER_SETTINGS|CHANGE_COUNTER)\.c\b", code)
            and tables
        ):
            assert "mine(" in code or path.name == "todo_orders.py", path.name


def test_every_suppression_has_a_reason() -> None:
    for path in MODULES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if "# type: ignore" in line or "# noqa" in line:
                assert re.search(SUPPRESSION, line), f"{path.relative_to(PACKAGE)}:{number}"


def test_tests_mock_nothing_of_ours() -> None:
    tests = Path(__file__).parent
    for path in tests.rglob("*.py"):
        if path != Path(__file__):
            source = path.read_text(encoding="utf-8")
            assert "unittest.mock" not in source, path.name
            assert "mocker" not in source, path.name
