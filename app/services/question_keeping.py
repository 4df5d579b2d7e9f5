"""Makes rows of questions out of what a person kept: searches with what was opened, favourites."""

from app.domain.kept import Favourite, Kept
from app.domain.question_rows import QuestionRow, QuestionTable, text_key
from app.domain.training import Origin, Standing

HISTORY, FAVOURITES = "history", "favourites"


def tables_of(kept: Kept) -> list[QuestionTable]:
    """The person's own questions: asked ones, each with the provision that was opened last.

    The note of a favourite may be a question or anything else: those wait to be looked at.
    """
    return [_asked(kept), _marked(kept)]


def _asked(kept: Kept) -> QuestionTable:
    opened: dict[str, tuple[str, str]] = {}
    without: set[str] = set()
    for one in kept.history:
        if one.opened:
            opened[text_key(one.question)] = (one.question, one.opened)
        else:
            without.add(text_key(one.question))
    rows = tuple(
        QuestionRow(f"search {place}", question, (provision,))
        for place, (question, provision) in enumerate(opened.values(), 1)
    )
    lost = len(without - opened.keys())
    left = ((HISTORY, "not-opened", f"{lost:,}"),) if lost else ()
    return QuestionTable(HISTORY, Origin.HISTORY, rows, left)


def _marked(kept: Kept) -> QuestionTable:
    noted = [one for one in kept.favourites if text_key(one.note)]
    rows = tuple(
        QuestionRow(f"favourite {place}", one.note, (_named(one),))
        for place, one in enumerate(noted, 1)
    )
    lost = len(kept.favourites) - len(noted)
    left = ((FAVOURITES, "no-note", f"{lost:,}"),) if lost else ()
    return QuestionTable(FAVOURITES, Origin.HISTORY, rows, left, Standing.PENDING)


def _named(one: Favourite) -> str:
    between = "" if one.label.startswith("第") else ", "
    return one.provision_id or f"{one.law}{between}{one.label}"
