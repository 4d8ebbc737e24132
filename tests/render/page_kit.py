"""A small project on a small taxonomy, and a tagger whose markup is easy to read in expectations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from markupsafe import Markup, escape

from disclose.diagnostics import Outcome, has_errors
from disclose.model import CheckedReport, Fact, Footnote, Report
from disclose.names import QName
from disclose.project import Project, load_project
from disclose.render.context import PageContext
from disclose.render.lookup import index_facts
from disclose.render.narrative import Narrative, render_narrative
from disclose.render.page import Pages
from disclose.render.placing import Placer
from disclose.sources import read_figures
from disclose.sources.bind import bind
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.author import author_taxonomy
from disclose.taxonomy.dimensions import DimensionIndex
from disclose.transforms import Displayed

TAXONOMY = """
taxonomy:
  name: kit
  namespace: https://kit.example/2023
  prefix: kit
  version: "2023"
  title: {en: Kit & co, zh-Hans: 工具}
  languages: [en, zh-Hans]
  units: {gpu: {en: GPUs, zh-Hans: 块}}
types:
  Version: {base: string, pattern: '[0-9]+[.][0-9]+'}
concepts:
  ResultAbstract: {type: string, abstract: true, label: {en: Result, zh-Hans: 业绩}}
  SalesAbstract: {type: string, abstract: true, label: {en: "Sales <&>", zh-Hans: 销售}}
  EmptyAbstract: {type: string, abstract: true, label: {en: Nothing below, zh-Hans: 空}}
  Revenue: {type: monetary, balance: credit, label: {en: Revenue, zh-Hans: 收入}}
  CostOfSales:
    type: monetary
    balance: debit
    label: {en: Cost of sales, zh-Hans: 销售成本}
    negated: {en: Less cost of sales, zh-Hans: 减销售成本}
  GrossProfit:
    type: monetary
    balance: credit
    label: {en: Gross profit, zh-Hans: 毛利}
    total: {en: Gross profit in all, zh-Hans: 毛利合计}
  GrossMargin: {type: percent, label: {en: Gross margin, zh-Hans: 毛利率}}
  RevenueGrowth: {type: percent, label: {en: Revenue growth, zh-Hans: 收入增长率}}
  Profit: {type: monetary, balance: credit, label: {en: Profit, zh-Hans: 利润}}
  Cash:
    type: monetary
    period: instant
    balance: debit
    label: {en: Cash, zh-Hans: 现金}
    periodStart: {en: Cash at the beginning, zh-Hans: 期初现金}
  Gpus: {type: decimal, period: instant, unit: gpu, label: {en: GPUs deployed, zh-Hans: 部署的GPU}}
  Share: {type: percent, label: {en: Share of revenue, zh-Hans: 占比}}
  Dividend: {type: monetary, label: {en: Dividend, zh-Hans: 股息}}
  StockCode: {type: string, label: {en: Stock code, zh-Hans: 股份代号}}
  Approved: {type: boolean, label: {en: Approved, zh-Hans: 已批准}}
  SignedOn: {type: date, label: {en: Signed on, zh-Hans: 签署日期}}
  Released: {type: g-year-month, label: {en: Month of release, zh-Hans: 发布月份}}
  Opinion: {type: enumeration, enumeration: Opinions, label: {en: Opinion, zh-Hans: 意见}}
  ModelName: {type: string, label: {en: Model, zh-Hans: 模型}}
  OutlookTextBlock: {type: text-block, label: {en: Outlook, zh-Hans: 展望}}
  RiskTextBlock: {type: text-block, label: {en: Risk, zh-Hans: 风险}}
dimensions:
  BusinessAxis:
    label: {en: Business, zh-Hans: 业务}
    members: [{AllMember: [{SoftMember: [CloudMember]}, HardMember]}]
    default: AllMember
  VersionAxis: {label: {en: Version, zh-Hans: 版本}, typed: Version}
members:
  AllMember: {label: {en: All businesses, zh-Hans: 全部}}
  SoftMember: {label: {en: Software, zh-Hans: 软件}}
  CloudMember: {label: {en: Cloud, zh-Hans: 云}}
  HardMember: {label: {en: Hardware, zh-Hans: 硬件}}
  CleanMember: {label: {en: Unmodified, zh-Hans: 无保留}}
enumerations:
  Opinions: {label: {en: Opinions, zh-Hans: 意见}, members: [CleanMember]}
