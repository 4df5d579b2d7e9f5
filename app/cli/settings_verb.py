"""``pandecta settings``: shows and changes the settings, keeps keys, moves the data folder."""

import argparse
import getpass
import sys
from dataclasses import asdict, fields, replace
from typing import Any

from app.cli.running import finish, print_json
from app.domain.encoders import EncoderName
from app.domain.reranking import reranker_name
from app.domain.settings import LIMITS, Device, Language, Settings, Theme
from app.domain.sourcing import is_loopback
from app.services.program import Program

_CHOICES: dict[str, type[Device] | type[Language] | type[Theme]] = {
    "device": Device,
    "language": Language,
    "theme": Theme,
}
_TEXTS = ("ollama", "openai", "chat_model")
_KINDS = ("ollama", "openai")
_HIDDEN = ("window", "splitter", "recent", "version", "contents_shown", "library")
_SWITCHES = {"on": True, "off": False}
SECRETS = ("openai", "hub", "chat")


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the parser of ``settings`` to those of the program's verbs."""
    settings = verbs.add_parser("settings", help="show or change the settings")
    settings.add_argument(
        "action", nargs="?", default="show", choices=("show", "set", "secret", "move")
    )
    settings.add_argument(
        "value", nargs="*", metavar="VALUE",
        help="set: NAME=VALUE …; secret: openai, hub, chat or the address of a shared place (the "
        "key is read from the terminal or standard input, empty forgets it); move: the new folder",
    )  # fmt: skip
    settings.add_argument("--json", action="store_true", help="one JSON object on standard output")


def settings_verb(program: Program, args: argparse.Namespace) -> int:
    """Do what ``pandecta settings`` was asked for; raises PandectaError."""
    if args.action != "show" and not args.value:
        print(f"pandecta settings {args.action} needs a value", file=sys.stderr)
        return 2
    match args.action:
        case "set":
            return _set(program, args)
        case "secret":
            return _secret(program, args.value[0])
        case "move":
            folder = finish(program.data_folder.move(args.value[0]))
            print(f"The data is in {folder}; the old folder may be deleted.")
            return 0
        case _:
            return _show(program, args)


def _show(program: Program, args: argparse.Namespace) -> int:
    told = {name: value for name, value in asdict(program.settings).items() if name not in _HIDDEN}
    told["data"] = program.data_folder.path()
    if args.json:
        return print_json(told)
    for name, value in told.items():
        shown = ("off", "on")[value] if isinstance(value, bool) else value
        print(f"{name:<12} {shown}")
    return 0


def _set(program: Program, args: argparse.Namespace) -> int:
    changed: dict[str, Any] = {}
    for pair in args.value:
        name, _, value = pair.partition("=")
        try:
            changed[name] = _read(name, value)
        except ValueError as error:
            print(f"pandecta settings: {error}", file=sys.stderr)
            return 2
    program.keep(replace(program.settings, **changed))
    _warn_of_distance(program.settings)
    return _show(program, args)


def _warn_of_distance(settings: Settings) -> None:
    away = settings.chat_kind == "openai" and settings.chat_address
    if away and not is_loopback(settings.chat_address):
        print(
            "pandecta: questions, and the provisions found for them, will be sent to "
            f"{settings.chat_address}, which is another computer.",
            file=sys.stderr,
        )


def _read(name: str, value: str) -> Any:
    """The value of a setting from its text.

    Raises ValueError, and EncoderMissing or ModelUnusable for what is no model's name.
    """
    if name in _CHOICES:
        return _CHOICES[name](value)
    if name in LIMITS:
        return _number(name, value)
    if name == "remember":
        return _switch(name, value)
    if name == "chat_kind" and value not in _KINDS:
        raise ValueError(f"chat_kind is {' or '.join(_KINDS)}")
    if name == "chat_address" and value and not value.startswith(("http://", "https://")):
        raise ValueError("chat_address begins with http:// or https://")
    if name == "encoder":
        return str(EncoderName.parse(value))
    if name == "reranker":
        return reranker_name(value)
    if name in (*_TEXTS, "chat_kind", "chat_address"):
        return value.strip()
    known = [field.name for field in fields(Settings) if field.name not in _HIDDEN]
    raise ValueError(f"no such setting: {name} (there are {', '.join(known)})")


def _switch(name: str, value: str) -> bool:
    if value not in _SWITCHES:
        raise ValueError(f"{name} is {' or '.join(_SWITCHES)}")
    return _SWITCHES[value]


def _number(name: str, value: str) -> int:
    least, most = LIMITS[name]
    try:
        number = int(value)
    except ValueError:
        raise ValueError(f"{name} is a number from {least} to {most}") from None
    if not least <= number <= most:
        raise ValueError(f"{name} is from {least} to {most}")
    return number


def _secret(program: Program, name: str) -> int:
    if name not in SECRETS and "://" not in name:
        print(f"pandecta settings: no such secret: {name}", file=sys.stderr)
        return 2
    if sys.stdin.isatty():
        secret = getpass.getpass(f"Key for {name} (empty: forget it): ")
    else:
        secret = sys.stdin.readline().strip()
    program.secrets.keep(name, secret)
    print(f"The key for {name} is {'kept in the keyring' if secret else 'forgotten'}.")
    return 0
