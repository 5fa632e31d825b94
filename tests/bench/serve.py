"""Serves one of the two applications the backend is compared with, like the backend itself.

`python -m tests.bench.serve JSON`: the kind, the port and what the kind needs.
"""

import json
import sys
from typing import Any

import uvicorn

from tests.bench.apps.bare import Bare
from tests.bench.apps.usual import create_app


def main() -> None:
    job: dict[str, Any] = json.loads(sys.argv[1])
    app: Any
    if job["kind"] == "bare":
        app = Bare(job["status"], job["body"].encode())
    else:
        app = create_app(
            job["database_url"], bytes.fromhex(job["key"]), job["audience"], job["issuer"]
        )
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=job["port"],
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
        server_header=False,
    )


if __name__ == "__main__":
    main()
