"""Prints the figures of the benchmarks, one line each."""


def told(name: str, value: float, unit: str, note: str = "") -> None:
    """Print one figure."""
    print(f"{name:<44} {value:>12,.2f} {unit:<10} {note}".rstrip(), flush=True)
