"""The fixed words of a page, in every language the project knows.

A page never holds a word of its own: the theme asks for it here, so that a report in a further language needs no template.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module

ENGLISH: Mapping[str, str] = {
    "about": "About this report",
    "cited": "{document}, {places}",
    "bridge": "From {first} to {last} by {steps}",
    "change": "Change",
    "chart_bars": "Bar chart",
    "chart_bridge": "Bridge chart",
    "chart_share": "Chart of shares",
    "charts": "The year in charts",
    "computed_note": "Figures in italics are computed from the figures beside them and are not tagged.",
    "contents": "Contents",
    "derived": "Derived",
    "derived_mark": "†",
    "derived_note": "Derived from other printed figures; not itself printed in the source.",
    "back_to_figure": "Back to the figure",
    "facts": "Tagged facts",
    "footnote": "Footnote {number}",
    "fell": "{label} fell from {before} in {prior} to {after} in {current}",
    "figures_in": "Figures in {unit} unless stated otherwise",
    "figures_only": "Figures in {unit}",
    "how_to_read": "How to read the tags",
    "how_to_read_text": (
        "This document is Inline XBRL: one file that people read and software reads. Every figure, date and disclosure set in "
        "it carries a tag with its concept, entity, period and unit. Open it in an Inline XBRL viewer to see the tags; "
        "in a browser it is a page like any other. A figure shown in several places is one fact."
    ),
    "identifier": "Identifier",
    "kept": "{label} stayed at {after} in {current} as in {prior}",
    "key_figures": "Key figures",
    "language": "English",
    "languages": "Languages",
    "list": ", ",
    "item": "Item",
    "many_points": "percentage points",
    "note": "Note",
    "note_reference": "Note",
    "nothing": "n/a",
    "one_point": "percentage point",
    "other": "Other disclosed figures",
    "page": "p. {page}",
    "period": "Period",
    "places": "; ",
    "points": " pp",
    "published": "Published",
    "rose": "{label} rose from {before} in {prior} to {after} in {current}",
    "signs": "Signs",
    "signs_text": "Amounts in parentheses are negative, or deducted where the line is a deduction.",
    "source": "Source",
    "sources": "Notes on sources",
    "sources_text": "Where each figure and text comes from. A heading leads to the part of the report that it names.",
    "statements": "Financial statements and figures",
    "per_share": "{unit} per share",
    "shares": "shares",
    "stood": "{label} stood at {after} in {current}",
    "stop": ". ",
    "taxonomy": "Taxonomy",
    "texts": "Texts",
    "total": "Total",
    "unit": "Unit",
    "value": "Value",
    "versus": "vs {period}",
    "year_ended": "Year ended {end}",
    "period_range": "{start} to {end}",
}
_CHINESE: Mapping[str, str] = {
    "about": "关于本报告",
    "cited": "{document}，{places}",
    "bridge": "由{first}至{last}：{steps}",
    "change": "变动",
    "chart_bars": "条形图",
    "chart_bridge": "瀑布图",
    "chart_share": "占比图",
    "charts": "图解年度业绩",
    "computed_note": "带下划点线的数字由相邻数字计算得出，未加标记。",
    "contents": "目录",
    "derived": "推算",
    "derived_mark": "†",
    "derived_note": "由其他已披露数字推算得出，来源文件中并未直接列示。",
    "back_to_figure": "返回该数字",
    "footnote": "附注{number}",
    "facts": "已标记事实",
    "fell": "{label}由{prior}的{before}降至{current}的{after}",
    "figures_in": "除另有说明外，单位为{unit}",
    "figures_only": "单位：{unit}",
    "how_to_read": "如何阅读标记",
    "how_to_read_text": (
        "本文件采用 Inline XBRL 格式：同一文件既供人阅读，也供软件读取。文中每项数字、日期及披露内容均附有标记，"
        "载明其概念、实体、期间及单位。使用 Inline XBRL 查看器可显示标记；在浏览器中则与普通网页无异。"
        "在多处出现的同一数字为同一事实。"
    ),
    "identifier": "识别码",
    "kept": "{label}于{current}为{after}，与{prior}持平",
    "key_figures": "关键数字",
    "language": "简体中文",
    "languages": "语言版本",
    "list": "、",
    "item": "项目",
    "many_points": "个百分点",
    "note": "附注",
    "note_reference": "附注",
    "nothing": "不适用",
    "one_point": "个百分点",
    "other": "其他披露数字",
    "page": "第{page}页",
    "period": "期间",
    "places": "、",
    "points": "个百分点",
    "published": "发布日期",
    "rose": "{label}由{prior}的{before}升至{current}的{after}",
    "signs": "符号",
    "signs_text": "括号内金额为负数，或该项目为扣减项。",
    "source": "来源",
    "sources": "数据来源说明",
    "sources_text": "本报告各项数字及文字的来源。点击标题可前往其所在位置。",
    "statements": "财务报表及数据",
    "per_share": "{unit}/股",
    "shares": "股",
    "stood": "{label}于{current}为{after}",
    "stop": "。",
    "taxonomy": "分类标准",
    "texts": "文字披露",
    "total": "合计",
    "unit": "单位",
    "value": "数值",
    "versus": "较{period}",
    "year_ended": "截至{end}止年度",
    "period_range": "{start}至{end}",
}


def is_chinese(language: str) -> bool:
    """Whether a language is a form of Chinese."""
    return language.lower().split("-")[0] == "zh"


_MODULES: Mapping[str, str] = {"de": "words_german", "fr": "words_french"}
"""Languages whose words lie in a module of their own, which few reports need."""


def has_words(language: str) -> bool:
    """Whether the fixed words are known in a language; Chinese in traditional characters is another than in simplified."""
    primary, *more = language.lower().split("-")
    return primary in ("en", *_MODULES) or (primary == "zh" and not {"hant", "hk", "mo", "tw"} & {*more})


@lru_cache(maxsize=16)
def words(language: str) -> Mapping[str, str]:
    """The fixed words in a language; in English where the project does not know the language."""
    module = _MODULES.get(language.lower().partition("-")[0])
    if module is not None:
        found: Mapping[str, str] = import_module(f"disclose.render.{module}").WORDS
        return found
    return _CHINESE if is_chinese(language) else ENGLISH
