"""``pandecta train publish``: saves a run's model, pushes it to a hub, or exports it to Ollama."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.running import finish, print_json
from app.domain.training import TrainingRun
from app.services.program import Program

if TYPE_CHECKING:
    from app.services.publishing import Publisher
    from app.services.training import Training


def add(train: argparse.ArgumentParser) -> None:
    """Add the options of ``publish`` to the parser of ``train``."""
    group = train.add_argument_group("publish", "where to; without any of these: print the card")
    places = group.add_mutually_exclusive_group()
    places.add_argument("--folder", default="", metavar="DIR", help="save the model as a folder")
    places.add_argument("--zip", default="", metavar="FILE", help="save it as a zip")
    places.add_argument("--hub", default="", metavar="OWNER/NAME", help="push it to a model hub")
    places.add_argument("--ollama", default="", metavar="NAME", help="export it to Ollama")
    group.add_argument("--public", action="store_true", help="hub: everyone may see it")
    group.add_argument(
        "--about", default="", metavar="FILE", help="a text about the data, for the card"
    )


def publish(
    program: Program, training: "Training", run: TrainingRun, args: argparse.Namespace
) -> int:
    """Publish the model of `run` as asked; raises PandectaError."""
    about = _text(args.about)
    if about is None:
        return 1
    publisher = training.publisher
    if args.ollama:
        return _ollama(program, publisher, run, args)
    if args.folder:
        told = finish(publisher.to_folder(run, args.folder, about))
    elif args.zip:
        told = finish(publisher.to_zip(run, args.zip, about))
    elif args.hub:
        told = finish(publisher.to_hub(run, args.hub, not args.public, about))
    else:
        return _card(publisher.card(run, about=about), run, args)
    if args.json:
        return print_json({"run": run.id, "published": told})
    print(f"The model and its card are in {told}")
    return 0


def _ollama(
    program: Program, publisher: "Publisher", run: TrainingRun, args: argparse.Namespace
) -> int:
    from app.services.publishing_ports import OllamaTarget

    target = OllamaTarget(args.ollama, program.settings.ollama)
    lowest = finish(publisher.to_ollama(run, target))
    if args.json:
        return print_json({"run": run.id, "ollama": args.ollama, "lowest_cosine": lowest})
    print(f"Ollama has the model as {args.ollama}; its vectors agree ({lowest:.5f} at the lowest).")
    print(f"To search with it: pandecta index --model ollama:{args.ollama}")
    return 0


def _card(card: str, run: TrainingRun, args: argparse.Namespace) -> int:
    if args.json:
        return print_json({"run": run.id, "card": card})
    print(card, end="")
    return 0


def _text(file: str) -> str | None:
    """What the file has, an empty text without one; None where it cannot be read, which is told."""
    try:
        return Path(file).read_text("utf-8-sig") if file else ""
    except (OSError, ValueError) as error:
        print(f"pandecta: cannot read {file}: {error}", file=sys.stderr)
        return None
