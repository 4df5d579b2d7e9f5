"""Laws and provisions of real libraries are suggested while their names are typed."""

from functools import partial
from pathlib import Path

import pytest

from app.adapters.content_db import ContentDb
from app.adapters.law_names import named_laws
from app.adapters.pinyin import spell
from app.domain.errors import LibraryDamaged
from app.domain.events import outcome
from app.domain.suggesting import SuggestionKind, Why
from app.services.library import OpenLibrary
from app.services.program import Program
from app.services.suggesting import Suggester
from tests.conftest import DATA, plain_law


def suggester(folder: str) -> Suggester:
    return Suggester(ContentDb(Path(folder)), partial(named_laws, folder), spell)


@pytest.fixture
def sample_names(sample_folder: Path) -> Suggester:
    return suggester(str(sample_folder))


def citations(made: Suggester, typed: str) -> list[str]:
    return [one.citation for one in made.suggest(typed)]


def test_laws_and_provisions_of_the_sample(sample_names: Suggester) -> None:
    assert not sample_names.ready
    [first, *_] = sample_names.suggest("劳动法")
    assert sample_names.ready
    assert (first.kind, first.citation, first.detail) == (
        SuggestionKind.LAW,
        "沐洲劳动法",
        "劳动法",
    )
    for typed in ("劳动法 2", "劳动法二", "ldf 2", "沐劳法第2条", "沐洲劳功法 2"):
        [provision, *_] = sample_names.suggest(typed)
        assert provision.kind is SuggestionKind.PROVISION, typed
        assert provision.citation == "沐洲劳动法第二条", typed
        assert (provision.law_id, provision.version_id) == (first.law_id, first.version_id)
        assert provision.detail == "定义", typed
    for typed in ("employment act 5", "merrow employment s. 5", "empa 5", "employmnet 5"):
        assert citations(sample_names, typed)[0] == "Merrow Employment Act 2014, s. 5", typed


def test_every_name_of_the_sample_suggests_its_law(
    sample_names: Suggester, sample_folder: Path
) -> None:
    laws = named_laws(str(sample_folder))
    assert len(laws) > 10
    for law in laws:
        for name in (law.title, *law.short_titles):
            assert law.law_id in {one.law_id for one in sample_names.suggest(name)}, name


def test_a_citation_comes_first_and_a_misspelled_name_still_leads_there(
    program: Program, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name, title in (("a", "Kite Act 2001"), ("b", "Kite Safety Act 2003")):
        (source / f"{name}.md").write_text(plain_law(f"law-{name}", title), "utf-8")
    library = program.create(str(tmp_path / "library"), "Kites")
    outcome(library.import_sources([str(source)]))
    made = suggester(library.path)
    exact = made.suggest("Kite Act 2001, Section 2")
    assert [one.why for one in exact] == [Why.EXACT]
    both = made.suggest("kite 2")
    assert {one.title for one in both} == {"Kite Act 2001", "Kite Safety Act 2003"}
    assert {one.kind for one in both} == {SuggestionKind.PROVISION}
    assert [one.title for one in made.suggest("kite saftey 2")] == ["Kite Safety Act 2003"]
    assert made.suggest("kite act 2001")[0].kind is SuggestionKind.LAW
    assert made.suggest("kite 99") == ()
    assert made.suggest("kite", 0) == ()


def test_a_library_that_grew_is_read_again(small: OpenLibrary, tmp_path: Path) -> None:
    made = suggester(small.path)
    assert citations(made, "kite") == ["Kite Act 2001"]
    more = tmp_path / "more.md"
    more.write_text(plain_law("kite-order", "Kite Order 2009"), "utf-8")
    outcome(small.import_sources([str(more)]))
    assert citations(made, "kite order") == ["Kite Order 2009"]


def test_a_damaged_library_is_told(tmp_path: Path) -> None:
    (tmp_path / "content.db").write_bytes(b"no database at all, but long enough to be read")
    with pytest.raises(LibraryDamaged):
        named_laws(str(tmp_path))


def test_pinyin_knows_characters_of_several_sounds() -> None:
    spelled = spell(["重庆市银行业条例", "重大行政决策2019", "usc"])
    assert "".join(one[0] for one in spelled["重庆市银行业条例"]) == "cqsyhytl"
    assert spelled["重大行政决策2019"] == ("zhong", "da", "xing", "zheng", "jue", "ce", *"2019")
    assert spelled["usc"] == ("u", "s", "c")


@pytest.fixture(scope="module")
def lawrefbook(tmp_path_factory: pytest.TempPathFactory) -> Suggester:
    """All of LawRefBook, imported and not indexed."""
    from app.wiring import build_program

    folder = tmp_path_factory.mktemp("lawrefbook")
    patch = pytest.MonkeyPatch()
    patch.setenv("PANDECTA_HOME", str(folder / "home"))
    try:
        library = build_program().create(str(folder / "library"), "LawRefBook")
        outcome(library.import_sources([str(DATA / "zh" / "lawrefbook.zip")]))
    finally:
        patch.undo()
    made = suggester(library.path)
    made.build()
    return made


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ldhtf", "中华人民共和国劳动合同法"),
        ("ldhft", "中华人民共和国劳动合同法"),
        ("劳动", "中华人民共和国劳动法"),
        ("劳功合同法", "中华人民共和国劳动合同法"),
        ("刑诉法", "中华人民共和国刑事诉讼法"),
        ("mfd", "中华人民共和国民法典"),
        ("xiaofeizheq", "中华人民共和国消费者权益保护法"),
        ("劳动合同法 39", "中华人民共和国劳动合同法第三十九条"),
        ("ldhtf 39", "中华人民共和国劳动合同法第三十九条"),
        ("ldhft 39", "中华人民共和国劳动合同法第三十九条"),
        ("刑法 133之一", "中华人民共和国刑法第一百三十三条之一"),
    ],
)
def test_in_chinese_national_law(lawrefbook: Suggester, typed: str, first: str) -> None:
    assert citations(lawrefbook, typed)[0] == first
