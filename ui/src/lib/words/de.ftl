# Wörter, die beide Seiten brauchen. Schweizer Rechtschreibung.

close = Schliessen
back = Zurück
cancel = Abbrechen
retry = Noch einmal versuchen
loading = Wird geladen …
optional = freiwillig
search = Suchen
clear = Leeren
characters-left = { $count ->
    [one] Noch { $count } Zeichen
   *[other] Noch { $count } Zeichen
}
copied = Kopiert

job = Auftrag
service-id = Service ID
sample-amount = Erfundener Beispielbetrag

job-state-open = Offen
job-state-assigned = Zugeteilt
job-state-on_site = Vor Ort
job-state-completed = Erledigt
job-state-failed = Gescheitert
job-state-cancelled = Abgebrochen

job-kind-installation = Installation
job-kind-transfer_point = Überführungspunkt (UP)
job-kind-repair = Störung

claim-state-submitted = Eingereicht
claim-state-approved = Bewilligt
claim-state-in_pay_run = In Auszahlung
claim-state-paid = Ausbezahlt
claim-state-rejected = Abgelehnt
claim-state-returned = Zurückgekommen

action-check_in = Check-in
action-check_out = Check-out
action-cancel = Abbruch
action-request_service_order = Neuer Serviceauftrag

cancellation-customer = Kunde
cancellation-technician = Techniker
cancellation-other = Anderer Grund
transfer-point-not-accessible = UP nicht zugänglich

wish-soon = So bald wie möglich
wish-date = Am { $date }
wish-line_active = Sobald die Linie aktiv ist
wish-material_there = Sobald das Material da ist

service-order-requested = Wartet auf einen Termin
service-order-scheduled = Termin vergeben
service-order-declined = Abgelehnt

question-successful = Auftrag erfolgreich?
question-third_party = Dritte beteiligt?
question-call = Anruf bestätigt?
question-technician_visit = Besuch nötig?
question-cause = Ursache
question-reason = Grund
question-confirm = Bestätigen

field-contact = Gesprächspartner
field-reference = Referenz
field-reason = Grund
field-note = Bemerkung
field-customer_name = Name des Kunden
field-customer_phone = Telefonnummer
field-street = Strasse und Nummer
field-postcode = Postleitzahl
field-city = Ort
field-access = Zugang
field-instructions = Arbeitsanweisung
field-job_number = Auftragsnummer
field-person_name = Name
field-wish = Gewünschter Termin

refusal-job_unknown = Dieser Auftrag ist nicht bekannt.
refusal-not_yours = Dieser Auftrag ist jetzt jemand anderem zugeteilt.
refusal-not_checked_in = Zuerst einchecken.
refusal-already_checked_in = Dieser Auftrag ist schon eingecheckt.
refusal-already_checked_out = Dieser Auftrag ist schon abgeschlossen.
refusal-cancelled = Dieser Auftrag ist abgebrochen.
refusal-work_stopped = UP-Auftrag mit toter Linie: Unter diesem Auftrag nicht weiterarbeiten, sondern als gescheitert abschliessen.
refusal-procedure_unknown = Das Störfall-Verfahren dieses Berichts ist nicht bekannt.
refusal-cause_unknown = Diese Ursache gibt es im Verfahren nicht.
refusal-not_in_partnership = Dieser Auftrag läuft nicht in Partnerschaft mit einem Netzbetreiber.
refusal-unanswered = Noch offen: { $question }
refusal-not_on_the_way = Diese Antwort ist hier nicht möglich.
refusal-not_a_transfer_point = «UP nicht zugänglich» gibt es nur bei UP-Aufträgen, mit dem Grund «Kunde».
refusal-needed = Bitte ausfüllen: { $field }
refusal-too_long = { $field }: höchstens { $max } Zeichen.
refusal-window_impossible = Der Besuch muss nach seinem Beginn und innerhalb eines Tages enden.
refusal-date_past = Dieses Datum ist vorbei.
refusal-service_order_exists = Aus diesem Auftrag wurde schon ein Serviceauftrag eröffnet.
refusal-service_order_settled = Dieser Serviceauftrag ist schon erledigt.
refusal-claim_exists = Aus diesem Auftrag ist schon eine Entschädigung entstanden, und es gibt nur eine pro Auftrag. Als Beleg annehmen oder ablehnen.
refusal-operation_unreadable = Der Server kann das nicht lesen. Als Beleg annehmen oder ablehnen.
refusal-operation_too_new = Das kommt von einer neueren App, als der Server kennt. Server aktualisieren, als Beleg annehmen oder ablehnen.
refusal-review_settled = Darüber ist schon entschieden.
refusal-service_id_empty = Es braucht eine Service ID.
refusal-service_id_too_long = Eine Service ID hat höchstens { $max } Zeichen.
refusal-service_id_character = Dieses Zeichen kann in einer Service ID nicht vorkommen: { $character }
refusal-iban_empty = Es braucht eine IBAN.
refusal-iban_character = Eine IBAN hat nur Buchstaben und Ziffern. Bitte weglassen: { $character }
refusal-iban_country = Ausbezahlt wird nur auf Konten in der Schweiz oder in Liechtenstein. Die IBAN beginnt mit CH oder LI.
refusal-iban_length = Diese IBAN hat { $found } Buchstaben und Ziffern statt { $expected }.
refusal-iban_mistyped = Diese IBAN hat einen Tippfehler: Die Prüfziffern passen nicht.
refusal-qr_iban = Das ist eine QR-IBAN für eingehende Rechnungen. Bitte die normale IBAN des Kontos eingeben.
refusal-unknown = Eine Regel sagt Nein, die diese App noch nicht kennt. Es ist aufbewahrt; bitte die App aktualisieren.

park-needs_newer_server = Kommt aus einer neueren App ({ $action }). Aufbewahrt, bis der Server sie kennt.
park-unreadable = Der Server konnte es nicht lesen. Es ist aufbewahrt.
park-revoked_phone = Das Büro hatte dieses Gerät gesperrt, als die Arbeit ankam. Das Büro schaut sie an.
park-cloned_phone = Zwei Geräte geben sich als dasselbe aus. Das Büro schaut es an.
park-behind = Ein früherer Schritt an diesem Auftrag wartet noch auf das Büro.
park-unknown = Wartet auf das Büro, aus einem Grund, den diese App noch nicht kennt.

missing-partnership = Der Auftrag läuft nicht in Partnerschaft mit einem Netzbetreiber.
missing-procedure = Das Störfall-Verfahren ist noch nicht auf diesem Gerät.
missing-service_id = Der Auftrag hat keine Service ID.
missing-third_party = Der Netzbetreiber ist nicht beteiligt.
missing-call = Der Anruf ist nicht bestätigt.
missing-call_not_reached = Die Helpline wurde nicht erreicht.
missing-technician_visit = Ob ein Techniker kommen muss, ist offen.
missing-cause = Die Ursache fehlt.
missing-compensation = Für diese Ursache ist keine Entschädigung festgelegt.
