"""Hands messages to a mail server.

Nothing of a plan goes over a wire that others can read: a server that is not this machine has to offer TLS with a certificate
that holds, unless the user says otherwise, and a password goes nowhere without it.
"""

import ipaddress
import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field

from wsoa_cli.errors import UsageError, WsoaError

TLS_FROM_THE_START = 465
"""The port on which a server speaks TLS at once (RFC 8314)."""

_EXAMPLE = "write its host and port, such as --smtp mail.example.org:587"

PATIENCE = 30
"""Seconds to wait for a server."""


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server; `allows_plain` says that messages may go to it without TLS."""

    host: str
    port: int
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    allows_plain: bool = False

    @property
    def is_here(self) -> bool:
        """Whether it is this machine, so that nothing goes over a wire."""
        if self.host.lower() == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


@dataclass(frozen=True, slots=True)
class Letter:
    """A message on its way: from whom, to whom, and its bytes."""

    sender: str
    to: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Refusal:
    """A message that the server did not take, and what it said; or one of which nobody knows, since the answer did not come."""

    letter: Letter
    why: str
    may_be_sent: bool = False


def server_named(asked: str) -> tuple[str, int]:
    """The host and port of `HOST:PORT`; brackets around an IPv6 address. Raises UsageError."""
    host, _, port = asked.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not (port.isascii() and port.isdecimal()) or not 0 < int(port) < 1 << 16:
        raise UsageError(f"--smtp {asked} names no server", _EXAMPLE)
    return host, int(port)


def send(server: Server, letters: Sequence[Letter]) -> list[Refusal]:
    """Sends each, and returns those that were not taken; one that is refused does not stop the others.

    Where the server ends the connection, the others go over a new one; if there is none to be had, they are not taken.
    Raises WsoaError where the server cannot be reached, offers no TLS, or does not let us in; nothing was sent then.
    """
    way = _Way(server)
    try:
        return [refusal for letter in letters if (refusal := way.hand_over(letter))]
    finally:
        way.close()


class _Way:
    """The way to a server, over as many connections as it takes."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._connection: smtplib.SMTP | None = _connected(server)
        self._is_used = False
        self._is_closed: str | None = None

    def hand_over(self, letter: Letter) -> Refusal | None:
        """Sends one message; once more over a new connection where the server had enough of the one that carried others."""
        was_used = self._is_used
        refusal = self._hand_over(letter)
        if refusal and was_used and self._connection is None and not refusal.may_be_sent:
            return self._hand_over(letter)
        return refusal

    def close(self) -> None:
        """Takes leave."""
        if self._connection is None:
            return
        try:
            self._connection.quit()
        except (OSError, smtplib.SMTPException):
            self._connection.close()
        self._connection = None

    def _hand_over(self, letter: Letter) -> Refusal | None:
        connection = self._open()
        if connection is None:
            return Refusal(letter, self._is_closed or "")
        is_under_way = False
        try:
            size = [f"size={len(letter.content)}"] if connection.has_extn("size") else []
            code, said = connection.mail(letter.sender, size)
            if code == _OK:
                code, said = connection.rcpt(letter.to)
            if code in _TAKEN:
                is_under_way = True
                code, said = _data(connection, letter)
                if code in _TAKEN:
                    return None
                is_under_way = False
            if code == _GOING_AWAY:
                self._drop(connection)
            else:
                connection.rset()
            return Refusal(letter, _told(code, said))
        except (smtplib.SMTPException, OSError) as error:
            self._drop(connection)
            return Refusal(letter, _why(error), may_be_sent=is_under_way)

    def _open(self) -> smtplib.SMTP | None:
        """The connection, or a new one; None where there was none to be had once, and then for all that follow."""
        self._is_used = self._connection is not None
        if self._connection is None and self._is_closed is None:
            try:
                self._connection = _connected(self._server)
            except WsoaError as error:
                self._is_closed = error.message
        return self._connection

    def _drop(self, connection: smtplib.SMTP) -> None:
        connection.close()
        self._connection = None


def _data(connection: smtplib.SMTP, letter: Letter) -> tuple[int, bytes]:
    try:
        return connection.data(letter.content)
    except smtplib.SMTPDataError as error:
        said = error.smtp_error
        return error.smtp_code, said if isinstance(said, bytes) else said.encode()


_OK = 250
_TAKEN = frozenset({_OK, 251})
_GOING_AWAY = 421
"""What a server says before it ends the connection."""


def _connected(server: Server) -> smtplib.SMTP:
    """A connection over which messages may go. Raises WsoaError."""
    where = f"{server.host}:{server.port}"
    try:
        connection = _opened(server)
    except (OSError, smtplib.SMTPException) as error:
        raise WsoaError(f"{where} cannot be reached: {_why(error)}", "nothing was sent; look at --smtp HOST:PORT") from error
    except ValueError as error:  # of what is no name of a host, the library says so
        raise UsageError(f"--smtp {where} names no server", f"nothing was sent; {_EXAMPLE}") from error
    try:
        _prepare(connection, server, where)
    except BaseException:
        connection.close()
        raise
    return connection


def _opened(server: Server) -> smtplib.SMTP:
    if server.port == TLS_FROM_THE_START:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=ssl.create_default_context())
    return smtplib.SMTP(server.host, server.port, timeout=PATIENCE)


def _prepare(connection: smtplib.SMTP, server: Server, where: str) -> None:
    """Encrypts, and says who we are. Raises WsoaError."""
    try:
        connection.ehlo()
        is_secret = isinstance(connection, smtplib.SMTP_SSL)
        if not is_secret and not server.is_here and connection.has_extn("starttls"):
            connection.starttls(context=ssl.create_default_context())
            connection.ehlo()
            is_secret = True
        if not (is_secret or server.is_here or server.allows_plain):
            raise WsoaError(f"{where} offers no TLS: others could read along", "nothing was sent; --plain sends all the same")
        if server.user is not None:
            if not (is_secret or server.is_here):
                raise WsoaError(f"{where} offers no TLS: it is given no password", "nothing was sent; unset WSOA_SMTP_USER")
            if not (server.user + (server.password or "")).isascii():
                hint = "nothing was sent; have a password of plain letters, digits and signs set for it"
                raise WsoaError("WSOA_SMTP_USER or WSOA_SMTP_PASSWORD has a letter that cannot be sent to every server", hint)
            connection.login(server.user, server.password or "")
    except smtplib.SMTPAuthenticationError as error:
        hint = "nothing was sent; look at WSOA_SMTP_USER and WSOA_SMTP_PASSWORD"
        raise WsoaError(f"{where} does not let us in: {_why(error)}", hint) from error
    except (smtplib.SMTPException, OSError) as error:
        raise WsoaError(f"{where}: {_why(error)}", "nothing was sent") from error
    except ValueError as error:
        hint = "nothing was sent; ask whoever keeps the server"
        raise WsoaError(f"{where} asks for the password in a way that nobody understands", hint) from error


def _why(error: Exception) -> str:
    """What went wrong, as a sentence and never as a tuple."""
    if isinstance(error, smtplib.SMTPResponseException):
        return _told(error.smtp_code, error.smtp_error)
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _told(code: int, words: bytes | str) -> str:
    """What a server said, on one line."""
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(said.split())}"
