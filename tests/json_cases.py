"""Reports in JSON, one that nothing is wrong with and many with one fault each, with what is found and where."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]
YEAR, DAY = "2023-01-01T00:00:00/2024-01-01T00:00:00", "2024-01-01T00:00:00"
SOUND: Document = {
    "documentInfo": {
        "documentType": "https://xbrl.org/2021/xbrl-json",
        "features": {"xbrl:canonicalValues": True, "own:colour": "red"},
        "namespaces": {
            "t": "urn:t",
            "lei": "http://standards.iso.org/iso/17442",
            "iso4217": "http://www.xbrl.org/2003/iso4217",
            "xbrli": "http://www.xbrl.org/2003/instance",
            "xbrl": "https://xbrl.org/2021",
            "own": "urn:own",
        },
        "linkTypes": {
            "footnote": "http://www.xbrl.org/2003/arcrole/fact-footnote",
            "explanatoryFact": "http://www.xbrl.org/2009/arcrole/fact-explanatoryFact",
        },
        "linkGroups": {"_": "http://www.xbrl.org/2003/role/link"},
        "taxonomy": ["json_kinds.xsd"],
        "own:made": {"by": "hand"},
    },
    "own:more": [1, 2],
    "facts": {
        "f1": {
            "value": "3405800000.0",
            "decimals": -5,
            "dimensions": {"concept": "t:Revenue", "entity": "lei:00EX", "period": YEAR, "unit": "iso4217:EUR"},
            "links": {"footnote": {"_": ["n1"]}, "explanatoryFact": {"_": ["f3"]}},
        },
        "f2": {
            "value": "12.5",
            "decimals": 1,
            "dimensions": {
                "concept": "t:Cash",
                "entity": "lei:00EX",
                "period": DAY,
                "unit": "iso4217:EUR",
                "t:RegionAxis": "t:AsiaMember",
                "t:AmountAxis": "1.5",
            },
        },
        "f3": {
            "value": 'Ex "Group" & 商汤\n',
            "dimensions": {"concept": "t:Name", "entity": "lei:00EX", "period": YEAR, "language": "en-us"},
        },
        "f4": {"value": "31", "decimals": 0, "dimensions": {"concept": "t:Employees", "entity": "lei:00EX", "period": DAY}},
        "f5": {"value": None, "dimensions": {"concept": "t:Rate", "entity": "lei:00EX", "period": YEAR}},
        "f6": {"value": "true", "dimensions": {"concept": "t:Listed", "entity": "lei:00EX"}},
        "f7": {
            "value": "t:AsiaMember t:EuropeMember",
            "dimensions": {"concept": "t:Views", "entity": "lei:00EX", "period": YEAR, "t:AmountAxis": None},
            "own:seen": True,
        },
        "f8": {"value": "1.25E-1", "dimensions": {"concept": "t:Rate", "period": YEAR, "unit": "xbrli:pure/xbrli:shares"}},
        "f9": {"value": "2024-02-29", "dimensions": {"concept": "t:Published", "entity": "lei:00EX", "period": YEAR}},
        "n1": {
            "value": 'See <b xmlns="http://www.w3.org/1999/xhtml">note 1</b> &amp; 2',
            "dimensions": {"concept": "xbrl:note", "noteId": "n1", "language": "en"},
        },
    },
}


@dataclass(frozen=True, slots=True)
class Case:
    """A document with faults: what is found, as pairs of code and JSON pointer, and what Arelle finds where that is not the
    same."""

    data: bytes
    found: tuple[tuple[str, str], ...]
    arelle: frozenset[str] | None = None


def spelled(document: Document) -> bytes:
    """A document as UTF-8, its values on lines of their own."""
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _case(change: Callable[[Document], object], *found: tuple[str, str], arelle: str | None = None) -> Case:
    document = copy.deepcopy(SOUND)
    change(document)
    return Case(spelled(document), found, None if arelle is None else frozenset(arelle.split()))


def _raw(change: Callable[[bytes], bytes], *found: tuple[str, str]) -> Case:
    return Case(change(spelled(SOUND)), found)


def _set(path: str, value: object) -> Callable[[Document], object]:
    """Put a value at a JSON pointer."""

    def change(document: Document) -> None:
        *names, last = path.split("/")[1:]
        at: Any = document
        for name in names:
            at = at[name]
        at[last.replace("~1", "/")] = value

    return change


def _drop(path: str) -> Callable[[Document], object]:
    def change(document: Document) -> None:
        *names, last = path.split("/")[1:]
        at: Any = document
        for name in names:
            at = at[name]
        del at[last]

    return change


S = "xbrlje:invalidJSONStructure"
INFO, F = "/documentInfo", "/facts"
D = "dimensions"
CASES: Mapping[str, Case] = {
    "sound": Case(spelled(SOUND), ()),
    # JSON
    "a comma too many": _raw(lambda data: data.replace(b'"own:more": [', b'"own:more": [,'), ("xbrlje:invalidJSON", "")),
    "latin-1": _raw(lambda data: data.replace("商汤".encode(), b"\xe9"), ("xbrlje:invalidJSON", "")),
    "a property twice": _raw(
        lambda data: data.replace(b'"decimals": -5', b'"decimals": -5, "decimals": -5'), ("xbrlje:invalidJSON", "")
    ),
    "an id twice": _raw(lambda data: data.replace(b'"f9": {', b'"f4": {'), ("xbrlje:invalidJSON", "")),
    "a dimension twice": _raw(
        lambda data: data.replace(b'"t:AmountAxis": "1.5"', b'"t:AmountAxis": "1.5", "t:AmountAxis": "1.5"'),
        ("xbrlje:invalidJSON", ""),
    ),
    # structure
    "no documentInfo": _case(_drop(INFO), (S, INFO), arelle="oimce:unsupportedDocumentType"),
    "no documentType": _case(_drop(f"{INFO}/documentType"), (S, INFO), arelle="oimce:unsupportedDocumentType"),
    "draft documentType": _case(
        _set(f"{INFO}/documentType", "http://www.xbrl.org/CR/2020-05-06/xbrl-json"),
        ("oimce:unsupportedDocumentType", f"{INFO}/documentType"),
    ),
    "facts in a list": _case(_set(F, []), (S, F), arelle="xbrlje:invalidJSONStructure"),
    "unknown property": _case(_set("/more", 1), (S, "/more")),
    "unknown property of documentInfo": _case(_set(f"{INFO}/author", "me"), (S, f"{INFO}/author")),
    "unknown property of a fact": _case(_set(f"{F}/f1/unit", "x"), (S, f"{F}/f1/unit")),
    "extension without a namespace": _case(_set("/x:more", 1), ("oimce:unboundPrefix", "/x:more")),
    "no value": _case(_drop(f"{F}/f1/value"), (S, f"{F}/f1")),
    "no dimensions": _case(_drop(f"{F}/f1/dimensions"), (S, f"{F}/f1")),
    "value as a number": _case(_set(f"{F}/f1/value", 5), (S, f"{F}/f1/value")),
    "decimals as a string": _case(_set(f"{F}/f1/decimals", "INF"), (S, f"{F}/f1/decimals")),
    "unknown core dimension": _case(_set(f"{F}/f1/{D}/colour", "red"), (S, f"{F}/f1/{D}/colour")),
    "dimension of the standard": _case(_set(f"{F}/f1/{D}/xbrl:more", "red"), (S, f"{F}/f1/{D}/xbrl:more")),
    "concept without a prefix": _case(
        _set(f"{F}/f1/{D}/concept", "Revenue"), (S, f"{F}/f1/{D}/concept"), arelle="oimce:unboundPrefix"
    ),
    "language with a space": _case(_set(f"{F}/f3/{D}/language", "en us"), (S, f"{F}/f3/{D}/language")),
    "links in a list": _case(_set(f"{F}/f1/links", []), (S, f"{F}/f1/links"), ("oime:unusedNoteFact", f"{F}/n1"), arelle=S),
    "taxonomy as a string": _case(_set(f"{INFO}/taxonomy", "json_kinds.xsd"), (S, f"{INFO}/taxonomy")),
    # features
    "unknown feature of the standard": _case(
        _set(f"{INFO}/features/xbrl:more", True), (S, f"{INFO}/features/xbrl:more"), arelle=""
    ),
    "feature without a namespace": _case(
        _set(f"{INFO}/features/x:more", True), ("oimce:unboundPrefix", f"{INFO}/features/x:more")
    ),
    "duplicates of an unknown kind": _case(
        _set(f"{INFO}/features/xbrl:allowedDuplicates", "some"), (S, f"{INFO}/features/xbrl:allowedDuplicates")
    ),
    # maps
    "alias with a space": _case(
        _set(f"{INFO}/namespaces/my own", "urn:x"), ("oimce:invalidURIAlias", f"{INFO}/namespaces/my own"), arelle=S
    ),
    "relative namespace": _case(_set(f"{INFO}/namespaces/x", "x/y"), ("oimce:invalidURI", f"{INFO}/namespaces/x")),
    "two names for a namespace": _case(
        _set(f"{INFO}/namespaces/x", "urn:t"), ("oimce:multipleAliasesForURI", f"{INFO}/namespaces/x")
    ),
    "reserved name": _case(
        _set(f"{INFO}/namespaces/utr", "urn:x"), ("oimce:invalidURIForReservedAlias", f"{INFO}/namespaces/utr")
    ),
    "reserved URI": _case(
        _set(f"{INFO}/namespaces/u", "http://www.xbrl.org/2009/utr"),
        ("oimce:invalidAliasForReservedURI", f"{INFO}/namespaces/u"),
    ),
    # taxonomy
    "no taxonomy": _case(_set(f"{INFO}/taxonomy", []), ("oime:noTaxonomy", f"{INFO}/taxonomy")),
    "relative base": _case(_set(f"{INFO}/baseURL", "here/"), ("oime:invalidBaseURL", f"{INFO}/baseURL")),
    # names
    "unbound concept": _case(
        _set(f"{F}/f1/{D}/concept", "u:Revenue"),
        ("oimce:unboundPrefix", f"{F}/f1/{D}/concept"),
    ),
    "unbound entity": _case(_set(f"{F}/f2/{D}/entity", "u:00EX"), ("oimce:unboundPrefix", f"{F}/f2/{D}/entity")),
    "unbound unit": _case(_set(f"{F}/f2/{D}/unit", "u:EUR"), ("oimce:unboundPrefix", f"{F}/f2/{D}/unit")),
    "unbound member": _case(
        _set(f"{F}/f2/{D}/t:RegionAxis", "u:AsiaMember"),
        ("oimce:unboundPrefix", f"{F}/f2/{D}/t:RegionAxis"),
        arelle="xbrlje:invalidDimensionValue",
    ),
    "unbound dimension": _case(
        _set(f"{F}/f2/{D}/u:Axis", "t:AsiaMember"),
        ("oimce:unboundPrefix", f"{F}/f2/{D}/u:Axis"),
        arelle="arelleOIMloader:error",
    ),
    "unbound enumeration": _case(_set(f"{F}/f7/value", "u:AsiaMember"), ("oimce:unboundPrefix", f"{F}/f7/value")),
    "entity without a prefix": _case(_set(f"{F}/f2/{D}/entity", "00EX"), ("oimce:invalidSQName", f"{F}/f2/{D}/entity")),
    "entity with a space": _case(
        _set(f"{F}/f2/{D}/entity", "lei:00 EX"), ("oimce:invalidSQName", f"{F}/f2/{D}/entity"), arelle=""
    ),
    "nobody": _case(
        lambda document: (
            _set(f"{INFO}/namespaces/nobody", "https://xbrl.org/2021/entities")(document),
            _set(f"{F}/f2/{D}/entity", "nobody:NA")(document),
        ),
        ("oime:invalidUseOfReservedIdentifier", f"{F}/f2/{D}/entity"),
    ),
    # concepts
    "no concept": _case(_drop(f"{F}/f2/{D}/concept"), ("oime:missingConceptDimension", f"{F}/f2/{D}"), arelle=S),
    "fraction": _case(_set(f"{F}/f9/{D}/concept", "t:Part"), ("oime:unsupportedConceptDataType", f"{F}/f9/{D}/concept")),
    # periods
    "period as a date": _case(
        _set(f"{F}/f2/{D}/period", "2023-12-31"), ("oimce:invalidPeriodRepresentation", f"{F}/f2/{D}/period")
    ),
    "thirteenth month": _case(
        _set(f"{F}/f2/{D}/period", "2023-13-01T00:00:00"), ("oimce:invalidPeriodRepresentation", f"{F}/f2/{D}/period")
    ),
    "duration of an instant": _case(_set(f"{F}/f2/{D}/period", YEAR), ("oime:invalidPeriodDimension", f"{F}/f2/{D}/period")),
    "instant of a duration": _case(_set(f"{F}/f9/{D}/period", DAY), ("oime:invalidPeriodDimension", f"{F}/f9/{D}/period")),
    "no instant": _case(_drop(f"{F}/f2/{D}/period"), ("oime:missingPeriodDimension", f"{F}/f2/{D}")),
    # units
    "pure": _case(_set(f"{F}/f4/{D}/unit", "xbrli:pure"), ("oime:illegalPureUnit", f"{F}/f4/{D}/unit")),
    "unit in words": _case(_set(f"{F}/f2/{D}/unit", "euro"), ("oimce:invalidUnitStringRepresentation", f"{F}/f2/{D}/unit")),
    "unit out of order": _case(
        _set(f"{F}/f8/{D}/unit", "xbrli:shares*xbrli:pure"), ("oimce:invalidUnitStringRepresentation", f"{F}/f8/{D}/unit")
    ),
    "unit in needless parentheses": _case(
        _set(f"{F}/f8/{D}/unit", "(xbrli:pure)/xbrli:shares"), ("oimce:invalidUnitStringRepresentation", f"{F}/f8/{D}/unit")
    ),
    # languages
    "capital letters": _case(_set(f"{F}/f3/{D}/language", "en-US"), ("xbrlje:invalidLanguageCodeCase", f"{F}/f3/{D}/language")),
    "language of a date": _case(
        _set(f"{F}/f9/{D}/language", "en"), ("oime:misplacedLanguageDimension", f"{F}/f9/{D}/language")
    ),
    # dimensions
    "unknown dimension": _case(_set(f"{F}/f2/{D}/t:NoAxis", "t:AsiaMember"), ("oime:unknownDimension", f"{F}/f2/{D}/t:NoAxis")),
    "default member": _case(
        _set(f"{F}/f2/{D}/t:RegionAxis", "t:AllMember"), ("oime:invalidDimensionValue", f"{F}/f2/{D}/t:RegionAxis")
    ),
    "member in words": _case(
        _set(f"{F}/f2/{D}/t:RegionAxis", "all of Asia"), ("xbrlje:invalidDimensionValue", f"{F}/f2/{D}/t:RegionAxis")
    ),
    "typed member of another type": _case(
        _set(f"{F}/f2/{D}/t:AmountAxis", "x"),
        ("xbrlje:invalidDimensionValue", f"{F}/f2/{D}/t:AmountAxis"),
        arelle="xbrlje:invalidDimensionValue xbrlje:nonCanonicalValue",
    ),
    "dimension with elements": _case(
        _set(f"{F}/f2/{D}/t:PlaceAxis", "x"), ("oime:unsupportedDimensionDataType", f"{F}/f2/{D}/t:PlaceAxis")
    ),
    "noteId of a fact": _case(_set(f"{F}/f2/{D}/noteId", "f2"), ("oime:misplacedNoteIDDimension", f"{F}/f2/{D}/noteId")),
    # values
    "no number": _case(
        _set(f"{F}/f2/value", "1,000"),
        ("xbrlje:invalidFactValue", f"{F}/f2/value"),
        arelle="xbrlje:invalidFactValue xbrlje:nonCanonicalValue",
    ),
    "negative count": _case(_set(f"{F}/f4/value", "-1"), ("xbrlje:invalidFactValue", f"{F}/f4/value")),
    "no date": _case(_set(f"{F}/f9/value", "2023-02-30"), ("xbrlje:invalidFactValue", f"{F}/f9/value")),
    "no names": _case(_set(f"{F}/f7/value", "Asia"), ("xbrlje:invalidFactValue", f"{F}/f7/value")),
    "null and not nillable": _case(_set(f"{F}/f5/{D}/concept", "t:Firm"), ("oime:invalidFactValue", f"{F}/f5/value")),
    "decimals of null": _case(_set(f"{F}/f5/decimals", 0), ("oime:misplacedDecimalsProperty", f"{F}/f5/decimals")),
    "decimals of a text": _case(_set(f"{F}/f3/decimals", 0), ("oime:misplacedDecimalsProperty", f"{F}/f3/decimals")),
    # canonical values
    "decimal without a point": _case(_set(f"{F}/f2/value", "12"), ("xbrlje:nonCanonicalValue", f"{F}/f2/value")),
    "integer with a zero": _case(
        _set(f"{F}/f4/value", "031"), ("xbrlje:nonCanonicalValue", f"{F}/f4/value"), arelle="xbrlje:nonCanonicalValue"
    ),
    "double without an exponent": _case(_set(f"{F}/f8/value", "0.125"), ("xbrlje:nonCanonicalValue", f"{F}/f8/value")),
    "true as a number": _case(_set(f"{F}/f6/value", "1"), ("xbrlje:nonCanonicalValue", f"{F}/f6/value")),
    "members out of order": _case(
        _set(f"{F}/f7/value", "t:EuropeMember t:AsiaMember"), ("xbrlje:nonCanonicalValue", f"{F}/f7/value")
    ),
    "typed member without a point": _case(
        _set(f"{F}/f2/{D}/t:AmountAxis", "1"), ("xbrlje:nonCanonicalValue", f"{F}/f2/{D}/t:AmountAxis")
    ),
    # duplicates
    **{
        f"{allowed} allowed, {value}": _case(
            lambda document, allowed=allowed, value=value: (  # type: ignore[misc]
                _set(f"{INFO}/features/xbrl:allowedDuplicates", allowed)(document),
                _set(f"{F}/again", {**document["facts"]["f2"], "value": value})(document),
            ),
            *([("oime:disallowedDuplicateFacts", f"{F}/f2")] if disallowed else []),
        )
        for allowed, value, disallowed in (
            ("none", "12.5", True),
            ("complete", "12.5", False),
            ("complete", "12.6", True),
            ("consistent", "12.5", False),
            ("consistent", "13.5", True),
            ("all", "13.5", False),
        )
    },
    # links
    "unknown link type": _case(_set(f"{F}/f1/links/other", {"_": ["f2"]}), ("xbrlje:unknownLinkType", f"{F}/f1/links/other")),
    "unknown link group": _case(
        _set(f"{F}/f1/links/explanatoryFact/x", ["f2"]), ("xbrlje:unknownLinkGroup", f"{F}/f1/links/explanatoryFact/x")
    ),
    "unknown link target": _case(
        _set(f"{F}/f1/links/explanatoryFact/_", ["f99"]), ("xbrlje:unknownLinkTarget", f"{F}/f1/links/explanatoryFact/_/0")
    ),
    "fact as a footnote": _case(
        _set(f"{F}/f1/links/footnote/_", ["n1", "f2"]),
        ("oime:illegalStandardFootnoteTarget", f"{F}/f1/links/footnote/_"),
        arelle="oime:illegalStandardFootnoteTarget oime:invalidTaxonomy",
    ),
    "footnote about nothing": _case(_drop(f"{F}/f1/links/footnote"), ("oime:unusedNoteFact", f"{F}/n1")),
    "footnote without a language": _case(
        _drop(f"{F}/n1/{D}/language"),
        ("oime:missingLanguageForNoteFact", f"{F}/n1/{D}"),
        arelle="oime:missingLanguageForNoteFact",
    ),
    "footnote without a noteId": _case(_drop(f"{F}/n1/{D}/noteId"), ("oime:missingNoteIDDimension", f"{F}/n1/{D}")),
    "footnote with another noteId": _case(_set(f"{F}/n1/{D}/noteId", "n2"), ("oime:invalidNoteIDValue", f"{F}/n1/{D}/noteId")),
    "footnote with a unit": _case(_set(f"{F}/n1/{D}/unit", "iso4217:EUR"), ("oime:misplacedUnitDimension", f"{F}/n1/{D}/unit")),
    "footnote with a period": _case(_set(f"{F}/n1/{D}/period", DAY), ("oime:misplacedNoteFactDimension", f"{F}/n1/{D}/period")),
    "footnote with decimals": _case(_set(f"{F}/n1/decimals", 2), ("oime:misplacedDecimalsProperty", f"{F}/n1/decimals")),
    "footnote that is not well-formed": _case(
        _set(f"{F}/n1/value", "a < b"), ("oime:invalidXHTMLFragment", f"{F}/n1/value"), arelle="oime:invalidXHTMLFragment"
    ),
    "footnote of another markup": _case(
        _set(f"{F}/n1/value", "<x xmlns='urn:x'/>"), ("oime:invalidXHTMLFragment", f"{F}/n1/value")
    ),
    "footnote with a prefix": _case(
        _set(f"{F}/n1/value", "<h:b xmlns:h='http://www.w3.org/1999/xhtml'>x</h:b>"),
        ("oime:xhtmlElementInNonDefaultNamespace", f"{F}/n1/value"),
    ),
}
"""By name."""
RULES: Mapping[str, Case] = {
    "unknown concept": _case(_set(f"{F}/f9/{D}/concept", "t:Nothing"), ("oime:unknownConcept", f"{F}/f9")),
    "abstract concept": _case(_set(f"{F}/f9/{D}/concept", "t:Heading"), ("oime:valueForAbstractConcept", f"{F}/f9")),
    "unit of a text": _case(_set(f"{F}/f3/{D}/unit", "iso4217:EUR"), ("oime:misplacedUnitDimension", f"{F}/f3")),
    "no such taxonomy": _case(
        _set(f"{INFO}/taxonomy", ["none.xsd"]),
        ("oime:invalidTaxonomy", f"{INFO}/taxonomy/0"),
        arelle="oime:invalidTaxonomy oime:unknownConcept xbrlje:unknownLinkTarget",
    ),
}
"""What is found by the rules, or once the taxonomy is loaded, on reports in JSON."""
