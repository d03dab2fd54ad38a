"""Dates with numbers in words: pairs written out, and every set of words read backwards."""

from __future__ import annotations

import datetime
import random

import pytest

from datenorm.edtf import parse
from datenorm.generation import (
    number_words,
    number_words_asian,
    number_words_foreign,
    number_words_roman,
    number_words_sets,
)
from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import locale_data
from datenorm.generation.rules import DateRule
from datenorm.generation.tables import data_rows, rows
from datenorm.text import canonical

DAY = datetime.date(1979, 5, 3)


class Chosen(random.Random):
    """Random numbers that are always `value`, so that a rule takes the branches that a test wants."""

    def __init__(self, value: float) -> None:
        super().__init__(0)
        self.value = value

    def random(self) -> float:
        return self.value


def pair(plan: Plan | None, date: datetime.date = DAY, chance: float = 0.99) -> tuple[str, str]:
    assert plan is not None
    draft = plan.render(Chosen(chance), date)
    assert draft is not None
    assert draft.kind == "words"
    return draft.text, draft.expression


def form_pair(locale: str, form: str, date: datetime.date = DAY) -> tuple[str, str]:
    return pair(number_words.form_plan(Chosen(0.99), locale_data(locale), form), date)


@pytest.mark.parametrize(
    ("locale", "form", "text", "meaning"),
    [
        ("en", "the {d:ordinal} of {month} {y:numbering-year}", "the third of May nineteen seventy-nine", "1979-05-03"),
        ("en", "{d:ordinal} {month} {y}", "third May 1979", "1979-05-03"),
        ("en", "{month} {d:ordinal}, {y}", "May third, 1979", "1979-05-03"),
        ("en", "{month} the {d:ordinal}", "May the third", "XXXX-05-03"),
        ("en", "{d:numbering-year} {month}", "three May", "XXXX-05-03"),
        ("en", "{wd} the {d:ordinal} of {month}", "Thursday the third of May", "XXXX-05-03"),
        ("en", "{month} {d:ordinal} '{yy}", "May third '79", "XX79-05-03"),
        ("en", "{month} {y:numbering-year}", "May nineteen seventy-nine", "1979-05"),
        ("en", "{y:by-hand-hundred-and}", "nineteen hundred and seventy-nine", "1979"),
        ("de", "{d:ordinal-r} {month} {y}", "dritter Mai 1979", "1979-05-03"),
        (
            "de",
            "{d:ordinal-n} {month} {y:numbering-year}",
            "dritten Mai neunzehnhundertneunundsiebzig",
            "1979-05-03",
        ),
        (
            "fr",
            "le {d:numbering-year} {month} {y:numbering}",
            "le trois mai mille neuf cent soixante-dix-neuf",
            "1979-05-03",
        ),
        ("fr_CH", "{y:numbering fr_CH}", "mille neuf cent septante-neuf", "1979"),
        (
            "es",
            "{d:numbering-year} de {month} de {y:numbering-year}",
            "tres de mayo de mil novecientos setenta y nueve",
            "1979-05-03",
        ),
        ("pt", "{d:ordinal-masculine} de {month} de {y}", "terceiro de maio de 1979", "1979-05-03"),
        ("it", "{d:numbering-year} {month} {y:numbering-year}", "tre maggio millenovecentosettantanove", "1979-05-03"),
        ("nl", "de {d:ordinal} van {month}", "de derde van mei", "XXXX-05-03"),
        ("da", "den {d:ordinal-common} {month}", "den tredje maj", "XXXX-05-03"),
        ("nb", "{month} {y:numbering-year}", "mai nittenhundre og syttini", "1979-05"),
        ("sv", "den {d:ordinal-neuter} {month} {y}", "den tredje maj 1979", "1979-05-03"),
        ("is", "{d:by-hand-ordinal} {month}", "þriðji maí", "XXXX-05-03"),
        ("fi", "{d:ordinal} {month}", "kolmas toukokuuta", "XXXX-05-03"),
        ("fi", "{d:ordinal} {m:ordinal-partitive} {y}", "kolmas viidettä 1979", "1979-05-03"),
        ("de", "am {d:ordinal-n} {m:ordinal-n}", "am dritten fünften", "XXXX-05-03"),
        ("ca", "{d:cardinal-masculine} de {Month} de {y}", "tres de maig de 1979", "1979-05-03"),
        ("eu", "{y}ko {month}ren {d:by-hand-cardinal}a", "1979ko maiatzaren hirua", "1979-05-03"),
        ("et", "{d:by-hand-ordinal} {month}", "kolmas mai", "XXXX-05-03"),
        ("hu", "{y}. {month} {d:by-hand-ordinal}", "1979. május harmadika", "1979-05-03"),
        (
            "ru",
            "{d:ordinal-neuter} {month} {y:by-hand-ordinal-genitive} года",
            "третье мая тысяча девятьсот семьдесят девятого года",
            "1979-05-03",
        ),
        (
            "uk",
            "{d:by-hand-ordinal-neuter} {month} {y:by-hand-ordinal-genitive} року",
            "третє травня тисяча дев'ятсот сімдесят дев'ятого року",
            "1979-05-03",
        ),
        (
            "pl",
            "{d:by-hand-ordinal-genitive} {month} {y:by-hand-ordinal-genitive} roku",
            "trzeciego maja tysiąc dziewięćset siedemdziesiątego dziewiątego roku",
            "1979-05-03",
        ),
        ("cs", "{d:by-hand-ordinal-genitive} {month} {y}", "třetího května 1979", "1979-05-03"),
        ("cs", "{y:by-hand-hundreds}", "devatenáct set sedmdesát devět", "1979"),
        ("sk", "{d:by-hand-ordinal-genitive} {month}", "tretieho mája", "XXXX-05-03"),
        ("sl", "{d:by-hand-ordinal-genitive} {month} {y}", "tretjega maj 1979", "1979-05-03"),
        ("hr", "{d:by-hand-ordinal-genitive} {month}", "trećeg svibnja", "XXXX-05-03"),
        (
            "sr",
            "{y:by-hand-ordinal-feminine-genitive} године",
            "хиљаду деветсто седамдесет девете године",
            "1979",
        ),
        ("bg", "{d:ordinal-masculine} {month} {y} г.", "трети май 1979 г.", "1979-05-03"),
        ("mk", "{d:by-hand-ordinal} {month}", "трети мај", "XXXX-05-03"),
        ("el", "{d:ordinal-feminine} {month} {y}", "τρίτη Μαΐου 1979", "1979-05-03"),
        ("tr", "{d:numbering-year} {month} {y:numbering-year}", "üç Mayıs bin dokuz yüz yetmiş dokuz", "1979-05-03"),
        ("uz", "{d:by-hand-ordinal} {month}", "uchinchi may", "XXXX-05-03"),
        ("lv", "{d:by-hand-ordinal} {Month}", "trešais maijs", "XXXX-05-03"),
        ("lt", "{month} {d:by-hand-ordinal}", "gegužės trečioji", "XXXX-05-03"),
        ("he", "{d:cardinal-masculine-standalone} ב{month} {y}", "שלושה במאי 1979", "1979-05-03"),
        ("ar", "{d:ordinal-masculine} من {month} {y}", "الثالث من مايو 1979", "1979-05-03"),
        ("fa", "{d:n2w-ordinal} {month} {y}", "سوم مهٔ 1979", "1979-05-03"),
        ("hi", "{d:numbering-year} {month} {y}", "तीन मई 1979", "1979-05-03"),
        ("vi", "ngày {d:numbering-year} tháng {m:by-hand-month} năm {y}", "ngày ba tháng năm năm 1979", "1979-05-03"),
        ("id", "tanggal {d:numbering-year} {month} {y}", "tanggal tiga Mei 1979", "1979-05-03"),
        ("cy", "y {d:n2w-ordinal} o {month} {y}", "y trydydd o Mai 1979", "1979-05-03"),
        ("gl", "{y:by-hand-cardinal}", "mil novecentos setenta e nove", "1979"),
    ],
)
def test_a_form_says_day_and_year_in_words(locale: str, form: str, text: str, meaning: str) -> None:
    assert form_pair(locale, form) == (text, meaning)


