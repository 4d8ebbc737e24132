"""For each code of packages two packages, one with the fault and one without, which is as near to it as can be."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from disclose.names import (
    IX,
    LINK,
    REPORT_PACKAGE,
    REPORT_PACKAGE_INLINE,
    REPORT_PACKAGE_OTHER,
    TAXONOMY_PACKAGE,
    XBRL_JSON,
    XBRLI,
    XHTML,
    XLINK,
    XML_CATALOG,
    XS,
)

Files = dict[str, str | bytes]

SCHEMA = (
    f'<xs:schema xmlns:xs="{XS}" xmlns:xbrli="{XBRLI}" targetNamespace="http://t.example/">'
    f'<xs:import namespace="{XBRLI}" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>'
    '<xs:element name="A" id="A" type="xbrli:stringItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>'
    "</xs:schema>"
)
CONTEXT = (
    '<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://e.example/">1</xbrli:identifier></xbrli:entity>'
    "<xbrli:period><xbrli:startDate>2023-01-01</xbrli:startDate><xbrli:endDate>2023-12-31</xbrli:endDate></xbrli:period>"
    "</xbrli:context>"
)
SPACES = f'xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:t="http://t.example/"'


def page(schema: str = "../t.xsd", id: str = "f", *, header: bool = True) -> str:
    """An Inline XBRL document with one fact; without a header it is the second of a set."""
    references = f'<ix:references><link:schemaRef xlink:type="simple" xlink:href="{schema}"/></ix:references>'
    head = f"<ix:header>{references}<ix:resources>{CONTEXT}</ix:resources></ix:header>" if header else ""
    return (
        f'<html xmlns="{XHTML}" xmlns:ix="{IX}" {SPACES} xml:lang="en">\n<head><title>r</title></head><body>'
        f'<div style="display: none">{head}</div>\n'
        f'<p><ix:nonNumeric contextRef="c" name="t:A" id="{id}">text</ix:nonNumeric></p></body></html>'
    )


def instance(schema: str = "../t.xsd") -> str:
    """An XBRL 2.1 instance with one fact."""
    return (
        f'<xbrli:xbrl {SPACES}><link:schemaRef xlink:type="simple" xlink:href="{schema}"/>{CONTEXT}'
        '<t:A contextRef="c">text</t:A></xbrli:xbrl>'
    )


def described(kind: str) -> str:
    return f'{{"documentInfo": {{"documentType": "{kind}"}}}}'


def json_report(kind: str = f'"{XBRL_JSON}"') -> str:
    spaces = '{"t": "http://t.example/", "xbrl": "https://xbrl.org/2021", "e": "http://e.example/"}'
    aspects = '{"concept": "t:A", "entity": "e:1", "period": "2023-01-01T00:00:00/2024-01-01T00:00:00", "language": "en"}'
    return (
        f'{{"documentInfo": {{"documentType": {kind}, "namespaces": {spaces}, "taxonomy": ["../t.xsd"]}},\n'
        f'"facts": {{"f": {{"value": "text", "dimensions": {aspects}}}}}}}'
    )


XBRI: Files = {
    "p/META-INF/reportPackage.json": described(REPORT_PACKAGE_INLINE),
    "p/reports/r.xhtml": page(),
    "p/t.xsd": SCHEMA,
}
XBR: Files = {
    "p/META-INF/reportPackage.json": described(REPORT_PACKAGE_OTHER),
    "p/reports/r.xbrl": instance(),
    "p/t.xsd": SCHEMA,
}
ZIP: Files = {
    "p/META-INF/reportPackage.json": described(REPORT_PACKAGE),
    "p/reports/r.xhtml": page(),
    "p/reports/s.xbrl": instance(),
    "p/t.xsd": SCHEMA,
}
DESCRIPTION = (
    f'<tp:taxonomyPackage xmlns:tp="{TAXONOMY_PACKAGE}" xml:lang="en"><tp:identifier>http://t.example/p</tp:identifier>\n'
    '<tp:name>Test</tp:name><tp:name xml:lang="de">Probe</tp:name><tp:version>1</tp:version>\n'
    "<tp:publisher>Somebody</tp:publisher><tp:publicationDate>2024-01-31</tp:publicationDate>\n"
    '<tp:entryPoints><tp:entryPoint><tp:name>All</tp:name><tp:entryPointDocument href="http://t.example/x/t.xsd"/>\n'
    "<tp:languages><tp:language>en</tp:language></tp:languages></tp:entryPoint></tp:entryPoints>\n"
    "<tp:supersededTaxonomyPackages><tp:taxonomyPackageRef>http://t.example/o</tp:taxonomyPackageRef>"
    "</tp:supersededTaxonomyPackages><tp:versioningReports>"
    '<tp:versioningReport href="http://t.example/v.xml"/></tp:versioningReports></tp:taxonomyPackage>'
)


def mapping(*rewrites: tuple[str, str]) -> str:
    elements = "".join(f'<rewriteURI uriStartString="{start}" rewritePrefix="{to}"/>\n' for start, to in rewrites)
    return f'<catalog xmlns="{XML_CATALOG}">\n{elements}</catalog>'


TAXONOMY: Files = {
    "p/META-INF/taxonomyPackage.xml": DESCRIPTION,
    "p/META-INF/catalog.xml": mapping(("http://t.example/", "../files/")),
    "p/files/x/t.xsd": SCHEMA,
}
OTHER: Files = {
    "q/META-INF/taxonomyPackage.xml": DESCRIPTION.replace("t.example/p", "t.example/q").replace("Test", "Other"),
    "q/META-INF/catalog.xml": mapping(("http://t.example/x/", "../")),
    "q/t.xsd": SCHEMA,
}
BOTH: Files = {**TAXONOMY, **XBRI, "p/reports/r.xhtml": page("http://t.example/x/t.xsd")}
"""A report package that is a taxonomy package too."""


def zipped(files: Mapping[str, str | bytes] | list[tuple[str, str | bytes]]) -> bytes:
    """A zip archive; a list may have a name twice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in files.items() if isinstance(files, Mapping) else files:
            archive.writestr(name, content)
    return buffer.getvalue()


