"""Every code that the specifications of reports in JSON and CSV, of taxonomy packages and of report packages give to a fault
has a fixture with the fault and one without; the table says why the others have none."""

from __future__ import annotations

from pathlib import Path

import csv_cases
import json_cases
import package_cases
from disclose.rules.explanations import codes

FIXTURES = Path(__file__).with_name("fixtures")
OIME = """
disallowedDuplicateFacts disallowedObjectProperty footnoteMissingArcrole footnoteMissingLinkrole illegalPureUnit
illegalStandardFootnoteTarget invalidAllowedObject invalidBaseURL invalidDataTypeObject invalidEnumerationDomainObject
invalidLanguage invalidLanguageWarning invalidNoteIDValue invalidPeriodDimension invalidPropertyTypeObject invalidPropertyValue
invalidSQName invalidTaxonomy invalidUseOfReservedIdentifier invalidXBRL invalidXHTMLFragment misplacedDecimalsProperty
misplacedLanguageDimension misplacedNoteFactDimension misplacedNoteIDDimension misplacedUnitDimension missingConceptDimension
missingLanguageForNoteFact missingNoteIDDimension missingPeriodDimension missingQNameProperty noTaxonomy noXbrlPrefix unitPrefix
unknownConcept unknownDimension unresolvableFile unresolvedRelatedName unresolvedRelatedNameWarning unsupportedConceptDataType
unsupportedDimensionDataType unusedNoteFact valueForAbstractConcept xhtmlElementInNonDefaultNamespace
"""
XBRLJE = """
invalidFactValue invalidJSONStructure invalidLanguageCodeCase invalidPrefixMap missingJSONElements nonCanonicalValue
unknownLinkGroup unknownLinkType unknownPrefix unrecognizedJSONDocumentType
"""
XBRLCE = """
conflictingColumnType conflictingMetadataValue footnoteNotDefined footnotesNotReferenced illegalExtensionOfFinalProperty
illegalRedefinitionOfNonExtensibleProperty illegalReportParameterRedefinition illegalUseOfNone invalidCSVFileFormat
invalidConceptQName invalidDecimalsSuffix invalidDecimalsValue invalidDimensionValue invalidHeaderValue invalidIdentifier
invalidJSONStructure invalidLanguageCode invalidParameterCSVFile invalidParameterName invalidPeriodRepresentation
invalidPeriodSpecifier invalidPropertyGroupColumnReference invalidReference invalidReferenceTarget invalidRowIdColumn
invalidRowIdentifier misplacedDecimalsOnNonFactColumn missingOIMMetadataProperties missingParametersFile missingRequiredCSVFile
missingRowIdentifier noTableColumns referenceTargetNotDuration repeatedColumnIdentifier repeatedPropertyGroupDecimalsProperty
repeatedPropertyGroupDimension repeatedRowIdentifier undefinedRowIdColumn unknownColumn unknownPropertyGroup
unknownSpecialValue unknownTableTemplate unmappedCellValue unrecognizedDocumentType unreferencedParameter
unresolvableBaseMetadataFile
"""
RPE = """
invalidArchiveFormat invalidDirectoryStructure metadataDirectoryNotFound documentTypeFileExtensionMismatch incorrectReportType
invalidJSON invalidJSONStructure missingReport missingReportsDirectory multipleReports multipleReportsInSubdirectory
unsupportedFileExtension unsupportedReportPackageVersion
"""
TPE = """
invalidArchiveFormat invalidDirectoryStructure metadataDirectoryNotFound metadataFileNotFound duplicateLanguagesForElement
invalidCatalogFile invalidMetaDataFile missingLanguageAttribute multipleRewriteURIsForStartString packageRewriteOverlap
workingOffline
"""
LISTED = {
    f"{prefix}:{name}"
    for prefix, names in (("oime", OIME), ("xbrlje", XBRLJE), ("xbrlce", XBRLCE), ("rpe", RPE), ("tpe", TPE))
    for name in names.split()
}
TAXONOMY_MODEL = "of the taxonomy model, which is no specification yet: only an experimental plug-in of Arelle's has it"
REPLACED = {
    "oime:footnoteMissingArcrole": "xbrlje:unknownLinkType",
    "oime:footnoteMissingLinkrole": "xbrlje:unknownLinkGroup",
    "oime:invalidSQName": "oimce:invalidSQName",
    "oime:noXbrlPrefix": "oimce:unboundPrefix",
    "oime:unitPrefix": "oimce:unboundPrefix",
    "xbrlje:invalidPrefixMap": "oimce:invalidURIAlias",
    "xbrlje:missingJSONElements": "xbrlje:invalidJSONStructure",
    "xbrlje:unknownPrefix": "oimce:unboundPrefix",
    "xbrlje:unrecognizedJSONDocumentType": "oimce:unsupportedDocumentType",
    "xbrlce:footnoteNotDefined": "xbrlce:unknownLinkTarget",
    "xbrlce:footnotesNotReferenced": "oime:unusedNoteFact",
    "xbrlce:missingOIMMetadataProperties": "xbrlce:invalidJSONStructure",
    "xbrlce:noTableColumns": "xbrlce:invalidJSONStructure",
    "xbrlce:unrecognizedDocumentType": "oimce:unsupportedDocumentType",
}
"""Codes of drafts, which Arelle says no more either, and those of the Recommendations that the faults have now."""
WITHOUT = {
    **dict.fromkeys(
        (
            *("oime:disallowedObjectProperty", "oime:invalidAllowedObject", "oime:invalidDataTypeObject"),
            *("oime:invalidEnumerationDomainObject", "oime:invalidLanguage", "oime:invalidLanguageWarning"),
            *("oime:invalidPropertyTypeObject", "oime:invalidPropertyValue", "oime:missingQNameProperty"),
            *("oime:unresolvedRelatedName", "oime:unresolvedRelatedNameWarning"),
        ),
        TAXONOMY_MODEL,
    ),
    **{code: f"of a draft: the fault has the code {now} now" for code, now in REPLACED.items()},
    "oime:invalidXBRL": "Arelle's own sum of faults in the facts that it makes, each of which has a code of its own here",
    "oime:unresolvableFile": "Arelle's own where the file to be judged is not there, which is no fault of a report",
    "tpe:workingOffline": "Arelle's own, said where a standard file is missing and not of a package: see test_package_codes.py",
}
"""Codes without a fixture, and why."""


def shown() -> set[str]:
    """The codes that fixtures show."""
    found = {code for case in (*json_cases.CASES.values(), *json_cases.RULES.values()) for code, _ in case.found}
    found |= {code for case in csv_cases.CASES.values() for code, _ in case.found}
    found |= {case.code for case in package_cases.CASES.values()}
    return found | {
        folder.name.replace("-", ":", 1) for folder in FIXTURES.iterdir() if {"ok.yaml", "bad.yaml"} <= _names(folder)
    }


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_list_is_whole() -> None:
    assert len(LISTED) == 44 + 10 + 46 + 13 + 11


def test_every_listed_code_has_fixtures_or_a_reason() -> None:
    assert LISTED - shown() == WITHOUT.keys()


def test_what_replaces_a_code_has_fixtures() -> None:
    assert set(REPLACED.values()) <= shown()


def test_every_code_that_is_said_has_fixtures() -> None:
    said = {code for code in codes() if code.startswith(("oime:", "oimce:", "xbrlje:", "xbrlce:", "rpe:", "tpe:"))}
    assert len(said) > 90
    assert said - shown() <= {"tpe:workingOffline"}
