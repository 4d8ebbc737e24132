"""Findings about the YAML source of a taxonomy."""

EXPLANATIONS: dict[str, tuple[str, str]] = {
    "disclose.taxonomy:assertion-name": (
        "An assertion names something that the taxonomy does not declare.",
        "Check the spelling, or declare the concept or dimension.",
    ),
    "disclose.taxonomy:assertion-syntax": (
        "An assertion is not an equation that can be read.",
        "Write `Concept = expression` with + - * /, parentheses, numbers, concepts, prior(X), whole(X, Axis) and "
        "members(X, Axis).",
    ),
    "disclose.taxonomy:assertion-type": (
        "An assertion computes with something that has no numbers: a heading, a text, or a dimension without a default.",
        "Use numeric concepts, and explicit dimensions in whole(…) and members(…).",
    ),
    "disclose.taxonomy:bad-language": (
        "A language of the taxonomy is not a language tag, or is declared twice.",
        "Write tags such as en or zh-Hans, each once.",
    ),
    "disclose.taxonomy:bad-name": (
        "A name can't be the name of an XML element and of a variable in prose and equations, or a namespace is no URI.",
        "Use letters, digits and _, beginning with a letter: CostOfSales. Begin a namespace with https:// and your own domain.",
    ),
    "disclose.taxonomy:balance": (
        "A concept that is not an amount of money has a balance.",
        "Remove `balance`, or make the type monetary: only money is debit or credit (XBRL 2.1 section 5.1.1.2).",
    ),
    "disclose.taxonomy:calculation-abstract": (
        "A calculation adds up a heading, which has no figures.",
        "Name the concept that is reported.",
    ),
    "disclose.taxonomy:calculation-balance": (
        "The sign of a line in a calculation contradicts the balances: what has the total's balance is added, what has the "
        "other is taken away.",
        "Turn the sign, or correct the balance of one of the two (XBRL 2.1 section 5.1.1.2).",
    ),
    "disclose.taxonomy:calculation-cycle": (
        "A total is, by way of other calculations, a part of itself.",
        "Take one of the lines out of the circle that the message shows.",
    ),
    "disclose.taxonomy:calculation-period": (
        "A calculation adds up a balance and a flow, which never share a period.",
        "Sum concepts of one period type; state a movement between balances as an assertion with prior(…).",
    ),
    "disclose.taxonomy:calculation-repeated": (
        "A statement calculates a total twice, or a total adds up the same line twice.",
        "Keep one; another way to the same total goes into another statement.",
    ),
    "disclose.taxonomy:calculation-syntax": (
        "A calculation can't be read.",
        "Write it as Total = Item + Item - Item.",
    ),
    "disclose.taxonomy:calculation-type": (
        "A calculation adds up a concept that is not numeric.",
        "Name numeric concepts only.",
    ),
    "disclose.taxonomy:dimension": (
        "A dimension has neither members nor a type, or both, or members that are not one tree.",
        "Give it `members`, a tree with one root, and a `default`; or `typed`, the type of its values.",
    ),
    "disclose.taxonomy:dimension-default": (
        "A dimension has no default member, or one that is not in its tree.",
        "Name the member that stands for the whole, usually the root.",
    ),
    "disclose.taxonomy:duplicate-name": (
        "A name is declared twice. Concepts, dimensions, members, enumerations and tables share one space of names.",
        "Rename one of them.",
    ),
    "disclose.taxonomy:duplicate-role": (
        "Two statements have the same role.",
        "Give one of them another role: it becomes part of the statement's URI.",
    ),
    "disclose.taxonomy:enumeration": (
        "A concept names an enumeration without being a choice, or is a choice without naming one.",
        "Use `type: enumeration` or enumeration-set together with `enumeration`.",
    ),
    "disclose.taxonomy:enumeration-members": (
        "An enumeration has no members to choose from.",
        "List them under `members`.",
    ),
    "disclose.taxonomy:header": (
        "No file, or more than one, says what the taxonomy is.",
        "Write `taxonomy:` with name, namespace, prefix, version, title and languages in exactly one file.",
    ),
    "disclose.taxonomy:invalid": (
        "A file of taxonomy source has a key that does not exist, lacks one that must be there, or has a value of the wrong "
        "kind.",
        "Correct the key; `disclose schema taxonomy` prints all keys with their meaning.",
    ),
    "disclose.taxonomy:missing-label": (
        "A concept, member, dimension, enumeration, statement or unit has no label in a language that the taxonomy declares.",
        "Add the label in that language: readers of each language see every line.",
    ),
    "disclose.taxonomy:no-source": (
        "The folder holds no YAML files, or far too many to be a taxonomy.",
        "Name the folder of the taxonomy's source under `report: taxonomy`.",
    ),
    "disclose.taxonomy:period-label": (
        "A concept that is a flow has, or is shown with, a label for the start or end of a period.",
        "Only balances open and close a period: remove the label, or make the concept an instant.",
    ),
    "disclose.taxonomy:preferred-label": (
        "A statement shows a line by a kind of label that the concept does not have.",
        "Give the concept that label, or show the line by another.",
    ),
    "disclose.taxonomy:presentation-cycle": (
        "A line of a statement stands, by way of others, below itself.",
        "Take it out of the place the message names.",
    ),
    "disclose.taxonomy:repeated-axis": (
        "A table names an axis twice.",
        "Keep one.",
    ),
    "disclose.taxonomy:repeated-heading": (
        "A line with lines below it stands in a statement twice, so that its children would be mixed up.",
        "Give one of the two places another heading.",
    ),
    "disclose.taxonomy:repeated-line": (
        "A line stands twice below the same heading.",
        "Remove one, or give them different label roles, such as periodStart and periodEnd.",
    ),
    "disclose.taxonomy:repeated-member": (
        "A member stands twice in the tree of a dimension or enumeration.",
        "Keep one.",
    ),
    "disclose.taxonomy:required-abstract": (
        "A heading is required of every report, and no report can have it.",
        "Require a concept that is reported.",
    ),
    "disclose.taxonomy:reserved-name": (
        "A name, namespace, prefix or unit belongs to a standard or to the language of prose and equations.",
        "Choose another name.",
    ),
    "disclose.taxonomy:tree": (
        "A tree of lines or members is not written as one.",
        "Write a name, `Name: labelRole`, or `Name: [its children]`.",
    ),
    "disclose.taxonomy:type-base": (
        "A type of the author's own restricts a kind that can't be restricted.",
        "Restrict string, integer or another simple kind.",
    ),
    "disclose.taxonomy:type-facet": (
        "A restriction of a type does not apply to its kind, contradicts another, or is not a value of the kind.",
        "Remove it or correct it; the documentation lists which restrictions each kind has.",
    ),
    "disclose.taxonomy:type-missing": (
        "A concept has no type.",
        "Add `type: monetary` or another, or `abstract: true` for a heading.",
    ),
    "disclose.taxonomy:type-pattern": (
        "The pattern of a type is not a regular expression of XML Schema, which differs from that of programming languages.",
        "Leave out ^ and $, look-ahead and non-greedy operators: a pattern always matches the whole value.",
    ),
    "disclose.taxonomy:undeclared-language": (
        "A label is in a language that the taxonomy does not declare.",
        "Add the language to `taxonomy: languages`, or remove the label.",
    ),
    "disclose.taxonomy:unit": (
        "A concept that is not a plain number has a unit of the taxonomy's own.",
        "Only decimal and integer concepts have such units: amounts are in currencies, ratios are pure.",
    ),
    "disclose.taxonomy:unknown-concept": (
        "A statement, calculation or list names a concept that does not exist, or something that is no concept.",
        "Check the spelling, or declare it under `concepts`.",
    ),
    "disclose.taxonomy:unknown-dimension": (
        "A table names a dimension that does not exist, or something that is no dimension.",
        "Check the spelling, or declare it under `dimensions`.",
    ),
    "disclose.taxonomy:unknown-enumeration": (
        "A concept names an enumeration that does not exist.",
        "Check the spelling, or declare it under `enumerations`.",
    ),
    "disclose.taxonomy:unknown-kind-of-value": (
        "A type restricts a kind of value that does not exist.",
        "Use one of the kinds that the message lists.",
    ),
    "disclose.taxonomy:unknown-label-role": (
        "A statement shows a line by a kind of label that does not exist.",
        "Use total, terse, verbose, periodStart, periodEnd or negated.",
    ),
    "disclose.taxonomy:unknown-member": (
        "A dimension or enumeration names a member that does not exist, or something that is no member.",
        "Check the spelling, or declare it under `members`.",
    ),
    "disclose.taxonomy:unknown-reference-part": (
        "A reference to literature has a part that the standard does not know.",
        "Name, Number, Paragraph and Subparagraph are usual.",
    ),
    "disclose.taxonomy:unknown-type": (
        "A concept or dimension has a type that does not exist.",
        "Use a standard type such as monetary or text-block, or declare your own under `types`.",
    ),
    "disclose.taxonomy:unknown-unit": (
        "A concept has a unit that the taxonomy does not declare.",
        "Check the spelling, or declare it under `taxonomy: units`.",
    ),
    "disclose.taxonomy:unused-dimension": (
        "A dimension is declared and no table has it, often because of a misspelling.",
        "Use it in the hypercube of a statement, or remove it.",
    ),
    "disclose.taxonomy:unused-enumeration": (
        "An enumeration is declared and no concept chooses from it.",
        "Use it, or remove it.",
    ),
    "disclose.taxonomy:unused-member": (
        "A member is declared and no dimension or enumeration has it.",
        "Place it in a tree, or remove it.",
    ),
    "disclose.taxonomy:unused-type": (
        "A type is declared and nothing has it.",
        "Use it, or remove it.",
    ),
    "disclose.taxonomy:unused-unit": (
        "A unit is declared and no concept is measured in it.",
        "Use it, or remove it.",
    ),
}
