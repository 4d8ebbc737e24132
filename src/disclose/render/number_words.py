"""Words that are numbers or say what a number counts, in English and Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

SCALE_WORDS: Mapping[str, int] = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "k": 3, "m": 6, "mn": 6, "mln": 6, "bn": 9, "tn": 12, "K": 3, "M": 6, "B": 9, "T": 12,
    "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12,
}  # fmt: skip
"""Words and letters after a number and the powers of ten they stand for."""

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen"
)
_SMALL: Mapping[str, int] = {word: number for number, word in enumerate(_UNITS.split())}
_TENS: Mapping[str, int] = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)  # noqa: SIM905
}
ENGLISH_NUMBERS = (*_SMALL, *_TENS)
LARGE = ("hundred", "thousand", "million", "billion", "trillion")
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip

ENGLISH_UNITS = (
    "year", "month", "week", "day", "hour", "minute", "decade", "quarter", "dollar", "euro", "pound", "yen", "yuan",
    "renminbi", "cent", "employee", "people", "person", "customer", "client", "user", "director", "shareholder",
    "subsidiary", "associate", "company", "business", "segment", "office", "country", "city", "region", "market",
    "store", "branch", "site", "plant", "factory", "vehicle", "car", "model", "patent", "product", "project",
    "contract", "share", "word", "token", "parameter", "tonne", "ton", "kilometre", "kilometer", "mile", "litre",
    "liter",
)  # fmt: skip
"""What a number word counts, so that it is a figure; a number word before another noun (two reasons) counts the text's own."""
CURRENCY_CODES = frozenset((
    "RMB", "CNY", "HKD", "USD", "EUR", "GBP", "JPY", "CHF", "SGD", "AUD", "CAD", "INR", "KRW", "TWD", "SEK", "NOK",
    "DKK", "BRL", "ZAR", "MXN", "US", "HK", "S", "NT", "A", "C",
))  # fmt: skip
"""Letters before a number that name a currency, alone or before its sign (HK$), and so do not make a name of it."""

_HAN_DIGITS: Mapping[str, int] = {**{digit: number for number, digit in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_HAN_POWERS: Mapping[str, int] = {"十": 1, "百": 2, "千": 3}
HAN_NUMERALS = "".join((*_HAN_DIGITS, *_HAN_POWERS, "万", "亿"))
HAN_UNITS = (
    "港元", "美元", "欧元", "日元", "元", "年", "个月", "周", "天", "日", "小时", "家", "名", "人", "位", "辆", "款",
    "台", "块", "股", "座", "吨", "公里", "字",
)  # fmt: skip
"""What Chinese numerals count, so that they are a figure; 两个, 三项, 四类 and the like count the text's own."""


def english_number(words: Iterable[str]) -> int | None:
    """The value of number words: ``two hundred and five`` is 205, ``a million`` is 1,000,000; None for other words."""
    total = part = 0
    for word in words:
        if word in _SMALL or word in _TENS:
            part += _SMALL.get(word, _TENS.get(word, 0))
        elif word == "a":
            part += 1
        elif word == "hundred":
            part *= 100
        elif word in SCALE_WORDS:
            total, part = total + part * 10 ** SCALE_WORDS[word], 0
        elif word != "and":
            return None
    return total + part or None


def han_number(text: str) -> int | None:
    """The value of Chinese numerals: 三百四十 is 340, 十二亿 is 1,200,000,000; None for what is no number."""
    total = group = 0
    digit: int | None = None
    for character in text:
        if character in _HAN_DIGITS:
            if digit:
                return None
            digit = _HAN_DIGITS[character]
        elif character in _HAN_POWERS:
            group += (1 if digit is None else digit) * 10 ** _HAN_POWERS[character]
            digit = None
        else:
            total = (total + group + (digit or 0)) * 10 ** SCALE_WORDS[character]
            group, digit = 0, None
    return total + group + (digit or 0) or None
