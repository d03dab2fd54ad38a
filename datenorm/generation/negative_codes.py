"""Codes and what software writes: postcodes, part numbers, versions, identifiers, machine addresses, paths, markup."""

from __future__ import annotations

import base64
import random
import re
import uuid
from functools import cache
from itertools import chain

from datenorm.generation import everyday, fakes
from datenorm.generation.drafts import LONGEST
from datenorm.generation.locales import every_locale, locale_data
from datenorm.generation.names import Names
from datenorm.generation.templates import columns, digits, fill, filled, line, lines

_NAMES = (
    "anna",
    "maria",
    "john",
    "li.wei",
    "ahmed",
    "j.smith",
    "olga",
    "kenji",
    "priya",
    "info",
    "sales",
    "mueller",
    "garcia",
    "noreply",
)
_TYPES = (
    "str", "str", "int", "int", "float", "bool", "bytes", "None", "list", "dict", "tuple", "object", "Any", "char",
    "void", "long", "double", "String", "Integer", "T", "u8", "i32", "usize", "size_t", "uint32_t", "Path",
    "ValueError", "KeyError", "TypeError", "Iterator[int]", "dict[str, int]", "list[str]", "number", "string",
    "boolean", "Optional[str]",
)  # fmt: skip
_NAME_PLACE = re.compile(r"\{([abchTnNws])\}")
_CUT_SOURCE = 0.15  # of the lines: at a margin
_CAMERAS = ("IMG", "DSC", "SCAN", "DOC", "P", "Screenshot", "image", "track")
_ENDINGS = (
    ".pdf",
    ".txt",
    ".csv",
    ".docx",
    ".jpg",
    ".png",
    ".xlsx",
    ".py",
    ".html",
    ".tar.gz",
    ".mp3",
    ".json",
    ".zip",
    ".log",
    "",
)
_TLDS = (
    ".com",
    ".org",
    ".net",
    ".de",
    ".fr",
    ".co.uk",
    ".io",
    ".ru",
    ".jp",
    ".com.br",
    ".cn",
    ".in",
    ".it",
    ".es",
    ".nl",
    ".edu",
)
_CHANNELS = ("alpha", "beta", "rc", "dev", "SNAPSHOT", "final", "RELEASE", "stable", "nightly", "lts", "post", "pre")
_VERSION_WORDS = (
    "Version ", "Version: ", "version ", "Ver. ", "ver. ", "Версия ", "版本", "バージョン", "버전 ",
    "versión ",
    "versione ", "wersja ", "verze ", "fw ", "firmware ",
)  # fmt: skip
_KINDS = (
    "id",
    "name",
    "count",
    "value",
    "x",
    "y",
    "status",
    "type",
    "size",
    "total",
    "price",
    "qty",
    "level",
    "key",
    "n",
    "user",
)
_DIGEST_LENGTHS = (7, 8, 10, 12, 16, 20, 32, 40, 64)

_DAY_OF_EXTENDED_YEAR, _BEFORE_YEAR_ZERO = 0.5, 0.6  # of the extended years: with a day, before year 0
_OPEN_MILLENNIUM, _OPEN_YEAR, _SPAN_OF_YEARS = 0.15, 0.25, 0.2  # 1XXX; of the years before year 0: -01XX, -1500/-0044
_DOUBT = ("", "", "", "~", "?", "%")


def postcode(rng: random.Random) -> str:
    """Postcodes of many countries, with a place before or after them at times."""
    code = fill(rng, line(rng, "no_date_postcodes"))
    chance = rng.random()
    if chance < 0.6:
        return code
    place = fakes.draw(rng, "address", "city")
    return f"{code} {place}" if chance < 0.85 else f"{place} {code}"


def postcode_and_place(rng: random.Random) -> str:
    """Postcodes of four digits that could be years, beside their own places: `1010 Wien`, `Sydney NSW 2000`."""
    _, where, codes, place = rng.choice(columns("no_date_postcode_places"))
    code = _postcode(rng, rng.choice(codes.split("|")))
    return f"{code} {place}" if where == "before" else f"{place} {code}"


