"""`disclose` as a process, on a report on a small taxonomy of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from disclose.names import (
    ARCROLE_SUMMATION_10,
    ARCROLE_SUMMATION_11,
    CALC11_XSD,
    ISO4217,
    LINK,
    ROLE_LINK,
    TAXONOMY_PACKAGE,
    XBRLI,
    XBRLI_XSD,
    XLINK,
    XML_CATALOG,
    XS,
)

URL = "http://t.example/t.xsd"
_ITEM = (
    '<xs:element name="{name}" id="t_{name}" nillable="true" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item"'
    ' xbrli:periodType="instant"/>'
)
_LOCATOR = '<link:loc xlink:type="locator" xlink:href="t.xsd#t_{name}" xlink:label="{name}"/>'
_LINKS = "\n".join(
    f'<link:calculationLink xlink:type="extended" xlink:role="{ROLE_LINK}">'
    f"{_LOCATOR.format(name='Total')}{_LOCATOR.format(name='Part')}"
    f'<link:calculationArc xlink:type="arc" xlink:arcrole="{arcrole}" xlink:from="Total" xlink:to="Part" weight="1"/>'
    "</link:calculationLink>"
    for arcrole in (ARCROLE_SUMMATION_10, ARCROLE_SUMMATION_11)
)
_DECLARED = (
    f'<link:arcroleRef xlink:type="simple" arcroleURI="{ARCROLE_SUMMATION_11}" xlink:href="{CALC11_XSD}#summation-item"/>'
)
SCHEMA = f"""<xs:schema xmlns:xs="{XS}" xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}"
    targetNamespace="http://t.example" elementFormDefault="qualified">
<xs:annotation><xs:appinfo><link:linkbase>{_DECLARED}
{_LINKS}
</link:linkbase></xs:appinfo></xs:annotation>
<xs:import namespace="{XBRLI}" schemaLocation="{XBRLI_XSD}"/>
{_ITEM.format(name="Total")}
{_ITEM.format(name="Part")}
{_ITEM.format(name="Other")}
</xs:schema>
"""


def disclose(*arguments: str | Path, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run it with a home of its own, so that nobody's configuration or cache has a say."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DISCLOSE_", "XDG_"))}
    own = {"HOME": str(home), "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(
        [sys.executable, "-m", "disclose", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**kept, **own},
        cwd=home,
        timeout=120,
        check=False,
    )


def fact(name: str, value: str, decimals: str = "0", context: str = "c") -> str:
    """A fact on a line of its own."""
    return f'<t:{name} contextRef="{context}" unitRef="u" decimals="{decimals}">{value}</t:{name}>\n'


def instance(*facts: str, href: str = "t.xsd") -> str:
    """An instance whose first fact is on line 6."""
    names = f'xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:i="{ISO4217}"'
    return f"""<xbrli:xbrl xmlns:t="http://t.example" {names}>
<link:schemaRef xlink:type="simple" xlink:href="{href}"/>
<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://s.example">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:instant>2023-12-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="u"><xbrli:measure>i:EUR</xbrli:measure></xbrli:unit>
{"".join(facts)}</xbrli:xbrl>
"""


def report(folder: Path, *facts: str, name: str = "r.xbrl") -> Path:
    """A report beside its taxonomy."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "t.xsd").write_text(SCHEMA, "utf-8")
    (folder / name).write_text(instance(*facts), "utf-8")
    return folder / name


def package(path: Path) -> Path:
    """A taxonomy package that holds the taxonomy at `URL`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "p/META-INF/taxonomyPackage.xml",
            f'<tp:taxonomyPackage xmlns:tp="{TAXONOMY_PACKAGE}"><tp:identifier>http://t.example</tp:identifier>'
            "</tp:taxonomyPackage>",
        )
        rewrite = '<rewriteURI uriStartString="http://t.example/" rewritePrefix="../"/>'
        archive.writestr("p/META-INF/catalog.xml", f'<catalog xmlns="{XML_CATALOG}">{rewrite}</catalog>')
        archive.writestr("p/t.xsd", SCHEMA)
    return path
