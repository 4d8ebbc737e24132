"""Charts: what they draw, what they say, and what they refuse."""

from __future__ import annotations

import base64
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from lxml import etree
from markupsafe import escape
from page_kit import FIGURES, Case, make_case

from disclose.diagnostics import Outcome
from disclose.names import SVG
from disclose.render.charts import exhibits
from disclose.render.colours import (
    GRAPHIC_CONTRAST,
    TEXT_CONTRAST,
    WHITE,
    contrast,
    mix,
    palette,
    parse_colour,
)
from disclose.render.drawing import WIDTH, scaled, text_width, wrapped
from disclose.render.views import Exhibit

COLOURS = palette("#1f4e79")


def made(case: Case) -> Outcome[tuple[Exhibit, ...]]:
    return exhibits(case.context(), COLOURS)


def chart(tmp_path: Path, text: str, figures: str = FIGURES) -> Outcome[tuple[Exhibit, ...]]:
    return made(make_case(tmp_path, layout=f"layout:\n  charts:\n    - {text}\n", figures=figures))


def picture(exhibit: Exhibit) -> etree._Element:
    head, _, data = exhibit.image.partition(",")
    assert head == "data:image/svg+xml;base64"
    return etree.fromstring(base64.b64decode(data))


def texts(exhibit: Exhibit) -> list[str]:
    return [element.text or "" for element in picture(exhibit).iter(f"{{{SVG}}}text")]


def boxes(exhibit: Exhibit) -> list[tuple[int, int, int, int]]:
    found = picture(exhibit).iter(f"{{{SVG}}}rect")
    return [tuple(int(str(box.get(name))) for name in ("x", "y", "width", "height")) for box in found]  # type: ignore[misc]


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> tuple[Exhibit, ...]:
    outcome = made(make_case(tmp_path_factory.mktemp("charts")))
    assert outcome.ok, outcome.diagnostics
    return outcome.value or ()


def test_bars_are_as_long_as_their_numbers(three: tuple[Exhibit, ...]) -> None:
    assert texts(three[0]) == ["2023", "2022", "Software", "3,022.1", "3,515.8", "Hardware", "383.7", "292.7"]
    lengths = [width for _, _, width, height in boxes(three[0]) if height == 20]
    assert lengths == [
        scaled(Decimal(number), Decimal("3515.8"), max(lengths)) for number in ("3022.1", "3515.8", "383.7", "292.7")
    ]


def test_shares_fill_the_bar(three: tuple[Exhibit, ...]) -> None:
    assert texts(three[1]) == ["2023", "88.7%", "11.3%", "2022", "92.3%", "7.7%", "Software", "Hardware"]
    parts = [box for box in boxes(three[1]) if box[3] == 44]
    assert [start for start, *_ in parts] == [0, 373, 0, 388]
    assert {start + width for start, _, width, _ in parts if start} == {WIDTH - 2}


def test_a_bridge_steps_from_the_first_to_the_last(three: tuple[Exhibit, ...]) -> None:
    assert texts(three[2]) == ["3,405.8", "Revenue", "(1,905.1)", "Cost of sales", "1,500.8", "Gross profit"]
    (_, top, _, whole), (_, start, _, step), (_, end, _, rest) = boxes(three[2])
    assert (start, abs(start + step - end) <= 1, abs(whole - step - rest) <= 1) == (top, True, True)


def test_a_picture_says_in_words_what_it_shows(three: tuple[Exhibit, ...]) -> None:
    assert [exhibit.alt for exhibit in three] == [
        "Bar chart: Revenue by business (RMB million). Software fell from 3,515.8 in 2022 to 3,022.1 in 2023. "
        "Hardware rose from 292.7 in 2022 to 383.7 in 2023.",
        "Chart of shares: Shares. Software fell from 92.3% in 2022 to 88.7% in 2023. "
        "Hardware rose from 7.7% in 2022 to 11.3% in 2023.",
        "Bridge chart: From revenue to gross profit (RMB million). "
        "From Revenue 3,405.8 to Gross profit 1,500.8 by Cost of sales (1,905.1).",
    ]


def test_every_figure_of_a_picture_is_tagged_beside_it(three: tuple[Exhibit, ...]) -> None:
    assert [[escape(cell) for cell in row.cells] for row in three[0].table.rows] == [
        ["[Revenue:3,022.1]", "[Revenue:3,515.8]"],
        ["[Revenue:383.7]", "[Revenue:292.7]"],
        ["[Revenue:3,405.8]", "[Revenue:3,808.5]"],
    ]
    assert (three[0].table.rows[2].label, three[0].table.rows[2].total) == ("All businesses", True)


def test_losses_grow_to_the_right(tmp_path: Path) -> None:
    exhibit = (chart(tmp_path, "{kind: bars, title: Loss, concepts: [Profit]}").value or ())[0]
    assert texts(exhibit)[2:] == ["Profit", "(6,494.7)", "(6,093.0)"]
    assert [x for x, _, _, height in boxes(exhibit) if height == 20] == [0, 0]


