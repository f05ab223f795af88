"""One value for each item through all of its history, wherever the item, its file or its plan got another name."""

from collections.abc import Callable
from typing import Generic, TypeVar

from wsoa_cli.derive.steps import ItemKey, Step

T = TypeVar("T")


class Following(Generic[T]):
    """Values by item; `make` makes the first one. The steps have to come in the order of history."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self.values: dict[ItemKey, T] = {}

    def at(self, step: Step) -> T:
        """The value of the item that a step is about, after the step has given it its name."""
        if step.manner == "renamed":
            self._rename(step.key, str(step.old))
        return self.values.setdefault(step.key, self._make())

    def _rename(self, key: ItemKey, old: str) -> None:
        if key.kind != "plan":
            self._move(ItemKey(key.plan, key.kind, old.lower()), key)
            return
        for known in [known for known in self.values if known.plan == old]:
            self._move(known, ItemKey(key.plan, known.kind, key.id if known.kind == "plan" else known.id))

    def _move(self, old: ItemKey, new: ItemKey) -> None:
        if old in self.values:
            self.values[new] = self.values.pop(old)
