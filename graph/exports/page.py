"""The network as one page that needs no network: drawn on a canvas, with the words beside it and a table below.

What reports say reaches the page as escaped text or as JSON inside a block that is never run; the page's policy allows
its own script and style, by their digests, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from importlib.resources import files

from graph.exports.elements import Edge, Elements, Node, read_elements
from graph.exports.options import Options, Written
from graph.reading import Graph

_KINDS: Mapping[str, str] = {
    "place": "地方 place",
    "strategy": "战略 strategy",
    "project": "项目 project",
    "agency": "机构 agency",
    "policy": "文件 policy",
    "report": "报告 report",
}
_RELATIONS: Mapping[str, str] = {
    "pursues": "参与 pursues",
    "pilots": "试点 pilots",
    "hasProject": "有项目 has project",
    "advances": "推进 advances",
    "cooperatesWith": "合作 cooperates with",
    "issuedPolicy": "印发 issued",
    "draftedPolicy": "编制 drafted",
    "implementsPolicy": "实施 implements",
    "citesPolicy": "引用 cites",
    "under": "属于 under",
    "leads": "牵头 leads",
    "responsibleFor": "负责 responsible for",
    "investsIn": "投资 invests in",
    "issued": "发布报告 issued the report",
}
_HINT = "选一个圆点，即见其联系与原文。Choose a node to see its ties and the words that state them."
_MISSING = "没有这个名称 not found"
_ALL = "全部 all"
_HELP = "拖动、滚轮或 + − 0 与方向键 · drag, wheel, or + − 0 and arrow keys"


def export_html(graph: Graph, options: Options) -> Written:
    """The page; of a large network the nodes with most ties (`options.most`), which page and notes say."""
    whole = read_elements(graph, options)
    shown = whole.busiest(options.most)
    capped = len(shown.nodes) < len(whole.nodes)
    return Written(page(whole, shown, options).encode(), (_said(whole, shown)[1],) if capped else ())


def page(whole: Elements, shown: Elements, options: Options) -> str:
    """The page of the part of a network that is shown."""
    style, script = _asset("viewer.css"), _asset("viewer.js")
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    title = escape(options.title or "县图：政策网络 Xiantu: the network of plans, projects and policies")
    said = "".join(f"<p>{escape(text)}</p>\n" for text in _said(whole, shown))
    return f"""<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="xiantu">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header><h1>{title}</h1>
{said}</header>
{_controls(shown)}
<main>
<div id="stage"><canvas id="canvas" tabindex="0" role="img" aria-label="{title}"></canvas></div>
<aside id="panel" aria-live="polite"></aside>
</main>
<noscript><section>网络图要运行脚本；下表不要。The network needs scripts; the table below does not.</section></noscript>
<section>
<h2>表 Table</h2>
{_table(whole, shown)}
</section>
<script type="application/json" id="data">{_data(whole, shown, options)}</script>
<script>{script}</script>
</body>
</html>
"""


def _said(whole: Elements, shown: Elements) -> tuple[str, str]:
    """How much of the network is shown, in both languages."""
    counts = len(shown.nodes), len(whole.nodes), len(shown.edges), len(whole.edges)
    if len(shown.nodes) == len(whole.nodes):
        return f"{counts[1]:,} 个节点，{counts[3]:,} 条联系。", f"{counts[1]:,} nodes, {counts[3]:,} ties."
    zh = "只显示联系最多的 {:,} 个节点（共 {:,} 个）及其间的 {:,} 条联系（共 {:,} 条）；全部见 graphml、gexf 或 csv。"
    en = "Shown are the {:,} nodes with most ties, of {:,}, and the {:,} ties between them, of {:,}; "
    return zh.format(*counts), en.format(*counts) + "graphml, gexf and csv have all."


def _controls(shown: Elements) -> str:
    kinds = {node.kind for node in shown.nodes}
    boxes = "".join(_box(kind, name) for kind, name in _KINDS.items() if kind in kinds)
    names = sorted({edge.relation for edge in shown.edges})
    years = sorted({year for edge in shown.edges for year in edge.by_year})
    relations = _choices([("", _ALL), *((name, _RELATIONS.get(name, name)) for name in names)])
    spoken_of = _choices([("0", _ALL), *((str(year), str(year)) for year in years)])
    return f"""<div id="controls">
<label>找 find <input type="search" id="search"></label><span id="missing" role="status"></span>
{boxes}<label>联系 tie <select id="relation">{relations}</select></label>
<label>年份 year <select id="year">{spoken_of}</select></label>
<button type="button" id="fit">全图 fit</button><span class="soft">{_HELP}</span>
</div>"""


def _box(kind: str, name: str) -> str:
    box = f'<input type="checkbox" name="kind" value="{kind}" checked>'
    return f'<label>{box}<span class="dot {kind}"></span>{name}</label>\n'


def _choices(choices: Iterable[tuple[str, str]]) -> str:
    return "".join(f'<option value="{escape(value)}">{escape(name)}</option>' for value, name in choices)


def _table(whole: Elements, shown: Elements) -> str:
    """The nodes that are shown, those with most ties first."""
    numbered = sorted(enumerate(shown.nodes), key=lambda pair: (-whole.degrees[pair[1].iri], pair[1].iri))
    rows = "\n".join(_row(number, node, whole) for number, node in numbered)
    head = "<tr><th>名称 name</th><th>种类 kind</th><th>代码 code</th><th>省 province</th><th>联系 ties</th></tr>"
    return f"<table>\n<thead>{head}</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _row(number: int, node: Node, whole: Elements) -> str:
    name = f'<button type="button" data-node="{number}">{escape(node.zh)}</button>'
    cells = (name, escape(_KINDS[node.kind]), escape(node.code), escape(node.province))
    ties = f'<td class="number">{whole.degrees[node.iri]}</td>'
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + ties + "</tr>"


def _data(whole: Elements, shown: Elements, options: Options) -> str:
    """What the script draws, as JSON that can end no script block and open no comment."""
    number = {node.iri: at for at, node in enumerate(shown.nodes)}
    data = {
        "quotes": options.quotes,
        "words": {
            "hint": _HINT,
            "missing": _MISSING,
            "ties": "条联系 ties",
            "more": "处 more",
            "kinds": _KINDS,
            "relations": _RELATIONS,
        },
        "nodes": [list(_node(node, whole)) for node in shown.nodes],
        "edges": [list(_edge(edge, number)) for edge in shown.edges],
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def _node(node: Node, whole: Elements) -> Iterator[object]:
    yield from (node.iri, node.kind, node.zh, node.en, node.code, node.level, node.province)
    yield whole.degrees[node.iri]


def _edge(edge: Edge, number: Mapping[str, int]) -> Iterator[object]:
    yield from (number[edge.source], number[edge.target], edge.relation, edge.weight, list(edge.by_year))
    yield [[each.report, each.sentence_start, each.sentence_end, each.words] for each in edge.sentences]


def _asset(name: str) -> str:
    return (files("graph.exports") / "assets" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """A text's digest as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()
