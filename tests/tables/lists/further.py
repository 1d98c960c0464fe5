"""Lists of other trades, languages and programs, and what somebody who reads them would say stands in each."""

from datetime import date, datetime

from tests.tables.lists.samples import Sample, saved, workbook

MONTH, QUARTER = 12 / 52, 4 / 52
CALENDAR = """\
"Subject","Start Date","Start Time","End Date","End Time","All day event","Categories","Description"
"Wages","1/9/2026","9:00:00 AM","1/9/2026","11:00:00 AM","False","Office",""
"Intake calls","1/5/2026","1:00:00 PM","1/5/2026","2:30:00 PM","False","Office",""
"Intake calls","1/12/2026","1:00:00 PM","1/12/2026","2:30:00 PM","False","Office",""
"Intake calls","1/19/2026","1:00:00 PM","1/19/2026","2:30:00 PM","False","Office",""
"Intake calls","1/26/2026","1:00:00 PM","1/26/2026","2:30:00 PM","False","Office",""
"Wages","1/23/2026","9:00:00 AM","1/23/2026","11:00:00 AM","False","Office",""
"""
BACKUP = """\
"Date: 2026-03-01+0000"
"Version: 7.1"
"Status:
0 Normal
1 Completed"
"List Name","Title","Kind","Content","Repeat","Priority","Status","Completed Time","Is All Day","taskId","parentId"
"Money","Send statements","TEXT","1.5 hours, from the ledger","FREQ=MONTHLY;INTERVAL=1","0","0","","true","1",""
"Money","match the card payments","TEXT","","","0","0","","true","2","1"
"Shop","Water the plants","TEXT","10 mins","RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TH","0","0","","true","3",""
"Shop","Window","TEXT","half a day
for two","RRULE:FREQ=MONTHLY;INTERVAL=3","0","0","","true","4",""
"Shop","Order bags","TEXT","","","0","2","2026-02-01T09:00:00+0000","true","5",""
"""
DUTCH = """\
Taken in de salon;;;;;
;;;;;
Taak;Hoe vaak;Hoeveel tijd per keer;Wie;Kosten per maand;Opmerkingen
Agenda;elke dag;45 min;receptie;;telefoon
Facturen;wekelijks;2,5 uur;ik;€ 1.250,00;
Aangifte;per kwartaal;3 uur;boekhouder;€ 95,00;
Voorraad;om de week;half uur;Anouk;;
Website;eenmalig;;;€ 2.400,00;
Totaal;;;;€ 3.745,00;
"""
SPANISH = """\
Tarea;Frecuencia;Horas al mes;Responsable;Coste mensual;Notas
Contabilidad;mensual;13;asesoría;1.150,00 €;
Redes;2 veces por semana;26;yo;;fotos
Pedidos;cada día;26;cocina;;
Campana;cada seis meses;;empresa;60,00 €;
TOTAL;;65;;;
"""
ITALIAN = """\
Attività;Ogni quanto;Quanto tempo;Chi
Fatture;ogni settimana;1,5 ore;io
Ordini;due volte al mese;mezz'ora;cucina
"""
FRENCH = """\
Quoi\tTous les combien\tCombien de temps\tQui s'en occupe
Commandes\ttous les lundis\t1 h 30\tmoi
Avis\ttous les matins\t15 min\tpersonne
Carte d'été\tune seule fois\t\t
"""
VAULT = """\
---
tags: [firm, tasks]
---
# Off my plate

> things I would rather not do

- [ ] Bank reconciliation \U0001f501 every week \U0001f4c5 2026-03-06 #money (1h)
- [ ] [[Newsletter]] \U0001f501 every 2 weeks, 2 hrs
- [ ] Clips \u274c 2026-01-20
- [ ] Reply to [reviews](https://example.com/x) - 12 mins a day \u23eb
"""
SPACED = """\
What I do                     How often        Roughly how long
----------------------------  ---------------  ----------------
Bookings                      daily            36 min
Linen run to the laundry      Mon, Thu, Sat    1.5 hrs
Website photos                one-off
TOTAL
"""
UNBULLETED = """\
Running the office
To-dos

Every week  2/5 completed
Order coffee
Kim H. \u00b7 Due Fri, Mar 6
Answer the mailbox (30 min a day)

Every month
Approve claims - 1 hr

Completed
Replace the printer
"""
A_WEEK = """\
"Project","Client","Mon, Mar 2","Tue, Mar 3","Wed, Mar 4","Thu, Mar 5","Fri, Mar 6","Sat, Mar 7","Total (h)"
"Customer emails","","01:00:00","00:45:00","01:15:00","01:00:00","00:30:00","","04:30:00"
"(Without project)","","00:15:00","","","","","","00:15:00"
"Total","","01:15:00","00:45:00","01:15:00","01:00:00","00:30:00","","04:45:00"
"""
DAY = """\
8-9 mails
9.00 \u2013 10:30 invoices
10:30-12 site visit
12-1 lunch
1pm-2.30pm: invoices
2.30-3 mails
"""
WEEK = """\
My week

Monday 2 March
8-9 mails
9:00 to 10:30 quotes
12-12.30 lunch

Tuesday:
- 8-9 mails
- 2pm - 2.45pm social media
parcels
"""
LETTER = """\
Hi Sam,

what I spend my week on:

1) Quotes - about 6 hours a week
2) VAT (quarterly, 3h)

Cheers,
Pete
"""
NOTED = """\
"Subject","Due Date","Date Completed","% Complete","Total Work","Categories","Notes","Status"
"Order supplies","1/9/2026","",0,0,"Stock","every Friday, 30 min","Not Started"
"Fee schedule","2/1/2026","1/20/2026",1,0,"Money","","Completed"
"Allergen sheets","1/31/2026","",0,0,"Menu","half a day, every month","Waiting on someone else"
"""
CONDITIONS = """\
Job,When,Std. pro Mal
Allergen sheets,when the menu changes,
Grant reports,as funders ask,
Heizung,2x pro Woche,1/2
"""
STARTS = """\
9:00 open the shop
9:15 online orders
10am deliveries
"""
SLOTS = """\
Time,What
8:00-9:00,Mails
9:00-10:30,Invoices
10:30-11:00,Coffee
11:00-12:30,Mails
"""
TIMETABLE = """\
,Mon,Tue,Wed,Thu,Fri
08:00,Mails,Mails,Payroll,,
09:00,Quotes,,Mails,,
10:30,Lunch,Lunch,Lunch,,
"""
INDIAN = [
    ["SHREE TEXTILES, SURAT"],
    ["Office work - statement as on 31.03.2026"],
    [],
    ["S.No.", "Particulars", "Periodicity", "Man-hours (p.m.)", "Done by", "Amt p.m. (Rs.)", "Remarks"],
    [1, "GST returns", "Monthly", 6.5, "CA", "5,500/-", "due 11th / 20th"],
    [2, "Salary sheet", "Monthly", 13, "Accountant", "Rs. 8,000/-", None],
    [3, "Tally entries", "Daily", 52, "Self", "-", "vouchers"],
    [None, "TOTAL", None, "=SUM(D5:D7)", None, None, None],
    [],
    ["* figures approx."],
]
BY_PERSON = [
    ["Sparkle Cleaning: who does what"],
    [],
    ["Task", "How often", "Time each", "Cost / month", "Notes"],
    ["Dawn (owner)"],
    ["Site visits", "Mon + Wed", "2 hrs", None, "drives"],
    ["Slow payers", "Tuesdays", "45", None, "phone"],
    [],
    ["Tracey - supervisor, 20 hrs"],
    ["Rotas", "every Thurs", "1.5h", None, None],
    ["Cover", "as & when", None, None, None],
    [],
    ["* Dawn uses QuickBooks for this"],
]
LETTINGS = [
    [None, "Hillside Lettings"],
    [],
    [None, "Job", "Freq.", "Hrs", "Who", "Start", "Status"],
    [None, "Rent statements", "Monthly", 13, "Jo", date(2024, 4, 1), "Live"],
    [None, "Reminders", "Annual", datetime(2026, 2, 3), "Jo", None, "Live"],
    [None, "Old website", "Once", 10, None, None, "Closed"],
    [None, "TOTAL HRS", None, "=SUM(D4:D6)"],
]
READ_ME = [["How to use this workbook"], ["Step", "What to do"], [1, "Fill in the sheet Tasks"], [2, "Send it"]]

