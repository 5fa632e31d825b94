"""The client's types, from the OpenAPI document of the backend as it is in this checkout."""

import tempfile
from pathlib import Path

from tools.dev.commands import run_step
from tools.dev.node import NODE
from tools.dev.packages import install_openapi_tools
from tools.dev.paths import FRONTEND, PYTHON, ROOT

API_TYPES = FRONTEND / "src" / "lib" / "api.gen.ts"
_GENERATOR = ROOT / "tools" / "openapi" / "generate.mjs"
# The document needs no running service; the settings are only those that must be there.
_WRITE_DOCUMENT = """
import json, secrets, sys
from pathlib import Path
from backend.config import Settings
from backend.main import create_app
settings = Settings(
    database_url="postgresql://nobody@127.0.0.1/nothing",
    jwt_secrets=f"k1:{secrets.token_urlsafe(48)}",
)
Path(sys.argv[1]).write_text(json.dumps(create_app(settings).openapi()))
"""


def write_api_types(target: Path) -> None:
    install_openapi_tools()
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / "openapi.json"
        run_step("The OpenAPI document", [PYTHON, "-c", _WRITE_DOCUMENT, document])
        run_step("The client's types", [NODE, _GENERATOR, document, target])
