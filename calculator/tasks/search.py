"""Finds common tasks by what an owner types: in any order of words, unfinished, or with a slip of the finger.

A phrase is a task's name, one of its other words, or words that mean it. It is as good as two shares: of what is typed,
how much it has; and of the phrase, how much is typed. In both a word counts by how few tasks it stands for, so a word
that matches nothing costs little beside a rare one that matches well.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from operator import mul

from calculator.tasks.library import Task, library
from calculator.tasks.spelling import DERIVED, TYPO_FROM, at_least, initials, neighbours, slip, stem, words
from calculator.tasks.words import rules

MOST = 8
LEAST = 0.42  # a worse match is none
NEAR_BEST = 0.72  # share of the best match that the others must reach
PART_FROM, JOINTS = 4, ("", "s", "n", "en", "es")  # letters of a word within another; what may stand between two
STEM, SAME, LONGER, WITHIN = 0.98, 0.9, 0.85, 0.8  # how like: one stem, one meaning, goes on after it, holds it
NEARLY = 0.05  # as like a word as another, within this
ROOT_FROM = 4  # letters of a stem from which other words may be made of it
BEGUN_FROM = 3  # letters from which a word may be the beginning of one though others follow it
BEGUN, MISTAKEN = 0.78, 0.8  # begun, at the least; a beginning or a slip where the word itself is known
LITTLE_FROM, LITTLE = 7, 0.84  # letters and likeness from which a word is a slip of one that says little
UNKNOWN, WEAK, BEHIND = 0.35, 0.25, 0.5  # weight of words that no phrase has; that say little; after a comma
COMMON = 0.15  # weight of the word that most tasks have; one that a single task has weighs 1
PART = 0.6  # power of the share of what is typed: half of it is worth more than half
UNSAID = 0.5  # what a phrase loses if next to nothing of it is typed
SCATTERED = 0.35  # of a phrase, counted as typed where the words are spread over several of one task
SPREAD = 1 - UNSAID * (1 - SCATTERED)  # what such a match is worth at most
ROUNDING = 1e-9
NAMED, MEANT, SECOND = 0.05, 0.04, 0.02  # for a name; for words that mean a task, less for each that is better meant
WHOLE = 0.95  # what a phrase of weak words alone must reach
Had = tuple[int, float, tuple[int, ...]]
"""The number of a typed word that a phrase has, how like it is, and the places where it stands."""
ASIDE = re.compile(r"[,;(\[]|: | [-\u2013\u2014] | (?:about|at|by|for|from|of|on|with) ")


@dataclass(frozen=True)
class Match:
    """A task, the words by which it was found, empty where its name did, and how well they fit, from 0 to about 1."""

    task: Task
    via: str
    score: float


@dataclass(frozen=True)
class Phrase:
    """Words by which tasks can be found, the best first, by their stems; `text` is empty for a name.

    `worth` is added to how well they match.
    """

    tasks: tuple[Task, ...]
    text: str
    stems: tuple[str, ...]
    worth: float


@dataclass
class Index:
    """All phrases, those of each task, and for each form of a word where it stands.

    A form is a word of a phrase, or two neighbours written as one: `places` gives phrase and places within it.
    """

    phrases: list[Phrase] = field(default_factory=list)
    of_task: dict[str, set[int]] = field(default_factory=dict)
    places: dict[str, list[tuple[int, tuple[int, ...]]]] = field(default_factory=dict)
    stems: dict[str, list[str]] = field(default_factory=dict)
    ordered: list[str] = field(default_factory=list)

    def add(self, form: str, root: str, place: tuple[int, tuple[int, ...]]) -> None:
        """A form at a place in a phrase."""
        known = self.places.get(form)
        if known:
            known.append(place)
        else:
            self.places[form] = [place]
            self.stems.setdefault(root, []).append(form)

    def weight(self, forms: Iterable[str]) -> float:
        """How much a word tells that stands in these forms."""
        phrases = {phrase for form in forms for phrase, _ in self.places[form]}
        count = len({task.id for phrase in phrases for task in self.phrases[phrase].tasks})
        return 1 - (1 - COMMON) * log(count) / log(len(library().tasks))


def find(text: str, most: int = MOST) -> list[Match]:
    """The tasks that fit best, best first; all of them, group by group, where nothing is typed."""
    return [*_found(text, most)]


@lru_cache(maxsize=2048)
def _found(text: str, most: int) -> Sequence[Match]:
    """The same, kept for a list that is read again."""
    told = rules().told(text)
    if not text.strip():
        return [Match(task, "", 0.0) for task in library().tasks.values()]
    best: dict[str, tuple[Task, str, float]] = {}
    top = 0.0
    for reading in readings(text):
        for match in _matches(reading, max(LEAST, NEAR_BEST * top)):
            known = best.get(match[0].id)
            if known is None or match[2] > known[2]:
                best[match[0].id] = match
        top = max((match[2] for match in best.values()), default=0.0)
    ranked = [Match(*match) for match in sorted(best.values(), key=lambda match: (-match[2], match[0].name))[:most]]
    least = LEAST if any(stem(word) not in rules().weak for word in told) else WHOLE
    return [match for match in ranked if match.score >= max(least, NEAR_BEST * ranked[0].score)]


def exact(text: str) -> Task | None:
    """The task of just this name, whatever the case."""
    return library().by_name.get(" ".join(text.casefold().split()))


@dataclass(frozen=True)
class Typed:
    """A typed word: its share, what it may be, how much each is like it, and how much it counts.

    It is `sure` where some phrase has it, and `slipped` where it may be a slip.
    """

    word: str
    share: float
    likes: dict[str, float]
    weight: float
    sure: bool
    slipped: bool

    @property
    def best(self) -> float:
        """How like the form is that is most like it."""
        return max(self.likes.values(), default=0.0)


@lru_cache(maxsize=64)
def readings(text: str) -> Sequence[Sequence[Typed]]:
    """What is typed word by word, and with two neighbours as one where that is like a word of some phrase.

    Two as one are a slip only where they are as like a word as one of them is by itself. Initials are no beginning.
    """
    shares, whole = list(_shares(text)), initials(text)
    typed = [
        _typed(word, share, last=place == len(shares) and word not in whole)
        for place, (word, share) in enumerate(shares, 1)
    ]
    result = [typed]
    for place, ((word, share), (after, _)) in enumerate(pairwise(shares)):
        apart = typed[place : place + 2]
        joined = _typed(word + after, share, not all(one.sure for one in apart), within=False)
        if joined.sure or (joined.slipped and joined.best >= min(one.best for one in apart)):
            result.append([*typed[:place], joined, *typed[place + 2 :]])
    return result


def _shares(text: str) -> Iterator[tuple[str, float]]:
    """The words typed, and their share: less after a comma, bracket or preposition where a known word is before it."""
    told, known = rules().told(text), False
    for part in ASIDE.split(text):
        share = BEHIND if known else 1.0
        for whole in words(part):
            *before, last = _parts(whole) if whole in told else ("",)
            for word in before:
                yield word, share * BEHIND  # "Lagerinventur" is a stocktake first of all
            if last:
                known = known or (not rules().says_little(last) and _typed(last, share).sure)
                yield last, share


@lru_cache(maxsize=1024)
def _parts(word: str) -> tuple[str, ...]:
    """The two words of which a longer one is made, as in German, where it is none that a phrase has; else itself."""
    places, least = index().places, 2 * PART_FROM
    if len(word) < least or word in places or stem(word) in index().stems:
        return (word,)
    for end in range(len(word) - PART_FROM, PART_FROM - 1, -1):
        if _is_form(word[end:]):
            for joint in JOINTS:
                head = word[:end].removesuffix(joint)
                if len(head) >= PART_FROM and len(head) + len(joint) == end and _is_form(head):
                    return head, word[end:]
    return (word,)


def _is_form(word: str) -> bool:
    return word in index().places or stem(word) in index().stems


@lru_cache(maxsize=1024)
def _typed(word: str, share: float, slips: bool = True, last: bool = True, within: bool = True) -> Typed:
    likes = alike(word, slips, last or len(word) >= BEGUN_FROM, within)
    best = max(likes.values(), default=0.0)
    sure = best >= SAME
    if rules().says_little(word) or (word.isdecimal() and not sure) or _slip_of_little(word, best):
        weight = WEAK
    else:
        near = (form for form, like in likes.items() if like >= best - NEARLY)
        told = index().weight(near) if likes else UNKNOWN
        weight = told if sure else (told + UNKNOWN) / 2
    return Typed(word, share, likes, share * weight, sure, slips and bool(likes) and not sure)


def _slip_of_little(word: str, best: float) -> bool:
    """Whether a longer word that is no form is a slip of one that says little, and of no form more."""
    if len(word) < LITTLE_FROM or best >= STEM:
        return False
    return any(slip(stem(word), root) >= max(best, LITTLE) for root in rules().weak)


@lru_cache(maxsize=4096)
def weights(phrase: int) -> tuple[tuple[float, ...], float]:
    """How much each word of a phrase tells, and all of them together."""
    each = tuple(WEAK if rules().says_little(root) else _rarity(root) for root in index().phrases[phrase].stems)
    return each, sum(each)


@lru_cache(maxsize=4096)
def _rarity(root: str) -> float:
    return index().weight(index().stems[root])


def _matches(reading: Sequence[Typed], least: float) -> Iterator[tuple[Task, str, float]]:
    """Each phrase that has some of the words, and each task that has them in several phrases.

    What cannot reach `least`, nor the share of the best that others must reach, may be left out.
    """
    found, whole = index(), sum(typed.weight for typed in reading)
    by_phrase: dict[int, list[Had]] = {}
    for number, typed in enumerate(reading):
        for phrase, (like, places) in _best_places(typed).items():
            by_phrase.setdefault(phrase, []).append((number, like, places))
    said = {key: _said(reading, got) for key, got in by_phrase.items()}
    most = max(said.values(), default=0.0)
    for key in [key for key, value in said.items() if value == most]:
        least = max(least, NEAR_BEST * _score(key, by_phrase[key], most / whole))
    for key, value in said.items():
        which = found.phrases[key]
        if (value / whole) ** PART + which.worth < least - ROUNDING:
            continue
        score = _score(key, by_phrase[key], value / whole)
        for rank, task in enumerate(which.tasks):
            yield task, which.text, score - SECOND * rank
    if least - ROUNDING <= SPREAD:
        yield from _spread(reading, by_phrase, whole)


def _said(reading: Sequence[Typed], got: Sequence[Had]) -> float:
    """How much of what is typed a phrase has."""
    said = 0.0
    for number, like, _ in got:
        said += reading[number].weight * like
    return said


def _score(key: int, got: Sequence[Had], share: float) -> float:
    """How well a phrase fits that has this share of what is typed."""
    score: float = share**PART * (1 - UNSAID * (1 - _own(key, got))) + index().phrases[key].worth
    return score


def _spread(
    reading: Sequence[Typed], by_phrase: Mapping[int, Sequence[Had]], whole: float
) -> Iterator[tuple[Task, str, float]]:
    """Each task that has the words in several of its phrases."""
    by_task: dict[str, dict[int, float]] = {}
    for key, got in by_phrase.items():
        for rank, task in enumerate(index().phrases[key].tasks):
            share = 1 - SECOND * rank
            spread = by_task.get(task.id)
            if spread is None:
                by_task[task.id] = {number: like * share for number, like, _ in got}
                continue
            for number, like, _ in got:
                if like * share > spread.get(number, 0.0):
                    spread[number] = like * share
    for id_, likes in by_task.items():
        if len(likes) > 1:
            said = sum(reading[number].weight * like for number, like in likes.items())
            yield library().tasks[id_], "", (said / whole) ** PART * SPREAD


def _own(key: int, got: Sequence[Had]) -> float:
    """How much of a phrase is typed."""
    each, total = weights(key)
    if len(got) == 1:
        _, like, places = got[0]
        return sum(each[place] * like for place in places) / total
    marked = [0.0] * len(each)
    for _, like, places in got:
        for place in places:
            if like > marked[place]:
                marked[place] = like
    typed: float = sum(map(mul, each, marked))
    return typed / total


def _best_places(typed: Typed) -> dict[int, tuple[float, tuple[int, ...]]]:
    """Where a word stands in each phrase that has it, in the form that is most like it."""
    places = index().places
    best: dict[int, tuple[float, tuple[int, ...]]] = {}
    for form, like in sorted(typed.likes.items(), key=lambda pair: -pair[1]):
        for phrase, within in places[form]:
            if phrase not in best:
                best[phrase] = like, within
    return best


@lru_cache(maxsize=1024)
def alike(word: str, slips: bool = True, unfinished: bool = True, within: bool = True) -> dict[str, float]:
    """How much each form is like a typed word, where it is at all; kept while the reader types on.

    With `unfinished` also those that it is the beginning of, with `within` those that it begins with; with `slips`,
    where no form is the word, those that it may be a slip of.
    """
    found, root = index(), stem(word)
    likes = dict.fromkeys(found.stems.get(root, ()), STEM)
    if word in found.places:
        likes[word] = 1.0
    for group in rules().same:
        if root in group:
            likes = {form: SAME for other in group for form in found.stems.get(other, ())} | likes
    slips, share = slips and not likes, MISTAKEN if likes else 1.0
    for form in _begun(word) if unfinished else ():
        likes.setdefault(form, share * (BEGUN + (1 - BEGUN) * len(word) / len(form)))
    for form in _begun(root) if len(root) >= ROOT_FROM and word.startswith(root) else ():
        if form.removeprefix(root) in DERIVED:
            likes.setdefault(form, share * SAME)
    for length in range(TYPO_FROM, len(word)) if within else ():
        if word[:length] in found.places:
            likes.setdefault(word[:length], share * LONGER)
    if slips and len(word) >= TYPO_FROM:
        for form, like in _slips(word):
            likes[form] = max(like, likes.get(form, 0.0))
    return likes


def _begun(word: str) -> Iterator[str]:
    """Forms that begin with a word."""
    ordered = index().ordered
    for place in range(bisect_left(ordered, word), len(ordered)):
        if not ordered[place].startswith(word):
            return
        yield ordered[place]


def _slips(word: str) -> Iterator[tuple[str, float]]:
    """Forms that hold a word, or that it is a slip of; those with few neighbours in common are not looked at."""
    forms, pairs = _pairs()
    for place in at_least(max(1, len(word) // 2 - 1), [pairs.get(pair, 0) for pair in neighbours(word)]):
        form = forms[place]
        like = WITHIN if word in form else slip(word, form)
        if like:
            yield form, like


@cache
def index() -> Index:
    """The index of all phrases: of every task its name, its other words, and what means it."""
    result, tasks = Index(), library().tasks
    drafts: list[tuple[tuple[Task, ...], str, str, float]]
    drafts = [((task,), "", task.name, NAMED) for task in tasks.values()]
    drafts += [((task,), text, text, 0.0) for task in tasks.values() for text in task.also]
    for one in rules().find:
        meant = tuple(tasks[key] for key in one.tasks)
        drafts += [(meant, text, text, MEANT) for text in one.typed]
    for number, (meant, shown, text, worth) in enumerate(drafts):
        told = rules().told(text)
        stems = tuple(map(stem, told))
        result.phrases.append(Phrase(meant, shown, stems, worth))
        for task in meant:
            result.of_task.setdefault(task.id, set()).add(number)
        for place, word in enumerate(told):
            result.add(word, stems[place], (number, (place,)))
            if place:
                before = told[place - 1]
                result.add(before + word, before + stems[place], (number, (place - 1, place)))
    result.ordered = sorted(result.places)
    return result


@cache
def _pairs() -> tuple[list[str], dict[str, int]]:
    """The forms, and for each two letters side by side those that have them: a bit for each, the first the lowest."""
    forms, result = [*index().places], dict[str, int]()
    for place, form in enumerate(forms):
        for pair in neighbours(form):
            result[pair] = result.get(pair, 0) | 1 << place
    return forms, result
