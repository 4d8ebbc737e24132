"""Findings about what a command was told: the user's configuration, and the other engine it was to ask."""

EXPLANATIONS: dict[str, tuple[str, str]] = {
    "disclose.config:file": (
        "The user's configuration file can't be used as it is.",
        "Correct it at the line named; it holds packages, the folder of taxonomy packages.",
    ),
    "disclose.arelle:not-installed": (
        "Arelle was to judge a document and is not installed.",
        "Install it with pip install arelle-release, or leave out --engine.",
    ),
    "disclose.arelle:failed": (
        "Arelle was started and ended without saying what it found.",
        "Run it by itself on the same file; without --engine the document is judged by disclose alone.",
    ),
    "disclose.arelle:timeout": (
        "Arelle took longer than it is given, and was ended.",
        "Run it by itself on the same file; without --engine the document is judged by disclose alone.",
    ),
    "disclose.viewer:not-installed": (
        "An interactive copy was asked for, and the package that makes it is not installed.",
        "Install it with pip install 'disclose[viewer]'.",
    ),
    "disclose.viewer:failed": (
        "No interactive copy of a report could be made: Arelle, in which the viewer's package works, did not load it as Inline "
        "XBRL, or took too long.",
        "Validate the report first, and name the taxonomy packages that it needs.",
    ),
    "disclose.convert:syntax": (
        "The name of an output does not end in one of the syntaxes that a report can be written in.",
        "Give it a name that does, such as report.json, or name the syntax with --to.",
    ),
    "disclose.convert:project": (
        "A project was to be converted: the taxonomy that its report refers to is not written until it is built.",
        "Build the project; outputs in disclosure.yaml names the syntaxes that a build writes.",
    ),
    "disclose.convert:inside-package": (
        "A report in a package refers to a file of the package by a relative path, and a document outside can't.",
        "Unpack the package, and convert the report in it.",
    ),
    "disclose.arrow:not-installed": (
        "A table of facts was asked for, and pyarrow, which makes it, is not installed.",
        "Install it with pip install 'disclose[arrow]'.",
    ),
    "disclose.engine:only-arelle": (
        "Two engines judged a document and only Arelle has a finding of this code here.",
        "Read both findings: one engine is wrong, does not check this, or has another code for it.",
    ),
    "disclose.engine:only-disclose": (
        "Two engines judged a document and only disclose has a finding of this code here.",
        "Read both findings: one engine is wrong, does not check this, or has another code for it.",
    ),
}
