"""What happens to a written date on its way into a file: capitals, lost accents, spaces, slips of the finger, damage.

Every kind of noise is one row of ``NOISES``, with the share of the texts that it touches; several may meet in one text.
No kind changes the date that a reader would take from the text; the modules of the kinds say how each sees to that.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from datenorm.generation import damage, damage_words, noise_marks
from datenorm.generation.damage_words import Names


class Noise(NamedTuple):
    """One kind of noise: the share of the texts that it is tried on, and what it does to a text."""

    name: str
    rate: float
    apply: Callable[[random.Random, str, Names], str]


# What people do, and then what scanners, programs and encodings do, once the text is written.
NOISES = (
    Noise("misspelled", 0.020, damage_words.misspelled),
    Noise("slipped", 0.060, damage_words.slipped),
    Noise("confused", 0.020, damage_words.confused),
    Noise("without accents", 0.040, noise_marks.without_accents),
    Noise("spelled out", 0.010, noise_marks.spelled_out),
    Noise("upper", 0.040, noise_marks.upper),
    Noise("lower", 0.060, noise_marks.lower),
    Noise("title", 0.020, noise_marks.title),
    Noise("mark dropped", 0.060, noise_marks.mark_dropped),
    Noise("mark added", 0.030, noise_marks.mark_added),
    Noise("mark changed", 0.015, noise_marks.mark_changed),
    Noise("space missing", 0.040, noise_marks.space_missing),
    Noise("words joined", 0.010, noise_marks.words_joined),
    Noise("space added", 0.020, noise_marks.space_added),
    Noise("space doubled", 0.020, noise_marks.space_doubled),
    Noise("space around", 0.015, noise_marks.space_around),
    Noise("quotes", 0.020, noise_marks.quotes),
    Noise("dashes", 0.020, noise_marks.dashes),
    Noise("other spaces", 0.020, noise_marks.other_spaces),
    Noise("full width", 0.015, noise_marks.full_width),
    Noise("invisible", 0.015, noise_marks.invisible),
)
DAMAGES = (
    Noise("misread", 0.013, damage_words.misread),
    Noise("letters as digits", 0.013, damage_words.with_digits),
    Noise("digits as letters", 0.019, damage.digits_as_letters),
    Noise("one as letter", 0.10, damage.one_as_letter),
    Noise("spaced digits", 0.006, damage.spaced_digits),
    Noise("broken at a line end", 0.008, damage_words.broken_at_line_end),
    Noise("parted", 0.005, damage_words.parted),
    Noise("cut off", 0.005, damage_words.cut_off),
    Noise("spaced year", 0.004, damage.spaced_year),
    Noise("supplied digits", 0.010, damage.supplied_digits),
    Noise("underscores", 0.004, damage.underscores),
    Noise("stray marks", 0.015, damage.stray_marks),
    Noise("mojibake", 0.018, damage.mojibake),
    Noise("lost letters", 0.015, damage.lost_letters),
    Noise("entities", 0.010, damage.entities),
    Noise("in an address", 0.004, damage.in_address),
    Noise("escaped", 0.006, damage.escaped),
)


def add_noise(rng: random.Random, text: str, protect: Sequence[str]) -> str:
    """Return ``text`` with each kind of noise applied at its rate; most texts come back as they were.

    ``protect`` holds the names that a damaged word must not come near: the twelve months of the text's locale in all
    widths, and whatever else tells dates apart (weekdays, numbers in words). Pass the same tuple for the same locale:
    what is worked out from it is kept.
    """
    names = tuple(protect)
    for noise in NOISES + DAMAGES:
        if rng.random() < noise.rate:
            text = noise.apply(rng, text, names)
    return text
