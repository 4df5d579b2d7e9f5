"""Measures the citation checker on the golden list: precision and recall of each mark, and time.

Run by hand, with a library of the Chinese statutes and one of the United States Code::

    python -m tests.benchmarks.checking --china FOLDER --us FOLDER --sample FOLDER

Libraries are only read. Those that are not given are left out.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from app.adapters.content_db import ContentDb
from app.domain.asking import Source
from app.domain.measures import percentile
from app.services.checking import check
from tests.checked import cases, compared, figures, marked, sources_of

_LENGTH, _CITATIONS, _TIMES = 4_000, 40, 30
_LAWS = ("劳动合同法", "民法典", "消费者权益保护法", "公司法", "劳动法")


def main() -> None:
    """Print the figures of each library and of all together."""
    parser = argparse.ArgumentParser()
    for name in ("sample", "china", "us"):
        parser.add_argument(f"--{name}", type=Path)
    given = parser.parse_args()
    every: list[tuple[str, str, str]] = []
    for name, folder in (("sample", given.sample), ("cn", given.china), ("us", given.us)):
        if folder is None:
            continue
        store = ContentDb(folder)
        pairs = [pair for case in cases(name) for pair in compared(case, marked(store, case))]
        _report(name, pairs)
        every += pairs
        if name == "cn":
            _time(store)
        store.close()
    _report("all", every)


def _report(name: str, pairs: Sequence[tuple[str, str, str]]) -> None:
    right = sum(mark == given for _, mark, given in pairs)
    print(f"{name}: {right} of {len(pairs)} citations marked as by hand")
    for mark, (true, given, deserved) in figures(pairs).items():
        print(f"  {mark:14} precision {true}/{given}  recall {true}/{deserved}")
    wrong = Counter((mark, given) for _, mark, given in pairs if mark != given)
    for (mark, given), count in wrong.most_common():
        print(f"  {mark} by hand was marked {given}: {count}")


def _time(store: ContentDb) -> None:
    """Time reports of 4,000 characters with 40 citations, in words and by number."""
    text, sources = _answer(store)
    times = []
    for _ in range(_TIMES):
        start = perf_counter()
        checks = check(store, text, sources)
        times.append((perf_counter() - start) * 1000)
    print(
        f"  {len(text)} characters, {len(checks)} citations: "
        f"median {percentile(times, 0.5):.1f} ms, 95% {percentile(times, 0.95):.1f} ms"
    )


def _answer(store: ContentDb) -> tuple[str, list[Source]]:
    citations = [f"{_LAWS[n % len(_LAWS)]}第{20 + n}条" for n in range(_CITATIONS // 2)]
    sources = sources_of(store, citations)
    parts = []
    for source in sources:
        quoted = source.text.split("\n")[0][:40]
        filler = "当事人应当注意期限与举证责任，保留有关材料，并及时主张权利。" * 4
        parts.append(f"根据{source.citation}，“{quoted}”[{source.number}]。{filler}\n\n")
    return "".join(parts)[:_LENGTH], sources


if __name__ == "__main__":
    main()
