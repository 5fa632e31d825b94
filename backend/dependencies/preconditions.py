"""If-Match and If-None-Match: the ETag of a row is its version in quotes."""

import re
from collections.abc import Sequence
from typing import Annotated

from fastapi import Depends, Header

# A front door that compresses an answer adds the encoding to its tag, as Caddy and Apache do.
_TAG = re.compile(r'(W/)?"([^"]*?)(?:-(?:gzip|zstd|br|deflate))?"')
_VERSION = re.compile(r"[1-9][0-9]{0,8}")
# What `*` in If-None-Match stands for.
_EVERY_VERSION = range(1, 2**31)
_DESCRIPTION = 'An ETag of this row, such as `"3"`, or `*`'


def versions_of(header: str, *, is_weak_enough: bool) -> Sequence[int]:
    """The versions that a header names."""
    return [
        int(tag)
        for weak, tag in _TAG.findall(header)
        if _VERSION.fullmatch(tag) and (is_weak_enough or not weak)
    ]


async def get_expected_versions(
    if_match: Annotated[str | None, Header(description=_DESCRIPTION)] = None,
) -> Sequence[int] | None:
    """None: any will do. A tag that is none of ours matches nothing, and neither a weak one."""
    if if_match is None or if_match.strip() == "*":
        return None
    return versions_of(if_match, is_weak_enough=False)


async def get_known_versions(
    if_none_match: Annotated[str | None, Header(description=_DESCRIPTION)] = None,
) -> Sequence[int] | None:
    """The versions that the client has; None: it has none."""
    if if_none_match is None:
        return None
    if if_none_match.strip() == "*":
        return _EVERY_VERSION
    return versions_of(if_none_match, is_weak_enough=True)


ExpectedVersions = Annotated[Sequence[int] | None, Depends(get_expected_versions)]
KnownVersions = Annotated[Sequence[int] | None, Depends(get_known_versions)]
