"""The training processes: the first one tells the program what it does, the others follow it."""

import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app.adapters.torch_surroundings import SURROUNDINGS
from app.domain.errors import ModelUnusable, PandectaError, RecipeUnusable, TrainingFailed
from app.domain.events import Event


@dataclass(frozen=True, slots=True)
class Ended:
    """A process came to its end: `kind` is empty, ``memory``, or an error's name with its facts."""

    kind: str = ""
    facts: tuple[str, ...] = ()

    def error(self) -> PandectaError:
        """The error that it tells."""
        kinds = {one.__name__: one for one in (TrainingFailed, RecipeUnusable, ModelUnusable)}
        return kinds.get(self.kind, TrainingFailed)(*self.facts)


def serve(pipe: Connection, folder: str, processes: int) -> None:
    """Train with this process and as many more as there are GPUs (or `processes`, if not 0)."""
    # Ctrl+C reaches the whole group of processes; the parent decides what it means
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(SURROUNDINGS)
    lock = threading.Lock()

    def tell(what: Event | Ended) -> None:
        with lock:
            pipe.send(what)

    threading.Thread(target=_end_with, args=(pipe,), daemon=True).start()
    count = processes or _gpus()
    if count > 1:
        _surround(0, count, _free_port())
        _follow(folder, count, tell)
    tell(ended(lambda: train_here(folder, tell)))


def ended(work: Callable[[], None]) -> Ended:
    """Do `work`, and how it ended."""
    try:
        work()
    except PandectaError as error:
        return Ended(type(error).__name__, tuple(str(one) for one in vars(error).values()))
    except Exception as error:
        if is_memory(error):
            return Ended("memory", (str(error)[:200],))
        if is_disk(error):
            return Ended("TrainingFailed", ("disk-full", str(error)[:200]))
        import traceback

        # the run's log is where a bug is looked for
        traceback.print_exc()
        return Ended("TrainingFailed", ("died", f"{type(error).__name__}: {error}"[:500]))
    return Ended()


def is_memory(error: BaseException) -> bool:
    """Whether memory ran out, on the device or, by torch's allocator, on the host."""
    import torch

    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    # torch has no class of its own for the host's allocator (torch 2.13, c10/core/CPUAllocator)
    return isinstance(error, RuntimeError) and "DefaultCPUAllocator" in str(error)


def is_disk(error: BaseException) -> bool:
    """Whether the disk is full."""
    import errno

    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return True
    # safetensors and torch tell the system's message inside errors of their own
    return os.strerror(errno.ENOSPC) in str(error)


def train_here(folder: str, tell: Callable[[Event], None]) -> None:
    """Train in this process."""
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    from app.adapters.fitting.training import train

    train(Path(folder), tell)


def _follow(folder: str, count: int, tell: Callable[[Ended], None]) -> None:
    """Start the other processes; what befalls one of them is told as if it befell the first."""
    spawn = multiprocessing.get_context("spawn")
    surroundings = {name: os.environ[name] for name in ("MASTER_PORT", "WORLD_SIZE")}
    for rank in range(1, count):
        ours, theirs = spawn.Pipe()
        process: Any = spawn.Process(target=_serve_rank, args=(theirs, folder, rank, surroundings))
        process.daemon = True
        process.start()
        theirs.close()
        threading.Thread(target=_watch, args=(ours, tell), daemon=True).start()


def _watch(pipe: Connection, tell: Callable[[Ended], None]) -> None:
    try:
        end = pipe.recv()
    except (EOFError, OSError):
        end = Ended("TrainingFailed", ("died", "one of several processes"))
    if end.kind:
        tell(end)


def _serve_rank(pipe: Connection, folder: str, rank: int, more: dict[str, str]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(SURROUNDINGS)
    _surround(rank, int(more["WORLD_SIZE"]), int(more["MASTER_PORT"]))
    threading.Thread(target=_end_with, args=(pipe,), daemon=True).start()
    pipe.send(ended(lambda: train_here(folder, lambda event: None)))


def _surround(rank: int, count: int, port: int) -> None:
    """The variables by which accelerate and torch.distributed find each other."""
    os.environ.update(
        RANK=str(rank),
        LOCAL_RANK=str(rank),
        WORLD_SIZE=str(count),
        LOCAL_WORLD_SIZE=str(count),
        MASTER_ADDR="127.0.0.1",
        MASTER_PORT=str(port),
    )


def _end_with(pipe: Connection) -> None:
    """End this process at once when the one that started it is gone."""
    try:
        pipe.recv()
    except (EOFError, OSError):
        os._exit(0)


def _gpus() -> int:
    import torch

    return max(1, torch.cuda.device_count())


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
