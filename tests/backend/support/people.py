"""People with accounts, made where the auth server makes them: in schema `auth`."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self
from uuid import UUID, uuid4

import asyncpg

from tests.backend.support.tokens import Ring
from tests.databases import DatabaseUrls

_INSERT_USER = """
    insert into auth."user" (id, name, email, "emailVerified") values ($1, $2, $3, false)
"""
_INSERT_SESSION = """
    insert into auth.session (id, "userId", token, "expiresAt", "updatedAt")
    values ($1, $2, $3, $4, now())
"""


@dataclass(frozen=True, slots=True)
class Person:
    """A user with one live session, and an access token of it."""

    user_id: UUID
    session_id: UUID
    name: str
    email: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@dataclass(frozen=True, slots=True)
class Registry:
    """Does what the auth server would do, in its tables, with its own role's rights."""

    database: DatabaseUrls
    ring: Ring
    connection: asyncpg.Connection

    @classmethod
    async def open(cls, database: DatabaseUrls, ring: Ring) -> Self:
        return cls(database, ring, await asyncpg.connect(database.auth))

    async def close(self) -> None:
        await self.connection.close()

    async def new_person(self, name: str = "Ada") -> Person:
        user_id = uuid4()
        email = f"{user_id}@example.com"
        await self.connection.execute(_INSERT_USER, user_id, name, email)
        return await self._sign_in(user_id, name, email)

    async def sign_in_again(self, person: Person) -> Person:
        """The same person on another device."""
        return await self._sign_in(person.user_id, person.name, person.email)

    async def _sign_in(self, user_id: UUID, name: str, email: str) -> Person:
        session_id = await self.new_session(user_id)
        token = self.ring.token(user_id, session_id, name=name, email=email)
        return Person(user_id, session_id, name, email, token)

    async def new_session(self, user_id: UUID, *, lifetime: timedelta = timedelta(days=7)) -> UUID:
        session_id = uuid4()
        expires_at = datetime.now(tz=UTC) + lifetime
        await self.connection.execute(
            _INSERT_SESSION, session_id, user_id, session_id.hex, expires_at
        )
        return session_id

    async def end_session(self, person: Person) -> None:
        """As a sign-out does it."""
        await self.connection.execute("delete from auth.session where id = $1", person.session_id)

    async def expire_session(self, person: Person) -> None:
        await self.connection.execute(
            """update auth.session set "expiresAt" = now() - interval '1 second' where id = $1""",
            person.session_id,
        )

    async def delete_account(self, person: Person) -> None:
        await self.connection.execute('delete from auth."user" where id = $1', person.user_id)
