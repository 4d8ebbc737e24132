"""XML Schema validity: libxml2 for documents of any size, xmlschema for schemas themselves and to explain a failure.

Rank 2: imports ranks 0 and 1, and of taxonomy/ the catalog and the cache. Holds the gathering of schema documents
(documents.py, outline.py) within bounds (limits.py), their presentation to an engine (assembly.py), libxml2 in one pass
without a tree (engine.py), the places and words of its findings (locate.py, messages.py), our own checks beside it (links.py),
and what is validated: instances and linkbases on a taxonomy's schemas (instance.py), or on as much of schemas known from before
as a document needs (known.py, extract.py); Inline XBRL (inline_schema.py, choices.py), linkbases and schema documents on the
published ones (standard.py); the schemas of a taxonomy as schemas (definitions.py). Refuses to know facts and taxonomies as
values. Known deviations of the engines: docs/explanation/xml-schema-engines.md.
"""
