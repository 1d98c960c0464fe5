"""The same bytes at every build: office files say when they were written, in their zip and in their properties."""

import io
import re
import zipfile
from datetime import datetime

STAMP = (1980, 1, 1, 0, 0, 0)
WRITTEN = datetime(2026, 6, 1, 12)
CREATOR = "Freelance or BPO?"
LICENCE = "Template of the guide “Freelance or BPO?”, licensed CC BY 4.0. What you write in it is yours."
MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def settled(made: bytes) -> bytes:
    """An office file with all its times set to one."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = MODIFIED.sub(rb"\g<1>" + WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content)
            new.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()
