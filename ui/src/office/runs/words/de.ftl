# Wörter der Zahlungsläufe.

pay-runs-title = Zahlungsläufe
pay-runs-empty-title = Noch kein Zahlungslauf
pay-runs-empty-lead = Sobald Entschädigungen bewilligt sind, steht oben, was ein Lauf jetzt zahlen würde.
pay-runs-list = Bisherige Läufe
pay-runs-column-on = Ausführung
pay-runs-column-made = Erstellt
pay-runs-column-payments = Zahlungen
pay-runs-column-total = Summe
pay-runs-column-kept-out = Nicht dabei
pay-runs-column-approved = Freigegeben von
pay-runs-column-progress = Stand bei der Bank

run-next-title = Nächster Lauf
run-next-payments = Zahlungen
run-next-total = Summe
run-next-on = Ausführung am
run-next-from = Vom Konto
run-next-kept-out = Nicht dabei
run-next-nothing = Jetzt ist nichts zu zahlen. Bewilligte Entschädigungen werden ab sechs Wochen nach dem Besuch vorgeschlagen.
run-make = Lauf erstellen und prüfen
run-look = Vorschlag ansehen
run-no-account-title = Es fehlt ein Konto, von dem gezahlt wird
run-no-account-lead = Ein Lauf in { $currency } braucht ein eigenes Konto, von dem die Bank zahlt.
run-to-settings = Zu den Einstellungen

proposal-title = Vorschlag für den nächsten Lauf
proposal-lead = Was ein Lauf zahlen würde, der jetzt erstellt wird. Noch ist nichts gespeichert.
proposal-currency = Währung
proposal-early = Auch spätere
proposal-early-hint = Nimmt auch Entschädigungen auf, die erst später vorgeschlagen würden.
proposal-payments = Was gezahlt wird
proposal-empty-title = Nichts zu zahlen
proposal-empty-lead = Keine Entschädigung kann jetzt gezahlt werden. Unten steht, was nicht dabei ist und warum.

run-title = Zahlungslauf vom { $date }
run-steps = Schritte
run-step-made = Erstellt
run-step-checked = Geprüft
run-step-approved = Freigegeben
run-step-exported = Exportiert
run-step-answered = Die Bank hat geantwortet
run-todo-made = Erstellen
run-todo-checked = Prüfen
run-todo-approved = Freigeben
run-todo-exported = Exportieren
run-todo-answered = Antwort der Bank
run-step-done = erledigt
run-step-now = jetzt
run-step-open = offen
run-step-by = { $name }, { $moment }

run-do-check = Prüfen
run-do-check-lead = Die Dateien werden geschrieben und mit den Regeln der Bank gelesen. Bezahlt wird dabei nichts.
run-do-approve = Freigeben
run-do-approve-lead = Eine zweite Person gibt genau diese Dateien frei. Jede Änderung am Lauf hebt die Freigabe auf.
run-do-export = Exportieren und herunterladen
run-do-export-lead = Laden Sie die Datei danach im E-Banking hoch. Von da an gilt jede Zahlung des Laufs als bei der Bank.
run-done-lead = Die Dateien sind exportiert. Was die Bank sagt, steht hier, sobald ihre Datei eingelesen ist.
run-dropped-lead = Dieser Lauf wurde verworfen. Seine Entschädigungen sind wieder frei für einen neuen Lauf.
run-complete = Der Lauf ist erledigt: Die Bank hat zu jeder Zahlung gesagt, was aus ihr geworden ist.
run-not-you = Das können nicht Sie tun
run-link-copy = Link für die zweite Person kopieren
run-link-copied = Link kopiert
run-drop = Lauf verwerfen
run-protocol = Protokoll (PDF)

run-facts = Lauf
run-fact-on = Ausführung am
run-fact-from = Vom Konto
run-fact-payments = Zahlungen
run-fact-total = Summe

run-files = Dateien für die Bank
run-files-lead = Wer freigibt, gibt genau diese Dateien frei: Die Prüfsumme ist der Fingerabdruck ihres Inhalts.
run-file-hash = SHA-256
run-file-payments = Zahlungen
run-file-download = Herunterladen
run-file-download-named = Datei { $name } herunterladen

run-progress = Was die Bank gesagt hat
run-progress-bar = { $booked } von { $total } gebucht
run-progress-booked = Gebucht
run-progress-accepted = Angenommen, noch nicht gebucht
run-progress-exported = Noch keine Antwort
run-progress-rejected = Abgelehnt
run-progress-returned = Zurückgekommen
run-progress-unclear = Unklar
run-progress-short = { $booked } von { $total } gebucht
run-progress-not-yet = Noch nicht exportiert
run-progress-trouble = { $count ->
    [one] 1 braucht Sie
   *[other] { $count } brauchen Sie
}
run-progress-import = Antwort oder Auszug der Bank einlesen

run-changed = Was bei der Bank anders steht
run-changed-lead = Banken nehmen nur bestimmte Zeichen. Diese Texte werden so geschrieben:
run-changed-part-name = Name
run-changed-part-remittance = Mitteilung
run-changed-part-other = Text
run-changed-part = Text
run-changed-from = Hier
run-changed-to = Bei der Bank
run-payment = Zahlung

run-payments = Zahlungen
run-payments-search = Nummer, Name, IBAN
run-payments-none = Keine Zahlung passt.
run-column-number = Nummer
run-column-technician = Techniker
run-column-holder = Kontoinhaber
run-column-iban = Konto
run-column-amount = Betrag
run-column-due = Fällig
run-column-pay-by = Zahlen bis
run-column-service-id = Service ID
run-column-state = Stand
run-column-act = Aktion

run-kept-out = Nicht dabei, und warum
run-kept-out-lead = Diese Entschädigungen halten die anderen nicht auf. Sie bleiben offen und werden beim nächsten Lauf neu beurteilt.
run-kept-out-why = Grund
run-kept-out-more = { $count ->
    [one] 1 weitere zeigen
   *[other] { $count } weitere zeigen
}

run-take-out = Herausnehmen
run-take-out-named = { $number } herausnehmen
run-take-out-title = { $number } aus dem Lauf nehmen
run-take-out-lead = Die Entschädigung bleibt offen und kann in einen späteren Lauf. Prüfung und Freigabe dieses Laufs gelten nicht mehr.
run-drop-title = Lauf verwerfen
run-drop-lead = Nichts wird gezahlt. Alle Entschädigungen des Laufs sind wieder frei für einen neuen Lauf. Ein verworfener Lauf kommt nicht zurück.

run-history = Verlauf
run-event-made = Erstellt, { $payments ->
    [one] 1 Zahlung
   *[other] { $payments } Zahlungen
}
run-event-changed = Geändert: { $what }
run-event-checked = Geprüft
run-event-approved = Freigegeben
run-event-exported = Exportiert
run-event-dropped = Verworfen: { $reason }
