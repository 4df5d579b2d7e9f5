"""Judges a model before and after its training: same questions, same passages, exact search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.events import Progress, Work
from app.domain.measures import Judged, figures
from app.domain.recipe import Recipe
from app.domain.significance import differences, randomisation_p
from app.domain.training import JUDGED, Comparison, Example, Figures, Gain, Part, Ranked, Split
from app.services.encoder_ports import Encoder
from app.services.index_ports import IndexStore
from app.services.judgement_measuring import RANKS, Found, Measured, measured_from, measuring
from app.services.judgement_sheet import JudgedQuestion, JudgementSheet, laid_down
from app.services.law_ports import LawStore
from app.services.training_ports import Nearness, Vocabularies

__all__ = ["JudgementSheet", "Judging", "Measured", "measured_from"]

MEASURES = ("hit@1", "hit@10", "mrr@10", "ndcg@10", "recall@64")
HELD = (Part.UNSEEN, Part.OTHER)
"""The parts that nothing of was trained on; told together, too."""
KNOWN_LANGUAGE = 0.3
"""The rank correlation from which a model is taken to know a language before its training."""

Columns = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Judging:
    """Judges models over one library.

    Use: ``sheet`` once (it is the same again after a resume), ``measured`` for the old model
    (stage ``baseline``) and for the new one (stage ``judgement``), then ``compared``. With
    `indexes` the passages' vectors are read from a published index of the same model and texts,
    and a pool is filled with provisions that share words with the questions.
    """

    store: LawStore
    nearness: Nearness
    vocabularies: Vocabularies
    indexes: IndexStore | None = None

    def sheet(
        self, examples: Sequence[Example], split: Split, recipe: Recipe
    ) -> Work[JudgementSheet]:
        """The judged questions with what answers them, and the passages that are searched."""
        index = self.indexes.active() if self.indexes and recipe.pool else None
        return (yield from laid_down(self.store, index, examples, split, recipe))

    def measured(self, encoder: Encoder, sheet: JudgementSheet) -> Work[Measured]:
        """How a model does; embeds questions and passages, with Progress, cancellable."""
        parts = (self.store, self.indexes, self.nearness, self.vocabularies)
        return (yield from measuring(*parts, encoder, sheet))

    def compared(
        self, before: Measured, after: Measured, sheet: JudgementSheet
    ) -> Work[Comparison]:
        """Figures, gains with intervals and p, ranks, drift; see `app.domain.verdict`."""
        gains = list[Gain]()
        for part in JUDGED:
            gains += yield from _gains(before, after, sheet, (part,))
        held = yield from _gains(before, after, sheet, HELD)
        return Comparison(
            before=_figures(before, sheet),
            after=_figures(after, sheet),
            gains=tuple(gains),
            ranks=tuple(_ranked(one, before, after) for one in sheet.questions),
            unknown=_unknown(before, after),
            drift=_drift(before.drift, after.drift),
            shared=sheet.shared,
            held=tuple(held),
            searched=sheet.searched,
        )

    def judge(
        self,
        before: Encoder,
        after: Encoder,
        examples: Sequence[Example],
        split: Split,
        recipe: Recipe,
    ) -> Work[Comparison]:
        """All of it at once."""
        sheet = yield from self.sheet(examples, split, recipe)
        old = yield from self.measured(before, sheet)
        new = yield from self.measured(after, sheet)
        return (yield from self.compared(old, new, sheet))


def _gains(
    before: Measured,
    after: Measured,
    sheet: JudgementSheet,
    parts: Sequence[Part],
) -> Work[list[Gain]]:
    """What each measure gained at full width on the questions of some parts, told as the first."""
    questions = [one for one in sheet.questions if one.part in parts]
    if not questions:
        return []
    old, new = (_columns(_full(one), questions) for one in (before, after))
    changed = yield from differences(old, new)
    found = []
    for done, (name, difference) in enumerate(changed.items()):
        yield Progress("resampling", done, len(changed), "measures")
        p = randomisation_p([b - a for a, b in zip(old[name], new[name], strict=True)])
        first, second = (sum(one[name]) / len(questions) for one in (old, new))
        found.append(Gain(parts[0], name, first, second, difference.low, difference.high, p))
    return found


def _full(measured: Measured) -> Mapping[str, Found]:
    return measured.found[max(measured.found)]


def _columns(found: Mapping[str, Found], questions: Sequence[JudgedQuestion]) -> Columns:
    each = [figures(_judged(found[one.id], one)) for one in questions]
    return {name: [one[name] for one in each] for name in MEASURES}


def _judged(found: Found, one: JudgedQuestion) -> Judged:
    ranking: list[int | None] = [None] * RANKS
    for rank, place in found:
        ranking[rank - 1] = place
    return Judged(tuple(ranking), len(one.answers))


def _figures(measured: Measured, sheet: JudgementSheet) -> tuple[Figures, ...]:
    """The measures by part and width, the full width first."""
    rows = []
    for part in JUDGED:
        questions = [one for one in sheet.questions if one.part is part]
        for width in sorted(measured.found, reverse=True):
            if questions:
                columns = _columns(measured.found[width], questions)
                values = {name: sum(all_) / len(all_) for name, all_ in columns.items()}
                rows.append(Figures(part, width, len(questions), values))
    return tuple(rows)


def _ranked(one: JudgedQuestion, before: Measured, after: Measured) -> Ranked:
    old, new = (next(iter(_full(m)[one.id]), (0, 0))[0] for m in (before, after))
    first, then = (m.first.get(one.id, ()) for m in (before, after))
    return Ranked(one.id, one.text, one.part, one.citation, old, new, first, then)


def _unknown(before: Measured, after: Measured) -> dict[str, float]:
    told = {"before": before.unknown, "after": after.unknown}
    return {name: share for name, share in told.items() if share is not None}


def _drift(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, float]:
    """By language, and as one: the mean over the languages that the model knew before.

    What a model never knew it cannot forget.
    """
    both = [language for language in before if language in after]
    known = [one for one in both if before[one] >= KNOWN_LANGUAGE] or both
    told = dict[str, float]()
    for name, each in (("before", before), ("after", after)):
        if known:
            told[name] = sum(each[one] for one in known) / len(known)
        told |= {f"{name}-{language}": each[language] for language in both}
    return told
