"""What a report in JSON says of itself before its facts.

xBRL-JSON 1.0 sections 2.3, 4 and 6.
"""

from __future__ import annotations

from collections.abc import Mapping

from disclose.diagnostics import Outcome
from disclose.formats.oim import document_info as oim
from disclose.formats.oim.document_info import DocumentInfo, extensions, read_base, read_features, read_map, read_taxonomy
from disclose.formats.oim.maps import MapKind
from disclose.json_source import JsonNode, Places
from disclose.names import XBRL_JSON

__all__ = ["STRUCTURE", "DocumentInfo", "Told", "extensions", "read_document_info"]
STRUCTURE = "xbrlje:invalidJSONStructure"
SPEC = "xBRL-JSON 1.0 section 2.3"
_INFO = frozenset(["documentType", "features", "namespaces", "linkTypes", "linkGroups", "taxonomy", "baseURL"])


class Told(oim.Told):
    """Collects findings at values of a report in JSON."""

    def __init__(self, places: Places) -> None:
        super().__init__(places, STRUCTURE, SPEC)


def read_document_info(members: Mapping[str, JsonNode], places: Places) -> Outcome[DocumentInfo]:
    """Read ``documentInfo`` out of the members of the outermost object. No value where this is no report in JSON, or is on no
    taxonomy."""
    told = Told(places)
    info = members.get("documentInfo")
    if info is None or not isinstance(info.value, dict):
        told.structure("There is no object documentInfo", 0 if info is None else info.at, "/documentInfo")
        return Outcome(None, tuple(told.found))
    kind = info.members.get("documentType")
    if kind is None or kind.text is None:
        told.structure("documentInfo has no documentType", info.at, "/documentInfo", f"Add {XBRL_JSON!r}.")
        return Outcome(None, tuple(told.found))
    if kind.text != XBRL_JSON:
        message, help = f"{kind.text!r} is not a type of document that is read", f"The type of xBRL-JSON 1.0 is {XBRL_JSON}."
        spec = "OIM Common Definitions 1.0 section 2"
        told.add("oimce:unsupportedDocumentType", message, kind.at, "/documentInfo/documentType", help=help, spec=spec)
        return Outcome(None, tuple(told.found))
    prefixes = read_map(MapKind.NAMESPACES, info, told)
    read = DocumentInfo(
        prefixes,
        read_map(MapKind.LINK_TYPES, info, told),
        read_map(MapKind.LINK_GROUPS, info, told),
        tuple(read_taxonomy(info, read_base(info, told), told)),
        *read_features(info, prefixes, told),
    )
    extensions(info.members, _INFO, prefixes, told, "documentInfo")
    extensions(members, frozenset(["documentInfo", "facts"]), prefixes, told)
    return Outcome(read if read.taxonomy else None, tuple(told.found))
