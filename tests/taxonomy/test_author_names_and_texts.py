"""Files, headers, names, labels, titles, references and types of taxonomy source."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from source_files import HEADER, NAMESPACE, author, told

from disclose.names import STANDARD_HOSTS, QName
from disclose.taxonomy import Facets, ItemKind, Label
from disclose.taxonomy.author import author_taxonomy
from disclose.taxonomy.catalog import file_url, standard_catalog
from disclose.taxonomy.emit import emit_taxonomy
from disclose.taxonomy.load import load_taxonomy

TWO_LANGUAGES = HEADER.replace("title: T, languages: [en]", "title: {en: T, de: T}, languages: [en, de]")


def test_an_empty_folder(tmp_path: Path) -> None:
    assert told(author_taxonomy(tmp_path, "tax").diagnostics) == ["tax no-source: There is no YAML file in tax"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert told(author_taxonomy(tmp_path / "no", "no").diagnostics) == ["no no-source: There is no YAML file in no"]


def test_no_header_and_two_headers(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("concepts: {}\n")
    missing = author_taxonomy(tmp_path, "tax")
    assert missing.value is None
    assert told(missing.diagnostics) == ["tax header: No file in tax has the key 'taxonomy'"]
    (tmp_path / "b.yaml").write_text(HEADER)
    (tmp_path / "c.yaml").write_text("\n" + HEADER)
    (second,) = author_taxonomy(tmp_path, "tax").diagnostics
    assert told((second,)) == ["tax/c.yaml:2:1 header: The key 'taxonomy' is in two files"]
    assert [str(span) for span in second.related] == ["tax/b.yaml:1:1"]


def test_files_in_folders_below_are_read_and_links_out_are_not(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("concepts: {Y: {type: pure, label: Y}}\n")
    folder = tmp_path / "taxonomy"
    (folder / "more").mkdir(parents=True)
    (folder / "header.yaml").write_text(HEADER)
    (folder / "more" / "x.yaml").write_text("concepts: {X: {type: pure, label: X}}\n")
    (folder / "link.yaml").symlink_to(outside)
    taxonomy = author_taxonomy(folder, "taxonomy").value
    assert taxonomy is not None
    assert [concept.local for concept in taxonomy.concepts] == ["X"]


def test_what_is_wrong_with_the_form_is_found_in_all_files(tmp_path: Path) -> None:
    text = """
    concepts:
      X: {typ: pure, label: X, period: sometimes}
    """
    outcome = author(
        tmp_path, text, more="statements: [{role: s}]", syntax="a: [", types="types: {V: {base: pure, minimum: 1e3}}"
    )
    assert outcome.value is None
    assert [f"{found.span} {found.code}" for found in outcome.diagnostics] == [
        "more.yaml:1:14 disclose.taxonomy:invalid",
        "more.yaml:1:14 disclose.taxonomy:invalid",
        "syntax.yaml:1:1 disclose.yaml:syntax",
        "t.yaml:2:12 disclose.taxonomy:invalid",
        "t.yaml:2:36 disclose.taxonomy:invalid",
        "types.yaml:1:34 disclose.taxonomy:invalid",
    ]
    assert "'1e3' is not a decimal number" in outcome.diagnostics[-1].message


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("prefix: t", None),
        ("prefix: xbrli", "header.yaml:1:62 reserved-name: The prefix xbrli is used for a standard namespace"),
        ("prefix: XmlThing", "header.yaml:1:62 reserved-name: The prefix XmlThing is used for a standard namespace"),
        ("prefix: a_b", "header.yaml:1:62 bad-name: 'a_b' can't be a prefix"),
        ("prefix: t, units: {pure: P}", "header.yaml:1:79 reserved-name: The unit pure is a standard one"),
        ("prefix: t, units: {a b: P}", "header.yaml:1:78 bad-name: 'a b' can't be the name of a unit"),
        ("prefix: t, units: {kg: P}", "header.yaml:1:77 unused-unit: The unit kg is not used: no concept is measured in it"),
        ("prefix: t, required: [X]", "header.yaml:1:76 unknown-concept: There is no concept X"),
        ("prefix: t, required: [A]", "header.yaml:1:76 required-abstract: A is abstract, so no report can contain it"),
    ],
)
def test_headers(tmp_path: Path, header: str, expected: str | None) -> None:
    outcome = author(tmp_path, "concepts: {A: {abstract: true, label: A}}", HEADER.replace("prefix: t", header))
    assert told(outcome.diagnostics)[:1] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("languages", "message"),
    [
        ("[en, en]", "The language en is here twice"),
        ("[en, EN]", "The language EN is here twice"),
        ("[en, e n]", "'e n' is not a language tag"),
    ],
)
def test_languages(tmp_path: Path, languages: str, message: str) -> None:
    outcome = author(tmp_path, "concepts: {}", HEADER.replace("[en]", languages))
    assert told(outcome.diagnostics) == [f"header.yaml:1:105 bad-language: {message}"]


@pytest.mark.parametrize(
    "namespace",
    [
        "relative/path",
        "http://a b",
        "http://a#b",
        "http://a?b",
        "http://ä/b",
        "http://a:b/c",
        "http:///a",
        "a:%zz",
        "urn:%zz",
        "hhttps://a",
        "tag:a,2024:b",
    ],
)
def test_a_namespace_is_an_absolute_uri(tmp_path: Path, namespace: str) -> None:
    outcome = author(tmp_path, "concepts: {}", HEADER.replace(NAMESPACE, namespace))
    assert told(outcome.diagnostics) == [f"header.yaml:1:32 bad-name: {namespace!r} can't be a namespace"]


@pytest.mark.parametrize("host", sorted(STANDARD_HOSTS))
def test_a_namespace_is_the_authors_own(tmp_path: Path, host: str) -> None:
    namespace = f"http://{host}/2003/instance"
    outcome = author(tmp_path, "concepts: {}", HEADER.replace(NAMESPACE, namespace))
    message = f"The namespace {namespace} is not yours: its host publishes standards"
    assert told(outcome.diagnostics) == [f"header.yaml:1:32 reserved-name: {message}"]


@pytest.mark.parametrize("namespace", ["http://a.example", "https://a.example:8080/b/c/", "urn:example:a-b"])
def test_namespaces_of_every_form_are_emitted(tmp_path: Path, namespace: str) -> None:
    text = "concepts: {X: {type: pure, label: X}}\nstatements: [{role: s, title: S, presentation: [X]}]"
    outcome = author(tmp_path, text, HEADER.replace(NAMESPACE, namespace))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert list(outcome.value.roles) == [f"{namespace.rstrip('/')}/role/s"]
    loaded = load_taxonomy([file_url("t-1.xsd")], standard_catalog().with_files(emit_taxonomy(outcome.value)))
    assert loaded.diagnostics == ()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("9Lives", "bad-name: '9Lives' can't be a name"),
        ("Net-Profit", "bad-name: 'Net-Profit' can't be a name"),
        ("a:b", "bad-name: 'a:b' can't be a name"),
        ("prior", "reserved-name: The name prior is reserved"),
        ("XmlName", "reserved-name: The name XmlName is reserved"),
    ],
)
@pytest.mark.parametrize("section", ["concepts", "members", "dimensions"])
def test_names(tmp_path: Path, section: str, name: str, message: str) -> None:
    body = {"concepts": "type: pure, ", "dimensions": "typed: string, "}.get(section, "")
    found = author(tmp_path, f"{section}:\n  '{name}': {{{body}label: L}}").diagnostics
    assert told(found)[0] == f"t.yaml:2:3 {message}"


def test_one_name_space_for_all_elements(tmp_path: Path) -> None:
    text = """
    concepts:
      X: {type: pure, label: X}
      ED: {type: pure, label: X}
      EDomain: {type: pure, label: X}
      SStatementAbstract: {type: pure, label: X}
    members: {X: {label: X}}
    dimensions: {X: {label: X, typed: string}}
    enumerations: {E: {label: X, members: [X]}}
    statements:
      - role: s
        title: S
        presentation: [X, ED]
        hypercube: {name: ED, label: X, axes: [X]}
    """
    more = "concepts: {X: {type: pure, label: X}}"
    found = [finding for finding in author(tmp_path, text, z=more).diagnostics if finding.code.endswith("duplicate-name")]
    assert told(tuple(found)) == [
        "t.yaml:6:11 duplicate-name: X is already declared at t.yaml:2:3",
        "t.yaml:7:14 duplicate-name: X is already declared at t.yaml:2:3",
        "t.yaml:8:16 duplicate-name: EDomain is already declared at t.yaml:4:3",
        "t.yaml:10:11 duplicate-name: SStatementAbstract is already declared at t.yaml:5:3",
        "t.yaml:13:23 duplicate-name: ED is already declared at t.yaml:3:3",
        "z.yaml:1:12 duplicate-name: X is already declared at t.yaml:2:3",
    ]
    assert [[str(span) for span in finding.related] for finding in found][-1] == ["t.yaml:2:3"]


def test_labels_in_each_language(tmp_path: Path) -> None:
    text = """
    concepts:
      A: {type: pure, label: {en: A}}
      B: {type: pure}
      C: {type: pure, label: {en: C, de: "  "}}
      D: {type: pure, label: D, terse: {fr: D}}
      E: {type: pure, label: {en: e, de: e}, total: {en: t}}
    statements: [{role: s, title: {en: S, fr: S}, presentation: [E]}]
    """
    outcome = author(tmp_path, text, TWO_LANGUAGES)
    assert told(outcome.diagnostics) == [
        "t.yaml:2:19 missing-label: A has no label in de",
        "t.yaml:3:3 missing-label: B has no label in de",
        "t.yaml:3:3 missing-label: B has no label in en",
        "t.yaml:4:19 missing-label: C has no label in de",
        "t.yaml:5:41 undeclared-language: fr is not a language of this taxonomy",
        "t.yaml:7:24 missing-label: The statement s has no title in de",
        "t.yaml:7:43 undeclared-language: fr is not a language of this taxonomy",
    ]
    assert outcome.value is not None
    role = "http://www.xbrl.org/2003/role/"
    assert outcome.value.labels[QName(NAMESPACE, "D")] == (Label(f"{role}label", "en", "D"), Label(f"{role}label", "de", "D"))
    assert outcome.value.labels[QName(NAMESPACE, "E")][2:] == (Label(f"{role}totalLabel", "en", "t"),)


def test_references(tmp_path: Path) -> None:
    text = """
    concepts:
      X:
        type: pure
        label: X
        references:
          - IAS 1 82(a)(ii)
          - IFRS 15 B87
          - IAS 12
          - Listing Rules, Appendix 16
          - {Name: IFRS, Paragraf: "3"}
    """
    outcome = author(tmp_path, text)
    assert told(outcome.diagnostics) == ["t.yaml:10:32 unknown-reference-part: There is no reference part Paragraf"]
    assert outcome.diagnostics[0].help == "Did you mean Paragraph?"
    assert outcome.value is not None
    references = outcome.value.references[QName(NAMESPACE, "X")]
    assert [{part.local: text for part, text in reference.parts} for reference in references] == [
        {"Name": "IAS", "Number": "1", "Paragraph": "82", "Subparagraph": "a", "Clause": "ii"},
        {"Name": "IFRS", "Number": "15", "Paragraph": "B87"},
        {"Name": "IAS", "Number": "12"},
        {"Name": "Listing Rules, Appendix 16"},
        {"Name": "IFRS"},
    ]


def test_an_own_type(tmp_path: Path) -> None:
    text = """
    types: {Score: {base: percent, minimum: 0, below: 1.50, fractionDigits: 2}}
    concepts: {X: {type: Score, label: X}}
    """
    outcome = author(tmp_path, text)
    assert told(outcome.diagnostics) == []
    assert outcome.value is not None
    score = outcome.value.types[QName(NAMESPACE, "ScoreItemType")]
    assert score.kind is ItemKind.PERCENT
    assert score.facets == Facets(min_inclusive=Decimal(0), max_exclusive=Decimal("1.5"), fraction_digits=2)
    assert score.base_xsd == "decimal"
    assert outcome.value.concepts[QName(NAMESPACE, "X")].type is score


@pytest.mark.parametrize(
    ("facets", "expected"),
    [
        ("base: strin", "8 unknown-kind-of-value: There is no kind of value strin"),
        ("base: enumeration", "8 type-base: The kind enumeration can't be restricted"),
        ("base: string, minimum: 1", "25 type-facet: minimum does not apply to string"),
        ("base: decimal, maxLength: 1", "28 type-facet: maxLength does not apply to decimal"),
        ("base: boolean, enumeration: [true]", "17 type-facet: enumeration does not apply to boolean"),
        ("base: integer, enumeration: [1, x]", "34 type-facet: 'x' is not a value of the kind integer"),
        ("base: date, enumeration: [2023-02-30]", "28 type-facet: '2023-02-30' is not a value of the kind date"),
        ("base: integer, above: 0.5", "24 type-facet: The above of an integer is an integer"),
        ("base: pure, minimum: 2, maximum: 1", "23 type-facet: No value can satisfy both minimum 2 and maximum 1"),
        ("base: pure, above: 1, maximum: 1", "21 type-facet: No value can satisfy both above 1 and maximum 1"),
        ("base: string, minLength: 2, maxLength: 1", "27 type-facet: No value can satisfy both minLength 2 and maxLength 1"),
        ("base: pure, minimum: 1, above: 1", "33 type-facet: minimum and above can't stand together"),
        ("base: string, length: 1, minLength: 1", "38 type-facet: length and minLength can't stand together"),
        ("base: string, pattern: '[a'", "25 type-pattern: '[a' is not a regular expression of XML Schema"),
        ("base: string, pattern: ^a$", "25 type-pattern: '^a$' is not a regular expression of XML Schema"),
        ("base: string, pattern: (?=a)", "25 type-pattern: '(?=a)' is not a regular expression of XML Schema"),
        ("base: string, pattern: 'a{9}{9999}'", "25 type-pattern: 'a{9}{9999}' is not a regular expression of XML Schema"),
    ],
)
def test_facets(tmp_path: Path, facets: str, expected: str) -> None:
    text = f"types:\n V:\n  {{{facets}}}\nconcepts: {{X: {{type: V, label: X}}}}"
    assert told(author(tmp_path, text).diagnostics) == [f"t.yaml:3:{int(expected.split()[0]) + 2} {expected.split(' ', 1)[1]}"]


@pytest.mark.parametrize("facets", ["minimum: 1, maximum: 1", "above: 0, below: 0.1", "totalDigits: 3, fractionDigits: 3"])
def test_facets_that_agree(tmp_path: Path, facets: str) -> None:
    text = f"types: {{V: {{base: pure, {facets}}}}}\nconcepts: {{X: {{type: V, label: X}}}}"
    assert told(author(tmp_path, text).diagnostics) == []


def test_a_type_has_no_standard_name(tmp_path: Path) -> None:
    text = "types:\n  percent: {base: pure}\nconcepts: {X: {type: percent, label: X}}"
    assert told(author(tmp_path, text).diagnostics) == ["t.yaml:2:3 reserved-name: The type percent is a standard one"]
