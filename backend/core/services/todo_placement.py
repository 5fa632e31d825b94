"""Where a todo may be: its list, its parent, its labels, its place among its neighbours."""

from collections.abc import Collection, Mapping
from uuid import UUID

from backend.core.services import placement_statements as statements
from backend.core.services.positions import first_key, key_between, spread_keys
from backend.db.change import Change
from backend.errors import FieldError, InvalidInputError, NotFoundError
from backend.schemas.todo import TodoMove

MAX_DEPTH = 5


class PlacementError(InvalidInputError):
    """The one mistake in where a todo was to go."""

    def __init__(self, pointer: str, code: str, detail: str) -> None:
        super().__init__([FieldError(pointer, code, detail)])


async def check_labels(
    change: Change, label_ids: Collection[UUID], *, pointer: str = "/label_ids"
) -> None:
    """Raises InvalidInputError unless every label is there and the caller's."""
    if not label_ids:
        return
    row = await change.one(statements.KNOWN_LABELS, label_ids=list(label_ids))
    if row["known"] < len(label_ids):
        raise PlacementError(pointer, "unknown_label", "There is no such label.")


async def new_place(
    change: Change, todo_id: UUID, wanted: Mapping[str, UUID | None]
) -> dict[str, UUID | None]:
    """The `list_id` and `parent_id` of a todo that is created, from what was asked for."""
    parent_id = wanted.get("parent_id")
    if parent_id is not None:
        list_id = await _list_below(change, todo_id, parent_id)
        _check_same_list(wanted, list_id)
        return {"list_id": list_id, "parent_id": parent_id}
    await _check_list(change, wanted.get("list_id"))
    return {"list_id": wanted.get("list_id"), "parent_id": None}


async def changed_place(
    change: Change, todo_id: UUID, wanted: Mapping[str, UUID | None]
) -> dict[str, UUID | None]:
    """The same for a todo that is there; raises NotFoundError when it is not.

    A parent takes its parts along to another list; a part that goes to another list alone leaves
    its parent.
    """
    place = await change.row(statements.PLACE, id=todo_id)
    if place is None:
        raise NotFoundError
    parent_id = wanted.get("parent_id", place["parent_id"])
    if "parent_id" in wanted and parent_id is not None:
        list_id = await _list_below(change, todo_id, parent_id)
        _check_same_list(wanted, list_id)
    else:
        list_id = wanted.get("list_id", place["list_id"])
        await _check_list(change, list_id if "list_id" in wanted else None)
        parent_id = parent_id if list_id == place["list_id"] else None
    if list_id != place["list_id"]:
        await change.one(statements.CARRY_PARTS, id=todo_id, list_id=list_id)
    return {"list_id": list_id, "parent_id": parent_id}


async def moved_place(change: Change, todo_id: UUID, move: TodoMove) -> tuple[UUID | None, str]:
    """The list and position after a move; renumbers the neighbours when there is no room."""
    pointer, anchor_id = _anchor_of(move)
    if anchor_id is None:
        return move["list_id"], first_key()
    if anchor_id == todo_id:
        raise PlacementError(pointer, "same_todo", "A todo cannot move next to itself.")
    anchor = await change.row(statements.ANCHOR, anchor_id=anchor_id)
    if anchor is None:
        raise PlacementError(pointer, "unknown_todo", "There is no such todo.")
    list_id: UUID | None = anchor["list_id"]
    if "list_id" in move and move["list_id"] != list_id:
        raise PlacementError(pointer, "other_list", "That todo is in another list.")
    is_before = pointer == "/before_id"
    row = await change.row(
        statements.NEIGHBOUR_BEFORE if is_before else statements.NEIGHBOUR_AFTER,
        id=todo_id,
        anchor_id=anchor_id,
        position=anchor["position"],
        list_id=list_id,
    )
    neighbour: str | None = row["position"] if row else None
    gap = (neighbour, anchor["position"]) if is_before else (anchor["position"], neighbour)
    key = key_between(*gap)
    if key is None:
        await _renumber(change, list_id)
        return await moved_place(change, todo_id, move)  # there is room now
    return list_id, key


def _anchor_of(move: TodoMove) -> tuple[str, UUID | None]:
    if "before_id" in move and "after_id" in move:
        raise PlacementError("/after_id", "ambiguous", "Give before_id or after_id, not both.")
    if "before_id" in move:
        return "/before_id", move["before_id"]
    if "after_id" in move:
        return "/after_id", move["after_id"]
    if "list_id" not in move:
        raise PlacementError("", "required", "Give before_id, after_id or list_id.")
    return "/list_id", None


async def _check_list(change: Change, list_id: UUID | None) -> None:
    if list_id is None:
        return
    if not (await change.one(statements.HAS_LIST, list_id=list_id))["has_list"]:
        raise PlacementError("/list_id", "unknown_list", "There is no such list.")


async def _list_below(change: Change, todo_id: UUID, parent_id: UUID) -> UUID | None:
    """The list of the parent, if the todo may go below it."""
    parent = await change.one(statements.PARENT, id=todo_id, parent_id=parent_id)
    if parent["depth"] == 0:
        raise PlacementError("/parent_id", "unknown_parent", "There is no such todo.")
    if parent["is_within_itself"]:
        raise PlacementError("/parent_id", "parent_cycle", "A todo cannot be part of itself.")
    if parent["depth"] + parent["height"] > MAX_DEPTH:
        detail = f"Todos go {MAX_DEPTH} levels deep at most."
        raise PlacementError("/parent_id", "too_deep", detail)
    list_id: UUID | None = parent["list_id"]
    return list_id


def _check_same_list(wanted: Mapping[str, UUID | None], list_id: UUID | None) -> None:
    if wanted.get("list_id", list_id) != list_id:
        raise PlacementError("/list_id", "other_list", "The parent is in another list.")


async def _renumber(change: Change, list_id: UUID | None) -> None:
    siblings = [row["id"] for row in await change.rows(statements.SIBLINGS, list_id=list_id)]
    positions = spread_keys(len(siblings))
    await change.one(statements.RENUMBER, ids=siblings, positions=list(positions))