@pytest.mark.parametrize(
    ("locale", "form", "year", "text"),
    [
        ("en", "{y:numbering-year}", 1984, "nineteen eighty-four"),
        ("en", "{y:numbering-year}", 1900, "nineteen hundred"),
        ("en", "{y:numbering-year}", 2005, "two thousand five"),
        ("en", "{y:numbering-year}", 2024, "twenty twenty-four"),
        ("en", "{y:by-hand-pair}", 2005, "twenty oh five"),
        ("en", "{y:n2w-year}", 2005, "two thousand and five"),
        ("de", "{y:numbering-year}", 2024, "zweitausendvierundzwanzig"),
        ("de", "{y:by-hand-and}", 2005, "zweitausendundfünf"),
        ("es", "{y:numbering-year}", 1980, "mil novecientos ochenta"),
        ("fr", "{y:by-hand-hundreds}", 1989, "dix-neuf cent quatre-vingt-neuf"),
        ("ru", "{y:by-hand-ordinal} год", 2000, "двухтысячный год"),
        ("ru", "в {y:by-hand-ordinal-locative} году", 1943, "в тысяча девятьсот сорок третьем году"),
        ("uk", "{y:by-hand-ordinal-genitive} року", 1991, "тисяча дев'ятсот дев'яносто першого року"),
        ("pl", "rok {y:by-hand-ordinal}", 1918, "rok tysiąc dziewięćset osiemnasty"),
        ("nl", "{y:numbering-year}", 1953, "negentiendrieënvijftig"),
        ("it", "{y:numbering-year}", 1861, "milleottocentosessantuno"),
        # misspelt in the sources and corrected
        ("az", "{y:ordinal}", 1995, "min doqquz yüz doxsan beşinci"),
        ("el", "{y:by-hand}", 1995, "χίλια εννιακόσια ενενήντα πέντε"),
        ("mk", "{y:numbering-year}", 2005, "две илјади пет"),
        ("sk", "{y:numbering-year-short}", 1105, "tisíc sto päť"),
        ("af", "{y:numbering-year}", 2000, "tweeduisend"),
    ],
)
def test_a_year_alone_is_said_as_its_language_says_years(locale: str, form: str, year: int, text: str) -> None:
    assert form_pair(locale, form, datetime.date(year, 1, 1)) == (text, str(year))


