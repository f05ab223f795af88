"""One line a finding, as compilers write them: for the problem matchers of editors, and for grep."""

from collections.abc import Sequence

from wsoa_cli.render.gate.wording import told
from wsoa_cli.render.inert import log_line
from wsoa_cli.store.located import Located


def to_concise(found: Sequence[Located]) -> str:
    """`path:line:column: severity rule: message`, in the order of the files."""
    return "".join(f"{concise_line(one)}\n" for one in found)


def concise_line(one: Located) -> str:
    """One finding on one line, without its end."""
    return log_line(one.path, f":{one.line}:{one.column}: {one.severity} {one.rule}: {told(one)}")
