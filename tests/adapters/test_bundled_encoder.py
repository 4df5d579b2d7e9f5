"""The bundled encoder on NumPy equals sentence-transformers with the same folder."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from app.adapters.encoders.bundled import StaticEncoder
from app.adapters.paths import MODELS
from app.domain.errors import EncoderFaulty, EncoderMissing
from app.domain.index import PROBES

FOLDER = MODELS / "bundled"


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder(FOLDER)


def test_same_vectors_as_sentence_transformers(encoder: StaticEncoder) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(FOLDER), device="cpu", local_files_only=True)
    texts = [*PROBES, "deposit " * 700, "押金" * 900, "第三十九条　用人单位"]
    theirs = model.encode(texts, convert_to_numpy=True, normalize_embeddings=True)
    ours = encoder.encode_passages(texts)
    theirs = theirs.astype("float32")
    theirs /= np.linalg.norm(theirs, axis=1, keepdims=True)
    cosines = (theirs * ours).sum(1)
    assert ours.dtype == np.float32
    assert cosines.min() > 0.9999


def test_unit_length_and_batches_agree(encoder: StaticEncoder) -> None:
    texts = [f"房东不退押金 {n} " + "条款 " * (n % 40) for n in range(1500)]
    batched = encoder.encode_passages(texts)
    assert np.allclose(np.linalg.norm(batched, axis=1), 1, atol=1e-5)
    alone = np.vstack([encoder.encode_questions([text]) for text in texts[::100]])
    assert np.allclose(batched[::100], alone, atol=1e-5)


def test_text_without_tokens_is_zero(encoder: StaticEncoder) -> None:
    vectors = encoder.encode_passages(["", "押金", ""])
    assert not vectors[0].any()
    assert vectors[1].any()
    assert not vectors[2].any()
    assert encoder.encode_passages([]).shape == (0, encoder.identity.dimension)


def test_size_and_no_torch(encoder: StaticEncoder) -> None:
    size = sum(p.stat().st_size for p in FOLDER.rglob("*") if p.is_file())
    assert size <= 40_000_000
    assert encoder.identity.kind == "bundled"


def test_torch_is_not_imported() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path\n"
        "from app.adapters.encoders.bundled import StaticEncoder\n"
        f"StaticEncoder(Path({str(FOLDER)!r})).encode_questions(['x'])\n"
        "assert 'torch' not in sys.modules and 'sentence_transformers' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_missing_and_broken_models_say_so(tmp_path: Path) -> None:
    with pytest.raises(EncoderMissing):
        StaticEncoder(tmp_path / "none")
    broken = tmp_path / "broken"
    shutil.copytree(FOLDER, broken)
    weights = next(broken.rglob("model.safetensors"))
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(EncoderFaulty):
        StaticEncoder(broken)
    (broken / "modules.json").write_text(json.dumps([]))
    with pytest.raises(EncoderFaulty):
        StaticEncoder(broken)
