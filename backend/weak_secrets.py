"""Tells a generated secret from one that somebody typed, copied or left in place."""

import re

MINIMUM_LENGTH = 32

# What people put into `.env` files. A secret is weak when too little is left of it without these.
_KNOWN_WORDS = (
    "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnop", "abcdefgh", "abcdef", "abc",
    "1234567890", "0123456789", "123456789", "12345678", "123456", "12345", "1234", "123",
    "administrator", "admin", "authentication", "authorization", "auth", "backend", "better",
    "changeit", "changeme", "changethis", "change", "characters", "chars", "correcthorsebattery",
    "database", "daymark", "deadbeef", "default", "development", "dev", "do-not-use", "docker",
    "dummy", "example", "fastapi", "foobar", "generated", "generate", "guest", "hello", "here",
    "insecure", "insert", "jsonwebtoken", "jwt", "key", "keyboardcat", "least", "letmein",
    "localhost", "local", "login", "long", "master", "minimum", "min", "must", "mysecret", "my",
    "nextauth", "nextjs", "note", "only", "openssl", "password", "passwd", "placeholder",
    "please", "postgres", "private", "production", "prod", "qwertyuiop", "qwerty", "random",
    "replace", "root", "sample", "secret", "secure", "server", "session", "shared", "signing",
    "staple", "strong", "super", "testing", "test", "that", "this", "todo", "token", "too",
    "user", "very", "welcome", "with", "world", "xxxx", "you", "your", "the", "use", "for",
    "and", "not", "is", "me", "in", "to", "at", "of", "or", "be", "it",
)  # fmt: skip
_KNOWN = re.compile("|".join(sorted(map(re.escape, _KNOWN_WORDS), key=len, reverse=True)))
_NOT_ALPHANUMERIC = re.compile(r"[^a-z0-9]")


def weakness(secret: bytes, *, minimum_length: int = MINIMUM_LENGTH) -> str | None:
    """Says why the secret must not be used, without repeating any of it; None for a good one."""
    enough = minimum_length // 2
    if len(secret) < minimum_length:
        return f"is too short: {minimum_length} bytes are the least"
    if secret in (secret + secret)[1:-1]:
        return "repeats itself"
    if len(set(secret)) < enough:
        return f"has fewer than {enough} distinct characters"
    if secret.isascii() and _unknown_characters(secret.decode("ascii")) < enough:
        return "is made of well-known words"
    return None


def _unknown_characters(text: str) -> int:
    return len(_NOT_ALPHANUMERIC.sub("", _KNOWN.sub("", text.casefold())))