def _postcode(rng: random.Random, codes: str) -> str:
    """One of the codes of a cell of the table: `1010`, `1010-1230/10`, `1011-1109 @@`, `1950-###`."""
    span, space, letters = codes.partition(" ")
    first, _, last = span.partition("-")
    last, _, step = last.partition("/")
    if last.isdigit():
        first = f"{rng.randrange(int(first), int(last) + 1, int(step or 1)):04}"
    elif last:
        first += "-" + last
    return fill(rng, first + space + letters)


def standard(rng: random.Random) -> str:
    """Numbers of standards, which look like days and years: `DIN EN 1992-1-1`, `ГОСТ 7.1-2003`, `ISO 8601-1:2019`."""
    return fill(rng, line(rng, "no_date_standards"))


def calendar_code(rng: random.Random) -> str:
    """Source code that counts months and weekdays: `"12": "Dezember",`, `case 5: return "May";`."""
    while True:
        locale = every_locale().draw(rng)
        months, weekdays = rng.choice(locale.month_names or ((),)), rng.choice(locale.weekday_names or ((),))
        if not months or not weekdays or any(map(str.isdigit, "".join((*months, *weekdays)))):
            continue
        month, day = rng.randrange(12), rng.randrange(7)
        fields = (
            _numbered("m", months, month) | _numbered("w", weekdays, day) | {"n": str(month + 1), "d": str(day + 1)}
        )
        text = filled(line(rng, "no_date_calendar_code"), fields)
        if len(text) <= LONGEST:
            return text


def _numbered(letter: str, names: Names, first: int) -> dict[str, str]:
    """A name and the three after it, as `m`, `m1`, `m2` and `m3`."""
    return {f"{letter}{i or ''}": names[(first + i) % len(names)] for i in range(4)}


def part_number(rng: random.Random) -> str:
    """Part numbers, stock keeping units, serial and licence numbers: `AB-1234-56`, `SKU 004512`, `MX.309.B`."""
    return fill(rng, line(rng, "no_date_codes"))


def random_code(rng: random.Random) -> str:
    """One to four groups of letters and digits: `7F3-K2`, `QX91`, `b7-0042-zz`."""
    groups = (
        fill(rng, rng.choice("#~@^&") * rng.choice((1, 2, 3, 3, 4, 4, 5, 6)))
        for _ in range(rng.choice((1, 2, 2, 3, 4)))
    )
    text = rng.choice(("-", "-", "-", ".", "/", " ", "_", "")).join(groups)
    return text if any(c.isalpha() for c in text) else rng.choice("ABCDEFGHKLNPQRSTUWYZ") + text


def licence_plate(rng: random.Random) -> str:
    return fakes.draw(rng, "automotive", "license_plate")


def book_number(rng: random.Random) -> str:
    """ISBN, ISSN, EAN, DOI, IBAN, card numbers and VAT numbers."""
    number = fill(rng, line(rng, "no_date_numbers"))
    return (
        number
        if rng.random() < 0.7
        else rng.choice(("ISBN ", "ISBN: ", "ISSN ", "EAN ", "No. ", "ID ", "IBAN ", "Ref. ", "UPC ")) + number
    )


def extended_year(rng: random.Random) -> str:
    """Years before the first and after the last, with a sign or five digits, as ISO 8601 extends them.

    `-0043-03-15`, `+12024-05-03`, `-1500~`: years before Christ are read in words (44 BC), others are none that answers
    have; nor is a millennium of open years, `1XXX`.
    """
    if rng.random() < _OPEN_MILLENNIUM:
        return rng.choice(("0XXX", "1XXX", "2XXX", "-0XXX", "-1XXX", "-2XXX")) + rng.choice(_DOUBT)
    day = f"-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    if rng.random() < _BEFORE_YEAR_ZERO:
        year = f"-{rng.randint(1, 3000):04}"
        if rng.random() < _DAY_OF_EXTENDED_YEAR:
            return year + day + rng.choice(_DOUBT)
        if rng.random() < _OPEN_YEAR:
            year = rng.choice((f"{year[:4]}X", f"{year[:3]}XX"))
        year += rng.choice(_DOUBT)
        return f"{year}/-{rng.randint(1, 200):04}" if rng.random() < _SPAN_OF_YEARS else year
    return f"{rng.choice(('+', '+', ''))}{rng.randint(10_000, 99_999)}{day}"


