"""The npm packages of the two TypeScript services, exactly as the lock file says."""

from pathlib import Path

from tools.dev.commands import run_step
from tools.dev.node import NODE, NPM, prepare_node
from tools.dev.output import say
from tools.dev.paths import AUTH_SERVER, FRONTEND, ROOT
from tools.dev.stamps import digest, is_current, record


def install_packages() -> None:
    """`npm ci` when the lock file changed since the last one."""
    manifests = (ROOT / "package.json", AUTH_SERVER / "package.json", FRONTEND / "package.json")
    _install(ROOT, *manifests, ROOT / ".npmrc")


def install_openapi_tools() -> None:
    """The generators live apart: they need an older TypeScript than the services."""
    folder = ROOT / "tools" / "openapi"
    _install(folder, folder / "package.json")


def _install(folder: Path, *manifests: Path) -> None:
    prepare_node()
    fingerprint = digest([folder / "package-lock.json", *manifests], str(NODE.resolve()))
    # Inside node_modules, so that removing that folder also removes the stamp.
    stamp = folder / "node_modules" / ".installed.stamp"
    # A copy of the tree may borrow the packages of this one: npm would empty them there.
    if stamp.parent.is_symlink() or is_current(stamp, fingerprint):
        return
    say(f"installing the npm packages{'' if folder == ROOT else f' of {folder.name}'}")
    stamp.unlink(missing_ok=True)
    run_step("npm ci", [NPM, "ci", "--no-audit", "--no-fund"], folder=folder)
    record(stamp, fingerprint)
