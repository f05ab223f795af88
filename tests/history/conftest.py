"""Repositories for the questions about history: real ones, in a home without anybody's settings."""

from pathlib import Path

import pytest

from folders import Folder
from repositories import Repository


@pytest.fixture(autouse=True)
def home_without_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder of the test's own, so that no setting of the machine's git counts."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return home


@pytest.fixture
def repository(folder: Folder) -> Repository:
    """A repository that the test's folder of plans lies in, as plans/, with nothing committed yet."""
    return Repository.at(folder.root.parent)
