"""Which place a name means, and which place a name begins with, in a report of one place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.lexicon import Lexicon, Place
from graph.writing import plain

# 县人民医院 is that of the report's county; 县城, 县道 and 市场 are words.
_LEVEL_WORD = re.compile(
    r"^(?:我|本|全)?(?P<level>县(?!城|域|道|乡|级|际|区|直)|区(?!域|间|块|县|级|位|直|内)|市(?!政|场|民|域|区|县|级|郊|内|外|直|校)"
    r"|州(?!际|级|直)|旗(?!帜|舰)|省(?!级|际|道|会|内|外|直|市)|自治区(?!级|直))"
)
_WORD_FOLLOWS = re.compile(r"[城域级道场]|委(?!员会)")
# 武隆至道真, 吉安—赣州: the place is one end of something.
_END_FOLLOWS = re.compile(
    r"[至到经与和及、—-]|段|境|界|[东南西北]站|站|机场|连接线|高速|快速|高铁|铁路|城际|[路街桥]|大[道桥街]|新城|新区"
)
_SHORTEST_REST = 4


@dataclass(frozen=True)
class Placing:
    """Reads places in names as the report on the place of that code (empty where unknown) and name means them."""

    lexicon: Lexicon
    code: str
    name: str

    @property
    def scope(self) -> str:
        """What tells this place's things from another's: its code, else its name."""
        return self.code or plain(self.name)

    def place(self, name: str) -> Place | None:
        """The place that a name means; a place may be said with those above it (山东临沂, 重庆市武隆区)."""
        known = self.lexicon.place(name, self.code)
        if known or len(name) < 4:
            return known
        for length in range(2, min(len(name) - 1, 12)):
            above = self.lexicon.place(name[:length], self.code) if name[:length] in self.lexicon.places else None
            within = Placing(self.lexicon, above.code, above.name).place(name[length:]) if above else None
            if above and within and self._is_in(within, above):
                return within
        return None

    def prefix(self, name: str, *, works: bool = False) -> tuple[str, str]:
        """The scope of the place that begins a name (its code) and the rest of the name; ("", name) where none does.

        Only official names count (重庆市武隆区…, 县…): a short name (重庆三峡学院) is part of the name. In the name of
        `works` the short name of the report's own place (武隆番茄谷) tells no more than the place itself does, and
        China is no place to build in (中国复眼).
        """
        code, rest = "", name
        while place := self._leading(rest, code or self.code, works):
            code, rest = place.code, rest[len(place.name) :]
        if works and (short := self.short_prefix(rest, code)):
            return short
        if code:
            return code, rest
        if not self.code and name.startswith(self.name) and len(name) > len(self.name) + 1:
            return self.scope, name[len(self.name) :]
        level = _LEVEL_WORD.match(name)
        if level and len(name) > level.end() + 1 and (scope := self._of_level(level["level"])):
            return scope, name[level.end() :]
        return "", name

    def own_word(self, name: str) -> str:
        """The name with the report's own place in the middle left out where a word for it follows: 阜平县城, 县城."""
        own = self.lexicon.by_code.get(self.code)
        return name.replace(f"{own.name}城", f"{own.name[-1]}城") if own and own.name[-1] in "县区" else name

    def city(self) -> str:
        """The code of the city that the report's place is a district of; empty where it is no district."""
        own = self.lexicon.by_code.get(self.code)
        above = self.lexicon.by_code.get(own.parent) if own and own.level == "county" and own.name[-1] == "区" else None
        return above.code if above and above.name.endswith("市") else ""

    def _leading(self, name: str, near: str, works: bool) -> Place | None:
        for length in range(min(len(name) - 2, 15), 1, -1):
            form = name[:length]
            if form in self.lexicon.places and not _WORD_FOLLOWS.match(name, length):
                place = self.lexicon.place(form, near)
                if place and place.name == form and place.code and self._may_begin(place, near, works):
                    return place
        return None

    @staticmethod
    def _may_begin(place: Place, near: str, works: bool) -> bool:
        """A county of another province (西城区 in a report from Gansu) is rather a quarter of the town."""
        if place.level == "country":
            return not works
        return place.level != "county" or not near or place.code[:2] == near[:2]

    def short_prefix(self, name: str, code: str = "") -> tuple[str, str] | None:
        """The scope and the rest of a name that begins with the short name of the report's place or of one above it.

        Those above may stand before the report's own (重庆城口育才中学). `code` is the scope that the name has already.
        """
        own = self.lexicon.by_code.get(self.code)
        if own is None or code not in ("", self.code, *(place.code for place in self._above())):
            return None
        for places in ((own,), (*reversed(self._above()), own), *((place,) for place in self._above())):
            start, last = 0, None
            for place in places:
                form = next((form for form in (place.name, place.short) if name.startswith(form, start)), "")
                start, last = (start + len(form), place) if len(form) > 1 else (start, last)
            if last is places[-1] and len(name) - start >= _SHORTEST_REST and not _END_FOLLOWS.match(name, start):
                return last.code, name[start:]
        return None

    def _of_level(self, word: str) -> str:
        """The code of the place that a word for its level means: the report's own, or one above it; empty if none."""
        own = self.lexicon.by_code.get(self.code)
        if own is None:
            return "" if word in ("省", "自治区") else self.scope
        places = [own] if word in "县区旗" else [own, *self._above()]
        return next((place.code for place in places if place.name.endswith(word)), "")

    def _above(self) -> list[Place]:
        """The places above the report's, the nearest first, China left out."""
        places: list[Place] = []
        place = self.lexicon.by_code.get(self.code)
        while place and (place := self.lexicon.by_code.get(place.parent)) and place.level != "country":
            places.append(place)
        return places

    def _is_in(self, place: Place, above: Place) -> bool:
        code = place.code
        while code in self.lexicon.by_code and code != above.code:
            code = self.lexicon.by_code[code].parent
        return bool(code) and code == above.code
