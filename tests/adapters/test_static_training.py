"""The bundled encoder's trainer, on a tiny library of invented sentences."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.adapters.content_db import ContentDb
from app.adapters.static_training import train_static
from app.adapters.static_training.bags import embedded
from app.adapters.static_training.corpus import Corpus, Question
from app.adapters.static_training.recipe import RecipeUnusable, StaticRecipe
from app.adapters.static_training.splits import by_law, by_question
from app.adapters.static_training.vocabulary import build_vocabulary, gaps
from app.domain.asked import fold_of
from app.domain.events import Progress, outcome
from app.domain.law import Level, ParsedLaw, ParsedProvision
from app.services.source_ports import SourceUnit

RECIPE: dict[str, Any] = {
    "all": {
        "han_pairs": 400, "latin_pieces": 300, "question_weight": 5, "dimension": 16,
        "matryoshka": [16, 8], "scale": 20.0, "token_dropout": 0.1, "batch": 16,
        "learning_rate": 0.02, "seed": 7, "average_from": 0.5,
        "power_iterations": 2, "oversampling": 4,
        "pair_epochs": 2, "question_epochs": 4, "mine_before": [2], "mined": 8, "negatives": 2,
        "twin_cosine": 0.95, "folds": 5, "judged_fold": 0, "closed_folds": [0], "left_out_laws": [],
        "composed": ["written-"], "repeat_real": 2, "near_duplicate": 0.6,
    }
}  # fmt: skip
TOPICS = ["梯子", "渔网", "风车", "油灯", "木桶", "羊毛", "石磨", "铜钟", "草席", "陶罐"]
THINGS = ["ladder", "net", "windmill", "lamp", "barrel", "fleece", "quern", "bell", "mat", "jar"]


def test_some_values_are_set_and_wrong_ones_refused():
    recipe = StaticRecipe.read(RECIPE)
    made = recipe.with_settings(
        [("question_epochs", "0"), ("mine_before", "[]"), ("scale", "5"), ("matryoshka", "16, 4")]
    )
    assert (made.question_epochs, made.mine_before, made.scale) == (0, (), 5.0)
    assert made.matryoshka == (16, 4)
    assert made.with_settings([("composed", "w-,f-")]).composed == ("w-", "f-")
    for key, text in (("epochs", "2"), ("batch", "many"), ("folds", "1.5"), ("mine_before", "a")):
        with pytest.raises(RecipeUnusable) as refused:
            recipe.with_settings([(key, text)])
        assert refused.value.key == key


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    store = ContentDb.create(folder, "invented")
    chinese = [
        ParsedProvision(str(i + 1), "", f"{topic}的主人应当{act}，每年一次。违者赔{i}个铜板。")
        for i, (topic, act) in enumerate((t, a) for t in TOPICS for a in ("登记", "上漆", "加锁"))
    ]
    english = [
        ParsedProvision(str(i + 1), "", f"The owner of a {thing} shall {act} it. Fine: {i} cents.")
        for i, (thing, act) in enumerate((t, a) for t in THINGS for a in ("mark", "paint", "lock"))
    ]
    for key, title, language, provisions in (
        ("zh", "器物法", "zh", chinese),
        ("en", "Implements Act", "en", english),
    ):
        law = ParsedLaw(
            key, title, language, Level.LAW, tuple(provisions), citation="{title}, s. {number}"
        )
        with store.importing():
            store.store([law], SourceUnit(key, key, "test", (key,)))
    store.close()
    return folder


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = [
        {
            "id": f"real-{i}",
            "question": f"我的{topic}要不要登记",
            "relevant": [f"器物法第{3 * i + 1}条"],
        }
        for i, topic in enumerate(TOPICS)
    ]
    lines += [
        {
            "id": f"written-{i}",
            "question": f"must I paint my {thing}",
            "relevant": [f"Implements Act, s. {3 * i + 2}"],
        }
        for i, thing in enumerate(THINGS)
    ]
    file = tmp_path_factory.mktemp("questions") / "questions.jsonl"
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    return file


@pytest.fixture(scope="module")
def model(library: Path, questions: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("model")
    stages: list[str] = []
    figures = outcome(
        train_static(RECIPE, [library], [questions], out),
        lambda event: stages.append(event.stage) if isinstance(event, Progress) else None,
    )
    assert {"vocabulary", "initialising", "pairs", "mining", "questions", "writing"} <= set(stages)
    measured = figures["collections"][library.stem]
    assert measured["questions"] > 0
    assert set(measured["measures"]) == {
        "words", "meaning 16", "meaning 8", "fused 16", "fused 8",
    }  # fmt: skip
    return out


def test_loads_in_sentence_transformers_and_equals_numpy(model: Path) -> None:
    from safetensors.numpy import load_file
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

    texts = ["梯子要登记吗？", "the owner of a Bell", "ＡＢＣ 龘 12", "铜钟 bell 混合"]
    texts.append("梯子的主人应当登记，每年一次。the owner of a jar " * 200)
    theirs = SentenceTransformer(str(model), device="cpu").encode(texts).astype("float32")
    modules = json.loads((model / "modules.json").read_text("utf-8"))
    inner = model / modules[0]["path"]
    tokenizer = Tokenizer.from_file(str(inner / "tokenizer.json"))
    weights = load_file(inner / "model.safetensors")["embedding.weight"].astype("float32")
    ids = [tokenizer.encode(text, add_special_tokens=False).ids for text in texts]
    ours = np.stack([weights[one].mean(axis=0) for one in ids])
    ours /= np.linalg.norm(ours, axis=1, keepdims=True)
    cosines = np.sum(ours * theirs, axis=1) / np.linalg.norm(theirs, axis=1)
    assert (cosines > 0.9999).all()


def test_same_seed_gives_the_same_model(
    model: Path, library: Path, questions: Path, tmp_path: Path
) -> None:
    outcome(train_static(RECIPE, [library], [questions], tmp_path))
    for name in ("model.safetensors", "tokenizer.json"):
        (first,), (second,) = model.rglob(name), tmp_path.rglob(name)
        assert first.read_bytes() == second.read_bytes()


def test_the_card_gives_the_figures(model: Path) -> None:
    card = (model / "README.md").read_text("utf-8")
    assert "{{" not in card
    assert "| fused 16 |" in card


def test_chinese_becomes_characters_and_pairs() -> None:
    tokenizer, _ = build_vocabulary(["劳动合同解除", "解除劳动合同"], [], 10, 10, 1)
    assert tokenizer.encode("劳动合同").tokens == ["劳", "劳动", "动合", "合同", "同"]
    assert tokenizer.encode("除合").tokens == ["除", "除", "##合", "合"]
    assert gaps(tokenizer, ["劳动"]) == (0.0, 0.0)
    assert gaps(tokenizer, ["龘"]) == (1.0, 0.0)
    assert gaps(tokenizer, ["除合"]) == (0.0, 1 / 3)


def test_english_falls_back_on_pieces() -> None:
    tokenizer, _ = build_vocabulary(["landlord landlord tenant tenants TENANT"], [], 0, 60, 1)
    assert tokenizer.encode("Landlord").tokens == ["landlord"]
    assert gaps(tokenizer, ["tenantlord dantal"]) == (0.0, 1.0)


def test_closed_questions_and_their_likes_are_not_trained_on() -> None:
    recipe = StaticRecipe.read(RECIPE)
    answer = ((0,),)
    real = [Question(f"real-{i}", f"第{i}个问题怎么办呢朋友们", answer) for i in range(50)]
    judged = [one for one in real if one.fold(5) == 0]
    like = Question("written-1", judged[0].text + "？", answer)
    unlike = Question("written-2", "must I paint my ladder", answer)
    open_ones, held_out = by_question([*judged, like, unlike], recipe)
    assert held_out == judged
    assert open_ones == [unlike]


def test_laws_can_be_left_out() -> None:
    law = next(name for name in "abcdefghij" if fold_of(name, 5) == 3)
    other = next(name for name in "abcdefghij" if fold_of(name, 5) != 3)
    recipe = StaticRecipe.read({"all": {**RECIPE["all"], "left_out_laws": [3]}})
    strange = Question("real-1", "a", ((0,),), frozenset({law}))
    mixed = Question("real-2", "b", ((0,), (1,)), frozenset({law, other}))
    known = Question("real-3", "c", ((1,),), frozenset({other}))
    assert by_law([strange, mixed, known], recipe) == ([known], [strange])


def test_recipe_with_an_unknown_value_is_refused() -> None:
    with pytest.raises(RecipeUnusable, match="sale"):
        StaticRecipe.read({"all": {**RECIPE["all"], "sale": 1}})


def test_a_corpus_knows_its_spans() -> None:
    corpus = Corpus(words=["a", "b", "c"], owner=[0, 0, 1], begins=[0, 1], names=["x", "y"])
    assert list(corpus.passages_of(0)) == [0, 1]
    assert list(corpus.span(1)) == [2]


def test_folded_rows_give_the_vectors_of_the_components() -> None:
    import torch

    texts = ["解除劳动合同", "landlords and landlord", "landlord"]
    tokenizer, composition = build_vocabulary(texts, texts, 3, 30, 1)
    table = torch.randn(composition.size, 4, generator=torch.Generator().manual_seed(0))
    rows = composition.folded(table)
    apart = embedded(table, composition.bags(tokenizer, texts), range(len(texts)))
    for text, vector in zip(texts, apart, strict=True):
        total = rows[tokenizer.encode(text).ids].sum(dim=0)
        assert torch.allclose(total / total.norm(), vector, atol=1e-5)
