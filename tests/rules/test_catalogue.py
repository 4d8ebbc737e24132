"""A rule, its code, its documentation, its fixtures and its page belong together."""

from __future__ import annotations

import pytest
from rule_fixtures import FIXTURES, read, told

from disclose.rules.catalogue import ALL_RULES
from disclose.rules.rule import Rule, file_name

BY_CODE = pytest.mark.parametrize("rule", ALL_RULES, ids=[rule.code for rule in ALL_RULES])


def test_codes_and_functions_are_used_once() -> None:
    codes = [rule.code for rule in ALL_RULES]
    assert sorted(set(codes)) == sorted(codes)
    checks = [rule.check for rule in ALL_RULES]
    assert len(set(checks)) == len(checks)


@BY_CODE
def test_the_documentation_says_what_why_when_and_what_instead(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert list(rule.paragraphs) == ["Why", "Example", "Instead"]


@BY_CODE
def test_the_ok_fixture_is_clean(rule: Rule) -> None:
    subject, expected = read((FIXTURES / file_name(rule.code) / "ok.yaml").read_text("utf-8"))
    assert expected == []
    assert told(list(rule.findings(subject))) == []


@BY_CODE
def test_the_bad_fixture_is_found(rule: Rule) -> None:
    subject, expected = read((FIXTURES / file_name(rule.code) / "bad.yaml").read_text("utf-8"))
    found = list(rule.findings(subject))
    assert expected
    assert told(found) == expected
    assert {(one.code, one.severity, one.spec) for one in found} == {(rule.code, rule.severity, rule.section)}
    assert all(one.help for one in found), "every finding says what to do"


def test_every_fixture_belongs_to_a_rule() -> None:
    assert sorted(path.name for path in FIXTURES.iterdir()) == sorted(file_name(rule.code) for rule in ALL_RULES)
