"""Prints training runs and their judgements as tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.cli.running import print_json
from app.cli.verdict_words import verdict_sentence
from app.domain.json_values import plain
from app.domain.training import Comparison, Decision, Figures, RunState, TrainingRun

_DECISIONS = {
    Decision.BETTER: "better",
    Decision.NO_GAIN: "no real gain",
    Decision.WORSE: "worse",
}
_MEASURES = ("hit@1", "hit@10", "mrr@10", "ndcg@10", "recall@64")


def run_fields(run: TrainingRun) -> dict[str, Any]:
    """A run as ``--json`` prints it."""
    fields: dict[str, Any] = plain(run)
    return fields


def print_runs(runs: Sequence[TrainingRun], as_json: bool) -> int:
    """Print a library's runs; returns the exit status 0."""
    if as_json:
        return print_json({"runs": [run_fields(run) for run in runs]})
    for run in runs:
        verdict = _DECISIONS[run.verdict.decision] if run.verdict else ""
        stage = "" if run.state is RunState.DONE else f" ({run.stage.value})"
        told = f"{run.state.value}{stage}"
        print(f"{run.id}  {told:<22} {verdict:<13} {run.recipe:<18} {run.model}")
    if not runs:
        print("Nothing was trained for this library yet.")
    return 0


def print_verdict(run: TrainingRun, comparison: Comparison | None) -> None:
    """Print how a run stands, its figures before and after, and its verdict."""
    told = run.state.value if run.state is not RunState.FAILED else f"failed: {run.problem}"
    print(f"{run.id}: {told}, {run.seconds:.0f} s")
    if comparison is not None:
        _print_figures(comparison)
    if run.verdict is not None:
        print(f"Verdict: {verdict_sentence(run.verdict)}")


def _print_figures(comparison: Comparison) -> None:
    before: Mapping[tuple[str, int], Figures] = {
        (one.part.value, one.width): one for one in comparison.before
    }
    print(f"{'':<16}" + "".join(f"{name:>18}" for name in _MEASURES))
    for after in comparison.after:
        old = before.get((after.part.value, after.width))
        cells = ""
        for name in _MEASURES:
            was = f"{old.values.get(name, 0):.3f}" if old else "    -"
            cells += f"{f'{was} → {after.values.get(name, 0):.3f}':>18}"
        print(f"{after.part.value:<8}{after.width:>5}   {cells}   ({after.questions:,})")
