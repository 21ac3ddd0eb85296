"""What questions in words may ask for: for each question of `queries/` the things and the words that it takes.

The table is grammar: senses are those of `ontology/question-words.ttl`, slots the types of the question's parameters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FILLER = "filler"
LIST = "list"  # 哪些: asks for things, never for a figure
NARROW = "narrow"  # words that would narrow the answer, which no question can: said, not passed over
# What joins things without saying which are meant: 参与, 获得, 关于, 提到; never the difference between two questions
# where it is not needed.
LIGHT = frozenset({"pursue", "hold", "around", "mention"})


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing to ask for.

    `slots` gives each parameter the type of thing that fills it, `optional` those that may stay empty. `needs` are the
    senses that the text must have (one of each `a|b`), `allows` those that it may have. A sense in `sets` fills a
    parameter with a value. `period` names the parameter that takes a period, `period_needed` whether it must be there.
    """

    question: str
    slots: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    allows: frozenset[str] = frozenset()
    sets: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    period: str = ""
    period_needed: bool = False

    @property
    def _always(self) -> frozenset[str]:
        return LIGHT | frozenset({FILLER, NARROW} | ({LIST} if self.question != "indicator-of-place" else set()))

    @property
    def senses(self) -> frozenset[str]:
        """All senses that may stand in such a question."""
        return (
            self.allows | self.sets.keys() | {sense for need in self.needs for sense in need.split("|")} | self._always
        )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_STATUS = {"target": ("status", "target"), "actual": ("status", "actual"), "growth": ("measure", "growth")}
_STAGES = {
    "stage-started": ("stage", "started"),
    "stage-ongoing": ("stage", "ongoing"),
    "stage-completed": ("stage", "completed"),
    "target": ("stage", "planned"),
}
_PLACE = {"place": "place"}
_STRATEGY = {"strategy": "strategy"}
_PROJECT = {"project": "project"}
_INDICATOR = _words("target actual growth indicator-word count unit-word")
_ROLES = _words("lead responsible invest agency-word")

INTENTS: tuple[Intent, ...] = (
    Intent(
        "indicator-of-place", {"place": "place", "indicator": "indicator"}, (), _INDICATOR, _STATUS, period="period"
    ),
    Intent(
        "indicator-across-places",
        {"indicator": "indicator"},
        ("place-word|compare",),
        _INDICATOR | _words("most least place-word compare who"),
        _STATUS,
        period="period",
    ),
    Intent("targets-of-place", _PLACE, ("target",), _words("indicator-word"), period="year"),
    Intent(
        "targets-and-outcomes",
        _PLACE,
        ("target|indicator-word", "outcome|actual"),
        _words("target actual outcome compare indicator-word no"),
        period="year",
        period_needed=True,
    ),
    Intent("projects-of-place", _PLACE, ("project-word",), _words("hold"), _STAGES),
    Intent("project-history", _PROJECT, ("history|when|stage-word",), _words("project-word " + " ".join(_STAGES))),
    Intent("project-history", _PROJECT, ("invest",), _words("project-word count unit-word")),
    Intent("agencies-of-project", _PROJECT, ("lead|responsible|agency-word",), _ROLES | _words("who project-word")),
    Intent("agencies-of-project", _PROJECT, ("who", "invest"), _words("project-word")),
    Intent(
        "projects-of-agency", {"agency": "agency"}, ("project-word",), _words("lead responsible invest agency-word")
    ),
    Intent("strategies-of-place", _PLACE, ("strategy-word",), _words("pursue hold stage-ongoing")),
    Intent("places-of-strategy", _STRATEGY, ("place-word",), _words("pursue pilot strategy-word hold stage-ongoing")),
    Intent("projects-of-strategy", _STRATEGY, ("project-word",), _words("pursue pilot strategy-word around")),
    Intent("policies-of-place", _PLACE, ("policy-word",), _words("issue")),
    Intent("policies-of-strategy", _STRATEGY, ("policy-word",), _words("issue around strategy-word pilot")),
    Intent("cooperation-of-place", _PLACE, ("cooperate",), _words("place-word who pursue")),
    Intent("pilots", _PLACE, ("pilot",), _words("hold responsible pursue strategy-word")),
    Intent("pilots", {}, ("pilot", "place-word"), _words("hold responsible pursue strategy-word")),
    Intent(
        "common-ground",
        {"place": "place", "other": "place"},
        ("common",),
        _words("strategy-word project-word policy-word cooperate compare"),
    ),
    Intent("largest-investments", _PLACE, ("most", "invest"), _words("project-word")),
    Intent("largest-investments", {}, ("most", "invest", "project-word")),
    Intent("shared-projects", {}, ("project-word", "shared|common"), _words("place-word mention")),
    Intent("shared-policies", {}, ("policy-word", "shared|common"), _words("report-word place-word mention")),
    Intent("reports", {}, ("report-word",), _words("graph-word count")),
    Intent(
        "agencies-of-place",
        _PLACE,
        ("agency-word|lead|responsible",),
        _words("agency-word lead responsible report-word mention project-word"),
    ),
    Intent(
        "agencies-by-projects",
        {},
        ("agency-word", "most", "project-word"),
        _words("lead responsible invest"),
    ),
    Intent("strategies-by-adoption", {}, ("strategy-word", "most"), _words("place-word pursue common")),
    Intent(
        "unassigned-projects",
        _PLACE,
        ("project-word", "unassigned"),
        _words("stage-ongoing stage-started"),
    ),
    Intent(
        "unassigned-projects",
        _PLACE,
        ("project-word", "no", "agency-word|lead|responsible"),
        _words("agency-word lead responsible stage-ongoing stage-started"),
    ),
    Intent("indicator-conflicts", _PLACE, ("conflict",), _words("indicator-word target actual")),
    Intent("projects-by-stage", _PLACE, ("project-word", "count|stage-word"), _words("stage-word count")),
    Intent("strategy-family", _STRATEGY, ("family",), _words("strategy-word")),
    Intent("evidence-of", {"thing": "any"}, ("say",), _words("report-word around")),
)
