"""Time sheets, exports and tables of odd shapes, and what somebody who reads them would say stands in each."""

import json
from datetime import datetime

from tests.tables.lists.samples import Sample, saved, workbook

REMINDERS = """\
TYPE,CONTENT,INDENT,DATE,DURATION,DURATION_UNIT
task,Pay suppliers,1,every! friday,45,minute
task,Do payroll,1,every last working day,2,hour
task,Renew the domain,1,every 12 months,,
task,Buy a printer,1,2026-03-02,,
"""
SUMMARY = """\
Project,Client,Description,Duration
Admin,Ours,Mails,12:30:00
Admin,Ours,Invoicing,4:15:00
"""
ESTIMATED = """\
Task Name,Status,Comments,Time Estimated,Time Estimated Text,Time Spent,List Name
Reorder packaging,to do,[],1800000,30 m,0,Weekly
Price list,to do,[],,,0,Weekly
"""
SERIALS = """\
Date,Task,Hours
46024,Invoices,1.5
46031,Invoices,1
46033,Wash the van,2
46038,Invoices,1.5
46040,Wash the van,2
"""
WEEK = """\
Day,Task,Hours
Mon,Mails,1
Mon,Deliveries,3
Tue,Mails,0.5
Thu,Deliveries,3
"""
CLOCKED = """\
Datum;Von;Bis;Pause;Aufgabe
05.01.2026;08:00;10:30;30;Ablage
12.01.2026;13:00;15:00;;Ablage
13.01.2026;22:00;01:00;;Inventur
19.01.2026;08:00;10:00;0:30;Ablage
"""
BY_DAY = """\
Task,Mon,Tue,Wed,Thu,Fri,Sat,Sun,Total
Mails,1,1:30,1,1,1,,-,5.5
Deliveries,2,,2,,2,,,6
Total,3,2.5,3,1,3,0,0,11.5
"""
BY_MONTH = """\
Arbeit;Jan;Feb;Mrz;Apr;Mai;Jun;Jul;Aug;Sep;Okt;Nov;Dez;Summe
Ablage;8;8;10;8;8;8;8;8;8;8;8;14;104
Messe;0;0;40;0;0;0;0;0;12;0;0;0;52
"""
TICKED = """\
Task,Daily,Weekly,Yearly,Time needed
Open up,x,,,15 min
Order stock,,x,,2 h
Counting,,,x,13 h
Post,x,x,,10 min
"""
STRETCHES = """\
Task,Daily,Weekly,Monthly
Mails,0.5,,
Cleaning,,3,
Accounts,,,6 h
"""
PIECES = """\
Task,Minutes each,Number per month,Orders done by
Order entry,6,520,office
Complaints,30,-,me
"""
SMALL_TIMES = """\
Process,Duration [min],Volume per month
Order entry,6,520
"""
PARTS = """\
Category,Task,Part,Hours/wk
Money,Bookkeeping,Bank,1
Money,Bookkeeping,Receipts,2
Staff,Payroll,,1.5
"""
MARKDOWN = """\
# Tasks

| Task | How often | How long |
|------|:---------:|----------|
| Rota | every Sunday | 45 min |
"""
SPOKEN = """\
- Cleaning: 5h/week (Maria does this, £75 a week)
- Payroll \N{EN DASH} monthly \N{EN DASH} 3 hrs \N{EN DASH} Sue
- Mails, daily, 1 h, me
- Stock (Mondays) 1h
- Repairs (as and when)
"""
MIXED = """\
What,How long?,How often?,Cost
Wages,90,monthly,£25 a month
Van,\N{VULGAR FRACTION THREE QUARTERS} hr,Fri,
Cards,2 h,Every December,
Fair,13 h,April and October,
"""
BILLED = """\
Service,Supplier,Cost,Billing period
Payroll,PayCo,£45.00,monthly
IT support,Bytes,"£2,400",yearly
"""
SPLIT = """\
Task,Frequency,Hours,Minutes
Banking,weekly,0,45
Payroll,monthly,2,30
"""
UNITS = """\
#;T\u00e4tigkeit;h/Woche;CHF/h
1;Empfang;32;
2;Ablage;6;95.-
;Summe;38;
"""
WORDY = """\
Who,Does what,How many hours a week,What it costs us a year
Lisa,Reception,30,"£19,500"
Bob,Invoices,5,"£3,250"
"""
SHARES = """\
Task,% of my week,Could delegate?
Mails,20%,maybe
Sales calls,30%,no
"""
RUPEES = """\
Sr No,Work,Hrs/day,Monthly cost (Rs)
1,Accounts entry,3,"18,000/-"
2,GST filing,0.5,"12,500"
"""
GROUPS = [
    ["Office tasks"],
    [],
    ["Weekly"],
    ["Name", "Subitems", "Person", "Status", "Date", "Hours"],
    ["Order milk", None, "Jo", "Stuck", datetime(2026, 1, 5), 0.5],
    ["Subitems", "Name", "Owner", "Status", "Date"],
    [None, "check the fridge", "Max", ""],
    [None, None, None, None, None, 0.5],
    [],
    ["Monthly"],
    ["Name", "Subitems", "Person", "Status", "Date", "Hours"],
    ["Payroll", None, "Jo", "", None, 13],
]
LETTERS = [
    ["No.", "Task\n(what?)", "Frequency\n(d/w/m/y)", "Duration\nper occurrence"],
    [None, None, None, "[h]"],
    [1, "Open post", "d", 0.25],
    [2, "Accounts", "m", 13],
]
HOURS_SHEET = [
    ["Stundenzettel KW 2", None, None, "Name: Eva"],
    [],
    ["Aufgabe", "Mo", "Di", "Mi", "Do", "Fr", "Summe"],
    ["Telefon", 1, 1, 1.5, 1, 1, "=SUM(B4:F4)"],
    ["Summe", 1, 1, 1.5, 1, 1, None],
]
BOARD = {
    "name": "Shop board",
    "lists": [{"id": "l1", "name": "Weekly"}, {"id": "l2", "name": "Ideas"}],
    "cards": [
        {"id": "c1", "name": "Post pictures", "desc": "about 30 min", "closed": False, "idList": "l1", "due": None},
        {"id": "c2", "name": "Old sale", "desc": "", "closed": True, "idList": "l1"},
        {"id": "c3", "name": "New shop sign", "closed": False, "idList": "l2", "dueComplete": False},
    ],
    "labels": [{"id": "x", "name": "Green"}],
}
TO_DO = {
    "kind": "tasks#taskLists",
    "items": [
        {
            "title": "My Tasks",
            "items": [
                {"id": "a", "title": "Pay the rent", "status": "needsAction", "notes": "every month\n10 min"},
                {"id": "b", "title": "Buy printer", "status": "completed"},
            ],
        }
    ],
}
A_MONTH = 12 / 52