@pytest.mark.parametrize(
    ("locale", "form", "date"),
    [
        ("en", "{y:numbering-year}", datetime.date(1066, 10, 14)),  # alone, too early to be sure of
        ("en", "{month} {y:numbering-year}", datetime.date(2120, 1, 1)),  # no words
        ("en", "{y:by-hand-hundred}", datetime.date(2005, 1, 1)),  # nobody says twenty hundred five
        ("nb", "{d:ordinal-masculine} {month}", datetime.date(1979, 5, 18)),  # like the eighth without its ring
    ],
)
def test_a_number_that_is_not_said_so_is_not_written(locale: str, form: str, date: datetime.date) -> None:
    plan = number_words.form_plan(Chosen(0.99), locale_data(locale), form)
    assert plan is not None
    assert plan.render(Chosen(0.99), date) is None


def test_words_come_without_hyphens_and_in_capitals_too() -> None:
    plan = number_words.form_plan(Chosen(0.99), locale_data("en"), "{month} {d:ordinal} {y:numbering-year}")
    assert pair(plan, chance=0.2) == ("May third nineteen seventy nine", "1979-05-03")
    assert pair(plan, chance=0.01) == ("May Third Nineteen Seventy Nine", "1979-05-03")


@pytest.mark.parametrize(
    ("locale", "text", "meaning"),
    [
        ("zh", "{yp}年{mc}月{dc}日", ("一九七九年五月三日", "1979-05-03")),
        ("zh", "{yf}年{mf}月{df}日", ("壹玖柒玖年伍月叁日", "1979-05-03")),
        ("zh_Hant", "{yf}年{mf}月{df}日", ("壹玖柒玖年伍月參日", "1979-05-03")),
        ("zh", "{yc}年{mc}月{dc}日", ("一千九百七十九年五月三日", "1979-05-03")),
        ("zh", "{y2}年{mc}月{dc}日", ("七九年五月三日", "XX79-05-03")),
        ("zh", "{mc}月{dc}日", ("五月三日", "XXXX-05-03")),
        ("zh", "{yp}年{mc}月", ("一九七九年五月", "1979-05")),
        ("yue", "{mc}月{dc}號", ("五月三號", "XXXX-05-03")),
        ("ja", "{yc}年{mc}月{dc}日", ("千九百七十九年五月三日", "1979-05-03")),
        ("ja", "{yf}年{mf}月{df}日", ("千九百七拾九年五月参日", "1979-05-03")),
        ("ja", "{mc}月{dk}", ("五月みっか", "XXXX-05-03")),
        ("ja", "{mk}{dk}", ("ごがつみっか", "XXXX-05-03")),
        ("ja", "{yk}{mk}{dk}", ("せんきゅうひゃくななじゅうきゅうねんごがつみっか", "1979-05-03")),
        ("ko", "{yh}년 {mh}월 {dh}일", ("천구백칠십구년 오월 삼일", "1979-05-03")),
        ("ko", "{y}년 {mh}월 {dh}일", ("1979년 오월 삼일", "1979-05-03")),
        ("ko", "{yp}年 {mc}月 {dc}日", ("一九七九年 五月 三日", "1979-05-03")),
    ],
)
def test_east_asian_numerals(locale: str, text: str, meaning: tuple[str, str]) -> None:
    assert pair(number_words_asian.form_plan(locale_data(locale), text)) == meaning


