"""Instances, and linkbases and schema documents that use what a taxonomy declares, validated on the taxonomy's schemas."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Outcome, error
from disclose.names import (
    GEN_LABEL_XSD,
    GEN_LINK_XSD,
    GEN_REFERENCE_XSD,
    INSTANCE,
    LINKBASE,
    PREFERRED_LABEL_XSD,
    REF_2004_XSD,
    REF_2006_XSD,
    SCHEMA,
    XBRLDI_XSD,
    XBRLDT_XSD,
    XBRLI_XSD,
    XMLSCHEMA_XSD,
)
from disclose.schema.assembly import assemble, fact_names
from disclose.schema.documents import SchemaSet, discover
from disclose.schema.engine import compile_schema, passes
from disclose.schema.limits import costly
from disclose.schema.locate import ids_in
from disclose.schema.report import LIMIT, Kind, document_findings
from disclose.schema.samples import are_names
from disclose.taxonomy.catalog import Catalog, file_url

ALWAYS = (
    XBRLI_XSD,
    XBRLDI_XSD,
    XBRLDT_XSD,
    REF_2004_XSD,
    REF_2006_XSD,
    GEN_LINK_XSD,
    GEN_LABEL_XSD,
    GEN_REFERENCE_XSD,
    PREFERRED_LABEL_XSD,
)
"""Schemas that are there whether or not the taxonomy imports them: without them bad dimension members pass unseen
(XBRL Dimensions 1.0, section 3.1), and standard and generic links count as undeclared."""

_INSTANCE = Kind(INSTANCE, "an XBRL instance", "xbrl.4:xbrlRootElement")
_LINKBASE = Kind(LINKBASE, "a linkbase", "xbrl.5.2:linkbaseRootElement")
_SCHEMA = Kind(SCHEMA, "an XML Schema", "xbrl.5.1:schemaRootElement")


class InstanceValidator(Struct, frozen=True, eq=False):
    """The schemas of a taxonomy, compiled. `key` is the hash of all documents that went into it: equal keys, equal verdicts.

    The compiled schema lives in this process only; it is made in some milliseconds and used for any number of documents.
    """

    key: str
    _schema: etree.XMLSchema
    _not_facts: frozenset[str]
    schemas: SchemaSet

    def findings(self, data: bytes, shown: str, limit: int = LIMIT) -> tuple[Diagnostic, ...]:
        """What is wrong with an instance as an XML document, in document order: the first `limit` and how many there are.

        Ids are compared; references to ids (contextRef, unitRef) are not followed: that is for the rules.
        """
        kind = replace(_INSTANCE, namespaces=frozenset(self.schemas.members))
        return document_findings(self._schema, data, shown, kind, limit, self._not_facts)

    def passes(self, prepared: bytes, rest: bytes, shown: str, ids: Iterable[bytes | None], names: Iterable[str]) -> bool:
        """Whether `findings` would find nothing, as far as that shows in one pass without callbacks.

        `prepared` is a whole instance, well-formed and as `prepare_xml` gives it. `rest` is what of it is no plain fact; `ids`
        are the ids of plain facts and `names` their names.
        """
        if not self._not_facts.isdisjoint(names) or not passes(self._schema, prepared) or self.findings(rest, shown):
            return False
        return _different((*(id.strip() for id in ids if id is not None), *ids_in(rest)))

    def passes_sample(self, sample: bytes, rest: bytes, shown: str, ids: Sequence[bytes | None], names: Iterable[str]) -> bool:
        """As `passes`, where `sample` is the rest with those plain facts that stand for all others (see samples.py)."""
        if not self._not_facts.isdisjoint(names) or not are_names(ids) or self.findings(sample, shown):
            return False
        return _different((*(id for id in ids if id is not None), *ids_in(rest)))

    def linkbase_findings(self, data: bytes, shown: str, limit: int = LIMIT) -> tuple[Diagnostic, ...]:
        """The same for a linkbase, which may use reference parts and links that the taxonomy's schemas declare."""
        return document_findings(self._schema, data, shown, _LINKBASE, limit)

    def schema_document_findings(self, data: bytes, shown: str, limit: int = LIMIT) -> tuple[Diagnostic, ...]:
        """The same for a schema document, whose appinfo may hold links that the taxonomy's schemas declare."""
        return document_findings(self._schema, data, shown, _SCHEMA, limit)


def _different(ids: Collection[bytes]) -> bool:
    return len(set(ids)) == len(ids)


def compile_validator(entries: Iterable[str], catalog: Catalog) -> Outcome[InstanceValidator]:
    """Compile the schemas at the URLs `entries` with all they import.

    Schemas that can't be found are findings; the validator then knows nothing of their elements. No value where libxml2 can't
    compile what there is.
    """
    schemas = discover((XMLSCHEMA_XSD, *ALWAYS, *entries), catalog)
    assert schemas.value is not None, "discovery always gives what it found"
    if XBRLI_XSD not in schemas.value.documents:
        return Outcome(None, schemas.diagnostics)
    beyond = costly(schemas.value)
    if beyond:
        return Outcome(None, (*schemas.diagnostics, *beyond))
    facts, others = fact_names(schemas.value)
    assembly = assemble(schemas.value, {name.namespace for name in facts})
    compiled = compile_schema(assembly)
    if compiled.value is None:
        return Outcome(None, (*schemas.diagnostics, *compiled.diagnostics))
    digest = hashlib.sha256()
    for url, document in sorted(schemas.value.documents.items()):
        digest.update(f"{url}\n{len(document.data)}\n".encode())
        digest.update(document.data)
    not_facts = frozenset(name.clark for name in others)
    return Outcome(InstanceValidator(digest.hexdigest(), compiled.value, not_facts, schemas.value), schemas.diagnostics)


def validator_for(files: Mapping[str, bytes], catalog: Catalog) -> Outcome[InstanceValidator]:
    """Compile the schemas among files in memory: an emitted taxonomy, by file name."""
    entries = [file_url(name) for name in sorted(files) if name.endswith(".xsd")]
    if not entries:
        return Outcome(None, (error("disclose.schema:invalid", "There is no schema (.xsd) among the taxonomy's files"),))
    return compile_validator(entries, catalog.with_files(files))
