# Wörter der Bankdateien und der Buchungen.

bank-files-title = Bankdateien
bank-files-empty-title = Noch keine Bankdatei
bank-files-empty-lead = Laden Sie im E-Banking Antworten (pain.002), Auszüge (camt.053) und Anzeigen (camt.054) herunter und lesen Sie sie hier ein.
bank-files-list = Eingelesene Dateien
bank-column-name = Datei
bank-column-kind = Art
bank-column-imported = Eingelesen
bank-column-brought = Neue Buchungen
bank-column-placed = Zugeordnet
bank-column-waiting = Brauchen Sie
bank-column-answers = Antworten
bank-column-findings = Befunde

bank-kind-answer = Antwort der Bank (pain.002)
bank-kind-statement = Kontoauszug (camt.053)
bank-kind-advice = Buchungsanzeige (camt.054)
bank-kind-short-answer = Antwort
bank-kind-short-statement = Auszug
bank-kind-short-advice = Anzeige

import-title = Dateien der Bank einlesen
import-lead = Mehrere auf einmal, auch ZIP. Eine Datei, die schon eingelesen ist, ändert nichts.
import-drop = Dateien hierher ziehen oder
import-choose = Dateien wählen
import-drop-now = Loslassen zum Einlesen
import-under-way = Wird eingelesen
import-waiting = Wartet
import-sending = { $percent } % übertragen
import-reading = Wird gelesen …
import-stop = Übrige nicht einlesen
import-stopped = Nicht eingelesen
import-failed = Nicht eingelesen: { $why }
import-again = Nochmals versuchen
import-known = Schon eingelesen am { $moment }: Nichts hat sich geändert. Sie brachte damals:
import-refused = Nicht gelesen. Nichts davon wurde gespeichert oder gezählt.
import-read = { $count ->
    [one] 1 Datei eingelesen
   *[other] { $count } Dateien eingelesen
}
import-read-refused = { $count ->
    [0] { "" }
    [one] , 1 nicht
   *[other] , { $count } nicht
}
import-open = Einzelheiten
import-to-desk = { $count ->
    [one] 1 Buchung zuordnen
   *[other] { $count } Buchungen zuordnen
}
import-clear = Liste leeren

brought-nothing = Nichts Neues
brought-bookings = { $count ->
    [one] 1 neue Buchung
   *[other] { $count } neue Buchungen
}
brought-placed = { $count ->
    [one] 1 automatisch zugeordnet
   *[other] { $count } automatisch zugeordnet
}
brought-repeated = { $count ->
    [one] 1 meldet dasselbe Geld nochmals
   *[other] { $count } melden dasselbe Geld nochmals
}
brought-suggested = { $count ->
    [one] 1 mit Vorschlag
   *[other] { $count } mit Vorschlag
}
brought-unmatched = { $count ->
    [one] 1 ohne Zuordnung
   *[other] { $count } ohne Zuordnung
}
brought-known = { $count ->
    [one] 1 schon bekannt
   *[other] { $count } schon bekannt
}
brought-announced = { $count ->
    [one] 1 erst angekündigt (zählt noch nicht)
   *[other] { $count } erst angekündigt (zählen noch nicht)
}
brought-accepted = { $count ->
    [one] 1 Zahlung angenommen
   *[other] { $count } Zahlungen angenommen
}
brought-rejected = { $count ->
    [one] 1 Zahlung abgelehnt
   *[other] { $count } Zahlungen abgelehnt
}
brought-unclear = { $count ->
    [one] 1 Antwort passt nicht
   *[other] { $count } Antworten passen nicht
}
brought-settled = { $count ->
    [one] 1 Entschädigung erledigt
   *[other] { $count } Entschädigungen erledigt
}
brought-returned = { $count ->
    [one] 1 Zahlung zurückgekommen
   *[other] { $count } Zahlungen zurückgekommen
}
brought-alarms = { $count ->
    [one] 1 Alarm: vielleicht doppelt bezahlt
   *[other] { $count } Alarme: vielleicht doppelt bezahlt
}
brought-findings = { $count ->
    [one] 1 Befund
   *[other] { $count } Befunde
}

