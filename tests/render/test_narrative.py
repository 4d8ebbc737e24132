"""Prose: what becomes of it, and what is wrong with it where."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from page_kit import OUTLOOK, Case, PlainTagger, make_case

from disclose.diagnostics import Diagnostic
from disclose.formats.inline import InlineTagger
from disclose.model import TextValue
from disclose.names import IX, XHTML, XML, XSI
from disclose.render.lookup import index_facts
from disclose.render.narrative import Narrative
from disclose.render.placing import Placer
from disclose.xhtml import markup_of

HEAD = "---\ntitle: Outlook\nconcept: OutlookTextBlock\n---\n"


def section(folder: Path, text: str) -> Case:
    return make_case(folder, files={"narrative/01-outlook.md": text})


def narrative_of(case: Case) -> Narrative:
    read = case.narrative()
    assert read.ok, read.diagnostics
    assert read.value is not None
    return read.value


def laid_out(case: Case) -> str:
    narrative = narrative_of(case)
    placer = Placer(PlainTagger())
    facts = index_facts([*case.facts, *narrative.facts], "en")
    return "".join(str(part.laid_out(placer, facts, "here")) for part in narrative.sections)


def plain(case: Case) -> str:
    value = narrative_of(case).facts[0].value
    assert isinstance(value, TextValue)
    assert value.xhtml
    return value.text


def test_facts_stand_in_their_sentences(tmp_path: Path) -> None:
    assert laid_out(section(tmp_path, OUTLOOK)) == (
        "[[OutlookTextBlock:<p>Revenue fell to <strong>[Revenue:3,405.8]</strong> from [Revenue:3,808.5]; "
        "a loss of [Profit:-6,494.7].</p>\n]]"
    )


def test_the_block_is_what_a_reader_sees(tmp_path: Path) -> None:
    case = section(tmp_path, OUTLOOK)
    assert plain(case) == ("<p>Revenue fell to <strong>3,405.8</strong> from 3,808.5; a loss of 6,494.7.</p>\n")
    fact = narrative_of(case).facts[0]
    assert (fact.id, fact.aspects.language, str(fact.aspects.period)) == (
        "OutlookTextBlock-2023",
        "en",
        "2023-01-01/2023-12-31",
    )
    assert str(fact.span) == "narrative/01-outlook.md:3:10"
    assert fact.origin.source == "Annual report, p. 35"


def test_the_block_is_what_a_processor_extracts(tmp_path: Path) -> None:
    text = HEAD + (
        "# First *part*\n\nA & B < C “quoted”, `code`, {{ fact(Profit) }}\n\n"
        "- {{ fact(GrossMargin) }}\n- {{ fact(SignedOn) }}\n\n"
        "Table: Caption {{ fact(Revenue) }}\n\n| a | b |\n|---|--:|\n| {{ fact(Approved) }} | {{ fact(Dividend, prior) }} |\n\n"
        '> [link](https://kit.example/a?b=1&c=2 "title") one\\\ntwo\n\n---\n'
    )
    case = section(tmp_path, text)
    narrative = narrative_of(case)
    checked = case.checked(narrative)
    tagger = InlineTagger(checked, case.taxonomy)
    content = narrative.sections[0].laid_out(Placer(tagger), index_facts(checked.facts, "en"), "here")
    names = f'xmlns="{XHTML}" xmlns:ix="{IX}" xmlns:xsi="{XSI}" xml:lang="en"'
    names += "".join(f' xmlns:{prefix}="urn:{prefix}"' for prefix in ("kit", "ixt"))
    block = etree.fromstring(f"<body {names}>{content}</body>")[0]
    assert block.get(f"{{{XML}}}lang") == "en"
    assert "".join(markup_of(block)) == plain(case)


@pytest.mark.parametrize(
    ("call", "seen"),
    [
        ("fact(Revenue)", "[Revenue:3,405.8]"),
        ("fact(Revenue, period=prior)", "[Revenue:3,808.5]"),
        ('fact("Revenue", "prior")', "[Revenue:3,808.5]"),
        ("fact(Profit)", "−[Profit:-6,494.7]"),
        ('fact(Profit, style="parentheses")', "([Profit:-6,494.7])"),
        ('fact(Profit, style="magnitude")', "[Profit:-6,494.7]"),
        ('fact(Revenue, scale="hundred millions")', "[Revenue:34.058]"),
        ('fact(Gpus, scale="ten thousands")', "[Gpus:4.5000]"),
        ("fact(GrossMargin)", "[GrossMargin:44.1]%"),
        ("fact(Cash)", "[Cash:100.0]"),
        ("fact(Cash, opening)", "[Cash:60.0]"),
        ("fact(Revenue, BusinessAxis=CloudMember)", "[Revenue:1,183.7]"),
        ("fact(Revenue, prior, BusinessAxis=AllMember)", "[Revenue:3,808.5]"),
        ('fact(ModelName, VersionAxis="9.0")', "[ModelName:Nine]"),
        ("fact(SignedOn)", "[SignedOn:date-day-monthname-year-en(26 March 2024)]"),
        ("fact(Approved)", "[Approved:fixed-true(Yes)]"),
        ("fact(Opinion)", "Unmodified"),
        ("fact(Dividend, prior)", "[Dividend:nil n/a]"),
        ('"ten"', "ten"),
    ],
)
def test_mentions(tmp_path: Path, call: str, seen: str) -> None:
    case = section(tmp_path, f"---\ntitle: Outlook\n---\n{{{{ {call} }}}}.\n")
    assert laid_out(case) == f"<p>{seen}.</p>\n"


def only(case: Case) -> Diagnostic:
    found = case.narrative().diagnostics
    assert len(found) == 1, found
    return found[0]


FAULTS = [
    ("{{ fact(Revenu) }}", "unknown-name", "5:9", "There is no concept Revenu", "Did you mean Revenue"),
    ("In Revenue {{ fact(Cash, curent) }}", "unknown-name", "5:26", "There is no period curent", "Did you mean current?"),
    ("{{ fact(Cash, later) }}", "unknown-name", "5:15", "There is no period later", "are current, prior, opening"),
    ("{{ fact(Revenue, BusinesAxis=CloudMember) }}", "unknown-name", "5:18", "no dimension BusinesAxis", "BusinessAxis"),
    ("{{ fact(Revenue, BusinessAxis=ClouMember) }}", "unknown-name", "5:31", "There is no member ClouMember", "CloudMember"),
    ("x\n\n{{ facts(Revenue) }}", "unknown-name", "7:4", "There is no function facts", "fact"),
    ("{{ Revenue }}", "expression", "5:4", "not read", "fact(Concept)"),
    ("{{ fact(Revenue) * 2 }}", "expression", "5:1", "not read", "fact(Concept)"),
    ('{{ fact(Cash, scale="dozens") }}', "argument", "5:15", "That is not a scale", "ten thousands, millions"),
    ("{{ fact(Dividend) }}", "no-fact", "5:4", "Dividend is not reported for current", "It is reported for prior."),
    ("{{ fact(RevenueGrowth, prior) }}", "no-fact", "5:4", "RevenueGrowth is not reported for prior", "reported for current"),
    ("{{ fact(Share, BusinessAxis=CloudMember) }}", "no-fact", "5:4", "Share, CloudMember is not reported", "add it"),
    ("{{ fact(SalesAbstract) }}", "argument", "5:9", "SalesAbstract can't be reported", None),
    ("{{ fact() }}", "argument", "5:4", "fact takes a concept", None),
    ("{{ fact(Revenue, prior, period=current) }}", "argument", "5:25", "twice", None),
    ('{{ fact(Revenue, style="red") }}', "argument", "5:18", "not a style", "magnitude"),
    ("{{ fact(ModelName, VersionAxis=HardMember) }}", "argument", "5:20", "stands in quotes", None),
    ("{{ fact(Revenue }}", "syntax", "5:1", "Not readable", "double braces"),
    ("a\n{% for x in range(9) %}{% endfor %}", "statement", "6:1", "no statements", "template"),
    ("text <b>bold</b>", "raw-html", "5:6", "HTML is not read in prose: <b>", "Markdown"),
    ("text\n\n<div>\n</div>", "raw-html", "7:1", "HTML is not read in prose: <div>", "Markdown"),
    ("<!DOCTYPE html>", "doctype", "5:1", "DOCTYPE", "Remove"),
    ("a [link](javascript:alert(1)) b", "link", "5:10", "'javascript:alert(1)'", "http"),
    ("a\nb [link](../other.html)", "link", "6:10", "'../other.html'", "http"),
    ("[x](https://kit.example/{{ fact(Revenue) }})", "link", "5:3", "can't stand in a link", "text"),
    ("![x](https://kit.example/x.png)", "image", "5:1", "Pictures", "layout.charts"),
    ("3. third", "markdown", "5:1", "begins at 1", "Number"),
    ("private \ue000", "private-character", "5:9", "U+E000", "Remove"),
]


@pytest.mark.parametrize(("text", "code", "place", "message", "help"), FAULTS, ids=[fault[0][:40] for fault in FAULTS])
def test_faults_are_found_where_they_are(
    tmp_path: Path, text: str, code: str, place: str, message: str, help: str | None
) -> None:
    found = only(section(tmp_path, f"{HEAD}{text}\n"))
    assert (found.code, str(found.span)) == (f"disclose.prose:{code}", f"narrative/01-outlook.md:{place}")
    assert message in found.message
    assert help is None or help in (found.help or "")


def test_a_character_reference_can_not_forge_a_mention(tmp_path: Path) -> None:
    found = only(section(tmp_path, HEAD + '{{ fact(Revenue) }} &#xE000;{{ literal("0") }}&#xE001;\n'))
    assert found.code == "disclose.prose:private-character"


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    case = section(tmp_path, HEAD + "{{ fact(Revenu, later, BusinesAxis=X) }}\n\n<b>x</b> and Revenu {{ fact(Revenu) }}\n")
    found = case.narrative().diagnostics
    assert [(item.code.partition(":")[2], str(item.span).partition(":")[2]) for item in found] == [
        ("unknown-name", "5:9"),
        ("unknown-name", "5:17"),
        ("unknown-name", "5:24"),
        ("raw-html", "7:1"),
        ("unknown-name", "7:29"),
    ]


def test_comments_leave_lines_where_they_are(tmp_path: Path) -> None:
    found = only(section(tmp_path, HEAD + "{# several\nlines #}\ntext {{ fact(\nRevenue) }}\nthen <i>\n"))
    assert str(found.span) == "narrative/01-outlook.md:9:6"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("no head\n", "1:1", "no front matter"),
        ("---\ntitle: x\n", "1:1", "does not end"),
        ("---\nconcept: OutlookTextBlock\n---\n", "2:1", "title is required"),
        ("---\ntitle: x\nauthor: y\n---\n", "3:9", "there is no such key"),
        ("---\ntitle: {zh-Hans: 展望}\n---\n", "2:1", "no title in en"),
        ("---\ntitle: x\nconcept: OutlokTextBlock\n---\n", "3:10", "There is no concept OutlokTextBlock"),
        ("---\ntitle: x\nconcept: StockCode\n---\n", "3:10", "StockCode is not a text block"),
    ],
)
def test_front_matter(tmp_path: Path, text: str, place: str, message: str) -> None:
    found = only(section(tmp_path, text))
    assert message in found.message
    assert found.span is not None
    assert str(found.span).startswith("narrative/01-outlook.md:")
    assert str(found.span) == f"narrative/01-outlook.md:{place}"


def test_sections_of_one_concept_are_one_text_block(tmp_path: Path) -> None:
    between = "---\ntitle: x\n---\nBetween.\n"
    files = {"narrative/a.md": HEAD + "One.\n", "narrative/b.md": between, "narrative/c.md": HEAD + "Two.\n"}
    case = make_case(tmp_path, files=files)
    read = case.narrative()
    assert read.value is not None, read.diagnostics
    (block,) = read.value.facts
    assert str(block.value) == "<p>One.</p>\n<p>Two.</p>\n"
    assert str(block.span) == "narrative/a.md:3:10"
    assert [(one.name, one.part, one.parts) for one in read.value.sections] == [("a", 1, 2), ("b", 1, 1), ("c", 2, 2)]


def test_a_caption_that_nobody_wrote_is_no_part_of_a_text_block(tmp_path: Path) -> None:
    case = make_case(tmp_path, files={"narrative/a.md": HEAD + "| a |\n|---|\n| b |\n"})
    read = case.narrative()
    assert read.value is not None, read.diagnostics
    assert "<caption></caption>" in str(read.value.facts[0].value)


def test_two_sections_can_not_have_one_name(tmp_path: Path) -> None:
    head = "---\ntitle: x\n---\n"
    found = only(make_case(tmp_path, files={"narrative/1-a.md": head, "narrative/2-a.md": head}))
    assert found.code == "disclose.prose:duplicate-name"
    assert (str(found.span), [str(span) for span in found.related]) == ("disclosure.yaml:17:33", ["disclosure.yaml:17:15"])


def test_sections_in_any_writing_have_names_of_their_own(tmp_path: Path) -> None:
    head = "---\ntitle: x\n---\n"
    case = make_case(tmp_path, files={"narrative/展望.md": head, "narrative/1. 风险 (1).md": head})
    read = case.narrative()
    assert read.value is not None, read.diagnostics
    assert [section.name for section in read.value.sections] == ["展望", "风险--1"]


def test_a_missing_section_is_a_finding(tmp_path: Path) -> None:
    case = section(tmp_path, OUTLOOK)
    (tmp_path / "narrative/01-outlook.md").unlink()
    found = only(case)
    assert (found.message, str(found.span)) == ("There is no file narrative/01-outlook.md", "disclosure.yaml:17:15")
