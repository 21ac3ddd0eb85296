"""Keeping the entities graph to what the stored reports speak of, after reports have been replaced or removed."""

from __future__ import annotations

from pyoxigraph import Store as Quads

from graph.terms import ENTITIES, PREFIXES

_STALE = f"{ENTITIES} <{PREFIXES['xt']}stale> true"
# Part of every update that replaces or removes a report: the sweep is owed from that very moment.
MARK = f"INSERT DATA {{ GRAPH {ENTITIES} {{ {_STALE} }} }}"
_UNMARK = f"DELETE DATA {{ GRAPH {ENTITIES} {{ {_STALE} }} }}"

# A description that nothing points to any more. Agencies point to places, activities to software: hence in rounds.
_ORPHANS = f"""DELETE {{ GRAPH {ENTITIES} {{ ?thing ?p ?o }} }} WHERE {{
  GRAPH {ENTITIES} {{ ?thing a ?class }}
  FILTER NOT EXISTS {{ GRAPH ?graph {{ ?user ?link ?thing }} }}
  GRAPH {ENTITIES} {{ ?thing ?p ?o }}
}}"""
# A name that no fact writes any more.
_NAMES = f"""DELETE {{ GRAPH {ENTITIES} {{ ?thing skos:altLabel ?label }} }} WHERE {{
  GRAPH {ENTITIES} {{ ?thing skos:altLabel ?label }}
  BIND(STR(?label) AS ?name)
  FILTER NOT EXISTS {{ GRAPH ?g1 {{ ?fact rdf:object ?thing ; xt:name ?name }} }}
  FILTER NOT EXISTS {{ GRAPH ?g2 {{ ?fact xt:agency ?thing ; xt:name ?name }} }}
  FILTER NOT EXISTS {{ GRAPH ?g3 {{ ?fact xt:indicator ?thing ; xt:indicatorName ?name }} }}
  FILTER NOT EXISTS {{ GRAPH ?g4 {{ ?fact xt:alsoIndicator ?thing ; xt:alsoIndicatorName ?name }} }}
}}"""
_ROUNDS = 3


def sweep_entities(quads: Quads) -> bool:
    """Take out of the entities graph what no report needs, if a sweep is owed; says whether it was."""
    if not quads.query(f"ASK {{ GRAPH {ENTITIES} {{ {_STALE} }} }}"):
        return False
    quads.update(" ;\n".join([*[_ORPHANS] * _ROUNDS, _NAMES, _UNMARK]), prefixes=PREFIXES)
    return True
