"""How two reports differ, fact by fact, and how that is shown.

Rank 3: imports ranks 0 to 2 only. `changes` finds the differences, `lineage` tells versions of one namespace, `view` puts them
under statements and into words, `page`, `workbook` and `record` make HTML, the parts of an Excel workbook, and JSON of that.
Refuses to know files and syntaxes: whatever the two reports lay in, they are `Report` values here.
"""
