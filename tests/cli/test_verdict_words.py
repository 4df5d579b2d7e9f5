"""The verdict as a person reads it on the command line."""

from app.cli.verdict_words import verdict_sentence
from app.domain.training import Decision, Gain, Part, Verdict


def test_a_better_model() -> None:
    gain = Gain(Part.UNSEEN, "hit@10", 0.5, 0.561, 0.032, 0.09, 0.0001)
    assert verdict_sentence(Verdict(Decision.BETTER, ("unseen-better",), gain)) == (
        "better on questions it has not seen: +6.1 points hit@10, 95 % certain "
        "(+3.2 to +9.0), p < 0.001"
    )


def test_no_gain_says_why() -> None:
    gain = Gain(Part.UNSEEN, "ndcg@10", 0.5, 0.497, -0.01, 0.004, 0.4)
    told = verdict_sentence(Verdict(Decision.NO_GAIN, ("forgets", "seen-only"), gain))
    assert told.startswith("no real gain on questions it has not seen: -0.3 points ndcg@10")
    assert told.endswith(
        "p = 0.400; it forgot general language; better only on the laws it was trained on"
    )


def test_worse_where_it_was_trained() -> None:
    gain = Gain(Part.SEEN, "hit@10", 0.5, 0.4, -0.15, -0.05, 0.002)
    told = verdict_sentence(Verdict(Decision.WORSE, ("seen-worse",), gain))
    assert told.startswith(
        "worse than the model before: -10.0 points hit@10 on the laws it was trained on"
    )


def test_too_few_questions() -> None:
    told = verdict_sentence(Verdict(Decision.NO_GAIN, ("too-few-questions",)))
    assert told.endswith("; fewer than 50 questions to judge by")
