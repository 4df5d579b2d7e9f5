"""Compares two records of the same or a similar question."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from app.domain.asking import Find, Run
from app.domain.checking import Checked, Mark, counted
from app.domain.markdown import inline, quoted
from app.domain.run_words import SIGNS, RunWords, words_in

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """What only the later of two records has, only the earlier, and how much is in both."""

    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different between two records, `before` and `after`.

    `issues` are titles, `finds` and `sources` the citations of provisions, `citations` those of
    the answers with their signs. `marks` and `ms` have the counts of citations by mark and the
    milliseconds by stage, each before and after, 0 where there is none.
    """

    before: Run
    after: Run
    issues: Change
    finds: Change
    sources: Change
    citations: Change
    marks: Mapping[Mark, tuple[int, int]] = field(default_factory=dict)
    ms: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def compare(before: Run, after: Run) -> Comparison:
    """What the later record gained and lost; issues are the same whose titles are."""
    old, new = counted(before.checks), counted(after.checks)
    stages = dict.fromkeys([*before.ms, *after.ms])
    return Comparison(
        before,
        after,
        _change(_issues(before), _issues(after)),
        _change(_finds(before), _finds(after)),
        _change(_sources(before), _sources(after)),
        _change(_citations(before), _citations(after)),
        {mark: (old.get(mark, 0), new.get(mark, 0)) for mark in Mark if mark in old | new},
        {name: (before.ms.get(name, 0.0), after.ms.get(name, 0.0)) for name in stages},
    )


def comparison_markdown(found: Comparison, language: str = "") -> str:
    """The comparison for reading, in ``en`` or ``zh``, or else in the later record's language."""
    words = words_in(language or found.after.language)
    heads = (("issues", found.issues), ("finds", found.finds), ("sources", found.sources))
    blocks = [
        f"# {words.headings['comparison']}",
        quoted(found.before.question),
        *([quoted(found.after.question)] if found.after.question != found.before.question else []),
        _listed(
            [
                words.facts["before"].format(_summary(found.before, words)),
                words.facts["after"].format(_summary(found.after, words)),
            ]
        ),
    ]
    for name, change in (*heads, ("citations", found.citations)):
        blocks += [f"## {words.headings[name]}", _changes(change, words)]
    if found.ms:
        blocks += [f"## {words.headings['timings']}", _table(found, words)]
    return "\n\n".join(blocks) + "\n"


def _summary(run: Run, words: RunWords) -> str:
    parts = [run.when, run.model, words.modes[run.mode], words.outcomes[run.outcome]]
    if run.rounds:
        parts.append(words.facts["rounds"].format(len(run.rounds)))
    parts += [words.count_line(run.checks), run.id]
    return " · ".join(inline(part) for part in parts if part)


def _changes(change: Change, words: RunWords) -> str:
    lines = [words.facts["gained"].format(inline(one)) for one in change.gained]
    lines += [words.facts["lost"].format(inline(one)) for one in change.lost]
    return _listed([*lines, words.facts["kept"].format(change.kept)])


def _table(found: Comparison, words: RunWords) -> str:
    before, after = (words.facts[name].format("").strip(" :：") for name in ("before", "after"))
    rows = [
        f"| {inline(words.stages.get(name, name))} | {old:,.0f} | {new:,.0f} |"
        for name, (old, new) in found.ms.items()
    ]
    head = f"| {words.facts['stage']} ({words.facts['ms']}) | {before} | {after} |"
    return "\n".join([head, "| --- | ---: | ---: |", *rows])


def _change(before: Mapping[str, str], after: Mapping[str, str]) -> Change:
    return Change(
        tuple(told for key, told in after.items() if key not in before),
        tuple(told for key, told in before.items() if key not in after),
        sum(key in before for key in after),
    )


def _by(key: Callable[[T], str], told: Callable[[T], str], many: Iterable[T]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in many:
        found.setdefault(key(one), told(one))
    return found


def _issues(run: Run) -> dict[str, str]:
    issues = run.plan.issues if run.plan is not None else ()
    return _by(lambda one: _folded(one.title), lambda one: one.title, issues)


def _finds(run: Run) -> dict[str, str]:
    return _by(lambda one: one.provision_id, lambda one: one.citation, _all_finds(run))


def _all_finds(run: Run) -> Iterable[Find]:
    for one in run.rounds:
        for query in one.queries:
            yield from query.finds
        yield from one.followed


def _sources(run: Run) -> dict[str, str]:
    return _by(lambda one: one.provision_id, lambda one: one.citation, run.sources)


def _citations(run: Run) -> dict[str, str]:
    return _by(_cited, lambda one: f"{SIGNS[one.mark]} {one.citation or one.text}", run.checks)


def _cited(check: Checked) -> str:
    return f"{check.provision_id or _folded(check.text)} {check.mark}"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
