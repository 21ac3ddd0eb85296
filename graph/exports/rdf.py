"""The whole graph in the syntaxes of RDF: sorted, so that equal graphs give equal bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

from graph.exports.options import Options, Written
from graph.exports.writing import REPLACEMENT
from graph.mapping import text_digest
from graph.reading import Graph
from graph.terms import PREFIXES, TYPE, ntriples, term, turtle

_Name = NamedNode | DefaultGraph
_EXACT, _DIGEST, _QUOTE = term("oa:exact"), term("xt:exactDigest"), term("oa:TextQuoteSelector")
_SAYS_WORDS = f" {_EXACT} ".encode()
_IS_QUOTE = f" {TYPE} {_QUOTE} .\n".encode()
_ILLEGAL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")  # what XML 1.0 cannot hold, in UTF-8
_ROOT = re.compile(rb"(<rdf:RDF)([^>]*)>")
_PREFIX = re.compile(rb" xmlns:[^ ]+=\"[^\"]*\"")
_MERGED = "the reports' named graphs are merged into one; nquads and jsonld keep them apart"


def export_nquads(graph: Graph, options: Options) -> Written:
    """All quads, sorted."""
    lines = []
    for name, triples in _graphs(graph.quads, options):
        end = f" {name} .\n".encode() if isinstance(name, NamedNode) else b" .\n"
        lines += [line[:-3] + end for line in triples]
    return Written(b"".join(sorted(lines)))


def export_turtle(graph: Graph, options: Options) -> Written:
    """All graphs as one, sorted, with prefixes."""
    return Written(turtle(_merged(graph.quads, options)).encode(), (_MERGED,))


def export_rdfxml(graph: Graph, options: Options) -> Written:
    """All graphs as one. What XML cannot hold is replaced by U+FFFD, and counted in the notes."""
    prefixes = {name: iri for name, iri in PREFIXES.items() if name != "rdf"}
    written = serialize(_merged(graph.quads, options), format=RdfFormat.RDF_XML, prefixes=prefixes) or b""
    written, lost = xml_safe(_ROOT.sub(_sorted_prefixes, written, count=1))
    return Written(written, (_MERGED, f"characters that XML cannot hold, now U+FFFD: {lost}") if lost else (_MERGED,))


def export_jsonld(graph: Graph, options: Options) -> Written:
    """All quads by named graph, in expanded form."""
    quads = (
        Quad(triple.subject, triple.predicate, triple.object, name)
        for name, lines in _graphs(graph.quads, options)
        for triple in _parsed(lines)
    )
    return Written(serialize(quads, format=RdfFormat.JSON_LD) or b"")


def xml_safe(document: bytes) -> tuple[bytes, int]:
    """XML with what it cannot hold replaced by U+FFFD, and how many characters those were.

    Carriage returns become references; as they are, they would be read as line feeds.
    """
    return _ILLEGAL.subn(REPLACEMENT.encode(), document.replace(b"\r", b"&#13;"))


def _sorted_prefixes(root: re.Match[bytes]) -> bytes:
    """The root element with its prefixes in order, which the serializer leaves to chance."""
    return root[1] + b"".join(sorted(_PREFIX.findall(root[2]))) + b">"


def _merged(quads: Store, options: Options) -> Iterator[Triple]:
    """The triples of all graphs, sorted, each once."""
    return _parsed(sorted({line for _, lines in _graphs(quads, options) for line in lines}))


def _parsed(lines: Iterable[bytes]) -> Iterator[Triple]:
    return (quad.triple for quad in parse(b"".join(lines), format=RdfFormat.N_TRIPLES))


def _graphs(quads: Store, options: Options) -> Iterator[tuple[_Name, list[bytes]]]:
    """Each graph, by name, with its triples as sorted lines of N-Triples."""
    for name in (DefaultGraph(), *sorted(quads.named_graphs(), key=str)):
        if isinstance(name, DefaultGraph | NamedNode):
            lines = (quads.dump(format=RdfFormat.N_TRIPLES, from_graph=name) or b"").splitlines(keepends=True)
            if not options.quotes:
                lines = [line for line in lines if _SAYS_WORDS not in line[: _predicate_end(line)]]
                lines = [line for line in lines if not line.endswith(_IS_QUOTE)]
                lines += ntriples(_digests(quads, name)).encode().splitlines(keepends=True)
            yield name, sorted(lines)


def _predicate_end(line: bytes) -> int:
    """Where the object of a line begins; neither subjects nor predicates hold spaces."""
    return line.index(b" ", line.index(b" ") + 1) + 1


def _digests(quads: Store, name: _Name) -> Iterator[Triple]:
    """For each selector with words one triple with their digest."""
    for quad in quads.quads_for_pattern(None, _EXACT, None, name):
        if isinstance(quad.object, Literal):
            yield Triple(quad.subject, _DIGEST, Literal(text_digest(quad.object.value)))
