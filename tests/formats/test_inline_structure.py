"""What Inline XBRL documents must be like that their schema can't say: alone, and together in a set."""

from __future__ import annotations

import pytest
from inline_kit import CONTEXT, REFERENCES, document, number, plain, text, told

from disclose.formats.inline.document_set import open_inline_set

TUPLE = "t:Name"


def found(body: str, **parts: str) -> list[tuple[str, str, str]]:
    return told(open_inline_set({"a.xhtml": document(body, **parts)}).diagnostics)


def at(column: int, code: str, message: str, line: int = 11) -> list[tuple[str, str, str]]:
    return [(f"a.xhtml:{line}:{column}", code, message)]


def fraction(inside: str, attributes: str = 'unitRef="u"') -> str:
    return f'<ix:fraction name="t:Ratio" contextRef="y" {attributes}>{inside}</ix:fraction>'


FIRST_IN_TUPLE = text("a", attributes='order="1"')
TERMS = "<ix:numerator>1</ix:numerator>/<ix:denominator>3</ix:denominator>"


@pytest.mark.parametrize(
    "body",
    [
        number("7"),
        number(number("7", "Cash")),
        number("", attributes='xsi:nil="true"'),
        text("a<ix:exclude>b</ix:exclude>"),
        text("a", attributes='continuedAt="c"') + '<ix:continuation id="c">b</ix:continuation>',
        fraction(TERMS),
        fraction(fraction(TERMS)),
        '<ix:footnote id="f">a</ix:footnote>',
        f'<ix:tuple name="{TUPLE}">{FIRST_IN_TUPLE}</ix:tuple>',
        f'<ix:tuple name="{TUPLE}" tupleID="p"></ix:tuple>' + text("a", attributes='order="1" tupleRef="p"'),
        f'<ix:tuple name="{TUPLE}" xsi:nil="true"></ix:tuple>',
        "<p>a<br/></p>",
    ],
)
def test_what_is_allowed(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "column", "code", "message"),
    [
        (number(""), 1, "ix11.10.1.1:nonFraction", "Revenue has no text"),
        (number("<b>7</b>"), 1, "ix11.10.1.2:nonFractionChildren", "Revenue has other elements inside it"),
        (
            number("1" + number("7", "Cash")),
            1,
            "ix11.10.1.1:nonFractionChildren",
            "Revenue has text beside the number inside it",
        ),
        (
            number(number("7", "Cash", 'scale="3"')),
            len(number("")) - len("</ix:nonFraction>") + 1,
            "ix11.10.1.2:nestedNonFractionProperties",
            "Cash and Revenue around it differ in scale",
        ),
        (
            number(number("", "Cash", 'xsi:nil="true"')),
            len(number("")) - len("</ix:nonFraction>") + 1,
            "ix11.10.1.2:nestedNonFractionIsNil",
            "Cash is nil inside another number",
        ),
        ("<ix:exclude>a</ix:exclude>", 1, "ix11.5.1.1:excludeMisplaced", "Something is excluded from no text"),
        ('<ix:continuation id="c">b</ix:continuation>', 1, "ix11.4.1.2:continuationNotReferenced", "No text continues at c"),
        (text("a", attributes='continuedAt="c"'), 1, "ix11.11.1.2:continuationMissing", "The continuation c does not exist"),
        (
            text("a", attributes='continuedAt="c"') + '<p id="c">b</p>',
            1,
            "ix11.11.1.2:continuationTarget",
            "Name continues at c, which is an element that is not tagged, and no continuation",
        ),
        (
            fraction("<ix:numerator>1</ix:numerator>"),
            1,
            "ix11.7.1.2:fractionChildren",
            "Ratio has not one numerator and one denominator",
        ),
        (fraction(TERMS, 'unitRef="u" xsi:nil="true"'), 1, "ix11.7.1.2:nilFractionChildren", "Ratio is nil and has terms"),
        (
            fraction(TERMS.replace("1", "-1")),
            len(fraction("")) - len("</ix:fraction>") + 1,
            "ix11.7.1.3:fractionTermNegative",
            "The numerator of a fraction is -1",
        ),
        (f'<ix:tuple name="{TUPLE}"></ix:tuple>', 1, "ix11.15.1.2:tupleID", "The tuple Name is empty"),
        (text("a", attributes='order="1"'), 1, "ix11.11.1.2:tupleOrder", "Name has an order and is in no tuple"),
        (
            text("a", attributes='order="1" tupleRef="p"'),
            1,
            "ix11.11.1.2:tupleRefMissing",
            "Name belongs to the tuple p, which does not exist",
        ),
        (
            f'<ix:tuple name="{TUPLE}" tupleID="p" tupleRef="p" order="1"></ix:tuple>',
            1,
            "ix11.15.1.2:tupleNestingCycle",
            "The tuple Name stands in itself",
        ),
        (
            text("a", attributes='xbrli:period="x"'),
            1,
            "xmlSchema:attributesExtraneous",
            "Name has the attribute period of XBRL instances",
        ),
        (
            "<p><span/></p>",
            4,
            "disclose.inline:self-closed",
            "An empty tag is written as <…/>, which browsers take for the beginning of an element",
        ),
    ],
)
def test_what_is_not(body: str, column: int, code: str, message: str) -> None:
    assert at(column, code, message) == [one for one in found(body) if one[1] == code]


