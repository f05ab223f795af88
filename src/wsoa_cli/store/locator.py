"""Findings with the lines that they stand in.

A file is composed for its positions only when something is found in it for the first time: what was looked for in a content is
kept by it, as what the content says is (see `store.cache`).
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from wsoa_cli.model.plan import Loc
from wsoa_cli.rules.finding import Finding
from wsoa_cli.rules.identity import kind_of, way_of
from wsoa_cli.store.cache import Cache, blob_id
from wsoa_cli.store.guards import Fault, Lines, decode
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.located import Located, Source
from wsoa_cli.store.positions import Positions
from wsoa_cli.store.prune import entry_name

LineAndColumn = tuple[int, int]
Spots = dict[str, LineAndColumn]
"""Where things stand, by the way to them as JSON."""


class Locator:
    """Finds the lines of findings, in the files of plans as they were read."""

    def __init__(self, portfolio: Portfolio, cache: Cache) -> None:
        self._sources = portfolio.sources
        self._plans = {plan.id: plan for plan in portfolio.plans}
        self._cache = cache
        self._known_ways: dict[tuple[str, ...], tuple[str, ...]] = {}

    def locate(self, findings: Iterable[Finding]) -> list[Located]:
        """The findings with their lines and columns, in their order; each file is looked at once."""
        by_path: dict[str, list[tuple[int, Finding]]] = {}
        for n, finding in enumerate(findings):
            by_path.setdefault(finding.place.path, []).append((n, finding))
        located: dict[int, Located] = {}
        for path, numbered in by_path.items():
            found = self._in_file(self._sources.get(path, Source(b"")), [finding for _, finding in numbered])
            located.update(zip((n for n, _ in numbered), found, strict=True))
        return [located[n] for n in range(len(located))]

    def _in_file(self, source: Source, found: list[Finding]) -> Iterator[Located]:
        ways = [_way(finding.place.loc) for finding in found]
        spots = self._spots(source, dict(zip(ways, (finding.place.loc for finding in found), strict=True)))
        text = decode(source.data)
        lines = Lines("" if isinstance(text, Fault) else text)
        for finding, way in zip(found, ways, strict=True):
            yield self._located(finding, *spots[way], lines)

    def _spots(self, source: Source, asked: Mapping[str, Loc]) -> Spots:
        """The spots that are asked for: kept ones, where all of them are known."""
        # What was left out of a file moves what is below it, and depends on the program and not on the content alone.
        name = None if source.left_out else _name(source.data)
        known = _kept(self._cache.recall(name)) if name else {}
        if known.keys() >= asked.keys():
            return known
        positions = Positions(source.data, source.left_out)
        spots = {way: (spot.line, spot.column) for way, spot in ((way, positions.of(loc)) for way, loc in asked.items())}
        if name:
            self._cache.keep(name, json.dumps(known | spots, separators=(",", ":")).encode())
        return spots

    def _located(self, finding: Finding, line: int, column: int, lines: Lines) -> Located:
        way = way_of(finding)
        return Located(
            finding.rule,
            finding.severity,
            finding.place.path,
            line,
            column,
            finding.plan,
            finding.item,
            finding.message,
            finding.hint,
            lines.shown(line),
            kind=kind_of(finding, self._plans[finding.plan]),
            way=self._known_ways.setdefault(way, way),  # there are few, and tens of thousands of findings
            about=finding.about,
        )


def _way(loc: Loc) -> str:
    return "/".join(map(str, loc))


def _name(content: bytes) -> str:
    return entry_name("spots", blob_id(content))


def _kept(entry: bytes | None) -> Spots:
    """The spots of an entry of the cache; none where it is not what this program keeps."""
    try:
        spots = json.loads(entry or b"{}")
        return {way: (int(line), int(column)) for way, (line, column) in spots.items()}
    except (ValueError, TypeError, AttributeError):
        return {}
