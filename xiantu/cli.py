"""The command line. Each command does what the API's function of the same name does, and prints it."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from graph.guards import Limits
    from graph.query import Answer
    from xiantu.api import Graph
    from xiantu.asking import Asking

app = typer.Typer(
    help="Xiantu (县图): plan reports of Chinese counties as a knowledge graph, each statement with its words.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class TableFormat(StrEnum):
    """How the facts table is written."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


class AnswerFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class TextFormat(StrEnum):
    """How what is no table is printed."""

    TEXT = "text"
    JSON = "json"


class QueryFormat(StrEnum):
    """How the answer to a query is printed; Turtle for CONSTRUCT and DESCRIBE."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TURTLE = "turtle"


class ExportFormat(StrEnum):
    """What a store is exported as; the same as `graph.exports.FORMATS`, which is slow to import."""

    TURTLE = "turtle"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CYTOSCAPE = "cytoscape"
    DOT = "dot"
    PAJEK = "pajek"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    HTML = "html"
    VOID = "void"


class NetworkTable(StrEnum):
    """What is told of a network."""

    EDGES = "edges"
    NODES = "nodes"
    COMMUNITIES = "communities"
    BRIDGES = "bridges"


class EdgeWeight(StrEnum):
    """What the weight of a projection's edges says."""

    COUNT = "count"
    JACCARD = "jaccard"
    INVERSE_FREQUENCY = "inverse-frequency"


class Among(StrEnum):
    """Which counties one is held against."""

    ALL = "all"
    PROVINCE = "province"
    NEAREST = "nearest"


class Language(StrEnum):
    """The language of messages."""

    ZH = "zh"
    EN = "en"


def _language() -> Language:
    said = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return Language.ZH if said.lower().startswith(("zh", "chinese")) else Language.EN


Store = Annotated[Path, typer.Argument(metavar="STORE", help="The folder of the store.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to this file, not to the screen.")]
MaybeStore = Annotated[Path | None, typer.Argument(metavar="STORE", help="The folder of the store; or --endpoint.")]
EndpointUrl = Annotated[str | None, typer.Option("--endpoint", metavar="URL", help="A SPARQL endpoint, not a store.")]
User = Annotated[str | None, typer.Option("--user", help="Who asks the endpoint.")]
Password = Annotated[str | None, typer.Option("--password", envvar="XIANTU_PASSWORD", help="The user's password.")]
Token = Annotated[str | None, typer.Option("--token", envvar="XIANTU_TOKEN", help="A bearer token for the endpoint.")]
Timeout = Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0.001, help="Time that a query may take.")]
Limit = Annotated[int, typer.Option("--limit", metavar="ROWS", min=1, help="Rows that a query may give.")]
Plot = Annotated[
    Path | None, typer.Option("--plot", metavar="FILE", help="Draw it to this file too: .svg, .png or .pdf.")
]
Lang = Annotated[Language | None, typer.Option("--lang", help="Chinese or English; by default the locale's.")]


@app.command("build")
def build_command(
    reports: Annotated[list[Path], typer.Argument(metavar="REPORT_OR_FOLDER...", help="Files, or folders of .txt.")],
    into: Annotated[Path, typer.Option("--into", metavar="STORE", help="The store; made if it is not there.")],
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="Number of processes.")] = 1,
) -> None:
    """Read reports into a store. What has not changed is skipped; a report read again replaces its own graph alone."""
    from graph.building import build
    from xiantu.building import print_build, shown_progress

    with shown_progress() as progress:
        report = build(reports, into, jobs=jobs, progress=progress)
    print_build(report)
    if not report.ok:
        raise typer.Exit(1)


@app.command()
def remove(
    store: Store, reports: Annotated[list[str], typer.Argument(metavar="REPORT...", help="Names of reports.")]
) -> None:
    """Take reports out of a store."""
    from graph.building import remove as remove_reports

    missing = remove_reports(reports, store)
    for doc in missing:
        print(f"{doc}: not in {store}; `xiantu ask {store} reports` lists what is", file=sys.stderr)
    if missing:
        raise typer.Exit(1)


