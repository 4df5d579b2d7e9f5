"""Looks at the head of a safetensors file: whether the file is whole, and how wide a matrix is."""

import json
from pathlib import Path
from typing import Any

_LARGEST_HEAD = 100_000_000
"""Bytes; what the format itself allows."""


def head(path: Path) -> dict[str, Any]:
    """What the file says of its tensors; raises ValueError where it is cut off or none, OSError.

    A pointer that git leaves in the place of a large file is none.
    """
    size = path.stat().st_size
    with path.open("rb") as stream:
        length = int.from_bytes(stream.read(8), "little")
        if size < 8 or length > min(_LARGEST_HEAD, size - 8):
            raise ValueError(f"{path.name}: {size} bytes are no safetensors file")
        told = json.loads(stream.read(length))
    ends = [_end(value) for key, value in told.items() if key != "__metadata__"]
    if 8 + length + max(ends, default=0) != size:
        raise ValueError(f"{path.name}: {size} bytes, {8 + length + max(ends, default=0)} expected")
    return dict(told)


def width(told: dict[str, Any], tensor: str) -> int | None:
    """The number of columns of a matrix, None where there is none of that name."""
    shape = told.get(tensor, {}).get("shape")
    return shape[1] if isinstance(shape, list) and len(shape) == 2 else None


def _end(value: object) -> int:
    offsets = value.get("data_offsets") if isinstance(value, dict) else None
    if not isinstance(offsets, list) or len(offsets) != 2 or type(offsets[1]) is not int:
        raise ValueError("a tensor without a place")
    return offsets[1]
