"""Requests that a hostile or broken client sends, for creating and changing a todo."""

import json
import math
from dataclasses import dataclass

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Request:
    """A body as bytes, since much of this no JSON encoder would write."""

    body: bytes
    statuses: frozenset[int]
    content_type: str = JSON


def refused(value: object) -> Request:
    """Well-formed JSON that breaks a rule."""
    return Request(json.dumps(value).encode(), frozenset({422}))


def broken(body: bytes) -> Request:
    """No JSON at all, or none that anybody should read."""
    return Request(body, frozenset({400, 422}))


def _typed(body: bytes, content_type: str) -> Request:
    return Request(body, frozenset({415, 422}), content_type)


_TODO = b'{"title": "never stored"}'

# Bodies that neither create nor change may take.
BODIES: dict[str, Request] = {
    "title is null": refused({"title": None}),
    "title is a number": refused({"title": 7}),
    "title is a boolean": refused({"title": True}),
    "title is a list": refused({"title": ["x"]}),
    "title is an object": refused({"title": {"$ne": ""}}),
    "title is empty": refused({"title": ""}),
    "title is blank": refused({"title": " \t\u2003"}),
    "title has 501 characters": refused({"title": "x" * 501}),
    "title holds NUL": refused({"title": "a\x00b"}),
    "title holds a lone surrogate": broken(b'{"title": "\\ud800"}'),
    "title is not UTF-8": broken(b'{"title": "\xff\xfe"}'),
    "title holds a surrogate in bytes": broken(b'{"title": "\xed\xa0\x80"}'),
    "notes hold NUL": refused({"title": "x", "notes": "\x00"}),
    "notes have 100,001 characters": refused({"title": "x", "notes": "x" * 100_001}),
    "completed is a word": refused({"title": "x", "completed": "yes"}),
    "completed is a number": refused({"title": "x", "completed": 1}),
    "completed is null": refused({"title": "x", "completed": None}),
    "priority is 0": refused({"title": "x", "priority": 0}),
    "priority is 5": refused({"title": "x", "priority": 5}),
    "priority is a word": refused({"title": "x", "priority": "1"}),
    "priority is true": refused({"title": "x", "priority": True}),
    "priority is a fraction": refused({"title": "x", "priority": 1.5}),
    "priority is enormous": refused({"title": "x", "priority": 10**30}),
    "priority is NaN": broken(b'{"title": "x", "priority": NaN}'),
    "priority is Infinity": broken(b'{"title": "x", "priority": Infinity}'),
    "priority is 1e400": broken(b'{"title": "x", "priority": 1e400}'),
    "due date is no date": refused({"title": "x", "due_date": "2026-13-41"}),
    "due date is a number": refused({"title": "x", "due_date": 0}),
    "due date is a sentence": refused({"title": "x", "due_date": "tomorrow"}),
    "due date is far beyond": refused({"title": "x", "due_date": "99999-01-01"}),
    "an unknown field": refused({"title": "x", "colour": "red"}),
    "an owner": refused({"title": "x", "user_id": "018f0000-0000-7000-8000-000000000000"}),
    "another spelling of owner": refused({"title": "x", "userId": "me", "owner": "me"}),
    "a version": refused({"title": "x", "version": 99}),
    "a time of creation": refused({"title": "x", "created_at": "2020-01-01T00:00:00Z"}),
    "a time of completion": refused({"title": "x", "completed_at": "2020-01-01T00:00:00Z"}),
    "a deletion": refused({"title": "x", "deleted_at": "2020-01-01T00:00:00Z"}),
    "a change number": refused({"title": "x", "seq": 1}),
    "a prototype": broken(b'{"title": "x", "__proto__": {"admin": true}}'),
    "no body": broken(b""),
    "a list": refused([{"title": "x"}]),
    "a word": refused("title"),
    "null": refused(None),
    "a number": refused(math.pi),
    "half a document": broken(b'{"title": "x"'),
    "two documents": broken(_TODO + _TODO),
    "a trailing comma": broken(b'{"title": "x",}'),
    "single quotes": broken(b"{'title': 'x'}"),
    "nested without end": broken(b"[" * 100_000),
    "ten thousand unknown fields": refused({f"f{n}": n for n in range(10_000)}),
    "plain text": _typed(_TODO, "text/plain"),
    "a form": _typed(b"title=x", "application/x-www-form-urlencoded"),
    "a form that is JSON": _typed(_TODO, "application/x-www-form-urlencoded"),
    "a multipart form": _typed(_TODO, "multipart/form-data; boundary=x"),
    "XML": _typed(b"<title>x</title>", "application/xml"),
    "no content type": _typed(_TODO, ""),
}

# What only a new todo may not leave out or bring.
NEW_BODIES: dict[str, Request] = {
    "no title": refused({}),
    "only notes": refused({"notes": "x"}),
    "an id that is no UUID": refused({"title": "x", "id": "1"}),
    "an id that is null in text": refused({"title": "x", "id": "null"}),
    "an id that is a number": refused({"title": "x", "id": 1}),
}

QUERIES: dict[str, str] = {
    "limit is 0": "limit=0",
    "limit is 201": "limit=201",
    "limit is negative": "limit=-1",
    "limit is a word": "limit=all",
    "limit is beyond int64": "limit=99999999999999999999",
    "cursor is made up": "cursor=bm9wZQ",
    "cursor is not base64": "cursor=%F0%9F%92%A9",
    "cursor holds NUL": "cursor=%00",
    "cursor is long": f"cursor={'A' * 5000}",
    "completed is a word": "completed=maybe",
    "sort is a statement": "sort=title;drop%20table%20todo",
    "an unknown parameter": "owner=ada",
    "a parameter twice": "limit=1&limit=2",
}

IDS: dict[str, str] = {
    "a word": "not-a-uuid",
    "a number": "1",
    "a NUL": "%00",
    "a quote": "'%20or%20'1'='1",
    "a brace": "{todo_id}",
    "an emoji": "%F0%9F%92%A9",
    "bad UTF-8": "%ff%fe",
    "a very long id": "x" * 3000,
}
