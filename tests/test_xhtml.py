"""The text of a text block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from disclose.lexical import escape_attribute, escape_text
from disclose.names import IX, XHTML
from disclose.xhtml import MalformedFragment, block_text, in_base, markup_of, text_of


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
def markup(draw: st.DrawFn, depth: int = 3) -> str:
    """A small tree of XHTML with random text."""
    name = draw(st.sampled_from(["p", "b", "br", "ul", "li", "td"]))
    names = draw(st.lists(st.sampled_from(["id", "class", "title", "href"]), unique=True))
    attributes = "".join(f' {name}="{escape_attribute(draw(_TEXT))}"' for name in names)
    children = draw(st.lists(markup(depth - 1), max_size=2)) if depth else []
    content = "".join(child + escape_text(draw(_TEXT)) for child in ["", *children])
    return f"<{name}{attributes}>{content}</{name}>"


@given(markup())
def test_the_text_says_what_the_markup_said(fragment: str) -> None:
    """Extraction loses nothing, and extracting again changes nothing."""
    text = block_text(fragment)
    assert canonical(text) == canonical(fragment)
    assert block_text(text) == text


def canonical(fragment: str) -> bytes:
    return etree.tostring(etree.fromstring(f'<div xmlns="{XHTML}">{fragment}</div>'), method="c14n")


TAGGED = f"""<div xmlns="{XHTML}" xmlns:ix="{IX}"><p>Fell by <ix:nonFraction sign="-">10.6</ix:nonFraction>%<ix:exclude>
page 7</ix:exclude> to <b><ix:nonNumeric>a<!-- x --><ix:nonNumeric>b</ix:nonNumeric>c</ix:nonNumeric></b>.</p></div>"""


def test_tags_of_facts_leave_their_content_behind() -> None:
    assert "".join(markup_of(etree.fromstring(TAGGED))) == "<p>Fell by 10.6% to <b>abc</b>.</p>"


def test_plain_text_drops_markup_and_what_is_excluded() -> None:
    assert "".join(text_of(etree.fromstring(TAGGED))) == "Fell by 10.6% to abc."


@pytest.mark.parametrize(
    ("element", "attributes", "expected"),
    [
        ("a", {"href": "b c", "id": "d"}, {"href": "http://h/p/b%20c", "id": "d"}),
        ("a", {"href": "mailto:x"}, {"href": "mailto:x"}),
        ("p", {"href": "b"}, {"href": "b"}),
        ("object", {"archive": "a b"}, {"archive": "http://h/p/a http://h/p/b"}),
        ("object", {"codebase": "c", "data": "d", "archive": "e"}, {"codebase": "http://h/p/c", "data": "d", "archive": "e"}),
        ("img", {"src": "http://[x"}, {"src": "http://[x"}),
    ],
)
def test_references_are_resolved(element: str, attributes: dict[str, str], expected: dict[str, str]) -> None:
    assert in_base("http://h/p/", element, attributes) == expected
    assert in_base("", element, attributes) == attributes
