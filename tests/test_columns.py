"""A column's verdict: what its rows decide together."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from datenorm.columns import ColumnReport, Evidence, gather, read_column, read_under
from datenorm.errors import InvalidHint, InvalidRecord, InvalidReference
from datenorm.normalization import Normalization, Reason
from datenorm.normalizer import Normalizer
from datenorm.tallies import Row

Read = Callable[..., tuple[list[str | None], ColumnReport]]


@pytest.fixture(scope="module")
def reader() -> Normalizer:
    return Normalizer.load()


@pytest.fixture(scope="module")
def read(reader: Normalizer) -> Read:
    """Reads a column with the shipped model: its answers as EDTF, and the report."""

    def read(texts: Sequence[str], **options: object) -> tuple[list[str | None], ColumnReport]:
        answers, report = read_column(reader, texts, **options)  # type: ignore[arg-type]
        assert [answer.text for answer in answers] == list(texts)
        return [answer.edtf for answer in answers], report

    return read


def test_one_row_that_can_be_read_in_one_order_only_decides_the_others(read: Read) -> None:
    answers, report = read(["03/04/2005", "25/12/2005", "n/a", "3 May 2006", "05/06/2005"])
    assert answers == ["2005-04-03", "2005-12-25", None, "2006-05-03", "2005-06-05"]
    verdict = report.verdict
    assert (verdict.status, verdict.order, report.order) == ("decided", "dmy", "dmy")
    assert verdict.deciders == (Row(2, "25/12/2005"),)
    assert (verdict.rows, verdict.dates, verdict.ambiguous, verdict.changed) == (5, 4, 2, 2)
    assert verdict.message == "dmy (day, month, year): 1 row (row 2: '25/12/2005') says so; 2 rows changed by it"
    assert (report.earliest, report.latest) == ("2005-04-03", "2006-05-03")


def test_a_row_with_a_weekday_decides_the_others(read: Read) -> None:
    answers, report = read(["03/04/2005", "Tue 3/11/2015"])
    assert answers == ["2005-04-03", "2015-11-03"]
    assert report.verdict.deciders == (Row(2, "Tue 3/11/2015"),)


def test_the_month_may_be_first(read: Read) -> None:
    answers, report = read(["03/04/2005", "12/25/2005"])
    assert answers == ["2005-03-04", "2005-12-25"]
    assert report.verdict.order == "mdy"


def test_the_year_may_be_first_in_two_digits(read: Read) -> None:
    answers, report = read(["05-03-04", "99-12-25", "98-11-30"])
    assert answers == ["2005-03-04", "1999-12-25", "1998-11-30"]
    assert report.verdict.order == "ymd"


def test_clock_times_separators_and_native_digits_make_no_difference(read: Read) -> None:
    answers, report = read(["3.4.2005, 14:20", "٢٥/١٢/٢٠٠٥", "den 5/6 2005"])
    assert answers == ["2005-04-03", "2005-12-25", "2005-06-05"]
    assert report.verdict.order == "dmy"


def test_spelled_months_and_years_in_front_decide_nothing(read: Read) -> None:
    answers, report = read(["03/04/2005", "25 May 2004", "May 25, 2004", "2004-05-25", "25 mai 2004"])
    assert answers == [None, "2004-05-25", "2004-05-25", "2004-05-25", "2004-05-25"]
    assert (report.verdict.status, report.verdict.order, report.verdict.changed) == ("undecidable", None, 0)
    assert report.verdict.message == (
        "undecidable: no row tells whether dmy or mdy; 1 ambiguous row refused; give the order if you know it"
    )


def test_a_single_row_and_the_same_row_many_times_stay_undecidable(read: Read) -> None:
    for count in (1, 300):
        answers, report = read(["03/04/2005"] * count)
        assert answers == [None] * count
        assert (report.verdict.status, report.verdict.ambiguous) == ("undecidable", count)


def test_the_same_deciding_row_many_times_decides(read: Read) -> None:
    answers, report = read(["25/12/2005"] * 300)
    assert answers == ["2005-12-25"] * 300
    assert (report.verdict.status, report.verdict.order, report.verdict.decided_by) == ("unneeded", "dmy", 300)


def test_an_empty_column_needs_no_verdict(read: Read) -> None:
    answers, report = read([])
    assert answers == []
    assert (report.verdict.status, report.verdict.order, report.likelihood) == ("unneeded", None, 0.0)
    assert (report.share("ok"), report.precision_shares(), report.earliest) == (0.0, {}, None)


def test_a_column_of_junk_and_of_empty_cells_holds_no_dates(read: Read) -> None:
    answers, report = read(["n/a", "Suite 200", "", "  ", "lorem ipsum", "31/02/2004", "+49 30 123456"])
    assert answers == [None] * 7
    assert (report.verdict.status, report.tally.empty, report.tally.dates) == ("unneeded", 2, 0)
    assert report.likelihood < 0.05


def test_two_certain_orders_contradict_each_other_and_both_sides_are_named(read: Read) -> None:
    answers, report = read(["03/04/2005", "25/12/2005", "12/31/2005", "n/a", "30/11/2005", "11/30/2005"])
    assert answers == [None, "2005-12-25", "2005-12-31", None, "2005-11-30", "2005-11-30"]
    verdict = report.verdict
    assert (verdict.status, verdict.order, verdict.mixes) == ("contradictory", None, True)
    sides = {verdict.deciders, verdict.against}
    assert sides == {(Row(2, "25/12/2005"), Row(5, "30/11/2005")), (Row(3, "12/31/2005"), Row(6, "11/30/2005"))}
    assert "2 rows (row 2: '25/12/2005') say dmy" in verdict.message
    assert "2 rows (row 3: '12/31/2005') say mdy" in verdict.message


def test_a_contradiction_is_found_among_junk(read: Read) -> None:
    texts = ["25/12/2005", "12/31/2005", "03/04/2005", "x"] * 20 + ["n/a", "v2.10.3", "call 555-0199"] * 20
    answers, report = read(texts)
    assert report.verdict.status == "contradictory"
    assert answers[:4] == ["2005-12-25", "2005-12-31", None, None]


def test_a_few_odd_rows_do_not_turn_the_verdict_and_are_named(read: Read) -> None:
    days = [f"{day}/12/2005" for day in range(13, 32)]
    answers, report = read([*days, "12/31/2005", *days, "03/04/2005"])
    assert answers[-1] == "2005-04-03"
    verdict = report.verdict
    assert (verdict.status, verdict.order, verdict.decided_by, verdict.odd) == ("decided", "dmy", 38, 1)
    assert (verdict.other, verdict.against) == ("mdy", (Row(20, "12/31/2005"),))
    assert verdict.message.endswith("1 row changed by it; 1 row (row 20: '12/31/2005') says otherwise")


def test_one_odd_row_among_four_is_a_contradiction(read: Read) -> None:
    answers, report = read(["25/12/2005", "26/12/2005", "27/12/2005", "28/12/2005", "12/31/2005", "03/04/2005"])
    assert (report.verdict.status, answers[-1]) == ("contradictory", None)


def test_ambiguous_rows_stay_refused_where_that_is_asked_for(read: Read) -> None:
    answers, report = read(["03/04/2005", "25/12/2005"], order="refuse")
    assert answers == [None, "2005-12-25"]
    assert (report.verdict.order, report.order) == ("dmy", None)


def test_an_order_that_is_given_goes_before_the_verdict(read: Read) -> None:
    answers, report = read(["03/04/2005", "25/12/2005"], order="mdy")
    assert answers == ["2005-03-04", "2005-12-25"]
    assert (report.verdict.order, report.order) == ("dmy", "mdy")


def test_an_order_that_is_none_is_refused(read: Read) -> None:
    with pytest.raises(InvalidHint, match="dmy, mdy, ymd, auto or refuse; received 'ydm'"):
        read([], order="ydm")


def test_dates_without_a_year_tell_whether_the_month_is_first(read: Read) -> None:
    assert read(["03/04", "25/12"])[0] == ["XXXX-04-03", "XXXX-12-25"]
    answers, report = read(["03/04", "12/25"])
    assert (answers, report.verdict.order) == (["XXXX-03-04", "XXXX-12-25"], "mdy")


def test_what_is_known_of_the_dates_can_decide_the_order(read: Read) -> None:
    assert read(["03/11/2024", "03/04/2024"])[0] == [None, None]
    assert read(["03/11/2024", "03/04/2024"], not_after="2024-05-03")[0] == ["2024-03-11", "2024-03-04"]
    assert read(["25/12/05", "03/04/05"], not_after=date(2020, 1, 1), not_before="2000")[0] == [
        "2005-12-25",
        "2005-04-03",
    ]


def test_not_after_gives_two_digit_years_their_century(read: Read) -> None:
    answers, report = read(["3 May 23", "3 May 24", "4 May 25"], not_after="2024-12-31")
    assert answers == ["2023-05-03", "2024-05-03", "1925-05-04"]
    assert (report.verdict.pivot, report.verdict.pivot_reason) == (1925, "the dates are not after 2024-12-31")


def test_not_before_gives_two_digit_years_their_century(read: Read) -> None:
    answers, report = read(["3 May 23", "3 May 89"], not_before="1890")
    assert answers == ["1923-05-03", "1989-05-03"]
    assert report.verdict.pivot_reason == "the dates are not before 1890-01-01"


def test_the_years_of_four_digits_give_the_century_of_the_others(read: Read) -> None:
    stated = ["30.6.1899", "4 May 1901", "1904-05-06", "March 1900", "1902", "1903"]
    answers, report = read([*stated, "12 May 03"])
    assert answers[-1] == "1903-05-12"
    assert report.verdict.pivot_reason == "the years of four digits are 1899 to 1904"
    answers, report = read([*stated[:2], "12 May 03"])
    assert answers[-1] == "2003-05-12"
    assert report.verdict.pivot_reason == "nothing in the column tells otherwise"
    answers, report = read(["2001", "1979", "1985", "1999", "1970", "12 May 03"])
    assert (answers[-1], report.verdict.pivot) == ("2003-05-12", 1969)


def test_a_row_whose_day_in_the_order_of_its_column_cannot_be_is_not_read_so(read: Read) -> None:
    days = [f"{day}/12/2023" for day in range(13, 32)]
    answers, report = read([*days, "03/11/2024", "04/05/2023"], not_after="2024-05-03")
    assert (answers[-2:], report.verdict.order, report.verdict.odd) == ([None, "2023-05-04"], "dmy", 1)


def test_a_day_that_is_doubted_is_as_ambiguous_as_another(read: Read) -> None:
    assert read(["c. 3/4/1945", "3/4/1945?"])[0] == [None, None]
    assert read(["c. 3/4/1945", "3/4/1945?", "12/25/1945"])[0] == ["1945-03-04~", "1945-03-04?", "1945-12-25"]


def test_the_names_of_other_months_tell_the_language_and_rows_are_read_in_it(read: Read) -> None:
    answers, report = read(["3. srp 1979", "5. lis 2019", "3. října 2001", "4. kvě 2001", "srp 1980"])
    assert answers == ["1979-08-03", "2019-11-05", "2001-10-03", "2001-05-04", "1980-08"]
    language = report.verdict.language
    assert (language.status, language.languages, language.changed) == ("decided", (("cs",),), 3)
    assert language.deciders == (Row(3, "3. října 2001"), Row(4, "4. kvě 2001"))
    answers, report = read(["3. srp 1979", "3. sij 2001", "4. velj 2001", "kol 1980"])
    assert answers == ["1979-07-03", "2001-01-03", "2001-02-04", "1980-08"]
    assert report.verdict.language.languages == (("hr",),)


def test_a_month_whose_language_no_row_tells_stays_refused_with_both_readings(read: Read, reader: Normalizer) -> None:
    answers, report = read(["3 srp 1979", "4 srp 1980", "5.6.1980", "25 May 1981"])
    assert answers[:2] == [None, None]
    assert (report.verdict.language.status, report.verdict.language.doubted) == ("undecidable", 2)
    (answer,), _ = read_column(reader, ["3 srp 1979"])
    assert (answer.status, answer.reason, answer.lacks) == ("ambiguous", Reason.AMBIGUOUS, "locale")
    assert sorted(other.edtf for other in answer.alternatives) == ["1979-07-03", "1979-08-03"]
    assert answer.message in (
        "ambiguous: 1979-07-03 or 1979-08-03; give its locale",
        "ambiguous: 1979-08-03 or 1979-07-03; give its locale",
    )


def test_a_month_is_refused_where_two_languages_contradict_each_other_however_sure_the_row_is(read: Read) -> None:
    croatian, polish = ["ožu 2020", "svi 2020", "3. sij 2020"] * 3, ["kwi 2020", "wrz 2020", "3 sty 2020"] * 3
    answers, report = read([*croatian, *polish, "3. lipanj 2020", "lip 2020"])
    assert answers[-2:] == ["2020-06-03", None]
    assert report.verdict.language.status == "contradictory"
    assert answers[0:18:9] == ["2020-03", "2020-04"]


def test_a_locale_goes_before_the_language_of_the_column(read: Read) -> None:
    answers, report = read(["3. srp 1979", "3. sij 2001"], locale="cs")
    assert answers == ["1979-08-03", "2001-01-03"]
    assert report.verdict.language.status == "unneeded"


def test_rows_that_are_to_be_read_by_themselves_are_not_read_in_the_language_of_the_column(read: Read) -> None:
    assert read(["3. srp 1979", "3. října 2001", "4. kvě 2001"], order="refuse")[0][1:] == ["2001-10-03", "2001-05-04"]


def test_a_row_that_the_language_of_its_column_does_not_read_so_is_refused(scripted: Callable[..., Normalizer]) -> None:
    script = {
        "3 lip 2020": [("2020-07-03", 0.97)],
        "<dmy><lang:sv>3 lip 2020": [("2020-07-03", 0.97)],
        "4 sij 2020": [("2020-01-04", 0.999)],
    }
    answers, report = read_column(scripted(script), ["3 lip 2020", "4 sij 2020"])
    assert (answers[0].edtf, answers[0].reason, answers[1].edtf) == (None, Reason.UNSURE, "2020-01-04")
    assert report.verdict.language.months["lip"] == (6, ("hr",))


def test_rows_in_several_calendars_are_told(read: Read) -> None:
    answers, report = read(["12 Ramadan 1445 AH", "13/09/1445", "2 January 2020"])
    assert answers == ["2024-03-22", "1445-09-13", "2020-01-02"]
    assert report.verdict.notices(1969)[-1] == (
        "calendars: gregorian 2 (66.7%), islamic 1 (33.3%); "
        "1 row with a year of 1445 and no sign of the islamic calendar read as Gregorian"
    )


def test_a_text_in_no_row_counts_nothing() -> None:
    evidence = Evidence()
    evidence.add_rows(Normalization("25/12/2005", "2005-12-25", "2005-12-25", 0.99, "ok", expression="2005-12-25"), ())
    assert evidence.to_json() == Evidence().to_json()


def test_bounds_that_are_no_dates_are_refused(read: Read) -> None:
    with pytest.raises(InvalidReference, match="not_after"):
        read(["3 May 23"], not_after="soon")


def test_chunks_that_are_read_apart_give_what_the_whole_column_gives(reader: Normalizer) -> None:
    texts = ["03/04/2005", "n/a", "05/06/2005", "25/12/2005", "3 May 06", "7.8.2005"]
    whole, report = read_column(reader, texts)
    parts = [gather(reader, texts[first : first + 2], first + 1) for first in (0, 2, 4)]
    verdict = parts[2].merge(parts[0]).merge(parts[1]).verdict()
    assert verdict == report.verdict
    assert [answer for first in (0, 2, 4) for answer in read_under(reader, texts[first : first + 2], verdict)] == whole


def test_a_reading_that_is_nearly_sure_follows_its_column(scripted: Callable[..., Normalizer]) -> None:
    nearly = [("1944-06-01", 0.991), ("1944-01-06", 0.0075)]
    several = [("1944-04-03", 0.7), ("1944-03-04", 0.3)]
    script = {
        "1. 6. 1944": nearly,
        "<mdy>1. 6. 1944": [("1944-01-06", 0.99)],
        "12. 25. 1944": [("1944-12-25", 0.999)],
        "25. 12. 1944": [("1944-12-25", 0.999)],
        "3. 4. 1944": several,
    }
    reader = scripted(script)
    answers, report = read_column(reader, ["1. 6. 1944", "12. 25. 1944"])
    assert ([answer.edtf for answer in answers], report.verdict.changed) == (["1944-01-06", "1944-12-25"], 1)
    answers, report = read_column(reader, ["1. 6. 1944", "3. 4. 1944"])
    assert ([answer.edtf for answer in answers], report.verdict.status) == ([None, None], "undecidable")
    assert [other.edtf for other in answers[0].alternatives] == ["1944-06-01", "1944-01-06"]
    answers, _ = read_column(reader, ["1. 6. 1944"])
    assert [answer.edtf for answer in answers] == ["1944-06-01"]


def test_a_row_that_cannot_be_read_in_the_order_of_its_column_stays_refused(
    scripted: Callable[..., Normalizer],
) -> None:
    several = [("1944-04-03", 0.7), ("1944-03-04", 0.3)]
    stubborn = {"3. 4. 1944": several, "<mdy>3. 4. 1944": [("1944-04-03", 0.99)]}
    reader = scripted(stubborn | {"12. 25. 1944": [("1944-12-25", 0.999)]})
    answers, report = read_column(reader, ["3. 4. 1944", "12. 25. 1944"])
    assert (report.order, answers[0].edtf, answers[0].reason) == ("mdy", None, Reason.AMBIGUOUS)
    nearly = {"3. 4. 1944": [("1944-04-03", 0.984), ("1944-03-04", 0.0075)], "<mdy>3. 4. 1944": [("1944-04-03", 0.99)]}
    reader = scripted(nearly | {"12. 25. 1944": [("1944-12-25", 0.999)]})
    answers, _ = read_column(reader, ["3. 4. 1944", "12. 25. 1944"])
    assert (answers[0].edtf, answers[0].reason, answers[0].alternatives[0].edtf) == (None, Reason.UNSURE, "1944-04-03")


def test_a_row_that_may_be_no_date_decides_less() -> None:
    evidence = Evidence()
    evidence.add([Normalization("25/12/2005", "2005-12-25", "2005-12-25", 0.6, "ok", expression="2005-12-25")])
    assert (evidence.verdict().order, evidence.verdict().decided_by) == (None, 0)


def test_evidence_survives_json_and_pickle() -> None:
    evidence = Evidence("2024-05-03", "1950", 1950)
    evidence.add([Normalization("25/12/05", "2005-12-25", "2005-12-25", 0.99, "ok", expression="XX05-12-25")], 7)
    for copy in (Evidence.from_json(evidence.to_json()), pickle.loads(pickle.dumps(evidence))):
        assert copy.to_json() == evidence.to_json()
        assert copy.verdict() == evidence.verdict()


def test_evidence_of_other_settings_does_not_merge() -> None:
    with pytest.raises(ValueError, match="evidence merges where settings are the same"):
        Evidence().merge(Evidence(not_after="2024"))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1}', '{"format": 2}', "null"])
def test_what_is_no_evidence_is_refused(text: str) -> None:
    with pytest.raises(InvalidRecord, match="this is no evidence of a column"):
        Evidence.from_json(text)
