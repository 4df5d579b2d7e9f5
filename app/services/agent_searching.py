"""One round of the search agent: its queries, searched in the right law, and where they point."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.domain.asking import Find, Issue, Query, Searched
from app.domain.events import Work
from app.domain.fitting import Offer
from app.domain.planning_places import regions_in
from app.domain.question import Filters, Hit, Question, Results
from app.services.agent_notes import Notes
from app.services.law_ports import LawStore
from app.services.relating import passes

Search = Callable[[Question], Work[Results]]

LIMIT = 12
"""Hits wanted of each query."""
_LEADERS, _MOST = 2, 6
"""Finds of each query whose references are followed, and provisions that a round follows to."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Which law is searched: the person's filters, and the library's regions.

    `regions` are all that the library has, `named` those that the question names; `national`
    tells whether there is law of no region.
    """

    filters: Filters
    regions: tuple[str, ...]
    named: tuple[str, ...]
    national: bool

    def filters_for(self, issue: Issue) -> Filters:
        """The filters of an issue's searches; what the person chose comes before the plan's.

        Law of a region is searched where question or plan name the region, along with that of the
        whole country; where nothing but law of regions is there, all of it is searched.
        """
        base = self.filters
        on = base.on or issue.on
        chosen = base.regions or base.levels or base.law_id or base.sources
        if chosen or not self.regions:
            return replace(base, on=on)
        named = tuple(dict.fromkeys((*self.named, *filter(None, (issue.region,)))))
        if not named and not self.national:
            return replace(base, on=on)
        return replace(base, on=on, regions=("", *named))


def reach(store: LawStore, filters: Filters, asked: str) -> Reach:
    """What can be searched for a question, `asked` with what it follows on."""
    facets = store.facets(Filters())
    regions = tuple(name for name, _ in facets.regions)
    everything = sum(count for _, count in facets.levels)
    national = everything > sum(count for _, count in facets.regions)
    return Reach(filters, regions, regions_in(asked, regions), national)


def search_round(
    notes: Notes, store: LawStore, search: Search, reach: Reach, asked: Sequence[tuple[Issue, str]]
) -> Work[int]:
    """Search the queries of a round and follow what they found; how many finds are new."""
    new = 0
    for issue, text in asked:
        results = yield from search(Question(text, reach.filters_for(issue), LIMIT))
        query = Query(text, issue.key, as_finds(results.hits), results.ms.get("total", 0.0))
        fresh = notes.searched(query, results.hits)
        new += fresh
        yield Searched(query, results.hits, fresh)
    return new + _follow(notes, store, reach)


def as_finds(hits: Sequence[Hit]) -> tuple[Find, ...]:
    """The hits as the record keeps them."""
    return tuple(
        Find(hit.provision.id, hit.version.id, hit.citation, round(hit.score, 6)) for hit in hits
    )


def _follow(notes: Notes, store: LawStore, reach: Reach) -> int:
    """Take in what the strongest finds of the round refer to; how many provisions that is."""
    issues = {one.key: one for one in notes.plan.issues}
    leaders: dict[str, list[tuple[Find, Issue]]] = {}
    for query in notes.round.queries:
        for find in query.finds[:_LEADERS]:
            leaders.setdefault(find.provision_id, []).append((find, issues[query.issue]))
    cited: dict[str, list[tuple[Find, Issue]]] = {}
    for leader, references in store.references(list(leaders)).items():
        for one in references:
            if one.provision_id and one.provision_id not in leaders:
                cited.setdefault(one.provision_id, []).extend(leaders[leader])
    finds: list[Find] = []
    offers: list[Offer] = []
    texts = store.provisions([one for one in cited if one not in notes.found])
    for pid, leading in cited.items():
        notes.led.setdefault(pid, []).extend((find.provision_id, to.key) for find, to in leading)
        if pid not in texts or len(finds) == _MOST:
            continue
        provision, law, version = texts[pid]
        find, issue = leading[0]
        if not provision.gone and passes(law, version, reach.filters_for(issue)):
            finds.append(Find(pid, version.id, law.cite(provision), find.score))
            offers.append(Offer(provision, law))
    notes.followed(finds, offers)
    return len(finds)
