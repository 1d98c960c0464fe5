"""The checks find what they are for, and leave good text alone."""

import pytest

from calculator.costs.parameters import parameters
from calculator.site.content import prose
from tests.prose import figures, sources, style
from tests.prose.text import Line, theme_lines

WRONG = [
    ("hype", "A seamless service."),
    ("belittling", "You simply write it down."),
    ("belittling", "Just send them the brief."),
    ("office-words", "We utilise the brief prior to the start."),
    ("latin", "Some tasks, e.g. invoices."),
    ("american", "Organize the work toward spring."),
    ("exclamation", "Write it down!"),
    ("dash", "The work \u2014 all of it."),
    ("percent", "It rose by 15%."),
    ("click-here", "To see it click here."),
    ("gendered", "It takes ten man-hours."),
    ("gig", "A process run as a string of gigs."),
    ("freelance-project", "Send it out as a freelance project."),
    ("job-as-employment", "She lost her job."),
    ("post-a-job", "Do not post the same job again."),
    ("post-as-mail", "They take one week of post."),
    ("email", "The mail system counts the mails."),
    ("email", "Customer e-mail comes in."),
    ("machine", "Let a machine do the dull part."),
    ("machine", "Nothing leaves your machine."),
    ("process-supplier", "A job given to a process supplier."),
    ("professional", "The professional body for buyers."),
    ("hangs-on", "Everything here hangs on it."),
    ("reckon", "Reckon with a week."),
    ("dear", "A gap is dearer than a few weeks of double pay."),
    ("win-hours", "Then she wins 28 hours a week."),
    ("win-hours", "Use the time you have won."),
    ("by-lot", "Twenty a week, drawn by lot."),
    ("narrow-place", "The next narrow place is your own table."),
    ("lies-with", "The latest version lies with you."),
    ("stands-in", "Your answers stand in the address."),
    ("stands-in", "What it means stands below."),
    ("for-because", "It goes faster, for you know each other."),
    ("for-because", "It is quieter, for nothing breaks."),
    ("stands-in", "Tasks of one firm stand together."),
    ("hours-of-yours", "It takes two hours a week of yours."),
    ("hours-of-yours", "It would ask about three hours of you."),
    ("is-no", "That is no reason against it."),
    ("minimum-charge", "Ask for the least bill."),
    ("lean-on", "Look at the grade before you lean on a figure."),
    ("said-of", "What is said of tax is not advice."),
    ("mend-a-text", "Mend the page, not the person."),
    ("shipped", "It was worked out with the shipped figures."),
    ("go-down-a-list", "Go down this list before you sign."),
    ("shoulder", "You would have to stand at their shoulder."),
    ("take-along", "Print it, or take it along."),
    ("by-these-figures", "By these figures a firm costs less."),
    ("once-it-runs", "It takes an hour a month once it runs."),
    ("let-in", "Nora lets it in on Friday."),
    ("coy", "On one large platform silence is a yes."),
    ("translated", "Take these figures with these grains of salt."),
    ("translated", "Nora: 8 hours this month, of them 4 for labels."),
    ("translated", "Would you take them again?"),
    ("translated", "It is not billed if it does not please you."),
    ("speaks-of", "One adviser speaks of three to seven days."),
    ("talk-as-meeting", "Send it with the monthly talk."),
    ("time-of-day", "The fault list comes by 2 p.m."),
    ("auditors", "The British government's auditors want a plan."),
    ("coy", "The American trade commission tells small firms so."),
    ("coy", "The early months decide, an adviser's research says."),
    ("one-sentence", "This is one. This is two."),
    ("long-sentence", "word " * 40 + "end."),
]
RIGHT = [
    "You have just made the choice, of the right size, for a prize.",
    'She said: "This is one. This is two." and left.',
    "- **Accepted.** Pay, say thank you.",
    "Dear Sam, we advertise a part-time post, and each job has a brief.",
    "For a post it is the first month, and the letter came in the mail.",
    "Two people can run each machine that a delivery depends on.",
    "It rose by 15 %, towards the middle.",
    "Once it is running, it takes two hours of your time; there is no reason to mend the fence.",
    "Ask who stands in for her, whether each piece stands alone, and who stands behind the site.",
    "A page for you, and for nobody else; be content to wait, and let them in at the door for a start.",
    "## 1. Process points",
    "| One. Two | Three. Four |",
    "See [Job or process?](x.md) The rest follows.",
    "`organize(color)!`",
]
KNOWN = [
    figures.Known("hire_hours.typical", "hours", 40, frozenset({"S31"})),
    figures.Known("fee.typical", "share", 0.055, frozenset({"S44"})),
    figures.Known("fee.high", "money", 1500, frozenset({"S55"})),
    figures.Known("early_end.low", "share", 0.14, frozenset({"S03"})),
]


