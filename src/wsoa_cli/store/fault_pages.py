"""What the faults of files mean: `wsoa check` names them beside its rules, and each can be looked up as a rule can.

Faults of files are found whatever rules are asked, and no plan can waive them: what cannot be read cannot be judged.
"""

from wsoa_cli.rules.finding import Severity
from wsoa_cli.rules.page import Chapter, RulePage, paragraphs
from wsoa_cli.store.guards import FaultName

_PAGES: dict[FaultName, str] = {
    "unreadable-file": """A file or a folder of the plan could not be opened.

        Nothing can be said of what stands in it, so `wsoa check` ends with exit code 3. Look at its permissions; a link that
        leads out of the folder of plans is not followed, and what is no plain file is not read.
    """,
    "file-too-large": """A file has more than 5 MB.

        A workstream of a thousand actions has less than one. Split it into several workstreams, and keep what is no part of
        the plan elsewhere.
    """,
    "not-utf-8": """A file is not text in UTF-8.

        Some Windows programs save as ANSI or UTF-16 unless told otherwise. Save the file again as UTF-8; the line and the
        column say where the first wrong byte stands.
    """,
    "merge-conflict": """The marks of a git merge that was never finished stand in a file.

        Both versions of the same lines are there, between `<<<<<<<` and `>>>>>>>`. Keep the lines that are right and delete
        the marks.
    """,
    "bad-syntax": """A file is not YAML, or not a set of fields.

        Nothing of the file can be read until this is mended; the other files are read all the same. Most often a quote or a
        bracket is not closed, an indent differs from that of the lines around it, or a text with a colon has no quotes.
    """,
    "tab-indent": """A line is indented with a tab.

        YAML indents with spaces only, because a tab is as wide as each program likes. Most editors can be told to write spaces
        when the tab key is pressed.
    """,
    "several-documents": """A file holds several YAML documents, parted by `---`.

        A file is one plan.yaml or one workstream. Give each document a file of its own.
    """,
    "duplicate-key": """A field stands twice in the same item.

        Other readers of YAML keep the last one silently, so that somebody's words are lost without a trace. Keep one of the
        two.
    """,
    "alias": """A YAML alias, such as `*name`, stands where a value is needed.

        A plan is read line by line, by people and in `git diff`; what a line means must stand in it. Write the value out. If
        it is text, put it in quotes.
    """,
    "anchor": """A YAML anchor, such as `&name`, stands before a value.

        Anchors are for aliases, and a plan has neither. Delete it and write the values out. If it is text, put it in quotes.
    """,
    "tag": """A YAML tag, such as `!!int`, stands before a value.

        The format itself says what each field is, and a tag could make another program run something. Delete it. If it is
        text, put it in quotes.
    """,
    "too-deep": """Brackets or indents nest more than 50 levels deep.

        No field of a plan lies so deep. Look for brackets that are never closed.
    """,
    "unknown-field": """A field has a name that the format does not have.

        What is written under it would never be seen again, and most often the name is a slip of the keyboard. A field of your
        own begins with `x-`: such fields are kept and not read.
    """,
    "missing-field": """A field is missing without which the item says nothing.

        Those are few, such as an action's `id`, `title` and `status`; docs/format.md has them in bold. The item is kept as far
        as it can be understood.
    """,
    "wrong-value": """A value is not of the kind that its field needs.

        A date that can be read in two ways, a word that is not on the field's list, one text where a list belongs. What the
        field takes stands in the hint and in docs/format.md; the rest of the item is kept.
    """,
    "missing-plan-file": """A folder among the plans has no plan.yaml.

        Without it nobody knows what plan this is. Write one (`wsoa init` shows how), or move the folder out of the plans.
    """,
    "folder-name": """A plan's `id` is not the name of its folder.

        Commands name a plan by its id and people look for its folder, so the two are one. Until they are, the folder's name
        counts.
    """,
    "hidden-character": """A character stands in a file that nobody sees, and that can hide what the text says.

        One that turns the order of writing makes a page, or a difference, show something else than what was agreed; one that
        controls a terminal may do so there. Such characters come along with what is copied, from a window of Windows for
        instance. Delete it: the line and the column say where it stands, and most editors take it away with the character
        beside it. The marks that names in Arabic or Hebrew need are none of these. What the file says is read all the same.
    """,
    "stray-file": """A YAML file lies where nothing reads it, or a plan has a second plan.yaml.

        A workstream beside plan.yaml instead of in workstreams/ would be missed by nobody until its actions were late. Move it
        to where it belongs, or give it another ending. A stray file is a warning, a second plan.yaml an error.
    """,
}
"""What each means and what to do about it, as a rule's docstring says it; in the order in which a file is read.

duplicate-id has none here: a rule finds it among items, and its page tells of plans too.
"""

_SEVERITIES: dict[FaultName, Severity] = {"hidden-character": "warning", "stray-file": "warning"}


def fault_pages() -> Chapter:
    """A page for each fault that is not named like a rule."""
    return Chapter("Whether its files can be read", tuple(_page(name, text) for name, text in _PAGES.items()))


def _page(name: FaultName, text: str) -> RulePage:
    summary, why = paragraphs(text)
    return RulePage(name=name, severity=_SEVERITIES.get(name, "error"), level=None, summary=summary, why=why)
