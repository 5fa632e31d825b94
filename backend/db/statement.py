"""Statements written with SQLModel's columns, compiled once, run by asyncpg."""

from collections.abc import Mapping
from typing import Any, Protocol

from sqlalchemy import ARRAY, Text
from sqlalchemy.dialects.postgresql.asyncpg import dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement
from sqlalchemy.sql.selectable import SelectBase

_DIALECT = dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped


class Row(Protocol):
    """What a statement returned, by the names of its columns."""

    def __getitem__(self, name: str, /) -> Any: ...  # noqa: ANN401  # whatever the column holds


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


class Read(Statement):
    """A statement that only reads, one row at most, so that it can be run by itself.

    Its row arrives as one value of type `record`, of which asyncpg decodes what it knows without
    asking the database; of arrays that is text alone. Raises TypeError for others.
    """

    __slots__ = ("columns",)

    def __init__(self, statement: SelectBase) -> None:
        super().__init__(statement)
        columns = statement.selected_columns
        for column in columns:
            if isinstance(column.type, ARRAY) and not isinstance(column.type.item_type, Text):
                raise TypeError(column.key)
        self.columns: tuple[str, ...] = tuple(columns.keys())
