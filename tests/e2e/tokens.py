"""JWTs from outside: what anyone who holds one can read or do to it."""

import base64
import json
from typing import cast


def claims(token: str) -> dict[str, object]:
    """The payload, unchecked."""
    payload = token.split(".")[1]
    padded = payload + "=" * (-len(payload) % 4)
    return cast("dict[str, object]", json.loads(base64.urlsafe_b64decode(padded)))


def with_other_signature(token: str) -> str:
    head, _, signature = token.rpartition(".")
    return f"{head}.{signature[::-1]}"
