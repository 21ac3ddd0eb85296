"""How the names of organisations end, as `ontology/organization-forms.ttl` says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from extractors.model import AgencyType
from extractors.turtle import Entry

FormStrength = Literal["legal", "trade", "site"]

_TYPES: Mapping[str, AgencyType] = {
    "Government": "government",
    "Company": "company",
    "Institution": "institution",
    "OtherBody": "other",
}
_STRENGTHS: Mapping[str, FormStrength] = {"LegalForm": "legal", "TradeWord": "trade", "SiteForm": "site"}
_WORDS = ("PlainWord", "LeadWord", "NameVerb")


@dataclass(frozen=True, slots=True)
class OrganizationForm:
    """How the names of organisations end: 有限公司, 药业, 医院.

    `strength` says what such an ending proves: `legal` an organisation wherever it has a part of its own; `trade`
    one only where the context speaks of companies; `site` one where it acts, and a building where it is built.
    """

    form: str
    type: AgencyType
    strength: FormStrength


@dataclass(frozen=True, slots=True)
class OrganizationForms:
    """The grammar of organisations' names.

    `endings` are the forms by their words; `plain` words make no name its own (龙头, 平台); a name may begin after one
    of `leads` (推动, 与) and holds none; `verbs` are verbs that names do hold (投资, 制造).
    """

    endings: Mapping[str, OrganizationForm] = field(default_factory=dict)
    plain: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()


def agency_type(entry: Entry) -> AgencyType:
    """The type that an entry's xt:agencyType names, `other` where it has none. Raises LexiconError for any else."""
    written = entry.one("agencyType", "OtherBody").rpartition("#")[2]
    if written not in _TYPES:
        raise entry.error(f"has the agency type {written}; types are {'、'.join(_TYPES)}")
    return _TYPES[written]


def organization_forms(entries: Iterable[Entry]) -> OrganizationForms:
    """What the scheme of forms says; the first entry that lists an ending decides on it. Raises LexiconError."""
    forms: dict[str, OrganizationForm] = {}
    words: dict[str, set[str]] = {kind: set() for kind in _WORDS}
    for entry in entries:
        strength = entry.one("strength").rpartition("#")[2]
        if strength in words:
            words[strength].update((entry.name, *entry.aliases))
        elif strength in _STRENGTHS:
            for form in (entry.name, *entry.aliases):
                forms.setdefault(form, OrganizationForm(form, agency_type(entry), _STRENGTHS[strength]))
        else:
            known = "、".join((*_STRENGTHS, *_WORDS))
            raise entry.error(f"has the strength {strength or '(none)'}; strengths are {known}")
    plain, leads, verbs = (frozenset(words[kind]) for kind in _WORDS)
    return OrganizationForms(forms, plain, leads, verbs)
