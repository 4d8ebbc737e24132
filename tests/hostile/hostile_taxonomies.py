"""Schemas and linkbases that go round in circles, explode, or are deeper or longer than any that is published."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from hostile_case import Case
from hostile_documents import (
    IMPORT,
    ITEMS,
    SCHEMA_HEAD,
    instance,
    item,
    linkbase,
    locator,
    money,
    schema,
    text,
    with_linkbase,
)
from hostile_process import Place

from disclose.names import (
    ARCROLE_CONCEPT_LABEL,
    ARCROLE_DOMAIN_MEMBER,
    ARCROLE_FACT_FOOTNOTE,
    ARCROLE_LINKBASE,
    ARCROLE_PARENT_CHILD,
    ARCROLE_SUMMATION_10,
    ROLE_LINK,
    XBRLI,
)

Files = Callable[[], dict[str, str]]


def on(files: Files, *facts: str) -> Callable[[Place], list[str | bytes]]:
    """A report on a taxonomy of several files, t.xsd among them."""

    def make(place: Place) -> list[str | bytes]:
        for name, content in files().items():
            place.write(name, content)
        return [place.write("r.xbrl", instance(*(facts or (text(),))))]

    return make


def extended(kind: str, *parts: str) -> str:
    return f'<link:{kind}Link xlink:type="extended" xlink:role="{ROLE_LINK}">{"".join(parts)}</link:{kind}Link>'


def arc(kind: str, start: str, end: str, arcrole: str, more: str = "") -> str:
    return f'<link:{kind}Arc xlink:type="arc" xlink:arcrole="{arcrole}" xlink:from="{start}" xlink:to="{end}" {more}/>'


def shown(start: str, end: str, more: str = "") -> str:
    return arc("presentation", start, end, ARCROLE_PARENT_CHILD, more)


def summed(start: str, end: str, more: str = 'weight="1"') -> str:
    return arc("calculation", start, end, ARCROLE_SUMMATION_10, more)


def linked(*links: str, declared: str = "") -> dict[str, str]:
    """A schema and its linkbase."""
    head = with_linkbase("l.xml").replace(ITEMS, ITEMS + declared)
    return {"t.xsd": head, "l.xml": linkbase(*links)}


def chain(count: int, kind: str, between: Callable[[str, str], str], more: str = "") -> dict[str, str]:
    """Concepts of which each has the next below it."""
    names = [f"C{n}" for n in range(count)]
    parts = [locator(name, f"t.xsd#t_{name}") for name in names]
    parts += [between(start, end) for start, end in pairwise(names)]
    declared = "".join(item(name, 'type="xbrli:monetaryItemType" substitutionGroup="xbrli:item"') for name in names)
    return linked(extended(kind, *parts, more), declared=declared)


def circle(count: int, kind: str) -> dict[str, str]:
    """Schemas of which each imports or includes the next, the last the first."""
    files = {}
    for n in range(count):
        after = "t.xsd" if n + 1 == count else f"s{n + 1}.xsd"
        namespace = "http://t.example" if kind == "include" or n == 0 else f"http://t.example/{n}"
        following = "http://t.example" if n + 1 == count else f"http://t.example/{n + 1}"
        reference = f'schemaLocation="{after}"' + ("" if kind == "include" else f' namespace="{following}"')
        head = SCHEMA_HEAD.replace('targetNamespace="http://t.example"', f'targetNamespace="{namespace}"')
        own = ITEMS if n == 0 else ""
        files["t.xsd" if n == 0 else f"s{n}.xsd"] = f"{head}<xs:{kind} {reference}/>{IMPORT}{own}</xs:schema>"
    return files


def restricted(name: str, base: str, facets: str) -> str:
    return (
        f'<xs:complexType name="{name}"><xs:simpleContent><xs:restriction base="{base}">{facets}</xs:restriction>'
        "</xs:simpleContent></xs:complexType>"
    )


def patterned(pattern: str) -> dict[str, str]:
    kind = restricted("P", "xbrli:stringItemType", f'<xs:pattern value="{pattern}"/>')
    return {"t.xsd": schema(kind, item("P", 'type="t:P" substitutionGroup="xbrli:item"'))}


def pattern_fact(value: str) -> str:
    return f'<t:P contextRef="c">{value}</t:P>'


def of_every_kind(names: int, missing: bool) -> dict[str, str]:
    href = "t.xsd#none" if missing else "t.xsd#t_A"
    return linked(extended("presentation", *(locator(f"l{n}", f"{href}{n}") for n in range(names))))


def entry(files: Files) -> Callable[[Place], list[str | bytes]]:
    """A schema as the entry point itself."""

    def make(place: Place) -> list[str | bytes]:
        for name, content in files().items():
            place.write(name, content)
        return [str(place.root / "t.xsd")]

    return make


def derived(count: int) -> dict[str, str]:
    types = "".join(restricted(f"T{n}", f"t:T{n - 1}" if n else "xbrli:stringItemType", "") for n in range(count))
    return {"t.xsd": schema(types, item("P", f'type="t:T{count - 1}" substitutionGroup="xbrli:item"'))}


def substituted(count: int) -> dict[str, str]:
    heads = (
        "".join(item(f"S{n}", f'type="xbrli:stringItemType" substitutionGroup="{head}"'))
        for n, head in enumerate(["xbrli:item", *(f"t:S{n}" for n in range(count - 1))])
    )
    return {"t.xsd": schema(*heads)}


MILLION = 1_000_000
LONG_POINTER = "element(" + "/1" * 500_000 + ")"
MANY_POINTERS = "element(t_none)" * 60_000
SUMS = [locator(f"s{n}", f"t.xsd#t_{'M' if n else 'D'}") for n in range(2)]

TAXONOMIES: dict[str, Case] = {
    "schema that imports itself": Case(
        on(lambda: {"t.xsd": schema(before='<xs:import namespace="http://t.example" schemaLocation="t.xsd"/>')}), ("t.xsd:1",)
    ),
    "schema that includes itself": Case(
        on(lambda: {"t.xsd": schema(before='<xs:include schemaLocation="t.xsd"/>')}), ("t.xsd:1",)
    ),
    "schema that redefines itself": Case(
        on(lambda: {"t.xsd": schema(before='<xs:redefine schemaLocation="t.xsd"/>')}), ("xbrl.5.6.1:Redefine",)
    ),
    "imports in a circle": Case(on(lambda: circle(300, "import")), statuses=(0,)),
    "includes in a circle": Case(on(lambda: circle(300, "include")), statuses=(0,)),
    "10,000 imports of nothing": Case(
        on(
            lambda: {
                "t.xsd": schema(
                    before="".join(
                        f'<xs:import namespace="http://n.example/{n}" schemaLocation="n{n}.xsd"/>' for n in range(10_000)
                    )
                )
            }
        ),
        ("disclose.dts:document-not-found",),
    ),
    "linkbase of a million arcs": Case(
        on(
            lambda: linked(
                extended("presentation", locator("a", "t.xsd#t_A"), locator("m", "t.xsd#t_M"), shown("a", "m") * MILLION)
            )
        ),
        ("l.xml:1",),
    ),
    "one arc between ten thousand locators and ten thousand": Case(
        on(
            lambda: linked(
                extended(
                    "presentation", locator("a", "t.xsd#t_A") * 10_000, locator("m", "t.xsd#t_M") * 10_000, shown("a", "m")
                )
            )
        ),
        ("l.xml:1",),
    ),
    "half a million locators to what is missing": Case(
        on(lambda: of_every_kind(500_000, True)), ("xbrl.3.5.4:hrefIdNotFound", "disclose.dts:too-large", "l.xml:1")
    ),
    "arcs between labels that nothing has": Case(
        on(lambda: linked(extended("presentation", *(shown(f"a{n}", f"b{n}") for n in range(100_000))))), ("l.xml:1",)
    ),
    "pointer of half a million steps": Case(
        on(lambda: linked(extended("presentation", locator("a", f"t.xsd#{LONG_POINTER}")))), ("l.xml:1",)
    ),
    "60,000 pointers in one": Case(
        on(lambda: linked(extended("presentation", locator("a", f"t.xsd#{MANY_POINTERS}")))), ("l.xml:1",)
    ),
    "presentation 5,000 deep": Case(on(lambda: chain(5_000, "presentation", shown)), statuses=(0, 1)),
    "calculation 5,000 deep": Case(
        on(lambda: chain(5_000, "calculation", summed), money(name="C0"), money(name="C4999")), (), (0, 1)
    ),
    "members 5,000 deep": Case(
        on(lambda: chain(5_000, "definition", lambda start, end: arc("definition", start, end, ARCROLE_DOMAIN_MEMBER))),
        statuses=(0, 1),
    ),
    "calculation in a circle": Case(
        on(lambda: chain(3, "calculation", summed, summed("C2", "C0")), money(name="C0"), money(name="C1")), statuses=(0,)
    ),
    "members in a circle": Case(
        on(
            lambda: chain(
                3,
                "definition",
                lambda start, end: arc("definition", start, end, ARCROLE_DOMAIN_MEMBER),
                arc("definition", "C2", "C0", ARCROLE_DOMAIN_MEMBER),
            )
        ),
        ("l.xml:1",),
    ),
    "enormous weights, orders and priorities": Case(
        on(
            lambda: linked(
                extended(
                    "calculation",
                    *SUMS,
                    *(
                        summed("s0", "s1", f'weight="{number}" order="{number}" priority="{number}"')
                        for number in ("1e999999999", "9" * 100_000, "-1e-999999999", "INF", "NaN", "0")
                    ),
                )
            ),
            money(),
            money(name="D"),
        ),
        ("l.xml:1",),
    ),
    "weight of 300 digits": Case(
        on(
            lambda: linked(extended("calculation", *SUMS, summed("s0", "s1", f'weight="{"9" * 300}"'))),
            money("9" * 300),
            money("9" * 300, name="D"),
        ),
        statuses=(0, 1),
    ),
    "types 5,000 deep": Case(on(lambda: derived(5_000)), statuses=(0, 1)),
    "types in a circle": Case(
        on(lambda: {"t.xsd": schema(restricted("T", "t:U", ""), restricted("U", "t:T", ""), item("P", 'type="t:T"'))}),
        ("t.xsd",),
    ),
    "substitutions 5,000 deep": Case(on(lambda: substituted(5_000)), ("disclose.schema:limit",)),
    "substitutions in a circle": Case(
        on(lambda: {"t.xsd": schema(item("P", 'substitutionGroup="t:Q"'), item("Q", 'substitutionGroup="t:P"'))}),
        ("t.xsd",),
    ),
    "50,000 concepts": Case(on(lambda: {"t.xsd": schema(*(item(f"C{n}") for n in range(50_000)))}), statuses=(0,)),
    "pattern that backtracks": Case(
        on(lambda: patterned("(a+)+b"), pattern_fact("a" * 50)), ("r.xbrl:1", "xmlSchema:valueError")
    ),
    "pattern that backtracks on a long value": Case(
        on(lambda: patterned("(a|aa|a?)*c"), pattern_fact("a" * 5_000)), ("r.xbrl:1", "takes too long")
    ),
    "pattern that counts to a thousand million": Case(
        on(lambda: patterned("((a{1,1000}){1,1000}){1,1000}"), pattern_fact("a" * 1_000 + "b")), ("r.xbrl:1",)
    ),
    "pattern that counts": Case(on(lambda: patterned("a{1,2147483647}"), pattern_fact("a" * 1_000)), statuses=(0, 1)),
    "pattern nested 5,000 deep": Case(
        on(lambda: patterned("(" * 5_000 + "a" + ")" * 5_000), pattern_fact("a")), statuses=(0, 1)
    ),
    "pattern of a million characters": Case(
        on(lambda: patterned("a?" * 500_000), pattern_fact("a")), ("disclose.schema:limit",)
    ),
    "content of a million elements": Case(
        on(
            lambda: {
                "t.xsd": schema(
                    '<xs:element name="T"><xs:complexType><xs:sequence minOccurs="999999" maxOccurs="999999">'
                    '<xs:element name="x" minOccurs="1000" maxOccurs="100000"/></xs:sequence></xs:complexType></xs:element>'
                )
            }
        ),
        statuses=(0, 1),
    ),
    "enumeration of 100,000 values": Case(
        on(
            lambda: {
                "t.xsd": schema(
                    restricted("P", "xbrli:tokenItemType", "".join(f'<xs:enumeration value="v{n}"/>' for n in range(100_000))),
                    item("P", 'type="t:P" substitutionGroup="xbrli:item"'),
                )
            },
            pattern_fact("none"),
        ),
        ("xmlSchema:valueError",),
    ),
    "label of 9 MB": Case(
        on(
            lambda: linked(
                extended(
                    "label",
                    locator("a", "t.xsd#t_M"),
                    '<link:label xlink:type="resource" xlink:label="l" xml:lang="en">' + "x" * 9_000_000 + "</link:label>",
                    arc("label", "a", "l", ARCROLE_CONCEPT_LABEL),
                )
            ),
            money("x"),
        ),
        ("r.xbrl:1",),
    ),
    "footnotes between all facts and all": Case(
        on(
            lambda: {"t.xsd": schema()},
            text().replace("<t:A", '<t:A id="f"'),
            f'<link:footnoteLink xlink:type="extended" xlink:role="{ROLE_LINK}">',
            locator("f", "#f") * 10_000,
            '<link:footnote xlink:type="resource" xlink:label="n" xml:lang="en">x</link:footnote>' * 10_000,
            arc("footnote", "f", "n", ARCROLE_FACT_FOOTNOTE),
            "</link:footnoteLink>",
        ),
        statuses=(0,),
    ),
    "schema that is its own linkbase": Case(
        entry(
            lambda: {
                "t.xsd": with_linkbase(
                    f'<link:linkbaseRef xlink:type="simple" xlink:href="t.xsd" xlink:arcrole="{ARCROLE_LINKBASE}"/>'
                )
            }
        ),
        ("xbrl.4.3.2:linkbaseRefHref",),
        (1,),
    ),
    "linkbase alone that is truncated": Case(
        lambda place: [place.write("l.xml", linkbase(extended("presentation", locator("a", "t.xsd#t_A")))[:-20])],
        ("disclose.xml:not-well-formed", "l.xml:1"),
    ),
    "schema in the namespace of XBRL": Case(
        entry(
            lambda: {
                "t.xsd": schema().replace('targetNamespace="http://t.example"', f'targetNamespace="{XBRLI}"'),
            }
        ),
        statuses=(0, 1),
    ),
    "a hundred thousand roles": Case(
        on(
            lambda: {
                "t.xsd": schema(
                    before="<xs:annotation><xs:appinfo>"
                    + "".join(
                        f'<link:roleType id="r{n}" roleURI="http://r.example/{n}"><link:usedOn>link:presentationLink</link:usedOn>'
                        "</link:roleType>"
                        for n in range(100_000)
                    )
                    + "</xs:appinfo></xs:annotation>"
                )
            }
        ),
        statuses=(0,),
    ),
}
