"""A content security policy for every built page."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

INLINE = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
HEAD = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
NOT_RUN = re.compile(r"""type\s*=\s*["']?(application/|text/template)""", re.IGNORECASE)
RUNS = re.compile(r"""<script[^>]*\bsrc=["']?[^"'>]*/runtime/""", re.IGNORECASE)
META = '<meta http-equiv="Content-Security-Policy" content="{policy}">'
MARK = 'http-equiv="Content-Security-Policy"'


def apply(folder: str | Path) -> None:
    """Add the policy to every page below a folder that has none yet."""
    for path in Path(folder).rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if MARK not in text:
            path.write_text(with_policy(text), encoding="utf-8")


def with_policy(page: str) -> str:
    """The page with a policy that allows just its own inline scripts, and Python where the page runs it."""
    meta = META.format(policy=policy(hashes(page), python=bool(RUNS.search(page))))
    return HEAD.sub(lambda charset: charset[0] + meta, page, count=1)


def hashes(page: str) -> list[str]:
    """The hashes of the inline scripts that a browser would run, each once."""
    scripts = (body for attributes, body in INLINE.findall(page) if not NOT_RUN.search(attributes))
    digests = (b64encode(sha256(body.encode()).digest()).decode() for body in scripts)
    return list(dict.fromkeys(f"'sha256-{digest}'" for digest in digests))


def policy(script_hashes: list[str], python: bool = False) -> str:
    """The policy's text; styles may stand inline, scripts only by hash.

    With `python` the page may start a worker from a blob, which then has this same policy, and WebAssembly in it.
    """
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *(["'wasm-unsafe-eval'"] if python else []), *script_hashes]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self' blob:" if python else "'self'",
        "manifest-src": "'self'",
        "base-uri": "'self'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
