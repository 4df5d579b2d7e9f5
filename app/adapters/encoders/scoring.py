"""A cross-encoder behind the interface of an encoder, for the process that serves either."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch


class Scorer:
    """Scores texts against the question that comes as their prompt: vectors of one component.

    The scores are those of `sentence_transformers.CrossEncoder.predict` with the same folder.
    Runs in the encoder process.
    """

    def __init__(self, folder: str, device: str, precision: str) -> None:
        """Load the model; raises ValueError for one that sorts into classes."""
        import torch
        from sentence_transformers import CrossEncoder

        dtype = torch.bfloat16 if precision == "bf16" else torch.float32
        model: Any = CrossEncoder(
            folder,
            device=device,
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True, "dtype": dtype},
        )
        if model.num_labels != 1:
            raise ValueError(f"the model gives {model.num_labels} scores for a text, not one")
        self._model = model.to(dtype).eval()
        self._prompt = model.prompts.get(model.default_prompt_name or "")

    @property
    def max_seq_length(self) -> int | None:
        """Tokens of question and text together after which the model cuts."""
        longest: int | None = self._model.max_seq_length
        return longest

    def preprocess(self, texts: list[str], prompt: str | None) -> Any:
        """The features of every text paired with the question `prompt`."""
        pairs = [(prompt or "", text) for text in texts]
        return self._model.preprocess(pairs, prompt=self._prompt)

    def __call__(self, features: Any) -> dict[str, "torch.Tensor"]:
        """The scores of `features`, a column."""
        scores = self._model.activation_fn(self._model(features)["scores"].float())
        return {"sentence_embedding": scores.reshape(-1, 1)}