def encrypted(data: bytes) -> bytes:
    """The flag of encryption on the last member, in both headers."""
    result = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        result[data.rindex(signature) + offset] |= 1
    return bytes(result)


def rooted(files: Files) -> Files:
    return {f"/{name}": content for name, content in files.items()}


def without(files: Files, *names: str) -> Files:
    return {name: content for name, content in files.items() if name not in names}


@dataclass(frozen=True)
class Case:
    """A package with a fault, the code and the place of what is found, and one without; `suffix` and `sound_suffix` end their
    names. `further` is another package that is used with it."""

    code: str
    suffix: str
    bad: bytes
    ok: bytes
    place: str = ""
    sound_suffix: str = ""
    further: bytes | None = None


def report_cases(codes: str, suffix: str, good: Files, inner: str) -> dict[str, Case]:
    """The faults of archives, which both kinds of packages can have."""
    ok = zipped(good)

    def case(code: str, bad: bytes) -> Case:
        return Case(f"{codes}:{code}", suffix, bad, ok)

    return {
        "no archive": case("invalidArchiveFormat", b"no archive at all"),
        "encrypted": case("invalidArchiveFormat", encrypted(ok)),
        "backslash": case("invalidArchiveFormat", zipped(good | {"p\\x": ""})),
        "from the root": case("invalidArchiveFormat", zipped(rooted(good))),
        "two folders": case("invalidDirectoryStructure", zipped(good | {"q/x": ""})),
        "no folder": case("invalidDirectoryStructure", zipped({"x": "", "y": ""})),
        "a name twice": case("invalidDirectoryStructure", zipped([*good.items(), (inner, good[inner])])),
        "a file and a folder": case("invalidDirectoryStructure", zipped(good | {f"{inner}/x": ""})),
        "a single point": case("invalidDirectoryStructure", zipped(good | {"p/./x": ""})),
        "two points": case("invalidDirectoryStructure", zipped(good | {"p/../x": ""})),
        "an empty step": case("invalidDirectoryStructure", zipped(good | {"p//x": ""})),
    }


def _report(code: str, suffix: str, bad: Files, ok: Files, place: str = "", sound_suffix: str = "") -> Case:
    return Case(f"rpe:{code}", suffix, zipped(bad), zipped(ok), place, sound_suffix)


