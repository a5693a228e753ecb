# Wörter der Finanzseiten: Gründe, Stände, Ereignisse. Schweizer Rechtschreibung.

refusal-claim_withdrawn = Diese Entschädigung ist zurückgezogen.
refusal-claim_settled = Diese Entschädigung ist erledigt.
refusal-claim_blocked = Diese Entschädigung ist gesperrt. Zuerst die Sperre aufheben.
refusal-claim_not_blocked = Diese Entschädigung ist nicht gesperrt.
refusal-claim_not_approved = Diese Entschädigung ist nicht bewilligt.
refusal-claim_approved = Diese Entschädigung ist schon bewilligt.
refusal-claim_in_run = Diese Entschädigung ist in einem Zahlungslauf. Zuerst aus dem Lauf nehmen.
refusal-claim_with_bank = Eine Zahlung dafür ist bei der Bank. Bitte abwarten, was die Bank meldet.
refusal-claim_has_money = Für diese Entschädigung ist bereits Geld gebucht.
refusal-claim_alarm = Alarm: Diese Entschädigung wurde vielleicht zweimal bezahlt. Das muss zuerst geklärt werden.
refusal-carrier_pays = Diese Entschädigung bezahlt der Netzbetreiber.
refusal-we_pay = Diese Entschädigung bezahlen wir.
refusal-not_in_run = Diese Zahlung wartet nicht oder nicht mehr in einem Zahlungslauf.
refusal-attempt_unknown = Diesen Zahlungsversuch gibt es nicht.
refusal-attempt_differs = Die Zahlung passt nicht zur Entschädigung.
refusal-booking_unknown = Diese Buchung gehört nicht zu dieser Entschädigung.
refusal-currency_differs = Die Buchung lautet auf eine andere Währung als die Entschädigung.
refusal-amount_not_positive = Ein Betrag muss grösser als null sein.
refusal-nothing_booked = Für diese Entschädigung ist nichts gebucht.
refusal-contradiction = Die Bank meldet etwas, das ihrer früheren Meldung widerspricht. Es ist festgehalten und ändert nichts.
refusal-too_many = Höchstens { $max } Entschädigungen auf einmal.
refusal-reason_needed = Bitte einen Grund angeben.
refusal-reason_too_long = Der Grund ist länger als { $max } Zeichen.
refusal-run_state = Beim jetzigen Stand des Zahlungslaufs geht das nicht: { $state }.
refusal-run_empty = Im Zahlungslauf ist keine Zahlung.
refusal-run_own = Wer einen Zahlungslauf erstellt oder geändert hat, darf ihn nicht freigeben. Das macht eine zweite Person.
refusal-run_own_account = Wer ein Konto in diesem Zahlungslauf erfasst oder bestätigt hat, darf ihn nicht freigeben. Das macht eine andere Person.
refusal-run_files_differ = Die Dateien sind nicht mehr jene, die freigegeben wurden. Der Zahlungslauf muss nochmals geprüft und freigegeben werden.
refusal-run_claim = Die Entschädigung { $number } darf nicht mehr ausbezahlt werden. Bitte aus dem Zahlungslauf nehmen.
refusal-account_own = Wer ein Konto erfasst hat, darf es nicht selbst bestätigen. Das macht eine zweite Person.
refusal-account_decided = Über dieses Konto ist schon entschieden.
refusal-account_same = Das ist bereits das Konto dieses Technikers.
refusal-wait_impossible = Die Wartefrist beträgt { $min } bis { $max } Stunden.
refusal-day_elsewhere = Der Tag { $date } liegt nicht in diesem Jahr.
refusal-account_waits = Ein anderes Konto wartet auf die zweite Person. Zuerst jenes bestätigen oder ablehnen.
refusal-account_number = Eine Kontonummer hat { $min } bis { $max } Ziffern und sonst nichts.
refusal-accounts_alike = Verbindlichkeit, Bank und Forderung an den Netzbetreiber brauchen je ein eigenes Konto.
refusal-note_length = Der Zahlungstext hat 1 bis { $max } Zeichen.
run-state-proposed = Vorgeschlagen
run-state-checked = Geprüft
run-state-approved = Freigegeben
run-state-exported = Exportiert
run-state-dropped = Verworfen
standing-submitted = Eingereicht
standing-approved = Bewilligt
standing-blocked = Gesperrt
standing-expected = Erwartet
standing-in_pay_run = Im Zahlungslauf
standing-exported = Exportiert
standing-accepted = Bei der Bank
standing-unclear = Ungeklärt
standing-refused = Bank lehnte ab
standing-returned = Zurückgekommen
standing-part_paid = Teilweise bezahlt
standing-overpaid = Überzahlt
standing-paid_twice = Doppelt bezahlt
standing-booked = Bezahlt
standing-settled = Erledigt
standing-withdrawn = Zurückgezogen
payer-we = Wir
payer-carrier = Netzbetreiber
attempt-planned = Im Zahlungslauf
attempt-exported = Exportiert
attempt-accepted = Bei der Bank
attempt-unclear = Ungeklärt
attempt-booked = Gebucht
attempt-taken_out = Herausgenommen
attempt-rejected = Von der Bank abgelehnt
attempt-returned = Zurückgekommen
claim-trouble-blocked = Gesperrt, bis die Finanzabteilung die Sperre aufhebt.
claim-trouble-withdrawn = Zurückgezogen: { $reason }
claim-trouble-refused = Die Bank lehnte die Zahlung ab: { $bank }
claim-trouble-returned = Die Bank schickte das Geld zurück: { $bank }
claim-trouble-part_paid = Erst { $paid } bezahlt.
claim-trouble-unknown = Hier stimmt etwas nicht, das diese Seite noch nicht kennt. Bitte neu laden.
bank-AC01 = Die Kontonummer ist falsch
bank-AC03 = Die Kontonummer des Empfängers ist ungültig
bank-AC04 = Das Konto ist aufgehoben
bank-AC06 = Das Konto ist gesperrt
bank-AC13 = Die Art des Kontos passt nicht
bank-AG01 = Auf dieses Konto darf nicht bezahlt werden
bank-AM04 = Auf dem Belastungskonto ist zu wenig Geld
bank-AM05 = Die Bank hält die Zahlung für doppelt
bank-BE01 = Name und Konto des Empfängers passen nicht zusammen
bank-BE04 = Die Adresse des Empfängers fehlt oder ist falsch
bank-CUST = Auf Wunsch des Kunden
bank-DT01 = Das Ausführungsdatum ist ungültig
bank-DU01 = Die Datei wurde schon einmal eingereicht
bank-FF01 = Die Datei hat ein Formatproblem
bank-MD07 = Der Empfänger ist verstorben
bank-MS02 = Der Empfänger nennt keinen Grund
bank-MS03 = Die Bank nennt keinen Grund
bank-RC01 = Die Bank des Empfängers ist falsch angegeben
bank-none = Die Bank nennt keinen Grund
event-opened = Entstanden: { $amount }, fällig am { $date }
event-approved = Bewilligt
event-withdrawn = Zurückgezogen
event-blocked = Gesperrt
event-released = Sperre aufgehoben
event-expected_from_carrier = Der Netzbetreiber bezahlt
event-not_expected = Wir bezahlen doch selbst
event-planned = In einen Zahlungslauf genommen: { $amount } auf { $account }, Versuch { $attempt }
event-taken_out = Aus dem Zahlungslauf genommen, Versuch { $attempt }
event-exported = Zahlungsdatei ausgegeben, Versuch { $attempt }
event-accepted = Von der Bank angenommen, noch nicht bezahlt, Versuch { $attempt }
event-rejected = Von der Bank abgelehnt, Versuch { $attempt }
event-booked = { $amount } gebucht am { $date }: vollständig bezahlt
event-part_paid = { $amount } gebucht am { $date }: weniger als geschuldet
event-overpaid = { $amount } gebucht am { $date }: mehr als geschuldet
event-booked_twice = Alarm: { $amount } gebucht am { $date }, obwohl schon bezahlt oder nicht geschuldet
event-returned = { $amount } zurückgekommen am { $date }
event-unmatched = Buchung über { $amount } vom { $date } weggenommen
event-settled = Erledigt
event-settled-difference = Erledigt mit einer Differenz von { $amount }
by-technician = Techniker
by-rule = Nach den Regeln
by-bank = Bank
kept-not_yet = Wird erst ab { $date } vorgeschlagen
kept-no_account-missing = Der Techniker hat kein Konto angegeben
kept-no_account-unconfirmed = Das Konto wartet auf die zweite Person
kept-no_account-waiting = Das Konto ist neu und wird erst ab { $moment } verwendet
kept-account_refused = Die Bank hat das Konto zurückgewiesen: { $bank }. Es muss neu bestätigt werden.
kept-amount = Eine Bank nimmt 0.01 bis 9’999’999’999.99 an.
kept-no_holder = Dem Konto fehlt der Name des Inhabers
kept-rule = Verletzt eine Regel der Bank ({ $rule }): { $what }
match-same_id = Die Zahlungsnummer ist unsere
match-same_service_id = Der Text nennt die Service ID
match-same_amount = Der Betrag stimmt
match-same_account = Das Konto stimmt
match-amount_differs = Der Betrag ist ein anderer
match-currency_differs = Die Währung ist eine andere
match-account_differs = Das Konto ist ein anderes
match-direction_differs = Das Geld floss in die andere Richtung
match-ids_disagree = Die Nummern gehören zu verschiedenen Zahlungen
match-several_fit = Mehrere Entschädigungen passen
match-settled_before = Die Entschädigung war schon bezahlt
match-reversal = Macht eine frühere Buchung rückgängig
match-brings_back = Bringt eine Zahlung zurück
match-sum_differs = Die Summe ist nicht jene der Zahlungen in diesem Teil der Datei
match-count_differs = Die Anzahl Zahlungen ist nicht jene in diesem Teil der Datei
match-in_doubt = Die Einzelheiten ergeben zusammen nicht die Buchung
match-no_amount = Die Bank nennt keinen Betrag
match-nothing_of_ours = Trägt keine unserer Nummern und keine Service ID
match-other_counts = Eine andere Buchung zählt schon dafür; ob beide dasselbe Geld melden, ist nicht klar
match-account_unknown = Auf diesem Konto wird nichts erwartet

