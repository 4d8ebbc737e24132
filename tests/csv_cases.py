"""Reports in CSV, one that nothing is wrong with and many with one fault each, with what is found and where."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Files = dict[str, Any]
"""Metadata as objects and tables as text, by path."""
META = "r-metadata.json"
SOUND: Files = {
    META: {
        "documentInfo": {
            "documentType": "https://xbrl.org/2021/xbrl-csv",
            "features": {"own:colour": "red"},
            "namespaces": {
                "t": "urn:t",
                "lei": "http://standards.iso.org/iso/17442",
                "iso4217": "http://www.xbrl.org/2003/iso4217",
                "xbrl": "https://xbrl.org/2021",
                "own": "urn:own",
            },
            "linkTypes": {
                "footnote": "http://www.xbrl.org/2003/arcrole/fact-footnote",
                "explanatoryFact": "http://www.xbrl.org/2009/arcrole/fact-explanatoryFact",
            },
            "linkGroups": {"_": "http://www.xbrl.org/2003/role/link"},
            "taxonomy": ["json_kinds.xsd"],
            "extends": ["base-metadata.json"],
            "own:made": {"by": "hand"},
        },
        "tableTemplates": {
            "main": {
                "rowIdColumn": "id",
                "dimensions": {"period": "$period", "t:RegionAxis": "$region"},
                "columns": {
                    "id": {},
                    "period": {},
                    "region": {},
                    "kind": {
                        "propertyGroups": {
                            "eur": {"dimensions": {"unit": "iso4217:EUR"}, "decimals": -5},
                            "usd": {"dimensions": {"unit": "iso4217:USD"}, "decimals": "$places"},
                        }
                    },
                    "places": {},
                    "remark": {"comment": True},
                    "Revenue": {"dimensions": {"concept": "t:Revenue"}, "propertiesFrom": ["kind"]},
                    "Name": {"dimensions": {"concept": "t:Name", "language": "$speech"}},
                    "Rate": {"dimensions": {"concept": "t:Rate"}, "decimals": 2},
                    "own": {"comment": True, "own:width": 3},
                },
            },
            "moments": {
                "columns": {
                    "period": {},
                    "amount": {},
                    "Cash": {
                        "dimensions": {
                            "concept": "t:Cash",
                            "period": "$period@end",
                            "unit": "iso4217:EUR",
                            "t:AmountAxis": "$amount",
                        },
                        "decimals": 0,
                    },
                    "Views": {"dimensions": {"concept": "t:Views", "period": "$period"}},
                    "Listed": {"dimensions": {"concept": "t:Listed", "period": "$period", "t:AmountAxis": "$rowNumber"}},
                },
            },
        },
        "tables": {
            "main": {"url": "main.csv", "parameters": {"speech": "en-US"}},
            "cash": {"url": "tables/cash.csv", "template": "moments"},
            "notes": {"url": "notes.csv"},
            "more": {"url": "more.csv", "template": "moments", "optional": True},
        },
        "dimensions": {"entity": "$who"},
        "parameterURL": "parameters.csv",
        "links": {
            "footnote": {"_": {"main.r_a.Revenue": ["notes.r_1.note"]}},
            "explanatoryFact": {"_": {"main.r_a.Revenue": ["cash.r_1.Cash", "main.r_a.Name"]}},
        },
        "own:more": [1, 2],
    },
    "base-metadata.json": {
        "documentInfo": {
            "documentType": "https://xbrl.org/2021/xbrl-csv",
            "namespaces": {"t": "urn:t", "iso4217": "http://www.xbrl.org/2003/iso4217"},
            "taxonomy": ["json_kinds.xsd"],
        },
        "tableTemplates": {
            "notes": {
                "dimensions": {"language": "$language", "entity": "#none"},
                "columns": {"note": {"dimensions": {"concept": "xbrl:note"}}, "language": {}},
            }
        },
    },
    "main.csv": (
        "id,period,region,kind,places,remark,Revenue,Name,Rate,own,\n"
        'a,2023,,eur,,"#odd, ""free""",3405800000,"Ex ""Group""\nLtd",0.125,x,\n'
        "b,2023-01-01..2023-12-31,t:AsiaMember,usd,-3,,12000,,12.5dINF,\n"
        "c,2022Q4,#none,,,,,##1,-1.5d1\n"
    ),
    "tables/cash.csv": (
        "period,amount,Cash,Views,Listed\n2023,1.50,12,,true\n2022H2,#nil,-3.5 d 1,t:AsiaMember t:EuropeMember,\n"
    ),
    "notes.csv": 'note,language\n"See <b xmlns=""http://www.w3.org/1999/xhtml"">note 1</b> &amp; 2",en\n',
    "parameters.csv": "name,value\nwho,lei:00EX\n",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A report with faults: what is found, as pairs of code and place (line and cell of a table, or JSON pointer into the
    metadata, ``-`` where it follows from another fault), and what Arelle finds where that is not the same."""

    files: Mapping[str, bytes]
    found: tuple[tuple[str, str], ...]
    arelle: frozenset[str] | None = None


def spelled(files: Files) -> dict[str, bytes]:
    """The files as UTF-8, values of JSON on lines of their own."""
    return {
        name: (content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1)).encode("utf-8")
        if not isinstance(content, bytes)
        else content
        for name, content in files.items()
    }


def _case(change: Callable[[Files], object], *found: tuple[str, str], arelle: str | None = None) -> Case:
    files = copy.deepcopy(SOUND)
    change(files)
    return Case(spelled(files), found, None if arelle is None else frozenset(arelle.split()))


def _put(path: str, value: object, file: str = META) -> Callable[[Files], object]:
    """Put a value at a JSON pointer; None takes it away."""

    def change(files: Files) -> None:
        *names, last = path.split("/")[1:]
        at: Any = files[file]
        for name in names:
            at = at[name.replace("~1", "/")]
        if value is None:
            del at[last.replace("~1", "/")]
        else:
            at[last.replace("~1", "/")] = value

    return change


def _swap(file: str, before: str, after: str) -> Callable[[Files], object]:
    """Replace some text of a table."""

    def change(files: Files) -> None:
        assert before in files[file]
        files[file] = files[file].replace(before, after, 1)

    return change


def _all(*changes: Callable[[Files], object]) -> Callable[[Files], object]:
    def change(files: Files) -> None:
        for one in changes:
            one(files)

    return change


def _file(name: str, content: object) -> Callable[[Files], object]:
    return lambda files: files.__setitem__(name, content) if content is not None else files.__delitem__(name)


_T, _M = "/tableTemplates/main", "main.csv"
_BASE = "base-metadata.json"
CASES: Mapping[str, Case] = {
    "not JSON": Case({**spelled(SOUND), META: b'{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-csv"}'},
                     (("xbrlce:invalidJSON", ""),), frozenset(["xbrlce:invalidJSON"])),
    "type": _case(_put("/documentInfo/documentType", "https://xbrl.org/2030/xbrl-csv"),
                  ("oimce:unsupportedDocumentType", "/documentInfo/documentType")),
    "no taxonomy": _case(_all(_put("/documentInfo/taxonomy", []), _put("/documentInfo/taxonomy", [], _BASE)),
                         ("oime:noTaxonomy", "/documentInfo/taxonomy")),
    "structure": _case(_put(f"{_T}/columns/Revenue/concept", "t:Revenue"),
                       ("xbrlce:invalidJSONStructure", f"{_T}/columns/Revenue/concept")),
    "no columns": _case(_put(f"{_T}/columns", None), ("xbrlce:invalidJSONStructure", _T)),
    "truth": _case(_put("/tables/more/optional", "yes"), ("xbrlce:invalidJSONStructure", "/tables/more/optional")),
    "own prefix": _case(_put("/other:thing", 1), ("oimce:unboundPrefix", "/other:thing")),
    "reserved prefix": _case(_put("/documentInfo/namespaces/xbrl", "urn:x"),
                             ("oimce:invalidURIForReservedAlias", "/documentInfo/namespaces/xbrl"),
                             ("oime:unknownConcept", "base:"), ("xbrlce:unknownLinkTarget", "-")),
    "base missing": _case(_put("/documentInfo/extends", ["gone-metadata.json"]),
                          ("xbrlce:unresolvableBaseMetadataFile", "/documentInfo/extends/0")),
    "cycle": _case(_put("/documentInfo/extends", [META], _BASE), ("xbrlce:cycleInExtensionChain", "base:")),
    "base type": _case(_put("/documentInfo/documentType", "https://xbrl.org/2021/xbrl-json", _BASE),
                       ("oimce:unsupportedDocumentType", "base:"),
                       ("xbrlce:multipleDocumentTypesInExtensionChain", "/documentInfo/extends/0"),
                       arelle="xbrlce:multipleDocumentTypesInExtensionChain"),
    "conflict": _case(_put("/documentInfo/namespaces/t", "urn:t2", _BASE),
                      ("xbrlce:conflictingMetadataValue", "/documentInfo/namespaces/t")),
    "final": _case(_put("/documentInfo/final", {"tableTemplates": True}, _BASE),
                   ("xbrlce:illegalExtensionOfFinalProperty", f"{_T}"),
                   ("xbrlce:illegalExtensionOfFinalProperty", "/tableTemplates/moments")),
    "redefined": _case(_all(_put("/decimals", 2), _put("/decimals", 3, _BASE)),
                       ("xbrlce:illegalRedefinitionOfNonExtensibleProperty", "/decimals")),
    "parameter redefined": _case(
        _all(_put("/parameters", {"speech": "en"}), _put("/parameters", {"speech": "de"}, _BASE)),
        ("xbrlce:illegalReportParameterRedefinition", "/parameters/speech"),
        arelle="xbrlce:conflictingMetadataValue xbrlce:illegalReportParameterRedefinition"),
    "identifier": _case(_put("/tables/a.b", {"url": "more.csv", "template": "moments", "optional": True}),
                        ("xbrlce:invalidIdentifier", "/tables/a.b")),
    "template": _case(_put("/tables/cash/template", "moment"), ("xbrlce:unknownTableTemplate", "/tables/cash/template"),
                      ("xbrlce:unknownLinkTarget", "-")),
    "parameter name": _case(_put("/tables/main/parameters/1a", "x"),
                            ("xbrlce:invalidParameterName", "/tables/main/parameters/1a"),
                            arelle="xbrlce:invalidParameterName xbrlce:unreferencedParameter"),
    "parameter unused": _case(_put("/tables/main/parameters/voice", "x"),
                              ("xbrlce:unreferencedParameter", "/tables/main/parameters/voice")),
    "report parameter unused": _case(_put("/parameters", {"voice": "x"}),
                                     ("xbrlce:unreferencedParameter", "/parameters/voice")),
    "parameter file missing": _case(_put("/parameterURL", "gone.csv"), ("xbrlce:missingParametersFile", "/parameterURL"),
                                    ("xbrlce:invalidReferenceTarget", "-"), ("xbrlce:unknownLinkSource", "-"),
                                    ("xbrlce:unknownLinkTarget", "-")),
    "parameter file header": _case(_swap("parameters.csv", "name,value", "name,values"),
                                   ("xbrlce:invalidParameterCSVFile", "parameters.csv:1")),
    "parameter file twice": _case(_file("parameters.csv", "name,value\nwho,lei:00EX\nwho,lei:00EX\n"),
                                  ("xbrlce:invalidParameterCSVFile", "parameters.csv:3:1")),
    "parameter file name": _case(_file("parameters.csv", "name,value\nwho,lei:00EX\n1a,x\n"),
                                 ("xbrlce:invalidIdentifier", "parameters.csv:3:1")),
    "column kinds": _case(_put(f"{_T}/columns/Name/comment", True), ("xbrlce:conflictingColumnType", f"{_T}/columns/Name"),
                          ("xbrlce:unknownLinkTarget", "-")),
    "misplaced decimals": _case(_put(f"{_T}/columns/places/decimals", 2),
                                ("xbrlce:misplacedDecimalsOnNonFactColumn", f"{_T}/columns/places/decimals")),
    "group column": _case(_put(f"{_T}/columns/Rate/propertiesFrom", ["places"]),
                          ("xbrlce:invalidPropertyGroupColumnReference", f"{_T}/columns/Rate/propertiesFrom/0")),
    "groups repeat": _case(
        _all(
            _put(f"{_T}/columns/more", {"propertyGroups": {"x": {"dimensions": {"unit": "iso4217:EUR"}, "decimals": 1}}}),
            _put(f"{_T}/columns/Revenue/propertiesFrom", ["kind", "more"]),
        ),
        ("xbrlce:repeatedPropertyGroupDecimalsProperty", f"{_T}/columns/Revenue/propertiesFrom"),
        ("xbrlce:repeatedPropertyGroupDimension", f"{_T}/columns/Revenue/propertiesFrom")),
    "row id undefined": _case(_put(f"{_T}/rowIdColumn", "name"), ("xbrlce:undefinedRowIdColumn", f"{_T}/rowIdColumn"),
                              ("xbrlce:unmappedCellValue", "-"), ("xbrlce:unknownLinkSource", "-"),
                              ("xbrlce:unknownLinkTarget", "-")),
    "row id comment": _case(_put(f"{_T}/rowIdColumn", "remark"), ("xbrlce:invalidRowIdColumn", f"{_T}/rowIdColumn"),
                            ("xbrlce:unmappedCellValue", "-"), ("xbrlce:missingRowIdentifier", "-"),
                            ("xbrlce:unknownLinkSource", "-"), ("xbrlce:unknownLinkTarget", "-")),
    "special in metadata": _case(_put(f"{_T}/columns/Name/dimensions/language", "#english"),
                                 ("xbrlce:unknownSpecialValue", f"{_T}/columns/Name/dimensions/language"),
                                 ("xbrlce:unreferencedParameter", "/tables/main/parameters/speech"),
                                 ("xbrlce:unknownLinkTarget", "-")),
    "language": _case(_put("/tables/main/parameters/speech", "in English"),
                      ("xbrlce:invalidLanguageCode", "/tables/main/parameters/speech"), ("xbrlce:unknownLinkTarget", "-"),
                      arelle="xbrlce:invalidFactValue"),
    "fixed language": _case(_all(_put(f"{_T}/columns/Name/dimensions/language", "in English"),
                                 _put("/tables/main/parameters", None)),
                            ("xbrlce:invalidLanguageCode", f"{_T}/columns/Name/dimensions/language"),
                            ("xbrlce:unknownLinkTarget", "-")),
    "specifier": _case(_put("/tableTemplates/moments/columns/Cash/dimensions/period", "$period@middle"),
                       ("xbrlce:invalidPeriodSpecifier", "/tableTemplates/moments/columns/Cash/dimensions/period"),
                       ("xbrlce:unknownLinkTarget", "-")),
    "reference": _case(_put("/tableTemplates/moments/columns/Cash/dimensions/t:AmountAxis", "$a b"),
                       ("xbrlce:invalidReference", "/tableTemplates/moments/columns/Cash/dimensions/t:AmountAxis"),
                       ("xbrlce:unknownLinkTarget", "-"), ("xbrlce:unmappedCellValue", "-")),
    "reference target": _case(_put("/tableTemplates/moments/columns/Cash/dimensions/t:AmountAxis", "$sum"),
                              ("xbrlce:invalidReferenceTarget",
                               "/tableTemplates/moments/columns/Cash/dimensions/t:AmountAxis"),
                              ("xbrlce:unknownLinkTarget", "-"), ("xbrlce:unmappedCellValue", "-")),
    "concept name": _case(_put(f"{_T}/columns/Rate/dimensions/concept", "Rate"),
                          ("xbrlce:invalidConceptQName", f"{_T}/columns/Rate/dimensions/concept")),
    "unknown concept": _case(_put(f"{_T}/columns/Rate/dimensions/concept", "t:Rates"),
                             ("oime:unknownConcept", f"{_T}/columns/Rate/dimensions/concept")),
    "abstract concept": _case(_put(f"{_T}/columns/Rate/dimensions/concept", "t:Heading"),
                              ("oime:valueForAbstractConcept", f"{_T}/columns/Rate/dimensions/concept")),
    "fraction": _case(_put(f"{_T}/columns/Rate/dimensions/concept", "t:Part"),
                      ("oime:unsupportedConceptDataType", f"{_T}/columns/Rate/dimensions/concept")),
    "no concept": _case(_put(f"{_T}/columns/Rate/dimensions/concept", None), ("oime:missingConceptDimension", "main.csv:2:9")),
    "unknown dimension": _case(_put(f"{_T}/columns/Rate/dimensions/t:NoAxis", "t:AsiaMember"),
                               ("oime:unknownDimension", f"{_T}/columns/Rate/dimensions/t:NoAxis")),
    "complex dimension": _case(_put(f"{_T}/columns/Rate/dimensions/t:PlaceAxis", "x"),
                               ("oime:unsupportedDimensionDataType", f"{_T}/columns/Rate/dimensions/t:PlaceAxis")),
    "default member": _case(_swap(_M, "t:AsiaMember", "t:AllMember"), ("xbrlce:invalidDimensionValue", "main.csv:4:3")),
    "no member": _case(_swap(_M, "t:AsiaMember", "Asia"), ("xbrlce:invalidDimensionValue", "main.csv:4:3")),
    "typed value": _case(_swap("tables/cash.csv", "1.50", "many"), ("xbrlce:invalidDimensionValue", "tables/cash.csv:2:2"),
                         ("xbrlce:unknownLinkTarget", "-")),
    "pure unit": _case(_all(_put("/documentInfo/namespaces/xbrli", "http://www.xbrl.org/2003/instance"),
                            _put(f"{_T}/columns/Rate/dimensions/unit", "xbrli:pure")),
                       ("oime:illegalPureUnit", f"{_T}/columns/Rate/dimensions/unit")),
    "unit": _case(_put(f"{_T}/columns/Rate/dimensions/unit", "iso4217:EUR/"),
                  ("oimce:invalidUnitStringRepresentation", f"{_T}/columns/Rate/dimensions/unit")),
    "entity": _case(_swap("parameters.csv", "lei:00EX", "00EX"), ("oimce:invalidSQName", "parameters.csv:2:1"),
                    ("xbrlce:unknownLinkSource", "-"), ("xbrlce:unknownLinkTarget", "-")),
    "nobody": _case(_all(_put("/documentInfo/namespaces/no", "https://xbrl.org/2021/entities"),
                         _put(f"{_T}/columns/Rate/dimensions/entity", "no:NA")),
                    ("oime:invalidUseOfReservedIdentifier", f"{_T}/columns/Rate/dimensions/entity")),
    "period": _case(_swap(_M, "2022Q4", "2022Q5"), ("xbrlce:invalidPeriodRepresentation", "main.csv:5:2")),
    "fixed period": _case(_put("/tableTemplates/moments/columns/Views/dimensions/period", "2022-13"),
                          ("xbrlce:invalidPeriodRepresentation", "/tableTemplates/moments/columns/Views/dimensions/period")),
    "not a duration": _case(_swap("tables/cash.csv", "2022H2", "2022-06-30@end"),
                            ("xbrlce:referenceTargetNotDuration", "tables/cash.csv:3:1"),
                            ("oime:invalidPeriodDimension", "tables/cash.csv:3:1"),
                            arelle="oime:invalidPeriodDimension oime:missingPeriodDimension xbrlce:referenceTargetNotDuration"),
    "no period": _case(_swap("tables/cash.csv", "2022H2", ""), ("oime:missingPeriodDimension", "tables/cash.csv:3:3")),
    "decimals": _case(_swap(_M, ",usd,-3,", ",usd,many,"), ("xbrlce:invalidDecimalsValue", "main.csv:4:5")),
    "fixed decimals": _case(_put(f"{_T}/columns/Rate/decimals", "INF"),
                            ("xbrlce:invalidDecimalsValue", f"{_T}/columns/Rate/decimals")),
    "suffix": _case(_swap(_M, "12.5dINF", "12.5dmany"), ("xbrlce:invalidDecimalsSuffix", "main.csv:4:9")),
    "nil with decimals": _case(_swap(_M, "12.5dINF", "#nil"), ("oime:misplacedDecimalsProperty", "main.csv:4:9")),
    "nil": _case(_all(_put(f"{_T}/columns/Firm", {"dimensions": {"concept": "t:Firm", "unit": "iso4217:EUR"}}),
                      _swap(_M, "Rate,own,", "Rate,own,Firm"), _swap(_M, ",x,", ",x,#nil")),
                 ("xbrlce:invalidFactValue", "main.csv:2:11")),
    "value": _case(_swap(_M, "12000", "a dozen"), ("xbrlce:invalidDecimalsSuffix", "main.csv:4:7")),
    "truth value": _case(_swap("tables/cash.csv", ",true", ",yes"), ("xbrlce:invalidFactValue", "tables/cash.csv:2:5")),
    "set": _case(_swap("tables/cash.csv", "t:EuropeMember", "no:EuropeMember"), ("oimce:unboundPrefix", "tables/cash.csv:3:4")),
    "special": _case(_swap(_M, "12000", "#zero"), ("xbrlce:unknownSpecialValue", "main.csv:4:7"),
                     arelle="xbrlce:unknownSpecialValue"),
    "none": _case(_swap(_M, "12000", "#none"), ("xbrlce:illegalUseOfNone", "main.csv:4:7")),
    "none as group": _case(_swap(_M, ",usd,-3,", ",#none,,"), ("xbrlce:illegalUseOfNone", "main.csv:4:4")),
    "group": _case(_swap(_M, ",usd,", ",chf,"), ("xbrlce:unknownPropertyGroup", "main.csv:4:4")),
    "row name missing": _case(_swap(_M, "\nb,", "\n,"), ("xbrlce:missingRowIdentifier", "main.csv:4:1")),
    "row name": _case(_swap(_M, "\nb,", "\nb.c,"), ("xbrlce:invalidRowIdentifier", "main.csv:4:1")),
    "row name twice": _case(_swap(_M, "\nb,", "\na,"), ("xbrlce:repeatedRowIdentifier", "main.csv:4:1")),
    "unmapped": _case(_swap("tables/cash.csv", "2022H2,#nil,-3.5 d 1,", "2022H2,7,,"),
                      ("xbrlce:unmappedCellValue", "tables/cash.csv:3:2")),
    "unmapped group": _case(_swap(_M, "2022Q4,#none,,", "2022Q4,#none,eur,"), ("xbrlce:unmappedCellValue", "main.csv:5:4")),
    "beyond the header": _case(_swap(_M, "##1,-1.5d1", "##1,-1.5d1,,,y"), ("xbrlce:unmappedCellValue", "main.csv:5:12")),
    "unnamed column": _case(_swap(_M, "##1,-1.5d1", "##1,-1.5d1,,y"), ("xbrlce:unmappedCellValue", "main.csv:5:11")),
    "header": _case(_swap(_M, "id,period", "id,the period"), ("xbrlce:invalidHeaderValue", "main.csv:1:2"),
                    ("xbrlce:unknownLinkSource", "-"), ("xbrlce:unknownLinkTarget", "-")),
    "column": _case(_swap(_M, "remark", "remarks"), ("xbrlce:unknownColumn", "main.csv:1:6"),
                    ("xbrlce:unknownLinkSource", "-"), ("xbrlce:unknownLinkTarget", "-")),
    "column twice": _case(_swap(_M, "remark", "region"), ("xbrlce:repeatedColumnIdentifier", "main.csv:1:6"),
                          ("xbrlce:unknownLinkSource", "-"), ("xbrlce:unknownLinkTarget", "-"),
                          arelle="xbrlce:repeatedColumnIdentifier xbrlce:unknownSpecialValue"),
    "table missing": _case(_file("tables/cash.csv", None), ("xbrlce:missingRequiredCSVFile", "/tables/cash/url"),
                           ("xbrlce:unknownLinkTarget", "-")),
    "table outside": _case(_put("/tables/cash/url", "../cash.csv"), ("xbrlce:missingRequiredCSVFile", "/tables/cash/url"),
                           ("xbrlce:unknownLinkTarget", "-")),
    "encoding": _case(_file("main.csv", SOUND[_M].encode("utf-16")), ("xbrlce:invalidCSVFileFormat", "main.csv:1"),
                      ("xbrlce:unknownLinkSource", "-"), ("xbrlce:unknownLinkTarget", "-")),
    "quote": _case(_swap(_M, "12000", '12"000'), ("xbrlce:invalidCSVFileFormat", "main.csv:4"),
                   arelle="xbrlce:invalidFactValue"),
    "link type": _case(_put("/links/remark", {"_": {"main.r_a.Revenue": ["main.r_a.Name"]}}),
                       ("xbrlce:unknownLinkType", "/links/remark")),
    "link group": _case(_put("/links/footnote/other", {"main.r_a.Revenue": ["notes.r_1.note"]}),
                        ("xbrlce:unknownLinkGroup", "/links/footnote/other")),
    "link source": _case(_put("/links/footnote/_/main.r_z.Revenue", ["notes.r_1.note"]),
                         ("xbrlce:unknownLinkSource", "/links/footnote/_/main.r_z.Revenue")),
    "link target": _case(_put("/links/footnote/_/main.r_b.Revenue", ["notes.r_9.note"]),
                         ("xbrlce:unknownLinkTarget", "/links/footnote/_/main.r_b.Revenue/0")),
    "footnote is a fact": _case(_put("/links/footnote/_/main.r_b.Revenue", ["main.r_a.Name"]),
                                ("oime:illegalStandardFootnoteTarget", "/links/footnote/_/main.r_b.Revenue"),
                                arelle="oime:illegalStandardFootnoteTarget oime:invalidTaxonomy"),
    "footnote unused": _case(_swap("notes.csv", "note,language\n", "note,language\nx,en\n"),
                             ("oime:unusedNoteFact", "notes.csv:3:1"), arelle=""),
    "footnote language": _case(_put("/tableTemplates/notes/dimensions/language", None, _BASE),
                               ("oime:missingLanguageForNoteFact", "notes.csv:2:1"), ("xbrlce:unmappedCellValue", "-")),
    "footnote dimension": _case(_put("/tableTemplates/notes/dimensions/entity", None, _BASE),
                                ("oime:misplacedNoteFactDimension", "notes.csv:2:1")),
    "footnote markup": _case(_swap("notes.csv", "</b>", "</i>"), ("oime:invalidXHTMLFragment", "notes.csv:2:1")),
    "duplicates": _case(
        _all(_put("/documentInfo/features/xbrl:allowedDuplicates", "none"),
             _swap(_M, "\nc,", "\nd,2023,,eur,,,3405800000\nc,")),
        ("oime:disallowedDuplicateFacts", "main.csv:2:7")),
}  # fmt: skip
