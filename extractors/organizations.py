"""The names of organisations inside a stretch of a sentence, by their form: where they begin, where they end.

A name is what stands before an ending that the lexicon lists (有限公司, 药业, 医院) and has a part of its own: a word
that the dictionary does not explain, or a proper name. Whether such a name is an agency fact is for the context to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import Literal

from extractors.lexicon import Lexicon
from extractors.model import AgencyType
from extractors.organization_forms import OrganizationForm
from extractors.words import Word, words_of

Proof = Literal["known", "legal", "trade", "site", "bare"]


class Own(IntEnum):
    """What a name has besides its form: plain words that any name may share, a place, or something of its own."""

    NOTHING = 0
    NOUN = 1
    PLACE = 2
    PROPER = 3


@dataclass(frozen=True, slots=True)
class Named:
    """The name of an organisation: [start, end) of the sentence's text, its type, and what shows that it is one."""

    start: int
    end: int
    text: str
    type: AgencyType
    proof: Proof
    own: Own


_OWN_PLACE = re.compile(r"(?:我|全|本)(?:省|市|县|区|州|旗|盟)(?:的|内|首家|本土)?")
_PROPER = frozenset({"nr", "ns", "nt", "nrt", "nrfg", "eng", "x"})
# Single characters that are no part of a name's own: sizes, levels, numbers, directions, and what things are made of.
_PLAIN_CHARACTERS = frozenset(
    "新大小高老多各该我本全省市县区级型化性类前后两三首一二四五六七八九十百千万亿家个户批中东西南北上下年月日来地内外这"
    "铝铜铁钢锂硅碳氮氢氧磷钒钛锌铅镍钨锰镁钾钠硫氟氯金银石木竹果茶粮油米面菜猪牛羊鸡鸭鱼虾蜂蚕桑麻棉丝绸纸盐糖酒水电气煤"
    "热冷风光火核车船机房路桥港药医农林牧渔工商文旅体教科军民国企业园厂店站所馆院校村镇乡街道系"
)
_NO_NAME = re.compile(
    r"(?:公司|企业|集团|单位|机构|部门|客商|商户)$|[“”‘’《》（）\s%/+\d]|[的了等]$|情况|问题|工作|项目|工程|产业|行业"
)
_NO_PART = re.compile(
    r"[“”‘’《》\s%]|\d[家个所户名大]|关于|人民政府|至|行业|商协会|[级型性类化](?:公司|集团|企业|银行|大学|医院|学校)$"
)
_GOES_ON = re.compile(
    r"化|家(?!族)|军|债|制(?!药|造|衣)|章程|治理|信用|登记|层面|系|派|法|税|门|户|总量|存款|贷款|机构(?!落|入)"
)
_FOLLOWS = re.compile(
    r"(?:技改|董事长|总经理|总部|分支机构|二期|一期|三期|上市|首发|新建|扩建|投产|达产|获评|荣获|荣膺|上榜|成功)"
)
_FULL_NAME = re.compile(r".*有限(?:责任)?公司")
_LEVEL = frozenset("省市县区州旗")
_GROUPS = re.compile(r".{0,4}(?:医疗|教育|医院|卫生|健康|学校|学科|幼教|小学|中学)[^，。]{0,4}集团")
_LONGEST = {"trade": 12, "legal": 28, "site": 24}


@lru_cache(maxsize=8)
def _form_pattern(forms: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, forms), key=len, reverse=True)))


