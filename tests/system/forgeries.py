"""Tokens with exactly one thing wrong."""

import json
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from tests.system.forging import Claims, Ring, encode, sign


@dataclass(frozen=True, slots=True)
class Scene:
    """Ada's real token in its parts, and what an attacker might know."""

    jwt: str
    header: Claims
    claims: Claims
    ring: Ring
    auth_secret: bytes
    session_token: str
    other_user_id: str

    @property
    def key(self) -> bytes:
        return self.ring.key(self.ring.signer)

    def with_claims(self, **changes: object) -> str:
        """Signed with the right key; a claim set to None is left out."""
        claims = {k: v for k, v in (self.claims | changes).items() if v is not None}
        return sign(self.header, claims, self.key)

    def with_header(self, **changes: object) -> str:
        header = {k: v for k, v in (self.header | changes).items() if v is not None}
        return sign(header, self.claims, self.key)

    def parts(self) -> list[str]:
        return self.jwt.split(".")


def _now() -> int:
    return int(time.time())


def _tampered(scene: Scene) -> str:
    header, _, signature = scene.parts()
    claims = scene.claims | {"sub": scene.other_user_id}
    return f"{header}.{encode(json.dumps(claims).encode())}.{signature}"


def _without_signature(scene: Scene, algorithm: str) -> str:
    header = encode(json.dumps(scene.header | {"alg": algorithm}).encode())
    return f"{header}.{scene.parts()[1]}."


def _duplicated_claim(scene: Scene) -> str:
    text = json.dumps(scene.claims)
    return sign(scene.header, f'{{"sub":"{scene.other_user_id}",{text[1:]}'.encode(), scene.key)


def _mail_token(scene: Scene) -> str:
    """As Better Auth makes them for e-mail verification: HS256, with its own secret, no kid."""
    payload: Claims = {"email": scene.claims["email"], "iat": _now(), "exp": _now() + 3600}
    return sign({"alg": "HS256"}, payload, scene.auth_secret)


FORGERIES: dict[str, Callable[[Scene], str]] = {
    "a changed subject under the old signature": _tampered,
    "a cut signature": lambda s: s.jwt[:-4],
    "no signature": lambda s: ".".join(s.parts()[:2]) + ".",
    "a padded signature": lambda s: s.jwt + "=",
    "two segments": lambda s: ".".join(s.parts()[:2]),
    "four segments": lambda s: s.jwt + "." + s.parts()[2],
    "no token at all but dots": lambda _: "..",
    "text": lambda _: "hello",
    "alg none": lambda s: _without_signature(s, "none"),
    "alg nOnE": lambda s: _without_signature(s, "nOnE"),
    "alg none over a right signature": lambda s: s.with_header(alg="none"),
    "alg HS512, signed so": lambda s: sign(
        s.header | {"alg": "HS512"}, s.claims, s.key, digest="sha512"
    ),
    "alg RS256 over an HMAC": lambda s: s.with_header(alg="RS256"),
    "alg EdDSA over an HMAC": lambda s: s.with_header(alg="EdDSA"),
    "no alg": lambda s: s.with_header(alg=None),
    "an unknown kid": lambda s: s.with_header(kid="k999"),
    "no kid": lambda s: s.with_header(kid=None),
    "a kid that is a path": lambda s: s.with_header(kid="../../dev/null"),
    "a kid that is a list": lambda s: s.with_header(kid=[s.header["kid"]]),
    "the kid of another key of the ring": lambda s: s.with_header(kid="second"),
    "no typ": lambda s: s.with_header(typ=None),
    "another typ": lambda s: s.with_header(typ="logout+jwt"),
    "a key address in the header": lambda s: s.with_header(jku="http://127.0.0.1:9/keys"),
    "a key in the header": lambda s: s.with_header(jwk={"kty": "oct", "k": "AAAA"}),
    "an unknown critical header": lambda s: s.with_header(crit=["exp"]),
    "another key": lambda s: sign(s.header, s.claims, b"x" * 32),
    "an empty key": lambda s: sign(s.header, s.claims, b""),
    "the secret of Better Auth": lambda s: sign(s.header, s.claims, s.auth_secret),
    "a mail token of Better Auth": _mail_token,
    "a mail token of Better Auth with our kid": lambda s: sign(
        s.header, {"email": s.claims["email"], "exp": _now() + 3600}, s.auth_secret
    ),
    "the session token": lambda s: s.session_token,
    "another audience": lambda s: s.with_claims(aud="other-api"),
    "a list of audiences": lambda s: s.with_claims(aud=[s.claims["aud"], "other-api"]),
    "no audience": lambda s: s.with_claims(aud=None),
    "another issuer": lambda s: s.with_claims(iss="http://localhost:9"),
    "a longer issuer": lambda s: s.with_claims(iss=f"{s.claims['iss']}.example.com"),
    "no issuer": lambda s: s.with_claims(iss=None),
    "expired": lambda s: s.with_claims(iat=_now() - 1000, exp=_now() - 100),
    "no expiry": lambda s: s.with_claims(exp=None),
    "an expiry in words": lambda s: s.with_claims(exp=str(_now() + 600)),
    "an expiry that is true": lambda s: s.with_claims(exp=True),
    "an expiry in a thousand years": lambda s: s.with_claims(exp=_now() + 31_556_952_000),
    "a life of a day": lambda s: s.with_claims(exp=_now() + 86_400),
    "issued tomorrow": lambda s: s.with_claims(iat=_now() + 86_400, exp=_now() + 87_000),
    "no time of issue": lambda s: s.with_claims(iat=None),
    "not valid before tomorrow": lambda s: s.with_claims(nbf=_now() + 86_400),
    "A's session with B's subject": lambda s: s.with_claims(sub=s.other_user_id),
    "an unknown subject": lambda s: s.with_claims(sub=str(uuid.uuid4())),
    "an empty subject": lambda s: s.with_claims(sub=""),
    "no subject": lambda s: s.with_claims(sub=None),
    "an unknown session": lambda s: s.with_claims(sid=str(uuid.uuid4())),
    "a session that is no id": lambda s: s.with_claims(sid="' or true --"),
    "a session that is a number": lambda s: s.with_claims(sid=1),
    "no session": lambda s: s.with_claims(sid=None),
    "no token id": lambda s: s.with_claims(jti=None),
    "a subject given twice": _duplicated_claim,
    "claims in UTF-16": lambda s: sign(s.header, json.dumps(s.claims).encode("utf-16"), s.key),
    "claims that are a list": lambda s: sign(s.header, b"[]", s.key),
    "claims nested without end": lambda s: sign(s.header, b"[" * 2000, s.key),
    "five kilobytes": lambda s: s.with_claims(name="x" * 5000),
}
