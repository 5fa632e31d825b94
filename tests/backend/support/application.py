"""The application with its lifespan, without a server in between."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx
from fastapi import FastAPI

from backend.config import Settings
from backend.main import create_app
from tests.backend.support.tokens import AUDIENCE, ISSUER, TTL_SECONDS, Ring
from tests.databases import DatabaseUrls

BASE_URL = "http://backend.test"


def new_settings(database: DatabaseUrls, ring: Ring, **changes: object) -> Settings:
    """Settings as the environment would give them; a change replaces one."""
    return Settings.model_validate(
        {
            "environment": "development",
            "app_url": ISSUER,
            "database_url": database.api,
            "listen_database_url": None,
            "jwt_secrets": ring.setting,
            "jwt_algorithm": "HS256",
            "jwt_issuer": None,
            "jwt_audience": AUDIENCE,
            "jwt_ttl_seconds": TTL_SECONDS,
            "log_format": "json",
            "log_level": "INFO",
        }
        | changes
    )


@asynccontextmanager
async def started(settings: Settings) -> AsyncGenerator[FastAPI]:
    """An application that has started and will be stopped."""
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        yield app


def client_of(app: FastAPI) -> httpx.AsyncClient:
    """What fails inside is to become an answer, as it does behind a real server."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    # One client serves many people: a cookie of one must not go with the request of another.
    no_cookies = CookieJar(DefaultCookiePolicy(allowed_domains=()))
    return httpx.AsyncClient(transport=transport, base_url=BASE_URL, cookies=no_cookies)


@asynccontextmanager
async def running(settings: Settings) -> AsyncGenerator[httpx.AsyncClient]:
    """A client of an application of its own."""
    async with started(settings) as app, client_of(app) as client:
        yield client
