"""Names of encoders are read as people write them, and known families have their prompts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.encoders import EncoderName, characters_within, family, widths
from app.domain.errors import EncoderMissing


@pytest.mark.parametrize(
    ("typed", "kind", "model", "width"),
    [
        ("bundled", "bundled", "", None),
        (" bundled#128 ", "bundled", "", 128),
        ("/srv/models/mine", "sentence-transformers", "/srv/models/mine", None),
        ("~/models/mine#256", "sentence-transformers", "~/models/mine", 256),
        ("C:\\Models\\mine", "sentence-transformers", "C:\\Models\\mine", None),
        ("BAAI/bge-base-en-v1.5", "sentence-transformers", "BAAI/bge-base-en-v1.5", None),
        ("st:mine", "sentence-transformers", "mine", None),
        ("embeddinggemma:300m", "ollama", "embeddinggemma:300m", None),
        (
            "demonbyron/embeddinggemma-300m-lawvault:latest",
            "ollama",
            "demonbyron/embeddinggemma-300m-lawvault:latest",
            None,
        ),
        ("Ollama:acme/law", "ollama", "acme/law:latest", None),
        ("bge-m3", "ollama", "bge-m3:latest", None),
        ("openai:text-embedding-3-small#256", "openai", "text-embedding-3-small", 256),
    ],
)
def test_what_people_type(typed: str, kind: str, model: str, width: int | None) -> None:
    name = EncoderName.parse(typed)
    assert (name.kind, name.model, name.width) == (kind, model, width)
    assert EncoderName.parse(str(name)) == name


@pytest.mark.parametrize("typed", ["", "  ", "#256", "openai:", "a\nb", "x" * 5000])
def test_what_names_nothing(typed: str) -> None:
    with pytest.raises(EncoderMissing):
        EncoderName.parse(typed)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=0x9FFF), min_size=1, max_size=40))
def test_a_name_is_read_back(typed: str) -> None:
    try:
        name = EncoderName.parse(typed)
    except EncoderMissing:
        return
    assert EncoderName.parse(str(name)) == name


@pytest.mark.parametrize(
    ("model", "question", "passage"),
    [
        (
            "BAAI/bge-base-en-v1.5",
            "Represent this sentence for searching relevant passages: ",
            "",
        ),
        ("BAAI/bge-m3", "", ""),
        (
            "demonbyron/embeddinggemma-300m-lawvault:latest",
            "task: search result | query: ",
            "title: none | text: ",
        ),
        ("google/embeddinggemma-300m", "task: search result | query: ", "title: none | text: "),
        ("intfloat/multilingual-e5-base", "query: ", "passage: "),
        ("Snowflake/snowflake-arctic-embed-m-v2.0", "query: ", ""),
        ("/models/all-MiniLM-L6-v2", "", ""),
    ],
)
def test_prompts_of_families(model: str, question: str, passage: str) -> None:
    known = family(model)
    assert known is not None
    assert (known.question_prompt, known.passage_prompt) == (question, passage)


def test_instruct_models_get_an_instruction() -> None:
    known = family("intfloat/multilingual-e5-large-instruct")
    assert known is not None
    assert known.question_prompt.startswith("Instruct: ")
    assert known.question_prompt.endswith("\nQuery: ")
    assert known.passage_prompt == ""


def test_unknown_models_have_no_family() -> None:
    assert family("acme/contracts") is None
    assert family("theme5-large-model") is None


def test_widths() -> None:
    gemma = EncoderName.parse("embeddinggemma:300m")
    assert widths(gemma, 768) == (768, 512, 256, 128)
    arctic = EncoderName.parse("Snowflake/snowflake-arctic-embed-m-v2.0")
    assert widths(arctic, 768) == (768, 256)
    assert widths(EncoderName.parse("bundled"), 256) == (256, 128, 64)
    assert widths(EncoderName.parse("acme/contracts"), 384) == (384,)


def test_text_is_cut_to_what_surely_fits() -> None:
    assert characters_within("押金" * 100, 50) == 50
    assert characters_within("deposit " * 100, 50) == 150
    assert characters_within("short", 50) == 5
    assert characters_within("", 5) == 0
    assert characters_within("𠮷" * 100, 30) == 10
