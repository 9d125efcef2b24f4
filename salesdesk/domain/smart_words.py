"""The words by which an objective shows a moment, a measure, a means or a promise; Dutch, some English."""

from __future__ import annotations

import re

_NUMBERS = (
    r"(?:(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|"
    r"zeventien|achttien|negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
    r"(?:honderd|duizend)?|(?:honderd|duizend|miljoen)|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundred|thousand)"
)
_UNITS = (
    r"(?:minuten|kwartier|uur|uren|dag|dagen|werkdag|werkdagen|week|weken|maand|maanden|kwartaal|kwartalen|"
    r"(?:half\s+)?jaar|jaren|minutes?|hours?|(?:working\s+)?days?|weeks?|months?|quarters?|years?)"
)
_MONTHS = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    r"january|february|june|july|august|october|(?-i:March|May))"
)
_WEEKDAYS = (
    r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:ochtend|morgen|middag|avond)?"
)
_SEASONS = (
    r"(?:zomer(?:vakantie)?|winter|herfst(?:vakantie)?|lente|voorjaar(?:svakantie)?|najaar|seizoen|vakantie|"
    r"bouwvak|verlof|kerst(?:dagen|vakantie)?|nieuwjaar|pasen|pinksteren|jaarwisseling|weekend|"
    r"christmas|easter|summer|winter|autumn|spring|holidays|weekend)"
)
_PERIODS = r"(?:week|maand|kwartaal|jaar|halfjaar|half\s+jaar|boekjaar|month|quarter|year|financial\s+year)"
_TALK = r"(?:gesprek|bezoek|afspraak|overleg|rondgang|demo|demonstratie|presentatie|rondleiding)"
_ENGLISH_TALK = r"(?:talk|visit|meeting|demonstration|demo|tour)"
# A family name is no month: "mevrouw De Mei".
TIME = re.compile(
    r"\b(?:"
    rf"(?<!de\s)(?:\d{{1,2}}\s+)?{_MONTHS}(?:\s+20\d\d)?|(?:half|medio|begin|eind|mid|early|late)\s+{_MONTHS}"
    rf"|{_WEEKDAYS}"
    r"|\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?|20\d\d-\d\d-\d\d|week\s+\d{1,2}|\d{1,2}[:.]\d\d\s*uur"
    r"|(?:in|eind|begin|medio|voor|by|before)\s+20\d\d"
    rf"|(?:binnen|over|within|in)\s+(?:een|a|an|one|\d+|{_NUMBERS})\s+{_UNITS}"
    rf"|binnen\s+(?:de|het)\s+(?:(?:\d+|{_NUMBERS})\s+)?{_UNITS}"
    # "Om elf uur" is a moment, "om twee uur per week te besparen" is not.
    rf"|om\s+(?:(?:\d{{1,2}}|{_NUMBERS})\s*uur(?!\s+(?:per|te|werk|minder)\b)"
    rf"|half\s+(?:een|\d{{1,2}}|{_NUMBERS}))"
    r"|vandaag|vanmiddag|vanmorgen|vanochtend|vanavond|morgen|morgenochtend|morgenmiddag|overmorgen"
    r"|today|tonight|tomorrow|this\s+(?:morning|afternoon)"
    rf"|(?:deze|dit|volgende?|komende?|aanstaande?|this|next|coming)\s+(?:{_PERIODS}|{_SEASONS})"
    rf"|(?:begin|medio|eind|einde|aan\s+het\s+einde?\s+van|tegen\s+het\s+einde?\s+van)\s+"
    rf"(?:van\s+)?(?:de\s+|deze\s+|dit\s+|het\s+|volgende?\s+|komende?\s+)?{_PERIODS}"
    r"|(?:eerste|tweede|derde|vierde|first|second|third|fourth)\s+(?:kwartaal|helft\s+van|quarter|half\s+of)"
    r"|q[1-4]|h[12]"
    rf"|(?:(?:tijdens|na|voor|in|na\s+afloop\s+van|voor\s+het\s+einde?\s+van"
    rf"|(?:aan|tegen)\s+het\s+(?:einde?|slot)\s+van)\s+(?:dit|het|de|deze)|dit|deze|eind)\s+(?:eerste\s+)?{_TALK}"
    r"|na\s+afloop|(?:aan|op|tegen)\s+het\s+(?:einde?|slot)|ter\s+afsluiting|voor\s+we\s+afsluiten"
    r"|(?:during|after|by\s+the\s+end\s+of|at\s+the\s+end\s+of|in)\s+(?:this|the)\s+(?:first\s+)?"
    rf"{_ENGLISH_TALK}|afterwards|by\s+the\s+end"
    rf"|(?:voor|na|uiterlijk|tegen|before|after|by)\s+(?:de\s+|het\s+|the\s+)?{_SEASONS}"
    r")\b",
    re.IGNORECASE,
)
# Names that hold a figure and measure nothing: a norm, a sheet of paper, a site with a number.
NO_MEASURE = re.compile(
    r"\b(?:[A-Z]{2,}[ -]?\d[\d.:-]*|A[0-6]|[23]D|\d+(?:e|de|ste)|24/7|1[ -]op[ -]1|B2B)\b"
)
MEASURE = re.compile(
    r"\b(?:\d[\d.,]*(?:\s?(?:%|procent|m2|m²|stuks))?"
    rf"|{_NUMBERS}|{_NUMBERS}tal|(?:twee|drie|tien)tallen|dozijn|handvol"
    r"|(?:minder|meer|hooguit|niet\s+meer)\s+dan\s+een|hooguit|hoogstens|precies|ten\s+hoogste|tot\s+op"
    r"|akkoord|handtekening|bevestigt|ondertekent"
    r"|een\s+(?:tweede|derde|vierde|vijfde|extra)|nog\s+een\s+(?:tweede|derde)|top\s+(?:drie|vijf|tien)"
    r"|alle|allemaal|allebei|beide|elke?|ieder|iedere|iedereen|volledige?|compleet|complete"
    r"|minstens|minimaal|ten\s+minste|tenminste|maximaal|helft|driekwart|kwart|meerderheid|procent(?:en)?"
    r"|all|both|every|everyone|each|at\s+least|at\s+most|half|fewer\s+than|more\s+than"
    r"|wie|welke|hoeveel|wanneer|who|which|how\s+(?:many|much)|when"
    r")\b|€\s?\d|\d\s?%",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\b(?:iets|wat\s+dingen|misschien|eventueel|zo\s+veel\s+mogelijk|zoveel\s+mogelijk|zo\s+goed\s+mogelijk"
    r"|goed\s+gesprek|goed\s+gevoel|leuk\s+gesprek|prettig\s+gesprek|fijn\s+gesprek"
    r"|(?:een\s+)?(?:goede?\s+|eerste\s+)?(?:indruk|beeld|gevoel)\s+(?:opdoen|krijgen|maken|vormen)"
    r"|(?:beter|goed|globaal)\s+(?:beeld|idee)\b|sfeer\s+proeven|aftasten|klik\b"
    r"|(?:kop(?:je)?\s+)?koffie\s+(?:drinken|doen)|bakkie|gezicht\s+laten\s+zien|mezelf\s+laten\s+zien"
    r"|(?:relatie|contact|band)\s+(?:goed\s+|warm\s+)?(?:houden|onderhouden|verdiepen|versterken|opbouwen)"
    r"|warm\s+houden|er\s+samen\s+uitkomen|hoe\s+het\s+(?:gaat(?!\s+met)|ervoor\s+staat)|maar\s+eens"
    r"|even\s+(?:kijken|langs|bijpraten|buurten|polsen)|bijpraten|kijken\s+(?:of|wat)|zien\s+wat"
    r"|enzovoorts?|etc|of\s+zo"
    r"|good\s+(?:talk|feeling|impression)|something|maybe|perhaps|as\s+much\s+as\s+possible|see\s+what"
    r"|have\s+a\s+coffee|stay\s+in\s+touch|catch\s+up)\b",
    re.IGNORECASE,
)
_NOT = r"(?<!geen )(?<!niet )(?<!zonder )(?<!not )(?<!no )(?<!without )"
_NEAR = r"(?:[^.;]|[.](?=\d)){0,45}?"
_OFFER = r"(?:offerte|prijsopgave|aanbieding|prijsvoorstel|quote|quotation)s?"
_ORDER = r"(?:\w*order|\w*opdracht|\w*deal|\w*contract|\w*bestelling|\w*overeenkomst|handtekening|krabbel)"
_MAKE = (
    r"(?:maken|uitbrengen|sturen|mailen|opstellen|afgeven|doen|neerleggen|indienen|mogen|krijgen|achterlaten"
    r"|overhandigen|aanbieden|presenteren)"
)
_GET = (
    r"(?:binnenhalen|binnen\s*halen|binnenslepen|krijgen|scoren|sluiten|tekenen|ondertekenen|afsluiten|halen"
    r"|ophalen|schrijven|noteren|winnen|plaatst|plaatsen|gunt|gunnen|rondmaken|rond\s+(?:maken|krijgen)"
    r"|rondkrijgen|binnentikken)"
)
MEANS = re.compile(
    r"\b(?:"
    rf"{_NOT}{_OFFER}\b{_NEAR}\b{_MAKE}|(?:make|send|write|submit)\s+(?:an?\s+|the\s+)?(?:offer|quote|quotation)"
    rf"|{_NOT}(?:prijs|prijzen|tarief|tarieven)\b{_NEAR}\b(?:afgeven|neerleggen|achterlaten|noemen|geven)"
    rf"|{_NOT}voorstel\s+met\s+(?:een\s+)?prij(?:s|zen)|{_NOT}offreren"
    rf"|{_NOT}(?<!wie het )(?<!wie de ){_ORDER}\b{_NEAR}\b{_GET}"
    rf"|(?:get|win|close|sign|land)\s+(?:an?\s+|the\s+)?(?:order|deal|contract|sale)"
    rf"|over\s+de\s+streep\s+(?:trekken|halen)|{_NOT}verkopen|{_NOT}(?:laten\s+)(?:tekenen|ondertekenen|bestellen)|{_NOT}intekenen"
    r")\b",
    re.IGNORECASE,
)
CERTAINTY = re.compile(
    r"\b(?:100\s?%(?:\s+zeker)?|honderd\s+procent(?:\s+zeker)?|gegarandeerd|hoe\s+dan\s+ook|zeker\s+weten"
    r"|koste\s+wat\s+(?:het\s+)?kost|sowieso|guaranteed|no\s+matter\s+what|whatever\s+it\s+takes)",
    re.IGNORECASE,
)
BLANK = re.compile(r"\[[^\[\]\n]{1,30}\]")
