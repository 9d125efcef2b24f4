"""What a document is called at first, and where a link leads."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from salesdesk.errors import N_, Reason, Refused

LONGEST_TITLE, LONGEST_URL = 200, 2_000


def title_of(file_name: str) -> str:
    """A first title out of the name of a file: `vloeren_2026-nl.pdf` is `Vloeren 2026 nl`."""
    words = re.sub(r"[\s_+-]+", " ", Path(file_name).stem).strip()
    return (words[:1].upper() + words[1:])[:LONGEST_TITLE] or file_name


def web_address(typed: str) -> str:
    """The link as a browser wants it; refused when it is no page on the web."""
    text = typed.strip()
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        is_good = parts.scheme.lower() in {"http", "https"} and "." in host.strip(".")
        is_good = is_good and "@" not in parts.netloc and len(text) <= LONGEST_URL
        is_good = is_good and not re.search(r"[\s<>\"\\^`{|}\x00-\x1f]", text)
        _port = parts.port
    except ValueError:
        is_good = False
    if not is_good:
        raise Refused(Reason(N_("Een link begint met https:// en wijst naar een pagina op het web."), "url"))
    return text
