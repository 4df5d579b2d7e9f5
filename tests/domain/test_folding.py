"""The same text in several laws is one hit."""

from app.domain.folding import folded

RULE = "Employers shall pay wages in money and in full, at least once every month, to the worker."


def test_texts_that_say_the_same_fold_into_the_first() -> None:
    spaced = RULE.replace(", ", " ,  ").upper()
    nearly = RULE.replace("worker", "workers")
    other = RULE.replace("wages in money and in full", "the deposit within two weeks of the end")
    assert folded([RULE, other, spaced, nearly]) == [0, 1, 0, 0]


def test_short_texts_have_to_be_equal() -> None:
    assert folded(["本法自公布之日起施行。", "本法自发布之日起施行。", "本法自公布之日起施行"]) == [
        0,
        1,
        0,
    ]


def test_nothing_folds_into_nothing() -> None:
    assert folded([]) == []
    assert folded(["", "。"]) == [0, 0]
