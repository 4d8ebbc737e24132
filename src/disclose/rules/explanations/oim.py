"""Findings about reports in syntaxes of the Open Information Model: what xBRL-JSON and xBRL-CSV share, and xBRL-JSON's own."""

EXPLANATIONS: dict[str, tuple[str, str]] = {
    "oimce:invalidAliasForReservedURI": (
        "A map of a document gives a URI of the standard another name than the one that is reserved for it.",
        "Use the reserved name: `xbrl`, `xbrli`, `iso4217`, `utr`, `enum2` and `xs` for namespaces, `footnote` and"
        " `explanatoryFact` for link types, `_` for the standard link group.",
    ),
    "oimce:invalidPeriodRepresentation": (
        "A period is not written as `2024-01-01T00:00:00` for a moment, or as two of these with a slash for a span of time.",
        "Write date and time in full. The end of a day is midnight of the next day.",
    ),
    "oimce:invalidSQName": (
        "An entity is not written as a prefix, a colon and an identifier without spaces.",
        "Declare the scheme of the identifier as a namespace and write `prefix:identifier`.",
    ),
    "oimce:invalidURI": (
        "A namespace, link type or link group is not an absolute URI.",
        "Write the URI with its scheme and without spaces.",
    ),
    "oimce:invalidURIAlias": (
        "A name in the map of namespaces, link types or link groups is not an NCName.",
        "Begin it with a letter or underscore and use letters, digits, `-`, `_` and `.` only.",
    ),
    "oimce:invalidURIForReservedAlias": (
        "A name that the standard reserves stands for another URI than the standard's.",
        "Use another name for it.",
    ),
    "oimce:invalidUnitStringRepresentation": (
        "A unit is not written as its measures: `iso4217:EUR`, `iso4217:EUR/xbrli:shares`, `(a:x*a:y)/b:z`.",
        "Write measures with their prefixes in alphabetical order, and in parentheses where there are several beside a `/`.",
    ),
    "oimce:multipleAliasesForURI": (
        "Two names in one map stand for the same URI.",
        "Keep one of them and use it throughout.",
    ),
    "oimce:unboundPrefix": (
        "A name has a prefix that the document does not declare.",
        "Add the prefix with its namespace to `documentInfo/namespaces`, or correct it.",
    ),
    "oimce:unsupportedDocumentType": (
        "A JSON document does not say that it is a report in a form that is read.",
        "`documentInfo/documentType` must be that of xBRL-JSON 1.0. Earlier drafts had other types and other rules.",
    ),
    "oime:illegalPureUnit": (
        "A number has the unit `xbrli:pure`, which is said by having no unit.",
        "Remove the unit.",
    ),
    "oime:illegalStandardFootnoteTarget": (
        "A link of the type footnote leads to a fact that is no footnote.",
        "Let it lead to a fact of `xbrl:note`, or use another link type, such as `explanatoryFact`.",
    ),
    "oime:invalidBaseURL": (
        "The base URL of a report is relative.",
        "Write it with its scheme, or leave it out: then the place of the document is the base.",
    ),
    "oime:invalidDimensionValue": (
        "A fact names the default member of a dimension.",
        "Leave the dimension out: a fact without it is about the default.",
    ),
    "oime:invalidFactValue": (
        "A fact is null although the concept's facts must have a value.",
        "Report the value, or leave the fact out.",
    ),
    "oime:invalidNoteIDValue": (
        "The `noteId` of a footnote is not the id of the fact.",
        "Make the two equal.",
    ),
    "oime:invalidPeriodDimension": (
        "A fact of a concept that is about one moment has a span of time, or the other way round.",
        "Correct the period, or use the concept of the other period type.",
    ),
    "oime:invalidTaxonomy": (
        "The taxonomy that a report names is not valid, or can't be found.",
        "See the other findings; give the package that it lies in with `--package`.",
    ),
    "oime:invalidUseOfReservedIdentifier": (
        "The entity of a fact is the identifier that stands for a report without one.",
        "Leave `entity` out.",
    ),
    "oime:invalidXHTMLFragment": (
        "The text of a footnote is not well-formed, or has elements that are not of XHTML.",
        "Write plain text or XHTML elements, with `&` and `<` escaped.",
    ),
    "oime:misplacedDecimalsProperty": (
        "A fact that is null, no number or a footnote has decimals.",
        "Remove them.",
    ),
    "oime:misplacedLanguageDimension": (
        "A fact that is no text has a language.",
        "Remove it.",
    ),
    "oime:misplacedNoteFactDimension": (
        "A footnote has an entity, a period or a dimension of the taxonomy.",
        "Remove it: a footnote is about the facts that link to it.",
    ),
    "oime:misplacedNoteIDDimension": (
        "A fact that is no footnote has a `noteId`.",
        "Remove it, or give the fact the concept `xbrl:note`.",
    ),
    "oime:missingConceptDimension": (
        "A fact does not say which concept it is about.",
        "Add `concept` to its dimensions.",
    ),
    "oime:missingLanguageForNoteFact": (
        "A footnote has no language.",
        "Add `language` to its dimensions; in an instance, `xml:lang`.",
    ),
    "oime:missingNoteIDDimension": (
        "A footnote has no `noteId`.",
        "Add it to its dimensions, with the id of the fact as its value.",
    ),
    "oime:missingPeriodDimension": (
        "A fact of a concept that is about one moment has no period.",
        "Add the moment: midnight at the end of the day.",
    ),
    "oime:noTaxonomy": (
        "A report names no taxonomy, so that nothing in it has a meaning.",
        "Name the entry point in `documentInfo/taxonomy`.",
    ),
    "oime:unknownDimension": (
        "A fact has a dimension that the taxonomy does not declare.",
        "Check its name and prefix, and that the taxonomy that declares it is named.",
    ),
    "oime:unsupportedConceptDataType": (
        "A fact is of a concept whose values only instances can hold: a tuple, a fraction, prefixed content.",
        "Report it in an instance, or ask the taxonomy's author for another concept.",
    ),
    "oime:unsupportedDimensionDataType": (
        "A fact has a typed dimension whose values have elements in them or are of a type that only instances can hold.",
        "Report the fact in an instance.",
    ),
    "oime:unusedNoteFact": (
        "No fact links to a footnote.",
        "Link to it from the facts that it is about, or delete it.",
    ),
    "oime:xhtmlElementInNonDefaultNamespace": (
        "The text of a footnote has XHTML elements with a prefix.",
        "Write them without.",
    ),
    "xbrlje:invalidDimensionValue": (
        "The value of a dimension is no name with a prefix, or is not of the dimension's type.",
        "Correct it: a member is written as `prefix:name`.",
    ),
    "xbrlje:invalidFactValue": (
        "The value of a fact is not of the type of its concept.",
        "Correct the value. Numbers have no grouping, dates are written as 2023-12-31, names have prefixes.",
    ),
    "xbrlje:invalidJSON": (
        "A document is not JSON, is not in UTF-8, or has a name twice in one object.",
        "Correct it at the place named. An editor that knows JSON shows where a bracket or comma is missing.",
    ),
    "xbrlje:invalidJSONStructure": (
        "Something is missing, is not of the kind that xBRL-JSON wants there, or is unknown to it.",
        "The message says what and where. Properties of one's own must have a prefix that is declared.",
    ),
    "xbrlje:invalidLanguageCodeCase": (
        "The code of a language has capital letters.",
        "Write it in small letters: `zh-hans`.",
    ),
    "xbrlje:nonCanonicalValue": (
        "A report says that its values are in canonical form, and one is not.",
        "Write it in canonical form (`1.0` for a decimal, `1` for an integer, members in order), or remove the feature.",
    ),
    "xbrlje:unknownLinkGroup": (
        "A link is in a group that the document does not declare.",
        "Add the group with its URI to `documentInfo/linkGroups`.",
    ),
    "xbrlje:unknownLinkTarget": (
        "A link leads to a fact that is not there.",
        "Correct the id, or remove the link.",
    ),
    "xbrlje:unknownLinkType": (
        "A link is of a type that the document does not declare.",
        "Add the type with its URI to `documentInfo/linkTypes`.",
    ),
    "xbrlxe:inconsistentDimensionsContainer": (
        "Some contexts of an instance have their dimensions in the segment, others in the scenario. Only one of them can be"
        " restored from another syntax.",
        "Put all of them in the scenario, or where the taxonomy says so in the segment.",
    ),
    "xbrlxe:nonStandardFootnoteResourceRole": (
        "A footnote of an instance has a role of its own, which no other syntax holds.",
        "Give it the standard role.",
    ),
    "xbrlxe:unlinkedFootnoteResource": (
        "A footnote of an instance is about no fact, and is lost in another syntax.",
        "Link it, or delete it.",
    ),
    "xbrlxe:unsupportedComplexTypedDimension": (
        "A typed dimension has a value with elements or attributes in it, which no other syntax holds.",
        "Keep the report as an instance.",
    ),
    "xbrlxe:unsupportedFraction": (
        "A fact is a fraction, which only instances and Inline XBRL hold.",
        "Keep the report as an instance, or report a decimal number.",
    ),
    "xbrlxe:unsupportedLinkbaseReference": (
        "A report refers to a linkbase itself, which no other syntax can do.",
        "Refer to the linkbase from a schema of the taxonomy.",
    ),
    "xbrlxe:unsupportedTuple": (
        "A fact is a tuple, which only instances and Inline XBRL hold.",
        "Keep the report as an instance, or use dimensions.",
    ),
    "xbrlxe:unsupportedZeroPrecisionFact": (
        "A number is stated with a precision of 0, that is without any accuracy, which no other syntax can say.",
        "State decimals.",
    ),
}