@app.command()
def facts(
    store: MaybeStore = None,
    format: Annotated[TableFormat, typer.Option("--format", help="How to write the table.")] = TableFormat.CSV,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="One kind of fact only.")] = None,
    out: Out = None,
    endpoint: EndpointUrl = None,
    user: User = None,
    password: Password = None,
    token: Token = None,
    timeout: Timeout = 30.0,
) -> None:
    """Write the facts table: one row a fact, with its words and their place."""
    from graph.table import KINDS, to_csv, to_jsonl

    if kind is not None and kind not in KINDS:
        _wrong_usage(f"no kind of fact is called {kind!r}; there are {', '.join(KINDS)}")
    asked = _asked([store], endpoint, user, password, token, _limits(timeout))
    with asked[0] as graph:
        if out is not None:
            graph.write_facts(out, format.value, kind)
        elif format is TableFormat.PARQUET:
            _wrong_usage("a Parquet table goes to a file: add --out facts.parquet")
        else:
            _write((to_csv if format is TableFormat.CSV else to_jsonl)(graph.facts(kind)))


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def ask(
    context: typer.Context,
    store: MaybeStore = None,
    name: Annotated[str | None, typer.Argument(metavar="[NAME] [--PARAMETER VALUE]...", help="The question.")] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="The question in words.")] = None,
    format: Annotated[AnswerFormat, typer.Option("--format", help="How to print the answer.")] = AnswerFormat.TABLE,
    lang: Lang = None,
    endpoint: EndpointUrl = None,
    user: User = None,
    password: Password = None,
    token: Token = None,
    timeout: Timeout = 30.0,
    limit: Limit = 100_000,
) -> None:
    """Ask a question of queries/, by name or in words; with neither, list what can be asked."""
    from xiantu.answering import print_questions

    limits = _limits(timeout, limit)
    opened, (asked, *others) = _asked([store, name, *context.args], endpoint, user, password, token, limits, 1)
    with opened as graph:
        if text is not None:
            _ask_in_words(
                graph,
                text,
                endpoint or str(store),
                format.value,
                None if lang is None else lang.value,
                [asked, *others],
            )
        elif asked is None:
            print_questions(graph.questions, (lang or _language()).value)
        else:
            _print(graph.ask(asked, **_parameters(others)), format.value)


@app.command()
def sparql(
    store: MaybeStore = None,
    query: Annotated[str | None, typer.Argument(metavar="QUERY|FILE", help="A read query, or a file of one.")] = None,
    format: Annotated[QueryFormat, typer.Option("--format", help="How to print the answer.")] = QueryFormat.TABLE,
    endpoint: EndpointUrl = None,
    user: User = None,
    password: Password = None,
    token: Token = None,
    timeout: Timeout = 30.0,
    limit: Limit = 100_000,
) -> None:
    """Run any read query of SPARQL 1.1 over all graphs as one."""
    from xiantu.answering import query_of

    limits = _limits(timeout, limit)
    opened, (asked, *others) = _asked([store, query], endpoint, user, password, token, limits, 1)
    if asked is None or any(others):
        _wrong_usage("give one query, or a file that holds one")
    with opened as graph:
        _print(graph.sparql(query_of(asked)), format.value)


@app.command()
def show(
    store: MaybeStore = None,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A place, strategy, project, indicator or agency.")
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="Statements of each kind to print.")] = 10,
    endpoint: EndpointUrl = None,
    user: User = None,
    password: Password = None,
    token: Token = None,
    timeout: Timeout = 30.0,
) -> None:
    """Print what the graph knows of a thing: each statement with its words and its place in the report."""
    from xiantu.showing import print_shown

    opened, (asked, *others) = _asked([store, name], endpoint, user, password, token, _limits(timeout), 1)
    if asked is None or any(others):
        _wrong_usage("give one name")
    with opened as graph:
        shown = graph.show(asked)
    if not shown:
        where = endpoint or f"{store}; `xiantu ask {store} reports` says what is there"
        _fail(f"nothing is called {asked!r} in {where}")
    print_shown(shown, most)


