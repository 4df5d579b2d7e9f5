"""Fits the models of strength by weighted logistic regression, and measures what they say."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from app.domain.judging import Signs, probability, strength_of
from app.domain.judging_models import MODELS, Model
from app.domain.strength import Strength

Row = dict[str, Any]
_RIDGE, _STEPS = 0.01, 60
_FEWEST = 40
"""Rows of each side without which a model is not fitted."""


def report(rows: Sequence[Row]) -> None:
    """Print the fitted models, then what the models in the program do on the other half."""
    for name, model in MODELS.items():
        mine = [row for row in rows if row["model"] in _trained(name)]
        counted = [row for row in mine if row["counted"]]
        if min(_sides(counted)) >= _FEWEST:
            fitted = fit([row for row in counted if not row["half"]], tuple(model.weights))
            print(f'    "{name}": {_written(fitted)},')
    for name, model in MODELS.items():
        mine = [row for row in rows if row["model"] == name and row["half"]]
        if mine:
            print(f"\n{name}, the half not fitted to")
            _measure(mine, model)
    spent = [row["ms"] for row in rows]
    print(f"\nsigns: median {np.median(spent):.2f} ms, 95 % {np.percentile(spent, 95):.2f} ms")


def _trained(name: str) -> tuple[str, ...]:
    """Whose rows a model is fitted to.

    No transformer at hand knows Chinese, so that model also sees English questions with one that
    knows English.
    """
    return (name, "other latin") if name == "other han" else (name,)


def fit(rows: Sequence[Row], names: Sequence[str]) -> Model:
    """The model of the signs that speak for an answer; one that spoke against it is left out.

    A negative weight only undoes what another sign says in the libraries at hand.
    """
    while True:
        model = _likeliest(rows, names)
        least = min(model.weights, key=lambda name: model.weights[name])
        if model.weights[least] >= 0.0:
            return model
        names = [name for name in names if name != least]


def _likeliest(rows: Sequence[Row], names: Sequence[str]) -> Model:
    """The weights that make the found answers likeliest, by Newton's method with a small ridge."""
    values = np.array([[row["signs"][name] for name in names] for row in rows])
    found, weight = np.array([float(0 < row["rank"] <= 10) for row in rows]), weights(rows)
    middle, spread = values.mean(0), values.std(0) + 1e-9
    design = np.c_[np.ones(len(rows)), (values - middle) / spread]
    ridge = _RIDGE * weight.sum() * np.diag([0.0, *([1.0] * len(names))])
    at = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-design @ at))
        slope = design.T @ (weight * (found - chance)) - ridge @ at
        curve = (design * (weight * chance * (1 - chance))[:, None]).T @ design + ridge
        at += np.linalg.solve(curve, slope)
    scaled = at[1:] / spread
    chosen = {name: round(float(x), 3) for name, x in zip(names, scaled, strict=True)}
    return Model(round(float(at[0] - scaled @ middle), 3), chosen)


def weights(rows: Sequence[Row]) -> Any:
    """As much for questions with as without an answer; in each, sources count by their root."""
    out = np.zeros(len(rows))
    for side in (True, False):
        places: dict[tuple[str, str], list[int]] = {}
        for place, row in enumerate(rows):
            if row["answered"] is side:
                places.setdefault((row["library"], row["source"]), []).append(place)
        has = {lib for lib, _ in {(r["library"], 0) for r in rows if r["answered"]}}
        for library in {lib for lib, _ in places}:
            groups = [group for (lib, _), group in places.items() if lib == library]
            whole = sum(len(group) ** 0.5 for group in groups)
            share = 1.0 if library in has else 0.4
            for group in groups:
                out[group] = share * len(group) ** 0.5 / whole / len(group)
        chosen = [place for group in places.values() for place in group]
        out[chosen] /= out[chosen].sum()
    weighted: Any = out * len(rows) / 2
    return weighted


