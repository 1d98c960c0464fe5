"""The forms that an owner keeps, as workbooks: what is a list, and what it comes to."""

from dataclasses import replace

from calculator.documents.agreed import agreed
from calculator.documents.forms import Template
from calculator.site.office import lists
from calculator.site.office.lists import CASH, CLOCK, DAY, FIRST, SHARE, TENTH, List, Total

DAY_HOURS, HOUR_MINUTES, YEAR_WEEKS, YEAR_MONTHS = 24, 60, 52, 12
BOTH = 2  # money goes up by a tax of so many per cent; a range has two ends
OFFER = (  # the lines of an offer
    *("whom", "price", "amount", "least", "extras", "setup", "tax", "month", "piece", "year"),
    *("start", "monthly", "hours", "value", "own", "total"),
)


def week(template: Template, example: bool = False) -> bytes:
    """Hours of each entry from its times; hours by task, and which of them did not need the owner."""
    tasks = List("tasks", "tasks_help", (34, 14, 12, 20, 20), 20)
    entries = List("entries", "entries_help", (14, 10, 10, 30, 22, 13, 13, 18, 10), 80)
    name, needed, written, instead, hours = entries.columns("DFGHI", template)
    whole = f"SUM({hours})"
    tasks = replace(
        tasks,
        worked={
            2: f'IF($A{{row}}="","",SUMIF({name},$A{{row}},{hours}))',
            3: f'IF(OR($A{{row}}="",{whole}=0),"",B{{row}}/{whole})',
            4: f'IF($A{{row}}="","",SUMPRODUCT(({name}=$A{{row}})*({needed}="No"),{hours}))',
            5: f'IF($A{{row}}="","",SUMPRODUCT(({name}=$A{{row}})*({written}="Yes"),{hours}))',
        },
        forms={2: "0.00", 3: SHARE, 4: "0.00", 5: "0.00"},
    )
    named, counted = tasks.columns("AB", template)
    spent = "IF(C{row}<B{row},C{row}+1,C{row})-B{row}"
    entries = replace(
        entries,
        worked={9: f'IF(AND(ISNUMBER(B{{row}}),ISNUMBER(C{{row}})),ROUND({DAY_HOURS}*({spent}),2),"")'},
        forms={2: CLOCK, 3: CLOCK, 9: "0.00"},
        chosen={4: named},
    )
    options = template.find("entries").columns[7].options
    totals = (
        Total("all", whole, TENTH),
        Total("without", f'SUMIF({needed},"No",{hours})', TENTH),
        Total("written", f'SUMIF({written},"Yes",{hours})', TENTH),
        *(
            Total(key, f'SUMIF({instead},"{option}",{hours})', TENTH)
            for key, option in zip(("stop", "smaller", "out"), options, strict=False)
        ),
        Total("unnamed", f"{whole}-SUM({counted})", TENTH),
    )
    return lists.build(template, example, (entries, tasks), totals)


def tally(template: Template, example: bool = False) -> bytes:
    """Pieces and hours a month from the strokes of a week and three samples of each kind."""
    kinds = List(
        "kinds",
        "kinds_help",
        (30, *[8] * 5, 10, *[10] * 3, 12, 12, 12, 12),
        15,
        worked={
            12: 'IF(COUNT(B{row}:F{row})=0,"",SUM(B{row}:F{row}))',
            13: f'IF(ISNUMBER(L{{row}}),L{{row}}*{YEAR_WEEKS}/{YEAR_MONTHS},"")',
            14: "IF(AND(ISNUMBER(M{row}),COUNT(G{row}:I{row})>0),"
            f'M{{row}}*AVERAGE(G{{row}}:I{{row}})/{HOUR_MINUTES},"")',
        },
        forms={**dict.fromkeys(range(2, 12), "General"), 13: "0", 14: TENTH},
    )
    pieces, months, hours, back, odd = kinds.columns("LMNJK", template)
    totals = (
        Total("pieces", f"SUM({pieces})"),
        Total("months", f"SUM({months})", "0"),
        Total("hours", f"SUM({hours})", TENTH),
        Total("back", f'IF(SUM({pieces})=0,"",SUM({back})/SUM({pieces}))', SHARE),
        Total("odd", f'IF(SUM({pieces})=0,"",SUM({odd})/SUM({pieces}))', SHARE),
    )
    return lists.build(template, example, (kinds,), totals)


