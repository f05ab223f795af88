"""What an edit changes in a file, line by line, as git shows it."""

from difflib import unified_diff

from wsoa_cli.render.safe import safe


def difference(path: str, old: bytes, new: bytes) -> str:
    """The difference of two contents of one file; one that had none before is new."""
    before, after = (content.decode("utf-8", errors="replace").splitlines() for content in (old, new))
    lines = unified_diff(before, after, path if old else "/dev/null", path, n=1, lineterm="")
    return "".join(f"{safe(line)}\n" for line in lines)
