"""Large instances in JSON: the same bytes as from one fact after another."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from disclose import convert_bulk
from disclose.convert import convert
from disclose.names import ISO4217, LINK, XBRLDI, XBRLI, XLINK, XSI

KINDS = Path(__file__).parent / "formats" / "every_kind.xsd"
DIMENSIONS = (
    "",
    '<xbrldi:explicitMember dimension="t:RegionAxis">t:AsiaMember</xbrldi:explicitMember>',
    '<xbrldi:typedMember dimension="t:VersionAxis"><t:Version>5 &amp; up</t:Version></xbrldi:typedMember>',
)
NUMBERS = ("5", "+5", "-0", "007", "1.50", "-.5", "12.", " 3405800000\n", "0.00", "-1234.5")
WHOLE = ("5", "+5", "0", "007")
TEXTS = ("words", "a &lt;b&gt; &amp; &#x4E2D;&#169; c", "two\nlines", "", "tab\tand &quot;quotes&quot; \\ back", "  spaced  ")
PLAIN: dict[str, tuple[str, tuple[str, ...]]] = {
    "Revenue": ('unitRef="eur"', NUMBERS),
    "EarningsPerShare": ('unitRef="each"', NUMBERS),
    "Margin": ('unitRef="pure"', ("0.1", "0.50", "-0.25")),
    "Length": ('unitRef="pure"', NUMBERS),
    "Name": ('xml:lang="zh-Hans"', TEXTS),
    "Outlook": ('xml:lang="en"', ("&lt;p&gt;Good &amp;amp; well.&lt;/p&gt;",)),
    "Published": ("", ("2023-12-31",)),
    "Listed": ("", ("true", "0")),
    "Founded": ("", ("1999",)),
    "Site": ("", ("https://s.example/?a=1&amp;b=2",)),
    "Opinion": ("", ("https://every-kind.example/2023#GoodMember",)),
}
STOCKS = {"Employees": ('unitRef="pure"', WHOLE), "Cash": ('unitRef="eur"', NUMBERS)}


def instance(*further: str, count: int = 60, seed: int = 1) -> str:
    """Facts of every kind in an order that is none, each with an id."""
    chance = random.Random(seed)
    names = f'xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:i="{ISO4217}" xmlns:xsi="{XSI}"'
    contexts: list[str] = []
    facts: list[str] = []
    for number in range(count):
        period = f"<xbrli:startDate>{1900 + number}-01-01</xbrli:startDate><xbrli:endDate>{1900 + number}-12-31</xbrli:endDate>"
        stock = number % 4 == 3
        if stock:
            period = f"<xbrli:instant>{1900 + number}-12-31</xbrli:instant>"
        where = chance.choice(DIMENSIONS)
        where = f"<xbrli:scenario>{where}</xbrli:scenario>" if where else ""
        who = '<xbrli:entity><xbrli:identifier scheme="https://s.example">A-1</xbrli:identifier></xbrli:entity>'
        period = f"<xbrli:period>{period}</xbrli:period>"
        contexts.append(f'<xbrli:context id="c{number}">{who}{period}{where}</xbrli:context>\n')
        for name, (attributes, texts) in STOCKS.items() if stock else chance.sample(sorted(PLAIN.items()), 4):
            numeric = "unitRef" in attributes
            decimals = f'decimals="{chance.choice(("0", "-3", "INF", "2"))}"' if numeric else ""
            value = f">{chance.choice(texts)}</t:{name}>"
            if chance.random() < 0.1 and name != "Site":
                decimals, value = "", ' xsi:nil="true"/>'
            facts.append(f'<t:{name} id="f{len(facts)}" contextRef="c{number}" {attributes} {decimals}{value}\n')
    chance.shuffle(facts)
    per_share = (
        "<xbrli:divide><xbrli:unitNumerator><xbrli:measure>i:EUR</xbrli:measure></xbrli:unitNumerator>"
        "<xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator></xbrli:divide>"
    )
    units = (
        '<xbrli:unit id="eur"><xbrli:measure>i:EUR</xbrli:measure></xbrli:unit>\n'
        f'<xbrli:unit id="each">{per_share}</xbrli:unit>\n'
        '<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>\n'
    )
    return f"""<xbrli:xbrl {names} xmlns:xbrldi="{XBRLDI}" xmlns:t="https://every-kind.example/2023">
<link:schemaRef xlink:type="simple" xlink:href="every_kind.xsd"/>
{"".join(contexts)}{units}{"".join(facts)}{"".join(further)}</xbrli:xbrl>
"""


def both_ways(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, bytes, bool]:
    """What the usual writer makes, what is made where columns come first, and whether these were used."""
    (folder / "every_kind.xsd").write_bytes(KINDS.read_bytes())
    (folder / "r.xbrl").write_text(text, "utf-8")
    used: list[bool] = []

    def watched(*arguments: object) -> object:
        outcome = original(*arguments)  # type: ignore[arg-type]
        used.append(outcome is not None)
        return outcome

    original = convert_bulk.open_bulk
    monkeypatch.setattr("disclose.convert_bulk.open_bulk", watched)
    written: list[bytes] = []
    found: list[object] = []
    for size in (1_000_000_000, 0):
        monkeypatch.setattr("disclose.convert.BULK_BYTES", size)
        output = folder / f"{size}.json"
        outcome = convert([folder / "r.xbrl"], output)
        assert outcome.value is not None, outcome.diagnostics
        found.append(outcome.diagnostics)
        written.append(output.read_bytes())
    assert found[0] == found[1]
    return written[0], written[1], used == [True]


@pytest.mark.parametrize("seed", range(4))
def test_both_ways_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    usual, by_columns, used = both_ways(tmp_path, instance(seed=seed), monkeypatch)
    assert used
    assert by_columns == usual


@pytest.mark.parametrize(
    "further",
    [
        # a name with a prefix, two facts that say the same, one without an id
        '<t:Kind id="k" contextRef="c0">t:GoodMember</t:Kind>\n',
        '<t:Founded id="d1" contextRef="c0">1</t:Founded><t:Founded id="d2" contextRef="c0">1</t:Founded>\n',
        '<t:Month contextRef="c0">2023-05</t:Month>\n',
    ],
)
def test_what_columns_are_not_for_goes_the_usual_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, further: str) -> None:
    further = further.replace(">1<", ">1990<")
    usual, by_columns, _ = both_ways(tmp_path, instance(further, count=2), monkeypatch)
    assert by_columns == usual


def test_what_is_wrong_is_told_and_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclose.convert.BULK_BYTES", 0)
    (tmp_path / "every_kind.xsd").write_bytes(KINDS.read_bytes())
    (tmp_path / "r.xbrl").write_text(instance('<t:Founded id="w" contextRef="c0">soon</t:Founded>\n', count=2), "utf-8")
    outcome = convert([tmp_path / "r.xbrl"], tmp_path / "r.json")
    assert outcome.value is None
    assert "xmlSchema:valueError" in {found.code for found in outcome.diagnostics}
    assert not (tmp_path / "r.json").exists()
