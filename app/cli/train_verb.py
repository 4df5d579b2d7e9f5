"""``pandecta train``: trains a model by a recipe, and sees to the runs of a library."""

import argparse
import os
import signal
import sys
import threading
from _thread import interrupt_main
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from app.cli import publish_verb
from app.cli.live_training import LiveTraining
from app.cli.recipes_verb import print_recipe, print_recipes
from app.cli.running import finish, opened, print_json
from app.cli.train_tables import print_runs, print_verdict, run_fields
from app.cli.verdict_words import verdict_sentence
from app.domain.errors import RecipeUnusable
from app.domain.events import outcome
from app.domain.training import Decision, RunState, TrainingRun
from app.services.program import Program

if TYPE_CHECKING:
    from app.services.training import Training

ACTIONS = (
    "list", "resume", "cancel", "judge", "publish", "use", "delete", "recipes", "show", "run",
)  # fmt: skip
_POLL, _STUBBORN = 0.2, 3.0


def add(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> argparse.ArgumentParser:
    """Add the parser of ``train`` to those of the program's verbs."""
    train = verbs.add_parser(
        "train", help="train an embedding model by a recipe, or see to what was trained"
    )
    train.add_argument(
        "action",
        nargs="?",
        choices=ACTIONS,
        metavar="ACTION",
        help="list, resume, cancel, judge, publish, use, delete, recipes, show; without one: train",
    )
    train.add_argument("run", nargs="?", metavar="RUN",
        help="the id of a run, or its beginning; for show the name of a recipe",
    )  # fmt: skip
    train.add_argument("--recipe", default="", metavar="NAME", help="name or .toml file (quick)")
    train.add_argument("--library", action="append", default=[], metavar="DIR")
    train.add_argument(
        "--questions",
        action="append",
        default=[],
        metavar="SET",
        help="question sets (all of the library); files for the recipe “bundled”",
    )
    train.add_argument("--model", default="", metavar="NAME", help="the model to start from")
    train.add_argument(
        "--set", action="append", default=[], type=_setting, metavar="KEY=VALUE",
        help="another value for a key of the recipe",
    )  # fmt: skip
    train.add_argument(
        "--leave-out", default="", metavar="COLUMN",
        help="a run for each law, source or data set, judged by what it was not trained on",
    )  # fmt: skip
    train.add_argument("--detach", action="store_true", help="start it and do not wait for it")
    train.add_argument(
        "--anyway", action="store_true", help="use a model though its verdict is not “better”"
    )
    train.add_argument("--out", default="", metavar="DIR", help="for “bundled”")
    publish_verb.add(train)
    train.add_argument("--json", action="store_true", help="one JSON object on standard output")
    return train


def train_verb(program: Program, args: argparse.Namespace) -> int:
    """Do what ``pandecta train`` was asked for; raises PandectaError."""
    if args.action == "run":
        return _run(program, args.run or "")
    if args.action is None and args.out:
        return _bundled(program, args)
    args.library = _one(args.library)
    with closing(opened(program, args)) as library:
        training = program.training(library)
        if args.action is None:
            sets = args.questions or [one.name for one in program.questions(library).sets()]
            return _train(training, args, sets)
        if args.action == "list":
            return print_runs(training.runs(), args.json)
        if args.action == "recipes":
            return print_recipes(training.recipes(), args.json)
        if args.action == "show":
            name = args.run or args.recipe or "quick"
            return print_recipe(training.recipe(name, args.set), args.json)
        if args.action == "publish":
            run = training.get(args.run or "")
            return publish_verb.publish(program, training, run, args)
        return _VERBS[args.action](training, training.get(args.run or ""), args)


def _train(training: "Training", args: argparse.Namespace, sets: Sequence[str]) -> int:
    settings = list(args.set)
    if args.leave_out:
        settings.append(("leave_out", args.leave_out))
    recipe = training.recipe(args.recipe or "quick", settings)
    if recipe.kind == "bundled":
        raise RecipeUnusable(f"{recipe.name}: needs --out DIR", "out", "", "DIR")
    if recipe.leave_out:
        return _train_each(training, finish(training.create_each(recipe, sets, args.model)), args)
    return _followed(training, training.create(recipe, sets, args.model), args)


def _train_each(training: "Training", runs: Sequence[TrainingRun], args: argparse.Namespace) -> int:
    """One run after another, each for the value that it leaves out."""
    ended = [_done(training, run, args) for run in ([] if args.detach else runs)] or runs
    left_out = [training.request(run).left_out for run in ended]
    if args.json:
        told = zip(left_out, ended, strict=True)
        print_json({"runs": [{"left_out": one, **_fields(training, run)} for one, run in told]})
    else:
        for one, run in zip(left_out, ended, strict=True):
            print(f"Without {one}:")
            print_verdict(run, training.comparison(run))
    return 1 if any(run.state is RunState.FAILED for run in ended) else 0


def _resume(training: "Training", run: TrainingRun, args: argparse.Namespace) -> int:
    return _followed(training, run, args)


def _cancel(training: "Training", run: TrainingRun, args: argparse.Namespace) -> int:
    training.cancel(run)
    stopped = finish(training.follow(run)) if run.state is RunState.RUNNING else run
    return _told(training, stopped, args)


def _judge(training: "Training", run: TrainingRun, args: argparse.Namespace) -> int:
    finish(training.judge(run))
    return _told(training, training.get(run.id), args)


def _use(training: "Training", run: TrainingRun, args: argparse.Namespace) -> int:
    if not args.anyway and (run.verdict is None or run.verdict.decision is not Decision.BETTER):
        told = "it was not judged" if run.verdict is None else verdict_sentence(run.verdict)
        print(f"pandecta: not used: {told}. --anyway uses it all the same.", file=sys.stderr)
        return 1
    manifest = finish(training.use(run))
    if args.json:
        return print_json({"run": run.id, "index": manifest.id})
    print(f"The index of this model answers now: {manifest.encoder.caption}")
    return 0


def _delete(training: "Training", run: TrainingRun, args: argparse.Namespace) -> int:
    training.delete(run)
    return print_json({"deleted": run.id}) if args.json else 0


_VERBS: dict[str, "Callable[[Training, TrainingRun, argparse.Namespace], int]"] = {
    "resume": _resume,
    "cancel": _cancel,
    "judge": _judge,
    "use": _use,
    "delete": _delete,
}


def _followed(training: "Training", run: TrainingRun, args: argparse.Namespace) -> int:
    """Start a run, wait for it unless that is not wanted, and print how it stands."""
    if not args.detach:
        return _told(training, _done(training, run, args), args)
    training.start(run)
    return _told(training, training.get(run.id), args)


def _done(training: "Training", run: TrainingRun, args: argparse.Namespace) -> TrainingRun:
    """Start a run and print what it does; Ctrl+C stops it, and the best so far is kept."""
    training.start(run)
    printer = LiveTraining(run)
    work = training.follow(run)
    try:
        return outcome(work, printer)
    except KeyboardInterrupt:
        training.cancel(run)
        work.close()
        run = outcome(training.follow(run))
        printer.end()
        _told(training, run, args)
        raise
    finally:
        work.close()
        printer.end()


def _told(training: "Training", run: TrainingRun, args: argparse.Namespace) -> int:
    if args.json:
        print_json(_fields(training, run))
    else:
        print_verdict(run, training.comparison(run))
    return 1 if run.state is RunState.FAILED else 0


def _fields(training: "Training", run: TrainingRun) -> dict[str, Any]:
    """The run and its figures, without the rank of each question."""
    comparison = training.comparison(run)
    figures = asdict(comparison) if comparison else None
    if figures:
        del figures["ranks"]
    return {**run_fields(run), "comparison": figures}


def _run(program: Program, folder: str) -> int:
    """The run's own process: does the run, and stops when it is asked to."""
    for one in (signal.SIGINT, signal.SIGTERM):
        # a process that was started in the background may have inherited that they are ignored
        signal.signal(one, signal.default_int_handler)
    place = PurePath(folder)
    library = program.open(str(place.parent.parent))
    training = program.training(library)
    run = training.get(place.name)
    done = threading.Event()
    threading.Thread(target=_heed, args=(training, run, done), daemon=True).start()
    try:
        work = training.work(run)
        with closing(work):
            outcome(work)
    finally:
        done.set()
        library.close()
    return 0


def _heed(training: "Training", run: TrainingRun, done: threading.Event) -> None:
    """Interrupt the run when it was cancelled, and end this process where that is not enough."""
    while not done.wait(_POLL):
        if training.is_cancelled(run):
            interrupt_main()
            if not done.wait(_STUBBORN):
                training.mark_stopped(run)
                os._exit(130)
            return


def _bundled(program: Program, args: argparse.Namespace) -> int:
    figures = finish(
        program.train(args.recipe or "bundled", args.library, args.questions, args.out, args.set)
    )
    if args.json:
        return print_json(figures)
    print(f"The model and its card are in {args.out}")
    return 0


def _one(libraries: Sequence[str]) -> str:
    if len(libraries) > 1:
        print("pandecta: one --library, please", file=sys.stderr)
        raise SystemExit(2)
    return libraries[0] if libraries else ""


def _setting(text: str) -> tuple[str, str]:
    key, mark, value = text.partition("=")
    if not (key and mark):
        raise argparse.ArgumentTypeError("write KEY=VALUE")
    return key, value
