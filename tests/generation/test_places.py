"""Names of towns: text that is no date, in many scripts."""

from __future__ import annotations

import random

from datenorm.generation.date_guard import reads_as_date
from datenorm.generation.names import script_of
from datenorm.generation.places import place_name
from datenorm.generation.tables import data_rows, ways
from datenorm.generation.time_words import holds_time_word
from datenorm.text import canonical

TABLE = {script: ways(names) for script, names in data_rows("place_names")}


def test_the_table_has_names_in_many_scripts() -> None:
    assert len(TABLE) >= 25
    assert {"LATIN", "CYRILLIC", "ARABIC", "DEVANAGARI", "CJK", "HANGUL", "ETHIOPIC"} <= TABLE.keys()
    assert sum(map(len, TABLE.values())) >= 45_000


def test_each_name_is_in_its_script_and_says_no_day() -> None:
    for script, names in TABLE.items():
        assert {script_of((name,)) for name in names} == {script}
        for name in names[::11]:
            assert canonical(name)
            assert not reads_as_date(name), name
            assert not holds_time_word(name), name


def test_no_name_is_a_month_or_a_weekday_in_a_language_that_many_write() -> None:
    names = {canonical(name) for some in TABLE.values() for name in some}
    assert {"mars", "mayo", "lunes", "maio", "август", "มีนาคม", "lipiec", "sabato"} & names == set()


def test_names_stand_alone_or_in_pairs_and_rare_scripts_are_drawn() -> None:
    rng = random.Random(3)
    drawn = [place_name(rng) for _ in range(6000)]
    known = {name for some in TABLE.values() for name in some}
    assert 0.7 < sum(text in known for text in drawn) / len(drawn) < 0.8
    assert any(text.count(", ") == 1 and set(text.split(", ")) <= known for text in drawn)
    assert {"TAMIL", "MYANMAR", "TIFINAGH"} <= {script_of((text,)) for text in drawn}
