"""Scripts and browsers whose account asks for a second step."""

from dataclasses import dataclass
from typing import Self, cast

import httpx

from tests.system.people import Session
from tests.totp import code_of

CODE = "/api/auth/two-factor/verify-totp"
RECOVERY_CODE = "/api/auth/two-factor/verify-backup-code"


@dataclass(frozen=True, slots=True)
class Protected:
    """`session` is from before; the code of the moment of setting up is spent."""

    session: Session
    uri: str
    recovery_codes: list[str]

    @classmethod
    def switch_on(cls, session: Session) -> Self:
        answer = session.auth("POST", "/two-factor/enable", {"password": session.account.password})
        assert answer.status_code == 200, answer.text
        uri = str(answer.json()["totpURI"])
        proof = session.auth("POST", "/two-factor/verify-totp", {"code": code_of(uri)})
        assert proof.status_code == 200, proof.text
        return cls(session, uri, cast("list[str]", answer.json()["backupCodes"]))

    def code(self) -> str:
        return code_of(self.uri, 1)

    def begin(self, http: httpx.Client | None = None) -> httpx.Response:
        """The password alone, as a script or (with a browser of its own) as a page sends it."""
        account = self.session.account
        body = {"email": account.email, "password": account.password}
        client = http or self.session.http
        answer = client.post(f"{self.session.origin}/api/auth/sign-in/email", json=body)
        assert answer.status_code == 200, answer.text
        return answer

    def challenge(self) -> str:
        """What a script needs for the second step."""
        return str(self.begin().json()["twoFactorToken"])

    def finish(self, code: str, challenge: str, path: str = CODE) -> httpx.Response:
        body = {"code": code, "twoFactorToken": challenge}
        return self.session.http.post(self.session.origin + path, json=body)
