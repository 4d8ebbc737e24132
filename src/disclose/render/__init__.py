"""The readable report: prose, statements, key figures, charts and notes, laid out by Jinja templates.

Rank 3: imports ranks 0 to 2, never formats/, sources/, rules/ or packages/. Holds the read-only views that templates see and
what computes them from facts. Refuses to know how a fact is marked up: whoever builds a document passes a `Tagger` and
`PageParts` in (see tagging.py), so that every figure in a page gets its markup in one place.
"""
