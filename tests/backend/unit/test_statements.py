"""Statements are compiled when the module is imported, and what cannot work fails there."""

import pytest
from sqlalchemy import Date, Integer, Text, Uuid, func, literal, select, true
from sqlalchemy import bindparam as parameter
from sqlalchemy.schema import CreateSchema
from sqlalchemy.types import TypeEngine

from backend.db.statement import Read, Statement

LIMIT = parameter("limit", type_=Integer)


def test_parameters_come_in_the_order_of_their_places() -> None:
    name = parameter("name", type_=Text)
    statement = Statement(select(name, LIMIT, name, literal(7, Integer)))

    assert "$3" in statement.sql
    assert statement.arguments({"limit": 50, "name": "x", "unused": 1}) == ["x", 50, 7]


def test_a_missing_parameter_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        Statement(select(LIMIT)).arguments({})


def test_what_is_no_query_is_a_mistake() -> None:
    with pytest.raises(TypeError):
        Statement(CreateSchema("mine"))


def test_a_read_knows_its_columns() -> None:
    read = Read(select(true().label("first"), func.array_agg(literal("x", Text)).label("second")))

    assert read.columns == ("first", "second")


@pytest.mark.parametrize("kind", [Uuid(), Date(), Integer()], ids=repr)
def test_a_read_holds_nothing_that_its_driver_could_not_decode(kind: TypeEngine[object]) -> None:
    """It would fail only when there is a value, and only on some connections."""
    with pytest.raises(TypeError):
        Read(select(func.array_agg(parameter("value", type_=kind)).label("values")))
