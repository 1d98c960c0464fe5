"""More lists as programs and people write them, and what somebody who reads them would say stands in each."""

from tests.tables.lists.samples import Sample, saved, workbook, zipped

MONTH = 12 / 52
HOURS = """\
username,payroll_id,fname,lname,local_date,local_day,local_start_time,local_end_time,tz,hours,jobcode_1,jobcode_2,notes
sam,1,Sam,Hill,2026-01-05,Mon,2026-01-05 08:00,2026-01-05 10:00,-5,2.00,Shop,Cleaning,
sam,1,Sam,Hill,2026-01-06,Tue,2026-01-06 08:00,2026-01-06 09:30,-5,1.50,Shop,Deliveries,
sam,1,Sam,Hill,2026-01-12,Mon,2026-01-12 08:00,2026-01-12 10:00,-5,2.00,Shop,Cleaning,
"""
ENTRIES = """[
{"description": "Invoices", "duration": 5400, "start": "2026-01-05T09:00:00+00:00"},
{"description": "Invoices", "duration": 5400, "start": "2026-01-12T09:00:00+00:00"}]"""
DURATIONS = """\
Task,Duration,How often
Calls,1:30,weekly
Letters,90m,weekly
Books,1h30,weekly
Stock,PT1H30M,weekly
Wages,1 hr 30 mins,weekly
Tidying,5400 s,weekly
Meeting,90 mn,weekly
"""
FREQUENCIES = """\
Task,When,Time
Board,3rd Thursday,2 h
Books,last Friday,2 h
Bins,jeden 2. Dienstag,20 min
Linen,un lundi sur deux,1 h
Order,tous les 15 jours,1 h
Filter,every 10 days,1 h
Meters,every 30 days,1 h
Till,5 days a week,30 min
Rota,erster Montag im Monat,1 h
Lock,werktags,10 min
Kiln,every third week,3 h
Report,per job,1 h
"""
LOG = """\
"Project","Description","Task","User","Start Date","Start Time","Duration (h)"
"Admin","Mails","","Sam","05/01/2026","09:00","01:00:00"
"Admin","Mails","","Sam","12/01/2026","09:00","02:00:00"
"Shop","","Stock","Sam","13/01/2026","09:00","02:00:00"
"""
PARTS = """\
Task,Hours a week
Quotes,4
Sub-total sales,4
Filing,1
GRAND TOTAL,5
"""
SCRIBBLED = """\
- Buchhaltung, 4 Std. im Monat
- Inventur 1x im Jahr (2 Tage)
- Vitrine 4x par an, une demi-journée
- neues Schild
"""
PAGE = """<html xmlns:o="urn:office"><head><style>td{x}</style></head><body><table border=1>
<tr><td colspan=3>What we do</td></tr>
<tr><th>Task</th><th>Hours per week</th><th>How often</th></tr>
<tr><td>Phone &amp; post</td><td>5</td><td>daily</td></tr>
<tr><td>B&uuml;ro &#8211; tidy</td><td>1,5</td><td>weekly<br></td></tr>
</table></body></html>"""
XML = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>
<Row><Cell><Data>Task</Data></Cell><Cell><Data>Hours per week</Data></Cell><Cell><Data>Who</Data></Cell></Row>
<Row><Cell><Data>Phone</Data></Cell><Cell ss:Index="3"><Data>me</Data></Cell></Row>
<Row><Cell><Data>Books</Data></Cell><Cell><Data>2</Data></Cell></Row></Table></Worksheet></Workbook>"""
RANGES = """\
Task,Min hours,Max hours,Per
Books,2,4,week
Tax,6,10,quarter
Post,1,,week
"""
UNITS = """\
Task;Time;Cost
;(h/week);(EUR/month)
Books;3;120
Post;1;
"""
ASIDE = """\
Tâche / Aufgabe,Zeit (h/Woche),€ / Monat,By
Ménage,3,120,me
Post,1,,Kim
"""
SIGNS = """\
Task,Hours a week
\u200fمسك الدفاتر\u200f,3
"=HYPERLINK(""http://x.example"")",2
=1+1,3
+Phone,1
"""
SPACED = """\
,Jobs here,,Hours a week,,
,Phone,,5,,
,Post,,1.5,,
"""
CELL = '<table:table-cell office:value-type="%s" office:%s="%s"><text:p>%s</text:p></table:table-cell>'
TEXT = "<table:table-cell office:value-type='string'><text:p>%s</text:p></table:table-cell>"
ROWS = (
    TEXT % "My list",
    "",
    TEXT % "Task" + TEXT % "Time a day" + TEXT % "Cost a month" + TEXT % "Since",
    TEXT % "Phone"
    + CELL % ("time", "time-value", "PT00H45M00S", "00:45")
    + CELL % ("currency", "value", "450", "450 €")
    + CELL % ("date", "date-value", "2026-01-01", "01.01.26"),
    TEXT % "Driving" + '<table:table-cell table:formula="of:=[.B4]+1"/>',
    TEXT % "Books" + CELL % ("float", "value", "2.5", "2,50"),
    TEXT % "Sum" + CELL % ("float", "value", "3.25", "3,25"),
)
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
REST = '<table:table-row table:number-rows-repeated="1048569"><table:table-cell/></table:table-row>'


def opendocument() -> bytes:
    """A spreadsheet as LibreOffice saves it, with rows that are only said to be there."""
    hidden = ' table:visibility="collapse"'
    rows = "".join(f"<table:table-row{hidden if row == ROWS[5] else ''}>{row}</table:table-row>" for row in ROWS)
    content = f'<office:document-content {NAMES}><table:table table:name="T">{rows}{REST}</table:table>'
    files = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"{content}</office:document-content>".encode(),
    }
    return zipped(**files)


PLANNER = [
    ["Task ID", "Task Name", "Bucket Name", "Progress", "Assigned To", "Is Recurring", "Completed Date", "Description"],
    ["a1", "Newsletter", "Marketing", "Not started", "Kim", "false", "", "4 hours a month"],
    ["a2", "Price list", "Office", "Completed", "Kim", "false", "01/09/2026", ""],
    ["a3", "Cash up", "Shop", "In progress", "", "true", "", "20 min every day"],
]

MORE = {
    "hours by the clock": Sample(HOURS.encode(), [([2, 4], "Cleaning", 2, "weekly"), (3, "Deliveries", None, "")]),
    "entries as JSON": Sample(ENTRIES.encode(), [([2, 3], "Invoices", 1.5, "weekly")]),
    "durations": Sample(
        DURATIONS.encode(),
        [
            (row, name, 1.5, "weekly")
            for row, name in enumerate(("Calls", "Letters", "Books", "Stock", "Wages", "Tidying", "Meeting"), 2)
        ],
    ),
    "frequencies": Sample(
        FREQUENCIES.encode(),
        [
            (2, "Board", 2 * MONTH, "monthly"),
            (3, "Books", 2 * MONTH, "monthly"),
            (4, "Bins", 1 / 6, "every two weeks"),
            (5, "Linen", 0.5, "every two weeks"),
            (6, "Order", 0.5, "every two weeks"),
            (7, "Filter", 0.7, "every 10 days"),
            (8, "Meters", MONTH, "monthly"),
            (9, "Till", 2.5, "daily"),
            (10, "Rota", MONTH, "monthly"),
            (11, "Lock", 5 / 6, "daily"),
            (12, "Kiln", 1, "every three weeks"),
            (13, "Report", None, ""),
        ],
        asked=(13,),
    ),
    "page of the web": Sample(
        PAGE.encode(),
        [(3, "Phone & post", 5, "daily"), (4, "Büro \N{EN DASH} tidy", 1.5, "weekly")],
        not_tasks=(1, 2),
        tasks={3: "answering-phone"},
    ),
    "XML": Sample(XML.encode(), [(2, "Phone", None, ""), (3, "Books", 2, "")]),
    "ranges in two columns": Sample(
        RANGES.encode(),
        [(2, "Books", 3, "weekly"), (3, "Tax", 8 * 4 / 52, "quarterly"), (4, "Post", 1, "weekly")],
        asked=(2, 3),
    ),
    "units under the headings": Sample(UNITS.encode(), [(3, "Books", 3, ""), (4, "Post", 1, "")]),
    "headings with units beside": Sample(ASIDE.encode(), [(2, "Ménage", 3, ""), (3, "Post", 1, "")]),
    "signs": Sample(SIGNS.encode(), [(2, "مسك الدفاتر", 3, ""), (5, "+Phone", 1, "")], not_tasks=(3, 4)),
    "empty columns": Sample(SPACED.encode(), [(2, "Phone", 5, ""), (3, "Post", 1.5, "")]),
    "opendocument": Sample(
        opendocument(),
        [(4, "Phone", 3.75, ""), (5, "Driving", None, "")],
        asked=(5,),
        not_tasks=(1, 6, 7),
        tasks={4: "answering-phone"},
    ),
    "a log that names the task beside": Sample(
        LOG.encode(), [([2, 3], "Mails", 1.5, "weekly"), (4, "Stock", None, "")]
    ),
    "parts added up": Sample(PARTS.encode(), [(2, "Quotes", 4, ""), (4, "Filing", 1, "")], not_tasks=(3, 5)),
    "scribbled in three languages": Sample(
        SCRIBBLED.encode(),
        [
            (1, "Buchhaltung", 4 * MONTH, ""),
            (2, "Inventur", 16 / 52, "yearly"),
            (3, "Vitrine", 16 / 52, "quarterly"),
            (4, "neues Schild", None, ""),
        ],
        asked=(2, 3),
        tasks={1: "monthly-bookkeeping", 2: "stocktake", 3: "shop-window", 4: "sign"},
    ),
    "planner": Sample(
        saved(workbook(("Tasks", PLANNER))),
        [(2, "Newsletter", 4 * MONTH, ""), (4, "Cash up", 20 / 60 * 5, "daily")],
        not_tasks=(3,),
        tasks={2: "newsletter", 4: "cashing-up"},
    ),
    "utf-16 without a mark": Sample(
        "Aufgabe;Std/Woche\r\nBüro;3\r\nÄmter;2\r\n".encode("utf-16-le"), [(2, "Büro", 3, ""), (3, "Ämter", 2, "")]
    ),
}
REFUSED = {
    "numbers": zipped(**{"Index/Document.iwa": b"x", "preview.jpg": b"x"}),
    "text_file": zipped(**{"[Content_Types].xml": b"x", "word/document.xml": b"x"}),
    "slides": zipped(**{"[Content_Types].xml": b"x", "ppt/presentation.xml": b"x"}),
    "picture": b"GIF89a....",
    "binary": bytes(range(256)) * 20,
    "page": b"<!DOCTYPE html><html><body><p>Hello</p></body></html>",
    "pdf": b"%PDF-1.7",
    "rtf": b"{\\rtf1 Payroll}",
    "workbook_broken": zipped(
        **{"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<table:table"}
    ),
}
