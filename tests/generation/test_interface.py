"""What programs say to their users: text that is no date, in the languages of a collected table."""

from __future__ import annotations

import random

from datenorm.generation.date_guard import reads_as_date
from datenorm.generation.drafts import LONGEST
from datenorm.generation.interface import interface_text
from datenorm.generation.tables import data_rows, ways
from datenorm.generation.time_words import holds_time_word

TABLE = {language: ways(texts) for language, texts in data_rows("interface_texts")}


def test_the_table_has_many_languages_and_texts_of_the_world() -> None:
    assert len(TABLE) >= 95
    assert sum(map(len, TABLE.values())) >= 15_000
    assert "Ein Systemfehler ist aufgetreten" in TABLE["de"]
    assert "Aucune option disponible" in TABLE["fr"]


def test_no_text_of_the_table_says_when() -> None:
    for language, texts in TABLE.items():
        for text in texts[::7]:
            filled = text.replace("{}", "x")
            assert not reads_as_date(filled), (language, text)
            assert not holds_time_word(filled), (language, text)


def test_places_are_filled_and_long_texts_are_cut_at_a_word() -> None:
    rng = random.Random(2)
    drawn = [interface_text(rng) for _ in range(2000)]
    assert not [text for text in drawn if "{}" in text]
    assert max(map(len, drawn)) <= LONGEST
    assert any(text.endswith(" x") or " x " in text for text in drawn)
    words = {word for texts in TABLE.values() for text in texts for word in text.split()}
    long = [text for text in drawn if len(text) > 70]
    assert sum(text.rpartition(" ")[2] in words for text in long) > 0.7 * len(long) > 20
