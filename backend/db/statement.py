"""Statements written with SQLModel's columns, compiled once, run by asyncpg."""

from collections.abc import Mapping

from sqlalchemy.dialects.postgresql.asyncpg import dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

_DIALECT = dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped


class Statement:
    """SQL text and the order of its parameters.

    Building and compiling a statement costs several times what PostgreSQL takes to run it, so it
    happens once per process, not once per request.
    """

    __slots__ = ("_fixed", "_order", "sql")

    def __init__(self, statement: ClauseElement) -> None:
        compiled = statement.compile(dialect=_DIALECT)
        self.sql: str = str(compiled)
        if not isinstance(compiled, SQLCompiler):
            raise TypeError(type(compiled))
        self._order: tuple[str, ...] = tuple(compiled.positiontup or ())
        self._fixed: Mapping[str, object] = {
            name: parameter.effective_value
            for name, parameter in compiled.binds.items()
            if not parameter.required
        }

    def arguments(self, parameters: Mapping[str, object]) -> list[object]:
        """The arguments in the order of the placeholders; KeyError when one is missing."""
        fixed = self._fixed
        return [parameters[name] if name in parameters else fixed[name] for name in self._order]
