"""What was asked is noted, counted, forgotten to the last byte, and brought back."""

import pytest

from app.adapters.paths import user_file
from app.domain.errors import UserDataNotWritable
from app.domain.kept import Favourite, Kept
from app.services.library import OpenLibrary
from app.services.program import Program


def _asked(program: Program, library: OpenLibrary) -> list[tuple[str, str]]:
    return [(one.question, one.opened) for one in program.kept(library).history]


def test_nothing_is_kept_at_first(program: Program, small: OpenLibrary) -> None:
    assert program.history.counts() == {}
    assert program.history.forget() == {}
    assert program.settings.remember is False


def test_questions_are_counted_by_library(
    program: Program, small: OpenLibrary, sample: OpenLibrary
) -> None:
    program.note_opened(small, "where may kites fly", "p1")
    program.note_opened(small, "when may kites fly", "p2")
    program.note_opened(sample, "am I owed wages", "p3")
    assert program.history.counts() == {small.path: 2, sample.path: 1}
    assert _asked(program, small) == [("where may kites fly", "p1"), ("when may kites fly", "p2")]


def test_what_is_forgotten_is_gone_from_the_file(program: Program, small: OpenLibrary) -> None:
    mark = Favourite("Kite Act", "s. 1", "Kites may be flown.", note="a favourite stays")
    program._user_data.add(small.path, Kept(favourites=(mark,)))
    for number in range(120):
        program.note_opened(small, f"secret question {number} " + "x" * 300, f"p{number}")
    program.note_opened(small, "secret page " + "long " * 4000, "p")
    assert b"secret" in user_file().read_bytes()
    gone = program.history.forget()
    assert b"secret" not in user_file().read_bytes()
    assert [len(one.history) for one in gone.values()] == [121]
    assert program.kept(small) == Kept(favourites=(mark,))


def test_what_was_forgotten_comes_back_as_it_was(
    program: Program, small: OpenLibrary, sample: OpenLibrary
) -> None:
    program.note_opened(small, "where may kites fly", "p1")
    program.note_opened(sample, "am I owed wages", "p3")
    before = program.kept(small), program.kept(sample)
    gone = program.history.forget()
    assert program.history.counts() == {}
    program.history.bring_back(gone)
    assert (program.kept(small), program.kept(sample)) == before


def test_half_a_character_does_no_harm(program: Program, small: OpenLibrary) -> None:
    program.note_opened(small, "kites \ud83d tonight", "p1")
    assert _asked(program, small) == [("kites ? tonight", "p1")]


def test_a_broken_file_is_named(program: Program, small: OpenLibrary) -> None:
    user_file().write_bytes(b"no database at all" * 100)
    for act in (program.history.counts, program.history.forget):
        with pytest.raises(UserDataNotWritable, match=r"user\.db"):
            act()
    assert user_file().read_bytes().startswith(b"no database at all")
