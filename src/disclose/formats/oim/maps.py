"""The maps of a document from short names to URIs: namespaces, link types and link groups.

OIM Common Definitions 1.0 sections 3.2 (prefix map) and 3.3 (URI map): names are NCNames, URIs absolute, no URI has two names,
and the standard's own URIs have reserved names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType

from disclose.formats.oim.names import Fault
from disclose.lexical import is_ncname, is_uri
from disclose.names import ARCROLE_EXPLANATORY_FACT, ARCROLE_FACT_FOOTNOTE, ENUM2, ISO4217, OIM, ROLE_LINK, UTR, XBRLI, XS

OIM_PREFIX = "xbrl"
RESERVED_PREFIXES: Mapping[str, str] = MappingProxyType(
    {"enum2": ENUM2, "iso4217": ISO4217, "utr": UTR, OIM_PREFIX: OIM, "xbrli": XBRLI, "xs": XS}
)
RESERVED_LINK_TYPES: Mapping[str, str] = MappingProxyType(
    {"explanatoryFact": ARCROLE_EXPLANATORY_FACT, "footnote": ARCROLE_FACT_FOOTNOTE}
)
RESERVED_LINK_GROUPS: Mapping[str, str] = MappingProxyType({"_": ROLE_LINK})
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]")
_SECTION = "OIM Common Definitions 1.0 section 3.3"


class MapKind(Enum):
    """Which map it is: its property of documentInfo, and the names that are reserved in it."""

    NAMESPACES = "namespaces"
    LINK_TYPES = "linkTypes"
    LINK_GROUPS = "linkGroups"

    @property
    def reserved(self) -> Mapping[str, str]:
        """URIs by the names that only they may have."""
        if self is MapKind.NAMESPACES:
            return RESERVED_PREFIXES
        return RESERVED_LINK_TYPES if self is MapKind.LINK_TYPES else RESERVED_LINK_GROUPS


def map_faults(kind: MapKind, entries: Mapping[str, str]) -> Iterator[tuple[str, Fault]]:
    """What is wrong with a map, by the name of the entry. That a name is there twice is for whoever reads the document."""
    reserved_names = {uri: name for name, uri in kind.reserved.items()}
    names: dict[str, str] = {}
    for name, uri in entries.items():
        if not is_ncname(name):
            yield name, Fault("oimce:invalidURIAlias", f"{name!r} is no name without a colon (NCName)", None, _SECTION)
        if not _ABSOLUTE.match(uri) or not is_uri(uri):
            yield name, Fault("oimce:invalidURI", f"{uri!r} is not an absolute URI", None, _SECTION)
        if uri in names:
            message = f"{names[uri]!r} and {name!r} stand for the same URI"
            yield name, Fault("oimce:multipleAliasesForURI", message, f"Use {names[uri]!r} throughout.", _SECTION)
        names.setdefault(uri, name)
        if kind.reserved.get(name, uri) != uri:
            message = f"{name!r} is reserved for {kind.reserved[name]}"
            yield name, Fault("oimce:invalidURIForReservedAlias", message, "Use another name.", _SECTION)
        elif reserved_names.get(uri, name) != name:
            message = f"The name for {uri} is {reserved_names[uri]!r}"
            yield name, Fault("oimce:invalidAliasForReservedURI", message, f"Use {reserved_names[uri]!r}.", _SECTION)
