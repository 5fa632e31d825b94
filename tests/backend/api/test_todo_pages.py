"""Pages are complete whatever happens in between, and every order is total."""

import random
from collections.abc import Callable
from typing import Any, get_args

import pytest

from backend.schemas.todo import Sort
from tests.backend.support.api import TODOS, TRASH, Api, Json, mistakes_of
from tests.backend.support.tokens import encode

SORTS: tuple[str, ...] = get_args(Sort)


async def fill(api: Api, count: int = 13) -> list[Json]:
    """Todos that differ, and share, in everything that can be sorted by."""
    chance = random.Random(7)  # noqa: S311 - no secret
    operations = []
    for number in range(count):
        date = chance.choice([None, "2027-01-01", "2027-06-01", "2028-02-29"])
        todo = {
            "title": chance.choice(["Äpfel", "apples", "Bread", "bread", "中文", "x" * 500]),
            "priority": chance.randint(1, 4),
            "due_date": date,
            "due_time": date and chance.choice([None, "00:00", "09:30", "23:59"]),
            "completed": number % 3 == 0,
        }
        operations.append({"op": "create", "todo": todo})
    answer = await api.post(f"{TODOS}/batch", {"operations": operations})
    assert answer.status_code == 200, answer.text
    todos: list[Json] = answer.json()["data"]
    return todos


@pytest.mark.parametrize("sort", SORTS)
async def test_every_order_gives_every_todo_once(ada: Api, sort: str) -> None:
    todos = await fill(ada)

    orders = [await ada.todos(sort=sort, limit=limit) for limit in (2, 13, 200)]

    ids = [todo["id"] for todo in orders[0]]
    assert sorted(ids) == sorted(todo["id"] for todo in todos)
    assert all([todo["id"] for todo in order] == ids for order in orders)


Key = Callable[[Json], Any]
LAST = "~"
KEYS: dict[str, Key] = {
    "position": lambda todo: (todo["position"], todo["id"]),
    "priority": lambda todo: (todo["priority"], todo["position"], todo["id"]),
    "created_at": lambda todo: (todo["created_at"], todo["id"]),
    "updated_at": lambda todo: (todo["updated_at"], todo["id"]),
}


@pytest.mark.parametrize("sort", KEYS)
async def test_an_order_is_the_one_asked_for(ada: Api, sort: str) -> None:
    todos = await fill(ada)

    expected = [todo["id"] for todo in sorted(todos, key=KEYS[sort])]

    assert [todo["id"] for todo in await ada.todos(sort=sort)] == expected
    assert [todo["id"] for todo in await ada.todos(sort=f"-{sort}")] == expected[::-1]


async def test_titles_sort_whatever_their_case(ada: Api) -> None:
    for title in ("banana", "Apple", "apple pie", "Banana split"):
        await ada.add_todo(title)

    assert await ada.titles(sort="title") == ["Apple", "apple pie", "banana", "Banana split"]
    assert await ada.titles(sort="-title") == ["Banana split", "banana", "apple pie", "Apple"]


async def test_todos_without_a_date_come_last_in_both_directions(ada: Api) -> None:
    await ada.add_todo("never")
    await ada.add_todo("late", due_date="2027-02-01")
    await ada.add_todo("early, all day", due_date="2027-01-01")
    await ada.add_todo("early, at nine", due_date="2027-01-01", due_time="09:00")

    assert await ada.titles(sort="due_date") == [
        "early, at nine",
        "early, all day",
        "late",
        "never",
    ]
    assert (await ada.titles(sort="-due_date"))[0] == "late"
    assert (await ada.titles(sort="-due_date"))[-1] == "never"


async def test_open_todos_come_last_among_the_completed(ada: Api) -> None:
    await ada.add_todo("open")
    await ada.add_todo("first", completed=True)
    await ada.add_todo("second", completed=True)

    assert await ada.titles(sort="completed_at") == ["first", "second", "open"]
    assert await ada.titles(sort="-completed_at") == ["second", "first", "open"]


@pytest.mark.parametrize("sort", SORTS)
async def test_nothing_is_missed_or_repeated_while_others_are_added_and_removed(
    ada: Api, sort: str
) -> None:
    todos = await fill(ada, 12)
    seen: list[str] = []
    cursor: dict[str, str] = {}
    for _ in range(100):
        page = (await ada.get(TODOS, sort=sort, limit=3, **cursor)).json()
        seen += [todo["id"] for todo in page["data"]]
        if page["next_cursor"] is None:
            break
        cursor = {"cursor": page["next_cursor"]}
        await ada.add_todo("Inserted", priority=1, due_date="2027-06-01", completed=True)
        # The very row that the cursor was made from.
        await ada.delete(f"{TODOS}/{seen[-1]}")

    before = {todo["id"] for todo in todos}
    assert len(seen) == len(set(seen))
    assert before <= set(seen)