@pytest.mark.parametrize(
    ("locale", "form", "date", "text"),
    [
        ("zh", "{yp}年{mc}月{dc}日", datetime.date(2024, 10, 23), "二零二四年十月二十三日"),
        ("zh", "{yf}年{mf}月{df}日", datetime.date(2024, 5, 3), "贰零贰肆年伍月叁日"),
        ("zh", "{yf}年{mf}月{df}日", datetime.date(2024, 12, 15), "贰零贰肆年壹拾贰月壹拾伍日"),
        ("zh", "{yc}年", datetime.date(2024, 1, 1), "两千零二十四年"),
        ("zh", "{yc}年", datetime.date(1905, 1, 1), "一千九百零五年"),
        ("zh", "{yc}年", datetime.date(1111, 1, 1), "一千一百一十一年"),
        ("ja", "{m}月{dk}", datetime.date(2024, 5, 1), "5月ついたち"),
        ("ja", "{m}月{dk}", datetime.date(2024, 5, 20), "5月はつか"),
        ("ja", "{m}月{dk}", datetime.date(2024, 5, 24), "5月にじゅうよっか"),
        ("ja", "{mk}{dk}", datetime.date(2024, 9, 17), "くがつじゅうしちにち"),
        ("ko", "{yh}년 {mh}월 {dh}일", datetime.date(2024, 6, 6), "이천이십사년 유월 육일"),
        ("ko", "{mh}월 {dh}일", datetime.date(2024, 10, 10), "시월 십일"),
        ("ko", "{yhp}년", datetime.date(2024, 10, 10), "이공이사년"),
    ],
)
def test_numerals_of_single_days_and_years(locale: str, form: str, date: datetime.date, text: str) -> None:
    assert pair(number_words_asian.form_plan(locale_data(locale), form), date)[0] == text


def test_chinese_joins_twenty_and_thirty_into_one_character() -> None:
    plan = number_words_asian.form_plan(locale_data("zh"), "{mc}月{dc}")
    assert pair(plan, datetime.date(2024, 5, 23), chance=0.1) == ("五月廿三", "XXXX-05-23")
    assert pair(plan, datetime.date(2024, 1, 30), chance=0.1) == ("元月卅", "XXXX-01-30")


