"""Plain facts taken out of an instance: what is plain, what stays, and that every line stays where it is."""

from __future__ import annotations

import pytest

from disclose.formats.scanned import Scanned
from disclose.formats.xbrl_xml.scan import scan_instance
from disclose.model.columns import Manner
from disclose.names import LINK, XBRLI, XSI, QName

HEAD = f'<x:xbrl xmlns:x="{XBRLI}" xmlns:link="{LINK}" xmlns:xsi="{XSI}" xmlns="urn:d" xmlns:a="urn:a" xml:lang="en">'


def scanned(body: str, head: str = HEAD) -> Scanned:
    found = scan_instance(f'<?xml version="1.0"?>\n<!-- <c> -->{head}\n{body}\n</x:xbrl>\n'.encode())
    assert found is not None
    return found


def rest_of(found: Scanned, *kept: int) -> str:
    return found.document(kept).decode().partition(HEAD)[2].removesuffix("\n</x:xbrl>\n").removeprefix("\n")


def test_a_plain_fact_is_a_row() -> None:
    found = scanned('<a:R id="f" contextRef="c" unitRef="u" decimals="-3">12</a:R><T contextRef="d">a &amp; b</T>')
    columns = found.columns
    assert list(columns.names) == [QName("urn:a", "R"), QName("urn:d", "T")]
    assert list(columns.context_ids) == ["c", "d"]
    assert list(columns.spellings) == [Manner("u", "-3", "en"), Manner(language="en")]
    assert (list(columns.concepts), list(columns.contexts), list(columns.manners)) == ([0, 1], [0, 1], [0, 1])
    assert list(columns.texts) == [b"12", b"a &amp; b"]
    assert list(found.ids) == [b"f", None]
    assert rest_of(found) == ""
    assert rest_of(found, 1) == '<T contextRef="d">a &amp; b</T>'


@pytest.mark.parametrize(
    ("attributes", "manner"),
    [
        ('contextRef="c"', Manner(language="en")),
        ('unitRef="u"  contextRef = "c"\n decimals="2" id="i"', Manner("u", "2", "en")),
        ('xml:lang="de" contextRef="c"', Manner(language="de")),
        ('xml:lang="" contextRef="c"', Manner()),
        ('contextRef="c" xsi:nil="true"', Manner(language="en", nil=True)),
        ('contextRef="c" xsi:nil=" 1 " xml:lang="fr" unitRef=" u "', Manner(" u ", None, "fr", nil=True)),
    ],
)
def test_attributes_in_any_order_say_the_same(attributes: str, manner: Manner) -> None:
    for element in (f"<a:R {attributes}>1</a:R >", f"<a:R {attributes}/>", f"<a:R\t{attributes}></a:R>"):
        found = scanned(element)
        assert [found.columns.spellings[number] for number in found.columns.manners] == [manner]
        assert list(found.columns.context_ids) == ["c"]


STAYS = [
    "<a:R>1</a:R>",
    '<a:R contextRef="c" xsi:nil="false">1</a:R>',
    '<a:R contextRef="c" xsi:nil="banana">1</a:R>',
    '<a:R contextRef="c" precision="3">1</a:R>',
    '<a:R contextRef="c" idx="3">1</a:R>',
    '<a:R contextRef="c" decimalsx="3">1</a:R>',
    '<a:R contextRef="c" xsi:type="a:T">1</a:R>',
    '<a:R contextRef="c" xml:base="b">1</a:R>',
    '<a:R contextRef="c" a:id="b">1</a:R>',
    '<a:R contextRef="c" xmlns:a="urn:b">1</a:R>',
    "<a:R contextRef='c'>1</a:R>",
    '<a:R contextRef="c" id=\'a"b\'>1</a:R>',
    '<a:R contextRef="&#99;">1</a:R>',
    '<a:R contextRef="c">1<!-- 2 --></a:R>',
    '<a:R contextRef="c"><![CDATA[1]]></a:R>',
    '<a:R contextRef="c">1<?p?></a:R>',
    '<a:T><a:R contextRef="c">1</a:R></a:T>',
    '<x:context id="c"><x:entity><x:identifier contextRef="c">1</x:identifier></x:entity></x:context>',
    '<!-- <a:R contextRef="c">1</a:R> -->',
    '<?p <a:R contextRef="c">1</a:R> ?>',
    '<link:footnoteLink><link:loc href="#f"/>text <b contextRef="c">1</b></link:footnoteLink>',
    '<a:T a=">" b="/>"><a:R contextRef="c"/></a:T>',
]


@pytest.mark.parametrize("element", STAYS)
def test_what_is_not_plain_stays(element: str) -> None:
    found = scanned(f'<a:P contextRef="p">0</a:P>{element}<a:P contextRef="p">2</a:P>')
    assert list(found.columns.texts) == [b"0", b"2"]
    assert rest_of(found) == element


def test_every_line_stays() -> None:
    found = scanned('<a:R\ncontextRef="c">\n1\n</a:R>\n<a:T/>\n<a:R contextRef="c">2</a:R>\n<a:T/>')
    assert rest_of(found) == "\n\n\n\n<a:T/>\n\n<a:T/>"
    assert rest_of(found, 0) == '<a:R\ncontextRef="c">\n1\n</a:R>\n<a:T/>\n\n<a:T/>'
    assert rest_of(found, 0, 1) == '<a:R\ncontextRef="c">\n1\n</a:R>\n<a:T/>\n<a:R contextRef="c">2</a:R>\n<a:T/>'


def test_facts_are_found_by_their_ids() -> None:
    found = scanned('<a:R id="f" contextRef="c">1</a:R><a:R contextRef="c">2</a:R><a:R contextRef="c" id="g">3</a:R>')
    assert found.with_ids({b"g", b"h"}) == [2]


@pytest.mark.parametrize("data", [b"", b"<html/>", b"<x:xbrl xmlns:x='urn:other'></x:xbrl>", b"<a>", b"<!-- ", b"</a>"])
def test_nothing_but_an_instance_is_scanned(data: bytes) -> None:
    assert scan_instance(data) is None