TYPE = "p/META-INF/reportPackage.json"
HERE = "!META-INF/reportPackage.json"
NO_REPORT = without(XBRI, "p/reports/r.xhtml")
UNSUPPORTED = "https://xbrl.org/report-package/2099"
SECOND: Files = {"p/reports/b/s.xhtml": page("../../t.xsd", "s")}
SET: Files = {**NO_REPORT, "p/reports/a/r.xhtml": page("../../t.xsd"), "p/reports/a/s.xhtml": page(id="s", header=False)}
TWO_FOLDERS: Files = {
    **without(ZIP, "p/reports/r.xhtml", "p/reports/s.xbrl"),
    "p/reports/a/r.xhtml": page("../../t.xsd"),
    **SECOND,
}
REPORTS: dict[str, Case] = {
    "type of another name": _report(
        "documentTypeFileExtensionMismatch", ".xbri", XBRI | {TYPE: described(REPORT_PACKAGE)}, XBRI, f"{HERE}:1:35"
    ),
    "name of another type": _report("documentTypeFileExtensionMismatch", ".zip", XBRI, XBRI, f"{HERE}:1:35", ".xbri"),
    "no description": _report("documentTypeFileExtensionMismatch", ".xbri", without(XBRI, TYPE) | {"p/META-INF/x": ""}, XBRI),
    "no description of a zip": _report("invalidJSON", ".zip", ZIP | {TYPE: "{"}, without(ZIP, TYPE), f"{HERE}:1:2"),
    "instance in an .xbri": _report(
        "incorrectReportType", ".xbri", without(XBR, TYPE) | {TYPE: XBRI[TYPE]}, XBRI, "!reports/r.xbrl"
    ),
    "page in an .xbr": _report("incorrectReportType", ".xbr", without(XBRI, TYPE) | {TYPE: XBR[TYPE]}, XBR, "!reports/r.xhtml"),
    "no JSON": _report("invalidJSON", ".xbri", XBRI | {TYPE: "{'a': 1}"}, XBRI, f"{HERE}:1:2"),
    "a name twice in JSON": _report("invalidJSON", ".xbri", XBRI | {TYPE: '{"a": 1, "a": 2}'}, XBRI, f"{HERE}:1:10"),
    "report that is no JSON": _report(
        "invalidJSON", ".xbr", without(XBR, "p/reports/r.xbrl") | {"p/reports/r.json": "{]"}, XBR, "!reports/r.json:1:2"
    ),
    "no documentInfo": _report("invalidJSONStructure", ".xbri", XBRI | {TYPE: "{}"}, XBRI, HERE),
    "documentInfo that is no object": _report(
        "invalidJSONStructure", ".xbri", XBRI | {TYPE: '{"documentInfo": "x"}'}, XBRI, HERE
    ),
    "documentType that is no string": _report(
        "invalidJSONStructure", ".xbri", XBRI | {TYPE: '{"documentInfo": {"documentType": 1}}'}, XBRI, HERE
    ),
    "report without a type": _report(
        "invalidJSONStructure", ".xbr", without(XBR, "p/reports/r.xbrl") | {"p/reports/r.json": "{}"}, XBR, "!reports/r.json"
    ),
    "no folder META-INF": _report("metadataDirectoryNotFound", ".xbri", without(XBRI, TYPE), XBRI),
    "no report": _report("missingReport", ".xbri", NO_REPORT | {"p/reports/r.pdf": "", "p/reports/a/b/r.xhtml": page()}, XBRI),
    "no folder of reports": _report("missingReportsDirectory", ".xbri", NO_REPORT, XBRI),
    "two pages in an .xbri": _report("multipleReports", ".xbri", XBRI | {"p/reports/s.xhtml": page()}, SET),
    "two instances in an .xbr": _report("multipleReports", ".xbr", XBR | {"p/reports/s.xbrl": instance()}, XBR),
    "two folders in an .xbri": _report(
        "multipleReports", ".xbri", NO_REPORT | {"p/reports/a/r.xhtml": page("../../t.xsd"), **SECOND}, SET
    ),
    "two reports in a folder": _report(
        "multipleReportsInSubdirectory",
        ".zip",
        TWO_FOLDERS | {"p/reports/b/t.xbrl": instance("../../t.xsd")},
        TWO_FOLDERS,
        "!reports/b",
    ),
    "another end of the name": _report("unsupportedFileExtension", ".xbrp", XBRI, XBRI, "", ".xbri"),
    "type that nobody knows": _report(
        "unsupportedReportPackageVersion", ".xbri", XBRI | {TYPE: described(UNSUPPORTED)}, XBRI, f"{HERE}:1:35"
    ),
    "description at the top": _report(
        "unsupportedReportPackageVersion",
        ".zip",
        {"META-INF/reportPackage.json": described(REPORT_PACKAGE)},
        ZIP,
        "!reportPackage.json:1:35",
    ),
    **{f"report package: {name}": case for name, case in report_cases("rpe", ".xbri", XBRI, "p/t.xsd").items()},
}


