"""A zip file with the same bytes each time: its parts in one order, all of one day."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = date(1980, 1, 1)  # the format knows no day before


def zipped_alike(content: bytes, day: date) -> bytes:
    """The zip file anew, its parts in the order that they have, each from the beginning of that day.

    The bytes are the same wherever the same version of zlib packs them.
    """
    day = max(day, _EARLIEST)
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, 0o644 << 16, 3
            new.writestr(entry, old.read(name))
    return out.getvalue()
