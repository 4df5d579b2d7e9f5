"""``pandecta questions generate``: a language model writes questions for provisions."""

import argparse
import sys
from dataclasses import asdict

from app.cli.filter_options import law_named
from app.cli.running import finish, opened, print_json
from app.domain.errors import ProvisionUnknown
from app.domain.sourcing import is_loopback
from app.services.library import OpenLibrary
from app.services.program import Program
from app.services.question_choosing import Choice
from app.services.question_importing import Bringing
from app.services.question_making import MakingEstimate, MakingReport

_SAMPLE = 100


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the parser of this action."""
    make = kinds.add_parser("generate", help="have a language model write questions")
    make.add_argument("--set", default=Bringing().name, metavar="NAME", help="into which set")
    make.add_argument(
        "--law", action="append", default=[], metavar="L", help="for this law, may be repeated"
    )
    make.add_argument(
        "--provision", action="append", default=[], metavar="CITATION",
        help="for this provision, may be repeated",
    )  # fmt: skip
    make.add_argument(
        "--sample", type=_count, metavar="N",
        help=f"for so many provisions by chance; {_SAMPLE} where no law or provision is named",
    )  # fmt: skip
    make.add_argument("--model", default="", metavar="M", help="language model; else as set")
    make.add_argument("--host", default="", metavar="URL", help="its server; else as set")
    make.add_argument(
        "--estimate", action="store_true", help="only say how long it would take, from a few tries"
    )
    make.set_defaults(act=_generate)


def _generate(program: Program, args: argparse.Namespace) -> int:
    chat = program.chats.chosen(args.model, args.host)
    _tell_who_is_asked(chat.address)
    library = opened(program, args)
    maker, choice = program.question_maker(library, args.model, args.host), _choice(library, args)
    if args.estimate:
        estimate = finish(maker.estimate(choice, args.set))
        if args.json:
            return print_json({"library": library.path, "set": args.set, **asdict(estimate)})
        _tell_estimate(estimate)
        return 0
    report = finish(maker.make(choice, args.set))
    if args.json:
        return print_json({"library": library.path, **asdict(report)})
    _tell(report)
    return 0


def _choice(library: OpenLibrary, args: argparse.Namespace) -> Choice:
    laws = tuple(law_named(library, one) for one in args.law)
    provisions = tuple(id for one in args.provision for id in _named(library, one))
    sample = args.sample or (0 if laws or provisions else _SAMPLE)
    return Choice(laws, provisions, sample)


def _named(library: OpenLibrary, asked: str) -> list[str]:
    found = [provision.id for provision, _, version in library.resolve(asked) if version.current]
    if not found:
        raise ProvisionUnknown(asked)
    return found


def _tell_who_is_asked(address: str) -> None:
    if not is_loopback(address if "://" in address else f"//{address}"):
        print(
            f"pandecta: the provisions go to {address}, which is another computer.",
            file=sys.stderr,
        )


def _tell_estimate(estimate: MakingEstimate) -> None:
    if estimate.each is None or estimate.seconds is None:
        print(f"Nothing is left to do: {estimate.before:,} provisions have their questions")
        return
    print(
        f"{estimate.provisions:,} provisions at {estimate.each:.1f} s each: about "
        f"{estimate.seconds / 60:,.0f} minutes; {estimate.before:,} have their questions already"
    )


def _tell(report: MakingReport) -> None:
    print(
        f"{report.made:,} questions for {report.done:,} provisions wait in {report.name} "
        f"(pandecta questions review --standing pending); {report.before:,} provisions had theirs; "
        f"{report.seconds:.1f} s"
    )
    for what, counted in (("provisions left out", report.skipped), ("dropped", report.dropped)):
        for reason, count in counted.items():
            print(f"  {count:,} {what}: {reason}")
    if report.unusable or report.too_long:
        print(
            f"  {report.unusable:,} provisions without a usable answer, "
            f"{report.too_long:,} too long for the model"
        )


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return value
