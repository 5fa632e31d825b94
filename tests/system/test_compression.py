"""What is compressed on its way is the same as what is not."""

import httpx

from tests.system.people import TODOS, Session
from tests.system.stage import Stage


def test_the_tag_of_a_compressed_todo_lets_its_change_through(
    stage: Stage, http: httpx.Client
) -> None:
    session = Session.sign_up(http, stage.url)
    todo = session.add_todo("Long", notes="A long story. " * 100)
    answer = session.api("GET", f"{TODOS}/{todo['id']}")
    assert answer.headers["content-encoding"] in {"gzip", "zstd"}

    tag = {"if-match": answer.headers["etag"]}
    changed = session.api("PATCH", f"{TODOS}/{todo['id']}", json={"title": "Longer"}, headers=tag)

    assert (changed.status_code, changed.json()["title"]) == (200, "Longer")
