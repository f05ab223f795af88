"""One value for each item through all of its history, wherever the item, its file or its plan got another name."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from wsoa_cli.derive.steps import ItemKey, Step

T = TypeVar("T")


class Following(Generic[T]):
    """Values by item; `make` makes the first one. The steps have to come in the order of history, commit by commit."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self.values: dict[ItemKey, T] = {}

    def rename(self, steps: Iterable[Step]) -> None:
        """Gives the items of a commit their new names, all at once: where actions are numbered anew, names go round."""
        renamed = [step for step in steps if step.manner == "renamed"]
        plans = {str(step.old): step.key.plan for step in renamed if step.key.kind == "plan"}
        if plans:
            self.values = {_in_plans(key, plans): value for key, value in self.values.items()}
        moved = {step.key: ItemKey(step.key.plan, step.key.kind, str(step.old).lower()) for step in renamed}
        moved = {new: old for new, old in moved.items() if new.kind != "plan" and old in self.values}
        taken = {new: self.values[old] for new, old in moved.items()}
        for old in moved.values():
            self.values.pop(old, None)
        self.values.update(taken)

    def at(self, step: Step) -> T:
        """The value of the item that a step is about, by the name that it has after the step."""
        return self.values.setdefault(step.key, self._make())


def _in_plans(key: ItemKey, plans: dict[str, str]) -> ItemKey:
    plan = plans.get(key.plan, key.plan)
    return ItemKey(plan, key.kind, plan.lower() if key.kind == "plan" else key.id)