def test_mixed_signs_have_a_zero_between(tmp_path: Path) -> None:
    exhibit = (chart(tmp_path, "{kind: bars, title: Both, concepts: [GrossProfit, Profit]}").value or ())[0]
    gain, _, loss, _ = (box for box in boxes(exhibit) if box[3] == 20)
    assert gain[0] == loss[0] + loss[2] > 0


def test_a_step_counts_through_the_totals_between(tmp_path: Path) -> None:
    """Cost of sales lowers the margin because it lowers the gross profit."""
    text = (make_case(tmp_path).folder / "taxonomy" / "kit.yaml").read_text("utf-8")
    margin = "  Surplus: {type: monetary, balance: credit, label: {en: Surplus, zh-Hans: 盈余}}\n"
    total = 'calculation: ["Surplus = GrossProfit - Dividend"]'
    deeper = text.replace("  Cash:\n", f"{margin}  Cash:\n", 1).replace(
        "Profit, Cash, Gpus]", f"Profit, Cash, Gpus, Surplus]\n    {total}"
    )
    case = make_case(
        tmp_path / "deep",
        layout="layout:\n  charts:\n    - {kind: bridge, title: x, concepts: [Revenue, CostOfSales, Dividend, Surplus]}\n",
        figures=f'{FIGURES.replace("Dividend,,,,n/a", "Dividend,,,0.8,n/a")}Surplus,,,"1,500.0",,,,,,,\n',
        files={"taxonomy/kit.yaml": deeper},
    )
    outcome = made(case)
    assert outcome.ok, outcome.diagnostics
    assert "Cost of sales (1,905.1), Dividend (0.8)" in (outcome.value or ())[0].alt


def test_a_bridge_by_member_runs_from_one_period_to_the_next(tmp_path: Path) -> None:
    exhibit = (chart(tmp_path, "{kind: bridge, title: Way, concepts: [Revenue], dimension: BusinessAxis}").value or ())[0]
    assert texts(exhibit) == ["3,808.5", "2022", "(493.7)", "Software", "91.0", "Hardware", "3,405.8", "2023"]


def test_shares_of_amounts_are_computed(tmp_path: Path) -> None:
    exhibit = (chart(tmp_path, "{kind: share, title: Way, concepts: [Revenue], dimension: BusinessAxis}").value or ())[0]
    assert texts(exhibit)[:3] == ["2023", "88.7%", "11.3%"]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("{kind: bars, title: x, concepts: [Revenu]}", "13:41", "There is no concept Revenu"),
        ("{kind: bars, title: x, concepts: [Revenue], dimension: BusinesAxis}", "13:", "There is no dimension BusinesAxis"),
        ("{kind: bars, title: {zh-Hans: 收入}, concepts: [Revenue]}", "13:", "The chart has no title in en"),
        ("{kind: bars, title: x, concepts: [StockCode]}", "13:", "No figure is reported for this chart"),
        ("{kind: bars, title: x, concepts: [Revenue, GrossMargin]}", "13:", "differ in unit or scale"),
        ("{kind: share, title: x, concepts: [Profit, Revenue]}", "13:", "can't be shown for negative figures"),
        ("{kind: bridge, title: x, concepts: [Revenue, GrossProfit]}", "13:", "needs a first and a last figure"),
        ("{kind: bridge, title: x, concepts: [Revenue, Profit, GrossProfit]}", "13:", "do not lead from Revenue 3,405.8 to"),
    ],
)
def test_what_can_not_be_drawn_is_a_finding(tmp_path: Path, text: str, place: str, message: str) -> None:
    outcome = chart(tmp_path, text)
    assert outcome.value == ()
    assert len(outcome.diagnostics) == 1
    found = outcome.diagnostics[0]
    assert found.code.startswith("disclose.layout:")
    assert str(found.span).startswith(f"disclosure.yaml:{place}")
    assert message in found.message


@pytest.mark.parametrize("accent", ["#1f4e79", "#ffff00", "#ffffff", "#000000", "#ff0000", "#00ffcc", "#7a7a7a"])
def test_colours_can_be_read_whatever_the_accent(accent: str) -> None:
    colours = palette(accent)
    for text in (colours.accent, colours.deep, colours.muted):
        assert contrast(parse_colour(text), WHITE) >= TEXT_CONTRAST
        assert contrast(parse_colour(text), parse_colour(colours.pale)) >= Fraction(4)
    assert contrast(parse_colour(colours.muted), parse_colour(colours.pale)) >= TEXT_CONTRAST
    # the lines and shades of the cover lighten it by less than a fifth
    assert contrast(WHITE, mix(WHITE, parse_colour(colours.deep), 20)) >= TEXT_CONTRAST
    for fill in colours.series:
        assert contrast(parse_colour(fill), WHITE) >= GRAPHIC_CONTRAST


def test_colour_arithmetic() -> None:
    assert round(contrast((0, 0, 0), WHITE)) == 21
    assert round(contrast(parse_colour("#767676"), WHITE) * 100) == 454
    assert mix((100, 100, 100), WHITE, 100) == (100, 100, 100)


def test_long_names_are_broken_between_words_and_characters() -> None:
    assert wrapped("Research and development expenses", 100) == ["Research and", "development", "expenses"]
    assert wrapped("生成式人工智能收入", 64) == ["生成式人", "工智能收", "入"]
    assert text_width("ab生") == 32
