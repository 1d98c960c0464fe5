"""Formulas are worked out as a spreadsheet would; what is not known is refused by name."""

from datetime import date

import pytest

from calculator.formats.formula import Formula, Worksheets
from calculator.formats.formula_functions import FormulaError, serial
from calculator.formats.spreadsheet import column, letters

CELLS = {
    (1, 1): 3.0,
    (2, 1): "Yes",
    (3, 1): None,
    (4, 1): 0.5,
    (5, 1): "no",
    (1, 2): 10.0,
    (2, 2): 20.0,
    (3, 2): 30.0,
    (4, 2): 40.0,
    (5, 2): 50.0,
}


def worked(formula: str) -> object:
    """A formula's value beside the cells."""
    sheets = {"Here": {**CELLS, (1, 26): Formula(formula)}, "The other's": {(2, 2): Formula("Here!B2/8")}}
    return Worksheets(sheets).stored("Here", 1, 26)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        *(
            ("1+2*3-4/2", 5),
            ("-(2+3)*2", -10),
            ("-A1+5", 2),
            ('"a"&1.5&"b"', "a1.5b"),
            ('"he said ""no"""', 'he said "no"'),
        ),
        *(("A1", 3), ("A3", 0), ("'The other''s'!$B$2", 2.5), ("2<>3", True), ('A2="yes"', True), ('A3=""', True)),
        *(("A3=0", True), ('9<"a"', True), ("SUM(A1:A5)", 3.5), ("COUNT(A1:A5)", 2), ("COUNTA(A1:A5)", 4)),
        *(("AVERAGE(B1:B5)", 30), ("MIN(4,B1:B2)", 4), ("MAX(B1:B5,7)", 50), ('IF(A1>2,"big","small")', "big")),
        *(
            ("IF(A1>2,1,1/0)", 1),
            ('IFERROR(1/0,"none")', "none"),
            ("AND(A1=3,NOT(A4>1))", True),
            ("OR(A1=1,A1=2)", False),
        ),
        *(('COUNTIF(A1:A5,"YES")', 1), ('COUNTIF(B1:B5,">="&30)', 3), ('COUNTIFS(B1:B5,"<40",A1:A5,3)', 1)),
        *(('SUMIF(A1:A5,"<>Yes",B1:B5)', 130), ("SUMPRODUCT((B1:B5>20)*B1:B5)", 120), ("N(A2)+N(A1)", 3)),
        *(
            ('INDEX(B1:B5,MATCH("no",A1:A5,0))', 50),
            ("ROUND(2.5,0)", 3),
            ("ROUND(-1.25,1)", -1.3),
            ("ISNUMBER(A3)", False),
        ),
        ("EDATE(46053,1)", serial(date(2026, 2, 28))),
    ],
)
def test_a_formula_is_worked_out(formula: str, value: object) -> None:
    """Signs, texts, ranges, sheets and functions."""
    assert worked(formula) == value


@pytest.mark.parametrize(
    ("formula", "sign"),
    [
        ("1/0", "#DIV/0!"),
        ('1+"a"', "#VALUE!"),
        ("MATCH(9,A1:A5,0)", "#N/A"),
        ("INDEX(A1:A5,9)", "#REF!"),
        ("AVERAGE(A2:A3)", "#DIV/0!"),
    ],
)
def test_an_error_is_the_spreadsheets_own(formula: str, sign: str) -> None:
    """It is stored by its sign."""
    with pytest.raises(FormulaError, match=sign):
        worked(formula)


@pytest.mark.parametrize("formula", ["SQRT(2)", "1+", "(1", "A1 A2", "1;2", "MATCH(1,A1:A5,1)"])
def test_what_is_not_known_is_refused(formula: str) -> None:
    """Rather than stored wrong."""
    with pytest.raises((ValueError, NotImplementedError)):
        worked(formula)


def test_columns_have_letters() -> None:
    """There and back."""
    assert [letters(number) for number in (1, 26, 27, 703)] == ["A", "Z", "AA", "AAA"]
    assert all(column(letters(number)) == number for number in range(1, 800))
