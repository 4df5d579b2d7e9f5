"""Which files of a trained model are published: those that it needs to run, and no card of its own.

The card that a training library writes quotes what was trained on, and so never leaves the run.
"""

from pathlib import Path

from app.adapters.models.folder import folder_card
from app.domain.errors import ModelUnusable, PublishingFailed
from app.domain.models import ModelCard

CARD = "README.md"


def checked_card(model: Path) -> ModelCard:
    """The facts of the model in `model`; raises PublishingFailed (``no-model``)."""
    try:
        return folder_card(model)
    except ModelUnusable as error:
        detail = f"{error.reason} {error.detail}".strip()
        raise PublishingFailed(str(model), "no-model", detail) from error


def published_files(model: Path) -> list[tuple[str, Path]]:
    """Path inside and place of each file that is published beside the card."""
    card = checked_card(model)
    paths = [file.path for file in card.files if file.path.casefold() != CARD.casefold()]
    return [(path, model / path) for path in paths if not (model / path).is_symlink()]
