"""What the search leaves out to be quick makes no difference: each short way against the long one."""

from collections import Counter
from random import Random

from calculator.tasks import search, spelling
from calculator.tasks.library import library
from calculator.tasks.words import rules

ASIDE = ("", " for clients", " (Anna)", ", weekly", " x")


def texts(random: Random, count: int) -> list[str]:
    """Names and words of common tasks, some of them with a slip, with more behind, or two in one."""
    known = [text for task in library().tasks.values() for text in (task.name, *task.also)]
    known += [text for one in rules().find for text in one.typed]
    result = []
    for _ in range(count):
        text = random.choice(known)
        place = random.randrange(len(text))
        slipped = text[:place] + random.choice(("", "e", text[place] * 2)) + text[place + 1 :]
        two = f"{text} {random.choice(known)}"
        result.append(random.choice((text, slipped, two)) + random.choice(ASIDE))
    return result


def in_full(text: str) -> list[tuple[str, str, float]]:
    """What `find` says, with every phrase looked at."""
    best: dict[str, tuple[str, str, float]] = {}
    for reading in search.readings(text):
        had: dict[int, list[search.Had]] = {}
        for number, typed in enumerate(reading):
            for phrase, (like, places) in search._best_places(typed).items():
                had.setdefault(phrase, []).append((number, like, places))
        whole = sum(typed.weight for typed in reading)
        matches = []
        for key, got in had.items():
            score = search._score(key, got, search._said(reading, got) / whole)
            phrase = search.index().phrases[key]
            matches += [(task, phrase.text, score - search.SECOND * rank) for rank, task in enumerate(phrase.tasks)]
        for task, via, score in [*matches, *search._spread(reading, had, whole)]:
            if task.id not in best or score > best[task.id][2]:
                best[task.id] = task.id, via, score
    names = {key: task.name for key, task in library().tasks.items()}
    ranked = sorted(best.values(), key=lambda match: (-match[2], names[match[0]]))[: search.MOST]
    weak = all(spelling.stem(word) in rules().weak for word in rules().told(text))
    least = search.WHOLE if weak else search.LEAST
    return [match for match in ranked if match[2] >= max(least, search.NEAR_BEST * ranked[0][2])]


def test_no_phrase_that_counts_is_left_out() -> None:
    """The same tasks, words and figures, to the last digit."""
    for text in texts(Random(4), 250):
        found = [(match.task.id, match.via, match.score) for match in search.find(text)]
        assert found == in_full(text), text


def test_letters_in_common_are_counted_as_in_the_textbook() -> None:
    """The longest common subsequence, row by row."""
    random = Random(3)
    for _ in range(400):
        word, other = ("".join(random.choices("abcde", k=random.randint(1, 12))) for _ in range(2))
        rows = [[0] * (len(other) + 1)]
        for letter in word:
            rows.append([0])
            for place, against in enumerate(other):
                row, before = rows[-1], rows[-2]
                row.append(before[place] + 1 if letter == against else max(before[place + 1], row[place]))
        assert spelling._in_common(word, other) == rows[-1][-1], (word, other)


def test_bits_are_counted_in_all_numbers_at_once() -> None:
    """So often as a bit is set, and no oftener."""
    random = Random(2)
    for _ in range(300):
        sets = [random.getrandbits(40) & random.getrandbits(40) for _ in range(random.randint(0, 12))]
        counts = Counter(place for one in sets for place in range(40) if one >> place & 1)
        for least in range(1, 9):
            expected = sorted(place for place, count in counts.items() if count >= least)
            assert list(spelling.at_least(least, sets)) == expected
