"""What a case is: files made to harm, and how judging them must end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hostile_documents import schema
from hostile_process import Place


@dataclass(frozen=True)
class Case:
    """`make` lays out files and gives the arguments of `disclose validate`, which must end with one of the `statuses`, and say
    each of `says`."""

    make: Callable[[Place], list[str | bytes]]
    says: tuple[str, ...] = ()
    statuses: tuple[int, ...] = (1, 2)


def report(
    document: Callable[[Place], str | bytes], **files: Callable[[Place], str | bytes]
) -> Callable[[Place], list[str | bytes]]:
    """Lay out an instance on the taxonomy t.xsd, and other files, whose names are given with ``_`` for the last point."""

    def make(place: Place) -> list[str | bytes]:
        place.write("t.xsd", schema())
        for name, content in files.items():
            place.write(".".join(name.rsplit("_", 1)), content(place))
        return [place.write("r.xbrl", document(place))]

    return make


def always(content: str | bytes) -> Callable[[Place], str | bytes]:
    """The same content wherever the case is laid out."""
    return lambda place: content
