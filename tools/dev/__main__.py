"""The command line: `./dev <verb> [arguments]`."""

import errno
import importlib
import signal
import sys
from collections.abc import Callable, Sequence
from types import FrameType

from tools.dev.environment import process_environment
from tools.dev.errors import SetupError, StepFailedError, StopRequestedError
from tools.dev.output import Style, write_in_any_encoding
from tools.dev.paths import ROOT

# Verb: (module with `run`, what the list says about it).
_VERBS = {
    "up": ("up", "start everything and print the address; Ctrl-C stops it"),
    "test": ("test", "everything that must hold; arguments go to pytest"),
    "watch": ("watch", "as up, with hot reload of all three services"),
    "check": ("check", "the static part of test alone; --self-test checks the checks"),
    "bench": ("bench", "the backend's figures, as ratios; bench browser: the app's"),
    "gen": ("gen", "make again everything that is generated"),
    "demo": ("demo", "fill one account of the running instance with sample data"),
    "backup": ("backup", "backup FILE: accounts and todos into one file"),
    "restore": ("restore", "restore FILE [--replace]: and back again"),
    "sbom": ("sbom", "sbom FILE: every package the product is made of (CycloneDX)"),
}
_ENDED_BY_SIGNAL = 130
_UNWRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}


def main(arguments: Sequence[str]) -> int:
    """Runs one verb; 0 only when the whole thing worked, 2 when a person must mend something."""
    write_in_any_encoding()
    has_terminal = sys.stdout.isatty()
    Style.is_coloured = has_terminal and "NO_COLOR" not in process_environment()
    if not arguments or arguments[0] in {"help", "-h", "--help"}:
        _list_verbs()
        return 0
    verb, *rest = arguments
    if verb not in _VERBS:
        _complain(f"there is no `{verb}`: `./dev` alone lists what there is.")
        return 2
    for signal_number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signal_number, _request_stop)
    module = importlib.import_module(f"tools.dev.{_VERBS[verb][0]}")
    return _run(module.run, rest)


def _run(function: Callable[[Sequence[str]], None], arguments: Sequence[str]) -> int:
    try:
        function(arguments)
    except SetupError as error:
        _complain(str(error))
        return 2
    except StepFailedError as error:
        if str(error):
            _complain(str(error))
        return 1
    except StopRequestedError:
        _complain("interrupted; the same command goes on where it stopped.")
        return _ENDED_BY_SIGNAL
    except OSError as error:
        _complain(_explain(error))
        return 2
    return 0


def _request_stop(signal_number: int, frame: FrameType | None) -> None:
    """The first signal unwinds; the ones that follow find the way down already taken."""
    del signal_number, frame
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise StopRequestedError


def _explain(error: OSError) -> str:
    place = error.filename or ROOT
    if error.errno == errno.ENOSPC:
        return f"the disk that holds {place} is full: make room and start again."
    if error.errno in _UNWRITABLE:
        return f"{place} cannot be written ({error.strerror}): make it writable for this user."
    raise error


def _complain(sentence: str) -> None:
    sys.stderr.write(f"dev: {sentence}\n")


def _list_verbs() -> None:
    for verb, (_, meaning) in _VERBS.items():
        sys.stdout.write(f"  ./dev {verb:<8} {meaning}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
