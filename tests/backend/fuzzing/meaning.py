"""What schemathesis cannot know of this API: which refusals are right, and which values exist.

Its own check looks at statuses alone. But a 422 for a list that does not exist is right, while a
422 for a text that is too long means that the document does not say how long it may be.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import schemathesis
from schemathesis.checks import CheckContext
from schemathesis.generation.case import Case
from schemathesis.hooks import HookContext

# What no schema can say: it depends on what is stored, or on more than one value.
_ABOUT_MEANING = frozenset({
    "ambiguous",
    "invalid_cursor",
    "needs_due_date",
    "needs_due_time",
    "not_found",
    "parent_cycle",
    "unknown_label",
    "unknown_list",
    "unknown_parent",
    "unknown_time_zone",
    "unknown_todo",
    # Of the auth server:
    "INVALID_EMAIL_OR_PASSWORD",
    "PASSWORD_TOO_COMMON",
    "UNAUTHORIZED",
    "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL",
})  # fmt: skip
_REFERENCES = frozenset({"list_id", "parent_id"})
_VERSION_OF_OUR_IDS = 7


@schemathesis.check
def refused_for_its_meaning(
    _context: CheckContext, response: schemathesis.Response, case: Case[Any]
) -> None:
    """A request that the document allows is refused only for what no document can say."""
    if _is_allowed(case) and response.status_code in {400, 422}:
        unexplained = set(_codes(response)) - _ABOUT_MEANING
        assert not unexplained, f"the document does not say why this is refused: {unexplained}"


@schemathesis.hook
def before_call(_context: HookContext, case: Case[Any], **_options: object) -> None:
    """Most made-up ids and zones exist nowhere: they would hide whatever comes after that check."""
    if _is_allowed(case) and isinstance(case.body, dict):
        case.body = _existing(case.body)


def _is_allowed(case: Case[Any]) -> bool:
    return case.meta is not None and case.meta.generation.mode.is_positive


def _codes(response: schemathesis.Response) -> Iterator[str]:
    """The codes of the mistakes, or that of the whole problem."""
    problem = response.json()
    if problem["code"] == "validation":
        yield from (mistake["code"] for mistake in problem["errors"])
    else:
        yield problem["code"]


def _existing(members: dict[str, Any]) -> dict[str, Any]:
    """The same body without references to nothing, and with a zone and a date that are right."""
    changed = {name: _existing_value(name, value) for name, value in members.items()}
    if changed.get("due_time") and "due_date" in changed:
        changed["due_date"] = "2027-03-31"
    if changed.get("due_timezone") and "due_time" in changed:
        changed |= {"due_date": "2027-03-31", "due_time": "09:30"}
    return changed


def _existing_value(name: str, value: Any) -> Any:  # noqa: ANN401 - any JSON
    if name == "due_timezone" and value is not None:
        return "Europe/Berlin"
    if name in _REFERENCES and not _is_ours(value):
        return None
    if isinstance(value, list):
        if name == "label_ids":
            return [entry for entry in value if _is_ours(entry)]
        return [_existing(entry) if isinstance(entry, dict) else entry for entry in value]
    return _existing(value) if isinstance(value, dict) else value


def _is_ours(value: object) -> bool:
    """Whether it came from an answer: made-up ids are of any version."""
    try:
        return UUID(str(value)).version == _VERSION_OF_OUR_IDS
    except ValueError:
        return False
