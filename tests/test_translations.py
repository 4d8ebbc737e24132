"""A report in two languages: what each document holds, and what is found where a language lacks something."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from disclose.build import Built, build
from disclose.diagnostics import Outcome
from disclose.names import IX, XML

FILES = {
    "disclosure.yaml": """\
disclose: 1
report:
  name: kit
  title: {en: Results, zh-Hans: 业绩}
  entity: {scheme: "https://kit.example/ids", identifier: "1", name: {en: Kit Ltd, zh-Hans: 工具公司}}
  taxonomy: taxonomy
  periods: {current: 2023, prior: 2022}
  languages: [en, zh-Hans]
defaults: {unit: CNY, scale: millions}
figures: [figures.csv]
layout:
  charts:
    - {kind: bars, title: {en: Revenue, zh-Hans: 收入}, concepts: [Revenue]}
  narrative: ["narrative/{language}/01-outlook.md"]
""",
    "taxonomy/kit.yaml": """\
taxonomy:
  name: kit
  namespace: https://kit.example/2023
  prefix: kit
  version: "2023"
  title: {en: Kit, zh-Hans: 工具}
  languages: [en, zh-Hans]
  units: {gpu: {en: GPUs, zh-Hans: 块}}
concepts:
  Revenue: {type: monetary, balance: credit, label: {en: Revenue, zh-Hans: 收入}}
  Gpus: {type: decimal, unit: gpu, label: {en: GPUs, zh-Hans: GPU数目}}
  Name: {type: string, label: {en: Name, zh-Hans: 名称}}
  Code: {type: string, label: {en: Code, zh-Hans: 代号}}
  Signed: {type: date, label: {en: Signed, zh-Hans: 签署日期}}
  OutlookTextBlock: {type: text-block, label: {en: Outlook, zh-Hans: 展望}}
statements:
  - role: all
    title: {en: All, zh-Hans: 全部}
    presentation: [Revenue, Gpus, Name, Code, Signed, OutlookTextBlock]
""",
    "figures.csv": """\
concept,current,prior,unit,language
Revenue,"3,405.8","3,808.5",,
Gpus,45,,,
Name,Kit Ltd,,,en
Name,工具公司,,,zh-Hans
Code,00020,,,en zh-Hans
Signed,2024-03-26,,,
""",
    "narrative/en/01-outlook.md": """\
---
title: {en: Outlook}
concept: OutlookTextBlock
---
Revenue fell to RMB {{ fact(Revenue) }} million. [工具](lang:zh-Hans) was signed on {{ fact(Signed) }}.
""",
    "narrative/zh-Hans/01-outlook.md": """\
