"""Chooses, from what all rounds found, the provisions that an answer is written from."""

from collections.abc import Iterable, Mapping, Sequence

from app.domain.asking import Assessment, Round

_LEVEL = 2.0
"""How little the first places of a query's finds differ: a find counts 1 / (place + this)."""
_NAMED, _FOLLOWED = 1.0, 0.5
"""What being named by the model adds, and the share of its leader's weight that a find keeps to
which a cross-reference led."""

Weights = dict[str, dict[str, float]]
"""For each issue its finds' ids with their weights."""


def weighed(
    rounds: Iterable[Round], followed: Mapping[str, Sequence[tuple[str, str]]] = {}
) -> Weights:
    """How much each find counts for its issue, over all queries of all rounds.

    Scores are comparable within one query only, so it is places that count; what several queries
    of an issue found counts for each of them. `followed` has, by find, the ids and issues of those
    that led to it.
    """
    weights: Weights = {}
    for one in rounds:
        for query in one.queries:
            own = weights.setdefault(query.issue, {})
            for place, find in enumerate(query.finds):
                own[find.provision_id] = own.get(find.provision_id, 0.0) + 1 / (place + _LEVEL)
        for find in one.followed:
            for leader, issue in followed.get(find.provision_id, ()):
                own = weights.setdefault(issue, {})
                led = own.get(leader, 0.0) * _FOLLOWED
                own[find.provision_id] = max(own.get(find.provision_id, 0.0), led)
        for said in one.assessments:
            _add_named(weights, said)
    return weights


def _add_named(weights: Weights, said: Assessment) -> None:
    """What the model names for an issue counts more, where it was found at all."""
    own = weights.setdefault(said.issue, {})
    known = {provision for finds in weights.values() for provision in finds}
    for provision in said.by:
        if provision in known:
            own[provision] = max(own.get(provision, 0.0), 0.0) + _NAMED


def in_turn(weights: Weights, issues: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """All finds with the issues that they belong to, the issues taking turns with their best.

    So no issue that has a find is left out however far the list is read, as long as it is read
    as far as there are issues.
    """
    queues = {
        issue: sorted(weights.get(issue, {}), key=lambda one: -weights[issue][one])
        for issue in issues
    }
    taken: dict[str, None] = {}
    places = dict.fromkeys(issues, 0)
    while any(places[issue] < len(queues[issue]) for issue in issues):
        for issue in issues:
            queue = queues[issue]
            while places[issue] < len(queue) and queue[places[issue]] in taken:
                places[issue] += 1
            if places[issue] < len(queue):
                taken[queue[places[issue]]] = None
                places[issue] += 1
    return {one: tuple(issue for issue in issues if one in weights.get(issue, {})) for one in taken}
