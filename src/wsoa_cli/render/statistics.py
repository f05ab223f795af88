"""What each rule took and found, as lines for the error output."""

from collections.abc import Sequence

from wsoa_cli.rules.statistics import Figure

_WIDTH = 32


def statistics_text(figures: Sequence[Figure]) -> str:
    """A line a rule, and one for all of them; what reading a field costs is borne by the first rule that asks for it."""
    total = Figure(f"{len(figures)} rules", sum(one.seconds for one in figures), sum(one.found for one in figures))
    rows = (f"{one.rule:{_WIDTH}}{one.seconds * 1000:10.1f} ms{one.found:10} found\n" for one in (*figures, total))
    return "".join(rows)
