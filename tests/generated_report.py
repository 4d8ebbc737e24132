"""A taxonomy with concepts of every kind and a report of any size that uses all of it: the same whenever it is made.

The taxonomy is written as an author writes it, compiled, and extended by a schema with the item types that authors have no
name for, two link roles and an arcrole for the report's own links.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import count, product
from pathlib import Path

from markupsafe import Markup
from msgspec.structs import replace

from disclose.diagnostics import Severity
from disclose.formats.inline import InlineParts, InlineTagger, may_be_hidden
from disclose.model import (
    Aspects,
    BooleanValue,
    CheckedReport,
    DateValue,
    Entity,
    EnumerationValue,
    ExplicitMember,
    Fact,
    FactLink,
    Footnote,
    Member,
    NilValue,
    NumericValue,
    Period,
    QNameValue,
    Report,
    RoleReference,
    TextValue,
    TypedMember,
    Unit,
    Value,
)
from disclose.model.aspects import dimensions_of
from disclose.model.identity import assign_ids
from disclose.names import ARCROLE_EXPLANATORY_FACT, ARCROLE_FACT_FOOTNOTE, EXPLANATORY_FACT_TYPE, ROLE_LINK, XHTML, QName
from disclose.rules.engine import check
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.author import author_taxonomy
from disclose.taxonomy.catalog import standard_catalog
from disclose.taxonomy.emit import emit_taxonomy
from disclose.taxonomy.load import load_taxonomy
from disclose.transforms import NegativeStyle, show, show_month, show_value
from disclose.xhtml import block_text

SPACE = "https://kinds.example/2024"
MORE = "https://kinds.example/2024/more"
ENTRY = "more.xsd"
KINDS = {
    "Money": "monetary",
    "Costs": "monetary",
    "Shares": "shares",
    "PerShare": "per-share",
    "Percent": "percent",
    "Pure": "pure",
    "Tonnes": "decimal",
    "Count": "integer",
    "Words": "string",
    "Block": "text-block",
    "Day": "date",
    "Moment": "date-time",
    "Whether": "boolean",
    "Year": "g-year",
    "Month": "g-year-month",
    "Place": "any-uri",
    "Named": "qname",
    "Opinion": "enumeration",
    "Opinions": "enumeration-set",
}
STOCKS = frozenset({"Costs", "Shares", "Count", "Day"})
"""The concepts that are reported at a moment."""
AUTHORED = """\
taxonomy: {name: kinds, namespace: "SPACE", prefix: kd, version: "2024", title: Kinds, languages: [en], units: {tonne: tonnes}}
concepts:
CONCEPTS
dimensions:
  RegionAxis: {label: Region, members: [{WorldMember: [AsiaMember, EuropeMember]}], default: WorldMember}
  VersionAxis: {label: Version, typed: string}
  NumberAxis: {label: Number, typed: integer}
  DateAxis: {label: Date, typed: date}
members:
  WorldMember: {label: World}
  AsiaMember: {label: Asia}
  EuropeMember: {label: Europe}
  GoodMember: {label: Good}
  BadMember: {label: Bad}
  UglyMember: {label: Ugly}
enumerations:
  Views: {label: Views, members: [GoodMember, BadMember, UglyMember]}
statements:
  - {role: regions, title: By region, presentation: [LINES],
     hypercube: {name: RegionTable, label: Regions, axes: [RegionAxis]}}
  - {role: versions, title: By version, presentation: [LINES],
     hypercube: {name: VersionTable, label: Versions, axes: [RegionAxis, VersionAxis]}}
  - {role: numbers, title: By number, presentation: [LINES],
     hypercube: {name: NumberTable, label: Numbers, axes: [NumberAxis, DateAxis]}}
