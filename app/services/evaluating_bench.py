"""What both faces measure a library's search with: every kind of evaluation over its services."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.asked import CLOSED, fold_of
from app.domain.events import Work
from app.domain.question import Filters
from app.domain.ranking import Parts
from app.services.evaluating import Evaluation, evaluate, read_questions
from app.services.evaluating_groups import By, Group, grouped
from app.services.evaluating_indexes import Compared, compare_indexes
from app.services.evaluating_parts import Row, ablate
from app.services.evaluating_passages import PassageEvaluation, evaluate_passages
from app.services.index_ports import IndexStore
from app.services.law_ports import LawStore
from app.services.priors import count_laws
from app.services.searching import Searcher


@dataclass(frozen=True, slots=True)
class Bench:
    """Measures one library with questions from a file; raises QuestionsUnreadable everywhere."""

    store: LawStore
    indexes: IndexStore
    searcher: Searcher

    def evaluate(
        self, questions: str, filters: Filters = Filters(), parts: Parts = Parts()
    ) -> Work[Evaluation]:
        """The measures of the search as it is; see `app.services.evaluating`."""
        asked = read_questions(questions)
        return evaluate(self.store, self.searcher, asked, filters, parts)

    def ablate(
        self, questions: str, filters: Filters = Filters(), reranker: bool = False
    ) -> Work[list[Row]]:
        """What each part adds; see `app.services.evaluating_parts`."""
        asked = read_questions(questions)
        return ablate(self.store, self.searcher, asked, filters, reranker)

    def grouped(self, evaluation: Evaluation, by: By) -> Work[list[Group]]:
        """The measures of groups of questions; see `app.services.evaluating_groups`."""
        return grouped(evaluation, by)

    def against(
        self,
        questions: str,
        index: str,
        filters: Filters = Filters(),
        parts: Parts = Parts(),
    ) -> Work[Compared]:
        """From another index to the active one; see `app.services.evaluating_indexes`."""
        asked = read_questions(questions)
        return compare_indexes(
            self.store, self.indexes, self.searcher, asked, filters, parts, index
        )

    def asked(self, questions: Sequence[str]) -> Mapping[str, int]:
        """How many questions of these files each law answers, without the fold measured on."""
        every = (one for path in questions for one in read_questions(path))
        open_ones = [one.relevant for one in every if fold_of(one.id) != CLOSED]
        return count_laws(self.store, open_ones)

    def passages(
        self,
        questions: str,
        filters: Filters = Filters(),
        parts: Parts = Parts(),
        mini: bool = False,
    ) -> Work[PassageEvaluation]:
        """LegalBench-RAG's own measure; see `app.services.evaluating_passages`."""
        return evaluate_passages(self.store, self.searcher, questions, filters, parts, mini)
