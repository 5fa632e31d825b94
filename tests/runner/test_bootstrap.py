"""`./dev` itself: any Python reads it, and a failing set-up is one sentence."""

import ast
import subprocess
from pathlib import Path

import pytest

from tools.dev import bootstrap
from tools.dev.paths import PYTHON, ROOT


def test_the_launcher_is_understood_by_old_pythons() -> None:
    source = (ROOT / "dev").read_text()

    tree = ast.parse(source, feature_version=(3, 4))

    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.AnnAssign)]
    assert "print(" not in source


def test_alone_it_lists_its_verbs() -> None:
    shown = subprocess.run(  # noqa: S603 - our own program
        [PYTHON, "-m", "tools.dev"], check=True, cwd=ROOT, capture_output=True, text=True
    )

    assert "./dev up " in shown.stdout
    assert "./dev restore " in shown.stdout


def test_an_environment_that_was_copied_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyvenv.cfg").write_text("command = /usr/bin/python3 -m venv /somewhere/else\n")
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)

    assert not bootstrap._environment_is_usable()  # noqa: SLF001 - the rule itself


@pytest.mark.parametrize(
    ("number", "word"), [(28, "full"), (30, "cannot be written"), (13, "cannot be written")]
)
def test_a_disk_in_the_way_is_explained(number: int, word: str) -> None:
    error = OSError(number, "Some reason", "/some/where")

    assert word in bootstrap._explain(error)  # noqa: SLF001 - the sentence itself
