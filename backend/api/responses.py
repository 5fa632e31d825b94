"""Answers whose JSON is finished already: PostgreSQL made it."""

from collections.abc import Sequence

from fastapi import Response, status

from backend.core.services.rows import Document

_JSON = "application/json"


def json_response(body: str) -> Response:
    return Response(body, media_type=_JSON)


def document_response(
    document: Document, status_code: int = status.HTTP_200_OK, *, location: str | None = None
) -> Response:
    """A row with its ETag."""
    headers = {"ETag": f'"{document.version}"'}
    if location is not None:
        headers["Location"] = location
    return Response(document.body, status_code, headers, _JSON)


def created_response(document: Document, collection: str, *, is_new: bool) -> Response:
    """201 for a new row; 200 for one that an earlier, equal request created."""
    if not is_new:
        return document_response(document)
    location = f"{collection}/{document.id}"
    return document_response(document, status.HTTP_201_CREATED, location=location)


def unless_known(document: Document, known: Sequence[int] | None) -> Response:
    """304 for a client that has this version already."""
    if known is not None and document.version in known:
        headers = {"ETag": f'"{document.version}"'}
        return Response(status_code=status.HTTP_304_NOT_MODIFIED, headers=headers)
    return document_response(document)
