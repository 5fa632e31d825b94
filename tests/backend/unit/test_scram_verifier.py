"""The stored form of a password, so that the password itself is in no statement and no log."""

import base64

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.migrations.provision import scram_verifier

PRINTABLE = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40)


def test_it_is_the_one_of_rfc_7677() -> None:
    """The example of section 3: user, pencil, 4096 iterations; the keys follow from its proof."""
    salt = base64.b64decode("W22ZaJ0SNY7soEsUEjb6gQ==")

    verifier = scram_verifier("pencil", salt)

    assert verifier == (
        "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$"
        "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:"
        "wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="
    )


@settings(max_examples=20)
@given(password=PRINTABLE, salt=st.binary(min_size=16, max_size=16))
def test_it_holds_everything_but_the_password(password: str, salt: bytes) -> None:
    verifier = scram_verifier(password, salt)

    mechanism, parameters, keys = verifier.split("$")
    assert mechanism == "SCRAM-SHA-256"
    assert base64.b64decode(parameters.removeprefix("4096:")) == salt
    assert [len(base64.b64decode(key)) for key in keys.split(":")] == [32, 32]
    assert "'" not in verifier
    assert password not in verifier or len(password) < 4
