"""Numbers that are no dates: integers, decimals, amounts, measures, fractions, phones, scores, coordinates, times."""

from __future__ import annotations

import random
from functools import cache

from datenorm.generation.cldr_texts import draw_language, unit_patterns
from datenorm.generation.locales import identifiers, locale_data
from datenorm.generation.templates import columns, digits, fill, line, lines

_LENGTHS = (
    1,
    1,
    2,
    2,
    3,
    3,
    3,
    4,
    4,
    4,
    4,
    4,
    5,
    5,
    5,
    6,
    6,
    7,
    7,
    8,
    8,
    9,
    9,
    10,
    10,
    10,
    11,
    11,
    12,
    13,
    13,
    14,
    15,
    16,
    17,
    18,
    19,
    20,
)
_GROUPERS = (",", ",", ".", ".", " ", "\u00a0", "\u202f", "'", "’", "_")
_SCALES = ("°C", "°F", " °C", "℃", "°", " K", " ºC", " degrees", " Grad", " degrés", " grados", " градусов", "度", "도")
_DIMENSION_UNITS = ("", "", " cm", "cm", " mm", "mm", " m", " in", '"', " px", " см", " мм", "厘米", "センチ")
_VULGAR = "½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘"


def integer(rng: random.Random) -> str:
    """Digits, with a sign, a mark or separators at times; four of them only where they are no year (`8455`, `0241`)."""
    text = digits(rng, rng.choice(_LENGTHS))
    chance = rng.random()
    if chance < 0.55:
        return text
    if chance < 0.75:
        return grouped(rng, text)
    if chance < 0.85:
        return (
            rng.choice(
                ("-", "+", "−", "#", "# ", "№ ", "№", "No. ", "no ", "Nr. ", "n° ", "N° ", "Nº ", "nr ", "č. ", "第")
            )
            + text
        )
    if chance < 0.93:
        return text.zfill(len(text) + rng.randint(1, 4)) if len(text) not in (1, 2, 3) else "0" * (6 - len(text)) + text
    return text.translate(_native(rng))


def grouped(rng: random.Random, text: str) -> str:
    """Digits with thousands apart: `1,975`, `12.345.678`, `1 975`, `12,34,567`."""
    separator = rng.choice(_GROUPERS)
    width = 2 if separator == "," and rng.random() < 0.15 else 3
    head, tail = text[:-3], [text[-3:]]
    while head:
        tail.insert(0, head[-width:])
        head = head[:-width]
    return separator.join(tail)


def decimal(rng: random.Random) -> str:
    """`6.54`, `1.234,56`, `0,0032`, `1.5e-7`, `-12.75`."""
    whole, places = digits(rng, rng.choice((1, 1, 1, 2, 2, 3, 3, 4, 5, 6))), rng.choice((1, 1, 2, 2, 2, 3, 3, 4, 5, 6))
    point = rng.choice((".", ".", ",", ",", "٫", "·") if rng.random() < 0.1 else (".", ","))
    fraction = fill(rng, "#" * places)
    if rng.random() < 0.1:
        return f"{whole[0]}.{fraction}{rng.choice(('e', 'E', 'e+', 'e-', 'E-'))}{rng.randint(1, 20)}"
    if len(whole) > 3 and point != "·" and rng.random() < 0.7:
        whole = (" " if point == "," and rng.random() < 0.4 else "," if point == "." else ".").join(
            (whole[:-3], whole[-3:])
        )
    return ("-" if rng.random() < 0.1 else "") + whole + point + fraction


def percentage(rng: random.Random) -> str:
    number = rng.choice(
        (
            str(rng.randint(0, 100)),
            f"{rng.randint(0, 99)}.{rng.randint(0, 99)}",
            f"{rng.randint(0, 99)},{rng.randint(0, 9)}",
        )
    )
    sign = rng.choice(
        (
            "%",
            "%",
            " %",
            "\u202f%",
            "٪",
            "‰",
            " percent",
            " Prozent",
            " pct",
            " pour cent",
            " por ciento",
            " процентов",
            "％",
        )
    )
    return (
        f"%{number}"
        if rng.random() < 0.05
        else rng.choice(("", "", "", "+", "-", "~", "ca. ", "< ", ">")) + number + sign
    )


