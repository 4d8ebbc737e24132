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
    "disclose.engine:only-arelle": (
        "Two engines judged a document and only Arelle has a finding of this code here.",
        "Read both findings: one engine is wrong, does not check this, or has another code for it.",
    ),
    "disclose.engine:only-disclose": (
        "Two engines judged a document and only disclose has a finding of this code here.",
        "Read both findings: one engine is wrong, does not check this, or has another code for it.",
    ),
}
