"""The places that a trained model can go to, as services see them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.adapters.encoders.folders import is_static, model_folder, prompts
from app.adapters.models.folder import folder_card
from app.adapters.models.places import facts as downloaded_facts
from app.adapters.publishing import hub, ollama_models, saving
from app.adapters.publishing.model_files import checked_card
from app.adapters.publishing.ollama_export import export
from app.domain.encoders import BUNDLED, TRANSFORMER, EncoderName
from app.domain.errors import EncoderMissing, ModelUnusable
from app.domain.events import Work
from app.domain.model_card_facts import ModelFacts
from app.services.publishing_ports import OllamaTarget


class ModelPlaces:
    """The port `Publications`.

    `folders` are those that hold models, to look up a base model's licence; `token` gives the
    person's access token for the hub, or an empty text; `endpoint` is the hub, empty for that of
    HF_ENDPOINT or the usual one.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        token: Callable[[], str] = str,
        endpoint: str = "",
    ) -> None:
        self._folders, self._token, self._endpoint = folders, token, endpoint

    def facts(self, model: str, base: str) -> ModelFacts:
        """See the port."""
        card = checked_card(Path(model))
        folder = Path(model)
        question, passage = prompts(EncoderName(TRANSFORMER, model), folder)
        kind = "static" if is_static(folder) else "transformer"
        return ModelFacts(card.dimension, question, passage, self._licence(base), kind)

    def to_folder(self, model: str, card: str, target: str) -> Work[str]:
        """See the port."""
        return saving.to_folder(Path(model), card, Path(target).expanduser().absolute())

    def to_zip(self, model: str, card: str, target: str) -> Work[str]:
        """See the port."""
        return saving.to_zip(Path(model), card, Path(target).expanduser().absolute())

    def to_hub(self, model: str, card: str, name: str, private: bool) -> Work[str]:
        """See the port."""
        address = self._endpoint or hub.endpoint()
        return hub.push(Path(model), card, hub.Repository(name, private, address), self._token())

    def check_ollama(self, model: str) -> None:
        """See the port."""
        ollama_models.check(Path(model))

    def to_ollama(
        self,
        model: str,
        target: OllamaTarget,
        texts: Sequence[str],
        vectors: Sequence[Sequence[float]],
    ) -> Work[float]:
        """See the port."""
        return export(Path(model), target.name, target.host, texts, vectors)

    def _licence(self, base: str) -> str:
        """The licence of the model that a training started from, empty where it is not known."""
        try:
            name = EncoderName.parse(base)
            if name.kind == BUNDLED:
                folder = next(one / BUNDLED for one in self._folders if (one / BUNDLED).is_dir())
            elif name.kind == TRANSFORMER:
                folder = model_folder(name, self._folders)
            else:
                return ""
            return downloaded_facts(folder)["licence"] or folder_card(folder).licence
        except (EncoderMissing, ModelUnusable, StopIteration):
            return ""
