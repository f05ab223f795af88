"""A site shown in a browser on this machine while the plans are worked on; nobody else can reach it."""

import errno
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from wsoa_cli.cli.terminal import write
from wsoa_cli.errors import WsoaError
from wsoa_cli.render.safe import safe

HERE = "127.0.0.1"
EVERY = 1.0
"""Seconds between two looks at the plans; the browser looks at the page as often."""


def preview(publish: Callable[[Path], object], plans: Path, port: int) -> None:
    """Publishes into a temporary folder and shows it, anew whenever a file of the plans changes, until interrupted."""
    with tempfile.TemporaryDirectory(prefix="wsoa-preview-") as temporary:
        folder = Path(temporary) / "site"
        publish(folder)
        with _server(folder, port) as server:
            write(f"http://{HERE}:{server.server_address[1]}/ shows the plans until you press Ctrl-C\n", sys.stderr)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                _follow(publish, folder, plans)
            finally:
                server.shutdown()


def _server(folder: Path, port: int) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer((HERE, port), partial(_Handler, directory=str(folder)))
    except OSError as error:
        why = "is in use by another program" if error.errno == errno.EADDRINUSE else f"cannot be had: {error.strerror}"
        raise WsoaError(f"port {port} {why}", "name another with --port N, or let the system choose: --port 0") from error


def _follow(publish: Callable[[Path], object], folder: Path, plans: Path) -> None:
    """Publishes anew on every change; what cannot be published is said, and the page stays as it was."""
    seen = _state(plans)
    while True:
        threading.Event().wait(EVERY)
        now = _state(plans)
        if now == seen:
            continue
        seen = now
        try:
            publish(folder)
        except WsoaError as error:
            write(f"wsoa: {safe(error.message)}\n", sys.stderr)


def _state(plans: Path) -> frozenset[tuple[str, int, int]]:
    """Every file of the plans with its size and the time of its last change."""
    return frozenset(_files(plans))


def _files(plans: Path) -> Iterator[tuple[str, int, int]]:
    for top, _, names in os.walk(plans):
        for name in names:
            try:
                found = Path(top, name).stat()
            except OSError:
                continue
            yield str(Path(top, name)), found.st_size, found.st_mtime_ns


class _Handler(SimpleHTTPRequestHandler):
    """Serves files, tells the browser to ask again, and answers only those who ask for this machine by its own name."""

    def do_GET(self) -> None:
        """Serves a file."""
        if self._is_asked_here():
            super().do_GET()

    def do_HEAD(self) -> None:
        """Says what a file is."""
        if self._is_asked_here():
            super().do_HEAD()

    def _is_asked_here(self) -> bool:
        """Whether the page was asked for as one of this machine: a stranger's site may point its own name here."""
        name = self.headers.get("Host", "").rpartition(":")[0]
        if name in {HERE, "localhost"}:
            return True
        self.send_error(403)
        return False

    def end_headers(self) -> None:
        """Adds what makes the page follow; the files themselves are those that would be published."""
        if self.path.endswith((".html", "/")):
            self.send_header("Refresh", str(int(EVERY)))
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library calls it so
        """Says nothing of each request."""
