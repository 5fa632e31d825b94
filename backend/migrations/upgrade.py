"""Brings schema `app` to the newest version."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from backend.config import MigrationSettings


def alembic_config(database_url: str) -> Config:
    """Alembic's configuration without an ini file; the address never passes through one."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["database_url"] = database_url
    return config


def upgrade(settings: MigrationSettings) -> None:
    """Runs every migration that is missing, all in one transaction under a lock."""
    command.upgrade(alembic_config(settings.migration_database_url.get_secret_value()), "head")