@pytest.mark.parametrize(
    ("form", "text", "meaning"),
    [
        ("{d} {month} {y}", "3 May MCMLXXIX", "1979-05-03"),
        ("{d}.{mr}.{y}", "3.V.MCMLXXIX", "1979-05-03"),
        ("{dr}.{mr}.{y}", "III.V.MCMLXXIX", "1979-05-03"),
        ("{month} {y}", "May MCMLXXIX", "1979-05"),
        ("Anno {y}", "Anno MCMLXXIX", "1979"),
    ],
)
def test_years_in_roman_numerals(form: str, text: str, meaning: str) -> None:
    assert pair(number_words_roman.form_plan(locale_data("en"), form, is_lower=False)) == (text, meaning)


@pytest.mark.parametrize("year", [1499, 1500, 2000, 2200])
def test_a_roman_year_alone_is_late_and_long_enough_to_be_sure_of(year: int) -> None:
    plan = number_words_roman.form_plan(locale_data("en"), "{y}", is_lower=False)
    assert plan.render(Chosen(0.99), datetime.date(year, 1, 1)) is None


def test_roman_numerals_read_back() -> None:
    values = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
    for year in range(1000, 2200):
        numbers = [values[letter] for letter in number_words_roman.roman(year)]
        following = [*numbers[1:], 0]
        assert sum(-n if n < after else n for n, after in zip(numbers, following, strict=True)) == year
        assert sum(values[letter] for letter in number_words_roman.roman(year, added_only=True)) == year


def test_no_words_of_a_language_are_two_numbers() -> None:
    languages = sorted({row[1] for row in data_rows("number_words")})
    assert len(languages) > 75
    for language in languages:
        found: dict[str, int] = {}
        for words in number_words_sets.day_sets_of((language,)).values():
            for number, text in enumerate(words, start=1):
                assert not text or found.setdefault(canonical(text), number) == number, (language, text)
        for sets in number_words_sets.year_sets_of((language,)).values():
            for year in range(1000, 2100):
                text = sets.of(year)
                assert not text or found.setdefault(canonical(text), year) == year, (language, text)


def test_every_row_of_the_table_has_words() -> None:
    for language, form in rows("number_words"):
        assert number_words.form_plan(Chosen(0.5), locale_data(language), form) is not None, (language, form)


@pytest.mark.parametrize(
    "rule",
    [rule for rule in number_words.RULES if rule not in number_words_foreign.RULES],
    ids=lambda rule: rule.name,
)
def test_what_a_rule_writes_is_short_and_can_be_spelled(rule: DateRule) -> None:
    rng = random.Random(5)
    drafts: list[Draft] = []
    locales = [locale_data(name) for name in ("en", "de", "fr", "ru", "pl", "he", "ja", "zh", "ko", "th", "fil", "pt")]
    while len(drafts) < 300:
        plan = rule.plan(rng, rng.choice(locales))
        date = datetime.date(rng.randint(1000, 2099), rng.randint(1, 12), rng.randint(1, 28))
        draft = plan.render(rng, date) if plan else None
        if draft is None:
            continue
        drafts.append(draft)
        fields = draft.expression.split("-")
        assert fields[0] in (str(date.year), f"XX{date.year % 100:02}", "XXXX")
        assert [int(field) for field in fields[1:]] == [date.month, date.day][: len(fields) - 1]
        assert str(parse(draft.expression)) == draft.expression
        assert len(canonical(draft.text)) <= 78
    assert len({draft.text for draft in drafts}) > 200


def test_a_weekdays_name_is_never_a_day_of_the_month() -> None:
    for locale, names in (("pt", ("quinta", "sexta")), ("he", ("שני", "שלישי")), ("vi", ("thứ ba",))):
        words = {word for sets in number_words_sets.day_sets(locale_data(locale)).values() for word in sets}
        assert not words & set(names)


def test_the_single_words_of_a_language_are_known_so_that_noise_spares_them() -> None:
    words = number_words_sets.words_of(locale_data("en"))
    assert {"third", "nineteen", "seventy", "thousand", "oh"} <= set(words)
    assert words == tuple(sorted(words))
    assert number_words_sets.words_of(locale_data("zgh")) == ()