"""
FURTHER: dict[str, Sequence[str]] = {
    "double": ("0", "-1.5", "1234567.25"),
    "float": ("0", "0.5", "-8388608"),
    "nonNegativeInteger": ("0", "1", "9999999999999999999999999999"),
    "positiveInteger": ("1", "7"),
    "negativeInteger": ("-1", "-9999999999999999999999999999"),
    "nonPositiveInteger": ("0", "-2"),
    "long": ("-9223372036854775808", "9223372036854775807"),
    "unsignedByte": ("0", "255"),
    "duration": ("P1Y2M3DT4H5M6S", "P0D", "-P60D"),
    "time": ("23:59:59", "00:00:00"),
    "gDay": ("---31", "---01"),
    "gMonth": ("--02", "--12"),
    "gMonthDay": ("--02-29", "--12-31"),
    "hexBinary": ("", "00FFAB"),
    "base64Binary": ("AP+r", ""),
    "normalizedString": ("one line", " with space "),
    "token": ("a token", "another"),
    "language": ("en", "zh-hans"),
    "Name": ("a:name", "_b"),
    "NCName": ("name", "_n-1.x"),
}
"""Item types that authors have no name for, by the XML Schema type that each is named after, with values in canonical form."""
NUMBERS = frozenset(list(FURTHER)[:8])
SPOKEN = frozenset({"Words", "Block", "MorenormalizedString", "Moretoken"})
"""The concepts that are reported in a language."""
NUMBER_TEXTS = (
    *("0", "1", "-1", "0.1", "-0.000001", "3405800000", "-6494700000", "12345.678", "-0.20", "100", "1000000"),
    "1234567890123456789012345678",
    "-9999999999999999999999999999",
    "0.1234567890123456789012345678",
    "0.0000000000000000000000000001",
    "12345678901234.56789012345678",
)
TEXTS = (
    *("plain", "", "  spaces  around  ", "line\nbreak\ttab", "“quoted” & <marked> 'up' \"twice\"", "a, b; c | d", "]]>"),
    *("#nil", "#none", "#empty", "##twice", "中文，报告", "نص عربي", "emoji 😀 é e\u0301", "=1+1", "-", "true", "2024-01-01"),
    "x" * 5000,
)
BLOCKS = tuple(
    block_text(text)
    for text in (
        "plain",
        "",
        "<p>中文&#160;&#x2014; “AI” &amp; &lt;more&gt;</p>",
        "<p title='a &gt; b &amp; c &quot;d&quot;'>order</p>\n<ul>\n<li>Loss: (6,494.7)</li>\n</ul>",
        "<table><tbody><tr><td>1</td><td/></tr></tbody></table>",
        "<p>line\nbreaks\tand\ttabs<br/>#nil</p>",
    )
)
LANGUAGES = ("en", "de", "zh-Hans", "ar", "en-US")
ENTITY = Entity("https://scheme.example/a?b&c", "00020-ä")
PERIODS = (
    Period.between(dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
    Period.between(dt.date(2022, 1, 1), dt.date(2022, 12, 31)),
    Period.between(dt.date(2023, 4, 1), dt.date(2024, 3, 31)),
    Period.between(dt.date(2024, 2, 29), dt.date(2024, 2, 29)),
    Period(dt.datetime(2023, 1, 1, 8, 30), dt.datetime(2023, 1, 1, 17, 45, 30)),
    Period.forever(),
)
STATED = tuple(dict.fromkeys(period.closing for period in PERIODS if period.end is not None))
ROLES = (ROLE_LINK, f"{MORE}/role/notes", f"{MORE}/role/sources")
ARCROLE = f"{MORE}/arcrole/replaces"


@dataclass(frozen=True)
class Generated:
    """A report that the rules passed, its taxonomy, and the files of the taxonomy by name, with `ENTRY` among them."""

    checked: CheckedReport
    taxonomy: Taxonomy
    files: dict[str, bytes]


def generated(folder: Path, facts: int) -> Generated:
    """A report with a number of facts on the taxonomy, whose files are put into a folder."""
    source = folder / "source"
    source.mkdir(parents=True, exist_ok=True)
    (source / "kinds.yaml").write_text(_authored(), "utf-8")
    authored = author_taxonomy(source, "source")
    assert authored.ok, authored.diagnostics
    assert authored.value is not None
    files = {**emit_taxonomy(authored.value), ENTRY: _further_schema(authored.value.schema_ref).encode()}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    root = folder.resolve()
    loaded = load_taxonomy([(root / ENTRY).as_uri()], standard_catalog().with_root(root))
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    judged = check(_report(facts), loaded.value)
    assert judged.value is not None, [found.message for found in judged.diagnostics if found.severity is Severity.ERROR]
    return Generated(judged.value, loaded.value, files)


def _authored() -> str:
    lines = []
    for name, kind in KINDS.items():
        period = "instant" if name in STOCKS else "duration"
        further = {"monetary": "credit", "decimal": "tonne"}.get(kind)
        key = {"monetary": f", balance: {further}", "decimal": f", unit: {further}"}.get(kind, "")
        key += ", enumeration: Views" if kind.startswith("enumeration") else ""
        lines.append(f"  {name}: {{type: {kind}, period: {period}, label: {name}{key}}}")
    return AUTHORED.replace("SPACE", SPACE).replace("CONCEPTS", "\n".join(lines)).replace("LINES", ", ".join(KINDS))


def _further_schema(authored: str) -> str:
    roles = "".join(
        f'<link:roleType roleURI="{role}" id="{role.rpartition("/")[2]}">'
        "<link:usedOn>link:footnoteLink</link:usedOn></link:roleType>"
        for role in ROLES[1:]
    )
    elements = "".join(
        f'<xs:element name="More{type_}" id="more_More{type_}" type="xbrli:{type_}ItemType" substitutionGroup="xbrli:item"'
        f' xbrli:periodType="duration" nillable="true"/>\n'
        for type_ in FURTHER
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
  xmlns:link="http://www.xbrl.org/2003/linkbase" targetNamespace="{MORE}" elementFormDefault="qualified">
<xs:annotation><xs:appinfo>{roles}
<link:arcroleType arcroleURI="{ARCROLE}" id="replaces" cyclesAllowed="any"><link:usedOn>link:footnoteArc</link:usedOn>
</link:arcroleType></xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:import namespace="{SPACE}" schemaLocation="{authored}"/>
<xs:import namespace="{ARCROLE_EXPLANATORY_FACT}" schemaLocation="{EXPLANATORY_FACT_TYPE.partition("#")[0]}"/>
{elements}</xs:schema>
"""


