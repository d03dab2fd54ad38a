"""Canonical text: one form for what people type, with spans back to what they typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datenorm.text import align, canonical, flaw


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("3 May 1979", "3 may 1979"),
        ("  3\u00a0MAI\t1979\n", "3 mai 1979"),
        ("１９７９年５月３日", "1979年5月3日"),
        ("٣ مايو ١٩٧٩", "3 مايو 1979"),
        ("۳ مهٔ ۱۹۷۹", "3 مه 1979"),
        ("३ मई १९७९", "3 मई 1979"),
        ("𝟑 𝐌𝐚𝐲 𝟏𝟗𝟕𝟗", "3 may 1979"),
        ("1er août", "1er aout"),
        ("1er aou\u0302t", "1er aout"),
        ("31 MÄRZ", "31 marz"),
        ("3 Kasım", "3 kasim"),
        ("3 KASIM", "3 kasim"),
        ("3 İyul", "3 iyul"),
        ("3 мая 1979 г.", "3 мая 1979 г."),
        ("йод ёж", "иод еж"),
        ("が ガ", "が ガ"),
        ("か\u3099", "が"),
        ("1979\u200b-\u200e05\u2011\u206003", "1979-05-03"),
        ("1979–05—03−1", "1979-05-03-1"),
        ("’79 ʼ79 `79 ′79", "'79 '79 '79 '79"),
        ("“3 May” «4» „5“", '"3 may" "4" "5"'),
        ("१ फ़रवरी", "1 फरवरी"),
        ("മാർച്ച്", "മാര്ച്ച്"),
        ("മാര്\u200dച്ച്", "മാര്ച്ച്"),
        ("㋄3日 ㍻6年 Ⅺ", "5月3日 平成6年 xi"),
        ("①⑫", "112"),
        ("١٢،٣", "12,3"),
        ("أغسطس إبريل آذار", "اغسطس ابريل اذار"),
        ("\u1103\u1161", "다"),
        ("ΜΆΙΟΣ Μάιος", "μαιοσ μαιοσ"),
        ("", ""),
        ("\u200b\ufeff \u00ad", ""),
    ],
)
def test_what_is_typed_in_many_ways_has_one_form(text: str, form: str) -> None:
    assert canonical(text) == form


@given(st.text(max_size=40))
def test_canonical_text_is_its_own_canonical_form_in_length_at_least(text: str) -> None:
    form = canonical(text)
    assert canonical(form) == form or unicodedata.normalize("NFKC", form) != form
    assert not form.startswith(" ")
    assert not form.endswith(" ")
    assert "  " not in form


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30))
def test_composed_and_decomposed_text_have_the_same_form(text: str) -> None:
    assert canonical(unicodedata.normalize("NFC", text)) == canonical(
        unicodedata.normalize("NFC", unicodedata.normalize("NFD", text))
    )


@given(st.text(alphabet="aé́ 3٣ガ゙ㄱ가각ﬁ ​　①\u0bc6\u0bbeÃ¤&;nbsp%0", max_size=12))
def test_spans_cover_the_characters_that_the_form_came_from(text: str) -> None:
    aligned = align(text)
    assert aligned.canonical == canonical(text)
    assert len(aligned.spans) == len(aligned.canonical)
    assert all(0 <= start < end <= len(text) for start, end in aligned.spans)
    assert list(aligned.spans) == sorted(aligned.spans)


def test_a_span_points_to_the_users_own_characters() -> None:
    text = "  ３\u00a0Mai\u0302 ㍻"
    aligned = align(text)
    assert aligned.canonical == "3 mai 平成"
    assert [text[start:end] for start, end in aligned.spans] == ["３", "\u00a0", "M", "a", "i\u0302", " ", "㍻", "㍻"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 May 1979", None),
        ("3\tMay\u00a01979\u200e", None),
        ("3 May\x001979", "control character"),
        ("3 May\x1b[31m", "control character"),
        ("3 May \ud800", "lone surrogate"),
        ("\u202e9791 yaM 3", "bidirectional override"),
    ],
)
def test_what_makes_a_text_unreadable_is_named(text: str, found: str | None) -> None:
    assert flaw(text) == found
