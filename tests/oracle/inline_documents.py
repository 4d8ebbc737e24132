"""Inline XBRL document sets of all kinds, made from a number: texts in one another and across documents, tuples, fractions,
footnotes, formats, targets."""

from __future__ import annotations

import random
from collections.abc import Mapping

NAMESPACES = """xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:t="https://inline-kinds.example/2023" xmlns:cur="http://www.xbrl.org/2003/iso4217"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" """
ROLE, ARCROLE = "https://inline-kinds.example/notes", "https://inline-kinds.example/explains"
_NUMBERS = (
    ("", "1234.5"),
    ('format="ixt:num-dot-decimal"', "6,494.70"),
    ('format="ixt:num-comma-decimal" scale="3"', "6.494,7"),
    ('format="ixt:num-dot-decimal" sign="-" scale="-2"', " 44.1 "),
    ('format="ixt:fixed-zero"', "–"),
    ('format="ixt:num-unit-decimal"', "12 pounds 5 pence"),
)
_DAYS = (("ixt:date-day-monthname-year-en", "31 December 2023"), ("ixt:date-year-month-day", "2023年12月31日"))
_TUPLES = ("Child", "Person", "Team")
"""By how many more may be in one another: each holds the one before it."""
_WORDS = ("a & b", "<3", "“quoted”", "  spaces  ", "中文", "x", "1.5")


