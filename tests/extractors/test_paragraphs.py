from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.paragraphs import paragraphs_of
from extractors.reading import document_of

SENTENCE = (
    "全县粮食总产量稳定在二十万吨以上，生猪出栏和蔬菜产量持续增加，"
    "新建高标准农田和标准化养殖场一批，农业机械化水平进一步提高。"
)


def wrapped(text: str, width: int = 24, indent: str = "　　") -> str:
    """Each paragraph broken into lines of one width, its first line indented."""
    lines = []
    for paragraph in text.split("\n"):
        body = indent + paragraph
        lines += [body[i : i + width] for i in range(0, len(body), width)]
    return "\n".join(lines)


def texts(text: str) -> list[str]:
    return [block.view.text for block in document_of("x", text).blocks if block.kind != "noise"]


def test_a_hard_wrapped_file_reads_as_it_was_before() -> None:
    text = "\n".join(["一、工作回顾", SENTENCE * 2, "（一）农业。" + SENTENCE, "（二）工业。" + SENTENCE])
    assert texts(wrapped(text)) == text.split("\n")


def test_page_numbers_inside_sentences_leave_no_trace() -> None:
    text = "\n".join(["一、工作回顾", SENTENCE * 3, SENTENCE * 2])
    lines = wrapped(text).split("\n")
    lines[3:3] = ["", "— 2 —", ""]
    assert texts("\n".join(lines)) == text.split("\n")


def test_a_page_number_breaks_no_sentence_of_a_file_that_is_not_wrapped() -> None:
    half = len(SENTENCE) // 2
    assert texts(f"{SENTENCE[:half]}\n— 7 —\n{SENTENCE[half:]}\n{SENTENCE}") == [SENTENCE, SENTENCE]


def test_lines_may_end_in_any_way() -> None:
    for end in ("\n", "\r\n", "\r", "\u2028"):
        assert texts(f"一、工作回顾{end}{SENTENCE}{end}") == ["一、工作回顾", SENTENCE]


@given(
    st.lists(st.sampled_from([SENTENCE, "一、回顾", "— 3 —", "增长5.2", "%，"]), max_size=12),
    st.sampled_from(["\n", "\r\n"]),
)
def test_paragraphs_follow_one_another_and_gaps_lie_inside(lines: list[str], end: str) -> None:
    text = end.join(lines)
    at = 0
    for paragraph in paragraphs_of(text, []):
        assert at <= paragraph.span.start < paragraph.span.end <= len(text)
        assert all(paragraph.span.start < gap.start < gap.end < paragraph.span.end for gap in paragraph.gaps)
        at = paragraph.span.end
