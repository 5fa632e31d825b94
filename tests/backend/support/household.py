"""Somebody with one of everything, and how they take it along."""

from tests.backend.support.api import EXPORTS, LISTS, ME, TODOS, Api, Json


async def exported(api: Api, form: str) -> bytes:
    """The file that the person gets."""
    answer = await api.get(EXPORTS, format=form)
    assert answer.status_code == 200, answer.text[:500]
    return answer.content


async def household(api: Api) -> dict[str, Json]:
    """One of everything."""
    await api.patch(ME, {"time_zone": "Europe/Berlin", "date_order": "ymd"})
    home = await api.add_list("Home & garden", color="green")
    later = await api.add_list("Later")
    await api.patch(f"{LISTS}/{later['id']}", {"archived": True})
    errand, deep = await api.add_label("errand"), await api.add_label("deep work")
    inbox = await api.add_todo("In the inbox", priority=2, label_ids=[deep["id"]])
    paint = await api.add_todo(
        "Paint the fence",
        list_id=home["id"],
        notes="Two *coats*.\n\n- white\n- green",
        priority=1,
        due_date="2027-03-28",
        label_ids=[errand["id"], deep["id"]],
    )
    buy = await api.add_todo(
        "Buy paint",
        parent_id=paint["id"],
        due_date="2027-03-27",
        due_time="09:30",
        label_ids=[errand["id"]],
    )
    ask = await api.add_todo("Ask which", parent_id=buy["id"], priority=3)
    call = await api.add_todo(
        "Call",
        list_id=home["id"],
        due_date="2027-07-01",
        due_time="18:00",
        due_timezone="America/New_York",
    )
    done = await api.add_todo("Done", list_id=home["id"], priority=1, completed=True)
    gone = await api.add_todo("In the trash")
    await api.delete(f"{TODOS}/{gone['id']}")
    return {
        "home": home, "later": later, "errand": errand, "deep": deep, "inbox": inbox,
        "paint": paint, "buy": buy, "ask": ask, "call": call, "done": done,
    }  # fmt: skip
