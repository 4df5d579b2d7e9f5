"""What each verb does: asks a service, prints the answer, returns the exit status."""

import argparse
from dataclasses import asdict
from typing import Any

from app.cli import chat_models_verb, library_verbs, model_verb
from app.cli.ask_verb import ask_verb
from app.cli.changes_verb import changes
from app.cli.evaluate_verb import evaluate_verb
from app.cli.filter_options import chosen
from app.cli.get_verb import get_verb
from app.cli.index_verb import index_verb
from app.cli.lexicon_verb import lexicon_verb
from app.cli.prompts_verb import prompts_verb
from app.cli.questions_verb import questions_verb
from app.cli.running import finish, opened, print_json
from app.cli.runs_verb import runs_verb
from app.cli.settings_verb import settings_verb
from app.cli.suggest_verb import suggest_verb
from app.cli.train_verb import train_verb
from app.domain.errors import ProvisionUnknown
from app.domain.lexicon import terms_of
from app.domain.question import (
    CitedBy,
    CloseInMeaning,
    ExactCitation,
    Hit,
    Interprets,
    LegalTerm,
    Punishes,
    Question,
    Reason,
    Reranked,
    SharedWords,
)
from app.domain.strength import Strength
from app.services.importing import ImportReport
from app.services.library import LibraryInfo
from app.services.program import Program
from app.services.self_testing import self_test
from app.services.source_ports import Reading

_WIDTH = 200
_FAINT = {
    Strength.WEAK: "Nothing in this library is close; these are the nearest, and may not answer.",
    Strength.NONE: "Nothing in this library answers this; these are the nearest all the same.",
}


def run(program: Program, args: argparse.Namespace) -> int:
    """Do what was asked for; raises PandectaError."""
    match args.verb:
        case "search":
            return _search(program, args)
        case "import":
            return _import(program, args)
        case "index":
            return index_verb(program, args)
        case "show":
            return _show(program, args)
        case "changes":
            return changes(program, args)
        case "evaluate":
            return evaluate_verb(program, args)
        case "ask":
            return ask_verb(program, args)
        case "runs":
            return runs_verb(program, args)
        case "prompts":
            return prompts_verb(program, args)
        case "model" if args.action in chat_models_verb.ACTIONS:
            return chat_models_verb.chat_models_verb(program, args)
        case "model":
            return model_verb.model_verb(program, args)
        case "lexicon":
            return lexicon_verb(program, args)
        case "questions":
            return questions_verb(program, args)
        case "suggest":
            return suggest_verb(program, args)
        case "settings":
            return settings_verb(program, args)
        case "train":
            return train_verb(program, args)
        case "library" if args.action == "get":
            return get_verb(program, args)
        case "library" if args.action != "info":
            return library_verbs.VERBS[args.action](program, args)
        case "library":
            return _info(program, args)
        case _:
            return _self_test(program, args)


def _search(program: Program, args: argparse.Namespace) -> int:
    library = opened(program, args)
    results = finish(library.search(Question(args.question, chosen(library, args), args.n)))
    if program.settings.reranker:
        results = finish(library.rerank(results))
    if args.json:
        return print_json(
            {
                "question": args.question,
                "library": library.path,
                "index": results.index,
                "ms": results.ms,
                "strength": results.judgement.strength.value if results.judgement else None,
                "probability": results.judgement.probability if results.judgement else None,
                "terms": list(terms_of(results.expansions)),
                "hits": [_hit(hit) for hit in results.hits],
                "hidden": [_provision(hit) for hit in results.hidden],
            }
        )
    for hit in results.hits:
        print(f"{hit.rank:>3}. {hit.citation}  [{hit.version.status}]  {_why(hit.reasons)}")
        text = " ".join(hit.provision.text[hit.start : hit.stop].split())
        print(f"     {text[:_WIDTH]}{'…' if len(text) > _WIDTH else ''}")
        print(f"     id {hit.provision.id}\n")
    for hit in results.hidden:
        print(f"The filters leave out {hit.citation}, which the question names.")
    if results.judgement is not None and results.judgement.strength in _FAINT:
        print(_FAINT[results.judgement.strength])
    if not results.hits:
        print("Nothing found. Try other words, or fewer filters.")
    print(f"{library.name} · index “{results.index}” · {results.ms['total']:.0f} ms")
    return 0


