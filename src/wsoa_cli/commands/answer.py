"""What a reading command gives back: its result, and what could not be understood on the way."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from wsoa_cli.store.located import Located

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """A result, with the faults of the files that it could not take into account, and what else limits it, in sentences."""

    result: T
    faults: tuple[Located, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether something could not be read, which may hide anything."""
        return any(fault.severity == "error" for fault in self.faults)
