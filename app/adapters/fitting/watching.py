"""Tells what a training does while it does it; judges it, keeps the best, stops it early."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

from transformers import TrainerCallback

from app.adapters.fitting import best, checkpoints
from app.adapters.fitting.held_out import HeldOut
from app.domain.errors import TrainingFailed
from app.domain.events import Event
from app.domain.recipe import Recipe
from app.domain.training import Held, Step

JUDGEMENTS = 10
"""How often a training is judged where its recipe does not say."""


class Watcher(TrainerCallback):  # type: ignore[misc]
    """Listens to the trainer; imported in the training process alone, for it brings torch."""

    def __init__(
        self,
        recipe: Recipe,
        folder: Path,
        held: HeldOut,
        keep: Callable[[], None],
        tell: Callable[[Event], None],
        judged: best.Judged,
    ) -> None:
        """`keep` writes the model as it is into the run; `judged` is what an earlier run scored."""
        self._recipe, self._folder, self._held = recipe, folder, held
        self._keep, self._tell, self._judged = keep, tell, judged
        self._at, self._since = 0, monotonic()
        self._begun, self._begun_at = monotonic(), 0

    def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Judge the untrained model, so that a curve has its beginning."""
        if self._held and not self._judged.knows(0):
            self._judge(args, state, control)
        self._restart(state.global_step)
        self._begun, self._begun_at = monotonic(), state.global_step

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
        """Tell a step; raises TrainingFailed where the loss is no number."""
        loss = (logs or {}).get("loss")
        if loss is None:
            return
        loss = float(loss)
        if loss != loss or loss in (float("inf"), float("-inf")):
            raise TrainingFailed("not-a-number", f"step {state.global_step}")
        if args.process_index == 0 and state.global_step > self._at:
            self._tell(self._step(args, state, loss))
            self._restart(state.global_step)

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Judge and have a checkpoint written where it is time to."""
        every = self._recipe.judge_every or max(1, -(-state.max_steps // JUDGEMENTS))
        if state.global_step % every and state.global_step < state.max_steps:
            return
        before = monotonic()
        if self._held:
            self._judge(args, state, control)
        control.should_save = True
        # what judging takes is no part of the pace
        self._since += monotonic() - before
        self._begun += monotonic() - before

    def on_train_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Judge what was trained since the last time: batches can run out before the last step."""
        if self._held and state.global_step and not self._judged.knows(state.global_step):
            self._judge(args, state, control)

    def on_save(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Mark the checkpoint as whole."""
        if args.process_index == 0:
            checkpoints.mark(self._folder, state.global_step)

    def _judge(self, args: Any, state: Any, control: Any) -> None:
        stop = False
        if args.process_index == 0:
            scores = self._held.scores()
            better = self._judged.add(state.global_step, scores)
            if better:
                self._keep()
            self._tell(Held(state.global_step, scores, better))
            stop = bool(self._recipe.patience) and self._judged.waited >= self._recipe.patience
        if _agreed(stop, args.world_size):
            control.should_training_stop = True

    def _step(self, args: Any, state: Any, loss: float) -> Step:
        now = monotonic()
        each = args.per_device_train_batch_size * args.gradient_accumulation_steps
        seen = (state.global_step - self._at) * each * args.world_size
        rate = seen / max(1e-9, now - self._since)
        done = state.global_step - self._begun_at
        left = (now - self._begun) / done * (state.max_steps - state.global_step) if done else None
        memory, heat = _device()
        return Step(
            state.global_step, state.max_steps, float(state.epoch), loss, rate, left, memory, heat
        )

    def _restart(self, step: int) -> None:
        self._at, self._since = step, monotonic()


def _agreed(stop: bool, processes: int) -> bool:
    """What the first process decided, in all of them."""
    if processes == 1:
        return stop
    from accelerate.utils import broadcast_object_list

    return bool(broadcast_object_list([stop])[0])


def _device() -> tuple[int | None, int | None]:
    """Bytes in use on the GPU, and its degrees Celsius where the driver's library tells them."""
    import torch

    if not torch.cuda.is_available():
        return None, None
    free, total = torch.cuda.mem_get_info()
    try:
        heat = int(torch.cuda.temperature())
    except Exception:
        # which error a missing or old driver library gives differs from one to the other
        return total - free, None
    return total - free, heat
