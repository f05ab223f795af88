"""The door: runs the command line, and turns whatever comes out of it into words and an exit code.

0 fine; 1 findings; 2 the command line was wrong; 3 something could not be read or written; 4 a bug of ours; 130 interrupted.
"""

import gc
import io
import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import typer

from wsoa_cli import __version__
from wsoa_cli.cli.terminal import ReaderGoneError, write
from wsoa_cli.errors import WsoaError

BUG = 4
INTERRUPTED = 130
COULD_NOT_WRITE = 3


def main() -> None:
    """Runs `wsoa`.

    Without garbage collection: what a command makes lives until its end a moment later, and looking through it again and
    again while 15,300 actions are read took ten times as long as reading them.
    """
    gc.disable()
    stdout_is_closed = _open_closed_streams()
    code = run(sys.argv[1:])
    if stdout_is_closed:
        _say("wsoa: standard output is closed", "  there is nowhere to write the answer to")
        code = COULD_NOT_WRITE
    _leave(code)


def _leave(code: int) -> NoReturn:
    """Ends the process without taking apart, object by object, what it made: that took a tenth of a long listing's time."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(code)
    os._exit(code)


def _open_closed_streams() -> bool:
    """Gives the program somewhere to write where a shell closed its streams (`>&-`); whether standard output was one."""
    is_closed = sys.stdout is None
    nowhere = Path(os.devnull)
    if is_closed:
        sys.stdout = nowhere.open("w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = nowhere.open("w", encoding="utf-8")
    return is_closed


def run(words: list[str]) -> int:
    """Runs one command line and returns its exit code."""
    try:
        from wsoa_cli.cli.app import app

        return app(args=words, prog_name="wsoa", standalone_mode=False) or 0
    except WsoaError as error:
        _say(f"wsoa: {error.message}", f"  {error.hint}" if error.hint else "")
        return error.exit_code
    except typer.TyperException as error:
        return _usage(error)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except ReaderGoneError:
        _give_up_on_stdout()
        return 0
    except OSError as error:
        _give_up_on_stdout()
        _say(
            f"wsoa: {error.filename or 'the output'}: {error.strerror}", "  look at permissions and free space, then try again"
        )
        return COULD_NOT_WRITE
    except Exception:  # noqa: BLE001 - the one boundary: whatever comes out is a bug of ours and is said to be one
        return _bug()


def _usage(error: typer.TyperException) -> int:
    show = getattr(error, "show", None)
    if show is not None:
        shown = io.StringIO()
        show(file=shown)
        _tell(shown.getvalue())
    else:
        _say(f"wsoa: {error.format_message()}")
    return error.exit_code


def _give_up_on_stdout() -> None:
    """Python would try to write what is left once more at exit, and complain once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _bug() -> int:
    import platform

    if os.environ.get("WSOA_DEBUG"):
        _tell(traceback.format_exc())
    kind, error, _ = sys.exc_info()
    _say(
        f"wsoa: this is a fault in wsoa, not in your plan: {kind.__name__ if kind else ''}: {error}",
        f"  wsoa {__version__}, Python {platform.python_version()}, {platform.system()}.",
        "  Please report it with these two lines; WSOA_DEBUG=1 shows where it happened.",
    )
    return BUG


def _say(*lines: str) -> None:
    from wsoa_cli.render.safe import safe

    _tell("".join(f"{safe(line)}\n" for line in lines if line))


def _tell(text: str) -> None:
    with suppress(OSError, ReaderGoneError):
        write(text, sys.stderr)
