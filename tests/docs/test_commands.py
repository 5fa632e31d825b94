"""Whoever types what a document says gets what it says."""

import subprocess

import pytest

from tests.docs.repository import ROOT, Document, documents, found

README = Document("README.md")


@pytest.fixture(scope="module")
def verbs() -> set[str]:
    """What `./dev` alone offers."""
    shown = subprocess.run(  # noqa: S603 - our own program
        [ROOT / "dev"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return found(r"^\s+(?:\./dev )?([a-z]+)\b", shown.stdout)


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.name)
def test_every_dev_command_in_the_documents_exists(document: Document, verbs: set[str]) -> None:
    used = found(r"\./dev ([a-z]+)", "\n".join([*document.blocks, *document.code]))

    assert used - verbs == set()


def test_the_readme_names_the_two_commands() -> None:
    shown = "\n".join(README.blocks)

    assert "./dev up" in shown
    assert "./dev test" in shown


def test_the_readme_shows_the_product() -> None:
    """A picture of the real dashboard, taken from the running product."""
    pictures = [link for link in README.links if link.endswith((".png", ".webp"))]

    assert pictures
    for picture in pictures:
        assert (ROOT / picture).stat().st_size > 10_000


def test_the_readme_fits_on_a_screen_or_two() -> None:
    assert len(README.text.splitlines()) <= 80