def test_a_footnote_has_a_language() -> None:
    assert found('<ix:footnote id="f">a</ix:footnote>', language="") == at(
        1, "ix11.6.1.2:footnoteLang", "The footnote f has no language"
    )


def test_a_continuation_is_not_hidden() -> None:
    hidden = text("a", attributes='continuedAt="c"') + '<ix:continuation id="c">b</ix:continuation>'
    codes = [code for _, code, _ in found("", hidden=hidden)]
    assert codes == ["ix11.4.1.1:ancestorNodeDisallowed"]


def test_parts_of_a_text_do_not_stand_in_one_another() -> None:
    body = text('<ix:continuation id="c">b</ix:continuation>', attributes='continuedAt="c"')
    column = body.index("<ix:continuation") + 1
    message = "The continuation c stands inside another part of the text that it belongs to"
    assert found(body) == at(column, "ix11.4.1.2:continuationChainNested", message)


def test_a_part_belongs_to_one_text() -> None:
    first = text("a", attributes='continuedAt="c"')
    body = first + first + '<ix:continuation id="c">b</ix:continuation>'
    message = "The continuation c is continued to from two elements"
    assert found(body) == at(len(first) + 1, "ix11.4.1.2:continuationReferences", message)


def test_equal_facts_share_a_place_in_a_tuple_others_do_not() -> None:
    def pair(second: str) -> str:
        inside = "".join(text(one, attributes="order='1'") for one in ("a", second))
        return f'<ix:tuple name="{TUPLE}">{inside}</ix:tuple>'

    assert found(pair("a")) == []
    (finding,) = found(pair("b"))
    assert finding[1:] == (
        "ix11.11.1.2:tupleSameOrderMembersUnequal",
        "Name stands at the place in its tuple where Name says something else",
    )


def relationship(sources: str, targets: str) -> str:
    return f'{CONTEXT}\n<ix:relationship fromRefs="{sources}" toRefs="{targets}"></ix:relationship>'


@pytest.mark.parametrize(
    ("sources", "targets", "codes"),
    [
        ("a", "f", []),
        ("a", "b", []),
        ("z", "f", ["ix11.13.1.2:relationshipFromRef"]),
        ("a", "z", ["ix11.13.1.2:relationshipToRef"]),
        ("a", "a", ["ix11.13.1.2:relationshipFromToMatch"]),
        ("a", "b f", ["ix11.13.1.2:relationshipReferencesMixed"]),
    ],
)
def test_relationships_join_facts_and_footnotes(sources: str, targets: str, codes: list[str]) -> None:
    body = text("a", attributes='id="a"') + text("b", attributes='id="b"') + '<ix:footnote id="f">a</ix:footnote>'
    assert [code for _, code, _ in found(body, resources=relationship(sources, targets))] == codes


