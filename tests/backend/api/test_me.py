"""The caller's profile comes from the auth server, the settings are kept here."""

import pytest

from tests.backend.support.api import CHANGES, ME, Api, mistakes_of, problem_of
from tests.backend.support.people import Registry


async def test_a_new_person_has_a_profile_and_the_defaults(ada: Api) -> None:
    answer = await ada.get(ME)

    assert answer.status_code == 200
    me = answer.json()
    assert ada.person is not None
    assert me.pop("created_at")
    assert me == {
        "id": str(ada.person.user_id),
        "name": "Ada",
        "email": ada.person.email,
        "email_verified": False,
        "time_zone": None,
        "week_start": "monday",
        "date_order": "dmy",
        "theme": "system",
    }


async def test_the_profile_is_that_of_the_database_not_of_the_token(
    ada: Api, people: Registry
) -> None:
    assert ada.person is not None
    await people.connection.execute(
        """update auth."user" set name = 'Ada L.', "emailVerified" = true where id = $1""",
        ada.person.user_id,
    )

    me = (await ada.get(ME)).json()

    assert (me["name"], me["email_verified"]) == ("Ada L.", True)


async def test_settings_are_kept_one_by_one(ada: Api, ben: Api) -> None:
    await ada.patch(ME, {"theme": "dark"})
    await ada.patch(ME, {"date_order": "mdy"})
    await ada.patch(ME, {"time_zone": "Europe/Berlin", "week_start": "sunday"})
    answer = await ada.patch(ME, {"time_zone": None})

    expected = {
        "theme": "dark",
        "date_order": "mdy",
        "time_zone": None,
        "week_start": "sunday",
    }
    assert expected.items() <= answer.json().items()
    assert answer.json() == (await ada.get(ME)).json()
    assert (await ben.get(ME)).json()["theme"] == "system"


async def test_a_change_of_settings_is_a_change(ada: Api) -> None:
    await ada.patch(ME, {"theme": "light"})

    changes = (await ada.get(CHANGES)).json()

    assert changes["settings_changed"]
    assert changes["seq"] == 1
    assert not (await ada.get(CHANGES, since=1)).json()["settings_changed"]


async def test_an_empty_patch_of_the_settings_changes_nothing(ada: Api) -> None:
    before = (await ada.get(ME)).json()

    assert (await ada.patch(ME, {})).json() == before
    assert (await ada.get(CHANGES)).json()["seq"] == 0


@pytest.mark.parametrize(
    ("patch", "pointer"),
    [
        ({"theme": "solarized"}, "/theme"),
        ({"theme": None}, "/theme"),
        ({"theme": True}, "/theme"),
        ({"week_start": "friday"}, "/week_start"),
        ({"week_start": 1}, "/week_start"),
        ({"date_order": "dd.mm."}, "/date_order"),
        ({"date_order": None}, "/date_order"),
        ({"time_zone": "Berlin"}, "/time_zone"),
        ({"time_zone": "localtime"}, "/time_zone"),
        ({"time_zone": "\x00"}, "/time_zone"),
        ({"time_zone": 1}, "/time_zone"),
        ({"name": "Somebody else"}, "/name"),
        ({"email": "else@example.com"}, "/email"),
        ({"email_verified": True}, "/email_verified"),
        ({"id": "018f0000-0000-7000-8000-000000000000"}, "/id"),
    ],
)
async def test_a_wrong_setting_is_refused(ada: Api, patch: dict[str, object], pointer: str) -> None:
    before = (await ada.get(ME)).json()

    answer = await ada.patch(ME, patch)

    assert {where for where, _ in mistakes_of(answer)} == {pointer}
    assert (await ada.get(ME)).json() == before


async def test_a_deleted_account_has_no_profile(ada: Api, people: Registry) -> None:
    assert ada.person is not None
    await ada.get(ME)

    await people.delete_account(ada.person)

    problem_of(await ada.get(ME), 401, "invalid_token")
    problem_of(await ada.patch(ME, {"theme": "dark"}), 401, "invalid_token")
