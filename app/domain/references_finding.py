"""Finds the references in the provisions of one law, whatever its language."""

from app.domain.references import Mention, Spot, Standing
from app.domain.references_chinese import chinese_references
from app.domain.references_english import english_references
from app.domain.references_names import LawNames


def references_in(standing: Standing, names: LawNames, spot: Spot) -> list[Mention]:
    """The references in a provision of the law that `standing` describes, in their order."""
    if standing.language.startswith("zh"):
        return chinese_references(standing, names, spot)
    return english_references(standing, names, spot)
