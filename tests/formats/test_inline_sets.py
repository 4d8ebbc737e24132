"""What documents say together: targets, tuples, fractions, footnotes, texts across documents."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

import pytest
from inline_kit import CONTEXT, REFERENCES, document, plain, told

from disclose.formats.inline import read_inline, read_inline_set
from disclose.model import FactLink, Footnote, FractionValue, Report, UnreadableValue
from disclose.names import ARCROLE_FACT_FOOTNOTE, LINK, ROLE_LINK, QName
from disclose.taxonomy import Concept, DataType, ItemKind, Role, Taxonomy

NS = "https://every-kind.example/2023"
STRICT = "urn:arcrole"


def concept(local: str, kind: ItemKind, role: Role = Role.ITEM) -> Concept:
    base = "string" if kind in (ItemKind.STRING, ItemKind.TEXT_BLOCK) else "decimal"
    return Concept(QName(NS, local), DataType(QName(NS, f"{local}Type"), kind, base_xsd=base), "instant", role=role)


CONCEPTS = (
    concept("Revenue", ItemKind.MONETARY),
    concept("Ratio", ItemKind.FRACTION),
    concept("Name", ItemKind.STRING),
    concept("Outlook", ItemKind.TEXT_BLOCK),
    concept("Director", ItemKind.OTHER, Role.TUPLE),
    concept("Board", ItemKind.OTHER, Role.TUPLE),
)
TAXONOMY = Taxonomy(
    NS,
    "t",
    "t.xsd",
    MappingProxyType({one.qname: one for one in CONCEPTS}),
    cycles={STRICT: "none"},
    role_uses={STRICT: (QName(LINK, "footnoteArc"),)},
)


def text(content: str, attributes: str = "", concept: str = "Name") -> str:
    return f'<ix:nonNumeric name="t:{concept}" contextRef="y" {attributes}>{content}</ix:nonNumeric>'


def read(body: str, **parts: str) -> tuple[Report, list[tuple[str, str, str]]]:
    outcome = read_inline(document(body, **parts), "a.xhtml", TAXONOMY)
    assert outcome.value is not None
    return outcome.value, told(outcome.diagnostics)


def clean(body: str, **parts: str) -> Report:
    report, findings = read(body, **parts)
    assert findings == []
    return report


def values(report: Report) -> list[tuple[str, str]]:
    return [(fact.aspects.concept.local, str(fact.value)) for fact in report.facts]


def test_each_target_is_a_report_of_its_own() -> None:
    other = REFERENCES.replace("<ix:references", '<ix:references target="x"').replace("every_kind", "other")
    data = document(text("a") + text("b", 'target="x"'), references=REFERENCES + other)
    outcome = read_inline_set({"a.xhtml": data}, TAXONOMY)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert {target: (values(one), one.schema_refs) for target, one in outcome.value.items()} == {
        None: ([("Name", "a")], ("every_kind.xsd",)),
        "x": ([("Name", "b")], ("other.xsd",)),
    }


def test_a_target_has_its_own_contexts_and_those_that_nothing_uses() -> None:
    contexts = CONTEXT + CONTEXT.replace('id="y"', 'id="z"').replace('id="u"', 'id="v"')
    contexts += CONTEXT.partition("<xbrli:unit")[0].replace('id="y"', 'id="idle"')
    other = REFERENCES.replace("<ix:references", '<ix:references target="x"')
    body = text("a") + text("b", 'target="x"').replace('"y"', '"z"')
    outcome = read_inline_set({"a.xhtml": document(body, references=REFERENCES + other, resources=contexts)}, TAXONOMY)
    assert outcome.value is not None
    assert {target: [one.id for one in report.contexts] for target, report in outcome.value.items()} == {
        None: ["y", "idle"],
        "x": ["z", "idle"],
    }


def test_facts_of_one_document_use_the_contexts_of_another_and_texts_go_on_there() -> None:
    first = document(text("one ", 'escape="true" continuedAt="c"', "Outlook"))
    second = plain('<ix:continuation id="c" continuedAt="d"><b>two</b></ix:continuation>' + text("x"))
    third = plain('<ix:continuation id="d"> three<ix:exclude>page</ix:exclude></ix:continuation>')
    outcome = read_inline_set({"c.xhtml": third, "b.xhtml": second, "a.xhtml": first}, TAXONOMY)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert values(outcome.value[None]) == [("Outlook", "one <b>two</b> three"), ("Name", "x")]


def test_the_order_of_documents_has_no_meaning() -> None:
    documents = {"a.xhtml": document(text("a")), "b.xhtml": plain(text("b"))}
    backwards = dict(reversed(documents.items()))
    forth, back = (read_inline_set(one, TAXONOMY) for one in (documents, backwards))
    assert forth.value is not None
    assert back.value is not None
    assert forth.value[None].facts == back.value[None].facts
    assert (forth.diagnostics, values(forth.value[None])) == (back.diagnostics, [("Name", "a"), ("Name", "b")])


def test_tuples_hold_facts_in_their_order_wherever_these_stand() -> None:
    member = text("z", 'order="1"')
    inner = f'<ix:tuple name="t:Director" order="2" tupleRef="b" id="d">{member}</ix:tuple>'
    body = inner + text("last", 'order="3.5" tupleRef="b"') + '<ix:tuple name="t:Board" tupleID="b" id="b"></ix:tuple>'
    report = clean(body + text("first", 'order="-1" tupleRef="b"') + text("outside"))
    board, director = report.tuples
    assert (board.id, board.container, director.id, director.container, director.position) == ("b", None, "d", board, 1)
    assert [(str(fact.value), fact.container, fact.origin.position) for fact in report.facts] == [
        ("first", board, 0),
        ("z", director, 0),
        ("last", board, 2),
        ("outside", None, 0),
    ]


def test_a_fact_shown_twice_at_one_place_of_a_tuple_is_one() -> None:
    inside = text("a", 'order="1"') * 2
    report = clean(f'<ix:tuple name="t:Director">{inside}</ix:tuple>')
    assert values(report) == [("Name", "a")]


def fraction(inside: str) -> str:
    return f'<ix:fraction name="t:Ratio" contextRef="y" unitRef="u">{inside}</ix:fraction>'


def test_fractions() -> None:
    terms = (
        '<ix:numerator format="ixt:num-dot-decimal" scale="3">1.5</ix:numerator> of <ix:denominator sign="-">4</ix:denominator>'
    )
    report = clean(fraction(fraction(terms)))
    assert [fact.value for fact in report.facts] == [FractionValue(Decimal(1500), Decimal(-4))] * 2


def test_a_fraction_is_tagged_as_one() -> None:
    wrong = text("1/2", concept="Ratio")
    report, findings = read(wrong)
    assert report.facts == ()
    assert findings == [("a.xhtml:11:1", "ix11.7.1.3:fractionDeclaration", "Ratio is tagged with nonNumeric and is a fraction")]


def relationships(*written: str) -> str:
    declared = f'<link:arcroleRef xlink:type="simple" arcroleURI="{STRICT}" xlink:href="t.xsd#a"></link:arcroleRef>'
    return declared + CONTEXT + "".join(f"<ix:relationship {one}></ix:relationship>" for one in written)


def test_relationships_are_footnotes_and_links() -> None:
    body = text("a", 'id="a"') + text("b", 'id="b"')
    body += '<ix:footnote id="f" xml:lang="de" continuedAt="c">eins <b>zwei</b></ix:footnote>'
    body += '<ix:continuation id="c">&lt;</ix:continuation>'
    link = f'fromRefs="a" toRefs="b" arcrole="{STRICT}" linkRole="{ROLE_LINK}"'
    report = clean(body, resources=relationships('fromRefs="a b" toRefs="f"', link))
    assert report.footnotes == (Footnote(("a", "b"), "de", "eins <b>zwei</b>&lt;", ROLE_LINK, ARCROLE_FACT_FOOTNOTE),)
    assert report.fact_links == (FactLink(("a",), ("b",), ROLE_LINK, STRICT),)


def test_a_link_that_leads_back_is_told_where_its_arcrole_forbids_that() -> None:
    body = text("a", 'id="a"') + text("b", 'id="b"')
    written = [f'fromRefs="{start}" toRefs="{end}" arcrole="{STRICT}"' for start, end in ("ab", "ba")]
    _, findings = read(body, resources=relationships(*written))
    assert [code for _, code, _ in findings if code.startswith("xbrl.5")] == ["xbrl.5.1.4.3:cycles"]


def test_a_fact_as_a_footnote_is_a_warning() -> None:
    body = text("a", 'id="a"') + text("b", 'id="b"')
    report, findings = read(body, resources=relationships('fromRefs="a" toRefs="b"'))
    assert [(code, message) for _, code, message in findings] == [
        ("disclose.inline:fact-as-footnote", "A relationship leads from a fact to a fact and calls this a footnote")
    ]
    assert report.fact_links == (FactLink(("a",), ("b",), ROLE_LINK, ARCROLE_FACT_FOOTNOTE),)
    assert report.links[0].arcs == ()


def test_a_fact_of_another_target_that_a_relationship_leads_to_comes_along() -> None:
    other = REFERENCES.replace("<ix:references", '<ix:references target="x"')
    body = text("a", 'id="a"') + text("b", 'id="b" target="x"')
    resources = relationships(f'fromRefs="a" toRefs="b" arcrole="{STRICT}"')
    outcome = read_inline_set({"a.xhtml": document(body, references=REFERENCES + other, resources=resources)}, TAXONOMY)
    assert outcome.value is not None
    assert {target: values(one) for target, one in outcome.value.items()} == {
        None: [("Name", "a"), ("Name", "b")],
        "x": [("Name", "b")],
    }


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<img src="a b.png"/>', '<img src="http://h/p/a%20b.png"/>'),
        ('<a href="http://other/x">y</a>', '<a href="http://other/x">y</a>'),
        ('<a href="#n">y</a>', '<a href="http://h/p/#n">y</a>'),
        ('<p title="x">y</p>', '<p title="x">y</p>'),
        ('<object codebase="c" data="d"></object>', '<object codebase="http://h/p/c" data="d"></object>'),
    ],
)
def test_references_in_text_blocks_are_resolved_by_the_base(content: str, expected: str) -> None:
    data = document(text(content, 'escape="true"', "Outlook"))
    based = data.replace(b"<title>", b'<base href="http://h/p/"></base><title>')
    without, outcome = (read_inline(one, "a.xhtml", TAXONOMY) for one in (data, based))
    assert without.value is not None
    assert outcome.value is not None
    assert [str(fact.value) for fact in without.value.facts] == [content]
    assert [str(fact.value) for fact in outcome.value.facts] == [expected]


def test_references_in_text_blocks_are_resolved_by_xml_base() -> None:
    block = text('<img src="a.png"/>', 'escape="true"', "Outlook")
    body = f'<div xml:base="http://h/q/">{block}</div>'
    assert values(clean(body)) == [("Outlook", '<img src="http://h/q/a.png"/>')]


def test_the_references_of_a_target_are_resolved_by_xml_base() -> None:
    references = REFERENCES.replace("<link:schemaRef", '<link:schemaRef xml:base="http://h/p/"')
    assert clean("", references=references).schema_refs == ("http://h/p/every_kind.xsd",)


def test_markup_in_namespaces_of_its_own_keeps_its_prefix() -> None:
    body = text('<m:a xmlns:m="urn:m" m:b="c" id="x">y</m:a><p xml:lang="de"/>', 'escape="true"', "Outlook")
    report, _ = read(body)
    assert values(report) == [("Outlook", '<m:a id="x" m:b="c">y</m:a><p xml:lang="de"></p>')]


def test_a_text_inside_an_exclusion_is_a_fact_of_its_own() -> None:
    inner = text("<b>in</b><ix:exclude>out</ix:exclude>", 'escape="true"', "Outlook")
    report = clean(text(f"a<ix:exclude>no {inner} no</ix:exclude>b", 'escape="true"', "Outlook"))
    assert values(report) == [("Outlook", "ab"), ("Outlook", "<b>in</b>")]


def test_a_nil_fact_with_a_format_must_still_be_readable() -> None:
    body = (
        '<ix:nonFraction name="t:Revenue" contextRef="y" unitRef="u" xsi:nil="true" format="ixt:fixed-zero">-</ix:nonFraction>'
    )
    assert [str(fact.value) for fact in clean(body).facts] == ["nil"]
    _, findings = read(body.replace("fixed-zero", "num-dot-decimal"))
    assert [code for _, code, _ in findings] == ["ix11.10.1.1:transformValueError"]


def test_a_long_chain_and_deep_nesting_cost_no_recursion() -> None:
    parts = "".join(f'<ix:continuation id="c{n}" continuedAt="c{n + 1}">.</ix:continuation>' for n in range(5000))
    body = text("", 'continuedAt="c0"') + parts + '<ix:continuation id="c5000">!</ix:continuation>'
    assert str(clean(body).facts[0].value) == "." * 5000 + "!"
    nested = text("<p>" * 200 + "x" + "</p>" * 200, 'escape="true"', "Outlook")
    assert len(str(clean(nested).facts[0].value)) == 200 * 7 + 1


def test_a_fraction_without_terms_is_kept_for_the_rules() -> None:
    report, findings = read(fraction("<ix:numerator>1</ix:numerator>"))
    assert isinstance(report.facts[0].value, UnreadableValue)
    assert [code for _, code, _ in findings] == ["ix11.7.1.2:fractionChildren"]


def test_the_same_id_in_two_documents_names_one_fact() -> None:
    first = document(text("a", 'id="a"'))
    outcome = read_inline_set({"a.xhtml": first, "b.xhtml": plain(text("b", 'id="a"'))}, TAXONOMY)
    assert outcome.value is not None
    assert [fact.id for fact in outcome.value[None].facts] == ["a", "Name-y-5"]