def _import(program: Program, args: argparse.Namespace) -> int:
    library = program.create(args.library, args.name)
    reading = Reading(args.format, dict(args.map))
    report = finish(library.import_sources(args.source, reading))
    if args.json:
        print_json({"library": library.path, **_report_fields(report)})
    else:
        print(
            f"{report.added} laws added, {report.updated} updated, {report.unchanged} unchanged; "
            f"{len(report.problems)} problems; {report.seconds:.1f} s"
        )
        if library.info().manifest is None or library.info().stale:
            print(f"Now build the search index: pandecta index --library {library.path}")
    return 0 if report.added or report.updated or report.unchanged else 1


def _report_fields(report: ImportReport) -> dict[str, Any]:
    fields = asdict(report)
    for change in fields["changes"]:
        change["published"] = str(change["published"] or "")
    return fields


def _show(program: Program, args: argparse.Namespace) -> int:
    library = opened(program, args)
    found = library.resolve(args.asked)
    if not found:
        raise ProvisionUnknown(args.asked)
    shown = [Hit(n, p, law, version, 1.0, ()) for n, (p, law, version) in enumerate(found, 1)]
    if args.json:
        return print_json({"asked": args.asked, "provisions": [_provision(hit) for hit in shown]})
    for hit in shown:
        dated = hit.version.published or hit.version.effective or ""
        print(f"{hit.citation}  [{hit.version.status}]  {dated}".rstrip())
        print("  " + " › ".join((hit.law.title, *hit.provision.path)))
        print(f"\n{hit.provision.heading}\n{hit.provision.text}\n".replace("\n\n", "\n"))
        print(f"  id {hit.provision.id}\n")
    return 0


def _info(program: Program, args: argparse.Namespace) -> int:
    info = opened(program, args).info()
    if args.json:
        return print_json(_info_fields(info))
    print(f"{info.name}\n  {info.path}")
    counts = info.counts
    print(f"  {counts.laws:,} laws, {counts.versions:,} versions, {counts.provisions:,} provisions")
    if info.manifest is None:
        print("  no search index")
    else:
        behind = ", behind the texts: rebuild it" if info.stale else ""
        print(f"  index “{info.manifest.encoder.caption}”, {info.manifest.created}{behind}")
    return 0


def _info_fields(info: LibraryInfo) -> dict[str, Any]:
    index = None
    if info.manifest is not None:
        index = asdict(info.manifest)
        del index["probes"]
    return {
        "library": info.path,
        "name": info.name,
        **asdict(info.counts),
        "index": index,
        "stale": info.stale,
    }


def _self_test(program: Program, args: argparse.Namespace) -> int:
    checks = finish(self_test(program))
    if args.json:
        print_json({"ok": all(c.ok for c in checks), "checks": [asdict(c) for c in checks]})
    else:
        for check in checks:
            print(f"{'ok  ' if check.ok else 'FAIL'} {check.name}: {check.detail}")
    return 0 if all(check.ok for check in checks) else 1


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "rank": hit.rank,
        **_provision(hit),
        "score": round(hit.score, 6),
        "reasons": [_reason(reason) for reason in hit.reasons],
        "also": list(hit.also),
    }


def _provision(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.provision.id,
        "law": hit.law.title,
        "number": hit.provision.number,
        "label": hit.provision.label,
        "citation": hit.citation,
        "status": hit.version.status.value,
        "published": str(hit.version.published or ""),
        "path": list(hit.provision.path),
        "text": hit.provision.text,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    match reason:
        case ExactCitation():
            return {"kind": "citation"}
        case CloseInMeaning(cosine, strength):
            return {"kind": "meaning", "cosine": round(cosine, 4), "strength": strength}
        case SharedWords(words):
            return {"kind": "words", "words": list(words)}
        case LegalTerm(expression, term):
            return {"kind": "term", "expression": expression, "term": term}
        case CitedBy(citation):
            return {"kind": "cited-by", "citation": citation}
        case Punishes(citation):
            return {"kind": "punishes", "citation": citation}
        case Interprets(citation):
            return {"kind": "interprets", "citation": citation}
        case Reranked(score):
            return {"kind": "reranked", "score": round(score, 4)}
        case _:
            return {"kind": type(reason).__name__}


def _why(reasons: tuple[Reason, ...]) -> str:
    told = []
    for reason in reasons:
        match reason:
            case ExactCitation():
                told.append("exact citation")
            case CloseInMeaning(_, strength):
                told.append("meaning " + "●" * strength + "○" * (4 - strength))
            case SharedWords(words):
                told.append("words " + "·".join(words))
            case LegalTerm(expression, term):
                told.append(f"{expression} → {term}")
            case CitedBy(citation):
                told.append(f"cited by {citation}")
            case Punishes(citation):
                told.append(f"punishes a breach of {citation}")
            case Interprets(citation):
                told.append(f"interprets {citation}")
    return "  ".join(told)
