"""Instances that harm as XML, and by what they hold."""

from __future__ import annotations

from collections.abc import Callable

from hostile_case import Case, always, report
from hostile_documents import CONTEXT, instance, money, text
from hostile_process import Place

from disclose.names import IX, XHTML

LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
TEN_MB = 10 * 1024 * 1024


def doctype(internal: str, value: str = "&a;") -> Callable[[Place], str]:
    def make(place: Place) -> str:
        secret = (place.outside / "secret.txt").as_uri()
        declared = internal.replace("SECRET", secret).replace("PORT", str(place.port))
        return f"<!DOCTYPE xbrl {declared}>\n{instance(text(value))}"

    return make


def page(*body: str, hidden: str = "") -> str:
    """An Inline XBRL page with a context and a unit."""
    head = instance().partition("<link:schemaRef")
    references = "<link:schemaRef" + head[2].partition("/>")[0] + "/>"
    resources = head[2].partition("/>")[2].removesuffix("</xbrli:xbrl>")
    return (
        head[0].replace("<xbrli:xbrl", f'<html xmlns="{XHTML}" xmlns:ix="{IX}"')
        + f"<head><title>x</title></head><body><div><ix:header>{hidden}<ix:references>{references}</ix:references>"
        + f"<ix:resources>{resources}</ix:resources></ix:header></div>{''.join(body)}</body></html>"
    )


def continued(count: int, last: str) -> str:
    parts = "".join(
        f'<ix:continuation id="c{n}" continuedAt="{f"c{n + 1}" if n + 1 < count else last}">x</ix:continuation>'
        for n in range(count)
    )
    return page(f'<ix:nonNumeric name="t:A" contextRef="c" continuedAt="c0">x</ix:nonNumeric>{parts}')


def segment(content: str) -> str:
    return CONTEXT.replace('id="c"', 'id="s"').replace(
        "</xbrli:identifier>", f"</xbrli:identifier><xbrli:segment>{content}</xbrli:segment>"
    )


def dated(period: str) -> str:
    return CONTEXT.replace('id="c"', 'id="p"').replace("<xbrli:instant>2023-12-31</xbrli:instant>", period)


DATES = (
    "99999-12-31",
    "9999-12-31",
    "9999-12-31T24:00:00",
    "0000-01-01",
    "-0001-01-01",
    "2023-13-01",
    "2023-02-30",
    "999999999999999999999999-01-01",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2023-12-31T00:00:00." + "9" * 100_000,
)
NUMBERS = (
    "1e999999999",
    "1E+999999999999999999999999",
    "9" * 1_000_000,
    "0." + "0" * 1_000_000 + "1",
    "INF",
    "NaN",
    "-",
    "٣",
    "0x10",
    "1_000",
)
DECIMALS = ("999999999", "-999999999", "99999999999999999999999999", "1e9", "INF", "-INF", "9" * 100_000)