# Eine Entschädigung

claim-page-title = Entschädigung { $number }
claim-money = Betrag und Frist
claim-payer = Wer bezahlt
claim-paid = Bezahlt
claim-due-how = Check-out am { $date } und { $weeks } Wochen
claim-pay-by = Spätester Bankwerktag
claim-pay-by-hint = Dann muss unsere Bank die Zahlung ausführen, damit sie rechtzeitig ankommt.
claim-propose-on = Vorgeschlagen ab
claim-tariff = Tarif
term-left = { $days ->
    [one] noch 1 Tag
   *[other] noch { $days } Tage
}
term-today = heute fällig
term-overdue = { $days ->
    [one] 1 Tag überfällig
   *[other] { $days } Tage überfällig
}
claim-visit = Besuch und Belege
claim-job = Auftrag
claim-technician = Techniker
claim-checked-out = Check-out
claim-trouble = Was nicht stimmt
claim-alarm = Alarm: vielleicht zweimal bezahlt
claim-alarm-lead = Es wurde Geld gebucht, obwohl schon bezahlt war oder nichts geschuldet ist. Prüfen Sie die Buchungen unten und fordern Sie das Geld zurück; erst dann erledigen.
claim-attempts = Zahlungsversuche
claim-attempts-none = Noch kein Zahlungsversuch.
attempt-column-number = Versuch
attempt-column-reference = Zahlungsnummer
attempt-column-account = Konto
attempt-column-paid = Gebucht
attempt-run = Zahlungslauf öffnen
claim-bookings = Buchungen der Bank
claim-bookings-none = Die Bank hat noch nichts gebucht.
booking-column-on = Gebucht am
booking-column-amount = Betrag
booking-column-attempt = Versuch
booking-column-act = Aktion
booking-carrier = Vom Netzbetreiber
booking-take-off = Wegnehmen
booking-take-off-title = Buchung über { $amount } wegnehmen?
claim-history = Verlauf
claim-history-hint = Jeder Eintrag ist versiegelt; keiner wird geändert oder gelöscht.
claim-entry = Eintrag { $number }
claim-acts = Was getan werden kann
claim-acts-none = Im Moment kann hier nichts getan werden.
claim-acts-closed = Was jetzt nicht geht, und warum
act-approve = Bewilligen
act-withdraw = Zurückziehen
act-block = Sperren
act-release = Sperre aufheben
act-expect_from_carrier = Vom Netzbetreiber erwarten
act-pay_ourselves = Selbst bezahlen
act-take_out = Aus dem Zahlungslauf nehmen
act-settle = Erledigen
act-lead-approve = Wird mit dem nächsten Zahlungslauf ausbezahlt.
act-lead-withdraw = Wird nicht ausbezahlt. Der Techniker liest den Grund auf seinem Telefon. Das lässt sich nicht zurücknehmen.
act-lead-block = Wird nicht ausbezahlt, bis jemand die Sperre aufhebt. Der Termin bleibt. Der Grund bleibt im Büro.
act-lead-release = Kann danach wieder bewilligt und ausbezahlt werden.
act-lead-expect_from_carrier = Der Netzbetreiber überweist mit der Service ID. Wir bezahlen nichts, bis jemand es anders entscheidet.
act-lead-pay_ourselves = Wir bezahlen doch selbst; danach muss bewilligt werden.
act-lead-take_out = Der Zahlungslauf muss danach nochmals geprüft und freigegeben werden.
act-lead-settle = Danach wird nichts mehr erwartet. Weicht der gebuchte Betrag ab, braucht es eine Begründung.
act-done = Erledigt: { $act }
act-note = Begründung
refusal-booking_matched = Diese Buchung zählt schon für eine Entschädigung. Zuerst dort wegnehmen.
refusal-booking_not_matched = Diese Buchung zählt für keine Entschädigung.
refusal-booking_not_ours = Diese Buchung ist als fremd bezeichnet. Zuerst das zurücknehmen.
refusal-booking_ours = Diese Buchung ist nicht als fremd bezeichnet.
refusal-booking_repeated = Eine andere Buchung meldet dasselbe Geld. Es zählt dort.
refusal-booking_no_amount = Die Bank nennt für diese Buchung keinen Betrag, der sich zuordnen lässt.
refusal-booking_exceeded = Es wird mehr auf Entschädigungen verteilt, als gebucht ist.

