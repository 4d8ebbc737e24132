"""Conformance suites in the form XBRL International publishes them: an index of testcases, each with variations.

Knows the form only; nothing here knows what any suite is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from disclose.diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Variation:
    """One variation: the files to read first, and what must be said of them.

    `expected` is ``valid``, ``invalid`` or one of the `codes`; with no codes and no word it is ``valid``.
    """

    id: str
    name: str
    entries: tuple[Path, ...]
    expected: str
    codes: tuple[str, ...]


def read_suite(index: Path) -> Iterator[Variation]:
    """Every variation of a suite, in the order of its index (which may itself name indexes or be one testcase)."""
    root = etree.parse(str(index)).getroot()
    testcases = [element for element in root.iter("{*}testcase") if element.get("uri")]
    if not testcases:
        yield from _variations(root, index)
        return
    base = index.parent / (root.get("root") or "")
    for testcase in testcases:
        yield from read_suite(base / (testcase.get("uri") or ""))


def _variations(root: etree._Element, testcase: Path) -> Iterator[Variation]:
    for variation in root.iter("{*}variation"):
        data = variation.find("{*}data")
        elements = [] if data is None else [element for element in data if isinstance(element.tag, str)]
        first = [element for element in elements if element.get("readMeFirst") in ("true", "1")]
        entries = tuple(testcase.parent / (element.text or "").strip() for element in first)
        results = variation.findall("{*}result")
        codes = tuple(code for result in results for code in _codes(result))
        word = next((result.get("expected") for result in results if result.get("expected")), None)
        expected = "codes" if codes else word or "valid"
        name = variation.get("name") or variation.findtext("{*}name") or ""
        yield Variation(f"{testcase.stem}/{variation.get('id')}", name, entries, expected, codes)


def _codes(result: etree._Element) -> Iterator[str]:
    for element in result.iterchildren("{*}error", "{*}assert"):
        name = element.get("name") or (element.text or "").strip()
        if name:
            yield name


GENERIC: Mapping[str, tuple[str, ...]] = {
    "sche:XmlSchemaError": ("xmlSchema:", "disclose.schema:", "disclose.xml:"),
    "html:syntaxError": ("xmlSchema:", "disclose.schema:"),
    "xml.3.3.1:idMustBeUnique": ("disclose.schema:duplicate-id",),
    "xmlSyntax:xmlDeclarationError": ("disclose.xml:not-well-formed",),
    "ixbrl:selfClosedTagWarning": ("disclose.inline:self-closed",),
}
"""Codes by which suites mean any finding of a kind, with the beginnings of the codes of that kind."""

Judge = Callable[[tuple[Path, ...]], Iterable[Diagnostic]]
_INLINE = frozenset([".htm", ".html", ".xhtml"])


def is_document_set(entries: tuple[Path, ...]) -> bool:
    """Whether the files of a variation are the documents of one Inline XBRL document set, and not reports of their own."""
    return all(entry.suffix in _INLINE for entry in entries)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a variation. `why` is empty where it passed."""

    variation: Variation
    found: tuple[str, ...]
    why: str

    @property
    def passed(self) -> bool:
        """Whether what was found is what was expected."""
        return not self.why


def judge_variation(variation: Variation, judge: Judge) -> Verdict:
    """Judge one variation and compare with what it expects. Codes compare by local name and prefix; a code of the suite that
    names no specification (an unprefixed or abbreviated one) matches by its last part."""
    diagnostics = list(judge(variation.entries))
    errors = tuple(dict.fromkeys(found.code for found in diagnostics if found.severity is Severity.ERROR))
    warnings = tuple(dict.fromkeys(found.code for found in diagnostics if found.severity is Severity.WARNING))
    why = ""
    if variation.expected == "valid" and errors:
        why = f"expected valid, found {', '.join(errors)}"
    elif variation.expected == "invalid" and not errors:
        why = "expected invalid, found nothing"
    elif variation.expected == "codes":
        missing = [code for code in variation.codes if not any(_same(code, found) for found in (*errors, *warnings))]
        if missing:
            why = f"expected {', '.join(missing)}, found {', '.join((*errors, *warnings)) or 'nothing'}"
    return Verdict(variation, errors, why)


def _same(expected: str, found: str) -> bool:
    if expected in GENERIC:
        return found.startswith(GENERIC[expected])
    return expected == found or (":" not in expected and found.rpartition(":")[2] == expected)
