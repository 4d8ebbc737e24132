"""Our rules of the registries and Arelle's read the same texts the same way, or both refuse.

Arelle's functions are another implementation, not the specification. Where they differ from what the registries say, the rules
and the reason stand in `DEVIATIONS`, and what shows it is counted apart.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from random_values import value

from disclose.lexical import collapse
from disclose.names import IXT_TR1, IXT_TR2, IXT_TR3, IXT_TR4, IXT_TR5, QName
from disclose.transforms import REGISTRIES, Kind, transform, untransform

pytestmark = pytest.mark.oracle
COUNT = 100_000
COMPARED = (IXT_TR1, IXT_TR2, IXT_TR3, IXT_TR4, IXT_TR5)
CHARACTERS = [*"0123456789", *" .,'-/()adeimnrsvxIVX", *"\u00a0\u3000’，３०५年月日元—", "th", "of", "de", "000", "12", "Mar"]
SEEDS = {
    Kind.DATE: ["31.12.2023", "2023-12-31", "12/31/23", "1 2 3", "31 December 2023"],
    Kind.MONTH: ["12.2023", "2023年1月", "5 23", "December 2023"],
    Kind.MONTH_DAY: ["31.12", "12/31", "29 February", "2 30"],
    Kind.NUMBER: ["1,234.50", "1.234,50", "007", "12 345", "1,234円50銭", "—", ".5", "12,34,567.8", "1’234.5"],
}
Case = tuple[str, str, str, str | None, str | None]
"""Registry, rule, text, what we read, what Arelle reads."""


def mutated(text: str, source: random.Random) -> str:
    """A text with up to three small changes."""
    for _ in range(source.choice([0, 0, 1, 1, 1, 2, 3])):
        place = source.randint(0, len(text))
        match source.randrange(6):
            case 0:
                text = text[:place] + text[place + 1 :]
            case 1:
                text = text[:place] + source.choice(CHARACTERS) + text[place:]
            case 2:
                text = text[:place] + source.choice(CHARACTERS) + text[place + 1 :]
            case 3:
                text = text[:place] + text[place : place + 2] * 2 + text[place + 2 :]
            case 4:
                text = source.choice([text.upper(), text.lower(), text.title()])
            case 5:
                text = re.sub(
                    "[0-9]+", lambda _: str(source.choice([0, 1, 9, 12, 13, 29, 30, 31, 99, 2024, 20231])), text, count=1
                )
    return text


def near(namespace: str, rule: str, source: random.Random) -> str:
    """A text that the rule may or may not read: something it shows or a seed of its kind, changed a little."""
    kind = REGISTRIES[namespace][rule].kind
    shown = untransform(QName(namespace, rule), value(kind, source)) if source.random() < 0.8 else None
    return collapse(mutated(shown if shown is not None else source.choice(SEEDS.get(kind, ["x", ""])), source))


def cases(count: int) -> list[Case]:
    """Random texts over all rules of the five registries, the same in every run, with both results."""
    source = random.Random(20231231)
    rules = [(namespace, rule) for namespace in COMPARED for rule in REGISTRIES[namespace]]
    return with_arelle([(*rules[at % len(rules)], near(*rules[at % len(rules)], source)) for at in range(count)])


def with_arelle(rows: list[tuple[str, str, str]]) -> list[Case]:
    """What we read and what Arelle reads, which runs in a process of its own."""
    helper = Path(__file__).with_name("arelle_functions.py")
    done = subprocess.run(
        [sys.executable, helper], input=json.dumps(rows).encode(), capture_output=True, check=True, timeout=120
    )
    return [
        (*row, transform(QName(row[0], row[1]), row[2]), other)
        for row, other in zip(rows, json.loads(done.stdout), strict=True)
    ]


def _any_numbers(case: Case) -> bool:
    return case[0] == IXT_TR1 and re.match("date(slash|dot)", case[1]) is not None and case[3] is None


def _foreign_digits(case: Case) -> bool:
    return case[0] == IXT_TR1 and case[3] is None and not str(case[4]).isascii()


def _late_hindi_months(case: Case) -> bool:
    return case[1] in HINDI and case[4] is None and re.search("अक्टूबर|नवंबर|दिसंबर", case[2]) is not None


def _unpadded(case: Case) -> bool:
    return (case[1] in SAKA and case[3] == str(case[4]).rjust(10, "0")) or (case[1] in HINDI and _padded(case[4]) == case[3])


def _padded(date: str | None) -> str | None:
    return None if date is None else "-".join(part.zfill(2) for part in date.split("-"))


def _short_saka_years(case: Case) -> bool:
    return case[1] in SAKA and re.search("[^0-9०-९]([0-9]{2}|[०-९]{2})$", case[2]) is not None


def _digit_as_separator(case: Case) -> bool:
    return "monthroman" in case[1] and case[3] is None and re.search("[0-9][IVXivx]|[IVXivx][0-9]", case[2]) is not None


def _nordic_endings(case: Case) -> bool:
    return re.match("date-.*-(da|sv)$", case[1]) is not None


DEVIATIONS: dict[str, Callable[[Case], bool]] = {
    "registry 1 has days and months of one or two digits, years of two or four, and gives dates that exist": _any_numbers,
    "xs:date has ASCII digits only": _foreign_digits,
    "the names of October to December in Arelle's pattern for Hindi are not the ones in its table": _late_hindi_months,
    "months and days have two digits and years four in xs:date": _unpadded,
    "a Saka year of two digits ends in this century, for every month and for Devanagari digits too": _short_saka_years,
    "a digit of a day or of a year is not what separates it from a Roman numeral": _digit_as_separator,
    "registries 4 and 5 let anything but digits follow Danish and Swedish months, six characters at the end, and know their"
    " names in three spellings of case; Arelle has the rule of registry 3": _nordic_endings,
    "what follows the day of date-month-day is nothing; the letters are those of registries 2 and 3": (
        lambda case: case[1] == "date-month-day" and case[3] is None and re.search("[A-Za-z]$", case[2]) is not None
    ),
    "white space in a pattern of XML Schema is space, tab and line end only": (
        lambda case: case[1].startswith("date") and case[3] is None and re.search("[\u00a0\u3000]", case[2]) is not None
    ),
    "a day has at most two digits": lambda case: case[1].endswith("monthdayyearen") or case[1] == "date-monthname-day-year-en",
    "there is no year 0 in xs:gYearMonth": lambda case: case[3] is None and str(case[4]).startswith("0000"),
    "what follows the form of a Polish month is at most nine characters, not any number of s": (
        lambda case: case[1] == "date-day-monthname-pl" and case[3] is None and case[2].endswith("s")
    ),
    "the name that follows Fed- in Welsh is spelled Fedi where it has a capital": (
        lambda case: case[1] == "date-monthname-year-cy" and case[3] is None and case[2].startswith("Fed")
    ),
}
"""Why Arelle differs, and what tells a case of it."""
HINDI = frozenset({"datedaymonthyearin", "datemonthyearin", "date-day-monthname-year-hi", "date-monthname-year-hi"})
SAKA = frozenset({"calindaymonthyear", "date-ind-day-monthname-year-hi"})


SHOWN: dict[str, tuple[str, str, str, str | None]] = {
    "registry 1 has days": (IXT_TR1, "datedoteu", "30.02.2023", None),
    "xs:date has ASCII": (IXT_TR1, "datelonguk", "3０ June 2023", None),
    "the names of October": (IXT_TR4, "date-monthname-year-hi", "नवंबर 2023", "2023-11"),
    "months and days have": (IXT_TR3, "datedaymonthyearin", "5 ५ 2023", "2023-05-05"),
    "a Saka year": (IXT_TR4, "date-ind-day-monthname-year-hi", "५ माघ ०५", "2084-01-25"),
    "a digit of a day": (IXT_TR4, "date-day-monthroman", "31V", None),
    "registries 4 and 5": (IXT_TR5, "date-day-monthname-sv", "6 feb (?)", "--02-06"),
    "what follows the day": (IXT_TR5, "date-month-day", "2.6th", None),
    "white space": (IXT_TR2, "dateyearmonthcjk", "2023年\u30001月", None),
    "a day has": (IXT_TR5, "date-monthname-day-year-en", "May 006, 2023", None),
    "there is no year 0": (IXT_TR5, "date-month-year", "5.0000", None),
    "what follows the form": (IXT_TR5, "date-day-monthname-pl", "6 lutegossssssssss", None),
    "the name that follows": (IXT_TR5, "date-monthname-year-cy", "Fed 2023", None),
}
"""A text for each deviation, with what we read."""


@pytest.mark.parametrize("reason", DEVIATIONS)
def test_each_deviation_is_one(reason: str) -> None:
    namespace, rule, text, expected = next(case for start, case in SHOWN.items() if reason.startswith(start))
    (case,) = with_arelle([(namespace, rule, text)])
    assert case[3] == expected != case[4]
    assert DEVIATIONS[reason](case)


def test_same_value_or_both_refuse() -> None:
    found = cases(COUNT)
    differing = [case for case in found if case[3] != case[4] and not any(known(case) for known in DEVIATIONS.values())]
    assert differing == []
    assert sum(case[3] is not None for case in found) > COUNT / 3
    assert sum(case[3] is None for case in found) > COUNT / 5
