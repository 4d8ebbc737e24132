"""Markdown to the XHTML that a report may hold."""

from __future__ import annotations

import pytest

from disclose.diagnostics import Span
from disclose.render.markdown import to_xhtml


def find(line: int, words: str) -> Span:
    return Span("x.md", line + 1, 1)


def xhtml(text: str) -> str:
    made = to_xhtml(text, find, "\ue000", "Figures")
    assert made.value is not None, made.diagnostics
    return made.value


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("# a\n## b\n### c\n# d", ["h3", "h4", "h5", "h3"]),
        ("## a\n### b\n## c", ["h3", "h4", "h3"]),
        ("# a\n#### b\n## c\n###### d", ["h3", "h4", "h4", "h5"]),
        ("### a\n# b\n## c", ["h3", "h3", "h4"]),
    ],
)
def test_headings_begin_below_the_section_and_leave_none_out(text: str, tags: list[str]) -> None:
    lines = [line for line in xhtml(text).split("\n") if line]
    assert [line[1:3] for line in lines] == tags
    assert all(line.endswith(f"</{tag}>") for line, tag in zip(lines, tags, strict=True))


def test_tables_have_captions_scopes_and_room_to_scroll() -> None:
    made = xhtml("Table: Sales *by* region\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n")
    assert made.startswith('<div class="scroll">\n<table>\n<caption>Sales <em>by</em> region</caption>\n')
    assert '<th scope="col">a</th>' in made
    assert '<td style="text-align:right">2</td>' in made
    assert made.endswith("</table>\n</div>\n")


def test_a_table_without_a_caption_has_that_of_its_section() -> None:
    assert '<caption><span class="furniture">Figures</span></caption>' in xhtml("| a |\n|---|\n| 1 |\n")


def test_it_is_xml() -> None:
    assert xhtml("a  \nb\n\n***\n\nA & B &nbsp;") == "<p>a<br />\nb</p>\n<hr />\n<p>A &amp; B \u00a0</p>\n"


def test_a_table_without_lines_is_a_finding() -> None:
    made = to_xhtml("a\n\n| a | b |\n|---|--:|\n\nb\n", find, "\ue000", "Figures")
    (found,) = made.diagnostics
    assert (str(found.span), found.message) == ("x.md:3:1", "This table has a heading and no lines")


def test_a_link_that_no_validator_takes_is_a_finding() -> None:
    made = to_xhtml("[a](http://a:b/)", find, "\ue000", "Figures")
    (found,) = made.diagnostics
    assert (found.code, found.message) == ("disclose.prose:link", "A link may not lead to 'http://a:b/'")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("收入\n减少。", "收入减少。"),
        ("收入\n\ue0000\ue001亿元\n\ue0001\ue001", "收入\ue0000\ue001亿元\ue0001\ue001"),
        ("**收入**\n减少，\n“如前”\n所述", "<strong>收入</strong>减少，“如前”所述"),
        ("Revenue\nfell to\n\ue0000\ue001", "Revenue\nfell to\n\ue0000\ue001"),
        ("采用\nXBRL 格式", "采用\nXBRL 格式"),
        ("매출은\n감소", "매출은\n감소"),
        ("收入  \n减少", "收入<br />\n减少"),
    ],
)
def test_line_ends_are_no_spaces_where_there_are_none_between_words(text: str, shown: str) -> None:
    assert xhtml(text) == f"<p>{shown}</p>\n"


def test_foreign_words_carry_their_language() -> None:
    assert xhtml("日日新（[*SenseNova*](lang:en)）与[链接](#section-x)") == (
        '<p>日日新（<span xml:lang="en"><em>SenseNova</em></span>）与<a href="#section-x">链接</a></p>\n'
    )


def test_what_is_no_language_is_found() -> None:
    (found,) = to_xhtml("[Kit](lang:e_n)", find, "\ue000", "Figures").diagnostics
    assert (found.code, found.message) == ("disclose.prose:link", "'e_n' is not a language")
