"""A fingerprint reader in software: Chromium's virtual authenticator, one per tab."""

from types import TracebackType
from typing import Self

from playwright.sync_api import CDPSession, Page

_OPTIONS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "automaticPresenceSimulation": True,
    "isUserVerified": True,
}


class Authenticator:
    """Answers whatever the page asks for, as if a finger lay on it, until the block ends."""

    def __init__(self, page: Page) -> None:
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._session.send("WebAuthn.enable")
        answer = self._session.send("WebAuthn.addVirtualAuthenticator", {"options": _OPTIONS})
        self._id = str(answer["authenticatorId"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session.detach()

    def refuse(self) -> None:
        """From now on the finger is not the right one."""
        self._session.send(
            "WebAuthn.setUserVerified", {"authenticatorId": self._id, "isUserVerified": False}
        )

    def take_away(self) -> None:
        """From now on nobody touches it: what is asked waits."""
        self._session.send(
            "WebAuthn.setAutomaticPresenceSimulation",
            {"authenticatorId": self._id, "enabled": False},
        )

    def touch(self) -> None:
        """Somebody touches it: what waits is answered."""
        self._session.send(
            "WebAuthn.setAutomaticPresenceSimulation",
            {"authenticatorId": self._id, "enabled": True},
        )

    def count(self) -> int:
        """How many passkeys it holds."""
        answer = self._session.send("WebAuthn.getCredentials", {"authenticatorId": self._id})
        return len(answer["credentials"])