@pytest.mark.parametrize(
    ("locale", "form", "date", "text"),
    [
        (
            "en",
            "the {d:ordinal} day of {month}, {y:thousand-ampersand}",
            datetime.date(1812, 5, 3),
            "the third day of May, one thousand eight hundred & twelve",
        ),
        (
            "en",
            "the {d:ordinal-old} day of {month} {y}",
            datetime.date(1612, 6, 24),
            "the four and twentieth day of June 1612",
        ),
        ("en", "{y:pair-hyphens}", datetime.date(1984, 1, 1), "nineteen-eighty-four"),
        (
            "de",
            "im Jahre {y:hundreds-and}, den {d:ordinal-n} {month}",
            datetime.date(1812, 5, 3),
            "im Jahre achtzehnhundertundzwölf, den dritten Mai",
        ),
        (
            "nl",
            "{d:numbering-year} {month} {y:hundreds}",
            datetime.date(1945, 5, 5),
            "vijf mei negentienhonderdvijfenveertig",
        ),
        (
            "nl",
            "den {d:by-hand-cardinal-old} {month} {y:old}",
            datetime.date(1845, 5, 25),
            "den vijf en twintig mei achttien honderd vijf en veertig",
        ),
        ("sv", "{d:ordinal-neuter} {month} {y:thousand-joined}", datetime.date(2018, 5, 3), "tredje maj tvåtusenarton"),
        ("nb", "{d:ordinal-masculine} {month} {y:pair-joined}", datetime.date(1940, 4, 9), "niende april nittenførti"),
        ("nb", "{y:old}", datetime.date(1984, 4, 9), "nittenhundre og fireogåtti"),
        ("da", "den {d:by-hand-ordinal} {month}", datetime.date(1984, 4, 30), "den tredivte april"),
        ("fr", "le {d:day} {month} {y}", datetime.date(1984, 5, 1), "le premier mai 1984"),
        (
            "fr",
            "le {d:ordinal-masculine} jour de {month} {y}",
            datetime.date(1712, 10, 3),
            "le troisième jour d'octobre 1712",
        ),
        ("es", "{d:day} de {month}", datetime.date(1712, 5, 1), "primero de mayo"),
        (
            "es",
            "en {d:old} de {month} de {y:old-y}",
            datetime.date(1712, 9, 17),
            "en diez y siete de septiembre de mil setecientos y doce",
        ),
        (
            "pt",
            "aos {d:old} de {month} de {y:old}",
            datetime.date(1817, 5, 16),
            "aos dezeseis de maio de mil oitocentos e dezesete",
        ),
        (
            "it",
            "l'anno {y:parted}, addì {d:day} {month}",
            datetime.date(1812, 5, 1),
            "l'anno mille ottocento dodici, addì primo maggio",
        ),
        (
            "la",
            "die {d:ordinal-feminine} {month}",
            datetime.date(1520, 9, 14),
            "die decima quarta Septembris",
        ),
        (
            "la",
            "anno Domini {y:ordinal-ablative}",
            datetime.date(1520, 1, 1),
            "anno Domini millesimo quingentesimo vicesimo",
        ),
        (
            "pl",
            "roku {y:by-hand-ordinal-old-genitive} dnia {d:by-hand-ordinal-genitive} {month}",
            datetime.date(1812, 5, 3),
            "roku tysiącznego ośmsetnego dwunastego dnia trzeciego maja",
        ),
        ("cs", "{y:hundreds-parted-joined}", datetime.date(1984, 1, 1), "devatenáct set čtyřiaosmdesát"),
        (
            "ru",
            "{y:by-hand-ordinal-genitive} года {month} {d:by-hand-ordinal-genitive} дня",
            datetime.date(1812, 8, 26),
            "тысяча восемьсот двенадцатого года августа двадцать шестого дня",
        ),
        ("sr", "лета Господњег {y:thousand}", datetime.date(2005, 1, 1), "лета Господњег две хиљаде пет"),
        (
            "bg",
            "{y:by-hand-ordinal-feminine} година",
            datetime.date(1912, 1, 1),
            "хиляда деветстотин и дванадесета година",
        ),
        (
            "sl",
            "{d:by-hand-ordinal-genitive} {m:month-genitive}",
            datetime.date(1912, 5, 3),
            "tretjega maja",
        ),
        (
            "sr",
            "дана {d:by-hand-ordinal-genitive} {m:month-genitive}",
            datetime.date(2005, 8, 20),
            "дана двадесетог августа",
        ),
        ("it", "{y:hundreds-parted}", datetime.date(1886, 1, 1), "milleottocento ottantasei"),
        (
            "ar",
            "في {d:ordinal-masculine-genitive} من {month} عام {y}",
            datetime.date(2005, 12, 28),
            "في الثامن والعشرين من ديسمبر عام 2005",
        ),
        ("el", "{y:by-hand}", datetime.date(2018, 1, 1), "δύο χιλιάδες δεκαοκτώ"),
        (
            "lt",
            "{y:ordinal-genitive} metų {month} {d:by-hand-ordinal}",
            datetime.date(1918, 2, 16),
            "tūkstantis devyni šimtai aštuonioliktųjų metų vasario šešioliktoji",
        ),
        ("ar", "عام {y:masculine-after}", datetime.date(1973, 1, 1), "عام ألف وتسعمائة وثلاثة وسبعين"),
        ("ar", "سنة {y:feminine-after-turned}", datetime.date(1973, 1, 1), "سنة ثلاث وسبعين وتسعمائة وألف"),
        ("hi", "सन् {y:hundreds}", datetime.date(1984, 1, 1), "सन् उन्नीस सौ चौरासी"),
        ("ur", "{y:hundreds}", datetime.date(1947, 1, 1), "انیس سو سینتالیس"),
        ("bn", "{y:hundreds} সাল", datetime.date(1971, 1, 1), "উনিশশো একাত্তর সাল"),
        ("bn", "{d:day} {month}", datetime.date(1952, 2, 21), "একুশে ফেব্রুয়ারী"),
        ("mr", "सन {y:hundreds}", datetime.date(1947, 1, 1), "सन एकोणीसशे सत्तेचाळीस"),
        ("gu", "{y:hundreds}", datetime.date(1960, 1, 1), "ઓગણીસસો સાઠ"),
        ("pa", "ਸੰਨ {y:hundreds}", datetime.date(1947, 1, 1), "ਸੰਨ ਉੱਨੀ ਸੌ ਸੰਤਾਲੀ"),
        ("ta", "{y:joined}", datetime.date(1947, 1, 1), "ஆயிரத்து தொள்ளாயிரத்து நாற்பத்தேழு"),
        ("te", "{y:hundreds}", datetime.date(1947, 1, 1), "పందొమ్మిది వందల నలభై ఏడు"),
        ("sw", "mwaka {y:with-na}", datetime.date(2020, 1, 1), "mwaka elfu mbili na ishirini"),
        ("vi", "năm {y:linh}", datetime.date(2005, 1, 1), "năm hai nghìn không trăm linh năm"),
    ],
)
def test_deeds_registers_and_speeches_say_dates_as_they_do(
    locale: str, form: str, date: datetime.date, text: str
) -> None:
    draft_text, meaning = form_pair(locale, form, date)
    assert draft_text == text
    fields = {"y": f"{date.year:04}" if "{y" in form else "XXXX", "m": f"-{date.month:02}", "d": f"-{date.day:02}"}
    has_month = "{m" in form
    assert meaning == fields["y"] + fields["m"] * has_month + fields["d"] * ("{d" in form)


