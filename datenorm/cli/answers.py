"""Answers as `convert` writes them: a chunk of records in, the bytes of its answers out."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from datenorm.normalization import Reason
from datenorm.normalizer import Normalizer, Request
from datenorm.records import DIGITS, Answer, Chunk, Record, Unread, Unreadable, answer_fields, parse

OUTPUT_FORMATS = ("text", "tsv", "jsonl")
ON_ERROR = ("blank", "keep", "fail")
# Refused records that a chunk describes; more than the command shows.
NOTICES = 10
# What ends a record somewhere, and so must not be inside an answer.
_SEPARATORS = str.maketrans("\r\n\0", "   ")


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides about answers; travels to worker processes.

    `today` is the day that words such as "yesterday" count from where there is no reference date. `separator` ends
    each record and each answer; `rejects` asks for the lines of the file of refused records;
    `many_sources` names the source beside the number of a record.
    """

    model: str = "base"
    pivot: int | None = None
    min_confidence: float | None = None
    alternatives: int = 0
    locale: str | None = None
    order: str | None = None
    reference: datetime.date | None = None
    prefer: str | None = None
    today: datetime.date | None = None
    separator: bytes = b"\n"
    format: str = "text"
    on_error: str = "blank"
    rejects: bool = False
    many_sources: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A refused record as people are told of it; `where` is its line, "" for an argument."""

    where: str
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a chunk: their bytes, how many records there were, were refused and were ambiguous.

    `ambiguous` counts among `refused`. `failure` is the first refused record, where it ends the conversion.
    """

    output: bytes
    count: int
    refused: int
    ambiguous: int
    notices: tuple[Notice, ...] = ()
    warnings: frozenset[str] = frozenset()
    rejects: bytes = b""
    failure: Notice | None = None


class Converter:
    """Converts chunks with one normalizer and settings."""

    def __init__(self, normalizer: Normalizer, settings: Settings) -> None:
        self._normalizer = normalizer
        self._settings = settings

    def __call__(self, chunk: Chunk) -> Answers:
        """The answers to a chunk; one for each record, in order, up to the first refused where that is to end it."""
        settings = self._settings
        records = list(parse(chunk, settings.separator))
        answers = self._answer(records)
        refused = [index for index, answer in enumerate(answers) if answer.edtf is None]
        rejects = self._rejects(chunk, refused, answers) if settings.rejects else b""
        failure = None
        if refused and settings.on_error == "fail":
            end = refused[0]
            rejects = rejects and self._rejects(chunk, [end], answers)
            failure = self._notice(chunk, end, answers[end])
            records, answers, refused = records[:end], answers[:end], []
        return Answers(
            output=self._write(records, answers),
            count=len(records),
            refused=len(refused),
            ambiguous=sum(answers[index].status == "ambiguous" for index in refused),
            notices=tuple(self._notice(chunk, index, answers[index]) for index in refused[:NOTICES]),
            warnings=warnings_of(answers),
            rejects=rejects,
            failure=failure,
        )

    def _answer(self, records: Sequence[Record]) -> list[Answer]:
        """An answer for each record; those that could not be read never reach the network."""
        requests = [self._request(record) for record in records if record.problem is None]
        converted = iter(self._normalizer.convert(requests))
        return [next(converted) if (why := record.problem) is None else Unread(record.text, why) for record in records]

    def _request(self, record: Record) -> Request:
        """A record's own hints and reference count before the command's; its order `auto` leaves that to the text."""
        order = (record.order or self._settings.order or "auto").lower()
        locale, reference = record.locale or self._settings.locale, record.reference or self._settings.reference
        return Request(record.text, locale, None if order == "auto" else order, reference)

    def _write(self, records: Sequence[Record], answers: Sequence[Answer]) -> bytes:
        if not records:
            return b""
        end = self._settings.separator
        if self._settings.format == "jsonl":
            return end.join(map(_json, records, answers)) + end
        keep = self._settings.on_error == "keep"
        if self._settings.format == "tsv":
            return _tsv((_tsv_row(record, answer, keep) for record, answer in zip(records, answers, strict=True)), end)
        return end.join([_text(record, answer, keep) for record, answer in zip(records, answers, strict=True)]) + end

    def _where(self, chunk: Chunk, index: int) -> str:
        number = chunk.first + index
        return f"{chunk.source}:{number}" if self._settings.many_sources else f"line {number}"

    def _notice(self, chunk: Chunk, index: int, answer: Answer) -> Notice:
        return Notice(self._where(chunk, index) if chunk.source else "", answer.text, message(answer))

    def _rejects(self, chunk: Chunk, refused: Sequence[int], answers: Sequence[Answer]) -> bytes:
        """Tab-separated: line number (after the name of the file where there are several), reason, text."""
        numbers = (self._where(chunk, index).removeprefix("line ") for index in refused)
        found = [(answers[index].reason, _one_line(answers[index].text)) for index in refused]
        return _tsv([where, *why] for where, why in zip(numbers, found, strict=True))


