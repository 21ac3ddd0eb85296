"""The page: markup in reports is text, nothing but its own script runs, and it says what it leaves out."""

import base64
import hashlib
import json
import re
import shutil
import subprocess

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from graph.exports.elements import Edge, Elements, Evidence, Node, Period, Statement, read_elements
from graph.exports.options import Options
from graph.exports.page import export_html, page
from graph.reading import Graph
from tests.graph.exports.conftest import SENTENCE

ATTACK = "</script><script>alert(1)</script><img src=x onerror=alert(1)><!-- \u2028 \"' &lt;b&gt;"


def parsed(graph: Graph, options: Options | None = None) -> HTMLParser:
    content = export_html(graph, options or Options()).content
    assert isinstance(content, bytes)
    return HTMLParser(content)


def data_of(tree: HTMLParser) -> dict[str, list[list[object]]]:
    block = tree.css_first("script#data")
    assert block is not None
    found: dict[str, list[list[object]]] = json.loads(block.text())
    return found


def test_the_page_holds_the_network_and_its_words(graph: Graph) -> None:
    tree, elements = parsed(graph), read_elements(graph, Options())
    data = data_of(tree)
    assert [(node[0], node[2]) for node in data["nodes"]] == [(node.iri, node.zh) for node in elements.nodes]
    names = [node[0] for node in data["nodes"]]
    assert [(names[int(str(e[0]))], names[int(str(e[1]))], e[2], e[3]) for e in data["edges"]] == [
        (edge.source, edge.target, edge.relation, edge.weight) for edge in elements.edges
    ]
    said = [place for edge in data["edges"] for place in edge[5]]  # type: ignore[attr-defined]
    assert all(graph.text(report)[start:end] == words for report, start, end, words in said)
    rows = [[cell.text() for cell in row.css("td")] for row in tree.css("tbody tr")]
    assert len(rows) == len(elements.nodes)
    assert rows[0][0] == "青山县"


def test_only_the_page_s_own_script_and_style_may_run(graph: Graph) -> None:
    tree = parsed(graph)
    policy = (tree.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"]) or ""
    script, style = tree.css("script")[-1].text(), tree.css_first("style").text()
    for name, text in (("script-src", script), ("style-src", style)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert [tag.attributes.get("type") for tag in tree.css("script")] == ["application/json", None]
    html = tree.html or ""
    assert not re.findall(r"<[^>]+\s(?:style|on\w+)=", html.replace(script, "").replace(style, ""))
    assert not re.findall(r"(?:src|href)=", html.replace(script, ""))


def test_markup_in_names_and_words_is_shown_as_text() -> None:
    nodes = (Node(ATTACK, "place", ATTACK, ATTACK, ATTACK, ATTACK, ATTACK), Node("b", "project", "学校"))
    statement = Statement(Period("2023-01-01", "2023-12-31"), (Evidence(ATTACK, 0, 1, 0, 2, ATTACK),))
    elements = Elements(nodes, (Edge(ATTACK, "b", "hasProject", (statement,)),))
    text = page(elements, elements, Options(title=ATTACK))
    tree, plain = HTMLParser(text), HTMLParser(page(elements, elements, Options()))
    assert len(tree.css("script")) == len(plain.css("script")) == 2
    assert len(tree.css("*")) == len(plain.css("*"))
    assert not tree.css("img")
    assert tree.css_first("h1").text() == ATTACK
    assert tree.css_first("tbody button").text() == ATTACK
    data = data_of(tree)
    assert data["nodes"][0][2] == ATTACK
    assert data["edges"][0][5] == [[ATTACK, 0, 2, ATTACK]]
    assert "\u2028" not in text.partition('id="data">')[2].partition("</script>")[0]


def test_a_report_with_a_script_in_it_makes_no_script(graph: Graph) -> None:
    assert len(parsed(graph).css("script")) == 2


def test_a_page_that_is_capped_says_so_in_both_languages(graph: Graph) -> None:
    tree, notes = parsed(graph, Options(most=3)), export_html(graph, Options(most=3)).notes
    head = tree.css_first("header").text()
    assert len(data_of(tree)["nodes"]) == 3
    assert "只显示联系最多的 3 个节点（共 9 个）" in head
    assert "Shown are the 3 nodes with most ties, of 9, and the 3 ties between them, of 9" in head
    assert notes[0] in head
    assert export_html(graph, Options()).notes == ()


def test_without_quotes_the_page_has_no_words(graph: Graph) -> None:
    tree = parsed(graph, Options(quotes=False))
    assert SENTENCE not in (tree.html or "")
    assert all(re.fullmatch("[0-9a-f]{64}", place[3]) for edge in data_of(tree)["edges"] for place in edge[5])  # type: ignore[attr-defined]


LAYOUT = """
const layout = new Function(require("fs").readFileSync(0, "utf8") + "; return layout;")();
const edges = [];
for (let i = 1; i < 200; i++) edges.push([i, Math.floor(i / 7)], [i, i]);
const points = () => { const made = layout(201, edges, 60); while (made.step()); return [...made.x, ...made.y]; };
const first = points(), second = points();
const distinct = new Set(first.slice(0, 201).map((x, at) => x + " " + first[201 + at])).size;
console.log(JSON.stringify([first.every(Number.isFinite), first.every((x, at) => x === second[at]), distinct]));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_the_layout_is_finite_and_the_same_each_time(graph: Graph) -> None:
    script = parsed(graph).css("script")[-1].text()
    done = subprocess.run(["node", "-e", LAYOUT], input=script, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [True, True, 201]