# Konten der Techniker

accounts-title = Auszahlungskonto
accounts-lead = Ein neues Konto braucht eine zweite Person und danach eine Wartefrist. Der Techniker wird auf seinem Telefon benachrichtigt.
accounts-none = Noch kein Konto. Ohne Konto kann nichts ausbezahlt werden.
account-new = Konto erfassen
account-change = Anderes Konto erfassen
account-new-title = Konto von { $name } erfassen
account-new-lead = Das bisherige Konto gilt weiter, bis das neue bestätigt ist. Prüfen Sie die Angaben beim Techniker nach, nicht in der Nachricht, in der sie standen.
account-iban = IBAN
account-iban-hint = Mit oder ohne Leerzeichen. Schweiz oder Liechtenstein, keine QR-IBAN.
account-holder = Kontoinhaber
account-state-waiting = Wartet auf die zweite Person
account-state-pending = Bestätigt, verwendet ab { $moment }
account-state-used = In Gebrauch
account-state-past = Abgelöst
account-state-declined = Abgelehnt
account-proposed = Erfasst von { $name }, { $moment }
account-confirmed = Bestätigt von { $name }, { $moment }
account-declined = Abgelehnt von { $name }, { $moment }: { $reason }
account-confirm = Bestätigen
account-confirm-title = Konto von { $name } bestätigen
account-confirm-lead = Vergleichen Sie die Nummer mit dem, was der Techniker Ihnen selbst sagt. Danach läuft die Wartefrist; erst dann wird auf dieses Konto ausbezahlt.
account-decline = Ablehnen
account-decline-title = Konto von { $name } ablehnen
account-decline-lead = Auf dieses Konto wird nicht ausbezahlt. Ein bisheriges Konto gilt weiter.

