"""A question in words, printed: how it was read, which question was taken, and the answer; or the candidates."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TextIO

from graph.wording import Choice, Understanding
from graph.wording_names import Names, Thing
from graph.wording_pieces import Piece
from graph.wording_words import uniform_words
from xiantu.answering import print_answer

if TYPE_CHECKING:
    from xiantu.asking import Asking

_HAN = re.compile(r"[\u3400-\u9fff]")
_PLAIN = re.compile(r"[\w./:%@+-]+")
_TYPES = {
    "place": "地方",
    "strategy": "战略",
    "project": "项目",
    "agency": "单位",
    "indicator": "指标",
    "policy": "文件",
}

Say = Callable[[str, str], None]


def language_of(understood: Understanding) -> str:
    """`zh` or `en`: the language of the question's own words, names aside."""
    words = [piece.words for piece in understood.pieces if not piece.things] or [understood.text]
    return "zh" if any(_HAN.search(word) for word in words) else "en"


def print_worded(graph: Asking, text: str, store: str, format: str, language: str | None = None) -> bool:
    """Print how a question was read, and its answer; give whether it was answered.

    Where the format is for machines, all but the rows goes to standard error.
    """
    understood = graph.understand(text)
    chinese = (language or language_of(understood)) == "zh"
    out = sys.stdout if format == "table" else sys.stderr
    say = _sayer(out, chinese)
    _print_reading(understood, chinese, say)
    if not understood.sure:
        _print_candidates(understood, store, graph, chinese, say)
        return False
    choice = understood.choices[0]
    title = graph.questions[choice.question]
    say(f"问题：{title.title_zh}", f"question: {title.title_en}")
    print(command_line(choice, store, graph.thing_names), file=out)
    for words in choice.unapplied:
        say(f"“{words}”未用作条件", f"not narrowed by “{words}”")
    rows = graph.ask(choice.question, **{filled.name: filled.bound for filled in choice.parameters})
    if not rows:
        _print_nothing(understood, choice, say)
    out.flush()
    if rows or format != "table":
        print_answer(rows, format)
    return bool(rows)


def command_line(choice: Choice, store: str, names: Names) -> str:
    """The command that asks the same, with names; with an IRI where a name stands for several things."""
    parts = ["xiantu", "ask", _source(store), choice.question]
    for filled in choice.parameters:
        parts += [f"--{filled.name}", _quoted(_shown(filled.thing, names) if filled.thing else filled.value)]
    parts += [word for name in choice.missing for word in (f"--{name}", "…")]
    return " ".join(parts)


def _source(store: str) -> str:
    """A store's folder, or the URL of an endpoint, as the command line takes it."""
    return f"--endpoint {_quoted(store)}" if store.startswith(("http://", "https://")) else _quoted(store)


def _quoted(word: str) -> str:
    """A word as a shell takes it; Chinese needs no quotation marks."""
    return word if _PLAIN.fullmatch(word) else shlex.quote(word)


def _shown(thing: Thing, names: Names) -> str:
    others = [other for other in names.forms.get(uniform_words(thing.label), ()) if other.type == thing.type]
    return thing.label if len(others) < 2 else thing.iri


def _sayer(out: TextIO, chinese: bool) -> Say:
    def say(zh: str, en: str) -> None:
        print(zh if chinese else en, file=out)

    return say


def _print_reading(understood: Understanding, chinese: bool, say: Say) -> None:
    """The names and periods that were recognised."""
    read = [_recognised(piece, chinese) for piece in understood.pieces if piece.things or piece.period]
    if read:
        say("识别：" + "；".join(read), "recognised: " + "; ".join(read))
    if understood.unread:
        words = "、".join(f"“{words}”" for words in understood.unread)
        say(f"没有读懂：{words}", f"not understood: {words}")
    for words in understood.vague:
        say(f"“{words}”指哪一年？请写出年份", f"which year is meant by “{words}”? name it")


def _recognised(piece: Piece, chinese: bool) -> str:
    if piece.period:
        return f"{piece.words} = {piece.period}"
    labels = list(dict.fromkeys(thing.label for thing in piece.things))
    kind = piece.things[0].type
    if len(piece.things) > 1:
        count = len(piece.things)
        return (
            f"{piece.words} = {count} 个{_TYPES[kind]}" if chinese else f"{piece.words} = one of {count} of type {kind}"
        )
    return f"{piece.words} = {labels[0]}（{_TYPES[kind]}）" if chinese else f"{piece.words} = {labels[0]} ({kind})"


def _print_candidates(understood: Understanding, store: str, graph: Asking, chinese: bool, say: Say) -> None:
    """What may have been meant; or that it cannot be asked."""
    if understood.choices:
        say("没有把握，不作回答。可能要问的是：", "not sure, so not answered; you may mean:")
        for choice in understood.choices:
            title = graph.questions[choice.question]
            line = command_line(choice, store, graph.thing_names)
            say(f"  {line}    {title.title_zh}", f"  {line}    {title.title_en}")
    else:
        say(
            f"图谱回答不了这个问题；`xiantu ask {_source(store)}` 列出能问的问题",
            f"the graph has no answer to this; `xiantu ask {_source(store)}` lists what can be asked",
        )
    if understood.near:
        listed = _listed(understood.near, chinese)
        say(f"名称相近的有：{listed}", f"names that hold those words: {listed}")


def _listed(things: Iterable[Thing], chinese: bool) -> str:
    if chinese:
        return "；".join(f"{thing.label}（{_TYPES[thing.type]}）" for thing in things)
    return "; ".join(f"{thing.label} ({thing.type})" for thing in things)


def _print_nothing(understood: Understanding, choice: Choice, say: Say) -> None:
    """That the question was understood, and the graph holds no statement that answers it."""
    asked = {filled.thing for filled in choice.parameters}
    silent = "、".join(thing.label for thing in understood.unknown if thing in asked)
    if silent:
        say(f"没有一份报告提到{silent}", f"no report in this graph speaks of {silent}")
    else:
        say("图谱中没有这样的陈述", "the graph holds no such statement")
