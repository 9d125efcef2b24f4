"""What marks a method, an approach and a need, each in one line; and the usual reasons to leave a step."""

from __future__ import annotations

from salesdesk.domain.company import Experience
from salesdesk.domain.depth import Depth, Need
from salesdesk.domain.preparation import Approach, Step
from salesdesk.domain.visits import SalesMethod
from salesdesk.words import _, ngettext, word


def method_hint(method: SalesMethod) -> str:
    """One line on what marks this method."""
    return {
        SalesMethod.NEEDS: _("Vraag veel, beloof weinig: eerst het hele beeld, dan pas een oplossing."),
        SalesMethod.PROBLEM: _("Het probleem is bekend: laat zien wat past, stap voor stap, met bewijs."),
        SalesMethod.PROCESS: _("Noem het nut voor deze klant, dan de voorwaarden, en vraag om een keuze."),
        SalesMethod.RELATION: _("Kom vaak, los snel op en waarschuw vooraf: denk mee als partner."),
    }[method]


def approach_hint(approach: Approach) -> str:
    """One line on how this approach colours the talk."""
    return {
        Approach.SOLUTION: _("Verbind wat hem dwarszit met één passende oplossing, en reken die voor."),
        Approach.CONSULTATIVE: _("Vraag door als adviseur; raad ook af wat niet bij hem past."),
        Approach.STRATEGIC: _("Spreek over zijn koers over drie jaar en wie er nog meer aan tafel hoort."),
        Approach.CHALLENGER: _(
            "Leer hem iets over zijn eigen zaak, snijd het toe op zijn rol, houd de regie, "
            "laat gezonde spanning bestaan."
        ),
    }[approach]


def need_word(need: Need) -> str:
    """The short word beside a step; nothing for what must be done."""
    return {Need.REQUIRED: "", Need.ADVISED: _("advies"), Need.OPTIONAL: _("vrij")}[need]


def need_sentence(need: Need) -> str:
    return {
        Need.REQUIRED: _("Nodig voor dit bezoek"),
        Need.ADVISED: _("Aangeraden bij dit bezoek"),
        Need.OPTIONAL: _("Mag je laten bij dit bezoek"),
    }[need]


def depth_sentence(depth: Depth) -> str:
    """Why this many steps: the kind of visit, the experience, and whether we are known there."""
    count = len(depth.required)
    if depth.is_full:
        return _("Een eerste bezoek als je net begint: alle tien de stappen, geen enkele overslaan.")
    needed = ngettext("{count} stap is nodig", "{count} stappen zijn nodig", count).format(count=count)
    seller = {
        Experience.STARTING: _("voor wie net begint"),
        Experience.PRACTISED: _("met een paar jaar ervaring"),
        Experience.VETERAN: _("met jouw ervaring"),
    }[depth.experience]
    skip = (
        _("Je kent deze relatie: overslaan mag, met een reden.")
        if depth.known
        else _("Deze relatie ken je nog niet: wat nodig is sla je niet over.")
    )
    return _("{kind} {seller}: {needed}. {skip}").format(
        kind=word(depth.kind), seller=seller, needed=needed, skip=skip
    )


def spent_words(seconds: int) -> str:
    """How long he was busy with it until now; nothing for less than a minute."""
    minutes = seconds // 60
    if not minutes:
        return ""
    said = ngettext(
        "Tot nu toe {count} minuut voorbereid.", "Tot nu toe {count} minuten voorbereid.", minutes
    )
    return said.format(count=minutes)


def usual_reasons(step: Step) -> list[str]:
    """Reasons that sellers give for leaving this step, to choose with one click."""
    return {
        Step.INTERNET: [_("Kort geleden nog bekeken"), _("Bekende klant, niets veranderd")],
        Step.SALES_HISTORY: [_("Nog nooit bij ons gekocht"), _("Cijfers vorige week nog bekeken")],
        Step.CRM: [_("Gisteren nog gesproken"), _("Alles staat in mijn vorige verslag")],
        Step.SOCIAL_MEDIA: [_("Ken deze persoon al"), _("Heeft nergens een profiel")],
        Step.ROUTE: [_("Rijd ik wekelijks"), _("Ben al in het gebouw"), _("Gesprek gaat via beeld")],
        Step.DOCUMENTATION: [_("Klant heeft alles al"), _("Map ligt al in de auto")],
        Step.BUSINESS_CARDS: [_("Heeft mijn kaartje al"), _("Kaartjes zitten altijd in mijn tas")],
        Step.WRITING_MATERIAL: [_("Zit altijd in mijn tas")],
        Step.ALTERNATIVES: [_("Daarna direct door naar de volgende"), _("Afspraak is zeker")],
        Step.QUESTIONS: [_("Eén vraag, die weet ik uit mijn hoofd"), _("Klant bepaalt de agenda")],
    }[step]
