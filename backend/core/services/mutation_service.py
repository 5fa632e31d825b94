"""The changes of a client's outbox, bound to one user: each happens once, or is refused."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

import structlog
from sqlalchemy import Uuid, any_, func, insert, select
from sqlalchemy import bindparam as parameter
from sqlalchemy.dialects.postgresql import ARRAY

from backend.core.services.mutation_writer import write_mutation
from backend.core.services.rows import CALLER, MUTATION, caller_seq, mine
from backend.db.change import Change
from backend.db.database import Database
from backend.db.failures import translated
from backend.db.statement import Statement
from backend.errors import AppError, InvalidInputError
from backend.schemas.auth import Caller
from backend.schemas.mutation import MalformedMutation, Mutation

_IDS = parameter("ids", type_=ARRAY(Uuid))
# Which of these were applied before, and the change number of this transaction.
_APPLIED = Statement(
    select(func.array_agg(MUTATION.c.id).label("ids"), caller_seq().label("seq")).where(
        mine(MUTATION), MUTATION.c.id == any_(_IDS)
    )
)
_RECORD = Statement(
    insert(MUTATION).from_select(["user_id", "id"], select(CALLER, func.unnest(_IDS)))
)
_log = structlog.get_logger(__name__)


class MutationService:
    """Applies the mutations of one caller."""

    def __init__(self, database: Database, caller: Caller) -> None:
        self._database = database
        self._caller = caller

    async def apply(self, mutations: Sequence[Mutation | MalformedMutation]) -> str:
        """What became of each, as JSON.

        One transaction: it holds the user's lock, so a repeat that arrives at the same time waits
        and then finds what was applied. A refused mutation leaves nothing behind, not even its
        id: it may be sent again when what was in its way is gone.
        """
        async with self._database.change(self._caller) as change:
            row = await change.one(_APPLIED, ids=[mutation.id for mutation in mutations])
            before: set[UUID] = set(row["ids"] or ())
            applied = set(before)
            results = []
            for mutation in mutations:
                error = None if mutation.id in applied else await _refusal(change, mutation)
                if error is None:
                    applied.add(mutation.id)
                results.append(_result(mutation, error))
            seq: int = row["seq"]
            if applied == before:
                change.seq = None  # nothing is written, so the number is not used up
                change.repeated = seq - 1
                return _answer(seq - 1, results)
            await change.row(_RECORD, ids=list(applied - before))
            change.seq = seq
        return _answer(seq, results)


async def _refusal(change: Change, mutation: Mutation | MalformedMutation) -> AppError | None:
    """Applies a mutation; the error is the reason why it could not be."""
    if isinstance(mutation, MalformedMutation):
        return mutation.error
    try:
        async with change.attempt():
            await write_mutation(change, mutation)
    except AppError as error:
        return error
    except Exception as error:
        if translated(error) is not None:
            raise
        # A mistake of ours must not keep everything that a person did later from being stored.
        _log.exception("mutation.crashed", op=mutation.op)
        return AppError()
    return None


def _result(mutation: Mutation | MalformedMutation, error: AppError | None) -> dict[str, object]:
    if error is None:
        return {"id": str(mutation.id), "status": "applied", "problem": None}
    mistakes = error.errors if isinstance(error, InvalidInputError) else ()
    problem = {
        "status": error.status,
        "code": error.code,
        "title": error.title,
        "detail": error.detail,
        "errors": [asdict(mistake) for mistake in mistakes],
    }
    return {"id": str(mutation.id), "status": "refused", "problem": problem}


def _answer(seq: int, results: Sequence[dict[str, object]]) -> str:
    return json.dumps({"seq": seq, "results": results}, separators=(",", ":"))