def offers(template: Template, example: bool = False) -> bytes:
    """Three offers in one unit: the month, the first year, the owner's hours in money, and what all of it comes to."""
    line = dict(zip(OFFER, range(FIRST, FIRST + len(OFFER)), strict=True))
    price, amount, year = (f"{{column}}{line[key]}" for key in ("price", "amount", "year"))
    least, extras, setup, tax, value = (
        f"N({{column}}{line[key]})" for key in ("least", "extras", "setup", "tax", "value")
    )
    month, own, hours = (f"{{column}}{line[key]}" for key in ("month", "own", "hours"))
    start, monthly = (f"{{column}}{line[key]}" for key in ("start", "monthly"))
    told = f"AND(ISNUMBER({start}),ISNUMBER({monthly}))"
    worked = {
        "month": f'IF(COUNT({price},{amount})={BOTH},(MAX({price}*{amount},{least})+{extras})*(1+{tax}/100),"")',
        "piece": f'IF(AND(ISNUMBER({month}),N({amount})>0),{month}/{amount},"")',
        "year": f'IF(ISNUMBER({month}),{YEAR_MONTHS}*{month}+{setup}*(1+{tax}/100),"")',
        "hours": f'IF({told},{start}+{YEAR_MONTHS}*{monthly},"")',
        "own": f'IF(ISNUMBER({hours}),{hours}*{value},"")',
        "total": f'IF(AND(ISNUMBER({year}),ISNUMBER({own})),{year}+{own},"")',
    }
    money = List(
        "money",
        "money_help",
        (44, 26, 26, 26),
        len(OFFER),
        lines={line[key] - FIRST: formula for key, formula in worked.items()},
        line_forms={line[key] - FIRST: "0.00" if key == "piece" else CASH for key in worked},
    )
    terms = List("terms", "terms_help", (44, 26, 26, 26), 10)
    sheet = template.sheet["money"]
    named, years, sums = (f"{sheet}!$B${line[key]}:$D${line[key]}" for key in ("whom", "year", "total"))
    low = f'INDEX({named},MATCH(MIN({{cells}}),{{cells}},0))&""'
    totals = (
        Total("offers", f"COUNT({sums})"),
        Total("cheapest_money", f'IF(COUNT({years})=0,"",{low.format(cells=years)})'),
        Total("cheapest_all", f'IF(COUNT({sums})=0,"",{low.format(cells=sums)})'),
        Total("apart", f'IF(COUNT({sums})<{BOTH},"",MAX({sums})-MIN({sums}))', CASH),
        Total("apart_share", f'IF(COUNT({sums})<{BOTH},"",MAX({sums})/MIN({sums})-1)', SHARE),
    )
    return lists.build(template, example, (money, terms), totals)


def access(template: Template, example: bool = False) -> bytes:
    """Who can get in where: what is open, and what of it lacks a second factor or a check."""
    register = List(
        "register",
        "register_help",
        (20, 16, 18, 20, 13, 14, 14, 24, 14, 14, 14, 10),
        60,
        worked={12: 'IF(A{row}="","",IF(J{row}="",1,0))'},
        forms=dict.fromkeys((7, 9, 10), DAY),
    )
    factor, checked, still = register.columns("EIL", template)
    totals = (
        Total("open", f"SUM({still})"),
        Total("no_factor", f'SUMPRODUCT(({still}=1)*({factor}<>"Yes"))'),
        Total("unchecked", f'SUMPRODUCT(({still}=1)*({checked}=""))'),
        Total("oldest", f'IF(COUNT({checked})=0,"",MIN({checked}))', DAY),
    )
    return lists.build(template, example, (register,), totals)


def decisions(template: Template, example: bool = False) -> bytes:
    """What was decided and when it is looked at again; what of it is still open, and the next day."""
    log = List(
        "log",
        "log_help",
        (14, 24, 20, 32, 30, 12, 12, 14, 14, 30, 14),
        60,
        worked={11: 'IF(AND(ISNUMBER(I{row}),J{row}=""),I{row},"")'},
        forms={1: DAY, 6: TENTH, 7: CASH, 9: DAY, 11: DAY},
    )
    task, hours, money, said, due = log.columns("BFGJK", template)
    totals = (
        Total("decided", f"COUNTA({task})"),
        Total("seen", f"COUNTA({said})"),
        Total("next", f'IF(COUNT({due})=0,"",MIN({due}))', DAY),
        Total("hours", f'SUMIF({due},">0",{hours})', TENTH),
        Total("money", f'SUMIF({due},">0",{money})', CASH),
    )
    return lists.build(template, example, (log,), totals)


