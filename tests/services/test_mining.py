"""Mining wrong answers: over real indexes, against brute force, and what is never one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.adapters.embedded_rows import EmbeddedRows
from app.domain.errors import RecipeUnusable, TrainingFailed
from app.domain.events import Progress, outcome
from app.domain.recipe import Recipe
from app.domain.training import Example, Origin
from app.services.known_questions import known_questions
from app.services.library import OpenLibrary
from app.services.mining import Mining, mine
from app.services.mining_candidates import embedded
from app.services.program import Program
from tests.conftest import ROOT, plain_law

QUESTIONS = str(ROOT / "resources" / "sample" / "questions")
FREE = Recipe("free", margin=0.0)


def over(program: Program, library: OpenLibrary) -> Mining:
    index = library._indexes.active()
    assert index is not None
    return Mining(library._store, index, program.encoders.of(index.manifest.encoder))


def example(id: str, text: str, *answers: str) -> Example:
    return Example(id, text, answers, ("law",) * len(answers), Origin.COMPOSED)


def asked(library: OpenLibrary) -> Sequence[Example]:
    """The sample's questions, with their answers in force."""
    _, known = outcome(known_questions(library._store, QUESTIONS))
    every = library._store.provisions([id for one in known for ids in one.answers for id in ids])
    answers = [
        [next(id for id in sorted(ids) if every[id][2].current) for ids in one.answers if ids]
        for one in known
    ]
    return [
        example(f"q{place}", one.text, *ids)
        for place, (one, ids) in enumerate(zip(known, answers, strict=True))
        if ids
    ]


def kites(program: Program, tmp_path: Path, *laws: str) -> OpenLibrary:
    """A library of these laws with its index."""
    source = tmp_path / "kites"
    source.mkdir()
    for place, law in enumerate(laws):
        (source / f"{place}.md").write_text(law, "utf-8")
    library = program.create(str(tmp_path / "kite library"), "Kites")
    outcome(library.import_sources([str(source)]))
    outcome(library.build_index("bundled"))
    return library


def ids(library: OpenLibrary, *citations: str) -> list[str]:
    return [library.resolve(one)[0][0].id for one in citations]


def test_the_nearest_but_for_what_answers_are_found_as_by_brute_force(
    program: Program, sample: OpenLibrary
) -> None:
    mining, examples = over(program, sample), asked(sample)
    found = outcome(mine(mining, examples, replace(FREE, negatives=3)))
    table = mining.index._table.search().where("current = true").limit(9000).to_arrow()  # type: ignore[attr-defined]
    names = table["provision_id"].to_pylist()
    rows = np.stack(table["vector"].to_numpy(zero_copy_only=False))
    rows /= np.linalg.norm(rows, axis=1)[:, None] + 1e-12
    questions = mining.encoder.encode_questions([one.text for one in examples])
    for one, scores in zip(examples, questions @ rows.T, strict=True):
        order = dict.fromkeys(names[place] for place in np.argsort(-scores, kind="stable"))
        related = {ref.provision_id for id in one.answers for ref in _references(sample, id)}
        related |= {id for some in sample.cited_by(one.answers).values() for id in some}
        free = [id for id in order if id not in one.answers and id not in related]
        negatives = found.by_example[one.id]
        assert len(negatives) == 3
        assert [free.index(id) for id in negatives] == sorted(free.index(id) for id in negatives)
        assert free.index(negatives[2]) < 12
    assert found.short == 0
    assert found.removed["answer"] > len(examples) // 3
    assert found.removed["reference"] > 0


def _references(library: OpenLibrary, id: str) -> Sequence[object]:
    return library.references([id]).get(id, ())


def test_ranks_and_margin_bound_what_is_taken(program: Program, sample: OpenLibrary) -> None:
    mining, examples = over(program, sample), asked(sample)
    first = outcome(mine(mining, examples, replace(FREE, negatives=5)))
    later = outcome(mine(mining, examples, replace(FREE, negatives=2, from_rank=3, to_rank=4)))
    assert all(later.by_example[id] == some[2:4] for id, some in first.by_example.items())
    strict = outcome(mine(mining, examples, replace(FREE, negatives=5, margin=0.3, fewest=0.0)))
    assert strict.removed["too-close"] > 0
    assert strict.removed["margin"] > 0
    near = mining.index
    vectors = [mining.encoder.encode_questions([one.text for one in examples])]
    names = [[*one.answers, *strict.by_example[one.id]] for one in examples]
    for one, cosines in zip(examples, outcome(near.cosines(vectors, names)), strict=True):
        known = [value for value in cosines if value is not None]
        right = max(known[: len(one.answers)])
        assert all(value <= right - 0.3 * abs(right) + 1e-6 for value in known[len(one.answers) :])


def test_too_few_left_is_a_failure_with_its_counts(program: Program, sample: OpenLibrary) -> None:
    examples = asked(sample)[:40]
    with pytest.raises(TrainingFailed) as failed:
        outcome(mine(over(program, sample), examples, replace(FREE, margin=0.95, to_rank=3)))
    assert failed.value.reason == "too-few-negatives"
    assert " of 40 questions; " in failed.value.detail
    assert "margin 1" in failed.value.detail
    with pytest.raises(TrainingFailed, match="no-questions"):
        outcome(mine(over(program, sample), [], FREE))


def test_what_answers_nearly_the_same_question_is_no_wrong_answer(
    program: Program, sample: OpenLibrary
) -> None:
    mining, one = over(program, sample), asked(sample)[0]
    [hardest] = outcome(mine(mining, [one], FREE)).by_example[one.id]
    other = example("held", f"{one.text[:-1]}, please?", hardest)
    again = outcome(mine(mining, [one], FREE, [other]))
    assert hardest not in again.by_example[one.id]
    apart = example("apart", "Who pays for a kite that hits a greenhouse in a storm?", hardest)
    assert outcome(mine(mining, [one], FREE, [apart])).by_example[one.id] == (hardest,)


