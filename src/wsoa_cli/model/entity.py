"""What every part of a plan has in common."""

from typing import ClassVar


class Entity:
    """A part of a plan: a frozen dataclass that pydantic validates, closed to fields that the format does not name.

    Plain dataclasses, not pydantic's models, because importing pydantic's model machinery takes longer than all else that
    `wsoa status` does: only `store.validate` needs it, and not when a file has been read before
    (docs/decisions/0002-dataclasses-validated-by-pydantic.md).
    """

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
