"""What Mozilla's HTTP Observatory would say of a page, worked out without asking it.

Each test takes the answers to one address and gives a result with a modifier of the score, which
begins at 100; what is above counts only for a page that loses at most ten points.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from http.cookies import Morsel, SimpleCookie
from urllib.parse import urlsplit

import httpx
from typing_extensions import override

_FOR_EXTRA_CREDIT = 90
_HALF_A_YEAR_SECONDS = 15_552_000
_BROAD = ("*", "http:", "https:", "ftp:", "http://*", "https://*", "http://*.*", "https://*.*")
_UNSAFE = frozenset({"'unsafe-inline'", "data:"})
_FIXED = ("'sha256-", "'sha384-", "'sha512-", "'nonce-")
_PRIVATE_REFERRERS = frozenset(
    {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
)


@dataclass(frozen=True, slots=True)
class Visit:
    """One address: over HTTPS, and where plain HTTP leads from there."""

    secure: httpx.Response
    plain: httpx.Response

    def header(self, name: str) -> str:
        return str(self.secure.headers.get(name, "")).strip().lower()

    def policy(self) -> dict[str, list[str]]:
        """The Content-Security-Policy, directive by directive."""
        directives: dict[str, list[str]] = {}
        for part in self.header("content-security-policy").split(";"):
            words = part.split()
            if words:
                directives.setdefault(words[0], words[1:])
        return directives


@dataclass(frozen=True, slots=True)
class Result:
    passed: bool
    modifier: int
    reason: str


def _content_security_policy(visit: Visit) -> Result:
    policy = visit.policy()
    if not policy:
        return Result(passed=False, modifier=-25, reason="there is none")
    default = policy.get("default-src", ["*"])
    scripts = _effective(policy.get("script-src", default))
    styles = _effective(policy.get("style-src", default))
    everything = [source for sources in policy.values() for source in sources]
    # The first that is true decides.
    verdicts = [
        (
            any(s in _UNSAFE or s in _BROAD for s in scripts)
            or any(s in _BROAD for s in policy.get("object-src", default)),
            Result(passed=False, modifier=-20, reason="scripts or objects from anywhere"),
        ),
        (
            any(s.startswith(("http:", "ftp:")) for s in everything),
            Result(passed=False, modifier=-20, reason="something over plain HTTP"),
        ),
        (
            "'unsafe-eval'" in {*scripts, *styles},
            Result(passed=False, modifier=-10, reason="eval"),
        ),
        (
            any(s in _UNSAFE or s in _BROAD for s in styles),
            Result(passed=True, modifier=0, reason="styles from anywhere"),
        ),
        (default == ["'none'"], Result(passed=True, modifier=10, reason="nothing by default")),
        (True, Result(passed=True, modifier=5, reason="nothing unsafe")),
    ]
    return next(verdict for is_true, verdict in verdicts if is_true)


def _effective(sources: list[str]) -> list[str]:
    """What browsers make of a list: a hash or nonce switches 'unsafe-inline' off."""
    is_fixed = any(source.startswith(_FIXED) for source in sources)
    ignored = {"'unsafe-inline'"} if is_fixed else set()
    if is_fixed and "'strict-dynamic'" in sources:
        ignored |= {"'self'", *(s for s in sources if s.startswith(_BROAD))}
    return [source for source in sources if source not in ignored]


def _cookies(visit: Visit) -> Result:
    cookies = cookies_of(visit.secure)
    if not cookies:
        return Result(passed=True, modifier=0, reason="there are none")
    for cookie in cookies:
        is_session = re.search("login|sess", cookie.key, re.IGNORECASE)
        if not cookie["secure"]:
            return Result(passed=False, modifier=-40 if is_session else -20, reason="not secure")
        if is_session and not cookie["httponly"]:
            return Result(passed=False, modifier=-30, reason="scripts can read a session")
        if cookie["samesite"].lower() not in {"", "lax", "strict", "none"}:
            return Result(passed=False, modifier=-20, reason="a SameSite that does not exist")
    is_same_site = all(cookie["samesite"] for cookie in cookies)
    return Result(passed=True, modifier=5 if is_same_site else 0, reason="secure")


def cookies_of(answer: httpx.Response) -> list[Morsel[str]]:
    """Every cookie that an answer sets, with its attributes."""
    return [
        cookie
        for value in answer.headers.get_list("set-cookie")
        for cookie in SimpleCookie(value).values()
    ]


def _cross_origin_resource_sharing(visit: Visit) -> Result:
    allowed = visit.header("access-control-allow-origin")
    with_credentials = visit.header("access-control-allow-credentials") == "true"
    if allowed not in {"", "*"} and with_credentials:
        return Result(passed=False, modifier=-50, reason="others may read as the person")
    return Result(passed=True, modifier=0, reason="others read nothing that is not public")


def _redirection(visit: Visit) -> Result:
    origin, target = visit.plain.url, urlsplit(visit.plain.headers.get("location", ""))
    if not visit.plain.is_redirect or target.scheme != "https":
        return Result(passed=False, modifier=-20, reason="plain HTTP stays plain")
    if target.hostname != origin.host:
        return Result(passed=False, modifier=-5, reason="to another host at once")
    return Result(passed=True, modifier=0, reason="to HTTPS on the same host")


def _referrer_policy(visit: Visit) -> Result:
    policy = visit.header("referrer-policy")
    if not policy:
        return Result(passed=True, modifier=0, reason="there is none")
    is_private = policy.split(",")[-1].strip() in _PRIVATE_REFERRERS
    return Result(passed=is_private, modifier=5 if is_private else -5, reason=policy)


def _strict_transport_security(visit: Visit) -> Result:
    found = re.search(r"max-age=(\d+)", visit.header("strict-transport-security"))
    if found is None:
        return Result(passed=False, modifier=-20, reason="there is none")
    is_long = int(found[1]) >= _HALF_A_YEAR_SECONDS
    return Result(passed=is_long, modifier=0 if is_long else -10, reason=found[0])


def _subresource_integrity(visit: Visit) -> Result:
    scripts = _Scripts()
    scripts.feed(visit.secure.text)
    if any(re.match(r"//|https?:", source) for source in scripts.sources):
        return Result(passed=False, modifier=-5, reason="scripts from elsewhere without a hash")
    return Result(passed=True, modifier=0, reason="all scripts are its own")


class _Scripts(HTMLParser):
    """Collects where scripts without a hash come from."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "script" and attributes.get("src") and not attributes.get("integrity"):
            self.sources.append(str(attributes["src"]))


