"""The statements behind todo_placement, each compiled once."""

from sqlalchemy import (
    Integer,
    Text,
    Uuid,
    any_,
    exists,
    func,
    literal_column,
    select,
    tuple_,
    update,
)
from sqlalchemy import bindparam as parameter
from sqlalchemy.dialects.postgresql import ARRAY

from backend.core.services.rows import ID, LABEL, TODO, TODO_LIST, AnySelect, mine, touched
from backend.db.statement import Statement

_ONE = literal_column("1", Integer)
_LIST_ID = parameter("list_id", type_=Uuid)
_PARENT_ID = parameter("parent_id", type_=Uuid)
_LABEL_IDS = parameter("label_ids", type_=ARRAY(Uuid))
_ANCHOR_ID = parameter("anchor_id", type_=Uuid)
_IS_THERE = TODO.c.deleted_at.is_(None)

HAS_LIST = Statement(
    select(
        exists()
        .where(mine(TODO_LIST), TODO_LIST.c.id == _LIST_ID, TODO_LIST.c.deleted_at.is_(None))
        .label("has_list")
    )
)

KNOWN_LABELS = Statement(
    select(func.count().label("known")).where(
        mine(LABEL), LABEL.c.id == any_(_LABEL_IDS), LABEL.c.deleted_at.is_(None)
    )
)

# Where a todo is now, in a version that may be expected.
PLACE = Statement(
    select(TODO.c.list_id, TODO.c.parent_id, TODO.c.version).where(
        mine(TODO), TODO.c.id == ID, _IS_THERE
    )
)

LABELS_OF = Statement(select(TODO.c.label_ids).where(mine(TODO), TODO.c.id == ID, _IS_THERE))


def _parent_statement() -> AnySelect:
    above = (
        select(TODO.c.id, TODO.c.parent_id, TODO.c.list_id, _ONE.label("level"))
        .where(mine(TODO), TODO.c.id == _PARENT_ID, _IS_THERE)
        .cte("above", recursive=True)
    )
    up = TODO.alias("up")
    above = above.union_all(
        select(up.c.id, up.c.parent_id, up.c.list_id, above.c.level + _ONE)
        .join(above, up.c.id == above.c.parent_id)
        .where(mine(up))
    )
    below = (
        select(TODO.c.id, _ONE.label("level"))
        .where(mine(TODO), TODO.c.id == ID)
        .cte("below", recursive=True)
    )
    down = TODO.alias("down")
    below = below.union_all(
        select(down.c.id, below.c.level + _ONE)
        .join(below, down.c.parent_id == below.c.id)
        .where(mine(down))
    )
    return select(
        select(func.count()).select_from(above).scalar_subquery().label("depth"),
        select(func.coalesce(func.max(below.c.level), _ONE)).scalar_subquery().label("height"),
        select(above.c.list_id).where(above.c.level == _ONE).scalar_subquery().label("list_id"),
        exists().where(above.c.id == ID).label("is_within_itself"),
    )


# How deep a parent lies, how high the todo to be put below it is, and whether they overlap.
PARENT = Statement(_parent_statement())


def _carry_statement() -> AnySelect:
    child = TODO.alias("child")
    parts = select(child.c.id).where(mine(child), child.c.parent_id == ID)
    family = parts.cte("family", recursive=True)
    grandchild = TODO.alias("grandchild")
    family = family.union_all(
        select(grandchild.c.id)
        .join(family, grandchild.c.parent_id == family.c.id)
        .where(mine(grandchild))
    )
    carried = (
        update(TODO)
        .where(mine(TODO), TODO.c.id.in_(select(family.c.id)))
        .values(list_id=_LIST_ID, **touched(TODO))
        .returning(TODO.c.id)
        .cte("carried")
    )
    return select(func.count().label("carried")).select_from(carried)


# Takes the parts of a todo along to its list, those in the trash too.
CARRY_PARTS = Statement(_carry_statement())

ANCHOR = Statement(
    select(TODO.c.list_id, TODO.c.position).where(mine(TODO), TODO.c.id == _ANCHOR_ID, _IS_THERE)
)


def _neighbour(*, is_before: bool) -> Statement:
    key = tuple_(TODO.c.position, TODO.c.id)
    anchor = tuple_(parameter("position", type_=Text), _ANCHOR_ID)
    order = (TODO.c.position, TODO.c.id)
    return Statement(
        select(TODO.c.position)
        .where(
            mine(TODO),
            _IS_THERE,
            TODO.c.list_id.is_not_distinct_from(_LIST_ID),
            TODO.c.id != ID,
            key < anchor if is_before else key > anchor,
        )
        .order_by(*(column.desc() if is_before else column.asc() for column in order))
        .limit(_ONE)
    )


# The position right before or after the anchor, whatever stands there (but for the todo itself).
NEIGHBOUR_BEFORE = _neighbour(is_before=True)
NEIGHBOUR_AFTER = _neighbour(is_before=False)

SIBLINGS = Statement(
    select(TODO.c.id)
    .where(mine(TODO), _IS_THERE, TODO.c.list_id.is_not_distinct_from(_LIST_ID))
    .order_by(TODO.c.position, TODO.c.id)
)


def _renumber_statement() -> AnySelect:
    numbered = (
        func.unnest(parameter("ids", type_=ARRAY(Uuid)), parameter("positions", type_=ARRAY(Text)))
        .table_valued("id", "position", name="numbered")
        .render_derived()
    )
    renumbered = (
        update(TODO)
        .where(mine(TODO), TODO.c.id == numbered.c.id)
        .values(position=numbered.c.position, **touched(TODO))
        .returning(TODO.c.id)
        .cte("renumbered")
    )
    return select(func.count().label("renumbered")).select_from(renumbered)


RENUMBER = Statement(_renumber_statement())
