"""Makes the loopback servers answer with vectors of the test's own."""

from collections.abc import Callable

import numpy as np

from tests.adapters.encoders.servers import Ollama, OpenAI, Request, cut

Make = Callable[[str], np.ndarray]


def quantised(vector: np.ndarray, levels: int = 7) -> np.ndarray:
    """What a build of few bits makes of a vector: so many steps to either side of zero."""
    step = np.abs(vector).max() / levels
    rounded = np.round(vector / step) * step
    return rounded / np.linalg.norm(rounded)


def ollama_gives(server: Ollama, make: Make) -> None:
    """Answer `make` of each text, as it came with its prompt."""

    def embed(request: Request, body: dict[str, object]) -> None:
        texts = body["input"]
        width = body.get("dimensions")
        rows = [cut(make(text), width) for text in texts]
        request.tell(200, {"model": server.name, "embeddings": rows})

    server.desk.honest["/api/embed"] = embed


def raw(server: Ollama | OpenAI, make: Callable[[str], object]) -> None:
    """Answer `make` of each text, whatever it is, from now on."""

    def embed(request: Request, body: dict[str, object]) -> None:
        rows = [make(text) for text in body["input"]]
        if isinstance(server, Ollama):
            request.tell(200, {"model": server.name, "embeddings": rows})
        else:
            data = [{"index": n, "embedding": row} for n, row in enumerate(rows)]
            request.tell(200, {"object": "list", "data": data, "model": server.model})

    path = "/api/embed" if isinstance(server, Ollama) else "/v1/embeddings"
    server.desk.honest[path] = embed
