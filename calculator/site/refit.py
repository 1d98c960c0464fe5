"""Fit the three sums again on the published cases, and say what would move: python -m calculator.site.refit.

Each sum is a logit of its own (a nested, or sequential, logit): the first on all codings, the second on those that
went outside, the third on those that stayed. The penalty holds weights near 0; the constant is free.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp

from calculator.model import agreement, definition
from calculator.model.agreement import Coding
from calculator.model.definition import PARTS, SUMS, Model, Sum
from calculator.model.fit import filled

RIDGE = 1.0
STEPS = 50  # of Newton's method, which needs fewer than ten here
SETTLED = 1e-9  # the largest change of a weight after which no step is worth taking
CONSTANT, BEST_OF = "constant", "best_of"
# what a coding must have been to count for a sum, and what is a yes
COUNTED = {
    "outside": (("freelance", "bpo", "employee", "keep"), ("freelance", "bpo")),
    "firm": (("freelance", "bpo"), ("bpo",)),
    "post": (("employee", "keep"), ("employee",)),
}

Row = list[float]


@dataclass(frozen=True)
class Fitted:
    """A sum's terms with their weights: shipped, as fitted, and the fitted ones rounded."""

    name: str
    codings: int
    shipped: dict[str, float]
    fitted: dict[str, float]

    @property
    def rounded(self) -> dict[str, float]:
        """To quarters."""
        return {key: round(PARTS * weight) / PARTS for key, weight in self.fitted.items()}


def shipped(one: Sum) -> dict[str, float]:
    """The terms of a sum with the weights that ship, the constant first."""
    best = {BEST_OF: one.best_of.weight} if one.best_of.questions else {}
    return {CONSTANT: one.constant} | one.weights | best | one.limits


def fit_again(model: Model, codings: Sequence[Coding]) -> list[Fitted]:
    """All sums fitted on the ways that were taken; in units of the sums, so divided by the slope."""
    return [_fitted(model, codings, name) for name in SUMS]


def _fitted(model: Model, codings: Sequence[Coding], name: str) -> Fitted:
    counted, yes = COUNTED[name]
    one = model.fit.sum[name]
    chosen = [coding for coding in codings if coding.case.way in counted]
    weights = logit([_row(model, one, coding) for coding in chosen], [coding.case.way in yes for coding in chosen])
    terms = shipped(one)
    fitted = {key: weight / model.fit.slope for key, weight in zip(terms, weights, strict=True)}
    return Fitted(name, len(chosen), terms, fitted)


def _row(model: Model, one: Sum, coding: Coding) -> Row:
    """What stands at each term of a sum for a coding."""
    answers = coding.result.answers
    levels = filled(model, answers)
    best = [max(levels[key] for key in one.best_of.questions)] if one.best_of.questions else []
    return [
        1.0,
        *(levels[key] for key in one.weights),
        *best,
        *(float(bool(answers.limits.get(k))) for k in one.limits),
    ]


def logit(rows: Sequence[Row], yes: Sequence[bool], ridge: float = RIDGE) -> Row:
    """The weights that make the answers most likely, by Newton's method; half `ridge` a squared weight is the price."""
    weights = [0.0] * len(rows[0])
    for _ in range(STEPS):
        slope, curve = _derivatives(rows, yes, weights, ridge)
        step = solved(curve, slope)
        weights = [weight + move for weight, move in zip(weights, step, strict=True)]
        if max(map(abs, step)) < SETTLED:
            break
    return weights


def _derivatives(rows: Sequence[Row], yes: Sequence[bool], weights: Row, ridge: float) -> tuple[Row, list[Row]]:
    """Slope and curvature of the penalised likelihood, the latter with its sign turned."""
    free = [0.0, *[ridge] * (len(weights) - 1)]
    slope = [-price * weight for price, weight in zip(free, weights, strict=True)]
    curve = [[price if i == j else 0.0 for j in range(len(free))] for i, price in enumerate(free)]
    for row, right in zip(rows, yes, strict=True):
        share = 1 / (1 + exp(-sum(weight * x for weight, x in zip(weights, row, strict=True))))
        for i, x in enumerate(row):
            slope[i] += (right - share) * x
            for j, other in enumerate(row):
                curve[i][j] += share * (1 - share) * x * other
    return slope, curve


def solved(matrix: Sequence[Row], right: Row) -> Row:
    """The solution of linear equations, by elimination with the largest pivot."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for place in range(len(rows)):
        pivot = max(range(place, len(rows)), key=lambda i: abs(rows[i][place]))
        rows[place], rows[pivot] = rows[pivot], rows[place]
        rows[place] = [value / rows[place][place] for value in rows[place]]
        for i, row in enumerate(rows):
            if i != place:
                rows[i] = [a - row[place] * b for a, b in zip(row, rows[place], strict=True)]
    return [row[-1] for row in rows]


def with_weights(model: Model, sums: Sequence[Fitted]) -> Model:
    """The model with the rounded weights in place of those that ship."""
    return replace(model, fit=replace(model.fit, sum={one.name: _moved(model.fit.sum[one.name], one) for one in sums}))


def _moved(one: Sum, fitted: Fitted) -> Sum:
    weight = fitted.rounded
    return replace(
        one,
        constant=weight[CONSTANT],
        weights={key: weight[key] for key in one.weights},
        best_of=replace(one.best_of, weight=weight.get(BEST_OF, 0.0)),
        limits={key: weight[key] for key in one.limits},
    )


def lines(model: Model, codings: Sequence[Coding]) -> Iterator[str]:
    """What is printed: weights as fitted, rounded and shipped, then the codings that the rounded ones would move."""
    sums = fit_again(model, codings)
    for one in sums:
        yield f"{one.name} ({one.codings} codings): fitted, rounded, shipped"
        for key, weight in one.fitted.items():
            mark = "" if one.rounded[key] == one.shipped[key] else "  differs"
            yield f"  {key:<10} {weight:7.3f} {one.rounded[key]:6.2f} {one.shipped[key]:6.2f}{mark}"
    other = agreement.codings(with_weights(model, sums))
    for name, group in (("shipped", codings), ("rounded", other)):
        share = agreement.agreement(group)
        yield f"{name} weights name the way taken in {share.right} of {share.total} codings"
    for now, then in zip(codings, other, strict=True):
        if now.result.way != then.result.way:
            right = "right" if then.agrees else "was right" if now.agrees else "both wrong"
            yield f"  {now.case.id} {now.coder} ({now.case.way}): {now.result.way} -> {then.result.way}, {right}"


def main() -> None:
    """Print all of it for the shipped model and the cases held here."""
    print("\n".join(lines(definition.model(), agreement.published())))


if __name__ == "__main__":
    main()
