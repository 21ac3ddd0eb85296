"""Writes the pages of `docs/` that are made from the product itself, or checks that they are up to date.

usage: python docs/make.py [--check]

`docs/ontology/` from the Turtle of `ontology/`, `docs/questions.md` from the headers of `queries/`, `docs/cli.md` from
the commands' own help, and the output shown in the READMEs from running the commands above it. With --check nothing is
written; status 1 where a page is stale.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
MADE = "<!-- Made by docs/make.py; do not edit. -->\n"
XT = "https://w3id.org/xiantu/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PREFIXES = {
    XT: "xt:",
    SKOS: "skos:",
    RDFS: "rdfs:",
    "http://www.w3.org/2002/07/owl#": "owl:",
    "http://www.w3.org/2001/XMLSchema#": "xsd:",
    "http://purl.org/dc/terms/": "dct:",
    "http://www.w3.org/ns/dcat#": "dcat:",
    "http://www.w3.org/ns/prov#": "prov:",
    "http://www.w3.org/ns/oa#": "oa:",
    "http://www.w3.org/ns/org#": "org:",
    "http://www.w3.org/2006/time#": "time:",
    "http://purl.org/linked-data/cube#": "qb:",
    "http://data.europa.eu/eli/ontology#": "eli:",
    "http://qudt.org/schema/qudt/": "qudt:",
    "http://purl.org/linked-data/sdmx/2009/attribute#": "sdmx-attribute:",
    "http://purl.org/linked-data/sdmx/2009/dimension#": "sdmx-dimension:",
    "http://purl.org/linked-data/sdmx/2009/measure#": "sdmx-measure:",
    "https://w3id.org/xiantu/id/": "",
    "https://w3id.org/xiantu/scheme/": "",
}
# Schemes whose entries are listed one by one; of the others only the number is given.
LISTED = ("strategies", "indicators", "sectors", "units", "project-types", "organization-forms")

# A block of commands and, after it, the block of what they print.
SHOWN = re.compile(r"(```sh\n((?:.*\n)*?)```\n\n```text\n)(?:.*\n)*?```\n")
SECONDS = re.compile(r" +\d+\.\d+(?: s)?(?=$| \(in full)", re.MULTILINE)

Terms = dict[str, dict[str, list[Literal | NamedNode]]]


def main() -> int:
    """Write the pages, or with --check say which are stale."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; status 1 where a page is stale")
    check = parser.parse_args().check
    stale = [(path, text) for path, text in pages() if not path.exists() or differs(path, text)]
    if check:
        for path, _ in stale:
            print(f"{path.relative_to(ROOT)} is stale: run python docs/make.py", file=sys.stderr)
        return int(bool(stale))
    for path, text in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


def pages() -> Iterator[tuple[Path, str]]:
    """Every page that is made, with its text."""
    terms = read_terms()
    yield DOCS / "ontology" / "terms.md", terms_page(terms)
    yield from scheme_pages(terms)
    yield DOCS / "questions.md", questions_page()
    yield DOCS / "cli.md", cli_page()
    yield from readme_pages()


def differs(path: Path, text: str) -> bool:
    """Whether a page says something else than `text`; how long a command took does not count."""
    return SECONDS.sub("", path.read_text(encoding="utf-8")) != SECONDS.sub("", text)


