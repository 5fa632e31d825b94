"""What the runner says: short lines, one at a time, in colour only on a terminal."""

import io
import sys
import threading

_LOCK = threading.Lock()
_COLOURS = ("36", "35", "33", "34", "32", "96", "95", "93", "94", "92")
_BOLD, _DIM, _RED, _GREEN = "1", "2", "31", "32"


class Style:
    """Whether lines are coloured; set once, from the settings."""

    is_coloured = False


def write_in_any_encoding() -> None:
    """A sign that the terminal has no letter for is shown as another one, and ends nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write(line: str) -> None:
    """One whole line; lines of several threads never mix. A terminal that is gone is no error."""
    with _LOCK:
        try:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
        except OSError:
            return


def say(text: str) -> None:
    write(f"{_paint('·', _DIM)} {text}")


def succeed(text: str) -> None:
    write(f"{_paint('✓', _GREEN)} {text}")


def fail(text: str) -> None:
    write(f"{_paint('✗', _RED)} {text}")


def title(text: str) -> None:
    write(f"\n{_paint(text, _BOLD)}")


def prefixed(name: str, line: str, width: int) -> None:
    """A line of a service, under its name."""
    colour = _COLOURS[sum(name.encode()) % len(_COLOURS)]
    write(f"{_paint(name.ljust(width), colour)} {_paint('│', _DIM)} {line}")


def _paint(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if Style.is_coloured else text
