"""Writes the card of a trained model from what its run has kept: a pure function."""

import json
from collections.abc import Iterable, Sequence

from app.domain.encoders import BUNDLED
from app.domain.markdown import inline, quoted
from app.domain.model_card_facts import CardFacts, base_name, measures_of
from app.domain.model_card_front import front_matter
from app.domain.model_card_words import DECISIONS, LIMITS, PARTS, REASONS, USE, WHY_LEFT
from app.domain.recipe_values import values_of
from app.domain.training import (
    JUDGED,
    Comparison,
    Figures,
    Gain,
    Part,
)

_NOT_KEPT = "Not kept with this run."


def model_card(facts: CardFacts) -> str:
    """The card in Markdown with the front matter that model hubs read.

    What others wrote (names, the person's words) cannot break out of its place in it.
    """
    sections = (
        ("", _opening(facts)),
        ("Verdict", _verdict(facts)),
        ("Scores", _scores(facts.comparison)),
        ("What was gained and lost", _gains(facts.comparison)),
        ("What it knows and what it forgot", _health(facts.comparison)),
        ("Data", _data(facts)),
        ("Training", _training(facts)),
        ("Use", [_use(facts)]),
        ("Limits", [LIMITS]),
        ("Licence", [_licence(facts.model.licence)]),
    )
    parts = [front_matter(facts), f"# {inline(facts.title)}"]
    for heading, lines in sections:
        parts += [f"## {heading}"] if heading else []
        parts.append("\n".join(lines))
    # halves of characters, which no file takes, become question marks
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace").decode("utf-8")


def _opening(facts: CardFacts) -> list[str]:
    base = inline(base_name(facts.run.model)) or "a model of the program's"
    wide = f" Its vectors have {facts.model.dimension} numbers." if facts.model.dimension else ""
    own = "the program's own static encoder" if facts.run.model == BUNDLED else base
    return [
        f"An embedding model for finding the provision of law that answers a question: {own}, "
        f"trained further by Pandecta with the recipe {inline(facts.recipe.name)} on "
        f"{inline(facts.run.created[:10])}.{wide}"
    ]


def _verdict(facts: CardFacts) -> list[str]:
    if facts.verdict is None:
        return ["The model was not judged."]
    lines = [DECISIONS[facts.verdict.decision], ""]
    lines += [f"- {REASONS.get(one, inline(one))}" for one in facts.verdict.reasons]
    if facts.verdict.gain is not None:
        lines += ["", _gain_line(facts.verdict.gain)]
    return lines


def _scores(comparison: Comparison | None) -> list[str]:
    if comparison is None:
        return [_NOT_KEPT]
    measures = measures_of(comparison.before + comparison.after)
    lines = ["The same questions, searched exactly, by the model before and after.", ""]
    lines += _row(["questions", "number", "width", "model", *measures])
    lines += ["|---|---:|---:|---|" + "---:|" * len(measures)]
    after = {(one.part, one.width): one for one in comparison.after}
    for before in comparison.before:
        found = after.pop((before.part, before.width), None)
        for told, figures in (("before", before), ("after", found)):
            if figures is not None:
                lines += _figures_row(told, figures, measures)
    for left in after.values():
        lines += _figures_row("after", left, measures)
    return lines


def _figures_row(told: str, figures: Figures, measures: Sequence[str]) -> list[str]:
    values = [f"{figures.values[m]:.3f}" if m in figures.values else "" for m in measures]
    part, number = PARTS[figures.part], f"{figures.questions:,}"
    return _row([part, number, str(figures.width), told, *values])


def _gains(comparison: Comparison | None) -> list[str]:
    if comparison is None:
        return [_NOT_KEPT]
    lines = ["At full width, question by question, with the interval that holds it in 95 of 100 "
        "cases. What became worse is marked.", ""]  # fmt: skip
    lines += _row(["questions", "measure", "before", "after", "change", "interval", "p", ""])
    lines += ["|---|---|---:|---:|---:|---|---:|---|"]
    for one in comparison.gains:
        change = one.after - one.before
        lines += _row([
            PARTS[one.part], inline(one.measure), f"{one.before:.3f}", f"{one.after:.3f}",
            f"{change:+.3f}", f"{one.low:+.3f} … {one.high:+.3f}", f"{one.p:.3f}",
            "lost" if change < 0 else "",
        ])  # fmt: skip
    return [*lines, "", *_moved(comparison)]


