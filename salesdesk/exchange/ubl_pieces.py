"""The small pieces UBL is made of: elements, amounts, and texts that any reader of XML accepts."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

from salesdesk.domain.money import cents

Node = ET.Element
CURRENCY = "EUR"
_UBL = "urn:oasis:names:specification:ubl:schema:xsd"
# All that XML 1.0 can hold; whatever else was typed or pasted is left out.
_UNFIT = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(name: str) -> Node:
    """The root of a UBL 2.1 document; its parts carry the prefixes cac and cbc."""
    return ET.Element(
        name,
        {
            "xmlns": f"{_UBL}:{name}-2",
            "xmlns:cac": f"{_UBL}:CommonAggregateComponents-2",
            "xmlns:cbc": f"{_UBL}:CommonBasicComponents-2",
        },
    )


def xml_bytes(root: Node) -> bytes:
    """The document as a file; the same document gives the same bytes."""
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"


def part(parent: Node, name: str) -> Node:
    """A part that holds other parts."""
    return ET.SubElement(parent, f"cac:{name}")


def fit(words: str) -> str:
    """The words as XML can hold them."""
    return _UNFIT.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).strip()


def text(parent: Node, name: str, words: str, *, otherwise: str = "", **attributes: str) -> None:
    """A text; nothing at all when it is empty, as the standard has no empty elements."""
    said = fit(words) or otherwise
    if said:
        ET.SubElement(parent, f"cbc:{name}", attributes).text = said


def amount(parent: Node, name: str, euros: Decimal) -> None:
    """Euros in whole cents."""
    text(parent, name, f"{cents(euros):.2f}", currencyID=CURRENCY)


def price(parent: Node, name: str, euros: Decimal) -> None:
    """Euros with as many decimals as the price has, at least two."""
    exact = euros.normalize()
    exponent = exact.as_tuple().exponent
    decimals = max(2, -exponent) if isinstance(exponent, int) else 2
    text(parent, name, f"{exact:.{decimals}f}", currencyID=CURRENCY)


def bare_number(value: Decimal) -> str:
    """`12.5`, never `1.25E+1`."""
    return f"{value.normalize():f}"