class Maker:
    """Makes the documents of one set."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.count = 0
        self.facts: dict[str | None, list[str]] = {None: [], "x": []}
        self.notes: list[str] = []
        self._continuations: list[str] = []
        self.two_targets = self._random.random() < 0.3

    def documents(self) -> Mapping[str, str]:
        """The documents, by name."""
        names = [f"{letter}.xhtml" for letter in "abc"[: self._random.randint(1, 3)]]
        bodies = {name: [self._piece() for _ in range(self._random.randint(3, 10))] for name in names}
        for continuation in self._continuations:
            bodies[self._random.choice(names)].append(continuation)
        for body in bodies.values():
            self._random.shuffle(body)
        return {
            name: f'<html {NAMESPACES} xml:lang="en"><head><title>x</title></head><body>'
            f"{self._header() if name == names[0] else ''}\n" + "\n".join(body) + "\n</body></html>"
            for name, body in bodies.items()
        }

    def _header(self) -> str:
        targets = ["", ' target="x"'] if self.two_targets else [""]
        schema = '<link:schemaRef xlink:type="simple" xlink:href="inline_kinds.xsd"></link:schemaRef>'
        references = "".join(f"<ix:references{target}>{schema}</ix:references>" for target in targets)
        contexts = "".join(
            f'<xbrli:context id="c{year}"><xbrli:entity><xbrli:identifier scheme="https://s.example">1</xbrli:identifier>'
            f"</xbrli:entity><xbrli:period><xbrli:instant>{year}-12-31</xbrli:instant></xbrli:period></xbrli:context>"
            for year in (2022, 2023)
        )
        units = '<xbrli:unit id="m"><xbrli:measure>cur:CNY</xbrli:measure></xbrli:unit>'
        units += '<xbrli:unit id="n"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>'
        roles = f'<link:roleRef xlink:type="simple" roleURI="{ROLE}" xlink:href="inline_kinds.xsd#notes"></link:roleRef>'
        roles += f'<link:arcroleRef xlink:type="simple" arcroleURI="{ARCROLE}" xlink:href="inline_kinds.xsd#explains">'
        links = "".join(self._relationships())
        inside = f"<ix:resources>{roles}</link:arcroleRef>{contexts}{units}{links}</ix:resources>"
        return f'<div style="display:none"><ix:header>{references}{inside}</ix:header></div>'

    def _relationships(self) -> list[str]:
        made = []
        for target, facts in self.facts.items():
            for note in self.notes if target is None else ():
                chosen = self._random.sample(facts, min(len(facts), 2))
                role = f' linkRole="{ROLE}"' if self._random.random() < 0.3 else ""
                if chosen:
                    made.append(f'<ix:relationship fromRefs="{" ".join(chosen)}" toRefs="{note}"{role}></ix:relationship>')
            if len(facts) > 1:
                first, second = sorted(self._random.sample(facts, 2))
                made.append(f'<ix:relationship fromRefs="{first}" toRefs="{second}" arcrole="{ARCROLE}"></ix:relationship>')
        return made

    def _id(self) -> str:
        self.count += 1
        return f"f{self.count:03}"

    def _common(self, concept: str, target: str | None = None, *, order: str = "") -> str:
        id = self._id()
        self.facts[target].append(id)
        where = "" if target is None else f' target="{target}"'
        return f'id="{id}" name="t:{concept}" contextRef="c{self._random.choice((2022, 2023))}"{where}{order}'

    def _target(self) -> str | None:
        return "x" if self.two_targets and self._random.random() < 0.4 else None

    def _word(self) -> str:
        return self._random.choice(_WORDS).replace("&", "&amp;").replace("<", "&lt;")

    def _piece(self) -> str:
        kind = self._random.choice((self._number, self._text, self._block, self._day, self._fraction, self._tuple, self._note))
        return f"<div>{self._word()} {kind()}</div>"

    def _number(self, target: str | None = None, order: str = "") -> str:
        target = target if order else self._target()
        attributes, shown = self._random.choice(_NUMBERS)
        concept, unit = self._random.choice((("Money", "m"), ("Count", "n")))
        if self._random.random() < 0.1:
            common = self._common(concept, target, order=order)
            return f'<ix:nonFraction {common} unitRef="{unit}" xsi:nil="true"></ix:nonFraction>'
        if self._random.random() < 0.2:
            decimals = f'unitRef="{unit}" decimals="INF" {attributes}'
            shown = f"<ix:nonFraction {self._common(concept, target)} {decimals}>{shown}</ix:nonFraction>"
        common = self._common(concept, target, order=order)
        return f'<ix:nonFraction {common} unitRef="{unit}" decimals="0" {attributes}>{shown}</ix:nonFraction>'

    def _count(self, target: str | None, order: str) -> str:
        return f'<ix:nonFraction {self._common("Count", target, order=order)} unitRef="n" decimals="0">7</ix:nonFraction>'

    def _text(self, target: str | None = None, order: str = "") -> str:
        target = target if order else self._target()
        language = f' xml:lang="{self._random.choice(("de", "en", ""))}"'
        common = self._common("Text", target, order=order)
        inside = f"{self._word()}<b>{self._word()}</b>"
        if self._random.random() < 0.3:
            inside += f"<ix:exclude>{self._word()}</ix:exclude>{self._word()}"
        return f"<ix:nonNumeric {common}{language}{self._continued()}>{inside}</ix:nonNumeric>"

    def _continued(self) -> str:
        """The attribute of a text that goes on elsewhere, now and then."""
        attribute = ""
        for _ in range(self._random.choice((0, 0, 0, 1, 2))):
            id = self._id()
            self._continuations.append(f'<p><ix:continuation id="{id}"{attribute}>{self._word()}<i>x</i></ix:continuation></p>')
            attribute = f' continuedAt="{id}"'
        return attribute

    def _block(self) -> str:
        inside = f'<p class="a" id="{self._id()}">{self._word()}<br/>{self._number()}</p><p>{self._text()}</p>'
        common = f'{self._common("Text", self._target())} xml:lang="en" escape="true"'
        return f"<ix:nonNumeric {common}{self._continued()}>{inside}</ix:nonNumeric>"

    def _day(self) -> str:
        if self._random.random() < 0.3:
            return f'<ix:nonNumeric {self._common("Flag", self._target())} format="ixt:fixed-true">yes</ix:nonNumeric>'
        format, shown = self._random.choice(_DAYS)
        return f'<ix:nonNumeric {self._common("Day", self._target())} format="{format}">{shown}</ix:nonNumeric>'

    def _fraction(self) -> str:
        terms = '<ix:numerator format="ixt:num-dot-decimal">1,000</ix:numerator>/<ix:denominator>3</ix:denominator>'
        return f'<ix:fraction {self._common("Share", self._target())} unitRef="n">{terms}</ix:fraction>'

    def _note(self) -> str:
        id = f"n{self._id()}"
        self.notes.append(id)
        language = ' xml:lang="fr"' if self._random.random() < 0.5 else ""
        inside = f"{self._word()}<i>{self._word()}</i>"
        return f'<ix:footnote id="{id}"{language}{self._continued()}>{inside}</ix:footnote>'

    def _tuple(self, target: str | None = None, place: str = "", depth: int = 2) -> str:
        """A tuple, and beside it those of its members that do not stand in it."""
        target = target if place else self._target()
        where = "" if target is None else f' target="{target}"'
        id = self._id()
        members = [self._text(target, ' order="1"'), self._count(target, ' order="2"')]
        self._random.shuffle(members)
        inside = outside = ""
        for member in members:
            if self._random.random() < 0.5:
                inside += member
            else:
                outside += member.replace(' order="', f' tupleRef="p{id}" order="', 1)
        if depth and self._random.random() < 0.4:
            outside += self._tuple(target, f' tupleRef="p{id}" order="3"', depth - 1)
        return f'{outside}<ix:tuple id="{id}" name="t:{_TUPLES[depth]}" tupleID="p{id}"{where}{place}>{inside}</ix:tuple>'
