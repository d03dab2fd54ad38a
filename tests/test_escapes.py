"""Escaped characters are read back, each with the span that it came from, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datenorm import normalize
from datenorm.escapes import unescape, unescaped


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3&nbsp;May&nbsp;1979", "3\u00a0May\u00a01979"),
        ("5. M&auml;rz 2014", "5. März 2014"),
        ("mi&#233;rcoles, 3&#xA0;mayo", "miércoles, 3\u00a0mayo"),
        ("3&amp;nbsp;May", "3\u00a0May"),
        ("&lt;3 May&gt;", "<3 May>"),
        ("3%20May%201979", "3 May 1979"),
        ("03%2F05%2F1979", "03/05/1979"),
        ("5.+M%C3%A4rz", "5.+März"),
        ("3 f\\u00e9vrier", "3 février"),
        ("3%20f%u00e9vrier", "3 février"),
        ("\\ud835\\udfd1 May", "𝟑 May"),
        ("5. MÃ¤rz 2014", "5. März 2014"),
        ("3â€“5 aoÃ»t", "3–5 août"),
        ("12 styczeÅ„ – 3 paÅºdziernik", "12 styczeń – 3 październik"),
        ("3 мая".encode().decode("cp1251"), "3 мая"),
        ("22 қараша".encode().decode("cp1251"), "22 қараша"),
        ("à¥© à¤®à¤ˆ", "३ मई"),
        ("3 MÃƒÂ¤rz", "3 März"),
    ],
)
def test_characters_are_read_back(text: str, meant: str) -> None:
    assert unescaped(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "3 May 1979", "R&D 2019", "AT&T; 3 May", "3 May &copy 1979", "50%20 off in May", "100%", "5%zz", "%E4", "",
        "C:\\users", "\\ud835", "3. März – 5. Mai", "CAFÉ’S 3 MAI", "3. ÁPRILIS", "Spaß…", "3–5 août", "Сiчень 3",
        "СІЧЕНЬ", "3 МАЯ – 5 МАЯ", "ngày 3 tháng 5", "3 mars à 5 h",
    ],
)  # fmt: skip
def test_text_without_escapes_stays_as_it_is(text: str) -> None:
    assert unescaped(text) == text


@given(st.text(alphabet="Ã¤Â«РјР°â€“ &;#nbspauml%20C3A4\\ue9éж5 \u0301", max_size=20))
def test_each_character_keeps_the_span_it_came_from(text: str) -> None:
    meant, spans = unescape(text, [(at, at + 1) for at in range(len(text))])
    assert len(meant) == len(spans)
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_a_character_that_was_read_back_has_the_span_of_its_escape() -> None:
    text = "5.&nbsp;MÃ¤rz"
    meant, spans = unescape(text, [(at, at + 1) for at in range(len(text))])
    assert [(character, text[start:end]) for character, (start, end) in zip(meant, spans, strict=True)] == [
        ("5", "5"), (".", "."), ("\u00a0", "&nbsp;"), ("M", "M"), ("ä", "Ã¤"), ("r", "r"), ("z", "z"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("5.&nbsp;M&auml;rz&nbsp;2014", "2014-03-05"),
        ("3%20May%201979", "1979-05-03"),
        ("25 aoÃ»t 1998", "1998-08-25"),
        ("3 \\u043c\\u0430\\u044f 1979", "1979-05-03"),
    ],
)
def test_a_date_among_escapes_is_read(text: str, iso: str) -> None:
    assert normalize(text).edtf == iso
