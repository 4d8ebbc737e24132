"""The whole page: what stands where, and that nothing an author writes breaks it."""

from __future__ import annotations

import dataclasses
import itertools
import re
from pathlib import Path

import pytest
from lxml import etree
from page_kit import FIGURES, LAYOUT, OUTLOOK, Case, PlainTagger, make_case

from disclose.diagnostics import Outcome
from disclose.names import XHTML, XML

FILES = {"narrative/01-outlook.md": OUTLOOK}
BLOCKS = {"p", "div", "td", "th", "tr", "h1", "h2", "h3", "li", "dt", "dd", "caption"}
THEME = '{% extends "themes/annual-report/report.xhtml.j2" %}\n'


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return make_case(tmp_path_factory.mktemp("page"), files=FILES)


def page_of(outcome: Outcome[bytes]) -> etree._Element:
    assert outcome.ok, outcome.diagnostics
    assert outcome.value is not None
    return etree.fromstring(outcome.value)


def elements(page: etree._Element, name: str) -> list[etree._Element]:
    return list(page.iter(f"{{{XHTML}}}{name}"))


def text_of(element: etree._Element) -> str:
    """The text, with white space at the borders of blocks and cells, collapsed."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if etree.QName(node).localname in BLOCKS:
            pieces.append(" ")
        pieces.append((node.text if event == "start" else node.tail if node is not element else "") or "")
    return " ".join("".join(pieces).split())


def by_id(page: etree._Element, name: str) -> etree._Element:
    return next(element for element in page.iter() if element.get("id") == name)


def test_every_fact_is_placed_and_no_place_twice(case: Case) -> None:
    tagger = PlainTagger()
    page_of(case.page(tagger))
    placed = {name for name, _ in tagger.placed}
    hidden = {"Opinion-2023"}
    assert placed == {fact.id for fact in case.facts} - hidden | {"OutlookTextBlock-2023"}
    assert len(set(tagger.placed)) == len(tagger.placed)
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", occurrence) for _, occurrence in tagger.placed)


def test_the_order_of_facts_changes_no_byte(case: Case) -> None:
    turned = dataclasses.replace(case, facts=tuple(reversed(case.facts)))
    assert turned.page().value == case.page().value is not None


def test_headings_are_in_order(case: Case) -> None:
    levels = [int(str(element.tag)[-1]) for element in page_of(case.page()).iter() if re.search(r"\}h[1-6]$", str(element.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_tables_have_captions_and_scopes(case: Case) -> None:
    page = page_of(case.page())
    for table in elements(page, "table"):
        assert text_of(table[0])
        assert str(table[0].tag).endswith("caption")
    assert {cell.get("scope") for cell in elements(page, "th")} == {"col", "colgroup", "row", "rowgroup"}


def test_languages_titles_and_pictures(case: Case) -> None:
    page = page_of(case.page())
    assert page.get(f"{{{XML}}}lang") == "en"
    assert text_of(elements(page, "title")[0]) == "Kit & Sons: Results"
    assert [bool(image.get("alt")) for image in elements(page, "img")] == [True, True, True]


def test_links_lead_somewhere(case: Case) -> None:
    page = page_of(case.page())
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    targets = [str(link.get("href")) for link in elements(page, "a")]
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in targets} <= set(ids)
    assert "#table-result" in targets
    assert "#section-outlook" in targets


def test_only_what_the_schema_allows(case: Case) -> None:
    page = page_of(case.page())
    names = {etree.QName(element).localname for element in page.iter() if isinstance(element.tag, str)}
    refused = {"section", "article", "header", "main", "nav", "figure", "figcaption", "svg", "script", "details"}
    assert not names & refused
    attributes = {str(name) for element in page.iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith(("aria", "data-", "role", "on"))}
    assert not [style for style in elements(page, "style") if etree.QName(style.getparent()).localname != "head"]


def test_nothing_is_loaded_from_elsewhere(case: Case) -> None:
    page = page_of(case.page())
    assert all(str(image.get("src")).startswith("data:") for image in elements(page, "img"))
    style = text_of(elements(page, "style")[0])
    assert "url(" not in style
    assert "@import" not in style


def test_the_header_comes_first_and_is_not_displayed(case: Case) -> None:
    body = elements(page_of(case.page()), "body")[0]
    assert body[0].get("style") == "display:none"
    assert text_of(body[0]) == "header"


def test_cards_and_computed_changes(case: Case) -> None:
    page = page_of(case.page())
    cards = [text_of(card) for card in elements(page, "div") if card.get("class") == "card"]
    assert cards[0] == "Revenue RMB million [Revenue:3,405.8] ▼ −[RevenueGrowth:-10.6]% vs 2022 2022 [Revenue:3,808.5]"
    assert cards[1] == "Gross margin [GrossMargin:44.1]% ▼ −22.7 pp vs 2022 2022 [GrossMargin:66.8]%"
    assert "Figures in italics are computed" in text_of(by_id(page, "key-figures"))


def test_prose_is_one_text_block(case: Case) -> None:
    section = text_of(by_id(page_of(case.page()), "section-outlook"))
    assert section.startswith("Outlook Source Annual report, p. 35 [[OutlookTextBlock: Revenue fell to [Revenue:3,405.8] from")


def test_derived_figures_are_marked_and_explained(case: Case) -> None:
    table = text_of(by_id(page_of(case.page()), "table-by-business"))
    assert "[Revenue:1,183.7]†" in table
    assert "† Derived from other printed figures" in table


def test_notes_on_sources_follow_the_page(case: Case) -> None:
    page = page_of(case.page())
    notes = by_id(page, "sources")
    assert [text_of(row) for row in notes.iter(f"{{{XHTML}}}tr")] == [
        "Item Period Source Annual report Note",
        "Texts",
        "Outlook 2023 p. 35",
        "Key figures",
        "Revenue growth 2023 p. 9",
        "Result",
        "Cost of sales 2023, 2022 p. 40",
        "Gross margin 2023, 2022 p. 41",
        "Gross profit 2023, 2022 p. 41 Rounded on its own.",
        "Revenue 2023, 2022 p. 9; p. 38",
        "By business",
        "Revenue Derived Cloud 2023, 2022 p. 11 Follows from the others.",
    ]


def test_what_has_no_place_stands_among_the_other_figures(tmp_path: Path) -> None:
    layout = "layout:\n  statements: [result]\n"
    page = page_of(make_case(tmp_path, layout=layout, files=FILES).page())
    rows = [text_of(row) for row in by_id(page, "other-figures").iter(f"{{{XHTML}}}tr")]
    assert "Revenue Cloud 2022 [Revenue:394.7] RMB million" in rows
    assert "Cash 31 December 2021 [Cash:60.0] RMB million" in rows
    assert "Opinion 2023 Unmodified" in rows
    assert not any(row.startswith("Gross profit") for row in rows)


def test_a_report_without_sources_has_no_notes(tmp_path: Path) -> None:
    page = page_of(make_case(tmp_path, figures="concept,current\nRevenue,1.0\n", layout="layout:\n").page())
    assert "sources" not in {element.get("id") for element in page.iter()}


def test_a_report_in_chinese(tmp_path: Path) -> None:
    figures = FIGURES.replace(",en,", ",zh-Hans,")
    layout = LAYOUT.replace("title: Revenue by business", "title: {zh-Hans: 按业务划分的收入}")
    page = page_of(make_case(tmp_path, figures=figures, layout=layout, files=FILES, language="zh-Hans").page())
    text = text_of(page)
    assert page.get(f"{{{XML}}}lang") == "zh-Hans"
    for words in (
        "截至2023年12月31日止年度",
        "人民币百万元",
        "[SignedOn:date-year-month-day(2024年3月26日)]",
        "2023年",
        "目录",
    ):
        assert words in text, words
    assert not re.search(r"Contents|Key figures|Source", text_of(elements(page, "body")[0]))


def with_template(folder: Path, template: str) -> Outcome[bytes]:
    return make_case(folder, files={**FILES, "report.xhtml.j2": template}).page()


def test_a_project_overrides_one_block(tmp_path: Path) -> None:
    block = '{% block about %}<p>Ours: {{ fact("Revenue", "prior") }} {{ known("Dividend") }}</p>{% endblock %}\n'
    text = text_of(page_of(with_template(tmp_path, THEME + block)))
    assert text.endswith("Ours: [Revenue:3,808.5] None")
    assert "Key figures" in text


def test_a_project_adds_to_the_style(tmp_path: Path) -> None:
    outcome = with_template(tmp_path, THEME + "{% block style %}{{ super() }}\nh1 > em { color: red }{% endblock %}\n")
    assert "h1 > em { color: red }" in text_of(elements(page_of(outcome), "style")[0])


TEMPLATE_FAULTS = [
    ("{% block about %}<p>{{ chairman }}</p>{% endblock %}", "undefined", "2:24", "'chairman' is undefined", None),
    ("\n{% block about %}\n{{ pag.title }}{% endblock %}", "undefined", "4:4", "'pag' is undefined", "Did you mean page?"),
    ("{% block about %}{{ page.documnt }}{% endblock %}", "undefined", "2:26", "documnt", None),
    ("{% block about %}<!DOCTYPE html>{% endblock %}", "doctype", "2:18", "DOCTYPE", "Remove it"),
    ("{% block about %}{% if %}{% endblock %}", "syntax", "2", "Not a readable template", None),
    ('{% block about %}{{ fact("Revenu") }}{% endblock %}', "fact", "2", "There is no concept Revenu", "Revenue"),
    ('{% block about %}{{ fact("Dividend") }}{% endblock %}', "fact", "2", "not reported for current", "for prior"),
    ("{% block about %}{{ 1 / 0 }}{% endblock %}", "failure", "2", "division by zero", None),
    ("{% block about %}{{ page.__class__ }}{% endblock %}", "security", "2", "unsafe", None),
    ('{% block about %}{% include "other.j2" %}{% endblock %}', "missing", "2:30", "There is no template other.j2", None),
    ("{% block about %}<p>one</p><br>{% endblock %}", "not-well-formed", "2", "Not well-formed XML", "A page is XML"),
    ('{% block about %}<p><a href="#there">x</a></p>{% endblock %}', "link", "2:30", "The link #there leads nowhere", None),
]


@pytest.mark.parametrize(
    ("block", "code", "place", "message", "help"), TEMPLATE_FAULTS, ids=[fault[1] + fault[2] for fault in TEMPLATE_FAULTS]
)
def test_what_is_wrong_with_a_template_is_one_located_finding(
    tmp_path: Path, block: str, code: str, place: str, message: str, help: str | None
) -> None:
    outcome = with_template(tmp_path, THEME + block + "\n")
    assert outcome.value is None
    assert len(outcome.diagnostics) == 1
    found = outcome.diagnostics[0]
    assert found.code == f"disclose.template:{code}"
    assert message in found.message
    assert help is None or help in (found.help or "")
    assert str(found.span) == f"report.xhtml.j2:{place}" or code == "not-well-formed"


def test_a_page_without_its_header_is_refused(tmp_path: Path) -> None:
    found = with_template(tmp_path, "<html><body></body></html>").diagnostics
    assert [(item.code, str(item.span)) for item in found] == [("disclose.template:header", "report.xhtml.j2")]


def test_an_unknown_theme_is_a_finding(tmp_path: Path) -> None:
    found = make_case(tmp_path, layout="layout:\n  theme: brochure\n").page().diagnostics
    assert [(item.code, str(item.span)) for item in found] == [("disclose.template:missing", "disclosure.yaml:12:10")]
    assert found[0].help == "The themes are annual-report, plain."


def test_findings_of_the_layout_keep_the_page_from_being_written(tmp_path: Path) -> None:
    layout = "layout:\n  key_figures: [Revenu]\n  statements: [resul]\n  charts: [{kind: bars, title: x, concepts: [Cashh]}]\n"
    outcome = make_case(tmp_path, layout=layout).page()
    assert outcome.value is None
    assert [found.message.rpartition(" ")[2] for found in outcome.diagnostics] == ["Revenu", "resul", "Cashh"]


def test_a_template_that_is_not_utf8_is_found_at_its_line(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    (tmp_path / "report.xhtml.j2").write_bytes(THEME.encode() + b"\n\xff\n")
    (found,) = case.page().diagnostics
    assert (found.code, str(found.span)) == ("disclose.file:not-utf8", f"report.xhtml.j2:{THEME.count(chr(10)) + 2}:1")


def test_no_character_of_a_text_is_taken_for_the_header(tmp_path: Path) -> None:
    page = make_case(tmp_path, figures=FIGURES.replace("00020", "\ue000\ue001\ue002")).page()
    assert page.value is not None, page.diagnostics
    assert "\ue000\ue001\ue002" in page.value.decode()