# Finanzeinstellungen

finance-settings-title = Finanzeinstellungen
finance-settings-admin = Ändern kann sie nur die Verwaltung. Jede Änderung steht im Verlauf.
own-accounts-title = Unsere Konten
own-accounts-lead = Von diesen Konten wird bezahlt, auf ihnen wird Geld des Netzbetreibers erwartet.
own-accounts-none = Noch kein Konto. Ohne eigenes Konto kann kein Zahlungslauf gemacht werden.
own-account-new = Konto hinzufügen
own-account-edit = Ändern
own-account-edit-named = Konto { $iban } ändern
own-account-name = Kontoinhaber
own-account-bic = BIC der Bank
own-account-bic-hint = Leer lassen: Die Bank wird an der IBAN erkannt.
own-account-currency = Währung
own-account-pays = Zahlungsläufe in dieser Währung werden von diesem Konto bezahlt
own-account-pays-yes = Zahlt aus
own-account-pays-no = Nur Eingang
own-account-use = Verwendung
own-account-act = Aktion
save = Speichern
wait-title = Wartefrist für neue Konten
wait-value = { $hours ->
    [one] 1 Stunde
   *[other] { $hours } Stunden
}
wait-lead = So lange wird nach der Bestätigung noch nicht auf ein neues Konto ausbezahlt. Das schützt vor gefälschten Kontoänderungen.
wait-hours = Stunden
wait-unreadable = Bitte eine ganze Zahl von Stunden angeben.
wait-edit = Wartefrist ändern
days-title = Tage, an denen Banken ruhen
days-lead = Samstage und Sonntage zählen immer dazu. Ein Tag zu viel bezahlt früher; ein Tag zu wenig bezahlt zu spät.
days-edit = Tage { $year } ändern
days-edit-title = Bankfeiertage { $year }
days-date = Tag
days-name = Name
days-add = Tag hinzufügen
days-remove = { $name } entfernen
days-default = Auf Vorgabe zurücksetzen
days-missing = Bitte jeden Tag mit Datum und Namen angeben.
days-default-hint = Ohne eigene Tage gelten die vorgegebenen Feiertage.