SHEETS = {
    "reminders": Sample(
        REMINDERS.encode(),
        [
            (2, "Pay suppliers", 0.75, "weekly"),
            (3, "Do payroll", 2 * A_MONTH, "monthly"),
            (4, "Renew the domain", None, "yearly"),
            (5, "Buy a printer", None, ""),
        ],
    ),
    "summary of a log": Sample(SUMMARY.encode(), [(2, "Mails", None, ""), (3, "Invoicing", None, "")], asked=(2, 3)),
    "estimated and spent": Sample(
        ESTIMATED.encode(), [(2, "Reorder packaging", 0.5, "weekly"), (3, "Price list", None, "weekly")]
    ),
    "days as numbers": Sample(
        SERIALS.encode(), [([2, 3, 5], "Invoices", 4 / 3, "weekly"), ([4, 6], "Wash the van", 4 / 3, "weekly")]
    ),
    "days of a week": Sample(WEEK.encode(), [([2, 4], "Mails", 1.5, ""), ([3, 5], "Deliveries", 6, "")]),
    "clocked": Sample(CLOCKED.encode(), [([2, 3, 5], "Ablage", 5.5 / 3, "weekly"), (4, "Inventur", None, "")]),
    "a column a day": Sample(BY_DAY.encode(), [(2, "Mails", 5.5, ""), (3, "Deliveries", 6, "")], not_tasks=(4,)),
    "a column a month": Sample(BY_MONTH.encode(), [(2, "Ablage", 2, ""), (3, "Messe", 1, "")]),
    "ticks": Sample(
        TICKED.encode(),
        [
            (2, "Open up", 1.25, "daily"),
            (3, "Order stock", 2, "weekly"),
            (4, "Counting", 0.25, "yearly"),
            (5, "Post", 5 / 6, "daily, weekly"),
        ],
        asked=(5,),
    ),
    "times by how often": Sample(
        STRETCHES.encode(), [(2, "Mails", 2.5, "daily"), (3, "Cleaning", 3, ""), (4, "Accounts", 6 * A_MONTH, "")]
    ),
    "pieces": Sample(PIECES.encode(), [(2, "Order entry", 12, ""), (3, "Complaints", None, "")], asked=(3,)),
    "small times": Sample(SMALL_TIMES.encode(), [(2, "Order entry", 12, "")], asked=(2,)),
    "parts": Sample(PARTS.encode(), [(2, "Bookkeeping", 1, ""), (3, "Bookkeeping", 2, ""), (4, "Payroll", 1.5, "")]),
    "markdown": Sample(MARKDOWN.encode(), [(5, "Rota", 0.75, "weekly")], not_tasks=(4,)),
    "as it is said": Sample(
        SPOKEN.encode(),
        [
            (1, "Cleaning", 5, ""),
            (2, "Payroll", 3 * A_MONTH, "monthly"),
            (3, "Mails", 5, "daily"),
            (4, "Stock", 1, "weekly"),
            (5, "Repairs", None, ""),
        ],
        asked=(5,),
    ),
    "a figure without its unit": Sample(
        MIXED.encode(),
        [
            (2, "Wages", 1.5 * A_MONTH, "monthly"),
            (3, "Van", 0.75, "weekly"),
            (4, "Cards", 2 / 52, "yearly"),
            (5, "Fair", 0.5, "twice a year"),
        ],
        asked=(2,),
    ),
    "billed": Sample(BILLED.encode(), [(2, "Payroll", None, ""), (3, "IT support", None, "")]),
    "hours and minutes": Sample(
        SPLIT.encode(), [(2, "Banking", 0.75, "weekly"), (3, "Payroll", 2.5 * A_MONTH, "monthly")]
    ),
    "units for headings": Sample(UNITS.encode(), [(2, "Empfang", 32, ""), (3, "Ablage", 6, "")], not_tasks=(4,)),
    "long headings": Sample(WORDY.encode(), [(2, "Reception", 30, ""), (3, "Invoices", 5, "")]),
    "shares": Sample(SHARES.encode(), [(2, "Mails", None, ""), (3, "Sales calls", None, "")], not_tasks=(1,)),
    "rupees": Sample(RUPEES.encode(), [(2, "Accounts entry", 15, ""), (3, "GST filing", 2.5, "")]),
    "groups": Sample(
        saved(workbook(("office", GROUPS))),
        [(5, "Order milk", 0.5, "weekly"), (12, "Payroll", 3, "monthly")],
        not_tasks=(6, 7, 8, 10, 11),
    ),
    "letters": Sample(
        saved(workbook(("a", LETTERS))), [(3, "Open post", 1.25, "daily"), (4, "Accounts", 3, "monthly")]
    ),
    "hours sheet": Sample(saved(workbook(("KW2", HOURS_SHEET))), [(4, "Telefon", 5.5, "")], not_tasks=(1, 5)),
    "board in JSON": Sample(
        json.dumps(BOARD).encode(),
        [(2, "Post pictures", 0.5, "weekly"), (4, "New shop sign", None, "")],
        not_tasks=(3,),
    ),
    "reminders in JSON": Sample(
        json.dumps(TO_DO).encode(), [(2, "Pay the rent", 1 / 6 * A_MONTH, "monthly")], not_tasks=(3,)
    ),
}
