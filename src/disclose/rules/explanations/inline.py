"""Findings about Inline XBRL documents: their elements in one another, together in a set, and what is extracted from them."""

_SYNTAX = {"fraction": "7.1.2", "numerator": "7.1.1", "denominator": "7.1.1", "nonFraction": "10.1.1", "nonNumeric": "11.1.1"}
_MEANING = {
    "continuation": "4.1.2",
    "footnote": "6.1.2",
    "fraction": "7.1.3",
    "header": "8.1.3",
    "hidden": "9.1.2",
    "nonFraction": "10.1.2",
    "nonNumeric": "11.1.2",
    "references": "12.1.2",
    "relationship": "13.1.2",
    "resources": "14.1.2",
    "tuple": "15.1.2",
}
_FACTS = ("fraction", "nonFraction", "nonNumeric")
_MEMBERS = (*_FACTS, "tuple")

_OF_SEVERAL: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    (
        "continuationMissing",
        ("continuation", "footnote", "nonNumeric"),
        "A tagged text continues at a part that does not exist.",
        "Correct continuedAt, or add the ix:continuation with that id.",
    ),
    (
        "continuationTarget",
        ("continuation", "footnote", "nonNumeric"),
        "A tagged text continues at an element that is no ix:continuation.",
        "Correct continuedAt, or tag the further part with ix:continuation.",
    ),
    (
        "continuationCycle",
        ("continuation", "footnote", "nonNumeric"),
        "The parts of a tagged text continue in a circle.",
        "Let the last part have no continuedAt.",
    ),
    (
        "continuationChainNested",
        ("continuation", "footnote", "nonNumeric"),
        "A part of a tagged text stands inside another part of the same text, which would then be there twice.",
        "Let the parts of a text follow one another.",
    ),
    (
        "contextReference",
        _FACTS,
        "A tagged fact refers to a context that no resources of its document set hold.",
        "Correct its contextRef, or add the context to ix:resources.",
    ),
    (
        "unitReference",
        ("fraction", "nonFraction"),
        "A tagged number refers to a unit that no resources of its document set hold.",
        "Correct its unitRef, or add the unit to ix:resources.",
    ),
    (
        "invalidTransformation",
        (*_FACTS, "numerator", "denominator"),
        "A format is not the name of a rule in a transformation registry, so that the displayed text can't be read.",
        "Use a name of a registry, with a prefix that is declared for the registry's namespace.",
    ),
    (
        "tupleRefMissing",
        _MEMBERS,
        "A tagged fact belongs to a tuple that does not exist.",
        "Correct its tupleRef, or give the tuple that tupleID.",
    ),
    (
        "tupleOrder",
        _MEMBERS,
        "A tagged fact has an order, which only means something in a tuple, and is in none.",
        "Remove the order, or refer to the tuple with tupleRef.",
    ),
    (
        "tupleMemberOrderMissing",
        _MEMBERS,
        "A fact in a tuple does not say at which place: a page shows facts in an order of its own.",
        "Give it an order, a number, as the tuple's declaration asks.",
    ),
    (
        "tupleMemberDifferentTarget",
        _MEMBERS,
        "A fact in a tuple is for another target document than the tuple.",
        "Give both the same target.",
    ),
    (
        "tupleSameOrderMembersUnequal",
        _MEMBERS,
        "Two facts stand at one place in a tuple and do not say the same.",
        "Give each an order of its own. A fact that is shown twice says the same twice.",
    ),
    (
        "uniqueIxId",
        (*_MEMBERS, "continuation", "footnote"),
        "Elements of two documents of a set have the same id, so that references between the documents are ambiguous.",
        "Give each element of the set an id of its own.",
    ),
)

_OF_SYNTAX: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    (
        "transformValueError",
        (*_FACTS[1:], "numerator", "denominator"),
        "A displayed text is not one that its format reads, so that the fact has no value.",
        "Tag exactly the text that the format is for, without brackets, signs and units, or use another format.",
    ),
)

