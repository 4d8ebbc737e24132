"""What prose computes from figures: what is shown, and what is wrong where."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_kit import FIGURES, Case, make_case

from disclose.diagnostics import Diagnostic
from disclose.render.stating import Computed

HEAD = "---\ntitle: x\n---\n"


def section(folder: Path, text: str, language: str = "en") -> Case:
    head = HEAD if language == "en" else "---\ntitle: {zh-Hans: 展望}\n---\n"
    return make_case(folder, files={"narrative/a.md": f"{head}{text}\n"}, language=language)


def seen(case: Case) -> str:
    read = case.narrative()
    assert read.ok, read.diagnostics
    assert read.value is not None
    pieces = read.value.sections[0].pieces
    return "".join(piece if isinstance(piece, str) else str(piece.shown) for piece in pieces).strip()


def only(case: Case) -> Diagnostic:
    found = case.narrative().diagnostics
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ("change(Revenue)", "10.6%"),
        ("change(Revenue).signed", "−10.6%"),
        ("change(Revenue).signed.magnitude", "10.6%"),
        ('change(Revenue, style="parentheses")', "(10.6%)"),
        ("change(Revenue, places=1)", "10.6%"),
        ("change(Revenue, places=0)", "11%"),
        ("change(Revenue, current, prior)", "10.6%"),
        ("change(Revenue, period=current, base=prior)", "10.6%"),
        ("change(Revenue, BusinessAxis=CloudMember)", "200%"),
        ("ratio(Cash, prior, opening)", "1.3"),
        ("change(Profit).signed", "−6.6%"),
        ("change(total(CostOfSales, GrossProfit))", "10.6%"),
        ("change(GrossMargin)", "23 percentage points"),
        ('change(Revenue).verb("fell", "rose")', "fell"),
        ('change(CostOfSales).verb("fell", "rose")', "rose"),
        ('fact(Profit).verb("a loss", "a profit")', "a loss"),
        ('change(Revenue, prior, prior).verb("fell", "rose", "stayed")', None),
        ("share(GrossProfit, Revenue)", "44.1%"),
        ("share(Revenue, BusinessAxis=CloudMember)", "34.8%"),
        ("share(Revenue, prior, BusinessAxis=CloudMember)", "10.4%"),
        ("share(fact(Revenue, BusinessAxis=HardMember), Revenue)", "11.3%"),
        ("ratio(Revenue, CostOfSales)", "1.8"),
        ("ratio(Revenue, BusinessAxis=CloudMember)", "3.0"),
        ("ratio(Revenue, CostOfSales, places=2)", "1.79"),
        ("difference(Revenue)", "403"),
        ("difference(Revenue).signed", "−403"),
        ("difference(Revenue, CostOfSales)", "1,501"),
        ("difference(GrossMargin)", "23 percentage points"),
        ("total(CostOfSales, GrossProfit)", "3,406"),
        ("total(Profit)", "−6,494.7"),
        ('total(Revenue, scale="billions")', "3.4058"),
        ('total(Revenue, scale="billions", places=1)', "3.4"),
        ("fact(CostOfSales) + fact(GrossProfit)", "3,406"),
        ("fact(Revenue) - fact(CostOfSales)", "1,501"),
        ("fact(Revenue) / fact(CostOfSales)", "1.8"),
        ("rank(Revenue, BusinessAxis=HardMember)", "second"),
        ('rank(Revenue, BusinessAxis=HardMember, order="ascending")', "first"),
        ('fact(Revenue, scale="hundred millions")', "34.058"),
        ('fact(Revenue, scale="billions", places=1)', "3.4"),
        ("fact(Revenue, places=0)", "3,406"),
        ("fact(Revenue, places=1)", "3,405.8"),
        ("fact(Profit).magnitude", "6,494.7"),
        ('claim("10.6%", change(Revenue))', "10.6%"),
        ('claim("−10.57%", change(Revenue))', "−10.57%"),
        ('claim("3.4 billion", fact(Revenue))', "3.4 billion"),
        ('claim("three", ratio(Revenue, BusinessAxis=CloudMember))', "three"),
        ('claim("threefold", ratio(Revenue, BusinessAxis=CloudMember))', "threefold"),
        ('claim("22.7 percentage points", difference(GrossMargin))', "22.7 percentage points"),
        ('literal("ten years")', "ten years"),
    ],
)
def test_shown(tmp_path: Path, call: str, shown: str | None) -> None:
    case = section(tmp_path, f"It fell, {{{{ {call} }}}} it was.")
    if shown is None:
        assert only(case).code == "disclose.prose:argument"
    else:
        assert seen(case) == f"<p>It fell, {shown} it was.</p>"


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ("change(Revenue)", "10.6%"),
        ("difference(GrossMargin)", "23个百分点"),
        ("rank(Revenue, BusinessAxis=HardMember)", "第二"),
        ('total(Revenue, scale="hundred millions")', "34.058"),
        ('claim("三成半", share(GrossProfit, Revenue))', None),
        ('claim("四成", share(GrossProfit, Revenue))', "四成"),
        ('claim("三倍", ratio(Revenue, BusinessAxis=CloudMember))', "三倍"),
        ('claim("34.1亿", fact(Revenue))', "34.1亿"),
        ('claim("百分之四十四", share(GrossProfit, Revenue))', "百分之四十四"),
    ],
)
def test_shown_in_chinese(tmp_path: Path, call: str, shown: str | None) -> None:
    case = section(tmp_path, f"下降了{{{{ {call} }}}}。", "zh-Hans")
    if shown is None:
        assert only(case).code == "disclose.prose:claim"
    else:
        assert seen(case) == f"<p>下降了{shown}。</p>"


FAULTS = [
    (
        "change(Cash, prior, opening)",
        "undetermined",
        "4:10",
        "to 1 digit after the mark: it is from 33.14% to 33.53%",
        "Write claim",
    ),
    ("change(Revenue, places=2)", "undetermined", "4:10", "from 10.571% to 10.576%", "Write places=1, or claim"),
    ("difference(Revenue, places=1)", "undetermined", "4:10", "from 402.60 to 402.80", "Write places=0, or claim"),
    ("fact(Revenue, places=2)", "undetermined", "4:10", "from 3,405.75 to 3,405.85", "Write places=1"),
    (
        'claim("10.7%", change(Revenue))',
        "claim",
        "4:10",
        "do not give '10.7%': the result is from 10.571% to 10.576%",
        "Correct",
    ),
    ('claim("+10.6%", change(Revenue))', "claim", "4:10", "do not give '+10.6%'", "Correct"),
    ('claim("10.6", ratio(Revenue, CostOfSales))', "claim", "4:10", "do not give '10.6'", "Correct"),
    ('claim("3.0 times", change(Revenue))', "claim", "4:10", "'3.0 times' is not a percentage", "one number"),
    ('claim("about it", change(Revenue))', "claim", "4:10", "'about it' is not a percentage", "one number"),
    ('claim("3 or 4", ratio(Revenue, CostOfSales))', "claim", "4:10", "'3 or 4' is not a multiple", "one number"),
    ('claim("half", share(GrossProfit, Revenue))', "claim", "4:10", "'half' is not a percentage", "one number"),
    ('change(Revenue).verb("fell")', "argument", "4:26", "two or three words", None),
    ("change(Revenue).colour", "expression", "4:6", "not read", "fact(Concept)"),
    ("change(Revenue).__class__", "expression", "4:6", "not read", "fact(Concept)"),
    ("change(Revenue) * 2", "expression", "4:6", "not read", "fact(Concept)"),
    ("change(Revenue) + 0.5", "expression", "4:6", "not read", "fact(Concept)"),
    ("change(Revenu)", "unknown-name", "4:17", "There is no concept Revenu", "Did you mean Revenue"),
    ("chnge(Revenue)", "unknown-name", "4:10", "There is no function chnge", "Did you mean change?"),
    ("change(*Revenue)", "argument", "4:10", "without stars", None),
    ("change(GrossProfit, Revenue, CostOfSales)", "argument", "4:10", "takes the names of concepts", "change(Concept)"),
    ("change(Revenue, prior)", "argument", "4:10", "compares two periods", "base=prior"),
    ("change(Revenue, base=later)", "unknown-name", "4:31", "There is no period later", "are current"),
    ("change(Cash, opening, Gpus)", "argument", "4:10", "takes the names of concepts", None),
    ("share(Revenue)", "argument", "4:10", "a part and a whole", "BusinessAxis"),
    ("share(Dividend, Revenue, period=prior)", "argument", "4:10", "Dividend is not a number", None),
    ("ratio(Revenue, Gpus)", "computation", "4:10", "one kind and unit", None),
    ("total(Revenue, Gpus)", "computation", "4:10", "one kind and unit", None),
    ("total(Revenue, GrossMargin)", "computation", "4:10", "one kind and unit", None),
    ("total()", "argument", "4:10", "takes the names of concepts", None),
    ("change(Gpus)", "no-fact", "4:10", "Gpus is not reported for prior", "It is reported for current."),
    ("share(Approved, Revenue)", "argument", "4:10", "Approved is not a number", None),
    ('total(Revenue, scale="dozens")', "argument", "4:25", "not a scale", "hundred millions"),
    ('change(Revenue, scale="millions")', "argument", "4:10", "percentage, which has no scale", None),
    ('fact(GrossMargin, scale="millions")', "argument", "4:10", "A percentage has no scale", None),
    ('fact(StockCode, scale="millions")', "argument", "4:10", "Only a figure", None),
    ("change(Revenue, places=13)", "argument", "4:26", "counts the digits", "0 to 12"),
    ("change(Revenue, places=-1)", "argument", "4:26", "counts the digits", "0 to 12"),
    ("change(Revenue, places=true)", "argument", "4:26", "counts the digits", "0 to 12"),
    ("rank(Revenue, BusinessAxis=CloudMember)", "computation", "4:10", "no other figure", None),
    ("rank(Revenue)", "argument", "4:10", "the one member", "BusinessAxis"),
    ('rank(Revenue, BusinessAxis=HardMember, order="x")', "argument", "4:49", "not an order", "descending"),
    ("literal(ten)", "argument", "4:10", "one text in quotes", None),
]


@pytest.mark.parametrize(("call", "code", "place", "message", "help"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_faults(tmp_path: Path, call: str, code: str, place: str, message: str, help: str | None) -> None:
    found = only(section(tmp_path, f"Down {{{{  {call} }}}}."))
    assert (found.code, str(found.span)) == (f"disclose.prose:{code}", f"narrative/a.md:{place}")
    assert message in found.message
    assert help is None or help in (found.help or "")


def figures(text: str) -> str:
    """The figures with others for revenue."""
    lines = [line for line in FIGURES.splitlines() if not line.startswith("Revenue,,,")]
    return "\n".join([lines[0], f"Revenue,,,{text},,,,,", *lines[1:]]) + "\n"


@pytest.mark.parametrize(
    ("values", "call", "code", "message"),
    [
        ('100.0,"(5.0)",', "change(Revenue)", "computation", "between a positive and a negative figure"),
        ("100.0,0.0,", "change(Revenue)", "computation", "can be zero"),
        ("100.0,0.0,", "ratio(Revenue)", "computation", "can be zero"),
        ("100.0,100.0,", 'change(Revenue).verb("fell", "rose")', "undetermined", "do not determine which way"),
        ("100.0,100.1,", "change(Revenue)", "undetermined", "do not determine this percentage"),
    ],
)
def test_what_figures_do_not_allow(tmp_path: Path, values: str, call: str, code: str, message: str) -> None:
    text = f"{HEAD}Down {{{{ {call} }}}}.\n"
    found = only(make_case(tmp_path, figures=figures(values), files={"narrative/a.md": text}))
    column = 25 if "verb" in call else 9
    assert (found.code, str(found.span)) == (f"disclose.prose:{code}", f"narrative/a.md:4:{column}")
    assert message in found.message


def test_a_printed_share_within_rounding(tmp_path: Path) -> None:
    lines = FIGURES.replace('Revenue,SoftMember,,"3,022.1","3,515.8"', 'Revenue,SoftMember,,"1,838.4","3,121.1"')
    text = 'It had {{ claim("81.9%", share(Revenue, prior, BusinessAxis=SoftMember)) }}.'
    assert seen(make_case(tmp_path, figures=lines, files={"narrative/a.md": f"{HEAD}{text}\n"})) == "<p>It had 81.9%.</p>"
    wrong = text.replace("81.9%", "81.8%")
    found = only(make_case(tmp_path, figures=lines, files={"narrative/a.md": f"{HEAD}{wrong}\n"}))
    assert found.message == "The figures do not give '81.8%': the result is from 81.949% to 81.953%"
    asked = "It had {{ share(Revenue, prior, BusinessAxis=SoftMember, places=1) }}."
    found = only(make_case(tmp_path, figures=lines, files={"narrative/a.md": f"{HEAD}{asked}\n"}))
    assert found.code == "disclose.prose:undetermined"


def test_a_computation_knows_its_figures_and_is_not_tagged(tmp_path: Path) -> None:
    case = section(tmp_path, "Down {{ change(Revenue) }}.")
    read = case.narrative()
    assert read.value is not None
    (computed,) = (piece for piece in read.value.sections[0].pieces if isinstance(piece, Computed))
    assert [fact.id for fact in computed.facts] == ["Revenue-2023", "Revenue-2022"]
    assert not computed.claimed


def test_figures_that_only_look_apart_have_no_rank(tmp_path: Path) -> None:
    lines = FIGURES.replace("Revenue,HardMember,,383.7", 'Revenue,HardMember,,"3,022.2"')
    text = f"{HEAD}It is {{{{ rank(Revenue, BusinessAxis=HardMember) }}}}.\n"
    found = only(make_case(tmp_path, figures=lines, files={"narrative/a.md": text}))
    assert (found.code, str(found.span)) == ("disclose.prose:undetermined", "narrative/a.md:4:10")
    assert "apart from SoftMember" in found.message


@pytest.mark.parametrize(
    "call", ["change(" * 3000 + "Revenue" + ")" * 3000, " + ".join(["fact(Revenue)"] * 3000)], ids=["deep", "wide"]
)
def test_calls_in_calls_without_end(tmp_path: Path, call: str) -> None:
    found = only(section(tmp_path, f"{{{{ {call} }}}}"))
    assert (found.code, found.message) == ("disclose.prose:syntax", "Calls are nested too deeply")
