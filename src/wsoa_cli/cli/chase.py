"""`wsoa chase`."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wsoa_cli.cli.options import AsOfOption, NoCacheOption, PlansOption, TodayOption
from wsoa_cli.cli.reading import COULD_NOT_READ, Common, remark, report, time_travel
from wsoa_cli.cli.terminal import write
from wsoa_cli.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from wsoa_cli.derive.chasing import Message
    from wsoa_cli.mail.smtp import Letter, Refusal

ChaseFormat = Literal["text", "markdown", "json"]


def chase(
    plan: Annotated[list[str] | None, typer.Argument(metavar="[PLAN]...", help="The plans; all if not given.")] = None,
    lead: Annotated[
        str | None, typer.Option("--lead", metavar="POST", help="Only to this post: its id, title or holder.")
    ] = None,
    form: Annotated[ChaseFormat, typer.Option("--format", "-f", help="How to show the messages.")] = "text",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write each as a file of mail (.eml) instead.")
    ] = None,
    smtp: Annotated[
        str | None, typer.Option("--smtp", metavar="HOST:PORT", help="Say what would be sent by this server; --send sends it.")
    ] = None,
    sender: Annotated[
        str | None, typer.Option("--from", envvar="WSOA_FROM", metavar="ADDRESS", help="The address that writes.")
    ] = None,
    send: Annotated[bool, typer.Option("--send", help="Really send.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Send also where the server offers no encryption.")] = False,
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Whom to remind of what. One message a person.

    What is overdue, due soon or to start, the updates, readings and evidence
    that are missing, and what waits for a decision. As text, each with the
    command that says that it is done, for whoever keeps the plan; no letter has
    any. Addresses are `email` of the posts. WSOA_SMTP_USER and
    WSOA_SMTP_PASSWORD are for a server that asks who sends.

    \b
    Examples:
      wsoa chase --today 2020-01-06
      wsoa chase --lead communication-group --format markdown
      wsoa chase --out messages
      wsoa chase --smtp localhost:2525 --from send@northshire.example
    """
    from wsoa_cli.commands.chase import chase as run

    _require_sense(out, smtp, sender, send=send)
    workspace = Common(plans=plans, today=today, form="text", color="auto", no_cache=no_cache, as_of=as_of).workspace()
    given = run(workspace, plan or (), lead)
    is_all_sent = True
    if out is not None:
        _put(given.result, workspace.today, out, sender)
    elif smtp is not None and sender is not None:
        is_all_sent = _sent(given.result, workspace.today, smtp, sender, send=send, plain=plain)
    else:
        write(_shown(given.result, workspace.today, form), sys.stdout)
    remark((*time_travel(workspace), *given.remarks))
    report(given.faults, "auto")
    if not is_all_sent:
        raise typer.Exit(COULD_NOT_READ)


def _require_sense(out: Path | None, smtp: str | None, sender: str | None, *, send: bool) -> None:
    """Refuses what contradicts itself, and a sender that is no address. Raises UsageError."""
    if out is not None and smtp is not None:
        raise UsageError("--out and --smtp exclude each other", "--out writes files, --smtp sends")
    if send and smtp is None:
        raise UsageError("--send needs a server", "name it: --smtp HOST:PORT")
    if smtp is not None and sender is None:
        raise UsageError("--smtp needs the address that writes", "give --from ADDRESS, or set WSOA_FROM")
    if sender is not None:
        from wsoa_cli.model.scalars import parse_email_address

        try:
            parse_email_address(sender)
        except ValueError as error:
            message, _, hint = str(error).partition(": ")
            raise UsageError(f"--from: {message}", hint) from error


def _shown(messages: "list[Message]", today: "date", form: ChaseFormat) -> str:
    if form == "json":
        from wsoa_cli.render.message import messages_json

        return messages_json(messages, today)
    if form == "markdown":
        from wsoa_cli.render.document.markdown import to_markdown
        from wsoa_cli.render.message import message_document

        return "\n".join(to_markdown(message_document(one, today)) for one in messages)
    from wsoa_cli.render.message import messages_text

    return messages_text(messages, today)


def _put(messages: "Sequence[Message]", today: "date", folder: Path, sender: str | None) -> None:
    """Writes the files of mail, and says for whom there is no address."""
    from wsoa_cli.render.eml import OURS, file_names, to_eml
    from wsoa_cli.render.safe import safe
    from wsoa_cli.store.outbox import put_messages

    files = dict(zip(file_names(messages, today), (to_eml(one, today, sender) for one in messages), strict=True))
    put_messages(folder, files, marked=f"{OURS}: ".encode())
    remark(tuple(_without_address(messages)))
    many = "1 message" if len(messages) == 1 else f"{len(messages)} messages"
    write(f"wrote {safe(folder.as_posix())}: {many}\n", sys.stderr)


def _sent(messages: "Sequence[Message]", today: "date", smtp: str, sender: str, *, send: bool, plain: bool) -> bool:
    """Sends, or says what would be sent; whether every message found its way, as far as can be known."""
    from wsoa_cli.mail.smtp import Letter, Server, server_named
    from wsoa_cli.mail.smtp import send as send_all
    from wsoa_cli.render.eml import to_eml

    host, port = server_named(smtp)
    letters = [Letter(sender, one.to.email, to_eml(one, today, sender)) for one in messages if one.to.email]
    missing = tuple(_without_address(messages))
    if not send:
        write("".join(_announced(messages, today)), sys.stdout)
        remark((*missing, "nothing was sent; --send sends"))
        return True
    server = Server(host, port, os.environ.get("WSOA_SMTP_USER"), os.environ.get("WSOA_SMTP_PASSWORD"), plain)
    refusals = {one.letter: one for one in send_all(server, letters)} if letters else {}
    write("".join(_told(letters, refusals)), sys.stdout)
    remark(missing)
    return not refusals and not missing


def _announced(messages: "Sequence[Message]", today: "date") -> Iterator[str]:
    from wsoa_cli.render.message import subject
    from wsoa_cli.render.safe import safe

    return (safe(f"would send to {one.to.email}: {subject(one, today)}") + "\n" for one in messages if one.to.email)


def _told(letters: "Sequence[Letter]", refusals: "dict[Letter, Refusal]") -> Iterator[str]:
    from wsoa_cli.render.safe import safe

    for letter in letters:
        refusal = refusals.get(letter)
        what = "sent" if refusal is None else "may have been sent" if refusal.may_be_sent else "not sent"
        yield safe(f"{what} to {letter.to}{f': {refusal.why}' if refusal else ''}") + "\n"


def _without_address(messages: "Sequence[Message]") -> "Iterator[str]":
    """A sentence for each post that has none."""
    from wsoa_cli.render.message import full_name

    return (f"{one.to.title} has no address: wsoa set {full_name(one)} email=ADDRESS" for one in messages if not one.to.email)
