"""Tiny schemas and linkbases for the tests of taxonomy loading."""

from __future__ import annotations

from collections.abc import Mapping

from disclose.diagnostics import Diagnostic, Outcome
from disclose.names import LINK, XBRLDT, XBRLDT_XSD, XBRLI, XBRLI_XSD, XLINK, XS, QName
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import Catalog, file_url, standard_catalog
from disclose.taxonomy.dts.document import Dts
from disclose.taxonomy.load import load_dts, load_taxonomy

NS = "http://t.example/t"
PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"
CONCEPT_LABEL = "http://www.xbrl.org/2003/arcrole/concept-label"
LINKBASE_REF = 'xlink:type="simple" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"'
_PREFIXES = f'xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:xbrli="{XBRLI}" xmlns:xbrldt="{XBRLDT}"'


def schema(body: str, namespace: str = NS, imports: str = "") -> bytes:
    """A schema document; its body begins on line 4."""
    return (
        f'<xs:schema xmlns:xs="{XS}" xmlns:t="{namespace}" targetNamespace="{namespace}" {_PREFIXES}>\n'
        f'<xs:import namespace="{XBRLI}" schemaLocation="{XBRLI_XSD}"/><xs:import namespace="{XBRLDT}"'
        f' schemaLocation="{XBRLDT_XSD}"/>{imports}\n'
        f"<!-- body -->\n{body}\n</xs:schema>"
    ).encode()


def appinfo(body: str) -> str:
    """An annotation for machines, on one line."""
    return f"<xs:annotation><xs:appinfo>{body}</xs:appinfo></xs:annotation>"


def linkbase_ref(href: str) -> str:
    """A linkbaseRef."""
    return f'<link:linkbaseRef {LINKBASE_REF} xlink:href="{href}"/>'


def linkbase(body: str, attributes: str = "") -> bytes:
    """A linkbase document; its body begins on line 2."""
    return f"<link:linkbase {_PREFIXES} {attributes}>\n{body}\n</link:linkbase>".encode()


def item(name: str, attributes: str = 'type="xbrli:stringItemType"', group: str = "xbrli:item") -> str:
    """An item declaration with the id ``t_NAME``."""
    return f'<xs:element name="{name}" id="t_{name}" substitutionGroup="{group}" xbrli:periodType="duration" {attributes}/>'


def loc(label: str, href: str | None = None) -> str:
    """A locator with the label; by default to ``t.xsd#t_LABEL``."""
    return f'<link:loc xlink:type="locator" xlink:label="{label}" xlink:href="{href or f"t.xsd#t_{label}"}"/>'


def arc(start: str, end: str, attributes: str = "", arcrole: str = PARENT_CHILD, name: str = "presentationArc") -> str:
    """An arc between two labels."""
    return f'<link:{name} xlink:type="arc" xlink:arcrole="{arcrole}" xlink:from="{start}" xlink:to="{end}" {attributes}/>'


def link(body: str, name: str = "presentationLink", role: str = "http://www.xbrl.org/2003/role/link") -> str:
    """An extended link."""
    return f'<link:{name} xlink:type="extended" xlink:role="{role}">{body}</link:{name}>'


def catalog_of(files: Mapping[str, bytes]) -> Catalog:
    """The published schemas and some files in memory."""
    return standard_catalog().with_files(files)


def load(files: Mapping[str, bytes], entry: str = "t.xsd") -> Outcome[Taxonomy]:
    """The taxonomy of files in memory."""
    return load_taxonomy([file_url(entry)], catalog_of(files))


def load_raw(files: Mapping[str, bytes], entry: str = "t.xsd") -> Outcome[Dts]:
    """The taxonomy set of files in memory."""
    return load_dts([file_url(entry)], catalog_of(files))


def taxonomy_of(files: Mapping[str, bytes], entry: str = "t.xsd") -> Taxonomy:
    """The taxonomy of files in which nothing is wrong."""
    outcome = load(files, entry)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def t(local: str) -> QName:
    """A name in the namespace of the test schema."""
    return QName(NS, local)


def brief(found: tuple[Diagnostic, ...]) -> list[tuple[str, str, str]]:
    """Code, place and message of findings."""
    return [(finding.code, str(finding.span), finding.message) for finding in found]
