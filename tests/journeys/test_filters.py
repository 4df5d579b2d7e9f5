"""A changed filter asks again in place, and what is being read stays where it is."""

import pytest

from app.domain.law import Status
from app.domain.question import Filters, Results
from app.services.program import Program
from tests.journeys.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ASKED = "解除劳动合同 赔偿"


@pytest.fixture
def desk(qtbot, program: Program, sample_folder) -> Desk:
    program.open(str(sample_folder))
    return Desk(qtbot, program).open()


def _narrowed(desk: Desk, filters: Filters) -> Results:
    answers: list[Results] = []
    connection = desk.search.answered.connect(answers.append)
    desk.search.filters.choose(filters)
    desk.until(lambda: bool(answers) and not desk.window.session.busy)
    desk.search.disconnect(connection)
    return answers[-1]


def test_a_filter_keeps_the_reading_position(desk: Desk) -> None:
    assert desk.ask(ASKED) is not None
    other = next(hit for hit in desk.hits if hit.law.id != desk.first.law.id)
    desk.search.hits.setCurrentIndex(desk.search.hits.hits.index(other.rank - 1, 0))
    desk.until(lambda: desk.reader.citation == other.citation)
    desk.reader.view.verticalScrollBar().setValue(7)
    place = desk.reader.view.verticalScrollBar().value()

    found = _narrowed(desk, Filters(law_id=other.law.id))
    assert {hit.law.id for hit in found.hits} == {other.law.id}
    assert desk.search.hits.current is not None
    assert desk.search.hits.current.provision.id == other.provision.id
    assert desk.reader.citation == other.citation
    assert desk.reader.view.verticalScrollBar().value() == place

    [away, *_] = [law for law, _, _ in desk.search.filters._facets.laws if law != other.law.id]
    found = _narrowed(desk, Filters(law_id=away))
    assert {hit.law.id for hit in found.hits} <= {away}
    assert desk.search.hits.current is None
    assert desk.reader.citation == other.citation
    assert desk.reader.view.verticalScrollBar().value() == place

    _narrowed(desk, Filters())
    assert desk.search.hits.current is not None
    assert desk.search.hits.current.provision.id == other.provision.id


def test_without_hits_the_filters_are_taken_back_at_once(desk: Desk) -> None:
    assert desk.ask(ASKED) is not None
    found = _narrowed(desk, Filters(statuses=(Status.PENDING,), law_id="none"))
    assert found.hits == ()
    assert not desk.search._clear_filters.isHidden()
    desk.search._clear_filters.click()
    assert desk.search.filters.filters == Filters(current_only=False)
    desk.until(lambda: bool(desk.hits))


def test_another_question_is_read_from_its_first_hit(desk: Desk) -> None:
    assert desk.ask(ASKED) is not None
    _narrowed(desk, Filters(law_id=desk.first.law.id))
    assert desk.ask("工伤") is not None
    assert desk.search.hits.current is not None
    assert desk.search.hits.current.rank == 1


def test_what_a_filter_hides_is_told_and_can_be_read(desk: Desk) -> None:
    named = "沐洲劳动法第十二条"
    assert desk.ask(named) is not None
    assert desk.search.hidden.text == ""
    citation, law = desk.first.citation, desk.first.law.id
    [away, *_] = [one for one, _, _ in desk.search.filters._facets.laws if one != law]
    answers: list[object] = []
    desk.search.answered.connect(answers.append)
    desk.search.filters.choose(Filters(law_id=away))
    desk.until(lambda: bool(answers))
    assert all(hit.law.id == away for hit in desk.hits)
    assert desk.search.hidden.text == f"The filters leave out {citation}."
    desk.search.reader.forget()
    desk.search.hidden.button.click()
    desk.until(lambda: desk.reader.citation == citation)
    desk.search.clear()
    assert desk.search.hidden.text == ""
