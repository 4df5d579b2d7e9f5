"""The card of a trained model: everything that was measured, nothing that is anyone's business."""

from dataclasses import replace
from typing import Any

import pytest
import yaml

from app.domain.model_card import model_card
from app.domain.model_card_facts import CardFacts, ModelFacts, base_name
from app.domain.model_card_words import DECISIONS, PARTS, REASONS
from app.domain.recipe import Recipe
from app.domain.training import (
    Comparison,
    Decision,
    Figures,
    Gain,
    Negatives,
    Part,
    Ranked,
    RunState,
    Split,
    Stage,
    TrainingRun,
    Verdict,
)

LOSS = Gain(Part.UNSEEN, "hit@1", 0.5, 0.4, -0.15, -0.05, 0.01)
GAIN = Gain(Part.SEEN, "ndcg@10", 0.4, 0.6, 0.1, 0.3, 0.001)


def figures(part: Part, width: int, value: float) -> Figures:
    return Figures(part, width, 120, {"hit@1": value, "ndcg@10": value + 0.1})


COMPARISON = Comparison(
    before=(figures(Part.SEEN, 384, 0.4), figures(Part.SEEN, 128, 0.3),
        figures(Part.UNSEEN, 384, 0.5)),
    after=(figures(Part.SEEN, 384, 0.6), figures(Part.SEEN, 128, 0.55),
        figures(Part.UNSEEN, 384, 0.4)),
    gains=(GAIN, LOSS),
    ranks=(
        Ranked("1", "what my client asked in confidence", Part.SEEN, "Secret Act s 1", 4, 1),
        Ranked("2", "another", Part.SEEN, "Secret Act s 2", 1, 0),
    ),
    unknown={"before": 0.01, "after": 0.0125},
    drift={"before": 0.8, "after": 0.71},
    shared=0,
)  # fmt: skip
FACTS = CardFacts(
    title="kites-tuned",
    run=TrainingRun("r1", "/home/ada/secret/training/r1", "/home/ada/secret", "quick", "lab/kites",
        "2026-11-21T10:00:00+00:00", RunState.DONE, Stage.DONE, seconds=600.0),
    recipe=Recipe("quick", widths=(384, 128), guide="/home/ada/models/guide"),
    model=ModelFacts(384, "query: ", 'pass"age: ', "mit"),
    split=Split(7, "law", {Part.TRAIN: ("1", "2"), Part.SEEN: ("3",)}, ("secret-act", "other"),
        {"near-duplicate": 3, "same-question": 0}, "abc123"),
    negatives=Negatives({"1": ("p1", "p2")}, {"margin": 9}, 1),
    comparison=COMPARISON,
    verdict=Verdict(Decision.NO_GAIN, ("seen-only", "within-noise"), GAIN),
    origins={"generated": 100, "real": 20},
    about="Statutes of a small island.",
)  # fmt: skip


def front(card: str) -> Any:
    return yaml.safe_load(card.split("---\n")[1])


def test_the_front_matter_is_what_hubs_read() -> None:
    told = front(model_card(FACTS))
    assert told["library_name"] == "sentence-transformers"
    assert told["pipeline_tag"] == "sentence-similarity"
    assert (told["license"], told["base_model"]) == ("mit", "lab/kites")
    assert {"sentence-transformers", "sentence-similarity", "matryoshka"} <= set(told["tags"])
    results = told["model-index"][0]["results"]
    metrics = {one["type"]: one["value"] for one in results[0]["metrics"]}
    assert metrics == {"hit@1": 0.6, "ndcg@10": 0.7}
    assert len(results) == 2


def test_every_figure_before_and_after_by_part_and_width() -> None:
    card = model_card(FACTS)
    seen, unseen = PARTS[Part.SEEN], PARTS[Part.UNSEEN]
    assert f"| {seen} | 120 | 384 | before | 0.400 | 0.500 |" in card
    assert f"| {seen} | 120 | 384 | after | 0.600 | 0.700 |" in card
    assert f"| {seen} | 120 | 128 | after | 0.550 | 0.650 |" in card
    assert f"| {unseen} | 120 | 384 | after | 0.400 | 0.500 |" in card


def test_losses_are_told_and_marked() -> None:
    card = model_card(FACTS)
    lost = next(line for line in card.splitlines() if line.endswith("| lost |"))
    assert "-0.100" in lost
    assert "-0.150 … -0.050" in lost
    assert "up for 1 of 2 questions, down for 1" in card
    assert "0.800 before, 0.710 after" in card
    assert "1.25%" in card


def test_the_verdict_stands_first_with_its_reasons() -> None:
    card = model_card(FACTS)
    assert card.index(DECISIONS[Decision.NO_GAIN]) < card.index("## Scores")
    assert REASONS["seen-only"] in card
    assert "p = 0.001" in card


def test_split_recipe_and_data_are_told() -> None:
    card = model_card(FACTS)
    assert "seed 7" in card
    assert "2 held out whole" in card
    assert "generated 100, real 20" in card
    assert "a provision that says the same is judged by 3" in card
    assert "| `learning_rate` | 2e-05 |" in card
    assert "> Statutes of a small island." in card
    assert 'question_prompt, passage_prompt = "query: ", "pass\\"age: "' in card


def test_nothing_of_the_library_or_of_this_computer_is_told() -> None:
    card = model_card(FACTS)
    for secret in ("confidence", "Secret Act", "secret", "ada", "/home", "other,"):
        assert secret not in card


def test_what_was_not_kept_is_said_to_be_missing() -> None:
    bare = CardFacts("kites", FACTS.run, FACTS.recipe)
    card = model_card(bare)
    assert "not judged" in card
    assert "Not kept with this run." in card
    assert "licence" in card
    assert "model-index" not in card
    assert "license" not in front(card)


def test_shared_provisions_are_not_hidden() -> None:
    card = model_card(replace(FACTS, comparison=replace(COMPARISON, shared=4)))
    assert "both training and judgement use: 4. The scores above are therefore too good." in card


@pytest.mark.parametrize(
    "hostile",
    ['---\nlicense: "gpl"\n---', '"\n- evil: 1', "a`b | c <script>", "\u2028x: 1", "{}: [&a *a]",
        "line\nline", "\x85: x", "\ud800x"],
)  # fmt: skip
def test_names_and_words_cannot_break_out(hostile: str) -> None:
    run = replace(FACTS.run, model=f"x/{hostile}", recipe=hostile)
    model = replace(FACTS.model, licence=hostile, question_prompt=hostile)
    card = model_card(
        replace(FACTS, title=hostile, run=run, model=model, about=hostile, origins={hostile: 1})
    )
    told = front(card)
    assert set(told) <= {"library_name", "pipeline_tag", "license", "tags", "model-index"}
    assert "\n- evil" not in card
    body = card.split("\n---\n", 1)[1].partition("```python")[0]
    assert "<script>" not in body
    assert card.count("\n# ") == 1
    card.encode("utf-8")


def test_a_path_is_nobody_elses_business() -> None:
    assert base_name("/home/ada/models/kites") == "kites"
    assert base_name(r"C:\models\kites") == "kites"
    assert base_name("lab/kites") == "lab/kites"
    assert base_name("kites:latest") == "kites:latest"


def test_every_part_decision_and_reason_has_words() -> None:
    assert set(PARTS) == set(Part)
    assert set(DECISIONS) == set(Decision)
