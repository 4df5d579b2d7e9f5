"""``pandecta model chat`` and ``model try``: the language models of a server, and a first word."""

import argparse
from typing import Any

from app.cli.running import finish, print_json
from app.domain.dialogue import ChatModel, Ended, Reply
from app.services.chat_trying import try_chat
from app.services.program import Program

ACTIONS = ("chat", "try")
"""What these verbs are called."""


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the parsers of these verbs to those of ``pandecta model``."""
    listing = kinds.add_parser("chat", help="the language models of the server that answers")
    trying = kinds.add_parser("try", help="let a language model say a word, and time it")
    trying.add_argument("name", nargs="?", default="", metavar="NAME", help="else the chosen one")
    for verb in (listing, trying):
        verb.add_argument("--host", default="", metavar="URL", help="its server; else as set")
        verb.add_argument("--json", action="store_true", help="one JSON object on standard output")


def chat_models_verb(program: Program, args: argparse.Namespace) -> int:
    """Do what was asked for; raises ChatFailed."""
    return _list(program, args) if args.action == "chat" else _try(program, args)


def _list(program: Program, args: argparse.Namespace) -> int:
    models = program.chats.models(args.host)
    if args.json:
        return print_json({"models": [_fields(one) for one in models]})
    for one in models:
        sign = "*" if one.name == program.settings.chat_model else " "
        print(f"{sign} {one.name:<40} {_facts(one)}".rstrip())
    if not models:
        print("This server has no model yet. With Ollama: pandecta model get NAME:TAG")
    return 0


def _facts(one: ChatModel) -> str:
    parts = [
        one.detail,
        f"{one.size / 1e9:.1f} GB" if one.size else "",
        f"{one.context:,} tokens" if one.context else "",
        "" if one.capabilities is None else "/".join(one.capabilities),
        "" if one.can_chat else "cannot write answers",
    ]
    return ", ".join(filter(None, parts))


def _fields(one: ChatModel) -> dict[str, Any]:
    return {
        "name": one.name,
        "size": one.size,
        "context": one.context,
        "capabilities": None if one.capabilities is None else list(one.capabilities),
        "detail": one.detail,
        "can_chat": one.can_chat,
        "can_think": one.can_think,
    }


def _try(program: Program, args: argparse.Namespace) -> int:
    chat = program.chats.chosen(args.name, args.host)
    reply = finish(try_chat(chat))
    if args.json:
        return print_json({"model": chat.name, "address": chat.address, **_figures(reply)})
    said = " ".join(reply.text.split())[:60] or "nothing but thinking, so far"
    print(f"{chat.name} at {chat.address} answers: {said}")
    print(f"  first word after {reply.first_ms:,.0f} ms, {reply.total_ms:,.0f} ms in all", end="")
    rate = _rate(reply)
    print(f", {rate:.1f} tokens a second" if rate else "")
    return 0


def _figures(reply: Reply) -> dict[str, Any]:
    rate = _rate(reply)
    return {
        "text": reply.text,
        "whole": reply.ended is Ended.DONE,
        "first_ms": round(reply.first_ms, 1),
        "total_ms": round(reply.total_ms, 1),
        "load_ms": reply.load_ms,
        "tokens_per_second": None if rate is None else round(rate, 1),
    }


def _rate(reply: Reply) -> float | None:
    """Tokens a second while it spoke; None where the server did not count, or time too short."""
    spent = reply.total_ms - reply.first_ms
    if not reply.answer_tokens or reply.answer_tokens < 2 or spent < 1:
        return None
    return (reply.answer_tokens - 1) / spent * 1000
