"""Asked for several times as much as it can do, the system does what it can, and says so.

How much that is and how long it takes: `./dev bench overload`.
"""

import httpx

from tests.bench.overload import FACTORS, measure
from tests.system.people import TODOS, Session, bearer
from tests.system.stage import Stage

SECONDS = 2.0


def test_beyond_its_capacity_it_goes_on_working_and_refuses_the_rest(
    stage: Stage, ada: Session
) -> None:
    for _ in range(20):
        ada.add_todo("Buy milk")
    port = httpx.URL(stage.url).port
    assert port is not None

    found = measure(port, f"{TODOS}?limit=20", bearer(ada.jwt), SECONDS, max(FACTORS))

    assert found.accepted > 0, found.summary()
    assert found.refused > 0, found.summary()
    assert found.unclean == 0, found.summary()
    assert ada.api("GET", TODOS).status_code == 200
    assert ada.auth("GET", "/token").status_code == 200
