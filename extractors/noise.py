"""What of a file nobody reads: page numbers, footnote marks, the chrome of web pages; and its notes and glossaries.

Nothing here changes the text: the functions say which lines and which stretches of a line are to be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from extractors.text import Span


class LineKind(StrEnum):
    """What a line is besides running text."""

    TEXT = "text"
    PAGE_MARK = "page mark"  # page numbers, rules, stray brackets
    CHROME = "chrome"  # what a web page puts around an article
    NOTE = "note"  # footnotes and glossaries: they say what words mean


_PAGE_MARK = re.compile(
    r"[\s(（\[]*[—–\-－·_=*~]*\s*\d{0,4}\s*[—–\-－·_=*~]*[\s)）\]]*|[-—–\s]*第\s*\d+\s*页(?:\s*[，,/共]*\s*\d*\s*页?)?[-—–\s]*"
    r"|\d{1,3}\s*/\s*\d{1,3}|Page\s*\d+.{0,12}"
)
# A line of these words belongs to the page around the article, wherever it stands.
_CHROME = re.compile(
    r"(?:分享到|分享至|一键分享|上一[篇页条]|下一[篇页条]|上一主题|相关(?:文章|链接|阅读|新闻|附件|稿件|推荐)|(?:本栏|热门|最新)(?:最新|推荐|文章)|阅读排行|标签云|"
    r"【?字[体号]|打印(?:本页|此页)?|关闭(?:窗口|本页)?|扫一扫.*|微信扫.*|责任编辑|网站(?:地图|标识码|声明)|版权(?:所有|声明)|免责声明|.{0,4}ICP备|.{0,3}公网安备|"
    r"(?:当前|您的?|你的?)(?:所在)?位置|返回(?:首页|顶部|列表)|首页|无障碍(?:浏览|阅读)?|繁体(?:中文|版)?|设为首页|加入收藏|(?:浏览|阅读|点击|访问)(?:次数|量|数)|"
    r"QQ空间|新浪微博|人人网|开心网|百度空间|和讯|天涯社区|腾讯微博|联系我们|技术支持|(?:信息|稿件|文章)?来源|(?:发布|更新|发文)(?:时间|日期))"
    r"\s*(?:[：:>＞|｜】\]\[【].{0,60}|\s.{0,40})?"
)
_SURE_CHROME = re.compile(
    r"分享到|上一[篇页条]|下一[篇页条]|相关(?:文章|链接|阅读|新闻)|版权(?:所有|声明)|免责声明|阅读排行|责任编辑|.{0,4}ICP备"
)
_GLOSSARY = re.compile(
    r"[※*＊【\[（(\s]*(?:附[件录]?\s*[\d一二三四五]*\s*[：:]?\s*)?(?:《[^》]{2,30}》|政府工作报告|报告)?(?:中|的)?(?:有关|部分|相关|重要|主要)*(?:内容)?"
    r"(?:(?:名\s*词|名称|用\s*语|术\s*语|词\s*语|词\s*汇|缩略语)\s*(?:解\s*释|注\s*释|说\s*明|释\s*义|浅释)|注\s*释)(?:和(?:有关(?:情况)?)?说明)?[※*＊】\]）)\s：:]*"
)
_ANNEX = re.compile(r"附\s*[件表录]\s*[\d一二三四五六七八九十]*\s*[：:]?.{0,30}")
_FOOTNOTE = re.compile(r"\s*(?:[\[［【〔]\s*(?:注|\^)?\s*[\d０-９]{1,3}\s*[\]］】〕][：:]?)\s*\S")
_SENTENCE = re.compile(r"[。！？；]")
_LONG = 60  # a line longer than this is prose, not a link

_INLINE = re.compile(
    r"\[bookmark:[^\]\n]*\]|&(?:nbsp|emsp|ensp|ldquo|rdquo);|[\ufeff\u00ad\u200b-\u200f\u2028\u2060]"
    r"|[〔\[［【]\s?(?:注|\^)?\s?[\d０-９]{1,3}\s?[〕\]］】](?!\s*号)|[①-⑳](?=[，。；、）])|(?<=[\u4e00-\u9fff])\?\?+\s?"
)
_SPACED_DIGIT = re.compile(
    r"\d \.\d|\d\. \d|\d \d{1,3} ?[年月日%亿万个]|[\u4e00-\u9fff] \d+(?:\.\d+)? [\u4e00-\u9fff%]"
)
_SPACE_AT_DIGIT = re.compile(
    r"(?<=[\u4e00-\u9fff\d.%，。；：、“”（）《》]) (?=[\d.%])|(?<=[\d.%]) (?=[\u4e00-\u9fff%，。；：、“”（）《》])"
)
_SPACED = 8  # so many such numbers and the spaces are the file's fault


def is_page_mark(line: str) -> bool:
    """Whether a line is a page number, a rule or a stray bracket."""
    return bool(_PAGE_MARK.fullmatch(line.strip()))


def kinds_of(lines: Sequence[str]) -> list[LineKind]:
    """What each of the non-empty lines of a file is."""
    kinds = [LineKind.PAGE_MARK if is_page_mark(line) else LineKind.TEXT for line in lines]
    _mark_notes(lines, kinds)
    _mark_chrome(lines, kinds)
    return kinds


def _mark_notes(lines: Sequence[str], kinds: list[LineKind]) -> None:
    """Mark footnotes, and glossaries from their heading to the next annex or the end."""
    inside = begun = False
    for index, line in enumerate(lines):
        stripped = line.strip()
        begun = begun or _is_article(line)
        if begun and len(stripped) <= _LONG and _GLOSSARY.fullmatch(stripped):
            inside = True
        elif inside and len(stripped) <= _LONG and _ANNEX.fullmatch(stripped):
            inside = False
        if kinds[index] is LineKind.TEXT and (inside or _FOOTNOTE.match(line)):
            kinds[index] = LineKind.NOTE


def _mark_chrome(lines: Sequence[str], kinds: list[LineKind]) -> None:
    """Mark lines of a web page's own words, and all that follows the article: short lines without a sentence."""
    for index, line in enumerate(lines):
        stripped = line.strip()
        if len(stripped) <= _LONG and _CHROME.fullmatch(stripped):
            kinds[index] = LineKind.CHROME
    last = max((index for index, line in enumerate(lines) if _is_article(line)), default=-1)
    first = next(
        (i for i in range(last + 1, len(lines)) if len(lines[i]) <= _LONG and _SURE_CHROME.match(lines[i].strip())),
        None,
    )
    if first is not None:
        kinds[first:] = [LineKind.CHROME] * (len(lines) - first)


def _is_article(line: str) -> bool:
    """Whether a line is a sentence of the article."""
    return len(line) > _LONG and bool(_SENTENCE.search(line)) and not _SURE_CHROME.match(line.strip())


def has_spaced_digits(text: str) -> bool:
    """Whether a file sets spaces around and inside its numbers (`2 016 年`, `8.2 %`)."""
    return sum(1 for _ in _SPACED_DIGIT.finditer(text)) >= _SPACED


def inline_noise(text: str, start: int, end: int, *, spaced: bool) -> Iterator[Span]:
    """The stretches of [start, end) that belong to the paper or the word processor, not to the sentence, in order.

    `spaced`: the file sets spaces at its numbers; they are left out.
    """
    found = [Span(*match.span()) for match in _INLINE.finditer(text, start, end)]
    if spaced:
        found += [Span(*match.span()) for match in _SPACE_AT_DIGIT.finditer(text, start, end)]
        found.sort()
    yield from found
