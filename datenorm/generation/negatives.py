"""Text that is no date, with the answer "nothing": what the columns of real tables hold beside dates.

Every rule is a pure function of the random numbers handed to it. `date_guard` stands over the rules, so that no text
that a careful reader takes for a date comes out; impossible dates have an exact check of their own.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from datenorm.generation import (
    everyday,
    hard_negatives,
    impossible_dates,
    interface,
    near_dates,
    negative_clocks,
    negative_codes,
    negative_numbers,
    negative_texts,
    negative_times,
    places,
    relative_ranges,
    several_dates,
    told_numbers,
    unknown_months,
)
from datenorm.generation.date_guard import undated


@dataclass(frozen=True, slots=True)
class NegativeRule:
    """A rule: its name, its share among the rules, and the function that draws a text which is no date.

    `is_closed` as in `rules.TextRule`.
    """

    name: str
    weight: float
    write: Callable[[random.Random], str]
    is_closed: bool


# Shares among all text that is no date.
WEIGHTS: dict[Callable[[random.Random], str], float] = {
    negative_texts.blank: 0.2,
    negative_texts.punctuation: 1.5,
    negative_texts.placeholder: 6.0,
    negative_texts.person: 5.0,
    negative_texts.person_named_as_month: 2.0,
    negative_texts.sentence: 6.0,
    negative_texts.passage: 5.0,
    negative_texts.heading: 4.0,
    negative_texts.cldr_word: 3.5,
    negative_texts.cldr_list: 1.0,
    negative_texts.address: 4.5,
    negative_texts.numbered: 4.0,
    negative_texts.month_like: 2.5,
    negative_texts.sentence_with_number: 5.0,
    negative_texts.garbled: 2.0,
    everyday.everyday_word: 21.0,
    everyday.everyday_word_with_number: 7.0,
    everyday.everyday_text: 9.0,
    everyday.everyday_word_in_frame: 14.0,
    interface.interface_text: 16.0,
    places.place_name: 12.0,
    negative_times.duration: 7.0,
    negative_times.repeated: 5.0,
    negative_times.vague: 3.5,
    negative_times.feast: 2.0,
    negative_times.column_name: 4.0,
    negative_times.phrase: 4.5,
    near_dates.grown_word: 5.0,
    near_dates.counted_weekday: 2.5,
    near_dates.counted_from: 2.5,
    near_dates.step_from: 3.0,
    near_dates.unfinished_amount: 1.5,
    near_dates.counted_weekend: 0.7,
    near_dates.working_day: 0.7,
    near_dates.event: 0.7,
    near_dates.lunar_day: 2.0,
    near_dates.day_of_other_calendar: 2.0,
    relative_ranges.bound: 2.0,
    several_dates.several_dates: 3.5,
    several_dates.set_aside: 3.5,
    near_dates.named_for_a_day: 3.0,
    near_dates.clock_span: 2.5,
    near_dates.decimal_in_words: 2.5,
    negative_codes.postcode: 2.5,
    negative_codes.postcode_and_place: 1.2,
    negative_codes.standard: 1.3,
    negative_codes.calendar_code: 1.0,
    negative_codes.part_number: 4.0,
    negative_codes.random_code: 2.5,
    negative_codes.licence_plate: 1.0,
    negative_codes.book_number: 2.0,
    negative_codes.unique_identifier: 1.5,
    negative_codes.extended_year: 1.0,
    negative_codes.machine_address: 1.5,
    negative_codes.plain_version: 1.0,
    negative_codes.marked_version: 5.0,
    negative_codes.file_path: 1.5,
    negative_codes.web_address: 2.0,
    negative_codes.markup: 1.5,
    negative_codes.source_line: 5.0,
    negative_numbers.integer: 4.0,
    negative_numbers.decimal: 3.5,
    negative_numbers.percentage: 1.0,
    negative_numbers.amount: 3.0,
    negative_numbers.measure: 3.0,
    negative_numbers.fraction: 0.7,
    negative_numbers.plain_fraction: 0.8,
    negative_numbers.three_small_numbers: 1.2,
    negative_numbers.number_range: 3.0,
    negative_numbers.year_like: 3.0,
    negative_numbers.temperature: 0.5,
    negative_numbers.dimension: 0.8,
    negative_numbers.score: 1.2,
    negative_numbers.coordinate: 0.8,
    negative_numbers.phone: 4.0,
    told_numbers.six_digits_alone: 1.5,
    negative_clocks.local_time: 1.5,
    negative_clocks.software_time: 1.5,
    negative_clocks.time_out_of_range: 0.5,
    negative_clocks.spoken_time: 2.5,
    negative_clocks.part_of_day: 1.5,
    negative_clocks.time_in_part: 1.0,
    negative_clocks.zone: 0.8,
    impossible_dates.named: 9.0,
    impossible_dates.numbered: 9.0,
    impossible_dates.ideographic: 1.2,
    impossible_dates.ordinal: 0.7,
    impossible_dates.month_of_year: 0.5,
    impossible_dates.day_before_month: 1.5,
    impossible_dates.yearless: 2.0,
    unknown_months.unknown_month: 5.0,
    impossible_dates.blank_form: 0.8,
    impossible_dates.beyond: 4.0,
    # Short text that a reader who knows days from today falls for: what follows is a sixth of the whole.
    hard_negatives.fragment: 9.0,
    hard_negatives.statement: 5.0,
    hard_negatives.measure_in_words: 13.5,
    hard_negatives.other_word: 5.0,
    hard_negatives.glued_letters: 2.0,
    hard_negatives.greeting: 3.5,
    hard_negatives.named_thing: 3.5,
    hard_negatives.note: 6.0,
    hard_negatives.from_parts: 5.0,
    impossible_dates.labelled: 2.5,
    impossible_dates.middle_too_large: 2.5,
}
# Rules that write phrases of a list: nobody can tell that "free fall" is no season without having learned it.
_KNOWN_BY_HEART = {
    negative_times.duration,
    negative_times.repeated,
    negative_times.vague,
    negative_times.feast,
    negative_times.phrase,
    near_dates.counted_weekend,
    negative_clocks.part_of_day,
    negative_clocks.time_in_part,
    hard_negatives.fragment,
    hard_negatives.other_word,
}
# Rules whose words make a number of four digits no year, and words beside numbers no months.
_IN_CONTEXT = {
    negative_codes.part_number,
    negative_codes.book_number,
    negative_codes.unique_identifier,
    negative_codes.source_line,
    negative_codes.machine_address,
    negative_codes.licence_plate,
    negative_numbers.amount,
    negative_numbers.measure,
    negative_numbers.percentage,
    negative_numbers.year_like,
    negative_numbers.dimension,
    negative_numbers.coordinate,
    negative_numbers.phone,
    negative_clocks.local_time,
    negative_clocks.software_time,
    negative_clocks.time_out_of_range,
    negative_clocks.spoken_time,
    negative_clocks.zone,
    negative_numbers.score,
    negative_times.duration,
    near_dates.clock_span,
    interface.interface_text,
    hard_negatives.measure_in_words,
    hard_negatives.from_parts,
}
# Rules that put words together at random: none may hold a word that says when.
_IN_SENTENCES = {
    everyday.everyday_word,
    everyday.everyday_word_with_number,
    everyday.everyday_text,
    negative_texts.passage,
    negative_texts.sentence,
    negative_texts.sentence_with_number,
    negative_texts.garbled,
}
# Rules with an exact check, or with words that say what their numbers are.
_UNGUARDED = {
    negative_codes.marked_version,
    negative_codes.postcode_and_place,
    negative_codes.standard,
    negative_codes.calendar_code,
    negative_codes.extended_year,
    hard_negatives.fragment,
    hard_negatives.statement,
    hard_negatives.glued_letters,
    hard_negatives.greeting,
    hard_negatives.note,
    near_dates.grown_word,
    near_dates.counted_weekday,
    near_dates.counted_from,
    near_dates.step_from,
    near_dates.unfinished_amount,
    near_dates.counted_weekend,
    near_dates.working_day,
    near_dates.event,
    near_dates.lunar_day,
    relative_ranges.bound,
    several_dates.several_dates,
    several_dates.set_aside,
    near_dates.named_for_a_day,
    negative_times.repeated,
    negative_times.vague,
    negative_times.feast,
    negative_times.column_name,
    negative_clocks.part_of_day,
    negative_clocks.time_in_part,
    negative_numbers.plain_fraction,
    negative_numbers.three_small_numbers,
    told_numbers.six_digits_alone,
    unknown_months.unknown_month,
    *(function for function in WEIGHTS if function.__module__ == impossible_dates.__name__),
}


def _rule(function: Callable[[random.Random], str], weight: float) -> NegativeRule:
    is_impossible = function.__module__ == impossible_dates.__name__
    name = f"impossible_{function.__name__}" if is_impossible else function.__name__
    write = function if function in _UNGUARDED else _guarded(function)
    return NegativeRule(name, weight, write, function in _KNOWN_BY_HEART)


def _guarded(function: Callable[[random.Random], str]) -> Callable[[random.Random], str]:
    return undated(function, in_context=function in _IN_CONTEXT, in_sentences=function in _IN_SENTENCES)


RULES: tuple[NegativeRule, ...] = tuple(_rule(function, weight) for function, weight in WEIGHTS.items())
