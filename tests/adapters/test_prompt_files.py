"""The person's own prompts go before ours, and never lose a place that has to be filled."""

from pathlib import Path

import pytest

from app.adapters.paths import RESOURCES
from app.adapters.prompt_files import PromptFiles
from app.domain.errors import PromptUnusable, UserDataNotWritable
from app.domain.prompting import PLACES, missing

_ALL = [f"{{{place}}}" for place in PLACES["answer"]]
OURS = "Answer this:\n" + "\n".join(_ALL) + "\n"
MINE = "In verse: " + " ".join(reversed(_ALL)) + "\n"


@pytest.fixture
def prompts(tmp_path: Path) -> PromptFiles:
    for language in ("en", "zh"):
        folder = tmp_path / "ours" / language
        folder.mkdir(parents=True)
        (folder / "answer.txt").write_text(OURS, "utf-8")
    return PromptFiles(tmp_path / "ours", tmp_path / "home" / "prompts")


def test_ours_until_there_is_an_own_copy(prompts: PromptFiles) -> None:
    assert prompts.text("answer", "en") == OURS
    assert not prompts.is_own("answer", "en")
    prompts.keep("answer", "en", MINE)
    assert prompts.text("answer", "en") == MINE
    assert prompts.shipped("answer", "en") == OURS
    assert (prompts.is_own("answer", "en"), prompts.is_own("answer", "zh")) == (True, False)


@pytest.mark.parametrize("back", ["", " \n", OURS, OURS.replace("\n", "\r\n")])
def test_back_to_ours(prompts: PromptFiles, back: str) -> None:
    prompts.keep("answer", "en", MINE)
    prompts.keep("answer", "en", back)
    assert not prompts.is_own("answer", "en")
    assert prompts.text("answer", "en") == OURS
    prompts.keep("answer", "en", back)


def test_a_place_must_not_be_lost(prompts: PromptFiles) -> None:
    prompts.keep("answer", "en", MINE)
    with pytest.raises(PromptUnusable) as caught:
        prompts.keep("answer", "en", MINE.replace("{sources}", "sources"))
    assert (caught.value.name, caught.value.missing) == ("answer", ("sources",))
    assert prompts.text("answer", "en") == MINE


@pytest.mark.parametrize("edited", ["no place at all", "", "  \n"])
def test_a_copy_that_was_broken_by_hand(prompts: PromptFiles, tmp_path: Path, edited: str) -> None:
    prompts.keep("answer", "en", MINE)
    (tmp_path / "home" / "prompts" / "en" / "answer.txt").write_text(edited, "utf-8")
    with pytest.raises(PromptUnusable) as caught:
        prompts.text("answer", "en")
    assert caught.value.missing == PLACES["answer"]
    prompts.keep("answer", "en", "")
    assert prompts.text("answer", "en") == OURS


def test_a_copy_from_an_old_editor(prompts: PromptFiles, tmp_path: Path) -> None:
    prompts.keep("answer", "zh", MINE)
    copy = tmp_path / "home" / "prompts" / "zh" / "answer.txt"
    copy.write_bytes("请据此回答\r\n{}".format(" ".join(_ALL)).encode("gb18030"))
    assert prompts.text("answer", "zh") == "请据此回答\n" + " ".join(_ALL)
    copy.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserDataNotWritable):
        prompts.text("answer", "zh")


def test_a_folder_that_cannot_be_written(tmp_path: Path, prompts: PromptFiles) -> None:
    (tmp_path / "home").write_text("a file in the place of the folder", "utf-8")
    with pytest.raises(UserDataNotWritable):
        prompts.keep("answer", "en", MINE)
    assert prompts.text("answer", "en") == OURS
    assert not list(tmp_path.glob("home/**/.*"))


def test_what_no_file_can_hold_is_left_out(prompts: PromptFiles) -> None:
    prompts.keep("answer", "en", "\ud83d\0" + "".join(_ALL))
    assert prompts.text("answer", "en") == "?" + "".join(_ALL)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", list(PLACES))
def test_every_prompt_of_ours_has_its_places(tmp_path: Path, name: str, language: str) -> None:
    prompts = PromptFiles(RESOURCES / "prompts", tmp_path)
    assert missing(name, prompts.text(name, language)) == ()
    assert tuple(prompts.names()) == tuple(PLACES)