XML: dict[str, Case] = {
    "entity bomb": Case(report(doctype(f'[<!ENTITY a "ha">{LAUGHS}]', "&k;")), ("disclose.xml:doctype",)),
    "external entity": Case(report(doctype('[<!ENTITY a SYSTEM "SECRET">]')), ("disclose.xml:doctype",)),
    "external DTD": Case(report(doctype('SYSTEM "http://127.0.0.1:PORT/x.dtd"', "x")), ("disclose.xml:doctype",)),
    "parameter entity": Case(report(doctype('[<!ENTITY % a SYSTEM "SECRET"> %a;]', "x")), ("disclose.xml:doctype",)),
    "DOCTYPE in UTF-16": Case(
        report(lambda place: doctype("[]", "x")(place).encode("utf-16")), ("disclose.xml:doctype", "r.xbrl:1:1")
    ),
    "XInclude": Case(
        report(
            lambda place: instance(
                text(
                    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text"'
                    f' href="{(place.outside / "secret.txt").as_uri()}"/>'
                )
            )
        ),
        ("r.xbrl:1",),
    ),
    "instructions that name files": Case(
        report(
            lambda place: (
                f'<?xml-stylesheet type="text/xsl" href="{(place.outside / "secret.txt").as_uri()}"?>'
                f'<?oasis-xml-catalog catalog="http://127.0.0.1:{place.port}/catalog.xml"?>{instance(text())}'
            )
        ),
        statuses=(0,),
    ),
    "attribute of 10 MB": Case(report(always(instance(text()).replace('"c"', f'"{"c" * TEN_MB}"'))), ("disclose.xml:limit",)),
    "text of 10 MB": Case(report(always(instance(text("x" * TEN_MB)))), statuses=(0, 1)),
    "text just below the limit": Case(report(always(instance(text("x" * 9_900_000)))), statuses=(0,)),
    "id of a million characters": Case(
        report(always(instance(text().replace("contextRef", f'id="{"i" * 1_000_000}" contextRef')))), statuses=(0, 1)
    ),
    "reference of a million characters": Case(
        report(always(instance(text().replace('"c"', f'"{"c" * 1_000_000}"')))), ("xbrl.4.6.1:itemContextRef",)
    ),
    "a million namespaces": Case(
        report(always(instance(text(), root=" ".join(f'xmlns:p{n}="http://p.example/{n}"' for n in range(1_000_000))))),
        ("disclose.xml:limit",),
    ),
    "50,000 namespaces": Case(
        report(always(instance(text(), root=" ".join(f'xmlns:p{n}="http://p.example/{n}"' for n in range(50_000))))),
        statuses=(0,),
    ),
    "100,000 levels": Case(report(always(instance("<t:A>" * 100_000))), ("disclose.xml:limit",)),
    "200 levels in a segment": Case(
        report(always(instance(segment(f"{'<t:o>' * 200}{'</t:o>' * 200}"), text()))), statuses=(0, 1)
    ),
    "100,000 elements in a segment": Case(report(always(instance(segment("<t:o/>" * 100_000), text()))), statuses=(0, 1)),
    "NUL byte": Case(report(always(instance(text("a\0b")))), ("disclose.xml:not-well-formed", "r.xbrl:1")),
    "Latin-1 that says UTF-8": Case(report(always(instance(text("é")).encode("latin-1"))), ("disclose.xml:encoding",)),
    "UTF-8 that says UTF-16": Case(
        report(always('<?xml version="1.0" encoding="UTF-16"?>' + instance(text()))), ("disclose.xml:encoding",)
    ),
    "truncated": Case(report(always(instance(text("x" * 10_000))[:-100])), ("disclose.xml:not-well-formed",)),
    "empty": Case(report(always(b"")), ("empty",)),
    "text that steers terminals": Case(
        report(always(instance(money("1\x9b2J\x9b31m\u202e1\nx.xbrl:1: error[forged:code]")))), ("\\x9b2J", "\\n", "\\u202e")
    ),
    "dates out of range": Case(
        report(
            always(
                instance(
                    *(
                        dated(f"<xbrli:instant>{date}</xbrli:instant>").replace('"p"', f'"p{n}"')
                        for n, date in enumerate(DATES)
                    ),
                    *(text().replace('"c"', f'"p{n}"') for n in range(len(DATES))),
                )
            )
        ),
        ("r.xbrl:1",),
    ),
    "enormous numbers": Case(
        report(always(instance(*(money(number, name=name) for number in NUMBERS for name in ("M", "D"))))), ("r.xbrl:1",)
    ),
    "enormous accuracies": Case(
        report(
            always(
                instance(
                    *(money("1" * 400, decimals) for decimals in DECIMALS),
                    *(money("1", decimals).replace("decimals", "precision") for decimals in DECIMALS),
                )
            )
        ),
        ("r.xbrl:1",),
    ),
    "100,000 contexts that nobody uses": Case(
        report(always(instance(*(CONTEXT.replace('"c"', f'"c{n}"') for n in range(100_000)), text()))), statuses=(0,)
    ),
    "100,000 facts that contradict one another": Case(
        report(always(instance(*(money(str(n)) for n in range(100_000))))), ("disclose.duplicate:inconsistent",), (0,)
    ),
    "100,000 equal facts": Case(report(always(instance(money() * 100_000))), statuses=(0,)),
    "100,000 faults": Case(report(always(instance(money("x") * 100_000))), ("r.xbrl:1",)),
    "unit of 100,000 measures": Case(
        report(
            always(
                instance(money()).replace(
                    "<xbrli:measure>iso4217:EUR</xbrli:measure>", "<xbrli:measure>iso4217:EUR</xbrli:measure>" * 100_000
                )
            )
        ),
        ("r.xbrl:1",),
    ),
    "continuations in a circle": Case(report(always(continued(1000, "c0"))), ("ix11.4.1.2:continuationCycle",)),
    "100,000 continuations": Case(report(always(continued(100_000, ""))), statuses=(0, 1)),
    "values nested 200 deep": Case(
        report(always(page('<ix:nonNumeric name="t:A" contextRef="c" escape="true">' * 200 + "x" + "</ix:nonNumeric>" * 200))),
        statuses=(0, 1),
    ),
    "scale of a thousand million": Case(
        report(
            always(
                page(
                    *(
                        f'<ix:nonFraction name="t:M" contextRef="c" unitRef="u" decimals="0" scale="{scale}">1</ix:nonFraction>'
                        for scale in ("999999999", "-999999999", "9" * 100_000)
                    )
                )
            )
        ),
        ("r.xbrl:1",),
    ),
    "number of a million digits on a page": Case(
        report(
            always(
                page(
                    '<ix:nonFraction name="t:M" contextRef="c" unitRef="u" decimals="0"'
                    ' xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16" format="ixt:num-dot-decimal">'
                    f"{'1,' * 1_000_000}1</ix:nonFraction>"
                )
            )
        ),
        ("r.xbrl:1",),
    ),
}
