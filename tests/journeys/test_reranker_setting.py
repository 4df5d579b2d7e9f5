"""``pandecta settings set reranker=NAME`` as it is typed."""

import json

import pytest

from app.__main__ import main


@pytest.fixture
def pandecta(capsys: pytest.CaptureFixture[str]):
    """Runs one command line; gives what it printed."""

    def call(*arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        assert main(list(arguments)) == code
        printed = capsys.readouterr()
        return printed.out if code == 0 else printed.err

    return call


def test_a_reranker_is_named_kept_and_taken_away(pandecta) -> None:
    assert json.loads(pandecta("settings", "--json"))["reranker"] == ""
    pandecta("settings", "set", "reranker=BAAI/bge-reranker-v2-m3")
    assert json.loads(pandecta("settings", "--json"))["reranker"] == "BAAI/bge-reranker-v2-m3"
    assert "no-such-form" in pandecta("settings", "set", "reranker=no-such-form", code=1)
    assert json.loads(pandecta("settings", "--json"))["reranker"] == "BAAI/bge-reranker-v2-m3"
    pandecta("settings", "set", "reranker=")
    assert json.loads(pandecta("settings", "--json"))["reranker"] == ""
