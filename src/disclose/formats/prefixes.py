"""Namespace prefixes of a document: the usual ones, those the taxonomy recommends, and stable ones for the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from disclose.lexical import escape_attribute, is_ncname
from disclose.names import ISO4217, IX, IXT_TR5, LINK, XBRLDI, XBRLI, XLINK, XML, XSI, QName
from disclose.taxonomy import Taxonomy

_USUAL: Mapping[str, str] = {
    "iso4217": ISO4217,
    "ix": IX,
    "ixt": IXT_TR5,
    "link": LINK,
    "xbrldi": XBRLDI,
    "xbrli": XBRLI,
    "xlink": XLINK,
    "xml": XML,
    "xsi": XSI,
}


class Prefixes:
    """The prefix of every namespace of one document. The choice depends on the taxonomy and the namespace alone, never on
    which others are used, so that one more fact does not rename the rest."""

    def __init__(self, taxonomy: Taxonomy, used: Iterable[str]) -> None:
        by_prefix = dict(_USUAL)
        for prefix, namespace in ((taxonomy.prefix, taxonomy.namespace), *sorted(taxonomy.prefixes.items())):
            if is_ncname(prefix) and namespace and not prefix.lower().startswith("xml"):
                by_prefix.setdefault(prefix, namespace)
        recommended: dict[str, str] = {}
        for prefix, namespace in by_prefix.items():
            recommended.setdefault(namespace, prefix)
        self._prefixes = {
            namespace: recommended.get(namespace) or f"n{hashlib.sha256(namespace.encode()).hexdigest()[:10]}"
            for namespace in used
            if namespace
        }
        self._names: dict[QName, str] = {}

    def name(self, qname: QName) -> str:
        """The name as it is written; a name in no namespace has no prefix. KeyError for a namespace not declared."""
        found = self._names.get(qname)
        if found is None:
            found = f"{self._prefixes[qname.namespace]}:{qname.local}" if qname.namespace else qname.local
            self._names[qname] = found
        return found

    @property
    def by_namespace(self) -> Mapping[str, str]:
        """The prefix of each namespace."""
        return self._prefixes

    @property
    def declarations(self) -> str:
        """The namespace declarations as attributes, sorted by prefix, each preceded by a space."""
        pairs = sorted((prefix, namespace) for namespace, prefix in self._prefixes.items() if namespace != XML)
        return "".join(f' xmlns:{prefix}="{escape_attribute(namespace)}"' for prefix, namespace in pairs)
