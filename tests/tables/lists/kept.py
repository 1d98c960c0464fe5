"""Lists out of calendars, chats, letters, pages of task programs and sheets with a unit beside each figure."""

from tests.tables.lists.samples import Sample, saved, workbook

MONTH, QUARTER = 12 / 52, 4 / 52
CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:STANDARD
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
DTSTAMP:20260301T120000Z
DTSTART;TZID=Europe/London:20260105T090000
DTEND;TZID=Europe/London:20260105T103000
RRULE:FREQ=WEEKLY;BYDAY=MO,TH
UID:1
SUMMARY:Invoices\\, statements
DESCRIPTION:<b>chase</b> what is due\\, then post the res
 t
BEGIN:VALARM
DESCRIPTION:This is a reminder
TRIGGER:-P0DT0H30M0S
END:VALARM
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/London:20260112T140000
DTEND;TZID=Europe/London:20260112T160000
RECURRENCE-ID;TZID=Europe/London:20260112T090000
UID:1
SUMMARY:Invoices\\, statements
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/London:20260128T140000
DURATION:PT2H
RRULE:BYMONTHDAY=15,28;FREQ=MONTHLY
SUMMARY:Payroll
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260415
RRULE:FREQ=YEARLY
SUMMARY:Renew insurance
END:VEVENT
BEGIN:VEVENT
DTSTART:20260202T173000Z
DTEND:20260202T180000Z
RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR
SUMMARY:Answer emails
END:VEVENT
BEGIN:VEVENT
DTSTART:20260105T120000Z
DTEND:20260105T130000Z
RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
SUMMARY:Lunch
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260612
RRULE:FREQ=YEARLY
SUMMARY:Mum's birthday
END:VEVENT
BEGIN:VEVENT
DTSTART:20250105T120000Z
DTEND:20250105T130000Z
RRULE:FREQ=WEEKLY;UNTIL=20251231T000000Z
SUMMARY:Old stand-up
END:VEVENT
BEGIN:VEVENT
DTSTART:20250106T120000Z
DTEND:20250106T130000Z
RRULE:FREQ=WEEKLY;COUNT=10
SUMMARY:Course
END:VEVENT
BEGIN:VEVENT
DTSTART:20260310T110000Z
DTEND:20260310T120000Z
STATUS:CANCELLED
SUMMARY:Boiler service
END:VEVENT
BEGIN:VEVENT
DTSTART:20260209T110000Z
DTEND:20260209T120000Z
SUMMARY:Quotes
END:VEVENT
BEGIN:VEVENT
DTSTART:20260216T110000Z
DTEND:20260216T130000Z
SUMMARY:Quotes
END:VEVENT
BEGIN:VEVENT
DTSTART:20260220T110000Z
DTEND:20260220T120000Z
SUMMARY:A call that is over
END:VEVENT
BEGIN:VEVENT
DTSTART:20260420T110000Z
DTEND:20260420T120000Z
CLASS:PRIVATE
SUMMARY:Something
END:VEVENT
BEGIN:VTODO
DUE;VALUE=DATE:20260420
SUMMARY:New price list
END:VTODO
BEGIN:VTODO
COMPLETED:20260120T100000Z
SUMMARY:New printer
END:VTODO
END:VCALENDAR
"""
PAGE = """\
Office
3/9 completed

Send invoices
Every Friday
Assigned to Kim Hill
Due Friday
2 comments

Chase late payers - 45 min
Kim Hill
Due tomorrow

Payroll (2 hrs)
Every month
Due Mar 28
Overdue

Update the price list
No due date
Add a to-do
Show 6 completed to-dos
"""
CHAT = """\
[12/03/26, 9:14:05\u202fAM] Ravi Traders: \u200eMessages and calls are end-to-end encrypted.
[12/03/26, 9:14:31 AM] Ravi: Office work list
[12/03/26, 9:15:02 AM] Ravi: GST returns - monthly, 6 hrs, CA takes Rs 3,500
[12/03/26, 9:16:11 AM] Ravi: salary of staff monthly 4 hrs
also stock checking 2x / week, 3 hrs each
[12/03/26, 9:17:20 AM] Meena: ok sir
[12/03/26, 9:19:44 AM] Ravi: website work as needed
[12/03/26, 9:20:00 AM] Meena: \u200eimage omitted
"""
SENT = """\
12/03/2026, 09:14 - Messages and calls are end-to-end encrypted. Learn more.
12/03/2026, 09:15 - Uwe: Angebote 3 h pro Woche
12/03/2026, 09:16 - Uwe: <Medien ausgeschlossen>
12/03/2026, 09:16 - Uwe: Ablage
"""
POSTED = """\
Sue Barker  9:14 AM
What eats my week:
\u2022 Emails, 1.5h/day
\u2022 Rota, every other Sunday, 1 hr
Pete  9:20 AM
"""
SHORTENED = """\
Aufgabe | Turnus | Zeit
Post | t\u00e4gl. | 15 Min
Kasse | 6x/Woche | 20'
L\u00f6hne | jeden 25. | 2 Std
Meldung | mtl. | 1 Std
Werbung | n. Bedarf | ?
M\u00e9nage | 2x/sem | 1h
"""
OUTLINE = """\
1. Finance
   a. Bookkeeping \u2013 4 hrs per week \u2013 Jenny
   b. Payroll \u2013 2 hrs per month \u2013 outsourced (\u00a385/month)
