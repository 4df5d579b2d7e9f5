"""Splits questions into what is trained on and what is judged by, so that neither knows of the
other: by law or source, by origin, and by what their answers say.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.near_duplicates import Ties
from app.domain.question_rows import text_key
from app.domain.recipe import Recipe
from app.domain.training import JUDGED, Example, Origin, Part, Split, Standing

TIERS = (
    (Origin.GENERATED, Origin.COMPOSED),
    (Origin.BENCHMARK,),
    (Origin.REAL, Origin.HISTORY),
)
"""Origins in the order in which they are trained on: the first there are; the rest only judge."""

_OVERSHOOT = 1.5
"""A group may make the left-out share this much larger than asked for."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Which provisions are one: `articles` by the article that they are a version of, `twins` by
    what they say. A provision that is in neither is like none but itself.
    """

    articles: Mapping[str, str] = field(default_factory=dict)
    twins: Mapping[str, str] = field(default_factory=dict)

    def classes(self, answers: Iterable[str]) -> dict[str, str]:
        """For each answer the name of all that is one with it, also by way of others."""
        ties = Ties()
        for prefix, named in (("article ", self.articles), ("twin ", self.twins)):
            for id, name in named.items():
                ties.tie(f"provision {id}", prefix + name)
        return {id: ties.of(f"provision {id}") for id in answers}


GroupsOf = Callable[[Example], Sequence[str]]
"""Gives the groups (laws, sources) that an example belongs to."""


def trained_origins(examples: Sequence[Example]) -> frozenset[Origin]:
    """The origins that are trained on: the first of TIERS that there are."""
    there = {one.origin for one in examples}
    return frozenset(next((tier for tier in TIERS if there & set(tier)), ()))


def split(
    examples: Sequence[Example],
    recipe: Recipe,
    groups_of: GroupsOf,
    likeness: Likeness,
    unseen: Collection[str] | None = None,
    earlier: Split | None = None,
) -> Split:
    """Decide for each example in which part it is; dropped ones are in none.

    Drawn by hashes of `recipe.seed`, so that the order does not matter and what was drawn stays
    when examples are added. `unseen` names the groups left out instead of drawing them. With the
    split that was made `earlier` nothing that was trained on is judged by now, or the other way
    round: what an addition would move is LEFT (``moved``).
    """
    kept = sorted((e for e in examples if e.standing is not Standing.DROPPED), key=lambda e: e.id)
    drawing = _Drawing(kept, recipe, groups_of, likeness, earlier)
    left_out = drawing.unseen_groups() if unseen is None else frozenset(unseen)
    parts = drawing.parts(left_out)
    reasons = drawing.cleared(parts)
    return _told(kept, parts, reasons, groups_of, recipe, left_out)


def leave_one_out(
    examples: Sequence[Example],
    recipe: Recipe,
    groups_of: GroupsOf,
    likeness: Likeness,
    column: str,
) -> Iterator[tuple[str, Split]]:
    """For each group, in order, the split that trains on none of it and judges by all of it.

    `column` is what `groups_of` gives the values of, as the splits tell it.
    """
    chosen = replace(recipe, group=column)
    origins = trained_origins(examples)
    names = {name for one in examples if one.origin in origins for name in groups_of(one)}
    for name in sorted(names):
        yield name, split(examples, chosen, groups_of, likeness, unseen=(name,))


def shared_provisions(examples: Sequence[Example], made: Split, likeness: Likeness) -> int:
    """How many provisions both training (or its early stopping) and judgement use."""
    answers = {one.id: one.answers for one in examples}
    classes = likeness.classes(answer for some in answers.values() for answer in some)

    def of(parts: Iterable[Part]) -> set[str]:
        ids = (id for part in parts for id in made.parts.get(part, ()) if id in answers)
        return {answer for id in ids for answer in answers[id]}

    used = {classes[answer] for answer in of((Part.TRAIN, Part.CHOOSE))}
    return sum(classes[answer] in used for answer in of(JUDGED))


def drawn(seed: int, name: str) -> float:
    """A number in 0…1 that belongs to a name for ever."""
    digest = hashlib.blake2b(f"{seed}\x1f{name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64


class _Drawing:
    """The facts of one split while it is made."""

    def __init__(
        self,
        examples: Sequence[Example],
        recipe: Recipe,
        groups_of: GroupsOf,
        likeness: Likeness,
        earlier: Split | None,
    ) -> None:
        self._examples, self._recipe, self._likeness = examples, recipe, likeness
        self._groups = {one.id: tuple(groups_of(one)) for one in examples}
        self._classes = likeness.classes(answer for one in examples for answer in one.answers)
        self._origins = trained_origins(examples)
        parts = earlier.parts if earlier else {}
        self._earlier = {id: part for part, ids in parts.items() for id in ids}
        self._left_before = earlier.unseen_groups if earlier else ()

    @property
    def _own(self) -> list[Example]:
        return [one for one in self._examples if one.origin in self._origins]

    def unseen_groups(self) -> frozenset[str]:
        """Groups by chance until they hold the share of the examples that is asked for.

        One that would take much more is passed over; where all would, the smallest is taken,
        unless it is more than half of all.
        """
        sizes = Counter(name for one in self._own for name in set(self._groups[one.id]))
        wanted = self._recipe.held_groups * len(self._own)
        if wanted <= 0 or len(sizes) < 2:
            return frozenset()
        chosen = set(self._left_before) & sizes.keys()
        taken = sum(sizes[name] for name in chosen)
        closed = sorted(sizes.keys() - self._opened() - chosen, key=self._draw)
        for name in closed:
            if taken < wanted and taken + sizes[name] <= _OVERSHOOT * wanted:
                chosen.add(name)
                taken += sizes[name]
        if closed and not chosen:
            smallest = min(closed, key=sizes.__getitem__)
            chosen = {smallest} if sizes[smallest] * 2 <= len(self._own) else set()
        return frozenset(chosen)

    def _opened(self) -> set[str]:
        """Groups that were trained on earlier."""
        open_parts = (Part.TRAIN, Part.CHOOSE, Part.SEEN)
        before = [one for one in self._examples if self._earlier.get(one.id) in open_parts]
        return {name for one in before for name in self._groups[one.id]}

    def parts(self, unseen: frozenset[str]) -> dict[str, Part]:
        """Each example's part as it is drawn, before anything is taken out."""
        parts, opened = dict[str, Part](), list[Example]()
        for one in self._examples:
            left_out = [name in unseen for name in self._groups[one.id]]
            if one.origin not in self._origins:
                parts[one.id] = Part.OTHER
            elif left_out and all(left_out):
                parts[one.id] = Part.UNSEEN
            elif any(left_out):
                parts[one.id] = Part.LEFT
            else:
                opened.append(one)
        return parts | self._drawn_open(opened)

    def _drawn_open(self, opened: Sequence[Example]) -> dict[str, Part]:
        """Held-out questions of the groups trained on: whole bundles of what belongs together."""
        ties = Ties()
        for one in opened:
            for name in (*(self._classes[a] for a in one.answers), f"text {text_key(one.text)}"):
                ties.tie(f"example {one.id}", name)
        bundles = defaultdict[str, list[Example]](list)
        for one in opened:
            bundles[ties.of(f"example {one.id}")].append(one)
        drawn_by = {name: self._bundle_draw(some) for name, some in bundles.items()}
        most = self._recipe.held_questions * len(opened)
        small = [name for name in bundles if len(bundles[name]) <= max(most, 1)]
        small.sort(key=lambda name: (drawn_by[name], name))
        held = self._cut(small, drawn_by)
        return {
            one.id: self._kept_part(some, held.get(name, Part.TRAIN))
            for name, some in bundles.items()
            for one in some
        }

    def _cut(self, ordered: Sequence[str], drawn_by: Mapping[str, float]) -> dict[str, Part]:
        """Bundles that are drawn: SEEN by the share, CHOOSE by half of it, one each at least."""
        share = self._recipe.held_questions
        if share <= 0 or len(ordered) < 3:
            return {}
        seen = [name for name in ordered if drawn_by[name] < share] or list(ordered[:1])
        rest = ordered[len(seen) :]
        choose = [name for name in rest if drawn_by[name] < 1.5 * share] or list(rest[:1])
        return dict.fromkeys(seen, Part.SEEN) | dict.fromkeys(choose, Part.CHOOSE)

    def _bundle_draw(self, some: Sequence[Example]) -> float:
        """The draw of the answer that is first by chance, which a larger bundle mostly keeps."""
        answers = {self._stable(answer) for one in some for answer in one.answers}
        first = min(answers, key=lambda name: drawn(self._recipe.seed, f"first {name}"))
        return drawn(self._recipe.seed, first)

    def _stable(self, answer: str) -> str:
        return self._likeness.articles.get(answer, answer)

    def _kept_part(self, some: Sequence[Example], part: Part) -> Part:
        """The part that a bundle had earlier, where it had one."""
        before = {self._earlier.get(one.id) for one in some}
        had = (p for p in (Part.SEEN, Part.CHOOSE, Part.TRAIN) if p in before)
        return next(had, part)

    def _draw(self, name: str) -> float:
        return drawn(self._recipe.seed, f"group {name}")

    def cleared(self, parts: dict[str, Part]) -> dict[str, str]:
        """Take out of what is trained on all that the judgement uses; the reasons, by example."""
        reasons = {id: "several-groups" for id, part in parts.items() if part is Part.LEFT}
        for id, part in parts.items():
            if self._earlier.get(id, part) not in (part, Part.LEFT) and not (
                part in JUDGED and self._earlier[id] in JUDGED
            ):
                reasons[id] = "moved"
        for id in reasons:
            parts[id] = Part.LEFT
        judged = [one for one in self._examples if parts[one.id] in JUDGED]
        told = _Told.of(judged, self._likeness, self._classes)
        for one in self._examples:
            if parts[one.id] in (Part.TRAIN, Part.CHOOSE):
                reason = told.reason(one, self._likeness, self._classes)
                if reason:
                    parts[one.id], reasons[one.id] = Part.LEFT, reason
        return reasons


