"""Every text of the window is translated, and what is compiled is what is written."""

import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from app.domain.settings import Language
from app.ui import language

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
Message = tuple[str, str, tuple[str, ...]]


def _messages(path: Path) -> dict[tuple[str, str], ElementTree.Element]:
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message
        for context in ElementTree.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


def _tool(name: str) -> str:
    import PySide6

    found = Path(PySide6.__file__).parent / name
    return str(found)


@pytest.mark.parametrize("name", ["zh", "en"])
def test_no_entry_is_unfinished(name: str) -> None:
    for key, message in _messages(FOLDER / f"pandecta_{name}.ts").items():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, key
        forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
        assert all(forms), key


def test_every_source_text_is_in_the_file(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    sources = sorted(map(str, (ROOT / "app" / "ui").rglob("*.py")))
    subprocess.run([_tool("lupdate"), *sources, "-ts", str(fresh)], check=True, capture_output=True)
    found, written = _messages(fresh), _messages(FOLDER / "pandecta_zh.ts")
    assert found.keys() == written.keys(), "run .ci/translate and translate what is new"


@pytest.mark.parametrize("name", ["zh", "en"])
def test_the_compiled_file_is_up_to_date(tmp_path: Path, name: str) -> None:
    fresh = tmp_path / "fresh.qm"
    source = FOLDER / f"pandecta_{name}.ts"
    subprocess.run([_tool("lrelease"), source, "-qm", fresh], check=True, capture_output=True)
    assert fresh.read_bytes() == (FOLDER / f"pandecta_{name}.qm").read_bytes()


def test_places_for_values_survive_translation() -> None:
    for (_, source), message in _messages(FOLDER / "pandecta_zh.ts").items():
        text = "".join(message.find("translation").itertext())
        for place in ("{0}", "{1}", "{2}"):
            assert (place in source) == (place in text), source


def test_nothing_english_is_left_in_the_chinese() -> None:
    allowed = (
        "Pandecta",
        "LawRefBook",
        "Markdown",
        "Ctrl",
        "Shift",
        "SHA",
        "XML",
        "PDF",
        "OCR",
        "safetensors",
        "PANDECTA_HOME",
        "{words}",
        *("hit@10", "hit@1", "recall@100", "MRR@10", "MB", "TREC", "qrels"),
        *("Ollama", "LanceDB", "OpenAI", "openai", "Amazon", "Apple", "PyTorch"),
        *("LegalBench-RAG", "nDCG@10", "ollama.com", "Hugging Face", "Esc", "Transformer"),
        *("LawVault", "LegalKit", "SEBI", "Matryoshka", "LoRA", "MNRL", "GIST"),
        *("CUDA", "MPS", "ID", "API", "https", "http", "ASCII", "s3://", "db://"),
    )
    for (_, source), message in _messages(FOLDER / "pandecta_zh.ts").items():
        text = "".join(message.find("translation").itertext())
        for word in allowed:
            text = text.replace(word, "")
        letters = "".join(c for c in text if c.isascii() and c.isalpha())
        assert len(letters) <= 1 or "%L" in text or "\t" in text, (source, text)


def test_a_language_can_be_put_on_and_taken_off(qapp) -> None:
    language.apply(qapp, Language.CHINESE)
    assert QCoreApplication.translate("Rail", "Find") == "检索"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    language.apply(qapp, Language.ENGLISH)
    assert QCoreApplication.translate("Rail", "Find") == "Find"
    assert (
        QCoreApplication.translate("SearchPage", "%Ln provision(s) found", None, 1)
        == "1 provision found"
    )