def amount(rng: random.Random) -> str:
    """Money of many currencies: `€1999`, `1.234,56 €`, `$12.50`, `2 500 Kč`, `CHF 40.–`."""
    number = rng.choice((
        digits(rng, rng.choice((1, 2, 3, 4, 4, 5))),
        grouped(rng, digits(rng, rng.choice((4, 5, 6, 7, 8)))),
        f"{digits(rng, rng.choice((1, 2, 3)))}{rng.choice('.,')}{rng.randint(0, 99):02}",
        f"{grouped(rng, digits(rng, 4))}.{rng.randint(0, 99):02}",
        str(rng.randint(1500, 2100)),
    ))  # fmt: skip
    currency = line(rng, "no_date_currencies")
    is_before = currency[0] in "€$£¥₹₽₩₺₪฿₫₴₦RUCAS" and rng.random() < 0.6
    space = rng.choice(("", " ", "\u00a0"))
    if currency[-1].isalpha() or currency[-1] == ".":
        space = " " if len(number) < 5 or rng.random() < 0.8 else ""
    return currency + space + number if is_before else number + (space or " " * (currency[0].isascii())) + currency


def plain_fraction(rng: random.Random) -> str:
    """`8/32`, `5/64`, `17/100`: parts of a measure."""
    whole = rng.choice((32, 64, 100, 128, 144, 256))
    return f"{rng.randint(1, 9 if whole < 100 else 99)}/{whole}"


def three_small_numbers(rng: random.Random) -> str:
    """`1-2-3`, `4/13/1`, `2.10.7`: no year has one digit, at neither end."""
    separator = rng.choice(("-", "/", ".", "-", "/", " ", " - "))
    return separator.join(map(str, (rng.randint(1, 9), rng.randint(0, 31), rng.randint(0, 9))))


def number_range(rng: random.Random) -> str:
    """Two plain numbers: `10-12`, `5 to 7`, `pp. 19-21`, `3:2`, `10.12`, `12 из 20`; neither can be a short year."""
    first = rng.randint(1, 30) if rng.random() < 0.8 else rng.randint(100, 400)
    small = (rng.randint(0, 9), rng.randint(0, 9)) if rng.random() < 0.5 else (rng.randint(0, 31), rng.randint(0, 31))
    second = first + rng.choice((1, 2, 2, rng.randint(1, 9), rng.randint(1, 9)))
    return line(rng, "no_date_ranges").format(a=first, b=second, c=small[0], d=small[1])


def fraction(rng: random.Random) -> str:
    """`3/4 cup`, `1½`, `17/64`, `5/8 inch`, `120/365`."""
    form = rng.randrange(4)
    unit = rng.choice(("cup", "tsp", "tbsp", "inch", "Liter", "de tasse", "lb", "mile", "стакана", "taza", "kg", "l"))
    if form == 0:
        text = rng.choice(("", "", "1", "2", "3", "10")) + rng.choice(_VULGAR)
        return text if rng.random() < 0.4 else f"{text} {unit}"
    if form == 1:
        return f"{rng.choice((1, 3, 5, 7))}/{rng.choice((2, 4, 8))} {unit}"
    if form == 2:
        return f"{rng.randint(33, 400)}/{rng.randint(101, 999)}"
    return f"{rng.randint(1, 63)}/{rng.choice((64, 100, 128, 256, 1000))}"


def measure(rng: random.Random) -> str:
    """A quantity with its unit, in every language that CLDR has units for: `5 kilograms`, `12,5 км`, `300 メートル`."""
    pattern = rng.choice(draw_language(rng, unit_patterns))
    number = rng.choice(
        (
            str(rng.randint(2, 999)),
            f"{rng.randint(0, 99)}.{rng.randint(0, 9)}",
            f"{rng.randint(0, 99)},{rng.randint(0, 99)}",
        )
    )
    return pattern.replace("{0}", number)


def year_like(rng: random.Random) -> str:
    """Four digits that could be a year but for what stands beside them: `1975 people`, `room 1984`, `1999 MB`."""
    number = str(rng.randint(1500, 2100) if rng.random() < 0.8 else rng.randint(1000, 9999))
    before, after = rng.choice(columns("no_date_year_contexts"))
    return f"{before}{number}{after}"


def temperature(rng: random.Random) -> str:
    number = rng.choice(
        (
            str(rng.randint(-40, 120)),
            f"{rng.randint(-30, 45)}.{rng.randint(0, 9)}",
            f"{rng.randint(30, 42)},{rng.randint(0, 9)}",
        )
    )
    return rng.choice(("", "", "", "+", "~", "T = ")) + number + rng.choice(_SCALES)


