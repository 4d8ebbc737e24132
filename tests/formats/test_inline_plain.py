"""Plain facts taken out of an Inline XBRL document: what is plain, what it says, and what stays."""

from __future__ import annotations

import pytest

from disclose.formats.inline.plain import scan_inline
from disclose.formats.inline.skeleton import skeleton
from disclose.formats.scanned import Scanned
from disclose.model.columns import Manner
from disclose.names import IX, IXT_TR3, IXT_TR5, XHTML, QName

HEAD = f'<html xmlns="{XHTML}" xmlns:ix="{IX}" xmlns:ixt="{IXT_TR5}" xmlns:old="{IXT_TR3}" xmlns:a="urn:a" xml:lang="en">'
COMMON = 'name="a:R" contextRef="c" unitRef="u" decimals="0"'


def parts(body: str, head: str = HEAD) -> Scanned | None:
    return scan_inline(f'<?xml version="1.0"?>\n<!-- <c> -->{head}<body>\n{body}\n</body></html>\n'.encode())


def scanned(body: str, head: str = HEAD) -> Scanned:
    found = parts(body, head)
    assert found is not None
    return found


def test_a_plain_fact_is_a_row() -> None:
    number = '<ix:nonFraction id="f" name="a:R" contextRef="c" unitRef="u" decimals="-3" scale="3">12</ix:nonFraction>'
    text = '<ix:nonNumeric name="a:T" contextRef="d">a &amp; b</ix:nonNumeric>'
    found = scanned(f"<p>({number})</p>\n<p>{text}</p>")
    columns = found.columns
    assert list(columns.names) == [QName("urn:a", "R"), QName("urn:a", "T")]
    assert list(columns.context_ids) == ["c", "d"]
    assert list(columns.spellings) == [Manner("u", "-3", "en"), Manner(language="en")]
    assert (list(columns.concepts), list(columns.contexts), list(columns.manners)) == ([0, 1], [0, 1], [0, 1])
    assert list(columns.texts) == [b"12000", b"a &amp; b"]
    assert list(found.ids) == [b"f", None]
    assert list(found.doubtful) == []
    assert found.document().decode() == f'<?xml version="1.0"?>\n<!-- <c> -->{HEAD}<body>\n<p>()</p>\n<p></p>\n</body></html>\n'
    assert text.encode() in found.document([1])


@pytest.mark.parametrize(
    ("attributes", "text", "value"),
    [
        ("", "12", "12"),
        ("", " 7. ", "7"),
        ('scale="0"', "007", "007"),
        ('scale="-2"', "44.1", "0.441"),
        ('scale="-2"', "5", "0.05"),
        ('scale="6" sign="-" format="ixt:num-dot-decimal"', "6,494.7", "-6494700000"),
        ('scale="1" format="ixt:num-dot-decimal"', "1.25", "12.5"),
        ('sign="-" format="ixt:num-comma-decimal"', "1.234,5", "-1234.5"),
        ('sign="-"', "0.00", "0.00"),
        ('format="old:numdotdecimal"', "1,234", "1234"),
        ('format="ixt:fixed-zero"', "none", "0"),
    ],
)
def test_a_number_is_transformed_scaled_and_signed(attributes: str, text: str, value: str) -> None:
    found = scanned(f"<ix:nonFraction {COMMON} {attributes}>{text}</ix:nonFraction>")
    assert list(found.columns.texts) == [value.encode()]
    assert list(found.doubtful) == []


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ("", "-5"),
        ("", "1,234"),
        ("", ""),
        ("", "."),
        ("", "&#49;"),
        ('format="ixt:num-dot-decimal"', "1,23x"),
        ('format="ixt:there-is-none"', "1"),
        ('format="none:num-dot-decimal"', "1"),
        ('scale="123"', "1"),
        ('scale="+2"', "1"),
    ],
)
def test_what_can_not_be_read_here_is_doubtful(attributes: str, text: str) -> None:
    found = scanned(f"<ix:nonFraction {COMMON} {attributes}>{text}</ix:nonFraction>")
    assert list(found.doubtful) == [0]


STAYS = [
    '<ix:nonFraction name="a:R">1</ix:nonFraction>',
    f'<ix:nonFraction {COMMON} precision="3">1</ix:nonFraction>',
    f'<ix:nonFraction {COMMON} order="1">1</ix:nonFraction>',
    f"<ix:nonFraction {COMMON}><b>1</b></ix:nonFraction>",
    f"<ix:nonFraction {COMMON}>1<!-- 2 --></ix:nonFraction>",
    f'<ix:nonNumeric name="a:T" contextRef="c" escape="true"><ix:nonFraction {COMMON}>1</ix:nonFraction></ix:nonNumeric>',
    '<ix:nonNumeric name="a:T" contextRef="c" continuedAt="x">t</ix:nonNumeric>',
    f'<ix:continuation id="x">t <ix:nonFraction {COMMON}>1</ix:nonFraction></ix:continuation>',
    f"<!-- <ix:nonFraction {COMMON}>1</ix:nonFraction> -->",
]


@pytest.mark.parametrize("body", STAYS)
def test_what_is_not_plain_stays(body: str) -> None:
    plain = f"<ix:nonFraction {COMMON}>2</ix:nonFraction>"
    found = scanned(f"<p>{body}</p><p>{plain}</p>")
    assert list(found.columns.texts) == [b"2"]
    assert body.encode() in found.document()


@pytest.mark.parametrize(
    "body",
    [
        "<p>no fact</p>",
        f'<ix:nonFraction {COMMON} target="t">1</ix:nonFraction><ix:nonFraction {COMMON}>2</ix:nonFraction>',
        f'<p xmlns:a="urn:b"><ix:nonFraction {COMMON}>2</ix:nonFraction></p>',
        f'<p xmlns:ix="urn:b"/><ix:nonFraction {COMMON}>2</ix:nonFraction>',
    ],
)
def test_documents_in_which_a_name_may_mean_something_else_are_not_taken_apart(body: str) -> None:
    assert parts(body) is None


def test_texts_are_doubtful_where_another_language_may_be_in_scope() -> None:
    text = '<ix:nonNumeric name="a:T" contextRef="c">t</ix:nonNumeric>'
    spoken = '<ix:nonNumeric name="a:T" contextRef="c" xml:lang="fr">t</ix:nonNumeric>'
    found = scanned(f'<p xml:lang="de">{text}{spoken}<ix:nonFraction {COMMON}>1</ix:nonFraction></p>')
    assert list(found.doubtful) == [0]
    assert list(scanned(f"<p>{text}{spoken}</p>").doubtful) == []


def test_a_skeleton_has_no_plain_rows_but_everything_with_an_id() -> None:
    fact = f"<ix:nonFraction {COMMON}>1</ix:nonFraction>"
    row = f'<tr><th scope="row">A</th><td class="n">{fact}</td></tr>'
    named = row.replace("<tr>", '<tr id="r">')
    found = scanned(f"<table>{row}{row}{named}{row}</table>")
    left = skeleton(found).decode()
    assert left.count("<tr") == 2
    assert '<tr id="r">' in left
    assert left.count("<tr") == left.count("</tr>")
