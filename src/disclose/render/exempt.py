"""Numbers that are no figures: dates, years, references to notes, pages and standards."""

from __future__ import annotations

import re
from functools import lru_cache

from disclose.render.typed_numbers import GAP

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_NUMBER = r"[A-Z]?[0-9]+[A-Za-z]?(?:\.[0-9]+)*(?:\([a-z0-9]{1,4}\))*"
_END = r"(?![0-9]|[.,][0-9])"
_REFERRED = (
    "notes?|sections?|sub-?sections?|pages?|pp?\\.|chapters?|tables?|figures?|fig\\.|items?|appendix|appendices|annex|rules?"
    "|articles?|paragraphs?|clauses?|schedules?|exhibits?|volumes?|levels?|scopes?|stages?|tiers?|forms?|nos?\\.|phases?|steps?"
)
_STANDARD = "IFRS|IAS|IFRIC|SIC|HKFRS|HKAS|SFRS|FRS|SFAS|ASC|ASU|ISO(?:/IEC)?|IEC|GRI|SASB|ESRS|CAS|TCFD|Basel"
_BEFORE_YEAR = (
    "in|of|since|until|till|by|from|to|during|year|years|fiscal|FY|end|early|late|mid|for|between|before|after|through|and|or"
    "|spring|summer|autumn|winter|than"
    "|jahr|jahre|jahres|geschäftsjahr|geschäftsjahres|seit|bis|ab|ende|anfang|mitte|année|exercice|depuis|fin|début"
)

_EVERYWHERE = (
    r"(?<!\d)\d{4}-\d{2}(?:-\d{2})?(?!\d|[.,]\d)",
    r"(?<!\d)\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d{2}(?!\d)",
    r"(?<![\d.,:])\d{1,2}:\d{2}(?!\d)",
)
_ENGLISH = (
    rf"(?<![\d.,])\d{{1,2}}(?:st|nd|rd|th)?{GAP}+(?:of{GAP}+)?{_MONTH}(?:,?{GAP}+\d{{4}})?{_END}",
    rf"\b{_MONTH}{GAP}+\d{{1,2}}(?:st|nd|rd|th)?(?:,{GAP}*\d{{4}})?{_END}",
    rf"\b{_MONTH},?{GAP}+(?:19|20)\d{{2}}{_END}",
    rf"(?i:\b(?:{_REFERRED})){GAP}*{_NUMBER}(?:{GAP}*(?:,|and|to|or|&|-|\u2013){GAP}*{_NUMBER})*{_END}",
    rf"\b(?:{_STANDARD}){GAP}*[A-Z]?\d+(?:[.:-]\d+)*{_END}",
    r"\b(?:[1-4][HQ]|[HQ][1-4]|FY)[ '’]?(?:\d{4}|\d{2})?\b",
)
_CHINESE = (
    r"(?<!\d)(?:19|20)\d{2}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)?",
    r"(?<!\d)\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?(?:至\s*\d{1,2}\s*[日号月])?",
    r"第\s*\d+",
    r"(?:附注|附註|注释|表|图|圖)\s*\d+(?:\.\d+)*(?!\d|[.,]\d)",
)


@lru_cache(maxsize=1)
def exemptions() -> tuple[re.Pattern[str], ...]:
    """The patterns of dates and references as English and Chinese write them, which hold in every language."""
    day = rf"(?<![\d.,])\d{{1,2}}\.?{GAP}[^\W\d_]{{3,}}\.?{GAP}(?:19|20)\d{{2}}{_END}"
    return tuple(re.compile(pattern) for pattern in (*_EVERYWHERE, *_CHINESE, *_ENGLISH, day))


@lru_cache(maxsize=1)
def year_patterns() -> tuple[re.Pattern[str], ...]:
    """Years: `years` are the digits, `said` is there where a word says that they are a year."""
    years = r"(?P<years>(?:19|20)\d{2}(?:[/\u2013-](?:\d{4}|\d{2})|s)?)"
    said = rf"(?:(?<=[A-Za-z])|\b)(?P<said>(?i:\b(?:{_BEFORE_YEAR}))(?:{GAP}+|-)|\()?"
    return (re.compile(rf"{said}(?<![\d.,$€£¥]){years}(?![\d%A-Za-z]|[.,]\d)"),)
