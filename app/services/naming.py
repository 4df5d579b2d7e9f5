"""Which of the provisions that a question names the filters let through, and which they hide."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.question import Filters
from app.services.law_ports import LawStore
from app.services.relating import passes
from app.services.resolving import Found


def named(
    store: LawStore, found: Sequence[Found], filters: Filters
) -> tuple[list[Found], list[Found]]:
    """What is shown of the provisions that a question names, and what is hidden.

    What the person chose is kept to: law, level, region, source, status, day. That the law be
    current nobody chose: where no version that is let through is current, the likeliest is shown.
    Only where nothing is shown is anything hidden, each provision in one version.
    """
    chosen = replace(filters, current_only=False)
    through = [one for one in found if _passes(store, one, chosen)]
    if filters.current_only and not filters.statuses and not filters.on:
        through = [one for one in through if one[2].current or one[2] == through[0][2]]
    if through:
        return through, []
    hidden: dict[tuple[str, str], Found] = {}
    for one in found:
        hidden.setdefault((one[1].id, one[0].number), one)
    return [], list(hidden.values())


def _passes(store: LawStore, found: Found, filters: Filters) -> bool:
    provision, law, version = found
    own = provision.status if provision.gone and version.current else None
    standing = replace(version, status=own) if own is not None else version
    if not passes(law, standing, filters):
        return False
    if not filters.sources:
        return True
    return not store.sources_of(version.id).isdisjoint(filters.sources)