@pytest.mark.parametrize(
    ("locale", "calendar", "form", "date", "text", "meaning"),
    [
        (
            "fa",
            "persian",
            "{d:n2w-ordinal} {month} {y:numbering-year-short}",
            datetime.date(1979, 2, 11),
            "بیست و دوم بهمن هزار و سیصد و پنجاه و هفت",
            "persian:1357-11-22",
        ),
        (
            "fa",
            "persian",
            "سال {y:numbering-year-short}",
            datetime.date(1979, 2, 11),
            "سال هزار و سیصد و پنجاه و هفت",
            "persian:1357",
        ),
        (
            "th",
            "buddhist",
            "วันที่{d:numbering-year} {month} พุทธศักราช{y:foreign-buddhist}",
            datetime.date(1932, 6, 24),
            "วันที่ยี่สิบสี่ มิถุนายน พุทธศักราชสองพันสี่ร้อยเจ็ดสิบห้า",
            "buddhist:2475-06-24",
        ),
        (
            "he",
            "hebrew",
            "שנת {y:foreign-creation}",
            datetime.date(2024, 5, 3),
            "שנת חמשת אלפים שבע מאות שמונים וארבע",
            "hebrew:5784",
        ),
        (
            "ar",
            "islamic",
            "سنة {y:feminine-after} هجرية",
            datetime.date(2024, 3, 25),
            "سنة ألف وأربعمائة وخمس وأربعين هجرية",
            "islamic:1445",
        ),
    ],
)
def test_dates_of_other_calendars_in_words(
    locale: str, calendar: str, form: str, date: datetime.date, text: str, meaning: str
) -> None:
    plan = number_words_foreign.form_plan(Chosen(0.99), locale_data(locale), calendar, "*", form)
    assert plan is not None
    drafts = [draft for seed in range(40) if (draft := plan.render(random.Random(seed), date))]
    assert {draft.expression for draft in drafts} == {meaning}
    assert text in {draft.text for draft in drafts}


