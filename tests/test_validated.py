"""YAML against a model: each finding in plain words at the author's line."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import BeforeValidator, Field

from disclose.validated import Localised, SourceModel, editor_schema, in_language, validate_document
from disclose.yaml_source import parse_yaml


def _even(value: object) -> object:
    if int(str(value)) % 2:
        raise ValueError(f"{value} is odd")
    return value


class Part(SourceModel):
    name: str = Field(min_length=1)
    kind: Literal["bars", "share"] = "bars"
    flag: bool = False
    long_name: str | None = Field(default=None, alias="longName")


class Whole(SourceModel):
    title: Localised
    code: str = Field(default="a", pattern="^[a-z]$", examples=["x"])
    parts: list[Part] = Field(default=[], max_length=3)
    named: dict[str, Part] = Field(default={})
    count: int = 2
    even: Annotated[str, BeforeValidator(_even)] = "2"


def findings(text: str) -> list[tuple[str, str, str | None]]:
    document = parse_yaml(text, "a.yaml").value
    assert document is not None
    outcome = validate_document(document, Whole, "x:invalid")
    assert outcome.value is None
    assert {found.code for found in outcome.diagnostics} == {"x:invalid"}
    return [(str(found.span), found.message, found.help) for found in outcome.diagnostics]


def test_a_valid_document_becomes_the_model() -> None:
    document = parse_yaml("title: {en: T, zh-Hans: 题}\nparts: [{name: p, flag: true}]\ncount: 3\n", "a.yaml").value
    assert document is not None
    outcome = validate_document(document, Whole, "x:invalid")
    assert outcome.ok
    assert outcome.value == Whole(title={"en": "T", "zh-Hans": "题"}, parts=[Part(name="p", flag=True)], count=3)


def test_a_text_for_every_language() -> None:
    everywhere = Whole.model_validate({"title": "T"}).title
    assert [in_language(everywhere, "en"), in_language(everywhere, "fr")] == ["T", "T"]
    assert [in_language({"en": "T"}, "en"), in_language({"en": "T"}, "fr")] == ["T", None]


@pytest.mark.parametrize(
    ("text", "span", "message", "help"),
    [
        ("titel: x\ntitle: y\n", "a.yaml:1:8", "titel: there is no such key", "Did you mean title?"),
        ("title: y\nqqq: x\n", "a.yaml:2:6", "qqq: there is no such key", "Check the spelling."),
        (
            "title: y\nparts:\n- name: a\n- nam: b\n  name: a\n",
            "a.yaml:4:8",
            "parts.1.nam: there is no such key",
            "Did you mean name?",
        ),
        (
            "title: y\nnamed: {a: {name: x, longNam: b}}\n",
            "a.yaml:2:31",
            "named.a.longNam: there is no such key",
            "Did you mean longName?",
        ),
        ("code: a\n", "a.yaml:1:1", "title is required and absent", "Add title."),
        ("title: y\nparts:\n- kind: bars\n", "a.yaml:3:3", "parts.0.name is required and absent", "Add name."),
        ("title: [y]\n", "a.yaml:1:1", "title must be a mapping", None),
        ("title:\n", "a.yaml:1:1", "title is empty but must be a mapping", None),
        ("title: {en: [y]}\n", "a.yaml:1:9", "title.en must be text", None),
        ("title: y\nparts: x\n", "a.yaml:2:8", "parts must be a list", None),
        ("title: y\nparts: [x]\n", "a.yaml:2:9", "parts.0 must be a mapping", None),
        ("title: y\nparts: [{name: ''}]\n", "a.yaml:2:16", "parts.0.name must not be empty", None),
        ("title: y\nparts: [{name: a, kind: pie}]\n", "a.yaml:2:25", "parts.0.kind must be 'bars' or 'share', not 'pie'", None),
        ("title: y\nparts: [{name: a, flag: maybe}]\n", "a.yaml:2:25", "parts.0.flag must be true or false", None),
        ("title: y\ncount: many\n", "a.yaml:2:8", "count must be a whole number", None),
        ("title: y\ncode: AB\n", "a.yaml:2:7", "code can't be 'AB'", "Write it as x."),
        ("title: y\neven: '3'\n", "a.yaml:2:7", "even: 3 is odd", None),
        ("- title\n", "a.yaml:1:1", "The file must be a mapping", None),
        ("", "a.yaml:1:1", "title is required and absent", "Add title."),
    ],
)
def test_findings_are_plain_and_located(text: str, span: str, message: str, help: str | None) -> None:
    assert findings(text) == [(span, message, help)]


def test_all_findings_come_at_once() -> None:
    assert [span for span, _, _ in findings("code: AB\nparts: x\ncount: many\n")] == [
        "a.yaml:1:1",
        "a.yaml:1:7",
        "a.yaml:2:8",
        "a.yaml:3:8",
    ]


def test_a_model_can_not_be_changed() -> None:
    part = Part(name="a")
    with pytest.raises(ValueError, match="frozen"):
        part.name = "b"


def test_editors_may_see_numbers_where_the_project_reads_text() -> None:
    schema: dict[str, Any] = editor_schema(Whole)
    assert schema["properties"]["code"]["type"] == ["string", "number", "boolean"]
