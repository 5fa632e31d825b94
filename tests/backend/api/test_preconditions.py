"""ETag, If-Match and If-None-Match: nobody overwrites what they have not seen."""

import asyncio

import pytest

from tests.backend.support.api import LABELS, LISTS, TODOS, Api, problem_of


async def test_a_matching_version_lets_the_change_through(ada: Api) -> None:
    todo = await ada.add_todo()
    path = f"{TODOS}/{todo['id']}"

    for tag in ('"1"', '"2"', "*", '"7", "4"', '"5-gzip"', '"6-zstd"'):
        answer = await ada.patch(path, {"title": "Newer"}, if_match=tag)
        assert answer.status_code == 200, tag

    assert (await ada.todo(todo["id"]))["version"] == 7


@pytest.mark.parametrize(
    "tag",
    [
        '"2"',
        '"0"',
        '"01"',
        '"1',
        "1",
        "",
        'W/"1"',
        '"one"',
        '"99999999999999999999"',
        '"-1"',
        '"1-x"',
        '"2-gzip"',
        '"-gzip"',
    ],
)
async def test_another_version_is_refused_with_the_current_row(ada: Api, tag: str) -> None:
    todo = await ada.add_todo("Current")
    path = f"{TODOS}/{todo['id']}"

    for answer in (
        await ada.patch(path, {"title": "Overwritten"}, if_match=tag),
        await ada.delete(path, if_match=tag),
    ):
        problem = problem_of(answer, 412, "version_conflict")
        assert problem["current"] == todo
        assert answer.headers["etag"] == '"1"'

    assert await ada.todo(todo["id"]) == todo


async def test_of_two_changes_at_once_one_wins(ada: Api) -> None:
    todo = await ada.add_todo()
    path = f"{TODOS}/{todo['id']}"

    answers = await asyncio.gather(
        *(ada.patch(path, {"title": f"Change {n}"}, if_match='"1"') for n in range(5))
    )

    assert sorted(answer.status_code for answer in answers) == [200, 412, 412, 412, 412]
    (winner,) = (answer.json() for answer in answers if answer.status_code == 200)
    assert await ada.todo(todo["id"]) == winner


async def test_without_a_precondition_the_last_change_of_a_field_wins(ada: Api) -> None:
    todo = await ada.add_todo()
    path = f"{TODOS}/{todo['id']}"

    await asyncio.gather(
        ada.patch(path, {"title": "From the phone"}),
        ada.patch(path, {"notes": "From the desk"}),
        ada.patch(path, {"priority": 1}),
    )

    now = await ada.todo(todo["id"])
    assert (now["title"], now["notes"], now["priority"]) == ("From the phone", "From the desk", 1)
    assert now["version"] == 4


async def test_deleting_what_is_deleted_already_needs_no_version(ada: Api) -> None:
    todo = await ada.add_todo()
    path = f"{TODOS}/{todo['id']}"
    await ada.delete(path, if_match='"1"')

    assert (await ada.delete(path, if_match='"1"')).status_code == 204


async def test_a_known_version_is_not_sent_again(ada: Api) -> None:
    todo = await ada.add_todo()
    path = f"{TODOS}/{todo['id']}"

    for tag in ('"1"', 'W/"1"', '"5", "1"', "*"):
        answer = await ada.request("GET", path, headers={"If-None-Match": tag})
        assert answer.status_code == 304, tag
        assert answer.content == b""
        assert answer.headers["etag"] == '"1"'
    answer = await ada.request("GET", path, headers={"If-None-Match": '"2"'})
    assert answer.status_code == 200


async def test_a_known_version_of_another_persons_row_tells_nothing(ada: Api, ben: Api) -> None:
    todo = await ada.add_todo()

    for tag in ('"1"', "*"):
        answer = await ben.request("GET", f"{TODOS}/{todo['id']}", headers={"If-None-Match": tag})
        problem_of(answer, 404, "not_found")


@pytest.mark.parametrize("path", [LISTS, LABELS])
async def test_lists_and_labels_have_versions_too(ada: Api, path: str) -> None:
    row = (await ada.post(path, {"name": "First"})).json()
    own = f"{path}/{row['id']}"

    stale = [
        await ada.patch(own, {"name": "Other"}, if_match='"9"'),
        await ada.delete(own, if_match='"9"'),
    ]
    changed = await ada.patch(own, {"name": "Second"}, if_match='"1"')

    for answer in stale:
        assert problem_of(answer, 412, "version_conflict")["current"] == row
    assert changed.headers["etag"] == '"2"'
    known = await ada.request("GET", own, headers={"If-None-Match": '"2"'})
    assert known.status_code == 304
    assert (await ada.delete(own, if_match='"2"')).status_code == 204