@app.command()
def outcomes(
    store: Store,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help="Of this place only.")] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="YEAR", help="Of this year only.")] = None,
    pending: Annotated[bool, typer.Option("--pending", help="Targets with no outcome yet, too.")] = False,
    format: Annotated[
        AnswerFormat, typer.Option("--format", help="How to print it; json with the words.")
    ] = AnswerFormat.TABLE,
    lang: Lang = None,
) -> None:
    """Print plan against outcome: for each place, indicator and year the target, the outcome, whether it was met."""
    from xiantu.outcomes import print_outcomes

    with _opened(store) as graph:
        found = graph.outcomes(place, year, pending)
        print_outcomes(found, format.value, (lang or _language()).value, graph.text)


@app.command("histories")
def histories_command(
    store: Store,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help="Of this place only.")] = None,
    project: Annotated[str | None, typer.Option("--project", metavar="PROJECT", help="Of this project only.")] = None,
    format: Annotated[AnswerFormat, typer.Option("--format", help="How to print it.")] = AnswerFormat.TABLE,
    lang: Lang = None,
) -> None:
    """Print project histories: what reports say of each in order of time, and what became of plans."""
    from xiantu.histories import print_histories

    with _opened(store) as graph:
        print_histories(graph.histories(place, project), format.value, (lang or _language()).value)


@app.command()
def network(
    store: MaybeStore = None,
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="Which network; without it, list them.")] = None,
    table: Annotated[NetworkTable, typer.Option("--table", help="What to tell of it.")] = NetworkTable.EDGES,
    weight: Annotated[EdgeWeight, typer.Option("--weight", help="Of a projection.")] = EdgeWeight.COUNT,
    least: Annotated[
        int | None, typer.Option("--least", min=1, help="Of a projection: join those that share so many things.")
    ] = None,
    year: Annotated[int | None, typer.Option("--year", help="Only what is said of this year.")] = None,
    compare: Annotated[
        tuple[str, str] | None, typer.Option("--compare", metavar="A B", help="What two counties have in common.")
    ] = None,
    different: Annotated[
        str | None, typer.Option("--different", metavar="A", help="What sets a county apart from others.")
    ] = None,
    among: Annotated[Among, typer.Option("--among", help="With --different: from which others.")] = Among.ALL,
    change: Annotated[
        tuple[int, int] | None, typer.Option("--change", metavar="Y1 Y2", help="What changed between two years.")
    ] = None,
    most: Annotated[int, typer.Option("--most", min=0, help="Rows of the table; 0 for all.")] = 40,
    format: Annotated[AnswerFormat, typer.Option("--format", help="How to print it.")] = AnswerFormat.TABLE,
    plot: Plot = None,
    lang: Lang = None,
    endpoint: EndpointUrl = None,
    user: User = None,
    password: Password = None,
    token: Token = None,
    timeout: Timeout = 30.0,
) -> None:
    """Print a network of counties, strategies, projects or agencies: its edges, its measures, counties compared."""
    from xiantu.network_answers import Wish, print_kinds, print_network

    language = (lang or _language()).value
    opened, (named, *others) = _asked([store, kind], endpoint, user, password, token, _limits(timeout), 1)
    if any(others):
        _wrong_usage("give one kind of network")
    with opened as graph:
        if named is None:
            print_kinds(language)
            return
        asked = (table.value, compare, different, among.value, change)
        wish = Wish(weight.value, year, least, *asked, most, format.value, plot, language)
        print_network(graph, named, wish)


