"""Reads the fixtures of rules on taxonomies: a few lines of schema and linkbase in one YAML file.

Keys are file names; ``finds`` lists what a rule must find as ``file:line: message``. The first line of a file is its root
element, which is left out; so the first line that is written is line 2. A line that doesn't begin with ``<`` is short for one
element:

    item NAME [ATTRIBUTES]                  an item declaration; by default of xbrli:stringItemType and duration
    hypercube NAME [ATTRIBUTES]             an abstract hypercube; dimension NAME likewise
    tuple NAME                              the beginning of a tuple declaration
    roleType ROLE ELEMENT...                a role type in an annotation; arcroleType ROLE CYCLES ELEMENT... likewise
    roleRef ROLE [FILE]                     a reference to it; arcroleRef likewise
    link ELEMENT [ROLE]                     the beginning of a standard extended link
    loc LABEL [HREF]                        a locator, by default to the item of that name in t.xsd
    arc ELEMENT ARCROLE FROM TO [ATTRIBUTES]
    dim ARCROLE FROM TO [ATTRIBUTES]        an arc of XBRL Dimensions, by the last part of its arcrole
    label LABEL ROLE LANGUAGE TEXT

Roles and arcroles without a colon are standard ones by their last part. t.xsd names every linkbase of the fixture.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from disclose.diagnostics import Diagnostic
from disclose.names import (
    ARCROLE_ALL,
    ARCROLE_LINKBASE,
    GEN,
    GEN_LINK_XSD,
    LINK,
    STANDARD_ARCROLES,
    STANDARD_ROLES,
    XBRLDT,
    XBRLDT_XSD,
    XBRLI,
    XBRLI_XSD,
    XL,
    XLINK,
    XS,
)
from disclose.rules.dts.subject import DtsSubject
from disclose.taxonomy.catalog import file_url, standard_catalog
from disclose.taxonomy.dts.compilation import compile_dts
from disclose.taxonomy.load import load_dts
from disclose.yaml_source import parse_yaml

DTS_FIXTURES = Path(__file__).parent / "dts_fixtures"
_PREFIXES = (
    f'xmlns:xs="{XS}" xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:xl="{XL}" xmlns:xbrldt="{XBRLDT}" '
    f'xmlns:gen="{GEN}" xmlns:t="urn:t"'
)
_IMPORTS = "".join(
    f'<xs:import namespace="{namespace}" schemaLocation="{location}"/>'
    for namespace, location in ((XBRLI, XBRLI_XSD), (XBRLDT, XBRLDT_XSD), (GEN, GEN_LINK_XSD))
)


def read_dts(text: str) -> tuple[DtsSubject, list[str]]:
    """The taxonomy set that a fixture describes, and what a rule must find in it."""
    parsed = parse_yaml(text, "fixture.yaml")
    assert parsed.ok, parsed.diagnostics
    assert parsed.value is not None
    data = parsed.value.data
    assert isinstance(data, dict)
    finds = data.get("finds") or []
    assert isinstance(finds, list)
    files = {name: content.encode() for name, content in _documents(data).items()}
    loaded = load_dts([file_url("t.xsd")], standard_catalog().with_files(files))
    assert loaded.value is not None
    taxonomy = compile_dts(loaded.value).value
    assert taxonomy is not None
    return DtsSubject(loaded.value, taxonomy), [str(line) for line in finds]


def write_dts(text: str, folder: Path) -> Path:
    """The files that a fixture describes, in a folder; the path of the entry point."""
    parsed = parse_yaml(text, "fixture.yaml")
    assert parsed.value is not None
    assert isinstance(parsed.value.data, dict)
    for name, content in _documents(parsed.value.data).items():
        (folder / name).write_text(content, "utf-8")
    return folder / "t.xsd"


def told_dts(diagnostics: list[Diagnostic]) -> list[str]:
    """Findings as fixtures spell them."""
    return [f"{found.span}: {found.message}" for found in diagnostics]


def _documents(data: Mapping[str, object]) -> dict[str, str]:
    names = [str(name) for name in data if name != "finds"]
    linkbases = [name for name in names if name.endswith(".xml")]
    return {name: _document(name, str(data[name]), linkbases if name == "t.xsd" else []) for name in names}


def _document(name: str, text: str, linkbases: list[str]) -> str:
    body = "\n".join(_line(line) for line in text.splitlines())
    if body.startswith("<?xml"):
        return body
    if name.endswith(".xml"):
        return f"<link:linkbase {_PREFIXES}>\n{body}\n</link:linkbase>"
    references = "".join(
        f'<link:linkbaseRef xlink:type="simple" xlink:href="{one}" xlink:arcrole="{ARCROLE_LINKBASE}"/>' for one in linkbases
    )
    appinfo = f"<xs:annotation><xs:appinfo>{references}</xs:appinfo></xs:annotation>" if references else ""
    namespace = f"urn:{name.partition('.')[0]}"
    return f'<xs:schema {_PREFIXES} targetNamespace="{namespace}">{_IMPORTS}{appinfo}\n{body}\n</xs:schema>'


def _role(text: str, standard: str = STANDARD_ROLES) -> str:
    return text if ":" in text else standard + text


def _line(line: str) -> str:
    word, _, rest = line.strip().partition(" ")
    words = rest.split()
    match word:
        case "item":
            name, _, more = rest.partition(" ")
            given = more or 'type="xbrli:stringItemType" xbrli:periodType="duration"'
            return f'<xs:element name="{name}" id="t_{name}" substitutionGroup="xbrli:item" {given}/>'
        case "hypercube" | "dimension":
            name, _, more = rest.partition(" ")
            given = more or 'abstract="true"'
            fixed = 'type="xbrli:stringItemType" xbrli:periodType="duration"'
            return f'<xs:element name="{name}" id="t_{name}" substitutionGroup="xbrldt:{word}Item" {fixed} {given}/>'
        case "tuple":
            return f'<xs:element name="{rest}" id="t_{rest}" substitutionGroup="xbrli:tuple">'
        case "roleType" | "arcroleType":
            return _role_type(word, words)
        case "roleRef" | "arcroleRef":
            uri = words[0]
            href = f"{words[1] if len(words) > 1 else 't.xsd'}#{uri.rpartition(':')[2]}"
            return f'<link:{word} {word[:-3]}URI="{uri}" xlink:type="simple" xlink:href="{href}"/>'
        case "link":
            role = _role(words[1] if len(words) > 1 else "link")
            return f'<link:{words[0]} xlink:type="extended" xlink:role="{role}">'
        case "loc":
            href = words[1] if len(words) > 1 else f"t.xsd#t_{words[0]}"
            return f'<link:loc xlink:type="locator" xlink:label="{words[0]}" xlink:href="{href}"/>'
        case "arc":
            element, arcrole, start, end = words[:4]
            ends = f'xlink:arcrole="{_role(arcrole, STANDARD_ARCROLES)}" xlink:from="{start}" xlink:to="{end}"'
            prefixed = element if ":" in element else f"link:{element}"
            return f'<{prefixed} xlink:type="arc" {ends} {" ".join(words[4:])}/>'
        case "dim":
            return _line(f"arc definitionArc {ARCROLE_ALL.removesuffix('all')}{rest}")
        case "label":
            label, role, language, *text = words
            where = f'xlink:type="resource" xlink:label="{label}" xlink:role="{_role(role)}"'
            language = f'xml:lang="{language}"' if language != "-" else ""
            return f"<link:label {where} {language}>{' '.join(text)}</link:label>"
    return line


def _role_type(word: str, words: list[str]) -> str:
    uri, *rest = words
    cycles = f'cyclesAllowed="{rest.pop(0)}"' if word == "arcroleType" else ""
    used = "".join(f"<link:usedOn>{name if ':' in name else f'link:{name}'}</link:usedOn>" for name in rest)
    declared = f'<link:{word} {word[:-4]}URI="{uri}" id="{uri.rpartition(":")[2]}" {cycles}>{used}</link:{word}>'
    return f"<xs:annotation><xs:appinfo>{declared}</xs:appinfo></xs:annotation>"
