"""Findings about documents that are read: XML, instances, Inline XBRL, and their validity against the schemas."""

EXPLANATIONS: dict[str, tuple[str, str]] = {
    "disclose.xml:doctype": (
        "A document has a DOCTYPE. It could define entities that expand without bound or fetch files, so it is not read.",
        "Remove the DOCTYPE; XBRL documents need none.",
    ),
    "disclose.xml:encoding": (
        "A document is in an encoding that is not read, or not in the one that it declares.",
        "Save it as UTF-8.",
    ),
    "disclose.xml:limit": (
        "A document is deeper, or has a longer text or attribute, than is read.",
        "Check that it is the document you mean: reports of this size do not occur.",
    ),
    "disclose.xml:not-well-formed": (
        "A document is not well-formed XML, so that nothing in it can be relied on.",
        "Correct it at the line named; often a tag is not closed or the file was cut off.",
    ),
    "disclose.file:no-documents": (
        "A folder was given as a document set and has no Inline XBRL document in it.",
        "Give the folder that holds them, or the files themselves.",
    ),
    "disclose.schema:duplicate-id": (
        "Two elements of a document have the same id.",
        "Give each an id of its own; references would not know which is meant.",
    ),
    "disclose.schema:invalid": (
        "A document is not valid against its XML Schema.",
        "The message names the element and what the schema allows there.",
    ),
    "disclose.schema:limit": (
        "A type has a pattern, or a document a value, that is longer than is checked.",
        "Shorten it; the rest of the document was checked.",
    ),
    "xbrl.4:xbrlRootElement": (
        "A document is not an XBRL instance.",
        "Its root element must be xbrli:xbrl; check that it is the right file.",
    ),
    "xbrl.4.2:missingSchemaRef": (
        "A report does not refer to any taxonomy, so that nothing in it has a meaning.",
        "Add a schemaRef to the entry point of its taxonomy.",
    ),
    "xbrl.4.6:notItemOrTuple": (
        "An element directly under the root is no fact of the taxonomy.",
        "Check its name and namespace, and that the taxonomy that declares it is referred to.",
    ),
    "xbrl.4.6.1:itemContextRef": (
        "A fact refers to a context that does not exist.",
        "Correct its contextRef, or add the context.",
    ),
    "xbrl.4.6.3:bothPrecisionAndDecimals": (
        "A number has both decimals and precision.",
        "Keep decimals.",
    ),
    "xbrl.4.6.3:fractionPrecisionDecimals": (
        "A fraction has decimals or precision, though its two terms are exact.",
        "Remove them.",
    ),
    "xbrl.4.6.3:missingPrecisionDecimals": (
        "A number does not say to which decimal place it is accurate, so that sums can't be checked.",
        "Add decimals, INF for an exact number.",
    ),
    "xbrl.4.6.3:nilPrecisionDecimals": (
        "A fact without a value says how accurate its value is.",
        "Remove decimals and precision.",
    ),
    "xbrl.4.7.2:contextDateError": (
        "A context has no period that can be read.",
        "Write dates as YYYY-MM-DD, an instant or a start and an end.",
    ),
    "xbrl.4.7.3:identifier": (
        "A context does not say whom it is about.",
        "Add the entity's identifier and its scheme.",
    ),
    "xbrl.4.8.2:measureElement": (
        "A unit has no measure, or one whose prefix is not declared.",
        "Write measures as prefixed names: iso4217:CNY, xbrli:pure.",
    ),
    "xbrldie:RepeatedDimensionInInstanceError": (
        "A context names a dimension twice.",
        "Keep one; a fact has one member in each dimension.",
    ),
    "xbrl.5.1:schemaRootElement": (
        "A document that is referred to as a schema is none.",
        "Correct the reference, or the document.",
    ),
    "xbrl.5.2:linkbaseRootElement": (
        "A document that is referred to as a linkbase is none.",
        "Correct the reference, or the document.",
    ),
    "xmlSchema:abstractElement": (
        "A document has an element, or a type, that is abstract and can't be used.",
        "Use one of the elements that stand for it.",
    ),
    "xmlSchema:attributesExtraneous": (
        "An element has an attribute that its schema does not allow.",
        "Remove it, or correct its spelling.",
    ),
    "xmlSchema:attributesRequired": (
        "An element lacks an attribute that its schema requires.",
        "Add it.",
    ),
    "xmlSchema:nilElementHasContent": (
        "An element is nil and has content.",
        "Remove the one or the other.",
    ),
    "xmlSchema:refNotFound": (
        "A schema refers to something that no schema declares.",
        "Correct the name, or import the schema that declares it.",
    ),
    "xmlSchema:requiredAttribute": (
        "A reference lacks the attribute that says where it leads.",
        "Add schemaLocation.",
    ),
}