FURTHER = {
    "calendar": Sample(
        CALENDAR.encode(),
        [([2, 7], "Wages", 1, "every two weeks"), ([3, 4, 5, 6], "Intake calls", 1.5, "weekly")],
    ),
    "backup with a preamble": Sample(
        b"\xef\xbb\xbf" + BACKUP.encode(),
        [
            (5, "Send statements", 1.5 * MONTH, "monthly"),
            (7, "Water the plants", 1 / 3, "weekly"),
            (8, "Window", 4 * QUARTER, "quarterly"),
        ],
        asked=(7, 8),
        not_tasks=(1, 2, 3, 6, 9),
    ),
    "Dutch": Sample(
        DUTCH.encode("cp1252"),
        [
            (4, "Agenda", 3.75, "daily"),
            (5, "Facturen", 2.5, "weekly"),
            (6, "Aangifte", 3 * QUARTER, "quarterly"),
            (7, "Voorraad", 0.25, "every two weeks"),
            (8, "Website", None, "once"),
        ],
        asked=(8,),
        not_tasks=(1, 2, 9),
    ),
    "Spanish": Sample(
        SPANISH.encode(),
        [
            (2, "Contabilidad", 3, "monthly"),
            (3, "Redes", 6, "weekly"),
            (4, "Pedidos", 6, "daily"),
            (5, "Campana", None, "twice a year"),
        ],
        not_tasks=(6,),
    ),
    "Italian": Sample(ITALIAN.encode(), [(2, "Fatture", 1.5, "weekly"), (3, "Ordini", MONTH, "monthly")], asked=(3,)),
    "French": Sample(
        FRENCH.replace("\n", "\r\n").encode("utf-16"),
        [(2, "Commandes", 1.5, "weekly"), (3, "Avis", 1.25, "daily"), (4, "Carte d'été", None, "once")],
    ),
    "notes of a vault": Sample(
        VAULT.encode(),
        [
            (8, "Bank reconciliation", 1, "weekly"),
            (9, "Newsletter", 1, "every two weeks"),
            (11, "Reply to reviews", 1, "daily"),
        ],
        not_tasks=(1, 2, 3, 4, 6, 10),
        tasks={8: "monthly-bookkeeping", 9: "newsletter"},
    ),
    "kept apart by spaces": Sample(
        SPACED.encode(),
        [
            (3, "Bookings", 3, "daily"),
            (4, "Linen run to the laundry", 4.5, "weekly"),
            (5, "Website photos", None, "once"),
        ],
        asked=(4,),
        not_tasks=(1, 2, 6),
    ),
    "groups without bullets": Sample(
        UNBULLETED.encode(),
        [
            (5, "Order coffee", None, "weekly"),
            (7, "Answer the mailbox", 2.5, "daily"),
            (10, "Approve claims", MONTH, "monthly"),
        ],
        not_tasks=(1, 2, 4, 6, 9, 12, 13),
    ),
    "a week by its dates": Sample(A_WEEK.encode(), [(2, "Customer emails", 4.5, "")], not_tasks=(3, 4)),
    "plan of a day": Sample(
        DAY.encode(),
        [([1, 6], "mails", 7.5, "daily"), ([2, 5], "invoices", 15, "daily"), (3, "site visit", 7.5, "daily")],
        not_tasks=(4,),
    ),
    "plan of a week": Sample(
        WEEK.encode(),
        [
            ([4, 9], "mails", 2, "weekly"),
            (5, "quotes", 1.5, "weekly"),
            (10, "social media", 0.75, "weekly"),
            (11, "parcels", None, ""),
        ],
        not_tasks=(1, 3, 6, 8),
        tasks={10: "social-media"},
    ),
    "letter": Sample(
        LETTER.encode(),
        [(5, "Quotes", 6, ""), (6, "VAT", 3 * QUARTER, "quarterly")],
        not_tasks=(1, 3, 8, 9),
    ),
    "how often in a note": Sample(
        NOTED.encode(),
        [(2, "Order supplies", 0.5, "weekly"), (4, "Allergen sheets", 4 * MONTH, "monthly")],
        asked=(4,),
        not_tasks=(3,),
    ),
    "on a condition": Sample(
        CONDITIONS.encode(),
        [(2, "Allergen sheets", None, ""), (3, "Grant reports", None, ""), (4, "Heizung", 1, "weekly")],
        asked=(2, 3),
    ),
    "times that only begin": Sample(
        STARTS.encode(),
        [(1, "open the shop", 1.25, "daily"), (2, "online orders", 3.75, "daily"), (3, "deliveries", None, "daily")],
        asked=(3,),
    ),
    "plan in a table": Sample(
        SLOTS.encode(), [([2, 5], "Mails", 12.5, "daily"), (3, "Invoices", 7.5, "daily")], not_tasks=(4,)
    ),
    "timetable": Sample(
        TIMETABLE.encode(),
        [([2, 3], "Mails", 3.5, "weekly"), (2, "Payroll", 1, "weekly"), (3, "Quotes", 1.5, "weekly")],
        not_tasks=(4,),
    ),
    "Indian": Sample(
        saved(workbook(("Work", INDIAN))),
        [
            (5, "GST returns", 1.5, "monthly"),
            (6, "Salary sheet", 3, "monthly"),
            (7, "Tally entries", 12, "daily"),
        ],
        not_tasks=(1, 2, 8, 10),
        tasks={5: "sales-tax-return"},
    ),
    "by person": Sample(
        saved(workbook(("March", BY_PERSON))),
        [
            (5, "Site visits", 4, "weekly"),
            (6, "Slow payers", 0.75, "weekly"),
            (9, "Rotas", 1.5, "weekly"),
            (10, "Cover", None, ""),
        ],
        asked=(6, 10),
        not_tasks=(1, 4, 8, 12),
    ),
    "a guide before the tasks": Sample(
        saved(workbook(("Read me", READ_ME), ("Tasks", LETTINGS))),
        [(4, "Rent statements", 3, "monthly"), (5, "Reminders", None, "yearly")],
        asked=(5,),
        not_tasks=(1, 6, 7),
    ),
}
