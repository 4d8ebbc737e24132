"""A rule on taxonomies, its code, its documentation, its fixtures and its page belong together."""

from __future__ import annotations

import pytest
from dts_kit import DTS_FIXTURES, read_dts, told_dts

from disclose.rules.dts.catalogue import ALL_DTS_RULES
from disclose.rules.dts.check import catalogue_digest
from disclose.rules.dts.form import CATALOGUE
from disclose.rules.dts.rule import DtsRule
from disclose.rules.rule import file_name

BY_CODE = pytest.mark.parametrize("rule", ALL_DTS_RULES, ids=[rule.code for rule in ALL_DTS_RULES])


def test_codes_and_functions_are_used_once() -> None:
    codes = [rule.code for rule in ALL_DTS_RULES]
    assert sorted(set(codes)) == sorted(codes)
    checks = [rule.check for rule in ALL_DTS_RULES]
    assert len(set(checks)) == len(checks)


@BY_CODE
def test_the_documentation_says_what_why_when_and_what_instead(rule: DtsRule) -> None:
    assert rule.summary.endswith(".")
    assert list(rule.paragraphs) == ["Why", "Example", "Instead"]


@BY_CODE
def test_the_ok_fixture_is_clean(rule: DtsRule) -> None:
    subject, expected = read_dts((DTS_FIXTURES / file_name(rule.code) / "ok.yaml").read_text("utf-8"))
    assert expected == []
    assert told_dts(list(rule.findings(subject))) == []


@BY_CODE
def test_the_bad_fixture_is_found(rule: DtsRule) -> None:
    subject, expected = read_dts((DTS_FIXTURES / file_name(rule.code) / "bad.yaml").read_text("utf-8"))
    found = list(rule.findings(subject))
    assert expected
    assert told_dts(found) == expected
    assert {(one.code, one.severity, one.spec) for one in found} == {(rule.code, rule.severity, rule.section)}
    assert all(one.help for one in found), "every finding says what to do"


def test_every_fixture_belongs_to_a_rule() -> None:
    assert sorted(path.name for path in DTS_FIXTURES.iterdir()) == sorted(file_name(rule.code) for rule in ALL_DTS_RULES)


def test_findings_are_kept_under_a_name_that_changes_with_the_catalogue() -> None:
    # where this fails, put the digest into form.py; where a rule finds something else, raise FORM there too
    assert catalogue_digest() == CATALOGUE
