"""Numbers typed into prose: which are found, which need not be tied, what is offered instead, and words that turn figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_kit import Case, make_case

from disclose.diagnostics import Diagnostic, Severity, Span
from disclose.render.directions import Movement, opposed
from disclose.render.prose_mask import masked
from disclose.render.typed_numbers import digit_numbers
from disclose.render.worded_numbers import typed_numbers

HEAD = "---\ntitle: x\n---\n"
YEARS = frozenset({2021, 2022, 2023})


def found_in(text: str, language: str = "en") -> list[str]:
    ready = masked(text, (), ("24/7",), YEARS)
    assert len(ready) == len(text)
    return [typed.text for typed in typed_numbers(ready, language, ("GPUs", "块"))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("RMB 3,405.8 million", ["3,405.8 million"]),
        ("RMB3,405.8m, US$12 and HK$7bn", ["3,405.8m", "12", "7bn"]),
        ("(44.1%) or 44.1 per cent or 44.1 percent", ["44.1%", "44.1 per cent", "44.1 percent"]),
        ("−10.6% and -5 and 10-20", ["−10.6%", "-5", "10", "20"]),
        ("3.4&nbsp;billion\nand 3.4\nbillion", ["3.4&nbsp;billion", "3.4\nbillion"]),
        ("22.7 percentage points, 50 basis points, 5pp", ["22.7 percentage points", "50 basis points", "5pp"]),
        ("120-fold, 3 times, 3x", ["120-fold", "3 times", "3x"]),
        ("a 10-year lease; 12,000P; 21st", ["10", "12,000", "21"]),
        ("2,023 employees, 2023 employees, 3.0", ["2,023", "2023", "3.0"]),
        ("in 2023, 2022/23, FY2023, Q3, 1H23, the year 2040, the 1990s, 2031 robots", ["2031"]),
        ("31 December 2023, December 31, 2023, 31 December, July 2023, 2023-12-31, 1/2/2023, at 10:30", []),
        ("note 12(a) and 13, page 9, section 4.2, Table 3, IFRS 15, IAS 36, Level 3, rule 13.09", []),
        ("note 12% and Level 3.5 million", ["12%", "3.5 million"]),
        ("GPT-4, GPT-3.5-turbo, COVID-19, H100, 5G, Form 10-K, B2B", []),
        ("works 24/7, see https://kit.example/2/3 and a.b@kit1.example or [x](https://kit.example/7)", []),
        ("## 2.1 Results\n\n1. one\n2. two\n\nAnd (1) this, (2) that, (7) not", ["7"]),
        ("It grew to\n12. That is all", ["12"]),
        ("ten years, twenty-five employees, three wholly-owned subsidiaries", ["ten years", "twenty-five employees",
          "three wholly-owned subsidiaries"]),
        ("one million words, a million users, two hundred and five people", ["one million words", "a million users",
          "two hundred and five people"]),
        ("twofold, three times, thirty per cent, three GPUs", ["twofold", "three times", "thirty per cent", "three GPUs"]),
        ("a third of sales, two-thirds of it, half of them, the first half of the year, the third quarter", ["a third",
          "two-thirds", "half"]),
        ("two reasons, one of them, the one year-end, two items account for that of customers", []),
        ("&#52;2 and &#160;", ["52", "2"]),
    ],
)  # fmt: skip
def test_english(text: str, numbers: list[str]) -> None:
    assert found_in(text) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("收入为34.058亿元，下降10.6%，3.4万家", ["34.058亿", "10.6%", "3.4万"]),
        ("三成，两倍，五个百分点，百分之四十四，百分之12.5", ["三成", "两倍", "五个百分点", "百分之四十四", "百分之12.5"]),
        (
            "十二亿元，三家子公司，三百四十名员工，十年，十二个月，五块",
            ["十二亿", "三家", "三百四十名", "十年", "十二个月", "五块"],
        ),
        ("四分之三，一半", ["四分之三", "一半"]),
        ("2023年12月31日，2023年，12月，7月和8月，第3季度，第九页，附注12，二零二三年，十二月三十一日", []),
        ("一年，十分，两个方面，第三方，万一，数十亿，三者，成为三成立", []),
        ("12个月，10年", ["12", "10"]),
    ],
)
def test_chinese(text: str, numbers: list[str]) -> None:
    assert found_in(text, "zh-Hans") == numbers


def test_german_marks() -> None:
    assert [(typed.text, str(typed.number)) for typed in digit_numbers("1.234,5 und 12,5%", "de")] == [
        ("1.234,5", "1234.5"),
        ("12,5%", "12.5"),
    ]


def section(folder: Path, text: str, language: str = "en") -> Case:
    head = HEAD if language == "en" else "---\ntitle: {zh-Hans: 展望}\n---\n"
    return make_case(folder, files={"narrative/a.md": f"{head}{text}\n"}, language=language)


def only(case: Case) -> Diagnostic:
    found = case.narrative().diagnostics
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "replacement"),
    [
        ("Revenue was RMB 3,405.8 million.", "{{ fact(Revenue) }}"),
        ("Revenue had been 3,808.5.", "{{ fact(Revenue, prior) }}"),
        ("Revenue was RMB 3.4058 billion.", '{{ fact(Revenue, scale="billions") }}'),
        ("Revenue was RMB 3.4 billion.", '{{ fact(Revenue, places=1, scale="billions") }}'),
        ("Revenue was RMB 3,405,800,000.", '{{ fact(Revenue, scale="units") }}'),
        ("The loss was 6,494.7.", '{{ fact(Profit, style="magnitude") }}'),
        ("The result was −6,494.7.", "{{ fact(Profit) }}"),
        ("The result was -6,494.7.", "{{ fact(Profit) }}"),
        ("Cloud had 1,183.7.", "{{ fact(Revenue, BusinessAxis=CloudMember) }}"),
        ("The gross margin of 44.1% held.", "{{ fact(GrossMargin) }}"),
        ("The gross margin of 44.1 per cent held.", '{{ claim("44.1 per cent", fact(GrossMargin)) }}'),
        ("Cost of sales grew by 50.5%.", '{{ claim("50.5%", change(CostOfSales)) }}'),
        ("The gross profit fell by 41%.", "{{ change(GrossProfit, places=0) }}"),
        ("Cost of sales took 55.9% of revenue.", "{{ share(CostOfSales, Revenue) }}"),
        ("Revenue was 1.8 times the cost of sales.", "{{ ratio(Revenue, CostOfSales) }}"),
        ("Revenue fell by 403 million.", "{{ difference(Revenue) }}"),
        ("Revenue fell by 402.7 million.", '{{ claim("402.7 million", difference(Revenue)) }}'),
        ("The gross margin fell by 22.7 percentage points.", '{{ claim("22.7 percentage points", difference(GrossMargin)) }}'),
        ("Cost of sales and gross profit together are 3,406 million.", "{{ total(CostOfSales, GrossProfit) }}"),
        ("Revenue in software was threefold.", None),
        ("Nobody knows 3,405.9.", None),
        ("Nobody knows 17.", None),
    ],
)
def test_what_is_offered(tmp_path: Path, text: str, replacement: str | None) -> None:
    found = only(section(tmp_path, text))
    assert found.code == "disclose.prose:untied-number"
    assert found.severity is Severity.ERROR
    assert (found.fix.text if found.fix is not None else None) == replacement
    if found.fix is not None:
        before = found.fix.before
        assert str(found.span) == f"narrative/a.md:4:{text.index(before) + 1}"
        assert str(found.fix.end) == f"narrative/a.md:4:{text.index(before) + len(before) + 1}"
        assert found.help == f"Write {replacement}."


@pytest.mark.parametrize(
    ("text", "replacement"),
    [
        ("收入为人民币34.058亿元。", '{{ fact(Revenue, scale="hundred millions") }}'),
        ("毛利率为44.1%。", "{{ fact(GrossMargin) }}"),
        ("销售成本增长50.5%。", '{{ claim("50.5%", change(CostOfSales)) }}'),
    ],
)
def test_what_is_offered_in_chinese(tmp_path: Path, text: str, replacement: str) -> None:
    found = only(section(tmp_path, text, "zh-Hans"))
    assert found.fix is not None
    assert found.fix.text == replacement


def test_a_number_that_is_nearly_right_is_a_question(tmp_path: Path) -> None:
    found = only(section(tmp_path, "Revenue was 3,405.9."))
    assert found.fix is None
    assert (found.help or "").startswith("Did you mean 3,405.8, {{ fact(Revenue) }}? If it is no figure, write {{ literal(")


def test_what_is_ambiguous_is_offered_and_not_made(tmp_path: Path) -> None:
    found = only(section(tmp_path, "Somebody counts 100.0% of it."))
    assert found.fix is None
    assert "Write {{ fact(Share) }} or {{ fact(Share, prior) }}." in (found.help or "")


def test_a_text_in_quotes_is_prose_like_any_other(tmp_path: Path) -> None:
    found = only(section(tmp_path, 'Revenue was {{ "3,405.8" }}.'))
    assert (found.code, str(found.span), found.fix) == ("disclose.prose:untied-number", "narrative/a.md:4:17", None)


def test_a_number_in_the_text_of_a_fact(tmp_path: Path) -> None:
    layout = "layout:\n  key_figures: []\n"
    figures = "concept,current,language,source\nStockCode,AB 00020,en,\n"
    case = make_case(tmp_path, layout=layout, figures=figures, files={"narrative/a.md": f"{HEAD}Its code is AB 00020.\n"})
    found = only(case)
    assert found.fix is not None
    assert (found.fix.before, found.fix.text, str(found.span)) == ("AB 00020", "{{ fact(StockCode) }}", "narrative/a.md:4:13")


def test_declared_texts_need_no_figure(tmp_path: Path) -> None:
    layout = 'prose: {literals: ["24/7", Model 9000]}\n'
    text = 'It works 24/7 with Model 9000 and {{ literal("7 dwarfs") }}, but not 9000 or Model 9000.5.'
    case = make_case(tmp_path, files={"narrative/a.md": f"{HEAD}{text}\n"})
    (tmp_path / "disclosure.yaml").write_text((tmp_path / "disclosure.yaml").read_text("utf-8") + layout, "utf-8")
    from disclose.project import load_project

    project = load_project(tmp_path).value
    assert project is not None
    again = Case(tmp_path, project, case.taxonomy, case.facts).narrative().diagnostics
    assert [str(found.span) for found in again] == ["narrative/a.md:4:70", "narrative/a.md:4:84"]


def test_places_are_those_of_the_file(tmp_path: Path) -> None:
    text = "{# 5 #}a {{- fact(Revenue) -}} b\n\n> quoted\n> 17 and *18*\n\n| a |\n|---|\n| 19 |\n"
    found = section(tmp_path, text).narrative().diagnostics
    assert [str(item.span).removeprefix("narrative/a.md:") for item in found] == ["7:3", "7:11", "11:3"]


def test_very_many_numbers_are_all_found(tmp_path: Path) -> None:
    found = section(tmp_path, "\n".join(f"Of them {number}.5 x." for number in range(1000))).narrative().diagnostics
    assert len(found) == 1000


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Revenue increased by {{ change(Revenue) }}.", "says 'increased' of a figure that fell by 10.6%"),
        ("Revenue was up {{ change(Revenue) }}.", "says 'up' of a figure that fell by 10.6%"),
        ("Revenue was {{ change(Revenue) }} higher.", "says 'higher' of a figure that fell by 10.6%"),
        ("Cost of sales fell {{ change(CostOfSales) }}.", "says 'fell' of a figure that rose by 50%"),
        ("Revenue moved by {{ change(Revenue) }}.", "Nothing in the sentence says that the 10.6% is a fall"),
        ('Revenue grew by {{ fact(RevenueGrowth, style="magnitude") }}.', "says 'grew' of a figure that fell by 10.6%"),
        ('Costs {{ change(CostOfSales).verb("fell", "rose") }}, as did revenue, by {{ change(Revenue) }}.', "says '' of"),
        ("Costs rose by {{ change(CostOfSales) }} and revenue by {{ change(Revenue) }}.", "says 'rose' of a figure that fell"),
        ("Revenue fell by {{ change(Revenue) }}.", None),
        ("Revenue was {{ change(Revenue) }} lower, while costs rose.", None),
        ('Revenue {{ change(Revenue).verb("fell", "rose") }} by {{ change(Revenue) }}.', None),
        ("Costs rose by {{ change(CostOfSales) }} while revenue fell by {{ change(Revenue) }}.", None),
        ("Revenue moved by {{ change(Revenue).signed }}.", None),
        ("Revenue increased. It is {{ change(Revenue) }} below that of last year.", None),
        ("The loss increased by {{ change(Profit) }}.", None),
        ("Cash is {{ difference(Cash) }} more.", None),
    ],
)
def test_directions(tmp_path: Path, text: str, message: str | None) -> None:
    case = section(tmp_path, text)
    read = case.narrative()
    assert read.value is not None
    assert len(read.value.sections) == 1
    if message is None:
        assert read.diagnostics == ()
        return
    found = only(case)
    assert (found.code, found.severity) == ("disclose.prose:direction", Severity.WARNING)
    column = text.rindex("{{ change" if "change" in text else "{{ fact") + 1
    assert str(found.span) == f"narrative/a.md:4:{column}"
    assert message in found.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("收入增长{{ change(Revenue) }}。", "says '增长' of a figure that fell"),
        ("收入下降{{ change(Revenue) }}。", None),
        ("收入为{{ change(Revenue) }}的降幅。", None),
        ("销售成本减少{{ change(CostOfSales) }}。", "says '减少' of a figure that rose"),
    ],
)
def test_directions_in_chinese(tmp_path: Path, text: str, message: str | None) -> None:
    found = section(tmp_path, text, "zh-Hans").narrative().diagnostics
    assert [message is not None and message in item.message for item in found] == ([True] if message else [])


def test_directions_are_known_in_two_languages() -> None:
    movement = Movement(0, 1, -1, "10,6%", False, False, Span("a.md", 1, 1))
    assert list(opposed("x sank um x.", [(0, 12)], [movement], (), "de")) == []
    assert len(list(opposed("x sank by x.", [(0, 12)], [movement], (), "en"))) == 0
    assert len(list(opposed("x rose by x.", [(0, 12)], [movement], (), "en"))) == 1
