"""`python -m backend`: serves the API until it is told to stop."""

import sys

from backend.config import ConfigurationError, Settings
from backend.server import run


def main() -> int:
    """Returns the exit status: 0 stopped in good order, 2 a setting is wrong."""
    try:
        run(Settings.load())
    except ConfigurationError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
