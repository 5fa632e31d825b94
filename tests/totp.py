"""An app for codes: time-based one-time passwords, as RFC 6238 has them."""

import base64
import hmac
import time
from urllib.parse import parse_qs, urlsplit

_PERIOD_SECONDS = 30


def secret_of(uri: str) -> str:
    """The secret in the `otpauth://` address that an app scans."""
    return parse_qs(urlsplit(uri).query)["secret"][0]


def code_of(uri: str, periods: int = 0) -> str:
    """The code of the moment that is so many periods from now; those beside now's count too.

    Of two codes in a row the second is the next period's: a period that ends before they arrive
    leaves both right.
    """
    return code_from(secret_of(uri), periods)


def code_from(secret: str, periods: int = 0) -> str:
    """The same for the secret as people type it, spaces and all."""
    letters = secret.replace(" ", "").upper()
    key = base64.b32decode(letters + "=" * (-len(letters) % 8))
    counter = int(time.time()) // _PERIOD_SECONDS + periods
    digest = hmac.digest(key, counter.to_bytes(8, "big"), "sha1")
    offset = digest[-1] & 15
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
