"""Lists in the shapes in which people keep them, and what somebody who reads them would say stands in each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook

Want = tuple[int | list[int], str, float | None, str]  # row, name, hours a week, how often ("" for unknown)


@dataclass(frozen=True)
class Sample:
    """A list, its tasks, the rows that are asked about, and the rows that are no tasks."""

    data: bytes
    rows: Sequence[Want]
    asked: tuple[int, ...] = ()
    not_tasks: tuple[int, ...] = ()
    tasks: dict[int, str] = field(default_factory=dict)


def workbook(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> Workbook:
    """A workbook with these rows."""
    book = Workbook()
    del book["Sheet"]
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def saved(book: Workbook) -> bytes:
    """A workbook as a file."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(**files: bytes) -> bytes:
    """An archive."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_csv", ".csv").replace("_md", ".md"), content)
    return out.getvalue()


GERMAN = """Was;Wie oft;Stunden pro Monat;Wer;Kosten im Monat;Stück im Monat
Büro putzen;wöchentlich;12,5;Putzfirma;1.250,50 €;4
Ablage;alle 2 Wochen;3;ich;;1.400
Neues Schild;einmalig;;;2.300 €;1
Summe;;15,5;;3.550,50 €;
"""
TITLED = """sep=;
Jobs in the shop;;;
;;;
Job name;Hours a week;How frequently;Who does it
Window display;2,5;weekly;shop staff
Ordering stock;6;every other Friday;me
"Cleaning
(shop, yard)";3;daily;nobody
"""
BOARD = """Card ID,Card Name,Card Description,Labels,Members,List Name,Archived,Due Complete
1,Reply to reviews,"takes 20 min a day

- ""kind"", quick",,,Daily,false,false
2,Order flowers,,,,Every Friday,false,false
3,Winter offer,,,,Ideas,false,false
4,Old sign,,,,Done,false,false
5,Summer fair,,,,Weekly,true,true
6,,,,,Weekly,false,false
"""
PROJECT = """Task ID,Completed At,Name,Section/Column,Assignee,Notes,Parent task,Estimated time,Repeats
11,,Office,Office,,,,,
12,,Payroll,Office,Kim,"ask, then pay",,120,Monthly
13,,Collect the hours,,Kim,,Payroll,45,
14,2026-02-01,New printer,Office,Kim,,,90,
15,,Move the archive,Office,Kim,,,960,
16,,[placeholder],Office,,,,,
"""
TODOIST = """\
TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION,DURATION_UNIT
section,Office,,,,,,,,,,
task,Send invoices,,4,1,Sam (1),,every friday,en,Europe/London,90,minute
task,Check addresses,,4,2,Sam (1),,,en,Europe/London,10,minute
task,Payroll,"call the bureau, if late",4,1,Sam (1),,every month on the 25th,en,Europe/London,2,hour
,,,,,,,,,,,
task,Order stock,,3,1,Sam (1),Kim (2),every 2 weeks,en,Europe/London,,
"""
CLICKUP = """\
Task Type,Task Name,Task Content,Status,Parent ID,Assignees,Tags,List Name,Time Estimated,Time Estimated Text
Task,Newsletter,"two drafts, one send",to do,null,[Owner],[],Monthly,14400000,4h
Task,Count the till,,in progress,null,[Kim],[],Weekly,5400000,1h 30m
Task,Sort receipts,,to do,a2,[],[],Weekly,,
Task,Old price list,,Closed,null,[],[],Weekly,,
"""
JIRA = """Issue Type,Issue key,Summary,Assignee,Status,Original estimate,Parent
Task,OPS-1,Answer support tickets,Kim,To Do,7200,
Sub-task,OPS-2,Write answers,Kim,To Do,3600,10001
Epic,OPS-3,Office,,To Do,,
Task,OPS-4,Update the website,Kim,Done,14400,
"""
CLOCK = """\
"Project","Description","Task","User","Billable","Start Date","Start Time","Duration (h)"
"Books","sorting receipts","","Sam","No","01/05/2026","09:00:00 AM","01:30:00"
"Books","sorting receipts","","Sam","No","01/13/2026","09:00:00 AM","01:30:00"
"Books","sorting receipts","","Sam","No","01/20/2026","09:00:00 AM","00:45:00"
"Site","new logo","Draft","Sam","No","01/21/2026","09:00:00 AM","03:00:00"
"","","","Sam","No","01/22/2026","09:00:00 AM","00:10:00"
"""
DIARY = """Date;Activity;Hours
02.02.2026;Mails;1,5
03.02.2026;Mails;1
05.02.2026;Quotes;2
10.02.2026;Mails;1,5
10.02.2026;Quotes;3
"""
NOTION = """Name,Area,Effort,How often,Owner,Hand over?
Emails,Office,20 min,Daily,Me,Yes
Rota,Staff,2\N{EN DASH}4 hrs,"Weekly, Monthly",Desk,Maybe
Accounts,Money,1h30,Monthly,Me,Yes
Clearing out,Yard,2 days,Once,Me,No
Front desk,Office,all day,Daily,Staff,No
Untitled,,,,,
"""
PASTED = """Payroll\t2\tmonthly\t$120 a month
"Newsletter
(text, pictures)"\t3\tevery two weeks\t
\t\t\t
Ads\t4-6\tweekly\t£40/hr
Reception\t38\tdaily\t
"""
NOTES = """WHAT I DO ALL WEEK