def leaving(template: Template, example: bool = False) -> bytes:
    """What has to come back, and how much of it is tested and done."""
    things = List(
        "things",
        "things_help",
        (36, 24, 34, 20, 14, 10, 12),
        40,
        worked={7: 'IF(A{row}="","",IF(AND(ISNUMBER(E{row}),F{row}="Yes"),0,1))'},
        forms={5: DAY},
    )
    thing, tested, done, still = things.columns("AEFG", template)
    totals = (
        Total("things_all", f"COUNTA({thing})"),
        Total("tested", f"COUNT({tested})"),
        Total("done", f'COUNTIF({done},"Yes")'),
        Total("still", f"SUM({still})"),
        Total("share", f'IF(COUNTA({thing})=0,"",1-SUM({still})/COUNTA({thing}))', SHARE),
    )
    return lists.build(template, example, (things,), totals)


def ledger(template: Template, example: bool = False) -> bytes:
    """Hours that came back week by week, where they went, and the number that they should move."""
    weeks = List(
        "weeks",
        "weeks_help",
        (14, 14, 30, 40, 18, 16),
        26,
        worked={6: f'IF(ISNUMBER(B{{row}}),SUM(B${FIRST}:B{{row}}),"")'},
        forms={1: DAY, 2: TENTH, 5: "General", 6: TENTH},
    )
    back, used, counted = weeks.columns("BCE", template)
    at = counted.partition(":")[0]
    gained = f'SUMIF({back},">0",{back})'
    share = 'IF({gained}=0,"",SUMPRODUCT(({used}="{option}")*({back}>0),{back})/{gained})'
    options = template.find("weeks").columns[2].options
    keys = ("lever", "rest", "other_work", "swallowed")
    totals = (
        Total("weeks_all", f"COUNT({back})"),
        Total("back", f"SUM({back})", TENTH),
        Total("mean", f'IF(COUNT({back})=0,"",AVERAGE({back}))', TENTH),
        *(
            Total(key, share.format(back=back, used=used, option=option, gained=gained), SHARE)
            for key, option in zip(keys, options, strict=True)
        ),
        Total("number_first", f'IF(ISNUMBER({at}),{at},"")'),
        Total("number_best", f'IF(COUNT({counted})=0,"",MAX({counted}))'),
    )
    return lists.build(template, example, (weeks,), totals)


def cases(template: Template, example: bool = False) -> bytes:
    """Closed cases answered by software: how many are right, and what that allows."""
    rule = agreed().test
    test = List(
        "cases",
        "cases_help",
        (10, 20, 40, 40, 16, 12, 12),
        rule.cases,
        worked={7: 'IF(E{row}="","",IF(E{row}="right",1,0))'},
        forms={6: TENTH},
    )
    mark, minutes, good = test.columns("EFG", template)
    say, marks = template.sheet, template.find("cases").columns[4].options
    right, harmful = (f'COUNTIF({mark},"{marks[place]}")' for place in (0, 2))
    verdict = (
        f'IF(COUNTA({mark})<{rule.cases},"{say["say_more"]}",IF({right}<{rule.drafts_below},"{say["say_drafts"]}",'
        f'IF(OR({right}<={rule.alone_above},{harmful}>0),"{say["say_behind"]}","{say["say_answers"]}")))'
    )
    totals = (
        Total("marked", f"COUNTA({mark})"),
        *(
            Total(key, f'COUNTIF({mark},"{option}")')
            for key, option in zip(("right", "wrong", "harmful", "passed"), marks, strict=True)
        ),
        Total("share", f'IF(COUNTA({mark})=0,"",SUM({good})/COUNTA({mark}))', SHARE),
        Total("minutes", f'IF(COUNT({minutes})=0,"",AVERAGE({minutes}))', TENTH),
        Total("verdict", verdict),
    )
    return lists.build(template, example, (test,), totals)


BUILT = {
    "week-sheet": week,
    "tally-sheet": tally,
    "offers-compared": offers,
    "access-register": access,
    "decision-log": decisions,
    "exit-list": leaving,
    "hours-ledger": ledger,
    "case-test": cases,
}