# Arbeitsvorrat

finance-title = Arbeitsvorrat
work-lists = Was zu tun ist
list-pay_this_week = Diese Woche bezahlen
list-overdue = Überfällig
list-cannot_pay = Nicht zahlbar
list-refused = Von der Bank abgelehnt
list-returned = Zurückgekommen
list-differences = Differenzen
list-expected = Vom Netzbetreiber erwartet
list-lead-pay_this_week = Von uns zu bezahlen, noch nicht unterwegs
list-lead-overdue = Der Termin ist vorbei, der Techniker wartet
list-lead-cannot_pay = Gesperrt, oder kein Konto, auf das bezahlt werden darf
list-lead-refused = Konto klären, dann neu bewilligen
list-lead-returned = Konto klären, dann neu bewilligen
list-lead-differences = Teilweise bezahlt, überzahlt, doppelt oder ungeklärt
list-lead-expected = Wird mit der Service ID auf unser Konto überwiesen
list-oldest = { $days ->
    [0] seit heute
    [one] seit 1 Tag
   *[other] seit { $days } Tagen
}
list-nothing = Nichts
work-unmatched = Buchungen ohne Zuordnung
work-unmatched-in = Eingang { $sum }
work-unmatched-out = Ausgang { $sum }
work-unmatched-lead = Die Bank hat gebucht, aber niemand weiss wofür
work-runs = Zahlungsläufe, die warten
work-runs-none = Kein Zahlungslauf wartet.
work-run-line = { $payments ->
    [one] 1 Zahlung
   *[other] { $payments } Zahlungen
}
work-run-on = Ausführung { $date }
work-accounts = Konten, die eine zweite Person brauchen
work-accounts-none = Kein Konto wartet.
work-accounts-more = { $count ->
    [one] und 1 weiteres
   *[other] und { $count } weitere
}
ageing-title = Was geschuldet ist, nach Fälligkeit
ageing-as-of = Stand am
ageing-today = Heute
ageing-bucket = Fälligkeit
ageing-dates = Fällig zwischen
ageing-we = Wir bezahlen
ageing-carrier = Netzbetreiber bezahlt
ageing-count = Anzahl
ageing-sum = Summe
ageing-total = Total
ageing-overpaid = Zu viel bezahlt
ageing-chart = Balken je Fälligkeit in { $currency }; die Zahlen stehen in der Tabelle.
ageing-none = Am { $date } war nichts geschuldet.
bucket-overdue_over28 = Über 28 Tage überfällig
bucket-overdue28 = 15 bis 28 Tage überfällig
bucket-overdue14 = 8 bis 14 Tage überfällig
bucket-overdue7 = 1 bis 7 Tage überfällig
bucket-due7 = Heute bis in 7 Tagen
bucket-due14 = In 8 bis 14 Tagen
bucket-due28 = In 15 bis 28 Tagen
bucket-later = Später
until-date = bis { $date }
from-date = ab { $date }

