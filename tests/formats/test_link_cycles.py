"""Links between facts that lead back to where they started."""

from __future__ import annotations

import pytest

from disclose.diagnostics import Span
from disclose.formats.link_cycles import forbidden_cycles
from disclose.model import FootnoteArc, FootnoteLink, Locator, Target

ALLOWED = {"none": "none", "some": "undirected"}


def link(*arcs: str, arcrole: str) -> FootnoteLink:
    """A link with arcs such as ``a>b``, from every fact whose letter stands before the mark to every one after it."""
    made = []
    locators: dict[str, Locator] = {}
    for line, arc in enumerate(arcs, 1):
        start, _, end = arc.partition(">")
        for label in (start, end):
            for fact in label:
                locators[f"{label} {fact}"] = Locator(label, f"#{fact}", Target.FACT, fact)
        made.append(FootnoteArc(arcrole, start, end, span=Span("a", line)))
    return FootnoteLink("role", tuple(locators.values()), (), tuple(made))


@pytest.mark.parametrize(
    ("arcs", "directed", "undirected"),
    [
        (("a>b", "b>c"), False, False),
        (("a>b", "b>a"), True, True),
        (("a>a",), True, True),
        (("a>b", "b>c", "c>a"), True, True),
        (("a>b", "a>c", "b>d", "c>d"), False, True),
        (("ab>cd",), False, True),
        (("ab>c", "c>d"), False, False),
        (("ab>c", "c>b"), True, True),
        (("a>b", "a>b"), False, True),
        (tuple(f"{chr(1000 + n)}>{chr(1001 + n)}" for n in range(3000)), False, False),
    ],
)
def test_cycles(arcs: tuple[str, ...], directed: bool, undirected: bool) -> None:
    def codes(arcrole: str) -> list[str]:
        return [found.code for found in forbidden_cycles([link(*arcs, arcrole=arcrole)], ALLOWED)]

    assert codes("some") == ["xbrl.5.1.4.3:cycles"] * directed
    assert codes("none") == ["xbrl.5.1.4.3:cycles"] * undirected
    assert codes("any") == []


def test_the_finding_points_to_an_arc_of_the_cycle() -> None:
    (found,) = forbidden_cycles([link("z>a", "a>b", "b>a", arcrole="some")], ALLOWED)
    assert found.span in (Span("a", 2), Span("a", 3))
    assert found.message == "The links of the arcrole some in the role role lead back to where they started"