@app.command()
def explain(
    store: MaybeStore = None,
    first: Annotated[str | None, typer.Argument(metavar="A", help="A county, agency, project, strategy …")] = None,
    second: Annotated[str | None, typer.Argument(metavar="B", help="Another.")] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="Ways to print.")] = 10,
    longest: Annotated[int, typer.Option("--longest", min=1, max=6, help="Steps that a way may have.")] = 4,
    format: Annotated[TextFormat, typer.Option("--format", help="How to print it.")] = TextFormat.TEXT,
    lang: Lang = None,
    endpoint: EndpointUrl = None,
    user: User = None,
    password: Password = None,
    token: Token = None,
    timeout: Timeout = 30.0,
) -> None:
    """Print the ways in which two things are linked, shortest and strongest first, each step with its words."""
    from xiantu.explaining import print_explanation

    limits = _limits(timeout)
    opened, (one, other, *rest) = _asked([store, first, second], endpoint, user, password, token, limits, 2)
    if one is None or other is None or any(rest):
        _wrong_usage("give the names of two things")
    with opened as graph:
        found = graph.explain(one, other, most=most, longest=longest)
        print_explanation(found, graph.text, format.value, (lang or _language()).value)


@app.command()
def cascade(
    store: MaybeStore = None,
    strategy: Annotated[str | None, typer.Argument(metavar="STRATEGY", help="The strategy.")] = None,
    format: Annotated[AnswerFormat, typer.Option("--format", help="How to print it.")] = AnswerFormat.TABLE,
    plot: Plot = None,
    lang: Lang = None,
    endpoint: EndpointUrl = None,
    user: User = None,
    password: Password = None,
    token: Token = None,
    timeout: Timeout = 30.0,
) -> None:
    """Print how a strategy travels: who set it, which places take it up, when first, as pilot or not, through what."""
    from xiantu.cascading import print_cascade

    opened, (named, *others) = _asked([store, strategy], endpoint, user, password, token, _limits(timeout), 1)
    if named is None or any(others):
        _wrong_usage("give one strategy")
    with opened as graph:
        print_cascade(graph.cascade(named), graph.text, format.value, (lang or _language()).value, plot)


@app.command()
def validate(store: Store, lang: Lang = None) -> None:
    """Print what the shapes find, grouped by shape; exit with 1 where one is violated."""
    from xiantu.validating import print_findings

    with _opened(store) as graph:
        if print_findings(graph.validate(), (lang or _language()).value):
            raise typer.Exit(1)


@app.command()
def push(
    store: Store,
    endpoint: Annotated[str, typer.Option("--endpoint", metavar="URL", help="The SPARQL endpoint that queries go to.")],
    graph_store: Annotated[
        str | None, typer.Option("--graph-store", metavar="URL", help="Its Graph Store Protocol, where not beside it.")
    ] = None,
    user: User = None,
    password: Password = None,
    token: Token = None,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=1, help="Time for each graph.")] = 300.0,
    prune: Annotated[bool, typer.Option("--prune", help="Take out what earlier pushes put there besides.")] = False,
) -> None:
    """Load a store's named graphs into an endpoint, or replace them there; what is there already is left."""
    from graph.endpoint import Endpoint
    from xiantu.pushing import print_pushed, shown_progress

    with _opened(store) as graph, shown_progress() as progress:
        report = graph.push(Endpoint(endpoint, user, password, token, timeout), graph_store, progress, prune)
    print_pushed(report, endpoint)


@app.command()
def export(
    store: Store,
    format: Annotated[ExportFormat, typer.Option("--format", help="What to write.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write; for csv a folder.")],
    no_quotes: Annotated[
        bool, typer.Option("--no-quotes", help="Leave the reports' words out; offsets and SHA-256 stay.")
    ] = False,
    title: Annotated[str, typer.Option("--title", help="The dataset's title, for its description.")] = "",
    licence: Annotated[
        str, typer.Option("--licence", metavar="IRI", help="The dataset's licence; CC BY 4.0 unless named.")
    ] = "",
    nodes: Annotated[int, typer.Option("--nodes", min=1, help="How many nodes an html page shows at most.")] = 1500,
) -> None:
    """Write the graph, its network, facts or places for other tools; the dataset's description goes beside it."""
    from graph.exports import LICENCE
    from xiantu.exporting import print_exported

    own = licence or LICENCE
    with _opened(store) as graph:
        print_exported(graph.export(format.value, out, quotes=not no_quotes, title=title, licence=own, nodes=nodes))


