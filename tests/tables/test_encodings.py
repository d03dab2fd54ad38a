"""In which encoding a table is."""

from __future__ import annotations

import pytest

from datenorm.records import Unreadable, UnreadableInput
from datenorm.tables.encodings import Encoding, detected_encoding, named_encoding

FRENCH = "nom,né\nÉlodie Lefèvre,3 février 1979\nRené Côté,4 août 1980\nHélène Béjart,12 décembre 1902\n" * 5
RUSSIAN = "имя,дата\nАнна Каренина,3 мая 1979 года\nЛев Толстой,9 сентября 1828 года\n" * 5


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "utf-8"),
        (b"a,b\n", "utf-8"),
        (FRENCH.encode(), "utf-8"),
        (FRENCH.encode("utf-8-sig"), "utf-8"),
        (FRENCH.encode()[:-60] + "é".encode()[:1], "utf-8"),
        (FRENCH.encode("utf-16"), "utf-16-le"),
        (FRENCH.encode("utf-16-be"), "utf-16-be"),
        (FRENCH.encode("utf-16-le"), "utf-16-le"),
        (FRENCH.encode("utf-32"), "utf-32-le"),
        (RUSSIAN.encode("cp1251"), "cp1251"),
    ],
)
def test_the_encoding_is_told_by_mark_or_bytes(data: bytes, name: str) -> None:
    assert detected_encoding(data, "table").name == name


def test_western_text_is_read_right_whatever_code_page_is_named() -> None:
    data = FRENCH.encode("cp1252")
    assert detected_encoding(data, "table").text(data) == FRENCH


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("UTF8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("latin-1", "iso8859-1"),
        ("windows-1252", "cp1252"),
        ("utf-16", "utf-16-le"),
        ("UTF-16BE", "utf-16-be"),
        ("shift_jis", "shift_jis"),
    ],
)
def test_an_encoding_has_many_names(name: str, found: str) -> None:
    assert named_encoding(name, b"").name == found


@pytest.mark.parametrize("name", ["klingon", "utf-7", "cp037", "iso2022_jp", "hz", "rot13", "base64", "idna", "a\0b"])
def test_what_rows_cannot_be_split_in_is_refused(name: str) -> None:
    with pytest.raises(UnreadableInput, match=r"the encoding .* is not known, or not one to split rows in"):
        named_encoding(name, b"")


def test_the_mark_decides_which_utf_16_it_is() -> None:
    assert named_encoding("utf-16", "a".encode("utf-16-be").join([b"\xfe\xff", b""])).name == "utf-16-be"


def test_a_field_that_is_wrong_in_the_encoding_is_told() -> None:
    assert Encoding().text(b"\xff") is Unreadable.INVALID_UTF8
    assert Encoding("cp1252").text(b"\x81") is Unreadable.INVALID_ENCODING


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_come_back_as_they_were_surrogates_too(codec: str) -> None:
    data = "\ufeffa,\U0001f600\ud800\r\n".encode(codec, "surrogatepass")
    encoding = Encoding(wide=codec)
    inward = encoding.inward()
    inner = b"".join([*(inward(data[at : at + 1], False) for at in range(len(data))), inward(b"", True)])
    assert inner.startswith(b"\xef\xbb\xbfa,\xf0\x9f\x98\x80")
    assert encoding.outward(inner) == data
