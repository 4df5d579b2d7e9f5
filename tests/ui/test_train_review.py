"""What the review of a question set decides about, in the window and on the command line."""

from argparse import Namespace
from dataclasses import replace

from app.cli.questions_review import _changed
from app.domain.training import NOBODY_ASKS, Example, Origin, Standing
from app.ui.train_desk import Answers, Reviewed
from app.ui.train_review_model import QUESTION, ReviewModel

ASKED = Example(
    "a", "may she play here", ("p1",), ("l1",), Origin.GENERATED, standing=Standing.PENDING
)
NOBODY = replace(ASKED, id="b", text="Kite Act, s. 9", standing=Standing.DROPPED, why=NOBODY_ASKS)


def test_what_asks_nothing_is_not_accepted_in_the_window(qapp):
    model, told = ReviewModel(), []
    model.changed.connect(told.extend)
    model.show_set(Reviewed("made", (ASKED, NOBODY), Answers({}, {})))
    model.decide([0, 1], Standing.ACCEPTED)
    assert [(one.id, one.standing) for one in told] == [("a", Standing.ACCEPTED)]
    model.setData(model.index(1, QUESTION), "who signs for the kite")
    assert told[-1].is_question
    assert told[-1].standing is Standing.ACCEPTED


def test_nor_by_accepting_all_of_them_on_the_command_line():
    def decided(accept=(), drop=(), edit=()) -> dict[str, str]:
        args = Namespace(accept=list(accept), drop=list(drop), edit=list(edit))
        return {one.id: one.standing.value for one in _changed((ASKED, NOBODY), args)}

    assert decided(accept=["all"]) == {"a": "accepted"}
    assert decided(accept=["b"]) == {}
    assert decided(edit=[("b", "who signs for the kite")]) == {"b": "accepted"}
    assert decided(drop=["all"]) == {"a": "dropped", "b": "dropped"}
