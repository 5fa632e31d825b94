"""From the columns of a todo to what a client sees."""

from sqlalchemy import FromClause, Text, cast, func, literal_column

from backend.core.services.rows import AnyColumn


def public_todo(source: FromClause) -> list[AnyColumn]:
    """In the order of schemas.todo.Todo; tests/backend compares the two."""
    c = source.c
    return [
        c.id,
        c.title,
        c.notes,
        c.completed_at.is_not(None).label("completed"),
        c.completed_at,
        c.priority,
        c.due_date,
        func.left(cast(c.due_time, Text), literal_column("5")).label("due_time"),
        c.due_timezone,
        c.list_id,
        c.parent_id,
        c.label_ids,
        c.position,
        c.version,
        c.created_at,
        c.updated_at,
    ]
