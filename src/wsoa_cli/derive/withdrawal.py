"""Since when an action is withdrawn: the format has no field for the day, and `wsoa withdraw` writes it as an update."""

from datetime import date

from wsoa_cli.model.workstream import Action

SAYS_SO = "Withdrawn: "
"""How the update begins that says why an action will not be done."""


def withdrawn_on(action: Action) -> date | None:
    """The day on which an action was withdrawn; the last one, where it was taken up again in between.

    None where it is not withdrawn, or where no update says so.
    """
    if action.status != "withdrawn":
        return None
    return max((update.date for update in action.updates if update.text.startswith(SAYS_SO)), default=None)
