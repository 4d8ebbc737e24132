"""The order in which facts arrive does not change a byte of either document."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from disclose.formats.inline import InlineParts, InlineTagger
from disclose.formats.xbrl_xml import write_instance
from disclose.model import CheckedReport, Report
from disclose.rules.engine import check
from disclose.taxonomy import Taxonomy


def documents(report: Report, taxonomy: Taxonomy) -> tuple[bytes, str]:
    """The instance, and all of the inline document that does not come from a page."""
    checked = check(report, taxonomy).value
    assert checked is not None
    parts = InlineParts(InlineTagger(checked, taxonomy), "t.xsd")
    return write_instance(checked, taxonomy, "t.xsd"), parts.namespaces + parts.header()


@settings(max_examples=30)
@given(data=st.data())
def test_shuffled_facts_give_the_same_bytes(
    data: st.DataObject, every_kind_report: CheckedReport, every_kind_taxonomy: Taxonomy
) -> None:
    report = every_kind_report.report
    shuffled = replace(report, facts=tuple(data.draw(st.permutations(report.facts))))
    assert documents(shuffled, every_kind_taxonomy) == documents(report, every_kind_taxonomy)
