"""``pandecta model …``: the embedding models of this machine, getting more, and trying one."""

import argparse
import sys
from typing import Any, Protocol

from app.cli import chat_models_verb
from app.cli.running import finish, print_json
from app.domain.encoders import BUNDLED, OLLAMA, OPENAI, EncoderName
from app.domain.models import ModelCard, ModelKind, Trial
from app.services.encoder_ports import Encoders
from app.services.model_getting import (
    Models,
    get_card,
    local_models,
    look_up,
    pull_ollama,
    try_model,
)

_EMBEDS = {True: "embeddings", False: "not for embeddings", None: ""}


class Owner(Protocol):
    """What these verbs need of the program."""

    @property
    def models(self) -> Models:
        """The models of this machine."""
        ...

    @property
    def encoders(self) -> Encoders:
        """The models that can be loaded, by name."""
        ...


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the parser of ``model`` to those of the program's verbs."""
    model = verbs.add_parser("model", help="models: list, get, test; language models: chat, try")
    kinds = model.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = kinds.add_parser("list", help="the models on this machine and on Ollama's server")
    get = kinds.add_parser("get", help="download a model, from the hub or by Ollama")
    get.add_argument("name", metavar="NAME", help="organisation/name, or Ollama's name:tag")
    test = kinds.add_parser("test", help="embed two sentences with a model")
    test.add_argument("name", metavar="NAME", help="bundled, a folder, organisation/name, name:tag")
    chat_models_verb.add(kinds)
    for verb in (listing, get, test):
        verb.add_argument("--json", action="store_true", help="one JSON object on standard output")
    for verb in (listing, get):
        verb.add_argument(
            "--host", default="", metavar="URL", help="Ollama's server; else OLLAMA_HOST, or here"
        )


def model_verb(program: Owner, args: argparse.Namespace) -> int:
    """Do what ``pandecta model`` was asked for; raises PandectaError."""
    if args.action == "test":
        return _test(program, args)
    models = program.models.at(args.host) if args.host else program.models
    return _list(models, args) if args.action == "list" else _get(models, args)


def _list(models: Models, args: argparse.Namespace) -> int:
    cards = finish(local_models(models))
    if args.json:
        return print_json({"models": [_fields(card) for card in cards]})
    for card in cards:
        facts = (
            card.kind.value,
            _size(card.size),
            f"{card.dimension} numbers" if card.dimension else "",
            _EMBEDS[card.embeds],
            card.licence,
        )
        print(f"{card.name:<44} {', '.join(filter(None, facts))}")
        if card.path and card.kind is not ModelKind.BUNDLED:
            print(f"{'':<44} {card.path}")
    return 0


def _get(models: Models, args: argparse.Namespace) -> int:
    name = EncoderName.parse(args.name)
    if name.kind in (BUNDLED, OPENAI):
        print(f"pandecta: {args.name} is not a model to download", file=sys.stderr)
        return 2
    if name.kind == OLLAMA:
        finish(pull_ollama(name.model, models))
        return _told(args, {"name": name.full, "kind": OLLAMA}, f"{name.full}: fetched by Ollama")
    if name.is_folder:
        card = models.folder(name.model)
    else:
        card = finish(look_up(name.model, models))
        if not args.json:
            licence = card.licence or "no licence stated"
            print(f"{card.name}: {_size(card.size)}, {licence}, revision {card.revision[:12]}")
    path = finish(get_card(card, models))
    return _told(args, _fields(card) | {"here": True, "path": path}, f"{card.name} is in {path}")


def _test(program: Owner, args: argparse.Namespace) -> int:
    trial = finish(try_model(args.name, program.encoders))
    return _told(args, _figures(trial), _sentence(trial))


def _told(args: argparse.Namespace, fields: dict[str, Any], line: str) -> int:
    if args.json:
        return print_json(fields)
    print(line)
    return 0


def _sentence(trial: Trial) -> str:
    return (
        f"{trial.name}: {trial.dimension} numbers, two sentences in {trial.ms:.0f} ms "
        f"(the first after {trial.load_ms:.0f} ms), cosine {trial.cosine:.3f}"
    )


def _figures(trial: Trial) -> dict[str, Any]:
    return {
        "name": trial.name,
        "dimension": trial.dimension,
        "load_ms": round(trial.load_ms, 1),
        "ms": round(trial.ms, 1),
        "cosine": round(trial.cosine, 6),
    }


def _fields(card: ModelCard) -> dict[str, Any]:
    return {
        "name": card.name,
        "kind": card.kind.value,
        "size": card.size,
        "licence": card.licence,
        "files": [{"path": file.path, "size": file.size} for file in card.files],
        "here": card.here,
        "path": card.path,
        "revision": card.revision,
        "dimension": card.dimension,
        "embeds": card.embeds,
        "gated": card.gated,
    }


def _size(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"
