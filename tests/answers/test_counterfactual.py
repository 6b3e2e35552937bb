"""What would have been may be said where replaying it, in the beliefs of that time, gives it."""

from denouement.answers import would_have
from denouement.engine.kernel import reasons_for
from support.texts import LONG_GONE, PIER, analysed

YEARS_AGO = PIER + LONG_GONE.replace(
    "wants\n", "now\n  Ilan believes Rut is proud\n  Rut is not proud\n\nwants\n", 1
)


def replayed(text, about="Ilan bids Rut farewell", person="Ilan"):
    """What somebody would have foreseen with another act in place of his going; and all acts by their sentences."""
    analysis = analysed(text)
    acts = {analysis.wording.act(a): a for a in analysis.ground.acts}
    reasons = reasons_for(analysis.engine, 4, 2)
    person = analysis.ground.people.index(person)
    return would_have(analysis, reasons, analysis.past, 1, person, acts[about]), acts


def test_you_would_have_talked_me_out_of_it():
    """He would have been begged, and would have stayed; he says so rightly, whatever he thinks of her now."""
    found, acts = replayed(YEARS_AGO)
    assert found.possible
    assert found.licenses(acts["Rut begs Ilan to stay"])
    assert not found.licenses(acts["Ilan goes"])


def test_what_he_did_not_believe_then_licenses_nothing():
    """Had he taken her for too proud to beg, he could not say it, though it were true."""
    then = YEARS_AGO.replace("  Ilan is resolved\n", "  Ilan is resolved\n  Ilan believes Rut is proud\n", 1)
    found, acts = replayed(then)
    assert not found.licenses(acts["Rut begs Ilan to stay"])
    assert found.licenses(acts["Ilan goes"])


def test_what_was_not_possible_then_licenses_nothing():
    """She could not have begged before he had said a word."""
    found, acts = replayed(YEARS_AGO, "Rut begs Ilan to stay", "Rut")
    assert not found.possible
    assert not found.licenses(acts["Ilan goes"])
