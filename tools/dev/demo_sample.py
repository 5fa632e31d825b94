"""What the account of `./dev demo` holds: a week of somebody's real life."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Todo:
    """One todo; `days` counts from today (None: no date)."""

    title: str
    notes: str = ""
    days: int | None = None
    at: str | None = None
    priority: int = 4
    todo_list: str | None = None
    labels: Sequence[str] = ()
    done: bool = False
    parts: Sequence["Todo"] = ()


LISTS = {"Home": "teal", "Work": "indigo", "Midsummer in Gotland": "orange", "To read": "gray"}
LABELS = {"errand": "amber", "phone": "blue", "15 minutes": "green", "waiting": "purple"}

# In the order a person sees them.
TODOS: Sequence[Todo] = (
    Todo("Buy oat milk and coffee", days=0, priority=3, labels=("errand",)),
    Todo("Fix the hinge of the kitchen door", labels=("15 minutes",)),
    Todo("Ask Lena for the name of her optician"),
    Todo("Call the dentist", "They open at eight.", days=1, at="08:00", priority=2,
         labels=("phone",)),
    Todo("Bring back the library books", days=-1, priority=2, labels=("errand",)),
    Todo("Water the balcony", days=0, done=True),
    Todo("Renew the passport", "Photos are in the **top drawer**.", days=9, priority=1,
         todo_list="Home", parts=(
             Todo("Fill in the form", done=True),
             Todo("Two photos", done=True),
             Todo("Book a time at the police station", days=3, labels=("phone",)),
         )),
    Todo("Plan the birthday dinner", "Eight people.\n\n- Lena eats no fish\n- Karl brings the wine",
         days=5, priority=3, todo_list="Home", parts=(
             Todo("Invite everybody", done=True),
             Todo("Decide on the menu"),
             Todo("Order the cake", days=4, labels=("phone",)),
         )),
    Todo("Change the filter of the ventilation", days=12, todo_list="Home"),
    Todo("Send the quote to Brandt & Sons", "Use the numbers of October, see "
         "[the sheet](https://example.com/quote).", days=0, at="15:30", priority=1,
         todo_list="Work"),
    Todo("Prepare Monday's review", days=2, priority=2, todo_list="Work", parts=(
        Todo("Collect the open questions"),
        Todo("Slides, five at most", parts=(Todo("Ask Mira for the chart", labels=("waiting",)),)),
    )),
    Todo("Answer the survey of the works council", days=6, todo_list="Work",
         labels=("15 minutes",)),
    Todo("Send the invoice for October", days=-2, priority=1, todo_list="Work", done=True),
    Todo("Book the ferry", "Early boat if the **car deck** is not full.", days=24, priority=2,
         todo_list="Midsummer in Gotland"),
    Todo("Reserve the cabin", todo_list="Midsummer in Gotland", done=True),
    Todo("Bicycles for four", todo_list="Midsummer in Gotland", labels=("waiting",)),
    Todo("The Summer Book, Tove Jansson", todo_list="To read"),
    Todo("A Pattern Language", todo_list="To read"),
)  # fmt: skip