EXPLANATIONS: dict[str, tuple[str, str]] = {
    **{f"ix11.{_MEANING.get(kind, '7.1.3')}:{name}": (what, how) for name, kinds, what, how in _OF_SEVERAL for kind in kinds},
    **{f"ix11.{_SYNTAX[kind]}:{name}": (what, how) for name, kinds, what, how in _OF_SYNTAX for kind in kinds},
    "disclose.inline:name": (
        "A tagged value has a concept whose prefix is not declared.",
        "Declare the prefix on the html element, or correct the name.",
    ),
    "disclose.inline:fact-as-footnote": (
        "A relationship leads from a fact to another fact and has no arcrole, which means that the other is its footnote."
        " XBRL 2.1 does not allow that.",
        "Name the arcrole that says how the facts belong together, and refer to its declaration with an arcroleRef.",
    ),
    "disclose.inline:self-closed": (
        "A document has empty tags of elements that may hold something. A browser that takes it for HTML sees the beginning of"
        " an element there, so that what follows is shown wrongly.",
        "Write a start tag and an end tag, such as <span></span>.",
    ),
    "disclose.inline:target": (
        "The documents were to be converted for a target that they do not have.",
        "Choose one of their targets with --target, or leave it out for the default one.",
    ),
    "ix11.3.3.1:rootElement": (
        "A document has Inline XBRL in it and is not an XHTML page.",
        "Make the root element html in the XHTML namespace.",
    ),
    "ix11.4.1.1:ancestorNodeDisallowed": (
        "A part of a tagged text stands in the hidden section.",
        "Put it where readers see it; hidden facts need no continuation.",
    ),
    "ix11.4.1.2:continuationNotReferenced": (
        "An ix:continuation belongs to no text.",
        "Refer to it with continuedAt from the part before it, or delete its tags.",
    ),
    "ix11.4.1.2:continuationReferences": (
        "Two texts continue at one ix:continuation.",
        "Give each a part of its own; texts that overlap are nested in one another.",
    ),
    "ix11.5.1.1:excludeMisplaced": (
        "An ix:exclude stands in no text that anything could be excluded from.",
        "Use it inside ix:nonNumeric, ix:continuation or ix:footnote only.",
    ),
    "ix11.6.1.2:footnoteLang": (
        "A footnote has no language.",
        "Write xml:lang on it, or on an element around it.",
    ),
    "ix11.7.1.2:fractionChildren": (
        "A fraction has not exactly one numerator and one denominator.",
        "Tag both terms inside ix:fraction.",
    ),
    "ix11.7.1.2:nilFractionChildren": (
        "A fraction is nil and has terms.",
        "Remove the one or the other.",
    ),
    "ix11.7.1.3:fractionChildAttributes": (
        "Fractions in one another differ in their units.",
        "Give both the same unit: they share their terms.",
    ),
    "ix11.7.1.3:fractionDeclaration": (
        "A fraction is not tagged with ix:fraction, or something else is.",
        "Use ix:fraction for concepts of fraction types, and for no others.",
    ),
    "ix11.7.1.3:fractionDescendants": (
        "A fraction has something in it besides its terms.",
        "Let it hold a numerator and a denominator, or one other fraction.",
    ),
    "ix11.7.1.3:fractionTermDescendants": (
        "A term of a fraction has elements in it.",
        "Let it hold its text alone.",
    ),
    "ix11.7.1.3:fractionTermNegative": (
        "A term of a fraction is displayed with a sign and has no format.",
        'Leave the sign outside the tag, and write sign="-".',
    ),
    "ix11.7.1.3:nestedFractionIsNil": (
        "A fraction without a value stands inside one that has a value.",
        "Tag the fraction that has a value alone.",
    ),
    "ix11.8.1.2:headerDisplayNone": (
        "A browser would show the header of a document, which is meant for software.",
        'Put it into a <div style="display:none">.',
    ),
    "ix11.8.1.3:headerMissing": (
        "No document of a set has an Inline XBRL header with something in it.",
        "Add ix:header, with the references, contexts and units.",
    ),
    "ix11.10.1.1:nonFraction": (
        "A tagged number has no text.",
        "Tag the number that is displayed; a fact without a value is nil.",
    ),
    "ix11.10.1.1:nonFractionChildren": (
        "A tagged number has another number and text beside it inside.",
        "Let it hold either its own text or exactly one other ix:nonFraction.",
    ),
    "ix11.10.1.2:nonFractionChildren": (
        "A tagged number has elements inside it that are no tagged number, or several.",
        "Tag the digits alone, inside whatever formats them.",
    ),
    "ix11.10.1.2:nestedNonFractionIsNil": (
        "A number without a value stands inside one that has a value.",
        "Tag the number that has a value alone.",
    ),
    "ix11.10.1.2:nestedNonFractionProperties": (
        "Numbers in one another differ in format, scale or unit, though they share one text.",
        "Give both the same format, scale and unitRef.",
    ),
    "ix11.10.1.2:nonFractionNegative": (
        "A number is displayed with a sign inside its tag and has no format.",
        'Leave the sign outside the tag, and write sign="-".',
    ),
    "ix11.12.1.1:qualifiedAttributeDisallowed": (
        "The references of a target have an attribute that belongs to XBRL instances.",
        "Delete it.",
    ),
    "ix11.12.1.2:missingReferences": (
        "No document of a set refers to a taxonomy, so that nothing in it has a meaning.",
        "Add ix:references with a schemaRef to the entry point of the taxonomy.",
    ),
    "ix11.12.1.2:missingReferenceTargets": (
        "There are facts for a target document that no references are for.",
        "Correct the target of the facts, or add ix:references with that target.",
    ),
    "ix11.12.1.2:referencesAttributeDuplication": (
        "Two references of one target have the same attribute, which the one instance can have only once.",
        "Keep it on one of them.",
    ),
    "ix11.12.1.2:referencesIdDuplication": (
        "References have an id that another element of the document set has.",
        "Give each element of the set an id of its own.",
    ),
    "ix11.12.1.2:referencesNamespacePrefixConflict": (
        "A prefix means different namespaces in references of one target, and the one instance can declare it only once.",
        "Let each prefix have one meaning throughout the document set.",
    ),
    "ix11.12.1.2:referencesTargetId": (
        "Two references of one target have an id, which the one instance can have only once.",
        "Keep the id on one of them.",
    ),
    "ix11.13.1.2:relationshipFromRef": (
        "A relationship begins at an id that no tagged fact has.",
        "Correct fromRefs: it names the ids of facts.",
    ),
    "ix11.13.1.2:relationshipFromToMatch": (
        "A relationship leads from a fact to itself.",
        "Correct toRefs.",
    ),
    "ix11.13.1.2:relationshipReferencesMixed": (
        "One relationship leads to footnotes and to facts.",
        "Make two relationships of it.",
    ),
    "ix11.13.1.2:relationshipToRef": (
        "A relationship leads to an id that neither a tagged fact nor a footnote has.",
        "Correct toRefs: it names the ids of facts or of footnotes.",
    ),
    "ix11.14.1.2:missingResources": (
        "No document of a set has resources, so that its facts have no contexts.",
        "Add ix:resources to a header.",
    ),
    "ix11.14.1.2:resourceIdDuplication": (
        "Contexts or units of two documents of a set have the same id.",
        "Give each a name of its own; the documents of a set share their contexts and units.",
    ),
    "ix11.15.1.2:tupleContent": (
        "A tuple that is referred to by nothing is not nil and has no content.",
        "Refer to it with tupleRef, make it nil, or delete it.",
    ),
    "ix11.15.1.2:tupleID": (
        "A tuple has no content and no tupleID by which content could refer to it.",
        "Give it a tupleID, put facts into it, or delete it.",
    ),
    "ix11.15.1.2:tupleIdDuplication": (
        "Two tuples have the same tupleID.",
        "Give each a tupleID of its own.",
    ),
    "ix11.15.1.2:tupleNestingCycle": (
        "A tuple stands in itself.",
        "Correct its tupleRef.",
    ),
    "ix11.15.1.2:tupleNilContent": (
        "A tuple is nil and has content.",
        "Remove the one or the other.",
    ),
}
