"""Chooses the precision of training steps by what asks for it and what the device can do."""

AUTO, BF16, FP16, FP32 = "auto", "bf16", "fp16", "fp32"
KNOWN = (AUTO, BF16, FP16, FP32)


def choose(asked: str, device: str, bf16: bool, narrow: bool) -> str:
    """The precision to train in.

    `bf16` says whether the device computes in it without emulation; `narrow` that the model does
    not stand fp16 (EmbeddingGemma, by its card: activations overflow). What cannot be had becomes
    the nearest that can: bf16, else fp16, else fp32; off CUDA always fp32.
    """
    if device != "cuda" or asked == FP32:
        return FP32
    if bf16 and (asked != FP16 or narrow):
        return BF16
    return FP32 if narrow else FP16