---
title: {zh-Hans: 展望}
concept: OutlookTextBlock
---
收入降至人民币{{ fact(Revenue, scale="hundred millions") }}亿元，
于{{ fact(Signed) }}签署。
""",
}


def build_with(folder: Path, changes: dict[str, tuple[str, str] | None] | None = None) -> Outcome[Built]:
    """The report built, after one text has been replaced in some files; None leaves a file out."""
    for name, text in FILES.items():
        change = (changes or {}).get(name, ("", ""))
        if change is not None:
            assert change[0] in text, name
            (folder / "kit" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "kit" / name).write_text(text.replace(*change, 1), "utf-8")
    return build(folder / "kit", folder / "out")


def tags(folder: Path, name: str) -> dict[str, list[tuple[str | None, str]]]:
    """The language and the text of each tagged text, by concept."""
    found: dict[str, list[tuple[str | None, str]]] = {}
    for element in etree.parse(folder / "out" / name).iter(f"{{{IX}}}nonNumeric"):
        text = (element.get(f"{{{XML}}}lang"), "".join(str(part) for part in element.itertext()).strip())
        found.setdefault(str(element.get("name")).partition(":")[2], []).append(text)
    return found


def test_each_language_has_a_document_and_the_instance_has_all(tmp_path: Path) -> None:
    outcome = build_with(tmp_path)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.facts == {"kit.xbrl": 10, "kit-en.xhtml": 7, "kit-zh-Hans.xhtml": 7}
    record = json.loads((tmp_path / "out" / "validation.json").read_text("utf-8"))
    assert all(entry["equal"] and entry["schema-valid"] for entry in record["documents"].values())
    assert record["languages"] == {
        "en": {"document": "kit-en.xhtml", "texts": 3, "others": 4, "same-others": True},
        "zh-Hans": {"document": "kit-zh-Hans.xhtml", "texts": 3, "others": 4, "same-others": True},
    }


@pytest.mark.parametrize(
    ("language", "name", "signed"),
    [("en", "Kit Ltd", "26 March 2024"), ("zh-Hans", "工具公司", "2024年3月26日")],
)
def test_texts_and_dates_are_in_the_language_of_the_page(tmp_path: Path, language: str, name: str, signed: str) -> None:
    build_with(tmp_path)
    document = f"kit-{language}.xhtml"
    assert etree.parse(tmp_path / "out" / document).getroot().get(f"{{{XML}}}lang") == language
    found = tags(tmp_path, document)
    assert set(found["Name"]) == {(language, name)}
    assert set(found["Code"]) == {(language, "00020")}
    assert {text for _, text in found["Signed"]} == {signed}
    ((said, _),) = found["OutlookTextBlock"]
    assert said == language


def test_pieces_in_another_language_say_so(tmp_path: Path) -> None:
    build_with(tmp_path)
    english = (tmp_path / "out" / "kit-en.xhtml").read_text("utf-8")
    chinese = (tmp_path / "out" / "kit-zh-Hans.xhtml").read_text("utf-8")
    assert '<span xml:lang="zh-Hans">工具</span> was signed' in english
    assert '<span xml:lang="en">English</span> · <span xml:lang="zh-Hans">简体中文</span>' in chinese
    assert 'href="http' not in english + chinese.replace('xlink:href="http', "")


def test_a_further_language_changes_nothing_in_the_numbers_of_the_first(tmp_path: Path) -> None:
    build_with(tmp_path / "both")
    build_with(
        tmp_path / "one",
        {
            "disclosure.yaml": ("[en, zh-Hans]\ndefaults", "[en]\ndefaults"),
            "figures.csv": ("Name,工具公司,,,zh-Hans\nCode,00020,,,en zh-Hans", "Code,00020,,,en"),
        },
    )
    pages = [etree.parse(tmp_path / "both/out/kit-en.xhtml"), etree.parse(tmp_path / "one/out/kit.xhtml")]
    numbers = [
        [(one.get("id"), one.get("decimals"), one.get("scale"), one.text) for one in page.iter(f"{{{IX}}}nonFraction")]
        for page in pages
    ]
    assert numbers[0] == numbers[1] != []


MISSING = "disclose.language:missing-translation"
FAULTS: list[tuple[dict[str, tuple[str, str] | None], str, str, str]] = [
    (
        {"disclosure.yaml": ("title: {en: Results, zh-Hans: 业绩}", "title: {en: Results}")},
        MISSING,
        "disclosure.yaml:4:3",
        "The report has no title in zh-Hans",
    ),
    (
        {"disclosure.yaml": ("name: {en: Kit Ltd, zh-Hans: 工具公司}", "name: {zh-Hans: 工具公司}")},
        MISSING,
        "disclosure.yaml:5:64",
        "The entity has no name in en",
    ),
    (
        {"disclosure.yaml": ("{en: Revenue, zh-Hans: 收入}", "{en: Revenue}")},
        MISSING,
        "disclosure.yaml:13:20",
        "The chart has no title in zh-Hans",
    ),
    (
        {"disclosure.yaml": ("narrative/{language}/01-outlook.md", "narrative/en/01-outlook.md")},
        MISSING,
        "disclosure.yaml:14:15",
        "narrative/en/01-outlook.md would be the prose of en and zh-Hans alike",
    ),
    (
        {"narrative/zh-Hans/01-outlook.md": None},
        MISSING,
        "disclosure.yaml:14:15",
        "There is no narrative/zh-Hans/01-outlook.md, the section in zh-Hans",
    ),
    (
        {"narrative/zh-Hans/01-outlook.md": ("{zh-Hans: 展望}", "{en: Outlook}")},
        MISSING,
        "narrative/zh-Hans/01-outlook.md:2:1",
        "The section has no title in zh-Hans",
    ),
    (
        {"narrative/zh-Hans/01-outlook.md": ("concept: OutlookTextBlock\n", "")},
        "disclose.language:missing-text",
        "narrative/en/01-outlook.md:3:10",
        "Outlook (OutlookTextBlock) for 2023 is not reported in zh-Hans, but is in en",
    ),
    (
        {"figures.csv": ("Name,工具公司,,,zh-Hans\n", "")},
        "disclose.language:missing-text",
        "figures.csv:4:6",
        "Name for 2023 is not reported in zh-Hans, but is 'Kit Ltd' in en",
    ),
    (
        {"figures.csv": ("en zh-Hans", "")},
        "disclose.language:missing-text",
        "figures.csv:6:6",
        "Code for 2023 is not reported in zh-Hans, but is '00020' in en",
    ),
    (
        {"taxonomy/kit.yaml": ("label: {en: Code, zh-Hans: 代号}", "label: {en: Code}")},
        "disclose.taxonomy:missing-label",
        "taxonomy/kit.yaml:13:24",
        "Code has no label in zh-Hans",
    ),
    (
        {"taxonomy/kit.yaml": ("{gpu: {en: GPUs, zh-Hans: 块}}", "{gpu: {en: GPUs}}")},
        "disclose.taxonomy:missing-label",
        "taxonomy/kit.yaml:8:11",
        "The unit gpu has no label in zh-Hans",
    ),
    (
        {"taxonomy/kit.yaml": ("title: {en: All, zh-Hans: 全部}", "title: {en: All}")},
        "disclose.taxonomy:missing-label",
        "taxonomy/kit.yaml:18:5",
        "The statement all has no title in zh-Hans",
    ),
]


@pytest.mark.parametrize(("changes", "code", "place", "message"), FAULTS)
def test_what_a_language_lacks_is_found_once_at_its_place(
    tmp_path: Path, changes: dict[str, tuple[str, str] | None], code: str, place: str, message: str
) -> None:
    outcome = build_with(tmp_path, changes)
    assert outcome.value is None
    assert [(found.code, str(found.span), found.message) for found in outcome.diagnostics] == [(code, place, message)]


def test_a_language_without_labels(tmp_path: Path) -> None:
    outcome = build_with(tmp_path, {"disclosure.yaml": ("[en, zh-Hans]\ndefaults", "[en, zh-Hans, de]\ndefaults")})
    found = {(one.code, str(one.span), one.message) for one in outcome.diagnostics}
    assert (MISSING, "disclosure.yaml:8:28", "The taxonomy has no labels in de") in found
    assert (MISSING, "disclosure.yaml:4:3", "The report has no title in de") in found


def test_a_language_without_words_of_its_own_is_a_warning(tmp_path: Path) -> None:
    outcome = build_with(tmp_path, {"disclosure.yaml": ("[en, zh-Hans]\ndefaults", "[en, zh-Hans, ja]\ndefaults")})
    warned = [one for one in outcome.diagnostics if one.code == "disclose.language:no-words"]
    assert [(str(one.span), one.message) for one in warned] == [
        ("disclosure.yaml:8:28", "The headings and fixed notes of a page are not known in ja: they will be in English")
    ]