class Recognizer:
    """Finds names in one sentence: its text and the lexicon's known bodies in it. Words are cut when first needed."""

    def __init__(self, text: str, known: Sequence[Named], lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self._known = [name for name in known if self._on_border(name.start) and self._on_border(name.end)]
        self._grammar = lexicon.organizations
        self._forms = lexicon.organizations.endings
        self._pattern = _form_pattern(frozenset(self._forms))

    @cached_property
    def _words(self) -> list[Word]:
        return words_of(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self._words]

    def name_in(self, start: int, end: int) -> Named | None:
        """The first name in [start, end) that a known body or the form of an organisation shows."""
        known = next((name for name in self._known if name.start >= start and name.end <= end), None)
        at = start
        while at < end:
            match = self._pattern.search(self.text, at, end)
            if match is None or (known and match.start() > known.end + 4):
                break
            named = self._formed(start, end, match)
            if named is not None and (known is None or named.start <= known.start):
                return known if known and (known.start, known.end) == (named.start, named.end) else named
            at = match.start() + 1
        return known

    def bare_name(self, start: int, end: int, least: Own = Own.PROPER) -> Named | None:
        """[start, end), less what leads up to it, as a name without form; None where it has too little of its own."""
        begin = self.lead(start, end)
        text = self.text[begin:end]
        if (
            not 2 <= len(text) <= 8
            or text in self._grammar.plain
            or not self._on_border(end)
            or _NO_NAME.search(text)
            or text in self.lexicon.places
        ):
            return None
        own = self.own_part(begin, end)
        return Named(begin, end, text, "company", "bare", own) if own >= least else None

    def lead(self, start: int, end: int, *, full: bool = False) -> int:
        """Where the name begins that ends at `end`: after the last word that leads up to it.

        `full` is for full legal names, which hold verbs that the dictionary sees (制动软管): only known leads count.
        """
        begin = start
        inside = self._inside(start, end)
        for number, word in enumerate(inside[:-1]):
            joined = word.text == "和" and word.start - begin >= 2
            if word.tag[0] == "n" and self._own(inside[number + 1]) < Own.PLACE:
                continue  # 通信企业协会, 品牌运营公司
            if joined or self._leads(word, first=number == 0 or begin == word.start, full=full):
                begin = word.end
        for match in _OWN_PLACE.finditer(self.text, begin, end - 1):
            begin = match.end()
        return begin

    def own_part(self, start: int, end: int) -> Own:
        """What the stretch has of its own."""
        inside = self._inside(start, end)
        whole = self._words[bisect_left(self._starts, end) - 1]
        if not inside and whole.start <= start and whole.tag in _PROPER:
            return Own.PROPER  # the dictionary knows the whole name
        part = Own.NOUN if whole.end > end else Own.NOTHING  # 中医 of 中医医院
        return max((self._own(word) for word in inside), default=part)

    def _own(self, word: Word) -> Own:
        text = word.text
        if text in self._grammar.plain or text in self._forms or word.tag == "m" or text.isdigit():
            return Own.NOTHING
        if text in self.lexicon.places:
            return Own.PLACE
        if len(text) == 1:
            return Own.NOTHING if text in _PLAIN_CHARACTERS or word.tag[0] in "cpu" else Own.PROPER
        if word.tag in _PROPER or (word.tag == "nz" and len(text) == 2):
            return Own.NOUN if text in self._grammar.leads else Own.PROPER
        return Own.NOUN

    def _formed(self, start: int, end: int, match: re.Match[str]) -> Named | None:
        form = self._forms[match[0]]
        begin = self.lead(start, match.end(), full=_FULL_NAME.match(match[0]) is not None)
        if begin >= match.start():  # 前进食品: the verb is the name
            begin = self.lead(start, match.end(), full=True)
        if begin >= match.start() or not self._stands(match, form.strength):
            return None
        stop, longer = self._extended(begin, match.end(), end)
        proof, kind = (longer.strength, longer.type) if longer else (form.strength, form.type)
        text = self.text[begin:stop]
        if text in self._forms or text in self.lexicon.sectors:
            return None
        own = self.own_part(begin, match.start())
        if proof != "trade" and self.text[begin] in _LEVEL and match.start() == begin + 1:
            own = Own.PLACE  # 县精神卫生中心: the report's own
        elif self.text[begin : match.start()] in self._grammar.plain:
            return None
        if own is not Own.PROPER and _GROUPS.fullmatch(text):
            return None
        if len(text) > _LONGEST[proof] or _NO_PART.search(text):
            return None
        return Named(begin, stop, text, kind, proof, own) if own else None

    def _extended(self, begin: int, stop: int, end: int) -> tuple[int, OrganizationForm | None]:
        """Where the name ends if it goes on to a further form (…研究院西南分院, …文旅发展有限公司), and that form."""
        longer = None
        for match in self._pattern.finditer(self.text, stop, min(end, stop + 12)):
            form = self._forms[match[0]]
            goes_on = self.lead(begin, match.end(), full=True) <= begin and self._stands(match, "legal")
            if form.strength == "trade" or not goes_on:
                continue
            stop, longer = match.end(), form
        return stop, longer

    def _stands(self, match: re.Match[str], strength: str) -> bool:
        """Whether the name ends where its form does, and not inside a longer word or name."""
        if not self._on_border(match.end()):
            return False
        if strength != "trade":
            return not _GOES_ON.match(self.text, match.end())
        number = bisect_left(self._starts, match.end())
        if number == len(self._words):
            return True
        after = self._words[number]
        return after.tag[0] in "vdpcufmrx" or _FOLLOWS.fullmatch(after.text) is not None

    def _leads(self, word: Word, *, first: bool, full: bool) -> bool:
        if word.text in self._grammar.leads and (first or word.text not in self._grammar.verbs):
            return True
        if full or len(word.text) == 1 or word.text in self._grammar.verbs or word.text in self._forms:
            return False
        if word.text in self._grammar.plain:
            return False
        return word.tag in ("v", "vd", "d", "p", "c", "r") or (word.tag in ("l", "i") and first)

    def _inside(self, start: int, end: int) -> Sequence[Word]:
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        if last > first and self._words[last - 1].end > end:
            last -= 1
        return self._words[first:last]

    def _on_border(self, at: int) -> bool:
        """Whether a word begins at `at`."""
        if at == len(self.text):
            return True
        number = bisect_left(self._starts, at)
        return number < len(self._words) and self._words[number].start == at
