"""What the syntaxes of the Open Information Model share: xBRL-JSON and the metadata of xBRL-CSV.

Rank 3, part of formats/. Holds names with prefixes (`names`), periods and units as strings (`periods`, `units`), canonical
forms of values (`canonical`), prefix maps and link names of a document (`maps`, `prefixes`, `links`), and what these syntaxes
can't hold (`unsupported`). Refuses to know how a document of either syntax is laid out.
"""
