"""The discoverable taxonomy set as it stands in files: documents, declarations, links, and what they come to.

Part of taxonomy/ (rank 2): imports ranks 0 and 1 and the taxonomy's own types. The raw layer (`Dts`, `Document` and the
nodes in them) keeps everything with its line, so that rules on the taxonomy itself can speak of it; `compile_dts` turns it
into a `Taxonomy`, where locators, pointers and prohibited arcs no longer exist. Refuses to know facts and where bytes
come from.
"""
