"""A user's own folder of templates, read for the writers of documents (docs/templates.md)."""

from pathlib import Path

from wsoa_cli.errors import UsageError

_ENDINGS = frozenset((".html", ".css", ".typ", ".docx", ".svg", ".png", ".jpg", ".jpeg", ".ttf", ".otf"))

_LARGEST = 20_000_000
"""Bytes of a file: a logo or a font is far smaller."""


def read_templates(folder: Path, replaceable: tuple[str, ...]) -> dict[str, bytes]:
    """The folder's files by name: templates, and the pictures and fonts that they use.

    Folders inside it are not read, nor links to files elsewhere: a template folder may come with a repository, and a link in it
    could put any file of this machine into a document that leaves.
    Raises `UsageError` when there is no such folder, or nothing in it that replaces a template.
    """
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}", "--templates names a folder with templates in it (docs/templates.md)")
    files = {path.name: _read(path) for path in sorted(folder.iterdir()) if _is_ours(path)}
    if not files.keys() & set(replaceable):
        raise UsageError(
            f"no template is in {folder}", f"a template is called {', '.join(replaceable[:-1])} or {replaceable[-1]}"
        )
    return files


def _is_ours(path: Path) -> bool:
    return path.suffix.lower() in _ENDINGS and path.is_file() and not path.is_symlink()


def _read(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST:
        raise UsageError(f"the template {path} is larger than 20 MB", "make its pictures smaller")
    return path.read_bytes()
