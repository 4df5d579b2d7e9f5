"""Prints what a training run does, on standard error, while it is followed."""

import sys

from app.cli.progress import ProgressPrinter
from app.domain.events import Event
from app.domain.training import Held, Note, Stage, StageBegan, Step, TrainingRun

_STAGES = {
    Stage.SPLIT: "Splitting the questions",
    Stage.BASELINE: "Judging the model as it is",
    Stage.NEGATIVES: "Looking for wrong answers that are near",
    Stage.TRAINING: "Training",
    Stage.JUDGEMENT: "Judging the trained model",
}


class LiveTraining:
    """Steps in a line that is rewritten on a terminal; scores and stages have their own."""

    def __init__(self, run: TrainingRun) -> None:
        self._progress = ProgressPrinter()
        self._tty = sys.stderr.isatty()
        self._width = 0
        self._tell(f"Run {run.id}")

    def __call__(self, event: Event) -> None:
        """Print what `event` tells."""
        match event:
            case StageBegan(stage):
                if stage in _STAGES:
                    self._tell(f"{_STAGES[stage]} …")
            case Step():
                self._step(event)
            case Held(step, scores, best):
                told = " · ".join(f"{width}: {score:.4f}" for width, score in scores.items())
                mark = "  best so far" if best else ""
                self._tell(f"  step {step:,} · held-out ndcg@10 · {told}{mark}")
            case Note(key, facts):
                told = " ".join(f"{name}={value}" for name, value in facts.items())
                self._tell(f"  {key} {told}".rstrip())
            case _:
                self._clear()
                self._progress(event)

    def end(self) -> None:
        """Leave the terminal at the beginning of a line."""
        self._progress.clear()
        self._clear()

    def _step(self, step: Step) -> None:
        if not self._tty:
            return
        self._progress.clear()
        parts = [f"  step {step.step:,} of {step.steps:,}", f"loss {step.loss:.4f}"]
        parts.append(f"{step.rate:,.1f} examples/s")
        if step.memory is not None:
            parts.append(f"{step.memory / 2**30:.1f} GiB")
        if step.heat is not None:
            parts.append(f"{step.heat} °C")
        if step.left is not None:
            parts.append(f"{step.left:.0f} s left")
        line = " · ".join(parts)
        self._clear()
        print(line, end="", file=sys.stderr, flush=True)
        self._width = len(line)

    def _tell(self, line: str) -> None:
        self.end()
        print(line, file=sys.stderr, flush=True)

    def _clear(self) -> None:
        if self._width:
            print("\r" + " " * self._width + "\r", end="", file=sys.stderr, flush=True)
            self._width = 0