@pytest.mark.parametrize(
    ("references", "codes"),
    [
        ("", ["ix11.12.1.2:missingReferences"]),
        (REFERENCES.replace("<ix:references", '<ix:references target="x"'), ["ix11.12.1.2:missingReferenceTargets"]),
        (REFERENCES.replace("<ix:references", '<ix:references xbrli:a="1"'), ["ix11.12.1.1:qualifiedAttributeDisallowed"]),
        (REFERENCES.replace("<ix:references", '<ix:references id="r"') * 1 + REFERENCES, []),
        (
            "".join(REFERENCES.replace("<ix:references", f'<ix:references id="{id}"') for id in "rs"),
            ["ix11.12.1.2:referencesTargetId"],
        ),
        (
            "".join(REFERENCES.replace("<ix:references", f'<ix:references xmlns:p="{uri}"') for uri in "ab"),
            ["ix11.12.1.2:referencesNamespacePrefixConflict"],
        ),
        (
            REFERENCES.replace("<ix:references", '<ix:references xml:lang="en"') * 2,
            ["ix11.12.1.2:referencesAttributeDuplication"],
        ),
    ],
)
def test_references(references: str, codes: list[str]) -> None:
    assert [code for _, code, _ in found(text("a"), references=references)] == codes


def test_a_header_is_hidden_from_readers() -> None:
    data = document(text("a")).replace(b'<div style="display:none">', b"<div>")
    assert told(open_inline_set({"a.xhtml": data}).diagnostics) == [
        ("a.xhtml:6:6", "ix11.8.1.2:headerDisplayNone", "The header is not hidden from readers")
    ]


def test_documents_of_a_set_share_headers_but_no_ids() -> None:
    first = document(text("a", attributes='id="a"'))
    assert open_inline_set({"a.xhtml": first, "b.xhtml": plain(text("b"))}).diagnostics == ()
    second = document(text("b", attributes='id="a"'))
    codes = [(code, place) for place, code, _ in told(open_inline_set({"b.xhtml": second, "a.xhtml": first}).diagnostics)]
    assert codes == [
        ("ix11.14.1.2:resourceIdDuplication", "b.xhtml:7:15"),
        ("ix11.14.1.2:resourceIdDuplication", "b.xhtml:9:1"),
        ("ix11.11.1.2:uniqueIxId", "b.xhtml:11:1"),
    ]


def test_a_set_without_a_header() -> None:
    outcome = open_inline_set({"a.xhtml": plain(text("a"))})
    assert [one.code for one in outcome.diagnostics] == ["ix11.8.1.3:headerMissing"]


def test_one_document_that_is_none_leaves_no_set() -> None:
    outcome = open_inline_set({"a.xhtml": document(""), "b.xbrl": b"<xbrl></xbrl>"})
    assert outcome.value is None
    assert told(outcome.diagnostics) == [
        ("b.xbrl:1:1", "ix11.3.3.1:rootElement", "b.xbrl is not XHTML: its root element is xbrl")
    ]


@pytest.mark.parametrize("lines", [0, 40_000, 70_000])
def test_sections_keep_their_lines(lines: int) -> None:
    data = document("", resources="\n" * lines + CONTEXT.replace("2023-12-31", "never"))
    outcome = open_inline_set({"a.xhtml": data})
    assert outcome.value is not None
    (section,) = outcome.value.documents[0].resources
    context = section.content[0]
    assert str(context.sourceline) in (str(lines + 7), str(min(lines + 7, 65_535)))


def test_very_many_sections_cost_little() -> None:
    """Each is read as a tree of its own; the lines before it are not read again."""
    body = "\n" * 60_000 + "<ix:references></ix:references>\n" * 20_000
    outcome = open_inline_set({"a.xhtml": document(body)})
    assert outcome.value is not None
    assert len(outcome.value.documents[0].references) == 20_001
