"""A question in words → one of the questions of `queries/`, filled; candidates where that is not sure; else nothing.

Every word of the text must be accounted for: by the name of a thing, by a period, or by a word that the question chosen
can mean. What is left over (县长, “why”, 除…外) makes the reading unsure: nothing is answered past it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from graph.wording_intents import INTENTS, NARROW, Intent
from graph.wording_names import Names, Thing, is_office_kind
from graph.wording_pieces import Cutting, Piece, cut
from graph.wording_words import uniform_words

SpokenOf = Callable[[Thing], bool]
_AS_GOOD = 0.25  # cuttings that cost so little more than the best are weighed as well
_MOST_CANDIDATES = 5
_IRI = "https://w3id.org/xiantu/id/place/"


@dataclass(frozen=True, slots=True)
class Filled:
    """A parameter with its value: a text, or a thing."""

    name: str
    value: str
    thing: Thing | None = None

    @property
    def bound(self) -> str:
        """What is bound: the thing's IRI, or the text."""
        return self.thing.iri if self.thing else self.value


@dataclass(frozen=True, slots=True)
class Choice:
    """A question of `queries/` with its parameters; those still `missing`; and the words that it does not narrow by."""

    question: str
    parameters: tuple[Filled, ...]
    missing: tuple[str, ...] = ()
    unapplied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """How a question in words was read.

    `sure` where there is one choice and nothing of the text is left over; else the choices are candidates, best first.
    `near` are things whose names hold words that could not be read; `unknown` the things that no report speaks of.
    """

    text: str
    pieces: tuple[Piece, ...]
    choices: tuple[Choice, ...]
    sure: bool
    unread: tuple[str, ...] = ()
    near: tuple[Thing, ...] = ()
    unknown: tuple[Thing, ...] = ()
    vague: tuple[str, ...] = ()


def understand(text: str, names: Names, spoken_of: SpokenOf) -> Understanding:
    """How a question in Chinese or English is read. `spoken_of` says whether any report speaks of a thing."""
    cuttings = cut(uniform_words(text), names)
    if not cuttings:
        return Understanding(text, (), (), False)
    best = cuttings[0]
    weighed = [way for way in cuttings if way.unread == best.unread and way.cost <= best.cost + _AS_GOOD]
    readings = [reading for way in weighed for reading in _readings(way, names, spoken_of)]
    choices = _best(readings, strict=True)
    vague = tuple(piece.words for piece in best.pieces if piece.vague)
    sure = len(choices) == 1 and not best.unread and not vague
    chosen = choices if sure else _best(readings, strict=False)
    unread = _runs(piece for piece in best.pieces if piece.unread)
    unknown = {thing for piece in best.pieces for thing in piece.things[:1] if not spoken_of(thing)}
    near = dict.fromkeys(thing for words in unread for thing in names.near(words))
    return Understanding(
        text,
        best.pieces,
        chosen[:_MOST_CANDIDATES],
        sure,
        unread,
        tuple(near)[:_MOST_CANDIDATES],
        tuple(sorted(unknown)) if not sure or len(unknown) else (),
        vague,
    )


# --- from pieces to readings ------------------------------------------------------------------------------------


def _readings(way: Cutting, names: Names, spoken_of: SpokenOf) -> Iterator[tuple[Piece, ...]]:
    """The pieces with places settled, and the same with a place and its office made one agency."""
    pieces = tuple(_settled(piece, spoken_of) for piece in _without_containing(way.pieces))
    offices = [piece for piece in pieces if any(is_office_kind(thing) for thing in piece.things)]
    places = [piece for piece in pieces if piece.things and piece.things[0].type == "place"]
    if len(offices) == 1 and len(places) == 1 and len(places[0].things) == 1:
        found = {agency for kind in offices[0].things if (agency := names.office(places[0].things[0], kind))}
        if len(found) == 1:
            yield tuple(
                replace(piece, things=tuple(found)) if piece is offices[0] else piece
                for piece in pieces
                if piece is not places[0]
            )
            return
    yield pieces