def _name(local: str) -> QName:
    return QName(SPACE, local)


def _dimensions() -> list[dict[QName, Member]]:
    """Nothing, and members for each of the tables."""
    asia, europe = ExplicitMember(_name("AsiaMember")), ExplicitMember(_name("EuropeMember"))
    regions: list[dict[QName, Member]] = [{}, {_name("RegionAxis"): asia}, {_name("RegionAxis"): europe}]
    versions = [
        {_name("VersionAxis"): TypedMember(_name("VersionAxis.domain"), text)} for text in ("5 & <beta>", "", "a\tb", "第五版")
    ]
    numbers: list[dict[QName, Member]] = [
        {
            _name("NumberAxis"): TypedMember(_name("NumberAxis.domain"), number),
            _name("DateAxis"): TypedMember(_name("DateAxis.domain"), day),
        }
        for number, day in product(("0", "-7", "12345678901234567890"), ("2024-02-29", "1999-12-31"))
    ]
    return [*regions, *({**region, **version} for region, version in product(regions, versions)), *numbers]


def _unit(name: str, turn: int) -> Unit | None:
    kind = KINDS.get(name, "further")
    currency = Unit.currency(("CNY", "EUR", "USD")[turn % 3])
    units: dict[str, Unit] = {
        "monetary": currency,
        "shares": Unit.shares(),
        "per-share": Unit.of(currency.numerators, Unit.shares().numerators),
        "percent": Unit.pure(),
        "pure": Unit.pure(),
        "decimal": Unit.of([_name("tonne")]),
        "integer": Unit.pure(),
    }
    if kind == "further":
        return (Unit.pure(), Unit.of([_name("tonne"), _name("tonne")]))[turn % 2] if name[4:] in NUMBERS else None
    return units.get(kind)


