"""How much the words around a number speak for a figure: the words of its labels that stand in the sentence or near it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from disclose.model import ExplicitMember, Fact
from disclose.render.words import is_chinese
from disclose.taxonomy import Taxonomy

_WORD = re.compile(r"[A-Za-z]+|[^\W\d_]+")
_EMPTY = frozenset("a an and as at by for from in is of on or the to with per total".split())  # noqa: SIM905
_HAN = r"[\u3400-\u9fff]+"
_HINTS: Mapping[str, str] = {
    "change": (
        r"\b(?:ris|rose|grow|grew|increas|decreas|declin|fell|fall|drop|reduc|up\b|down\b|higher|lower|more|less|below|above"
        r"|contract|expand|widen|narrow|shrank|climb|cut\b)|[增减降升涨跌]"
    ),
    "share": r"\b(?:of|share|account|contribut|made up|represent|proportion)|占|比重|份额",
    "ratio": r"\b(?:times|fold|multiple)\b|倍",
    "difference": (
        r"\b(?:by|more|less|points?|difference|gap|exceed|above|below|higher|lower|fell|rose|increas|decreas)|差|减少|增加|[高低]"
    ),
    "total": r"\b(?:total|together|combined|sum|in all|jointly|both)\b|合计|共|总",
}
CERTAIN = 100
"""A score that says that most words of the labels are near."""
APART = 40
"""How far two scores lie apart where the words decide between them."""


class Surroundings(Struct, frozen=True):
    """The words of the sentence a number stands in, and of the part of the section between two headings."""

    sentence: str
    sentence_words: frozenset[str]
    near_words: frozenset[str]

    def score(self, words: frozenset[str], function: str | None = None) -> int:
        """How much speaks for a figure with these words in its labels: in the sentence, near it, or not at all, on average;
        something more for each word, and for a word that goes with what is computed."""
        if not words:
            return 0
        points = sum(2 if word in self.sentence_words else 1 if word in self.near_words else -1 for word in words)
        hint = _HINTS.get(function or "")
        hinted = 30 if hint is not None and re.search(hint, self.sentence) else 0
        return points * 100 // len(words) + 45 * (len(words) - 1) * (words <= self.sentence_words) + hinted


def surroundings(sentence: str, near: frozenset[str], language: str) -> Surroundings:
    """The words around a number; `near` are those between two headings."""
    return Surroundings(sentence.lower(), words_of(sentence, language), near)


def words_of(text: str, language: str) -> frozenset[str]:
    """The words of a text that say something, without their endings; of Chinese each pair of characters."""
    words = {_stem(word) for word in _WORD.findall(text.lower()) if word.isascii() and word not in _EMPTY}
    if is_chinese(language):
        words |= {run[at : at + 2] for run in re.findall(_HAN, text) for at in range(max(len(run) - 1, 1))}
    elif not text.isascii():
        words |= {_stem(word) for word in _WORD.findall(text.lower()) if not word.isascii()}
    return frozenset(words)


def _stem(word: str) -> str:
    for ending in ("ies", "es", "s", "ing", "ed", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def words_about(facts: Iterable[Fact], taxonomy: Taxonomy, language: str) -> frozenset[str]:
    """The words of the labels of facts: of their concepts and members, and of a measure that is no currency."""
    texts: list[str] = []
    for fact in facts:
        texts.append(taxonomy.label(fact.aspects.concept, language))
        for _, member in fact.aspects.dimensions:
            texts.append(taxonomy.label(member.member, language) if isinstance(member, ExplicitMember) else member.text)
    return words_of(" ".join(texts), language)
