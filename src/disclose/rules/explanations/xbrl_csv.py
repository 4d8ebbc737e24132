"""Findings about reports in xBRL-CSV."""

EXPLANATIONS: dict[str, tuple[str, str]] = {
    "xbrlce:conflictingColumnType": (
        "A column is of several kinds: it holds comments, facts or property groups.",
        "Keep one of `comment`, `dimensions` or `propertiesFrom`, and `propertyGroups`.",
    ),
    "xbrlce:conflictingMetadataValue": (
        "Metadata and what it extends give a different value to the same name, such as a prefix or a template.",
        "Remove one of them, or use another name.",
    ),
    "xbrlce:cycleInExtensionChain": (
        "Metadata extends itself, perhaps by way of other files.",
        "Take one of the files out of `extends`.",
    ),
    "xbrlce:illegalExtensionOfFinalProperty": (
        "Metadata adds to something that is final in what it extends.",
        "Remove the addition, or don't extend that file.",
    ),
    "xbrlce:illegalRedefinitionOfNonExtensibleProperty": (
        "Metadata changes a property of what it extends that can be given once only.",
        "Remove it, and what is extended applies.",
    ),
    "xbrlce:illegalReportParameterRedefinition": (
        "Metadata and what it extends give a parameter of the report different values.",
        "Remove one of them, or use another name.",
    ),
    "xbrlce:illegalUseOfNone": (
        "A cell that is to hold a fact or the name of a property group holds `#none`.",
        "Leave the cell empty.",
    ),
    "xbrlce:invalidCSVFileFormat": (
        "A file is not CSV in UTF-8, or larger than is read.",
        "Save it as CSV in UTF-8: commas between cells, double quotes around cells with commas, quotes or line breaks.",
    ),
    "xbrlce:invalidConceptQName": (
        "A concept is not written as a prefix, a colon and a name.",
        "Write it like `ifrs-full:Revenue`.",
    ),
    "xbrlce:invalidDecimalsSuffix": (
        "A number has a letter d and is not a number with its decimals.",
        "Write `12.5d1` for one decimal place, `12000d-3` for thousands, `12dINF` for an exact number.",
    ),
    "xbrlce:invalidDecimalsValue": (
        "Decimals are not a whole number.",
        "Write a whole number; leave decimals out where the number is exact.",
    ),
    "xbrlce:invalidDimensionValue": (
        "A member is none of its dimension's: it is no name, not of the type of a typed dimension, or the default, "
        "which is not written.",
        "Correct it; leave the cell empty for the default.",
    ),
    "xbrlce:invalidFactValue": (
        "A value is not of the type of its concept, or nil where the concept must have a value.",
        "Correct the cell; `disclose taxonomy` shows the type of a concept.",
    ),
    "xbrlce:invalidHeaderValue": (
        "The header of a column is no name, or the cells are not divided by commas.",
        "Head the columns with the names of the template, and divide cells by commas.",
    ),
    "xbrlce:invalidIdentifier": (
        "The name of a table, template, column, property group or parameter is none: it has a point, a space or "
        "another mark in it, or begins with a digit.",
        "Begin with a letter; go on with letters, digits, hyphens and underscores.",
    ),
    "xbrlce:invalidJSON": (
        "Metadata is no JSON, is not in UTF-8, or has a name twice in one object.",
        "Correct it at the place named; an editor that knows JSON shows where it breaks off.",
    ),
    "xbrlce:invalidJSONStructure": (
        "Metadata has a property that may not stand where it stands, lacks one that it must have, or has a value of "
        "the wrong kind.",
        "Correct it as the message says. Properties of one's own need a prefix.",
    ),
    "xbrlce:invalidLanguageCode": (
        "A language is not a code such as `en` or `zh-Hans`.",
        "Write a code of BCP 47.",
    ),
    "xbrlce:invalidParameterCSVFile": (
        "The file of the report's parameters is not a list of names and values.",
        "Begin it with the line `name,value`; give each parameter one line, a name and a value.",
    ),
    "xbrlce:invalidParameterName": (
        "The name of a table's parameter is no identifier.",
        "Begin with a letter; go on with letters, digits, hyphens and underscores.",
    ),
    "xbrlce:invalidPeriodRepresentation": (
        "A period is not written in one of the ways there are.",
        "Write `2024`, `2024Q1`, `2024-03`, `2024-03-31@end`, `2024-01-01..2024-03-31`, or date and time in full.",
    ),
    "xbrlce:invalidPeriodSpecifier": (
        "What follows `@` does not say which end of a period is meant, or it is not a period.",
        "Write `$name@start` or `$name@end`.",
    ),
    "xbrlce:invalidPropertyGroupColumnReference": (
        "A column takes properties from a column that does not exist or has no property groups.",
        "Correct `propertiesFrom`.",
    ),
    "xbrlce:invalidReference": (
        "What follows `$` can't be the name of a column or parameter.",
        "Correct the name; write `$$` for a text that begins with `$`.",
    ),
    "xbrlce:invalidReferenceTarget": (
        "A reference leads to no column and no parameter, and a fact needs it.",
        "Correct the name, or add the column or the parameter.",
    ),
    "xbrlce:invalidRowIdColumn": (
        "The column that is to name the rows holds comments or facts.",
        "Name another column.",
    ),
    "xbrlce:invalidRowIdentifier": (
        "The name of a row has a point, a space or another mark in it that ids can't have.",
        "Use letters, digits, hyphens and underscores.",
    ),
    "xbrlce:misplacedDecimalsOnNonFactColumn": (
        "A column that holds no facts has decimals.",
        "Remove them, or give the column `dimensions`.",
    ),
    "xbrlce:missingParametersFile": (
        "The file that `parameterURL` names does not exist.",
        "Add it beside the metadata, or correct its name.",
    ),
    "xbrlce:missingRequiredCSVFile": (
        "The file of a table does not exist, or lies outside the folder of the report, where it is not read.",
        "Put it beside the metadata or below; make the table `optional` if it may be missing.",
    ),
    "xbrlce:missingRowIdentifier": (
        "A row of a table whose rows have names has none.",
        "Name it, unlike all other rows of the table.",
    ),
    "xbrlce:multipleDocumentTypesInExtensionChain": (
        "Metadata extends a document of another type.",
        "Extend metadata of xBRL-CSV 1.0 only.",
    ),
    "xbrlce:referenceTargetNotDuration": (
        "`@start` or `@end` is asked of a period that is one moment.",
        "Remove it, or give a span of time.",
    ),
    "xbrlce:repeatedColumnIdentifier": (
        "A table has two columns of the same name.",
        "Remove one of them.",
    ),
    "xbrlce:repeatedPropertyGroupDecimalsProperty": (
        "A column takes decimals from several columns with property groups.",
        "Keep decimals in the groups of one of them.",
    ),
    "xbrlce:repeatedPropertyGroupDimension": (
        "A column takes one dimension from several columns with property groups.",
        "Keep the dimension in the groups of one of them.",
    ),
    "xbrlce:repeatedRowIdentifier": (
        "Two rows of a table have the same name.",
        "Rename one of them.",
    ),
    "xbrlce:undefinedRowIdColumn": (
        "The column that is to name the rows is not in the template.",
        "Add it to `columns`, or correct `rowIdColumn`.",
    ),
    "xbrlce:unknownColumn": (
        "A table has a column that its template does not have.",
        "Add it to the template, perhaps as a `comment`, or remove it.",
    ),
    "xbrlce:unknownLinkGroup": (
        "The links of the metadata have a group that it does not define.",
        "Add the group to `linkGroups`, or correct the name.",
    ),
    "xbrlce:unknownLinkSource": (
        "A link leads from a fact that does not exist.",
        "Correct the id: table, point, `r_` with the name or number of the row, point, column.",
    ),
    "xbrlce:unknownLinkTarget": (
        "A link leads to a fact that does not exist.",
        "Correct the id: table, point, `r_` with the name or number of the row, point, column.",
    ),
    "xbrlce:unknownLinkType": (
        "The links of the metadata have a type that it does not define.",
        "Add the type to `linkTypes`, or correct the name.",
    ),
    "xbrlce:unknownPropertyGroup": (
        "A cell names a property group that its column does not have.",
        "Correct the name, or add the group to the column.",
    ),
    "xbrlce:unknownSpecialValue": (
        "A text begins with `#` and is none of the special values.",
        "Use `#nil`, `#none` or `#empty`; write `##` for a text that begins with `#`.",
    ),
    "xbrlce:unknownTableTemplate": (
        "A table names a template that the metadata does not have.",
        "Correct the name, or add the template. A table without `template` has the one of its own name.",
    ),
    "xbrlce:unmappedCellValue": (
        "A cell says something that no fact depends on: facts of its row are missing, or it stands in no column.",
        "Empty the cell, or fill in the fact. Say in the template that a column is a `comment` where it is one.",
    ),
    "xbrlce:unreferencedParameter": (
        "Nothing refers to a parameter, so that it says nothing.",
        "Remove it, or refer to it as `$name`.",
    ),
    "xbrlce:unresolvableBaseMetadataFile": (
        "Metadata extends a file that does not exist, or more files than are read.",
        "Correct `extends`, or give the package that the file is in.",
    ),
}
