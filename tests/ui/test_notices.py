"""Every error has its sentence, in both languages, with its facts and at most one way out."""

from dataclasses import fields

import pytest

from app.domain import errors
from app.domain.events import Problem
from app.domain.settings import Language
from app.ui import language, notices

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type)
    and issubclass(kind, errors.PandectaError)
    and kind is not errors.PandectaError
]
REASONS = (
    "not-text", "empty", "too-large", "unsafe-path", "broken-archive", "bad-front-matter",
    "no-title", "no-law", "unknown-format", "permission", "conflict",
)  # fmt: skip


def _made(kind: type[errors.PandectaError]) -> errors.PandectaError:
    values = {"line": 7, "cosine": 0.5, "reason": "empty"}
    return kind(**{f.name: values.get(f.name, f"<{f.name}>") for f in fields(kind)})


@pytest.mark.parametrize("speak", [Language.ENGLISH, Language.CHINESE])
@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_its_own_sentence(qapp, kind, speak: Language) -> None:
    language.apply(qapp, speak)
    notice = notices.notice(_made(kind))
    assert notice.text
    assert notice.text != notices.notice(errors.PandectaError()).text, "no sentence of its own"
    assert "{" not in notice.text
    chinese = any("\u4e00" <= c <= "\u9fff" for c in notice.text)
    assert chinese is (speak is Language.CHINESE)


@pytest.mark.parametrize("way", list(notices.Way))
def test_every_way_has_its_words(way) -> None:
    assert notices.way_named(way)


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_its_words(reason: str) -> None:
    told = notices.problem(Problem("file", reason))
    assert told != notices.problem(Problem("file", "something new"))


def test_a_new_reason_is_still_told() -> None:
    assert notices.reason_named("something new") == "it cannot be read"
