"""Arelle says the same of every fixture of the rules on taxonomies, but for the differences that are listed here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from dts_kit import DTS_FIXTURES, write_dts

from disclose.judged import load_judged
from disclose.taxonomy.cache import Cache
from disclose.taxonomy.catalog import standard_catalog

pytestmark = pytest.mark.oracle

SCRIPT = Path(__file__).parents[1] / "oracle" / "arelle_codes.py"
NAMES = sorted(f"{path.parent.name}/{path.stem}" for path in DTS_FIXTURES.glob("*/*.yaml"))

SAME = {
    "xmlSchema:elementUnexpected": "disclose.schema:invalid",
    "xbrl.3.5.3": "xbrl.3.5.3.3:standardLinkRole",
    "xbrl.5.2.2.2.2": "xbrl.5.2.2.2.2:standardLabelRole",
    "xbrl.5.2.3.2.1": "xbrl.5.2.3.2.1:standardReferenceRole",
    "xbrl.5.2.4.1:customLocator": "xbrl.3.5.3.7:customLocator",
}
"""Arelle's code and ours for the same offence, where neither specification nor reference has one."""

DIFFERENCES: dict[str, tuple[set[str], set[str], str]] = {
    "xbrl.3.5.2.4.5-roleRefMismatch/bad": (
        {"xbrl.3.5.2.4.5:roleRefMismatch"},
        {"xbrl.3.5.2.4.5:roleRefNotDefined", "xbrl.3.5.2.4:missingRoleRef", "xbrl.5.1.3.4:custRoleUsedOn"},
        "we name the one fault, Arelle what follows from it",
    ),
    "xbrl.3.5.2.4.5-roleRefNotDefined/bad": (
        set(),
        {"xbrl.3.5.2.4:missingRoleRef", "xbrl.5.1.3.4:custRoleUsedOn"},
        "we name the one fault, Arelle also what follows from it",
    ),
    "xbrl.3.5.2.5.5-arcroleRefMismatch/bad": (
        {"xbrl.3.5.2.5.5:arcroleRefMismatch"},
        {"xbrl.3.5.2.5.5:arcroleRefNotDefined", "xbrl.3.5.2.5:missingArcroleRef", "xbrl.5.1.4.5:custArcroleUsedOn"},
        "we name the one fault, Arelle what follows from it",
    ),
    "xbrl.3.5.2.5.5-arcroleRefNotDefined/bad": (
        set(),
        {"xbrl.3.5.2.5:missingArcroleRef", "xbrl.5.1.4.5:custArcroleUsedOn"},
        "we name the one fault, Arelle also what follows from it",
    ),
    "xbrl.3.5.3.3-emptyStdExtLinkRole/bad": ({"xmlSchema:valueError"}, set(), "the schema forbids an empty role too"),
    "xbrl.3.5.3.9.4-standardArcrole/bad": (
        {"xbrl.3.5.3.9.4:standardArcrole"},
        {"xbrl.5.1.4.5:custArcroleUsedOn"},
        "a standard arcrole has no declaration that could name the arc",
    ),
    "xbrl.4.9-tupleGloballyDeclared/bad": (
        {"xbrl.4.9:tupleGloballyDeclared"},
        {"xbrl.4.9:tupleElementUndefined"},
        "the element is defined, but on the spot",
    ),
    "xbrl.4.9-tupleMixedContent/bad": ({"xbrl.4.9:tupleMixedContent"}, set(), "Arelle sees mixed on named types only"),
    "xbrl.5.1.1-fractionPrecisionDecimals/bad": (
        {"disclose.schema:invalid", "xbrl.5.1.1:fractionPrecisionDecimals"},
        set(),
        "the restriction is none in XML Schema either; Arelle sees attributes on the item's own type only",
    ),
    "xbrl.5.1.1-itemMixedContent/bad": (
        {"disclose.schema:invalid", "xbrl.5.1.1:itemMixedContent"},
        set(),
        "the restriction is none in XML Schema either; Arelle looks at anonymous types only",
    ),
    "xbrl.5.1.2.linkbaseRefLocation/bad": (
        set(),
        {"xbrl.4.3.2:linkbaseRefHref"},
        "Arelle follows a linkbaseRef that has no effect",
    ),
    "xbrl.5.1.3-roleTypeDuplicate/bad": (set(), {"xml.3.3.1:idMustBeUnique"}, "ids in open content are not compared"),
    "xbrl.5.1.4-arcroleTypeDuplicate/bad": (set(), {"xml.3.3.1:idMustBeUnique"}, "ids in open content are not compared"),
    "xbrl.5.1.3.4-usedOnDuplicate/bad": (
        {"xbrl.5.1.3.4:usedOnDuplicate"},
        {"xbrl.5.1.3:roleTypes-inequality"},
        "there is one role type: it can't be unequal to another",
    ),
    "xbrl.5.1.4.5-usedOnDuplicate/bad": (
        {"xbrl.5.1.4.5:usedOnDuplicate"},
        {"xbrl.5.1.4:arcroleTypes-inequality"},
        "there is one arcrole type: it can't be unequal to another",
    ),
    "xbrl.5.1.4.3-cycles/bad": (set(), {"xbrl.5.2.4.2"}, "Arelle names the cycle of parent-child by its own section as well"),
    "xbrl.5.2.2.3-labelArcTarget/bad": (
        {"xbrl.5.2.2.3:labelArcTarget"},
        {"xbrl.5.2.2.3:labelArcRemoteResource"},
        "the target is a concept, not a label elsewhere",
    ),
    "xbrl.5.2.3.3-referenceArcTarget/bad": (
        {"xbrl.5.2.3.3:referenceArcTarget"},
        {"xbrl.5.2.2.3:labelArcRemoteResource"},
        "the target is a concept, not a reference elsewhere",
    ),
    "xbrl.5.2.3.3-referenceArcRemoteResource/bad": (
        {"xbrl.5.2.3.3:referenceArcRemoteResource"},
        {"xbrl.5.2.2.3:labelArcRemoteResource"},
        "it is a reference arc",
    ),
    "xbrl.5.2.4.1-presentationLinkLocTarget/bad": (
        {"xbrl.5.2.4.1:presentationLinkLocTarget"},
        set(),
        "Arelle takes every element for a concept here",
    ),
    "xbrl.5.2.5.1-calculationLinkLocTarget/bad": (
        {"xbrl.5.2.5.1:calculationLinkLocTarget"},
        {"exception:AttributeError"},
        "Arelle fails on it",
    ),
    "xbrl.5.2.6.2.1-generalSpecialItems/bad": ({"xbrl.5.2.6.2.1:generalSpecialItems"}, set(), "a warning of ours"),
    "xbrl.5.2.6.2.2-essenceAliasItems/bad": (
        {"xbrl.5.2.6.2.2:essenceAliasItems"},
        {"xbrl.5.2.6.2.2:essenceAliasTypes"},
        "tuples have no item type to differ in",
    ),
    "xbrl.5.2.6.2.2-essenceAliasPeriodTypes/bad": (
        {"xbrl.5.2.6.2.2:essenceAliasPeriodTypes"},
        {"xbrl.5.2.6.2.2:essenceAliasTypes"},
        "it is the period type that differs",
    ),
    "xbrl.5.2.6.2.3-similarTuplesTuples/bad": ({"xbrl.5.2.6.2.3:similarTuplesTuples"}, set(), "a warning of ours"),
    "xbrldte-TooManyDefaultMembersError/ok": (
        set(),
        {"xbrldte:TooManyDefaultMembersError"},
        "a default that is no member of the dimension is not a second one",
    ),
    "xbrldte-TypedDimensionError/bad": (
        set(),
        {"xbrldte:OutOfDTSSchemaError"},
        "we name the one fault, Arelle also what follows from it",
    ),
}
"""By fixture: the codes that only we give, those that only Arelle gives, and why."""


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every fixture as files."""
    folder = tmp_path_factory.mktemp("dts")
    found = {}
    for name in NAMES:
        place = folder / name
        place.mkdir(parents=True)
        found[name] = write_dts((DTS_FIXTURES / f"{name}.yaml").read_text("utf-8"), place)
    return found


@pytest.fixture(scope="module")
def answers(entries: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What Arelle says of each."""
    settings = tmp_path_factory.mktemp("arelle")
    command = [sys.executable, str(SCRIPT), str(settings), *map(str, entries.values())]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    by_file = json.loads(done.stdout.splitlines()[-1])
    return {name: {SAME.get(code, code) for code in by_file[str(file)]} for name, file in entries.items()}


@pytest.mark.parametrize("name", NAMES)
def test_arelle_says_the_same(name: str, entries: dict[str, Path], answers: dict[str, set[str]]) -> None:
    entry = entries[name]
    outcome = load_judged([entry.as_uri()], standard_catalog().with_root(entry.parent), cache=Cache(None, "taxonomy"))
    ours = {one.code for one in outcome.diagnostics}
    theirs = answers[name]
    expected = DIFFERENCES.get(name, (set(), set(), ""))
    assert (ours - theirs, theirs - ours) == expected[:2]


def test_every_difference_is_of_a_fixture() -> None:
    assert set(DIFFERENCES) <= set(NAMES)