@pytest.mark.parametrize(("rule", "text"), WRONG)
def test_a_slip_is_found(rule: str, text: str) -> None:
    """Each rule finds its example."""
    assert rule in {finding.check for finding in style.findings([Line("docs/a.md", 1, text)])}


@pytest.mark.parametrize("text", RIGHT)
def test_good_text_passes(text: str) -> None:
    """Nothing is found where nothing is wrong."""
    assert [str(finding) for finding in style.findings([Line("docs/a.md", 1, text)])] == []


def test_a_letter_begins_with_a_capital() -> None:
    """In a message on a page, set apart or in a fold; German letters go on small, English ones do not."""
    message = "> Dear Sam,\n>\n> {0}hank you.\n\nDear {{{{ lead }}}},\n\n{0}hank you.\n"

    assert style.after_greetings(message.format("t")) == [3, 7]
    assert style.after_greetings(message.format("T")) == []


def test_what_readers_type_is_left_alone() -> None:
    """A search for a gig finds the page on jobs; our own sentences say job."""
    text = "gig worker, freelance project, part-time job, prior authorization"

    assert list(style.findings([Line("calculator/data/a.toml", 1, text, readers=True)])) == []
    assert len(list(style.findings([Line("calculator/data/a.toml", 1, text)]))) == 4


def test_every_rule_has_a_reason_and_an_example() -> None:
    """A rule without a why is a whim; one without an example may never fire."""
    rules = style.rules()["rule"]

    assert all(rule["why"] and rule["instead"] for rule in rules)
    assert {rule["id"] for rule in rules} - {"symbols"} <= {rule for rule, _ in WRONG}


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("It takes about 40 hours.[^S31]", "hire_hours.typical"),
        ("It takes 30 to 40 hours.[^S31]", "hire_hours.typical"),
        ("A fee of 5.5 %.[^S44]", "fee.typical"),
        ("It costs 1,500 dollars.[^S55]", "fee.high"),
        ("14 of 100 deals[^S03]", "early_end.low"),
    ],
)
def test_a_typed_figure_is_found(line: str, label: str) -> None:
    """The same value in the same kind of unit, beside the same source."""
    assert [known.label for known in figures.repeated(line, KNOWN)] == [label]


@pytest.mark.parametrize(
    "line",
    [
        "It takes about 40 hours.",
        "It takes about 40 hours.[^S32]",
        "It takes about 40 days.[^S31]",
        "It takes about {{ hours }} hours.[^S31]",
        "In 40 firms.[^S31]",
    ],
)
def test_other_figures_pass(line: str) -> None:
    """Another source, another unit, no unit, or a figure put in by reference."""
    assert figures.repeated(line, KNOWN) == []


def test_typed_figures_are_held_against_every_parameter() -> None:
    """The check reads the files that the cost lens reads."""
    labels = {known.label.split(".")[0] for known in figures.parameters()}

    assert labels <= parameters().by_id.keys()
    assert len(labels) > len(parameters().by_id) / 2


def test_sources_are_read_wherever_data_cites_them() -> None:
    """Lists of ids and footnotes in texts, at any depth."""
    raw = {"a": [{"sources": ["S01", "S02"]}], "b": {"says": "So it is.[^S03]"}}

    assert {"S01", "S02", "S03"} <= set(sources.cited(raw))


def test_prose_leaves_everything_else_as_it_was() -> None:
    """Only running prose is changed."""
    page = "---\ntitle: a\n---\n# a\n\na [a](a) `a` <b>a</b>\n{ .a }\n\n| a |\n|---|\n| a |\n\n```\na\n```\n[^a]: a\n"
    changed = prose.replaced(page, lambda part: part.replace("a", "X"))

    assert changed.count("X") == 3
    assert changed.replace("X", "a") == page


def test_names_are_left_as_they_are_called() -> None:
    """proselint would change a word that is part of a name; elsewhere it still says so."""
    named = Line("docs/a.md", 1, "Then go to the Legal Ombudsman.")
    other = Line("docs/b.md", 1, "Then go to an ombudsman.")

    assert [finding.file for finding in style.proselint([named, other])] == ["docs/b.md"]


def test_what_the_theme_says_is_read() -> None:
    """The words around every page: of mkdocs.yml those under `extra`, of the templates what is shown."""
    read: dict[str, list[str]] = {line.file: [] for line in theme_lines()}
    for line in theme_lines():
        read[line.file].append(line.text)

    assert "Print or download the whole guide" in read["mkdocs.yml"]
    assert any("We cannot find this page" in text for text in read["overrides/404.html"])
    assert not [text for text in read["overrides/404.html"] if "location" in text]