def load_converter(settings: Settings) -> Converter:
    """The converter that the settings describe, here or in a worker process. Raises ModelError and InvalidHint."""
    return Converter(load_normalizer(settings), settings)


def load_normalizer(settings: Settings) -> Normalizer:
    """The normalizer that the settings describe. Raises ModelError and InvalidHint."""
    normalizer = Normalizer.load(
        settings.model,
        pivot=settings.pivot,
        min_confidence=settings.min_confidence,
        alternatives=settings.alternatives,
        prefer=settings.prefer,
        today=settings.today,
    )
    normalizer.check_hints(settings.locale, settings.order)
    return normalizer


def warnings_of(answers: Sequence[Answer]) -> frozenset[str]:
    """What the answers warn of beside why they were refused, each once."""
    every = (answer.warnings for answer in answers if answer.warnings and answer.reason is not Reason.INVALID_HINT)
    return frozenset(warning for warnings in every for warning in warnings)


def message(answer: Answer) -> str:
    """Why a record was refused, for people; the readings of an ambiguous one."""
    if answer.status == "ambiguous":
        readings = " or ".join(sorted(reading.edtf for reading in answer.alternatives[:2]))
        decides = "an order (--order dmy, mdy or ymd)" if answer.lacks == "order" else "the language (--locale)"
        return f"two readings: {readings}; {decides} decides"
    return answer.message or answer.status


def _json(record: Record, answer: Answer) -> bytes:
    """One JSON object: everything that came, then the answer. A lone surrogate is escaped, as it must have come."""
    text = None if record.problem is Unreadable.NO_TEXT else record.text
    fields = {"text": text, **record.fields, **answer_fields(answer)}
    try:
        return _ENCODE(fields).encode()
    except UnicodeEncodeError:
        return json.dumps(fields).encode()


_ENCODE = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False).encode


def _tsv_row(record: Record, answer: Answer, keep: bool) -> list[object]:
    shown = _text(record, answer, keep).decode(errors="replace")
    return [_one_line(record.text), shown, round(answer.confidence, DIGITS), answer.status, answer.reason]


def _tsv(rows: Iterable[Sequence[object]], end: bytes = b"\n") -> bytes:
    """Tab-separated rows, quoted as CSV where a text holds a quote or a tab; None is an empty field."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter="\t", lineterminator=end.decode())
    writer.writerows(rows)
    return stream.getvalue().encode(errors="replace")


def _one_line(text: str) -> str:
    return text if text.isprintable() else text.translate(_SEPARATORS)


def _text(record: Record, answer: Answer, keep: bool) -> bytes:
    if answer.edtf is not None:
        return answer.edtf.encode()
    return _kept(record) if keep else b""


def _kept(record: Record) -> bytes:
    """A refused record as it came, byte for byte; of a JSON object its text, on one line. Nothing of what was cut."""
    if record.problem is Unreadable.RECORD_TOO_LONG:
        return b""
    return _one_line(record.text).encode(errors="replace") if record.fields else record.raw
