"""What footnotes and links say, whatever the ids and however they are grouped."""

from __future__ import annotations

import datetime as dt

from disclose.diagnostics import Span
from disclose.model import Aspects, Entity, Fact, FactLink, Footnote, Origin, Period, Report, TextValue, Tuple
from disclose.model.compare import differences
from disclose.names import QName

DAY = Period.instant_on(dt.date(2023, 12, 31))


def fact(id: str, text: str, container: Tuple | None = None) -> Fact:
    aspects = Aspects(QName("n", "Note"), Entity("s", "i"), DAY)
    return Fact(id, aspects, TextValue(text), Origin(Span("figures.csv", 3)), container)


def report(prefix: str, *footnotes: Footnote, links: tuple[FactLink, ...] = ()) -> Report:
    return Report(
        tuple(fact(f"{prefix}{text}", text) for text in "abc"),
        footnotes=footnotes,
        fact_links=links,
    )


def said(expected: Report, found: Report) -> list[tuple[str, str, str]]:
    return [
        (one.code.removeprefix("disclose.equality:"), str(one.span), one.message)
        for one in differences(expected, found, "a.xhtml")
    ]


def test_ids_and_grouping_do_not_matter() -> None:
    together = report("", Footnote(("a", "b"), "en", "Computed"))
    apart = report("x", Footnote(("xb",), "en", "Computed"), Footnote(("xa", "xb"), "en", "Computed"))
    assert together.links_content() == apart.links_content()
    assert said(together, apart) == []


def test_each_part_of_a_footnote_matters() -> None:
    note = Footnote(("a",), "en", "Computed", "role", "arcrole")
    others = [
        Footnote(("b",), "en", "Computed", "role", "arcrole"),
        Footnote(("a",), "de", "Computed", "role", "arcrole"),
        Footnote(("a",), "en", "Estimated", "role", "arcrole"),
        Footnote(("a",), "en", "Computed", "other", "arcrole"),
        Footnote(("a",), "en", "Computed", "role", "other"),
    ]
    for other in others:
        assert len(said(report("", note), report("", other))) == 2


def test_a_footnote_that_is_missing_and_one_too_many() -> None:
    here, there = Footnote(("a",), "en", "Computed"), Footnote(("b",), "en", "Computed", span=Span("a.xhtml", 9))
    assert said(report("", here), report("", there)) == [
        ("unexpected", "a.xhtml:9", "a.xhtml also says the footnote 'Computed' (en) of Note (2023-12-31): 'b'"),
        ("missing", "figures.csv:3", "a.xhtml lacks the footnote 'Computed' (en) of Note (2023-12-31): 'a'"),
    ]


def test_links_between_facts_have_a_direction() -> None:
    forward = report("", links=(FactLink(("a",), ("b", "c"), "role", "arcrole"),))
    apart = report("x", links=(FactLink(("xa",), ("xc",), "role", "arcrole"), FactLink(("xa",), ("xb",), "role", "arcrole")))
    back = report("", links=(FactLink(("b", "c"), ("a",), "role", "arcrole"),))
    assert forward.links_content() == apart.links_content()
    assert [code for code, _, _ in said(forward, back)] == ["unexpected", "unexpected", "missing", "missing"]
    assert "the link arcrole from Note (2023-12-31): 'a' to Note (2023-12-31): 'b'" in said(forward, back)[2][2]


def test_many_to_many_is_one_set() -> None:
    """A hundred thousand pairs of fact and footnote, of which no set is made twice."""
    ids = tuple(f"f{at}" for at in range(1000))
    facts = tuple(fact(id, id) for id in ids)
    content = Report(facts, footnotes=tuple(Footnote(ids, "en", str(at)) for at in range(1000))).links_content()
    assert len(content) == 1000
    assert len({id(about) for about in content.values()}) == 1


def test_footnotes_about_tuples_name_what_these_say() -> None:
    def board(id: str, text: str) -> Report:
        one = Tuple(id, QName("n", "Board"))
        return Report((fact(f"{id}n", text, one),), tuples=(one,), footnotes=(Footnote((id,), "en", "Elected"),))

    assert board("a", "x").links_content() == board("b", "x").links_content()
    assert board("a", "x").links_content() != board("a", "y").links_content()


def test_tuples_are_equal_by_what_they_hold() -> None:
    def nested(id: str, *texts: str, nil: bool = False) -> Report:
        outer = Tuple(id, QName("n", "Board"))
        inner = Tuple(f"{id}i", QName("n", "Director"), outer, nil)
        return Report(tuple(fact(f"{id}{text}", text, inner) for text in texts), tuples=(outer, inner))

    assert nested("a", "x", "y").tuples_content() == nested("b", "y", "x").tuples_content()
    assert nested("a", "x").tuples_content() != nested("a", "y").tuples_content()
    assert nested("a").tuples_content() != nested("a", nil=True).tuples_content()
    flat = Report((fact("x", "x"),))
    assert [code for code, _, _ in said(nested("a", "x"), flat)] == ["missing"]
    assert said(flat, flat) == []