def main() -> None:
    """Run the command line; what is wrong is said in one line on standard error, with status 1 (2 for wrong usage)."""
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except KeyboardInterrupt:
        print("interrupted; what was stored stays, whole", file=sys.stderr)
        sys.exit(130)
    except Exception as problem:
        if not isinstance(problem, _expected()):
            raise
        _fail(str(problem))


def _expected() -> tuple[type[Exception], ...]:
    """The errors that say by themselves what is wrong and what to do."""
    from extractors.errors import ReportError
    from extractors.lexicon import LexiconError
    from graph.errors import EndpointError, NetworkError, QueryError, ShapeError, StoreError
    from graph.names import UnknownName
    from graph.questions import QuestionError
    from xiantu.plotting import PlotError

    return (
        *(ReportError, LexiconError, EndpointError, NetworkError, PlotError, QueryError, ShapeError, StoreError),
        *(UnknownName, QuestionError),
    )


def _opened(store: Path) -> Graph:
    from xiantu.api import Graph

    return Graph(store)


def _limits(timeout: float, rows: int = 100_000) -> Limits:
    from graph.guards import Limits

    return Limits(timeout, rows)


def _asked(
    arguments: Sequence[Path | str | None],
    endpoint: str | None,
    user: str | None,
    password: str | None,
    token: str | None,
    limits: Limits,
    least: int = 0,
) -> tuple[Asking, list[str | None]]:
    """The graph that is asked, and the arguments after the store; at an endpoint no argument names a store.

    At least `least` arguments come back, None where they were not given.
    """
    given = [str(argument) for argument in arguments if argument is not None]
    if endpoint is None:
        if not given:
            _wrong_usage("name the folder of a store, or give --endpoint URL")
        from xiantu.api import Graph

        return Graph(given[0], limits), _filled(given[1:], least)
    from xiantu.api import connect

    return connect(endpoint, user, password, token, limits), _filled(given, least)


def _filled(given: list[str], least: int) -> list[str | None]:
    return [*given, *[None] * (least - len(given))]


def _print(answer: Answer, format: str) -> None:
    """Print an answer; with status 3 where it was cut."""
    from xiantu.answering import print_answer

    print_answer(answer, format)
    if not isinstance(answer, bool) and answer.cut:
        raise typer.Exit(3)


def _ask_in_words(
    graph: Asking, text: str, store: str, format: str, language: str | None, others: list[str | None]
) -> None:
    from xiantu.wording import print_worded

    if any(others):
        _wrong_usage("--text asks in words alone; take the question's name and its parameters out")
    if not print_worded(graph, text, store, format, language):
        raise typer.Exit(1)


def _parameters(arguments: Iterable[str | None]) -> dict[str, str]:
    """`--place 澜溪县 --year=2023` as a dict."""
    given: dict[str, str] = {}
    rest = iter([argument for argument in arguments if argument is not None])
    for argument in rest:
        if not argument.startswith("--"):
            _wrong_usage(f"{argument!r} belongs to no parameter; write --PARAMETER VALUE")
        name, equals, value = argument[2:].partition("=")
        if not equals:
            following = next(rest, None)
            if following is None:
                _wrong_usage(f"--{name} needs a value")
            value = following
        given[name.replace("-", "_")] = value
    return given


def _write(text: str) -> None:
    sys.stdout.write(text)


def _fail(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    sys.exit(1)


def _wrong_usage(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    main()
