"""Issues of Azure Pipelines, which stand in the summary of a run.

That a run has failed is told by the exit code, so no `task.complete` is written: it would fail a step even where the plans'
keepers have said `--fail-on never`.
"""

from collections.abc import Sequence

from wsoa_cli.render.gate.concise import concise_line
from wsoa_cli.render.gate.order import worst_first
from wsoa_cli.render.gate.wording import told_with_cure
from wsoa_cli.render.safe import safe
from wsoa_cli.store.located import Located


def to_azure(found: Sequence[Located]) -> str:
    """A logging command for each error and warning, the gravest first.

    Azure knows no third kind, and notes told as warnings would drown those: they are lines of the log.
    """
    return "".join(f"{concise_line(one) if one.severity == 'note' else _issue(one)}\n" for one in worst_first(found))


def _issue(one: Located) -> str:
    properties = {
        "type": one.severity,
        "sourcepath": safe(one.path),
        "linenumber": str(one.line),
        "columnnumber": str(one.column),
        "code": safe(one.rule),
    }
    written = "".join(f"{name}={escape(value)};" for name, value in properties.items())
    return f"##vso[task.logissue {written}]{escape(told_with_cure(one))}"


def escape(text: str) -> str:
    """A text as the agent reads it back, in a property as well as behind the bracket."""
    escaped = text.replace("%", "%AZP25").replace(";", "%3B").replace("]", "%5D")
    return escaped.replace("\r", "%0D").replace("\n", "%0A")