async def test_the_default_page_holds_50_and_the_largest_200(ada: Api) -> None:
    await ada.post(
        f"{TODOS}/batch",
        {"operations": [{"op": "create", "todo": {"title": f"{n}"}} for n in range(201)]},
    )

    page = (await ada.get(TODOS)).json()
    largest = (await ada.get(TODOS, limit=200)).json()

    assert len(page["data"]) == 50
    assert page["next_cursor"]
    assert len(largest["data"]) == 200
    assert len(await ada.todos(limit=200)) == 201


async def test_the_last_page_says_so(ada: Api) -> None:
    for title in ("one", "two"):
        await ada.add_todo(title)

    assert (await ada.get(TODOS, limit=2)).json()["next_cursor"] is None
    assert (await ada.get(TODOS, limit=1)).json()["next_cursor"] is not None


async def test_nobody_has_an_empty_page(ada: Api) -> None:
    assert (await ada.get(TODOS)).json() == {"data": [], "next_cursor": None}


@pytest.mark.parametrize(
    "title", ["x" + "\x01" * 498, "👩‍🚀" * 166, "\\" * 500, '"' * 500, "中" * 500]
)
async def test_a_long_title_fits_into_a_cursor(ada: Api, title: str) -> None:
    for number in range(3):
        await ada.add_todo(title[:-1] + str(number))

    assert len(await ada.todos(sort="title", limit=1)) == 3


@pytest.mark.parametrize("path", [TODOS, TRASH])
@pytest.mark.parametrize(
    "cursor",
    [
        pytest.param("", id="empty"),
        pytest.param("bm9wZQ", id="made up"),
        pytest.param("💩", id="no base64"),
        pytest.param("\x00", id="NUL"),
        pytest.param("A" * 50_000, id="long"),
        pytest.param(encode(b'["position","a1","no-uuid"]'), id="id that is none"),
        pytest.param(encode(b'["position",1,"018f0000-0000-7000-8000-000000000000"]'), id="number"),
        pytest.param(
            encode(b'["position","\\u0000","018f0000-0000-7000-8000-000000000000"]'),
            id="NUL inside",
        ),
        pytest.param(
            encode(b'["position","\\ud800","018f0000-0000-7000-8000-000000000000"]'),
            id="lone surrogate inside",
        ),
        pytest.param(encode(b'["position",null,null]'), id="nulls"),
        pytest.param(encode(b'["position",[],{}]'), id="containers"),
        pytest.param(encode(b'["title","x","018f0000-0000-7000-8000-000000000000"]'), id="sort"),
        pytest.param(
            encode(b'["-deleted_at","never","018f0000-0000-7000-8000-000000000000"]'), id="no time"
        ),
        pytest.param(
            encode(b'["-deleted_at","2027-01-01","018f0000-0000-7000-8000-000000000000"]'),
            id="time without zone",
        ),
        pytest.param(
            encode(
                b'["-deleted_at","0001-01-01T00:00:00+14:00",'
                b'"018f0000-0000-7000-8000-000000000000"]'
            ),
            id="time out of range",
        ),
        pytest.param(encode(b'["-deleted_at",1e400,2]'), id="infinity"),
    ],
)
async def test_a_cursor_from_elsewhere_is_refused(ada: Api, path: str, cursor: str) -> None:
    answer = await ada.get(path, cursor=cursor)

    assert {pointer for pointer, _ in mistakes_of(answer)} == {"?cursor"}


@pytest.mark.parametrize("sort", SORTS)
async def test_a_tampered_cursor_is_refused_or_harmless(ada: Api, sort: str) -> None:
    for value in ("null", "true", "-1", "1e400", '"x"', "[]", '"9999-99-99"', '"24:00"'):
        for count in (1, 2):
            values = ",".join([value] * count)
            cursor = encode(f'["{sort}",{values},"{"0" * 8}-0000-0000-0000-{"0" * 12}"]'.encode())
            answer = await ada.get(TODOS, sort=sort, cursor=cursor)

            assert answer.status_code in {200, 422}, (value, answer.text)


async def test_a_cursor_of_another_order_is_refused(ada: Api) -> None:
    await fill(ada, 3)
    cursor = (await ada.get(TODOS, sort="title", limit=1)).json()["next_cursor"]

    answer = await ada.get(TODOS, sort="-title", cursor=cursor)

    assert mistakes_of(answer) == {("?cursor", "invalid_cursor")}
