"""Chooses device and precision for a torch model, and says why; runs in the encoder process."""

from typing import NamedTuple


class Chosen(NamedTuple):
    """A torch device with its name for people, the reason, and the precision of the weights.

    `reason` is a key: ``asked`` (by the person), ``found`` (the fastest there is), ``absent`` (the
    asked one is not here), ``torch-without-gpu`` (this build of torch knows none), ``no-gpu``.
    """

    device: str
    caption: str
    reason: str
    precision: str


def choose(asked: str, precision: str) -> Chosen:
    """The device asked for if it is here, else the fastest; bf16 only where CUDA supports it."""
    import torch

    here = _devices()
    if asked in here:
        device, reason = asked, "asked"
    elif asked != "auto":
        device, reason = here[0], "absent"
    elif here[0] != "cpu":
        device, reason = here[0], "found"
    else:
        knows = torch.version.cuda or getattr(torch.version, "hip", None)
        device, reason = "cpu", "no-gpu" if knows else "torch-without-gpu"
    caption = f"cuda ({torch.cuda.get_device_name()})" if device == "cuda" else device
    halves = device == "cuda" and torch.cuda.is_bf16_supported(including_emulation=False)
    return Chosen(device, caption, reason, "bf16" if halves and precision != "fp32" else "fp32")


def _devices() -> list[str]:
    import torch

    found = ["cuda"] if torch.cuda.is_available() else []
    if torch.backends.mps.is_available():
        found.append("mps")
    return [*found, "cpu"]
