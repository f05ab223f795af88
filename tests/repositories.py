"""Real git repositories for tests, with pinned identities and days, untouched by the machine's own configuration."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

PINNED = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C",
    "HOME": os.devnull,
}


def identity(who: str, on: str) -> dict[str, str]:
    """The variables by which git knows who commits and when."""
    moment = on if "T" in on else f"{on}T12:00:00+00:00"
    told = {"NAME": who, "EMAIL": f"{who.lower().replace(' ', '.')}@example.org", "DATE": moment}
    return {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in told.items()}


@dataclass(frozen=True)
class Repository:
    """A repository at a folder."""

    top: Path

    @classmethod
    def at(cls, top: Path) -> "Repository":
        """A new repository whose branch is called main."""
        top.mkdir(parents=True, exist_ok=True)
        made = cls(top)
        made.git("init", "--quiet", "--initial-branch=main")
        return made

    def git(self, *words: str, who: str = "A Manager", on: str = "2020-01-01") -> str:
        """Runs git here and returns what it says; fails where git does."""
        env = {"PATH": os.environ["PATH"], **PINNED, **identity(who, on)}
        done = subprocess.run(["git", *words], cwd=self.top, env=env, capture_output=True, check=False)  # noqa: S607
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        return done.stdout.decode(errors="surrogateescape")

    def commit(self, message: str = "edit", *, on: str = "2020-01-01", who: str = "A Manager") -> str:
        """Commits all that has changed, on a day, and returns the commit's name."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message, who=who, on=on)
        return self.git("rev-parse", "HEAD").strip()
