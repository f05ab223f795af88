"""The plan's own calendar: school terms, which are local, so that no table of ours could know them."""

from dataclasses import dataclass
from datetime import date

from wsoa_cli.model.when import Span, When


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """Terms by academic year ("2019-20") and name in lower case."""

    terms: dict[tuple[str, str], Span]

    def span(self, when: When) -> Span | None:
        """The days that a `When` covers; None for `ongoing`.

        A term that the calendar does not name counts as its whole academic year: nothing is called late before it surely
        is, and `unknown-reference` says that the term is missing.
        """
        if when.span is not None or when.academic_year is None:
            return when.span
        return self.terms.get((when.academic_year, when.term or "")) or self._whole_year(when.academic_year)

    def latest(self, when: When | None) -> date | None:
        """The last day of a `When`, on which lateness is judged."""
        span = when and (when.span or self.span(when))
        return span.latest if span else None

    def earliest(self, when: When | None) -> date | None:
        """The first day of a `When`."""
        span = self.span(when) if when else None
        return span.earliest if span else None

    def sure_latest(self, when: When | None) -> date | None:
        """The last day of a `When`, where it is sure: None for `ongoing`, and for a term that the calendar does not name."""
        return self.latest(when) if when is not None and self.knows(when) else None

    def sure_earliest(self, when: When | None) -> date | None:
        """The first day of a `When`, where it is sure, as for `sure_latest`."""
        return self.earliest(when) if when is not None and self.knows(when) else None

    def knows(self, when: When) -> bool:
        """Whether the term that a `When` names, if it names one, is in the calendar."""
        return when.term is None or (when.academic_year or "", when.term) in self.terms

    @staticmethod
    def _whole_year(years: str) -> Span:
        first = int(years[:4])
        return Span(date(first, 9, 1), date(first + 1, 8, 31))