def _taxonomy(code: str, bad: Files, place: str = "", ok: Files = TAXONOMY) -> Case:
    return Case(f"tpe:{code}", ".zip", zipped(bad), zipped(ok), place)


METADATA, CATALOG = "p/META-INF/taxonomyPackage.xml", "p/META-INF/catalog.xml"
TWICE = mapping(("http://t.example/", "../files/"), ("http://t.example/", "../other/"))
TAXONOMIES: dict[str, Case] = {
    "file at the top": _taxonomy("invalidDirectoryStructure", TAXONOMY | {"readme.txt": ""}),
    "taxonomy without META-INF": _taxonomy("metadataDirectoryNotFound", {"p/t.xsd": SCHEMA}),
    "taxonomy without description": _taxonomy("metadataFileNotFound", without(TAXONOMY, METADATA)),
    "two names in a language": _taxonomy(
        "duplicateLanguagesForElement",
        TAXONOMY | {METADATA: DESCRIPTION.replace('"de"', '"en"')},
        "!META-INF/taxonomyPackage.xml:2",
    ),
    "name without a language": _taxonomy(
        "missingLanguageAttribute",
        TAXONOMY
        | {
            METADATA: DESCRIPTION.replace(' xml:lang="en"', "")
            .replace("<tp:name>All", '<tp:name xml:lang="en">All')
            .replace("<tp:publisher>", '<tp:publisher xml:lang="en">')
        },
        "!META-INF/taxonomyPackage.xml:2",
    ),
    "description that is not well-formed": _taxonomy(
        "invalidMetaDataFile", TAXONOMY | {METADATA: DESCRIPTION[:-5]}, "!META-INF/taxonomyPackage.xml:6:242"
    ),
    "description without an identifier": _taxonomy(
        "invalidMetaDataFile",
        TAXONOMY | {METADATA: DESCRIPTION.replace("<tp:identifier>http://t.example/p</tp:identifier>", "")},
        "!META-INF/taxonomyPackage.xml:2:1",
    ),
    "date of publication": _taxonomy(
        "invalidMetaDataFile",
        TAXONOMY | {METADATA: DESCRIPTION.replace("2024-01-31", "31.1.2024")},
        "!META-INF/taxonomyPackage.xml:3:38",
    ),
    "catalog that is not well-formed": _taxonomy(
        "invalidCatalogFile", TAXONOMY | {CATALOG: "<catalog>"}, "!META-INF/catalog.xml:1:10"
    ),
    "catalog of nothing": _taxonomy("invalidCatalogFile", TAXONOMY | {CATALOG: mapping()}, "!META-INF/catalog.xml:1:1"),
    "rewriting to nothing": _taxonomy(
        "invalidCatalogFile",
        TAXONOMY
        | {CATALOG: mapping(("http://t.example/", "../files/"), ("http://u.example/", "")).replace(' rewritePrefix=""', "")},
        "!META-INF/catalog.xml:3",
    ),
    "a beginning twice": _taxonomy("multipleRewriteURIsForStartString", TAXONOMY | {CATALOG: TWICE}, "!META-INF/catalog.xml:3"),
    "two packages for a URL": Case(
        "tpe:packageRewriteOverlap", ".zip", zipped(TAXONOMY), zipped(TAXONOMY), further=zipped(OTHER)
    ),
    **{f"taxonomy package: {name}": case for name, case in report_cases("tpe", ".zip", TAXONOMY, "p/files/x/t.xsd").items()},
}
CASES: Mapping[str, Case] = {**REPORTS, **TAXONOMIES}
