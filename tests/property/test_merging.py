"""Evidence and tallies are sums: the same bytes whatever the split and the order of merging."""

from __future__ import annotations

import json
from functools import reduce
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from datenorm.evidence import Evidence
from datenorm.normalization import Hypothesis, Normalization, Reason
from datenorm.tallies import Tally

DAYS = [
    ("25/12/2005", "2005-12-25"),
    ("12/25/2005", "2005-12-25"),
    ("3/4/2005", "2005-04-03"),
    ("25/12/05", "XX05-12-25"),
    ("99/12/25", "XX99-12-25"),
    ("12/25", "XXXX-12-25"),
    ("3 May 2004", "2004-05-03"),
    ("May 1901", "1901-05"),
    ("3 lip 2004", "2004-07-03"),
    ("5 sij 2004", "2004-01-05"),
    ("kwi 2004", "2004-04"),
    ("12 Ramadan 1445", "islamic:1445-09-12"),
    ("n/a", ""),
    ("", None),
]


def _answer(text: str, expression: str | None, confidence: float, is_ambiguous: bool) -> Normalization:
    if not expression:
        return Normalization(text, None, None, confidence, "rejected", Reason.NOT_A_DATE, expression=expression)
    edtf = expression.replace("XX05", "2005").replace("XX99", "1999")
    if is_ambiguous:
        readings = (Hypothesis(edtf, confidence), Hypothesis("2005-03-04", 1 - confidence))
        return Normalization(text, None, None, confidence, "ambiguous", Reason.AMBIGUOUS, readings, expression)
    return Normalization(text, edtf, edtf, confidence, "ok", expression=expression)


ANSWERS = st.builds(
    lambda day, confidence, is_ambiguous: _answer(*day, confidence, is_ambiguous),
    st.sampled_from(DAYS),
    st.floats(0.5, 1),
    st.booleans(),
)
COLUMNS = st.lists(ANSWERS, max_size=40)


def _split(count: int, random: Random) -> list[range]:
    """Parts of a column, in any order."""
    cuts = sorted({0, count, *(random.randint(0, count) for _ in range(random.randint(0, 6)))})
    parts = [range(first, end) for first, end in pairwise(cuts)]
    random.shuffle(parts)
    return parts


def _merged(sums: list, random: Random):
    """Merges any two until one is left."""
    while len(sums) > 1:
        first = sums.pop(random.randrange(len(sums)))
        second = sums.pop(random.randrange(len(sums)))
        sums.append(first.merge(second))
    return sums[0]


@given(COLUMNS, st.randoms(use_true_random=False))
def test_any_split_and_any_order_of_merging_give_the_same_verdict_to_the_byte(
    answers: list[Normalization], random: Random
) -> None:
    whole = Evidence()
    whole.add(answers)
    parts = [Evidence()]
    for part in _split(len(answers), random):
        evidence = Evidence()
        evidence.add(answers[part.start : part.stop], part.start + 1)
        parts.append(Evidence.from_json(evidence.to_json()))
    merged = _merged(parts, random)
    assert merged.to_json() == whole.to_json()
    assert json.dumps(merged.verdict().as_json()) == json.dumps(whole.verdict().as_json())


@given(COLUMNS, st.randoms(use_true_random=False))
def test_any_split_gives_the_same_tally(answers: list[Normalization], random: Random) -> None:
    whole = Tally()
    whole.add(answers)
    parts = [Tally()]
    for part in _split(len(answers), random):
        parts.append(Tally())
        parts[-1].add(answers[part.start : part.stop], part.start + 1)
    assert json.dumps(_merged(parts, random).as_json()) == json.dumps(whole.as_json())


@given(COLUMNS)
def test_a_text_counts_as_often_as_it_stands_in_the_column(answers: list[Normalization]) -> None:
    singly, together = Evidence(), Evidence()
    singly.add(answers)
    places: dict[Normalization, list[int]] = {}
    for number, answer in enumerate(answers, 1):
        places.setdefault(answer, []).append(number)
    for answer, rows in reversed(places.items()):
        together.add_rows(answer, rows)
    assert together.to_json() == singly.to_json()


@given(COLUMNS, COLUMNS, COLUMNS)
def test_merging_is_associative_and_commutative_and_changes_neither_side(
    first: list[Normalization], second: list[Normalization], third: list[Normalization]
) -> None:
    parts = []
    for answers, row in ((first, 1), (second, 101), (third, 201)):
        parts.append(Evidence())
        parts[-1].add(answers, row)
    before = [part.to_json() for part in parts]
    left = parts[0].merge(parts[1]).merge(parts[2])
    right = parts[2].merge(parts[1].merge(parts[0]))
    assert left.to_json() == right.to_json() == reduce(Evidence.merge, parts).to_json()
    assert [part.to_json() for part in parts] == before
