"""Units as authors write them: ``CNY``, ``shares``, ``pure``, ``CNY/shares``, or a measure of the taxonomy."""

from __future__ import annotations

import re

from disclose.diagnostics import did_you_mean
from disclose.lexical import is_ncname
from disclose.model import Unit
from disclose.names import ISO4217, PURE, SHARES, QName
from disclose.sources.figure import Unreadable
from disclose.taxonomy import Concept, ItemKind, Taxonomy

_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_NOT_A_CODE = {
    "RMB": "CNY",
    "NTD": "TWD",
    "NT$": "TWD",
    "STG": "GBP",
    "US$": "USD",
    "HK$": "HKD",
    "S$": "SGD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
}
"""Names of currencies that are in use and are no ISO 4217 codes, with the code that is usually meant."""

_OWN = {"pure": PURE, "shares": SHARES}
MAX_MEASURES = 10


def parse_unit(text: str, taxonomy: Taxonomy) -> Unit | Unreadable:
    """The unit that a text names: measures joined by ``*``, with at most one ``/``. Whether three capitals are a currency of
    ISO 4217 is for the rules to say."""
    above, slash, below = text.partition("/")
    sides: list[list[QName]] = []
    for side in (above, below) if slash else (above,):
        measures = []
        for name in side.split("*"):
            measure = _measure(name.strip(), taxonomy)
            if isinstance(measure, Unreadable):
                return measure
            measures.append(measure)
        sides.append(measures)
    if sum(map(len, sides)) > MAX_MEASURES:
        return Unreadable(f"has more than {MAX_MEASURES} measures", "Declare a measure of its own in the taxonomy.")
    return Unit.of(*sides)


def _measure(name: str, taxonomy: Taxonomy) -> QName | Unreadable:
    if name in _OWN:
        return _OWN[name]
    prefix, colon, local = name.rpartition(":")
    if colon:
        namespace = ISO4217 if prefix == "iso4217" else taxonomy.prefixes.get(prefix)
        if namespace is None or not is_ncname(local):
            known = ", ".join(sorted({"iso4217", *taxonomy.prefixes}))
            return Unreadable(
                f"has the unknown prefix {prefix!r}" if namespace is None else "is no name", f"Prefixes are {known}."
            )
        if namespace != taxonomy.namespace:
            return QName(namespace, local)
    own = QName(taxonomy.namespace, local)
    if own in taxonomy.units:
        return own
    if not colon and _CURRENCY.match(name) and name not in _NOT_A_CODE:
        return QName(ISO4217, name)
    meant = _NOT_A_CODE.get(name.upper())
    if meant is not None:
        return Unreadable("is no currency code of ISO 4217", f"Write {meant}.")
    measures = sorted(measure.local for measure in taxonomy.units)
    otherwise = "Write a currency code such as CNY, shares, pure, CNY/shares, or a measure of the taxonomy."
    reason = "is neither a currency code, shares, pure nor a measure of the taxonomy"
    return Unreadable(reason, did_you_mean(name, [*_OWN, *measures]) or otherwise)


def default_unit(concept: Concept, currency: Unit | None) -> Unit | Unreadable:
    """The unit of a figure that names none: what the taxonomy states for the concept, else what its type suggests.
    `currency` is the project's default."""
    if concept.unit is not None:
        return Unit.of([concept.unit])
    kind = concept.kind
    if kind in (ItemKind.PERCENT, ItemKind.PURE):
        return Unit.pure()
    if kind is ItemKind.SHARES:
        return Unit.shares()
    if kind is ItemKind.MONETARY:
        return currency or Unreadable(
            "has no unit", "Add a column unit with the currency, or defaults: unit in disclosure.yaml."
        )
    if kind is ItemKind.PER_SHARE:
        help = "Add a column unit such as CNY/shares, or defaults: unit in disclosure.yaml."
        return Unit.of(currency.numerators, [SHARES]) if currency is not None else Unreadable("has no unit", help)
    return Unreadable("has no unit", "Add a column unit: what is counted, or pure for a bare number.")
