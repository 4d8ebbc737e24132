"""A taxonomy with a concept of every kind, made by hand, and projects of a few lines around it."""

from __future__ import annotations

import textwrap
from pathlib import Path
from types import MappingProxyType

from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Outcome
from disclose.model import Fact
from disclose.names import PURE, ROLE_LABEL, QName
from disclose.project import Project, load_project
from disclose.sources import Figure, read_figures
from disclose.sources.bind import bind
from disclose.taxonomy import Concept, CustomUnit, DataType, Facets, ItemKind, Label, Role, Taxonomy
from disclose.taxonomy.concept import NO_FACETS

NS = "https://kit.example/2023"
OTHER = "https://other.example/2023"


def name(local: str) -> QName:
    return QName(NS, local)


_BASES = {
    ItemKind.INTEGER: "integer",
    ItemKind.DATE: "date",
    ItemKind.DATETIME: "dateTime",
    ItemKind.BOOLEAN: "boolean",
    ItemKind.G_YEAR: "gYear",
    ItemKind.G_YEAR_MONTH: "gYearMonth",
    ItemKind.ANY_URI: "anyURI",
    ItemKind.QNAME: "QName",
    ItemKind.ENUMERATION: "token",
    ItemKind.ENUMERATION_SET: "token",
}


def data_type(kind: ItemKind, facets: Facets = NO_FACETS) -> DataType:
    return DataType(None, kind, facets=facets, base_xsd=_BASES.get(kind, "decimal" if kind.numeric else "string"))


def concept(local: str, kind: ItemKind, period: str = "duration", namespace: str = NS) -> Concept:
    return Concept(QName(namespace, local), data_type(kind), period)


def axis(local: str, typed: str | None = None) -> Concept:
    domain = None if typed is None else name(typed)
    return replace(concept(local, ItemKind.STRING), role=Role.DIMENSION, abstract=True, typed_domain=domain)


_CONCEPTS = [
    concept("Revenue", ItemKind.MONETARY),
    concept("CostOfSales", ItemKind.MONETARY),
    concept("Cash", ItemKind.MONETARY, "instant"),
    concept("SharesIssued", ItemKind.SHARES, "instant"),
    concept("EarningsPerShare", ItemKind.PER_SHARE),
    concept("Margin", ItemKind.PERCENT),
    concept("Ratio", ItemKind.PURE),
    concept("Weight", ItemKind.DECIMAL),
    concept("Employees", ItemKind.INTEGER, "instant"),
    replace(concept("Power", ItemKind.DECIMAL, "instant"), unit=name("petaFLOPS")),
    concept("Part", ItemKind.FRACTION),
    concept("Name", ItemKind.STRING),
    replace(concept("Token", ItemKind.STRING), type=DataType(None, ItemKind.STRING, base_xsd="token")),
    concept("Outlook", ItemKind.TEXT_BLOCK),
    concept("Published", ItemKind.DATE),
    concept("Signed", ItemKind.DATETIME),
    concept("Listed", ItemKind.BOOLEAN),
    concept("Founded", ItemKind.G_YEAR),
    concept("Released", ItemKind.G_YEAR_MONTH),
    concept("Site", ItemKind.ANY_URI),
    concept("Kind", ItemKind.QNAME),
    concept("Opinion", ItemKind.ENUMERATION),
    concept("Views", ItemKind.ENUMERATION_SET),
    concept("Revenue", ItemKind.MONETARY, namespace=OTHER),
    axis("BusinessAxis"),
    axis("RegionAxis"),
    axis("VersionAxis", "VersionAxis.domain"),
    axis("CountAxis", "CountAxis.domain"),
    axis("DayAxis", "DayAxis.domain"),
    replace(concept("RevenueTable", ItemKind.STRING), role=Role.HYPERCUBE, abstract=True),
    *(
        concept(f"{local}Member", ItemKind.DOMAIN)
        for local in ("AllBusinesses", "Generative", "Vehicle", "Asia", "Good", "Bad")
    ),
]

TAXONOMY = Taxonomy(
    namespace=NS,
    prefix="kit",
    schema_ref="kit-2023.xsd",
    concepts=MappingProxyType({each.qname: each for each in _CONCEPTS}),
    languages=("en",),
    prefixes=MappingProxyType({"kit": NS, "other": OTHER, "xbrli": PURE.namespace}),
    units=MappingProxyType({name(unit): CustomUnit(name(unit)) for unit in ("petaFLOPS", "GPU", "m", "s")}),
    labels=MappingProxyType(
        {
            name("Revenue"): (Label(ROLE_LABEL, "en", "Turnover"), Label(ROLE_LABEL, "zh-Hans", "收入")),
            name("GenerativeMember"): (Label(ROLE_LABEL, "en", "Generative AI"),),
        }
    ),
    defaults=MappingProxyType({name("BusinessAxis"): name("AllBusinessesMember")}),
    typed_domains=MappingProxyType(
        {
            name("VersionAxis.domain"): data_type(ItemKind.STRING, Facets(patterns=(r"[0-9]+\.[0-9]+",))),
            name("CountAxis.domain"): data_type(ItemKind.INTEGER, Facets(total_digits=3)),
            name("DayAxis.domain"): data_type(ItemKind.DATE),
        }
    ),
)

DISCLOSURE = """\
disclose: 1
report:
  name: kit
  title: Kit
  entity: {scheme: "https://example.com/id", identifier: A1, name: Kit}
  taxonomy: taxonomy
  periods: {current: 2023, prior: 2022, closing: 2023-12-31}
  languages: [en, zh-Hans]
defaults: {unit: CNY, scale: millions}
figures: [FILES]
"""


def project(folder: Path, files: dict[str, str | bytes], disclosure: str = DISCLOSURE) -> Project:
    """A project with these tables of figures."""
    (folder / "disclosure.yaml").write_text(disclosure.replace("FILES", ", ".join(files)), "utf-8")
    for file, content in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content if isinstance(content, bytes) else textwrap.dedent(content).encode())
    loaded = load_project(folder)
    assert loaded.ok, loaded.diagnostics
    assert loaded.value is not None
    return loaded.value


def read(folder: Path, text: str | bytes, file: str = "a.csv", disclosure: str = DISCLOSURE) -> Outcome[tuple[Figure, ...]]:
    """The figures of a project with one table."""
    return read_figures(project(folder, {file: text}, disclosure))


def bound(folder: Path, text: str | bytes, file: str = "a.csv", disclosure: str = DISCLOSURE) -> Outcome[tuple[Fact, ...]]:
    """The facts of a project with one table, and the findings of reading and binding."""
    made = project(folder, {file: text}, disclosure)
    figures = read_figures(made)
    facts = bind(made, TAXONOMY, figures.value or ())
    return Outcome(facts.value, (*figures.diagnostics, *facts.diagnostics))


def told(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str, str, str | None]]:
    """Findings as place, code without its area, message and help."""
    return [(str(found.span), found.code.removeprefix("disclose."), found.message, found.help) for found in diagnostics]