- Bookkeeping (3h/week)
* answering mails \N{EN DASH} 30 min a day
1. rota, every two weeks
2) Blog posts!!
[ ] new menu
[x] find a plumber
\N{BULLET} VAT return, every quarter, 2 hrs
☑ old sign

ring the landlord
"""
GROUPED = """# Off my desk

## Weekly
- [ ] Bookkeeping: 4 hrs
- [ ] Social media posts (2x / week, 45 min)
  - [ ] find pictures
## Now and then
- [ ] Payroll / monthly / 90 min
- [ ] Cleaning every other Friday, 3-4 h
- [ ] IT support, as needed
"""
BARS = """| Task | Hours | How often |
|---|---|---|
| Bookkeeping | 4 | weekly |
| Payroll | 2 | monthly |
"""
BROKEN = """Task,Hours a week,Notes
Bookkeeping,4,fine
"Payroll,2,late
Cleaning,3,ok
"Filing, papers",1,"old ""box""\"
"""
OWN_WORDS = """Zadania,Ile czasu,Jak czesto
Ksiegowosc,4 h,weekly
Sprzatanie,2 h,daily
"""
KITCHEN = """\
What,Who,When,Time,Cost
Daily,,,,
Cash up,Maria,,20 mins,
Fish,me,,30 min,£220
Weekly,,,,
Rota,me,Sunday nights,1 hr each,£45
Once,,,,
New sign,,,,£90
Total,,,15 hrs,
"""
COUNTED = """\
Job,Mins,Times per week,Orders per month
Order materials,30,5,40
Payroll,60,1,
Skip hire,10,-,
"""
SCRIBBLED = """\
- paying the trades Fridays 45 mins
- insurance renewal yearly 2 hrs
- stock, most days, half an hour
- print the open days
"""
OURS = """task;lifetime;contact;volume;task_hours_per_week;partner_quote;Priority;reasons
Ablage führen;3;3;3;4,5;1.480,50;A;hoch
Telefon;4;1;4;40;2.700;B;
Schild;0;3;0;;;C;;zu viel
;;;;;;;
"""


def week() -> Workbook:
    """A sheet as kept over a week: a title, headings over two rows, a date for a range, sums without stored values."""
    rows = [
        ["My week"],
        [],
        ["Task", "Time", None, "Who"],
        [None, "hours a week", "weeks a year", None],
        ["Mails", 5, 48, "me"],
        ["Ordering", "2,5", 46, "shop"],
        ["Stocktake", 26, 1, "staff"],
        ["Appraisals", datetime(2026, 3, 2), 10, "me"],
        ["Driving", "=3+1", 48, "me"],
        ["Lunch", 1, 48, "me"],
        [],
        ["Total", "=SUM(B5:B10)", None, None],
    ]
    book = workbook(("Week", rows), ("Ideas", [["Ask the adviser"]]))
    sheet = book["Week"]
    for cells in ("A3:A4", "B3:C3", "D3:D4", "A1:D1"):
        sheet.merge_cells(cells)
    sheet.row_dimensions[10].hidden = True
    return book


def board() -> Workbook:
    """A board exported with its groups, the headings again for each."""
    head = ["Name", "Person", "Status", "Hours"]
    weekly = [["Weekly jobs"], head, ["Invoicing", "Sam", "Working on it", 3], ["Parcels", "Kim", "Done", 5]]
    return workbook(("Board", [["Our board"], [], *weekly, [], ["Monthly"], head, ["Payroll", "Sam", "", 4]]))


def lengths() -> Workbook:
    """Times, prices and dates as a workbook stores them."""
    rows = [
        ["Task", "Hours/week", "Cost per month", "Start"],
        ["Books", timedelta(hours=2, minutes=30), 450, date(2026, 1, 1)],
        ["Cleaning", 1.125, None, None],
    ]
    book = workbook(("Times", rows))
    book["Times"]["B2"].number_format, book["Times"]["C2"].number_format = "[h]:mm", "€#,##0"
    return book


SAMPLES = {
    "german": Sample(
        GERMAN.encode("cp1252"),
        [
            (2, "Büro putzen", 12.5 * 12 / 52, "weekly"),
            (3, "Ablage", 3 * 12 / 52, "every two weeks"),
            (4, "Neues Schild", None, "once"),
        ],
        asked=(4,),
        not_tasks=(5,),
    ),
    "titled": Sample(
        b"\xef\xbb\xbf" + TITLED.replace("\n", "\r\n").encode(),
        [
            (5, "Window display", 2.5, "weekly"),
            (6, "Ordering stock", 6, "every two weeks"),
            (7, "Cleaning (shop, yard)", 3, "daily"),
        ],
        asked=(6,),
        tasks={6: "ordering-stock"},
    ),
    "board": Sample(
        BOARD.encode(),
        [
            (2, "Reply to reviews", 20 / 60 * 5, "daily"),
            (3, "Order flowers", None, "weekly"),
            (4, "Winter offer", None, ""),
        ],
        not_tasks=(5, 6, 7),
        tasks={2: "online-reviews"},
    ),
    "project": Sample(
        PROJECT.encode(),
        [(3, "Payroll", 2 * 12 / 52, "monthly"), (6, "Move the archive", None, "")],
        not_tasks=(2, 4, 5, 7),
        tasks={3: "payroll"},
    ),
    "todoist": Sample(
        TODOIST.encode(),
        [
            (3, "Send invoices", 1.5, "weekly"),
            (5, "Payroll", 2 * 12 / 52, "monthly"),
            (7, "Order stock", None, "every two weeks"),
        ],
        not_tasks=(2, 4, 6),
        tasks={3: "sending-invoices"},
    ),
    "clickup": Sample(
        CLICKUP.encode(),
        [(2, "Newsletter", 4 * 12 / 52, "monthly"), (3, "Count the till", 1.5, "weekly")],
        not_tasks=(4, 5),
        tasks={2: "newsletter"},
    ),
    "jira": Sample(JIRA.encode(), [(2, "Answer support tickets", None, "")], not_tasks=(3, 4, 5)),
    "clock": Sample(
        CLOCK.encode(), [([2, 3, 4], "sorting receipts", 1.25, "weekly"), (5, "new logo", None, "")], not_tasks=(6,)
    ),
    "diary": Sample(DIARY.encode(), [([2, 3, 5], "Mails", 2, "weekly"), ([4, 6], "Quotes", 2.5, "weekly")]),
    "notion": Sample(
        b"\xef\xbb\xbf" + NOTION.encode(),
        [
            (2, "Emails", 20 / 60 * 5, "daily"),
            (3, "Rota", 3, "weekly, monthly"),
            (4, "Accounts", 1.5 * 12 / 52, "monthly"),
            (5, "Clearing out", None, "once"),
            (6, "Front desk", 40, "daily"),
        ],
        asked=(3, 5, 6),
        not_tasks=(7,),
        tasks={3: "staff-rota", 6: "front-desk"},
    ),
    "notion zip": Sample(
        zipped(Export__Tasks_csv=NOTION.encode(), Export__Tasks__Rota_md=b"# Rota"),
        [(2, "Emails", 20 / 60 * 5, "daily"), (4, "Accounts", 1.5 * 12 / 52, "monthly")],
        asked=(3, 5, 6),
        not_tasks=(7,),
    ),
    "pasted": Sample(
        PASTED.encode(),
        [
            (1, "Payroll", 2 * 12 / 52, "monthly"),
            (2, "Newsletter (text, pictures)", 1.5, "every two weeks"),
            (4, "Ads", 5, "weekly"),
            (5, "Reception", 38, "daily"),
        ],
        asked=(4, 5),
        not_tasks=(3,),
    ),
    "notes": Sample(
        NOTES.encode(),
        [
            (3, "Bookkeeping", 3, ""),
            (4, "answering mails", 2.5, "daily"),
            (5, "rota", None, "every two weeks"),
            (6, "Blog posts!!", None, ""),
            (7, "new menu", None, ""),
            (9, "VAT return", 2 * 4 / 52, "quarterly"),
            (12, "ring the landlord", None, ""),
        ],
        not_tasks=(1, 8, 10),
        tasks={3: "monthly-bookkeeping"},
    ),
    "grouped notes": Sample(
        GROUPED.encode(),
        [
            (4, "Bookkeeping", 4, "weekly"),
            (5, "Social media posts", 1.5, "weekly"),
            (8, "Payroll", 1.5 * 12 / 52, "monthly"),
            (9, "Cleaning", 1.75, "every two weeks"),
            (10, "IT support", None, ""),
        ],
        asked=(5, 9, 10),
        not_tasks=(1, 3, 6, 7),
    ),
    "bars": Sample(
        BARS.encode(), [(3, "Bookkeeping", 4, "weekly"), (4, "Payroll", 2 * 12 / 52, "monthly")], not_tasks=(2,)
    ),
    "broken": Sample(
        BROKEN.encode(),
        [(2, "Bookkeeping", 4, ""), (3, "Payroll", 2, ""), (4, "Cleaning", 3, ""), (5, "Filing, papers", 1, "")],
    ),
    "kitchen": Sample(
        KITCHEN.encode(),
        [
            (3, "Cash up", 20 / 60 * 5, "daily"),
            (4, "Fish", 2.5, "daily"),
            (6, "Rota", 1, "weekly"),
            (8, "New sign", None, "once"),
        ],
        asked=(4, 6, 8),
        not_tasks=(2, 5, 7, 9),
    ),
    "counted": Sample(
        COUNTED.encode(),
        [(2, "Order materials", 2.5, "weekly"), (3, "Payroll", 1, "weekly"), (4, "Skip hire", None, "")],
        asked=(4,),
    ),
    "scribbled": Sample(
        SCRIBBLED.encode(),
        [
            (1, "paying the trades", 0.75, "weekly"),
            (2, "insurance renewal", 2 / 52, "yearly"),
            (3, "stock", 2.5, "daily"),
            (4, "print the open days", None, ""),
        ],
    ),
    "own words": Sample(OWN_WORDS.encode(), [(2, "Ksiegowosc", 4, "weekly"), (3, "Sprzatanie", 10, "daily")]),
    "utf-16": Sample(
        "Task\tHours/week\tWho\r\nTea for the Büro\t3,5\tich\r\n".encode("utf-16"), [(2, "Tea for the Büro", 3.5, "")]
    ),
    "old Mac": Sample(b"Task,Hours,Frequency\rInvoicing,2,weekly\r\x1a", [(2, "Invoicing", 2, "weekly")]),
    "ours": Sample(
        OURS.encode("cp1252"),
        [(2, "Ablage führen", 4.5, ""), (3, "Telefon", 40, ""), (4, "Schild", None, "")],
        not_tasks=(5,),
    ),
    "week": Sample(
        saved(week()),
        [
            (5, "Mails", 5, ""),
            (6, "Ordering", 2.5, ""),
            (7, "Stocktake", 0.5, "yearly"),
            (8, "Appraisals", None, ""),
            (9, "Driving", None, ""),
        ],
        asked=(8, 9),
        not_tasks=(1, 2, 10, 12),
    ),
    "groups": Sample(
        saved(board()), [(5, "Invoicing", 3, "weekly"), (10, "Payroll", 4 * 12 / 52, "monthly")], not_tasks=(6, 8, 9)
    ),
    "lengths": Sample(saved(lengths()), [(2, "Books", 2.5, ""), (3, "Cleaning", 1.125, "")]),
}
