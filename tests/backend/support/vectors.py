"""Makes the tokens of tests/contract/token-vectors.json."""

import hmac
import json
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

from tests.backend.support.tokens import decode, encode

CONTRACT = Path(__file__).parents[2] / "contract" / "token-vectors.json"
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_NOW = re.compile(r'"\$now([+-]\d+)?"|\$now([+-]\d+)?')

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Vector:
    """One token of the contract, and whether it is to be accepted."""

    name: str
    accepted: bool
    recipe: Document = field(repr=False)


@dataclass(frozen=True, slots=True)
class Vectors:
    """The contract: the keys, what a right token says, and every deviation."""

    document: Document

    @classmethod
    def load(cls) -> "Vectors":
        return cls(json.loads(CONTRACT.read_text(encoding="utf-8")))

    @property
    def issuer(self) -> str:
        return str(self.document["issuer"])

    @property
    def audience(self) -> str:
        return str(self.document["audience"])

    @property
    def lifetime_seconds(self) -> int:
        return int(self.document["lifetime_seconds"])

    @property
    def keys(self) -> dict[str, bytes]:
        return {kid: decode(key) for kid, key in self.document["keys"].items()}

    def all(self) -> list[Vector]:
        return [
            Vector(vector["name"], vector["accepted"], vector)
            for vector in self.document["vectors"]
        ]

    def token(self, vector: Vector) -> str:
        recipe = vector.recipe
        if "text" in recipe:
            return str(recipe["text"])
        header = encode(self._part("header", recipe)) + ("=" * bool(recipe.get("pad_header")))
        signed = f"{header}.{encode(self._part('payload', recipe))}"
        signature = recipe.get("replace_signature", self._signature(signed, recipe))
        if recipe.get("loosen_signature"):
            signature = signature[:-1] + _ALPHABET[_ALPHABET.index(signature[-1]) + 1]
        signature = signature[: len(signature) - recipe.get("cut", 0)]
        return f"{signed}.{signature}{recipe.get('append', '')}"

    def _part(self, part: Literal["header", "payload"], recipe: Document) -> bytes:
        if f"{part}_hex" in recipe:
            return bytes.fromhex(recipe[f"{part}_hex"])
        changed = self.document[part] | recipe.get(part, {})
        members = {name: value for name, value in changed.items() if value is not None}
        text = recipe.get(f"{part}_text", json.dumps(members))
        for old, new in [recipe[f"{part}_replace"]] if f"{part}_replace" in recipe else []:
            text = text.replace(old, new)
        return with_now(text).encode(recipe.get(f"{part}_encoding", "utf-8"))

    def _signature(self, signed: str, recipe: Document) -> str:
        who = recipe.get("sign", "k1")
        special = {
            "stranger": decode(self.document["stranger"]),
            "text of k1": self.document["keys"]["k1"].encode(),
            "empty": b"",
        }
        if who == "none":
            return ""
        key = cast("bytes", special[who] if who in special else self.keys[who])
        return encode(hmac.digest(key, signed.encode(), recipe.get("digest", "sha256")))


def with_now(text: str) -> str:
    """`$now+900` becomes a number, with or without quotes around it."""
    now = int(time.time())
    return _NOW.sub(lambda match: str(now + int(match[1] or match[2] or 0)), text)
