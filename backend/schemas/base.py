"""What all payloads and all answers have in common."""

from pydantic import BaseModel, ConfigDict


class Payload(BaseModel):
    """What a client sends: unknown members are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Answer(BaseModel):
    """What a client gets: every member is always there."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# The configuration of a merge patch: a TypedDict, because "not there" and null differ.
PATCH_CONFIG = ConfigDict(extra="forbid")