def _measure(rows: Sequence[Row], model: Model) -> None:
    chances = [probability(Signs(**row["signs"]), model) for row in rows]
    counted = [place for place, row in enumerate(rows) if row["counted"]]
    _bins([rows[place] for place in counted], [chances[place] for place in counted])
    strengths = [strength_of(chance) for chance in chances]
    sources = dict.fromkeys((row["library"], row["source"]) for row in rows)
    print(f"  {'library':8} {'questions':28} {'n':>4} " + " ".join(f"{s:>7}" for s in Strength)
          + "   hit@10  strong: right in first 3")  # fmt: skip
    for library, source in sources:
        mine = [n for n, r in enumerate(rows) if (r["library"], r["source"]) == (library, source)]
        shares = " ".join(f"{_share(strengths[n] == s for n in mine):7.2f}" for s in Strength)
        right = [0 < rows[n]["rank"] <= 3 for n in mine if strengths[n] == Strength.STRONG]
        hit = _share(rows[n]["rank"] > 0 for n in mine)
        print(f"  {library:8} {source:28} {len(mine):4} {shares}   {hit:6.2f}  "
              f"{_share(right):.2f} of {len(right)}")  # fmt: skip
    for library in dict.fromkeys(row["library"] for row in rows):
        _detector(library, [(rows[n], strengths[n]) for n in counted
                            if rows[n]["library"] == library])  # fmt: skip
    _detector("all", [(rows[n], strengths[n]) for n in counted])


def _detector(library: str, judged: Sequence[tuple[Row, Strength]]) -> None:
    """Weak or none as a detector of questions that the library cannot answer, both sides equal."""
    if not judged:
        return
    weight = weights([row for row, _ in judged])
    told = np.array([one in (Strength.WEAK, Strength.NONE) for _, one in judged])
    none = np.array([one is Strength.NONE for _, one in judged])
    strong = np.array([one is Strength.STRONG for _, one in judged])
    without = np.array([not row["answered"] for row, _ in judged])
    first = np.array([0 < row["rank"] <= 3 for row, _ in judged])
    weak = f"{_of(without, told, weight):.2f}, recall {_of(told, without, weight):.2f}"
    nothing = f"{_of(without, none, weight):.2f}, recall {_of(none, without, weight):.2f}"
    best = f"{_of(~without, strong, weight):.2f}, first 3 {_of(first, strong, weight):.2f}"
    print(f"  {library}: weak or none: precision {weak}; none: precision {nothing}; "
          f"strong: answered {best}")  # fmt: skip


def _of(what: Any, among: Any, weight: Any) -> float:
    whole = float(weight[among].sum())
    return float(weight[among & what].sum()) / whole if whole else float("nan")


def _bins(rows: Sequence[Row], chances: Sequence[float]) -> None:
    """What was said against what came true, in ten bins, both sides counting the same."""
    weight, chance = weights(rows), np.array(chances)
    found = np.array([0 < row["rank"] <= 10 for row in rows])
    place, off = np.minimum((chance * 10).astype(int), 9), 0.0
    line = []
    for n in range(10):
        mine = place == n
        if share := float(weight[mine].sum()):
            said = float((weight * chance)[mine].sum()) / share
            true = float(weight[mine & found].sum()) / share
            off += share * abs(said - true)
            line.append(f"{said:.2f}→{true:.2f} ({mine.sum()})")
    print("  said→true: " + "  ".join(line) + f"  mean gap {off / float(weight.sum()):.3f}")


def _sides(rows: Sequence[Row]) -> tuple[int, int]:
    found = sum(row["rank"] > 0 for row in rows)
    return found, len(rows) - found


def _share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return sum(values) / len(values) if values else float("nan")


def _written(model: Model) -> str:
    inner = ", ".join(f'"{name}": {value}' for name, value in model.weights.items())
    return f"Model({model.base}, {{{inner}}})"
