"""How the names of organisations end, as `ontology/organization-forms.ttl` says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
_PLAIN = "PlainWord"


@dataclass(frozen=True, slots=True)
class OrganizationForm:
    """How the names of organisations end: 有限公司, 药业, 医院.

    `strength` says what such an ending proves: `legal` an organisation wherever it has a part of its own; `trade`
    one only where the context speaks of companies; `site` one where it acts, and a building where it is built.
    """

    form: str
    type: AgencyType
    strength: FormStrength


def agency_type(entry: Entry) -> AgencyType:
    """The type that an entry's xt:agencyType names, `other` where it has none. Raises LexiconError for any else."""
    written = entry.one("agencyType", "OtherBody").rpartition("#")[2]
    if written not in _TYPES:
        raise entry.error(f"has the agency type {written}; types are {'、'.join(_TYPES)}")
    return _TYPES[written]


def organization_forms(entries: Iterable[Entry]) -> dict[str, OrganizationForm]:
    """Ending → what it proves; the first entry that lists an ending says it. Raises LexiconError."""
    forms: dict[str, OrganizationForm] = {}
    for entry in entries:
        strength = entry.one("strength").rpartition("#")[2]
        if strength == _PLAIN:
            continue
        if strength not in _STRENGTHS:
            known = "、".join((*_STRENGTHS, _PLAIN))
            raise entry.error(f"has the strength {strength or '(none)'}; strengths are {known}")
        for form in (entry.name, *entry.aliases):
            forms.setdefault(form, OrganizationForm(form, agency_type(entry), _STRENGTHS[strength]))
    return forms


def plain_words(entries: Iterable[Entry]) -> frozenset[str]:
    """The words that make no organisation's name its own (龙头, 平台)."""
    plain = (entry for entry in entries if entry.one("strength").rpartition("#")[2] == _PLAIN)
    return frozenset(form for entry in plain for form in (entry.name, *entry.aliases))
