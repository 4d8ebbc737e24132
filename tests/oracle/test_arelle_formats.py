"""Arelle judges both documents of a report with a fact of each kind, and loads from both the facts that were written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from disclose.formats.inline import InlineParts, InlineTagger
from disclose.formats.xbrl_xml import write_instance
from disclose.model import (
    Aspects,
    CheckedReport,
    Dimensions,
    Entity,
    Fact,
    NilValue,
    NumericValue,
    Period,
    QNameValue,
    Report,
    TextValue,
    TypedMember,
    Unit,
    Value,
)
from disclose.names import XHTML, QName
from disclose.taxonomy import Taxonomy
from disclose.xhtml import block_text

pytestmark = pytest.mark.oracle

LOADER = Path(__file__).parent / "arelle_facts.py"
SCHEMA = Path(__file__).parents[1] / "formats" / "every_kind.xsd"
NAMESPACE = "https://every-kind.example/2023"


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "XDG_CONFIG_HOME": str(folder / "config"), "HOME": str(folder)}


def loaded_by_arelle(document: Path) -> set[str]:
    """The facts of a document as Arelle loads them, each as JSON."""
    command = [sys.executable, str(LOADER), str(document)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120, env=_environment(document.parent))
    return {json.dumps(_plain_number(fact)) for fact in json.loads(done.stdout)}


def findings_of_arelle(document: Path) -> list[str]:
    """What Arelle says of a document, without its progress messages."""
    arelle = Path(sys.executable).with_name("arelleCmdLine")
    options = ["--internetConnectivity", "offline", "--validate", "--calc", "c11r", "--file", str(document)]
    done = subprocess.run([arelle, *options], capture_output=True, text=True, timeout=120, env=_environment(document.parent))
    return [line for line in (done.stdout + done.stderr).splitlines() if line.strip() and not line.startswith("[info]")]


def _plain_number(fact: list[Any]) -> list[Any]:
    if fact[6] is not None and fact[8] is not None:
        fact[8] = str(Decimal(fact[8]).normalize())
    return fact


def _moment(value: Any) -> str | None:
    return None if value is None else value.isoformat()


def _dimensions(dimensions: Dimensions) -> list[list[str | None]]:
    found: list[list[str | None]] = []
    for name, member in dimensions:
        if isinstance(member, TypedMember):
            found.append([name.clark, member.element.clark, None if member.nil else member.text])
        else:
            found.append([name.clark, member.member.clark])
    return sorted(found, key=str)


def _unit(unit: Unit | None) -> list[list[str]] | None:
    return None if unit is None else [[name.clark for name in side] for side in (unit.numerators, unit.denominators)]


def _value(value: Value, prefix: str) -> str | None:
    if isinstance(value, NilValue):
        return None
    return f"{prefix}:{value.qname.local}" if isinstance(value, QNameValue) else str(value)


def as_arelle_says(facts: tuple[Fact, ...], prefix: str = "t") -> set[str]:
    """Facts in the form that `loaded_by_arelle` gives."""
    found = set()
    for fact in facts:
        aspects, value = fact.aspects, fact.value
        row = [
            aspects.concept.clark,
            aspects.entity.scheme,
            aspects.entity.identifier,
            _moment(aspects.period.start),
            _moment(aspects.period.end),
            _dimensions(aspects.dimensions),
            _unit(aspects.unit),
            None if isinstance(value, NilValue) and aspects.unit else aspects.language,
            _value(value, prefix),
            value.decimals_text if isinstance(value, NumericValue) else None,
        ]
        found.add(json.dumps(_plain_number(row)))
    return found


@pytest.fixture(scope="module")
def documents(
    tmp_path_factory: pytest.TempPathFactory,
    every_kind_report: CheckedReport,
    every_kind_taxonomy: Taxonomy,
    every_kind_inline: bytes,
) -> Path:
    """A folder with both documents and their schema."""
    folder = tmp_path_factory.mktemp("every-kind")
    (folder / "every_kind.xsd").write_bytes(SCHEMA.read_bytes())
    (folder / "report.xbrl").write_bytes(write_instance(every_kind_report, every_kind_taxonomy, "every_kind.xsd"))
    (folder / "report.xhtml").write_bytes(every_kind_inline)
    return folder


@pytest.mark.parametrize("name", ["report.xbrl", "report.xhtml"])
def test_arelle_finds_nothing(documents: Path, name: str) -> None:
    assert findings_of_arelle(documents / name) == []


@pytest.mark.parametrize("name", ["report.xbrl", "report.xhtml"])
def test_arelle_loads_the_facts_that_were_written(documents: Path, name: str, every_kind_report: CheckedReport) -> None:
    assert loaded_by_arelle(documents / name) == as_arelle_says(every_kind_report.facts)


def test_arelle_would_find_something(documents: Path) -> None:
    """The judge is awake: a wrong unit is found."""
    data = (documents / "report.xbrl").read_bytes()
    wrong = documents / "wrong.xbrl"
    wrong.write_bytes(data.replace(b'unitRef="u-CNY" decimals="-5">3405', b'unitRef="u-pure" decimals="-5">3405'))
    assert any("monetaryFactUnit" in line for line in findings_of_arelle(wrong))


# Left out because Arelle extracts it wrongly: it takes the prefix off xml:lang, which leaves an attribute XHTML 1.1 lacks.
FRAGMENTS = [
    "plain",
    "",
    "  space \n around  ",
    "<p/><p></p><br></br><hr/><img src='data:image/png;base64,AAAA' alt='x'/>",
    "<p title='b' class='a' id='x'>order</p>",
    "<p title='a &gt; b &amp; c &quot;d&quot; &apos;e&apos;'>&lt;&amp;&gt;&quot;&apos;</p>",
    "<p>中文&#160;&#x2014;</p>",
    "<!-- gone --><p>before<!-- gone -->after</p><!-- gone -->tail",
    "<![CDATA[<b>&amp;</b>]]>",
    "<p><span/><span> </span></p>",
    "<table><colgroup><col width='1'/></colgroup><tbody><tr><td/></tr></tbody></table>",
    "<a href='#note'>1</a><a href='https://a.example/?x=1&amp;y=2'>2</a><a href='notes.xhtml'>3</a>",
    "<p>line\nbreaks\tand\ttabs</p>",
]


def test_text_blocks_are_what_arelle_extracts(tmp_path: Path, every_kind_taxonomy: Taxonomy) -> None:
    """Byte for byte, for every way of writing markup that might differ."""
    facts = tuple(_outlook(number, TextValue(block_text(text), xhtml=True)) for number, text in enumerate(FRAGMENTS))
    checked = CheckedReport(Report(facts))
    tagger = InlineTagger(checked, every_kind_taxonomy)
    blocks = [tagger.block(fact, Markup(text), "here") for fact, text in zip(facts, FRAGMENTS, strict=True)]
    parts = InlineParts(tagger, "every_kind.xsd")
    page = (
        f'<html xmlns="{XHTML}"{parts.namespaces}><head><title>Blocks</title></head><body>'
        f'<div style="display:none">{parts.header()}</div>{"".join(f"<div>{block}</div>" for block in blocks)}</body></html>'
    )
    (tmp_path / "every_kind.xsd").write_bytes(SCHEMA.read_bytes())
    (tmp_path / "blocks.xhtml").write_text(page, "utf-8")
    (tmp_path / "blocks.xbrl").write_bytes(write_instance(checked, every_kind_taxonomy, "every_kind.xsd"))
    expected = as_arelle_says(facts)
    assert loaded_by_arelle(tmp_path / "blocks.xhtml") == expected
    assert loaded_by_arelle(tmp_path / "blocks.xbrl") == expected


def _outlook(number: int, value: TextValue) -> Fact:
    axis = (QName(NAMESPACE, "VersionAxis"), TypedMember(QName(NAMESPACE, "Version"), str(number)))
    aspects = Aspects(QName(NAMESPACE, "Outlook"), Entity("https://scheme.example", "1"), Period.forever(), None, "en", (axis,))
    return Fact(f"Outlook-{number}", aspects, value)
