"""Asked for several times as much as it can do, the system does what it can, and says so."""

import httpx

from tests.bench.overload import Overload, measure
from tests.system.people import TODOS, Session, bearer
from tests.system.stage import Stage

SECONDS = 3.0
LONGEST_SECONDS = 2.0
LEAST_SHARE = 0.8
# Somebody else may be using the machine just then.
TRIES = 4


def _is_as_it_should_be(found: Overload) -> bool:
    return found.p99_seconds <= LONGEST_SECONDS and found.share >= LEAST_SHARE


def test_beyond_its_capacity_it_goes_on_working_and_refuses_the_rest(
    stage: Stage, ada: Session
) -> None:
    for _ in range(20):
        ada.add_todo("Buy milk")
    port = httpx.URL(stage.url).port
    assert port is not None
    found: list[Overload] = []

    while len(found) < TRIES and not (found and _is_as_it_should_be(found[-1])):
        found.append(measure(port, f"{TODOS}?limit=20", bearer(ada.jwt), SECONDS))

    assert _is_as_it_should_be(found[-1]), [each.summary() for each in found]
    assert all(each.unclean == 0 for each in found), found
    assert ada.api("GET", TODOS).status_code == 200
