"""Findings about what a command was told: the user's configuration, the other engine it was to ask, a batch."""

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
    "disclose.convert:outside-package": (
        "A report that refers to a file beside it was to be put into a package, which would not have that file.",
        "Refer to a taxonomy by its published URL, or let the build of a project make the package.",
    ),
    "disclose.convert:inside-package": (
        "A report in a package refers to a file of the package by a relative path, and a document outside can't.",
        "Unpack the package, and convert the report in it.",
    ),
    "disclose.arrow:not-installed": (
        "A table of facts was asked for, and pyarrow, which makes it, is not installed.",
        "Install it with pip install 'disclose[arrow]'.",
    ),
    "disclose.manifest:entry": (
        "An entry of the manifest of a batch can't be used as it is; nothing of the batch was begun.",
        "Correct it at the line named: it has a path, and may have action, packages, calc and output.",
    ),
    "disclose.manifest:empty": (
        "The manifest of a batch names no filing.",
        "Write a path on each line, or an entry of CSV or JSON.",
    ),
    "disclose.manifest:same-output": (
        "Two builds of a batch would replace the same folder, so that only one of them would be there at the end.",
        "Give each an output of its own in the manifest.",
    ),
    "disclose.batch:time-limit": (
        "A filing of a batch took longer than each may, and its process was ended. Nothing else is known of it.",
        "Give it more with --time-limit, or look at it alone with disclose validate or disclose build.",
    ),
    "disclose.batch:memory-limit": (
        "A filing of a batch needed more memory than each may have, or than there was. Nothing else is known of it.",
        "Give it more with --memory-limit, or fewer processes with --jobs, or look at it alone.",
    ),
    "disclose.batch:failed": (
        "Working on a filing of a batch ended by a defect of disclose; the other filings are not concerned.",
        "Run disclose validate or disclose build on it, and report what it prints.",
    ),
    "disclose.batch:lost": (
        "The process or the machine that worked on a filing of a batch ended without a word, again and again.",
        "Look at the filing alone. Where many are lost, look at the machine: memory may have run out for all.",
    ),
    "disclose.journal:in-use": (
        "Another run of the same batch is going on.",
        "Wait for it to end, or name another journal with --journal.",
    ),
    "disclose.journal:foreign": (
        "The file that is to be the journal of a batch holds something else, and is left as it is.",
        "Name another file with --journal.",
    ),
    "disclose.journal:unwritable": (
        "The journal of a batch can't be written.",
        "Name another file with --journal.",
    ),
    "disclose.cluster:not-installed": (
        "A batch was to run on a Dask cluster, and the package distributed is not installed.",
        "Install it with pip install 'disclose[cluster]'.",
    ),
    "disclose.cluster:unreachable": (
        "No scheduler of a Dask cluster answers at the address given.",
        "Give the address that dask scheduler prints when it starts, such as tcp://127.0.0.1:8786.",
    ),
    "disclose.engine:only-arelle": (
        "Two engines judged a document and only Arelle has a finding of this code here.",
        "Read both findings: one engine is wrong, does not check this, or has another code for it.",
    ),
    "disclose.engine:only-disclose": (
        "Two engines judged a document and only disclose has a finding of this code here.",
        "Read both findings: one engine is wrong, does not check this, or has another code for it.",
    ),
    "disclose.watch:not-installed": (
        "A project was to be watched, and the packages that notice changes and serve pages are not installed.",
        "Install them with pip install 'disclose[watch]'.",
    ),
    "disclose.watch:port": (
        "The pages of a project can't be served on the port that was named.",
        "Name another with --port, or none: a free one is taken.",
    ),
    "disclose.watch:failure": (
        "disclose itself failed while a project was watched; the page shown is that of the last good sources.",
        "It goes on with the next change. Report the message: no source may make disclose fail.",
    ),
}
