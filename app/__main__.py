"""The program's entry: one verb, or the window where there is none."""

import multiprocessing
import os
import sys
from contextlib import closing
from io import TextIOWrapper

from app.cli.arguments import parser
from app.cli.sentences import sentence
from app.domain.errors import PandectaError


def main(argv: list[str] | None = None) -> int:
    """Run one verb, or open the window; returns the exit status (130: stopped by Ctrl+C)."""
    multiprocessing.freeze_support()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    args = parser().parse_args(argv)
    if args.portable:
        # before anything asks where the data is; child processes inherit it
        os.environ["PANDECTA_PORTABLE"] = "1"
    if args.verb is None:
        return _window()
    from app.cli.verbs import run
    from app.wiring import build_program

    try:
        with closing(build_program()) as program:
            return run(program, args)
    except PandectaError as error:
        print(f"pandecta: {sentence(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("pandecta: stopped; what was finished before is kept.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _window() -> int:
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY")
        or os.environ.get("WAYLAND_DISPLAY")
        or os.environ.get("QT_QPA_PLATFORM")
    ):
        print(
            "pandecta: there is no display here, so no window can open. The command line does "
            'the same: pandecta search "QUESTION" (see pandecta --help).',
            file=sys.stderr,
        )
        return 1
    from app.ui.desktop import run
    from app.wiring import build_program

    with closing(build_program()) as program:
        return run(program, sys.argv)


if __name__ == "__main__":
    sys.exit(main())