statements:
  - role: result
    title: {en: Result, zh-Hans: 业绩}
    presentation:
      - ResultAbstract:
          - SalesAbstract: [Revenue, {CostOfSales: negated}, {GrossProfit: total}]
          - EmptyAbstract: [Dividend]
          - GrossMargin
    calculation: ["GrossProfit = Revenue - CostOfSales"]
  - role: cash
    title: {en: Cash, zh-Hans: 现金}
    presentation: [{Cash: periodStart}, Profit, Cash, Gpus]
  - role: balance
    title: {en: Balances, zh-Hans: 余额}
    presentation: [Cash, Gpus]
  - role: facts
    title: {en: Company, zh-Hans: 公司}
    presentation: [StockCode, Approved, SignedOn, Opinion, OutlookTextBlock, RiskTextBlock]
  - role: by-business
    title: {en: By business, zh-Hans: 按业务}
    hypercube: {name: BusinessTable, label: {en: By business, zh-Hans: 按业务}, axes: [BusinessAxis]}
    presentation: [Revenue, Share]
  - role: models
    title: {en: Models, zh-Hans: 模型}
    hypercube: {name: ModelTable, label: {en: Models, zh-Hans: 模型}, axes: [VersionAxis]}
    presentation: [ModelName, Released]
assertions: ["RevenueGrowth = Revenue / prior(Revenue) - 1"]
"""
FIGURES = """\
concept,BusinessAxis,VersionAxis,current,prior,opening,unit,basis,language,source,note
Revenue,,,"3,405.8","3,808.5",,,,,"Annual report, p. 9; p. 38",
CostOfSales,,,"1,905.1","1,266.2",,,,,"Annual report, p. 40",
GrossProfit,,,"1,500.8","2,542.3",,,,,"Annual report, p. 41",Rounded on its own.
GrossMargin,,,44.1%,66.8%,,,,,"Annual report, p. 41",
RevenueGrowth,,,-10.6%,,,,,,"Annual report, p. 9",
Profit,,,"(6,494.7)","(6,093.0)",,,,,,
Cash,,,"100.0","80.0",60.0,,,,,
Gpus,,,"45,000",,,,,,,
StockCode,,,00020,,,,,en,,
Approved,,,true,,,,,,,
SignedOn,,,2024-03-26,,,,,,,
Opinion,,,CleanMember,,,,,,,
Dividend,,,,n/a,,,,,,
Revenue,SoftMember,,"3,022.1","3,515.8",,,,,,
Revenue,CloudMember,,"1,183.7",394.7,,,derived,,"Annual report, p. 11",Follows from the others.
Revenue,HardMember,,383.7,292.7,,,,,,
Share,SoftMember,,88.7%,92.3%,,,,,,
Share,HardMember,,11.3%,7.7%,,,,,,
Share,,,100.0%,100.0%,,,,,,
ModelName,,10.0,Ten,,,,,en,,
ModelName,,9.0,Nine,,,,,en,,
Released,,9.0,2023-07,,,,,,,
"""
LAYOUT = """\
layout:
  key_figures: [Revenue, GrossMargin, Profit, Gpus]
  charts:
    - {kind: bars, title: Revenue by business, concepts: [Revenue], dimension: BusinessAxis}
    - {kind: share, title: Shares, concepts: [Share], dimension: BusinessAxis}
    - {kind: bridge, title: From revenue to gross profit, concepts: [Revenue, CostOfSales, GrossProfit]}
