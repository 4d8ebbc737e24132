"""Faults put into the example, one at a time, through a real process: exit status, one located message, output intact."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(project: Path, output: Path, cache: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "disclose", "build", str(project), "-o", str(output), *more]
    environment = {**os.environ, "DISCLOSE_CACHE": str(cache), "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=60, check=False)


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example beside its taxonomy, built once."""
    base = tmp_path_factory.mktemp("faults")
    shutil.copytree(ROOT / "taxonomy", base / "taxonomy")
    shutil.copytree(
        ROOT / "examples" / "sensetime-2023", base / "examples" / "sensetime-2023", ignore=shutil.ignore_patterns("out")
    )
    done = run(base / "examples" / "sensetime-2023", base / "out", base / "cache")
    assert done.returncode == 0, done.stdout + done.stderr
    return base


def replace(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(base: Path) -> None:
        path = base / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), "utf-8")

    return edit


def write(name: str, data: bytes) -> Callable[[Path], None]:
    return lambda base: void((base / name).write_bytes(data))


def append(name: str, data: bytes) -> Callable[[Path], None]:
    def edit(base: Path) -> None:
        with (base / name).open("ab") as stream:
            stream.write(data)

    return edit


def void(_: object) -> None:
    """Forget a result."""


@dataclass(frozen=True)
class Fault:
    """An edit, the exit status it must lead to, and what the message must say."""

    edit: Callable[[Path], None]
    status: int
    says: tuple[str, ...]
    findings: int = 1


EXAMPLE = "examples/sensetime-2023/"
MONEY = EXAMPLE + "figures/financial-performance.csv"
FAULTS = {
    "total that does not foot": Fault(
        replace(MONEY, '"1,500.8"', '"1,500.9"'),
        1,
        (
            "figures/financial-performance.csv:4:",
            "calc11e:inconsistentCalculationUsingRounding",
            "1,500.9",
            "3,405.8",
            "1,905.1",
            "1,500,850,000",
            "1,500,600,000",
        ),
    ),
    "unknown concept": Fault(
        replace(MONEY, "\nCostOfSales,", "\nCostOfSale,"),
        1,
        ("figures/financial-performance.csv:3:1", "CostOfSale", "CostOfSales"),
    ),
    "wrong unit": Fault(
        replace(EXAMPLE + "figures/customers-and-usage.csv", "NewCustomerShare,70%,,", "NewCustomerShare,70%,CNY,"),
        1,
        ("figures/customers-and-usage.csv:2:", "CNY"),
    ),
    "missing prior figure": Fault(
        replace(MONEY, 'CostOfSales,"1,905.1","1,266.2"', 'CostOfSales,"1,905.1",'),
        1,
        (
            "figures/financial-performance.csv:3:13",
            "disclose.comparative:missing-period",
            "2022",
            "not reported, taken as nothing",
        ),
        findings=2,
    ),
    "missing prior period": Fault(
        replace(EXAMPLE + "disclosure.yaml", "{current: 2023, prior: 2022}", "{current: 2023}"),
        1,
        ("figures/financial-performance.csv:1:", "figures/revenue-by-business.csv:1:", "prior", "report.periods"),
        findings=2,
    ),
    "malformed CSV": Fault(
        append(MONEY, b'\nAdministrativeExpense,"1,000.0,\n'),
        1,
        ("figures/financial-performance.csv:", "quot"),
    ),
    "invalid UTF-8": Fault(
        append(MONEY, b"\xff\xfe\n"),
        2,
        ("figures/financial-performance.csv:10:1", "UTF-8"),
    ),
    "DOCTYPE in a template's output": Fault(
        write(
            EXAMPLE + "report.xhtml.j2",
            b'{% extends "themes/annual-report/report.xhtml.j2" %}\n{% block cover %}<!DOCTYPE html>{% endblock %}\n',
        ),
        1,
        ("report.xhtml.j2:2", "DOCTYPE"),
    ),
    "undefined template variable": Fault(
        write(
            EXAMPLE + "report.xhtml.j2",
            b'{% extends "themes/annual-report/report.xhtml.j2" %}\n\n{% block cover %}{{ chairman }}{% endblock %}\n',
        ),
        1,
        ("report.xhtml.j2:3", "chairman"),
    ),
    "undefined name in prose": Fault(
        append(EXAMPLE + "narrative/en/10-outlook.md", b"\nRevenue is {{ fact(Revenu) }}.\n"),
        1,
        ("narrative/en/10-outlook.md:", "Revenu", "Revenue"),
    ),
    "cyclic calculation": Fault(
        lambda base: void(
            (base / "taxonomy" / "annual-report" / "zz-cycle.yaml").write_text(
                "statements:\n"
                "  - role: cycle\n"
                "    title: {en: Cycle, zh-Hans: 循环}\n"
                "    presentation: [Revenue, GrossProfit]\n"
                '    calculation: ["GrossProfit = Revenue", "Revenue = GrossProfit"]\n',
                "utf-8",
            )
        ),
        1,
        ("zz-cycle.yaml:5", "cycle"),
    ),
    "empty file": Fault(write(MONEY, b""), 1, ("figures/financial-performance.csv", "empty")),
    "50 MB table": Fault(append(MONEY, b"Revenue,1,1,,,\n" * 3_500_000), 2, ("figures/financial-performance.csv", "32 MiB")),
    "no project file": Fault(lambda base: (base / EXAMPLE / "disclosure.yaml").unlink(), 2, ("disclosure.yaml",)),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_located_and_leaves_the_last_output(built: Path, tmp_path: Path, name: str) -> None:
    fault = FAULTS[name]
    base = tmp_path / "copy"
    shutil.copytree(built, base)
    before = hashes(base / "out")
    fault.edit(base)
    done = run(base / "examples" / "sensetime-2023", base / "out", base / "cache")
    text = done.stdout + done.stderr
    assert done.returncode == fault.status, text
    for words in fault.says:
        assert words in text
    assert "Traceback" not in text
    assert done.stderr.count("error[") == fault.findings, text
    assert hashes(base / "out") == before
