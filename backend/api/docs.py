"""The interactive page of the API: vendored, so that it works without internet."""

from pathlib import Path

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse

from backend.errors import NotFoundError

_STATIC = Path(__file__).parent.parent / "static"
_PAGE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cache-Control": "no-cache",
}
_FILE_HEADERS = {"Cache-Control": "public, max-age=86400"}


# What the page consists of, by name: nothing else is served.
_SWAGGER_UI = _STATIC / "swagger-ui"
_FILES = {
    "docs.js": (_STATIC / "docs.js", "text/javascript"),
    "swagger-ui-bundle.js": (_SWAGGER_UI / "swagger-ui-bundle.js", "text/javascript"),
    "swagger-ui.css": (_SWAGGER_UI / "swagger-ui.css", "text/css"),
    "favicon-32x32.png": (_SWAGGER_UI / "favicon-32x32.png", "image/png"),
}

router = APIRouter(prefix="/api/docs", include_in_schema=False)


@router.get("")
async def get_page() -> Response:
    return FileResponse(_STATIC / "docs.html", media_type="text/html", headers=_PAGE_HEADERS)


@router.get("/{name}")
async def get_file(name: str) -> Response:
    if name not in _FILES:
        raise NotFoundError
    path, media_type = _FILES[name]
    return FileResponse(path, media_type=media_type, headers=_FILE_HEADERS)
