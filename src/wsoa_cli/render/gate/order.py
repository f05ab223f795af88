"""In which order findings are told where only the first of them may be seen."""

from collections.abc import Iterable

from wsoa_cli.rules.finding import GRAVEST_FIRST, ORIGINS, Origin
from wsoa_cli.store.located import Located

_GRAVITY = {severity: n for n, severity in enumerate(GRAVEST_FIRST)}
_NEWNESS: dict[Origin | None, int] = {None: 0} | {origin: n for n, origin in enumerate(ORIGINS)}


def worst_first(found: Iterable[Located]) -> list[Located]:
    """The gravest first, of these the new ones, and then as they stand in the files."""
    return sorted(found, key=lambda one: (_GRAVITY[one.severity], _NEWNESS[one.origin], *_place(one)))


def newest_first(found: Iterable[Located]) -> list[Located]:
    """What a change has brought first, whatever its gravity; where nothing is known of that, the gravest."""
    return sorted(found, key=lambda one: (_NEWNESS[one.origin], _GRAVITY[one.severity], *_place(one)))


def _place(one: Located) -> tuple[str, int, int, str, str]:
    return one.path, one.line, one.column, one.rule, one.message
