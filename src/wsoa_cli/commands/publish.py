"""The public page: what may leave of each plan, written to a folder as a site.

Nothing is written where something speaks against it: a file that could not be read whole (what is wrong in it may be who may
see it), a public sentence that leads to what is not public, or a period in which publicity is held back.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

from wsoa_cli.commands.as_of import before, is_day
from wsoa_cli.commands.leaving import NotFitToLeaveError, not_told, require_no_leak, require_read
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.audience import seen_by
from wsoa_cli.derive.changes import Since, State, changes_seen
from wsoa_cli.derive.placeholders import placeholders
from wsoa_cli.derive.publication import Publication, publication
from wsoa_cli.derive.restricted_periods import Restrictions
from wsoa_cli.errors import NoPlansError, UnknownItemError, UsageError, WsoaError
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import RestrictedPeriod
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.reasons import keep_reasons
from wsoa_cli.store.site import File, published_on, write_site

LAST = "last"
"""Asks for what has changed since the day of the site that lies in the folder."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to publish: some plans, or all; what has changed since a day or commit; why, although a period holds it back.

    A rehearsal is for the eyes of who keeps the plan: no period holds it back.
    """

    plans: Sequence[str] = ()
    since: str | None = None
    despite: str | None = None
    is_rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A period that holds publicity of a plan back."""

    plan: str
    period: RestrictedPeriod


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: how many plans and files, in spite of which periods, and what could not be told, in sentences."""

    plans: int
    files: int
    held_back: tuple[HeldBack, ...]
    remarks: tuple[str, ...]


class Drawing(Protocol):
    """What makes files of publications, plan by plan, and in the end those that are about all of them."""

    def plan(self, publication: Publication) -> Iterable[File]:
        """The files of one plan."""

    def rest(self) -> Iterable[File]:
        """The files that all plans share."""


def publish(workspace: Workspace, wish: Wish, folder: Path, drawing: Drawing) -> Published:
    """Writes the site of some plans to a folder.

    Raises NotFitToLeaveError, NotOursError, NoPlansError, UnknownItemError, UsageError, GitError, and WsoaError where a file of
    a plan could not be read whole.
    """
    if wish.despite is not None and not wish.despite.strip():
        raise UsageError("--despite has no reason", "say why it cannot wait, such as: --despite 'The law asks for it'")
    remarks = []
    if wish.since == LAST:
        last = published_on(folder)
        wish = replace(wish, since=last.isoformat() if last else None)
        remarks += [] if last else [f"what has changed is not told: no site lies in {folder} yet"]
    work = _Work(workspace, wish, drawing, remarks=remarks)
    written = write_site(folder, chain(work.files(), work.reasons_kept(folder)), work)
    return Published(work.plans, written, tuple(work.held_back), tuple(work.remarks))


@dataclass
class _Work:
    """One publication of all plans, and what became known on the way."""

    workspace: Workspace
    wish: Wish
    drawing: Drawing
    plans: int = 0
    held_back: list[HeldBack] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)

    def __call__(self) -> dict[str, Any]:
        """What the mark of the site tells of it."""
        return {"today": self.workspace.today.isoformat(), "despite": [_told_of(one) for one in self.held_back]}

    def reasons_kept(self, folder: Path) -> Iterator[File]:
        """No file of the site: keeps why it is written in spite of a period, before it takes the place of the old one."""
        if self.held_back:
            why = {"on": self.workspace.today.isoformat(), "reason": self.wish.despite}
            keep_reasons(folder, [_told_of(one) | why for one in self.held_back])
        yield from ()

    def files(self) -> Iterator[File]:
        """Every file, plan by plan; what was made of a plan is let go of before the next one."""
        before = self._before(self.wish.since) if self.wish.since else None
        with _waste_taken_out_by_hand() as take_out:
            for portfolio in self.workspace.load_each(self.wish.plans):
                yield from self._files_of(portfolio, before)
                self.plans += 1
                del portfolio
                take_out()
        yield from self.drawing.rest()

    def _files_of(self, portfolio: Portfolio, before: Workspace | None) -> Iterable[File]:
        (plan,) = portfolio.plans
        self._require_own_name(plan)
        self._require_sound(portfolio)
        self._require_free(plan)
        self.remarks += _placeholders(plan)
        since = self._since(plan, before) if before else None
        return self.drawing.plan(publication(seen_by(plan, "public"), self.workspace.today, since))

    def _require_own_name(self, plan: Plan) -> None:
        """Refuses a plan whose folder would be that of another on a disk that does not tell capitals from small letters."""
        other = self._names.setdefault(plan.id.lower(), plan.id)
        if other != plan.id:
            raise WsoaError(
                f"{other} and {plan.id} differ in capitals alone, so their pages would lie in one folder on many a disk",
                "nothing was published; give one of them another id",
            )

    def _require_sound(self, portfolio: Portfolio) -> None:
        """Refuses a plan of which something could not be read, or whose public words tell what is not public."""
        (plan,) = portfolio.plans
        require_read(portfolio, plan, "published")
        require_no_leak(plan, self.workspace.today, "published")

    def _require_free(self, plan: Plan) -> None:
        """Refuses a plan inside a period that holds publication back, unless there is a reason to publish all the same."""
        today = self.workspace.today
        restrictions = Restrictions(plan, "publication")
        period = None if self.wish.is_rehearsal else restrictions.by(today)
        if period is None:
            return
        if self.wish.despite is None:
            free = restrictions.first_free_day(today)
            raise NotFitToLeaveError(
                f"{plan.id} is not published on {today}: {period.title} ({period.id}), {period.start} to {period.end}, "
                "holds publication back",
                f"the first free day is {free or 'not in any calendar'}; --despite REASON publishes all the same, "
                "and keeps the reason",
            )
        self.held_back.append(HeldBack(plan.id, period))

    def _before(self, since: str) -> Workspace:
        """How the plans stood when the site was last published."""
        found = before(self.workspace, since)
        if is_day(since) and found.today > self.workspace.today:
            raise UsageError(f"--since {since} is after {self.workspace.today}", "name the day of the last publication")
        return found

    def _since(self, plan: Plan, before: Workspace) -> Since | None:
        """What the public could see change of a plan; None where its files of then could not be read whole."""
        try:
            portfolio = before.load(plan.id)
        except (NoPlansError, UnknownItemError):
            return Since(before.today, is_new=True)
        if any(portfolio.unread(one) for one in portfolio.plans):
            self.remarks.append(not_told(plan, before.today))
            return None
        return changes_seen(State(portfolio.plans, before.today), plan, self.workspace.today, "public")


def _placeholders(plan: Plan) -> Iterator[str]:
    """That a plan is published with words that a first plan has for whoever writes it, whatever stage it is in."""
    found = [text.text.strip() for text in placeholders(plan)]
    if found:
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        yield f"{plan.id} is published with words that wsoa init wrote: {found[0]}{more}"


def _told_of(one: HeldBack) -> dict[str, Any]:
    return {"plan": one.plan, "period": one.period.id, "until": one.period.end.isoformat()}


@contextmanager
def _waste_taken_out_by_hand() -> Iterator[Callable[[], object]]:
    """Lets no garbage be looked for but where somebody asks, and then only in what has been made since.

    What is made of a plan holds on to itself, in rings, until it is all let go of at once; looked for meanwhile it would be
    looked through a hundred times in vain, and not looked for at all, memory would grow with every plan.
    """
    was_on = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield gc.collect
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()
