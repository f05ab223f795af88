"""Hands messages to a mail server.

Nothing of a plan goes over a wire that others can read: a server that is not this machine has to offer TLS with a certificate
that holds, unless the user says otherwise, and a password goes nowhere without it.
"""

import ipaddress
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from wsoa_cli.errors import UsageError, WsoaError

TLS_FROM_THE_START = 465
"""The port on which a server speaks TLS at once (RFC 8314)."""

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
    """A message that the server did not take, and what it said."""

    letter: Letter
    why: str


def server_named(asked: str) -> tuple[str, int]:
    """The host and port of `HOST:PORT`; brackets around an IPv6 address. Raises UsageError."""
    host, _, port = asked.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not (port.isascii() and port.isdecimal()) or not 0 < int(port) < 1 << 16:
        raise UsageError(f"--smtp {asked} names no server", "write its host and port, such as --smtp mail.example.org:587")
    return host, int(port)


def send(server: Server, letters: Sequence[Letter]) -> list[Refusal]:
    """Sends each, and returns those that were not taken; one that is refused does not stop the others.

    Raises WsoaError where the server cannot be reached, offers no TLS, or does not let us in; nothing was sent then.
    """
    with _connected(server) as connection:
        return [refusal for letter in letters if (refusal := _handed_over(connection, letter))]


def _handed_over(connection: smtplib.SMTP, letter: Letter) -> Refusal | None:
    try:
        connection.sendmail(letter.sender, [letter.to], letter.content)
    except smtplib.SMTPRecipientsRefused as error:
        return Refusal(letter, _told(*next(iter(error.recipients.values()))))
    except smtplib.SMTPResponseException as error:
        return Refusal(letter, _told(error.smtp_code, error.smtp_error))
    except (smtplib.SMTPException, OSError) as error:
        return Refusal(letter, str(error))
    return None


@contextmanager
def _connected(server: Server) -> Iterator[smtplib.SMTP]:
    where = f"{server.host}:{server.port}"
    try:
        connection = _opened(server)
    except (OSError, smtplib.SMTPException) as error:
        raise WsoaError(f"{where} cannot be reached: {error}", "nothing was sent; look at --smtp HOST:PORT") from error
    try:
        _prepare(connection, server, where)
        yield connection
    finally:
        try:
            connection.quit()
        except (OSError, smtplib.SMTPException):
            connection.close()


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
            connection.login(server.user, server.password or "")
    except smtplib.SMTPAuthenticationError as error:
        hint = "nothing was sent; look at WSOA_SMTP_USER and WSOA_SMTP_PASSWORD"
        raise WsoaError(f"{where} does not let us in: {_told(error.smtp_code, error.smtp_error)}", hint) from error
    except (smtplib.SMTPException, OSError) as error:
        raise WsoaError(f"{where}: {error}", "nothing was sent") from error


def _told(code: int, words: bytes | str) -> str:
    """What a server said, on one line."""
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(said.split())}"
