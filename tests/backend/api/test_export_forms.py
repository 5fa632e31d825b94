"""What each form of an export says, read by programs that are not ours."""

import re
from datetime import UTC, date, datetime

from tests.backend.support.api import TODOS, Api
from tests.backend.support.household import exported, household
from tests.backend.support.readers import (
    Item,
    read_calendar,
    read_csv,
    read_markdown,
    read_todo_txt,
)


async def test_csv_has_a_row_for_each_todo(ada: Api) -> None:
    ids = {name: row["id"] for name, row in (await household(ada)).items()}

    content = await exported(ada, "csv")

    rows = {row["id"]: row for row in read_csv(content)}
    assert len(rows) == 6
    paint = rows[ids["paint"]]
    assert paint["list"] == "Home & garden"
    assert paint["title"] == "Paint the fence"
    assert paint["notes"] == "Two *coats*.\n\n- white\n- green"
    assert (paint["priority"], paint["completed"], paint["completed_at"]) == ("1", "false", "")
    assert (paint["due_date"], paint["due_time"], paint["due_timezone"]) == ("2027-03-28", "", "")
    assert paint["labels"] == "errand, deep work"
    call = rows[ids["call"]]
    due = ("2027-07-01", "18:00", "America/New_York")
    assert (call["due_date"], call["due_time"], call["due_timezone"]) == due
    assert rows[ids["buy"]]["parent_id"] == ids["paint"]
    assert rows[ids["inbox"]]["list"] == ""
    done = rows[ids["done"]]
    assert done["completed"] == "true"
    assert datetime.fromisoformat(done["completed_at"]).tzinfo is not None
    lines = content.split(b"\r\n")
    assert lines[0].startswith(b"\xef\xbb\xbflist,title,")
    assert lines[-1] == b""


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1")


async def test_csv_holds_no_formula(ada: Api) -> None:
    for text in FORMULAS:
        todo_list = await ada.add_list(text)
        await ada.add_todo(text, notes=text, list_id=todo_list["id"])
    label = await ada.add_label("=1")
    await ada.add_todo(FORMULAS[0], notes=FORMULAS[0], label_ids=[label["id"]])

    rows = read_csv(await exported(ada, "csv"))

    assert {row["title"] for row in rows} == {f"'{text}" for text in FORMULAS}
    for row in rows:
        assert row["title"] == row["notes"] == (row["list"] or "'=1+1")
        assert not any(cell.startswith(FORMULAS) for cell in row.values())
        assert not any(re.match(r"[=+\-@\t\r\n]", cell) for cell in row.values())


async def test_todo_txt_has_a_line_for_each_todo(ada: Api) -> None:
    await household(ada)

    lines = {
        line.text.split(" +")[0]: line for line in read_todo_txt(await exported(ada, "todotxt"))
    }

    inbox = lines["In the inbox @deep_work"]
    assert (inbox.priority, inbox.projects, inbox.contexts) == ("B", [], ["deep_work"])
    paint, buy, ask = lines["Paint the fence"], lines["Buy paint"], lines["Ask which"]
    assert (paint.priority, paint.projects) == ("A", ["Home_&_garden"])
    assert paint.contexts == ["errand", "deep_work"]
    assert paint.tags["due"] == "2027-03-28"
    assert (buy.tags["p"], ask.tags["p"]) == (paint.tags["id"], buy.tags["id"])
    assert (ask.priority, "id" in ask.tags) == ("C", False)
    done = lines["Done pri:A"]
    assert (done.is_done, done.priority, done.tags["pri"]) == (True, None, "A")
    assert date.fromisoformat(done.completed or "") >= date.fromisoformat(done.created or "")
    assert len(lines) == 6


