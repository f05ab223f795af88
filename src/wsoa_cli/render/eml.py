"""A message as a file of mail (RFC 5322): plain text, and the same as a page.

The same message on the same day gives the same bytes. No word of a plan can become a header: headers are made of single lines,
and the address has a type of its own in the model.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import blake2b
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

_AT_NINE = time(9)
_LONDON = ZoneInfo("Europe/London")


def to_eml(message: Message, today: date, sender: str | None = None) -> bytes:
    """The file; without a sender it is a draft, which a mail program opens to be looked through and sent."""
    text, page = message_text(message, today), to_html(message_document(message, today))
    whole = "\0".join((repr(message.to), sender or "", text, page))
    digest = blake2b(whole.encode(errors="surrogatepass"), digest_size=16).hexdigest()
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = _one_line(subject(message, today))
    if message.to.email:
        mail["To"] = Address(_one_line(addressee(message.to)), addr_spec=message.to.email)
    if sender:
        mail["From"] = Address(addr_spec=sender)
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


def file_names(messages: Iterable[Message], today: date) -> list[str]:
    """A name for the file of each: the day and the post, and a number where two posts are called alike."""
    named: Counter[str] = Counter()
    names = []
    for message in messages:
        name = f"{today}-{slug(message.to.id, LONGEST_NAME)}"
        named[name] += 1
        names.append(f"{name}{f'-{named[name]}' if named[name] > 1 else ''}.eml")
    return names


def _one_line(text: str) -> str:
    return " ".join(safe(text).split())
