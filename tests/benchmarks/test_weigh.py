"""`make weigh`: weights that separate what are instructions from what are none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.sentences import SENTENCE, Overhearing, is_ordinary, sentences, with_kept
from benchmarks.weigh import (
    BASE_OF_PAGES,
    COUNT_OF_A_SENTENCE,
    MOST,
    Example,
    by_the_others,
    examples,
    fit,
    fit_company,
    in_company,
    odds,
    odds_by_the_others,
    paired,
    shares,
    write,
)
from instructions.extraction.found import Span
from instructions.extraction.scale import BASE, PAGES, PAIRS, SHARED, Scale, read_scale

ORDER = "The Ministry of Energy was instructed to repair the boilers by 1 March."


def example(number: int, *names: str, right: bool, opinion: float = 0.0) -> Example:
    return Example(f"doc-{number}", names, opinion, right, proposed=right)


def of_a_test(given: Example) -> Example:
    return replace(given, count=COUNT_OF_A_SENTENCE, sentence=True, held=True)


def many(*names: str, right: bool, times: int = 30) -> list[Example]:
    return [example(number, *names, right=right) for number in range(times)]


def test_a_trait_of_instructions_weighs_for_and_one_of_others_against() -> None:
    weights = fit([*many("told", "due=date", right=True), *many("recalled", "due=date", right=False)])
    assert weights["told"] > 0.5
    assert weights["recalled"] < -0.5
    assert abs(weights["due=date"]) < 0.1


def test_what_is_rare_weighs_less_than_what_is_common() -> None:
    given = [
        *many("told", right=True),
        *many("noted", right=False),
        example(1, "told", "en\trare", "en\tonce", right=True),
        example(2, "told", "en\trare", right=True),
    ]
    weights = fit(given)
    assert abs(weights["en\trare"]) < weights["told"] / 4
    assert "en\tonce" not in weights


def test_what_the_opinion_says_already_is_not_counted_again() -> None:
    plain = fit([*many("told", right=True), *many("noted", right=False)])
    told = [example(n, "told", right=True, opinion=3.0) for n in range(30)]
    known = fit([*told, *many("noted", right=False)])
    assert known["told"] < plain["told"]


def test_what_two_traits_tell_only_together_is_weighed() -> None:
    told = {("told", "due"): True, ("told",): False, ("due",): False, (): True}
    given = [one for names, right in told.items() for one in many("en\tword", *names, right=right)]
    assert any((odds(fit(given), one) >= 0) is not one.right for one in given)
    both = paired(given)
    assert [one.names[-1] for one in both[:1]] == [f"{PAIRS}\tdue & told"]
    assert all((odds(fit(both), one) >= 0) is one.right for one in both)


def test_the_words_of_a_title_weigh_less_than_as_many_others() -> None:
    names = ("en\ttitle:minutes", "en\tminutes")
    weights = fit([*many(*names, right=True), *many("noted", right=False)])
    assert 0 < weights[names[0]] < weights[names[1]]


OWN = ("en\tfilm", "en\tpremier", "en\tticket")
"""Words of its own, in which it differs from others."""


def test_a_sentence_of_a_test_is_read_as_the_test_holds_against_many_documents() -> None:
    sentence = of_a_test(example(1, "told", *OWN, right=False))
    weights = fit([*many("told", right=True), *many("noted", right=False), sentence])
    assert odds(weights, sentence) < 0


def test_what_a_test_holds_of_a_document_is_read_so_against_many_others() -> None:
    lone = example(1, "told", *OWN, right=False)
    others = [*many("told", right=True), *many("noted", right=False)]
    assert odds(fit([*others, lone]), lone) > 0
    held = replace(lone, held=True)
    assert odds(fit([*others, held]), held) < 0


def test_what_a_test_holds_against_all_that_is_like_it_outweighs_no_documents() -> None:
    told = many("told", right=True)
    contrary = of_a_test(example(1, "told", right=False))
    weights = fit([*told, *many("noted", right=False), contrary])
    assert contrary.count == MOST
    assert all(odds(weights, one) > 0 for one in told)


def test_folds_judge_each_document_by_the_others() -> None:
    lone = example(99, "en\talone", right=True, opinion=-0.5)
    given = [*many("told", right=True), *many("noted", right=False), lone]
    said = by_the_others(given, 3)
    assert said[:30] == [True] * 30
    assert said[-1] is (odds(fit(given[:-1]), lone) >= 0)


def on_pages(right: bool, *, times: int = 30) -> list[Example]:
    """Pages of three stretches: two that are alike on all, and one in doubt."""
    name = "told" if right else "noted"
    return [
        Example(f"{name}-{number}", traits, 0.0, right, proposed=right, span=Span(at, at + 9))
        for number in range(times)
        for at, traits in ((0, (name,)), (20, (name,)), (40, ("doubtful",)))
    ]


def test_a_stretch_in_doubt_is_taken_by_its_company() -> None:
    given = [*on_pages(True), *on_pages(False)]
    judged = odds_by_the_others(given, 3)
    assert abs(judged[2]) < 0.5
    weights = fit_company(in_company(given, judged))
    doubtful = [one for one in in_company(given, judged) if one.span.start == 40]
    told = [odds(weights, one) + weights[BASE_OF_PAGES] >= 0 for one in doubtful]
    assert told == [one.right for one in doubtful]
    assert by_the_others(given, 3, judged) == [one.right for one in given]


def test_what_counts_nothing_is_company_but_no_example() -> None:
    pages = [*many("told", right=True), *many("noted", right=False)]
    ignored = replace(pages[-1], count=0.0, right=True, span=Span(20, 29))
    assert fit([*pages, *[ignored] * 9]) == fit(pages)
    assert shares([*pages, ignored], [True] * 61) == shares(pages, [True] * 60)
    beside, alone = in_company([pages[-1], ignored], [1.0, 3.0])[0], in_company(pages[-1:], [1.0])[0]
    assert f"{PAGES}\tpage-behind=4" in beside.names
    assert f"{PAGES}\tpage-behind=none" in alone.names


def test_company_is_weighed_by_documents_alone() -> None:
    given = in_company(pages := [*on_pages(True), *on_pages(False)], [0.0] * len(pages))
    sentence = of_a_test(replace(given[0], right=not given[0].right))
    assert fit_company([*given, *[sentence] * 50]) == fit_company(given)


def test_a_sentence_of_a_test_is_read_as_the_test_holds_in_its_company() -> None:
    sentence = of_a_test(example(1, "told", "en\tfilm", right=True))
    beside = {BASE_OF_PAGES: 0.0, f"{PAGES}\tpage-best=none": -2.0}
    given = [*many("told", right=True), *many("noted", right=False)]
    assert odds(fit(given), sentence) < 2.0
    assert odds(fit([*given, sentence], beside), sentence) > 2.0


def test_weights_are_written_a_file_for_traits_and_one_a_language_and_read_again(tmp_path: Path) -> None:
    weights = {
        BASE: 0.0,
        "told": 1.234,
        "due=none": 0.01,
        "en\trepair": -0.5,
        "kk\tжөнде": 0.75,
        BASE_OF_PAGES: 0.0,
        f"{PAGES}\tpage-firm=0": -1.0,
        f"{PAIRS}\tdue=none & told": 0.5,
    }
    assert write(weights, tmp_path) == {SHARED: 2, "en": 1, "kk": 1, PAGES: 2, PAIRS: 1}
    assert read_scale(tmp_path / "pages.tsv") == {BASE: 0.0, "page-firm=0": -1.0}
    assert read_scale(tmp_path / "shared.tsv") == {BASE: 0.0, "told": 1.23}
    assert read_scale(tmp_path / "kk.tsv") == {"жөнде": 0.75}


def test_shares_count_what_is_taken_and_what_wrongly() -> None:
    given = [example(1, right=True), example(2, right=True), example(3, right=False)]
    assert shares(given, [True, False, True]) == "1 of 2 taken, 1 wrongly"


@pytest.mark.shared
def test_a_stretch_is_an_example_by_the_key_of_its_document(shared: Path) -> None:
    from benchmarks.evaluate import scorer

    document = {"id": "en-x-1", "kind": "prose", "language": "en", "published": "2026-02-03", "text": ORDER}
    task = {"quote": ORDER}
    told = {
        name: list(examples({**document, "tasks": tasks}, scorer()))
        for name, tasks in {"right": [task], "wrong": [], "optional": [{**task, "optional": True}]}.items()
    }
    assert [one.right for one in told["right"]] == [True]
    assert [one.right for one in told["wrong"]] == [False]
    assert [one.count for one in told["optional"]] == [0.0]


@pytest.mark.shared
def test_what_only_company_refuses_is_an_example(monkeypatch: pytest.MonkeyPatch) -> None:
    from benchmarks.evaluate import scorer

    scale = Scale({BASE: 20.0}, pages={"page-best=none": -100.0})
    monkeypatch.setattr("benchmarks.weigh.fitted", lambda: scale)
    document = {"id": "en-x-1", "kind": "prose", "language": "en", "published": "2026-02-03", "text": ORDER}
    assert [one.count for one in examples({**document, "tasks": []}, scorer())] == [1.0]


def test_sentences_are_documents_with_keys(tmp_path: Path) -> None:
    path = tmp_path / "sentences.jsonl"
    line = {"text": ORDER, "published": "2026-02-03", "language": "en", "tasks": [[0, len(ORDER)]]}
    path.write_text(json.dumps(line) + "\n", "utf-8")
    (document,) = sentences(path)
    assert document["kind"] == SENTENCE
    assert document["tasks"] == [{"start": 0, "end": len(ORDER)}]


@pytest.mark.parametrize(
    ("text", "ordinary"),
    [(ORDER, True), ("1.", False), ("{" * 40, False), (ORDER * 30, False), ("by 1 March, " * 9, False)],
    ids=["a sentence", "too short", "hostile", "too long", "over and over"],
)
def test_only_ordinary_texts_are_kept(text: str, ordinary: bool) -> None:
    assert is_ordinary(text) is ordinary


def test_lines_of_what_only_failing_tests_have_read_stay_as_they_are() -> None:
    def line(text: str, *spans: list[int]) -> dict[str, object]:
        return {"text": text, "published": "2026-02-03", "language": "en", "tasks": list(spans)}

    heard = Overhearing()
    heard.lines = {("passes", "2026-02-03"): line("passes", [0, 6])}
    heard.doubted = {("fails", "2026-02-03"), ("passes", "2026-02-03"), ("is new", "2026-02-03")}
    kept = [line("passes"), line("fails", [0, 5]), line("has no test")]
    assert with_kept(heard, kept) == [line("fails", [0, 5]), line("passes", [0, 6])]