2. Premises
   a. Cleaning \u2013 daily, 1 hr \u2013 Kath, \u00a313.50/hr
3. Website
   a. texts
   b. pictures
"""
BY_STRETCH = """\
Nr;T\u00e4tigkeit;h/Wo;h/Mt;h/Jahr;Wer
1;Offerten;4;;;Chef
2;Lohn;;3;;Treuhand
3;Inventar;;;26;alle
"""
GERMAN_BOARD = """\
Aufgaben-ID,Abgeschlossen am,Name,Abschnitt/Spalte,Zugewiesene Person,Notizen,Projekte,\u00dcbergeordnete Aufgabe
1,,Angebote nachfassen,W\u00f6chentlich,Eva,ca. 2 Std.,B\u00fcro,
2,2026-02-01,Logo neu,Vorhaben,Eva,,B\u00fcro,
3,,Belege sammeln,,Eva,,B\u00fcro,Buchhaltung
"""
FORWARDED = """\
From: Sue Barker <sue@example.com>
Sent: 03 March 2026 18:22
To: Pete
Subject: FW: what I do

> Hi Pete
>
> Weekly
> - wages (1.5 hrs, Thursdays)
> - invoicing (half a day every other Friday)
>
> Monthly
> - VAT bits, 3 hrs (Jean the bookkeeper charges \u00a335/hr)
>
> Now and again
> - insurance renewal
> - pick up the kids
>
> Sue x

