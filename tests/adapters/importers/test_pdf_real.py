"""The SEBI master circulars, counted independently of the importer."""

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from zipfile import ZipFile

import pypdfium2
import pytest

from app.adapters.importers.importer import File
from app.adapters.importers.pdf import Pdf
from app.domain.law import Kind, Level, ParsedLaw

pytestmark = pytest.mark.data
SOURCE = Path(__file__).resolve().parents[4] / "shared" / "data" / "en" / "sebi.zip"
NAMES = ("Dec_30_2024", "Jan_19_2026", "Jun_27_2025", "Feb_06_2026")
_WORD = re.compile(r"[A-Za-z]{3,}")


@lru_cache(maxsize=8)
def _file(name: str) -> File:
    if not SOURCE.exists():
        pytest.skip(f"{SOURCE} is not here")
    with ZipFile(SOURCE) as archive:
        (path,) = (n for n in archive.namelist() if name in n)
        return File(path, archive.read(path))


@lru_cache(maxsize=8)
def _law(name: str) -> ParsedLaw:
    (law,) = Pdf().parse([_file(name)])
    return law


@lru_cache(maxsize=8)
def _pages(name: str) -> list[str]:
    """The text of each page as PDFium gives it, running lines and contents cut by hand."""
    document = pypdfium2.PdfDocument(_file(name).data)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    contents = {"Jan_19_2026": {3}, "Jun_27_2025": {3, 4, 5}, "Feb_06_2026": {3, 4, 5}}
    return [
        "" if number in contents.get(name, ()) else re.sub(r"Page \d+ of \d+", "", text)
        for number, text in enumerate(texts, 1)
    ]


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.replace("\ufffe", "-")))


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_pages_is_in_a_provision(name: str) -> None:
    law = _law(name)
    paths = {words for p in law.provisions for words in p.path}
    found = _words(" ".join([*paths, *(f"{p.label} {p.heading} {p.text}" for p in law.provisions)]))
    wanted = _words(" ".join(_pages(name)))
    missing = sum((wanted - found).values())
    assert missing <= 0.002 * wanted.total()


@pytest.mark.parametrize("name", NAMES)
def test_no_running_line_is_left(name: str) -> None:
    text = "\n".join(p.text for p in _law(name).provisions)
    assert not re.search(r"Page \d+ of \d+", text)
    assert not re.search(r"\.{6,}\s*\d+$", text, re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_pages_rise_and_reach_the_last(name: str) -> None:
    pages = [p.page or 0 for p in _law(name).provisions]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert len(_pages(name)) - 2 <= pages[-1] <= len(_pages(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_clause_begins_on_its_page(name: str) -> None:
    pages = [re.sub(r"\W", "", text) for text in _pages(name)]
    for p in _law(name).provisions:
        begins = re.sub(r"\W", "", re.sub(r" \[\d+\].*", "", p.heading or p.text.split("\n")[0]))
        assert p.page
        assert begins[:25] in pages[p.page - 1], (p.number, p.page)


@pytest.mark.parametrize(
    ("name", "last", "date", "number"),
    [
        ("Dec_30_2024", 6, "2024-12-30", "SEBI/HO/MRD-PoD2/CIR/P/2024/00181"),
        ("Jan_19_2026", 5, "2026-01-19", "HO/49/14/14(6)2025-CFD-PoD1/I/2771/2026"),
        ("Jun_27_2025", 28, "2025-06-27", "SEBI/HO/MIRSD/MIRSD-PoD/P/CIR/2025/94"),
        ("Feb_06_2026", 31, "2026-02-06", "HO/38/12/11(2)2026-MIRSD-POD/I/4300/2026"),
    ],
)
def test_numbers_are_whole_and_rise(name: str, last: int, date: str, number: str) -> None:
    law = _law(name)
    assert law.level is Level.DEPARTMENTAL
    assert (str(law.published), law.short_titles) == (date, (number,))
    clauses = [p for p in law.provisions if p.kind is Kind.CLAUSE and "(" not in p.number]
    starts = [at for at, p in enumerate(clauses) if p.number == "1"]
    main = clauses[starts[-1] :]
    values = [tuple(int(n) for n in p.number.split(".")) for p in main]
    assert [v[0] for v in values if len(v) == 1] == list(range(1, last + 1))
    assert all(a < b for a, b in pairwise(values))


@pytest.mark.parametrize("name", NAMES[1:])
def test_every_dotted_number_that_begins_a_line_is_a_provision(name: str) -> None:
    printed = Counter(
        found[1]
        for page in _pages(name)
        for found in re.finditer(r"^ ?(\d{1,2}(?:\.\d{1,2})+)\.? ?[A-Z\[“]", page, re.MULTILINE)
    )
    found = Counter(p.number.rpartition("-")[2] for p in _law(name).provisions)
    assert printed.total() > 30
    assert (printed - found).total() <= 0.02 * printed.total(), printed - found


def test_two_circulars_for_investment_advisers_are_versions_of_one_law() -> None:
    old, new = _law("Jun_27_2025"), _law("Feb_06_2026")
    assert old.key == new.key
    assert old.title == new.title == "Master Circular for Investment Advisers"
    assert old.published
    assert new.published
    assert old.published < new.published
    assert len({_law(name).key for name in NAMES}) == 3


def test_known_clauses() -> None:
    social = {p.number: p for p in _law("Jan_19_2026").provisions if p.kind is Kind.CLAUSE}
    assert social["1.4.3"].text == "The minimum issue size shall be rupees fifty lakhs."
    assert social["1.4.3"].page == 9
    assert social["1.4.3"].path == (
        "Chapter I - Framework on Social Stock Exchange (‘SSE’)",
        "1.4 Other conditions relating to issuance of ZCZP",
    )
    assert social["1.4.4"].text.startswith("The minimum application size shall be rupees [one")
    assert "\n[5] Substituted with issuance of SEBI Circular" in social["1.4.4"].text
    advisers = {p.label: p for p in _law("Feb_06_2026").provisions}
    assert advisers["ANNEXURE A, para. 8"].text == (
        "Amendments – The agreement may be amended by mutual written consent of the parties."
    )
    assert advisers["para. 2.1"].heading == "Restriction on free trial"


def test_thirty_pages_a_second() -> None:
    file = _file("Feb_06_2026")
    start = perf_counter()
    Pdf().parse([file])
    assert 99 / (perf_counter() - start) > 30
