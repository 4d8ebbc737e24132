"""Faults in Inline XBRL documents, one at a time: we and Arelle tell the same of each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from inline_documents import ARCROLE, NAMESPACES

from disclose.diagnostics import Severity
from disclose.validate import validate_set

pytestmark = pytest.mark.oracle

HERE = Path(__file__).parent
LOADER = HERE / "arelle_inline.py"
SCHEMA = '<link:schemaRef xlink:type="simple" xlink:href="inline_kinds.xsd"></link:schemaRef>'
REFERENCES = f"<ix:references>{SCHEMA}</ix:references>"
CONTEXT = (
    '<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="https://s.example">1</xbrli:identifier></xbrli:entity>'
    "<xbrli:period><xbrli:instant>2023-12-31</xbrli:instant></xbrli:period></xbrli:context>"
    '<xbrli:unit id="n"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>'
)
ARCROLE_REF = (
    f'<link:arcroleRef xlink:type="simple" arcroleURI="{ARCROLE}" xlink:href="inline_kinds.xsd#explains"></link:arcroleRef>'
)


def page(body: str, *, references: str = REFERENCES, resources: str = CONTEXT, language: str = ' xml:lang="en"') -> str:
    header = f"<ix:header>{references}<ix:resources>{resources}</ix:resources></ix:header>"
    inside = f'<div style="display:none">{header}</div><div>{body}</div>'
    return f"<html {NAMESPACES}{language}><head><title>x</title></head><body>{inside}</body></html>"


def text(content: str, attributes: str = "") -> str:
    return f'<ix:nonNumeric name="t:Text" contextRef="c" {attributes}>{content}</ix:nonNumeric>'


def number(content: str, attributes: str = "") -> str:
    return f'<ix:nonFraction name="t:Count" contextRef="c" unitRef="n" decimals="0" {attributes}>{content}</ix:nonFraction>'


def fraction(inside: str, attributes: str = "") -> str:
    return f'<ix:fraction name="t:Share" contextRef="c" unitRef="n" {attributes}>{inside}</ix:fraction>'


def linked(*relationships: tuple[str, str]) -> str:
    made = "".join(f'<ix:relationship fromRefs="{one}" toRefs="{other}" arcrole="{ARCROLE}"/>' for one, other in relationships)
    return page(text("a", 'id="a"') + number("1", 'id="b"'), resources=ARCROLE_REF + CONTEXT + made)


TERMS = "<ix:numerator>1</ix:numerator><ix:denominator>3</ix:denominator>"
PART = '<ix:continuation id="{}"{}>x</ix:continuation>'
FAULTS: dict[str, tuple[str, str]] = {
    "no fault": (page(text("a") + number("1")), ""),
    "missing continuation": (page(text("a", 'continuedAt="k"')), "ix11.11.1.2:continuationMissing"),
    "continued at a fact": (
        page(text("a", 'continuedAt="k"') + number("1", 'id="k"')),
        "ix11.11.1.2:continuationTarget",
    ),
    "continued twice": (
        page(text("a", 'continuedAt="k"') * 2 + PART.format("k", "")),
        "ix11.4.1.2:continuationReferences",
    ),
    "continued in a circle": (
        page(text("a", 'continuedAt="k"') + PART.format("k", ' continuedAt="l"') + PART.format("l", ' continuedAt="k"')),
        "ix11.4.1.2:continuationCycle",
    ),
    "continuation of nothing": (page(text("a") + PART.format("k", "")), "ix11.4.1.2:continuationNotReferenced"),
    "continuation inside its text": (
        page(text(PART.format("k", ""), 'continuedAt="k"')),
        "ix11.4.1.2:continuationChainNested",
    ),
    "excluded from nothing": (page(number("1") + "<ix:exclude>a</ix:exclude>"), "ix11.5.1.1:excludeMisplaced"),
    "footnote without language": (
        page('<ix:footnote id="f">a</ix:footnote>' + text("a"), language=""),
        "ix11.6.1.2:footnoteLang",
    ),
    "fraction without a term": (page(fraction("<ix:numerator>1</ix:numerator>")), "ix11.7.1.2:fractionChildren"),
    "nil fraction with terms": (page(fraction(TERMS, 'xsi:nil="true"')), "ix11.7.1.2:nilFractionChildren"),
    "negative term": (page(fraction(TERMS.replace(">1<", ">-1<"))), "ix11.7.1.3:fractionTermNegative"),
    "no fraction": (page(number("1").replace("t:Count", "t:Share")), "ix11.7.1.3:fractionDeclaration"),
    "number without text": (page(number("")), "ix11.10.1.1:nonFraction"),
    "number with markup": (page(number("<b>1</b>")), "ix11.10.1.2:nonFractionChildren"),
    "number with text and number": (page(number("1" + number("1"))), "ix11.10.1.1:nonFractionChildren"),
    "nested numbers that differ": (page(number(number("1", 'scale="3"'))), "ix11.10.1.2:nestedNonFractionProperties"),
    "negative number": (page(number("-1")), "ix11.10.1.2:nonFractionNegative"),
    "unread number": (page(number("a", 'format="ixt:num-dot-decimal"')), "ix11.10.1.1:transformValueError"),
    "unknown format": (page(text("a", 'format="ixt:none"')), "ix11.11.1.2:invalidTransformation"),
    "no such context": (page(text("a").replace('"c"', '"z"')), "ix11.11.1.2:contextReference"),
    "no such unit": (page(number("1").replace('"n"', '"z"')), "ix11.10.1.2:unitReference"),
    "no references for a target": (page(text("a") + text("b", 'target="x"')), "ix11.12.1.2:missingReferenceTargets"),
    "two ids of one target": (
        page(text("a"), references="".join(f'<ix:references id="{id}">{SCHEMA}</ix:references>' for id in "rs")),
        "ix11.12.1.2:referencesTargetId",
    ),
    "from nowhere": (linked(("z", "a")), "ix11.13.1.2:relationshipFromRef"),
    "to nowhere": (linked(("a", "z")), "ix11.13.1.2:relationshipToRef"),
    "to itself": (linked(("a", "a")), "ix11.13.1.2:relationshipFromToMatch"),
    "round in a circle": (linked(("a", "b"), ("b", "a")), "xbrl.5.1.4.3:cycles"),
    "two tuples of one name": (
        page(
            '<ix:tuple name="t:Team" tupleID="p">{0}</ix:tuple><ix:tuple name="t:Team" tupleID="p">{0}</ix:tuple>'.format(
                text("a", 'order="1"')
            )
        ),
        "ix11.15.1.2:tupleIdDuplication",
    ),
    "no such tuple": (page(text("a", 'tupleRef="p" order="1"')), "ix11.11.1.2:tupleRefMissing"),
    "no order": (page(f'<ix:tuple name="t:Team">{text("a")}</ix:tuple>'), "ix11.11.1.2:tupleMemberOrderMissing"),
    "another target": (
        page(
            text("c")
            + f'<ix:tuple name="t:Team">{text("a", "order=" + chr(34) + "1" + chr(34))}'
            + text("b", 'order="2" target="x"')
            + "</ix:tuple>",
            references=REFERENCES + REFERENCES.replace("<ix:references", '<ix:references target="x"'),
        ),
        "ix11.11.1.2:tupleMemberDifferentTarget",
    ),
    "one place, two texts": (
        page('<ix:tuple name="t:Team">{}{}</ix:tuple>'.format(text("a", 'order="1"'), text("b", 'order="1"'))),
        "ix11.11.1.2:tupleSameOrderMembersUnequal",
    ),
    "empty tuple": (page(text("a") + '<ix:tuple name="t:Team"></ix:tuple>'), "ix11.15.1.2:tupleID"),
    "attribute of XBRL": (page(text("a", 'xbrli:a="1"')), "xmlSchema:attributesExtraneous"),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("faults")
    (folder / "inline_kinds.xsd").write_bytes((HERE / "inline_kinds.xsd").read_bytes())
    made = {}
    for at, (name, (content, _)) in enumerate(FAULTS.items()):
        made[name] = folder / f"f{at}.xhtml"
        made[name].write_text(content, "utf-8")
    return made


@pytest.fixture(scope="module")
def arelle(files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The codes that Arelle has for each fault."""
    folder = tmp_path_factory.mktemp("arelle")
    listed = folder / "sets.json"
    listed.write_text(json.dumps([[[str(path)], None] for path in files.values()]))
    environment = {**os.environ, "XDG_CONFIG_HOME": str(folder / "config"), "HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, str(LOADER), str(listed), "--errors"], capture_output=True, check=True, timeout=300, env=environment
    )
    loaded: list[dict[str, Any]] = json.loads(done.stdout)
    return {name: set(one["errors"]) for name, one in zip(files, loaded, strict=True)}


@pytest.mark.parametrize("name", FAULTS)
def test_the_same_is_told(name: str, files: dict[str, Path], arelle: dict[str, set[str]]) -> None:
    code = FAULTS[name][1]
    found = validate_set([files[name]]).diagnostics
    codes = {one.code for one in found if one.severity is Severity.ERROR}
    assert code in codes or (not code and not codes)
    assert code in arelle[name] or (not code and not arelle[name])
    assert {one for one in codes if one.startswith("ix11")} <= arelle[name]
