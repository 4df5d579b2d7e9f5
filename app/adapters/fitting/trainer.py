"""sentence-transformers' trainer without its cards, and with checkpoints of weights alone."""

from pathlib import Path
from typing import Any

from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformerTrainer

_WEIGHTS = "weights.safetensors"


class LeanTrainer(SentenceTransformerTrainer):  # type: ignore[misc]
    """A checkpoint holds the trained weights by name (with LoRA its matrices alone), no pickles of
    ours, no tokenizer; a model card is not this process's to write.
    """

    def add_model_card_callback(self, default_args_dict: dict[str, Any]) -> None:
        """Collect nothing for a card: reading all texts for it takes a minute with many."""

    def _save(self, output_dir: str | None = None, state_dict: Any = None) -> None:
        folder = Path(output_dir or self.args.output_dir)
        folder.mkdir(parents=True, exist_ok=True)
        trained = {
            name: one.detach().to("cpu").contiguous()
            for name, one in self.model.named_parameters()
            if one.requires_grad
        }
        save_file(trained, folder / _WEIGHTS)

    def _load_from_checkpoint(self, checkpoint_path: str, model: Any = None) -> None:
        weights = load_file(Path(checkpoint_path) / _WEIGHTS)
        self.model.load_state_dict(weights, strict=False)
