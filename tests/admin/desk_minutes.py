"""Minutes of a committee that does not exist: a ragged table, two clauses, news after the formula."""

MINUTES = """REFERAT Havneudvalget d. 04-03-2025

Mødedato Tirsdag d. 4. marts 2025 kl. 15:00
Mødested Mødelokale 2

Punkt 7: Ny mole ved lystbådehavnen

Sagsnummer: 08.00.00-P20-3-25

Sagsbehandler: Ida Bro

Resume

Molen er slidt & skal afløses af en ny.

Sagsfremstilling

Molen blev bygget i 1962.

Tabel 1: Udgifter til molen:

Post\tBudget\t\tRegnskab
\t2024\t2025\t
Sten\t1.200\t1.300\t1.250

Note: Beløb i 1.000 kr.

Arbejdet begynder til foråret.

Indstilling

Direktøren indstiller,

at molen bygges

at udgiften holdes inden for rammen

Beslutning

Indstillingen er tiltrådt. Udvalget ønsker et besøg på molen.

Bilag

Tegning af molen

Punkt 8: Orientering om fiskeriet

Resume

Fiskeriet går godt.

Beslutning

Orienteringen er taget til efterretning.
"""
