"""What the program tells of itself: who is asked beyond this machine."""

from dataclasses import replace

import pytest

from app.services.library import OpenLibrary
from app.services.program import Program


@pytest.mark.parametrize(
    ("kind", "address", "told"),
    [
        ("bundled", "http://10.0.0.5:11434", ()),
        ("ollama", "http://10.0.0.5:11434", ("http://10.0.0.5:11434",)),
        ("ollama", "http://127.0.0.1:11500", ()),
        ("ollama", "127.0.0.1:11500", ()),
        ("ollama", "", ()),
    ],
)
def test_who_is_asked_beyond_this_machine(
    program: Program, sample: OpenLibrary, kind: str, address: str, told: tuple[str, ...]
) -> None:
    program.keep(replace(program.settings, ollama=address))
    manifest = sample.info().manifest
    assert manifest is not None
    asked = replace(manifest, encoder=replace(manifest.encoder, kind=kind))
    assert program.elsewhere(sample, asked) == told


def test_a_cloud_model_is_named(program: Program, sample: OpenLibrary) -> None:
    manifest = sample.info().manifest
    assert manifest is not None
    asked = replace(manifest, encoder=replace(manifest.encoder, kind="openai"))
    [address] = program.elsewhere(sample, asked)
    assert address.startswith("https://")