def readme_pages() -> Iterator[tuple[Path, str]]:
    """The READMEs, each block of output made anew by the commands of the block before it."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "samples", Path(folder) / "samples")
        for name in ("README.md", "README.zh-CN.md"):
            text = (ROOT / name).read_text(encoding="utf-8")
            yield ROOT / name, SHOWN.sub(lambda shown: shown[1] + output_of(shown[2], Path(folder)) + "```\n", text)


def output_of(commands: str, folder: Path) -> str:
    """What the `xiantu` commands of a shell block print."""
    printed = []
    for line in commands.splitlines():
        command = line.rpartition("&& ")[2].split()
        if command[:1] == ["xiantu"]:
            if command[1] == "build":
                shutil.rmtree(folder / "demo", ignore_errors=True)
            run = [sys.executable, "-m", "xiantu.cli", *command[1:]]
            environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
            done = subprocess.run(run, cwd=folder, env=environment, capture_output=True, text=True, check=True)
            printed.append("".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines()).rstrip("\n") + "\n")
    return "\n".join(printed)


def read_terms() -> Terms:
    """All statements of `ontology/`, by subject and predicate."""
    terms: Terms = defaultdict(lambda: defaultdict(list))
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        for triple in parse(path=str(path), format=RdfFormat.TURTLE):
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, Literal | NamedNode):
                terms[triple.subject.value][triple.predicate.value].append(triple.object)
    return terms


def short(iri: str) -> str:
    """An IRI with its namespace as a prefix."""
    for namespace, prefix in PREFIXES.items():
        if iri.startswith(namespace):
            return prefix + iri[len(namespace) :]
    return iri


def words(term: dict[str, list[Literal | NamedNode]], predicate: str, language: str) -> str:
    """The literals of one language, joined."""
    found = term.get(predicate, ())
    return "、".join(sorted(value.value for value in found if getattr(value, "language", None) == language))


def names(term: dict[str, list[Literal | NamedNode]], predicate: str) -> str:
    """The IRIs that a predicate leads to, shortened."""
    return ", ".join(f"`{short(value.value)}`" for value in term.get(predicate, ()) if isinstance(value, NamedNode))


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    head = list(header)
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def of_type(terms: Terms, type_: str) -> list[str]:
    """The own terms of an RDF type, sorted."""
    wanted = NamedNode(type_)
    return sorted(iri for iri, term in terms.items() if iri.startswith(XT) and wanted in term.get(TYPE, ()))


def terms_page(terms: Terms) -> str:
    """Classes, properties and code lists."""
    owl = "http://www.w3.org/2002/07/owl#"
    classes = [
        (f"`{short(iri)}`", words(terms[iri], RDFS + "label", "en"), words(terms[iri], RDFS + "label", "zh"),
         words(terms[iri], RDFS + "comment", "en"), names(terms[iri], RDFS + "subClassOf"))
        for iri in of_type(terms, owl + "Class")
    ]  # fmt: skip
    properties = [
        (f"`{short(iri)}`", words(terms[iri], RDFS + "label", "en"), words(terms[iri], RDFS + "label", "zh"),
         words(terms[iri], RDFS + "comment", "en"), names(terms[iri], RDFS + "domain"),
         names(terms[iri], RDFS + "range"))
        for kind in ("ObjectProperty", "DatatypeProperty")
        for iri in of_type(terms, owl + kind)
    ]  # fmt: skip
    codes = [
        (f"`{short(iri)}`", ", ".join(value.value for value in term.get(SKOS + "notation", ())),
         words(term, SKOS + "prefLabel", "en"), words(term, SKOS + "prefLabel", "zh"), names(term, SKOS + "inScheme"))
        for iri, term in sorted(terms.items()) if iri.startswith(XT) and SKOS + "inScheme" in term
    ]  # fmt: skip
    return (
        f"{MADE}\n# Classes, properties and code lists\n\nFrom `ontology/xiantu.ttl`.\n\n## Classes\n\n"
        + table(("class", "English", "中文", "meaning", "subclass of"), classes)
        + "\n## Properties\n\n"
        + table(("property", "English", "中文", "meaning", "domain", "range"), properties)
        + "\n## Code lists\n\n"
        + table(("code", "in the facts table", "English", "中文", "list"), codes)
    )


def scheme_pages(terms: Terms) -> Iterator[tuple[Path, str]]:
    """One page for each scheme that is listed, and an index with the number of entries of all."""
    members: dict[str, list[str]] = defaultdict(list)
    for iri, term in terms.items():
        for scheme in term.get(SKOS + "inScheme", ()):
            if not scheme.value.startswith(XT):
                members[short(scheme.value)].append(iri)
    index = []
    for scheme, iris in sorted(members.items()):
        listed = scheme in LISTED
        index.append((f"[{scheme}]({scheme}.md)" if listed else scheme, str(len(iris))))
        if listed:
            rows = [
                (words(terms[iri], SKOS + "prefLabel", "zh"), words(terms[iri], SKOS + "prefLabel", "en"),
                 words(terms[iri], SKOS + "altLabel", "zh"), f"`{short(iri)}`")
                for iri in sorted(iris)
            ]  # fmt: skip
            text = f"{MADE}\n# {scheme}\n\n{len(iris)} entries.\n\n" + table(
                ("名称", "English", "other names", "identifier"), rows
            )
            yield DOCS / "ontology" / f"{scheme}.md", text
    intro = "The Turtle files of `ontology/` are the extractors' lexicon. Classes and properties: [terms](terms.md)."
    text = f"{MADE}\n# The ontology\n\n{intro}\n\n" + table(("scheme", "entries"), index)
    yield DOCS / "ontology" / "index.md", text


def questions_page() -> str:
    """What can be asked."""
    from graph.questions import load_questions

    parts = [f"{MADE}\n# Questions\n\n`xiantu ask STORE NAME --PARAMETER VALUE` answers these.\n"]
    for name, question in load_questions().items():
        parts.append(f"\n## {name}\n\n**{question.title_en}** · {question.title_zh}\n\n{question.description_en}.\n")
        for parameter in question.parameters:
            optional = ", optional" if parameter.optional else ""
            parts.append(f"\n- `--{parameter.name}` ({parameter.type}{optional}): {parameter.en} · {parameter.zh}")
        parts.append("\n" if question.parameters else "")
    return "".join(parts)


def cli_page() -> str:
    """The help of every command."""
    from typer.main import get_command
    from typer.testing import CliRunner

    from xiantu.cli import app

    runner = CliRunner(env={"COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1"})
    parts = [f"{MADE}\n# Command line\n"]
    for name in ("", *sorted(getattr(get_command(app), "commands", {}))):
        arguments = [name, "--help"] if name else ["--help"]
        said = "\n".join(
            line.rstrip() for line in runner.invoke(app, arguments, prog_name="xiantu").stdout.splitlines()
        )
        parts.append(f"\n## {('xiantu ' + name).strip()}\n\n```text\n{said.strip()}\n```\n")
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main())
