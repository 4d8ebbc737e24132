"""A small report in two languages with a template, a style sheet and everything else that is read, to be changed at will."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "disclosure.yaml": """\
disclose: 1
report:
  name: kit
  title: {en: Results, de: Ergebnisse}
  entity: {scheme: "https://kit.example/ids", identifier: "1", name: Kit}
  taxonomy: taxonomy
  periods: {current: 2023, prior: 2022}
  languages: [en, de]
defaults: {unit: EUR, scale: millions}
figures: [figures.csv, more.yaml]
layout:
  key_figures: [Revenue]
  narrative: ["narrative/{language}/01-outlook.md"]
  translations: translations.yaml
outputs: [xbrl, inline, json]
""",
    "taxonomy/kit.yaml": """\
taxonomy:
  name: kit
  namespace: https://kit.example/2023
  prefix: kit
  version: "2023"
  title: {en: Kit, de: Kasten}
  languages: [en, de]
  units: {staff: {en: people, de: Personen}}
concepts:
  Revenue: {type: monetary, balance: credit, label: {en: Revenue, de: Umsatz}}
  Cost: {type: monetary, balance: debit, label: {en: Cost, de: Kosten}}
  Staff: {type: decimal, unit: staff, label: {en: Staff, de: Personal}}
  OutlookTextBlock: {type: text-block, label: {en: Outlook, de: Ausblick}}
""",
    "taxonomy/statements.yaml": """\
statements:
  - role: all
    title: {en: All, de: Alles}
    presentation: [Revenue, Cost, Staff, OutlookTextBlock]
""",
    "figures.csv": 'concept,current,prior,source\nRevenue,"3,405.8","3,808.5",Annual report\nCost,"1,905.1","1,266.2",\n',
    "more.yaml": "figures:\n  - concept: Staff\n    current: 45\n",
    "translations.yaml": "Annual report: {de: Geschäftsbericht}\n",
    "narrative/en/01-outlook.md": """\
---
title: {en: Outlook}
concept: OutlookTextBlock
---
Revenue was {{ fact(Revenue) }} million.
""",
    "narrative/de/01-outlook.md": """\
---
title: {de: Ausblick}
concept: OutlookTextBlock
---
Der Umsatz betrug {{ fact(Revenue) }} Millionen.
""",
    "report.xhtml.j2": '{% extends "themes/annual-report/report.xhtml.j2" %}\n',
    "theme/own.css": "h1 { color: #102030; }\n",
}


def write(folder: Path, files: dict[str, str] = FILES) -> Path:
    """The project in a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def change(file: Path, before: str, after: str) -> None:
    """One edit, as an editor makes it."""
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")
