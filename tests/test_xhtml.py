"""The text of a text block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from disclose.names import IX, XHTML
from disclose.xhtml import MalformedFragment, block_text, markup_of, text_of


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("", ""),
        (" a ", " a "),
        ("a &amp; &lt;b&gt; &quot;", 'a &amp; &lt;b&gt; "'),
        ("<p>a</p>\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("<p/><br></br>", "<p></p><br/>"),
        ('<p title="x" class="y"/>', '<p class="y" title="x"></p>'),
        ("<p title='&quot;&lt;&gt;&amp;'/>", '<p title="&quot;&lt;>&amp;"></p>'),
        ('<p xml:lang="en">a</p>', '<p xml:lang="en">a</p>'),
        ("<!-- a --><p>b<!-- c -->d</p><?e f?>g", "<p>bd</p>g"),
        ("<![CDATA[<p>]]>", "&lt;p&gt;"),
        (f'<h:p xmlns:h="{XHTML}">a</h:p>', "<p>a</p>"),
        ('<m:a xmlns:m="http://m.example" m:b="c"/>', '<m:a m:b="c"></m:a>'),
        ("&#160;&#x4e2d;", "\u00a0中"),
    ],
)
def test_spelling(fragment: str, expected: str) -> None:
    assert block_text(fragment) == expected


@pytest.mark.parametrize(
    ("fragment", "reason"),
    [
        ("<p>", "Opening and ending tag mismatch"),
        ("a & b", "xmlParseEntityRef"),
        ("&nbsp;", "Entity 'nbsp' not defined"),
        ("</div><!DOCTYPE a><div>", "Extra content"),
        ("<x:p/>", "Namespace prefix x"),
    ],
)
def test_what_is_not_xhtml_is_refused(fragment: str, reason: str) -> None:
    with pytest.raises(MalformedFragment, match=reason):
        block_text(fragment)


_TEXT = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF), max_size=8)


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> etree._Element:
    """A small tree of XHTML with random text."""
    name = draw(st.sampled_from(["p", "b", "br", "ul", "li", "td"]))
    element = etree.Element(f"{{{XHTML}}}{name}", nsmap={None: XHTML})
    for name in draw(st.sets(st.sampled_from(["id", "class", "title", "href"]))):
        element.set(name, draw(_TEXT))
    element.text = draw(_TEXT)
    for child in draw(st.lists(elements(depth - 1), max_size=2)) if depth else []:
        child.tail = draw(_TEXT)
        element.append(child)
    return element


@given(elements())
def test_the_text_says_what_the_markup_said(element: etree._Element) -> None:
    """Extraction loses nothing, and extracting again changes nothing."""
    text = block_text(etree.tostring(element, encoding="unicode"))
    again = etree.fromstring(f'<div xmlns="{XHTML}">{text}</div>')
    assert etree.tostring(again[0], method="c14n") == etree.tostring(element, method="c14n")
    assert block_text(text) == text


TAGGED = f"""<div xmlns="{XHTML}" xmlns:ix="{IX}"><p>Fell by <ix:nonFraction sign="-">10.6</ix:nonFraction>%<ix:exclude>
page 7</ix:exclude> to <b><ix:nonNumeric>a<!-- x --><ix:nonNumeric>b</ix:nonNumeric>c</ix:nonNumeric></b>.</p></div>"""


def test_tags_of_facts_leave_their_content_behind() -> None:
    assert "".join(markup_of(etree.fromstring(TAGGED))) == "<p>Fell by 10.6% to <b>abc</b>.</p>"


def test_plain_text_drops_markup_and_what_is_excluded() -> None:
    assert "".join(text_of(etree.fromstring(TAGGED))) == "Fell by 10.6% to abc."
