"""Trains what a job's folder says under ``accelerate launch -m app.adapters.fitting FOLDER``."""

import json
import os
import sys

from app.adapters.fitting.serving import ended, train_here
from app.adapters.torch_surroundings import SURROUNDINGS
from app.domain.events import Event
from app.domain.json_values import plain


def main(folder: str) -> int:
    """Train; each event is a line of JSON on the first process's standard output."""
    os.environ.update(SURROUNDINGS)
    first = os.environ.get("RANK", "0") == "0"

    def tell(event: Event) -> None:
        if first:
            sys.stdout.write(json.dumps({"event": type(event).__name__, **plain(event)}) + "\n")
            sys.stdout.flush()

    end = ended(lambda: train_here(folder, tell))
    if end.kind:
        sys.stderr.write(f"{end.kind}: {' '.join(end.facts)}\n")
    return 1 if end.kind else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
