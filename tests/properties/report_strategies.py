"""Any report that the Open Information Model can hold, on the taxonomy of every kind: what properties of syntaxes are given."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from disclose.model import (
    Aspects,
    BooleanValue,
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
from disclose.names import ARCROLE_EXPLANATORY_FACT, ARCROLE_FACT_FOOTNOTE, ISO4217, PURE, ROLE_LINK, SHARES, QName
from disclose.xhtml import block_text

SPACE = "https://every-kind.example/2023"
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
TEXTS = st.text(st.one_of(CHARACTERS, st.sampled_from('\n\t"\\&<>')), max_size=20)
MARKUP = TEXTS.map(lambda text: block_text(text.replace("&", "&amp;").replace("<", "<br/>")))
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], exclude_characters="\ufffe\uffff"), min_size=1)
LANGUAGES = st.sampled_from(["en", "zh-Hans", "en-US", "de"])
MEMBERS = [QName(SPACE, name) for name in ("GoodMember", "BadMember")]
MOMENTS = st.one_of(
    st.datetimes(dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31)),
    st.datetimes(dt.datetime(2, 1, 1), dt.datetime(9998, 12, 31), timezones=st.just(dt.UTC)),
)
MEASURES = st.lists(
    st.sampled_from([QName(ISO4217, "EUR"), QName(ISO4217, "CNY"), PURE, SHARES, QName(SPACE, "tonne")]), max_size=3
)
UNITS = st.builds(Unit.of, MEASURES.filter(bool), MEASURES)
DECIMALS = st.one_of(st.none(), st.integers(-12, 12))
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=8, min_value=-(10**15), max_value=10**15)


def numbers(values: st.SearchStrategy[Decimal]) -> st.SearchStrategy[Value]:
    return st.builds(NumericValue, values, DECIMALS)


VALUES: dict[str, st.SearchStrategy[Value]] = {
    **{name: numbers(NUMBERS) for name in ("Revenue", "Cash", "Shares", "EarningsPerShare", "Margin", "Ratio", "Length")},
    "Employees": numbers(st.integers(0, 10**15).map(Decimal)),
    "Name": TEXTS.map(TextValue),
    "Outlook": MARKUP.map(lambda text: TextValue(text, xhtml=True)),
    "Published": st.dates().map(DateValue),
    "Signed": st.datetimes().map(lambda moment: TextValue(moment.isoformat(timespec="seconds"))),
    "Listed": st.booleans().map(BooleanValue),
    "Founded": st.integers(1000, 9999).map(lambda year: TextValue(str(year))),
    "Month": st.dates().map(lambda day: TextValue(f"{day:%Y}".zfill(4) + f"-{day:%m}")),
    "Site": st.sampled_from(["https://example.com/a?b=c", "urn:x:y"]).map(TextValue),
    "Kind": st.sampled_from([QName(SPACE, "a"), QName("urn:other", "b.c-d")]).map(QNameValue),
    "Opinion": st.sampled_from(MEMBERS).map(lambda member: EnumerationValue((member,))),
    "Views": st.sets(st.sampled_from(MEMBERS)).map(lambda members: EnumerationValue(tuple(sorted(members)))),
}
ROLES = [ROLE_LINK, "urn:role/one", "urn:role2/one", "urn:role/2"]
ARCROLE = "urn:arcrole/one"
DECLARED = (
    *(RoleReference(role, f"roles.xsd#role-{at}") for at, role in enumerate(ROLES) if at),
    RoleReference(ARCROLE, "roles.xsd#arcrole", arcrole=True),
)
NUMERIC = frozenset(["Revenue", "Cash", "Shares", "EarningsPerShare", "Margin", "Ratio", "Length", "Employees"])
SPOKEN = frozenset(["Name", "Outlook"])
INSTANTS = frozenset(["Cash", "Shares", "Employees"])


@st.composite
def durations(draw: st.DrawFn) -> Period:
    moments = sorted(draw(st.sets(st.datetimes(), min_size=2, max_size=2)))
    return draw(st.sampled_from([Period.forever(), Period(moments[0], moments[1])]))


@st.composite
def aspects(draw: st.DrawFn, name: str) -> Aspects:
    members: dict[QName, Member] = {}
    if draw(st.booleans()):
        members[QName(SPACE, "RegionAxis")] = ExplicitMember(draw(st.sampled_from([*MEMBERS, QName(SPACE, "AsiaMember")])))
    if draw(st.booleans()):
        version = QName(SPACE, "Version")
        text = st.builds(TypedMember, st.just(version), TEXTS)
        members[QName(SPACE, "VersionAxis")] = draw(st.one_of(text, st.just(TypedMember(version, "", nil=True))))
    scheme = draw(st.sampled_from(["http://standards.iso.org/iso/17442", "urn:a", "urn:b"]))
    return Aspects(
        QName(SPACE, name),
        Entity(scheme, draw(WORDS)),
        draw(MOMENTS.map(lambda moment: Period(None, moment)) if name in INSTANTS else durations()),
        draw(UNITS) if name in NUMERIC else None,
        draw(st.one_of(st.none(), LANGUAGES)) if name in SPOKEN else None,
        dimensions_of(members),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    names = draw(st.lists(st.sampled_from(sorted(VALUES)), min_size=1, max_size=6))
    facts = tuple(
        Fact(f"f{number}", draw(aspects(name)), draw(st.one_of(VALUES[name], st.just(NilValue()))))
        for number, name in enumerate(names)
    )
    ids = st.lists(st.sampled_from([fact.id for fact in facts]), min_size=1, max_size=3, unique=True).map(tuple)
    roles = st.sampled_from(ROLES)
    arcroles = st.sampled_from([ARCROLE_FACT_FOOTNOTE, ARCROLE])
    notes = st.builds(Footnote, ids, LANGUAGES, MARKUP, roles, arcroles)
    # Inline XBRL has no way to link a fact to itself
    half = len(facts) // 2
    sources, targets = (
        st.lists(st.sampled_from([fact.id for fact in some]), min_size=1, max_size=3, unique=True).map(tuple)
        for some in (facts[: half or 1], facts[half:])
    )
    links = st.builds(FactLink, sources, targets, roles, st.sampled_from([ARCROLE_EXPLANATORY_FACT, ARCROLE]))
    return Report(
        facts,
        ("every_kind.xsd",),
        tuple(draw(st.lists(notes, max_size=3))),
        role_references=DECLARED,
        fact_links=tuple(draw(st.lists(links, max_size=2))) if half else (),
    )