def dimension(rng: random.Random) -> str:
    """`10x20x30`, `1920×1080`, `210 x 297 mm`, `3,5 × 7 cm`, `24"`."""
    form = rng.randrange(5)
    sign = rng.choice(("x", "×", " x ", " × ", "*", " X "))
    if form == 0:
        return sign.join(str(rng.randint(1, 60)) for _ in range(3)) + rng.choice(_DIMENSION_UNITS)
    if form == 1:
        return sign.join(str(rng.choice((640, 720, 1024, 1080, 1280, 1920, 2048, 3840, 2160, 768))) for _ in range(2))
    if form == 2:
        return sign.join(f"{rng.randint(1, 90)}{rng.choice('.,')}{rng.randint(1, 9)}" for _ in range(2)) + rng.choice(
            _DIMENSION_UNITS
        )
    if form == 3:
        return (
            rng.choice(("Ø ", "ø", "M", "DN ", "h. ", "H: ", "L "))
            + str(rng.randint(3, 900))
            + rng.choice(_DIMENSION_UNITS)
        )
    return sign.join(str(rng.randint(61, 900)) for _ in range(2)) + rng.choice(_DIMENSION_UNITS)


def score(rng: random.Random) -> str:
    """Results and ratios: `3-2`, `21:15 25:23`, `4:1`, `6–4, 7–5`, `1:50000`, `16:9`."""
    form = rng.randrange(6)
    if form == 0:
        return f"{rng.randint(0, 9)}{rng.choice('-:–')}{rng.randint(0, 9)}"
    if form == 1:
        return rng.choice((" ", ", ", "; ")).join(
            f"{rng.randint(10, 32)}:{rng.randint(10, 32)}" for _ in range(rng.randint(2, 4))
        )
    if form == 2:
        return rng.choice((" ", ", ")).join(
            f"{rng.choice('0123456')}–{rng.choice('67')}" for _ in range(rng.randint(2, 5))
        )
    if form == 3:
        return f"1:{rng.choice((10, 25, 50, 87, 100, 200, 500, 1000, 5000, 10000, 25000, 50000, 100000))}"
    if form == 4:
        teams = rng.sample(lines("no_date_teams"), 2)
        return f"{teams[0]} {rng.randint(0, 6)}{rng.choice('-:')}{rng.randint(0, 6)} {teams[1]}"
    points = [rng.randint(60, 130), rng.randint(100, 140)]  # two numbers below 100 could be short years
    rng.shuffle(points)
    return rng.choice(("-", ":", " - ", " : ")).join(map(str, points))


def coordinate(rng: random.Random) -> str:
    """`48.8566, 2.3522`, `48°51′24″N`, `N 52° 31.2'`, `32U 691608 5334763`."""
    form = rng.randrange(5)
    north, east = rng.uniform(-90, 90), rng.uniform(-180, 180)
    places = rng.choice((2, 3, 4, 5, 6))
    if form == 0:
        return f"{north:.{places}f}{rng.choice((', ', ',', ' ', '; '))}{east:.{places}f}"
    if form == 1:
        return f"{abs(int(north))}°{rng.randint(0, 59)}′{rng.randint(0, 59)}″{rng.choice('NS')}"
    if form == 2:
        return f"{abs(int(north))}° {rng.randint(0, 59)}' {rng.choice('NSEWO')}"
    if form == 3:
        return f"{rng.choice('NS')} {abs(int(north))}° {rng.uniform(0, 60):.{places}f}'"
    return fill(rng, f"{rng.randint(1, 60)}@ %##### %######")


def phone(rng: random.Random) -> str:
    """Telephone numbers of many countries, some of which look like dates: `020-7946-0958`, `12.34.56.78.90`."""
    text = fill(rng, line(rng, "no_date_phones"))
    if rng.random() < 0.12:
        text = (
            rng.choice(
                (
                    "Tel. ",
                    "Tel: ",
                    "tel ",
                    "Tél. ",
                    "Phone: ",
                    "тел. ",
                    "电话: ",
                    "☎ ",
                    "Mob. ",
                    "Fax ",
                    "電話 ",
                    "هاتف ",
                )
            )
            + text
        )
    return text.translate(_native(rng)) if rng.random() < 0.03 else text


def _native(rng: random.Random) -> dict[int, int]:
    """Translation of ASCII digits to those of another script."""
    return str.maketrans("0123456789", rng.choice(_native_digits()))


@cache
def _native_digits() -> tuple[str, ...]:
    return tuple(sorted({locale_data(identifier).digits for identifier in identifiers()} - {""}))