def _number(texts: Sequence[str], turn: int) -> Value:
    """A number; what is said of its accuracy is nothing, all of its digits, or fewer."""
    number = Decimal(texts[turn % len(texts)])
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return NumericValue(number, (None, -exponent, -exponent - 3)[turn // len(texts) % 3])


def _values() -> dict[str, Callable[[int], Value]]:
    """For each concept, a value for each turn."""
    members = [_name(f"{name}Member") for name in ("Bad", "Good", "Ugly")]
    sets = [tuple(one for at, one in enumerate(members) if turn >> at & 1) for turn in range(8)]
    whole = [text for text in NUMBER_TEXTS if "." not in text]

    def text(texts: Sequence[str]) -> Callable[[int], Value]:
        return lambda turn: TextValue(texts[turn % len(texts)])

    values: dict[str, Callable[[int], Value]] = {
        "Count": lambda turn: _number(whole, turn),
        "Words": text(TEXTS),
        "Block": lambda turn: TextValue(BLOCKS[turn % len(BLOCKS)], xhtml=True),
        "Day": lambda turn: DateValue(dt.date(1999 + turn % 50, 1 + turn % 12, 1 + turn % 28)),
        "Moment": text(("2024-03-26T18:30:00Z", "2024-03-26T00:00:00", "2024-12-31T23:59:59")),
        "Whether": lambda turn: BooleanValue(turn % 2 == 0),
        "Year": text(("2014", "0001", "9999")),
        "Month": text(("2023-12", "2024-01")),
        "Place": text(("https://a.example/?a=1&b=2", "urn:x:y", "relative/path#part", "")),
        "Named": lambda turn: QNameValue((_name("Money"), QName("urn:other", "b.c-d"), QName(MORE, "x"))[turn % 3]),
        "Opinion": lambda turn: EnumerationValue((members[turn % 3],)),
        "Opinions": lambda turn: EnumerationValue(sets[turn % 8]),
    }
    for name in ("Money", "Costs", "Shares", "PerShare", "Percent", "Pure", "Tonnes"):
        values[name] = lambda turn: _number(NUMBER_TEXTS, turn)
    for type_, texts in FURTHER.items():
        values[f"More{type_}"] = _exact(texts) if type_ in NUMBERS else text(texts)
    return values


def _exact(texts: Sequence[str]) -> Callable[[int], Value]:
    return lambda turn: NumericValue(Decimal(texts[turn % len(texts)]), None)


def _report(facts: int) -> Report:
    made = assign_ids(one for _, one in zip(range(facts), _facts(), strict=False))
    ids = [fact.id for fact in made]
    notes = [
        Footnote(tuple(ids[at : at + 1 + at % 3]), language, text, ROLES[at % 3], ARCROLE_FACT_FOOTNOTE)
        for at, (language, text) in enumerate(
            product(LANGUAGES[:3], ("Restated.", "A &amp; B &lt; 1", "See <b>note 1</b>", "审计", "“two”\nlines"))
        )
    ]
    arcroles = (ARCROLE, ARCROLE_EXPLANATORY_FACT)
    links = [FactLink((ids[at],), (ids[-1 - at], ids[-2 - at]), ROLES[at % 3], arcroles[at % 2]) for at in range(6)]
    declared = (RoleReference(ARCROLE, f"{ENTRY}#replaces", arcrole=True),)
    return Report(made, (ENTRY,), tuple(notes), role_references=declared, fact_links=tuple(links))


def _facts() -> Iterator[Fact]:
    """Facts without end, no two with the same aspects: each concept in turn."""
    values = _values()
    dimensions = [dimensions_of(members) for members in _dimensions()]
    for turn in count():
        for at, (name, value) in enumerate(values.items()):
            own = name in KINDS
            periods = STATED if name in STOCKS else PERIODS
            places = dimensions if own else dimensions[:1]
            pairs = len(periods) * len(places)
            if turn >= pairs:
                continue
            # a step that has no divisor in common with the number of pairs leads to each once, in no order
            pair = turn * 37 % pairs
            unit = _unit(name, turn)
            aspects = Aspects(
                QName(SPACE if own else MORE, name),
                ENTITY,
                periods[pair % len(periods)],
                unit,
                None,
                places[pair // len(periods)],
            )
            if name in SPOKEN:
                aspects = replace(aspects, language=LANGUAGES[turn % len(LANGUAGES)])
            # Arelle fails on a name that is nil in JSON and in CSV
            nil = (turn + at) % 11 == 10 and name != "Named"
            yield Fact("", aspects, NilValue() if nil else value(turn))


def write_page(made: Generated) -> bytes:
    """The report as an Inline XBRL page."""
    tagger = InlineTagger(made.checked, made.taxonomy)
    parts = InlineParts(tagger, ENTRY)
    lines = []
    for fact in made.checked.facts:
        concept = made.taxonomy.concept(fact.aspects.concept)
        assert concept is not None
        if isinstance(fact.value, NilValue) or not may_be_hidden(concept.kind):
            lines.append(f"<div>{_placed(tagger, fact)}</div>")
    lines += [f"<div>{tagger.footnote(note)}</div>" for note in made.checked.report.footnotes]
    body = "\n".join(lines)
    assert parts.findings() == ()
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="{XHTML}"{parts.namespaces} xml:lang="en">\n'
        f"<head><title>Kinds</title></head>\n<body>\n"
        f'<div style="display:none">{parts.header()}</div>\n{body}\n</body>\n</html>\n'
    ).encode()


def _placed(tagger: InlineTagger, fact: Fact) -> Markup:
    value = fact.value
    if isinstance(value, NilValue):
        return tagger.nil(fact, "n/a", "list")
    if isinstance(value, NumericValue):
        return tagger.number(fact, show(value, scale=0, style=NegativeStyle.PARENTHESES), "list")
    if isinstance(value, TextValue) and value.xhtml:
        return tagger.block(fact, Markup(value.text), "list")
    shown = show_month(str(value)) if fact.aspects.concept.local == "Month" else show_value(value)
    assert shown is not None, fact
    return tagger.text(fact, shown.text, shown.transformation, "list")
