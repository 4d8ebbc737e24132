"""Footnote links and references as an instance writes them, for the rules that judge them (XBRL 2.1 sections 4.2 to 4.5
and 4.11). What a footnote says of which fact is `Footnote`."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from disclose.diagnostics import Span


class Target(StrEnum):
    """What a locator of a footnote link leads to."""

    FACT = "a fact"
    OTHER = "an element that is no fact"
    ELSEWHERE = "another document"
    NOTHING = "nothing"


class Locator(Struct, frozen=True):
    """A `loc`: `label` stands for what `href` leads to; `fact_id` is the id of the item or tuple, where it is one. `standard`
    is False for an element that is used in place of `loc`."""

    label: str
    href: str
    target: Target
    fact_id: str | None = None
    span: Span | None = None
    role: str = ""
    standard: bool = True


class FootnoteResource(Struct, frozen=True):
    """A `footnote`: its label and role, the language written on it, and its XHTML or text."""

    label: str
    role: str
    language: str | None
    text: str
    span: Span | None = None


class FootnoteArc(Struct, frozen=True):
    """A `footnoteArc` from one label to another."""

    arcrole: str
    start: str
    end: str
    prohibited: bool = False
    span: Span | None = None


class FootnoteLink(Struct, frozen=True):
    """A `footnoteLink` and its content, in document order."""

    role: str
    locators: tuple[Locator, ...] = ()
    resources: tuple[FootnoteResource, ...] = ()
    arcs: tuple[FootnoteArc, ...] = ()
    span: Span | None = None


class RoleReference(Struct, frozen=True):
    """A `roleRef` or, where `arcrole`, an `arcroleRef`: the role it declares the use of, and where that is defined."""

    uri: str
    href: str
    arcrole: bool = False
    span: Span | None = None