bank-file-facts = Datei
bank-file-by = Eingelesen von
bank-file-hash = SHA-256
bank-file-download = Original herunterladen
bank-file-brought = Was sie brachte
bank-file-statements = Auszüge
statement-account = Konto
statement-ours = eigenes Konto
statement-not-ours = kein Konto des Betriebs
statement-number = Nummer
statement-days = Zeitraum
statement-opening = Anfangssaldo
statement-closing = Schlusssaldo
statement-bookings = Buchungen
findings-title = Befunde
findings-lead = Die Datei wurde trotzdem gelesen. Was beiseitegelegt ist, zählt nicht und braucht einen Menschen.
findings-line = Zeile
findings-entry = Eintrag
findings-what = Was
findings-whole = ganze Datei
findings-aside = beiseitegelegt
findings-first = Die ersten { $count }.

bookings-title = Buchungen
bookings-search = Name, Referenz, Mitteilung
bookings-list = Liste der Buchungen
bookings-tab-waiting = Zu erledigen
bookings-tab-all = Alle
bookings-column-booked = Gebucht
bookings-column-age = Alter
bookings-column-amount = Betrag
bookings-column-who = Gegenpartei
bookings-column-state = Stand
bookings-filter-direction = Richtung
bookings-out = Belastung
bookings-in = Gutschrift
bookings-empty-title = Keine Buchung wartet
bookings-empty-lead = Alle Buchungen sind zugeordnet. Neue kommen mit dem nächsten Kontoauszug.
bookings-none-title = Noch keine Buchung
bookings-none-lead = Lesen Sie zuerst einen Kontoauszug ein.
bookings-no-match-title = Keine Buchung passt
bookings-no-match-lead = Suche ändern oder Filter löschen.
bookings-import = Bankdateien einlesen
booking-age = { $days ->
    [0] heute
    [one] 1 Tag
   *[other] { $days } Tage
}
booking-state-unmatched = Offen
booking-state-matched = Zugeordnet
booking-state-not_ours = Nicht unsere
booking-state-parts = In Teilen gebucht
booking-state-held = Weggenommen
booking-state-repeated = Nochmals gemeldet

desk-choose-title = Buchung wählen
desk-choose-lead = Links eine Buchung wählen. Tasten: ? zeigt alle.
desk-booked-on = Gebucht am
desk-valued-on = Valuta
desk-account = Unser Konto
desk-other = Gegenpartei
desk-texts = Mitteilung
desk-end-to-end = Zahlungsnummer
desk-payment-information = Teil der Zahlungsdatei
desk-batch = Sammelbuchung
desk-batch-payments = { $count ->
    [one] 1 Zahlung
   *[other] { $count } Zahlungen
}
desk-batch-unknown = Anzahl unbekannt
desk-reversal = Macht eine frühere Buchung rückgängig
desk-returned = Rückzahlung
desk-file = Aus Datei
desk-no-name = ohne Namen
desk-more = Mehr von der Bank
desk-why-not = Warum keine Regel sie zuordnet
desk-suggestions = Vorschläge
desk-no-suggestions = Keine Entschädigung passt von selbst. Suchen Sie nach einer.
desk-for = Dafür
desk-against = Dagegen
desk-due = fällig am { $date }
desk-take = Zuordnen
desk-take-named = { $number } zuordnen
desk-search = Entschädigung suchen
desk-search-label = Nummer, Service ID, Auftrag, Techniker
desk-search-lead = Mindestens zwei Zeichen.
desk-search-none = Keine Entschädigung passt.
desk-add = Dazunehmen
desk-add-named = { $number } dazunehmen
desk-split = Auf mehrere verteilen
desk-split-lead = Teilbeträge geben zusammen höchstens den Betrag der Buchung.
desk-split-amount = Betrag für { $number }
desk-split-remove = { $number } weglassen
desk-split-left = Noch nicht verteilt
desk-split-over = Zu viel verteilt
desk-split-unreadable = Bitte einen Betrag wie 60.00.
desk-split-go = { $count ->
    [one] 1 Entschädigung zuordnen
   *[other] { $count } Entschädigungen zuordnen
}
desk-matched = Zählt für
desk-rule-payment_id = nach Regel: Zahlungsnummer
desk-rule-batch = nach Regel: Sammelbuchung
desk-rule-service_id = nach Regel: Service ID
desk-rule-hand = von Hand
desk-left = Davon zählt für nichts
desk-take-off = Wegnehmen
desk-take-off-title = Buchung wegnehmen
desk-take-off-lead = Die Buchung zählt dann für keine Entschädigung mehr und wartet wieder hier. Keine Regel ordnet sie noch einmal zu. Bezahlt wird dadurch nichts: Die Entschädigung muss ein Mensch neu beurteilen.
desk-not-ours = Nicht unsere
desk-not-ours-title = Gehört nicht zu unseren Zahlungen
desk-not-ours-lead = Die Buchung verschwindet aus der Arbeit und zählt für nichts. Das lässt sich zurücknehmen.
desk-ours = Doch unsere
desk-said-not-ours = Als «nicht unsere» bezeichnet von { $name }, { $moment }

