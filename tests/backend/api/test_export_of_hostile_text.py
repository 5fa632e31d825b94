"""Whatever people write, each form of an export stays whole and says what they wrote."""

import json
import re

from tests.backend.support.api import LISTS, Api, Json
from tests.backend.support.household import exported
from tests.backend.support.readers import read_calendar, read_csv, read_markdown, read_todo_txt

HOSTILE: dict[str, str] = {
    "line breaks": "one\ntwo\r\nthree\rfour\vfive\ffive\u2028six\u2029seven\x85eight",
    "quotes": "\"double\" 'single' ``` ` \\ \\\\ \\n \\; ;,; ,",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈" * 20,
    "right to left": "מזל טוב \u202e abc \u2066 مرحبا",
    "combining marks": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "Markdown": "# no *heading* - [x] _no_ [link](x) <b> &amp; `code` ~~gone~~ | 1. # ##",
    "a heading's end": "C #",
    "words with marks": "snake_case _all_ __dunder__ a_ _b 5>4 & 3 R&D &copy; &#38; #1 [x](y) ~a~",
    "HTML": "<script>alert(1)</script><!-- <![CDATA[ <pre>",
    "a calendar": "END:VTODO\nBEGIN:VTODO\nUID:evil\nEND:VCALENDAR",
    "a setext heading": "text\n===\nmore\n---\n\n    code\n",
    "an open fence": "```\nnever closed\n~~~~",
    "spaces": "  \t padded \u00a0\u3000 ",
    "control characters": "".join(map(chr, range(1, 32))) + "\x7f\x80\x9f.",
    "a long word": "x" * 500,
    "long lines of long characters": "ß€😀" * 150,
}


async def hostile_todos(api: Api) -> dict[str, Json]:
    """Each text as title, notes, list and label, with a part below."""
    todos: dict[str, Json] = {}
    for name, text in HOSTILE.items():
        todo_list = await api.add_list(text[:120])
        label = await api.add_label(f"{text[:50]}{len(todos)}")
        todos[name] = await api.add_todo(
            text[:500], notes=text, list_id=todo_list["id"], label_ids=[label["id"]]
        )
        await api.add_todo(f"Part of {name}", parent_id=todos[name]["id"])
    return todos


def words_of(text: str) -> list[str]:
    """What remains of a text whose white space and control characters do not count."""
    return re.sub(r"[\x00-\x20\x7f-\x9f\u2028\u2029]", " ", text).split()


async def test_whatever_people_write_reads_the_same_elsewhere(ada: Api) -> None:
    todos = await hostile_todos(ada)
    lists = {row["id"]: row["name"] for row in (await ada.get(LISTS)).json()["data"]}

    backup = json.loads(await exported(ada, "json"))
    rows = {row["id"]: row for row in read_csv(await exported(ada, "csv"))}
    lines = read_todo_txt(await exported(ada, "todotxt"))
    items = [item for part in read_markdown(await exported(ada, "md")).values() for item in part]
    calendar = {str(each["UID"]): each for each in read_calendar(await exported(ada, "ics"))[1]}

    assert len(lines) == len(rows) == len(calendar) == len(backup["todos"]) == 2 * len(HOSTILE)
    assert len(items) == len(HOSTILE)
    assert {todo["id"]: todo for todo in backup["todos"]}.items() >= {
        todo["id"]: todo for todo in todos.values()
    }.items()
    texts = ["".join(words_of(line.text)) for line in lines]
    for name, todo in todos.items():
        assert rows[todo["id"]]["title"].removeprefix("'") == todo["title"], name
        assert rows[todo["id"]]["notes"].removeprefix("'") == todo["notes"], name
        assert rows[todo["id"]]["list"].removeprefix("'") == lists[todo["list_id"]], name
        title = "".join(words_of(todo["title"]))
        assert sum(text.startswith(title) for text in texts) == 1, name
        [item] = [each for each in items if each.parts[0].text == f"[ ] Part of {name}"]
        assert "".join(words_of(item.text)).startswith(f"[]{title}"), name
        vtodo = calendar[todo["id"]]
        assert words_of(vtodo["SUMMARY"]) == words_of(without_controls(todo["title"])), name
        assert words_of(vtodo["DESCRIPTION"]) == words_of(without_controls(todo["notes"])), name
        assert len(vtodo["CATEGORIES"].cats) == 1, name


def without_controls(text: str) -> str:
    """What RFC 5545 lets into a text."""
    text = re.sub("\r\n?|[\v\f\x85\u2028\u2029]", "\n", text)
    return re.sub(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]", "", text)


async def test_notes_of_every_line_break_keep_their_lines_in_a_calendar(ada: Api) -> None:
    await ada.add_todo(notes="one\ntwo\r\nthree\rfour")

    [todo] = read_calendar(await exported(ada, "ics"))[1]

    assert todo["DESCRIPTION"] == "one\ntwo\nthree\nfour"
