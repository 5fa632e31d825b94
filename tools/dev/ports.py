"""TCP ports of 127.0.0.1: which are free, and who holds one."""

import contextlib
import errno
import random
import shutil
import socket
import subprocess
from pathlib import Path

from tools.dev.errors import SetupError
from tools.dev.process_table import command_line

# Below the range from which systems take the local ports of outgoing connections, so that a
# port stays ours between two starts of a service.
_FREE_RANGE = range(20_000, 32_000)
_PROBED = (
    (socket.AF_INET, "127.0.0.1"),
    (socket.AF_INET, "0.0.0.0"),  # noqa: S104 - a probe, nothing listens
    (socket.AF_INET6, "::1"),
)
_LISTENING = "0A"
_SHOWN_CHARACTERS = 80


def loopback_addresses() -> str:
    """The addresses that `localhost` may mean here, with spaces between them."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET6) as probe:
        probe.bind(("::1", 0))
        return "127.0.0.1 ::1"
    return "127.0.0.1"


def free_port() -> int:
    """A port nobody listens on now."""
    while True:
        port = random.choice(_FREE_RANGE)  # noqa: S311 - any will do
        if _bind_error(port) == 0:
            return port


def free_ports(count: int) -> list[int]:
    ports: set[int] = set()
    while len(ports) < count:
        ports.add(free_port())
    return list(ports)


def require_free(port: int, setting: str, used_for: str) -> None:
    """Raises one sentence that names who holds the port and how to go on."""
    problem = _bind_error(port)
    if problem == errno.EACCES:
        message = f"{setting} {port} needs root's rights: choose a port above 1023."
        raise SetupError(message)
    if problem != 0:
        message = (
            f"Port {port} ({used_for}) is already used by {_holder(port)}: stop that program, "
            f"or choose another port with {setting}=<port>."
        )
        raise SetupError(message)


def _bind_error(port: int) -> int:
    """0 when the port can be listened on, on every address; else the number of the error."""
    for family, address in _PROBED:
        with contextlib.suppress(OSError), socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError as error:
                # A machine without IPv6 has no such address; that holds no port.
                if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                    return error.errno
    return 0


def _holder(port: int) -> str:
    pid = _holder_in_proc(port) or _holder_by_lsof(port)
    if not pid:
        return "another program"
    command = command_line(pid)
    if len(command) > _SHOWN_CHARACTERS:
        command = f"{command[:_SHOWN_CHARACTERS]}…"
    return f"`{command}` (process {pid})"


def _holder_in_proc(port: int) -> int:
    """The process that listens, by the socket's inode; 0 when it is not to be seen."""
    sockets = {f"socket:[{inode}]" for inode in _listening_inodes(port)}
    if not sockets:
        return 0
    for descriptor in Path("/proc").glob("[0-9]*/fd/*"):
        with contextlib.suppress(OSError):
            if str(descriptor.readlink()) in sockets:
                return int(descriptor.parts[2])
    return 0


def _listening_inodes(port: int) -> set[str]:
    inodes: set[str] = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with contextlib.suppress(OSError):
            for line in Path(table).read_text().splitlines()[1:]:
                columns = line.split()
                if columns[3] == _LISTENING and int(columns[1].rpartition(":")[2], 16) == port:
                    inodes.add(columns[9])
    return inodes


def _holder_by_lsof(port: int) -> int:
    program = shutil.which("lsof")
    if program is None:
        return 0
    listed = subprocess.run(  # noqa: S603 - a number
        [program, "-nP", "-t", f"-iTCP:{port}", "-sTCP:LISTEN"],
        check=False,
        capture_output=True,
        text=True,
    )
    first = listed.stdout.split()[:1]
    return int(first[0]) if first else 0