def _content_type_options(visit: Visit) -> Result:
    is_set = visit.header("x-content-type-options") == "nosniff"
    return Result(passed=is_set, modifier=0 if is_set else -5, reason="nosniff")


def _frame_options(visit: Visit) -> Result:
    is_set = "frame-ancestors" in visit.policy()
    is_set = is_set or visit.header("x-frame-options") in {"deny", "sameorigin"}
    return Result(passed=is_set, modifier=5 if is_set else -20, reason="who may frame it")


def _token(name: str, good: Mapping[str, int]) -> Callable[[Visit], Result]:
    def look(visit: Visit) -> Result:
        value = visit.header(name)
        if not value:
            return Result(passed=True, modifier=0, reason="there is none")
        return Result(passed=value in good, modifier=good.get(value, -5), reason=value)

    return look


TESTS: Mapping[str, Callable[[Visit], Result]] = {
    "content-security-policy": _content_security_policy,
    "cookies": _cookies,
    "cross-origin-embedder-policy": _token(
        "cross-origin-embedder-policy", {"require-corp": 10, "credentialless": 10, "unsafe-none": 0}
    ),
    "cross-origin-opener-policy": _token(
        "cross-origin-opener-policy",
        {"same-origin": 10, "same-origin-allow-popups": 10, "unsafe-none": 0},
    ),
    "cross-origin-resource-policy": _token(
        "cross-origin-resource-policy", {"same-origin": 10, "same-site": 10, "cross-origin": 0}
    ),
    "cross-origin-resource-sharing": _cross_origin_resource_sharing,
    "redirection": _redirection,
    "referrer-policy": _referrer_policy,
    "strict-transport-security": _strict_transport_security,
    "subresource-integrity": _subresource_integrity,
    "x-content-type-options": _content_type_options,
    "x-frame-options": _frame_options,
}


def judge(visit: Visit) -> tuple[int, dict[str, Result]]:
    """The score, and what each test says."""
    results = {name: test(visit) for name, test in TESTS.items()}
    modifiers = [result.modifier for result in results.values()]
    without_credit = 100 + sum(modifier for modifier in modifiers if modifier < 0)
    is_credited = without_credit >= _FOR_EXTRA_CREDIT
    return (100 + sum(modifiers) if is_credited else without_credit), results