desk-did-match = Zugeordnet: { $number }. Nächste Buchung.
desk-did-match-last = Zugeordnet: { $number }. Keine weitere wartet.
desk-did-take-off = Weggenommen. Die Buchung wartet wieder.
desk-did-not-ours = Als «nicht unsere» bezeichnet.
desk-did-ours = Wieder in Arbeit.

desk-keys-move = Buchung wählen
desk-keys-open = In die Buchung
desk-keys-back = Zurück zur Liste
desk-keys-take = Vorschlag 1 bis 9 zuordnen
desk-keys-search = Entschädigung suchen
desk-keys-not-ours = Nicht unsere
desk-keys-take-off = Wegnehmen

refused-not_xml = Das ist keine XML-Datei. Holen Sie im E-Banking die Datei camt.053, camt.054 oder pain.002.
refused-damaged = Die Datei ist beschädigt oder unvollständig. Laden Sie sie nochmals herunter.
refused-no_namespace = Die Datei sagt nicht, nach welchem Standard sie geschrieben ist.
refused-not_a_bank_file = Das ist keine Antwort, kein Auszug und keine Anzeige einer Bank.
refused-nothing_inside = In der Datei ist nichts: kein Auszug und keine Antwort.
refused-entities = Die Datei enthält eigene Ersetzungen, die in keiner Bankdatei vorkommen.
refused-encoding = Die Datei ist nicht in UTF-8 geschrieben. Verlangen Sie UTF-8 und speichern Sie sie in keinem Editor.
refused-too_deep = Die Datei ist tiefer verschachtelt als jede Bankdatei.
refused-too_large = Die Datei ist zu gross. Verlangen Sie einen kürzeren Zeitraum.
refused-text_too_long = Ein Text in der Datei ist länger als in jeder Bankdatei.
refused-too_many = In der Datei steht zu viel an einer Stelle.
refused-unreadable = Die Datei konnte nicht gelesen werden.
refused-archive = Die ZIP-Datei lässt sich nicht öffnen. Entpacken Sie sie und wählen Sie die Dateien darin.

finding-wrong_order = Ein Element steht an anderer Stelle als im Standard.
finding-overlong = Ein Text ist länger als erlaubt.
finding-direction_unknown = Weder Gutschrift noch Belastung.
finding-amount_unreadable = Der Betrag ist nicht lesbar.
finding-currency_missing = Die Währung fehlt.
finding-missing = Eine Angabe fehlt.
finding-status_unknown = Der Status ist unbekannt; der Eintrag zählt nicht als gebucht.
finding-date_unreadable = Das Datum ist nicht lesbar.
finding-number_unreadable = Eine Zahl ist nicht lesbar.
finding-details_differ = Der Eintrag und seine Einzelheiten ergeben verschiedene Beträge.
finding-count_differs = Die Sammelbuchung nennt eine andere Anzahl Zahlungen.
finding-batch_without_details = Sammelbuchung ohne Einzelheiten; eine Anzeige (camt.054) kann sie nennen.
finding-balance_gap = Anfangssaldo und Buchungen ergeben nicht den Schlusssaldo.
finding-account_missing = Der Auszug nennt kein Konto.
finding-name_differs = Der Dateiname sagt etwas anderes als der Inhalt; der Inhalt zählt.
finding-namespace_differs = Die Datei nennt einen anderen Standard, als ihr Inhalt hat; der Inhalt zählt.
finding-unknown_element = Ein Element kennt der Standard nicht; es wird übergangen.
finding-more_unknown_elements = Zu viele Elemente kennt der Standard nicht; sie werden übergangen.
