"""Builds the loss of a recipe: ranking by the batch's other answers, at every Matryoshka width."""

from typing import TYPE_CHECKING, Any

from app.adapters.fitting.job import Pace
from app.domain.errors import RecipeUnusable
from app.domain.recipe import Recipe

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

KNOWN = ("mnrl", "cached", "gist")


def loss_of(
    recipe: Recipe,
    model: "SentenceTransformer",
    guide: "SentenceTransformer | None",
    pace: Pace,
    processes: int = 1,
) -> Any:
    """The loss; with several processes each question sees the answers of all of them.

    Raises RecipeUnusable for widths that the model does not have.
    """
    from sentence_transformers.sentence_transformer import losses

    shared = processes > 1
    if recipe.loss == "cached":
        inner = losses.CachedMultipleNegativesRankingLoss(
            model,
            scale=recipe.scale,
            mini_batch_size=min(pace.mini_batch, pace.batch),
            gather_across_devices=shared,
        )
    elif recipe.loss == "gist":
        inner = losses.GISTEmbedLoss(
            model, guide, temperature=1 / recipe.scale, gather_across_devices=shared
        )
    else:
        inner = losses.MultipleNegativesRankingLoss(
            model, scale=recipe.scale, gather_across_devices=shared
        )
    if not recipe.widths:
        return inner
    check_widths(recipe, int(model.get_embedding_dimension() or 0))
    weights = list(recipe.width_weights) or [1.0] * len(recipe.widths)
    return losses.MatryoshkaLoss(model, inner, list(recipe.widths), weights)


def check_widths(recipe: Recipe, dimension: int) -> None:
    """See that the widths fit the model and their weights; raises RecipeUnusable."""
    if not all(0 < width <= dimension for width in recipe.widths):
        raise RecipeUnusable(f"widths: {recipe.widths}, and the model has {dimension}")
    if recipe.width_weights and len(recipe.width_weights) != len(recipe.widths):
        raise RecipeUnusable(f"width_weights: {len(recipe.width_weights)} for {len(recipe.widths)}")
