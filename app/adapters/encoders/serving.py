"""The encoder process: loads one sentence-transformers model and runs what comes by pipe."""

import os
import signal
import threading
from collections import deque
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from app.adapters.encoders.messages import (
    Began,
    Done,
    Failed,
    Forget,
    Job,
    Launch,
    Loaded,
    Order,
    Refused,
)
from app.adapters.encoders.scoring import Scorer
from app.adapters.torch_surroundings import SURROUNDINGS

if TYPE_CHECKING:
    import torch

_SHORT = 64
"""Tokens with padding up to which one thread is best: more of them cost more in waiting for each
other than they save, and several times as much where other programs want the cores."""

_OVERSIZE = 131_072
"""Tokens with padding above which a batch is halved: an estimate by bytes can be far off."""


def serve(pipe: Connection, launch: Launch) -> None:
    """Load, then encode job after job until the pipe closes, which ends the process at once."""
    # Ctrl+C reaches the whole group of processes; the parent decides what it means
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(SURROUNDINGS)
    inbox = Inbox()
    threading.Thread(target=_receive, args=(pipe, inbox), daemon=True).start()
    try:
        model = _Model(launch)
    except Exception as error:
        # whatever a broken model raises, the parent tells it as one kind of error
        pipe.send(Refused(_told(error)))
        return
    pipe.send(model.facts)
    while True:
        job = inbox.next()
        pipe.send(Began(job.number))
        pipe.send(_answer(model, job))


def _receive(pipe: Connection, inbox: "Inbox") -> None:
    try:
        while True:
            inbox.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(0)


def _answer(model: "_Model", job: Job) -> Done | Failed:
    try:
        vectors = model.encode(job)
    except Exception as error:
        # an error of the model's is a fact about this job, and the next one may do
        return Failed(job.number, _told(error))
    return Done(job.number, vectors.shape[1], vectors.numpy().tobytes())


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]


class Inbox:
    """Jobs that wait; urgent ones first, forgotten ones not at all."""

    def __init__(self) -> None:
        self._urgent: deque[Job] = deque()
        self._others: deque[Job] = deque()
        self._changed = threading.Condition()

    def put(self, order: Order) -> None:
        """Queue a job, or drop those to be forgotten."""
        with self._changed:
            if isinstance(order, Forget):
                for queue in (self._urgent, self._others):
                    kept = [job for job in queue if job.number not in order.numbers]
                    queue.clear()
                    queue.extend(kept)
            else:
                (self._urgent if order.urgent else self._others).append(order)
                self._changed.notify()

    def next(self) -> Job:
        """The job to do now; waits for one."""
        with self._changed:
            while not self._urgent and not self._others:
                self._changed.wait()
            return (self._urgent or self._others).popleft()


class _Model:
    """A loaded model with the threads and the device that suit the work at hand."""

    def __init__(self, launch: Launch) -> None:
        import torch

        from app.adapters.encoders.devices import choose

        chosen = choose(launch.device, launch.precision)
        self._device = chosen.device
        self._cores = torch.get_num_threads()
        load = Scorer if launch.scores else _loaded
        self._model: Any = load(launch.folder, chosen.device, chosen.precision)
        longest = self._model.max_seq_length
        with torch.inference_mode():
            dimension = self._embedded(["."], "").shape[1]
        self.facts = Loaded(
            dimension=dimension,
            max_length=int(longest) if longest and longest < 1_000_000 else None,
            device=chosen.caption,
            reason=chosen.reason,
            precision=chosen.precision,
            threads=self._cores,
            version=_version(),
        )

    def encode(self, job: Job) -> "torch.Tensor":
        """Vectors of the job's texts as float32 on the CPU."""
        import torch

        with torch.inference_mode():
            return self._fitted(list(job.texts), job.prompt)

    def _fitted(self, texts: list[str], prompt: str) -> "torch.Tensor":
        import torch

        try:
            return self._embedded(texts, prompt)
        except (torch.OutOfMemoryError, _Oversize):
            if len(texts) == 1:
                raise
        # outside the handler, so that the failed attempt's memory is free again
        if self._device == "cuda":
            torch.cuda.empty_cache()
        half = len(texts) // 2
        parts = [self._fitted(texts[:half], prompt), self._fitted(texts[half:], prompt)]
        return torch.cat(parts)

    def _embedded(self, texts: list[str], prompt: str) -> "torch.Tensor":
        import torch
        from sentence_transformers.util import batch_to_device

        features: Any = self._model.preprocess(texts, prompt=prompt or None)
        tokens = features["input_ids"].numel() if len(texts) > 1 else 0
        if tokens > _OVERSIZE:
            raise _Oversize
        torch.set_num_threads(1 if tokens <= _SHORT else self._cores)
        found: torch.Tensor = self._model(batch_to_device(features, self._device))[
            "sentence_embedding"
        ]
        return found.float().cpu().contiguous()


class _Oversize(Exception):
    """A batch has far more tokens than its bytes made expect."""


def _loaded(folder: str, device: str, precision: str) -> Any:
    import torch
    from sentence_transformers import SentenceTransformer

    dtype = torch.bfloat16 if precision == "bf16" else torch.float32
    model = SentenceTransformer(
        folder,
        device=device,
        local_files_only=True,
        trust_remote_code=False,
        model_kwargs={"use_safetensors": True, "dtype": dtype},
    )
    return model.to(dtype).eval()


def _version() -> str:
    from importlib.metadata import version

    import torch

    return f"sentence-transformers {version('sentence-transformers')}, torch {torch.__version__}"
