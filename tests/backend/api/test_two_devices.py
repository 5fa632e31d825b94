"""Two devices work at the same time on what they knew some time ago, and nothing is lost."""

import asyncio
import random
from collections.abc import Iterable, Sequence
from uuid import uuid4

from backend.core.services.positions import MAX_LENGTH, key_between
from tests.backend.support.api import CHANGES, MUTATIONS, Api, Json

AT_ONCE = 500
RUNS = 2_000
ROUNDS = 20
MOVES_A_ROUND = 100
MOVED_TODOS = 60


async def send(api: Api, mutations: Sequence[Json], *, at_once: int = AT_ONCE) -> None:
    """As a client does: what could not be stored because the other one was at it, is sent again."""
    for start in range(0, len(mutations), at_once):
        batch = [{"id": str(uuid4())} | each for each in mutations[start : start + at_once]]
        answer = await api.post(MUTATIONS, {"mutations": batch})
        while answer.status_code == 503:
            answer = await api.post(MUTATIONS, {"mutations": batch})
        assert answer.status_code == 200, answer.text
        assert {each["status"] for each in answer.json()["results"]} == {"applied"}


def creations(todos: Iterable[Json]) -> list[Json]:
    return [{"op": "todo.create", "todo": todo} for todo in todos]


def changes_of(todo_id: str, fields: Json) -> Json:
    return {"op": "todo.update", "todo_id": todo_id, "patch": fields}


async def everything(api: Api) -> dict[str, Json]:
    """What a device has after it asked for all changes."""
    todos: dict[str, Json] = {}
    since, has_more = 0, True
    while has_more:
        changes = (await api.get(CHANGES, since=since)).json()
        todos |= {todo["id"]: todo for todo in changes["todos"]}
        since, has_more = changes["seq"], changes["has_more"]
    return todos


def random_fields(chance: random.Random, lists: Sequence[str]) -> Json:
    """New values for some fields, in no order."""
    number = chance.randrange(10_000)
    fields: Json = {
        "title": f"Title {number}",
        "notes": f"Notes {number}",
        "priority": chance.randint(1, 3),
        "completed": True,
        "due_date": f"2027-{chance.randint(2, 12):02}-{chance.randint(1, 28):02}",
        "due_time": f"{chance.randint(10, 23)}:{chance.randint(10, 59)}",
        "list_id": chance.choice(lists),
        "position": f"k{number}z",
    }
    names = chance.sample(sorted(fields), chance.randint(2, len(fields)))
    return {name: fields[name] for name in names}


async def test_edits_of_different_fields_both_survive(ada: Api) -> None:
    """2,000 random runs: no field is lost, and none that nobody touched changes."""
    chance = random.Random(7)  # noqa: S311 - no secret
    lists = [(await ada.add_list(f"{number}"))["id"] for number in range(3)]
    todo = {"title": "x", "list_id": lists[0], "due_date": "2027-01-01", "due_time": "09:00"}
    await send(ada, creations({"id": str(uuid4())} | todo for _ in range(RUNS)))
    before = await everything(ada)

    expected = {todo_id: random_fields(chance, lists[1:]) for todo_id in before}
    devices: tuple[list[Json], list[Json]] = ([], [])
    for todo_id, fields in expected.items():
        cut = chance.randint(1, len(fields) - 1)
        for device, part in zip(devices, (slice(cut), slice(cut, None)), strict=True):
            device.append(changes_of(todo_id, dict(list(fields.items())[part])))
    for device in devices:
        chance.shuffle(device)
    await asyncio.gather(*(send(ada, device, at_once=50) for device in devices))

    after = await everything(ada)
    assert after.keys() == before.keys()
    for todo_id, fields in expected.items():
        stamps = {name: after[todo_id][name] for name in ("updated_at", "completed_at")}
        assert after[todo_id] == before[todo_id] | stamps | fields | {"version": 3}


def order_of(todos: dict[str, Json]) -> list[str]:
    return sorted(todos, key=lambda todo_id: (todos[todo_id]["position"].encode(), todo_id))


def random_moves(chance: random.Random, known: dict[str, Json], count: int) -> list[Json]:
    """Moves as a device makes them: from its own copy, with keys of its own."""
    mutations: list[Json] = []
    for _ in range(count):
        order = order_of(known)
        todo_id = order.pop(chance.randrange(len(order)))
        place = chance.randint(0, len(order))
        before = known[order[place - 1]]["position"] if place else None
        after = known[order[place]]["position"] if place < len(order) else None
        key = key_between(before, after)
        if key is None:
            continue  # two devices made the same key: a client takes the next gap
        known[todo_id] = known[todo_id] | {"position": key}
        mutations.append(changes_of(todo_id, {"position": key}))
    return mutations


async def test_random_moves_from_two_devices_end_in_one_order(ada: Api) -> None:
    """What the keys themselves stand, unit/test_positions.py shows with 20,000 of them."""
    chance = random.Random(11)  # noqa: S311 - no secret
    await send(ada, creations({"title": f"{number}"} for number in range(MOVED_TODOS)))
    for _ in range(ROUNDS):
        # Both know the same, then neither hears of the other for a hundred moves.
        copies = [await everything(ada) for _ in range(2)]
        moves = [random_moves(chance, copy, MOVES_A_ROUND // 2) for copy in copies]
        await asyncio.gather(*(send(ada, own, at_once=25) for own in moves))

    todos = await everything(ada)
    assert order_of(todos) == [todo["id"] for todo in await ada.todos()]
    assert max(len(todo["position"]) for todo in todos.values()) <= MAX_LENGTH
    assert len({todo["position"] for todo in todos.values()}) == MOVED_TODOS
