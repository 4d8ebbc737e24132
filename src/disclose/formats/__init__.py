"""Syntaxes of reports: a writer and a reader each.

Rank 3: imports ranks 0 to 2, never rules/, sources/, render/ or packages/. Holds `xbrl_xml` (the XBRL 2.1 instance) and
`inline` (Inline XBRL 1.1), and what both share: prefixes, contexts and units, lexical forms of values. Writers accept a
`CheckedReport` only; readers are lenient and read wrong documents too. Refuses to know what a report ought to say.
"""
