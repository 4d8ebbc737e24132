"""Instances, and linkbases and schema documents that use what a taxonomy declares, validated on the taxonomy's schemas."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

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
    QName,
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


class Compiled(Struct, frozen=True, eq=False):
    """Schemas, what libxml2 has made of them, the namespaces that declare facts, and what else these declare."""

    schemas: SchemaSet
    schema: etree.XMLSchema
    fact_namespaces: frozenset[str]
    not_facts: frozenset[QName]


class InstanceValidator(Struct, frozen=True, eq=False, dict=True):
    """The schemas of a taxonomy. `key` is the hash of all documents that went into it: equal keys, equal verdicts. `namespaces`
    are those that they declare something in.

    `whole` compiles them: called once, when first needed. A `part` may be enough to see that there is nothing to find in a
    document (see extract.py). What is compiled lives in this process only, and is used for any number of documents.
    """

    key: str
    namespaces: frozenset[str]
    not_facts: frozenset[str]
    whole: Callable[[], Outcome[Compiled]]
    part: Callable[[bytes], etree.XMLSchema | None] = lambda document: None

    @cached_property
    def _whole(self) -> Outcome[Compiled]:
        return self.whole()

    @property
    def schemas(self) -> SchemaSet:
        """The schemas themselves; none where they can no longer be compiled."""
        return SchemaSet({}, {}) if self._whole.value is None else self._whole.value.schemas

    def findings(self, data: bytes, shown: str, limit: int = LIMIT) -> tuple[Diagnostic, ...]:
        """What is wrong with an instance as an XML document, in document order: the first `limit` and how many there are.

        Ids are compared; references to ids (contextRef, unitRef) are not followed: that is for the rules.
        """
        kind = replace(_INSTANCE, namespaces=self.namespaces)
        part = self.part(data)
        if part is not None and not document_findings(part, data, shown, kind, limit, self.not_facts):
            return ()
        return self._findings(data, shown, kind, limit, self.not_facts)

    def passes(self, prepared: bytes, rest: bytes, shown: str, ids: Iterable[bytes | None], names: Iterable[str]) -> bool:
        """Whether `findings` would find nothing, as far as that shows in one pass without callbacks.

        `prepared` is a whole instance, well-formed and as `prepare_xml` gives it. `rest` is what of it is no plain fact; `ids`
        are the ids of plain facts and `names` their names.
        """
        compiled = self._whole.value
        if compiled is None or not self.not_facts.isdisjoint(names) or not passes(compiled.schema, prepared):
            return False
        if self.findings(rest, shown):
            return False
        return _different((*(id.strip() for id in ids if id is not None), *ids_in(rest)))

    def passes_sample(self, sample: bytes, rest: bytes, shown: str, ids: Sequence[bytes | None], names: Iterable[str]) -> bool:
        """As `passes`, where `sample` is the rest with those plain facts that stand for all others (see samples.py)."""
        if not self.not_facts.isdisjoint(names) or not are_names(ids) or self.findings(sample, shown):
            return False
        return _different((*(id for id in ids if id is not None), *ids_in(rest)))

    def linkbase_findings(self, data: bytes, shown: str, limit: int = LIMIT) -> tuple[Diagnostic, ...]:
        """The same for a linkbase, which may use reference parts and links that the taxonomy's schemas declare."""
        return self._findings(data, shown, _LINKBASE, limit)

    def schema_document_findings(self, data: bytes, shown: str, limit: int = LIMIT) -> tuple[Diagnostic, ...]:
        """The same for a schema document, whose appinfo may hold links that the taxonomy's schemas declare."""
        return self._findings(data, shown, _SCHEMA, limit)

    def _findings(
        self, data: bytes, shown: str, kind: Kind, limit: int, not_below_root: Collection[str] = ()
    ) -> tuple[Diagnostic, ...]:
        compiled = self._whole
        if compiled.value is None:
            return compiled.diagnostics
        return document_findings(compiled.value.schema, data, shown, kind, limit, not_below_root)


def _different(ids: Collection[bytes]) -> bool:
    return len(set(ids)) == len(ids)


def compile_validator(entries: Iterable[str], catalog: Catalog) -> Outcome[InstanceValidator]:
    """Compile the schemas at the URLs `entries` with all they import.

    Schemas that can't be found are findings; the validator then knows nothing of their elements. No value where libxml2 can't
    compile what there is.
    """
    made = compile_schemas(entries, catalog)
    return Outcome(None if made.value is None else validator_of(made.value), made.diagnostics)


def validator_of(compiled: Compiled) -> InstanceValidator:
    """The validator of compiled schemas."""
    namespaces, not_facts = frozenset(compiled.schemas.members), frozenset(name.clark for name in compiled.not_facts)
    return InstanceValidator(_key(compiled.schemas), namespaces, not_facts, lambda: Outcome(compiled))


def compile_schemas(entries: Iterable[str], catalog: Catalog) -> Outcome[Compiled]:
    """As `compile_validator`: what the validator needs of the schemas."""
    schemas = discover((XMLSCHEMA_XSD, *ALWAYS, *entries), catalog)
    assert schemas.value is not None, "discovery always gives what it found"
    if XBRLI_XSD not in schemas.value.documents:
        return Outcome(None, schemas.diagnostics)
    beyond = costly(schemas.value)
    if beyond:
        return Outcome(None, (*schemas.diagnostics, *beyond))
    facts, others = fact_names(schemas.value)
    namespaces = frozenset(name.namespace for name in facts)
    schema = compile_schema(assemble(schemas.value, namespaces))
    if schema.value is None:
        return Outcome(None, (*schemas.diagnostics, *schema.diagnostics))
    return Outcome(Compiled(schemas.value, schema.value, namespaces, others), schemas.diagnostics)


def _key(schemas: SchemaSet) -> str:
    digest = hashlib.sha256()
    for url, document in sorted(schemas.documents.items()):
        digest.update(f"{url}\n{len(document.data)}\n".encode())
        digest.update(document.data)
    return digest.hexdigest()


def validator_for(files: Mapping[str, bytes], catalog: Catalog) -> Outcome[InstanceValidator]:
    """Compile the schemas among files in memory: an emitted taxonomy, by file name."""
    entries = [file_url(name) for name in sorted(files) if name.endswith(".xsd")]
    if not entries:
        return Outcome(None, (error("disclose.schema:invalid", "There is no schema (.xsd) among the taxonomy's files"),))
    return compile_validator(entries, catalog.with_files(files))