def test_texts_that_say_the_same_and_other_versions_are_passed_over(
    program: Program, tmp_path: Path
) -> None:
    body = (
        "# Part 1\n\n**Section 1. Where.** Kites may be flown in meadows that nobody mows.\n\n"
        "**Section 2. When.** Nobody flies a kite in a thunderstorm or near it; five crowns.\n"
    )
    other = body.replace("nobody mows.", "no one mows, all year.").replace("Where", "Places")
    library = kites(
        program,
        tmp_path,
        plain_law("a", "Kite Act", body, publication_date="2001-05-01"),
        plain_law("a", "Kite Act", other, publication_date="2009-05-01"),
        plain_law("b", "Kite Rules", body),
    )
    old, *_ = [
        one
        for version in library.read(ids(library, "Kite Act, Section 1")[0]).versions
        for one in library.read_version(version.id).provisions
        if one.number == "1" and not version.current
    ]
    asking = example("old", "Where may I fly a kite?", old.id)
    found = outcome(mine(over(program, library), [asking], replace(FREE, negatives=9)))
    assert set(found.by_example["old"]) == {
        *ids(library, "Kite Act, Section 2", "Kite Rules, Section 2")
    }
    assert found.removed == {"version": 1, "duplicate": 1}
    assert found.short == 1


def test_neighbours_are_of_the_same_law_and_the_closest_first(
    program: Program, sample: OpenLibrary
) -> None:
    examples = asked(sample)
    found = outcome(
        mine(over(program, sample), examples, replace(FREE, negatives=2, mining="document"))
    )
    far = []
    for one in examples:
        text = sample.read(one.answers[0])
        places = {provision.id: provision.position for provision in text.provisions}
        right = places[one.answers[0]]
        far += [abs(places[id] - right) for id in found.by_example[one.id]]
    assert min(far) > 0
    assert sorted(far)[len(far) // 2] <= 2


def test_lexical_ones_share_words_and_ways_take_turns(
    program: Program, sample: OpenLibrary
) -> None:
    mining, examples = over(program, sample), asked(sample)[:20]
    words = outcome(mine(mining, examples, replace(FREE, mining="lexical")))
    for one in examples:
        for id in words.by_example[one.id]:
            [provision, law, _] = sample.resolve(id)[0]
            there = mining.index.words(
                f"{law.title} {' '.join(provision.path)} {provision.heading} {provision.text}"
            )
            assert set(there) & set(mining.index.words(one.text))
    near = outcome(mine(mining, examples, FREE))
    both = outcome(mine(mining, examples, replace(FREE, mining="lexical + nearest")))
    turns = (words.by_example, near.by_example)
    assert all(
        both.by_example[one.id] == turns[place % 2][one.id]
        for place, one in enumerate(examples)
        if turns[place % 2][one.id]
    )


def test_vectors_in_memory_give_what_the_index_gives(program: Program, sample: OpenLibrary) -> None:
    mining, examples = over(program, sample), asked(sample)
    vectors = outcome(embedded(sample._store, mining.encoder, EmbeddedRows))
    recipe = Recipe("both", negatives=2, mining="nearest+document")
    again = outcome(mine(replace(mining, vectors=vectors), examples, recipe))
    assert again == outcome(mine(mining, examples, recipe))


def test_it_tells_how_far_it_is_and_can_be_closed(program: Program, sample: OpenLibrary) -> None:
    events: list[object] = []
    examples = asked(sample)
    outcome(
        mine(over(program, sample), examples, Recipe("all", mining="nearest+lexical")),
        events.append,
    )
    told = [event for event in events if isinstance(event, Progress)]
    assert {(event.stage, event.unit, event.total) for event in told} == {
        ("mining", "questions", len(examples))
    }
    assert [event.done for event in told] == sorted(event.done for event in told)
    assert told[-1].done == len(examples)
    work = mine(over(program, sample), examples, FREE)
    for _ in range(5):
        next(work)
    work.close()


def test_a_way_that_nobody_knows_is_refused(program: Program, sample: OpenLibrary) -> None:
    for mining in ("magic", "nearest+", ""):
        with pytest.raises(RecipeUnusable):
            outcome(mine(over(program, sample), asked(sample), replace(FREE, mining=mining)))
    none = outcome(mine(over(program, sample), asked(sample), replace(FREE, negatives=0)))
    assert (none.by_example, none.short) == ({}, 0)


def test_cosines_of_pairs_are_exact_and_unknown_provisions_have_none() -> None:
    chance = np.random.default_rng(7)
    rows = chance.normal(size=(50, 8)).astype("float32")
    names = [f"p{place // 2}" for place in range(50)]
    questions = chance.normal(size=(3, 8)).astype("float32")
    held = EmbeddedRows(names, [rows[:20], rows[20:]])
    wanted = [["p3", "p20", "nowhere"], [], ["p3", "p3"]]
    [first, none, last] = outcome(held.cosines([questions[:2], questions[2:]], wanted))
    unit = rows / np.linalg.norm(rows, axis=1)[:, None]
    asked = questions / np.linalg.norm(questions, axis=1)[:, None]
    scores = asked @ unit.T
    assert first[:2] == pytest.approx([scores[0][6:8].max(), scores[0][40:42].max()], abs=1e-5)
    assert (first[2], none) == (None, [])
    assert last == pytest.approx([scores[2][6:8].max()] * 2, abs=1e-5)
