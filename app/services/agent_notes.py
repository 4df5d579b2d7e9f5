"""What the search agent knows while it works: issues, finds, queries asked, and what is open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.asking import Assessment, Coverage, Find, Issue, Plan, Query, Round
from app.domain.fitting import Offer
from app.domain.planning import normal
from app.domain.question import Hit
from app.domain.selecting import in_turn, weighed
from app.services.recording import Recorder

PER_ROUND = 4
"""Queries that a round searches, or one for each open issue where that is more; what is left waits
for the next round as long as its issue is open. A round stays short so, and judging comes soon."""


@dataclass(slots=True)
class Notes:
    """The agent's knowledge; its rounds are in the record, which is up to date at any time.

    `led` has, by a find that cross-references led to, the ids and issues of those that led there.
    """

    record: Recorder
    plan: Plan
    found: dict[str, Offer] = field(default_factory=dict)
    led: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    states: dict[str, Assessment] = field(default_factory=dict)
    _asked: set[tuple[str, str, date | None]] = field(default_factory=set)
    _waiting: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for issue in self.plan.issues:
            if not self.wants(issue, issue.queries):
                self.wants(issue, (issue.title,))

    @property
    def open(self) -> list[Issue]:
        """The issues that are not answered yet."""
        states = {key: one.coverage for key, one in self.states.items()}
        return [one for one in self.plan.issues if states.get(one.key) is not Coverage.ANSWERED]

    def wants(self, issue: Issue, queries: Iterable[str]) -> bool:
        """Note queries for an issue, but none that was asked before; whether there are some."""
        fresh = []
        for query in queries:
            key = (normal(query), issue.region, issue.on)
            if key[0] and key not in self._asked:
                self._asked.add(key)
                fresh.append(query)
        self._waiting.setdefault(issue.key, []).extend(fresh)
        return bool(fresh)

    def next_queries(self) -> list[tuple[Issue, str]]:
        """The queries of the next round, the open issues taking turns."""
        queues = [(one, self._waiting.get(one.key, [])) for one in self.open]
        most = max(PER_ROUND, len(queues))
        chosen: list[tuple[Issue, str]] = []
        while len(chosen) < most and any(queue for _, queue in queues):
            for issue, queue in queues:
                if queue and len(chosen) < most:
                    chosen.append((issue, queue.pop(0)))
        return chosen

    @property
    def has_waiting(self) -> bool:
        """Whether there are queries of open issues that no round has searched."""
        return any(self._waiting.get(one.key) for one in self.open)

    def begin_round(self) -> int:
        """Note that a round begins; its number."""
        number = len(self.record.rounds) + 1
        self.record.rounds.append(Round(number, ()))
        return number

    @property
    def round(self) -> Round:
        """The round under way."""
        return self.record.rounds[-1]

    def update(self, one: Round) -> None:
        """Put the round under way as it is now into the record."""
        self.record.rounds[-1] = one

    def searched(self, query: Query, hits: Sequence[Hit]) -> int:
        """Note a query and what it found; how much of that is new."""
        self.update(replace(self.round, queries=(*self.round.queries, query)))
        new = [hit for hit in hits if hit.provision.id not in self.found]
        for hit in new:
            offer = Offer(hit.provision, hit.law, hit.start, hit.stop)
            self.found[hit.provision.id] = offer
        return len(new)

    def followed(self, finds: Sequence[Find], offers: Sequence[Offer]) -> None:
        """Note finds that cross-references led to."""
        self.found.update({one.provision.id: one for one in offers})
        self.update(replace(self.round, followed=tuple(finds)))

    def judged(self, said: Sequence[Assessment]) -> None:
        """Note what is said of the open issues, and what it asks for."""
        issues = {one.key: one for one in self.plan.issues}
        for one in said:
            self.states[one.issue] = one
            self.wants(issues[one.issue], one.queries)
        self.update(replace(self.round, assessments=tuple(said)))

    def offers(self, issues: Sequence[Issue], most: int) -> list[Offer]:
        """The best finds of these issues over all rounds, the issues taking turns."""
        keys = [one.key for one in issues]
        order = in_turn(weighed(self.record.rounds, self.led), keys)
        listed = list(order.items())[: max(most, len(keys))]
        return [replace(self.found[one], issues=belongs) for one, belongs in listed]

    def has_finds(self, issue: Issue) -> bool:
        """Whether any query of an issue found anything."""
        return any(
            query.finds
            for one in self.record.rounds
            for query in one.queries
            if query.issue == issue.key
        )
