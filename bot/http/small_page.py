"""The look of the pages that a link leads to: one column that fits a phone; nothing is loaded from elsewhere."""

from __future__ import annotations

import base64
import hashlib

from starlette.responses import HTMLResponse, Response

STYLE = """
body{margin:0;background:#f4f6f9;color:#16202e;font:17px/1.5 system-ui,sans-serif}
main{max-width:38rem;margin:0 auto;padding:1.25rem}
h1{font-size:1.35rem;margin:.5rem 0}h2{font-size:1.05rem;margin:1.25rem 0 .25rem}
dl{margin:0;display:grid;grid-template-columns:minmax(8rem,35%) 1fr;gap:.25rem .75rem}
dt{color:#434f60}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
form,section{background:#fff;border:1px solid #c9d0da;border-radius:.6rem;padding:1rem;margin:1rem 0}
label{display:block;font-weight:600;margin-bottom:.3rem}
textarea{width:100%;box-sizing:border-box;min-height:6rem;font:inherit;padding:.5rem;border:1px solid #66738a}
input[type=file]{width:100%;box-sizing:border-box;font:inherit;padding:.6rem;border:1px solid #66738a}
button{font:inherit;font-weight:600;padding:.7rem 1.3rem;border-radius:.5rem;border:2px solid #1d3557}
button{margin:.8rem .5rem 0 0;background:#1d3557;color:#fff}
button[value=return]{background:#fff;color:#8f1620;border-color:#8f1620}
button:disabled{background:#66738a;border-color:#66738a}
progress{width:100%;height:1.2rem;margin-top:.8rem}
li{overflow-wrap:anywhere}
.said{font-weight:600}.hint{color:#434f60;margin:.3rem 0 0}.wrong{color:#8f1620;font-weight:600;margin:.5rem 0 0}
"""
SHELL = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<style>{style}</style></head>
<body><main><h1>{title}</h1>{body}</main>{script}</body></html>
"""


def draw_page(title: str, body: str, language: str, status: int = 200, script: str = "") -> Response:
    """Return a page of *title* and *body*, both HTML already; the one *script* of its own may run, and no other."""
    policy = [
        "default-src 'none'", f"style-src '{_hash_of(STYLE)}'", "form-action 'self'", "base-uri 'none'",
        "frame-ancestors 'none'",
    ]  # fmt: skip
    if script:
        policy += [f"script-src '{_hash_of(script)}'", "connect-src 'self'"]
    drawn = SHELL.format(
        language=language,
        title=title,
        style=STYLE,
        body=body,
        script=f"<script>{script}</script>" if script else "",
    )
    return HTMLResponse(drawn, status, {"Content-Security-Policy": "; ".join(policy)})


def _hash_of(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
