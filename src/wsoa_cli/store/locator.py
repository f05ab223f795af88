"""Findings with the lines that they stand in."""

from collections.abc import Mapping

from wsoa_cli.rules.finding import Finding
from wsoa_cli.store.located import Located, Source
from wsoa_cli.store.positions import Positions


class Locator:
    """Finds the lines of findings; a file is read for its positions once, and only when something is found in it."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._positions: dict[str, Positions] = {}

    def locate(self, finding: Finding) -> Located:
        """The finding with its line and column."""
        path = finding.place.path
        if path not in self._positions:
            source = self._sources.get(path, Source(b""))
            self._positions[path] = Positions(source.data, source.left_out)
        spot = self._positions[path].of(finding.place.loc)
        return Located(
            finding.rule,
            finding.severity,
            path,
            spot.line,
            spot.column,
            finding.plan,
            finding.item,
            finding.message,
            finding.hint,
            spot.source,
        )