def test_every_row_for_other_calendars_has_words_and_means_its_calendar() -> None:
    rng = random.Random(7)
    for language, calendar, years, form in rows("number_words_foreign"):
        plan = number_words_foreign.form_plan(rng, locale_data(language), calendar, years, form)
        assert plan is not None, (language, form)
        dates = [datetime.date(rng.randint(1900, 2030), rng.randint(1, 12), rng.randint(1, 28)) for _ in range(200)]
        drafts = [draft for date in dates if (draft := plan.render(rng, date))]
        assert drafts, (language, form)
        assert all(draft.expression.startswith(f"{calendar}:") for draft in drafts)
        assert all(str(parse(draft.expression)) == draft.expression for draft in drafts)


def test_latin_is_written_beside_the_languages_whose_registers_had_it() -> None:
    plan = number_words.latin(random.Random(1), locale_data("de"))
    assert plan is not None
    draft = next(d for year in range(1500, 1600) if (d := plan.render(Chosen(0.99), datetime.date(year, 9, 14))))
    assert draft.has_no_locale
    assert number_words.latin(random.Random(1), locale_data("ja")) is None
    assert "decima" in number_words_sets.words_of(locale_data("pl"))


@pytest.mark.parametrize(
    ("locale", "right", "wrong"),
    [
        ("pl", "siódmego lipca 1977", "siedem lipca 1977"),
        ("sk", "siedmeho júla", "sedem júla"),
        ("ru", "седьмого июля 1977\u202fг.", "семь июля 1977\u202fг."),
        ("tr", "yedi Temmuz 1977", "yedinci Temmuz 1977"),
    ],
)
def test_a_day_in_words_stands_beside_a_month_in_the_case_that_the_language_wants(
    locale: str, right: str, wrong: str
) -> None:
    rng, texts = random.Random(5), set()
    for _ in range(4000):
        plan = number_words.pattern(rng, locale_data(locale))
        draft = plan.render(rng, datetime.date(1977, 7, 7)) if plan else None
        texts.add(draft.text if draft else "")
    assert right in texts
    assert wrong not in texts


@pytest.mark.parametrize(
    ("locale", "name", "day", "word"),
    [("fa", "n2w-ordinal", 30, "سی\u200cام"), ("lo", "ordinal", 2, "ທີສອງ")],
)
def test_misspelt_days_of_the_sources_are_corrected(locale: str, name: str, day: int, word: str) -> None:
    assert number_words_sets.day_sets(locale_data(locale))[name][day - 1] == word
