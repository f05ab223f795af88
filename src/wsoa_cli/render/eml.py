"""A message as a file of mail (RFC 5322): plain text, and the same as a page.

The same message on the same day gives the same bytes. No word of a plan can become a header or an address: the address has a
type of its own in the model, and the lines of a name are made here, because the library that folds long ones drops the
quotes around them, whereupon a comma in a title begins another recipient.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import blake2b
from itertools import chain, count
from zoneinfo import ZoneInfo

from wsoa_cli.derive.chasing import Message
from wsoa_cli.derive.slug import slug
from wsoa_cli.render.document.html import to_html
from wsoa_cli.render.message import addressee, message_document, message_text, subject
from wsoa_cli.render.safe import safe

OURS = "X-Wsoa"
"""The header by which a file is known to be one that this program wrote, and so may be written again."""

LONGEST_NAME = 60
"""Characters of a post's id in the name of a file."""

LONGEST_TITLE = 120
"""Characters of the name that stands before an address; the message itself has it whole."""

_LINE = 76
_ENCODED_BYTES = 45
"""Bytes in one encoded word, so that it stays within its 75 characters (RFC 2047)."""

_PLAIN = re.compile(r"[ !#-\[\]-~]+")
"""What may stand between quotes as it is."""

_AS_WRITTEN = SMTP.clone(refold_source="none")
"""Leaves the lines alone that were made here."""

_AT_NINE = time(9)
_LONDON = ZoneInfo("Europe/London")


def to_eml(message: Message, today: date, sender: str | None = None) -> bytes:
    """The file; without a sender it is a draft, which a mail program opens to be looked through and sent."""
    text, page = message_text(message, today), to_html(message_document(message, today))
    whole = "\0".join((repr(message.to), sender or "", text, page))
    digest = blake2b(whole.encode(errors="surrogatepass"), digest_size=16).hexdigest()
    mail = EmailMessage(policy=_AS_WRITTEN)
    mail["Subject"] = subject(message, today)
    if message.to.email:
        mail.set_raw("To", mailbox(addressee(message.to), message.to.email))
    if sender:
        mail.set_raw("From", sender)
        mail["Auto-Submitted"] = "auto-generated"  # so that nobody's absence answers it (RFC 3834)
    else:
        mail["X-Unsent"] = "1"
    mail["Date"] = format_datetime(datetime.combine(today, _AT_NINE, _LONDON))
    mail["Message-ID"] = f"<{digest}@wsoa.invalid>"
    mail[OURS] = "chase"
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(page, subtype="html", cte="quoted-printable")
    mail.set_boundary(f"wsoa-{digest}")
    return mail.as_bytes()


def mailbox(name: str, address: str) -> str:
    """An address behind a name, as it stands after `To: `: between quotes where that is one short line, else encoded."""
    name = " ".join(safe(name).split())
    if len(name) > LONGEST_TITLE:
        name = f"{name[: LONGEST_TITLE - 1]}…"
    quoted = f'"{name}" <{address}>'
    if _PLAIN.fullmatch(name) and "=?" not in name and len(f"To: {quoted}") <= _LINE:
        return quoted
    words = (f"=?utf-8?b?{b64encode(part.encode()).decode()}?=" for part in _parts(name))
    return "\r\n ".join((*words, f"<{address}>"))


def _parts(text: str) -> Iterator[str]:
    """A text cut between letters into pieces that are short enough for an encoded word."""
    part, room = "", _ENCODED_BYTES
    for letter in text:
        size = len(letter.encode())
        if size > room:
            yield part
            part, room = "", _ENCODED_BYTES
        part, room = part + letter, room - size
    if part:
        yield part


def file_names(messages: Iterable[Message], today: date) -> list[str]:
    """A name for the file of each, no two alike: the day and the post, and the next free number where that name is taken."""
    taken: dict[str, None] = {}
    for message in messages:
        name = f"{today}-{slug(message.to.id, LONGEST_NAME)}"
        numbered = (f"{name}-{n}" for n in count(2))
        taken[next(one for one in chain((name,), numbered) if one not in taken)] = None
    return [f"{name}.eml" for name in taken]