# Tabelle der Entschädigungen

accounts-search = Nummer, Service ID, Auftrag, Techniker
filter-list = Liste
filter-payer = Bezahlt
filter-owed = Nur offene
column-claim = Nummer
column-pay-by = Bankwerktag
column-hint = Hinweis
claims-owed = Offen
claims-paid-sum = Bezahlt
xlsx = Excel herunterladen
select-row = { $number } auswählen
select-page = Alle auf dieser Seite auswählen
select-all = Alle { $total } auswählen
select-max = Höchstens { $max } auf einmal: Bitte filtern.
selected = { $count ->
    [one] 1 ausgewählt
   *[other] { $count } ausgewählt
}
select-none = Auswahl aufheben
select-act = Mit der Auswahl
acted-title = { $act }: { $done } erledigt, { $refused } nicht
acted-all = { $done ->
    [one] { $act }: 1 erledigt.
   *[other] { $act }: { $done } erledigt.
}
acted-unchanged = An diesen wurde nichts geändert:
acted-count = { $count ->
    [one] 1 Entschädigung
   *[other] { $count } Entschädigungen
}
acted-more = und { $count } weitere
gathering = Sammelt die Auswahl: { $count } von { $total }
claims-open-claim = Zur Entschädigung
work-run = Zahlungslauf vom { $date }
note-title = Text der Zahlung
note-lead = Steht in jeder Zahlung nach der Service ID, gefolgt vom Tag des Besuchs.
note-edit = Text ändern
journal-title = Buchhaltung
journal-lead = In diesen Konten steht der Journalexport. Vorgegeben ist der Kontenrahmen KMU.
journal-edit = Konten ändern
journal-expense = Aufwand Entschädigungen
journal-liability = Verbindlichkeit an Techniker
journal-bank = Bank
journal-carrier_claim = Forderung an den Netzbetreiber
journal-carrier_income = Ertrag vom Netzbetreiber
journal-difference = Differenzen
journal-export = Journal herunterladen
journal-export-lead = Soll und Haben als CSV, jeder Eintrag einmal.