def unique_identifier(rng: random.Random) -> str:
    """UUIDs, hexadecimal digests, base64, colours, addresses in memory."""
    form = rng.randrange(6)
    if form == 0:
        text = str(uuid.UUID(int=rng.getrandbits(128), version=4))
        return rng.choice((text, text.upper(), f"{{{text}}}", text.replace("-", ""), text[:8], text[:13]))
    if form == 1:
        return fill(rng, "^" * rng.choice(_DIGEST_LENGTHS))
    if form == 2:
        return base64.b64encode(rng.randbytes(rng.choice((6, 9, 12, 15, 18, 20, 32)))).decode()
    if form == 3:
        return "#" + fill(rng, rng.choice(("^^^^^^", "^^^^^^", "^^^")))
    if form == 4:
        return "0x" + fill(rng, "^" * rng.choice((2, 4, 8, 16)))
    return fill(rng, "&&&&&-^^^^" if rng.random() < 0.5 else "&&^^&^^&^&&^^")


def machine_address(rng: random.Random) -> str:
    """MAC and IP addresses, with ports and masks: `192.168.1.10`, `10.0.0.1/24`, `fe80::1`, `00:1B:44:11:3A:B7`."""
    form = rng.randrange(5)
    if form == 0:
        return (
            rng.choice(":-").join(fill(rng, "^^") for _ in range(6)).upper()
            if rng.random() < 0.5
            else fill(rng, "^^:^^:^^:^^:^^:^^")
        )
    if form == 1:
        return ":".join(f"{rng.getrandbits(16):x}" for _ in range(8))
    if form == 2:
        return f"{rng.choice(('fe80::', '2001:db8::', '::', 'fd00::'))}{rng.getrandbits(16):x}"
    address = ".".join(str(rng.choice((0, 1, 10, 127, 168, 172, 192, 255, rng.randint(0, 255)))) for _ in range(4))
    return address + rng.choice(
        ("", "", f":{rng.choice((80, 443, 8080, 3000, 22, 5432))}", f"/{rng.choice((8, 16, 24, 32))}")
    )


def plain_version(rng: random.Random) -> str:
    """A version number alone; the guard leaves out those that are a day (`1.10.30`)."""
    count = rng.choice((2, 3, 3, 3, 4))
    text = ".".join(str(rng.choice((0, 0, 1, 1, 2, 3, rng.randint(0, 12), rng.randint(0, 40)))) for _ in range(count))
    return text + rng.choice(
        (
            "",
            "",
            "",
            "",
            f"-{rng.choice(_CHANNELS)}",
            f"{rng.choice('ab')}{rng.randint(1, 9)}",
            f"-rc.{rng.randint(1, 5)}",
            "+build.7",
        )
    )


def marked_version(rng: random.Random) -> str:
    """A version number with what says so: `v2.4.12`, `Version: 1.1.3`, `Python 3.11.4`, `1.10.30-beta`."""
    numbers = [rng.randint(0, 12), rng.randint(0, 30), rng.randint(0, 40)][: rng.choice((2, 3, 3, 3))]
    if rng.random() < 0.25:  # versions that are named after years
        numbers = [rng.choice((rng.randint(16, 27), rng.randint(2016, 2027))), rng.randint(1, 12), rng.randint(0, 9)]
        numbers = numbers[: rng.choice((2, 2, 3))]
    text = ".".join(map(str, numbers))
    form = rng.choice((0, 2, 3)) if numbers[0] > 12 else rng.randrange(4)
    if form == 0:
        return f"{line(rng, 'no_date_programs')} {text}"
    if form == 1:
        return f"{text}{rng.choice('-.')}{rng.choice(_CHANNELS)}{rng.choice(('', '1', '2', '.3'))}"
    return rng.choice("vvvV" if form == 2 else _VERSION_WORDS) + text


