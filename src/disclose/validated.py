"""YAML data checked against a pydantic model, with each finding at the author's line.

Rank 0.
"""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from disclose.diagnostics import Diagnostic, Outcome, error
from disclose.yaml_source import YamlDocument

M = TypeVar("M", bound=BaseModel)

ANY_LANGUAGE = ""
"""The key under which a text given once, for every language, is kept."""


class SourceModel(BaseModel):
    """Base of all models of YAML files: frozen, no unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _localised(value: object) -> object:
    return {ANY_LANGUAGE: value} if isinstance(value, str) else value


Localised = Annotated[dict[str, str], BeforeValidator(_localised, json_schema_input_type=str | dict[str, str])]
"""A text for every language (``Revenue``) or one for each (``{en: Revenue, zh-Hans: 收入}``)."""


def in_language(text: dict[str, str], language: str) -> str | None:
    """The text in a language, or the one given for all languages."""
    return text.get(language, text.get(ANY_LANGUAGE))


def validate_document(document: YamlDocument, model: type[M], code: str) -> Outcome[M]:
    """The model made from a document, or every finding about it, each with `code` and the place of the key it is about."""
    try:
        return Outcome(model.model_validate(document.data if document.data is not None else {}))
    except ValidationError as problem:
        return Outcome(None, tuple(_finding(document, details, code) for details in problem.errors(include_url=False)))


def _finding(document: YamlDocument, details: Any, code: str) -> Diagnostic:
    path: tuple[str | int, ...] = tuple(details["loc"])
    place = ".".join(str(part) for part in path) or "the file"
    if details["type"] == "extra_forbidden":
        return error(code, f"{place}: there is no such key", document.span(*path), help="Check the spelling.")
    if details["type"] == "missing":
        return error(code, f"{place} is required and absent", document.span(*path[:-1]), help=f"Add {path[-1]}.")
    return error(code, f"{place}: {details['msg']}", document.span(*path))


def editor_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a model for editors. They read ``2023`` or ``1`` as numbers and ``true`` as a boolean where this
    project keeps the text, so wherever text is allowed such a scalar is allowed too."""
    schema: dict[str, Any] = _loosened(model.model_json_schema())
    return schema


def _loosened(node: Any) -> Any:
    if isinstance(node, list):
        return [_loosened(item) for item in node]
    if not isinstance(node, dict):
        return node
    loose = {key: _loosened(value) for key, value in node.items()}
    if loose.get("type") == "string" and str(loose.get("const", "")).isdigit():
        del loose["const"]
        return {**loose, "type": ["string", "integer"], "enum": [node["const"], int(node["const"])]}
    if loose.get("type") == "string" and "enum" not in loose:
        loose["type"] = ["string", "number", "boolean"]
    return loose