def _moved(comparison: Comparison) -> list[str]:
    """How many questions got a better or a worse place, by part; never their words."""
    lines = []
    for part in JUDGED:
        pairs = [(_place(one.before), _place(one.after)) for one in comparison.ranks
            if one.part is part]  # fmt: skip
        if pairs:
            better = sum(after < before for before, after in pairs)
            worse = sum(after > before for before, after in pairs)
            lines.append(
                f"- {PARTS[part]}: the right answer moved up for {better:,} of {len(pairs):,} "
                f"questions, down for {worse:,}."
            )
    return lines


def _place(rank: int) -> float:
    return rank or float("inf")


def _health(comparison: Comparison | None) -> list[str]:
    if comparison is None:
        return [_NOT_KEPT]
    lines = []
    unknown, drift = comparison.unknown, comparison.drift
    if "after" in unknown:
        lines.append(
            f"- Tokens of the library that the model does not know: {unknown['after']:.2%}."
        )
    if "before" in drift and "after" in drift:
        lines.append(
            f"- Agreement with people on general sentence pairs (rank correlation): "
            f"{drift['before']:.3f} before, {drift['after']:.3f} after."
        )
    shared = comparison.shared
    lines.append(
        f"- Provisions that both training and judgement use: {shared:,}."
        + (" The scores above are therefore too good." if shared else "")
    )
    return lines


def _data(facts: CardFacts) -> list[str]:
    lines = [quoted(facts.about), ""] if facts.about.strip() else []
    if facts.origins:
        counted = ", ".join(f"{inline(name)} {n:,}" for name, n in facts.origins.items())
        lines += [f"Questions by origin: {counted}.", ""]
    split = facts.split
    if split is None:
        return [*lines, _NOT_KEPT]
    lines += [
        f"Split by {inline(split.column)} with the seed {split.seed} before anything else was "
        f"done; {len(split.unseen_groups):,} held out whole. Digest of the split: "
        f"`{''.join(c for c in split.digest if c.isalnum())[:64]}`.",
        "",
        *_row(["part", "questions"]), "|---|---:|",
    ]  # fmt: skip
    for part in Part:
        lines += _row([PARTS[part], f"{len(split.parts.get(part, ())):,}"])
    left = [f"{WHY_LEFT.get(why, inline(why))} {n:,}" for why, n in split.left.items() if n]
    if left:
        lines += ["", f"Left out of the training: {', '.join(left)}."]
    return lines


def _training(facts: CardFacts) -> list[str]:
    lines = [f"Recipe `{inline(facts.recipe.name)}`. All its values:", ""]
    lines += [*_row(["value", ""]), "|---|---|"]
    for key, value in values_of(facts.recipe).items():
        if key in ("name", "title"):
            continue
        told = base_name(value) if key in ("model", "guide") else value
        lines += _row([f"`{key}`", inline(_plain(told))])
    if facts.negatives is not None:
        found = sum(map(len, facts.negatives.by_example.values()))
        lines += ["", f"Wrong answers that were looked up: {found:,}; questions with fewer than "
            f"wanted: {facts.negatives.short:,}."]  # fmt: skip
        removed = [f"{inline(why)} {n:,}" for why, n in facts.negatives.removed.items() if n]
        lines += [f"Passed over: {', '.join(removed)}."] if removed else []
    if facts.run.seconds:
        lines += ["", f"The run took {facts.run.seconds / 60:,.0f} minutes."]
    return lines


def _use(facts: CardFacts) -> str:
    question, passage = facts.model.question_prompt, facts.model.passage_prompt
    return USE.format(question=_python(question), passage=_python(passage))


def _licence(licence: str) -> str:
    if not licence:
        return (
            "The licence of the model that this one was trained from is not known; find it out "
            "before passing this one on."
        )
    return f"The model that this one was trained from is under {inline(licence)}."


def _gain_line(gain: Gain) -> str:
    return (
        f"{PARTS[gain.part]}: {inline(gain.measure)} from {gain.before:.3f} to {gain.after:.3f} "
        f"({gain.after - gain.before:+.3f}, interval {gain.low:+.3f} … {gain.high:+.3f}, "
        f"p = {gain.p:.3f})."
    )


def _row(cells: Iterable[str]) -> list[str]:
    return ["| " + " | ".join(cells) + " |"]


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return str(value).lower() if isinstance(value, bool) else str(value) or "none"


def _python(text: str) -> str:
    return ascii(text) if not text.isprintable() else json.dumps(text, ensure_ascii=False)