def file_path(rng: random.Random) -> str:
    """File names and paths: `/usr/lib/x86_64`, `C:\\Users\\anna\\notes.txt`, `IMG_4512.jpg`, `report_final(2).pdf`."""
    words, number = rng.choices(lines("no_date_code_words"), k=rng.randint(2, 4)), digits(rng, rng.choice((1, 2, 3, 5)))
    form = rng.randrange(5)
    if form == 0:
        name = "/" + "/".join(words)
    elif form == 1:
        name = f"{rng.choice('CDE')}:\\" + "\\".join(words)
    elif form == 2:
        name = rng.choice(_CAMERAS) + rng.choice("_ -") + number
    elif form == 3:
        name = rng.choice(("_", "-", " ", "")).join(words[:2]) + rng.choice(
            ("", f"({number})", f"_v{number}", f" {number}")
        )
    else:
        name = rng.choice(("~/", "./", "../", "")) + words[0]
    return name + rng.choice(_ENDINGS)


def web_address(rng: random.Random) -> str:
    """URLs, host names, e-mail addresses, handles and hashtags."""
    word, other = rng.choices(lines("no_date_code_words"), k=2)
    number = str(rng.randint(1, 999))
    host = word + rng.choice(("", f"-{other}", number)) + rng.choice(_TLDS)
    person = rng.choice(_NAMES) + rng.choice(("", "", number, f".{rng.choice(_NAMES)}"))
    form = rng.randrange(6)
    if form == 0:
        return f"{rng.choice(('https://', 'http://', 'https://www.', 'ftp://'))}{host}/{other}"
    if form == 1:
        return f"https://{host}/{other}?{rng.choice(_KINDS)}={number}"
    if form == 2:
        return f"{person}@{host}"
    if form == 3:
        return f"www.{host}"
    return f"#{word}{rng.choice(('', other, number))}" if form == 4 else f"@{person}"


def markup(rng: random.Random) -> str:
    """Code, JSON, markup, queries and log text without a date."""
    number = rng.choice((rng.randint(0, 99), rng.randint(100, 999), rng.randint(10000, 99999)))
    text = line(rng, "no_date_code").replace("NUMBER", str(number))
    return text.replace("NAME", rng.choice(_KINDS)).replace("WORD", line(rng, "no_date_code_words"))


def source_line(rng: random.Random) -> str:
    """A line of a program, a query, settings or a log: `def read(path: str) -> str | None:`, `if len(rows) > 3:`."""
    form = line(rng, "no_date_source_lines")
    text = _NAME_PLACE.sub(lambda place: _source_part(rng, place[1]), form)
    return text[: rng.randint(20, LONGEST)] if rng.random() < _CUT_SOURCE else text


@cache
def _english_words() -> Names:
    return tuple(chain.from_iterable(everyday.words_of(locale_data("en")) or ()))


def _source_part(rng: random.Random, place: str) -> str:
    if place == "T":
        return rng.choice(_TYPES)
    if place == "n":
        return str(rng.choice((0, 1, 2, rng.randint(3, 12), rng.randint(13, 31), rng.randint(32, 99))))
    if place == "N":
        return digits(rng, rng.choice((3, 4, 4, 5)))
    if place == "h":
        return f"0x{rng.getrandbits(rng.choice((16, 32, 47))):x}"
    words = _english_words()
    if place in "ws":
        return " ".join(rng.choice(words) for _ in range(1 if place == "w" else rng.randint(2, 6)))
    parts = [rng.choice(words) for _ in range(rng.choice((1, 1, 2, 2, 3)))]
    name = rng.choice(("_".join(parts), "".join(part.title() for part in parts), "".join(parts)))
    return rng.choice((name, name, name, name.upper(), f"_{name}", rng.choice("xyzabcijknpst")))