@dataclass(frozen=True, slots=True)
class _Told:
    """What the judged questions are about, and their texts."""

    provisions: frozenset[str]
    articles: frozenset[str]
    classes: frozenset[str]
    texts: frozenset[str]

    @classmethod
    def of(
        cls, judged: Sequence[Example], likeness: Likeness, classes: Mapping[str, str]
    ) -> "_Told":
        answers = frozenset(answer for one in judged for answer in one.answers)
        return cls(
            answers,
            frozenset(likeness.articles[answer] for answer in answers & likeness.articles.keys()),
            frozenset(classes[answer] for answer in answers),
            frozenset(text_key(one.text) for one in judged),
        )

    def reason(self, one: Example, likeness: Likeness, classes: Mapping[str, str]) -> str:
        """Why an example would let the training see what is judged; empty where it would not."""
        if not self.provisions.isdisjoint(one.answers):
            return "same-provision"
        if any(likeness.articles.get(answer, "") in self.articles for answer in one.answers):
            return "other-version"
        if any(classes[answer] in self.classes for answer in one.answers):
            return "near-duplicate"
        return "same-question" if text_key(one.text) in self.texts else ""


def _told(
    examples: Sequence[Example],
    parts: Mapping[str, Part],
    reasons: Mapping[str, str],
    groups_of: GroupsOf,
    recipe: Recipe,
    unseen: frozenset[str],
) -> Split:
    """The split as a value; held-out questions of a group that nothing is left of are UNSEEN."""
    groups = {one.id: set(groups_of(one)) for one in examples}
    used = (groups[id] for id, part in parts.items() if part in (Part.TRAIN, Part.CHOOSE))
    opened = set[str]().union(*used)
    ended = {
        id: Part.UNSEEN if part is Part.SEEN and opened.isdisjoint(groups[id]) else part
        for id, part in parts.items()
    }
    listed = {part: tuple(id for id in sorted(ended) if ended[id] is part) for part in Part}
    every = unseen | {name for id in listed[Part.UNSEEN] for name in groups[id]}
    lines = "\n".join(f"{id}\t{ended[id].value}" for id in sorted(ended))
    return Split(
        seed=recipe.seed,
        column=recipe.group,
        parts=listed,
        unseen_groups=tuple(sorted(every)),
        left=dict(sorted(Counter(reasons.values()).items())),
        digest=hashlib.blake2b(lines.encode(), digest_size=8).hexdigest(),
    )
