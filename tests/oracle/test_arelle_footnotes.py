"""Footnotes and text blocks in several places: built, and read by Arelle as we mean them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from disclose.build import build
from disclose.names import ARCROLE_FACT_FOOTNOTE, IX, LINK, ROLE_LINK, XHTML

DISCLOSURE = """\
disclose: 1
report:
  name: kit
  title: Results
  entity: {scheme: "https://kit.example/ids", identifier: "4711", name: Kit}
  taxonomy: taxonomy
  periods: {current: 2023, prior: 2022}
  languages: [en]
defaults: {unit: CNY, scale: millions}
figures: [figures.csv, notes.yaml]
layout:
  key_figures: [Revenue]
  narrative: [narrative/1-a.md, narrative/2-b.md, narrative/3-c.md]
"""
TAXONOMY = """\
taxonomy: {name: kit, namespace: "https://kit.example/2023", prefix: kit, version: "2023", title: Kit, languages: [en]}
enumerations:
  Opinion: {label: Opinion, members: [GoodMember]}
members:
  GoodMember: {label: Good}
concepts:
  Revenue: {type: monetary, period: duration, balance: credit, label: Revenue}
  Costs: {type: monetary, period: duration, balance: debit, label: Costs}
  Opinion: {type: enumeration, enumeration: Opinion, period: duration, label: Opinion}
  OutlookTextBlock: {type: text-block, period: duration, label: Outlook}
statements:
  - {role: results, title: Results, presentation: [Revenue, Costs, Opinion]}
"""
FIGURES = """\
concept,current,prior,footnote,footnote prior
Revenue,"3,405.8","3,808.5",,restated derived
Costs,n/a,(5.0),restated,
Opinion,GoodMember,,derived,
"""
NOTES = """\
footnotes:
  derived: Computed from "A" & B, < 1.
  restated: Restated.
"""
HEAD = "---\ntitle: {title}\nconcept: OutlookTextBlock\n---\n"
FILES = {
    "disclosure.yaml": DISCLOSURE,
    "taxonomy/kit.yaml": TAXONOMY,
    "figures.csv": FIGURES,
    "notes.yaml": NOTES,
    "narrative/1-a.md": HEAD.format(title="One") + "Revenue was {{ fact(Revenue, prior) }} million.\n\n| a |\n|---|\n| b |\n",
    "narrative/2-b.md": "---\ntitle: Between\n---\nNot of the block.\n",
    "narrative/3-c.md": HEAD.format(title="Two") + "The end.\n",
}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    outcome = build(tmp_path, tmp_path / "out")
    assert outcome.diagnostics == ()
    return tmp_path / "out"


def test_footnotes_stand_once_and_are_led_to_from_each_mark(built: Path) -> None:
    page = etree.parse(built / "kit.xhtml")
    notes = {note.get("id"): "".join(map(str, note.itertext())) for note in page.iter(f"{{{IX}}}footnote")}
    assert sorted(notes.values()) == ['Computed from "A" & B, < 1.', "Restated."]
    related = {notes[one.get("toRefs")]: str(one.get("fromRefs")).split() for one in page.iter(f"{{{IX}}}relationship")}
    assert related == {
        'Computed from "A" & B, < 1.': ["Opinion-2023", "Revenue-2022"],
        "Restated.": ["Costs-2022", "Costs-2023", "Revenue-2022"],
    }
    ids = {element.get("id") for element in page.iter() if element.get("id")}
    marks = [sup for sup in page.iter(f"{{{XHTML}}}sup") if sup.get("class") == "noteref"]
    links = [link for mark in marks for link in mark.iter(f"{{{XHTML}}}a")]
    assert len(links) >= 5
    assert all(link.get("href", "")[1:] in ids for link in links)
    backs = [link.get("href", "")[1:] for link in page.iter(f"{{{XHTML}}}a") if link.get("class") == "number"]
    assert backs
    assert set(backs) <= ids


def test_the_block_is_one_chain_without_furniture(built: Path) -> None:
    page = etree.parse(built / "kit.xhtml")
    (block,) = page.iterfind(f".//{{{IX}}}nonNumeric[@name='kit:OutlookTextBlock']")
    (continuation,) = page.iter(f"{{{IX}}}continuation")
    assert block.get("continuedAt") == continuation.get("id")
    assert ["".join(map(str, part.itertext())) for part in page.iter(f"{{{IX}}}exclude")] == ["1, 2", "One"]
    (stated,) = etree.parse(built / "kit.xbrl").iterfind(".//{https://kit.example/2023}OutlookTextBlock")
    assert "Revenue was 3,808.5 million." in (stated.text or "")
    assert "The end." in (stated.text or "")
    assert "Not of the block" not in (stated.text or "")
    assert "One" not in (stated.text or "")


def test_what_is_not_tagged_where_it_stands_points_to_the_hidden_fact(built: Path) -> None:
    page = etree.parse(built / "kit.xhtml")
    (span,) = page.iterfind(f".//{{{XHTML}}}span[@style]")
    assert (span.get("style"), span.text) == ("-ix-hidden:Opinion-2023", "Good")
    (hidden,) = page.iter(f"{{{IX}}}hidden")
    assert [fact.get("id") for fact in hidden] == ["Opinion-2023"]


def test_the_instance_has_the_same_footnotes(built: Path) -> None:
    instance = etree.parse(built / "kit.xbrl")
    notes = [note.text for note in instance.iter(f"{{{LINK}}}footnote")]
    assert sorted(str(note) for note in notes) == ['Computed from "A" & B, < 1.', "Restated."]


@pytest.mark.oracle
def test_arelle_ties_the_same_footnotes_to_the_same_facts(built: Path, tmp_path: Path) -> None:
    documents = [str(built / name) for name in ("kit.xbrl", "kit.xhtml")]
    script = Path(__file__).with_name("arelle_notes.py")
    command = [sys.executable, str(script), str(tmp_path / "settings"), *documents]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    instance, page = json.loads(done.stdout).values()
    assert instance["said"] == page["said"] == []
    kind, group = ARCROLE_FACT_FOOTNOTE, ROLE_LINK
    derived, restated = 'Computedfrom"A"&B,<1.', "Restated."
    this, last = "2024-01-01 00:00:00", "2023-01-01 00:00:00"
    assert instance["notes"] == [
        [kind, group, "en", derived, "Opinion", this],
        [kind, group, "en", derived, "Revenue", last],
        [kind, group, "en", restated, "Costs", last],
        [kind, group, "en", restated, "Costs", this],
        [kind, group, "en", restated, "Revenue", last],
    ]
    assert page["notes"] == instance["notes"]