async def test_a_title_is_never_taken_for_what_stands_in_front_of_it(ada: Api) -> None:
    titles = ("x marks the spot", "(A) title", "2027-01-01 in review", "x 2027-01-01 2027-01-01 y")
    for title in titles:
        await ada.add_todo(title)
        await ada.add_todo(title, completed=True, priority=1)

    lines = read_todo_txt(await exported(ada, "todotxt"))

    assert sorted(line.text.removesuffix(" pri:A") for line in lines) == sorted(titles * 2)
    assert sum(line.is_done for line in lines) == len(titles)


async def test_markdown_has_a_section_for_each_list(ada: Api) -> None:
    await household(ada)
    await ada.add_list("Empty at the end")

    sections = read_markdown(await exported(ada, "md"))

    assert list(sections) == [
        "Daymark", "Inbox", "Home & garden", "Later (archived)", "Empty at the end",
    ]  # fmt: skip
    assert sections["Inbox"] == [Item('[ ] In the inbox (p2) @"deep work"')]
    done, call, paint = sections["Home & garden"]
    assert done == Item("[x] Done (p1)")
    assert call == Item("[ ] Call (due 2027-07-01 18:00 America/New_York)")
    assert paint.text == '[ ] Paint the fence (p1) (due 2027-03-28) @errand @"deep work"'
    assert paint.quotation == "Two coats.whitegreen"
    [buy] = paint.parts
    assert buy.text == "[ ] Buy paint (due 2027-03-27 09:30) @errand"
    assert buy.parts == [Item("[ ] Ask which (p3)")]
    assert sections["Later (archived)"] == sections["Empty at the end"] == []


async def test_without_anything_each_form_is_still_one(ada: Api) -> None:
    assert read_csv(await exported(ada, "csv")) == []
    assert read_todo_txt(await exported(ada, "todotxt")) == []
    assert read_markdown(await exported(ada, "md")) == {"Daymark": [], "Inbox": []}
    assert read_calendar(await exported(ada, "ics"))[1] == []


async def test_the_calendar_has_a_vtodo_for_each_todo(ada: Api) -> None:
    rows = await household(ada)

    calendar, todos = read_calendar(await exported(ada, "ics"))

    assert (calendar["VERSION"], calendar["CALSCALE"]) == ("2.0", "GREGORIAN")
    found = {str(todo["UID"]): todo for todo in todos}
    assert len(found) == 6
    paint, buy, call, done = (found[rows[name]["id"]] for name in ("paint", "buy", "call", "done"))
    assert paint["SUMMARY"] == "Paint the fence"
    assert paint["DESCRIPTION"] == "Two *coats*.\n\n- white\n- green"
    assert paint["PRIORITY"] == 1
    assert [str(category) for category in paint["CATEGORIES"].cats] == ["errand", "deep work"]
    assert paint["X-DAYMARK-LIST"] == "Home & garden"
    assert paint["STATUS"] == "NEEDS-ACTION"
    assert paint["SEQUENCE"] == rows["paint"]["version"]
    assert paint["DUE"].dt == date(2027, 3, 28)
    assert buy["DUE"].dt == datetime(2027, 3, 27, 9, 30)  # noqa: DTZ001 - wherever the person is
    assert call["DUE"].dt.astimezone(UTC) == datetime(2027, 7, 1, 22, 0, tzinfo=UTC)
    assert call["DUE"].params["TZID"] == "America/New_York"
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["America/New_York"]
    assert buy["RELATED-TO"] == rows["paint"]["id"]
    assert (done["STATUS"], "DUE" in done) == ("COMPLETED", False)
    completed_at = datetime.fromisoformat(rows["done"]["completed_at"])
    assert done["COMPLETED"].dt == completed_at.replace(microsecond=0)
    for todo in todos:
        assert todo["DTSTAMP"].dt == todo["LAST-MODIFIED"].dt >= todo["CREATED"].dt


async def test_the_uid_stays_and_the_sequence_grows(ada: Api) -> None:
    todo = await ada.add_todo()
    [before] = read_calendar(await exported(ada, "ics"))[1]
    await ada.patch(f"{TODOS}/{todo['id']}", {"title": "Changed"})
    [after] = read_calendar(await exported(ada, "ics"))[1]

    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
