"""YAML data checked against a pydantic model, with each finding at the author's line.

Rank 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic.fields import FieldInfo

from disclose.diagnostics import Diagnostic, Outcome, did_you_mean, error
from disclose.yaml_source import YamlDocument

M = TypeVar("M", bound=BaseModel)

ANY_LANGUAGE = ""
"""The key under which a text given once, for every language, is kept."""


class SourceModel(BaseModel):
    """Base of all models of YAML files: frozen, no unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


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
        return Outcome(None, tuple(_finding(document, model, details, code) for details in problem.errors(include_url=False)))


_EXPECTED = {
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "dict_type": "a mapping",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "list_type": "a list",
    "model_type": "a mapping",
    "string_type": "text",
}


def _finding(document: YamlDocument, model: type[BaseModel], details: Any, code: str) -> Diagnostic:
    path: tuple[str | int, ...] = tuple(details["loc"])
    place = ".".join(str(part) for part in path) or "The file"
    kind: str = details["type"]
    if kind == "extra_forbidden":
        help = did_you_mean(str(path[-1]), _keys(model, path[:-1])) or "Check the spelling."
        return error(code, f"{place}: there is no such key", document.span(*path), help=help)
    if kind == "missing":
        return error(code, f"{place} is required and absent", document.span(*path[:-1]), help=f"Add {path[-1]}.")
    return error(code, _sentence(place, kind, details), document.span(*path), help=_example(model, path))


def _sentence(place: str, kind: str, details: Any) -> str:
    found = details["input"]
    if kind in _EXPECTED:
        return f"{place} is empty but must be {_EXPECTED[kind]}" if found is None else f"{place} must be {_EXPECTED[kind]}"
    if kind == "literal_error":
        return f"{place} must be {details['ctx']['expected']}, not {found!r}"
    if kind == "string_pattern_mismatch":
        return f"{place} can't be {found!r}"
    if kind in ("too_short", "string_too_short") and not found:
        return f"{place} must not be empty"
    if kind == "value_error":
        return f"{place}: {details['ctx']['error']}"
    return f"{place}: {details['msg']}"


def _example(model: type[BaseModel], path: tuple[str | int, ...]) -> str | None:
    """How a value at a path is written, where the model has an example of it."""
    field = _fields(_model_at(model, path[:-1])).get(str(path[-1])) if path else None
    examples = (field.examples if field is not None else None) or ()
    return f"Write it as {' or '.join(map(str, examples))}." if examples else None


def _keys(model: type[BaseModel], path: tuple[str | int, ...]) -> Iterator[str]:
    """The keys that are allowed at a path."""
    return iter(_fields(_model_at(model, path)))


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel]:
    """The model of the mapping at a path."""
    current = model
    for part in path:
        fields = _fields(current)
        # an index of a list or a key that the author chooses leads to the same model as the field itself
        if part in fields:
            current = next(_models(fields[str(part)].annotation), current)
    return current


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


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
