"""Mutations that are refused, and how; names in braces stand for ids."""

from tests.backend.support.api import Json

REFUSALS: dict[str, tuple[Json, str, set[tuple[str, str]]]] = {
    "update of nothing": (
        {"op": "todo.update", "todo_id": "{nothing}", "patch": {"title": "x"}},
        "not_found",
        set(),
    ),
    "update of another's": (
        {"op": "todo.update", "todo_id": "{bens}", "patch": {"title": "x"}},
        "not_found",
        set(),
    ),
    "update in the trash": (
        {"op": "todo.update", "todo_id": "{trashed}", "patch": {"title": "x"}},
        "not_found",
        set(),
    ),
    "deletion of nothing": ({"op": "todo.delete", "todo_id": "{nothing}"}, "not_found", set()),
    "deletion of another's": ({"op": "todo.delete", "todo_id": "{bens}"}, "not_found", set()),
    "restoring of nothing": ({"op": "todo.restore", "todo_id": "{nothing}"}, "not_found", set()),
    "labelling of nothing": (
        {"op": "todo.label", "todo_id": "{nothing}", "add": ["{label}"]},
        "not_found",
        set(),
    ),
    "labelling in the trash": (
        {"op": "todo.label", "todo_id": "{trashed}", "add": ["{label}"]},
        "not_found",
        set(),
    ),
    "an unknown label": (
        {"op": "todo.label", "todo_id": "{own}", "add": ["{nothing}"]},
        "validation",
        {("/add", "unknown_label")},
    ),
    "the label of another": (
        {"op": "todo.label", "todo_id": "{own}", "add": ["{bens_label}"]},
        "validation",
        {("/add", "unknown_label")},
    ),
    "an id that is taken": (
        {"op": "todo.create", "todo": {"id": "{own}", "title": "Other"}},
        "id_taken",
        set(),
    ),
    "a time without a date": (
        {"op": "todo.create", "todo": {"title": "x", "due_time": "09:00"}},
        "validation",
        {("/todo/due_time", "needs_due_date")},
    ),
    "an unknown list": (
        {"op": "todo.update", "todo_id": "{own}", "patch": {"list_id": "{nothing}"}},
        "validation",
        {("/patch/list_id", "unknown_list")},
    ),
    "a part of itself": (
        {"op": "todo.update", "todo_id": "{own}", "patch": {"parent_id": "{own}"}},
        "validation",
        {("/patch/parent_id", "parent_cycle")},
    ),
    "update of no list": (
        {"op": "list.update", "list_id": "{nothing}", "patch": {"name": "x"}},
        "not_found",
        set(),
    ),
    "deletion of no list": ({"op": "list.delete", "list_id": "{nothing}"}, "not_found", set()),
    "a list whose id is taken": (
        {"op": "list.create", "list": {"id": "{list}", "name": "Other"}},
        "id_taken",
        set(),
    ),
    "update of no label": (
        {"op": "label.update", "label_id": "{nothing}", "patch": {"name": "x"}},
        "not_found",
        set(),
    ),
    "deletion of no label": ({"op": "label.delete", "label_id": "{nothing}"}, "not_found", set()),
    "a label's name that is taken": (
        {"op": "label.create", "label": {"name": "ERRAND"}},
        "name_taken",
        set(),
    ),
    "merging of no label": (
        {"op": "label.merge", "label_id": "{nothing}", "into_id": "{label}"},
        "not_found",
        set(),
    ),
    "merging into nothing": (
        {"op": "label.merge", "label_id": "{label}", "into_id": "{nothing}"},
        "validation",
        {("/into_id", "unknown_label")},
    ),
    "merging into another's": (
        {"op": "label.merge", "label_id": "{label}", "into_id": "{bens_label}"},
        "validation",
        {("/into_id", "unknown_label")},
    ),
    "merging into itself": (
        {"op": "label.merge", "label_id": "{label}", "into_id": "{label}"},
        "validation",
        {("/into_id", "same_label")},
    ),
    "a wrong setting": (
        {"op": "settings.update", "patch": {"date_order": "ydm"}},
        "validation",
        {("/patch/date_order", "not_allowed")},
    ),
    "an unknown operation": ({"op": "todo.drop"}, "validation", {("/op", "not_allowed")}),
    "no operation": ({"todo_id": "{own}"}, "validation", {("/op", "required")}),
    "an operation that is no text": ({"op": ["x"]}, "validation", {("/op", "not_allowed")}),
    "a missing member": ({"op": "todo.delete"}, "validation", {("/todo_id", "required")}),
    "an unknown member": (
        {"op": "todo.delete", "todo_id": "{own}", "force": True},
        "validation",
        {("/force", "unknown_field")},
    ),
    "an id that is none": (
        {"op": "todo.delete", "todo_id": "7"},
        "validation",
        {("/todo_id", "invalid_format")},
    ),
    "two mistakes": (
        {"op": "todo.create", "todo": {"title": "", "priority": 9}},
        "validation",
        {("/todo/title", "too_short"), ("/todo/priority", "too_large")},
    ),
}


def filled(value: object, ids: dict[str, str]) -> object:
    """The same with the ids in the places of their names."""
    if isinstance(value, dict):
        return {name: filled(inner, ids) for name, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, ids) for inner in value]
    return value.format(**ids) if isinstance(value, str) else value