Sent from my iPhone
"""
IN_FRONT = """\
2 hours a week: mails
1h/Tag Ablage
3 hour workshop
24h line
"""
SUMMARY = """\
"Project","Description","User","Time (h)","Time (decimal)"
"B\u00fcro","","","09:00:00","9,00"
"B\u00fcro","Angebote","Eva","06:00:00","6,00"
"B\u00fcro","Lohn","Eva","03:00:00","3,00"
"Total (01/02/2026 - 28/02/2026)","","","09:00:00","9,00"
"""
REPORT = """\
Date,Client,Project,Task,Notes,Hours,Billable?,First Name
2026-02-02,Own,Firm,Bookkeeping,bank feed,1.5,No,Ada
2026-02-09,Own,Firm,Bookkeeping,"bank feed, receipts",1.25,No,Ada
2026-02-10,Own,Firm,Lunch,,1.0,No,Ada
2026-02-16,Own,Firm,Bookkeeping,,1.5,No,Ada
2026-02-23,Own,Firm,Bookkeeping,month end,1.75,No,Ada
"""
AUDIT = [
    ["TASK AUDIT"],
    [],
    ["\u2713", "Task", "D / W / M / Q / A", "Time (mins)", "Only me? (Y/N)"],
    [False, "Posting stories", "D", 15, "N"],
    [True, "Set up Xero", "Once", 180, "N"],
    [False, "Client emails", "W", 60, "N"],
    [False, "Tax return", "A", 480, "N"],
    [False, "School run", "D", 40, "Y"],
]
SWISS = [
    ["Schreinerei, Aarau"],
    [],
    ["Bereich", "Arbeit", "Aufwand", None, "Wer", "Kosten extern", None],
    [None, None, "Std.", "pro", None, "CHF", "pro"],
    ["B\u00fcro", "Buchhaltung", 3.5, "Woche", "ich", None, None],
    [None, "Lohn", "2\u00bd", "Monat", "Treuh\u00e4nder", "1'250.\u2013", "Monat"],
    [None, "MWST", 6, "Quartal", "Treuh\u00e4nder", "CHF 480.-", "Quartal"],
]
FRENCH = """\
T\u00e2che\tFr\u00e9quence\tDur\u00e9e (par fois)\tQui\tCo\u00fbt
Comptabilit\u00e9\t1 fois / mois\t\u00bd journ\u00e9e\tcomptable\t1\u202f200,00 \u20ac / an
TVA\t1 fois / trim.\t1 h\tcomptable\t
"""


def swiss() -> bytes:
    """A sheet whose headings go over two rows, with what each figure is for beside it."""
    book = workbook(("Arbeiten", SWISS))
    for cells in ("A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:G3"):
        book["Arbeiten"].merge_cells(cells)
    return saved(book)


KEPT = {
    "calendar file": Sample(
        CALENDAR.replace("\n", "\r\n").encode(),
        [
            (2, "Invoices, statements", 3, "weekly"),
            (3, "Payroll", 48 / 52, "monthly"),
            (4, "Renew insurance", None, "yearly"),
            (5, "Answer emails", 2.5, "daily"),
            ([11, 12], "Quotes", 1.5, "weekly"),
            (14, "New price list", None, ""),
        ],
        not_tasks=(6, 7, 8, 9, 10, 13, 15),
        tasks={3: "payroll", 5: "customer-email"},
    ),
    "page of a task program": Sample(
        PAGE.encode(),
        [
            (4, "Send invoices", None, "weekly"),
            (10, "Chase late payers", None, ""),
            (14, "Payroll", 2 * MONTH, "monthly"),
            (19, "Update the price list", None, ""),
        ],
        asked=(10,),
        not_tasks=(1, 2, 5, 6, 7, 8, 11, 12, 15, 16, 17, 20, 21, 22),
        tasks={4: "sending-invoices"},
    ),
    "chat": Sample(
        CHAT.encode(),
        [
            (3, "GST returns", 6 * MONTH, "monthly"),
            (4, "salary of staff", 4 * MONTH, "monthly"),
            (5, "also stock checking", 6, "weekly"),
            (7, "website work", None, ""),
        ],
        asked=(3, 7),
        not_tasks=(1, 2, 6, 8),
    ),
    "chat of another program": Sample(
        SENT.encode(), [(2, "Angebote", 3, ""), (4, "Ablage", None, "")], not_tasks=(1, 3)
    ),
    "chat that was copied": Sample(
        POSTED.encode(), [(3, "Emails", 7.5, "daily"), (4, "Rota", 0.5, "every two weeks")], not_tasks=(1, 2, 5)
    ),
    "words cut short": Sample(
        SHORTENED.encode(),
        [
            (2, "Post", 1.25, "daily"),
            (3, "Kasse", 2, "weekly"),
            (4, "L\u00f6hne", 2 * MONTH, "monthly"),
            (5, "Meldung", MONTH, "monthly"),
            (6, "Werbung", None, ""),
            (7, "M\u00e9nage", 2, "weekly"),
        ],
        asked=(3, 6, 7),
    ),
    "outline": Sample(
        OUTLINE.encode(),
        [
            (2, "Bookkeeping", 4, ""),
            (3, "Payroll", 2 * MONTH, ""),
            (5, "Cleaning", 5, "daily"),
            (6, "Website", None, ""),
        ],
        not_tasks=(1, 4, 7, 8),
    ),
    "a column a stretch": Sample(
        BY_STRETCH.encode(), [(2, "Offerten", 4, ""), (3, "Lohn", 3 * MONTH, ""), (4, "Inventar", 0.5, "")]
    ),
    "board in German": Sample(GERMAN_BOARD.encode(), [(2, "Angebote nachfassen", 2, "weekly")], not_tasks=(3, 4)),
    "forwarded letter": Sample(
        FORWARDED.encode(),
        [
            (9, "wages", 1.5, "weekly"),
            (10, "invoicing", 2, "every two weeks"),
            (13, "VAT bits", 3 * MONTH, "monthly"),
            (16, "insurance renewal", None, ""),
        ],
        asked=(10,),
        not_tasks=(1, 2, 3, 4, 6, 8, 12, 15, 17, 19, 21),
    ),
    "lengths in front": Sample(
        IN_FRONT.encode(),
        [(1, "mails", 2, ""), (2, "Ablage", 5, "daily"), (3, "3 hour workshop", None, ""), (4, "24h line", None, "")],
    ),
    "summary with its days": Sample(
        SUMMARY.encode(), [(3, "Angebote", 1.5, ""), (4, "Lohn", 0.75, "")], not_tasks=(2, 5)
    ),
    "log of tasks with notes": Sample(REPORT.encode(), [([2, 3, 5, 6], "Bookkeeping", 1.5, "weekly")], not_tasks=(4,)),
    "audit by letters": Sample(
        saved(workbook(("Audit", AUDIT))),
        [(4, "Posting stories", 1.25, "daily"), (6, "Client emails", 1, "weekly"), (7, "Tax return", 8 / 52, "yearly")],
        not_tasks=(1, 5, 8),
    ),
    "what each figure is for": Sample(
        swiss(),
        [
            (5, "Buchhaltung", 3.5, "weekly"),
            (6, "Lohn", 2.5 * MONTH, "monthly"),
            (7, "MWST", 6 * QUARTER, "quarterly"),
        ],
    ),
    "French table": Sample(
        FRENCH.encode(),
        [(2, "Comptabilit\u00e9", 4 * MONTH, "monthly"), (3, "TVA", QUARTER, "quarterly")],
        asked=(2,),
    ),
}
