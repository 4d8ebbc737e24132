"""Rules on the taxonomy itself: what makes schemas and linkbases invalid, one function an offence (XBRL 2.1 chapters 3 and 5).

Part of rules/ (rank 3): imports ranks 0 to 2 and its own package. Holds the rules, the one list of them in order
(catalogue.py), what they look at (subject.py) and `check_dts`, which applies them. Refuses to know reports and facts: what
is found here depends on the documents of the taxonomy alone, and so is kept with its compiled form.
"""
