"""XML Schema Part 2, appendix F: patterns of types that only some processors understand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclose.rules.dts.rule import Finding
from disclose.rules.dts.subject import DtsSubject
from disclose.taxonomy.dts.schema_nodes import SchemaType

_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
_ALLOWED = frozenset("nrt\\|.?*+(){}-[]^pPsSiIcCdDwW")


def pattern_with_unknown_escape(subject: DtsSubject) -> Iterator[Finding]:
    r"""A pattern has a backslash before a character that needs none.

    Why: XML Schema lists the characters that a backslash may stand before. Some processors let others pass, some refuse the
    whole schema.

    Example: `.+\@.+` for an address.

    Instead: write the character without the backslash: `.+@.+`.
    """
    for document in subject.schemas:
        anonymous = (element.anonymous for element in document.elements if element.anonymous is not None)
        for definition in (*document.types, *anonymous):
            for pattern in _patterns(definition):
                wrong = [character for character in _ESCAPE.findall(pattern) if character not in _ALLOWED or not character]
                if wrong:
                    called = "An anonymous type" if definition.name is None else f"The type {definition.name.local}"
                    message = f"{called} has a pattern with \\{wrong[0]}, which XML Schema does not know: {pattern}"
                    yield Finding(message, definition.span, "Leave the backslash out.")


def _patterns(definition: SchemaType | None) -> Iterator[str]:
    while definition is not None:
        yield from (text for name, text in definition.facets if name == "pattern")
        definition = definition.inner
