"""What a model answered, checked and brought to unit length before anyone relies on it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.domain.encoders import EncoderName, widths
from app.domain.errors import EncoderFaulty

if TYPE_CHECKING:
    import numpy as np

    Matrix = np.ndarray[Any, np.dtype[np.float32]]

_TINY = 1e-6
_SHOWN = 60


def checked(name: str, answer: object, texts: Sequence[str], dimension: int | None) -> "Matrix":
    """`answer` as a float32 matrix with one row per text; `dimension` None accepts any width.

    Raises EncoderFaulty with the facts where rows are missing, of unequal or other length, zero,
    or not finite.
    """
    import numpy as np

    try:
        with np.errstate(over="ignore"):
            matrix = np.asarray(answer, dtype="float32")
    except (ValueError, TypeError, OverflowError) as error:
        raise EncoderFaulty(name, f"not rows of numbers: {error}") from error
    if matrix.ndim != 2 or len(matrix) != len(texts):
        raise EncoderFaulty(name, f"shape {matrix.shape} for {len(texts)} texts")
    if dimension is not None and matrix.shape[1] != dimension:
        raise EncoderFaulty(name, f"{matrix.shape[1]} numbers in a vector, not {dimension}")
    # a NaN or an infinity anywhere shows in the norm, and so does a row of zeros
    with np.errstate(over="ignore"):
        norms = np.linalg.norm(matrix.astype("float64"), axis=1)
    bad = np.flatnonzero(~(np.isfinite(norms) & (norms > _TINY)))
    if len(bad):
        first = int(bad[0])
        kind = "zero" if norms[first] <= _TINY else "NaN or infinite"
        raise EncoderFaulty(
            name, f"{kind} vector for {len(bad)} of {len(texts)} texts: {texts[first][:_SHOWN]!r}"
        )
    return matrix


def unit(matrix: "Matrix", width: int | None) -> "Matrix":
    """The leading `width` components of each row (None: all), brought to unit length."""
    import numpy as np

    kept = matrix[:, :width].astype("float32")
    norms = np.linalg.norm(kept, axis=1, keepdims=True)
    kept /= np.maximum(norms, 1e-12)
    return kept


def check_width(name: EncoderName, dimension: int) -> None:
    """Raises EncoderFaulty where the width that `name` asks for means nothing to this model."""
    possible = widths(name, dimension)
    if name.width is not None and name.width not in possible:
        raise EncoderFaulty(
            str(name), f"width {name.width} is none of {', '.join(map(str, possible))}"
        )


def zeros(rows: int, columns: int) -> "Matrix":
    """Rows of zeros: what texts without a single word get, whatever the model."""
    import numpy as np

    return np.zeros((rows, columns), dtype="float32")


def worded(texts: Sequence[str]) -> list[int]:
    """The places of the texts that hold more than blanks."""
    return [place for place, text in enumerate(texts) if text.strip()]
