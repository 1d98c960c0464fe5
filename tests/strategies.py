"""Random answers for the properties."""

from hypothesis import strategies as st

from calculator.model import definition
from calculator.model.answers import Answers

MODEL = definition.model()
LEVELS = st.integers(0, 4)


def full() -> st.SearchStrategy[Answers]:
    """Every question answered, each limit yes or no."""
    levels = st.fixed_dictionaries(dict.fromkeys(MODEL.questions, LEVELS))
    limits = st.fixed_dictionaries({key: st.booleans() for key in MODEL.limits})
    return st.builds(Answers, levels, limits)


def partial() -> st.SearchStrategy[Answers]:
    """Some questions answered, some not sure, some not asked."""
    levels = st.fixed_dictionaries({}, optional={q: LEVELS | st.none() for q in MODEL.questions})
    limits = st.fixed_dictionaries({}, optional={key: st.booleans() | st.none() for key in MODEL.limits})
    return st.builds(Answers, levels, limits)
