"""The tables of a compiled form that everything else in it refers to by position: names, texts, numbers, types, documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import count
from typing import Any

from disclose.diagnostics import Span
from disclose.names import QName
from disclose.taxonomy.compiled_form import TaxonomyForm, TypeRow, numbers
from disclose.taxonomy.concept import NO_FACETS, DataType, Facets, ItemKind


class Tables:
    """The tables of one form. `paths` are what the documents, in their order, are called in spans now."""

    def __init__(self, form: TaxonomyForm, paths: Sequence[str]) -> None:
        self.texts: list[str | None] = [*form.texts, None]
        """Texts by position; -1, the last, is None."""
        self._form, self._paths = form, paths
        self._namespaces, self._locals = form.names.namespaces, form.names.locals
        self._spaces = numbers(form.names.spaces, len(self._locals))
        self._names: dict[int, QName] = {}
        self._types: dict[int, DataType] = {}

    def name(self, position: int) -> QName:
        """A name."""
        found = self._names.get(position)
        if found is None:
            found = self._names[position] = QName(self._namespaces[self._spaces[position]], self._locals[position])
        return found

    @cached_property
    def positions(self) -> Mapping[tuple[str, str], int]:
        """The positions of names."""
        names = zip(map(self._namespaces.__getitem__, self._spaces), self._locals, strict=True)
        return dict(zip(names, count(), strict=False))

    @cached_property
    def numbers(self) -> list[Decimal | None]:
        """Numbers by position; -1, the last, is None."""
        return [*map(Decimal, self._form.numbers), None]

    def type(self, position: int) -> DataType:
        """A data type."""
        found = self._types.get(position)
        if found is None:
            found = self._types[position] = _data_type(self._form.types[position])
        return found

    def span(self, document: int, line: int | None, column: int | None = None) -> Span | None:
        """A place in a document."""
        return None if document < 0 else Span(self._paths[document], None if line is None or line < 0 else line, column)


def _data_type(row: TypeRow) -> DataType:
    return DataType(
        None if row.qname is None else QName(*row.qname),
        ItemKind(row.kind),
        None if row.base is None else QName(*row.base),
        _facets(row.facets) if row.facets else NO_FACETS,
        row.base_xsd,
        (),
        row.decimals,
        row.precision,
    )


def _facets(entry: Mapping[str, str | int | list[str]]) -> Facets:
    values: dict[str, Any] = {}
    for name, value in entry.items():
        values[name] = tuple(value) if isinstance(value, list) else Decimal(value) if isinstance(value, str) else value
    return Facets(**values)
