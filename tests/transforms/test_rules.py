"""Examples of every rule of every registry: the registries' own, and for each rule a text that it refuses."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from disclose.lexical import MAX_DIGITS
from disclose.names import IXT_SEC, IXT_TR1, IXT_TR2, IXT_TR3, IXT_TR4, IXT_TR5, QName
from disclose.transforms import REGISTRIES, entry, ixt, transform, untransform
from disclose.transforms.registries.entries import MAX_TEXT

NAMESPACES = {"1": IXT_TR1, "2": IXT_TR2, "3": IXT_TR3, "4": IXT_TR4, "5": IXT_TR5, "s": IXT_SEC}


def examples() -> list[tuple[str, str, str, str | None]]:
    """Namespace, rule, text, what it is read as."""
    found = []
    for line in Path(__file__).with_name("examples.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            registries, rule, rest = line.split(" | ", 2)
            text, _, expected = rest.rpartition("|")
            result = {"": None, '""': ""}.get(expected.strip(), expected.strip())
            found += [(NAMESPACES[registry], rule, text.strip(), result) for registry in registries]
    return found


EXAMPLES = examples()


@pytest.mark.parametrize(("namespace", "rule", "text", "expected"), EXAMPLES)
def test_examples(namespace: str, rule: str, text: str, expected: str | None) -> None:
    assert transform(QName(namespace, rule), text) == expected


@pytest.mark.parametrize("namespace", NAMESPACES.values())
def test_every_rule_has_examples_of_what_it_reads_and_of_what_it_refuses(namespace: str) -> None:
    table = REGISTRIES[namespace]
    assert {rule for of, rule, _, expected in EXAMPLES if of == namespace and expected is not None} == set(table)
    refused = {rule for of, rule, _, expected in EXAMPLES if of == namespace and expected is None}
    assert refused == {name for name, of in table.items() if of.pattern is not None}


def test_how_many_rules_there_are() -> None:
    assert [len(table) for table in REGISTRIES.values()] == [24, 21, 31, 94, 100, 18]
    assert len(REGISTRIES) == 6


@pytest.mark.parametrize(
    "rule", [QName(IXT_TR5, "no-such-rule"), QName("urn:x", "num-dot-decimal"), QName(IXT_TR3, "num-dot-decimal")]
)
def test_what_is_no_rule_reads_nothing(rule: QName) -> None:
    assert (entry(rule), transform(rule, "1"), untransform(rule, "1")) == (None, None, None)


def test_a_rule_for_every_text_has_no_inverse() -> None:
    assert untransform(QName(IXT_TR5, "fixed-true"), "true") is None


HOSTILE = [
    "jan",
    "decjan.",
    "1 jan",
    " x",
    ",000",
    "one hundred ",
    "I",
    "in ",
    "Mrga",
    "\u00a0",
    "first ",
    "9",
    "1.",
    "年1月",
    "C",
    "two years ",
]
"""What makes patterns try again and again where they are careless."""


@pytest.mark.parametrize("size", [MAX_TEXT - 20, 2 * MAX_DIGITS - 20])
@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_keeps_a_rule_busy(piece: str, size: int) -> None:
    text = piece * (size // len(piece))
    started = time.process_time()
    for namespace in NAMESPACES.values():
        for name in REGISTRIES[namespace]:
            for tried in (text, f"1 {text} 2023!", f"2023 {text} 1!", f"12 {text}!"):
                transform(QName(namespace, name), tried)
    assert time.process_time() - started < 5


def test_a_very_long_text_is_refused() -> None:
    text = "1 " + "jan" * 400_000 + " 2023"
    for rule in (ixt("date-day-monthname-year-de"), ixt("num-dot-decimal"), QName(IXT_SEC, "durwordsen")):
        assert transform(rule, text) is None