def _without_containing(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without the province or city that stands before its county: 重庆市 of 重庆市武隆区."""
    kept: list[Piece] = []
    for piece in pieces:
        if kept and kept[-1].end == piece.start and _contains(kept[-1], piece):
            inner = tuple(thing for thing in piece.things if any(_within(thing, outer) for outer in kept[-1].things))
            kept[-1] = replace(piece, things=inner)
        else:
            kept.append(piece)
    return kept


def _contains(outer: Piece, inner: Piece) -> bool:
    return any(_within(thing, above) for above in outer.things for thing in inner.things)


def _within(thing: Thing, above: Thing) -> bool:
    """Whether a division lies in another, by their codes."""
    code, over = thing.iri.removeprefix(_IRI), above.iri.removeprefix(_IRI)
    if thing.type != "place" or above.type != "place" or not over.isdecimal() or code == over:
        return False
    while over.endswith("00"):
        over = over[:-2]
    return code.startswith(over)


def _settled(piece: Piece, spoken_of: SpokenOf) -> Piece:
    """A name of several things stands for those that reports speak of, where there are any."""
    if len(piece.things) < 2:
        return piece
    used = tuple(thing for thing in piece.things if spoken_of(thing))
    return replace(piece, things=used or piece.things)


# --- from readings to questions ---------------------------------------------------------------------------------


def _best(readings: Sequence[tuple[Piece, ...]], strict: bool) -> tuple[Choice, ...]:
    """The choices that fit best; with `strict` only those that leave nothing out and have all that they need."""
    found: dict[Choice, tuple[int, int]] = {}
    for reading in readings:
        for intent in INTENTS:
            for choice, score in _fits(intent, reading, strict):
                found[choice] = min(score, found.get(choice, score))
    if not found:
        return ()
    if strict:
        top = min(found.values())
        return tuple(choice for choice, score in found.items() if score == top)
    return tuple(sorted(found, key=lambda choice: found[choice]))


def _fits(intent: Intent, reading: tuple[Piece, ...], strict: bool) -> Iterator[tuple[Choice, tuple[int, int]]]:
    """The ways in which a question takes a reading; scores are better where they are lower."""
    senses = {sense for piece in reading for sense in piece.senses} & intent.senses
    strange = sum(1 for piece in reading if piece.senses and not intent.senses.intersection(piece.senses))
    unmet = sum(1 for need in intent.needs if not senses.intersection(need.split("|")))
    narrow = tuple(piece.words for piece in reading if piece.senses == (NARROW,))
    given = _given(intent, senses)
    periods = [piece for piece in reading if piece.period]
    if given is None or (strict and (strange or unmet)) or len(periods) > (1 if intent.period else 0):
        return
    if not strict and (unmet and intent.needs) and strange:
        return
    period = tuple(Filled(intent.period, str(piece.period)) for piece in periods)
    missing = (intent.period,) if intent.period_needed and not period else ()
    for things, ambiguous in _assigned(intent, [piece for piece in reading if piece.things]):
        lacking = (*(slot for slot in intent.slots if slot not in {thing.name for thing in things}), *missing)
        if strict and (lacking or ambiguous):
            continue
        if not strict and not things and (intent.slots or unmet):
            continue
        score = (strange + unmet + len(lacking), -len(intent.needs) - len(intent.slots) - len(given))
        yield Choice(intent.question, (*things, *period, *given), lacking, narrow), score


def _given(intent: Intent, senses: set[str]) -> tuple[Filled, ...] | None:
    """The parameters that words fill; None where two words contradict each other."""
    filled: dict[str, str] = {}
    for sense in sorted(senses & intent.sets.keys()):
        name, value = intent.sets[sense]
        if filled.setdefault(name, value) != value:
            return None
    return tuple(Filled(name, value) for name, value in sorted(filled.items()))


def _assigned(intent: Intent, named: Sequence[Piece]) -> Iterator[tuple[tuple[Filled, ...], bool]]:
    """Every way to fill the slots with all the things named; True where a name stands for several things."""
    slots = list(intent.slots)
    if len(named) > len(slots):
        return
    seen = set()
    for order in permutations(slots, len(named)):
        if list(order) != sorted(order, key=slots.index) and len({intent.slots[slot] for slot in order}) == 1:
            continue  # two places: in the order of the text
        ways: list[tuple[Filled, ...]] = [()]
        for slot, piece in zip(order, named, strict=True):
            fitting = [thing for thing in piece.things if intent.slots[slot] in ("any", thing.type)]
            ways = [(*way, Filled(slot, thing.label, thing)) for way in ways for thing in fitting[:_MOST_CANDIDATES]]
        for way in ways:
            ordered = tuple(sorted(way, key=lambda filled: slots.index(filled.name)))
            if ordered not in seen:
                seen.add(ordered)
                yield ordered, any(len(piece.things) > 1 for piece in named)


def _runs(pieces: Iterator[Piece]) -> tuple[str, ...]:
    """The words of pieces, those that touch each other joined."""
    runs: list[tuple[str, int]] = []
    for piece in pieces:
        if runs and runs[-1][1] == piece.start:
            runs[-1] = (runs[-1][0] + piece.words, piece.end)
        else:
            runs.append((piece.words, piece.end))
    return tuple(words for words, _ in runs)