"""
OUTLOOK = """\
---
title: {en: Outlook, zh-Hans: 展望}
concept: OutlookTextBlock
source: "Annual report, p. 35"
---
Revenue fell to **{{ fact(Revenue) }}** from {{ fact(Revenue, prior) }}; a loss of {{ fact(Profit, style="magnitude") }}.
"""


class PlainTagger:
    """Marks a fact as ``[concept:text]``, a block as ``[[concept:content]]``; remembers what was placed where."""

    def __init__(self) -> None:
        self.placed: list[tuple[str, str]] = []

    def number(self, fact: Fact, shown: Displayed, occurrence: str) -> Markup:
        sign = "-" if shown.negative else ""
        return self._mark(fact, f"{sign}{shown.text}", occurrence)

    def text(self, fact: Fact, shown: str, transformation: QName | None, occurrence: str) -> Markup:
        return self._mark(fact, shown if transformation is None else f"{transformation.local}({shown})", occurrence)

    def block(self, fact: Fact, content: Markup, occurrence: str, part: int = 1, parts: int = 1) -> Markup:
        self.placed.append((fact.id, occurrence))
        which = f" {part}/{parts}" if parts > 1 else ""
        return Markup("[[{}{}:{}]]").format(fact.aspects.concept.local, which, content)

    def exclude(self, content: Markup) -> Markup:
        return Markup("[-{}-]").format(content)

    def footnote(self, note: Footnote) -> Markup:
        return Markup("[note:{}]").format(Markup(note.text))

    def fraction(self, fact: Fact, occurrence: str) -> Markup:
        return self._mark(fact, str(fact.value), occurrence)

    def nil(self, fact: Fact, shown: str, occurrence: str) -> Markup:
        return self._mark(fact, f"nil {shown}", occurrence)

    def words(self, fact: Fact, shown: str, occurrence: str) -> Markup:
        return escape(shown)

    def _mark(self, fact: Fact, text: str, occurrence: str) -> Markup:
        self.placed.append((fact.id, occurrence))
        return Markup("[{}:{}]").format(fact.aspects.concept.local, text)


class PlainParts:
    """Parts that are as good as none."""

    namespaces = Markup(' xmlns:ix="https://kit.example/parts"')

    def header(self) -> Markup:
        return Markup("<p>header</p>")


@dataclass(frozen=True, slots=True)
class Case:
    """A project in a temporary folder with its facts."""

    folder: Path
    project: Project
    taxonomy: Taxonomy
    facts: tuple[Fact, ...]

    def narrative(self) -> Outcome[Narrative]:
        return render_narrative(self.project, self.taxonomy, self.facts, self.project.languages[0])

    def context(self) -> PageContext:
        language = self.project.languages[0]
        index = index_facts(self.facts, language)
        return PageContext(self.project, self.taxonomy, DimensionIndex(self.taxonomy), index, Placer(PlainTagger()), language)

    def checked(self, narrative: Narrative) -> CheckedReport:
        facts = [*self.facts, *narrative.facts]
        return CheckedReport(Report(tuple(sorted(facts, key=lambda fact: fact.id))))

    def page(self, tagger: PlainTagger | None = None) -> Outcome[bytes]:
        read = self.narrative()
        assert read.ok, read.diagnostics
        assert read.value is not None
        checked = self.checked(read.value)
        page = Pages(self.project, self.taxonomy).render(checked, read.value, tagger or PlainTagger(), PlainParts())
        found = page.diagnostics if page.value is None else (*page.diagnostics, *page.value.faults())
        return Outcome(None if page.value is None or has_errors(found) else page.value.content, found)


def make_case(
    folder: Path,
    *,
    layout: str = LAYOUT,
    figures: str = FIGURES,
    files: Mapping[str, str] | None = None,
    language: str = "en",
) -> Case:
    """A project of the given layout and figures. `files` are further files; those in narrative/ are its sections."""
    written = {"taxonomy/kit.yaml": TAXONOMY, "figures.csv": figures, **(files or {})}
    sections = [name for name in written if name.startswith("narrative/")]
    assert layout.startswith("layout:")
    written["disclosure.yaml"] = (
        dedent(
            f"""\
            disclose: 1
            report:
              name: kit
              title: {{en: Results, zh-Hans: 业绩}}
              entity: {{scheme: "https://kit.example/ids", identifier: "4711", name: {{en: Kit & Sons, zh-Hans: 工具公司}}}}
              taxonomy: taxonomy
              periods: {{current: 2023, prior: 2022, opening: 2021-12-31}}
              languages: [{language}]
            defaults: {{unit: CNY, scale: millions}}
            figures: [figures.csv]
            """
        )
        + layout
        + f"  narrative: [{', '.join(sections)}]\n"
    )
    for name, text in written.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    project, taxonomy = load_project(folder), author_taxonomy(folder / "taxonomy", "taxonomy")
    assert project.value is not None, project.diagnostics
    assert taxonomy.ok, taxonomy.diagnostics
    assert taxonomy.value is not None
    read = read_figures(project.value)
    assert read.ok, read.diagnostics
    assert read.value is not None
    facts = bind(project.value, taxonomy.value, read.value)
    assert facts.ok, facts.diagnostics
    assert facts.value is not None
    return Case(folder, project.value, taxonomy.value, facts.value)
