"""Labelled files: what is written is read back, and what is no example is named with its line."""

from __future__ import annotations

import io

import pytest

from datenorm.errors import InvalidRecord
from datenorm.examples import Example, read_jsonl, read_tsv, write_jsonl, write_tsv

EXAMPLES = [
    Example("3 May 1979", "1979-05-03", locale="en", order="", rule="cldr-length", pattern="d MMMM y", kind="absolute"),
    Example('a\ttab, a "quote"\nand a line end', "", kind="reject"),
    Example("03/04/05", "XX05-04-03", order="dmy", order_hint="dmy", language_hint="de"),
]


def test_pairs_survive_tsv_and_jsonl() -> None:
    for write, read in ((write_tsv, read_tsv), (write_jsonl, read_jsonl)):
        stream = io.StringIO(newline="")
        write(EXAMPLES, stream)
        stream.seek(0)
        assert list(read(stream)) == EXAMPLES


def test_two_columns_without_a_header_are_text_and_expression() -> None:
    stream = io.StringIO("3 May 1979\t1979-05-03\nlorem\t\n")
    assert list(read_tsv(stream)) == [Example("3 May 1979", "1979-05-03"), Example("lorem", "")]


@pytest.mark.parametrize("key", ["expression", "edtf", "expected"])
def test_json_objects_name_the_answer_in_three_ways_and_null_is_no_date(key: str) -> None:
    stream = io.StringIO(
        f'{{"text": "May 1979", "{key}": "1979-05", "locale": null}}\n\n{{"text": "x", "{key}": null}}\n'
    )
    assert list(read_jsonl(stream)) == [Example("May 1979", "1979-05"), Example("x", "")]


@pytest.mark.parametrize(
    ("read", "contents", "message"),
    [
        (read_jsonl, '{"text": "a", "edtf": null}\n{"text": 3, "edtf": ""}\n', "line 2 needs a text and an expression"),
        (read_jsonl, '["a"]\n', "line 1 is no JSON object"),
        (read_jsonl, "{oops\n", "line 1 is no JSON "),
        (read_tsv, "text\tlocale\n3 May\ten\n", "line 2 needs a text and an expression; received text, locale"),
    ],
)
def test_what_is_no_example_is_named_with_its_line(read, contents: str, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InvalidRecord, match=message):
        list(read(io.StringIO(contents)))
