"""Writing footnote links: what a report says of its facts, as ``xbrl/instance.xml.j2`` shows it (XBRL 2.1 section 4.11).

The links that are written depend on what is said alone, not on how the document that was read grouped it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TypeAlias

from disclose.lexical import escape_attribute
from disclose.model import FactLink, Footnote, Report

_Locator: TypeAlias = tuple[str, str]
_Arc: TypeAlias = tuple[str, str, str]
_Note: TypeAlias = tuple[str, str, str]
_Link: TypeAlias = tuple[str, list[_Locator], list[_Note], list[_Arc]]


def link_data(report: Report) -> list[_Link]:
    """The footnote links by role: role; locators as label and id; footnotes as label, language and markup; arcs as arcrole and
    the labels that they lead from and to. Every string is escaped."""
    links: dict[str, _Draft] = {}
    for (role, arcrole, language, text), ids in sorted(_by_note(report.footnotes).items()):
        links.setdefault(role, _Draft()).footnote(arcrole, language, text, ids)
    for (role, arcrole, targets), sources in sorted(_by_targets(report.fact_links).items()):
        links.setdefault(role, _Draft()).between(arcrole, sources, targets)
    return [(escape_attribute(role), *links[role].parts()) for role in sorted(links)]


def _by_note(footnotes: Iterable[Footnote]) -> dict[tuple[str, str, str, str], tuple[str, ...]]:
    """The facts of each footnote, sorted."""
    groups: dict[tuple[str, str, str, str], list[tuple[str, ...]]] = {}
    for note in footnotes:
        groups.setdefault((note.role, note.arcrole, note.language, note.text), []).append(note.fact_ids)
    return {note: _union(group) for note, group in groups.items()}


def _by_targets(links: Iterable[FactLink]) -> dict[tuple[str, str, tuple[str, ...]], tuple[str, ...]]:
    """The facts from which links lead to the same facts, sorted, by role, arcrole and these."""
    targets: dict[tuple[str, str, str], list[tuple[str, ...]]] = {}
    for link in links:
        for source in link.fact_ids:
            targets.setdefault((link.role, link.arcrole, source), []).append(link.target_ids)
    sources: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for (role, arcrole, source), group in targets.items():
        sources.setdefault((role, arcrole, _union(group)), []).append(source)
    return {key: tuple(sorted(group)) for key, group in sources.items()}


def _union(groups: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({one for group in groups for one in group}))


class _Draft:
    """A link in the making. Facts that an arc begins or ends at together share a label."""

    def __init__(self) -> None:
        self._labels: dict[tuple[str, ...], str] = {}
        self._notes: dict[tuple[str, str], str] = {}
        self._arcs: list[_Arc] = []

    def footnote(self, arcrole: str, language: str, text: str, ids: tuple[str, ...]) -> None:
        """A footnote about facts."""
        label = self._notes.setdefault((language, text), f"note-{_hash(language, text)}")
        self._arcs.append((escape_attribute(arcrole), self._label(ids), label))

    def between(self, arcrole: str, sources: tuple[str, ...], targets: tuple[str, ...]) -> None:
        """Links from facts to facts."""
        self._arcs.append((escape_attribute(arcrole), self._label(sources), self._label(targets)))

    def parts(self) -> tuple[list[_Locator], list[_Note], list[_Arc]]:
        """Locators, footnotes and arcs."""
        locators = [(label, one) for ids, label in sorted(self._labels.items()) for one in ids]
        notes = [(label, escape_attribute(language), text) for (language, text), label in self._notes.items()]
        return locators, notes, self._arcs

    def _label(self, ids: tuple[str, ...]) -> str:
        # a fact's own label can't be taken for one of several: these begin like no id that is made from a concept
        return self._labels.setdefault(ids, f"fact-{ids[0]}" if len(ids) == 1 else f"facts-{_hash(*ids)}")


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:10]
